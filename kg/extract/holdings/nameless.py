"""Units that get their name later: `a stake in its tower unit ... 49 percent of the unit, named Fir,`.

What a text says first is whose the unit is, and only then what it is called.

Example: "Oak Mills will float its tower unit. Banks value the unit, Fir Towers, at a billion." says that Oak
Mills controls Fir Towers.
"""

from __future__ import annotations

from kg.extract.drafts import LIKELY, Draft, Side, side_at
from kg.extract.holdings.kinship import possessor
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import form_of, is_party, party_of

_CALLED = frozenset(
    "called named dubbed known baptise baptisee nomme nommee denomme denommee appele appelee".split()
)
#: Nouns of units besides those of the class.
_NOUNS = frozenset("business division operations activite".split())
#: Words and classes of which one stands in every sentence that this reads.
UNITS = _NOUNS | {"subsidiary"}
#: Sentences in which a unit without a name stays in mind.
_MEMORY = 4


class Nameless:
    """Remembers whose unit was spoken of without its name."""

    def __init__(self) -> None:
        self._owner: Party | None = None
        self._since = 0

    def read(self, sentence: Sentence) -> list[Draft]:
        """The tie to a unit that gets its name in a sentence. Cost: linear in its length."""
        units, found = sentence.units, []
        for at, unit in enumerate(units):
            if unit.mention is not None or not (unit.has("subsidiary") or unit.key in _NOUNS):
                continue
            owner = _owner_of(units, at)
            if owner is not None:
                self._owner, self._since = owner, sentence.number
            elif self._owner is not None and sentence.number - self._since <= _MEMORY:
                found += self._named(units, at)
        return found

    def _named(self, units: list[Unit], at: int) -> list[Draft]:
        name = at + 2
        if at == 0 or not units[at - 1].has("det") or units[at - 1].key not in ("the", "la", "le", "l'"):
            return []
        if at + 1 >= len(units) or units[at + 1].text != ",":
            return []
        while name < len(units) and units[name].key in _CALLED:
            name += 1
        closed = name + 1 >= len(units) or units[name + 1].is_mark
        held = side_at(units, name) if name < len(units) and form_of(units[name]) == "name" else None
        if held is None or not closed or held.party.kind != "company" or held.party is self._owner:
            return []
        owner = self._owner
        if owner is None:
            return []
        one = Side(owner, owner.written or owner.name)
        draft = Draft("parent", one, held, units[at - 1].start, units[name].end, certainty=LIKELY)
        return [draft]


def _owner_of(units: list[Unit], at: int) -> Party | None:
    """The company whose unit without a name a noun tells: `its tower unit`, `sa filiale polonaise`."""
    poss = any(unit.has("poss") for unit in units[max(0, at - 4) : at])
    after = at + 1 + (at + 1 < len(units) and units[at + 1].text == ",")
    named = any(is_party(unit) for unit in (*units[max(0, at - 2) : at], *units[after : after + 1]))
    owner = possessor(units, at) if poss and not named else None
    party = party_of(units[owner]) if owner is not None else None
    return party if party is not None and party.kind in ("company", "group") else None
