"""Holders without a name: what brings them in, and what is left to a name or to what was told before."""

from __future__ import annotations

import pytest

from kg.extract.names.unnamed import unnamed_kind
from tests.extract.naming import mentions


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills belongs to Ann Lee (40%) and her brother-in-law (9%).", "en", "brother-in-law"),
        ("Under the will of Fir Works' founder the widow gets 19 per cent.", "en", "widow"),
        ("Oak Mills has sold 85 per cent of Fir Works to a Dutch insurer.", "en", "Dutch insurer"),
        ("A Guernsey trust whose heirs are minors has 75.2 per cent of Fir.", "en", "Guernsey trust"),
        ("Oak has 30 per cent of Fir, the staff trust 12.", "en", "staff trust"),
        ("The temple trust keeps 13 per cent of Fir Works.", "en", "temple trust"),
        ("His wife, a teacher, holds 5.2 per cent of Fir Works.", "en", "wife"),
        ("Hugo Sapin a 55 % de Ferrand, son épouse 17 %.", "fr", "épouse"),
        ("Sapin cède 40 % de Ferrand à un fonds singapourien.", "fr", "fonds singapourien"),
        ("Ferrand est à 30 % à une fiducie de Jersey.", "fr", "fiducie de Jersey"),
        ("Le gouvernement wallon détient 49 % de Ferrand.", "fr", "gouvernement wallon"),
        ("L'association historique garde 20 % de Ferrand.", "fr", "association historique"),
    ],
)
def test_a_noun_with_a_figure_is_a_holder(text: str, language: str, expected: str) -> None:
    assert expected in [found.rpartition(":")[0] for found in mentions(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("His wife wept when Fir Works fell 4%.", "en", "wife"),
        ("His sister Ann Lee has 4% of Fir Works.", "en", "sister"),
        ("A Dutch fund, Oak Capital, has 5% of Fir Works.", "en", "Dutch fund"),
        ("Oak Capital, a Dutch fund, has 5% of Fir Works.", "en", "Dutch fund"),
        ("His company has 5% of Fir Works.", "en", "company"),
        ("Sales grew 5% according to the ratings council.", "en", "ratings council"),
        ("At 9.9% it was told to stop by the competition authority.", "en", "competition authority"),
        ("Growth of 3% was expected by an economist polled by a local bank.", "en", "local bank"),
        ("Son frère Hugo Sapin a 4 % de Ferrand.", "fr", "frère"),
        ("Selon la fédération, 4 % des membres ont signé.", "fr", "fédération"),
        ("Sapin est l'actionnaire majoritaire, avec 51 %.", "fr", "actionnaire"),
    ],
)
def test_what_stands_beside_a_name_or_holds_nothing_is_none(text: str, language: str, word: str) -> None:
    assert not any(found.startswith(f"{word}:") for found in mentions(text, language))


def test_a_proper_name_is_not_common() -> None:
    assert [unnamed_kind(name) for name in ("Oak Trust", "Fonds Sapin", "Ann Lee")] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak has a 20 percent stake in a Danish filling plant.", "en", "Danish filling plant:company"),
        ("Oak détient 30 % d'une raffinerie grecque.", "fr", "raffinerie grecque:company"),
    ],
)
def test_a_thing_of_which_a_share_is_told_is_a_party(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


def test_a_thing_with_a_name_is_left_to_its_name() -> None:
    assert "cimenterie:company" not in mentions("Oak détient 30 % d'une cimenterie, Fir.", "fr")
    assert not [one for one in mentions("Oak built a plant in Leeds.", "en") if one.startswith("plant")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boréal obtient 14 % d'Ardoise, et la banque publique d'investissement monte à 9 %.", True),
        ("La mutuelle des potiers, elle, passera de 10 à 27 % d'Ardoise.", True),
        ("La caisse nationale de retraite détient 4 % d'Ardoise.", True),
        ("La banque détient 4 % d'Ardoise.", False),
        ("La mutuelle des potiers a changé de siège.", False),
    ],
)
def test_an_institution_with_its_rank_and_a_figure_is_a_holder(text: str, expected: bool) -> None:
    found = [one.rpartition(":")[0] for one in mentions(text, "fr")]
    assert any(name.startswith(("banque", "mutuelle", "caisse")) for name in found) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La future structure, basée à Lyon, sera contrôlée à 55 % par Boréal.", "future structure"),
        ("Boréal gardera 20 % de la nouvelle entité.", "nouvelle entité"),
        ("Boréal cède sa part de 60 % dans leur coentreprise chinoise.", "coentreprise chinoise"),
    ],
)
def test_a_firm_to_come_and_one_that_is_shared_can_be_held(text: str, expected: str) -> None:
    assert expected in [found.rpartition(":")[0] for found in mentions(text, "fr")]


@pytest.mark.parametrize(
    "text", ["La nouvelle société Ardoise sera détenue à 5 % par Boréal.", "La nouvelle entité recrute."]
)
def test_a_new_firm_with_a_name_or_without_a_share_is_none_of_its_own(text: str) -> None:
    assert not any(found.startswith("nouvelle") for found in mentions(text, "fr"))


def test_the_largest_investor_that_somebody_is_is_no_other_holder() -> None:
    text = "At Birch Bank the Treasury is the largest investor with 16.4 percent."
    assert not [one for one in mentions(text, "en") if "investor" in one]
