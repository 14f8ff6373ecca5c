"""From a link to drafts: who shares the figure, how it is meant, and the words that say it.

Example: "Oak and Elm each hold 5 % of Fir" is one figure, one link, and two drafts.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.drafts import Draft, Side, side, with_quantity
from kg.extract.linking.features import Figure, figure_row
from kg.extract.linking.scene import Scene
from kg.extract.linking.solve import Link
from kg.extract.linking.standing import stance, way_of
from kg.extract.linking.weights import Weights
from kg.extract.parts import Party
from kg.names import fold

#: Ways to say that two holders have a half each.
_EQUAL = frozenset(
    (
        "50-50", "fifty-fifty", "50/50", "in equal parts", "in equal shares", "equal shares", "equal parts",
        "a parts egales", "a egalite", "a parite",
        "zu gleichen teilen", "je zur halfte", "jeweils zur halfte",
        "a partes iguales", "in parti uguali", "a meta", "pariteticamente",
        "in gelijke delen", "elk voor de helft", "ieder voor de helft", "em partes iguais", "a meias",
    )
)  # fmt: skip
_EACH = frozenset(("each", "chacun", "chacune"))


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A draft made of a link.

    Args:
        draft: The draft.
        way: How its figure is meant, one of `standing.WAYS`.
        sure: How sure that is, 0 to 1.
        shared: Number of pairs that have the figure: several with *each*.
    """

    draft: Draft
    way: str
    sure: float
    shared: int


def told_by(scene: Scene, chosen: list[Link], number: int, weights: Weights) -> list[Told]:
    """The drafts of one of the links of a document; none where its figure has no quantity."""
    link = chosen[number]
    figure = link.figure
    quantity = scene.units[figure.at].quantity
    if quantity is None:
        return []
    way, sure = way_of(scene, figure, _near(scene, chosen, number), weights)
    said = stance(scene, figure, way)
    pairs = _pairs(scene, link)
    found = []
    for holder, investee in pairs:
        one, other = _side(scene, *holder), _side(scene, *investee)
        if one is None or other is None:
            continue
        first = min(figure.start + figure.phrase.first, holder[0], investee[0])
        last = max(figure.start + figure.phrase.after - 1, holder[0], investee[0])
        kind = "votingRights" if _of_votes(scene, figure) else "shareholding"
        start, end = scene.units[first].start, scene.units[last].end
        draft = with_quantity(Draft(kind, one, other, start, end, voting=figure.phrase.voting), quantity)
        draft.status, draft.tense, draft.speaker = said.status, said.tense, said.speaker
        draft.figure = scene.units[figure.at].start
        if said.status not in ("asserted", "reported"):
            draft.change = _change(scene, figure)
        found.append(Told(draft, way, sure, len(pairs)))
    return found


def _near(scene: Scene, chosen: list[Link], number: int) -> tuple[bool, bool]:
    """Whether the links beside one tell of the same two parties in the same sentence."""
    link = chosen[number]

    def same(other: int) -> bool:
        if not 0 <= other < len(chosen):
            return False
        place = chosen[other].figure.at
        beside = scene.sentence_of[place] == scene.sentence_of[link.figure.at]
        return beside and all(a is b for a, b in zip(chosen[other].sides, link.sides, strict=True))

    return same(number - 1), same(number + 1)


def _of_votes(scene: Scene, figure: Figure) -> bool:
    """Whether a figure counts votes: by its own noun, or by the subject of its clause."""
    if figure.phrase.kind:
        return figure.phrase.kind == "votes"
    for i in range(figure.at - 1, max(figure.start, figure.at - 25) - 1, -1):
        unit = scene.units[i]
        if unit.quantity is not None and scene.near(figure.at, -1) not in ("to", "from"):
            return False
        if unit.has("stake", "capital", "votes") and not unit.mention:
            return unit.has("votes")
    return False


def _side(scene: Scene, at: int, party: Party) -> Side | None:
    if party.kind == "group" and party.members:
        return Side(party, party.written)
    return side(scene.units[at].mention, party)


def _pairs(scene: Scene, link: Link) -> list[tuple[tuple[int, Party], tuple[int, Party]]]:
    """The link's pair; with *each*, one for every name coordinated with its holder or company."""
    figure = link.figure
    row = range(max(figure.start, figure.at - 4), min(len(scene.units), figure.at + 4))
    quantity = scene.units[figure.at].quantity
    equal = quantity is not None and fold(quantity.text) in _EQUAL
    each = equal or any(scene.units[i].key in _EACH for i in row)
    if equal and len(scene.group(link.holder)) != 2:
        return []
    together = _together(scene, link) if not each else None
    if together is not None:
        return [((link.holder, together), (link.investee, link.sides[1]))]
    holders = [(link.holder, link.sides[0])]
    investees = [(link.investee, link.sides[1])]
    if each and len(scene.group(link.holder)) > 1:
        holders = _members(scene, link.holder)
    elif each and len(scene.group(link.investee)) > 1:
        investees = _members(scene, link.investee)
    else:
        mention = scene.units[link.investee].mention
        if mention is not None and len(mention.parties) > 1:
            investees = [(link.investee, party) for party in mention.parties]
    return [(one, other) for one in holders for other in investees if one[1] is not other[1]]


def _together(scene: Scene, link: Link) -> Party | None:
    """`A and B hold 52 %`: the two together have the one figure; None where one holder has it."""
    group = scene.group(link.holder)
    figure = link.figure
    if len(group) < 2 or len(figure_row(scene, figure.at)) > 1 or link.investee in group:
        return None
    if (
        scene.path(group[-1], figure.at).startswith("(")
        or group[0] > figure.at
        or not _side_by_side(scene, group)
    ):
        return None
    parties = [party for at in group if (party := scene.party(at)) is not None]
    if len({id(party) for party in parties}) != len(group):
        return None
    names = [party.written or party.name for party in parties]
    joined = f"{', '.join(names[:-1])} {_and(scene, group)} {names[-1]}"
    return Party(joined, "group", members=tuple(parties), written=joined, label=" and ".join(sorted(names)))


def _side_by_side(scene: Scene, group: list[int]) -> bool:
    """Whether nothing but commas, *and* and words without a class stand between the names."""
    row = scene.units[group[0] + 1 : group[-1]]
    return not any(
        unit.quantity is not None or unit.has("in", "of", "by", "to", "with", "from") for unit in row
    )


def _and(scene: Scene, group: list[int]) -> str:
    return next(unit.text for unit in scene.units[group[-2] + 1 : group[-1]] if unit.has("and"))


def _members(scene: Scene, at: int) -> list[tuple[int, Party]]:
    return [(i, party) for i in scene.group(at) if (party := scene.party(i)) is not None]


def _change(scene: Scene, figure: Figure) -> str:
    """What a plan would do: the verb's direction; to acquire where none is told."""
    name, _ = scene.verb(figure.at, -1)
    if name in ("cut", "fall") or name.startswith("sell"):
        return "decrease"
    return "increase" if name in ("raise", "rise") else "acquire"
