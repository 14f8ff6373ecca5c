"""Claims as a table for spreadsheets: one row a claim, percent from 0 to 100.

Written only: a table loses too much to be read back. Cells that a spreadsheet would run as a formula are
made text by an apostrophe before them, for names are data, whatever they begin with.

Example:
    >>> from kg.model import Claim, Source
    >>> from kg.shares import bounds
    >>> claim = Claim(holder="a", investee="b", kind="shareholding", source=Source(id="d1"),
    ...               share=bounds("moreThan", "25"))
    >>> table = "".join(write_csv([claim], names={"a": "=Alpha", "b": "Beta"}))
    >>> table.splitlines()[1].split(",")[:9]
    ['a', "'=Alpha", 'b', 'Beta', 'shareholding', '25', '100', 'true', 'false']
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Claim, EntityId, Share
from kg.shares import decimal

COLUMNS = (
    *("holder", "holder_name", "investee", "investee_name", "kind"),
    *("share_min", "share_max", "share_min_open", "share_max_open", "stated", "approximate", "share_text"),
    *("voting", "directness", "status", "tense", "role", "topic", "change"),
    *("valid_from", "valid_to", "as_of", "effective", "stated_on"),
    *("source", "publisher", "published", "rank", "retold", "quote", "start", "end", "claim"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(claims: Iterable[Claim], *, names: Mapping[EntityId, str]) -> Iterator[str]:
    """Rows of a CSV file (RFC 4180), the header first; claims in the order given.

    Args:
        claims: Claims.
        names: Entity id to the name shown; an id without a name stands for itself.

    Yields:
        One row at a time. A claim with several quotations shows the first; what is not known is empty.
    """
    yield _row(COLUMNS)
    for claim in claims:
        yield _row(_cells(claim, names))


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    Example:
        >>> safe("@SUM(A1)"), safe("43.4")
        ("'@SUM(A1)", '43.4')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return line.getvalue()


def _cells(claim: Claim, names: Mapping[EntityId, str]) -> tuple[str, ...]:
    source = claim.source
    proof = claim.evidence[0] if claim.evidence else None
    quote = (proof.quote, proof.start, proof.end) if proof else (None, None, None)
    cells = (
        *(
            claim.holder,
            names.get(claim.holder, claim.holder),
            claim.investee,
            names.get(claim.investee, claim.investee),
            claim.kind,
        ),
        *_share(claim.share),
        *(claim.stated, claim.approximate, claim.share_text),
        *(claim.voting, claim.directness, claim.status, claim.tense, claim.role, claim.topic, claim.change),
        *(claim.valid_from, claim.valid_to, claim.as_of, claim.effective, claim.stated_on),
        *(source.title or source.id, source.publisher, source.published, source.rank, source.retold),
        *(*quote, claim.id),
    )
    return tuple(_cell(cell) for cell in cells)


def _share(share: Share | None) -> tuple[str | bool | None, ...]:
    if share is None:
        return None, None, None, None
    low, high = decimal(share.low, up=False), decimal(share.high, up=True)
    return f"{low}", f"{high}", share.low_open, share.high_open


def _cell(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
