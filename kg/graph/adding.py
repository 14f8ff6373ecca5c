"""`Adding`: articles and claims come into a graph. Writing goes extract or formats -> reconcile -> store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.answers import Arrived, Failure
from kg.graph.opened import Opened
from kg.graph.readings import lexicon_read

if TYPE_CHECKING:
    from kg.store.intake import Coming


class Adding(Opened):
    """Ways into a graph."""

    def ingest(
        self,
        paths: Iterable[Path],
        *,
        about: Mapping[str, Any] | None = None,
        encoding: str | None = None,
        strict: bool = False,
        model: Mapping[str, Any] | None = None,
        nlp: bool = False,
        lexicon: Path | None = None,
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
            lexicon: A file of names that the user knows, in the form of `seeds/entities.csv`; the readings
                say so by its hash. None: the packaged names alone.
            advance: Told before each file which one it is, counted from 1, and of how many.

        Returns:
            What became of each file, in the order of reading.

        Raises:
            InputError: The lexicon makes no sense; whatever else fails is among what is returned.
            Interrupted: Ctrl-C (a KeyboardInterrupt); files read whole by then are kept, unless `strict`.
        """
        from kg.batches import article, articles, label
        from kg.store.writer import Arrival

        lexicon_read(lexicon)

        def read(path: Path) -> list[Coming]:
            reading = article(
                path, about=about or {}, encoding=encoding, model=model, nlp=nlp, lexicon=lexicon
            )
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
