"""What each feature is worth: `weights.json`, learned by `make train`, read once.

In the file features that begin alike stand together, and a weight of 1 is written 100: `"h<path=":
{"hold": 152}` is the feature `h<path=hold` with the weight 1.52. `packed` writes it, `unpacked` reads it.

Example:
    >>> Weights({"a": 1.5}).score(["a", "b"])
    1.5
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

PLACE = Path(__file__).parent / "weights.json"


class Weights:
    """A table of features.

    Args:
        table: Feature to weight; a feature that is not there is worth nothing.
    """

    def __init__(self, table: Mapping[str, float]) -> None:
        self._table = table

    def worth(self, feature: str) -> float:
        """The weight of one feature."""
        return self._table.get(feature, 0.0)

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights of some features."""
        return math.fsum(filter(None, map(self._table.get, features)))


@lru_cache(maxsize=1 << 14)
def usual(weights: Weights, signs: tuple[str, ...], role: str = "") -> float:
    """The sum of the weights of a row of signs that many names have, each with the letter of a role.

    Example:
        >>> usual(Weights({"h kind=firm": 1.5, "h rank=0": -0.5}), (" kind=firm", " rank=0"), "h")
        1.0
    """
    return weights.score([role + sign for sign in signs])


def packed(table: Mapping[str, float]) -> dict[str, dict[str, int]]:
    """Weights by the beginning of their feature, in hundredths; those that round to nothing are left out.

    Example:
        >>> packed({"h<path=hold": 1.52, "h<path=in": -0.4, "s": 0.001})
        {'h<path=': {'hold': 152, 'in': -40}}
    """
    found: dict[str, dict[str, int]] = {}
    for name, value in sorted(table.items()):
        if round(100 * value):
            head = name[: name.find("=") + 1]
            found.setdefault(head, {})[name[len(head) :]] = round(100 * value)
    return found


def unpacked(written: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """The weights that `packed` wrote.

    Example:
        >>> unpacked({"h<path=": {"hold": 152, "in": -40}})
        {'h<path=hold': 1.52, 'h<path=in': -0.4}
    """
    return {head + rest: value / 100 for head, row in written.items() for rest, value in row.items()}


@lru_cache(maxsize=1)
def packaged() -> Weights:
    """The weights that come with this version."""
    return Weights(unpacked(json.loads(PLACE.read_text(encoding="utf-8"))["weights"]))
