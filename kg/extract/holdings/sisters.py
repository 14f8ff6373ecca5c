"""Sister companies: whose one of them is, the other is too.

Example: "Fir Works and its sister company Elm belong to Oak Mills" says that Oak Mills holds Elm too.
"""

from __future__ import annotations

from kg.extract.drafts import MAYBE, Draft, by, side_at
from kg.extract.holdings.nominals import bearer
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, party_of

_SISTERS = frozenset("sister sisters soeur soeurs sœur sœurs jumelle cousine sibling".split())
_BEFORE, _AFTER = 8, 6
_KINDS = ("parent", "otherInfluenceOrControl", "shareholding")


def sisters(units: list[Unit], told: list[Draft]) -> list[Draft]:
    """The ties of a company's sister, where the sentence tells the company's own. Cost: linear in both."""
    if not told:
        return []
    rows = [pair for at, unit in enumerate(units) if (pair := _pair(units, at, unit)) is not None]
    found: list[Draft] = []
    known = {(id(one.holder.party), id(one.investee.party)) for one in told}
    for one, other in rows:
        for draft in told:
            found += _shared(units, draft, (one, other), known)
    return by("sister", found)


def _pair(units: list[Unit], at: int, unit: Unit) -> tuple[int, int] | None:
    """The two sisters: `Fir and its sister firm Elm`, `Elm, a sister company of Fir`."""
    if unit.mention is not None or not _SISTERS.intersection(unit.key.split()):
        return None
    before = next((i for i in range(at - 1, max(-1, at - _BEFORE), -1) if form_of(units[i]) == "name"), None)
    near = range(at + 1, min(len(units), at + _AFTER))
    start = next((i for i in near if units[i].mention is not None or units[i].has("of")), None)
    after = (
        bearer(units, start + units[start].has("of"))
        if start is not None and start + 1 < len(units)
        else None
    )
    if before is None or after is None or form_of(units[after]) != "name":
        return None
    one, other = party_of(units[before]), party_of(units[after])
    firms = one is not None and other is not None and one.kind == other.kind == "company"
    return (before, after) if firms and one is not other else None


def _shared(
    units: list[Unit], draft: Draft, pair: tuple[int, int], known: set[tuple[int, int]]
) -> list[Draft]:
    """The same tie of the other sister, unless the sentence tells it."""
    holder, held = draft.holder.party, draft.investee.party
    if draft.kind not in _KINDS or draft.status not in ("asserted", "reported") or draft.figure is not None:
        return []
    sides = [side_at(units, at) for at in pair]
    for mine, its in (sides, sides[::-1]):
        if mine is None or its is None or mine.party is not held or its.party is holder:
            continue
        if (id(holder), id(its.party)) not in known:
            known.add((id(holder), id(its.party)))
            copy = Draft("otherInfluenceOrControl", draft.holder, its, draft.start, draft.end)
            copy.status, copy.tense, copy.speaker = draft.status, draft.tense, draft.speaker
            copy.certainty = MAYBE
            return [copy]
    return []
