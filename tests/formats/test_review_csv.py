from datetime import date

import pytest

from kg.answers import Doubt, Excerpt, Queue
from kg.errors import InputError
from kg.formats.review_csv import COLUMNS, FIELDS, read_review, write_review
from kg.model import Claim, Entity, HeldClaim, PartialDate, Source
from kg.record import replace
from kg.shares import bounds

OAK = Entity(id="oak", kind="company", name='=Oak "Mills", SA')
FIR = Entity(id="fir", kind="company", name="Fir Works")
CLAIM = Claim(
    holder="oak",
    investee="fir",
    kind="shareholding",
    share=bounds("about", "43"),
    stated="43",
    approximate=True,
    source=Source(id="d1", title="-News", publisher="The Courier"),
)
DOUBT = Doubt(
    held=HeldClaim(claim=CLAIM, reason="unsureLink", note="the parties are not certain"),
    excerpts=(Excerpt(before="a\nb ", quote="its\n43 % stake", after=" c", start=4, end=16),),
    recorded_on=date(2024, 5, 3),
)
QUEUE = Queue(doubts=(DOUBT,), entities={"oak": OAK, "fir": FIR})


def filled(decision: str = "accept", **changes: str) -> bytes:
    """The table of the queue with its one row filled in."""
    import csv
    import io

    header, row = csv.reader(io.StringIO(write_review(QUEUE)))
    cells = dict(zip(header, row, strict=True)) | {"decision": decision} | changes
    out = io.StringIO()
    csv.writer(out).writerows([header, [cells[name] for name in header]])
    return out.getvalue().encode()


def test_a_row_says_all_that_is_needed_to_decide_and_no_cell_is_a_formula() -> None:
    header, row = write_review(QUEUE).splitlines()
    assert tuple(header.split(",")) == COLUMNS
    assert "about 43 %" in row
    assert "its 43 % stake" in row
    assert "'=Oak" in row
    assert "'-News" in row


def test_what_is_written_and_accepted_unchanged_is_read_back_as_it_was_shown() -> None:
    [verdict], faults = read_review(filled(), name="r.csv")
    assert not faults
    assert (verdict.claim, verdict.action, verdict.where) == (CLAIM.id, "accept", "r.csv:2")
    assert verdict.readings == (
        {
            "holder": OAK.name,
            "investee": "Fir Works",
            "kind": "shareholding",
            "share": "about 43 %",
            "voting": "unstated",
            "status": "asserted",
            "tense": "current",
            "change": "level",
        },
    )
    assert set(verdict.readings[0]) == set(FIELDS)


def test_a_row_tells_a_plan_to_sell_from_one_to_buy_and_when() -> None:
    import csv
    import io

    def row(**said: str) -> dict[str, str]:
        claim = replace(
            CLAIM,
            status="planned",
            tense="future",
            effective=PartialDate("2025"),
            change=said["change"],
            id="",
        )
        held = replace(DOUBT, held=replace(DOUBT.held, claim=claim))
        [found] = csv.DictReader(io.StringIO(write_review(replace(QUEUE, doubts=(held,)))))
        return found

    sold, bought = row(change="decrease"), row(change="acquire")
    assert (sold["says"], bought["says"]) == ("plans to sell", "plans to buy")
    assert (sold["change"], sold["tense"], sold["dates"]) == ("decrease", "future", "takes effect 2025")


def test_a_decision_that_is_none_is_told_with_those_that_are() -> None:
    _, [fault] = read_review(b"id,decision\nc1,maybe\n", name="r.csv")
    assert fault.where == "r.csv:2"
    assert "'maybe'" in fault.message
    assert {"accept", "reject", "split", "skip"} <= set(fault.message.replace(",", " ").split())


def test_a_row_without_a_decision_waits() -> None:
    assert read_review(filled(""), name="r.csv") == ([], [])


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_what_spreadsheets_make_of_it_is_read(mark: str) -> None:
    rows = (("\ufeffid", "Decision", "share"), ("c1", "ACCEPT", "43"), ("", "", ""), ("c2", "reject", ""))
    text = "".join(mark.join(row) + "\r\n" for row in rows)
    verdicts, faults = read_review(text.encode(), name="r.csv")
    assert [(one.claim, one.action) for one in verdicts] == [("c1", "accept"), ("c2", "reject")]
    assert verdicts[0].readings == ({"share": "43"},)
    assert not faults


def test_several_accepted_rows_of_one_claim_split_it() -> None:
    [verdict], _ = read_review(b"id,decision,share\nc1,accept,5\nc1,accept,7\n", name="r.csv")
    assert [reading["share"] for reading in verdict.readings] == ["5", "7"]


def test_every_bad_row_is_told_with_its_line() -> None:
    data = b"id,decision\nc1,maybe\n,accept\nc2,accept\nc2,reject\nc3,perhaps\n"
    verdicts, faults = read_review(data, name="r.csv")
    assert [fault.where for fault in faults] == ["r.csv:2", "r.csv:3", "r.csv:5", "r.csv:6"]
    assert [verdict.claim for verdict in verdicts] == ["c2"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no column id and decision"),
        (b"holder,investee\na,b\n", "no column id and decision"),
        (b"id,holder\na,b\n", "no column decision"),
        (b"id,decision,share,share\n", "twice"),
        (b"id,decision\n\xff\n", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_review_table_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_review(data, name="r.csv")


@pytest.mark.parametrize(
    "table",
    [b'id,decision,comment\nc1,reject,ok\nc2,reject,"half\nc3,reject,ok\n', b'id,decision\n"c1,accept\n'],
)
def test_a_quotation_mark_that_is_never_closed_swallows_no_decision(table: bytes) -> None:
    with pytest.raises(InputError, match="never closed"):
        read_review(table, name="r.csv")
