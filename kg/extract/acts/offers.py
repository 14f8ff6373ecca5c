"""Takeover offers: made, accepted, turned down, dropped.

`rejected an approach from Oak`, `agreed to a takeover by Oak`, `its offer for Fir has lapsed`, `l'offre de
Chêne sur Sapin`, `won the auction for Fir`. An offer that is planned or prepared is read in `deals.py`.

Example: "Fir's board has turned down a bid from Oak": Oak's plan to acquire Fir has failed.
"""

from __future__ import annotations

from kg.extract.acts.deals import past_qualities, whole_firm
from kg.extract.acts.whose import BOARDS, board_of, own_body
from kg.extract.drafts import LIKELY, Draft, Side, side_at, with_quantity
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    is_modifier,
    is_party,
    is_seat,
    party_of,
    past_role,
    subject_of,
)
from kg.extract.phrases.stance import Stance, speaker_of

_OFFERS = frozenset("offer bid approach proposal takeover offre opa opr opas".split())
_REFUSED = frozenset(
    "rejected rejects reject rebuffed rebuffs spurned refused refuses declined snubbed rejette rejete "
    "repousse refuse decline".split()
)
_TAKEN = frozenset(
    "accepted accepts agreed agrees recommended recommends backed backs received receives welcomed accepte "
    "accepter recu recommande soutient approuve".split()
)
_DROPPED = frozenset(
    "dropped drops abandoned abandons withdrew withdraws withdrawn scrapped lapsed failed renonce retire "
    "abandonne echoue caduque".split()
)
_OVER = frozenset("successful completed year previous earlier precedente reussie former 2019".split())
_FIRMS = ("company", "unit", "stateBody", "arrangement", "group")
_AUCTIONS = frozenset("auction bidding tender encheres".split())
_TELLING = _AUCTIONS.union(_OFFERS)


def offers_in(sentence: Sentence) -> list[Draft]:
    """Offers in one sentence. Cost: linear in its length."""
    units = sentence.units
    found: list[Draft] = []
    if sentence.words.isdisjoint(_TELLING):
        return found
    for at, unit in enumerate(units):
        if unit.mention or unit.quantity:
            continue
        if unit.key in _OFFERS:
            found += _answered(sentence, at) or _own(sentence, at) or _of_bidder(units, at)
        elif unit.key in _AUCTIONS:
            found += _won(units, at)
    return [draft for draft in found if draft.holder.party is not draft.investee.party]


def _answered(sentence: Sentence, at: int) -> list[Draft]:
    """`The board of Fir has rejected a takeover approach from Oak`, `Fir agreed to a bid by Oak`."""
    units = sentence.units
    verb = _verb(units, at)
    if verb is None:
        return []
    bidder = _case(units, at + 1, ("from", "by", "of"))
    target = board_of(units, verb)
    if target is None:
        target = subject_of(units, verb)
    held = side_at(units, target)
    if target is None and any(unit.has("holder") or unit.key in BOARDS for unit in units[:verb]):
        body = own_body(sentence, verb)  # "Fir said that shareholders had rejected"
        held = body[0] if body is not None and body[2] else None
    if bidder is None or held is None:
        return []
    status = "failed" if units[verb].key in _REFUSED or _neg(units, verb) else "planned"
    spots = (verb, bidder) if target is None else (verb, target, bidder)
    return _draft(units, bidder, held, spots, status)


def _verb(units: list[Unit], at: int) -> int | None:
    """The verb that answers an offer, over its article, price and qualities."""
    for i in range(at - 1, max(-1, at - 9), -1):
        unit = units[i]
        if unit.key in _REFUSED | _TAKEN:
            return i
        price = unit.key[:1].isdigit() or unit.text in ("£", "$", "€", "-") or unit.quantity is not None
        if not (is_modifier(unit) or unit.has("to", "buy", "of", "price") or price) or is_party(unit):
            return None
    return None


def _neg(units: list[Unit], at: int) -> bool:
    return any(unit.has("neg") for unit in units[max(0, at - 3) : at])


def _own(sentence: Sentence, at: int) -> list[Draft]:
    """`its offer for Fir`, `Oak's bid for Fir`: there is an offer, unless it was dropped or has failed."""
    units = sentence.units
    target = _target(units, at)
    if target is None:
        return []
    poss = at - 1
    while poss >= 0 and at - poss < 5 and _quality(units, poss):
        poss -= 1
    if poss < 0:
        return []
    if units[poss].has("poss"):
        body = own_body(sentence, poss)
        holder, spot = (body[0], body[1]) if body is not None and body[2] else (None, None)
    elif units[poss].text in POSSESSIVE and poss and is_party(units[poss - 1]):
        holder, spot = side_at(units, poss - 1), poss - 1
    else:
        return []
    if holder is None or any(unit.key in _OVER for unit in units[poss:at]):
        return []
    start = spot if spot is not None else poss
    return _offer(units, holder, target, (start, at, target[1]), at)


def _quality(units: list[Unit], at: int) -> bool:
    return (is_modifier(units[at]) and not units[at].has("poss")) or units[at].has("buy", "fail")


def _of_bidder(units: list[Unit], at: int) -> list[Draft]:
    """`the offer by Oak for Fir`, `l'offre publique d'achat de Chêne sur Sapin`."""
    bidder = _case(units, past_qualities(units, at), ("of", "by", "from"))
    if bidder is None:
        return []
    target = _target(units, bidder)
    holder = side_at(units, bidder)
    if target is None or holder is None:
        return []
    return _offer(units, holder, target, (at, bidder, target[1]), at)


def _won(units: list[Unit], at: int) -> list[Draft]:
    """`Oak has won the auction for Fir`: it is to buy it."""
    verb = next(
        (i for i in range(at - 1, max(-1, at - 4), -1) if units[i].key in ("won", "wins", "remporte")), None
    )
    target = _target(units, at)
    subject = subject_of(units, verb) if verb is not None else None
    holder = side_at(units, subject)
    if target is None or holder is None or subject is None:
        return []
    return _offer(units, holder, target, (subject, at, target[1]), at)


# -- the words ----------------------------------------------------------------------------------------


def _target(units: list[Unit], at: int) -> tuple[Side, int] | None:
    """The firm that an offer is for: `for Fir`, `for the toll operator Fir`, `sur Sapin`."""
    i = past_qualities(units, at)
    if i >= len(units) or not (units[i].has("for", "on") or units[i].key in ("for", "sur", "pour")):
        return None
    found = whole_firm(units, i)
    return found if found is not None and found[0].party.kind in _FIRMS else None


def _case(units: list[Unit], at: int, cases: tuple[str, ...]) -> int | None:
    """The name under one of these prepositions at once: `from its largest shareholder, Oak`."""
    if at >= len(units) or not units[at].has(*cases):
        return None
    name = at + 1
    small = ("holder", "holderadj", "parent", "partner")
    while name < len(units) and name - at < 8 and form_of(units[name]) != "name":
        if is_seat(units, name):
            name += 2
            continue
        if not (is_modifier(units[name]) or units[name].has(*small) or units[name].text == ","):
            return None
        name += 1
    return past_role(units, name) if name < len(units) and form_of(units[name]) == "name" else None


def _offer(
    units: list[Unit], holder: Side, target: tuple[Side, int], spots: tuple[int, ...], at: int
) -> list[Draft]:
    near = [*units[max(0, at - 5) : at], *units[target[1] + 1 : target[1] + 7]]
    lapsed = any(unit.key in _DROPPED or unit.key in _REFUSED for unit in near)
    return _made(units, holder, target[0], spots, "failed" if lapsed else "planned")


def _draft(
    units: list[Unit], bidder: int, target: Side | None, spots: tuple[int, ...], status: str
) -> list[Draft]:
    holder = side_at(units, bidder)
    if holder is None or target is None or target.party.kind not in _FIRMS:
        return []
    return _made(units, holder, target, spots, status)


def _made(units: list[Unit], holder: Side, target: Side, spots: tuple[int, ...], status: str) -> list[Draft]:
    if party_of(units[spots[0]]) is target.party and holder.party is target.party:
        return []
    draft = Draft("shareholding", holder, target, units[min(spots)].start, units[max(spots)].end)
    stance = Stance(status, "future", speaker_of(units))
    with_quantity(draft, None)
    draft.change, draft.tense, draft.status = "acquire", "future", stance.status
    draft.speaker, draft.certainty = stance.speaker, LIKELY
    return [draft]
