"""Offices told by a verb."""

import pytest

from tests.extract.support import lines

_HELD, _OVER = "holds_office", "former_office"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Lee, who chaired Oak Mills until 2019, sails.", "en", [("Ann Lee", _OVER, "Oak Mills")]),
        ("Ann Lee runs Fir Works.", "en", [("Ann Lee", _HELD, "Fir Works")]),
        ("Oak Mills, led by Ann Lee, makes bread.", "en", [("Ann Lee", _HELD, "Oak Mills")]),
        ("Oak Mills has named Ann Lee as its new chief executive.", "en", [("Ann Lee", _HELD, "Oak Mills")]),
        ("Ann Lee was appointed chair of Oak Mills.", "en", [("Ann Lee", _HELD, "Oak Mills")]),
        ("Ann Lee stepped down as chairman of Oak Mills.", "en", [("Ann Lee", _OVER, "Oak Mills")]),
        ("Ann Lee served as chairman of Oak Mills.", "en", [("Ann Lee", _OVER, "Oak Mills")]),
        ("Ann Lee takes the helm of Oak Mills.", "en", [("Ann Lee", _HELD, "Oak Mills")]),
        (
            "Ann Lee replaced Bob Dahl as chief executive of Oak Mills.",
            "en",
            [("Ann Lee", _HELD, "Oak Mills"), ("Bob Dahl", _OVER, "Oak Mills")],
        ),
        ("Jean Morel préside Sapin depuis 2010.", "fr", [("Jean Morel", _HELD, "Sapin")]),
        (
            "Jean Morel, qui présidait Sapin jusqu'en 2019, est mort.",
            "fr",
            [("Jean Morel", _OVER, "Sapin")],
        ),
        ("Sapin a nommé Marie Dubois directrice générale.", "fr", [("Marie Dubois", _HELD, "Sapin")]),
        ("Jean Morel a quitté la présidence de Sapin.", "fr", [("Jean Morel", _OVER, "Sapin")]),
        ("Jean Morel a pris la tête de Sapin.", "fr", [("Jean Morel", _HELD, "Sapin")]),
        (
            "Marie Dubois a démissionné de son poste de directrice générale de Sapin.",
            "fr",
            [("Marie Dubois", _OVER, "Sapin")],
        ),
    ],
)
def test_a_verb_tells_who_holds_or_held_an_office(
    text: str, language: str, expected: list[tuple[str, str, str]]
) -> None:
    found = [(line["subject"], line["relation"], line["object"]) for line in lines(text, language)]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Lee was chief executive of Oak Mills from 2010 to 2018.", "en", _OVER),
        ("Former Oak Mills boss Ann Lee is angry.", "en", _OVER),
        ("Bob Dahl, formerly finance director of Oak Mills, was sentenced.", "en", _OVER),
        ("Oak Mills makes bread. Its chief executive, Ann Lee, smiled.", "en", _HELD),
        ("Sapin va bien, assure son directeur général, Jean Morel.", "fr", _HELD),
        ("L'ex-patron de Sapin, Jean Morel, est jugé.", "fr", _OVER),
        ("Jean Morel a été président de Sapin de 2010 à 2015.", "fr", _OVER),
    ],
)
def test_a_title_is_of_the_firm_spoken_of_and_of_its_time(text: str, language: str, expected: str) -> None:
    (line,) = lines(text, language)
    assert line["relation"] == expected


def test_who_heads_a_firm_can_own_of_it_too() -> None:
    found = lines("Ann Lee, chief executive and largest shareholder of Oak Mills, spoke.")
    assert sorted(line["relation"] for line in found) == ["holds_office", "holds_stake"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee is not chief executive of Oak Mills.",
        "Ann Lee runs Oak Mills shops in Rome.",
        "Oak Mills leads Fir Works by two points.",
        "The direction of Oak Mills has changed.",
    ],
)
def test_what_is_denied_or_of_no_person_is_no_office(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ann Lee will become chief executive of Oak Mills.", "planned"),
        ("Ann Lee could become chairman of Oak Mills.", "hypothetical"),
    ],
)
def test_an_office_to_come_is_not_yet_held(text: str, modality: str) -> None:
    (line,) = lines(text)
    assert (line["modality"], line["tense"]) == (modality, "future")


def test_its_chief_executive_waits_where_two_firms_could_be_meant() -> None:
    (line,) = lines("Oak Mills sued Fir Works, said its chief executive, Ann Lee.")
    assert line["tier"] == "review"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills, chaired since 2019 by Ann Lee, makes bread.", "en", [("Ann Lee", _HELD, "Oak Mills")]),
        (
            "Sapin Industries, dirigée depuis avril par Jean Morel, va bien.",
            "fr",
            [("Jean Morel", _HELD, "Sapin Industries")],
        ),
        ("Ann Lee chairs the board of Oak Mills.", "en", [("Ann Lee", _HELD, "Oak Mills")]),
        ("Jean Morel préside le conseil d'administration de Sapin.", "fr", [("Jean Morel", _HELD, "Sapin")]),
        (
            "Jean Morel va présider le conseil de surveillance de Sapin.",
            "fr",
            [("Jean Morel", _HELD, "Sapin")],
        ),
        ("Marie Dubois prend la direction générale de Sapin.", "fr", [("Marie Dubois", _HELD, "Sapin")]),
        ("Jean Morel conservera la direction de Sapin.", "fr", [("Jean Morel", _HELD, "Sapin")]),
        (
            "Eudes Kouyal tient les rênes de Sapin Industries.",
            "fr",
            [("Eudes Kouyal", _HELD, "Sapin Industries")],
        ),
        ("Ann Lee likes to chair the board of a choir.", "en", []),
        ("Jean Morel aime présider.", "fr", []),
        ("Ann Lee and Bob Dahl run by the sea.", "en", []),
    ],
)
def test_a_board_a_date_or_reins_may_stand_between_the_verb_and_the_firm(
    text: str, language: str, expected: list[tuple[str, str, str]]
) -> None:
    found = [(line["subject"], line["relation"], line["object"]) for line in lines(text, language)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "language", "old"),
    [
        ("Oak Mills named Ann Lee chief executive. Her predecessor, Bob Dahl, left.", "en", "Bob Dahl"),
        (
            "Sapin a nommé Marie Dubois directrice générale. Son prédécesseur Jean Morel part.",
            "fr",
            "Jean Morel",
        ),
    ],
)
def test_a_predecessor_had_the_office_that_was_told_last(text: str, language: str, old: str) -> None:
    found = {(line["subject"], line["relation"]) for line in lines(text, language)}
    assert (old, _OVER) in found


def test_a_predecessor_of_nobody_had_no_office() -> None:
    assert lines("Oak Mills makes bread. Her predecessor, Bob Dahl, left.") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Lee, head of retail at Oak Mills, spoke.", "en", {("Ann Lee", "holds_office", "Oak Mills")}),
        (
            "Bob Dahl, once Oak Mills' head of operations, spoke.",
            "en",
            {("Bob Dahl", "former_office", "Oak Mills")},
        ),
        (
            "Ann Lee, chairman and 23 percent shareholder of the brewer Oak Mills, retires.",
            "en",
            {("Ann Lee", "holds_office", "Oak Mills")},
        ),
        ("Ann Lee will run Oak Mills after the deal.", "en", {("Ann Lee", "holds_office", "Oak Mills")}),
        (
            "The president of Oak Mills' supervisory board, Ann Lee, spoke.",
            "en",
            {("Ann Lee", "holds_office", "Oak Mills")},
        ),
        (
            "Marie Dubois remplace Jean Morel à la direction générale de Chêne.",
            "fr",
            {("Marie Dubois", "holds_office", "Chêne"), ("Jean Morel", "former_office", "Chêne")},
        ),
        (
            "Marie Dubois, directrice des investissements de Chêne, a parlé.",
            "fr",
            {("Marie Dubois", "holds_office", "Chêne")},
        ),
        ("Ann Lee, head of a family in Oak Mills, spoke.", "en", set()),
        ("They run Oak Mills and chair a fund.", "en", set()),
    ],
)
def test_a_field_a_board_or_a_helm_may_stand_between_a_title_and_its_firm(
    text: str, language: str, expected: set[tuple[str, str, str]]
) -> None:
    offices = ("holds_office", "former_office")
    found = {(one["subject"], one["relation"], one["object"]) for one in lines(text, language)}
    assert {one for one in found if one[1] in offices} == expected


def test_a_former_boss_in_a_list_of_holders_is_of_none_of_them() -> None:
    text = "Un pacte lie Chêne SA (16,4 %), la Sofim (11 %) et l'ancien patron Jean Morel (3,3 %)."
    assert not [one for one in lines(text, "fr") if one["relation"] == "former_office"]
