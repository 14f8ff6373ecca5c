"""What an infinitive, or the verb of a clause, hangs on: a wish, a right, a duty, a near thing.

`plans to sell` has a verb that the word lists know. Here are the adjectives and nouns that do the same
(`is close to acquiring`, `a le droit de prendre`), and what opens a clause: `il est prévu que Chêne monte`.

Example:
    >>> units = [Unit(word, word, 0, 1) for word in ("means", "to")]
    >>> governor([*units, Unit("have", "have", 0, 1, frozenset({"have", "f:inf"}))], 2)
    'planned'
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from kg.extract.parts import Unit

_FILE = Path(__file__).parent.parent / "lexicon" / "outlook.json"
#: `en passe de`, `sur le point de`, `en voie de`: the noun alone says nothing.
_PHRASED = {"passe": ("en",), "point": ("le",), "voie": ("en",), "vue": ("en",), "view": ("a",)}
_ALONE = ("must", "close to")  # they govern without a word between
_PASSED = 6
_THAT = ("que", "qu'", "that")
_RELATIVE = frozenset("which who whose qui dont lequel laquelle lesquels lesquelles ou where".split())


@lru_cache(maxsize=2)
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The folded words of one part of `lexicon/outlook.json`, by list: `around` or `governing`."""
    lists = json.loads(_FILE.read_text(encoding="utf-8"))[name]
    return {key: frozenset(word.replace("+", " ") for word in text.split()) for key, text in lists.items()}


def governor(units: list[Unit], at: int) -> str:
    """The status that the word makes which the infinitive or gerund at an index hangs on; empty for none.

    A right that has been used is none: `exercised its option to buy`.
    """
    if not units[at].has("f:inf", "f:ing"):
        return ""
    for i in range(at - 1, max(-1, at - _PASSED), -1):
        unit = units[i]
        if unit.has("have") and unit.mention is None:
            return "planned" if i + 2 == at and units[i + 1].key == "to" else ""
        status = _status(units, i)
        if status:
            led = unit.key in _ALONE or _is_leading(units[i + 1])
            return status if led and not _is_used(units, i) else ""
        if not (_is_leading(unit) or _is_adverb(unit)):
            return ""
    return ""


def _status(units: list[Unit], at: int) -> str:
    unit = units[at]
    if unit.mention is not None or unit.quantity is not None:
        return ""
    before = _PHRASED.get(unit.key)
    if before is not None and not (at and units[at - 1].key in before):
        return ""
    lists = word_lists("governing")
    return next((status for status in ("planned", "conditional") if unit.key in lists[status]), "")


def _is_used(units: list[Unit], at: int) -> bool:
    """Whether a right has been used: `exercised its option to`, `a levé son option de`."""
    near = units[max(0, at - 5) : at]
    return any(unit.key.startswith(("exerc", "leve")) and unit.mention is None for unit in near)


def _is_leading(unit: Unit) -> bool:
    """`to`, `of`, `de`, a pronoun: what can stand between an infinitive and what it hangs on."""
    free = unit.mention is None or unit.mention.form == "pronoun"
    return free and unit.key in word_lists("governing")["leading"]


def _is_adverb(unit: Unit) -> bool:
    return not unit.mention and not unit.quantity and not unit.is_mark and not unit.classes


def is_expected(units: list[Unit], at: int) -> bool:
    """`il est prévu que Chêne monte à 60 %`, `souhaite que Chêne prenne`: what the clause says is wished.

    Args:
        units: The sentence.
        at: A finite verb that is neither future nor conditional.
    """
    for i in range(at - 1, max(0, at - 12), -1):
        unit = units[i]
        if unit.mention is not None or unit.quantity is not None:
            continue
        if unit.has("want") and unit.key.endswith(_THAT):
            return True
        if unit.key in _THAT:
            before = units[i - 1]
            return before.mention is None and (before.has("plan", "want") or _is_expecting(before))
        if unit.has("f:fin", "f:past", "f:inf", "be") or unit.text in (";", ":"):
            return False
    return False


def _is_expecting(unit: Unit) -> bool:
    return unit.key in word_lists("governing")["expected"]


def relative_before(units: list[Unit], at: int) -> int | None:
    """Index of the relative pronoun that opens the clause of a verb; None where it stands in no such clause.

    `the 12 % that Oak holds`, `Sapin, dont il possède 5 %`; in `said that Oak holds` *that* opens another.

    Args:
        units: The sentence.
        at: The verb.
    """
    for i in range(at - 1, max(0, at - 8), -1):
        unit = units[i]
        if unit.mention is not None:
            continue
        if unit.key in _RELATIVE or (unit.key in _THAT and _is_noun(units[i - 1])):
            return i
        if unit.is_mark or unit.quantity is not None or unit.has("than", "f:fin", "f:past"):
            return None
    return None


def _is_noun(unit: Unit) -> bool:
    return unit.mention is not None or unit.quantity is not None or unit.has("stake", "capital", "votes")
