"""Whether the graph holds another text of an article that comes in: an older or corrected printing of it.

Both texts count until a person says otherwise, because which of two is right is not for a machine to
guess; but whoever brings the second is told of the first.

Example:
    `Earlier(records, log, text).doubt_about(arrival)` is an issue that names the other batch, or None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property

from kg.model import Issue, Source
from kg.store.records import Records
from kg.store.sources import LogEntry, standings
from kg.store.writer import Arrival

#: Files of one name that are looked into, the newest ones: thousands of `index.html` are not.
_LIKELY = 5
# Where a line or a sentence ends: a paragraph in one line is no line to compare.
_END = re.compile(r"(?<=[.!?。])\s+|\n+")


class Earlier:
    """The texts that a graph holds, found again by address, or by file name and title or words.

    Args:
        records: The claims and documents of the graph.
        log: What came into it and went.
        text: Gives an archived text by its hash; None when there is none.
    """

    def __init__(self, records: Records, log: Iterable[LogEntry], text: Callable[[str], str | None]) -> None:
        self._records, self._log, self._text = records, list(log), text

    def doubt_about(self, arrival: Arrival) -> Issue | None:
        """What to tell of an article whose other text is here.

        Cost: a look at its address and its name; where another file had the name, a few texts are read.

        Args:
            arrival: A batch that brings one document.
        """
        source = arrival.batch.sources[0]
        other = self._other(source, arrival)
        if other is None:
            return None
        batch, document = other
        named = "of this name and title" if _is_titled(document, source) else "of this name, much the same,"
        where = f"of {source.url}" if source.url else named
        message = (
            f"another text {where} is in the graph, batch {batch}; both count until "
            f"kg retract {batch} withdraws that one"
        )
        return Issue(code="otherText", message=message, where=arrival.label)

    def _other(self, source: Source, arrival: Arrival) -> tuple[str, Source] | None:
        if source.url:
            likely = self._records.batches_at(source.url)
        else:
            likely = self._named.get(arrival.label, [])[-_LIKELY:]
        for batch in reversed(likely):
            for document in self._records.documents_of_batch(batch):
                if document.id != source.id and self._alike(document, source, arrival.batch.text):
                    return batch, document
        return None

    def _alike(self, one: Source, other: Source, text: str | None) -> bool:
        """Whether two documents of an address, or of a file name, are texts of one article.

        An address tells, else the title; a title found in the text may have changed with it.
        """
        if one.url or other.url:
            return one.url == other.url
        if _is_titled(one, other):
            return True
        before = self._text(one.text_sha256) if one.text_sha256 and text else None
        return before is not None and text is not None and _mostly_same(before, text)

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """Label to the batches that stand in the graph under it, oldest first."""
        standing = {batch for batch, stay in standings(self._log).items() if stay.withdrawn_on is None}
        found: dict[str, list[str]] = {}
        for entry in self._log:
            if entry.action == "add" and entry.batch in standing:
                found.setdefault(entry.label, []).append(entry.batch)
        return found


def _is_titled(one: Source, other: Source) -> bool:
    return one.title is not None and one.title == other.title


def _mostly_same(one: str, other: str) -> bool:
    """Whether two texts share more than half of their lines and sentences, those with words in them."""
    first, second = _lines(one), _lines(other)
    return 2 * (first & second).total() > max(first.total(), second.total())


def _lines(text: str) -> Counter[str]:
    lines = (" ".join(line.split()) for line in _END.split(text))
    return Counter(line for line in lines if any(map(str.isalpha, line)))
