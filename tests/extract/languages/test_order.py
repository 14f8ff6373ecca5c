"""The verb behind its subject, before its objects, whatever stands first."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.extract.languages.bridge import sentence
from kg.extract.languages.items import lists, read_items
from kg.extract.languages.parties import Parties

SAID = {
    "Bei der Wendland AG hat die Steinbeck AG von 10 auf 15 Prozent aufgestockt.": (
        "in the wendland ag _hat the steinbeck ag has raised from 10 to 15 prozent _aufgestockt ."
    ),
    "Daran halten Wendland und Steinbeck je 28 Prozent.": (
        "_daran _halten wendland and steinbeck holds each 28 prozent ."
    ),
    "20 Prozent der Anteile hält die Wendland AG.": "20 prozent of shares which the wendland ag holds .",
    "Die Wendland AG wird zu 5 Prozent von der Steinbeck AG gehalten.": (
        "the wendland ag is held to 5 prozent by the steinbeck ag _gehalten ."
    ),
    "Mit 5 Prozent ist die Wendland AG Aktionär der Steinbeck AG.": (
        "with 5 prozent , the wendland ag is shareholder of steinbeck ag ."
    ),
    "Der Wendland AG gehören 5 Prozent der Steinbeck AG.": (
        "the wendland ag holds 5 prozent of steinbeck ag ."
    ),
    "Die Wendland AG gehört zu 5 Prozent der Steinbeck AG.": (
        "the wendland ag belongs to 5 prozent to steinbeck ag ."
    ),
    "Die Wendland AG liegt zu 5 Prozent bei der Steinbeck AG.": (
        "the wendland ag belongs to 5 prozent to the steinbeck ag ."
    ),
    "Auf die Wendland AG entfallen 5 Prozent.": "_auf the wendland ag holds 5 prozent .",
    "Größter Aktionär ist mit 5 Prozent die Wendland AG.": (
        "largest shareholder is with 5 prozent the wendland ag ."
    ),
    "Dann kam die Wendland AG und kaufte 5 Prozent.": ("_dann _kam the wendland ag and bought 5 prozent ."),
    "Die Wendland AG, die 5 Prozent der Steinbeck AG hält, wächst.": (
        "the wendland ag , which holds 5 prozent of steinbeck ag _hält , raises ."
    ),
}


def keys(text: str) -> str:
    known, parties = lists("de"), Parties({})
    made = sentence(read_items(text, 0, known, parties), known, None, parties)
    return " ".join(unit.key for unit in made.units) if made is not None else ""


@pytest.mark.parametrize(("text", "told"), SAID.items())
def test_a_clause_reads_in_the_order_of_english(text: str, told: str) -> None:
    assert keys(text) == told


@pytest.mark.parametrize(
    "text", ["Die Wendland AG hält 5 Prozent der Steinbeck AG.", "Die Wendland AG klagt."]
)
def test_a_clause_in_that_order_stays_as_it_is(text: str) -> None:
    assert "_h" not in keys(text)
    assert keys(text).startswith("the wendland ag ")


def test_a_word_that_is_put_elsewhere_has_no_width() -> None:
    known, parties = lists("de"), Parties({})
    text = "Die Wendland AG hat am Montag 5 Prozent der Steinbeck AG gekauft."
    made = sentence(read_items(text, 0, known, parties), known, None, parties)
    assert made is not None
    (told,) = [unit for unit in made.units if unit.key == "bought"]
    assert told.start == told.end
    assert all(one.start <= other.start for one, other in pairwise(made.units))
