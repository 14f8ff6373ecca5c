"""What each feature is worth: `weights.json`, learned by `make train`, read once.

Example:
    >>> Weights({"a": 1.5}).score(["a", "b"])
    1.5
"""

from __future__ import annotations

import json
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

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights of some features."""
        table = self._table
        return sum(table[name] for name in features if name in table)


@lru_cache(maxsize=1)
def packaged() -> Weights:
    """The weights that come with this version."""
    return Weights(json.loads(PLACE.read_text(encoding="utf-8"))["weights"] if PLACE.exists() else {})
