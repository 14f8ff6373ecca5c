"""The mentions of a text, for tests of what is a name and of what kind."""

from __future__ import annotations

from kg.extract.reading import read
from kg.extract.source.zones import Block


def mentions(text: str, language: str) -> list[str]:
    """Each mention with a party as `text:kind`, each place as `text:place`."""
    sentences, _ = read(text, (Block(0, len(text), True),), language, {})
    found = []
    for sentence in sentences:
        for unit in sentence.units:
            mention = unit.mention
            if mention is not None and mention.form == "place":
                found.append(f"{mention.text}:place")
            elif mention is not None and mention.form == "name" and mention.party is not None:
                found.append(f"{mention.text}:{mention.party.kind}")
    return found
