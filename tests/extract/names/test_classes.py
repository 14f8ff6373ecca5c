"""Classes of holders: names only where a figure and the grammar make them so."""

from __future__ import annotations

import pytest

from tests.extract.naming import mentions


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
        ("Some 27 percent of Fir is in the hands of its own pensioners.", "en", "pensioners:group"),
        ("Oak has 60% of Fir, the army pension fund another 12.", "en", "army pension fund:stateBody"),
        (
            "Its owners are the cocoa farmers' union (31.5 percent) and Oak.",
            "en",
            "cocoa farmers' union:group",
        ),
        ("Fir lost its last owner when the treasury sold 8% to Oak.", "en", "treasury:stateBody"),
        ("The industry ministry has kept 36 percent of Fir.", "en", "industry ministry:stateBody"),
        ("Of Fir, 65% lies with Oak and 35% with the stock plan.", "en", "stock plan:group"),
        ("Another 22% of Fir sits in a trust for his children.", "en", "trust:group"),
        (
            "An attempt by the pilots' union to buy Fir failed; 15 percent was asked.",
            "en",
            "pilots' union:group",
        ),
        ("Oak owns 70% of Fir (management has the other 30%).", "en", "management:group"),
        ("Small shareholders with a total of 21 percent of Fir protested.", "en", "Small shareholders:group"),
        ("Les Cinq a 53 % de Sapin, contre 4 % pour les salariés.", "fr", "salariés:group"),
        ("Les salariés du journal détiennent 40 % de Sapin.", "fr", "salariés:group"),
        ("Le reste va aux cadres, pour 8 %, et à Orme.", "fr", "cadres:group"),
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
        ("The trust, which was named before, met 12% of its goals.", "en"),
        ("Sales to customers rose 4% and engineers left.", "en"),
        ("The treasury expects growth of 3 percent.", "en"),
        ("Les clients paient 8 % de plus.", "fr"),
        ("Les salariés ont rejeté l'accord à 73 %.", "fr"),
        ("Elle emploie 1 100 salariés dont 40 % de femmes.", "fr"),
    ],
)
def test_a_class_that_holds_nothing_is_none(text: str, language: str) -> None:
    assert mentions(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The city is the main shareholder of Fir.", "en", "city:stateBody"),
        ("L'actionnaire majoritaire de Fir est la ville.", "fr", "ville:stateBody"),
        ("Fir belongs to its founders.", "en", "founders:group"),
    ],
)
def test_a_class_that_is_called_the_owner_needs_no_figure(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


def test_a_class_that_is_something_else_is_no_party() -> None:
    assert "city:stateBody" not in mentions("Fir is big. The city is a port.", "en")
