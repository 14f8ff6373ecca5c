"""`Reviews`: what the door asks and is told about held claims.

Example:
    >>> import tempfile
    >>> from pathlib import Path
    >>> from kg.graph import KnowledgeGraph
    >>> graph = KnowledgeGraph.open(Path(tempfile.mkdtemp()) / "graph", create=True)
    >>> graph.review().doubts
    ()
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.answers import Judged, Queue, Verdict
from kg.errors import InputError
from kg.model import Entity, Issue
from kg.reconcile.identity import decision_id

if TYPE_CHECKING:
    from kg.review.verdicts import Bench
    from kg.store.folder import GraphFolder
    from kg.store.questions import Questions


class Reviews:
    """The review of held claims, for a graph to inherit."""

    _folder: GraphFolder

    if TYPE_CHECKING:

        @property
        def _ask(self) -> Questions: ...

    def entity(self, name: str) -> Entity:
        """The one entity that a name or an id leads to."""
        raise NotImplementedError

    def _write(self, **change: Any) -> None:
        raise NotImplementedError

    def review(self, name: str | None = None, *, limit: int | None = None) -> Queue:
        """Held claims that wait for a person, the strongest first.

        Args:
            name: Only those that name this entity, as written or as repaired; None: all.
            limit: How many at most; None: all.

        Raises:
            UnknownEntity, AmbiguousEntity: As for `owners`.
        """
        return self._ask.queue(self.entity(name).id if name else None, limit=limit)

    def judge(self, verdicts: Sequence[Verdict], *, author: str | None = None) -> Judged:
        """Keep what a person says of held claims: all of it, or with one fault nothing.

        An accepted claim counts, as corrected where it was corrected; a rejected one never does. Both
        hold when the article is read again, and `decide("undo", ...)` takes them back.

        Args:
            verdicts: Accept or reject, with corrections as typed.
            author: Who decides.
        """
        decisions, faults = self._bench().decide(verdicts, author=author)
        if faults:
            return Judged(faults=tuple(faults))
        new = [decision for decision in decisions if decision is not None]
        if new:
            self._write(decisions=new)
        return Judged(decisions=tuple(one if one is None else decision_id(one) for one in decisions))

    def mistyped(self, claim: str, field: str, text: str) -> str | None:
        """What is wrong with one field of a correction, before all of them are judged together.

        Args:
            claim: Id of the held claim.
            field: holder, investee, kind, share, voting, status, tense or change.
            text: As typed.

        Returns:
            The message; None where the field can be kept.
        """
        return self._bench().mistyped(claim, field, text)

    def _bench(self) -> Bench:
        from kg.review.verdicts import Bench

        records = self._ask.records
        return Bench(records.held, self.entity, records.entities, self._folder.sources.decisions())

    def review_table(self) -> str:
        """Every held claim that waits, as a table (CSV) to be filled in and read by `judge_table`."""
        from kg.formats.review_csv import write_review

        return write_review(self.review())

    def judge_table(self, path: Path, *, author: str | None = None) -> Judged:
        """Keep the decisions of a table that `review_table` made: all of them, or with one fault none.

        Raises:
            InputError: The file is no such table.
        """
        from kg.formats.review_csv import read_review

        verdicts, faults = read_review(_bytes(path), name=path.name)
        if faults:
            _, more = self._bench().decide(verdicts, author=author)
            return Judged(faults=tuple(sorted((*faults, *more), key=_row)))
        return self.judge(verdicts, author=author)


def _row(fault: Issue) -> tuple[int, str]:
    """Where a fault stands in its file: the name of every one ends with the number of its row."""
    number = (fault.where or "").rpartition(":")[2]
    return int(number) if number.isdecimal() else 0, fault.message


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", source=str(path)) from error
