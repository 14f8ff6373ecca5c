"""`ManyNames`: the names of a large file as they were read, words of Python only when they are looked at.

A question about one company of a million looks at a few names. To tell that no two names are spellings of
one, all are compared at once by a number for each, the same for spellings that differ in case alone.

Example:
    >>> import pyarrow
    >>> names = ManyNames(pyarrow.array(["Alder", "Birch Ltd"]))
    >>> names[1], names.index("Alder"), list(names), names.are_apart()
    ('Birch Ltd', 0, ['Alder', 'Birch Ltd'], True)
    >>> ManyNames(pyarrow.array(["Alder", "ALDER"])).are_apart()
    False
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, overload

# Names looked at one by one, after which it pays to make all of them.
_MANY = 1_000
# Names that are compared at a time, and letters that so many may have.
_BLOCK, _LETTERS = 2**14, 2**22
# An odd number, for powers of it can be divided by in whole numbers of 64 bits.
_BASE = 0x9E3779B97F4A7C15


class ManyNames(Sequence[str]):
    """Different names.

    Args:
        column: An array of strings, without null.
    """

    def __init__(self, column: Any) -> None:
        self._column, self._looked = column, 0

    def __len__(self) -> int:
        return len(self._column)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: Any) -> Any:
        self._looked += 1
        if isinstance(at, slice) or self._looked > _MANY:
            return self._all[at]
        return self._column[int(at)].as_py()

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def index(self, name: Any, start: int = 0, stop: int | None = None) -> int:
        """Position of a name.

        Raises:
            ValueError: It is not among them.
        """
        import pyarrow.compute as pc

        if (start, stop) != (0, None) or not isinstance(name, str):
            return self._all.index(name, start, len(self) if stop is None else stop)
        found: int = pc.index(self._column, name).as_py()
        if found < 0:
            raise ValueError(f"{name!r} is not among the names")
        return found

    def are_plain(self) -> bool:
        """Whether each is ASCII, not empty, and without space at its ends; False: look at each.

        Example:
            >>> import pyarrow
            >>> [ManyNames(pyarrow.array([name])).are_plain() for name in ("Al", "Al ", "", "\u00c1l")]
            [True, False, False, False]
        """
        import numpy as np

        ends, letters = self._letters
        if len(letters) == 0:
            return len(self) == 0
        if not (np.diff(ends) > 0).all() or int(letters.max()) > 127:
            return False
        return int(min(letters[ends[:-1]].min(), letters[ends[1:] - 1].min())) > 32

    def are_apart(self) -> bool:
        """Whether no two are spellings of one, as `kg.names.fold` sees it; False: compare them.

        Cost: O(letters).
        """
        import numpy as np

        ends, letters = self._letters
        if not _is_simple(letters):
            return False
        small = np.arange(1, 257, dtype=np.uint64)
        small[ord("A") : ord("Z") + 1] += np.uint64(32)
        blocks = [(at, min(at + _BLOCK, len(self))) for at in range(0, len(self), _BLOCK)]
        longest = max((int(ends[stop] - ends[at]) for at, stop in blocks), default=0)
        if longest > _LETTERS:
            return False
        powers, inverse = _powers(_BASE, longest), _powers(pow(_BASE, -1, 2**64), longest)
        numbers = np.empty(len(self), dtype=np.uint64)
        for at, stop in blocks:
            begin = ends[at : stop + 1] - ends[at]
            sums = np.zeros(int(begin[-1]) + 1, dtype=np.uint64)
            np.cumsum(small[letters[ends[at] : ends[stop]]] * powers[: begin[-1]], out=sums[1:])
            numbers[at:stop] = (sums[begin[1:]] - sums[begin[:-1]]) * inverse[begin[:-1]]
        numbers.sort()
        return not bool((numbers[1:] == numbers[:-1]).any())

    @cached_property
    def _all(self) -> list[str]:
        names: list[str] = self._column.to_pylist()
        return names

    @cached_property
    def _letters(self) -> tuple[Any, Any]:
        """Where each name ends among all letters, after the 0 of the first; and the letters, as bytes."""
        import numpy as np

        _, ends, letters = self._column.buffers()
        first = self._column.offset
        found = np.frombuffer(ends, dtype=np.int32)[first : first + len(self) + 1].astype(np.int64)
        bytes_of = np.frombuffer(letters, dtype=np.uint8) if letters else np.zeros(0, dtype=np.uint8)
        return found - found[0], bytes_of[found[0] : found[-1]]


def _is_simple(letters: Any) -> bool:
    """Whether folding would do no more than make all letters small."""
    if len(letters) == 0:
        return True
    if not 32 <= int(letters.min()) <= int(letters.max()) < 127:
        return False
    space = letters == 32
    return not bool((space[1:] & space[:-1]).any()) and not bool((letters == ord("`")).any())


def _powers(base: int, count: int) -> Any:
    """Powers of a number, in 64 bits."""
    import numpy as np

    found = np.full(count + 1, base, dtype=np.uint64)
    found[0] = 1
    return np.cumprod(found, out=found)
