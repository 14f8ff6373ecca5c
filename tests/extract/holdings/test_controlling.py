"""Majorities told in words are control."""

from tests.extract.support import owned


def test_a_worded_majority_is_a_holding_and_control() -> None:
    assert owned("Oak Mills is the majority owner of Fir Works.") == [
        "Oak Mills > Fir Works",
        "Oak Mills > Fir Works 50-",
    ]


def test_a_figure_a_minority_or_a_former_majority_gives_no_control() -> None:
    assert owned("Oak Mills owns 60% of Fir Works.") == ["Oak Mills > Fir Works 60"]
    assert "Oak Mills > Fir Works" not in owned("Oak Mills is a former majority owner of Fir Works.")
    assert "Oak Mills > Fir Works 50-" not in owned("Oak Mills is a minority owner of Fir Works.")
