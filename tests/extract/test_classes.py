"""Classes of holders: names only where a figure and the grammar make them so."""

from __future__ import annotations

import pytest

from tests.extract.names import mentions


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir's creditors have agreed to sell their combined 57.4% stake.", "en", "creditors:group"),
        ("Of Fir, 10% was granted to managers.", "en", "managers:group"),
        ("Directors who together own 11.4 per cent of Fir accepted.", "en", "Directors:group"),
        (
            "Oak has 60% of Fir and the port authority the remaining 15; Elm sold.",
            "en",
            "port authority:stateBody",
        ),
        ("A fifth of Fir is in the hands of its workers' cooperative.", "en", "workers' cooperative:group"),
        ("The Lowther cousins hold 10% of Fir.", "en", "Lowther cousins:group"),
        ("La société des rédacteurs possède 20 % de Fir.", "fr", "société des rédacteurs:group"),
        ("Fir a deux associés, la chambre de commerce (25 %) et Oak.", "fr", "chambre de commerce:stateBody"),
        ("Un cinquième de Fir appartient à la commune.", "fr", "commune:stateBody"),
        (
            "Les associés fondateurs de Fir, qui gère des fonds, gardent 45 %.",
            "fr",
            "associés fondateurs:group",
        ),
        ("L'imprimerie Fir a été reprise par ses salariés.", "fr", "salariés:group"),
    ],
)
def test_a_class_that_holds_is_a_party(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The employees struck when sales fell 4%.", "en"),
        ("Managers met on Monday.", "en"),
        ("Les salariés ont rejeté l'accord à 73 %.", "fr"),
        ("Elle emploie 1 100 salariés dont 40 % de femmes.", "fr"),
    ],
)
def test_a_class_that_holds_nothing_is_none(text: str, language: str) -> None:
    assert mentions(text, language) == []
