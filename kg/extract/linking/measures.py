"""Figures of something that is measured: sales, votes cast, a discount, a rate of interest.

What is measured is told by the noun that the figure is a part of, that stands beside it, or that leads to
it. The nouns are data (`lexicon/figures.json`).

Example: `40 % of its sales`, `a 4 % discount`, `a load factor of 83 %`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE

#: A rule that a figure is no share, and the words, keys or classes, without which it says no.
Led = tuple[Callable[[list[Unit], int], bool], frozenset[str]]
_FILE = Path(__file__).parent.parent / "lexicon" / "figures.json"
#: Classes of words of holding: what is measured in them is a share.
HELD = ("stake", "capital", "votes", "voting", "nonvoting", "hold")
#: Nouns of a line that a holding crosses or stays under.
BARS = frozenset(
    (
        "threshold", "thresholds", "limit", "limits", "ceiling", "ceilings", "cap", "mark", "barrier", "band",
        "bar", "seuil", "seuils", "plafond", "plafonds", "limite", "limites", "barre", "fourchette",
    )
)  # fmt: skip
_WORLD = frozenset("world globe planet planete".split())
_POINTING = frozenset(
    "ici celui celle ceux celles celui-ci celle-ci ladite ledit chacun chacune quoi".split()
)


@lru_cache(maxsize=1)
def word_kinds() -> dict[str, frozenset[str]]:
    """Nouns, verbs and adverbs of figures that are no shares, folded, by kind."""
    lists = json.loads(_FILE.read_text(encoding="utf-8"))
    return {name: frozenset(text.split()) for name, text in lists.items()}


def in_kind(unit: Unit, *kinds: str) -> bool:
    """Whether a word is in one of the lists of these names."""
    if unit.mention is not None:
        return False
    lists, key = word_kinds(), unit.key
    for kind in kinds:
        if key in lists[kind]:
            return True
    return False


def after(units: list[Unit], at: int, most: int) -> Iterator[tuple[int, Unit]]:
    """The units behind a place, with theirs; hyphens are passed over."""
    for i in range(at + 1, min(len(units), at + 1 + most)):
        if units[i].text != "-":
            yield i, units[i]


def is_plain(unit: Unit) -> bool:
    """A word that can stand inside a noun phrase: an article, an adjective, a noun of no class."""
    if unit.is_mark or unit.quantity is not None:
        return False
    if unit.mention is not None:
        return unit.mention.form == "adjective"
    return not unit.classes or unit.has(
        "det", "poss", "price", "new", "whole", "industry", "holderadj", "holder"
    )


def of_measure(units: list[Unit], at: int) -> bool:
    """`8 % of its sales`, `40 % of Oak's output`, `80 % of votes cast`, `17 % of the world's chips`.

    The head of an English phrase is its last noun, of a French one its first: `of the water concession`
    is no water.
    """
    link = at + 1
    if link >= len(units) or not units[link].has("of"):
        return False
    if _is_cast(units, link) or any(unit.key in _WORLD for unit in units[link + 1 : link + 3]):
        return True
    english = units[link].key == "of"
    if units[link].key in ("de", "d'") and link + 1 < len(units) and _is_counted(units[link + 1]):
        return True
    for i, unit in after(units, link, 7):
        following = units[i + 1] if i + 1 < len(units) else None
        owner = (
            unit.mention is not None
            and following is not None
            and (
                following.text in POSSESSIVE
                or (english and in_kind(following, "rates", "people"))  # "40 % of Oak sales"
            )
        )
        if unit.text in POSSESSIVE or owner:
            continue
        if in_kind(unit, "rates", "people"):
            return not (english and following is not None and _goes_on(following))
        if (
            unit.has(*HELD)
            or not is_plain(unit)
            or (not english and not unit.has("det", "poss") and i > link + 2)
        ):
            return False
    return False


def _is_counted(unit: Unit) -> bool:
    """`40 % de femmes`, `12 % de plus`: what has no article is no company."""
    bare = not unit.classes and unit.mention is None and unit.quantity is None and unit.key not in _POINTING
    return unit.key in ("plus", "moins") or (bare and unit.text[:1].islower())


def _goes_on(unit: Unit) -> bool:
    """Whether a noun only describes the one behind it: `water concession`, `gas producer Oak`."""
    return unit.mention is not None or unit.has("industry") or in_kind(unit, "assets")


def _is_cast(units: list[Unit], at: int) -> bool:
    """`of (the) votes cast`, `des voix exprimées`."""
    votes = next((i for i, unit in after(units, at, 3) if unit.has("votes")), None)
    return votes is not None and votes + 1 < len(units) and in_kind(units[votes + 1], "cast")


def beside_measure(units: list[Unit], at: int) -> bool:
    """`a 4 % discount`, `3 % pay rise`, `5 % a year`, `2 per cent higher`, `90 % in favour`."""
    if at + 2 < len(units) and units[at + 1].has("in") and in_kind(units[at + 2], "cast"):
        return True
    for i, unit in after(units, at, 3):
        if i == at + 1 and (in_kind(unit, "after") or unit.has("more", "less")):
            return not _is_otherwise(units, i)
        if in_kind(unit, "yearly"):
            return _is_yearly(units, at, i)
        if in_kind(unit, "rates", "always"):
            return not (i + 1 < len(units) and _goes_on(units[i + 1]))
        if unit.has(*HELD) or not (is_plain(unit) or unit.has("approx") or unit.key in ("per", "par")):
            return False
    return False


def _is_otherwise(units: list[Unit], at: int) -> bool:
    """`put 51 % up for sale`, `to 50 % under an option`: no comparison."""
    behind = units[at + 1 : at + 4]
    if units[at].key == "up":
        return bool(behind) and behind[0].has("for")
    return units[at].key == "under" and not any(in_kind(unit, "rates", "quoted") for unit in behind)


def _is_yearly(units: list[Unit], at: int, noun: int) -> bool:
    """`5 % a year`, `3 % par an`; not `5 % a year earlier`, `5 % last year`."""
    behind = units[noun + 1].key if noun + 1 < len(units) else ""
    per = noun == at + 2 and units[at + 1].key in ("a", "per", "par", "each")
    on = behind == "on" and units[noun + 2 : noun + 3] and units[noun + 2].key not in ("average", "top")
    return (
        per and not on and behind not in ("earlier", "before", "ago", "later", "previously", "plus", "avant")
    )


def led_by_measure(units: list[Unit], at: int) -> bool:
    """`a rise of 3 %`, `taux de remplissage de 83 %`, `inflation is seen at 5 %`, `use dropped to 61 %`."""
    french = at > 0 and units[at - 1].key in ("de", "d'", "a", "entre")
    for i in range(at - 1, max(-1, at - 7), -1):
        unit = units[i]
        if in_kind(unit, "capped"):
            return True
        owned = i > 0 and units[i - 1].has("stake", "capital")
        if (in_kind(unit, "rates") or unit.key in BARS) and not (owned or _is_verb(units, i)):
            return i == at - 1 or _is_link(units[i + 1], french=french)
        owner = unit.mention is not None and i > 0 and units[i - 1].has("of", "in")
        if unit.has(*HELD) or in_kind(unit, "holding"):
            return False
        if not (owner or unit.has("in") or _is_link(unit, french=french)):
            return False
    return False


def _is_verb(units: list[Unit], at: int) -> bool:
    """`could drop to 40 %`, `its rise to 40 %`: what arrives there may be a stake."""
    changing = units[at].has("rise", "fall", "cut") or in_kind(units[at], "changes")
    helped = at > 0 and units[at - 1].has("will", "cond", "to", "neg", "have")
    return changing and (helped or units[at + 1].has("to"))


def _is_link(unit: Unit, *, french: bool) -> bool:
    """Whether a word can stand between a noun and its figure; adjectives do so in French alone."""
    if unit.has("of", "to", "be", "level", "will", "have", "rise", "fall", "say", "approx") or unit.key in (
        ":",
        "at",
    ):
        return True
    plain = not unit.classes and unit.mention is None and unit.quantity is None and not unit.is_mark
    return plain and (french or unit.key.endswith("ed") or unit.key == "seen")
