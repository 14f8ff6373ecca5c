"""`KnowledgeGraph`: how a graph is opened, and all that it can be asked and told.

What can be asked is in `asking` and, where it is calculated, in the back room `kg.calculations`; `adding`
and `keeping` change the graph. Here is how one is opened. Nothing is worked out in this room: each method
hands values from one wing to the next.

Example:
    >>> import tempfile
    >>> from datetime import date
    >>> from kg.shares import show
    >>> graph = KnowledgeGraph.first_use(Path(tempfile.mkdtemp()) / "graph")
    >>> answer = graph.owners("Nissan", as_of=date(2023, 1, 26))
    >>> [(tie.holder, show(tie.share)) for tie in answer.interests], show(answer.unnamed)
    ([('renault', '42-44 %')], '56-58 %')
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from kg.calculations.asking import Calculations
from kg.environment import data_file, data_folder, named_store
from kg.errors import StoreError
from kg.graph.adding import Adding
from kg.graph.asking import Asking
from kg.graph.keeping import Keeping
from kg.review.asking import Reviews


class KnowledgeGraph(Asking, Adding, Keeping, Calculations, Reviews):
    """A graph on disk, or a holdings file that is asked like one (`of_holdings`).

    Args:
        folder: Folder of the graph.
        listed: The questions of a holdings file; None: the graph in the folder answers.
    """

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
            store: Its folder; None: the one that KG_STORE names, else that in the user's data folder.
            create: Make an empty graph where there is none.
            tell: Told in one line when the default graph is made from the packaged articles.

        Raises:
            StoreMissing: There is no graph at the place that was named.
            StoreError: The place cannot be used.
        """
        store = store or named_store()
        graph = cls.located(store)
        folder = graph._folder
        if create:
            from kg.store.writer import create as make

            make(folder)
        elif store is None and not folder.exists:
            cls.first_use(folder.folder)
            if tell:
                tell(f"made the graph from the packaged articles in {folder.folder}")
        folder.index.names.entity("")  # tells at once whether there is a graph that can be read
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

    @classmethod
    def located(cls, store: str | Path | None = None) -> KnowledgeGraph:
        """A graph by its place, not opened: enough to `rebuild` it; arguments and errors as for `open`."""
        store = store or named_store()
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
