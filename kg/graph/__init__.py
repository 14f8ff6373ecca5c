"""The one door: the only room that sees several wings. Its names are loaded when they are used.

`KnowledgeGraph` is in `door`, what is read without a graph in `readings`.

Example:
    >>> from kg.graph import KnowledgeGraph, show
    >>> KnowledgeGraph.located("demo").__class__.__name__
    'KnowledgeGraph'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.door import KnowledgeGraph
    from kg.graph.keeping import EXPORT_FORMS
    from kg.graph.readings import documents, extracted, language_read, languages, lexicon_read
    from kg.shares import show

__all__ = [
    "EXPORT_FORMS",
    "KnowledgeGraph",
    "documents",
    "extracted",
    "language_read",
    "languages",
    "lexicon_read",
    "show",
]

_HOMES = {"EXPORT_FORMS": "kg.graph.keeping", "KnowledgeGraph": "kg.graph.door", "show": "kg.shares"}


def __getattr__(name: str) -> object:
    """A name of the door, from the module that it lives in."""
    if name not in __all__:
        raise AttributeError(f"module 'kg.graph' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "kg.graph.readings")), name)
