"""Further owners of a company that was told of before: `The other shareholders are Oak and Elm`.

Example: after "Ash holds 60 percent of Fir Works", "The other owners are Oak Mills and Elm SA" says that
these two hold some of Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import LIKELY, Draft, Side, side_at, with_quantity
from kg.extract.holdings.nominals import bearer
from kg.extract.holdings.slots import row_wide
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import form_of, is_party, party_of

_OTHERS = frozenset("other others remaining autres".split())
_OWNERS = frozenset(
    "shareholders owners stockholders co-owners investors partners actionnaires proprietaires associes "
    "coactionnaires".split()
)
_ARE = frozenset("are were include sont restent etaient".split())
#: Sentences after which nobody knows whose the others are.
_MEMORY = 2


class Others:
    """Remembers of which company a text told owners last."""

    def __init__(self) -> None:
        self._held: Party | None = None
        self._since = 0

    def read(self, sentence: Sentence) -> list[Draft]:
        """Who else holds some of it. Cost: linear in the length of the sentence."""
        if self._held is None or sentence.number - self._since > _MEMORY:
            return []
        if sentence.words.isdisjoint(_OTHERS) or sentence.words.isdisjoint(_OWNERS):
            return []
        units = sentence.units
        noun = next((i for i in range(1, min(6, len(units) - 2)) if units[i].key in _OWNERS), None)
        if noun is None or units[noun - 1].key not in _OTHERS or not units[0].has("det"):
            return []
        if units[noun + 1].key not in _ARE or any(unit.quantity for unit in units[noun:]):
            return []
        return self._told(units, noun)

    def _told(self, units: list[Unit], noun: int) -> list[Draft]:
        first = bearer(units, noun + 2)
        if first is None or form_of(units[first]) != "name" or self._held is None:
            return []
        held, found = Side(self._held, self._held.written or self._held.name), []
        for name in row_wide(units, first):
            one = side_at(units, name)
            if one is not None and one.party is not self._held:
                draft = Draft("shareholding", one, held, units[0].start, units[name].end, certainty=LIKELY)
                found.append(with_quantity(draft, None))
        return found

    def note(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """Keeps the company of which a sentence told an owner, with a figure or without one."""
        owned = [one.investee.party for one in drafts if one.status in ("asserted", "reported")]
        if owned:
            self._held, self._since = owned[-1], sentence.number
            return
        if not any(unit.quantity for unit in sentence.units) or "hold" not in sentence.words:
            return
        named = [party for unit in sentence.units if is_party(unit) and (party := party_of(unit)) is not None]
        firms = [party for party in named if party.kind == "company" and party is not named[0]]
        if len({id(party) for party in firms}) == 1:
            self._held, self._since = firms[0], sentence.number
