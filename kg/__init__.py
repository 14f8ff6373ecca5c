"""`kg`, the corporate ownership knowledge graph: who owns, votes and controls whom, with the sentence.

Two names lead everywhere; each is loaded when it is used.

Example:
    >>> import kg
    >>> network = kg.OwnershipNetwork.from_holdings([("Alder", "Birch", "60")])
    >>> [tie.holder for tie in network.owners("Birch")]
    ['Alder']
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.network import OwnershipNetwork

__all__ = ["KnowledgeGraph", "OwnershipNetwork"]

_HOMES = {"KnowledgeGraph": "kg.graph", "OwnershipNetwork": "kg.network"}


def __getattr__(name: str) -> object:
    """A public name, from the module that it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
