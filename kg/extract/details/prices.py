"""What a stake was bought or sold for, or is said to be worth.

Example: "Oak bought 30% of Fir for $1.45 billion", "a payé 20 millions d'euros pour 30 % de Sapin", "a 30%
stake worth £3bn". A price for each share, or beside two figures, is the price of no stake.
"""

from __future__ import annotations

from kg.extract.details.scope import Said, clear, cover, lists
from kg.extract.details.sums import Money, money_in
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import clause_of, is_party, is_verb

_INEXACT = ("more", "upto", "atleast", "less", "nearly")
_WORTH = frozenset(("worth", "valued", "valorisee", "valorise", "estimee", "evaluee"))
_NEAR = 14
_AGAINST = frozenset(("moyennant", "contre"))


def prices(sentence: Sentence, said: list[Said]) -> None:
    """Fill `amount` and `currency` of the holdings of a sentence."""
    units, done = sentence.units, 0
    for money in money_in(units):
        since, done = done, money.stop
        before = _before(units, money.start)
        if before is None or _is_unit_price(units, money.stop):
            continue
        told = [one for one in said if one.draft.amount is None and _is_of(units, one, money, before, since)]
        if len({(one.figure, one.draft.investee.party.name) for one in told}) != 1:
            continue
        for one in told:
            if not _is_elsewhere(one, money.currency):
                one.draft.amount, one.draft.currency = money.amount, money.currency
                cover(units, one, money.start, money.stop)


def _before(units: list[Unit], at: int) -> int | None:
    """The place of the word that a sum hangs on, past *about* and *a total of*; None where it is a bound."""
    left = at - 1
    while left >= 0 and at - left < 7:
        unit = units[left]
        if unit.has(*_INEXACT):
            return None
        if unit.mention or unit.quantity:
            break
        if not (unit.has("approx", "det") or unit.key in lists()["price words"]):
            break
        left -= 1
    return left if left >= 0 else None


def _is_unit_price(units: list[Unit], at: int) -> bool:
    """`$50 a share`, `30 euros par action`, `$5 million of debt`."""
    near = units[at : at + 3]
    if not near:
        return False
    if any(unit.key in lists()["each"] for unit in near):
        return True
    return near[0].key in ("of", "de", "d'", "per", "par", "/") or near[0].key in lists()["multiples"]


def _is_elsewhere(one: Said, currency: str) -> bool:
    """Whether a party is of a state whose own money has the same sign."""
    states = str(lists()["elsewhere"].get(currency, "")).split()
    countries = {one.draft.holder.party.country, one.draft.investee.party.country}
    return any(state in countries for state in states)


def _is_of(units: list[Unit], one: Said, money: Money, before: int, since: int) -> bool:
    if one.draft.before is not None or one.draft.change in ("increase", "decrease"):
        return False  # the price of a part of it
    hangs = units[before]
    if hangs.mention is None and (hangs.has("for") or hangs.key in _AGAINST):
        return _is_paid_after(units, one, before, since) or _is_in_front(units, one, money, before)
    if hangs.key in _WORTH or (hangs.key in ("at", "a") and before and units[before - 1].key in _WORTH):
        return _is_worth(units, one, before - (hangs.key not in _WORTH))
    if hangs.key in ("valeur",):
        return _is_worth(units, one, before - 1)
    noun = money.stop < len(units) and units[money.stop].key in lists()["deals"]
    if noun:
        return _is_deal(units, one, money, before, since)
    return _is_paid_before(units, one, money.stop, before)


def _is_paid_after(units: list[Unit], one: Said, at: int, since: int) -> bool:
    """`bought 30% of Fir from Elm for`: the figure is the only one between the deal and its price.

    Args:
        units: The sentence.
        one: The stake.
        at: Place of the *for*.
        since: Place after the price before this one, which has its own figure; 0 for none.
    """
    if one.last >= at and not _ends_inside(one, at):
        return False
    last = max((place for place in one.places if place < at), default=None)
    if last is None or (one.figure is not None and one.figure > at):
        return False
    if not clear(units, last + 1, at, parties=True):
        return False
    first = clause_of(units, last)[0]
    deal = next((i for i in range(at - 1, first - 1, -1) if _deals(units[i])), None)
    if deal is None:
        return False
    figures = [i for i in range(max(deal, since), at) if units[i].quantity is not None]
    return figures == ([] if one.figure is None else [one.figure]) and _whole(one)


def _is_in_front(units: list[Unit], one: Said, money: Money, at: int) -> bool:
    """`For $30 million, Oak bought 12% of Fir`: the one figure of the clause behind it."""
    if at > 0 or one.figure is None or money.stop >= len(units) or units[money.stop].text != ",":
        return False
    stop = clause_of(units, one.figure)[1]
    figures = [i for i in range(money.stop, stop) if units[i].quantity is not None]
    deal = any(_deals(unit) for unit in units[money.stop : one.figure])
    return deal and figures == [one.figure] and one.figure - money.stop < _NEAR


def _ends_inside(one: Said, at: int) -> bool:
    """`30% of Fir was sold for $5m to Oak`: the buyer may stand behind the price."""
    return all(place < at for place in (one.figure, one.investee) if place is not None)


def _whole(one: Said) -> bool:
    """Whether a draft without a figure is of a whole: a takeover, or a stake whose size is not told."""
    return one.figure is not None or one.investee is not None


def _deals(unit: Unit) -> bool:
    return unit.mention is None and (unit.has("buy", "sell") or unit.key in lists()["deals"])


def _is_worth(units: list[Unit], one: Said, at: int) -> bool:
    """`a 30% stake worth`, `a 30% stake in Fir worth`, `une part de 30 % d'une valeur de`.

    Behind a comma it may be Fir that is worth so much.
    """
    if one.figure is None or one.figure >= at:
        return False
    stands = units[one.figure + 1 : at]
    if units[at].key == "worth" and any(unit.has("stake") and not unit.mention for unit in stands):
        stands = [
            u for i, u in enumerate(stands, one.figure + 1) if i != one.investee and not u.has("in", "det")
        ]
    plain = all(unit.has("stake", "capital") and not unit.mention for unit in stands if unit.key not in _OF)
    return plain and len(stands) < 4


_OF = frozenset(("of", "d'", "de", "une"))


def _is_deal(units: list[Unit], one: Said, money: Money, before: int, since: int) -> bool:
    """`bought Fir in a £3bn deal`, `a £3bn purchase of 30% of Fir`."""
    if one.last < money.start:
        article = before if units[before].mention is None and units[before].has("in") else None
        return article is not None and _is_paid_after(units, one, article, since)
    return _is_paid_before(units, one, money.stop + 1, before, noun=True)


def _is_paid_before(units: list[Unit], one: Said, at: int, before: int, *, noun: bool = False) -> bool:
    """`paid 641 million euros for 30% of Fir`, `invests $5m for a 10% stake`."""
    goal = one.figure if one.figure is not None else one.investee
    if goal is None or not at < goal <= at + 9 or at >= len(units):
        return False
    head = units[at]
    if head.mention or not (head.has("for", "to") or (noun and head.has("of")) or head.key in ("afin",)):
        return False
    spent = noun or any(_pays(unit) for unit in units[max(0, before - 4) : before + 1])
    between = units[at:goal]
    verbs = [unit for unit in between if is_verb(unit) and not unit.has("buy")]
    others = any(is_party(unit) or unit.quantity or unit.is_mark for unit in between)
    after = units[goal + 1 : clause_of(units, goal)[1]] if one.figure is not None else []
    return spent and not verbs and not others and not any(unit.quantity for unit in after)


def _pays(unit: Unit) -> bool:
    return unit.mention is None and (unit.key in lists()["paid"] or unit.has("invest"))
