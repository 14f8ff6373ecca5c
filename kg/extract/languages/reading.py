"""Documents in German, Spanish, Italian, Japanese, Dutch and Portuguese: a core of frames, and the units.

The frames' drafts are told to `kg.extract.linking.link`, which reads the units and judges both.

Example:
    >>> from kg.extract.source.zones import Block
    >>> text = "Rautenberg hält 53,3 Prozent an der Mühle Selm AG."
    >>> (draft,), _ = read_foreign(text, (Block(0, len(text), True),), "de", {})
    >>> draft.holder.text, draft.investee.text, draft.stated
    ('Rautenberg', 'Mühle Selm AG', '53.3')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from kg.extract.drafts import ENDED, Draft
from kg.extract.languages.apposed import Heads
from kg.extract.languages.bridge import sentence
from kg.extract.languages.companions import resolve
from kg.extract.languages.frames import frames
from kg.extract.languages.items import Item, lists, read_items
from kg.extract.languages.japanese import read_japanese
from kg.extract.languages.parties import Parties
from kg.extract.languages.rows import row
from kg.extract.languages.spans import joined
from kg.extract.languages.telling import Teller
from kg.extract.parts import Party, Sentence
from kg.extract.source.zones import Block
from kg.extract.tokens import sentences
from kg.model import Entity
from kg.names import fold, without_legal_form

#: What stands behind the place that an article is dated from: `Wien –`.
_DATED = frozenset("-–—.")
#: A capital behind a small letter, a number, or a comma, and the rest of its word.
_INNER = re.compile(r"(?<=[a-zß-ÿ0-9,%'’] )[^\W\d_a-zß-ÿ][\w&'’-]*")


def read_foreign(
    text: str, blocks: tuple[Block, ...], language: str, known: Mapping[str, Entity]
) -> tuple[list[Draft], list[Sentence]]:
    """The frames' drafts of an article, in text order, and its sentences; none of these in Japanese.

    Args:
        text: The document.
        blocks: Its article text, from `zones.split`.
        language: One of `kg.extract.languages.FOREIGN`.
        known: Folded name to entity.

    Cost: linear in the length of the text, with a sort of the drafts.
    """
    spans = [(tokens[0].start, tokens[-1].end) for tokens in sentences(text, blocks)]
    if language == "ja":
        return read_japanese(text, spans, Parties(known)), []
    spans = joined(text, spans)
    inner = frozenset(word for start, end in spans for word in _INNER.findall(text, start, end))
    words, parties, teller = lists(language), Parties(known, inner), Teller(frames())
    heads = Heads(words)
    drafts: list[Draft] = []
    read: list[Sentence] = []
    topic: Party | None = None
    subject: Party | None = None
    lead: Party | None = None
    for start, end in spans:
        sure = topic is not None or (subject is not None and subject is teller.holder)
        said = read_items(text[start:end], start, words, parties)
        told = bool(read) and any(unit.quantity is not None for unit in read[-1].units)
        heads.note(said)
        made = sentence(said, words, topic or subject, parties, number=len(read), told=told, heads=heads)
        read += [made] if made is not None else []
        items = row(said, words, topic or subject, certain=sure, heads=heads)
        _name_officers(items)
        lead = lead or _first(items)
        drafts += teller.read(items, topic, lead)
        topic, subject = _topic(items, topic), _subject(items) or subject
    resolve(read, known, parties)
    for draft in drafts:
        draft.tense = ENDED if draft.tense == "past" and draft.role is None else draft.tense
    return sorted(drafts, key=lambda draft: (draft.start, draft.end)), read


def _name_officers(items: list[Item]) -> None:
    """Names of two words or more beside an office are persons'."""
    for item, after in pairwise(items):
        party = after.party if item.code == "p" else None
        formless = fold(without_legal_form(after.text)) == fold(after.text)
        if party is not None and party.kind == "company" and party.entity is None and formless:
            party.kind = "person" if 1 < len(after.text.split()) < 5 else party.kind


def _topic(items: list[Item], before: Party | None) -> Party | None:
    """The one company that a sentence speaks of; that of the one before where it names none."""
    parties = {id(item.party): item.party for item in items if item.party is not None}
    firms = [party for party in parties.values() if party is not None and party.kind == "company"]
    if not firms:
        return before
    return firms[0] if len(firms) == 1 else None


def _first(items: list[Item]) -> Party | None:
    """The company that a sentence names first, behind the place it is dated; None where it names none."""
    dated = len(items) > 1 and items[0].party is not None and items[1].text in _DATED
    firms = [one.party for one in items[int(dated) :] if one.party and one.party.kind == "company"]
    return firms[0] if firms else None


def _subject(items: list[Item]) -> Party | None:
    """The company that a sentence begins with; None where it begins otherwise."""
    for at, item in enumerate(items):
        if item.code == "N" and item.party is not None:
            governed = at > 0 and items[at - 1].code in "VABEWFZ"
            return item.party if item.party.kind == "company" and not governed else None
    return None
