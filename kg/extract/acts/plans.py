"""Changes of holdings that are planned, wished, negotiated, denied or done, told without a level.

`wants Oak to sell down its stake`, `plans to invest in Fir`, `bring Oak in as an investor`,
`could reduce its share`. The figure of "its 43 % stake" is another claim.

Example: see `kg.extract.reader.extract`.
"""

from __future__ import annotations

from kg.extract.acts.deals import DEALS, deal_in, entered, whole_firm
from kg.extract.acts.offers import offers_in
from kg.extract.acts.transfers import planner_of, transfers
from kg.extract.drafts import Draft, Side, by, side_at, with_quantity
from kg.extract.frames.owners import owner_of
from kg.extract.names.memory import Memory
from kg.extract.parts import Party, Quantity, Sentence, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    group_at,
    is_modifier,
    is_party,
    party_of,
    possessor_of,
    subject_of,
)
from kg.extract.phrases.stance import Stance, stance_of

_TO_COME = ("planned", "negotiating", "conditional", "denied", "failed", "rumoured")
_CODES = (
    ("seeksbuyer", "decrease"),
    ("cut", "decrease"),
    ("sell", "decrease"),
    ("raise", "increase"),
    ("invest", "acquire"),
    ("buy", "acquire"),
)
_CHANGES = tuple(name for name, _ in _CODES)
_BRINGING = frozenset("bringing bring brought entrer".split())
#: Words and classes of which one stands in every sentence that tells a plan here.
_TELLING = _BRINGING | {*_CHANGES, *DEALS}
_WEAK = ("take", "taking", "took", "obtain", "secur", "prend", "pris", "recev", "recu")
_HELD = ("company", "arrangement", "group", "unit", "stateBody")


class Plans:
    """Reads plans.

    Args:
        memory: What the holders were said to hold.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def read(self, sentence: Sentence) -> list[Draft]:
        """Planned changes in one sentence. Cost: linear in its length."""
        drafts: list[Draft] = []
        for at, unit in enumerate([] if sentence.words.isdisjoint(_TELLING) else sentence.units):
            if unit.mention or unit.quantity or not (unit.key in _TELLING or unit.has(*_CHANGES)):
                continue
            code = next((code for name, code in _CODES if unit.has(name)), None)
            rule, draft = "brought in", _brought_in(sentence.units, at)
            if draft is None and code is not None:
                rule, draft = code, self._change(sentence, at, code)
            if draft is None and unit.key in DEALS:
                rule, draft = "deal", deal_in(sentence, at, self._memory)
            if draft is not None and draft.holder.party is not draft.investee.party:
                drafts += by(rule, [draft])
        more = by("transfer", transfers(sentence, self._memory)) + by("offer", offers_in(sentence))
        told = {(id(draft.holder.party), id(draft.investee.party)) for draft in drafts}
        return drafts + [one for one in more if (id(one.holder.party), id(one.investee.party)) not in told]

    def _change(self, sentence: Sentence, at: int, code: str) -> Draft | None:
        units = sentence.units
        if not units[at].has("seeksbuyer", "f:inf", "f:ing", "f:part", "f:past", "f:fut", "f:cond", "f:fin"):
            return None
        stance = stance_of(units, at)
        considered = units[at].has("f:ing") and any(
            unit.has("plan") and not unit.mention for unit in units[max(0, at - 2) : at]
        )
        if (considered or units[at].has("seeksbuyer")) and stance.status in ("asserted", "reported"):
            stance = Stance("planned", "future", stance.speaker)
        if stance.status not in _TO_COME:
            return None
        subject = planner_of(units, at)
        if subject is None:
            return None
        holder = side_at(units, group_at(units, subject)[0])
        target = self._target(sentence, at, subject, code)
        stake = _stake_object(units, at)
        owner = possessor_of(units, stake) if stake is not None and target is not None else None
        if owner is not None and owner > at and target is not None and target[1] != owner:
            holder = side_at(units, owner)  # "voted to raise the state's share"
        if target is None or holder is None or target[0].party.kind not in _HELD:
            return None
        spots = [subject, at, target[1]]
        if stance.wisher is not None:
            spots.append(stance.wisher)
        draft = Draft("shareholding", holder, target[0], units[min(spots)].start, units[max(spots)].end)
        quantity = _amount(units, target[1]) if code == "acquire" else None
        return _planned(with_quantity(draft, quantity), stance, code, units)

    def _target(self, sentence: Sentence, at: int, subject: int, code: str) -> tuple[Side, int] | None:
        """What is to be bought or sold into, and the last unit of its words."""
        units = sentence.units
        stake = _stake_object(units, at)
        if code == "acquire":
            if units[at].has("invest"):
                return _invested(units, at, subject) or entered(units, at)
            if stake is None:
                return _bought(units, at)
        if stake is None:
            return entered(units, at) or (_sold(units, at) if units[at].has("sell") else None)
        if units[stake - 1].mention and is_party(units[stake - 1]) and units[stake].has("stake"):
            found = side_at(units, stake - 1)  # "its Fir Works shares"
            return (found, stake) if found and code == "decrease" else None
        named = _in_name(units, stake)
        if named is not None:
            found = side_at(units, named)
            return (found, named) if found else None
        elsewhere = stake + 1 < len(units) and units[stake + 1].has("in", "of")
        if code == "acquire" or elsewhere:
            return None  # "its share in Block 17"
        party = party_of(units[subject])
        told = next((held for owner, held in sentence.pairs if owner is party), None)
        held = told or (self._memory.investee(party) if party else None)
        return (Side(held, held.name), stake) if held is not None else None


def _amount(units: list[Unit], last: int) -> Quantity | None:
    """`entrer au capital de Sapin à hauteur de 25 %`: the part that is to be acquired."""
    of = last + 1
    told = of + 1 < len(units) and units[of].key.startswith("a hauteur")
    return units[of + 1].quantity if told else None


def _planned(draft: Draft, stance: Stance, code: str, units: list[Unit]) -> Draft:
    draft.change, draft.tense, draft.status = code, "future", stance.status
    draft.speaker = stance.speaker
    if stance.wisher is not None:
        draft.status = "negotiating" if stance.status == "planned" else stance.status
        draft.speaker = units[stance.wisher].text
    return draft


def _stake_object(units: list[Unit], at: int) -> int | None:
    """Index of the stake that a verb acts on: `reduce its (43 %) share`, `buy a minority stake`."""
    for i in range(at + 1, min(len(units), at + 9)):
        if units[i].has("stake", "capital") and not units[i].mention:
            return i
        if units[i].quantity and units[i - 1].has("poss"):
            return i
        fine = (
            is_modifier(units[i])
            or units[i].quantity
            or units[i].has("of", "voting", "nonvoting", "holderadj", "votes")
        )
        possessed = units[i].mention is not None and i + 1 < len(units) and units[i + 1].text in POSSESSIVE
        if not (fine or possessed or units[i].text in POSSESSIVE):
            return None
    return None


def _in_name(units: list[Unit], stake: int) -> int | None:
    if stake + 1 < len(units) and units[stake + 1].has("in", "of"):
        name = stake + 2
        while name < len(units) and name - stake < 8 and is_modifier(units[name]):
            name += 1
        return name if name < len(units) and is_party(units[name]) else None
    return None


def _invested(units: list[Unit], at: int, subject: int) -> tuple[Side, int] | None:
    """`invest in Fir`, `invest in its new electric business`."""
    if at + 1 >= len(units) or not units[at + 1].has("in"):
        return None
    name = at + 2
    while name < len(units) and name - at < 8 and is_modifier(units[name]) and not units[name].has("poss"):
        name += 1
    if name >= len(units):
        return None
    if is_party(units[name]):
        found = side_at(units, name)
        return (found, name) if found else None
    return _own_unit(units, name, subject) if units[name].has("poss") else None


def _own_unit(units: list[Unit], poss: int, subject: int) -> tuple[Side, int] | None:
    """`its new electric-vehicle business`: a unit of the other party, for nobody invests in himself."""
    last = poss + 1
    while last < len(units) and last - poss < 7 and is_modifier(units[last]):
        last += 1
    noun = last - 1
    if noun <= poss or not (
        units[noun].has("industry", "subsidiary")
        or units[noun].key in ("business", "venture", "activite", "unit", "operations")
    ):
        return None
    owner = owner_of(units, poss)
    investor = party_of(units[subject])
    if owner is not None and party_of(units[owner]) is investor:
        owner = _other(units, poss, investor)
    party = party_of(units[owner]) if owner is not None else None
    if party is None:
        return None
    words = [unit.text for unit in units[poss + 1 : last] if not unit.has("new", "det")]
    name = f"{party.name} {' '.join(words)}"
    return Side(Party(name, "unit"), name), noun


def _other(units: list[Unit], before: int, party: Party | None) -> int | None:
    for i in range(before - 1, max(-1, before - 30), -1):
        if is_party(units[i]) and party_of(units[i]) is not None and party_of(units[i]) is not party:
            return i
    return None


def _bought(units: list[Unit], at: int) -> tuple[Side, int] | None:
    """`plans to buy Fir Works`: the name follows at once and owns nothing itself."""
    over = units[at].key.endswith(" over")
    if not units[at].has("buy") or (units[at].key.startswith(_WEAK) and not over):
        return None
    return whole_firm(units, at)


def _sold(units: list[Unit], at: int) -> tuple[Side, int] | None:
    """`plans to sell Fir Works`, `veut céder sa filiale Sapin`, `céder 20 % de Sapin`: no stake is named."""
    if at + 1 < len(units) and (units[at + 1].quantity is not None or _is_part(units, at + 1)):
        part = at + 2 + (units[at + 1].quantity is None)
        named = part < len(units) and units[part].has("of")
        return whole_firm(units, part) if named else None
    found = whole_firm(units, at)
    after = found[1] + 1 if found is not None else 0
    longer = 0 < after < len(units) and not units[after].classes and units[after].text[:1].isalpha()
    return None if longer else found


def _is_part(units: list[Unit], at: int) -> bool:
    """`any part`, `une partie`: what is sold of a firm without a figure."""
    small = units[at].has("det", "neg") or units[at].key in ("any", "une", "aucune", "tout")
    noun = at + 1 < len(units) and units[at + 1].key in ("part", "portion", "partie")
    return small and noun and not units[at].mention


def _brought_in(units: list[Unit], at: int) -> Draft | None:
    """`bring Oak in as an investor`, `faire entrer Oak comme actionnaire`: Oak is to hold a part."""
    phrase = units[at].has("raise") and units[at].key.startswith(("bring", "brought"))
    if not phrase and units[at].key not in _BRINGING:
        return None
    name = at + 1
    while name < len(units) and name - at < 9 and (is_modifier(units[name]) or units[name].has("in")):
        name += 1
    if name >= len(units) or not is_party(units[name]):
        return None
    mark = next(
        (
            i
            for i in range(name + 1, min(len(units), name + 9))
            if (units[i].has("holder", "industry") and "invest" in units[i].key) or units[i].has("holder")
        ),
        None,
    )
    if mark is None or not any(unit.has("as", "in") or unit.text == "comme" for unit in units[name:mark]):
        return None
    subject = subject_of(units, at)
    holder, held = side_at(units, name), side_at(units, subject)
    if holder is None or held is None or subject is None or held.party.kind not in _HELD:
        return None
    stance = stance_of(units, at)
    status = stance.status if stance.status in _TO_COME else "asserted"
    draft = with_quantity(Draft("shareholding", holder, held, units[subject].start, units[mark].end), None)
    draft.change, draft.tense, draft.status, draft.speaker = "acquire", "future", status, stance.speaker
    if status == "asserted":
        draft.tense = "current"
    return draft
