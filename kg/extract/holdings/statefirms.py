"""Firms of states told by a noun and a state: `société d'État norvégienne`, `the state company of Angola`.

The adjectives before a name (`Norwegian state-owned Fir`) are in `unnumbered.py`.

Example: "Fir Oil, the state oil company of Norway" says that Norway owns Fir Oil.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, side_at, with_quantity
from kg.extract.holdings.nominals import described, phrase_start
from kg.extract.holdings.owning import noun_stance, span_of, standing
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, is_modifier

_PUBLIC = frozenset("state national nationale public publique state-owned state-run".split())
_REACH = 5


def state_firms(units: list[Unit], at: int) -> list[Draft]:
    """The tie of a state to a firm, told by the state's mention at an index."""
    if form_of(units[at]) != "state":
        return []
    noun = _state_company(units, at)
    if noun is not None:
        return _told(units, at, noun, at)
    if at + 1 < len(units) and units[at + 1].text in POSSESSIVE:
        noun = _national_after(units, at + 2)
        return _told(units, at, noun, noun) if noun is not None else []
    noun = _national_of(units, at)
    return _told(units, at, noun, at) if noun is not None else []


def state_near(units: list[Unit], at: int) -> str | None:
    """The one country that a sentence speaks of, for `the state-owned Fir Oil` with no state before it.

    Args:
        units: The sentence.
        at: Index of the word that says that a firm is the state's.

    Returns:
        Its code; None where the sentence speaks of none or of several.
    """
    near = [unit.mention.country for unit in units if unit.mention is not None and unit.mention.country]
    before = [
        unit.mention.country for unit in units[:at] if unit.mention is not None and unit.mention.country
    ]
    rows = list(dict.fromkeys(near)), list(dict.fromkeys(before))
    return next((row[0] for row in rows if len(row) == 1), None)


def _state_company(units: list[Unit], at: int) -> int | None:
    """`société d'État norvégienne`, `compagnie pétrolière d'État angolaise`: no article before the state."""
    bare = at >= 2 and units[at - 1].key in ("d'", "de") and units[at].text.casefold().startswith("état ")
    if not bare:
        return None
    noun = at - 2
    while noun > 0 and at - noun < _REACH and not _is_firm(units[noun]) and is_modifier(units[noun]):
        noun -= 1
    return noun if _is_firm(units[noun]) else None


def _is_firm(unit: Unit) -> bool:
    return unit.has("industry") or form_of(unit) == "descriptor"


def _national_of(units: list[Unit], at: int) -> int | None:
    """`the state oil company of Norway`, `la compagnie pétrolière nationale de l'Angola`."""
    left = at - 1
    while left > 0 and units[left].has("det"):
        left -= 1
    if left < 1 or not units[left].has("of"):
        return None
    noun = left - 1
    while noun > 0 and left - noun < _REACH and not _is_firm(units[noun]) and is_modifier(units[noun]):
        noun -= 1
    if not _is_firm(units[noun]):
        return None
    words = units[max(0, noun - 3) : left]
    return noun if any(word in _PUBLIC for unit in words for word in unit.key.split()) else None


def _national_after(units: list[Unit], at: int) -> int | None:
    """`Angola's national oil company`, `Norway's state-owned railway operator`."""
    noun, public = at, False
    while noun < len(units) and noun - at < _REACH and is_modifier(units[noun]):
        public = public or units[noun].key in _PUBLIC
        if public and units[noun].has("industry"):
            return noun
        noun += 1
    return None


def _told(units: list[Unit], state: int, noun: int, last: int) -> list[Draft]:
    """The draft for the firm that the phrase describes, or that stands right after it."""
    found = described(units, noun)
    if found is None and units[phrase_start(units, noun) - 1].text in POSSESSIVE:
        found = described(units, state)
    held = found[0] if found is not None else None
    after = last + 1 + (last + 2 < len(units) and units[last + 1].text == ",")
    closed = after == last + 1 or after + 1 >= len(units) or units[after + 1].is_mark
    if held is None and after < len(units) and form_of(units[after]) == "name" and closed:
        held = after
    holder, other = side_at(units, state), side_at(units, held)
    if held is None or holder is None or other is None or other.party.kind not in ("company", "stateBody"):
        return []
    if form_of(units[held]) != "name" or holder.party.kind != "state":
        return []
    start, end = span_of(units, [state, noun, held])
    draft = with_quantity(Draft("shareholding", holder, other, start, end), None)
    draft.share_text = units[noun].text
    return [standing(draft, noun_stance(units, noun, found))]
