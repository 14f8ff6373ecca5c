"""Choosing: for every figure of a document one reading or none, neighbouring figures together.

Each figure has its readings, pairs of a holder and a company, and the reading "no holding". A reading's
score is the sum of its weights and of how it follows the last holding chosen; the best row of readings
of the document is found with a narrow beam.

Cost: linear in the number of figures; a bounded number of readings each.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kg.extract.linking.features import (
    NEVER_HELD,
    Choice,
    Figure,
    chain_features,
    figure_features,
    name_features,
    pair_features,
)
from kg.extract.linking.scene import Scene
from kg.extract.linking.weights import Weights
from kg.extract.parts import Party

_BEAM = 6
_KEPT = 7  # names kept on each side of a pair
_PAIRS = 14  # pairs kept; what scores less alone is no likelier in its row
_PAST = 5  # holdings remembered
_REACH = 160  # units after which a holding is forgotten


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of a figure: places and parties of holder and company, and its score alone."""

    holder: int
    investee: int
    sides: tuple[Party, Party]
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """A chosen reading: the figure, the places of its names, and how sure it is (0 to 1)."""

    figure: Figure
    holder: int
    investee: int
    sides: tuple[Party, Party]
    certainty: float


@dataclass(frozen=True, slots=True)
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
    spots = [(spot, party) for spot in figure.spots if (party := scene.party(spot)) is not None]
    holders = {spot: weights.score(name_features(scene, figure, spot, "h")) for spot, _ in spots}
    investees = {
        spot: weights.score(name_features(scene, figure, spot, "i"))
        for spot, party in spots
        if party.kind not in NEVER_HELD
    }
    found = []
    for i in sorted(investees, key=lambda spot: -investees[spot])[:_KEPT]:
        for h in sorted(holders, key=lambda spot: -holders[spot])[:_KEPT]:
            one, other = scene.party(h), scene.party(i)
            if one is not None and other is not None and allowed(one, other):
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
    for figure in figures:
        readings = options(scene, figure, weights)
        none = weights.score(figure_features(scene, figure))
        states = sorted(
            (new for state in states for new in _next(scene, figure, readings, none, state, weights)),
            key=lambda new: -new.score,
        )[:_BEAM]
    found = []
    state: _State | None = states[0]
    while state is not None:
        if state.link is not None:
            found.append(state.link)
        state = state.before
    return found[::-1]


def _next(
    scene: Scene, figure: Figure, readings: list[Option], none: float, state: _State, weights: Weights
) -> list[_State]:
    past = tuple(one for one in state.past if figure.at - one.at < _REACH)
    shared: dict[tuple[int, int], float] = {}
    scores = []
    for option in readings:
        key = (id(option.sides[0]), id(option.sides[1]))
        if key not in shared:
            shared[key] = weights.score(chain_features(scene, figure, past, option.sides, gap=state.gap))
        scores.append(option.score + shared[key])
    none += weights.score(chain_features(scene, figure, past, None, gap=state.gap))
    top = max([none, *scores])
    whole = math.fsum(math.exp(score - top) for score in [none, *scores])
    mass: dict[tuple[int, int], list[float]] = {}
    best: dict[tuple[int, int], tuple[float, Option]] = {}
    for option, score in zip(readings, scores, strict=True):
        key = (id(option.sides[0]), id(option.sides[1]))
        mass.setdefault(key, []).append(math.exp(score - top))
        if key not in best or score > best[key][0]:
            best[key] = (score, option)
    found = [_State(state.score + none - top - math.log(whole), past, bool(past), None, state)]
    for key, (_, option) in best.items():
        share = math.fsum(mass[key]) / whole
        if share < 0.02:
            continue
        link = Link(figure, option.holder, option.investee, option.sides, share)
        choice = Choice(figure.at, *option.sides)
        found.append(_State(state.score + math.log(share), (choice, *past)[:_PAST], False, link, state))
    return found
