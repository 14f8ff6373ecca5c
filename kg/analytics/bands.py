"""Exact bounds of integrated ownership where shares are bands: the interval Markov chain.

Each company hands out its capital in one admissible way, and the companies choose independently. For a
target the greatest and the least probability of meeting it solve

    h_j = best over the admissible columns x of j of  sum over holders k of x_k h_k,    h = 1 on the target

The best column gives everybody the lower end and then the slack to holders in the order of `h`, up to
their upper ends. Policy iteration: begin with columns inside the bands, solve the linear system, let
those companies choose again that gain strictly, repeat. Since only strict gains count, no loop is ever
closed on the way that need not be; the least probability is looked for only where some share on the way to
the target is more than nothing in every world.

An end is open where no world reaches it: where the columns that would are excluded by open ends, or where
they would close a loop.

Example:
    >>> from kg.analytics.walk import UNNAMED, Part
    >>> q, h = Fraction(1, 4), Fraction(1, 2)
    >>> op = (Part("a", q, h, True), Part("b", q, h, True), Part(UNNAMED, ZERO, h, False, True))
    >>> ends(Section(columns={"op": op}), "op", {"a", "b"}).show()
    '(50-100] %'
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from math import inf
from typing import NamedTuple

from kg.analytics.bounds import Bounds, Number
from kg.analytics.solving import EXACT_MEMBERS, solved
from kg.analytics.walk import Part, Parts, Section, components
from kg.model import EntityId
from kg.record import replace
from kg.shares import ONE, ZERO

#: A gain in floats that is no noise.
_GAIN = 1e-13
#: Floats that are the same to this many digits are one level.
_LEVEL = 11

Values = Mapping[EntityId, Number]


def ends(
    section: Section,
    start: EntityId,
    targets: Collection[EntityId],
    *,
    exact_up_to: float = EXACT_MEMBERS,
    one: Number = ONE,
) -> Bounds:
    """The least and the greatest probability that the walk from a company meets a set of targets.

    Args:
        section: The company and all above it.
        start: The company; not a target.
        targets: Entities, or `UNNAMED`; the walk ends there.
        exact_up_to: Members of a component up to which it is solved in fractions.
        one: 1, as a fraction or as a float: the numbers in which it is worked out.

    Cost: O(holdings between the two + rounds * m^3 for each strong component of m companies); rounds are
    few.
    """
    found = all_ends(section, targets, exact_up_to=exact_up_to, one=one, wanted=(start,))
    return found.get(start, Bounds(low=ZERO, high=ZERO))


def all_ends(
    section: Section,
    targets: Collection[EntityId],
    *,
    exact_up_to: float = EXACT_MEMBERS,
    one: Number = ONE,
    wanted: Iterable[EntityId] | None = None,
) -> dict[EntityId, Bounds]:
    """`ends` for all companies at once, or for those wanted and above; companies with nothing are absent."""
    within = section.below(targets) - set(targets)
    if wanted is not None:
        within &= section.reached(wanted)
    columns = {company: section.columns[company] for company in sorted(within)}
    most = _Best(section, columns, targets, greatest=True, exact_up_to=exact_up_to, one=one)
    if not any(part.low != part.high for row in columns.values() for part in row):
        found = {key: Bounds(low=value, high=value) for key, value in most.values.items()}
    else:
        least = _Best(section, columns, targets, greatest=False, exact_up_to=exact_up_to, one=one)
        reached, sunk = most.attained(), least.attained()
        found = {
            key: _between(
                least.values.get(key, ZERO), most.values.get(key, ZERO), key in sunk, key in reached
            )
            for key in columns
        }
    if exact_up_to == inf:
        return found
    return {key: _doubted(section, key, targets, one) for key, one in found.items()}


class World(NamedTuple):
    """One admissible choice: how each company hands out its capital, and what of it comes to the target."""

    columns: Mapping[EntityId, Mapping[EntityId, Fraction]]
    values: Mapping[EntityId, Number]


def best_worlds(section: Section, start: EntityId, targets: Collection[EntityId]) -> tuple[World, World]:
    """The worlds, or limits of worlds, in which `ends` has its lower and its upper value; exact fractions.

    Companies between the two alone; those from which nothing need come are absent from the lower world.
    """
    within = (section.below(targets) & section.reached([start])) - set(targets)
    columns = {company: section.columns[company] for company in sorted(within)}
    worlds = []
    for greatest in (False, True):
        best = _Best(section, columns, targets, greatest=greatest, exact_up_to=inf, one=ONE)
        worlds.append(World({key: best.chosen[key] for key in best.live}, best.values))
    return worlds[0], worlds[1]


def _doubted(section: Section, start: EntityId, targets: Collection[EntityId], found: Bounds) -> Bounds:
    """Floats with the way to work them out in fractions; fractions as they are."""
    if not isinstance(found.low, float) and not isinstance(found.high, float):
        return found
    return replace(found, exactly=lambda: ends(section, start, targets, exact_up_to=inf))


def _between(low: Number, high: Number, low_reached: bool, high_reached: bool) -> Bounds:
    if low >= high:
        return Bounds(low=high, high=high)
    return Bounds(low=low, high=high, low_open=not low_reached, high_open=not high_reached)


class _Best:
    """The greatest or the least probabilities of meeting a set of targets, from all companies.

    Args:
        section: What the companies are cut out of.
        columns: The companies from which the targets can be met.
        targets: Where the walk ends.
        greatest: Whether the greatest is wanted.
        exact_up_to: See `ends`.
        one: See `ends`.
    """

    def __init__(
        self,
        section: Section,
        columns: Mapping[EntityId, Parts],
        targets: Collection[EntityId],
        *,
        greatest: bool,
        exact_up_to: float,
        one: Number,
    ) -> None:
        self.section, self.columns, self.targets = section, columns, frozenset(targets)
        self.greatest, self.exact_up_to = greatest, exact_up_to
        #: Companies whose probability is more than 0 in the limit sense: elsewhere 0 is reached.
        self.live = dict.fromkeys(columns) if greatest else self._forced()
        self.values: dict[EntityId, Number] = dict.fromkeys(self.targets, one)
        self.chosen: dict[EntityId, Mapping[EntityId, Fraction]] = {}
        graph = {key: [p.holder for p in columns[key] if p.holder in self.live] for key in self.live}
        for members in components(graph):
            if len(members) == 1 and members[0] not in graph[members[0]]:
                self.chosen[members[0]] = self._choice(members[0])
                self.values[members[0]] = self._worth(self.chosen[members[0]])
            else:
                self._iterate(members)
        for target in self.targets:
            del self.values[target]

    def _forced(self) -> dict[EntityId, None]:
        """Companies from which every world leads to the targets with more than nothing."""
        others: dict[EntityId, tuple[Fraction, int]] = {}  # upper ends of those not met, how many are open
        users: dict[EntityId, list[tuple[EntityId, Part]]] = {}
        for company, row in self.columns.items():
            for part in row:
                high, open_ends = others.get(company, (ZERO, 0))
                others[company] = high + part.high, open_ends + part.high_open
                users.setdefault(part.holder, []).append((company, part))
        forced: set[EntityId] = set()
        waiting = list(self.targets)
        while waiting:
            for company, part in users.get(waiting.pop(), ()):
                high, open_ends = others[company]
                left, open_ends = high - part.high, open_ends - part.high_open
                others[company] = left, open_ends
                must = part.low > 0 or part.low_open or left < 1 or (left == 1 and open_ends > 0)
                if must and company not in forced:
                    forced.add(company)
                    waiting.append(company)
        return {company: None for company in self.columns if company in forced}

    # -- values -------------------------------------------------------------------------------------

    def _iterate(self, members: list[EntityId]) -> None:
        policy: dict[EntityId, Mapping[EntityId, Fraction]]
        policy = {member: self.section.rooms[member].middle for member in members}
        free = [member for member in members if self.section.rooms[member].most]
        while True:
            self._solve(members, policy)
            better = {member: self._choice(member) for member in free}
            gains = {m: choice for m, choice in better.items() if self._gains(m, self._worth(choice))}
            if not gains:
                self.chosen |= policy
                return
            policy |= gains

    def _gains(self, member: EntityId, worth: Number) -> bool:
        gain = worth - self.values[member] if self.greatest else self.values[member] - worth
        return gain > (0 if isinstance(gain, Fraction) else _GAIN)

    def _solve(self, members: list[EntityId], policy: Mapping[EntityId, Mapping[EntityId, Fraction]]) -> None:
        place = {member: number for number, member in enumerate(members)}
        rows = [{place[k]: x for k, x in policy[m].items() if k in place and x > 0} for m in members]
        right = [self._worth({k: x for k, x in policy[m].items() if k not in place}) for m in members]
        found = solved(rows, right, exact=len(members) <= self.exact_up_to)
        self.values.update(zip(members, found, strict=True))

    def _worth(self, column: Mapping[EntityId, Fraction]) -> Number:
        values = self.values
        return sum([x * values[holder] for holder, x in column.items() if holder in values], ZERO)

    def _choice(self, company: EntityId) -> Mapping[EntityId, Fraction]:
        """The admissible column that is worth most, or least, at the present values."""
        least, slack, most, _middle = self.section.rooms[company]
        if not most:
            return least
        column = dict(least)
        values = self.values
        for holder, room in sorted(most, key=lambda one: values.get(one[0], ZERO), reverse=self.greatest):
            if room >= slack:
                column[holder] += slack
                break
            column[holder] += room
            slack -= room
        return column

    # -- open ends ----------------------------------------------------------------------------------

    def attained(self) -> set[EntityId]:
        """Companies whose best value some world reaches; the others only come near it.

        With closed ends alone, every best value is reached.

        A company reaches it if it has an admissible column that is worth the value and leads only to
        companies that reach theirs; and, for the greatest, if these columns do meet the target in the end.
        """
        good = set(self.live)
        if not any(part.low_open or part.high_open for row in self.columns.values() for part in row):
            return good | self.columns.keys()
        while True:
            ways: dict[EntityId, list[EntityId]] = {}
            lost = set()
            for company in self.live:
                if company in good:
                    way = self._support(company, self.live.keys() - good)
                    if way is None:
                        lost.add(company)
                    else:
                        ways[company] = way
            if not lost and self.greatest:
                lost = good - self._meeting(ways)
            if not lost:
                return good | (self.columns.keys() - self.live.keys())
            good -= lost

    def _meeting(self, ways: Mapping[EntityId, list[EntityId]]) -> set[EntityId]:
        """Companies that come to a target by these ways."""
        chosen = Section(
            columns={company: tuple(Part(k, ONE, ONE) for k in way) for company, way in ways.items()}
        )
        return chosen.below(self.targets)

    def _support(self, company: EntityId, shunned: Collection[EntityId]) -> list[EntityId] | None:
        """The holders that an admissible best column can reach, as many as possible; None: there is none."""
        levels: dict[Number, list[Part]] = {}
        for part in self.columns[company]:
            levels.setdefault(self._level(part.holder), []).append(part)
        support: list[EntityId] = []
        slack = self.section.rooms[company].slack
        for level in sorted(levels, reverse=self.greatest):
            group = levels[level]
            room = sum([part.high - part.low for part in group], ZERO)
            chosen = _filled(group, min(slack, room), shunned)
            if chosen is None:
                return None
            support += chosen
            slack -= min(slack, room)
        return support

    def _level(self, holder: EntityId) -> Number:
        if holder in self.targets:
            return ONE
        value = self.values.get(holder, ZERO)
        return value if isinstance(value, Fraction) else round(value, _LEVEL)


def _filled(group: Iterable[Part], slack: Fraction, shunned: Collection[EntityId]) -> list[EntityId] | None:
    """Holders of one level that can have something when they share a slack; None: no column does it."""
    chosen = []
    room, low_open, high_open = ZERO, False, False
    for part in group:
        if part.holder in shunned:
            if part.low > 0 or part.low_open:
                return None
            continue
        room += part.high - part.low
        low_open, high_open = low_open or part.low_open, high_open or part.high_open
        if part.low > 0 or (slack > 0 and part.high > 0):
            chosen.append(part.holder)
    if slack > room or (slack == 0 and low_open) or (slack == room and high_open):
        return None
    return chosen
