"""What the words around a figure take back of it."""

import pytest

from kg.extract.linking.undoing import undone
from tests.extract.linking.test_scene import scene
from tests.extract.support import lines, stakes


def left(text: str, language: str) -> str:
    """What is left of the first holding with a figure of a text."""
    units = scene(text, language).sentences[0].units
    found = undone(units, next(at for at, unit in enumerate(units) if unit.quantity is not None))
    return found.said if found is not None else ""


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Oak Mills no longer holds its 15% stake in Fir Works.", "en", "past"),
        ("Oak Mills ceased to own 15% of Fir Works.", "en", "past"),
        ("Oak Mills gave up its entire 15% stake in Fir Works.", "en", "past"),
        ("Oak Mills has lost its 15% of Fir Works.", "en", "past"),
        ("Oak Mills gave up 15% of Fir Works.", "en", "doubt"),
        ("Oak Mills's 15% stake in Fir Works was seized by the state.", "en", "past"),
        ("Elm Capital bought Oak Mills's 15% stake in Fir Works.", "en", "past"),
        ("It is untrue that Oak Mills owns 15% of Fir Works.", "en", "denied"),
        ("Reports that Oak Mills owns 15% of Fir Works are false.", "en", "denied"),
        ("Nobody believes that Oak Mills owns 15% of Fir Works.", "en", "denied"),
        ("A court stopped Oak Mills from acquiring 15% of Fir Works.", "en", "failed"),
        ("Oak Mills dreams of owning 15% of Fir Works.", "en", "conditional"),
        ("Oak Mills has an option over 15% of Fir Works.", "en", "conditional"),
        ("Oak Mills was accused of hiding 15% of Fir Works.", "en", ""),
        ("Oak Mills was accused of owning 15% of Fir Works.", "en", "doubt"),
        ("Chêne SA ne possède plus sa participation de 15 % dans Sapin SA.", "fr", "past"),
        ("Chêne SA a perdu ses 15 % de Sapin SA.", "fr", "past"),
        ("Il est faux que Chêne SA détienne 15 % de Sapin SA.", "fr", "denied"),
        ("Chêne SA dispose d'une option d'achat sur 15 % de Sapin SA.", "fr", "conditional"),
        ("Le juge a interdit à Chêne SA d'acquérir 15 % de Sapin SA.", "fr", "failed"),
    ],
)
def test_a_holding_is_taken_back(text: str, language: str, said: str) -> None:
    assert left(text, language) == said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills holds its own 15% stake in Fir Works through Elm.", "en"),
        ("Oak Mills no longer plans to sell its 15% stake in Fir Works.", "en"),
        ("Oak Mills will not give up its 15% stake in Fir Works.", "en"),
        ("It is true that Oak Mills owns 15% of Fir Works.", "en"),
        ("Reports that Oak Mills owns 15% of Fir Works are not false.", "en"),
        ("Oak Mills exercised its option to buy 15% of Fir Works.", "en"),
        ("After buying 15% of Fir Works, Oak Mills asked for a seat.", "en"),
        ("Oak Mills's 15% stake in Fir Works was not sold.", "en"),
        ("Elm Capital will buy Oak Mills's 15% stake in Fir Works.", "en"),
        ("Chêne SA ne possède plus que 15 % de Sapin SA.", "fr"),
        ("Chêne SA ne veut pas perdre ses 15 % de Sapin SA.", "fr"),
    ],
)
def test_what_stands_is_not_taken_back(text: str, language: str) -> None:
    assert left(text, language) == ""


@pytest.mark.parametrize(
    ("text", "modality", "tense"),
    [
        ("Oak Mills no longer holds its 15% stake in Fir Works.", "asserted", "past"),
        ("It is false that Oak Mills owns 15% of Fir Works.", "denied", "current"),
        ("Regulators blocked Oak Mills from acquiring 15% of Fir Works.", "failed", "current"),
    ],
)
def test_it_is_no_holding_of_today_and_its_quotation_says_why(text: str, modality: str, tense: str) -> None:
    (line,) = lines(text, "en")
    assert (line["modality"], line["tense"]) == (modality, tense)
    assert any(word in str(line["quote"]) for word in ("longer", "false", "blocked"))


def test_who_bought_a_stake_of_another_has_it_now() -> None:
    found = stakes("Elm Capital bought Oak Mills's 15% stake in Fir Works.", "en")
    assert found == ["Elm Capital > Fir Works 15", "Oak Mills > Fir Works 15 past"]
