"""The view document: everything that a page shows, as plain JSON values.

Percent outward, dates as ISO text, `None` for what is not known, every list in a fixed order: the same
view gives the same bytes. The page adds nothing to it; it calculates no ownership.

Example:
    >>> from datetime import date
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork(as_of=date(2023, 1, 26), entities={}, interests=())
    >>> document = view_document(GraphView(title="Nothing yet", as_of=date(2023, 1, 26), network=network))
    >>> document["meta"]["title"], document["holdings"]
    ('Nothing yet', [])
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kg.model import Claim, Entity, EntityId, Evidence, Name, PartialDate, Share, Source
from kg.settlement import Interest
from kg.shares import decimal
from kg.views.graph_view import HARD_LIMIT, SOFT_LIMIT, GraphView
from kg.views.layers import cycles
from kg.views.layout import Card, Layout, Line, lay_out
from kg.views.legend import ENTITY_KINDS
from kg.views.lettering import CAPTION_SIZE, label_size, text_width, visible, wrapped
from kg.views.ties import Part, Tie, interest_tie_id, share_label

__all__ = ["GraphView", "view_document"]

Json = dict[str, Any]

#: Who starts chains of ownership, and therefore stands on top.
_ON_TOP = frozenset({"person", "state"})
_CARD_HEIGHT = 54.0
_CARD_MARGIN = 64.0
_ROUND_ENDS = 12.0
_SHORTEST_NAME = 64.0
# What a line counts for when the picture decides what stands above what.
_NO_WEIGHT_STYLES = frozenset({"nonVoting", "former", "undated", "held", "plan", "talks"})


def view_document(view: GraphView) -> Json:
    """The view as plain JSON values.

    A view of more than `HARD_LIMIT` entities is cut to the best connected `SOFT_LIMIT` of them, and says so.

    Args:
        view: What to show.

    Returns:
        `meta`, `entities`, `holdings` (every tie, each with layer, style and label), `groups`
        (cross-holdings), `paths` (ids of ties), `layout` and `evidence` (every claim once).

    Cost: the layout, about O(n log n) with bounded rounds.
    """
    if len(view.entities) > HARD_LIMIT:
        view = view.capped(SOFT_LIMIT)
    ties, entities = view.ties, view.entities
    groups = _groups(ties, entities)
    in_group = {tie: number for number, group in enumerate(groups) for tie in group["ties"]}
    return {
        "meta": _meta(view, len(entities), len(ties)),
        "entities": [_entity(entity) for entity in entities.values()],
        "holdings": [_tie(tie, in_group.get(tie.id)) for tie in ties],
        "groups": groups,
        "paths": [[interest_tie_id(interest) for interest in path] for path in view.paths],
        "layout": _layout(ties, entities, view.focus, groups),
        "evidence": _evidence(ties),
    }


def _meta(view: GraphView, entities: int, ties: int) -> Json:
    return {
        "title": view.title,
        "as_of": view.as_of.isoformat(),
        "focus": view.focus,
        "entities": entities,
        "ties": ties,
        "hidden": view.hidden,
        "left_out": view.left_out,
    }


# ---------------------------------------------------------------------------------------------------
# Entities


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "names": [_name(name) for name in entity.names if name.text != entity.name],
        "identifiers": [{"scheme": i.scheme, "value": i.value} for i in entity.identifiers],
        "country": entity.country,
        "exists": {"from": _day(entity.exists_from), "to": _day(entity.exists_to)},
    }


def _name(name: Name) -> Json:
    return {
        "text": name.text,
        "language": name.language,
        "from": _day(name.valid_from),
        "to": _day(name.valid_to),
    }


# ---------------------------------------------------------------------------------------------------
# Ties


def _tie(tie: Tie, group: int | None) -> Json:
    facts = _settled(tie.interest) if tie.interest else _claimed(tie.parts[0].claim)
    return {
        "id": tie.id,
        "holder": tie.holder,
        "investee": tie.investee,
        "kind": tie.kind,
        "phrase": tie.phrase,
        "layer": tie.layer,
        "style": tie.style,
        "label": tie.label,
        "symmetric": tie.symmetric,
        "group": group,
        **facts,
        "held": _held(tie),
        "claims": [_part(part) for part in tie.parts],
    }


def _part(part: Part) -> Json:
    return {"id": part.claim.id, "role": part.role, "reason": part.reason}


def _settled(interest: Interest) -> Json:
    share = _share(interest.share)
    if share is not None:
        share |= {"approximate": interest.approximate, "text": interest.share_text}
    return {
        "share": share,
        "voting": interest.voting,
        "voting_cap": _percent(interest.voting_cap, up=False),
        "votes_per_share": None if interest.votes_per_share is None else str(interest.votes_per_share),
        "control": interest.control,
        "role": interest.role,
        "topic": interest.topic,
        "capacity": interest.capacity,
        "on_behalf_of": interest.on_behalf_of,
        "status": interest.status,
        "directness": interest.directness,
        "instrument": interest.instrument,
        "denominator": interest.denominator,
        "period": {"from": _day(interest.valid_from), "to": _day(interest.valid_to)},
        "observed": interest.observed.isoformat() if interest.observed else None,
        "next": _next(interest),
        "certain": interest.certain,
        "labels": list(interest.labels),
    }


def _next(interest: Interest) -> Json | None:
    if interest.next is None:
        return None
    return {"on": interest.next.on.isoformat(), "share": _share(interest.next.share)}


def _claimed(claim: Claim) -> Json:
    share = _share(claim.share)
    if share is not None:
        share |= {"approximate": claim.approximate, "text": claim.share_text}
    return {
        "share": share,
        "voting": claim.voting,
        "voting_cap": _percent(claim.voting_cap, up=False),
        "votes_per_share": None if claim.votes_per_share is None else str(claim.votes_per_share),
        "control": claim.control,
        "role": claim.role,
        "topic": claim.topic,
        "capacity": claim.capacity,
        "on_behalf_of": claim.on_behalf_of,
        "status": claim.status,
        "directness": claim.directness,
        "instrument": claim.instrument,
        "denominator": claim.denominator,
        "period": {"from": _day(claim.valid_from), "to": _day(claim.valid_to)},
        "observed": _day(claim.as_of or claim.stated_on),
        "next": None,
        "certain": True,
        "labels": [],
    }


def _held(tie: Tie) -> Json | None:
    if tie.held is None:
        return None
    repaired = tie.held.repaired
    return {
        "reason": tie.held.reason,
        "note": tie.held.note,
        "as_written": _reading(tie.held.claim),
        "repaired": _reading(repaired) if repaired else None,
    }


def _reading(claim: Claim) -> Json:
    return {
        "holder": claim.holder,
        "investee": claim.investee,
        "kind": claim.kind,
        "label": share_label(claim.share, stated=claim.stated, approximate=claim.approximate),
    }


def _groups(ties: Sequence[Tie], entities: Mapping[EntityId, Entity]) -> list[Json]:
    """The cross-holdings: entities that hold each other, directly or around a circle."""
    ids = list(entities)
    index = {key: number for number, key in enumerate(ids)}
    holdings = [tie for tie in ties if tie.is_holding and tie.holder != tie.investee]
    found = cycles(len(ids), [(index[tie.holder], index[tie.investee]) for tie in holdings])
    groups = []
    for members in found:
        inside = {ids[number] for number in members}
        groups.append(
            {
                "members": sorted(inside),
                "ties": [t.id for t in holdings if t.holder in inside and t.investee in inside],
            }
        )
    return groups


# ---------------------------------------------------------------------------------------------------
# Evidence


def _evidence(ties: Sequence[Tie]) -> list[Json]:
    claims: dict[str, Claim] = {}
    for tie in ties:
        for part in tie.parts:
            known = claims.setdefault(part.claim.id, part.claim)
            if len(part.claim.evidence) > len(known.evidence):
                claims[part.claim.id] = part.claim
    return [_claim(claims[key]) for key in sorted(claims)]


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "holder": claim.holder_text or claim.holder,
        "investee": claim.investee_text or claim.investee,
        "kind": claim.kind,
        "label": share_label(claim.share, stated=claim.stated, approximate=claim.approximate),
        "share": _share(claim.share),
        "approximate": claim.approximate,
        "share_text": claim.share_text,
        "voting": claim.voting,
        "status": claim.status,
        "tense": claim.tense,
        "speaker": claim.speaker,
        "as_of": _day(claim.as_of),
        "stated_on": _day(claim.stated_on),
        "source": _source(claim.source),
        "quotes": [_quote(evidence) for evidence in claim.evidence],
    }


def _source(source: Source) -> Json:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "date": _day(source.published),
        "rank": source.rank,
        "language": source.language,
        "url": source.url,
        "origin": source.origin,
        "retold": source.retold,
        "retold_from": source.retold_from,
    }


def _quote(evidence: Evidence) -> Json:
    return {
        "text": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "pointer": evidence.pointer,
        "raw": evidence.raw,
    }


# ---------------------------------------------------------------------------------------------------
# Layout


def _layout(
    ties: Sequence[Tie], entities: Mapping[EntityId, Entity], focus: EntityId | None, groups: Sequence[Json]
) -> Json:
    holders = {tie.holder for tie in ties if tie.layer == "owners"}
    texts = {key: wrapped(entity.name) for key, entity in entities.items()}
    captions = {key: _caption(entity) for key, entity in entities.items()}
    cards = [
        Card(
            id=key,
            width=(_CARD_MARGIN + _ROUND_ENDS if entity.kind == "person" else _CARD_MARGIN)
            + max(_SHORTEST_NAME, texts[key].width, text_width(captions[key], CAPTION_SIZE)),
            height=_CARD_HEIGHT + (16.0 if len(texts[key].lines) > 1 else 0.0),
            on_top=entity.kind in _ON_TOP and key in holders,
        )
        for key, entity in entities.items()
    ]
    degree: dict[EntityId, int] = defaultdict(int)
    for tie in ties:
        degree[tie.holder] += 1
        degree[tie.investee] += 1
    drawing = lay_out(cards, [_line(tie, degree) for tie in ties], focus=focus)
    written = {key: (list(texts[key].lines), captions[key]) for key in entities}
    return _drawn(drawing, written, groups)


def _caption(entity: Entity) -> str:
    kind = ENTITY_KINDS[entity.kind]
    return visible(f"{kind} · {entity.country[:8]}" if entity.country else kind)


def _line(tie: Tie, degree: Mapping[EntityId, int]) -> Line:
    width, height = label_size(tie.label)
    start, end = tie.holder, tie.investee
    if tie.symmetric and (degree[end], start) > (degree[start], end):
        # A tie without direction hangs the less connected side below the better connected one.
        start, end = end, start
    return Line(
        id=tie.id,
        start=start,
        end=end,
        weight=_weight(tie),
        label_width=width + (14.0 if width and _disputed(tie) else 0.0),
        label_height=height,
    )


def _disputed(tie: Tie) -> bool:
    return tie.interest is not None and bool({"disputed", "contested"} & set(tie.interest.labels))


def _weight(tie: Tie) -> float:
    """0 to 1: how firmly the holder stands above the investee."""
    if tie.style in _NO_WEIGHT_STYLES:
        return 0.0
    if tie.layer != "owners":
        return 0.01
    share = tie.share
    return 0.02 + (float(share.low + share.high) / 2 if share else 0.25)


def _drawn(
    drawing: Layout, written: Mapping[EntityId, tuple[list[str], str]], groups: Sequence[Json]
) -> Json:
    return {
        "nodes": [
            {"id": b.id, "x": _round(b.x), "y": _round(b.y), "w": _round(b.width), "h": _round(b.height),
             "lines": written[b.id][0], "caption": written[b.id][1]}
            for b in drawing.boxes
        ],
        "edges": [
            {
                "id": route.id,
                "points": [[_round(x), _round(y)] for x, y in route.points],
                "turned": route.turned,
                "label": None if route.label is None else [_round(value) for value in route.label],
            }
            for route in drawing.routes
        ],
        "groups": [
            None if frame is None else [_round(value) for value in frame]
            for frame in (drawing.frame(group["members"]) for group in groups)
        ],
        "bounds": [_round(value) for value in drawing.bounds],
    }  # fmt: skip


# ---------------------------------------------------------------------------------------------------
# Values


def _share(share: Share | None) -> Json | None:
    if share is None:
        return None
    return {
        "low": _percent(share.low, up=False),
        "high": _percent(share.high, up=True),
        "low_open": share.low_open,
        "high_open": share.high_open,
    }


def _percent(value: Fraction | None, *, up: bool) -> int | float | None:
    if value is None:
        return None
    number: Decimal = decimal(value, up=up)
    return int(number) if number == number.to_integral() else float(number)


def _day(value: PartialDate | None) -> str | None:
    return str(value) if value else None


def _round(value: float) -> int | float:
    number = round(value, 1)
    return int(number) if number == int(number) else number
