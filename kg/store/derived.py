"""Generations made for one question: what the graph held on a day, or what its claims settle to on a date.

They lie below `index/derived/`, named by the generation that they come from, and may be deleted at any
time; those of older generations are swept away.
"""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

from kg.store.folder import GraphFolder
from kg.store.generation import Generation
from kg.store.indexing import Change, Indexer


def derived(folder: GraphFolder, name: str, *, until: date) -> Generation:
    """The graph as it was on a day.

    Args:
        folder: The graph.
        name: Name of the derived generation.
        until: The day.
    """
    path = place(folder, name)
    if not (path / "manifest.json").exists():
        aside = _aside(path)
        Indexer(folder, Change(lines={}), until=until).make(aside)
        settle_in(aside, path)
    return Generation(path)


def place(folder: GraphFolder, name: str) -> Path:
    """Where a derived generation of the generation in force lies; those of other generations go."""
    current = folder.index.folder
    home = current.parent / "derived"
    for path in home.glob("*"):
        if not path.name.startswith((f"{current.name}-", ".")):
            shutil.rmtree(path, ignore_errors=True)
    return home / f"{current.name}-{name}"


def _aside(path: Path) -> Path:
    aside = path.parent / f".{path.name}.{os.getpid()}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    return aside


def settle_in(aside: Path, path: Path) -> None:
    """Give a generation made aside its place; another process may have been faster."""
    try:
        aside.rename(path)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        if not path.exists():
            raise
