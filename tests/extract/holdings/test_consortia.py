"""Several who act as one."""

import pytest

from tests.extract.holdings.drafting import pairs

_BOTH = {"Oak Mills > Fir Works", "Elm Foods > Fir Works"}


@pytest.mark.parametrize(
    "text",
    [
        "Fir Works was bought in 2019 by a consortium of Oak Mills and Elm Foods.",
        "Fir Works was bought by a Dutch-led consortium comprising Oak Mills and Elm Foods.",
        "A consortium of Oak Mills and Elm Foods has completed the purchase of Fir Works.",
        "A group led by Oak Mills and Elm Foods bought Fir Works in 2019.",
    ],
)
def test_each_of_a_consortium_owns_what_it_bought(text: str) -> None:
    assert pairs(text) >= _BOTH


def test_a_french_consortium_does_not_belong_to_what_it_buys() -> None:
    text = "Sapin SA a été racheté en 2019 par un consortium réunissant Chêne SA et Orme SA."
    assert pairs(text, "fr") == {"Chêne SA > Sapin SA", "Orme SA > Sapin SA"}


def test_a_group_by_name_is_no_consortium() -> None:
    found = pairs("Fir Works was bought by the Danish group Oak Mills and makes soap.")
    assert found == {"Oak Mills > Fir Works"}
