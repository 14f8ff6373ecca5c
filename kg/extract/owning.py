"""Verbs of holding without a figure: `Acme, which is partly owned by Oak`, `Oak controls Acme`.

Example: see `kg.extract.unnumbered`.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, side_at, with_quantity
from kg.extract.grammar import (
    POSSESSIVE,
    form_of,
    group_at,
    is_modifier,
    is_party,
    subject_of,
)
from kg.extract.parts import Unit
from kg.extract.stance import Stance, stance_of
from kg.extract.voice import agent_of, is_participle, is_passive


def verb_ties(units: list[Unit], at: int) -> list[Draft]:
    """The ties that the verb at an index tells."""
    unit = units[at]
    if is_participle(unit):
        return _passive(units, at)
    if unit.has("control", "hold") and unit.has("f:fin", "f:part", "f:imp"):
        return _active(units, at)
    return []


def _passive(units: list[Unit], at: int) -> list[Draft]:
    """`Acme, which is partly owned by Oak`, `Acme est contrôlé par Oak`."""
    near = range(max(0, at - 3), min(len(units), at + 4))
    figures = any(units[i].quantity and not _is_adverb(units, i) for i in near)
    if figures or not is_passive(units, _adverb(units, at)):
        return []
    agent = agent_of(units, at, at + 1)
    held = _explained(units, at)
    if held is None and _adverb(units, at) == 0:
        held = _opened(units, agent)
    elif held is None:
        held = subject_of(units, _adverb(units, at))
    if agent is None or held is None:
        return []
    if any(unit.quantity for unit in units[agent : agent + 4]):
        return []
    rule = _manner(units, at)
    return [draft for i in group_at(units, agent) if (draft := _tie(units, i, held, at, rule)) is not None]


def _explained(units: list[Unit], at: int) -> int | None:
    """The name that `, a fund owned by` explains."""
    left = at - 1
    while left >= 0 and at - left < 7 and is_modifier(units[left]) and not units[left].mention:
        left -= 1
    noun = any(unit.has("industry") for unit in units[left + 1 : at])
    return left - 1 if noun and left >= 1 and units[left].text == "," and is_party(units[left - 1]) else None


def _adverb(units: list[Unit], at: int) -> int:
    while at > 0 and (units[at - 1].has("partly", "wholly", "majorly") or _is_adverb(units, at - 1)):
        at -= 1
    return at


def _is_adverb(units: list[Unit], at: int) -> bool:
    """`majority owned`: the word is no figure of its own, right before a participle."""
    quantity = units[at].quantity
    worded = quantity is not None and quantity.rule == "majority" and units[at].key == "majority"
    return worded and at + 1 < len(units) and is_participle(units[at + 1])


def _opened(units: list[Unit], agent: int | None) -> int | None:
    """`Détenu majoritairement par Chêne, Sapin`: what the phrase that opens a sentence is said of."""
    if agent is None or agent + 1 >= len(units) or units[agent + 1].text != ",":
        return None
    name = agent + 2
    while name < len(units) and name - agent < 7 and is_modifier(units[name]):
        name += 1
    return name if name < len(units) and form_of(units[name]) == "name" else None


def _manner(units: list[Unit], at: int) -> str | None:
    """Rule of a worded share beside a participle: partly, wholly, mostly."""
    for unit in units[max(0, at - 2) : at + 3]:
        if unit.quantity is not None and unit.key == "majority":
            return "majority"
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
    start, end = span_of(units, [holder_at, held_at, verb])
    kind = "otherInfluenceOrControl" if control else "shareholding"
    draft = Draft(kind, holder, held, start, end)
    if not control:
        with_quantity(draft, None, rule)
        draft.share_text = _manner_text(units, verb) if rule else None
    return standing(draft, stance)


def standing(draft: Draft, stance: Stance) -> Draft:
    """The draft with a stance."""
    draft.status, draft.tense, draft.speaker = stance.status, stance.tense, stance.speaker
    return draft


def _manner_text(units: list[Unit], at: int) -> str:
    first = _adverb(units, at)
    return " ".join(unit.text for unit in units[first : at + 1])


def span_of(units: list[Unit], at: list[int]) -> tuple[int, int]:
    """Offsets from the first to the last of these units."""
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
    if name >= len(units) or not is_party(units[name]) or possessing(units, name):
        return []
    if any(unit.quantity or unit.has("stake") for unit in units[at : name + 1]):
        return []
    holder = subject_of(units, at)
    if holder is None or (units[at].has("f:part") and is_passive(units, at)):
        return []
    drafts = [_tie(units, holder, i, at, None) for i in group_at(units, name)]
    return [draft for draft in drafts if draft is not None]


def possessing(units: list[Unit], at: int) -> bool:
    """Whether a possessive mark follows."""
    return at + 1 < len(units) and units[at + 1].text in POSSESSIVE
