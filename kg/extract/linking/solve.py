"""Choosing: for every figure of a document one reading or none, neighbouring figures together.

Each figure has its readings, pairs of a holder and a company, and the reading "no holding". A reading's
score is the sum of its weights and of how it follows the last holding chosen; the best row of readings
of the document is found with a narrow beam.

Cost: linear in the number of figures; a bounded number of readings each.
"""

from __future__ import annotations

import math
from functools import lru_cache

from kg.extract.linking.chain import Chain, Choice, Ground, Way
from kg.extract.linking.features import NEVER_HELD, Figure, Spot, figure_features
from kg.extract.linking.scene import Scene
from kg.extract.linking.spots import own_features, pair_rows, spot_at
from kg.extract.linking.weights import Weights, usual
from kg.extract.parts import Party
from kg.record import frozen

_BEAM = 6
_KEPT = 7  # names kept on each side of a pair
_PAIRS = 14  # pairs kept; what scores less alone is no likelier in its row
_PAST = 5  # holdings remembered
_REACH = 160  # units after which a holding is forgotten
_LEAST = 0.02  # share of a pair that is looked at

#: What each way to go on from a ground is worth.
Worth = dict[Way | None, float]


@frozen(kw_only=False)
class Option:
    """One reading of a figure: places and parties of holder and company, and its score alone."""

    holder: int
    investee: int
    sides: tuple[Party, Party]
    score: float


@frozen(kw_only=False)
class Link:
    """A chosen reading: the figure, the places of its names, and how sure it is (0 to 1)."""

    figure: Figure
    holder: int
    investee: int
    sides: tuple[Party, Party]
    certainty: float


@frozen(kw_only=False)
class _State:
    score: float
    past: tuple[Choice, ...]
    gap: bool
    link: Link | None
    before: _State | None


def allowed(holder: Party, investee: Party) -> bool:
    """Whether a pair can be one: two parties, and something that can be held."""
    return holder is not investee and investee.kind not in NEVER_HELD and investee.kind != "alliance"


def options(scene: Scene, figure: Figure, weights: Weights) -> list[Option]:
    """The best readings of a figure, scored alone."""
    spots = {spot: seen for spot in figure.spots if (seen := spot_at(scene, figure, spot)) is not None}
    holders = {spot: _worth(figure, spot, seen, "h", weights) for spot, seen in spots.items()}
    investees = {
        spot: _worth(figure, spot, seen, "i", weights)
        for spot, seen in spots.items()
        if seen.party.kind not in NEVER_HELD
    }
    likely = sorted(holders, key=lambda spot: -holders[spot])[:_KEPT]
    found = []
    for i in sorted(investees, key=lambda spot: -investees[spot])[:_KEPT]:
        for h in likely:
            one, other = spots[h], spots[i]
            if allowed(one.party, other.party):
                (own,), placed, paired = pair_rows(scene, figure, (h, one), (i, other))
                score = holders[h] + investees[i] + weights.worth(own)
                score += usual(weights, placed)
                score += usual(weights, paired)
                found.append(Option(h, i, (one.party, other.party), score))
    return sorted(found, key=lambda option: -option.score)[:_PAIRS]


def _worth(figure: Figure, spot: int, seen: Spot, role: str, weights: Weights) -> float:
    """What the signs of a name are worth for a role."""
    worth = weights.score(own_features(figure, spot, seen, role))
    for row in seen.usual:
        worth += usual(weights, row, role)
    return worth


def solve(scene: Scene, figures: list[Figure], weights: Weights) -> list[Link]:
    """The links of a document, in the order of its figures.

    Args:
        scene: The document.
        figures: Its figures.
        weights: What features are worth.
    """
    states = [_State(0.0, (), False, None, None)]
    for figure in figures:
        choices = _Choices(scene, figure, weights)
        every = [new for state in states for new in choices.after(state)]
        every.sort(key=lambda new: -new[0])
        states = [choices.state(*new) for new in every[:_BEAM]]
    found = []
    state: _State | None = states[0]
    while state is not None:
        if state.link is not None:
            found.append(state.link)
        state = state.before
    return found[::-1]


@lru_cache(maxsize=1024)
def _worth_from(_weights: Weights, _ground: Ground | None) -> Worth:
    """What the ways to go on from a ground are worth, as far as they were asked; there are few of each."""
    return {}


class _Choices:
    """The choices of a figure; what is the same after several states is asked once.

    Args:
        scene: The document.
        figure: The figure.
        weights: What features are worth.
    """

    def __init__(self, scene: Scene, figure: Figure, weights: Weights) -> None:
        self._scene, self._figure, self._weights = scene, figure, weights
        self._none = weights.score(figure_features(scene, figure))
        pairs: dict[tuple[Party, Party], list[Option]] = {}
        for option in options(scene, figure, weights):
            pairs.setdefault(option.sides, []).append(option)
        #: The best reading of each pair of parties, and how likely all of them are, in multiples of it.
        self._pairs = [
            (readings[0], math.fsum([math.exp(one.score - readings[0].score) for one in readings]))
            for readings in pairs.values()
        ]

    def after(self, state: _State) -> list[tuple[float, float, Option | None, _State]]:
        """What can be chosen after a state, and is likely: score, certainty, the reading, the state.

        No reading stands for no holding.
        """
        chain = Chain(self._scene, self._figure.at, self._past(state), gap=state.gap)
        worth = _worth_from(self._weights, chain.ground)
        none = self._none + self._follows(worth, chain, None)
        scores = [best.score + self._follows(worth, chain, chain.way(best.sides)) for best, _ in self._pairs]
        top = max([none, *scores])
        masses = [
            math.exp(score - top) * times for score, (_, times) in zip(scores, self._pairs, strict=True)
        ]
        whole = math.fsum([math.exp(none - top), *masses])
        found: list[tuple[float, float, Option | None, _State]] = [
            (state.score + none - top - math.log(whole), 1.0, None, state)
        ]
        for (best, _), mass in zip(self._pairs, masses, strict=True):
            share = mass / whole
            if share >= _LEAST:
                found.append((state.score + math.log(share), share, best, state))
        return found

    def state(self, score: float, share: float, option: Option | None, before: _State) -> _State:
        """The state that a choice leads to."""
        figure, past = self._figure, self._past(before)
        if option is None:
            return _State(score, past, bool(past), None, before)
        link = Link(figure, option.holder, option.investee, option.sides, share)
        return _State(score, (Choice(figure.at, *option.sides), *past)[:_PAST], False, link, before)

    def _past(self, state: _State) -> tuple[Choice, ...]:
        return tuple(one for one in state.past if self._figure.at - one.at < _REACH)

    def _follows(self, worth: Worth, chain: Chain, way: Way | None) -> float:
        """What it is worth to go on in one way."""
        found = worth.get(way)
        if found is None:
            found = worth[way] = self._weights.score(chain.signs(way))
        return found
