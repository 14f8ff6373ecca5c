"""Holdings told without a figure: owned by, shareholder of, subsidiary of, state-owned, controls.

Example: "Fir Works, a wholly owned subsidiary of Oak Mills" is a parent tie and a holding of 100 %.
"""

from __future__ import annotations

from kg.extract.cast import Cast
from kg.extract.drafts import Draft, Side, side_at, with_quantity
from kg.extract.figures import _agent as agent_after
from kg.extract.figures import _is_participle as is_participle
from kg.extract.figures import _is_passive as is_passive
from kg.extract.figures import Reading, holder_beside, investee_of_shareholder, owner_of
from kg.extract.grammar import (
    POSSESSIVE,
    case_of,
    group_at,
    is_modifier,
    is_party,
    party_of,
    possessor_of,
    subject_of,
)
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.slots import Phrase
from kg.extract.stance import Stance, stance_of

_HELD = ("company", "arrangement", "group", "unit", "stateBody")


class Unnumbered:
    """Reads holdings without a figure.

    Args:
        cast: The parties of the document, for states behind adjectives.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def read(self, sentence: Sentence) -> list[Draft]:
        """Ties in one sentence. Cost: linear in its length."""
        units = sentence.units
        drafts: list[Draft] = []
        for at, unit in enumerate(units):
            if unit.mention and unit.mention.head == "stateowned":
                drafts += self._public(units, at)
            if unit.mention or unit.quantity:
                continue
            if is_participle(unit):
                drafts += _passive(units, at)
            elif unit.has("control", "hold") and unit.has("f:fin", "f:part", "f:imp"):
                drafts += _active(units, at)
            elif unit.has("subsidiary"):
                drafts += _subsidiary(units, at)
            elif unit.has("parent"):
                drafts += _parent(units, at)
            if unit.has("holder"):
                drafts += _shareholder(units, at, sentence)
            if unit.has("stateowned"):
                drafts += self._state_owned(units, at)
            if unit.has("whollyowned", "majorityowned"):
                drafts += _owned_by(units, at)
        return [draft for draft in drafts if _sound(draft)]

    def _public(self, units: list[Unit], at: int) -> list[Draft]:
        """`Aramco, the Saudi Arabian state oil producer`: a descriptor that says whose the firm is."""
        mention = units[at].mention
        held = side_at(units, at)
        if mention is None or mention.country is None or held is None:
            return []
        state = self._cast.state(mention.country)
        named = at - 2 if at >= 2 and units[at - 1].text == "," and is_party(units[at - 2]) else at
        draft = Draft("shareholding", Side(state, state.name), held, units[named].start, units[at].end)
        draft.share_text = mention.text
        return [with_quantity(draft, None)]

    def _state_owned(self, units: list[Unit], at: int) -> list[Draft]:
        """`Saudi Arabian state oil producer Aramco`, `China's state-owned X`, `le groupe public chinois X`."""
        name = at + 1
        while name < len(units) and name - at < 7 and is_modifier(units[name]):
            name += 1
        if name >= len(units) or not is_party(units[name]) or units[name].mention is None:
            return []
        if units[name].mention.form != "name" or (
            units[at].key == "state" and not _industry_between(units, at, name)
        ):
            return []
        if units[at].key in ("public", "publique") and not _firm_before(units, at):
            return []
        country = _country_around(units, at, name)
        if country is None:
            return []
        state = self._cast.state(country)
        held = side_at(units, name)
        if held is None:
            return []
        first = max(0, _first_of_phrase(units, at))
        draft = Draft("shareholding", Side(state, state.name), held, units[first].start, units[name].end)
        draft.share_text = units[at].text
        return [with_quantity(draft, None)]


def _sound(draft: Draft) -> bool:
    kinds = draft.investee.party.kind
    return (
        kinds in _HELD
        and draft.holder.party is not draft.investee.party
        and draft.holder.party.kind != "alliance"
    )


def _first_of_phrase(units: list[Unit], at: int) -> int:
    left = at - 1
    while left >= 0 and (
        is_modifier(units[left])
        and not units[left].has("det")
        or units[left].text in POSSESSIVE
        or (units[left].mention and units[left].mention.form == "state")
    ):  # type: ignore[union-attr]
        left -= 1
    return left + 1


def _country_around(units: list[Unit], at: int, name: int) -> str | None:
    for i in range(_first_of_phrase(units, at), name):
        mention = units[i].mention
        if mention is not None and mention.country is not None and mention.form in ("adjective", "state"):
            return mention.country
    return None


def _industry_between(units: list[Unit], at: int, name: int) -> bool:
    return any(units[i].has("industry") or units[i].key == "owned" for i in range(at + 1, name))


def _firm_before(units: list[Unit], at: int) -> bool:
    return at > 0 and units[at - 1].has("industry")


# ---------------------------------------------------------------------------------------------------
# Verbs


def _passive(units: list[Unit], at: int) -> list[Draft]:
    """`Acme, which is partly owned by Oak`, `Acme est contrôlé par Oak`."""
    if any(unit.quantity for unit in units[max(0, at - 3) : at + 4]) or not is_passive(
        units, _adverb(units, at)
    ):
        return []
    bare = Reading(Phrase(at, at, at + 1), passive=at)
    agent = agent_after(units, at + 1, bare)
    held = subject_of(units, _adverb(units, at))
    if agent is None or held is None:
        return []
    if any(unit.quantity for unit in units[agent : agent + 4]):
        return []
    rule = _manner(units, at)
    return [draft for i in group_at(units, agent) if (draft := _tie(units, i, held, at, rule)) is not None]


def _adverb(units: list[Unit], at: int) -> int:
    while at > 0 and units[at - 1].has("partly", "wholly", "majorly"):
        at -= 1
    return at


def _manner(units: list[Unit], at: int) -> str | None:
    """Rule of a worded share beside a participle: partly, wholly, mostly."""
    for unit in units[max(0, at - 2) : at + 3]:
        for name, rule in (("partly", "part"), ("wholly", "whole"), ("majorly", "majority")):
            if unit.has(name):
                return rule
    return None


def _tie(units: list[Unit], holder_at: int, held_at: int, verb: int, rule: str | None) -> Draft | None:
    holder, held = side_at(units, holder_at), side_at(units, held_at)
    if holder is None or held is None:
        return None
    stance = stance_of(units, verb)
    control = (
        units[verb].has("control")
        and not units[verb].has("have")
        and "own" not in units[verb].key
        and rule is None
    )
    control = control and units[verb].key.startswith("contr")
    start, end = _span(units, [holder_at, held_at, verb])
    kind = "otherInfluenceOrControl" if control else "shareholding"
    draft = Draft(kind, holder, held, start, end)
    if not control:
        with_quantity(draft, None, rule)
        draft.share_text = _manner_text(units, verb) if rule else None
    return _standing(draft, stance)


def _standing(draft: Draft, stance: Stance) -> Draft:
    draft.status, draft.tense, draft.speaker = stance.status, stance.tense, stance.speaker
    return draft


def _manner_text(units: list[Unit], at: int) -> str:
    first = _adverb(units, at)
    return " ".join(unit.text for unit in units[first : at + 1])


def _span(units: list[Unit], at: list[int]) -> tuple[int, int]:
    return units[min(at)].start, units[max(at)].end


def _active(units: list[Unit], at: int) -> list[Draft]:
    """`Oak controls Acme`, `Oak owns the brewer Acme`: the object follows at once."""
    if units[at].has("have") or not (units[at].key.startswith(("own", "contr", "poss", "detien", "deten"))):
        return []
    if units[at].has("f:part") and not units[at].has("f:past", "f:fin"):
        return []
    name = at + 1
    while name < len(units) and name - at < 7 and (is_modifier(units[name]) or units[name].has("wholly")):
        name += 1
    if name >= len(units) or not is_party(units[name]) or _possessing(units, name):
        return []
    if any(unit.quantity or unit.has("stake") for unit in units[at : name + 1]):
        return []
    holder = subject_of(units, at)
    if holder is None or (units[at].has("f:part") and is_passive(units, at)):
        return []
    drafts = [_tie(units, holder, i, at, None) for i in group_at(units, name)]
    return [draft for draft in drafts if draft is not None]


def _possessing(units: list[Unit], at: int) -> bool:
    return at + 1 < len(units) and units[at + 1].text in POSSESSIVE


# ---------------------------------------------------------------------------------------------------
# Nouns


def _shareholder(units: list[Unit], at: int, sentence: Sentence) -> list[Draft]:
    """`Oak, the top shareholder of Acme`; `wants Oak, its top shareholder, to`: a tie, and a note for later."""
    if units[at].key.endswith("investor") or units[at].has("industry") and units[at].key not in ("owner",):
        return []
    held = investee_of_shareholder(units, at)
    holder = holder_beside(units, at)
    if held is None or holder is None:
        return []
    one, other = side_at(units, holder), side_at(units, held)
    if one is None or other is None or one.party is other.party:
        return []
    sentence.pairs.append((one.party, other.party))
    start, end = _span(units, [holder, held, at])
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
    return [_standing(with_quantity(draft, None, rule), _noun_stance(units, at, holder))]


def _noun_stance(units: list[Unit], at: int, holder: int) -> Stance:
    before = units[max(0, at - 4) : at]
    if any(unit.has("former") for unit in before):
        return Stance("asserted", "past")
    verb = next((i for i in range(at - 1, max(-1, at - 6), -1) if units[i].has("be")), None)
    return stance_of(units, verb) if verb is not None and verb > holder else Stance()


def _first_adjective(units: list[Unit], at: int) -> int:
    first = at
    while first > 0 and units[first - 1].has("holderadj"):
        first -= 1
    return first


def _subsidiary(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, a subsidiary of Oak`; `Oak's subsidiary Fir`; `Fir is a wholly owned unit of Oak`."""
    parent = _of_name(units, at + 1)
    child: int | None
    if parent is not None:
        child = _noun_holder(units, at)
    else:
        parent = possessor_of(units, at) or _possessive_owner(units, at)
        child = at + 1
        if child < len(units) and units[child].text == ",":
            child += 1
    if parent is None or child is None or child >= len(units) or not is_party(units[child]):
        return []
    if (units[child].mention and units[child].mention.form == "place") or case_of(units, parent) == "in":  # type: ignore[union-attr]
        return []
    one, other = side_at(units, parent), side_at(units, child)
    if one is None or other is None:
        return []
    start, end = _span(units, [parent, child, at])
    stance = _noun_stance(units, at, child)
    whole = _whole_before(units, at)
    if whole:
        draft = with_quantity(
            Draft("shareholding", one, other, start, end, share_text=whole[0]), None, whole[1]
        )
    else:
        draft = Draft("parent", one, other, start, end)
    return [_standing(draft, stance)]


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
            return owner_of(units, left)
        if not is_modifier(units[left]) and not units[left].has("whollyowned", "majorityowned"):
            return None
    return None


def _parent(units: list[Unit], at: int) -> list[Draft]:
    """`its parent (company), Oak`; `Oak, the parent of Fir`; `Fir's parent Oak`."""
    if units[at].has("holder"):
        return []
    child = _of_name(units, at + 1)
    holder: int | None
    if child is not None:
        holder = _noun_holder(units, at)
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
    start, end = _span(units, [holder, child, at])
    return [_standing(Draft("parent", one, other, start, end), _noun_stance(units, at, holder))]


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
    start, end = _span(units, [holder, held, at])
    draft = with_quantity(
        Draft("shareholding", one, other, start, end, share_text=units[at].text), None, rule
    )
    return [_standing(draft, _noun_stance(units, at, held))]


def parties_in(units: list[Unit]) -> list[Party]:
    """The parties of a sentence, each once."""
    return list({id(p): p for unit in units if (p := party_of(unit)) is not None}.values())
