"""What falls to a holder by capital or by votes, mixed along the way: for laws that take either.

The set by votes is carried on by capital, that one by votes again, until neither adds anything: the least
set in which a majority on any of the bases makes a company fall.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> from kg.analytics.reach import Rule
    >>> network = OwnershipNetwork.from_holdings([("p", "hold", 60), ("hold", "op", 51)])
    >>> fields = {"votes": Field(network.tables, Rule(), below="op")}
    >>> [hop.investee for hop in either(fields, ["p"], "least").way_to("op")]
    ['hold', 'op']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.analytics.reach import Field, Hop, Mode, Part, Reached, reach
from kg.model import EntityId
from kg.tables import Basis


class Either:
    """The set that fell to a start by any of several bases.

    Args:
        stages: The sets one after the other; each starts from all that fell before.
    """

    def __init__(self, stages: Iterable[Reached]) -> None:
        self._stages = tuple(stages)
        self._fell = {
            key: stage for stage in reversed(self._stages) for key in stage.fallen()
        }  # the first stage in which it fell

    @property
    def rounds(self) -> Mapping[EntityId, int]:
        """The members, as the last stage has them."""
        return self._stages[-1].rounds

    def __contains__(self, company: object) -> bool:
        return company in self.rounds

    def parts(self, company: EntityId) -> tuple[Part, ...]:
        """What each member has of a company, larger first: of the capital, else of the votes."""
        parts: dict[EntityId, Part] = {}
        bases: tuple[Basis, ...] = ("capital", "votes")
        for basis in bases:
            for part in self._stages[-1].parts(company, basis=basis):
                parts.setdefault(part.holder, part)
        return tuple(sorted(parts.values(), key=lambda p: (-p.share.low, -p.share.high, p.holder)))

    def way_to(self, company: EntityId) -> tuple[Hop, ...]:
        """The hops that a company's fall, or the stakes in it, rest on, in the order in which they fell."""
        needed: dict[EntityId, Hop] = {}
        waiting = [part.holder for part in self.parts(company)] + [company]
        while waiting:
            member = waiting.pop()
            if member in self._fell and member not in needed:
                hop = self._fell[member].hop(member)
                needed[member] = hop
                waiting += [part.holder for part in hop.parts] + list(hop.stated_by)
        order = [key for stage in self._stages for key in stage.fallen()]
        return tuple(needed[key] for key in order if key in needed)


def either(fields: Mapping[Basis, Field], start: Iterable[EntityId], mode: Mode) -> Either:
    """The set that falls to some entities by any of some bases.

    Args:
        fields: Basis to what is read, each with its rule.
        start: Entity ids.
        mode: As for `reach`.

    Cost: as `reach`, for each change from one basis to another.
    """
    stages: list[Reached] = []
    members, idle = list(start), 0
    while idle < len(fields) or not stages:
        for basis in sorted(fields, reverse=True):
            stages.append(reach(fields[basis], members, mode))
            grown = list(stages[-1].rounds)
            idle = idle + 1 if stages[-1].fallen() == [] else 0
            members = grown
            if idle >= len(fields):
                break
    return Either(stages)
