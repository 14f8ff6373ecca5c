"""Who buys what is left has all of it."""

import pytest

from tests.extract.frames.test_halves import stakes


@pytest.mark.parametrize(
    "text",
    [
        "Corvo Mills agreed to buy the remaining 51 per cent of the operator Belmar. It has been a "
        "shareholder since 2015 with 49 per cent.",
        "Corvo Mills holds 49 percent of Belmar and will buy the other 51 percent.",
    ],
)
def test_what_the_buyer_had_and_what_is_left_make_all(text: str) -> None:
    assert {share for _, _, share in stakes(text)} == {49.0, 100.0}


@pytest.mark.parametrize(
    "text",
    [
        "Corvo Mills, which holds 20 percent of Belmar, has acquired another 30 percent.",
        "Corvo Mills will buy the remaining 51 percent of Belmar. Ann Lind keeps 49 percent of it.",
    ],
)
def test_a_part_that_does_not_complete_the_whole_is_no_whole(text: str) -> None:
    assert 100.0 not in {share for _, _, share in stakes(text)}


def test_what_is_bought_back_is_no_level() -> None:
    assert (
        stakes("Corvo Mills said it had bought back the 34 percent of Belmar that it sold in 2016.") == set()
    )
