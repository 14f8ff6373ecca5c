"""Which way the inner loops run: compiled by numba where that is installed and worth it, else as they are.

A graph of a few thousand holdings is calculated on plain lists before numpy is loaded; a large one on numpy
arrays. What numba compiles is kept beside the source or in the user's cache folder, for the next process.

Example:
    >>> loops = PLAIN.load("kernels_owners")
    >>> loops.DONE, PLAIN.zeros(3), PLAIN.column((1, 2))
    (0, [0, 0, 0], [1, 2])
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import FunctionType, ModuleType
from typing import Any

#: Up to this many holdings, plain lists are faster than loading numpy.
FEW = 5_000
#: From this many holdings on, loading numba pays.
MANY = 50_000


class Memory:
    """Columns of numbers, and the loops that run on them.

    Args:
        arrays: Whether columns are numpy arrays; else lists.
        compiled: Whether the loops are compiled.
    """

    def __init__(self, *, arrays: bool, compiled: bool) -> None:
        self.arrays, self.compiled = arrays, compiled

    def load(self, module: str) -> Any:
        """A module of loops of this folder, `kernels_order` for one."""
        name = f"{__package__}.{module}"
        return _compiled(name) if self.compiled else import_module(name)

    def column(self, values: Any) -> Any:
        """The values as a column of this kind."""
        if self.arrays:
            import numpy as np

            return np.ascontiguousarray(values)
        return values if isinstance(values, list) else _listed(values)

    def numbers(self, values: list[int]) -> Any:
        """Entity numbers as a column of this kind."""
        if self.arrays:
            import numpy as np

            return np.array(values, dtype=np.int32)
        return values

    def zeros(self, count: int, kind: str = "int32") -> Any:
        """A column of zeros; `kind` is a numpy type."""
        if self.arrays:
            import numpy as np

            return np.zeros(count, dtype=kind)
        return [0.0 if kind == "float64" else 0] * count

    def empty(self, count: int, kind: str = "int32") -> Any:
        """A column that is about to be filled."""
        if self.arrays:
            import numpy as np

            return np.empty(count, dtype=kind)
        return self.zeros(count, kind)

    def counting(self, count: int) -> Any:
        """0, 1, 2 and so on."""
        if self.arrays:
            import numpy as np

            return np.arange(count, dtype=np.int32)
        return list(range(count))

    def minus_one(self, count: int) -> Any:
        """A column of -1."""
        if self.arrays:
            import numpy as np

            return np.full(count, -1, dtype=np.int32)
        return [-1] * count

    def longer(self, column: Any, count: int) -> Any:
        """The same column with room for `count` numbers."""
        if self.arrays:
            import numpy as np

            grown = np.empty(count, dtype=column.dtype)
            grown[: len(column)] = column
            return grown
        return column + [column[0] * 0 if column else 0] * (count - len(column))


PLAIN = Memory(arrays=False, compiled=False)


def memory(holdings: int) -> Memory:
    """What suits a graph of this size."""
    if holdings >= MANY and has_numba():
        return Memory(arrays=True, compiled=True)
    return PLAIN


def has_numba() -> bool:
    """Whether the extra `fast` is installed."""
    return find_spec("numba") is not None


def _listed(values: Any) -> list[Any]:
    found: list[Any] = values.tolist() if hasattr(values, "tolist") else list(values)
    return found


@cache
def _compiled(name: str) -> ModuleType:
    """A second copy of a module, in which every function is compiled when it is first called."""
    import numba

    njit: Any = numba.njit
    spec = import_module(name).__spec__
    assert spec is not None
    assert spec.loader is not None
    copy = module_from_spec(spec)
    spec.loader.exec_module(copy)
    for key, value in vars(copy).copy().items():
        if isinstance(value, FunctionType) and value.__module__ == name:
            # Loops that allocate nothing need not count who refers to their arrays: three times as fast.
            try:
                setattr(copy, key, njit(cache=True, _nrt=False)(value))
            except RuntimeError:  # no folder that can be written to
                setattr(copy, key, njit(_nrt=False)(value))
    return copy
