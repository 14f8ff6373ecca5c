"""Where a name begins and ends."""

from __future__ import annotations

import pytest

from kg.extract.kinds import is_money, is_month
from tests.extract.names import mentions


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("La Banque de l'Éclair détient 5 % de Fir.", "fr", "Banque de l'Éclair:company"),
        ("Il a 38 % des Soieries du Valmont.", "fr", "Soieries du Valmont:company"),
        ("Il a 38 % de la Caisse populaire des Aulnes.", "fr", "Caisse populaire des Aulnes:company"),
        ("La Compagnie minière de l'Orne a 5 % de Fir.", "fr", "Compagnie minière de l'Orne:company"),
        ("Oak détient 3 % du Valmy de Vincent Morel.", "fr", "Vincent Morel:person"),
        ("Bank of Ulvik holds 5% of Fir.", "en", "Bank of Ulvik:company"),
        ("Ports of Elmara is a state company.", "en", "Ports of Elmara:company"),
        ("Oak owns 5% of Bouchons du Verdal.", "en", "Bouchons du Verdal:company"),
        ("Oak and 3Brooks Ventures own 5% of Fir.", "en", "3Brooks Ventures:company"),
        ("Founder Jo Brandt owns 5% of Fir.", "en", "Jo Brandt:person"),
        ("Wattel, spécialiste de la recharge, appartient à Oak.", "fr", "Wattel:company"),
        ("Mauritius-registered Indacem owns 5% of Fir.", "en", "Indacem:company"),
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
