"""From what a person types to one entity: exactly, or not at all.

A text is an entity when it is its id, or when after folding it equals a name, an alias or a name without
its legal form. Never by prefix or likeness: what looks alike is only offered as a suggestion.

Where the names are kept is not known here; the two callables are handed in.

Example:
    >>> from kg.model import Entity
    >>> alpha = Entity(id="alpha", kind="company", name="Alpha SA")
    >>> resolve("ALPHA", candidates=lambda text: [alpha], near=lambda text: [])
    'alpha'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from kg.errors import AmbiguousEntity, UnknownEntity
from kg.model import EntityId
from kg.names import fold

_LIKELY = 70.0
_OFFERED = 3


class Found(Protocol):
    """What the resolver must know of an entity; `kg.model.Entity` is one."""

    @property
    def id(self) -> EntityId:
        """Id."""

    @property
    def kind(self) -> str:
        """Entity kind."""

    @property
    def name(self) -> str:
        """Name shown."""

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-2 code; None when not known."""


def resolve(
    text: str,
    candidates: Callable[[str], Sequence[Found]],
    near: Callable[[str], Iterable[str]],
) -> EntityId:
    """The one entity that a text names.

    Args:
        text: An entity id or a name, as typed.
        candidates: The entities whose id is the text, or one of whose keys (`kg.reconcile.gazetteer.keys`)
            is its fold; each canonical. Repetitions do no harm.
        near: Names of the graph among which suggestions are looked for; called only when nothing matches.

    Returns:
        The entity's id.

    Raises:
        UnknownEntity: Nothing matches; the error carries suggestions.
        AmbiguousEntity: Several entities match; the error carries them in id order.
    """
    found = {entity.id: entity for entity in candidates(text)}
    if text in found or len(found) == 1:
        return text if text in found else next(iter(found))
    if not found:
        raise UnknownEntity(text, suggestions=suggestions(text, near(text)))
    listed = tuple((identity, _label(found[identity])) for identity in sorted(found))
    raise AmbiguousEntity(text, candidates=listed)


def _label(entity: Found) -> str:
    return ", ".join(part for part in (entity.name, entity.kind, entity.country) if part)


def _holds(folded: str, wanted: str) -> bool:
    """Whether a name has the words of another in it: a part of a name is what people type."""
    return f" {wanted}" in f" {folded}" or f" {folded} " in f" {wanted} "


def suggestions(text: str, names: Iterable[str], *, limit: int = _OFFERED) -> tuple[str, ...]:
    """The names that look most like a text, best first; for people to choose from, never for merging.

    Args:
        text: What was typed.
        names: Names to choose among; spellings with the same fold count once.
        limit: How many at most.

    Cost: one comparison a name.

    Example:
        >>> suggestions("Nisan", ["Renault", "Nissan", "NISSAN", "Qualcomm"])
        ('Nissan',)
        >>> suggestions("Alder", ["Alder Capital Partners", "Birch Capital Partners"])
        ('Alder Capital Partners',)
    """
    # 0.08 s to load, and only a misspelt name needs it.
    from rapidfuzz import fuzz

    wanted = fold(text)
    spellings: dict[str, str] = {}
    for name in names:
        spellings.setdefault(fold(name), name)
    scored = [
        (max(fuzz.ratio(wanted, folded), _LIKELY if _holds(folded, wanted) else 0), name)
        for folded, name in spellings.items()
        if folded
    ]
    likely = sorted((-score, name) for score, name in scored if score >= _LIKELY)
    return tuple(name for _, name in likely[:limit])
