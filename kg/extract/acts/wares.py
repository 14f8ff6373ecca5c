"""What is to change hands: the firm beside a word of change, of its figure, or that its doer holds.

Example: in "sells the 9% of Fir that it owns" the figure tells the firm and who parts with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.acts.cues import Cue
from kg.extract.acts.doers import (
    NO_OWNER,
    STOPS,
    governor_of,
    in_name_phrase,
    is_longer,
    owners_at,
    possesses,
)
from kg.extract.acts.ledger import Ledger
from kg.extract.drafts import Draft, Side, side_at
from kg.extract.parts import Party, Quantity, Unit
from kg.extract.phrases.grammar import (
    case_of,
    clause_of,
    form_of,
    is_party,
    is_seat,
    party_of,
    possessor_of,
    subject_of,
)

HELD = ("company", "arrangement", "group", "unit", "stateBody")
WEAK = ("leave", "get")
_AHEAD, _BACK = 14, 12
_FEW = 6  # firms that may be guessed
_RELATIVES = ("which", "that", "whom", "que", "qu'", "dont")
_OFFERED = frozenset(
    "plan plans projet future avenir talks race auction offer bid offers bids sale offre cession vente "
    "control controle".split()
)


@dataclass(slots=True)
class View:
    """A sentence with what is known of it.

    Args:
        units: The sentence.
        ledgers: The ties that it tells, those told before, and those of the whole text.
        figures: Offset of a figure to the holding that it is of.
        focus: Firms named with a part of them, the latest last.
        named: The firms named most, most first.
        found: Its plans.
        speaking: The firm that the sentence goes on about; None where none is.
    """

    units: list[Unit]
    ledgers: tuple[Ledger, Ledger, Ledger]
    figures: dict[int, Draft]
    focus: list[Party]
    named: list[Party]
    found: list[Draft] = field(default_factory=list)
    speaking: Party | None = None

    def topic(self, *besides: Party | None, at: int = 0) -> Ware | None:
        """The firm whose owners are spoken of, besides some parties: named with a part of it, or as held.

        Where there is none, it is guessed: the firm named most.
        """
        known = (*reversed(self.focus), self.ledgers[0].topic, self.ledgers[1].topic)
        firm = next(
            (one for one in known if one is not None and one not in besides and one.kind in HELD), None
        )
        way = "topic"
        if firm is None:
            firm, way = next((one for one in self.named if one not in besides), None), "guess"
        return Ware(way, Side(firm, firm.written or firm.name), None, at) if firm is not None else None

    def holders(self, firm: Party) -> list[Side]:
        """Who was said to hold a firm: in this sentence, else before, else later."""
        return next((found for ledger in self.ledgers if (found := ledger.holders(firm))), [])


@dataclass(slots=True)
class Ware:
    """What an action is about.

    Args:
        way: How it was found; part of the rule's name.
        firm: The firm.
        holder: Its holder, where the figure tells it.
        at: Index of the last unit that tells it.
        part: The figure that changes hands.
    """

    way: str
    firm: Side
    holder: Side | None
    at: int
    part: Quantity | None = None


def most_named(known: list[Party], units: list[Unit]) -> list[Party]:
    """The few firms that the text names most, of those named so far and those of a sentence, most first."""
    named = (party_of(unit) for unit in units if unit.mention is not None)
    here = [party for party in named if party is not None and party.kind in HELD and party not in known]
    if not here:
        return known
    every = {id(party): party for party in (*known, *here)}
    return sorted(every.values(), key=lambda party: -party.count)[:_FEW]


def focus_of(units: list[Unit]) -> list[Party]:
    """The firms named with a part of them: `12% of Fir`, `its stake in Fir`, `an offer for Fir`."""
    found: list[Party] = []
    for at, unit in enumerate(units):
        party = party_of(unit) if unit.mention is not None else None
        if party is None or party.kind not in HELD or is_seat(units, at):
            continue
        left = at - 1
        while left >= 0 and at - left < 7 and in_name_phrase(units, left):
            left -= 1
        if left < 1 or not units[left].has("of", "in", "for", "on"):
            continue
        before = units[left - 1]
        if (
            before.quantity is not None
            or before.has("stake", "capital", "votes", "holder")
            or before.key in _OFFERED
        ):
            found.append(party)
    return found


def relative(scene: View, cue: Cue) -> tuple[list[Side], Ware | None]:
    """`Fir, which Oak wants to sell`, `les 9 % de Sapin que Chêne cède`, `Sapin dont se défait Chêne`."""
    units = scene.units
    rel = next((i for i in range(cue.first - 1, max(0, cue.first - 9), -1) if _is_relative(units, i)), None)
    if rel is None:
        return [], None
    names = [i for i in range(rel + 1, cue.first) if is_party(units[i]) and not case_of(units, i)]
    after = next((i for i in range(cue.last + 1, min(len(units), cue.last + 4)) if is_party(units[i])), None)
    if not names and after is not None and cue.last - rel <= 4 and units[rel].key in ("que", "qu'", "dont"):
        names = [after]
    if not names:
        return [], None
    for at in range(rel - 1, max(-1, rel - 7), -1):
        if units[at].quantity is not None:
            found = _of_figure(scene, at)
            return owners_at(units, names[0]), found
        one = side_at(units, at) if is_party(units[at]) else None
        if one is not None and one.party.kind in HELD:
            return owners_at(units, names[0]), Ware("antecedent", one, None, at)
    return [], None


def _is_relative(units: list[Unit], at: int) -> bool:
    """Whether a word goes on about what stands before it: `said that Oak` does not."""
    before = units[at - 1]
    told = (
        is_party(before)
        or before.quantity is not None
        or before.text in (",", ")")
        or before.has("stake", "of", "in")
    )
    return units[at].key in _RELATIVES and told


def ware_ahead(scene: View, cue: Cue, actors: list[Side]) -> Ware | None:
    """The firm of the first figure or name after the words."""
    units, parties = scene.units, [one.party for one in actors]
    part: Quantity | None = None
    own = -1 if cue.form == "noun" else cue.last  # "to a buyout house": the preposition is before the noun
    for at in range(cue.last + 1, min(len(units), cue.last + _AHEAD)):
        unit = units[at]
        if unit.text in STOPS or unit.has("boundary") or _ends(units, at):
            return None
        if unit.quantity is not None:
            part = part or unit.quantity
            if unit.quantity.start in scene.figures:
                return _of_figure(scene, at)
            beside = _beside(scene, at)
            if beside is not None:
                return beside
        left = _is_left(units, cue, at)
        if is_party(unit) and (left or not _is_other(units, at, own)) and party_of(unit) not in parties:
            found = side_at(units, at)
            if found is not None and found.party.kind in HELD and not _is_of_thing(units, at):
                weak = cue.group in WEAK and governor_of(units, at) not in ("of", "in")
                return None if weak else Ware("named", found, None, at, part)
    return None


def _beside(scene: View, at: int) -> Ware | None:
    """`the 25% (of Fir) held by Oak`, `Oak's 25%`, `les 9 % que Chêne détient dans Sapin`."""
    units = scene.units
    owner, firm, last = possessor_of(units, at), None, at
    for i in range(at + 1, min(len(units), at + _AHEAD)):
        if units[i].text in STOPS or units[i].has("boundary") or (owner is not None and firm is not None):
            break
        if not is_party(units[i]) or is_seat(units, i):
            continue
        if owner is None and _owns_part(units, at, i):
            owner, last = i, i
        elif firm is None and governor_of(units, i) in ("of", "in") and _held_side(units, i) is not None:
            firm, last = i, i
    holder = side_at(units, owner)
    if holder is None or holder.party.kind in NO_OWNER:
        return None
    topic = scene.topic(holder.party)
    one = _held_side(units, firm) if firm is not None else topic.firm if topic is not None else None
    return Ware("beside", one, holder, last, units[at].quantity) if one is not None else None


def _owns_part(units: list[Unit], at: int, name: int) -> bool:
    """Whether a name behind a figure has it: `held by Oak`, `that Oak owns`, `que détient Chêne`."""
    between = units[at + 1 : name]
    held = any(unit.has("hold", "have", "control") and not unit.mention for unit in between)
    if held:
        return governor_of(units, name) == "by" or any(unit.key in _RELATIVES for unit in between)
    after = units[name + 1 : name + 3]
    return any(unit.key in _RELATIVES for unit in between) and any(unit.has("hold", "have") for unit in after)


def _held_side(units: list[Unit], at: int) -> Side | None:
    one = side_at(units, at)
    return one if one is not None and one.party.kind in HELD else None


def _ends(units: list[Unit], at: int) -> bool:
    """Whether a comma ends the object: no name follows it at once."""
    return units[at].text == "," and at + 1 < len(units) and not is_party(units[at + 1])


def _is_left(units: list[Unit], cue: Cue, at: int) -> bool:
    """`exit from Fir`, `pull out of Fir`: the firm behind the preposition is what is parted with."""
    going = units[cue.first].key.split(" ")[0] in _GOING_OUT
    named = is_party(units[at]) and not possesses(units, at) and form_of(units[at]) != "state"
    longing = units[cue.first].key.startswith("interess") and cue.form == "fin"
    case = governor_of(units, at)
    return named and ((going and case == "from") or (longing and case == "to"))


_GOING_OUT = frozenset(
    "exit exits exiting withdrawal withdraw departure pullout pull-out depart retreat disengagement".split()
)


def _is_of_thing(units: list[Unit], at: int) -> bool:
    """`any part of the roof of Oak`: a thing of the firm, not the firm."""
    if at < 4 or not units[at - 1].has("of"):
        return False
    thing, article, of = units[at - 2], units[at - 3], units[at - 4]
    plain = thing.mention is None and not thing.classes and thing.quantity is None
    return plain and article.has("det") and of.mention is None and of.has("of")


def _is_other(units: list[Unit], at: int, after: int) -> bool:
    """Whether a name is a buyer, a seller or an owner and not what changes hands."""
    if is_seat(units, at) or possesses(units, at) or form_of(units[at]) == "state" or is_longer(units, at):
        return True
    others = ("to", "by", "from", "with", "according", "as")
    if not any(units[i].has(*others) and units[i].mention is None for i in range(after + 1, at)):
        return False  # "to float Fir": the preposition is the verb's
    return case_of(units, at) in others or governor_of(units, at) in others


def ware_behind(scene: View, cue: Cue) -> Ware | None:
    """The firm or figure that a passive or `for sale` is said of."""
    found = _figure_before(scene, cue)
    if found is not None:
        return found
    at = subject_of(scene.units, cue.first)
    one = side_at(scene.units, at)
    if at is None or one is None:
        return _that_stake(scene, cue)
    if one.party.kind in HELD and not possesses(scene.units, at):
        return Ware("named", one, None, at)
    return None


def _that_stake(scene: View, cue: Cue) -> Ware | None:
    """`The stake is not for sale`, `Cette participation n'est pas à vendre`: the one told last."""
    before = range(max(0, cue.first - _STAKE_REACH), cue.first)
    at = next((i for i in reversed(before) if scene.units[i].has("stake")), None)
    ledger = scene.ledgers[1]
    if at is None or ledger.topic is None or not (at and scene.units[at - 1].has("det", "that")):
        return None
    if at + 1 < len(scene.units) and scene.units[at + 1].has("of", "in"):
        return None
    holders = ledger.holders(ledger.topic)
    firm = Side(ledger.topic, ledger.topic.written or ledger.topic.name)
    return Ware("recalled", firm, holders[0], at) if holders else None


_STAKE_REACH = 6


def _figure_before(scene: View, cue: Cue) -> Ware | None:
    first, _ = clause_of(scene.units, cue.first)
    for at in range(cue.first - 1, max(first, cue.first - 2 * _BACK) - 1, -1):
        quantity = scene.units[at].quantity
        if quantity is not None:
            return _of_figure(scene, at) if quantity.start in scene.figures else None
    return None


def _of_figure(scene: View, at: int) -> Ware | None:
    quantity = scene.units[at].quantity
    draft = scene.figures.get(quantity.start) if quantity is not None else None
    if draft is None or draft.investee.party.kind not in HELD:
        return None
    return Ware("figure", draft.investee, draft.holder, at, quantity)


def wares_known(scene: View, party: Party, at: int) -> list[Ware]:
    """What a party was said to hold: in this sentence, else before; else what is spoken of."""
    for way, ledger in zip(("told", "recalled", "later"), scene.ledgers, strict=True):
        held = [one for one in ledger.held(party) if one.party.kind in HELD]
        if held:
            return [Ware(way, one, None, at) for one in held[: 2 if way == "told" else 1]]
    topic = scene.topic(party, at=at)
    return [topic] if topic is not None else []


def holds(scene: View, party: Party, firm: Party) -> bool:
    """Whether a party was said to hold a firm."""
    return any(ledger.has(party, firm) for ledger in scene.ledgers)


def putter(units: list[Unit], cue: Cue) -> int | None:
    """`has put its stake in Fir up for sale`: the verb that puts it there; None for a passive."""
    if cue.group != "sale":
        return None
    for at in range(cue.first - 1, max(0, cue.first - 2 * _BACK), -1):
        if units[at].key in _PUTTING and units[at].mention is None:
            passive = any(unit.has("be") for unit in units[max(0, at - 3) : at])
            return None if passive else at
        if units[at].has("boundary"):
            return None
    return None


def put_up(scene: View, cue: Cue, verb: int) -> tuple[list[Side], Ware | None]:
    """Who puts up for sale what stands before `for sale`: a figure, a firm, else what it was said to hold."""
    units = scene.units
    subject = subject_of(units, verb)
    actors = owners_at(units, subject) if subject is not None else []
    for at in range(verb + 1, cue.first):
        if units[at].quantity is not None and (found := _of_figure(scene, at)) is not None:
            return actors, found
        one = _held_side(units, at) if is_party(units[at]) and not possesses(units, at) else None
        if one is not None:
            return actors, Ware("put", one, None, at)
    return actors, next(
        (ware for one in actors[:1] for ware in wares_known(scene, one.party, cue.last)), None
    )


_PUTTING = frozenset("put puts putting place placed placing offered mis met mettre mettent mettant".split())
