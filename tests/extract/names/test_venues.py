"""Agencies, papers, exchanges and towns that only stand by."""

from __future__ import annotations

import pytest

from tests.extract.naming import mentions


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills told Reuters that it owns 5% of Fir.", "en", "Reuters:place"),
        ("Fir Works (NYSE: FIR) rose 3%.", "en", "NYSE: FIR:place"),
        ("Shares of Fir Works rose 3% on the BSE.", "en", "BSE:place"),
        ("Oak Mills told the Harbour Times that it owns 5%.", "en", "Harbour Times:place"),
        ("LEEDS (AFP) - Oak Mills owns 5% of Fir.", "en", "AFP:place"),
        ("Fir Works runs a plant in Sheffield and another.", "en", "Sheffield:place"),
        ("The Ohio brewer Fir Works grew.", "en", "Ohio:place"),
        ("Selon l'Observateur de Carouge, Oak détient 5 %.", "fr", "Observateur de Carouge:place"),
        ("Après son introduction en Bourse, Fir monte.", "fr", "Bourse:place"),
        ("L'action Fir cède 3 % à la Bourse de Zurich.", "fr", "Bourse de Zurich:place"),
        ("Fir exploite onze parcs dans la Somme.", "fr", "Somme:place"),
    ],
)
def test_who_reports_where_is_traded_and_what_lies_around_are_places(
    text: str, language: str, expected: str
) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Euronext owns 5% of Fir Works.", "en", "Euronext:company"),
        ("Reuters has bought 5% of Fir Works.", "en", "Reuters:company"),
        ("Oak Mills owns 5% of the Harbour Times.", "en", "Harbour Times:company"),
        ("Leeds owns 5% of Fir Works.", "en", "Leeds:stateBody"),
        ("Oak et la Sarre (31 %) se partagent Fir.", "fr", "Sarre:stateBody"),
        ("Avant l'entrée en Bourse de Sapinière, Oak avait 5 %.", "fr", "Sapinière:company"),
    ],
)
def test_those_that_act_or_are_held_stay_parties(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    "text", ["Elm (ELMW.N) owns 5% of Fir Works.", "Elm <ELMW.PA> owns 5% of Fir Works."]
)
def test_the_code_of_a_share_is_no_party(text: str) -> None:
    assert not any(name.startswith("ELMW") and name.endswith(":company") for name in mentions(text, "en"))
