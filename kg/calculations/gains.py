"""Who gains and who loses: the ultimate owners and controllers of a company in two networks.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> before = OwnershipNetwork.from_holdings([("p", "op", 60)])
    >>> after = OwnershipNetwork.from_holdings([("p", "op", 40), ("q", "op", 60)])
    >>> answer = compared(before, after, before.entities["op"], Asked())
    >>> [(move.entity, move.what) for move in answer.controllers]
    [('q', 'gains control'), ('p', 'loses control')]
    >>> [(move.entity, move.what) for move in answer.owners]
    [('q', 'enters'), ('p', 'less')]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.analytics.control import controlled
from kg.calculated import Calculated, Finding, Verdict
from kg.calculations.controllers import controllers
from kg.calculations.ultimate import Asked, ultimate
from kg.compared import Compared, Move, Side, What
from kg.errors import Overfull
from kg.model import Entity, EntityId, Share
from kg.network import OwnershipNetwork
from kg.shares import NOTHING

_CONTROL: Mapping[tuple[Verdict, Verdict], What] = {
    ("impossible", "certain"): "gains control",
    ("possible", "certain"): "becomes certain",
    ("impossible", "possible"): "becomes possible",
    ("certain", "possible"): "no longer certain",
    ("possible", "impossible"): "no longer possible",
    ("certain", "impossible"): "loses control",
}
# The order in which moves are told.
_ORDER: tuple[What, ...] = (
    *("gains control", "becomes certain", "becomes possible"),
    *("loses control", "no longer certain", "no longer possible"),
    *("enters", "more", "changed", "less", "leaves", "cannot be told", "unchanged"),
)


def compared(
    before: OwnershipNetwork | None,
    after: OwnershipNetwork | None,
    entity: Entity,
    asked: Asked,
    *,
    question: str = "diff",
    down: bool = False,
) -> Compared:
    """The owners and controllers of a company in two networks.

    Args:
        before: The network around the company before; None where the company was not there.
        after: The network after; None where it is no more. One of them is needed.
        entity: The company.
        asked: How ultimate owners are found.
        question: `whatif` or `diff`.
        down: Also which companies it controls itself; the networks then hold all below it.

    Cost: as `ultimate` and `controllers`, twice.
    """
    networks = [network for network in (before, after) if network is not None]
    old, new = _Answered(before, entity, asked, down), _Answered(after, entity, asked, down)
    refused = old.side.refused or new.side.refused
    owners = [_owner(*pair, refused=refused is not None) for pair in _paired(old.owners, new.owners)]
    moves = [_controller(*pair) for pair in _paired(old.controllers, new.controllers)]
    below = [_controller(*pair) for pair in _paired(old.controlled, new.controlled)]
    told = (move.entity for move in (*owners, *moves, *below))
    named = {entity.id, *old.side.heads, *new.side.heads, *told}
    known = {key: found for network in networks for key in named if (found := _known(network, key))}
    return Compared(
        question=question,
        entity=entity,
        first=networks[0].as_of,
        second=networks[-1].as_of,
        entities=dict(sorted(known.items())),
        rule=asked.rule,
        owners=tuple(sorted(owners, key=_place)),
        controllers=tuple(sorted(moves, key=_place)),
        controlled=tuple(sorted(below, key=_place)),
        before=old.side,
        after=new.side,
    )


class _Answered:
    """Owners and controllers in one network; nobody where there is none."""

    def __init__(self, network: OwnershipNetwork | None, entity: Entity, asked: Asked, down: bool) -> None:
        self.owners: tuple[Finding, ...] = ()
        self.controllers: tuple[Finding, ...] = ()
        self.controlled: tuple[Finding, ...] = ()
        self.side = Side()
        if network is None or _known(network, entity.id) is None:
            return
        held, refused, warnings = None, None, list[str]()
        try:
            held = ultimate(network, entity, asked)
        except Overfull as error:
            refused = str(error)
            warnings.append(refused)
        over = controllers(network, entity)
        self.owners = held.findings if held is not None else ()
        self.controllers = over.findings
        self.controlled = _controlled(network, entity.id) if down else ()
        warnings += [*(held.warnings if held else ()), *over.warnings]
        self.side = Side(
            unknown=held.unknown if held is not None else None,
            unnamed=over.unnamed,
            heads=_heads(over),
            warnings=tuple(dict.fromkeys(warnings)),
            refused=refused,
        )


def _controlled(network: OwnershipNetwork, holder: EntityId) -> tuple[Finding, ...]:
    found = controlled(network, holder)
    return tuple(Finding(entity=one.company, share=one.stake, verdict=one.verdict) for one in found)


def _heads(over: Calculated) -> tuple[EntityId, ...]:
    return tuple(sorted(one.entity for one in over.findings if "head" in one.labels))


def _known(network: OwnershipNetwork, key: EntityId) -> Entity | None:
    return network.tables.entities.get(key) or network.entities.get(key)


def _paired(
    old: Iterable[Finding], new: Iterable[Finding]
) -> list[tuple[EntityId, Finding | None, Finding | None]]:
    before, after = {one.entity: one for one in old}, {one.entity: one for one in new}
    return [(key, before.get(key), after.get(key)) for key in dict.fromkeys((*before, *after))]


def _owner(key: EntityId, old: Finding | None, new: Finding | None, *, refused: bool) -> Move:
    if refused:  # nobody enters or leaves because a side could not be calculated
        return Move(entity=key, what="cannot be told", before=old, after=new)
    if old is None or new is None:
        return Move(entity=key, what="enters" if old is None else "leaves", before=old, after=new)
    return Move(entity=key, what=_compared(old.share, new.share), before=old, after=new)


def _compared(old: Share | None, new: Share | None) -> What:
    if old == new:
        return "unchanged"
    if old is None or new is None:
        return "changed"
    ends = {_sign(old.low, new.low), _sign(old.high, new.high)} - {0}
    if not ends or len(ends) > 1:
        return "changed"
    return "more" if ends == {1} else "less"


def _sign(old: object, new: object) -> int:
    return 0 if old == new else 1 if new > old else -1  # type: ignore[operator]


def _controller(key: EntityId, old: Finding | None, new: Finding | None) -> Move:
    verdicts = (_verdict(old), _verdict(new))
    what = _CONTROL.get(verdicts, "unchanged")
    return Move(entity=key, what=what, before=old, after=new)


def _verdict(found: Finding | None) -> Verdict:
    return found.verdict or "impossible" if found is not None else "impossible"


def _place(move: Move) -> tuple[object, ...]:
    shown = move.after or move.before
    share = shown.share if shown is not None and shown.share is not None else NOTHING
    return _ORDER.index(move.what), -share.high, -share.low, move.entity
