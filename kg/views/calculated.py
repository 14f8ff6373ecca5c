"""Calculated answers as JSON values and as CSV rows; in words they are in `kg.views.reckoned`.

Percent from 0 to 100. A calculated figure is printed as the nearest double to the exact fraction, so that
43.4 stays 43.4 and a third is as close as a number can be; verdicts are decided in exact arithmetic.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from fractions import Fraction

from kg.calculated import Calculated, Finding, Hop
from kg.model import EntityId, Share
from kg.views.parts import Entities, Json, day, entity, supposed
from kg.views.spreadsheet import cell

#: Columns of every answer; power indices stand behind them where there are any.
COLUMNS = (
    *("entity_id", "entity", "kind"),
    *("share_min", "share_max", "share_min_open", "share_max_open"),
    *("direct_min", "direct_max", "direct_min_open", "direct_max_open"),
    *("verdict", "open_verdict", "reasons", "labels", "claims", "note"),
)


def calculated(value: Calculated) -> Json:
    """The answer to `controllers`, `ultimate`, `group`, `power` and `links`."""
    names = value.entities
    answer: Json = {
        "question": value.question,
        "entity": entity(value.entity.id, names),
        "as_of": value.as_of.isoformat(),
        "known_on": day(value.lens.known_on),
        "recorded_on": day(value.lens.recorded_on),
        "rule": value.rule,
        "basis": value.basis,
        "threshold": number(value.threshold) if value.threshold is not None else None,
        "strict": value.strict,
        "answers": [finding(item, names) for item in value.findings],
        "unnamed": value.unnamed,
        "unknown": bounds(value.unknown),
        "trapped": bounds(value.trapped),
        "warnings": list(value.warnings),
        "explanation": list(value.explanation),
    }
    if value.sets is not None:
        answer["sets"] = {
            name: [[entity(key, names) for key in one] for one in sets] for name, sets in value.sets.items()
        }
    return answer | supposed(value.lens)


def finding(value: Finding, names: Entities) -> Json:
    """One entity of an answer."""
    answer: Json = {
        "entity": entity(value.entity, names),
        "share": bounds(value.share),
        "direct": bounds(value.direct),
        "verdict": value.verdict,
        "open_verdict": value.open_verdict,
        "reasons": list(value.reasons),
        "labels": list(value.labels),
        "chains": [{"hops": [_hop(hop, names) for hop in chain]} for chain in value.chains],
        "note": value.note,
    }
    if value.values is not None:
        answer["values"] = dict(value.values)
    return answer


def bounds(share: Share | None) -> Json | None:
    """A calculated share in percent, with its open ends."""
    if share is None:
        return None
    return {
        "low": number(share.low),
        "high": number(share.high),
        "low_open": share.low_open,
        "high_open": share.high_open,
    }


def number(value: Fraction) -> int | float:
    """A fraction of 1 in percent, as the nearest number.

    Example:
        >>> number(Fraction(434, 1000)), number(Fraction(1, 4))
        (43.4, 25)
    """
    exact = value * 100
    return int(exact) if exact.denominator == 1 else float(exact)


def _hop(hop: Hop, names: Entities) -> Json:
    return {
        "holder": entity(hop.holder, names),
        "investee": entity(hop.investee, names),
        "share": bounds(hop.share),
        "claims": list(hop.claims),
    }


def csv_text(value: Calculated) -> str:
    """The findings as CSV with a header, one row an entity."""
    import csv

    indices = list(dict.fromkeys(name for item in value.findings for name in item.values or ()))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, *indices])
    for item in value.findings:
        row = [*_row(item, value.entities), *((item.values or {}).get(name) for name in indices)]
        writer.writerow([cell(one) for one in row])
    return out.getvalue()


def _row(item: Finding, names: Entities) -> Iterator[object]:
    known = names.get(item.entity)
    yield from (item.entity, known.name if known else item.entity, known.kind if known else None)
    yield from _bounds_cells(item.share)
    yield from _bounds_cells(item.direct)
    yield from (item.verdict, item.open_verdict, " ".join(item.reasons), " ".join(item.labels))
    yield " ".join(_claims(item.chains))
    yield item.note


def _bounds_cells(share: Share | None) -> tuple[object, ...]:
    if share is None:
        return (None, None, None, None)
    return (number(share.low), number(share.high), share.low_open, share.high_open)


def _claims(chains: Iterable[tuple[Hop, ...]]) -> list[EntityId]:
    return list(dict.fromkeys(claim for chain in chains for hop in chain for claim in hop.claims))
