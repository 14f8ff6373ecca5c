"""The share of one owner in one company of a large network, in fractions: for what floats cannot decide.

Companies without rings on the way are added up. Small rings are solved in fractions; large ones in decimal
numbers of 80 digits, refined until they stand still: what is within 1e-60 of a threshold counts as on it.

Example:
    >>> from kg.analytics.gathering import arrays_of_rows
    >>> told = arrays_of_rows(["a", "b", "c"], holder=[0, 1, 0], investee=[1, 2, 2], low=[5 * 10**11] * 3)
    >>> Exact(told).share(2, 0)
    Fraction(3, 4)
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kg.analytics.arrays import Arrays
from kg.analytics.bands import ends
from kg.analytics.walk import UNNAMED, Part, Section, components
from kg.shares import ONE, ZERO

#: Members of a ring up to which it is solved in fractions.
_SMALL = 40
_DIGITS = 10**80
_SAME = 10**20

_Rows = dict[int, list[tuple[int, Fraction]]]


class Exact:
    """Shares of a network whose shares are points, worked out when asked for.

    Args:
        arrays: The network; its least shares are read.

    Cost: each question the holdings above the company, what several have in common once an owner.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._known: dict[int, dict[int, Fraction]] = {}

    def share(self, company: int, owner: int) -> Fraction:
        """The integrated share of an owner in a company, as a fraction of 1."""
        known = self._known.setdefault(owner, {owner: ONE})
        if company not in known and not self._added_up(company, known):
            return self._solved(company, owner)
        return known[company]

    def _holders(self, company: int) -> list[tuple[int, Fraction]]:
        arrays = self._arrays
        whole = arrays.of_whole(company)
        places = range(int(arrays.start[company]), int(arrays.start[company + 1]))
        return [(int(arrays.holder[e]), Fraction(int(arrays.low[e]), whole)) for e in places]

    def _added_up(self, company: int, known: dict[int, Fraction]) -> bool:
        """Whether there is no ring above a company; then it is known, and everything above it."""
        rows = {company: self._holders(company)}
        waiting = [company]
        while waiting:
            j = waiting[-1]
            ahead = [k for k, _ in rows[j] if k not in known]
            if not ahead:
                known[j] = sum([part * known[k] for k, part in rows[j] if known[k]], ZERO)
                waiting.pop()
                continue
            if any(k in rows for k in ahead):
                return False
            rows.update((k, self._holders(k)) for k in ahead[:1])
            waiting.append(ahead[0])
        return True

    def _solved(self, company: int, owner: int) -> Fraction:
        rows: _Rows = {}
        waiting = [company]
        while waiting:
            j = waiting.pop()
            if j in rows or j == owner:
                continue
            rows[j] = self._holders(j)
            waiting.extend(k for k, _ in rows[j])
        rows = _towards(rows, owner)
        if company not in rows:
            return ZERO
        rings = components({str(j): [str(k) for k, _ in row if k in rows] for j, row in rows.items()})
        if max(map(len, rings)) > _SMALL:
            return _refined(rows, company, owner)
        section = Section(columns={str(j): _parts(row) for j, row in rows.items()})
        return Fraction(ends(section, str(company), {str(owner)}, exact_up_to=float("inf")).low)


def _towards(rows: _Rows, owner: int) -> _Rows:
    """The companies in which the owner has something at all."""
    held: dict[int, list[int]] = {}
    for j, row in rows.items():
        for k, _ in row:
            held.setdefault(k, []).append(j)
    found, waiting = set(held.get(owner, ())), list(held.get(owner, ()))
    while waiting:
        for j in held.get(waiting.pop(), ()):
            if j not in found:
                found.add(j)
                waiting.append(j)
    return {j: rows[j] for j in sorted(found)}


def _parts(row: Iterable[tuple[int, Fraction]]) -> tuple[Part, ...]:
    told = [Part(str(k), part, part) for k, part in row]
    left = ONE - sum([part.low for part in told], ZERO)
    return (*told, Part(UNNAMED, left, left)) if left > 0 else tuple(told)


def _refined(rows: _Rows, company: int, owner: int) -> Fraction:
    """Solve in floats, then correct by what is missing in whole numbers until nothing is."""
    import numpy as np
    from scipy.sparse import csc_matrix, identity  # type: ignore[import-untyped]
    from scipy.sparse.linalg import splu  # type: ignore[import-untyped]

    at = {j: place for place, j in enumerate(rows)}
    inside = [(at[j], at[k], part) for j, row in rows.items() for k, part in row if k in at]
    direct = [sum([part for k, part in row if k == owner], ZERO) for row in rows.values()]
    values = [float(part) for _, _, part in inside]
    shape = (len(at), len(at))
    matrix = csc_matrix((values, ([j for j, _, _ in inside], [k for _, k, _ in inside])), shape=shape)
    factors = splu((identity(len(at), format="csc") - matrix).tocsc())
    found = [0] * len(at)
    for _ in range(12):
        missing = [
            part.numerator * _DIGITS // part.denominator - x for part, x in zip(direct, found, strict=True)
        ]
        for j, k, part in inside:
            missing[j] += part.numerator * found[k] // part.denominator
        scale = max(map(abs, missing))
        if scale < _SAME // 10**4:
            break
        step = factors.solve(np.array([value / scale for value in missing]))
        found = [x + round(float(y) * 2**60) * scale // 2**60 for x, y in zip(found, step, strict=True)]
    return Fraction(round(Fraction(found[at[company]], _SAME)), _DIGITS // _SAME)
