"""`Keeping`: decisions, exports and the upkeep of a graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.answers import Checked, Ruled, Status
from kg.errors import StoreError
from kg.graph.opened import Opened
from kg.model import Decision, DecisionAction
from kg.record import replace

EXPORT_FORMS = ("claims.jsonl", "ttl", "trig", "nq", "csv")


class Keeping(Opened):
    """What is decided about a graph, written out of it, and done to keep it sound."""

    def decide(
        self,
        action: DecisionAction,
        subjects: tuple[str, ...],
        *,
        author: str | None = None,
        reason: str | None = None,
    ) -> str:
        """Keep a decision. It changes answers, never claims, and can be undone.

        Args:
            action: `accept` or `reject` a held claim; `same` or `differ` for two entities; `prefer` a claim
                in its tie; `retract` a batch (by its id or the SHA-256 of its document); `undo` a decision.
            subjects: The claim, the entities, the batch or the decision.
            author: Who decides.
            reason: Why, in a sentence.

        Returns:
            The decision's id, by which `undo` names it.

        Raises:
            UnknownClaim, UnknownEntity, AmbiguousEntity: A subject is not in the graph.
        """
        from kg.judgement import decided, decision_id

        decision = decided(action, subjects, self.entity, self._ask, self._folder)
        decision = replace(decision, author=author, reason=reason)
        self._write(decisions=[decision])
        return decision_id(decision)

    def decisions(self) -> list[tuple[str, Decision]]:
        """Every decision with its id, oldest first; undone ones too."""
        from kg.judgement import decision_id

        return [(decision_id(decision), decision) for decision in self._folder.sources.decisions()]

    def ruled(self) -> tuple[tuple[str, Ruled], ...]:
        """The decisions on claims, by id, with what they say in full: the claim as read, and what counts."""
        from kg.judgement import ruled

        return tuple(ruled(self.decisions(), self._ask.records))

    def rebuild(self) -> int:
        """Make the index anew from the sources; returns the number of quads."""
        from kg.store.writer import rebuild

        self.__dict__.pop("_ask", None)
        return rebuild(self._folder)

    def export(self, form: str) -> Iterator[str]:
        """The whole graph in one of `EXPORT_FORMS`, in parts of text; same graph, same bytes."""
        if form in ("nq", "trig", "ttl"):
            from kg.store.dump import dumped

            return iter([dumped(self._ask.index.rdf, form)])
        if form == "csv":
            from kg.formats.holdings_csv import write_csv

            names = {entity.id: entity.name for entity in self._ask.records.all_entities()}
            return write_csv((record.claim for record in self._ask.records.all()), names=names)
        from kg.formats.claims_jsonl import write_claims

        return write_claims(
            claims=self._ask.records.all(),
            entities=self._ask.records.all_entities(),
            held=self._ask.waiting(),
        )

    def export_to(self, form: str, path: Path) -> None:
        """Write the whole graph to a file, whole or not at all; the forms are `EXPORT_FORMS`.

        Raises:
            StoreError: The file cannot be written.
        """
        from kg.store.sources import write_durably

        content = "".join(self.export(form)).encode()
        try:
            write_durably(path, content)
        except OSError as error:
            raise StoreError(
                f"{path}: cannot be written ({error.strerror or error}); give another file with -o"
            ) from error

    def check(self) -> Checked:
        """Check the graph: shapes, quotations against archived texts, files against their hashes.

        Beside what is wrong it tells which entities are perhaps one (`hints`); nothing is joined.
        """
        from kg.judgement import unjoined
        from kg.store.check import checked

        return replace(checked(self._folder), hints=unjoined(self._folder))

    def status(self, *, limit: int = 50) -> Status:
        """What the graph holds, and what was left out of its documents; `limit` documents are listed."""
        from kg.store.inventory import inventory

        return inventory(self._folder, limit=limit, waiting=self._ask.judgement.waiting)
