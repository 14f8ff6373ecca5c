from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import pytest

from kg.shares import bounds, point
from kg.views.document import view_document
from tests.views.pictures import QUOTATION, carmakers, claim, forest, hostile, interest


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return view_document(carmakers())


def tie(document: dict[str, Any], holder: str, investee: str, layer: str = "owners") -> dict[str, Any]:
    return next(
        t
        for t in document["holdings"]
        if (t["holder"], t["investee"], t["layer"]) == (holder, investee, layer)
    )


def box(document: dict[str, Any], key: str) -> dict[str, Any]:
    return next(b for b in document["layout"]["nodes"] if b["id"] == key)


def test_the_document_has_its_eight_parts_and_is_plain_json(document: dict[str, Any]) -> None:
    parts = {"meta", "entities", "holdings", "groups", "paths", "layout", "evidence"}
    assert set(document) == parts
    assert json.loads(json.dumps(document)) == document


def test_percentages_go_outward_with_their_bounds(document: dict[str, Any]) -> None:
    stake = tie(document, "auvergne", "kitayama")
    assert stake["label"] == "~43 %"
    assert stake["share"] == {
        "low": 42, "high": 44, "low_open": False, "high_open": False, "approximate": True,
        "text": "roughly 43 percent",
    }  # fmt: skip


def test_a_third_is_rounded_outward() -> None:
    view = carmakers()
    third = interest(claim("gallia", "hoshino", share=bounds("exactThird")))
    network = replace(view.network, interests=(third,))
    share = tie(view_document(replace(view, network=network)), "gallia", "hoshino")["share"]
    assert share["low"] < 100 / 3 < share["high"]


def test_an_unknown_share_is_neither_nothing_nor_all(document: dict[str, Any]) -> None:
    stake = tie(document, "gallia", "auvergne")
    assert stake["label"] == "?"
    assert (stake["share"]["low_open"], stake["share"]["high"]) == (True, 100)


def test_every_claim_stands_once_with_its_quotation_and_source(document: dict[str, Any]) -> None:
    ids = [one["id"] for one in document["evidence"]]
    assert ids == sorted(set(ids))
    named = {part["id"] for t in document["holdings"] for part in t["claims"]}
    assert named == set(ids)
    used = next(
        c for c in document["evidence"] if c["id"] == tie(document, "auvergne", "kitayama")["claims"][0]["id"]
    )
    assert used["quotes"][0] == {
        "text": QUOTATION,
        "start": 10,
        "end": 10 + len(QUOTATION),
        "pointer": None,
        "raw": None,
    }
    assert used["source"]["publisher"] == "The Motor Gazette"
    assert used["source"]["retold"] is False


def test_claims_that_agree_and_disagree_are_named_with_their_roles(document: dict[str, Any]) -> None:
    roles = [part["role"] for part in tie(document, "auvergne", "kitayama")["claims"]]
    assert roles == ["used", "agrees", "dissents"]


def test_a_cross_holding_is_a_group_and_both_directions_are_in_it(document: dict[str, Any]) -> None:
    (group,) = document["groups"]
    assert group["members"] == ["auvergne", "kitayama"]
    both = {tie(document, "auvergne", "kitayama")["id"], tie(document, "kitayama", "auvergne")["id"]}
    assert set(group["ties"]) == both
    assert tie(document, "kitayama", "auvergne")["group"] == 0


def test_a_held_claim_makes_no_cross_holding_and_carries_both_readings(document: dict[str, Any]) -> None:
    held = tie(document, "kitayama", "auvergne", "held")
    assert held["group"] is None
    assert held["held"]["as_written"]["holder"] == "auvergne"
    assert held["held"]["repaired"]["holder"] == "kitayama"
    assert held["held"]["reason"] == "selfHolding"


def test_owners_stand_above_what_they_own_and_states_on_top(document: dict[str, Any]) -> None:
    order = [box(document, key)["y"] for key in ("gallia", "auvergne", "kitayama", "hoshino")]
    assert order == sorted(set(order))
    assert box(document, "nippara")["y"] == min(b["y"] for b in document["layout"]["nodes"])


def test_a_partner_without_direction_hangs_below_the_better_connected_side(document: dict[str, Any]) -> None:
    assert box(document, "jun-li")["y"] > box(document, "auvergne")["y"]
    assert box(document, "torino")["y"] > box(document, "auvergne")["y"]


def test_most_arrows_of_owners_point_down(document: dict[str, Any]) -> None:
    owners = {t["id"] for t in document["holdings"] if t["layer"] == "owners"}
    routes = [r for r in document["layout"]["edges"] if r["id"] in owners]
    assert sum(not r["turned"] for r in routes) / len(routes) >= 0.85


def test_shuffled_input_gives_the_same_document(document: dict[str, Any]) -> None:
    view, chance = carmakers(), random.Random(4)
    interests, undated, pending = list(view.network.interests), list(view.undated), list(view.pending)
    entities = list(view.network.entities.items())
    for many in (interests, undated, pending, entities):
        chance.shuffle(many)  # type: ignore[arg-type]
    network = replace(view.network, interests=tuple(interests), entities=dict(entities))
    shuffled = replace(view, network=network, undated=tuple(undated), pending=tuple(pending))
    assert json.dumps(view_document(shuffled), sort_keys=True) == json.dumps(document, sort_keys=True)


def test_paths_name_the_ties_that_are_drawn() -> None:
    view = carmakers()
    path = tuple(i for i in view.network.interests if i.holder in {"gallia"})
    document = view_document(replace(view, paths=(path,)))
    assert document["paths"] == [[tie(document, "gallia", "auvergne")["id"]]]


def test_ten_thousand_entities_are_cut_and_counted() -> None:
    meta = view_document(forest(10_000))["meta"]
    assert (meta["entities"], meta["left_out"]) == (150, 9_850)
    assert meta["ties"] > 100


def test_hostile_text_stays_as_it_is_in_the_document() -> None:
    view = hostile()
    names = {entity["name"] for entity in view_document(view)["entities"]}
    assert names == {entity.name for entity in view.entities.values()}


def test_a_tie_of_a_point_has_equal_bounds(document: dict[str, Any]) -> None:
    share = tie(document, "kitayama", "hoshino")["share"]
    assert (share["low"], share["high"]) == (34.02, 34.02)
    assert point("34.02").is_point
