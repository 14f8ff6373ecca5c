"""The file of the weights: a head that says how they were made, then rows short enough to be read.

Example:
    >>> print(written({"about": "x"}, {"a=b": 1.0, "a=c": -0.5}), end="")
    {
     "about": "x",
     "weights": {
      "a=": {
       "b": 100, "c": -50
      }
     }
    }
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.extract.linking.weights import packed

_WIDTH = 110


def written(head: Mapping[str, Any], weights: Mapping[str, float]) -> str:
    """The text of the file.

    Args:
        head: What is said of the weights.
        weights: Feature to weight.
    """
    groups = (
        f"  {_text(name)}: {{\n{_rows(f'{_text(rest)}: {value}' for rest, value in row.items())}\n  }}"
        for name, row in packed(weights).items()
    )
    return json.dumps(head, indent=1)[:-2] + ',\n "weights": {\n' + ",\n".join(groups) + "\n }\n}\n"


def _text(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def _rows(items: Iterable[str]) -> str:
    return ",\n".join(f"   {row}" for row in _filled(items))


def _filled(items: Iterable[str]) -> Iterator[str]:
    """Items joined by commas to rows of at most `_WIDTH` characters."""
    row = ""
    for item in items:
        if row and len(row) + len(item) > _WIDTH:
            yield row
            row = ""
        row = f"{row}, {item}" if row else item
    if row:
        yield row
