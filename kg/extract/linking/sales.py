"""Who sold a part and who has it now: `Oak sold its 12 % of Fir to Elm`, `a vendu 12 % de Sapin à Orme`.

The seller stands before the verb and had it, the buyer stands behind a *to* and has it. The weights know
both as parties of the figure and may take the buyer for who had it. Sentences with another figure tell
more (what is left, what the buyer comes to) and are left to the others.

Example: in "Oak sold its 12 % of Fir to Elm" Oak had 12 % and Elm has them.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.drafts import ENDED, Draft, held_by, side_at
from kg.extract.linking.beside import Rows
from kg.extract.linking.scene import Scene
from kg.extract.phrases.grammar import POSSESSIVE

_BACK, _ON = 12, 16  # units from the figure back to the verb of selling, and on to the buyer
_SAID = ("asserted", "reported")


class _Sale(NamedTuple):
    """Places of the two names."""

    seller: int
    buyer: int


def prefer_sellers(scene: Scene, rows: Rows) -> None:
    """Let the seller stand where the weights read the buyer as who had the figure.

    Cost: linear in the number of readings.
    """
    sold = {draft.figure: draft for draft, seen in rows if seen.grammar and _is_gone(draft)}
    for draft, seen in rows:
        if seen.grammar or seen.link is None or not _is_gone(draft):
            continue
        sale, seller = _sale(scene, seen.link.figure.at), sold.get(draft.figure)
        if sale is None or sale.buyer != seen.link.holder:
            continue
        number = scene.sentence_of[sale.seller]
        side = side_at(scene.sentences[number].units, sale.seller - scene.starts[number])
        if seller is not None:
            seller.certainty, draft.certainty = max(seller.certainty, draft.certainty), 0.0
        elif side is not None and side.party is not draft.investee.party:
            draft.holder, draft.start = side, min(draft.start, scene.units[sale.seller].start)


def bought(scene: Scene, draft: Draft, at: int) -> Draft | None:
    """What the buyer has of a figure that somebody sold; None where no buyer is told.

    Args:
        scene: The document.
        draft: Who had it.
        at: Place of its figure.
    """
    sale = _sale(scene, at) if _is_gone(draft) else None
    if sale is None:
        return None
    number = scene.sentence_of[at]
    buyer = side_at(scene.sentences[number].units, sale.buyer - scene.starts[number])
    if buyer is None or buyer.party in (draft.holder.party, draft.investee.party):
        return None
    made = held_by(draft, buyer)
    made.tense, made.change = "current", "acquire"
    made.end = max(made.end, scene.units[sale.buyer].end)
    return made


def _is_gone(draft: Draft) -> bool:
    return draft.tense == ENDED and draft.status in _SAID and draft.is_holding


def _sale(scene: Scene, at: int) -> _Sale | None:
    """Seller and buyer of the figure at a place, the only one of its sentence."""
    number = scene.sentence_of[at]
    start, units = scene.starts[number], scene.sentences[number].units
    if sum(unit.quantity is not None for unit in units) > 1:
        return None
    verb = next((i for i in range(at - 1, max(start, at - _BACK) - 1, -1) if _sells(scene, i)), None)
    if verb is None:
        return None
    before = [i for i in range(start, verb) if scene.names[i] and not scene.case(i)]
    buyer = next((i for i in range(at + 1, min(start + len(units), at + _ON)) if _is_buyer(scene, i)), None)
    return _Sale(before[-1], buyer) if before and buyer is not None else None


def _is_buyer(scene: Scene, at: int) -> bool:
    """Whether a name stands behind *to*, and not only says whose another one is: `to Norway's Elm`."""
    after = scene.units[at + 1] if at + 1 < len(scene.units) else None
    return scene.names[at] and scene.case(at) == "to" and (after is None or after.text not in POSSESSIVE)


def _sells(scene: Scene, at: int) -> bool:
    unit = scene.units[at]
    return unit.mention is None and unit.has("sell") and unit.has("f:past", "f:part", "f:fin")
