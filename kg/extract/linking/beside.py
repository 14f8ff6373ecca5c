"""What the other holdings of a document say of one.

A figure is read by itself, with the one before. Whether a reading can be right shows when all are laid side
by side: shares of one company that make a hundred, two figures of one pair, an owner that is owned by its
company, a doubtful neighbour. `trust` takes these signs with its own.

Example: "Oak has 60 % of Fir and Elm the other 40 %": the two make a hundred.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from kg.extract.drafts import OWNING, Draft
from kg.extract.linking.scene import Scene
from kg.extract.linking.witnesses import Witnesses

Rows = list[tuple[Draft, Witnesses]]
_STEPS = (0.35, 0.5, 0.65, 0.8, 0.9, 0.97)
#: How far from 1 the shares of a whole may add up: figures are rounded.
_ROUNDED = Fraction(7, 1000)
_MOST = 3  # other holdings counted


def beside(scene: Scene, told: Iterable[Draft], rows: Rows) -> list[list[str]]:
    """The signs of every reading, in the order of the readings.

    Args:
        scene: The document.
        told: The grammar's drafts, those without a figure among them.
        rows: The readings of all figures, with their witnesses.

    Cost: linear in the number of readings.
    """
    best = _best(rows)
    holdings = _Holdings(best.values(), told)
    sure = _neighbours(rows)
    found = []
    for draft, seen in rows:
        one, other = draft.holder.party, draft.investee.party
        number = scene.sentence_of[seen.figure.at] if seen.figure is not None else 0
        signs = holdings.signs(draft, best[draft.figure])
        signs += [f"t {sign}" for sign in sure[draft.figure]]
        signs.append(f"t rank={scene.rank(one, number)}>{scene.rank(other, number)}")
        signs.append(f"t times={scene.times(one, number)}>{scene.times(other, number)}")
        found.append(signs)
    return found


def _best(rows: Rows) -> dict[int | None, Draft]:
    """Of every figure the reading that most speaks for: both judges agree, or the link is sure."""
    found: dict[int | None, tuple[tuple[bool, float], Draft]] = {}
    for draft, seen in rows:
        rank = seen.grammar and seen.agreed, _sure(seen)
        if draft.figure not in found or rank > found[draft.figure][0]:
            found[draft.figure] = rank, draft
    return {figure: draft for figure, (_, draft) in found.items()}


def _sure(seen: Witnesses) -> float:
    return seen.link.certainty if seen.link is not None else 1.0 if seen.plain else 0.5


def _neighbours(rows: Rows) -> dict[int | None, list[str]]:
    """How sure the figures before and behind each one are: a mistake seldom comes alone."""
    sure: dict[int | None, float] = {}
    for draft, seen in rows:
        sure[draft.figure] = max(sure.get(draft.figure, 0.0), _sure(seen))
    order = sorted(sure, key=lambda figure: figure or 0)
    steps = ["-", *(str(sum(sure[figure] > step for step in _STEPS)) for figure in order), "-"]
    return {figure: [f"before={steps[n]}", f"behind={steps[n + 2]}"] for n, figure in enumerate(order)}


class _Holdings:
    """The holdings of a document, counted by party and by pair.

    Args:
        best: One reading of every figure.
        told: The grammar's drafts.
    """

    def __init__(self, best: Iterable[Draft], told: Iterable[Draft]) -> None:
        drafts = list(best)
        self._number = len(drafts)
        self._pairs = Counter(_pair(draft) for draft in drafts)
        self._alike = Counter(_alike(draft) for draft in drafts)
        self._holders = Counter(id(draft.holder.party) for draft in drafts)
        self._investees = Counter(id(draft.investee.party) for draft in drafts)
        self._shares: dict[tuple[int, str], dict[int, Fraction]] = defaultdict(dict)
        for draft in drafts:
            if _is_now(draft):
                shares = self._shares[id(draft.investee.party), draft.kind]
                holder = id(draft.holder.party)
                shares[holder] = max(shares.get(holder, Fraction(0)), _share(draft))
        self._ties = {_pair(one) for one in told if one.figure is None and one.kind in OWNING}
        self._owners = {one for one, _ in self._ties}
        self._owned = {other for _, other in self._ties}
        self._sums: dict[tuple[int, str], tuple[int, Fraction]] = defaultdict(lambda: (0, Fraction(0)))
        for key, shares in self._shares.items():
            self._sums[key] = len(shares), sum(shares.values(), Fraction(0))

    def signs(self, draft: Draft, chosen: Draft) -> list[str]:
        """What the others say of a draft.

        Args:
            draft: The draft.
            chosen: The reading of its figure that was counted.
        """
        one, other = _pair(draft)
        holder, investee = _pair(chosen)
        pair = _less(self._pairs, (one, other), (holder, investee))
        turned = _less(self._pairs, (other, one), (holder, investee))
        alike = _less(self._alike, _alike(draft), _alike(chosen))
        held, holds = _less(self._investees, other, investee), _less(self._holders, one, holder)
        crossed = _less(self._holders, other, holder) > 0, _less(self._investees, one, investee) > 0
        others = min(self._number - 1, _MOST)
        return [
            f"t sum={self._sum(draft)}",
            f"t again={min(pair, 2)}",
            f"t rival={min(alike, 2)}",
            f"t held={min(held, _MOST)} of {others}",
            f"t holds={min(holds, _MOST)} of {others}",
            f"t crossed={crossed[0]:d}{crossed[1]:d}{turned > 0:d}",
            f"t tie turned={(other, one) in self._ties:d}",
            f"t tie held={other in self._owned:d}{one in self._owners:d}",
            f"t tie odd={one in self._owned:d}{other in self._owners:d}",
        ]

    def _sum(self, draft: Draft) -> str:
        """What the shares of the company make together: `100`, more, less, or this is the only one."""
        key, holder = (id(draft.investee.party), draft.kind), id(draft.holder.party)
        number, total = self._sums[key]
        if _is_now(draft):
            told = self._shares[key].get(holder)
            number += told is None
            total += max(_share(draft) - (told or 0), Fraction(0))
        if number < 2:
            return "over" if total > 1 + _ROUNDED else "one"
        return "100" if abs(total - 1) < _ROUNDED else "over" if total > 1 else "part"


def _less(counted: Counter[Any], key: object, own: object) -> int:
    """How many others there are of a key, the one counted for the figure itself left out."""
    return counted[key] - (key == own)


def _is_now(draft: Draft) -> bool:
    return draft.share is not None and draft.status in ("asserted", "reported") and draft.tense == "current"


def _share(draft: Draft) -> Fraction:
    """The middle of what is told, a fraction of 1."""
    return (draft.share.low + draft.share.high) / 2 if draft.share is not None else Fraction(0)


def _pair(draft: Draft) -> tuple[int, int]:
    return id(draft.holder.party), id(draft.investee.party)


def _alike(draft: Draft) -> tuple[object, ...]:
    """What two drafts share that cannot both be right: one pair, one moment, one kind of share."""
    return (*_pair(draft), draft.tense, draft.status, draft.kind, draft.voting)
