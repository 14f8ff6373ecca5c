"""Who follows whom in an office, and whose office a bare title is."""

import pytest

from tests.extract.support import lines

_HELD, _OVER = "holds_office", "former_office"


def _offices(text: str, language: str) -> list[tuple[str, str, str]]:
    return sorted((str(a["subject"]), str(a["relation"]), str(a["object"])) for a in lines(text, language))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills has named Ann Lee chief executive, replacing Bob Dahl.",
            "en",
            [("Ann Lee", _HELD, "Oak Mills"), ("Bob Dahl", _OVER, "Oak Mills")],
        ),
        (
            "Ann Lee will take over as chief executive of Oak Mills in May. She replaces Bob Dahl.",
            "en",
            [("Ann Lee", _HELD, "Oak Mills"), ("Bob Dahl", _OVER, "Oak Mills")],
        ),
        (
            "Le conseil d'administration de Sapin Bleu a nommé Marie Dubois directrice générale, en "
            "remplacement de Jean Morel.",
            "fr",
            [("Jean Morel", _OVER, "Sapin Bleu"), ("Marie Dubois", _HELD, "Sapin Bleu")],
        ),
        (
            "Nommée lundi présidente du directoire de Sapin Bleu, Marie Dubois succède à Jean Morel.",
            "fr",
            [("Jean Morel", _OVER, "Sapin Bleu"), ("Marie Dubois", _HELD, "Sapin Bleu")],
        ),
        (
            "Nommée en mars à la présidence de Sapin Bleu, Marie Dubois est ingénieure.",
            "fr",
            [("Marie Dubois", _HELD, "Sapin Bleu")],
        ),
        (
            "Les ventes baissent depuis le départ du président de Sapin Bleu, Jean Morel, remplacé par Marie "
            "Dubois.",
            "fr",
            [("Jean Morel", _OVER, "Sapin Bleu"), ("Marie Dubois", _HELD, "Sapin Bleu")],
        ),
        ("Ann Lee joins Oak Mills as managing director.", "en", [("Ann Lee", _HELD, "Oak Mills")]),
        ("Marie Dubois prendra le 1er mars la tête de Sapin.", "fr", [("Marie Dubois", _HELD, "Sapin")]),
    ],
)
def test_who_comes_has_the_office_and_who_is_replaced_had_it(
    text: str, language: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _offices(text, language) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "language", "body"),
    [
        ("Oak Mills makes bread. Chief executive Ann Lee sees no crisis.", "en", "Oak Mills"),
        ("Chief executive Ann Lee told analysts that Oak Mills had a plan.", "en", "Oak Mills"),
        ("Oak Mills said founder and chief executive Ann Lee would stay.", "en", "Oak Mills"),
        (
            "Investor Ash Fund, which knows Oak Mills well, wants the dismissal of chair Ann Lee.",
            "en",
            "Oak Mills",
        ),
        ("Bread is made by Oak Mills, whose chief executive, Ann Lee, sings.", "en", "Oak Mills"),
        ("Le pain vient de Sapin Bleu, dont le PDG, Jean Morel, chante.", "fr", "Sapin Bleu"),
        ("Oak Mills fell. Ann Lee has chaired the company since 2011.", "en", "Oak Mills"),
        ("Oak Mills's board, chaired by Ann Lee, agrees.", "en", "Oak Mills"),
    ],
)
def test_a_title_without_a_firm_is_of_the_firm_that_is_spoken_of(text: str, language: str, body: str) -> None:
    assert [line["object"] for line in lines(text, language) if "office" in str(line["relation"])] == [body]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills fell. President Ann Lee spoke on television.", "en"),
        ("Oak Mills fell. Ann Lee, director-general of the works bureau, spoke.", "en"),
        ("Oak Mills bought Fir Works. Founder and chief executive Ann Lee stays.", "en"),
        ("Oak Mills fell. Union chairman Ann Lee spoke.", "en"),
        ("Oak Mills is praised, says its bread.", "en"),
        ("Sapin Bleu recule. Jean Morel, ancien patron de la maison, chante.", "fr"),
    ],
)
def test_a_title_that_may_be_of_anything_is_no_office(text: str, language: str) -> None:
    assert [line for line in lines(text, language) if "office" in str(line["relation"])] == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills has lost its chief executive, Ann Lee.", "en", _OVER),
        ("Ash Fund calls for the departure of Oak Mills chief executive Ann Lee.", "en", _HELD),
    ],
)
def test_who_went_had_the_office_and_whom_one_wants_to_go_has_it(
    text: str, language: str, expected: str
) -> None:
    assert [line["relation"] for line in lines(text, language) if "office" in str(line["relation"])] == [
        expected
    ]


def test_an_office_whose_firm_is_not_beside_it_waits_for_a_person() -> None:
    (line,) = lines("Oak Mills makes bread. Chief executive Ann Lee sees no crisis.", "en")
    assert line["tier"] == "review"
