"""The name beside a description, between commas: `Alder, the Danish brewer,`, `The investor, Alder,`.

Example: see `kg.extract.names.discourse`.
"""

from __future__ import annotations

from kg.extract.names.traits import Described
from kg.extract.parts import Party, Unit
from kg.extract.phrases.grammar import is_modifier

_KIN = frozenset(
    "veuve veuf fils fille frere soeur epouse mari widow son daughter wife brother sister".split()
)
_ARTICLES = ("La", "Le", "Les", "L'", "The")  # of a name: `, La Société du Sapin`


_INSERTED = 7  # units of an insertion, at most


def _inserted(units: list[Unit], index: int) -> int:
    """`L'opérateur, le brasseur danois Sapin, a`: where the name stands that an insertion ends with."""
    if index + 3 >= len(units) or units[index + 1].text != "," or not units[index + 2].has("det"):
        return index + 2
    for at in range(index + 3, min(len(units), index + 2 + _INSERTED)):
        mention = units[at].mention
        if mention is not None and mention.form == "name":
            return at
        if units[at].is_mark or not (is_modifier(units[at]) or units[at].key in ("de", "d'")):
            break
    return index + 2


def apposed(units: list[Unit], index: int, said: Described) -> Party | None:
    """`Acme, the Danish brewer,` is the name before the comma; `The investor, Acme,` the one after."""
    titled = index + 2 < len(units) and units[index + 2].text in _ARTICLES
    behind = index + 3 if titled else _inserted(units, index)
    for there, comma in ((behind, index + 1), (index - 2, index - 1)):
        if not (0 <= comma < len(units) and 0 <= there < len(units)) or units[comma].text != ",":
            continue
        end = max(index, there) + 1
        closes = end < len(units) and units[end].text in (",", ".", ")")
        if there < index:  # "Acme, the company through which"
            closes = closes or any(unit.has("rel") for unit in units[end : end + 2])
        mention = units[there].mention
        if not closes or mention is None or mention.form != "name" or mention.party is None:
            continue
        kin = there > index and index >= 2 and units[index - 2].key in _KIN and units[index - 1].has("of")
        person = mention.party.kind == "person"
        if (person == said.person or (person and there < index)) and not kin:
            return mention.party  # "Ann Lee, the publisher, votes" too
    return None
