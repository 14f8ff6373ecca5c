"""Whether the graph holds another text of an article that comes in: an older or corrected printing of it.

Both texts count until a person says otherwise, because which of two is right is not for a machine to
guess; but whoever brings the second is told of the first.

Example:
    `Earlier(records, log).doubt_about(arrival)` is an issue that names the other batch, or None.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from kg.model import Issue, Source
from kg.store.records import Records
from kg.store.sources import LogEntry, standings
from kg.store.writer import Arrival

#: Files of one name that are looked into, the newest ones: thousands of `index.html` are not.
_LIKELY = 5


class Earlier:
    """The texts that a graph holds, found again by address or by file name and title.

    Args:
        records: The claims and documents of the graph.
        log: What came into it and went.
    """

    def __init__(self, records: Records, log: Iterable[LogEntry]) -> None:
        self._records, self._log = records, list(log)

    def doubt_about(self, arrival: Arrival) -> Issue | None:
        """What to tell of an article whose other text is here. Cost: a look at its address and its name.

        Args:
            arrival: A batch that brings one document.
        """
        source = arrival.batch.sources[0]
        other = self._other(source, arrival)
        if other is None:
            return None
        where = f"of {source.url}" if source.url else "of this name and title"
        message = (
            f"another text {where} is in the graph, batch {other}; both count until "
            f"kg retract {other} withdraws that one"
        )
        return Issue(code="otherText", message=message, where=arrival.label)

    def _other(self, source: Source, arrival: Arrival) -> str | None:
        if source.url:
            likely = self._records.batches_at(source.url)
        else:
            likely = self._named.get(arrival.label, [])[-_LIKELY:]
        for batch in reversed(likely):
            for document in self._records.documents_of_batch(batch):
                if document.id != source.id and _alike(document, source):
                    return batch
        return None

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """Label to the batches that stand in the graph under it, oldest first."""
        standing = {batch for batch, stay in standings(self._log).items() if stay.withdrawn_on is None}
        found: dict[str, list[str]] = {}
        for entry in self._log:
            if entry.action == "add" and entry.batch in standing:
                found.setdefault(entry.label, []).append(entry.batch)
        return found


def _alike(one: Source, other: Source) -> bool:
    """Whether two documents are texts of one article: an address tells, else the title."""
    if one.url or other.url:
        return one.url == other.url
    return one.title is not None and one.title == other.title
