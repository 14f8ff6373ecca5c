"""Generations made for one question: what the graph held on a day, or what its claims settle to on a date.

They lie below `index/derived/`, named by the generation that they come from, and may be deleted at any
time; those of older generations are swept away.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pyoxigraph

from kg.answers import Lens
from kg.errors import StoreError
from kg.network import OwnershipNetwork
from kg.settlement import Settled
from kg.store.folder import GraphFolder
from kg.store.generation import Generation, load_lines, write_manifest
from kg.store.indexing import Change, Indexer
from kg.store.pairs import pair_quads
from kg.store.shortcuts import shortcut_quads


def recorded(folder: GraphFolder, day: date) -> Generation:
    """The graph as it was on a day: its log and decisions up to then."""

    def make(aside: Path) -> None:
        Indexer(folder, Change(lines={}), until=day).make(aside)

    return _made(folder, f"recorded-{day.isoformat()}", make)


def settled_on(
    folder: GraphFolder,
    base: Generation,
    as_of: date,
    lens: Lens,
    settle: Callable[[], Settled],
    *,
    network: Callable[[Settled], OwnershipNetwork],
    beside: Callable[[], Iterable[str]] = tuple,
) -> Generation:
    """A generation with the shortcuts of one date beside its claims.

    Args:
        folder: The graph.
        base: The generation whose claims were settled.
        as_of: The date.
        lens: Through which knowledge.
        settle: Settles the claims, when that was not done before.
        network: Gives the network of settled claims.
        beside: Further N-Quads: the entries of a scenario.
    """

    def make(aside: Path) -> None:
        base.rdf.backup(str(aside / "rdf"))
        store = pyoxigraph.Store(str(aside / "rdf"))
        settled = settle()
        load_lines(store, shortcut_quads(settled, rule=lens.policy))
        load_lines(store, pair_quads(network(settled), rule=lens.policy))
        load_lines(store, list(beside()))
        store.flush()
        del store
        gc.collect()
        shutil.copyfile(base.folder / "names.sqlite", aside / "names.sqlite")
        write_manifest(aside, base.manifest)

    words: tuple[object, ...] = (as_of, lens.known_on, lens.recorded_on, lens.max_age, lens.policy)
    words += (lens.scenario.key,) if lens.scenario else ()
    return _made(folder, "settled-" + "-".join(str(word or "now") for word in words), make)


def _made(folder: GraphFolder, name: str, make: Callable[[Path], None]) -> Generation:
    path = _place(folder, name)
    if not (path / "manifest.json").exists():
        aside = path.parent / f".{path.name}.{os.getpid()}"
        shutil.rmtree(aside, ignore_errors=True)
        try:
            aside.mkdir(parents=True)
            make(aside)
            aside.rename(path)
        except OSError as error:
            # Another process may have been faster; else the folder cannot be written to.
            if not (path / "manifest.json").exists():
                raise StoreError(f"{path.parent}: cannot be written ({error.strerror or error})") from error
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return Generation(path)


def _place(folder: GraphFolder, name: str) -> Path:
    """Where a derived generation of the generation in force lies; those of other generations go."""
    current = folder.index.folder
    home = current.parent / "derived"
    for path in home.glob("*"):
        if not path.name.startswith((f"{current.name}-", ".")):
            shutil.rmtree(path, ignore_errors=True)
    return home / f"{current.name}-{name}"
