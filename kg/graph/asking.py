"""`Asking`: the questions that are answered with what sources say; calculated ones are in `kg.calculations`.

Reading goes store -> settlement -> network -> answer: each method hands values from one wing to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kg.answers import Disagreements, Match, Paths, Story, Ties, Why
from kg.dates import dated, in_order
from kg.errors import InputError, UnknownClaim
from kg.graph.opened import Opened
from kg.model import EntityId
from kg.network import OwnershipNetwork
from kg.record import replace

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Dataset

    from kg.tables import Basis
    from kg.views.graph_view import GraphView

# Entities that a path or a picture looks at, at most.
_REACH = 5_000


class Asking(Opened):
    """Questions to a graph; those about a day take it as a date or as ISO text."""

    @dated
    def owners(self, name: str, *, as_of: date, status: str = "asserted", basis: Basis = "capital") -> Ties:
        """Who owns an entity on a date.

        Args:
            name: Name or id of the investee.
            as_of: The date.
            status: `asserted`: ties that stand (asserted or reported); `all`: also plans, talks, denials;
                or one status.
            basis: `capital`: every tie as sources tell it; `votes`: who may cast what part of the votes.

        Raises:
            UnknownEntity: No entity has this name; with suggestions.
            AmbiguousEntity: Several have it; with the candidates.

        Cost: one read a claim of the entity.
        """
        ask = self._ask.votes if basis == "votes" else self._ask.ties
        return ask("owners", self.entity(name).id, as_of=as_of, status=status)

    @dated
    def holdings(self, name: str, *, as_of: date, status: str = "asserted", basis: Basis = "capital") -> Ties:
        """What an entity holds on a date; arguments and errors as for `owners`."""
        ask = self._ask.votes if basis == "votes" else self._ask.ties
        return ask("holdings", self.entity(name).id, as_of=as_of, status=status)

    @dated
    def show(self, name: str, *, as_of: date) -> Ties:
        """All that is known of an entity: ties of every kind and status; errors as for `owners`."""
        return self._ask.ties("show", self.entity(name).id, as_of=as_of, status="all")

    @dated
    def path(self, holder: str, investee: str, *, as_of: date, limit: int = 10) -> Paths:
        """Ways from a holder to an investee through holdings, shortest first; errors as for `owners`."""
        from kg.analytics.paths import paths

        start, end = self.entity(holder), self.entity(investee)
        records = self._ask.records.around(end.id, up=_REACH, down=-1, limit=_REACH)
        network = self._ask.network(self._ask.settle(records, as_of=as_of))
        known = {start.id, end.id} <= network.entities.keys()
        found = paths(network, start.id, end.id, limit=limit) if known else ()
        hops = [hop for way in found for hop in way]
        return Paths(
            start=start,
            end=end,
            as_of=as_of,
            ways=found,
            entities=self._ask.named(hops, start, end),
            lens=self._lens,
        )

    @dated
    def why(self, subject: str, investee: str | None = None, *, as_of: date) -> Why:
        """Every claim behind a figure: by claim id, or by holder and investee.

        Raises:
            UnknownClaim: No claim has this id.
            UnknownEntity, AmbiguousEntity: As for `owners`.
        """
        if investee is not None:
            return self._why(self.entity(subject).id, self.entity(investee).id, as_of)
        record, held = self._ask.records.claim(subject), self._ask.records.held(subject)
        claim = record.claim if record else held.claim if held else None
        if claim is None:
            raise UnknownClaim(f"no claim has the id {subject!r}; kg show ENTITY --json lists ids")
        whole = self._why(*claim.parties, as_of)
        if not any(reason.claim.id == subject for reason in whole.reasons):
            raise UnknownClaim(f"claim {subject!r} was not public by {self._lens.known_on}")
        return replace(whole, reasons=tuple(r for r in whole.reasons if r.claim.id == subject))

    def _why(self, holder: EntityId, investee: EntityId, as_of: date) -> Why:
        from kg.judgement import ruled

        answer = self._ask.why(holder, investee, as_of=as_of)
        told = tuple(ruled(answer.decisions, self._ask.records)) if answer.decisions else ()
        return replace(answer, ruled=told)

    @dated
    def provenance(self, subject: str, investee: str | None = None, *, as_of: date) -> str:
        """The answer to `why` as PROV-O in Turtle; arguments and errors as there."""
        from kg.store.provenance import provenance

        return provenance(self.why(subject, investee, as_of=as_of))

    @dated
    def conflicts(self, name: str | None = None, *, as_of: date) -> Disagreements:
        """Where sources disagree: about one entity, or anywhere (None); errors as for `owners`.

        Cost: for the whole graph, the settlement of every claim.
        """
        return self._ask.conflicts(self.entity(name).id if name else None, as_of=as_of)

    @dated
    def timeline(self, name: str, *, as_of: date) -> Story:
        """Every change of the ties of an entity, with dates known and unknown, and its deals by `as_of`.

        Errors as for `owners`.
        """
        return self._ask.timeline(self.entity(name).id, as_of=as_of)

    def diff(self, first: date, second: date, name: str | None = None) -> Story:
        """What differs between two days, for one entity or in the whole graph (None).

        What began, ended, changed, became known, was corrected, is carried unchanged, or was not seen
        again. Errors as for `owners`, and InvalidClaim where the second day is before the first.

        Cost: for the whole graph, the settlement of every claim.
        """
        days = in_order(first, second)
        return self._ask.difference(self.entity(name).id if name else None, *days)

    @dated
    def network_around(
        self, entities: Iterable[EntityId], *, as_of: date, down: bool = False
    ) -> OwnershipNetwork:
        """Everything above some entities on a date, and with `down` all that they hold, as one network.

        Args:
            entities: Entity ids.
            as_of: The date.
            down: Also what they hold, through however many companies, and all above that.

        Cost: one read a claim of every company reached.
        """
        return self._ask.network_around(entities, as_of=as_of, down=down)

    def whole_network(self, *, as_of: date) -> OwnershipNetwork:
        """Every entity and every tie in force on a date. Cost: the settlement of every claim."""
        return self._ask.whole_network(as_of)

    def find(self, text: str, *, limit: int = 20) -> tuple[Match, ...]:
        """Entities with a name that contains a text, shortest names first."""
        found = self._ask.index.names.containing(text, limit=limit)
        return tuple(Match(id=f.id, kind=f.kind, name=f.name, matched=f.matched) for f in found)

    @dated
    def sparql(self, query: str, *, form: str = "json", as_of: date | None = None) -> bytes:
        """Ask in SPARQL.

        Args:
            query: SPARQL 1.1; the prefixes of `kg.vocab.PREFIXES` are known.
            form: json, csv, tsv, xml or ttl.
            as_of: Also see the settled interests of this date (`kg:Interest`, `kg:ownsShareOf`); None:
                claims and entities only.

        Raises:
            QueryError: The query cannot be read, or reaches beyond the graph.

        Cost: with a date, the first time, the settlement of every claim.
        """
        from kg.store.sparql import serialized

        return serialized(self._rdf(as_of), query, form)  # type: ignore[arg-type]

    @dated
    def sparql_rows(
        self, query: str, *, as_of: date | None = None
    ) -> tuple[Sequence[str], Sequence[tuple[str | None, ...]]] | str:
        """Ask in SPARQL for a screen: names and rows, or text for ASK and CONSTRUCT; else as `sparql`."""
        from kg.store.sparql import rows

        answer = rows(self._rdf(as_of), query)
        return answer if isinstance(answer, str) else (answer.names, answer.rows)

    def _rdf(self, as_of: date | None) -> Store:
        if as_of is None and self._lens.scenario is not None:
            raise InputError("a scenario stands on a day: say which with --as-of DAY")
        return self._ask.settled_index(as_of).rdf if as_of else self._ask.index.rdf

    @dated
    def rdflib(self, *, as_of: date | None = None) -> Dataset:
        """The graph as an rdflib Dataset over the same store, for reading; `as_of` as for `sparql`."""
        from kg.store.rdf import dataset

        return dataset(self._rdf(as_of))

    @dated
    def view(self, name: str, *, as_of: date) -> GraphView:
        """The surroundings of an entity, for a picture; errors as for `owners`."""
        from kg.views.graph_view import GraphView

        entity = self.entity(name)
        settled, network, held = self._ask.surroundings(entity.id, as_of=as_of, limit=_REACH)
        whole = GraphView(
            title=f"{entity.name}: owners, holdings and ties{self._supposed_words}",
            as_of=as_of,
            network=network,
            focus=entity.id,
            undated=settled.undated,
            ended=settled.ended,
            pending=settled.pending,
            held=held,
        )
        return whole.focus_on(entity.id)

    @property
    def _supposed_words(self) -> str:
        return f", supposing: {self._lens.scenario.title}" if self._lens.scenario else ""
