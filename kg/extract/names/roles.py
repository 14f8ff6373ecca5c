"""Who sells and who buys, so that `the seller`, `the vendor`, `l'acquéreur` find whom they mean.

Read from the verbs of the last sentences: `Alder bought 5% from Birch`, `sold by Birch to Alder`, `Alder
pays 4m for Birch's 22%`, `Birch a cédé 5 % à Alder`. What cannot be told stays open.

Example:
    >>> role_of("the vendor"), role_of("l'acquéreur"), role_of("the brewer")
    ('seller', 'buyer', None)
"""

from __future__ import annotations

from kg.extract.parts import Party, Unit
from kg.extract.phrases.grammar import POSSESSIVE, case_of, form_of, is_modifier, party_of, subject_of
from kg.names import fold

_ROLES = {
    "seller": frozenset("seller vendor vendeur vendeuse cedant cedante".split()),
    "buyer": frozenset("buyer acquirer purchaser acquereur acheteur acheteuse repreneur".split()),
}
_PAYS = frozenset("pays paid paying pay debourse verse paie".split())
_BIDS = frozenset("offre opa ope surenchere bid offer".split())
_LINKS = frozenset("being named as autre que qu' n' etant nomme".split())
_TOLD = 10  # units between a side and its name, at most
_REACH = 24  # units after a verb in which the other side is looked for


def role_of(text: str) -> str | None:
    """The role that a description tells: `seller`, `buyer`; None for another description."""
    words = fold(text).replace("'", " ").replace("’", " ").split()
    return next((role for role, nouns in _ROLES.items() if words and words[-1] in nouns), None)


def is_role(key: str) -> bool:
    """Whether a noun is one of a side of a sale.

    Example:
        >>> is_role("vendeur"), is_role("brewer")
        (True, False)
    """
    return any(key in nouns for nouns in _ROLES.values())


def told_after(units: list[Unit], at: int) -> Party | None:
    """The name that is said of a side: `The seller is the fund Birch`, `the buyer, Alder,`; else None."""
    if at + 1 >= len(units):
        return None
    comma = units[at + 1].text == ","
    name = at + 1 + comma
    while name < len(units) and name - at < _TOLD and _leads_on(units[name], linked=not comma):
        name += 1
    linked = comma or any(unit.has("be") or unit.key in _LINKS for unit in units[at + 1 : name])
    if not linked or name >= len(units) or form_of(units[name]) not in ("name", "state"):
        return None
    closes = not comma or name + 1 >= len(units) or units[name + 1].is_mark
    return _named(units, name) if closes else None


def _leads_on(unit: Unit, *, linked: bool) -> bool:
    if is_modifier(unit) or form_of(unit) in ("adjective", "place"):
        return True
    return linked and (unit.has("be", "will", "cond", "as", "neg") or unit.key in _LINKS)


def sides(units: list[Unit]) -> dict[str, Party]:
    """The seller and the buyer that a sentence tells of; empty where it tells of none; linear."""
    found: dict[str, Party] = {}
    for at, unit in enumerate(units):
        traded = "buy" in unit.classes or "sell" in unit.classes
        if unit.mention is not None or not (traded or unit.key in _PAYS):
            continue
        first, second = ("seller", "buyer") if unit.has("sell") else ("buyer", "seller")
        passive = _is_passive(units, at)
        subject = None if passive else subject_of(units, at)
        acting = _governed(units, at, "by") if passive else _named(units, subject)
        other = _governed(units, at, "to" if first == "seller" else "from")
        if other is None and unit.key in _PAYS:
            other = _owner_after(units, at)
        for role, party in ((first, acting), (second, other)):
            if party is not None:
                found.setdefault(role, party)
    if "buyer" not in found and (bidder := _bidder(units)) is not None:
        found["buyer"] = bidder
    return found if found.get("seller") is not found.get("buyer") else {}


def _bidder(units: list[Unit]) -> Party | None:
    """`L'offre publique lancée par Chêne sur Sapin`, `the bid made by Oak`: who has made an offer."""
    for at, unit in enumerate(units):
        if unit.mention is None and unit.key.split(" ")[0] in _BIDS:
            for by in range(at + 1, min(len(units), at + _TOLD)):
                if units[by].has("by") and units[by].mention is None:
                    return _governed(units, by - 1, "by")
                if units[by].mention is not None or units[by].is_mark:
                    break
    return None


def _is_passive(units: list[Unit], at: int) -> bool:
    before = units[max(0, at - 3) : at]
    return units[at].has("f:part") and any(unit.has("be") for unit in before)


def _named(units: list[Unit], index: int | None) -> Party | None:
    party = party_of(units[index]) if index is not None else None
    return party if party is not None and party.kind != "alliance" else None


def _governed(units: list[Unit], verb: int, case: str) -> Party | None:
    """The first name after a verb that stands under a preposition, before the next clause."""
    for at in range(verb + 1, min(len(units), verb + _REACH)):
        if units[at].text in (";", ":") or units[at].has("rel", "boundary"):
            return None
        if form_of(units[at]) in ("name", "state") and case_of(units, at) == case:
            return _named(units, at)
    return None


def _owner_after(units: list[Unit], verb: int) -> Party | None:
    """`pays a billion for Birch's 22%`: whose it was."""
    for at in range(verb + 1, min(len(units) - 2, verb + _REACH)):
        owner = form_of(units[at]) == "name" and units[at + 1].text in POSSESSIVE
        if owner and (units[at + 2].quantity is not None or units[at + 2].has("stake")):
            return _named(units, at)
    return None
