"""Classes of people and bodies that hold shares together: `die Belegschaft`, `los empleados`, `die Stadt`.

They are told by `holders` of the word lists, and are parties only in a sentence with a figure.

Example:
    >>> from kg.extract.languages.items import read_items
    >>> from kg.extract.languages.lists import lists
    >>> from kg.extract.languages.parties import Parties
    >>> items = read_items("5 Prozent halten die Erben von Karl Selm.", 0, lists("de"), Parties({}))
    >>> at = next(at for at, item in enumerate(items) if is_class(item, lists("de")))
    >>> [item.text for item in items[at : whose_class(items, at, lists("de"))]]
    ['Erben', 'von', 'Karl Selm']
"""

from __future__ import annotations

from kg.extract.languages.items import Item
from kg.extract.languages.lists import Lists

#: Kin, who are told by whose they are.
_KIN = frozenset(
    "nachkommen nachfahren erben kinder kindern enkel enkeln witwe söhne söhnen geschwister brüder brüdern "
    "familie familien herederos hijos familia eredi figli famiglia herdeiros filhos família erfgenamen "
    "kinderen familie".split()
)
#: Bodies that a class can be one of: `Pensionskasse des Kantons`.
_BODIES = frozenset(
    "kantons landes bundes staates kreises kantone länder provincia comunidad cantón regione comune".split()
)
#: Verbs whose dative is who holds: `gehören 30 der Belegschaft`.
_BELONGING = frozenset(("gehört", "gehören", "gehörte", "gehörten"))
_OF = frozenset("von vom der des de del della di do da dos van".split())


def is_class(item: Item, known: Lists) -> bool:
    """Whether a word names a class of holders: `Belegschaft`, `Bankenpool`."""
    ends = known.holder_endings and item.text[:1].isupper() and item.key.endswith(known.holder_endings)
    return item.key in known.holders or bool(ends)


def holds(items: list[Item], at: int) -> bool:
    """Whether a class can be a holder: no figure counts its people, and no name follows that is one of it.

    `5 % der Mitarbeiter` and `20 de sus empleados` count people; in `zu 5 % die Stadt`, `zu 5 % der Stadt`
    and `el 5 % los empleados` they hold.
    """
    if at + 1 < len(items) and items[at + 1].party is not None:
        return False
    if _is_apposed(items, at):
        return False
    before = at - 1
    while before > 0 and items[before].code in "DVJo" and at - before < 4:
        before -= 1
    between = items[before + 1 : at]
    if between and any(item.key in _BELONGING for item in items[:before]):
        return True
    if all(item.code == "D" and item.key not in ("der", "des") for item in between) and between:
        return True
    if before > 0 and items[before].quantity is not None and items[before - 1].code == "Z":
        return True
    return before < 0 or not (items[before].quantity is not None or items[before].text.isdigit())


def _is_apposed(items: list[Item], at: int) -> bool:
    """`Karl Selm, Bruder des Trainers`, `die Witwe des Gründers, Karla Selm,`: who a named person is."""
    if at > 1 and items[at - 1].code == "," and items[at - 2].party is not None:
        return True
    comma = next((i for i in range(at + 1, min(at + 4, len(items))) if items[i].code == ","), 0)
    named = 0 < comma < len(items) - 1 and items[comma + 1].party is not None
    between = items[at + 1 : comma]
    plain = all(item.quantity is None and item.code in "VD_" for item in between)
    return named and plain and items[comma + 1].party.kind == "person"  # type: ignore[union-attr]


def whose_class(items: list[Item], at: int, known: Lists) -> int:
    """Where a class ends with whose it is: `Nachkommen von Karl Selm`, `Pensionskasse des Kantons`.

    Args:
        items: Items of a sentence.
        at: Where the class stands.
        known: Lists of the language.
    """
    after = at + 1
    if after + 1 >= len(items) or items[after].key not in _OF:
        return after
    if items[after + 1].key in _BODIES:
        return after + 2
    if items[at].key not in _KIN:
        return after
    for place in range(after + 1, min(len(items), after + 6)):
        item = items[place]
        if item.party is not None:
            return place + 1 if item.party.kind == "person" else after
        if item.quantity is not None or not item.text[:1].isalnum() or item.key in known.topics:
            return after
    return after
