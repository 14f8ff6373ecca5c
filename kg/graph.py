"""`KnowledgeGraph`, the one door: the only file that sees several wings.

Reading goes store -> settlement -> network -> answer; writing goes extract or formats -> reconcile ->
store. Nothing is worked out here: each method hands values from one wing to the next.

Example:
    >>> import tempfile
    >>> graph = KnowledgeGraph.first_use(Path(tempfile.mkdtemp()) / "graph")
    >>> answer = graph.owners("Nissan", as_of=date(2023, 1, 26))
    >>> [(tie.holder, show(tie.share)) for tie in answer.interests], show(answer.unnamed)
    ([('renault', '42-44 %')], '56-58 %')
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.answers import Arrived, Checked, Disagreements, Failure, Lens, Match, Paths, Status, Story, Ties, Why
from kg.calculations.asking import Calculations
from kg.dates import dated, day
from kg.environment import data_file, data_folder, now
from kg.errors import InputError, StoreError, UnknownClaim
from kg.judgement import Judgement
from kg.model import Decision, DecisionAction, Entity, EntityId, Issue
from kg.network import OwnershipNetwork
from kg.reconcile.resolver import resolve
from kg.record import replace
from kg.review.asking import Reviews
from kg.shares import show
from kg.store.folder import GraphFolder, Rules
from kg.store.questions import Questions

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Dataset

    from kg.scenario import Scenario
    from kg.store.intake import Coming
    from kg.store.listed_questions import ListedQuestions
    from kg.tables import Basis
    from kg.views.graph_view import GraphView

__all__ = ["EXPORT_FORMS", "KnowledgeGraph", "documents", "extracted", "show"]

EXPORT_FORMS = ("claims.jsonl", "ttl", "trig", "nq", "csv")

# Entities that a path or a picture looks at, at most.
_REACH = 5_000


class KnowledgeGraph(Calculations, Reviews):
    """A graph on disk, or a holdings file that is asked like one (`of_holdings`).

    Args:
        folder: Folder of the graph.
        listed: The questions of a holdings file; None: the graph in the folder answers.
    """

    def __init__(self, folder: Path, *, listed: ListedQuestions | None = None) -> None:
        self._listed = listed
        self._folder = GraphFolder(folder, _rules) if listed is None else listed.folder
        self._lens = Lens()

    @dated
    def at(
        self,
        *,
        known_on: date | None = None,
        recorded_on: date | None = None,
        max_age: int | None = None,
        policy: str = "default",
        scenario: Scenario | str | Path | None = None,
    ) -> KnowledgeGraph:
        """The same graph, asked through other knowledge, or in a scenario.

        Args:
            known_on: Only what was public by the end of this day, with corrections published by then.
            recorded_on: Only what this graph held on this day, decisions included.
            max_age: Leave out answers observed longer ago than this many days.
            policy: Which claim wins: `default`, `newest` or `rank-first`.
            scenario: What is supposed: a file (`kg.formats.scenario_file`), or a scenario whose names this
                graph resolves; None: nothing. The graph itself is not touched.

        Raises:
            InputError, InputFaults: The file of the scenario makes no sense.
            UnknownEntity, AmbiguousEntity: The scenario names somebody whom this graph does not know.

        Example:
            `graph.at(known_on=date(2023, 1, 25)).owners("Nissan", as_of=date(2023, 1, 26))`
        """
        if self._listed is not None and (known_on or recorded_on):
            raise StoreError("a holdings file has no log: known-on and recorded-on need a graph")
        looking = KnowledgeGraph(self._folder.folder, listed=self._listed)
        looking._lens = Lens(known_on=known_on, recorded_on=recorded_on, max_age=max_age, policy=policy)
        return looking if scenario is None else looking.supposing(scenario)

    def supposing(self, scenario: Scenario | str | Path) -> KnowledgeGraph:
        """The same graph through the same knowledge, in a scenario; arguments and errors as for `at`."""
        from kg.calculations.supposing import known

        told = known(scenario, self.entity, ids_are_names=self._listed is not None)
        lens = replace(self._lens, scenario=told)
        looking = KnowledgeGraph(self._folder.folder, listed=self._listed and self._listed.seen_through(lens))
        looking._lens = lens
        return looking

    def as_known(self) -> KnowledgeGraph:
        """The same graph through the same knowledge, without the scenario that it stands in."""
        if self._lens.scenario is None:
            return self
        lens = replace(self._lens, scenario=None)
        looking = KnowledgeGraph(self._folder.folder, listed=self._listed and self._listed.seen_through(lens))
        looking._lens = lens
        return looking

    @classmethod
    def open(
        cls,
        store: str | Path | None = None,
        *,
        create: bool = False,
        tell: Callable[[str], None] | None = None,
    ) -> KnowledgeGraph:
        """Open a graph.

        Args:
            store: Its folder; None: the default one in the user's data folder.
            create: Make an empty graph where there is none.
            tell: Told in one line when the default graph is made from the packaged articles.

        Raises:
            StoreMissing: There is no graph at the place that was named.
            StoreError: The place cannot be used.
        """
        graph = cls.located(store)
        folder = graph._folder
        if create:
            from kg.store.writer import create as make

            make(folder)
        elif store is None and not folder.exists:
            cls.first_use(folder.folder)
            if tell:
                tell(f"made the graph from the packaged articles in {folder.folder}")
        folder.index.names.count()  # tells at once whether there is a graph that can be read
        return graph

    @classmethod
    def of_holdings(cls, path: str | Path, *, complete: Iterable[str] | Path = ()) -> KnowledgeGraph:
        """A plain holdings file, asked like a graph without building one; nothing can be added to it.

        Args:
            path: A CSV or Parquet file; for its columns see `kg.holdings.rows`.
            complete: Names of companies whose holders are all known, or a file with one name a line.

        Raises:
            InputError, InputFaults: The file makes no sense; each fault with row and field.
            MissingExtra: A Parquet file, and pyarrow is not installed.

        Cost: one reading of the file.
        """
        from kg.holdings.reading import read_holdings
        from kg.store.listed_questions import ListedQuestions

        told = read_holdings(path, complete=complete)
        return cls(Path(path), listed=ListedQuestions(told, Path(path)))

    @property
    def doubts(self) -> tuple[Issue, ...]:
        """What was left out when a holdings file was read; a graph tells this by `status`."""
        return self._listed.told.issues if self._listed is not None else ()

    @classmethod
    def located(cls, store: str | Path | None = None) -> KnowledgeGraph:
        """A graph by its place, not opened: enough to `rebuild` it; arguments and errors as for `open`."""
        if store is not None and "://" in str(store):
            raise StoreError(f"{store}: a store is a folder; load the graph there with kg export --format nq")
        # A shell leaves the tilde of --store=~/graph and of a quoted one to the program.
        return cls(Path(os.path.expanduser(store)) if store else data_folder() / "graph")

    @classmethod
    def first_use(cls, folder: Path) -> KnowledgeGraph:
        """A graph of the packaged articles, with the packaged decisions; whole or not there."""
        from kg.store.sources import read_decisions
        from kg.store.writer import made_aside

        seeds = data_file("seeds")
        with made_aside(folder) as aside:
            graph = cls(aside)
            graph.ingest([seeds], strict=True)
            graph._write(decisions=list(read_decisions(seeds / "decisions.jsonl")))
        return cls(folder)

    # -- asking --------------------------------------------------------------------------------------

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
            return self._ask.why(self.entity(subject).id, self.entity(investee).id, as_of=as_of)
        record, held = self._ask.records.claim(subject), self._ask.records.held(subject)
        claim = record.claim if record else held.claim if held else None
        if claim is None:
            raise UnknownClaim(f"no claim has the id {subject!r}; kg show ENTITY --json lists ids")
        whole = self._ask.why(*claim.parties, as_of=as_of)
        return replace(whole, reasons=tuple(r for r in whole.reasons if r.claim.id == subject))

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
        again. Errors as for `owners`.

        Cost: for the whole graph, the settlement of every claim.
        """
        days = day("first", first), day("second", second)
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

    def entity(self, name: str) -> Entity:
        """The one entity that a name or an id leads to; errors as for `owners`."""
        new = self._lens.scenario.entity(name) if self._lens.scenario else None
        if new is not None:
            return new
        now_known, then_known = self._folder.index.names, self._ask.index.names

        def near(text: str) -> list[str]:
            return [found.matched for found in then_known.similar(text)]

        # A name that the graph did not know on the day asked still tells who is meant.
        key = resolve(name, lambda text: then_known.candidates(text) or now_known.candidates(text), near)
        return self._ask.records.entity(key)

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

    @cached_property
    def _ask(self) -> Questions:
        """The questions of the generation in force; gone after every write."""
        if self._listed is not None:
            return self._listed
        return Questions(self._folder, Judgement(self._folder, self._lens.recorded_on), self._lens)

    # -- adding --------------------------------------------------------------------------------------

    def ingest(
        self,
        paths: Iterable[Path],
        *,
        about: Mapping[str, Any] | None = None,
        encoding: str | None = None,
        strict: bool = False,
        model: Mapping[str, Any] | None = None,
        nlp: bool = False,
        advance: Callable[[int, int], None] | None = None,
    ) -> list[Arrived | Failure]:
        """Read articles into the graph, each a batch of its own.

        Args:
            paths: Files, or folders whose texts, web pages and PDFs are read; `-` is standard input.
            about: What is known of the documents: title, publisher, published, language, rank.
            encoding: Encoding of the texts; None: UTF-8, or UTF-16 with BOM, or what a page declares.
            strict: All files or none: the first failure is raised.
            model: A language model to ask as well: `url`, `model` and `key` of an endpoint that speaks the
                chat protocol of OpenAI; None: none is, and nothing is sent anywhere.
            nlp: Whether a trained model finds names as well (extra `nlp`).
            advance: Told before each file which one it is, counted from 1, and of how many.

        Returns:
            What became of each file, in the order of reading.
        """
        from kg.batches import article, articles, label
        from kg.store.writer import Arrival

        def read(path: Path) -> list[Coming]:
            reading = article(path, about=about or {}, encoding=encoding, model=model, nlp=nlp)
            return [(Arrival.of(reading.batch, label=label(path)), reading.issues)]

        files = articles(paths, store=self._folder.folder)
        tell = None if advance is None else (lambda number: advance(number, len(files)))
        return self._take_in(files, read, strict=strict, replacing=True, advance=tell)

    def load(self, paths: Iterable[Path], *, strict: bool = False) -> list[Arrived | Failure]:
        """Load claims.jsonl files; each file is whole or not there, `strict`: all files or none."""
        from kg.batches import claims_file, label
        from kg.store.writer import Arrival

        def read(path: Path) -> list[Coming]:
            loaded = claims_file(path)
            arrivals = [
                Arrival.of(batch, label=label(path), recorded_on=recorded, withdrawn_on=withdrawn)
                for batch, recorded, withdrawn in loaded.batches
            ]
            return [(arrival, () if n else loaded.issues) for n, arrival in enumerate(arrivals)]

        return self._take_in(list(paths), read, strict=strict, replacing=False)

    def _take_in(
        self, paths: list[Path], read: Callable[[Path], list[Coming]], **how: Any
    ) -> list[Arrived | Failure]:
        from kg.store.intake import take_in

        try:
            return take_in(self._folder, paths, read, **how)
        finally:
            self.__dict__.pop("_ask", None)

    # -- keeping -------------------------------------------------------------------------------------

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
        """Check the graph: shapes, quotations against archived texts, files against their hashes."""
        from kg.store.check import checked

        return checked(self._folder)

    def status(self, *, limit: int = 50) -> Status:
        """What the graph holds, and what was left out of its documents; `limit` documents are listed."""
        from kg.store.inventory import inventory

        return inventory(self._folder, limit=limit, waiting=self._ask.judgement.waiting)

    # -- inside --------------------------------------------------------------------------------------

    def _write(self, **change: Any) -> None:
        from kg.store.writer import commit

        commit(self._folder, now(), **change)
        self.__dict__.pop("_ask", None)


def extracted(
    path: Path,
    *,
    about: Mapping[str, Any],
    encoding: str | None = None,
    model: Mapping[str, Any] | None = None,
    nlp: bool = False,
    tell: Callable[[str], None] | None = None,
) -> list[dict[str, object]]:
    """The claims that one article makes, one dictionary a line of `kg extract --json`; opens no graph.

    Args:
        path: The file; `-` is standard input.
        about: What is known of it, as for `KnowledgeGraph.ingest`.
        encoding: Encoding of the text, as there.
        model: A language model to ask as well, as there.
        nlp: Whether a trained model finds names as well.
        tell: Told in a line where the model failed.

    Raises:
        InputError: The file cannot be read as an article.
        EndpointError: The model's server cannot be reached, or refuses.
    """
    from kg.batches import article, label

    reading = article(path, about=about, encoding=encoding, model=model, nlp=nlp)
    for issue in reading.issues:
        if tell is not None and issue.code.startswith("model"):
            tell(f"{issue.where}: {issue.message}")
    return reading.lines(label(path))


def documents(paths: Iterable[Path]) -> list[Path]:
    """The files named, folders opened, in the order in which `ingest` reads them."""
    from kg.batches import articles

    return articles(paths)


def _rules() -> Rules:
    from kg.batches import rules

    return rules()
