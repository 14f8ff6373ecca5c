"""Links to drafts: the one door of this folder.

Two judges read every figure, the grammar and the weights; `trust` tells how sure a draft is from what both
say of it. What is less sure than `margins.REVIEW` is left alone.

Example: see `kg.extract.reader.extract`.
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.drafts import ENDED, Draft, held_by, side_at
from kg.extract.linking.aims import aimed
from kg.extract.linking.doubts import is_doubted
from kg.extract.linking.drafting import Told, as_disposal, as_plan, told_by
from kg.extract.linking.features import Figure, figure_at
from kg.extract.linking.figure import figures_of, is_figure
from kg.extract.linking.margins import ACCEPT, REVIEW
from kg.extract.linking.rest import completed
from kg.extract.linking.sales import bought, prefer_sellers
from kg.extract.linking.scene import Scene
from kg.extract.linking.solve import Link, solve
from kg.extract.linking.steps import steps
from kg.extract.linking.strange import is_strange
from kg.extract.linking.trust import PLAINLY, certainty, is_plain, signs
from kg.extract.linking.undoing import take_back, undone
from kg.extract.linking.weights import Weights, packaged
from kg.extract.linking.witnesses import Witnesses

_SALE, _SALES = 4, frozenset(("sale", "disposal", "vente", "cession"))  # units before a figure, their nouns
_OFFERED = frozenset("offer offers offering float floats floating place placing placer proposer".split())
_WAITS = ACCEPT - 0.01  # the most that what waits for a person has
_WORTH = 0.2  # a link that is less sure by itself is no reading at all


def links(scene: Scene, told: list[Draft]) -> list[Draft]:
    """All drafts of a document with a figure that is worth telling, in the order of the text.

    Args:
        scene: The document.
        told: The grammar's drafts.

    Cost: linear in the number of figures.
    """
    weights = packaged()
    rows = witnessed(scene, told, weights)
    for (draft, seen), found in zip(rows, signs(scene, told, rows), strict=True):
        if not draft.plain:
            draft.certainty = max(certainty(found, weights), PLAINLY if is_plain(found) else 0.0)
            if seen.figure is not None and _is_for_sale(scene, seen.figure):
                draft.certainty = min(draft.certainty, _WAITS)
                as_disposal(draft, offered=_is_offered(scene, seen.figure) and _leads(seen))
    prefer_sellers(scene, rows)
    worth = [draft for draft in _surest(scene, rows) if draft.certainty >= REVIEW or _is_own(draft)]
    return _joined(scene, completed(scene, _take_back(scene, worth)))


def _take_back(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what the words around their figures take back, and what its buyer has of it.

    Examples: "Oak no longer holds its 5 %"; in "Ash bought Oak's 5 %" Oak had them and Ash has them.
    """
    places = {scene.units[at].start: at for at in figures_of(scene)}
    found: list[Draft] = []
    for draft in drafts:
        found.append(draft)
        at = places.get(draft.figure if draft.figure is not None else -1)
        if at is not None and draft.status in ("asserted", "reported") and is_doubted(scene, at):
            draft.certainty = min(draft.certainty, _WAITS)
        has = bought(scene, draft, at) if at is not None else None
        found += [has] if has is not None else []
        told = draft.status in ("asserted", "reported") and draft.tense == "current"
        if at is None or not (told or draft.status in ("planned", "conditional")):
            continue
        number = scene.sentence_of[at]
        units = scene.sentences[number].units
        back = undone(units, at - scene.starts[number])
        if back is None or not (told or back.said == "past"):
            continue
        buyer = side_at(units, back.buyer)
        if buyer is not None and buyer.party is draft.holder.party:
            continue
        if buyer is not None and buyer.party is not draft.investee.party:
            found.append(held_by(draft, buyer))
            found[-1].start = min(draft.start, units[back.buyer or 0].start)
        if take_back(draft, back, units):
            draft.certainty = min(draft.certainty, _WAITS)
    return found


def _is_for_sale(scene: Scene, figure: Figure) -> bool:
    """`the sale of 51 % of Fir`, `offers a 30 % interest`: what is sold need not be all that the seller has.

    `its 20 %` is. A part that is for sale waits for a person.
    """
    before = scene.units[max(figure.start, figure.at - _SALE) : figure.at]
    sold = any((unit.has("sell") or unit.key in _SALES) and unit.mention is None for unit in before)
    return figure.phrase.possessor is None and (sold or _is_offered(scene, figure))


def _is_offered(scene: Scene, figure: Figure) -> bool:
    """`aims to offer a 30 % interest`, `wants to place 4 %`: by whom the sentence begins with."""
    row = scene.units[max(figure.start, figure.at - _SALE) : figure.at + 1]
    return any(one.key in _OFFERED and (other.has("det") or other.quantity) for one, other in pairwise(row))


def _leads(seen: Witnesses) -> bool:
    """Whether the holder of a link stands before its figure, as who offers it does."""
    return seen.link is not None and seen.link.holder < seen.link.figure.at


def witnessed(scene: Scene, told: list[Draft], weights: Weights) -> list[tuple[Draft, Witnesses]]:
    """Every reading of every figure, by the grammar, the weights, or both, with what speaks for it.

    Args:
        scene: The document.
        told: The grammar's drafts.
        weights: What features are worth.
    """
    every = [figure_at(scene, at) for at in figures_of(scene)]
    figures = {scene.units[figure.at].start: figure for figure in every if len(figure.spots) > 1}
    chosen = solve(scene, list(figures.values()), weights)
    linked = {scene.units[link.figure.at].start: link for link in chosen}
    none = {unit.start for at, unit in enumerate(scene.units) if is_figure(unit) and is_strange(scene, at)}
    ties = {_pair(draft) for draft in told if draft.figure is None}
    figured = _plain([draft for draft in told if draft.figure is not None and draft.figure not in none])
    read: dict[int, set[tuple[int, int]]] = {}
    for draft in figured:
        read.setdefault(draft.figure or 0, set()).add(_pair(draft))
    found = []
    for draft in figured:
        as_plan(draft)
        place, link = draft.figure or 0, linked.get(draft.figure or 0)
        seen = Witnesses(
            link=link,
            figure=figures.get(place),
            grammar=True,
            agreed=link is not None and _sides(link) in read[place],
            plain=draft.plain,
            twice=_pair(draft) in ties,
        )
        found.append((draft, seen))
    settled = {draft.figure for draft, seen in found if seen.agreed or seen.plain}
    levels = {
        (*_pair(draft), draft.before_stated)
        for draft in figured
        if draft.before_stated and draft.status in ("asserted", "reported")
    }
    for number, link in enumerate(chosen):
        place = scene.units[link.figure.at].start
        if link.certainty >= _WORTH and place not in settled:
            for one in told_by(scene, chosen, number, weights):
                # The level before a change that the grammar has read is told there.
                if (*_pair(one.draft), one.draft.stated) not in levels:
                    seen = _of_link(link, one, against=place in read, twice=_pair(one.draft) in ties)
                    found.append((one.draft, seen))
    return found


def _plain(figured: list[Draft]) -> list[Draft]:
    """The grammar's drafts, but those of a figure whose words leave no other reading than another draft's."""
    plain = {draft.figure for draft in figured if draft.plain}
    return [draft for draft in figured if draft.plain or draft.figure not in plain]


def _of_link(link: Link, one: Told, *, against: bool, twice: bool) -> Witnesses:
    return Witnesses(
        link=link,
        figure=link.figure,
        against=against,
        twice=twice,
        way=one.way,
        way_sure=one.sure,
        shared=one.shared,
    )


def _pair(draft: Draft) -> tuple[int, int]:
    return id(draft.holder.party), id(draft.investee.party)


def _is_own(draft: Draft) -> bool:
    """Whether a party would hold itself: the guard holds it back, with its repair."""
    return draft.holder.party is draft.investee.party


def _twice(scene: Scene, draft: Draft, seen: Witnesses) -> bool:
    """Whether a draft's words name its one party twice: `Oak holds 5 % of Oak`, not `5 % of its shares`."""
    if seen.figure is None:
        return True
    units = scene.sentences[scene.sentence_of[seen.figure.at]].units
    named = [unit.mention for unit in units if unit.mention is not None and unit.mention.form == "name"]
    within = [one for one in named if draft.start <= one.start < draft.end]
    return sum(one.party is draft.holder.party for one in within) > 1


def _sides(link: Link) -> tuple[int, int]:
    return id(link.sides[0]), id(link.sides[1])


def _surest(scene: Scene, rows: list[tuple[Draft, Witnesses]]) -> list[Draft]:
    """Of two judges that read a figure otherwise, the surer one; in the order of the text.

    One judge may have several drafts of a figure: "A and B hold 5 % each". A party that would hold itself
    is the grammar's reading whatever else is said, for the guard; where the text does not name it twice, a
    surer one of two parties stands beside it.
    """
    own = {
        draft.figure: draft.certainty
        for draft, seen in rows
        if _is_own(draft) and not _twice(scene, draft, seen)
    }
    best: dict[tuple[int | None, bool], float] = {}
    for draft, witnesses in rows:
        key = draft.figure, witnesses.grammar
        best[key] = max(best.get(key, 0.0), 2.0 if _is_own(draft) else draft.certainty)
    kept = [
        draft
        for draft, witnesses in rows
        if best[draft.figure, witnesses.grammar] >= best.get((draft.figure, not witnesses.grammar), 0.0)
        or (not witnesses.grammar and own.get(draft.figure, 2.0) < draft.certainty)
    ]
    return sorted(kept, key=lambda draft: draft.figure or 0)


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
    return aimed(scene, places, steps(scene, places, found))


def _is_change(scene: Scene, places: dict[int, int], last: Draft, draft: Draft) -> bool:
    """`from 20 % to 35 %`: two figures of a pair, the first of them gone, with a word of change between."""
    pair = last.holder.party is draft.holder.party and last.investee.party is draft.investee.party
    done = draft.status in ("asserted", "reported") and draft.tense == "current" and draft.change is None
    past = last.status in ("asserted", "reported") and last.tense == ENDED and last.kind == draft.kind
    if not (pair and done and past) or last.figure is None or draft.figure is None:
        return False
    one, other = places[last.figure], places[draft.figure]
    return other - one <= 4 and any(unit.has("to") for unit in scene.units[one + 1 : other])
