"""Two entities that are perhaps one: a family or a firm under names of two languages or two forms.

Nothing here joins them: a pair is a candidate for a person to judge (`kg same A B`, `kg differ A B`).
Articles do not count, words for what somebody is (`family`, `famille`) count as their one sense wherever
they stand, and a name without a legal form may be that with the only one that bears it. Persons are
never paired: two of one name may be two.

Example:
    >>> alike([("a", "group", ("the Oriel family",)), ("b", "group", ("famille Oriel",))])
    (('a', 'b'),)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from kg.model import EntityId
from kg.names import legal_form, without_legal_form

#: An entity with its kind and every name that it has.
Named = tuple[EntityId, str, tuple[str, ...]]

#: Kinds of which a name says who is meant, and what such kinds may be taken for by another text.
_KINDS = {
    "company": "body", "arrangement": "body", "stateBody": "body", "unit": "body", "alliance": "body",
    "group": "group",
}  # fmt: skip
_ARTICLES = frozenset("the le la les l der die das den el los las il lo gli i de het o os a as".split())
_SENSES = {
    word: sense
    for sense, every in {
        "family": "family famille familie famiglia familia",
        "bank": "bank banque banca banco",
        "group": "group groupe gruppe gruppo grupo groep",
        "foundation": "foundation fondation stiftung fondazione fundacion stichting fundacao",
        "fund": "fund fonds fondo fundo",
        "heirs": "heirs heritiers erben eredi herederos",
        "brothers": "brothers freres bruder fratelli hermanos",
    }.items()
    for word in every.split()
}
_LINKS = frozenset("of de du des d von van del della di do da".split())
_WORD = re.compile(r"\w+")


def alike(
    entities: Iterable[Named], judged: Callable[[EntityId, EntityId], bool] = lambda one, other: False
) -> tuple[tuple[EntityId, EntityId], ...]:
    """Pairs of ids that are perhaps one entity, in the order of ids; of many alike, each with the next.

    Args:
        entities: Id, kind and names of every entity.
        judged: Whether somebody has said of two ids whether they are one; such pairs are left out.

    Cost: linear in the number of names, but for sorting.
    """
    bearing: dict[tuple[object, ...], dict[EntityId, set[str]]] = {}
    for key, kind, names in entities:
        for name in names if kind in _KINDS else ():
            sense = _sense(name)
            if sense is not None:
                forms = bearing.setdefault((_KINDS[kind], *sense), {})
                forms.setdefault(key, set()).add(legal_form(name))
    found: set[tuple[EntityId, EntityId]] = set()
    for members in bearing.values():
        told = {form for some in members.values() for form in some} - {""}
        if len(told) > 1:  # "Birch SA" and "Birch GmbH" are two, and whom "Birch" means nobody knows
            for form in told:
                found.update(pairwise(sorted(key for key, some in members.items() if form in some)))
        else:
            found.update(pairwise(sorted(members)))
    return tuple(sorted(pair for pair in found if not judged(*pair)))


def _sense(name: str) -> tuple[frozenset[str], tuple[str, ...]] | None:
    """What somebody is, and the words of the name itself; None where no such word is left."""
    words = [word for word in _WORD.findall(without_legal_form(name)) if word not in _ARTICLES]
    senses = frozenset(_SENSES[word] for word in words if word in _SENSES)
    linked = _LINKS if senses else frozenset[str]()
    own = tuple(word for word in words if word not in _SENSES and word not in linked)
    return (senses, own) if own and any(len(word) > 1 for word in own) else None
