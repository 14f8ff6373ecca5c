"""Which state a bare `the state` means, and the state without a name where none is sure."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.reading import read
from kg.extract.source.zones import Block


def states(text: str, language: str) -> list[str]:
    """The names of the states that a text's bare `state` and `État` mean."""
    sentences, _ = read(text, (Block(0, len(text), True),), language, {})
    return [
        unit.mention.party.name
        for sentence in sentences
        for unit in sentence.units
        if unit.mention is not None and unit.key in ("state", "etat") and unit.mention.party is not None
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("L'État détient 20 % de Sapin.", "fr", "France"),
        ("L'État détient 20 % de Sapin, que vise le canadien Orme.", "fr", "France"),
        ("Sénégal Ardoises est à vendre. L'État détient 20 % de la société.", "fr", "Senegal"),
        ("Le régulateur ghanéen refuse. L'État, actionnaire à 30 %, approuve.", "fr", "Ghana"),
        ("Le tchèque Orme a 32 % de Sapin. À Bratislava, l'État garde 26 %.", "fr", "Slovakia"),
        (
            "Le belge Orme a 24,9 % du luxembourgeois Sapin, dont l'État est actionnaire.",
            "fr",
            "Luxembourg",
        ),
        ("The ministry in Riga gave the list: the state 80 percent, Danish brewer Oak 20.", "en", "Latvia"),
        ("Oslo's Fir has 10% of Oak. In Riga, the state owns 40 percent.", "en", "Latvia"),
        ("Swedish brewer Oak Mills is old. The state owns 30% and the Indian group Fir 20.", "en", "Sweden"),
    ],
)
def test_the_state_is_the_one_that_the_text_is_at_home_in(text: str, language: str, expected: str) -> None:
    assert states(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Nobody doubts it. The state owns 30% of Oak and the Indian group Fir 20.", "en", "state"),
        ("Le belge Orme et le suisse Chêne se disputent Sapin. L'État en a 30 %.", "fr", "État"),
    ],
)
def test_another_firms_nationality_makes_no_state_at_home(text: str, language: str, expected: str) -> None:
    assert states(text, language) == [expected]


def test_a_federal_government_is_a_state_and_a_bare_one_is_none() -> None:
    text = "Le gouvernement {}détient 20 % de Sapin."
    for which, expected in (("fédéral ", 1), ("", 0)):
        sentences, _ = read(text.format(which), (Block(0, 60, True),), "fr", {})
        found = [unit.mention for one in sentences for unit in one.units if unit.mention]
        assert sum(mention.form == "state" for mention in found) == expected


def test_a_state_without_a_name_is_another_one_in_each_document() -> None:
    text = "The state owns 30% of Oak Mills."
    ids = [
        entity.id
        for more in ("", " It rained.")
        for entity in extract(
            (text + more).encode(), known={}, mint=lambda kind, name, document: f"{kind}:{name}"
        ).batch.entities
        if entity.kind == "state"
    ]
    assert len(ids) == 2
    assert ids[0] != ids[1]


def mentioned(text: str) -> list[str]:
    """The names of the states of a French text."""
    sentences, _ = read(text, (Block(0, len(text), True),), "fr", {})
    parties = [unit.mention.party for one in sentences for unit in one.units if unit.mention is not None]
    return [party.name for party in parties if party is not None and party.kind == "state"]


def test_states_behind_one_plural_and_behind_an_unknown_adjective_are_read() -> None:
    assert mentioned("Fir est détenu par les États norvégien et finlandais.") == ["Norway", "Finland"]
    assert mentioned("Air Fir : 40 % pour l'État vorlandien.") == ["État vorlandien"]
    assert mentioned("L'État actionnaire de Fir recule.") == ["France"]
