"""Whole companies that changed hands: `Oak has bought Fir Works`, `Elm sold Fir Works to Oak`.

Only what is done; what is to come belongs to `plans.py`. That a company was bought does not say that it
was bought whole, so the tie is one of control without a figure, and it waits for a person.

Example: "Oak Mills has acquired Fir Works" says that Oak Mills controls Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, side_at
from kg.extract.grammar import POSSESSIVE, is_modifier, is_party, subject_of
from kg.extract.owning import span_of
from kg.extract.parts import Sentence, Unit
from kg.extract.stance import stance_of

_HELD = ("company", "arrangement", "unit", "stateBody")
_CERTAINTY = 0.8
_DONE = ("f:past", "f:part", "f:fin", "f:imp")
#: Verbs of the class that take other things than companies too.
_WEAK = (
    "take",
    "took",
    "taken",
    "taking",
    "obtain",
    "secur",
    "pren",
    "pris",
    "recev",
    "recu",
    "pick",
    "snap",
    "obten",
)
_COMPLETED = frozenset(
    "completed completes closed closes finalised finalized sealed concluded finalise boucle acheve conclu "
    "cloture".split()
)
_EXERCISED = frozenset(
    "took taken takes gained gains won has holds exercises exercised retains retained keeps kept pris prend "
    "exerce garde conserve detient a".split()
)
#: Nouns of having bought or of control, with the verbs that make them facts.
_NOUNS = {
    **dict.fromkeys("purchase acquisition takeover buyout rachat".split(), _COMPLETED),
    **dict.fromkeys("control controle".split(), _EXERCISED),
}


def acquisitions(sentence: Sentence) -> list[Draft]:
    """The finished purchases of whole companies in one sentence. Cost: linear in its length."""
    units = sentence.units
    found = []
    for at, unit in enumerate(units):
        if unit.mention or unit.quantity or not unit.has(*_DONE):
            continue
        sides = None
        if unit.has("buy") and not unit.key.startswith(_WEAK):
            sides = _bought(units, at)
        elif unit.has("sell") and not unit.has("buy"):
            sides = _sold(units, at)
        draft = _draft(units, at, sides) if sides is not None else None
        if draft is not None:
            found.append(draft)
    return found + _by_noun(units)


def _by_noun(units: list[Unit]) -> list[Draft]:
    """`Oak completed the purchase of Fir`, `Oak took control of Fir`, `Oak has control of Fir`."""
    found = []
    for at, unit in enumerate(units):
        if unit.mention or unit.quantity or unit.key not in _NOUNS:
            continue
        verb = at - 1
        while (
            verb > 0
            and at - verb < 5
            and is_modifier(units[verb])
            and units[verb].key not in _NOUNS[unit.key]
        ):
            verb -= 1
        of = at + 1 < len(units) and units[at + 1].has("of", "on")
        if verb < 1 or not of or units[verb].key not in _NOUNS[unit.key]:
            continue
        holder, held = subject_of(units, verb), _name(units, at + 2)
        draft = _draft(units, verb, (holder, held)) if holder is not None and held is not None else None
        if draft is None:
            continue
        if unit.key in ("control", "controle"):
            draft.certainty = 1.0
        found.append(draft)
    return found


def _draft(units: list[Unit], at: int, sides: tuple[int, int]) -> Draft | None:
    holder, held = side_at(units, sides[0]), side_at(units, sides[1])
    stance = stance_of(units, at)
    if holder is None or held is None or stance.status not in ("asserted", "reported"):
        return None
    if held.party.kind not in _HELD or holder.party is held.party or holder.party.kind == "alliance":
        return None
    start, end = span_of(units, [at, *sides])
    draft = Draft("otherInfluenceOrControl", holder, held, start, end, status=stance.status)
    draft.speaker, draft.certainty = stance.speaker, _CERTAINTY
    return draft


def _bought(units: list[Unit], at: int) -> tuple[int, int] | None:
    """`Oak bought Fir`, and `Fir was bought by Oak`."""
    if at + 1 < len(units) and units[at + 1].has("by"):
        holder, held = _name(units, at + 2), subject_of(units, at)
        return (holder, held) if holder is not None and held is not None and _passive(units, at) else None
    held = _name(units, at + 1)
    if held is None or _passive(units, at):
        return None
    holder = subject_of(units, at)
    return (holder, held) if holder is not None else None


def _sold(units: list[Unit], at: int) -> tuple[int, int] | None:
    """`Elm sold Fir to Oak`, `Elm a vendu Sapin à Chêne`."""
    held = _name(units, at + 1)
    if held is None or _passive(units, at):
        return None
    for i in range(held + 1, min(len(units), held + 4)):
        if units[i].has("to") and not units[i].mention:
            holder = _name(units, i + 1)
            return (holder, held) if holder is not None else None
        if not is_modifier(units[i]):
            return None
    return None


def _passive(units: list[Unit], at: int) -> bool:
    return any(unit.has("be") and not unit.has("have") for unit in units[max(0, at - 2) : at])


def _name(units: list[Unit], at: int) -> int | None:
    """The name that stands at once from `at` on, owning nothing itself and no part of a list of things."""
    name = at
    while name < len(units) and name - at < 5 and is_modifier(units[name]):
        name += 1
    if name >= len(units) or not is_party(units[name]):
        return None
    after = units[name + 1] if name + 1 < len(units) else None
    if after is not None and (after.text in POSSESSIVE or after.has("stake", "capital", "holder")):
        return None
    mention = units[name].mention
    return name if mention is not None and mention.form in ("name", "state") else None
