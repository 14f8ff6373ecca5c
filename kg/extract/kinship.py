"""Nouns of holding without a figure: shareholder, subsidiary, parent, `wholly owned by`.

Example: see `kg.extract.unnumbered`.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, side_at, with_quantity
from kg.extract.grammar import (
    case_of,
    form_of,
    is_modifier,
    is_party,
    possessor_of,
    subject_of,
)
from kg.extract.owners import held_by_noun, holder_beside, is_worded, owner_of
from kg.extract.owning import span_of, standing
from kg.extract.parts import Sentence, Unit
from kg.extract.stance import Stance, stance_of


def noun_ties(sentence: Sentence, at: int) -> list[Draft]:
    """The ties that the noun or adjective at an index tells."""
    units, unit = sentence.units, sentence.units[at]
    drafts: list[Draft] = []
    if unit.has("whollyowned", "majorityowned"):
        drafts += _owned_by(units, at)
    if unit.has("subsidiary"):
        drafts += _subsidiary(units, at)
    elif unit.has("parent"):
        drafts += _parent(units, at)
    if unit.has("holder"):
        drafts += _shareholder(units, at, sentence)
    return drafts


def _shareholder(units: list[Unit], at: int, sentence: Sentence) -> list[Draft]:
    """`Oak, the top shareholder of Acme`; `Oak, its top shareholder, is to`: a tie, and a note for later."""
    if units[at].key.endswith("investor") or (units[at].has("industry") and units[at].key not in ("owner",)):
        return []
    held = held_by_noun(units, at)
    holder = holder_beside(units, at)
    if holder is None and held is not None and held > at:
        holder = _name_beyond(units, at, held)
    if held is None or holder is None:
        return []
    one, other = side_at(units, holder), side_at(units, held)
    if one is None or other is None or one.party is other.party:
        return []
    sentence.pairs.append((one.party, other.party))
    start, end = span_of(units, [holder, held, at])
    draft = Draft("shareholding", one, other, start, end)
    first = _first_adjective(units, at)
    draft.share_text = " ".join(unit.text for unit in units[first : at + 1])
    words = {key for unit in units[first : at + 1] for key in unit.key.split()}
    rule = (
        "majority"
        if words & {"majority", "majoritaire"}
        else "minority"
        if words & {"minority", "minoritaire"}
        else None
    )
    rule = "whole" if words & {"sole", "unique", "seul"} else rule
    return [standing(with_quantity(draft, None, rule), _noun_stance(units, at, holder))]


def _name_beyond(units: list[Unit], noun: int, of: int) -> int | None:
    """`Filiale de Chêne, Sapin recule`, `The owner of Fir, Oak`: the name that a noun phrase explains.

    Only where the phrase opens its sentence, so that the comma lists nothing.
    """
    left = noun - 1
    while left >= 0 and is_modifier(units[left]):
        left -= 1
    name = of + 2
    if left >= 0 or name > len(units) or units[of + 1].text != ",":
        return None
    while name < len(units) and name - of < 6 and is_modifier(units[name]):
        name += 1
    if name >= len(units) or form_of(units[name]) != "name":
        return None
    after = units[name + 1] if name + 1 < len(units) else None
    return None if after is not None and after.has("and") else name


def _noun_stance(units: list[Unit], at: int, holder: int) -> Stance:
    before = units[max(0, at - 4) : at]
    if any(unit.has("former") for unit in before):
        return Stance("asserted", "past")
    verb = next((i for i in range(at - 1, max(-1, at - 6), -1) if units[i].has("be")), None)
    return stance_of(units, verb) if verb is not None and verb > holder else Stance()


def _first_adjective(units: list[Unit], at: int) -> int:
    first = at
    while first > 0 and (units[first - 1].has("holderadj") or is_worded(units[first - 1])):
        first -= 1
    return first


def _subsidiary(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, a subsidiary of Oak`; `Oak's subsidiary Fir`; `Fir is a wholly owned unit of Oak`."""
    parent = _of_name(units, at + 1)
    child: int | None
    if parent is not None:
        child = _noun_holder(units, at)
        child = _name_beyond(units, at, parent) if child is None else child
    else:
        parent = possessor_of(units, at) or _possessive_owner(units, at)
        if parent is None and at and is_party(units[at - 1]):
            seat = at >= 2 and units[at - 2].has("poss")  # "its Jersey vehicle Elm"
            parent = _possessive_owner(units, at - 1) if seat else at - 1
        child = at + 1
        if child < len(units) and units[child].text == ",":
            child += 1
    if parent is None or child is None or child >= len(units) or not is_party(units[child]):
        return []
    if form_of(units[child]) == "place" or case_of(units, parent) == "in":
        return []
    one, other = side_at(units, parent), side_at(units, child)
    if one is None or other is None:
        return []
    start, end = span_of(units, [parent, child, at])
    stance = _noun_stance(units, at, child)
    whole = _whole_before(units, at)
    if whole:
        draft = with_quantity(
            Draft("shareholding", one, other, start, end, share_text=whole[0]), None, whole[1]
        )
    else:
        draft = Draft("parent", one, other, start, end)
    return [standing(draft, stance)]


def _whole_before(units: list[Unit], at: int) -> tuple[str, str] | None:
    for unit in units[max(0, at - 4) : at]:
        if unit.has("whollyowned"):
            return unit.text, "whole"
        if unit.has("majorityowned"):
            return unit.text, "majority"
    return None


def _of_name(units: list[Unit], at: int) -> int | None:
    if at < len(units) and units[at].has("of", "to"):
        name = at + 1
        while name < len(units) and name - at < 6 and is_modifier(units[name]):
            name += 1
        if name < len(units) and is_party(units[name]):
            return name
    return None


def _noun_holder(units: list[Unit], at: int) -> int | None:
    """The name that an apposition or predicate noun describes."""
    left = at - 1
    while (
        left >= 0
        and (
            is_modifier(units[left])
            or units[left].has("whollyowned", "majorityowned", "partly", "wholly")
            or (units[left].quantity and not units[left].mention)
        )
        and not units[left].mention
    ):
        left -= 1
    if left >= 1 and units[left].text in (",", "(") and is_party(units[left - 1]):
        return left - 1
    if left >= 1 and units[left].has("be"):
        return subject_of(units, left)
    return None


def _possessive_owner(units: list[Unit], at: int) -> int | None:
    for left in range(at - 1, max(-1, at - 5), -1):
        if units[left].has("poss"):
            opened = left == 1 and units[0].has("through")
            return _after_opening(units, at) if opened else owner_of(units, left)
        if not is_modifier(units[left]) and not units[left].has("whollyowned", "majorityowned"):
            return None
    return None


def _after_opening(units: list[Unit], at: int) -> int | None:
    """`Through its vehicle Elm, Oak owns`: the subject after the phrase that opens."""
    comma = next((i for i in range(at + 1, min(len(units), at + 5)) if units[i].text == ","), None)
    if comma is None or comma + 1 >= len(units) or form_of(units[comma + 1]) != "name":
        return None
    return comma + 1


def _parent(units: list[Unit], at: int) -> list[Draft]:
    """`its parent (company), Oak`; `Oak, the parent of Fir`; `Fir's parent Oak`."""
    if units[at].has("holder"):
        return []
    child = _of_name(units, at + 1)
    holder: int | None
    if child is not None:
        holder = _noun_holder(units, at)
        if holder is None and child + 1 < len(units) and units[child + 1].text == ",":
            holder = child + 2  # "the parent of Fir, Oak, ..."
    else:
        child = possessor_of(units, at) or _possessive_owner(units, at)
        holder = at + 1
        if holder < len(units) and units[holder].text == ",":
            holder += 1
    if child is None or holder is None or holder >= len(units) or not is_party(units[holder]):
        return []
    one, other = side_at(units, holder), side_at(units, child)
    if one is None or other is None or one.party.kind == "person":
        return []
    start, end = span_of(units, [holder, child, at])
    return [standing(Draft("parent", one, other, start, end), _noun_stance(units, at, holder))]


def _owned_by(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, wholly owned by Oak`, `Fir is majority-owned by Oak`."""
    if at + 1 >= len(units) or not units[at + 1].has("by"):
        return []
    holder = at + 2
    while holder < len(units) and holder - at < 8 and is_modifier(units[holder]):
        holder += 1
    held = _noun_holder(units, at)
    if holder >= len(units) or not is_party(units[holder]) or held is None:
        return []
    rule = "whole" if units[at].has("whollyowned") else "majority"
    one, other = side_at(units, holder), side_at(units, held)
    if one is None or other is None:
        return []
    start, end = span_of(units, [holder, held, at])
    draft = with_quantity(
        Draft("shareholding", one, other, start, end, share_text=units[at].text), None, rule
    )
    return [standing(draft, _noun_stance(units, at, held))]
