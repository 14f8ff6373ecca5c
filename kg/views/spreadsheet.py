"""Answers as CSV: one row a tie and claim, percent in columns, cells that no spreadsheet takes for code."""

from __future__ import annotations

import io

from kg.answers import Ties
from kg.settlement import Interest, Support
from kg.shares import decimal

COLUMNS = (
    *("holder_id", "holder", "investee_id", "investee", "kind"),
    *("share_min", "share_max", "share_min_open", "share_max_open", "approximate", "voting", "status"),
    *("from", "to", "observed", "certain", "labels"),
    *("claim", "role", "source", "publisher", "date", "retold", "quote", "start", "end"),
)


def csv_text(answer: Ties) -> str:
    """The ties of an answer as CSV with a header; each claim of a tie is a row of its own."""
    import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    names = {key: entity.name for key, entity in answer.entities.items()}
    for item in answer.interests + answer.pending:
        tie = _tie(item, names)
        for support in item.claims:
            writer.writerow([cell(value) for value in tie + _claim(support)])
    return out.getvalue()


def cell(value: object) -> str:
    """A value as a cell: None is empty, and text that a spreadsheet would run as a formula gets a quote.

    Example:
        >>> cell("=1+1"), cell(None), cell(True)
        ("'=1+1", '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return str(value)


def _tie(item: Interest, names: dict[str, str]) -> list[object]:
    share = item.share
    return [
        item.holder,
        names.get(item.holder, item.holder),
        item.investee,
        names.get(item.investee, item.investee),
        item.kind,
        decimal(share.low, up=False) if share else None,
        decimal(share.high, up=True) if share else None,
        share.low_open if share else None,
        share.high_open if share else None,
        item.approximate,
        item.voting,
        item.status,
        item.valid_from,
        item.valid_to,
        item.observed,
        item.certain,
        " ".join(item.labels),
    ]


def _claim(support: Support) -> list[object]:
    claim = support.record.claim
    evidence = claim.evidence[0] if claim.evidence else None
    return [
        claim.id,
        support.role,
        claim.source.title or claim.source.id,
        claim.source.publisher,
        claim.source.published,
        claim.source.retold,
        evidence.quote if evidence else None,
        evidence.start if evidence else None,
        evidence.end if evidence else None,
    ]
