"""From a link to drafts: who shares the figure, how it is meant, and the words that say it.

Example: "Oak and Elm each hold 5 % of Fir" is one figure, one link, and two drafts.
"""

from __future__ import annotations

from fractions import Fraction

from kg.extract.drafts import Draft, Side, side, with_quantity
from kg.extract.linking.features import Figure, figure_row
from kg.extract.linking.scene import Scene
from kg.extract.linking.solve import Link
from kg.extract.linking.standing import stance, way_of
from kg.extract.linking.weights import Weights
from kg.extract.parts import Party, Quantity
from kg.model import Share
from kg.names import fold
from kg.record import frozen, replace
from kg.shares import UNKNOWN, percent

#: Ways to say that two holders have a half each.
_EQUAL = frozenset(
    (
        "50-50", "fifty-fifty", "50/50", "in equal parts", "in equal shares", "equal shares", "equal parts",
        "a parts egales", "a egalite", "a parite",
        "zu gleichen teilen", "je zur halfte", "jeweils zur halfte",
        "a partes iguales", "in parti uguali", "a meta", "pariteticamente",
        "half and half", "half-and-half", "down the middle", "equal partners", "equal owners",
        "equal shareholders", "equally owned", "equally held", "equally-owned", "equal halves",
        "moitie-moitie", "moitie moitie", "par moitie", "parts egales", "a egalite parfaite",
        "partenaires egaux", "actionnaires a egalite",
        "in gelijke delen", "elk voor de helft", "ieder voor de helft", "em partes iguais", "a meias",
    )
)  # fmt: skip
#: Those of three.
_THIRDS = frozenset(
    "equal thirds;three equal parts;three equal shares;tiers egaux;trois parts egales;par tiers".split(";")
)
#: Those that say *half* and no number: of three holders each has a third.
_ANY = frozenset(
    name for name in _EQUAL if not any(sign in name for sign in ("50", "fifty", "half", "moitie"))
)
#: Sureness of a way from which a stake to come is told as a step; below it, as a level that may be.
_MEANT = 0.7
_EACH = frozenset(("each", "apiece", "chacun", "chacune"))


@frozen(kw_only=False, eq=False)
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
    quantity = _divided(quantity, len({id(holder[1]) for holder, _ in pairs}))
    found = []
    for holder, investee in pairs:
        one, other = _side(scene, *holder), _side(scene, *investee)
        if one is None or other is None:
            continue
        first = min(figure.start + figure.phrase.first, holder[0], investee[0], _base(scene, figure))
        last = max(figure.start + figure.phrase.after - 1, holder[0], investee[0])
        kind = "votingRights" if _of_votes(scene, figure) else "shareholding"
        start, end = scene.units[first].start, scene.units[last].end
        draft = with_quantity(Draft(kind, one, other, start, end, voting=figure.phrase.voting), quantity)
        draft.status, draft.tense, draft.speaker = said.status, said.tense, said.speaker
        draft.figure = scene.units[figure.at].start
        if said.status not in ("asserted", "reported") and sure >= _MEANT:
            draft.change = _change(scene, figure)
            if draft.change == "decrease" and _receives(figure, holder[0]):
                draft.change = "acquire"
        as_plan(draft)
        found.append(Told(draft, way, sure, len(pairs)))
    return found


def _base(scene: Scene, figure: Figure) -> int:
    """Where the words begin that a figure is read from: for `the rest` at the figures that leave it."""
    quantity = scene.units[figure.at].quantity
    if quantity is None or quantity.bare not in ("rest", "rests", "times"):
        return figure.at
    known = [i for i in range(figure.start, figure.at) if scene.units[i].quantity is not None]
    if not known:
        return figure.at
    return known[0] if quantity.bare == "rests" else known[-1]


def as_plan(draft: Draft) -> None:
    """A plan to take *up to 30 %* is one of 30 %: the level that is meant, though it may not be reached."""
    share = draft.share
    planned = draft.status not in ("asserted", "reported", "denied")
    if planned and share is not None and draft.stated is not None and not share.low_open:
        stated = percent(draft.stated)
        if share.low == 0 and share.high == stated > 0:
            draft.share = Share(stated, stated)


def as_disposal(draft: Draft, *, offered: bool = False) -> None:
    """Of a plan to sell 19 % the seller's plan is known, and no level: the 19 % go, they do not stay.

    Args:
        draft: A draft of a figure that is for sale.
        offered: Whether its holder is who offers it: a plan of his is one to sell.
    """
    if draft.status in ("asserted", "reported"):
        return
    if offered and draft.change == "acquire":
        draft.change = "decrease"
    if draft.change == "decrease":
        draft.share, draft.stated, draft.share_text = UNKNOWN, None, None
        draft.approximate = False


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
    quantity = scene.units[figure.at].quantity
    equal = quantity is not None and _parts(quantity) > 0
    each = equal or _is_each(scene, figure)
    holders, investees = _members(scene, link.holder), _members(scene, link.investee)
    if equal and quantity is not None and not _fits(quantity, len(holders)):
        return []
    together = _together(scene, link) if not each else None
    if together is not None:
        return [((link.holder, together), (link.investee, link.sides[1]))]
    if each and len(holders) > 1:
        investees = [(link.investee, link.sides[1])]
    else:
        holders = [(link.holder, link.sides[0])]
        if not each or len(investees) < 2:
            mention = scene.units[link.investee].mention
            several = mention is not None and len(mention.parties) > 1
            investees = [
                (link.investee, party)
                for party in (mention.parties if mention is not None and several else link.sides[1:])
            ]
    return [(one, other) for one in holders for other in investees if one[1] is not other[1]]


def _is_each(scene: Scene, figure: Figure) -> bool:
    """Whether *each* stands beside a figure: `each hold 5 %`, `un tiers chacun`."""
    row = range(max(figure.start, figure.at - 4), min(len(scene.units), figure.at + 4))
    return any(scene.units[i].key in _EACH for i in row)


def _parts(quantity: Quantity) -> int:
    """In how many equal parts a figure says that a whole is held: 2 for `50-50`; 0 where it does not."""
    text = fold(quantity.text)
    return 2 if text in _EQUAL else 3 if text in _THIRDS else 0


def _fits(quantity: Quantity, holders: int) -> bool:
    """Whether so many holders can have equal parts of that kind."""
    return holders == _parts(quantity) or (2 < holders < 7 and fold(quantity.text) in _ANY)


def _divided(quantity: Quantity, holders: int) -> Quantity:
    """`equal shareholders` of a company that has three have a third each."""
    if _parts(quantity) != 2 or holders < 3:
        return quantity
    part = Fraction(1, holders)
    return replace(quantity, rule="exact", share=Share(part, part))


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
    joined = f"{', '.join(names[:-1])}{_and(scene, group)} {names[-1]}"
    return Party(joined, "group", members=tuple(parties), written=joined, label=" and ".join(sorted(names)))


def _side_by_side(scene: Scene, group: list[int]) -> bool:
    """Whether nothing but commas, *and* and words without a class stand between the names."""
    row = scene.units[group[0] + 1 : group[-1]]
    return not any(
        unit.quantity is not None or unit.has("in", "of", "by", "to", "with", "from") for unit in row
    )


def _and(scene: Scene, group: list[int]) -> str:
    """What joins the last two names: ` and`, or a comma where no word does."""
    row = scene.units[group[-2] + 1 : group[-1]]
    return next((f" {unit.text}" for unit in row if unit.has("and")), ",")


def _members(scene: Scene, at: int) -> list[tuple[int, Party]]:
    """The parties of a mention and of those coordinated with it: `Oak and Elm`, `the two partners`."""
    group = scene.group(at)
    mention = scene.units[at].mention
    if len(group) < 2 and mention is not None:
        return [(at, party) for party in mention.parties]
    return [(i, party) for i in group if (party := scene.party(i)) is not None]


def _change(scene: Scene, figure: Figure) -> str | None:
    """What a plan would do, by the verb's direction: to acquire where it takes, None where it only has.

    `will own 80 %`, `would be left with 20 %` tell a stake to come and no step towards it.
    """
    name, _ = scene.verb(figure.at, -1)
    if name in ("cut", "fall") or name.startswith("sell"):
        return "decrease"
    if name in ("raise", "rise"):
        return "increase"
    return None if name.partition(".")[0] in _HAVING else "acquire"


def _receives(figure: Figure, place: int) -> bool:
    """`in talks to sell a 20 % stake to Oak`: Oak takes what another one sells."""
    frame = figure.told[0]
    return frame is not None and frame.name in ("moved", "aimed") and figure.start + frame.at == place


_HAVING = ("hold", "have", "be", "belong", "level", "")
