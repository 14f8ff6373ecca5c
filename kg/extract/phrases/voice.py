"""The passive of holding: `owned by`, `détenu à 40 % par`, `belongs to`; who acts and what is held.

Example:
    >>> is_participle(Unit("owned", "owned", 0, 5, frozenset({"hold", "f:past"})))
    True
"""

from __future__ import annotations

from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, SELF, case_of, form_of, is_modifier, is_party, subject_of

_BESIDE = (",", "(", "-")
_TURNS = frozenset(("turn", "tour"))


def is_participle(unit: Unit) -> bool:
    """Whether a unit can be the participle of holding, or says *belongs to*."""
    classes = unit.classes
    if not classes or unit.mention is not None or unit.quantity is not None:
        return False
    held = "hold" in classes or "control" in classes
    return "belong" in classes or (held and ("f:part" in classes or "f:past" in classes))


def is_passive(units: list[Unit], at: int) -> bool:
    """Whether a participle follows `be`, a name, a figure or a comma, and so is passive."""
    if units[at].has("belong"):
        return True
    left = at - 1
    if left > 2 and units[left].key in _TURNS and units[left - 1].has("in", "poss"):
        left -= 2 + units[left - 1].has("poss")  # "is in turn owned by", "est à son tour détenue par"
    while left >= 0 and (is_modifier(units[left]) or units[left].quantity) and not units[left].has("det"):
        left -= 1
    if left < 0:
        return True
    unit = units[left]
    noun = unit.has("stake", "capital", "votes") and not unit.mention
    return unit.has("be") or unit.text in _BESIDE or unit.mention is not None or noun


def agent_of(units: list[Unit], participle: int, start: int) -> int | None:
    """Index of the name after `by`, `par` (or `to`, `à`, `de` after *belongs*), searched from `start`."""
    belongs = units[participle].has("belong")
    for at in range(start, min(start + 6, len(units))):
        unit = units[at]
        if unit.mention is None and (unit.has("by") or (belongs and unit.has("to", "of"))):
            name = first_name(units, at + 1)
            if name is not None or not belongs:
                return name
        elif is_party(unit):
            return at if belongs and _only_modifiers(units, start, at) else None
    return None


def _only_modifiers(units: list[Unit], start: int, at: int) -> bool:
    """`in the hands of the Novak family`: the phrase itself ends with *of*; only an article may follow it."""
    return all(is_modifier(unit) or unit.has("office") for unit in units[start:at])


def first_name(units: list[Unit], at: int, reach: int = 6) -> int | None:
    """Index of the first name from `at` on, past articles and adjectives; None when something else comes."""
    name = at
    while (
        name < len(units)
        and name - at < reach
        and (is_modifier(units[name]) or units[name].has("subsidiary"))
    ):
        name += 1
    return meant(units, name) if name < len(units) and is_party(units[name]) else None


def meant(units: list[Unit], name: int) -> int:
    """The name that a name only introduces: `Norway's Acme`, `Baltic ferry operator Acme`; else itself."""
    at = name + 1
    owned = at < len(units) and units[at].text in POSSESSIVE
    at += owned
    industry = False
    while at < len(units) and at - name < 7 and is_modifier(units[at]) and not units[at].has("det", "poss"):
        industry = industry or units[at].has("industry", "stateowned")
        at += 1
    named = at < len(units) and form_of(units[at]) == "name"
    return at if named and (industry or (owned and at > name + 1)) else name


def find_passive(units: list[Unit], phrase: Phrase) -> int | None:
    """Index of the passive participle that a figure belongs to; None when it belongs to none."""
    after = _after_figure(units, phrase)
    return after if after is not None else _before_figure(units, phrase)


def _after_figure(units: list[Unit], phrase: Phrase) -> int | None:
    """`43 %-owned by`, `43 % of Acme is held by`, `the 43 % stake held by`."""
    for at in range(phrase.after, min(len(units), phrase.after + 10)):
        if is_participle(units[at]):
            return at if agent_of(units, at, at + 1) is not None else None
        if not _links(units[at]):
            return None
    return None


def _links(unit: Unit) -> bool:
    """Whether a unit can stand between a figure and the participle after it."""
    if unit.quantity:
        return False
    linking = unit.has("of", "in", "be", "have", "capital", "stake", "votes", "voting", "nonvoting")
    return is_modifier(unit) or is_party(unit) or linking or unit.text == "-"


def _before_figure(units: list[Unit], phrase: Phrase) -> int | None:
    """`owned 43 % by`, `détenu à 43 % par`, `détenu par Oak à 43 %`, and coordinated agents after it."""
    for at in range(phrase.first - 1, max(-1, phrase.first - 24), -1):
        unit = units[at]
        if is_participle(unit):
            if not is_passive(units, at):
                return None
            near = agent_of(units, at, phrase.after) is not None or agent_of(units, at, at + 1) is not None
            return at if near else None
        coordinated = (
            unit.quantity is not None
            or unit.has("to", "by", "of", "and", "with")
            or unit.text in (",", "(", ")")
        )
        if not (coordinated or is_modifier(unit) or is_party(unit)):
            return None
    return None


def passive_subject(units: list[Unit], participle: int, phrase: Phrase) -> int | None:
    """What is held: `Acme is (5 %) owned by`, `5 % of Acme is owned by`, `5 % held by Oak in Acme`."""
    inner = after_preposition(units, phrase.after)
    if inner is not None and inner < participle:
        return inner
    if participle >= phrase.after and phrase.kind:
        agent = agent_of(units, participle, participle + 1)
        beyond = after_preposition(units, agent + 1) if agent is not None else None
        if beyond is not None:
            return beyond
    at = min(participle, phrase.first) - 1
    if any(units[i].key in SELF for i in range(max(0, at - 3), at + 1)):
        return subject_of(units, at + 1)
    if at > 2 and units[at].key in _TURNS and units[at - 1].has("in", "poss"):
        at -= 2 + units[at - 1].has("poss")
    while at >= 0 and (
        units[at].has("be", "have")
        or units[at].text in _BESIDE
        or (is_modifier(units[at]) and not units[at].has("det"))
    ):
        at -= 1
    if at >= 0 and is_party(units[at]):
        free = not case_of(units, at) or units[at + 1].text in (",", "(")
        return at if free else subject_of(units, at + 1)
    return subject_of(units, participle)


#: What a firm can be to another one.
_OTHERS = frozenset(
    "rival competitor supplier distributor landlord lender predecessor successor neighbour "
    "neighbor sister backer creditor target concurrent concurrente rivale fournisseur distributeur "
    "cible voisin voisine soeur".split()
)


def after_preposition(units: list[Unit], at: int) -> int | None:
    """Index of the first name after a preposition: `of Acme`, `in the brewer Acme`, `au capital d'Acme`."""
    if at >= len(units) or units[at].mention or not units[at].has("of", "in"):
        return None
    name = at + 1
    while (
        name < len(units)
        and name - at < 8
        and (is_modifier(units[name]) or units[name].has("capital", "in", "of"))
    ):
        name += 1
    apposed = _apposed(units, name, at)
    if apposed is not None:
        return apposed
    if name >= len(units) or not is_party(units[name]):
        return None
    return _apposed(units, name + 2, at) or meant(units, name)  # "of its Cape distributor, Fir"


def _apposed(units: list[Unit], at: int, preposition: int) -> int | None:
    """`of the unit, Fir,`, `of its asset manager, Fir.`: the name that tells a noun, between two marks."""
    at += at < len(units) and units[at].mention is None and units[at].has("subsidiary", "parent")
    if at + 1 >= len(units) or at < preposition + 2 or units[at].text != ",":
        return None
    told = units[at - 1]
    noun = told.mention is None and (
        told.has("industry", "subsidiary", "partner", "parent") or told.key in _OTHERS
    )
    closed = at + 2 >= len(units) or units[at + 2].text in (",", ".", ";", ")")
    return at + 1 if noun and closed and form_of(units[at + 1]) == "name" else None
