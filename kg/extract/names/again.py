"""Names that stand again where a sentence opens: `Nordan, in which Elm has 5 %, waits`.

A capital that opens a sentence tells nothing of itself; that the text has the word as a name elsewhere does.

Example:
    >>> from kg.extract.parts import Mention, Sentence, Unit
    >>> told = Sentence([Unit("Nordan", "nordan", 0, 6, mention=Mention("Nordan", 0, 6, "name"))])
    >>> again = Sentence([Unit("Nordan", "nordan", 8, 14), Unit(",", ",", 14, 15)])
    >>> name_again([told, again])
    >>> again.units[0].mention.text
    'Nordan'
"""

from __future__ import annotations

from kg.extract.parts import Mention, Sentence, Unit

_SHORT = 4  # letters that a word has at most that may be a common one: `Fund`, `Gold`


def name_again(sentences: list[Sentence]) -> None:
    """Make names of the words that open sentences and are names of one word elsewhere; linear.

    Words of the lists (`Treasury`, `Both`) stay what they are.
    """
    openers = [unit for sentence in sentences if (unit := _opener(sentence.units)) is not None]
    if not openers:
        return
    named = {
        unit.key
        for sentence in sentences
        for unit in sentence.units
        if unit.mention is not None and unit.mention.form == "name" and unit.text[:1].isupper()
    }
    for unit in openers:
        if unit.key in named:
            unit.mention = Mention(unit.text, unit.start, unit.end, "name")


def _opener(units: list[Unit]) -> Unit | None:
    """The first word of a sentence, where it has a capital, is in no list and is not read yet."""
    first = next((unit for unit in units[:3] if not unit.is_mark), None)
    if first is None or first.mention is not None or first.quantity is not None or first.classes:
        return None
    return first if first.text[:1].isupper() and len(first.text) > _SHORT and first.text.isalpha() else None
