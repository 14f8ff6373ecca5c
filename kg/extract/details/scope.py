"""Where in a sentence a holding is told, and whether a detail that stands near is told of it.

Example: in "Oak holds 5% of Fir, on behalf of Ann" nothing but a comma stands between the holding and what
is told of it; in "Oak holds 5% of Fir, and Elm sold on behalf of Ann" another clause does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from kg.extract.drafts import OWNING, Draft
from kg.extract.parts import Party, Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, group_at, is_modifier, is_party, is_verb
from kg.record import frozen

_FILE = Path(__file__).parent.parent / "lexicon" / "details.json"
_STOPS = (";", ":", "—", "–")
#: Holdings of a sentence that are looked at; more are a table, of which no clause tells anything.
_MOST = 40


@lru_cache(maxsize=1)
def lists() -> dict[str, Any]:
    """The word lists of this room; a text of words becomes a set of them."""
    found = json.loads(_FILE.read_text(encoding="utf-8"))
    return {name: frozenset(v.split()) if isinstance(v, str) else v for name, v in found.items()}


@frozen(kw_only=False)
class Said:
    """A draft and the indices of the units that tell it; None where a party is not named in the sentence.

    Args:
        draft: What is told.
        holder: Index of the mention of its holder that is nearest to the figure.
        investee: Index of the mention of its investee that is nearest to the figure.
        figure: Index of its figure.
    """

    draft: Draft
    holder: int | None
    investee: int | None
    figure: int | None

    @property
    def places(self) -> tuple[int, ...]:
        """Indices of what is named of it, in order."""
        return tuple(sorted(at for at in (self.holder, self.investee, self.figure) if at is not None))

    @property
    def last(self) -> int:
        """Index of the last unit that tells it."""
        return self.places[-1]

    @property
    def pair(self) -> tuple[int, int]:
        """Its parties, as something to compare."""
        return id(self.draft.holder.party), id(self.draft.investee.party)

    def takes(self, party: Party) -> bool:
        """Whether a party is one of its own."""
        return party is self.draft.holder.party or party is self.draft.investee.party


def said_of(units: list[Unit], drafts: Iterable[Draft]) -> list[Said]:
    """The ties of ownership of a sentence with their places; none where it has too many to be prose."""
    owning = [draft for draft in drafts if draft.kind in OWNING]
    if not owning or len(owning) > _MOST:
        return []
    figures = {unit.quantity.start: i for i, unit in enumerate(units) if unit.quantity is not None}
    named: dict[int, list[int]] = {}
    for i, unit in enumerate(units):
        for party in unit.mention.parties if unit.mention is not None and is_party(unit) else ():
            named.setdefault(id(party), []).append(i)
    found = []
    for draft in owning:
        figure = figures.get(draft.figure) if draft.figure is not None else None
        if draft.figure is not None and figure is None:
            continue
        inside = {i for i, unit in enumerate(units) if draft.start <= unit.start < draft.end}
        middle = figure if figure is not None else min(inside, default=0)
        holder, investee = (
            min(
                (i for i in named.get(id(one.party), ()) if i in inside),
                key=lambda i: abs(i - middle),
                default=None,
            )
            for one in (draft.holder, draft.investee)
        )
        said = Said(draft, holder, investee, figure)
        if said.places:
            found.append(said)
    return found


def clear(units: Sequence[Unit], start: int, stop: int, *, parties: bool = False) -> bool:
    """Whether nothing between two places opens another clause or tells of something else.

    Args:
        units: The sentence.
        start: First place.
        stop: Place after the last one.
        parties: Whether a party may stand there that is the other side of a deal (`to Elm`, `from Elm`).
    """
    for i in range(start, stop):
        unit = units[i]
        if unit.quantity is not None or unit.text in _STOPS or unit.has("boundary", "and"):
            return False
        if is_party(unit) and not (parties and _is_other_side(units, i)):
            return False
        if (is_verb(unit) or unit.has("rel")) and not _is_passive_holding(units, i, stop):
            return False
    return True


def _is_other_side(units: Sequence[Unit], at: int) -> bool:
    left = at - 1
    while left > 0 and at - left < 6 and is_modifier(units[left]):
        left -= 1
    return units[left].has("to", "from") or units[left].key in ("aupres de", "aupres d'", "aupres")


def _is_passive_holding(units: Sequence[Unit], at: int, stop: int) -> bool:
    """`, held through Elm`, `which is held through Elm`."""
    unit = units[at]
    if unit.has("hold", "control") and unit.has("f:part"):
        return True
    near = range(at + 1, min(stop, at + 3))
    return unit.has("be", "rel") and any(units[i].has("hold") and units[i].has("f:part") for i in near)


@lru_cache(maxsize=8)
def phrases(name: str) -> dict[str, list[list[str]]]:
    """The phrases of a word list, by their first word."""
    found: dict[str, list[list[str]]] = {}
    for phrase in lists()[name]:
        found.setdefault(phrase[0], []).append(phrase)
    return found


def phrase_at(units: Sequence[Unit], at: int, name: str) -> int:
    """The place after the longest phrase of a word list that begins at an index; the index itself for none.

    A preposition at the end of a phrase stands for its forms: `de` for `du`, `d'` and `de la`.
    """
    begun = [phrase for phrase in phrases(name).get(units[at].key, ()) if _goes_by(units, at, phrase)]
    return at + max(map(len, begun), default=0)


def _goes_by(units: Sequence[Unit], at: int, phrase: Sequence[str]) -> bool:
    if at + len(phrase) > len(units):
        return False
    for unit, key in zip(units[at : at + len(phrase)], phrase, strict=True):
        of = key == "de" and unit.mention is None and unit.has("of")
        if unit.mention is not None or unit.quantity is not None or not (unit.key == key or of):
            return False
    return True


def cover(units: Sequence[Unit], one: Said, start: int, stop: int) -> None:
    """Let the quotation of a holding reach over a detail of it, so that whoever checks it finds it there."""
    one.draft.start = min(one.draft.start, units[start].start)
    one.draft.end = max(one.draft.end, units[stop - 1].end)


def named_after(units: list[Unit], at: int, words: frozenset[str] = frozenset()) -> list[int]:
    """Indices of the name that begins at a place, past articles and nouns, and of those coordinated with it.

    Empty where it is only the owner of what is meant (`Oak's clients`, `clients of Oak`).
    """
    name = at
    while name < len(units) and name - at < 8 and not is_party(units[name]):
        unit = units[name]
        named = is_modifier(unit) or unit.has("subsidiary", "industry") or unit.key in words
        if not (named or (unit.text == "," and name > at and units[name - 1].mention is None)):
            return []
        name += 1
    if name >= len(units) or not is_party(units[name]):
        return []
    group = _to_last(units, [i for i in group_at(units, name) if i >= name])
    return group if not _goes_on(units, group[-1]) and form_of(units[name]) != "pronoun" else []


def _to_last(units: Sequence[Unit], group: list[int]) -> list[int]:
    """Up to the name after *and*: in `through Elm and Ash, Oak holds` the subject is none of the row."""
    for number, (left, right) in enumerate(pairwise(group), 2):
        if any(unit.has("and") for unit in units[left + 1 : right]):
            return group[:number]
    return group


def _goes_on(units: Sequence[Unit], at: int) -> bool:
    """Whether a name only qualifies the noun after it: `Oak's clients`, `Oak funds`."""
    after = units[at + 1] if at + 1 < len(units) else None
    if after is None:
        return False
    plain = not after.classes and not after.mention and not after.quantity and after.text[:1].islower()
    return after.text in POSSESSIVE or (plain and after.key not in _ADVERBS)


_ADVERBS = frozenset("alone only together also and too jointly depuis since respectively".split())


def single(said: list[Said]) -> list[Said]:
    """The holdings, where all are of one pair; else none, because the words do not say which is meant."""
    return said if len({one.pair for one in said}) == 1 else []


def beside(units: Sequence[Unit], one: Said, every: Iterable[Said]) -> bool:
    """Whether the same holder has another stake in the same clause: `5% of Fir and 8% of Elm`."""
    for other in every:
        if other.pair == one.pair or other.draft.holder.party is not one.draft.holder.party:
            continue
        figures = [at for at in (one.figure, other.figure) if at is not None]
        if len(figures) == 2 and not any(is_verb(unit) for unit in units[min(figures) : max(figures)]):
            return True
    return False
