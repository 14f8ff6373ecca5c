"""Who holds an office."""

import pytest

from tests.extract.support import lines, reading


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills CEO Ann Lee spoke.", "en", ("Ann Lee", "holds_office", "Oak Mills", "CEO")),
        (
            "Ann Lee, chief executive of Oak Mills, resigned.",
            "en",
            ("Ann Lee", "holds_office", "Oak Mills", "chief executive"),
        ),
        ("Oak Mills chairman Bob Dahl spoke.", "en", ("Bob Dahl", "holds_office", "Oak Mills", "chairman")),
        (
            "Ann Lee, Norway's prime minister, came.",
            "en",
            ("Ann Lee", "holds_office", "Norway", "prime minister"),
        ),
        (
            "Norwegian trade minister Ann Lee came.",
            "en",
            ("Ann Lee", "holds_office", "Norway", "trade minister"),
        ),
        (
            "Ann Lee, the Norwegian Minister of Fish and Trade, came.",
            "en",
            ("Ann Lee", "holds_office", "Norway", "Minister of Fish and Trade"),
        ),
        (
            "Oak Mills is sad after the arrest of former chairman Bob Dahl.",
            "en",
            ("Bob Dahl", "former_office", "Oak Mills", "chairman"),
        ),
        (
            "Ann Lee has been chairman of Oak Mills since 2019.",
            "en",
            ("Ann Lee", "holds_office", "Oak Mills", "chairman"),
        ),
        (
            "Ann Lee had been chairman of Oak Mills for ten years.",
            "en",
            ("Ann Lee", "former_office", "Oak Mills", "chairman"),
        ),
        (
            "Marie Dubois, directrice générale de Sapin, a démissionné.",
            "fr",
            ("Marie Dubois", "holds_office", "Sapin", "directrice générale"),
        ),
        ("Le PDG de Sapin, Jean Morel, a démissionné.", "fr", ("Jean Morel", "holds_office", "Sapin", "PDG")),
        (
            "Jean Morel, le nouveau président de Sapin, parle.",
            "fr",
            ("Jean Morel", "holds_office", "Sapin", "président"),
        ),
        (
            "L'ancien président de Sapin, Jean Morel, est mort.",
            "fr",
            ("Jean Morel", "former_office", "Sapin", "président"),
        ),
    ],
)
def test_an_office_has_its_holder_its_body_and_its_words(
    text: str, language: str, expected: tuple[str, str, str, str]
) -> None:
    (line,) = lines(text, language)
    assert (line["subject"], line["relation"], line["object"], line["role"]) == expected


def test_two_officials_of_one_company_in_a_row() -> None:
    text = "Oak Mills CEO Ann Lee and chairperson Bob Dahl stayed at home."
    assert [(line["subject"], line["object"], line["role"]) for line in lines(text)] == [
        ("Ann Lee", "Oak Mills", "CEO"),
        ("Bob Dahl", "Oak Mills", "chairperson"),
    ]


def test_two_ministers_announced_in_one_sentence_and_named_in_the_next() -> None:
    text = (
        "Les ministres de l'Économie danois et norvégien se voient. "
        "Anne Holm et son homologue Jens Berg ont signé un texte."
    )
    assert [(line["subject"], line["object"]) for line in lines(text, "fr")] == [
        ("Anne Holm", "Denmark"),
        ("Jens Berg", "Norway"),
    ]


def test_a_former_office_ended_no_later_than_the_article() -> None:
    text = "Title\n\n3 May 2021 By Reuters\n\nOak Mills is sad after the arrest of former chairman Bob Dahl."
    (claim,) = reading(text).batch.claims
    assert (claim.kind, claim.tense, str(claim.valid_to)) == ("boardChair", "past", "2021-05-03")


def test_an_office_without_a_body_makes_no_claim() -> None:
    assert lines("The chief executive Ann Lee spoke.") == []


def test_a_surname_alone_is_the_person_named_before() -> None:
    batch = reading("Oak Mills CEO Ann Lee came. Lee holds 5% of Fir Works.").batch
    assert len({claim.holder for claim in batch.claims}) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills has named Ann Lee as chief executive of its Italian subsidiary Fir Works.", "en"),
        ("Oak Mills a nommé Anne Morel directrice générale de sa filiale Fir Works.", "fr"),
    ],
)
def test_an_office_in_a_subsidiary_is_of_the_subsidiary(text: str, language: str) -> None:
    found = {(line["subject"], line["relation"], line["object"]) for line in lines(text, language)}
    person = "Ann Lee" if language == "en" else "Anne Morel"
    assert (person, "holds_office", "Fir Works") in found
    assert (person, "controls", "Fir Works") not in found
    assert (person, "holds_office", "Oak Mills") not in found


def test_a_family_has_no_chairman() -> None:
    text = "La famille Desroux ne cédera pas le contrôle de Maltexia, a assuré son président, Alain Desroux."
    offices = [line["object"] for line in lines(text, "fr") if line["relation"] == "holds_office"]
    assert offices == ["Maltexia"]


@pytest.mark.parametrize(
    "text",
    [
        "Marie Lenoir est présidente à la fois de Chêne Capital et de Banque Orme.",
        "Marie Lenoir est à la fois présidente de Chêne Capital et de Banque Orme.",
        "Marie Lenoir, présidente à la fois de Chêne Capital et de Banque Orme, a démissionné.",
    ],
)
def test_an_office_in_two_firms_at_once_is_one_in_each(text: str) -> None:
    claims = reading(text, "fr").batch.claims
    assert [(one.investee_text, one.role) for one in claims] == [
        ("Chêne Capital", "présidente"),
        ("Banque Orme", "présidente"),
    ]
