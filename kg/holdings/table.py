"""`Holdings`: the rows of a holdings file as columns of whole numbers, cheap for millions of rows.

Row `i` says that entity `holder[i]` has between `low[i]` and `high[i]` of entity `investee[i]`. Entities are
positions in `names`. Shares are whole numbers of `UNIT` (1e-12 of all), so that 43.4 % is 434 000 000 000
and sums are exact. A column that no row uses is None. Columns are `array`s, `bytes` or numpy arrays;
`array(name)` gives any of them as numpy without copying. Reading files is in the neighbours.

Example:
    >>> from kg.holdings.rows import holdings_of
    >>> told = holdings_of([("Alder", "Birch", "43.4"), ("Alder", "Birch", "5"), ("Cedar", "Birch", "0")])
    >>> list(told.holder), list(told.investee), [low * 100 / UNIT for low in told.low]
    ([0, 0, 2], [1, 1, 1], [43.4, 5.0, 0.0])
    >>> told.by_investee.rows(1), told.position("Cedar"), told.position("Elm") is None
    ([0, 1, 2], 2, True)
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from kg.model import Entity, Issue, Share
from kg.record import frozen, replace
from kg.shares import ONE, UNKNOWN, ZERO
from kg.vocab import BODS_KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.settlement.types import Interest

#: Whole numbers that make up all of a company.
UNIT = 10**12
#: What `low`, `high`, `votes`, `votes_per_share` and `voting_cap` hold where the row says nothing.
UNSTATED = -1
#: Kinds of rows; the column `kind` holds positions in it. `treasury` are a company's own shares.
KINDS = ("shareholding", "treasury", *sorted({*BODS_KINDS, "parent", "consolidation"} - {"shareholding"}))
#: Kinds whose share is a part of the capital.
CAPITAL = frozenset({0, 1})
#: Voting of a row; the column `voting` holds positions in it. Shares of which nothing is said vote.
VOTING = ("unstated", "none", "suspended", "full")
#: Words of `VOTING` for shares that do not vote.
MUTE = frozenset({"none", "suspended"})
#: Up to this many rows, plain dictionaries are faster than loading numpy.
FEW = 5_000

#: Columns that may be None, with what a row has where they are.
_BESIDE = (
    "low_open",
    "high_open",
    "kind",
    "voting",
    "votes",
    "votes_per_share",
    "voting_cap",
    "start",
    "end",
)


class Numbers(Protocol):
    """A column: whole numbers by position. What numpy gives is no Python int; use `int`."""

    def __getitem__(self, at: int, /) -> int: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[int]: ...


class Index:
    """Rows by the entity at one of their ends.

    Args:
        keys: The column of that end.
        count: Number of entities.

    Cost: O(n) for n rows, once.
    """

    def __init__(self, keys: Numbers, count: int) -> None:
        self._few: dict[int, list[int]] | None = None
        if len(keys) <= FEW:
            self._few = {}
            for row, key in enumerate(keys):
                self._few.setdefault(key, []).append(row)
            return
        import numpy as np

        column = np.asarray(keys)
        self._order = in_order(column)
        self._start = np.concatenate(([0], np.cumsum(np.bincount(column, minlength=count))))

    def rows(self, key: int) -> list[int]:
        """Rows of an entity, in the order of the file."""
        if self._few is not None:
            return self._few.get(key, [])
        found: list[int] = self._order[self._start[key] : self._start[key + 1]].tolist()
        return found


def in_order(keys: NDArray[Any]) -> NDArray[Any]:
    """Positions of some numbers below 2^31 by size, those of equal ones as they stand.

    Cost: O(n log n); several times as fast as a stable `argsort`, for whole numbers are sorted in bulk.
    """
    import numpy as np

    tagged = (keys.astype(np.int64) << 32) | np.arange(len(keys), dtype=np.int64)
    tagged.sort()
    tagged &= 2**32 - 1
    return tagged


@frozen(eq=False)
class Holdings:
    """The rows of a holdings file.

    Args:
        names: Names of the entities as written; each is the entity's id.
        holder: Entity that holds, by row (int32).
        investee: Entity that is held, by row (int32).
        low: Least share in `UNIT`s (int64); `UNSTATED` in both where a row of another kind tells no share.
            A row whose `high` is 0 makes no tie. A row without a figure has 0 (open) to `UNIT`.
        high: Largest share in `UNIT`s (int64).
        low_open: 1 where `low` itself is excluded (uint8); None: nowhere.
        high_open: 1 where `high` itself is excluded (uint8); None: nowhere.
        finer: Column to row to the exact value of what has no end in `UNIT`s; the column holds it rounded
            outward. Empty in nearly all files.
        kind: Position in `KINDS` (uint8); None: all rows are shareholdings.
        voting: Position in `VOTING` (uint8); None: all vote, as far as is said.
        votes: Stated part of the votes, in `UNIT`s (int64), or `UNSTATED`; None: nowhere stated.
        votes_per_share: Votes of one share, in `UNIT`s (int64), or `UNSTATED`; None: nowhere stated.
        voting_cap: Largest part of the votes that may be cast, in `UNIT`s (int64), or `UNSTATED`.
        start: First day, as `date.toordinal` (int32), 0: not said; None: nowhere said.
        end: Day from which the row no longer stands, as `start`.
        number: Number of the row in its file (int32): the line of a CSV file, the row of a Parquet file or
            of a list, counted from 1.
        entity_kinds: Entity to its kind where a row says it; the others are companies.
        cited: Row to the source that it names.
        complete: Companies whose holders are all known.
        title: What the rows came from: a file's name, or `rows`.
        issues: What was left out, to be told once.
        raw: Gives the words of a row by its number; None where the rows came as values.
        given: Row to its tie, where a scenario made it and not the file.
    """

    names: Sequence[str]
    holder: Numbers
    investee: Numbers
    low: Numbers
    high: Numbers
    number: Numbers
    low_open: Numbers | None = None
    high_open: Numbers | None = None
    finer: Mapping[str, Mapping[int, Fraction]] = MappingProxyType({})
    kind: Numbers | None = None
    voting: Numbers | None = None
    votes: Numbers | None = None
    votes_per_share: Numbers | None = None
    voting_cap: Numbers | None = None
    start: Numbers | None = None
    end: Numbers | None = None
    entity_kinds: Mapping[int, str] = MappingProxyType({})
    cited: Mapping[int, str] = MappingProxyType({})
    complete: frozenset[int] = frozenset()
    title: str = "rows"
    issues: tuple[Issue, ...] = ()
    raw: Callable[[int], str] | None = None
    given: Mapping[int, Interest] = MappingProxyType({})

    def __len__(self) -> int:
        return len(self.holder)

    # -- one row -------------------------------------------------------------------------------------

    def exact(self, column: str, row: int) -> Fraction | None:
        """The value of a column of `UNIT`s as a fraction of 1; None where the row says nothing."""
        finer = self.finer.get(column)
        if finer is not None and row in finer:
            return finer[row]
        values: Numbers | None = getattr(self, column)
        value = UNSTATED if values is None else int(values[row])
        return None if value == UNSTATED else Fraction(value, UNIT)

    def share(self, row: int) -> Share | None:
        """The share of a row; None where a row of another kind than a shareholding tells none."""
        low, high = self.exact("low", row), self.exact("high", row)
        if low is None or high is None:
            return None
        opens = (bool(self._at("low_open", row)), bool(self._at("high_open", row)))
        return UNKNOWN if (low, high, *opens) == (ZERO, ONE, True, False) else Share(low, high, *opens)

    def kind_of(self, row: int) -> str:
        """Kind of a row, one of `KINDS`."""
        return KINDS[self._at("kind", row)]

    def voting_of(self, row: int) -> str:
        """Voting of a row, one of `VOTING`."""
        return VOTING[self._at("voting", row)]

    def is_treasury(self, row: int) -> bool:
        """Whether a row tells of a company's own shares."""
        return self._at("kind", row) in CAPITAL and int(self.holder[row]) == int(self.investee[row])

    def day(self, column: str, row: int) -> date | None:
        """The day in `start` or `end`; None where the row says nothing."""
        ordinal = self._at(column, row)
        return date.fromordinal(ordinal) if ordinal else None

    def _at(self, column: str, row: int) -> int:
        values: Numbers | None = getattr(self, column)
        return 0 if values is None else int(values[row])

    # -- entities ------------------------------------------------------------------------------------

    def entity(self, at: int) -> Entity:
        """The entity at a position of `names`; a company unless a row says otherwise."""
        name = self.name(at)
        return Entity(id=name, kind=self.entity_kinds.get(at, "company"), name=name)

    def name(self, at: int) -> str:
        """Name of the entity at a position, which `position` then finds again at once."""
        name = self.names[at]
        self._found[name] = int(at)
        return name

    def position(self, name: str) -> int | None:
        """Position of a name as written; None where no row has it.

        Cost: of a file of millions, a search through the names for the first one that `name` did not give;
        for the second, a dictionary of all is made.
        """
        known: dict[str, int] | None = self.__dict__.get("positions")
        if known is not None:
            return known.get(name)
        at = self._found.get(name)
        if at is not None:
            return at
        if len(self.names) <= FEW or self._searched:
            return self.positions.get(name)
        self._searched.append(name)
        try:
            at = self.names.index(name)
        except ValueError:
            return None
        self._found[name] = at
        return at

    @cached_property
    def _found(self) -> dict[str, int]:
        """Names met so far, with their positions."""
        return {}

    @cached_property
    def _searched(self) -> list[str]:
        """The name that was searched for, if any."""
        return []

    @cached_property
    def positions(self) -> dict[str, int]:
        """Name to position."""
        return {name: at for at, name in enumerate(self.names)}

    @cached_property
    def by_investee(self) -> Index:
        """Rows by what is held."""
        return Index(self.investee, len(self.names))

    @cached_property
    def by_holder(self) -> Index:
        """Rows by who holds."""
        return Index(self.holder, len(self.names))

    # -- all rows ------------------------------------------------------------------------------------

    @property
    def is_plain(self) -> bool:
        """Whether votes follow capital in every row: one kind, nothing said of votes, no own shares."""
        told = (self.kind, self.voting, self.votes, self.votes_per_share, self.voting_cap)
        return all(column is None for column in told)

    def array(self, column: str) -> NDArray[Any] | None:
        """A column as a numpy array over the same memory; None where no row uses it."""
        import numpy as np

        values: Any = getattr(self, column)
        if values is None:
            return None
        return np.frombuffer(values, dtype=np.uint8) if isinstance(values, bytes) else np.asarray(values)

    def on(self, day: date) -> Holdings:
        """The rows in force on a day; the same value where no row has a date.

        Cost: O(n) for n rows.
        """
        if self.start is None and self.end is None:
            return self
        ordinal = day.toordinal()
        if len(self) > FEW:
            return self.taken(self._rows_on(ordinal))
        kept = [
            row
            for row in range(len(self))
            if self._at("start", row) <= ordinal and not 0 < self._at("end", row) <= ordinal
        ]
        return self.taken(kept)

    def _rows_on(self, ordinal: int) -> Sequence[int]:
        import numpy as np

        start, end = self.array("start"), self.array("end")
        begun = np.ones(len(self), dtype=bool) if start is None else start <= ordinal
        over = np.zeros(len(self), dtype=bool) if end is None else (end > 0) & (end <= ordinal)
        kept: list[int] = np.flatnonzero(begun & ~over).tolist()
        return kept

    def taken(self, rows: Sequence[int]) -> Holdings:
        """The same entities with some of the rows, in their order.

        Args:
            rows: Rows to keep, ascending.
        """
        columns = ("holder", "investee", "low", "high", "number", *_BESIDE)
        chosen = {name: _taken(getattr(self, name), rows) for name in columns}
        at: dict[int, int] = {}
        if self.finer or self.cited or self.given:
            at = {int(row): new for new, row in enumerate(rows)}
        finer = {
            name: {at[row]: value for row, value in values.items() if row in at}
            for name, values in self.finer.items()
        }
        cited = {at[row]: text for row, text in self.cited.items() if row in at}
        given = {at[row]: tie for row, tie in self.given.items() if row in at}
        return replace(self, **chosen, finer=finer, cited=cited, given=given)


def _taken(column: Any, rows: Sequence[int]) -> Any:
    if column is None:
        return None
    if len(rows) <= FEW and isinstance(column, bytes):
        return bytes(column[row] for row in rows)
    if len(rows) <= FEW and isinstance(column, array):
        return array(column.typecode, (column[row] for row in rows))
    import numpy as np

    values = np.frombuffer(column, dtype=np.uint8) if isinstance(column, bytes) else np.asarray(column)
    return values[np.asarray(rows, dtype=np.int64)]
