"""The ties of a view document as rows of a table: the same facts as the picture, for reading and printing.

Example:
    >>> rows_of({"entities": [], "holdings": [], "evidence": []})
    []
"""

from __future__ import annotations

from typing import Any

from kg.views.legend import LAYERS, WORDS

Json = dict[str, Any]


def rows_of(document: Json) -> list[Json]:
    """One row a tie, in the document's order: parties, tie, share, votes, status, dates, source and words.

    Unknown is `?` in a share and in dates where one belongs, and "not stated" elsewhere.

    Cost: O(n).
    """
    entities = {entity["id"]: entity for entity in document["entities"]}
    claims = {claim["id"]: claim for claim in document["evidence"]}
    return [_row(tie, entities, claims) for tie in document["holdings"]]


def _row(tie: Json, entities: dict[str, Json], claims: dict[str, Json]) -> Json:
    first = claims[tie["claims"][0]["id"]] if tie["claims"] else None
    return {
        "id": tie["id"],
        "layer": tie["layer"],
        "holder": entities[tie["holder"]]["name"],
        "investee": entities[tie["investee"]]["name"],
        "phrase": tie["phrase"],
        "label": tie["label"],
        "voting": WORDS[tie["voting"]] if tie["voting"] != "unstated" or tie["share"] else "",
        "status": _status(tie),
        "dates": dates(tie),
        "source": first["source"] if first else None,
        "quote": next((q["text"] or q["raw"] for q in first["quotes"]), None) if first else None,
    }


def _status(tie: Json) -> str:
    if tie["held"]:
        return f"{LAYERS['held'].lower()}: {tie['held']['note']}"
    if tie["layer"] == "past":
        return "ended" if tie["style"] == "former" else "undated"
    status = str(tie["status"])
    return WORDS.get(status, status)


def dates(tie: Json) -> str:
    """The dates of a tie in words.

    Example:
        >>> dates({"period": {"from": "2016", "to": None}, "observed": "2023-01-26"})
        'from 2016, seen 2023-01-26'
    """
    parts = [
        f"{word} {tie['period'][key]}"
        for word, key in (("from", "from"), ("until", "to"))
        if tie["period"][key]
    ]
    if tie["observed"]:
        parts.append(f"seen {tie['observed']}")
    return ", ".join(parts) or "no date"
