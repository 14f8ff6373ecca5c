"""Names in a holdings file: two spellings of one name, and the entity that a typed name means.

Names are compared by `kg.names.fold`: a file in which one company is written in two ways would be two
companies to every calculation, so it is refused. Nothing is guessed.

Example:
    >>> clashes(["Alder", "Birch", "ALDER"])
    [(0, 2)]
    >>> [candidate for candidate in meant("birch", ["Alder", "Birch SA"])]
    [1]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.holdings.many_names import ManyNames
from kg.names import fold, legal_form, without_legal_form

# Whole texts are joined and searched at once: a loop over a million names would cost more than reading them.
_JOIN = "\n"


def clashes(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of names that are spellings of one: the first and each later one.

    Args:
        names: Different names, without space at their ends.

    Cost: O(n), and little more than a look at each name where all are plain ASCII.
    """
    if isinstance(names, ManyNames) and names.are_apart():
        return []
    whole = _JOIN.join(names)
    if _is_simple(whole):
        lowered = whole.lower().split(_JOIN)
        if len(lowered) == len(names) == len(set(lowered)):
            return []
    first: dict[str, int] = {}
    found = []
    for at, name in enumerate(names):
        other = first.setdefault(fold(name), at)
        if other != at:
            found.append((other, at))
    return found


def _is_simple(text: str) -> bool:
    """Whether folding would do no more than make all letters small."""
    return text.isascii() and text.replace(_JOIN, "").isprintable() and "  " not in text and "`" not in text


def is_empty(name: str) -> bool:
    """Whether nothing visible is left of a name."""
    return not name or (not name.isascii() and not fold(name))


def meant(text: str, names: Sequence[str]) -> Iterator[int]:
    """Positions of the names that a typed one may mean, as in a store: equal, but for the legal form.

    Cost: a look at the first letter of every name, more at those that share it.
    """
    wanted = fold(text)
    if not wanted:
        return
    letter = wanted[0]
    for at, name in enumerate(names):
        head = name[:1]
        if head.lower() != letter and head.isascii() and head not in "`":
            continue
        if wanted in (fold(name), without_legal_form(name)):
            yield at


def meant_without_form(text: str, names: Sequence[str]) -> list[int]:
    """Positions of the names that a typed one is but for the legal form at its end; none where it has none.

    Example:
        >>> meant_without_form("Birch SA", ["Alder", "Birch", "Birch Ltd"])
        [1]
    """
    bare = without_legal_form(text)
    if not legal_form(text):
        return []
    return [at for at in meant(bare, names) if fold(names[at]) == bare]


def containing(text: str, names: Sequence[str]) -> list[int]:
    """Positions of the names that contain a text after folding, shortest names first."""
    wanted = fold(text)
    found = [(len(folded), folded, at) for at, name in enumerate(names) if wanted in (folded := fold(name))]
    return [at for _, _, at in sorted(found)]


def similar(text: str, names: Sequence[str]) -> list[int]:
    """Positions of the names that share three letters in a row with a text; raw material for a guess."""
    wanted = fold(text)
    parts = {wanted[i : i + 3] for i in range(len(wanted) - 2)}
    if not parts:
        return []
    folded = map(fold, names)
    return [at for at, name in enumerate(folded) if any(part in name for part in parts)]
