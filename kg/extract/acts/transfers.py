"""The other side of a sale to come: `will sell Fir to Ash`, `in talks to buy Fir from its owner, Oak`.

What the subject of the verb plans is read in `plans.py`; here is whom it deals with. A buyer is told with
the part that changes hands, a seller without one.

Example: "Oak has agreed to sell 30% of Fir to Ash": Ash plans to acquire 30 % of Fir.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.acts.whose import board_of
from kg.extract.drafts import LIKELY, Draft, Side, side_at, with_quantity
from kg.extract.frames.carried import is_of_another
from kg.extract.names.memory import Memory
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    is_modifier,
    is_party,
    is_seat,
    party_of,
    subject_of,
)
from kg.extract.phrases.stance import Stance, stance_of

_TO_COME = ("planned", "negotiating", "conditional", "failed", "denied", "rumoured")
_SALES = frozenset("sale disposal divestment cession vente placement transfer".split())
_PURCHASES = frozenset("acquisition purchase takeover rachat reprise achat".split())
_DEALS = _SALES | _PURCHASES
_TELLING = _DEALS | {"sell", "buy"}
_APPROVED = frozenset(
    "approved approve approves cleared clears authorised authorized backed agreed autorise autorisee "
    "approuve approuvee valide validee accepte vote".split()
)
_DONE = frozenset(
    "completed completes completion closed finalised finalized finalise finalisee boucle conclu conclue "
    "acheve following after apres depuis since".split()
)
_HELD = ("company", "arrangement", "group", "unit", "stateBody")
_GROUPS = frozenset("consortium group groupe tandem attelage".split())
_REACH = 18


@dataclass(slots=True)
class _Goods:
    """What is sold: the firm, its unit, the unit of the figure if one is told, and the last unit read."""

    firm: Side
    at: int
    part: int | None
    last: int


def transfers(sentence: Sentence, memory: Memory) -> list[Draft]:
    """Buyers and sellers of planned sales in one sentence. Cost: linear in its length."""
    units = sentence.units
    found: list[Draft] = []
    if sentence.words.isdisjoint(_TELLING):
        return found
    for at, unit in enumerate(units):
        if unit.mention or unit.quantity:
            continue
        if unit.has("sell") and not unit.has("buy", "stake"):
            found += _sold(sentence, at, memory)
        elif unit.has("buy") and not unit.has("sell") and unit.key not in _PURCHASES:
            found += _bought(units, at)
        elif unit.key in _DEALS:
            found += _noun(units, at)
    return [draft for draft in found if draft.holder.party is not draft.investee.party]


def planner_of(units: list[Unit], at: int) -> int | None:
    """The subject of a verb, also of one that another verb gives up: `Oak has renounced selling`."""
    subject = subject_of(units, at)
    if subject is not None or not units[at].has("f:inf"):
        return subject
    for i in range(at - 1, max(-1, at - 5), -1):
        if units[i].has("fail") and not units[i].mention:
            return subject_of(units, i)
    return None


# -- verbs ------------------------------------------------------------------------------------------


def _sold(sentence: Sentence, at: int, memory: Memory) -> list[Draft]:
    """`agreed to sell (its 30% of) Fir to Ash`, `vendre à Frêne les 70 % qu'il possède dans Sapin`."""
    units = sentence.units
    stance = stance_of(units, at)
    seller = planner_of(units, at)
    if stance.status not in _TO_COME or seller is None:
        return []
    first = _receiver(units, at + 1) if at + 1 < len(units) and units[at + 1].has("to") else None
    start = first + 1 if first is not None else at + 1
    goods = _goods(units, start) or _stake(sentence, start, seller, memory)
    if goods is None or (goods.firm.party is party_of(units[seller]) and _of_his(units, start)):
        return []
    found = _part_with(units, seller, goods, at, stance)
    buyer = first if first is not None else _to(units, goods.last + 1) or _talked_with(units, at, stance)
    if buyer is None or party_of(units[buyer]) is party_of(units[seller]):
        return found
    return found + _plan(units, buyer, goods, (at, seller), stance)


def _of_his(units: list[Unit], start: int) -> bool:
    """`to sell a stake in its pipelines business`: what is sold has no name, and is not the seller."""
    noun = next((i for i in range(start, min(len(units), start + 6)) if units[i].has("stake")), None)
    return noun is not None and is_of_another(units, noun + 1)


def _talked_with(units: list[Unit], at: int, stance: Stance) -> int | None:
    """`in talks with Ash to sell Fir`, `négociations avec Frêne en vue de lui céder Sapin`."""
    if stance.status != "negotiating":
        return None
    talks = next((i for i in range(at - 1, max(-1, at - 16), -1) if units[i].has("talks", "negotiate")), None)
    if talks is None:
        return None
    for i in range(talks + 1, min(at, talks + 4)):
        if units[i].has("with"):
            return _after(units, i, "with")
    return None


def _part_with(units: list[Unit], seller: int, goods: _Goods, at: int, stance: Stance) -> list[Draft]:
    """The seller's plan, without a figure: what is left is not said."""
    holder = side_at(units, seller)
    if holder is None or holder.party is goods.firm.party:
        return []
    spots = (seller, at, goods.at, goods.last)
    draft = Draft("shareholding", holder, goods.firm, units[min(spots)].start, units[max(spots)].end)
    return [_said(with_quantity(draft, None), stance, "decrease")]


def _bought(units: list[Unit], at: int) -> list[Draft]:
    """`in talks to buy Fir from its Czech owner Oak`: Oak is to part with it."""
    stance = stance_of(units, at)
    if stance.status not in _TO_COME:
        return []
    goods = _goods(units, at + 1)
    seller = _from(units, goods.last + 1) if goods is not None else None
    holder = side_at(units, seller)
    buyer = subject_of(units, at)
    if goods is None or holder is None or seller is None or buyer is None:
        return []
    if holder.party in (goods.firm.party, party_of(units[buyer])):
        return []
    spots = (at, seller, buyer)
    draft = Draft("shareholding", holder, goods.firm, units[min(spots)].start, units[max(spots)].end)
    return [_said(with_quantity(draft, None), stance, "decrease")]


# -- nouns ------------------------------------------------------------------------------------------


def _noun(units: list[Unit], at: int) -> list[Draft]:
    """`approved the sale of 30% of Fir to Ash`, `autorisé le rachat par Frêne de 30 % de Sapin`."""
    stance = _noun_stance(units, at)
    if stance is None:
        return []
    by = _after(units, at + 1, "by")
    start = by + 1 if by is not None else at + 1
    goods = _goods(units, start + 1) if start < len(units) and units[start].has("of") else None
    if goods is None:
        return []
    if units[at].key not in _SALES:
        buyer = by if by is not None else _after(units, goods.last + 1, "by")
        return _plan(units, buyer, goods, (at,), stance) if buyer is not None else []
    buyer, seller = _to(units, goods.last + 1), _planner(units, at)
    found = _part_with(units, seller, goods, at, stance) if seller is not None else []
    return found + (_plan(units, buyer, goods, (at,), stance) if buyer is not None else [])


def _planner(units: list[Unit], at: int) -> int | None:
    """Who plans the sale: the subject of the verb of planning, or the firm whose board approved it."""
    verb = next(
        (
            i
            for i in range(at - 1, max(-1, at - 7), -1)
            if units[i].has("plan", "negotiate") or units[i].key in _APPROVED
        ),
        None,
    )
    if verb is None or units[verb].mention:
        return None
    subject = board_of(units, verb, holders=False)
    if subject is None and units[verb].has("plan", "negotiate"):
        subject = subject_of(units, verb)
    return subject


def _noun_stance(units: list[Unit], at: int) -> Stance | None:
    """How a deal is governed: approved or planned, and not yet done; None for anything else."""
    before = [unit for unit in units[max(0, at - 7) : at] if not unit.mention]
    if any(unit.key in _DONE or unit.has("deny", "fail") for unit in before):
        return None
    if any(unit.has("neg") and unit.key not in ("sans", "without") for unit in before):
        return None
    if any(unit.has("negotiate", "talks") for unit in before):
        return Stance("negotiating", "future")
    governed = any(unit.key in _APPROVED or unit.has("plan") for unit in before)
    return Stance("planned", "future") if governed else None


# -- the words ----------------------------------------------------------------------------------------


def _goods(units: list[Unit], at: int) -> _Goods | None:
    """`Fir`, `its stake in Fir`, `30% of Fir`, `its unit, Fir`, `les 70 % qu'il possède dans Sapin`."""
    part: int | None = None
    for i in range(at, min(len(units), at + _REACH)):
        unit = units[i]
        if unit.quantity is not None:
            if part is not None:
                return None
            part = i
        elif is_party(unit) and form_of(unit) != "pronoun":
            if i + 1 < len(units) and units[i + 1].text in POSSESSIVE:
                continue
            party, found = party_of(unit), side_at(units, i)
            fine = found is not None and party is not None and party.kind in _HELD
            return _Goods(found, i, part, i) if fine and found is not None and not _longer(units, i) else None
        elif not _in_goods(units, i):
            return None
    return None


def _in_goods(units: list[Unit], at: int) -> bool:
    unit = units[at]
    if unit.text == "," and at and units[at - 1].has("subsidiary"):
        return True
    small = ("stake", "capital", "votes", "voting", "nonvoting", "of", "in", "rel", "hold", "subsidiary")
    fine = is_modifier(unit) or unit.has(*small) or unit.text in POSSESSIVE
    return fine or unit.mention is not None


def _longer(units: list[Unit], at: int) -> bool:
    """Whether a name only begins a longer noun: `Fir shares` is, `Fir for 5 million` is not."""
    after = units[at + 1] if at + 1 < len(units) else None
    return after is not None and not after.classes and after.text[:1].islower() and not after.mention


def _stake(sentence: Sentence, at: int, seller: int, memory: Memory) -> _Goods | None:
    """`agreed to sell its 57% stake to Ash`, `a 15% stake to Ash`: of what was told, or of itself."""
    units = sentence.units
    part = noun = None
    for i in range(at, min(len(units), at + 8)):
        if units[i].quantity is not None:
            part = i
        elif units[i].has("stake", "capital") and not units[i].mention:
            noun = i
            break
        elif not (is_modifier(units[i]) or units[i].has("f:part")):
            return None
    if noun is None or part is None:
        return None
    party = party_of(units[seller])
    own = any(unit.has("poss") for unit in units[at:part])
    held = memory.investee(party) if own and party is not None else None
    if not own and party is not None and party.kind == "company":
        held = party
    return _Goods(Side(held, held.written or held.name), seller, part, noun) if held is not None else None


def _to(units: list[Unit], at: int) -> int | None:
    """The receiver after the goods, over a price: `for 5 million in cash to Ash`."""
    for i in range(at, min(len(units), at + 9)):
        if units[i].has("to") and not units[i].has("f:inf"):
            return _receiver(units, i)
        if units[i].text in (",", ";", ":", ".", "(") or units[i].has(
            "boundary", "f:fin", "f:past", "be", "have"
        ):
            return None
    return None


def _receiver(units: list[Unit], to: int) -> int | None:
    """The name after `to`: `to Spain's Ash`, `au fonds suédois Frêne`, `to a consortium led by Ash`."""
    name = to + 1
    while name < len(units) and name - to < 9:
        if is_seat(units, name):
            name += 2
        elif is_modifier(units[name]) or units[name].has("parent", "holder") or _then_group(units, name):
            name += 1 + _led_by(units, name)
        else:
            break
    named = name < len(units) and form_of(units[name]) in ("name", "state")
    return name if named and not _longer_name(units, name) else None


def _then_group(units: list[Unit], at: int) -> bool:
    """The comma of `the only bidder, a consortium of Ash and Elm`."""
    return units[at].text == "," and any(unit.key in _GROUPS for unit in units[at + 1 : at + 3])


def _led_by(units: list[Unit], at: int) -> int:
    """How many units follow a group's noun before its members: `consortium led by`, `consortium of`."""
    if units[at].key not in _GROUPS or at + 2 >= len(units):
        return 0
    return 2 if units[at + 2].has("by") else 1 if units[at + 1].has("of") else 0


def _longer_name(units: list[Unit], at: int) -> bool:
    return at + 1 < len(units) and units[at + 1].text in POSSESSIVE


def _from(units: list[Unit], at: int) -> int | None:
    """The seller after the goods: `from Oak`, `from its owner, Oak`, `auprès de Chêne`."""
    if at >= len(units) or not (units[at].has("from") or units[at].key == "aupres"):
        return None
    name = at + 1
    small = ("of", "holder", "parent", "subsidiary")
    while name < len(units) and name - at < 8 and form_of(units[name]) not in ("name", "state"):
        if not (is_modifier(units[name]) or units[name].has(*small) or units[name].text == ","):
            return None
        name += 1
    if is_seat(units, name):
        name += 2
    return name if name < len(units) and form_of(units[name]) == "name" else None


def _after(units: list[Unit], at: int, case: str) -> int | None:
    if at >= len(units) or not units[at].has(case):
        return None
    name = at + 1
    while name < len(units) and name - at < 7 and is_modifier(units[name]):
        name += 1
    return name if name < len(units) and form_of(units[name]) == "name" else None


# -- the drafts -----------------------------------------------------------------------------------------


def _plan(
    units: list[Unit], buyer: int, goods: _Goods, spots: tuple[int, ...], stance: Stance
) -> list[Draft]:
    holder = side_at(units, buyer)
    if holder is None or holder.party is goods.firm.party:
        return []
    every = (buyer, goods.at, goods.last, *spots)
    draft = Draft("shareholding", holder, goods.firm, units[min(every)].start, units[max(every)].end)
    quantity = units[goods.part].quantity if goods.part is not None else None
    return [_said(with_quantity(draft, quantity), stance, "acquire")]


def _said(draft: Draft, stance: Stance, change: str) -> Draft:
    draft.change, draft.tense, draft.status = change, "future", stance.status
    draft.speaker, draft.certainty = stance.speaker, LIKELY
    return draft
