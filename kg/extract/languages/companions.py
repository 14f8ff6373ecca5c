"""Whom references mean in a document of a smaller language, by the discourse of English.

What it needs of the cast are the parties of the document; a pronoun may mean a person as well, as German
*er* and *sie* do.

Example: see `kg.extract.languages.reading`.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.languages.parties import Parties
from kg.extract.names.cast import Cast
from kg.extract.names.discourse import Discourse
from kg.extract.names.placed import is_placed
from kg.extract.names.traits import is_firm
from kg.extract.parts import Mention, Party, Sentence, Unit
from kg.model import Entity

#: Nouns that tell nothing of the trade, so that only who was called so before can be meant.
_PLAIN = ("company", "group")
_MEANT = ("company", "group", "alliance", "arrangement", "unit", "person")


class _Known(Cast):
    """The parties of a document, as the discourse asks for them."""

    def __init__(self, known: Mapping[str, Entity], parties: Parties) -> None:
        super().__init__(known)
        self._found = parties

    @property
    def parties(self) -> list[Party]:
        return self._found.every()

    def state(self, code: str) -> Party:
        return self._found.state(code, code)


class Companions(Discourse):
    """What a text of a smaller language has spoken of so far."""

    def _descriptor(self, units: list[Unit], index: int, mention: Mention) -> tuple[Party, ...]:
        """Whom the noun before a name has told stays; else what the discourse finds, else the topic."""
        if mention.head == "told" or not mention.text.startswith("the "):
            return mention.parties  # "la nueva empresa": perhaps another one
        found = self._introduced(mention) or super()._descriptor(units, index, mention) or mention.parties
        if not found and mention.head == "compound" and is_placed(units, index):
            return (self._compound(units[index]),)
        return found

    def _introduced(self, mention: Mention) -> tuple[Party, ...]:
        """`il gruppo`, where one firm alone was called so before its name: `del gruppo belga Selm`."""
        noun = mention.text.removeprefix("the ")
        if noun not in _PLAIN or mention.country is not None or mention.head == "local":
            return ()
        called = [party for party in self._recent if is_firm(party) and noun in self._traits.of(party).words]
        return (called[0],) if len(called) == 1 else ()

    def _compound(self, unit: Unit) -> Party:
        """`die Landesbank, die 33 Prozent hält`, where no name fits: one that has none."""
        name = unit.text.split(" ")[-1]
        if name not in self._unnamed:
            self._unnamed[name] = Party(name, "company", written=name, common=True)
        return self._unnamed[name]

    def _may_be(self, party: Party, mention: Mention) -> bool:
        return party.kind in _MEANT

    def _note_clan(self, units: list[Unit], index: int, party: Party) -> None:
        """Families are told by their word here, never by an article."""


def resolve(read: list[Sentence], known: Mapping[str, Entity], parties: Parties) -> None:
    """Give the references of all sentences their parties; linear in them.

    Args:
        read: The sentences, in order.
        known: Folded name to entity.
        parties: The document's parties.
    """
    Companions(_Known(known, parties), "en").resolve(read)
