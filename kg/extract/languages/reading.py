"""Documents in German, Spanish, Italian and Japanese: a small core of frames, precision before recall.

Example:
    >>> from kg.extract.zones import Block
    >>> text = "Rautenberg hält 53,3 Prozent an der Mühle Selm AG."
    >>> draft, = read_foreign(text, (Block(0, len(text), True),), "de", {})
    >>> draft.holder.text, draft.investee.text, draft.stated
    ('Rautenberg', 'Mühle Selm AG', '53.3')
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.drafts import Draft
from kg.extract.languages.frames import FRAMES
from kg.extract.languages.items import Item, lists, read_items
from kg.extract.languages.japanese import read_japanese
from kg.extract.languages.lists import Lists
from kg.extract.languages.parties import Parties
from kg.extract.languages.telling import Teller
from kg.extract.parts import Party
from kg.extract.tokens import sentences
from kg.extract.zones import Block
from kg.model import Entity


def read_foreign(
    text: str, blocks: tuple[Block, ...], language: str, known: Mapping[str, Entity]
) -> list[Draft]:
    """The drafts of an article, in text order.

    Args:
        text: The document.
        blocks: Its article text, from `zones.split`.
        language: `de`, `es`, `it` or `ja`.
        known: Folded name to entity.

    Cost: linear in the length of the text, with a sort of the drafts.
    """
    spans = [(tokens[0].start, tokens[-1].end) for tokens in sentences(text, blocks)]
    if language == "ja":
        return read_japanese(text, spans, Parties(known))
    words, parties, teller = lists(language), Parties(known), Teller(FRAMES[language])
    drafts: list[Draft] = []
    topic: Party | None = None
    for start, end in spans:
        items = read_items(text[start:end], start, words, parties)
        items = _with_topic(items, topic, words)
        drafts += teller.read(items)
        topic = _topic(items) or topic
    return sorted(drafts, key=lambda draft: (draft.start, draft.end))


def _topic(items: list[Item]) -> Party | None:
    """The one company that a sentence speaks of; None where it names none or several."""
    parties = {id(item.party): item.party for item in items if item.party is not None}
    firms = [party for party in parties.values() if party is not None and party.kind == "company"]
    return firms[0] if len(firms) == 1 else None


def _with_topic(items: list[Item], topic: Party | None, words: Lists) -> list[Item]:
    """The items with `das Unternehmen`, `la società` at the beginning of a sentence made a name."""
    if topic is None:
        return items
    for size in (3, 2, 1):
        keys = tuple(item.text.casefold().rstrip("'’") for item in items[:size])
        if keys in words.topics and len(items) > size and items[size].code != "N":
            said = Item("N", topic.written or topic.name, items[0].start, items[size - 1].end, party=topic)
            return [said, *items[size:]]
    return items
