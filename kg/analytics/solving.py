"""Solving the equations of a loop: exactly in fractions, or in floats where it is large.

The systems are `h = X h + r` with `X` non-negative and rows that add up to at most 1, from each of whose
states the walk leaves in the end; so `I - X` is a non-singular M-matrix, and elimination never needs to
exchange rows. numpy is loaded only for floats.

Example:
    >>> half = Fraction(1, 2)
    >>> solved([{1: half}, {0: half}], [half, Fraction(0)], exact=True)
    [Fraction(2, 3), Fraction(1, 3)]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Number = Fraction | float
Rows = Sequence[Mapping[int, Number]]

_NOTHING = Fraction(0)
#: Members of a loop up to which it is solved in fractions without being asked to.
EXACT_MEMBERS = 32


def solved(rows: Rows, right: Sequence[Number], *, exact: bool) -> list[Number]:
    """The solution of `h = X h + r`.

    Args:
        rows: The rows of `X`: column to number.
        right: `r`.
        exact: Whether to eliminate in the numbers as they are, instead of numpy floats.

    Returns:
        `h`, in the order of the rows.

    Cost: sparse elimination, at worst O(m^3) for m rows.
    """
    if exact:
        return [row.get(0, _NOTHING) for row in _eliminated(rows, [{0: number} for number in right])]
    import numpy as np

    matrix = _dense(rows)
    return cast("list[Number]", np.linalg.solve(matrix, np.array([float(n) for n in right])).tolist())


def inverse(rows: Rows, *, exact: bool) -> list[dict[int, Number]]:
    """`(I - X)^-1`: row to column to the number of times that a walk from the row comes to the column.

    Args:
        rows: The rows of `X`: column to number.
        exact: Whether to eliminate in the numbers as they are, instead of numpy floats.

    Cost: O(m^3) for m rows.
    """
    if exact:
        return _eliminated(rows, [{place: Fraction(1)} for place in range(len(rows))])
    import numpy as np

    return [dict(enumerate(row)) for row in np.linalg.inv(_dense(rows)).tolist()]


def _dense(rows: Rows) -> NDArray[np.float64]:
    import numpy as np

    matrix = np.eye(len(rows))
    for place, row in enumerate(rows):
        for other, number in row.items():
            matrix[place, other] -= float(number)
    return matrix


def _eliminated(rows: Rows, right: list[dict[int, Number]]) -> list[dict[int, Number]]:
    """Elimination of one state after the other, each time the one with the fewest neighbours.

    Cost: O(m^3) operations at worst, O(m^2) for a ring.
    """
    left = [dict(row) for row in rows]
    users: list[set[int]] = [set() for _ in rows]
    for place, row in enumerate(left):
        for other in row:
            users[other].add(place)
    order: list[int] = []
    waiting = set(range(len(rows)))
    while waiting:
        state = min(waiting, key=lambda one: ((len(left[one]) + 1) * (len(users[one]) + 1), one))
        waiting.discard(state)
        order.append(state)
        _scale(left[state], right[state], state)
        for user in sorted(users[state] - {state}):
            through = left[user].pop(state)
            for other, number in left[state].items():
                left[user][other] = left[user].get(other, 0) + through * number
                users[other].add(user)
            _add(right[user], right[state], through)
        for other in left[state]:
            users[other].discard(state)
        users[state] = set()
    for state in reversed(order):
        for other, number in left[state].items():
            _add(right[state], right[other], number)
    return right


def _scale(row: dict[int, Number], right: dict[int, Number], state: int) -> None:
    """Solve a row for its own state: what stays with it comes back as a geometric series."""
    stays = row.pop(state, None)
    if stays:
        for numbers in (row, right):
            for place in numbers:
                numbers[place] /= 1 - stays


def _add(to: dict[int, Number], what: Mapping[int, Number], times: Number) -> None:
    for place, number in what.items():
        to[place] = to.get(place, 0) + times * number
