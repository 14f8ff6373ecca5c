"""Where a name begins and ends."""

from __future__ import annotations

import pytest

from kg.extract.names.kinds import is_money, is_month
from kg.extract.reading import read
from kg.extract.source.zones import Block
from tests.extract.naming import mentions


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("La Banque de l'Éclair détient 5 % de Fir.", "fr", "Banque de l'Éclair:company"),
        ("Il a 38 % des Soieries du Valmont.", "fr", "Soieries du Valmont:company"),
        ("Il a 38 % de Cristal d'Oran.", "fr", "Cristal d'Oran:company"),
        ("Il a 38 % de la Caisse populaire des Aulnes.", "fr", "Caisse populaire des Aulnes:company"),
        ("La Compagnie minière de l'Orne a 5 % de Fir.", "fr", "Compagnie minière de l'Orne:company"),
        ("Oak détient 3 % du Valmy de Vincent Morel.", "fr", "Vincent Morel:person"),
        ("Bank of Ulvik holds 5% of Fir.", "en", "Bank of Ulvik:company"),
        ("State Bank of Ulvik holds 5% of Fir.", "en", "State Bank of Ulvik:company"),
        ("Oak sold 5% of Fir to State Avenue.", "en", "State Avenue:company"),
        ("State Minister Jo Brandt owns 5% of Fir.", "en", "Jo Brandt:person"),
        ("Ports of Elmara is a state company.", "en", "Ports of Elmara:company"),
        ("Oak owns 5% of Bouchons du Verdal.", "en", "Bouchons du Verdal:company"),
        ("Oak and 3Brooks Ventures own 5% of Fir.", "en", "3Brooks Ventures:company"),
        ("Founder Jo Brandt owns 5% of Fir.", "en", "Jo Brandt:person"),
        ("Wattel, spécialiste de la recharge, appartient à Oak.", "fr", "Wattel:company"),
        ("Il a vendu 40 % de Sapin au fonds Three Oaks.", "fr", "Three Oaks:company"),
        ("L'État détient 100 % de Loterie fédérale.", "fr", "Loterie fédérale:company"),
        ("Il a 51 % de la Société équatoriale des bois.", "fr", "Société équatoriale des bois:company"),
        ("Its biggest holders are funds: Vanderol at 10.1% and Statok at 7.4%.", "en", "Vanderol:company"),
        ("Jetal, as the carrier is now called, is 20% owned by Oak.", "en", "Jetal:company"),
        ("Agrols left; its 30 per cent went to Fir.", "en", "Agrols:company"),
        ("Oak sold Fir, in which the Kingdom of Tonga holds 5%.", "en", "Oak:company"),
        ("Mauritius-registered Indacem owns 5% of Fir.", "en", "Indacem:company"),
        ("Actionnaires de Ciments du Verdal : Oak, 56 %, et Fir, 44 %.", "fr", "Ciments du Verdal:company"),
        ("La Société de participations a 5 % de Fir.", "fr", "Société de participations:company"),
        ("Copropriétaire à 38 % de Fir, Vincent Morel vend.", "fr", "Vincent Morel:person"),
        ("Parvenu à 3 % de Fir, Vincent Morel a renoncé.", "fr", "Vincent Morel:person"),
    ],
)
def test_a_name_keeps_its_small_words_and_leaves_roles_outside(
    text: str, language: str, expected: str
) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Cotée à Milan, elle monte de 3 %.", "fr"),
        ("Introduite en 1999, elle monte de 3 %.", "fr"),
        ("It paid RM18 million, P6.2 billion, Rs 84 crore and NZ$261 million.", "en"),
        ("It closed on Feb 11 at 0830 GMT.", "en"),
        ("L'OPA sur la PME est close.", "fr"),
        ("Most of its capital was European at New Year.", "en"),
        ("Gold lost 1.9% and the Libyans left.", "en"),
        ("Note 17 and Table 3 list what it has.", "en"),
        ("VAT on rooms goes down to 12.5 per cent.", "en"),
        ("It is a Swiss-Ghanaian venture.", "en"),
        ("Une affaire de famille, aux yeux des Strasbourgeois.", "fr"),
        ("Talks left, it was said, no room.", "en"),
    ],
)
def test_participles_amounts_months_and_common_letters_are_no_names(text: str, language: str) -> None:
    assert [one for one in mentions(text, language) if not one.endswith(":place")] == []


def test_a_month_and_money_are_told_by_their_figures() -> None:
    assert is_month(["feb", "11"], 0)
    assert not is_month(["jan", "novak"], 0)
    assert is_money(["isk", "44"], 0)
    assert not is_money(["k", "mart"], 0)


def test_a_short_form_later_in_the_sentence_is_the_same_party_and_an_owner_is_not() -> None:
    same = (
        "Irish group Corran Distillers and Casa Elvera have dissolved their venture, Corran said on Monday."
    )
    assert mentions(same, "en")[-1] == "Corran:company"
    apart = "Corran Capital is 60% owned by Corran."
    assert len({one for one in mentions(apart, "en")}) == 2


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Fir is controlled by Corran Capital, and Corran's founder sits on its board.", 2),
        ("Fir is controlled by Corran Capital, and Corran owns 12% of Elm Works.", 3),
        ("Corran Capital and Corran own 12% of Elm Works.", 3),
    ],
)
def test_a_clause_that_goes_on_with_the_short_form_speaks_of_the_same_party(text: str, parties: int) -> None:
    _, cast = read(text, (Block(0, len(text), True),), "en", {})
    assert len(cast.parties) == parties


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Countess Sidonie Marl holds 10% of Fir.", "en", "Countess Sidonie Marl:person"),
        ("Egon Marl von Rohn owns 5% of Fir.", "en", "Egon Marl von Rohn:person"),
        ("Hsu owns 40% of Fir, said Hsu Wei-ling.", "en", "Hsu:person"),
        ("Port van Zandt owns 5% of Fir.", "en", "Port van Zandt:company"),
        ("Colonel Steel Ltd owns 5% of Fir.", "en", "Colonel Steel Ltd:company"),
    ],
)
def test_titles_particles_and_family_names_first_show_persons(
    text: str, language: str, expected: str
) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Tomas Vrbal left. The Vrbals have all of Fir.", "en", "Vrbals:group"),
        ("The Falk family sold Oak. The Falks own 40% of Fir.", "en", "Falks:group"),
        ("The Penhals have kept 25 per cent of Penhal Clay.", "en", "Penhals:group"),
        ("Jean Hautel a vendu. Les Hautel détiennent 40 % de Sapin.", "fr", "Hautel:group"),
        ("Les frères Gagnol détiennent 30 % de Sapin.", "fr", "frères Gagnol:group"),
        ("Les héritiers Lanol ont 10 % de Sapin.", "fr", "héritiers Lanol:group"),
        ("The Oak Mills sisters own 5% of Fir.", "en", "Oak Mills sisters:group"),
        ("Orme SA plaît : les Orme roulent, dit Orme.", "fr", "Orme:company"),
        ("The Statols fund owns 5% of Fir.", "en", "Statols:company"),
        ("Les frères Luc et Jean Lantel ont 40 % de Sapin.", "fr", "Jean Lantel:person"),
    ],
)
def test_a_plural_of_a_surname_is_a_family(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


def test_capitals_are_the_initials_of_one_name() -> None:
    text = "Oak sold it to Ceylan Ventures Group. CVG owned 1% of Fir; XVG sold."
    sentences, _ = read(text, (Block(0, len(text), True),), "en", {})
    named = {unit.text: unit.mention.party for s in sentences for unit in s.units if unit.mention}
    assert named["CVG"] is named["Ceylan Ventures Group"]
    assert named["XVG"] is not named["CVG"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("La Société vorlandaise d'électricité recule.", "fr", "Société vorlandaise d'électricité:company"),
        ("Le Fonds lunaire de coopération a 20 % de Fir.", "fr", "Fonds lunaire de coopération:company"),
        ("Oak vise la Société de gestion des ports.", "fr", "Société de gestion des ports:company"),
        ("The stake of 1887 Holdings falls.", "en", "1887 Holdings:company"),
    ],
)
def test_institutions_and_numbers_go_on_in_small_words(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


def test_a_year_and_a_seat_are_no_part_of_a_name() -> None:
    assert not [
        one for one in mentions("Founded in 1987 Holdings of many kinds grew.", "en") if "1987" in one
    ]
    assert not [one for one in mentions("The Leeds-built brand Fir is back.", "en") if "built" in one]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Alder's holds 5% of Oak Mills.", "en", ["Alder's:company", "Oak Mills:company"]),
        ("Sapin est tombé aux mains de l'américain Alder's.", "fr", ["Sapin:company", "Alder's:company"]),
        ("Oak Mills bought Alder's stake in Fir Works.", "en", ["Oak Mills:company", "Alder:company"]),
    ],
)
def test_a_genitive_is_a_part_of_the_name_where_nothing_can_be_owned(
    text: str, language: str, expected: list[str]
) -> None:
    assert mentions(text, language)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir is jointly controlled by Danish pension fund Alder.", "en", "Alder:company"),
        (
            "Fir appartient aujourd'hui à la Fondation Morel, à hauteur de 67 %.",
            "fr",
            "Fondation Morel:company",
        ),
        ("Omani state trader Alder has 5% of Fir.", "en", "Alder:company"),
        ("Fir is owned by the Norwegian oil fund.", "en", "Norwegian oil fund:company"),
    ],
)
def test_a_kind_of_holder_before_a_name_is_no_party_beside_it(
    text: str, language: str, expected: str
) -> None:
    found = mentions(text, language)
    assert expected in found
    assert len([one for one in found if one.endswith(("company", "group", "state"))]) == 2


@pytest.mark.parametrize("form", ["Ltd", "Corp", "Holdings", "SA"])
def test_a_legal_form_alone_names_nobody(form: str) -> None:
    assert mentions(f"The </b> {form} owns 35% of Fir Works.", "en") == ["Fir Works:company"]


def test_whence_a_firm_is_before_its_noun_and_name_is_no_party() -> None:
    rival = mentions("Oak Mills has bought a 30% stake in Corrandean rival Fir Works.", "en")
    assert rival == ["Oak Mills:company", "Fir Works:company"]
    owner = mentions("Elm Press, the Guardian owner Ash Trust and Meridian hold 5% of Fir.", "en")
    assert "Guardian:company" in owner
    assert "Meridian:company" in owner
