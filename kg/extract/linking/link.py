"""Links to drafts: the one door of this folder.

Two judges read every figure, the grammar and the weights; what both read alike is surest, and a plan is
accepted only then. What is less sure than `REVIEW` is left alone, what is less sure than `ACCEPT` waits
for a person. Both margins were chosen on passages that the weights had not seen.

Example: see `kg.extract.reader.extract`.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, Draft, Side, side, with_quantity
from kg.extract.linking.features import Figure, figure_at, figure_row
from kg.extract.linking.figure import figures_of, is_figure
from kg.extract.linking.scene import Scene
from kg.extract.linking.solve import Link, solve
from kg.extract.linking.standing import stance, way_of
from kg.extract.linking.strange import is_strange
from kg.extract.linking.weights import packaged
from kg.extract.parts import Party, Sentence
from kg.names import fold

#: Certainty from which a link is a claim, and from which it is kept for review.
ACCEPT, REVIEW = 0.97, 0.65
#: Ways to say that two holders have a half each.
_EQUAL = frozenset(
    (
        "50-50", "fifty-fifty", "50/50", "in equal parts", "in equal shares", "equal shares", "equal parts",
        "a parts egales", "a egalite", "a parite",
    )
)  # fmt: skip
_AGREED = 0.12  # of the doubt of a link that the grammar reads alike
_TOLD_TWICE = 0.975  # a figure of a tie that is told without one too
_ALONE = 0.7  # what the grammar reads and the weights do not
_TO_COME = 0.96  # at most: a plan, a denial, where the grammar does not read the same
_JOINT = 0.8  # at most: whether two hold together or each is not always told
#: A level told as "from": the two parties and the numeral.
Level = tuple[int, int, str | None]
_EACH = frozenset(("each", "chacun", "chacune"))


def links(sentences: list[Sentence], told: list[Draft]) -> list[Draft]:
    """All drafts of a document with a figure that is worth telling, in the order of the text.

    Args:
        sentences: The document.
        told: The grammar's drafts. A figure that the weights read alike stands, surer than before; one
            that they read otherwise gives way or waits for a person, unless the tie is also told
            without a figure.

    Cost: linear in the number of figures.
    """
    scene = Scene(sentences)
    weights = packaged()
    figures = [figure for at in figures_of(scene) if len((figure := figure_at(scene, at)).spots) > 1]
    chosen = solve(scene, figures, weights)
    linked = {scene.units[link.figure.at].start: link for link in chosen}
    bars = {unit.start for at, unit in enumerate(scene.units) if is_figure(unit) and is_strange(scene, at)}
    told = [draft for draft in told if draft.figure not in bars]
    ties = {_pair(draft) for draft in told if draft.figure is None}
    figured = [draft for draft in told if draft.figure is not None]
    beside: dict[int | None, list[Draft]] = {}
    for draft in figured:
        beside.setdefault(draft.figure, []).append(draft)
    plain = {draft.figure for draft in figured if draft.plain}
    figured = [draft for draft in figured if draft.plain or draft.figure not in plain]
    kept = [draft for draft in figured if draft.plain or _stands(draft, beside[draft.figure], linked)]
    for draft in kept:
        if _pair(draft) in ties:
            draft.certainty = max(draft.certainty, _TOLD_TWICE)
    taken = {draft.figure for draft in kept}
    levels = {(*_pair(draft), draft.before_stated) for draft in kept}
    found = []
    for number, link in enumerate(chosen):
        if link.certainty >= REVIEW and scene.units[link.figure.at].start not in taken:
            found += _drafts(scene, link, _near(scene, chosen, number), levels)
    return kept + _joined(scene, found)


def _pair(draft: Draft) -> tuple[int, int]:
    return id(draft.holder.party), id(draft.investee.party)


def _stands(draft: Draft, beside: list[Draft], linked: dict[int, Link]) -> bool:
    """Whether a draft of the grammar stands beside the link of its figure; sets how sure it is."""
    if draft.holder.party is draft.investee.party:
        return True  # the guard holds it back, with its repair
    link = linked.get(draft.figure or 0)
    if link is None:
        draft.certainty = _ALONE
        return True
    if any(one.holder.party is link.sides[0] and one.investee.party is link.sides[1] for one in beside):
        draft.certainty = 1 - (1 - link.certainty) * _AGREED
        return True
    draft.certainty = 1 - link.certainty
    return link.certainty < REVIEW


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


def _drafts(scene: Scene, link: Link, near: tuple[bool, bool], levels: set[Level]) -> list[Draft]:
    figure = link.figure
    quantity = scene.units[figure.at].quantity
    one, other = link.sides
    if quantity is None or (quantity.stated and (id(one), id(other), quantity.stated) in levels):
        return []  # the level before a change that the grammar has read
    way, sure = way_of(scene, figure, near, packaged())
    certainty = link.certainty * sure
    if certainty < REVIEW:
        return []
    said = stance(scene, figure, way)
    if said.status not in ("asserted", "reported"):
        certainty = min(certainty, _TO_COME)
    found = []
    pairs = _pairs(scene, link)
    if any(holder[1].kind == "group" and holder[1].members for holder, _ in pairs):
        certainty = min(certainty, _JOINT)
    for holder, investee in pairs:
        first_side, second_side = _side(scene, *holder), _side(scene, *investee)
        if first_side is None or second_side is None:
            continue
        first = min(figure.start + figure.phrase.first, holder[0], investee[0])
        last = max(figure.start + figure.phrase.after - 1, holder[0], investee[0])
        kind = "votingRights" if _of_votes(scene, figure) else "shareholding"
        draft = Draft(
            kind,
            first_side,
            second_side,
            scene.units[first].start,
            scene.units[last].end,
            voting=figure.phrase.voting,
        )
        with_quantity(draft, quantity)
        draft.status, draft.tense, draft.speaker = said.status, said.tense, said.speaker
        draft.figure, draft.certainty = scene.units[figure.at].start, certainty
        if said.status not in ("asserted", "reported"):
            draft.change = _change(scene, figure)
        found.append(draft)
    return found


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


def _joined(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Levels before and after a change that is done, told side by side, as one draft."""
    places = {scene.units[at].start: at for at in figures_of(scene)}
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        if last is not None and _is_change(scene, places, last, draft):
            draft.before, draft.before_stated = last.share, last.stated
            draft.start, draft.end = min(last.start, draft.start), max(last.end, draft.end)
            draft.certainty = min(last.certainty, draft.certainty)
            rising = last.share is not None and draft.share is not None and draft.share.low > last.share.low
            draft.change = "increase" if rising else "decrease"
            found[-1] = draft
        else:
            found.append(draft)
    return found


def _is_change(scene: Scene, places: dict[int, int], last: Draft, draft: Draft) -> bool:
    """`from 20 % to 35 %`: two figures of a pair, the first of them gone, with a word of change between."""
    pair = last.holder.party is draft.holder.party and last.investee.party is draft.investee.party
    done = draft.status in ("asserted", "reported") and draft.tense == "current" and draft.change is None
    past = last.status in ("asserted", "reported") and last.tense == ENDED and last.kind == draft.kind
    if not (pair and done and past) or last.figure is None or draft.figure is None:
        return False
    one, other = places[last.figure], places[draft.figure]
    return other - one <= 4 and any(unit.has("to") for unit in scene.units[one + 1 : other])
