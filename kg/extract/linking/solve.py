"""Choosing: for every figure of a document one reading or none, neighbouring figures together.

Each figure has its readings, pairs of a holder and a company, and the reading "no holding". A reading's
score is the sum of its weights and of how it follows the last holding chosen; the best row of readings
of the document is found with a narrow beam.

Cost: linear in the number of figures; a bounded number of readings each.
"""

from __future__ import annotations

import math

from kg.extract.linking.chain import Chain, Choice, Ground, Way
from kg.extract.linking.features import NEVER_HELD, Figure, figure_features
from kg.extract.linking.scene import Scene
from kg.extract.linking.spots import name_features, pair_features
from kg.extract.linking.weights import Weights
from kg.extract.parts import Party
from kg.record import frozen

_BEAM = 6
_KEPT = 7  # names kept on each side of a pair
_PAIRS = 14  # pairs kept; what scores less alone is no likelier in its row
_PAST = 5  # holdings remembered
_REACH = 160  # units after which a holding is forgotten
_LEAST = 0.02  # share of a pair that is looked at

#: What each way to go on from a ground is worth.
Worth = dict[Ground | None, dict[Way | None, float]]


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
    parties = {spot: party for spot in figure.spots if (party := scene.party(spot)) is not None}
    holders = {spot: weights.score(name_features(scene, figure, spot, "h")) for spot in parties}
    investees = {
        spot: weights.score(name_features(scene, figure, spot, "i"))
        for spot, party in parties.items()
        if party.kind not in NEVER_HELD
    }
    likely = sorted(holders, key=lambda spot: -holders[spot])[:_KEPT]
    found = []
    for i in sorted(investees, key=lambda spot: -investees[spot])[:_KEPT]:
        for h in likely:
            one, other = parties[h], parties[i]
            if allowed(one, other):
                score = holders[h] + investees[i] + weights.score(pair_features(scene, figure, h, i))
                found.append(Option(h, i, (one, other), score))
    return sorted(found, key=lambda option: -option.score)[:_PAIRS]


def solve(scene: Scene, figures: list[Figure], weights: Weights) -> list[Link]:
    """The links of a document, in the order of its figures.

    Args:
        scene: The document.
        figures: Its figures.
        weights: What features are worth.
    """
    states = [_State(0.0, (), False, None, None)]
    worth: Worth = {}
    for figure in figures:
        choices = _Choices(scene, figure, weights, worth)
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


class _Choices:
    """The choices of a figure; what is the same after several states is asked once.

    Args:
        scene: The document.
        figure: The figure.
        weights: What features are worth.
        worth: What it is worth to go on in one way; most pairs of a document go on in few.
    """

    def __init__(self, scene: Scene, figure: Figure, weights: Weights, worth: Worth) -> None:
        self._scene, self._figure, self._weights = scene, figure, weights
        self._none = weights.score(figure_features(scene, figure))
        #: The readings of each pair of parties, the best first.
        self._pairs: dict[tuple[Party, Party], list[Option]] = {}
        for option in options(scene, figure, weights):
            self._pairs.setdefault(option.sides, []).append(option)
        self._worth = worth

    def after(self, state: _State) -> list[tuple[float, float, Option | None, _State]]:
        """What can be chosen after a state, and is likely: score, certainty, the reading, the state.

        No reading stands for no holding.
        """
        chain = Chain(self._scene, self._figure.at, self._past(state), gap=state.gap)
        worth = self._worth.setdefault(chain.ground, {})
        none = self._none + self._follows(worth, chain, None)
        scores = []
        for sides, readings in self._pairs.items():
            more = self._follows(worth, chain, chain.way(sides))
            scores.append([option.score + more for option in readings])
        top = max([none, *(row[0] for row in scores)])
        masses = [[math.exp(score - top) for score in row] for row in scores]
        whole = math.fsum([math.exp(none - top), *(mass for row in masses for mass in row)])
        found: list[tuple[float, float, Option | None, _State]] = [
            (state.score + none - top - math.log(whole), 1.0, None, state)
        ]
        for readings, row in zip(self._pairs.values(), masses, strict=True):
            share = math.fsum(row) / whole
            if share >= _LEAST:
                found.append((state.score + math.log(share), share, readings[0], state))
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

    def _follows(self, worth: dict[Way | None, float], chain: Chain, way: Way | None) -> float:
        """What it is worth to go on in one way."""
        found = worth.get(way)
        if found is None:
            found = worth[way] = self._weights.score(chain.signs(way))
        return found
