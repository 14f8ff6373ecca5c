"""Owners after one another: who is told of in one breath, what `it` is that somebody bought, who came last.

Nothing here knows how a sentence says that a company changed hands.

Example: in "Fir Works was bought in 1999 by Oak Mills and sold on in 2008 to Elm Capital" the second
participle is said of Fir Works too, and what Oak Mills had is over.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, Draft
from kg.extract.holdings.nominals import ADVERBS, bearer
from kg.extract.parts import Party, Unit
from kg.extract.phrases.grammar import SELF, form_of, is_party, party_of, subject_of
from kg.record import frozen

_HELD = ("company", "arrangement", "unit", "stateBody")
#: Words between a name and what is said of it: `Fir was later sold`, `Fir, aussitôt revendu`.
EARLY = ADVERBS | frozenset(
    "recently newly subsequently later first fully itself eventually previously jointly again itself "
    "recemment depuis ensuite aussitot finally privately elle-meme lui-meme since quickly promptly soon "
    "successivement elles-memes rapidement definitivement finalement since he she they elle il en y".split()
)
#: What joins a change of hands to the next one.
_NEXT = frozenset("and then before et puis avant ou later ensuite".split())
_GET = frozenset("get got being be d' etre".split())
_MADE = frozenset("founded created launched established set built fonde cree lance monte built".split())
_REACH = 18


@frozen
class Event:
    """A change of hands.

    Args:
        draft: What it made true.
        year: Year that is said of it; None where none is.
        earlier: Whether its verb looks back (`had bought`, `avait racheté`).
    """

    draft: Draft
    year: int | None = None
    earlier: bool = False


def is_change(unit: Unit) -> bool:
    """Whether a unit can be a participle of changing hands."""
    if unit.mention is not None or unit.quantity is not None:
        return False
    return unit.has("buy", "sell") and unit.has("f:past", "f:part")


def told_of(units: list[Unit], at: int, last: int | None = None) -> int | None:
    """Whom a participle or verb of changing hands is said of, when that is what changed hands.

    `Fir passed to`, `Fir was later sold to`, `Fir, sold in 2008 to`, `Sold to Oak, Fir`, and through
    what was said before in the same breath: `Fir was bought by Oak and sold to`.

    Args:
        units: The sentence.
        at: Index of the verb.
        last: Index of the last name that belongs to the verb; None: a verb that opens the sentence says
            nothing.
    """
    left, finite = at - 1, False
    while left >= 0 and units[left].mention is None and _goes_with(units[left]):
        finite = finite or units[left].has("be", "have")
        left -= 1
    if left < 0:
        return opens(units, last) if last is not None and not finite else None
    joined = units[left].key in _NEXT or units[left].has("and")
    marked = units[left].text in (",", "(")
    if marked and not finite and left >= 1 and is_party(units[left - 1]):
        before = _change_before(units, left - 1)
        chained = _same_breath(units, before) if before is not None else None
        return chained if chained is not None and _is_agent(units, left - 1) else left - 1
    if joined or marked:
        before = _change_before(units, left)
        return _same_breath(units, before) if before is not None else None
    return subject_of(units, at)


def doer_of(units: list[Unit], at: int) -> int | None:
    """Who does it: the subject of the verb, or of the one before it (`Oak bought Fir and sold it`)."""
    left = at - 1
    while left > 0 and units[left].mention is None and _goes_with(units[left]):
        left -= 1
    if left > 0 and (units[left].has("and") or units[left].key in _NEXT):
        before = _change_before(units, left)
        if before is not None and _same_breath(units, before) is None:
            return subject_of(units, before)
    return subject_of(units, at)


def _goes_with(unit: Unit) -> bool:
    return unit.has("be", "have") or unit.key in EARLY or unit.key in _GET


def opens(units: list[Unit], last: int) -> int | None:
    """`Sold in 2008 to Oak, Fir Works makes`: the name after the phrase that opens the sentence."""
    commas = [i for i in range(last + 1, min(len(units), last + 24)) if units[i].text == ","]
    if not commas or any(is_party(unit) or unit.has("be") for unit in units[last + 1 : commas[0]]):
        return None
    for comma in commas:
        name = bearer(units, comma + 1)
        if name is not None and form_of(units[name]) in ("name", "descriptor"):
            return name
        if name is None and not _is_aside(units[comma + 1 : comma + 2]):
            return None
    return None


def _is_aside(first: list[Unit]) -> bool:
    """`, itself owned by Elm,`, `, lui-même filiale d'Orme,`: said of the name before the comma."""
    return any(unit.key in SELF or unit.has("rel", "f:part", "f:past", "in") for unit in first)


def _change_before(units: list[Unit], at: int) -> int | None:
    stop = max(-1, at - _REACH)
    return next((i for i in range(at, stop, -1) if is_change(units[i]) or units[i].key in _MADE), None)


def _same_breath(units: list[Unit], at: int) -> int | None:
    """What the participle before was said of, where it was a passive too."""
    left = at - 1
    while left >= 0 and units[left].mention is None and units[left].key in EARLY:
        left -= 1
    if left < 0:
        last = _last_name(units, at)
        return opens(units, last) if last is not None else None
    if units[left].text in (",", "(") and left >= 1:
        return left - 1 if is_party(units[left - 1]) else None
    return subject_of(units, at) if units[left].has("be") else None


def _last_name(units: list[Unit], at: int) -> int | None:
    """The last name before the comma at which an opening phrase ends: that before the main verb's subject."""
    commas = [i for i in range(at + 1, len(units) - 1) if units[i].text == ","]
    for comma in commas:
        name = bearer(units, comma + 1)
        if name is not None and not is_change(units[comma + 1]):
            return comma - 1
    return None


def _is_agent(units: list[Unit], name: int) -> bool:
    return any(unit.has("by", "to") for unit in units[max(0, name - 5) : name])


# ---------------------------------------------------------------------------------------------------
# It


def meant_before(units: list[Unit], at: int) -> int | None:
    """What `it`, `l'` is, when a verb of changing hands has it as its object and the sentence tells.

    `Oak founded Fir and sold it to Elm`, `Fir changed hands when Oak bought it`: the one company named
    before that is not the subject; where several are, the object of the verb before.
    """
    if not _has_it(units, at):
        return None
    subject = doer_of(units, at)
    acting = party_of(units[subject]) if subject is not None else None
    found: dict[int, int] = {}
    for i in range(at):
        party = party_of(units[i])
        owner = acting is not None and party is acting
        if party is None or owner or party.kind not in _HELD or form_of(units[i]) == "pronoun":
            continue
        if not any(unit.has("by", "from", "to", "with") for unit in units[max(0, i - 2) : i]):
            found.setdefault(id(party), i)
    if len(found) == 1:
        return next(iter(found.values()))
    if not found and form_of(units[0]) == "pronoun":
        party = party_of(units[0])  # "It was owned by Oak, which bought it from Elm"
        return 0 if party is not None and party is not acting and party.kind in _HELD else None
    made = [i for i in found.values() if any(_makes(unit) for unit in units[max(0, i - 4) : i])]
    return made[0] if len(made) == 1 else None


def _makes(unit: Unit) -> bool:
    return is_change(unit) or unit.key in _MADE


def _has_it(units: list[Unit], at: int) -> bool:
    after = units[at + 1] if at + 1 < len(units) else None
    if after is not None and after.key in ("it", "them"):
        return True
    left = at - 1
    while left > 0 and units[left].has("have"):
        left -= 1
    clitic = left >= 0 and units[left].text.casefold() in ("l'", "l’", "la", "le")
    return clitic and units[left + 1].has("have")


# ---------------------------------------------------------------------------------------------------
# Who came last


def event(units: list[Unit], at: int, draft: Draft) -> Event:
    """The change of hands that the word at an index tells, with its year."""
    back = any(unit.key in ("had", "avait", "avaient") for unit in units[max(0, at - 3) : at])
    years = [year for i in range(at + 1, min(len(units), at + 12)) if (year := _year(units, at, i))]
    before = _year(units, at, at - 1) if at else None
    return Event(draft=draft, year=years[0] if years else before, earlier=back)


def _year(units: list[Unit], at: int, i: int) -> int | None:
    """A year near a verb with no other change of hands and no clause between."""
    unit, text = units[i], units[i].text
    plain = len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20") and unit.quantity is None
    between = units[at + 1 : i]
    broken = any(is_change(one) or one.text in (";", ":") or one.has("boundary", "rel") for one in between)
    return int(text) if plain and not broken else None


def settle(events: list[Event]) -> None:
    """Ends what an owner had whom another one followed; events are in the order of the text.

    A later year, or else the later telling, is later; what had happened before is not.
    """
    last: dict[int, Event] = {}
    for one in events:
        if one.draft.tense == ENDED:
            continue
        held: Party = one.draft.investee.party
        other = last.get(id(held))
        if other is None or other.draft.holder.party is one.draft.holder.party:
            last[id(held)] = one
            continue
        if (other.draft.start, other.draft.end) == (one.draft.start, one.draft.end):
            continue
        older, newer = (one, other) if _precedes(one, other) else (other, one)
        older.draft.tense = ENDED
        last[id(held)] = newer


def _precedes(later_told: Event, told: Event) -> bool:
    """Whether what is told later happened earlier."""
    if later_told.year is not None:
        return told.year is None or later_told.year < told.year
    return later_told.earlier and not told.earlier
