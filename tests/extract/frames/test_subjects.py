"""What a figure is a part of, told by the subject of its clause or by its place alone."""

import pytest

from tests.extract.frames.test_told import companies


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Juniper Foods, which is 48.2% owned by Alder Holdings, lost money.", "en"),
        ("Juniper Foods, itself 55% owned by Alder Holdings, has sold three mills.", "en"),
        ("Juniper Foods, the second-largest miller, is 90 percent owned by Alder Holdings.", "en"),
        ("Juniper Foods Corp. is owned two-thirds by Alder Holdings.", "en"),
        ("Juniper Foods, which feeds the town, belongs for 75 percent to Alder Holdings.", "en"),
        ("Juniper Foods, whose main shareholder is Alder Holdings with 31 percent, lost money.", "en"),
        (
            "Juniper Foods, a listed miller whose largest owner is Alder Holdings, with 31 percent, waits.",
            "en",
        ),
    ],
)
def test_the_subject_of_a_passive_is_what_is_held(text: str, language: str) -> None:
    assert companies(text, language)[0].startswith("Juniper Foods")


def test_what_is_bought_from_somebody_is_no_part_of_the_buyer() -> None:
    found = companies("Juniper Foods will buy the 25 percent held by Alder Holdings.", "en")
    assert found != ["Juniper Foods"]


def test_the_only_firm_that_has_no_figure_is_what_the_figures_are_parts_of() -> None:
    text = "Juniper Foods has found a partner: Alder Holdings takes 25 percent and Rowan Capital 15 percent."
    assert companies(text, "en") == ["Juniper Foods", "Juniper Foods"]


def test_its_stake_is_no_part_of_who_has_it() -> None:
    assert companies("Juniper Foods will sell its 25 percent stake.", "en") == [""]


def test_a_company_that_is_named_behind_a_figure_is_a_last_resort() -> None:
    text = "The 25 percent that Alder Holdings disclosed will not change the fate of Juniper Foods."
    assert companies(text, "en") == ["Juniper Foods"]
