"""Plans told by a noun, whole firms for sale, control taken, states as owners, names that begin small."""

import pytest

from tests.extract.support import lines, stakes


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills is considering the sale of its stake in Fir Works.", "en", "plans_to_reduce planned"),
        ("Oak Mills is considering selling its stake in Fir Works.", "en", "plans_to_reduce planned"),
        ("Oak Mills is in talks to sell Fir Works.", "en", "plans_to_reduce negotiating"),
        ("Oak Mills plans to divest its Fir Works shares.", "en", "plans_to_reduce planned"),
        ("Oak Mills plans a bid for Fir Works.", "en", "plans_to_invest planned"),
        ("Oak Mills will take over Fir Works.", "en", "plans_to_invest planned"),
        (
            "Oak Mills négocie la vente de sa participation dans Fir Works.",
            "fr",
            "plans_to_reduce negotiating",
        ),
        ("Oak Mills envisage de céder Fir Works.", "fr", "plans_to_reduce planned"),
        ("Oak Mills souhaite monter au capital de Fir Works.", "fr", "plans_to_increase planned"),
        ("Oak Mills compte entrer au capital de Fir Works.", "fr", "plans_to_invest planned"),
    ],
)
def test_a_plan_is_told_by_a_noun_or_of_a_whole_firm(text: str, language: str, expected: str) -> None:
    assert f"Oak Mills > Fir Works ? {expected}" in stakes(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills plans to sell Fir Works bread.", "en"),
        ("Oak Mills sold bread to Fir Works.", "en"),
        ("Oak Mills is considering the offer of a hotel.", "en"),
    ],
)
def test_bread_is_no_stake(text: str, language: str) -> None:
    assert stakes(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills took control of Fir Works.", "en"),
        ("Oak Mills exercises control over Fir Works.", "en"),
        ("Oak Mills a pris le contrôle de Fir Works.", "fr"),
        ("Filiale d'Oak Mills, Fir Works recule.", "fr"),
        ("Through its holding vehicle Fir Works, Oak Mills owns a brewery.", "en"),
    ],
)
def test_control_is_taken_exercised_or_had_through_a_vehicle(text: str, language: str) -> None:
    assert "Oak Mills > Fir Works ? controls" in [
        line.replace("controls ?", "? controls") for line in stakes(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills, a Norwegian state-owned company, lost money.", "en"),
        ("Oak Mills, Norway's state-owned railway, lost money.", "en"),
        ("Oak Mills is a state-owned Norwegian utility.", "en"),
        ("Oak Mills est une entreprise publique norvégienne.", "fr"),
        ("Oak Mills, entreprise publique norvégienne, perd de l'argent.", "fr"),
        ("Oak Mills, détenu par l'État norvégien, perd de l'argent.", "fr"),
        ("Oak Mills, propriété de l'État norvégien, perd de l'argent.", "fr"),
    ],
)
def test_a_state_owns_what_is_described_as_its_own(text: str, language: str) -> None:
    (line,) = stakes(text, language)
    assert "> Oak Mills" in line
    assert "state_owned" in line


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills was a state-owned Norwegian utility.",
        "Oak Mills is not a state-owned Norwegian utility.",
        "Oak Mills, a former Norwegian state-owned company, lost money.",
    ],
)
def test_what_no_longer_belongs_to_a_state_is_not_said_to(text: str) -> None:
    assert stakes(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "share"),
    [
        ("Fir Works is majority owned by Oak Mills.", "en", "50-"),
        ("Détenu majoritairement par Oak Mills, Fir Works recule.", "fr", "50-"),
        ("Propriétaire de Fir Works, Oak Mills recule.", "fr", "?"),
    ],
)
def test_words_of_owning_open_a_sentence_or_carry_a_majority(text: str, language: str, share: str) -> None:
    assert f"Oak Mills > Fir Works {share}" in stakes(text, language)


def test_a_name_that_begins_small_is_a_name() -> None:
    text = "Oak Mills fell. The lender nBank owns 7% of Fir Works."
    assert stakes(text, "en") == ["nBank > Fir Works 7"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills is considering the sale of the 30% it holds in Fir Works.", "en", ["Fir Works"]),
        ("Chêne étudie la vente de tout ou partie des 74 % qu'il possède dans Sapin.", "fr", ["Sapin"]),
        ("Oak Mills said it would not sell any part of Fir Works.", "en", ["Fir Works"]),
        ("Oak Mills said it would not sell any part of the roof of Fir Works.", "en", []),
    ],
)
def test_what_is_sold_may_be_told_behind_its_figure(text: str, language: str, expected: list[str]) -> None:
    plans = [line for line in lines(text, language) if line["relation"] == "plans_to_reduce"]
    assert [line["object"] for line in plans] == expected


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("There were never any merger talks between Oak Mills and Fir Works.", "en", "denied"),
        ("Chêne n'a jamais eu de pourparlers de fusion avec Sapin.", "fr", "denied"),
        ("Oak Mills is in merger talks with Fir Works.", "en", "negotiating"),
    ],
)
def test_talks_that_never_were_are_denied(text: str, language: str, modality: str) -> None:
    assert [line["modality"] for line in lines(text, language)] == [modality]
