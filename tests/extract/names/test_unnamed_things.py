"""What is held without having a name: works, units, what two firms become."""

import pytest

from tests.extract.frames.test_halves import stakes


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Corvo Mills has 49 percent of its consumer-finance arm.", "consumer-finance arm"),
        (
            "Corvo Mills raised its interest in the planned export pipeline to 20 percent.",
            "planned export pipeline",
        ),
        ("Corvo Mills has bought 25 percent of its licence off Gabon.", "licence off Gabon"),
        ("Corvo Mills has a 60 percent stake in Kigali's new airport at Bugera.", "airport at Bugera"),
        ("Corvo Mills will own 58 percent of the combined entity.", "combined entity"),
    ],
)
def test_a_thing_without_a_name_can_be_held(text: str, held: str) -> None:
    assert {name for _, name, _ in stakes(text)} == {held}


@pytest.mark.parametrize(
    "text",
    [
        "Foreigners may have 40 percent of a telephone company.",
        "Corvo Mills sells 30 percent of its output to Belmar.",
        "Corvo Mills built the refinery. Belmar spent 30 percent of its budget on the planned airport.",
    ],
)
def test_what_nobody_holds_is_nothing(text: str) -> None:
    assert stakes(text) == set()


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Uganda's state oil firm has 15 percent of Belmar Mills.", "Uganda's state oil firm"),
        ("The promoter group, led by Ann Lind, has 58 percent of Belmar Mills.", "promoter group"),
        ("Bookmaker Corvo has 49 percent of Belmar Mills.", "Corvo"),
    ],
)
def test_a_holder_without_a_name_of_its_own_is_one(text: str, holder: str) -> None:
    assert holder in {name for name, _, _ in stakes(text)}


def test_a_state_firm_with_a_name_is_called_by_it() -> None:
    assert stakes("Norway's state oil company Alder has 49 percent of Belmar Mills.") == {
        ("Alder", "Belmar Mills", 49.0)
    }
