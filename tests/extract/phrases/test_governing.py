"""What an infinitive hangs on, what opens a clause, and the stance that comes of it."""

import pytest

from kg.extract.parts import Unit
from kg.extract.phrases.governing import governor, is_expected, relative_before, word_lists
from kg.extract.phrases.stance import stance_of
from tests.extract.linking.test_scene import scene


def units_of(text: str, language: str) -> list[Unit]:
    return scene(text, language).sentences[0].units


def place(units: list[Unit], word: str) -> int:
    return next(at for at, unit in enumerate(units) if unit.text == word)


@pytest.mark.parametrize(
    ("text", "language", "verb", "status"),
    [
        ("Oak Mills means to have 51 percent of Fir Works.", "en", "have", "planned"),
        ("Oak Mills is close to acquiring 60 percent of Fir Works.", "en", "acquiring", "planned"),
        ("Oak Mills is ready to buy 20 percent of Fir Works.", "en", "buy", "planned"),
        ("Oak Mills has to sell 20 percent of Fir Works.", "en", "sell", "planned"),
        ("Oak Mills has an option to buy 20 percent of Fir Works.", "en", "buy", "conditional"),
        ("Chêne SA a le droit de prendre 20 % de Sapin SA.", "fr", "prendre", "conditional"),
        ("Chêne SA est prêt à vendre 20 % de Sapin SA.", "fr", "vendre", "planned"),
        ("Oak Mills exercised its option to buy 20 percent of Fir Works.", "en", "buy", ""),
        ("Chêne SA vient de prendre 20 % de Sapin SA.", "fr", "prendre", ""),
        ("Oak Mills is known to have 20 percent of Fir Works.", "en", "have", ""),
        ("Oak Mills holds 20 percent of Fir Works.", "en", "holds", ""),
    ],
)
def test_an_infinitive_hangs_on_the_word_before_it(text: str, language: str, verb: str, status: str) -> None:
    units = units_of(text, language)
    assert governor(units, place(units, verb)) == status


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Il est prévu que Chêne SA monte à 60 % chez Sapin SA.", "monte", True),
        ("Orme SA souhaite que Chêne SA prenne 60 % de Sapin SA.", "prenne", True),
        ("Orme SA dit que Chêne SA détient 60 % de Sapin SA.", "détient", False),
        ("Chêne SA détient 60 % de Sapin SA.", "détient", False),
    ],
)
def test_a_clause_that_is_wished_for_is_no_fact(text: str, verb: str, expected: bool) -> None:
    units = units_of(text, "fr")
    assert is_expected(units, place(units, verb)) is expected


def test_a_relative_clause_begins_at_its_pronoun() -> None:
    units = units_of("Oak Mills sold the 12 percent of Fir Works that Elm Bank holds.", "en")
    assert relative_before(units, place(units, "holds")) == place(units, "that")
    units = units_of("Elm Bank said that Oak Mills holds 12 percent.", "en")
    assert relative_before(units, place(units, "holds")) is None
    assert "planned" in word_lists("governing")


@pytest.mark.parametrize(
    ("text", "language", "verb", "status"),
    [
        ("Chêne SA a démenti vouloir vendre Orme SA, dont il possède 20 %.", "fr", "possède", "asserted"),
        ("Would Elm Bank like the half of Fir Works that belongs to Oak Mills?", "en", "belongs", "asserted"),
        ("Ce n'est pas Chêne SA qui détient 20 % de Sapin SA.", "fr", "détient", "denied"),
        ("It is not Oak Mills that holds 20 percent of Fir Works.", "en", "holds", "denied"),
        ("Chêne SA ne possède plus, lui, que 20 % de Sapin SA.", "fr", "possède", "asserted"),
        ("Chêne SA ne possède pas 20 % de Sapin SA.", "fr", "possède", "denied"),
        ("Le négociant Chêne SA détient 20 % de Sapin SA.", "fr", "détient", "asserted"),
        ("Il est prévu que Chêne SA monte à 60 % chez Sapin SA.", "fr", "monte", "planned"),
    ],
)
def test_a_verb_is_said_as_its_own_clause_says_it(text: str, language: str, verb: str, status: str) -> None:
    units = units_of(text, language)
    assert stance_of(units, place(units, verb)).status == status
