"""Plans told by a noun: `is considering the sale of its stake in Fir`, `négocie la cession de Sapin`.

What a verb tells ("plans to sell its stake") is read in `plans.py`.

Example:
    >>> DEALS["cession"]
    'decrease'
"""

from __future__ import annotations

from kg.extract.acts.seats import is_seat_of_firm
from kg.extract.drafts import Draft, Side, side_at, with_quantity
from kg.extract.names.memory import Memory
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, group_at, is_modifier, is_party, party_of, subject_of
from kg.extract.phrases.stance import Stance, stance_of

#: Nouns of a change, and the change.
DEALS = {
    **dict.fromkeys("sale disposal divestment divestiture cession vente desengagement".split(), "decrease"),
    **dict.fromkeys("acquisition purchase takeover rachat bid offer offre opa".split(), "acquire"),
}
_BIDS = frozenset("bid offer offre opa".split())
_REST = frozenset(
    "rest remainder remaining balance minority minorities outstanding solde reste minoritaires".split()
)
_MADE = frozenset(
    "made makes make launched launches launch submitted submits submit lodged tabled file filed files "
    "lance lancer depose deposer presente presenter prepares preparing".split()
)
_TO_COME = ("planned", "negotiating", "conditional", "denied", "failed", "rumoured")
_HELD = ("company", "arrangement", "group", "unit", "stateBody")


def deal_in(sentence: Sentence, at: int, memory: Memory) -> Draft | None:
    """The plan that the noun at an index tells; None when it tells none.

    Args:
        sentence: The sentence.
        at: Index of the noun.
        memory: What the holders were said to hold, for "the sale of its stake".
    """
    units = sentence.units
    verb = _verb(units, at)
    subject = subject_of(units, verb) if verb is not None else None
    holder = side_at(units, group_at(units, subject)[0]) if subject is not None else None
    target = _target(sentence, at, memory, subject)
    if verb is None or subject is None or holder is None or target is None:
        return None
    stance = _stance(units, verb, at)
    if target[0].party.kind not in _HELD or stance.status not in _TO_COME:
        return None
    draft = Draft("shareholding", holder, target[0], units[subject].start, units[target[1]].end)
    with_quantity(draft, None)
    draft.change, draft.tense, draft.status = DEALS[units[at].key], "future", stance.status
    if draft.change == "acquire" and any(is_rest(units, i) for i in range(at + 1, min(len(units), at + 8))):
        draft.change = "increase"
    draft.speaker = stance.speaker
    return draft


def _verb(units: list[Unit], at: int) -> int | None:
    """The verb that governs the noun: planning, negotiating, or the making of an offer."""
    for i in range(at - 1, max(-1, at - 7), -1):
        unit = units[i]
        if unit.mention or unit.quantity or unit.is_mark:
            return None
        if _is_quality(units, i):
            return None  # "to stop the planned purchase of Fir": whose plan it is, is not said
        if unit.has("plan", "negotiate", "talks") or (unit.key in _MADE and units[at].key in _BIDS):
            return i
        if not (is_modifier(unit) or unit.has("of", "on", "for", "to", "f:inf", "f:ing", "as")):
            return None
    return None


def _is_quality(units: list[Unit], at: int) -> bool:
    """`the planned sale`: a participle after an article."""
    return units[at].has("plan") and units[at].has("f:part") and at > 0 and units[at - 1].has("det", "poss")


def _stance(units: list[Unit], verb: int, at: int) -> Stance:
    """A deal that is only planned is planned whatever its verb's tense; talks are negotiations."""
    stance = stance_of(units, verb)
    if stance.status not in ("asserted", "reported"):
        return stance
    talking = any(unit.has("negotiate", "talks") for unit in units[verb:at])
    return Stance("negotiating" if talking else "planned", "future", stance.speaker)


def _target(sentence: Sentence, at: int, memory: Memory, subject: int | None) -> tuple[Side, int] | None:
    """What is sold or bought: `of Fir`, `of its stake in Fir`, `of its stake`, `for Fir`, `sur Sapin`."""
    units = sentence.units
    of = past_qualities(units, at) if units[at].key in _BIDS else at + 1
    if of >= len(units) or not units[of].has("of", "for", "on"):
        return None
    stake = of + 1
    while stake < len(units) and stake - of < 6 and is_modifier(units[stake]):
        stake += 1
    if stake >= len(units):
        return None
    if DEALS[units[at].key] == "acquire" and is_rest(units, stake):
        return _the_rest(sentence, stake, memory, subject)
    if units[of + 1].key in ("tout", "all", "part") and DEALS[units[at].key] == "decrease":
        stake = next((i for i in range(of + 1, min(len(units), of + 7)) if units[i].quantity), stake)
    if units[stake].quantity is not None and DEALS[units[at].key] == "acquire":
        return None  # the figure has its own reader
    if units[stake].quantity is not None:
        told = held_in(units, stake)
        if told is not None:
            return told
        stake += 1
    if stake < len(units) and units[stake].has("stake", "capital") and not units[stake].mention:
        return _in_firm(sentence, stake, memory, subject)
    return whole_firm(units, stake - 1)


def held_in(units: list[Unit], at: int) -> tuple[Side, int] | None:
    """`the 30% it holds in Fir`, `les 74 % qu'il possède dans sa filiale Sapin`: the firm of a figure.

    Args:
        units: The sentence.
        at: Index of the figure.
    """
    for i in range(at + 1, min(len(units), at + 7)):
        unit = units[i]
        if unit.has("hold", "have") and i + 1 < len(units) and units[i + 1].has("in"):
            return whole_firm(units, i + 1)
        pronoun = unit.mention is not None and unit.mention.form == "pronoun"
        small = unit.has("rel", "it", "they", "hold", "of", "capital", "det") or is_modifier(unit)
        if not (pronoun or small):
            return None
    return None


def is_rest(units: list[Unit], at: int) -> bool:
    """`the rest`, `the minority`, `the 13% it does not own`, `les 23 % qu'elle ne possède pas`."""
    quantity = units[at].quantity
    if quantity is None:
        return units[at].key in _REST and units[at].mention is None
    if quantity.stated is None:
        return quantity.rule == "minority"
    for i in range(at + 1, min(len(units), at + 14)):
        if units[i].text in (",", ";", ".", "("):
            return False
        if units[i].has("neg"):
            return any(unit.has("hold", "have") for unit in units[i : i + 5])
    return False


def _the_rest(sentence: Sentence, at: int, memory: Memory, subject: int | None) -> tuple[Side, int] | None:
    """The firm whose rest is bid for: named after it, else the one that the bidder holds a part of."""
    units = sentence.units
    for i in range(at + 1, min(len(units), at + 4)):
        if units[i].has("of"):
            return whole_firm(units, i)
    party = party_of(units[subject]) if subject is not None else None
    held = memory.investee(party) if party is not None else None
    return (Side(held, held.written or held.name), at) if held is not None else None


def _in_firm(sentence: Sentence, stake: int, memory: Memory, subject: int | None) -> tuple[Side, int] | None:
    units = sentence.units
    if stake + 1 < len(units) and units[stake + 1].has("in", "of"):
        return whole_firm(units, stake + 1)
    party = party_of(units[subject]) if subject is not None else None
    held = memory.investee(party) if party is not None else None
    return (Side(held, held.name), stake) if held is not None else None


def entered(units: list[Unit], at: int) -> tuple[Side, int] | None:
    """`entrer au capital de Sapin`, `sortir du capital de Sapin`, `monter au capital de Sapin`."""
    into = at + 1 < len(units) and units[at + 1].has("of") and "capital" in units[at + 1].key.split()
    return whole_firm(units, at + 1) if into else None


def whole_firm(units: list[Unit], at: int) -> tuple[Side, int] | None:
    """The name that follows a unit at once and owns nothing itself, with its index."""
    name = at + 1
    while name < len(units) and name - at < 6 and (is_modifier(units[name]) or units[name].has("subsidiary")):
        name += 1
    if name >= len(units) or not is_party(units[name]) or is_seat_of_firm(units, name):
        return None
    if name + 1 < len(units) and units[name + 1].text in POSSESSIVE:
        return None
    found = side_at(units, name)
    return (found, name) if found else None


def past_qualities(units: list[Unit], at: int) -> int:
    """The index after `offre publique d'achat simplifiée`, `offre amicale`."""
    i = at + 1
    while i < len(units) and i - at < 6:
        plain = not units[i].classes and units[i].text[:1].islower() and not units[i].mention
        plain = plain or units[i].has("stateowned")  # "publique"
        purchase = (
            units[i].has("of") and i + 1 < len(units) and units[i + 1].key in ("achat", "retrait", "rachat")
        )
        if purchase:
            i += 2
        elif plain:
            i += 1
        else:
            break
    return i
