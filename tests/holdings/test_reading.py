"""Holdings files: what is read, and what each fault says."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, InputFaults
from kg.holdings.reading import read_csv, read_holdings
from kg.holdings.table import Holdings
from kg.shares import UNKNOWN, bounds, point

HEAD = "holder,investee,share\n"


def fault(text: str) -> str:
    """The first line that is told of a text."""
    with pytest.raises(InputError) as told:
        read_csv(text, "f.csv")
    return str(told.value).split("\n")[0]


def shares(told: Holdings) -> list[tuple[str, str, object]]:
    return [
        (told.names[told.holder[row]], told.names[told.investee[row]], told.share(row))
        for row in range(len(told))
    ]


def test_a_row_says_holder_investee_and_percent() -> None:
    told = read_csv(HEAD + "Alder,Birch,43.4\nCedar,Birch,100\n", "f.csv")
    assert shares(told) == [("Alder", "Birch", point("43.4")), ("Cedar", "Birch", point(100))]
    assert list(told.number) == [2, 3]
    assert told.kind is None
    assert told.is_plain


def test_names_stand_as_written_but_for_the_space_around_them() -> None:
    told = read_csv(HEAD + '  Alder & Söhne , "Birch, Fils",5\n'.replace(', "', ',"'), "f.csv")
    assert told.names == ["Alder & Söhne", "Birch, Fils"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_and_any_line_ending_are_read(ending: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes((HEAD + "Älder,Birch,5\n").replace("\n", ending).encode(encoding))
    told = read_holdings(path)
    assert shares(told) == [("Älder", "Birch", point(5))]
    assert told.title == "f.csv"


def test_columns_may_stand_in_any_order_and_in_capital_letters() -> None:
    told = read_csv("Share, INVESTEE ,Holder\n5,Birch,Alder\n", "f.csv")
    assert shares(told) == [("Alder", "Birch", point(5))]


def test_bounds_stand_in_place_of_a_share() -> None:
    text = (
        "holder,investee,share,share_min,share_max,min_open,max_open\n"
        "A,X,,25,50,true,\nB,X,,10,,,\nC,X,,,10,,yes\nD,X,,,,,\nE,X,7,,,false,0\n"
    )
    half = bounds("range", "0", "10")
    expected = [bounds("range", "25", "50"), bounds("atLeast", "10"), half, UNKNOWN, point(7)]
    told = read_csv(text, "f.csv")
    assert [(s.low, s.high) for s in map(told.share, range(5)) if s] == [(e.low, e.high) for e in expected]
    assert [(s.low_open, s.high_open) for s in map(told.share, range(5)) if s] == [
        (True, False), (False, False), (False, True), (True, False), (False, False),
    ]  # fmt: skip


def test_a_figure_without_an_end_in_units_is_kept_exactly() -> None:
    told = read_csv("holder,investee,share\nA,X,100/3\nB,X,33.333333333333333333\nC,X,1e-12\n", "f.csv")
    assert [share.low for share in map(told.share, range(3)) if share] == [
        Fraction(1, 3),
        Fraction("33.333333333333333333") / 100,
        Fraction(1, 10**14),
    ]
    assert [told.high[row] - told.low[row] for row in range(3)] == [1, 1, 1]


def test_what_is_said_of_votes_days_and_kinds_is_read() -> None:
    text = (
        "holder,investee,share,kind,voting,votes,votes_per_share,voting_cap,from,to,holder_kind,source\n"
        "Ann,X,10,,suspended,3.5,10,15,2020-01-02,2021-03-04,person,minutes of May\n"
        "X,X,5,treasury,,,,,,,,\n,X,4,treasury,,,,,,,,\nB,X,,parent,,,,,,,,\n"
    )
    told = read_csv(text, "f.csv")
    assert (told.kind_of(0), told.voting_of(0)) == ("shareholding", "suspended")
    columns = ("votes", "votes_per_share", "voting_cap")
    assert [told.exact(name, 0) for name in columns] == [Fraction(7, 200), 10, Fraction(3, 20)]
    assert [str(told.day(name, 0)) for name in ("start", "end")] == ["2020-01-02", "2021-03-04"]
    assert (told.entity(0).kind, told.entity(1).kind, told.cited[0]) == (
        "person",
        "company",
        "minutes of May",
    )
    assert [told.is_treasury(row) for row in range(4)] == [False, True, True, False]
    assert (told.kind_of(3), told.share(3), told.exact("votes", 3)) == ("parent", None, None)


def test_columns_that_nobody_knows_are_told_once_and_left_out() -> None:
    told = read_csv("holder,investee,share,colour,note\nA,X,5,red,\n", "f.csv")
    (issue,) = told.issues
    assert issue.message.startswith(
        "f.csv: left out of every row: 'colour', 'note'; the columns read are holder"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("holder,share\nA,5\n", "f.csv:1: investee is missing, the header has 'holder', 'share'; add the co"),
        ("holder,investee\nA,B\n", "f.csv:1: share (or share_min and share_max) is missing"),
        ("", "f.csv:1: holds no header; give a row of column names"),
        ("holder;investee;share\n", "f.csv:1: cells are separated by semicolons; save the file with commas"),
        ("holder\tinvestee\tshare\n", "f.csv:1: cells are separated by tabs"),
        ("holder,holder,investee,share\n", "f.csv:1: holder stands twice in the header"),
        (HEAD + "A,B,150\n", "f.csv:2: share '150' must lie between 0 and 100 (percent); correct it"),
        (HEAD + "A,B,-1\n", "f.csv:2: share '-1' must lie between 0 and 100"),
        (HEAD + "A,B,100.0000000001\n", "f.csv:2: share '100.0000000001' must lie between 0 and 100"),
        (HEAD + "A,B,NaN\n", "f.csv:2: share 'NaN' is no number"),
        (HEAD + "A,B,inf\n", "f.csv:2: share 'inf' is no number"),
        (HEAD + "A,B,1_0\n", "f.csv:2: share '1_0' is no number"),
        (HEAD + "A,B,٤٣\n", "f.csv:2: share '٤٣' is no number"),
        (HEAD + 'A,B,"43,4"\n', "f.csv:2: share '43,4' is no number; write a point as decimal mark, as in 4"),
        (HEAD + "A,B,43.4%\n", "f.csv:2: share '43.4%' is no number; leave out the % sign"),
        (HEAD + ",B,5\n", "f.csv:2: holder is empty; give the name"),
        (HEAD + "A, \u200b,5\n", "f.csv:2: investee is empty; give the name"),
        (HEAD + "A,B,5\nC,B\n", "f.csv:3: has 2 cells, the header 3; quote cells that hold a comma"),
        (HEAD + "A,B,43,4\n", "f.csv:2: has 4 cells, the header 3; quote cells that hold a comma"),
        (HEAD + "A,B,5\nA,B,5.0\n", "f.csv:3: holder 'A' says the same as row 2; leave one of them out"),
        (HEAD + "Alder,B,5\nALDER,C,5\n", "f.csv:3: holder 'ALDER' is written 'Alder' in row 2; write both"),
        (HEAD + "Alder,B,5\nB,Älder,5\n", "f.csv:3: investee 'Älder' is written 'Alder' in row 2"),
        (HEAD + 'A,B,5\nC,"B,5\nD,B,5\n', "f.csv:3: a cell does not end: a quotation mark is open"),
        (HEAD + 'A,"B"x,5\n', "f.csv:2: a quotation mark stands inside a quoted cell"),
        (HEAD + "A,B," + "5" * 200_000 + "\n", "f.csv:2: a cell is longer than 131072 characters"),
        (HEAD + "A,B,5" + "," * 1_000_000 + "\n", "f.csv:2: has 1000003 cells, the header 3"),
        ("," * 1_000_000 + "\n", "f.csv:1: has 1000001 columns; keep those of holder, investee"),
        ("holder,investee,share_min,share_max\nA,B,50,25\n", "f.csv:2: share_min '50' is more than share_ma"),
        ("holder,investee,share,share_min\nA,B,5,5\n", "f.csv:2: share '5' stands beside share_min or share"),
        ("holder,investee,share,min_open\nA,B,5,true\n", "f.csv:2: min_open 'true' leaves nothing between"),
        ("holder,investee,share,min_open\nA,B,5,maybe\n", "f.csv:2: min_open 'maybe' is neither true nor fa"),
        ("holder,investee,share,voting\nA,B,5,half\n", "f.csv:2: voting 'half' is no known word here; write"),
        ("holder,investee,share,kind\nA,B,5,treasury\n", "f.csv:2: holder 'A' is not the company whose own"),
        ("holder,investee,share,from\nA,B,5,2020\n", "f.csv:2: from '2020' is not a day; write it as 2023-0"),
        ("holder,investee,share,from\nA,B,5,2020-02-30\n", "f.csv:2: from '2020-02-30' is not a day"),
        ("holder,investee,share,from,to\nA,B,5,2020-01-02,2020-01-02\n", "f.csv:2: to '2020-01-02' does not"),
        ("holder,investee,share,votes\nA,B,5,101\n", "f.csv:2: votes '101' must lie between 0 and 100"),
        ("holder,investee,share,votes_per_share\nA,B,5,-2\n", "f.csv:2: votes_per_share '-2' must lie betwe"),
        ("holder,investee,share,holder_kind\nA,B,5,state\nA,C,5,person\n", "f.csv:3: holder_kind 'A' is sta"),
    ],
)  # fmt: skip
def test_each_fault_is_one_line_with_row_field_and_what_to_do(text: str, line: str) -> None:
    told = fault(text)
    assert told.startswith(line)
    assert "; " in told or "?" in told
    assert len(told) < 600


def test_all_faults_are_told_up_to_twenty() -> None:
    with pytest.raises(InputFaults) as told:
        read_csv(HEAD + "".join(f"A,B{n},150\n" for n in range(25)), "f.csv")
    assert len(told.value.faults) == 21
    assert told.value.faults[0].startswith("f.csv:2: ")
    assert told.value.faults[-1] == "f.csv: and 5 more"
    assert told.value.exit_code == 4


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(HEAD.encode() + b"A,B\xff,5\n")
    with pytest.raises(InputError, match=r"f\.csv:2: byte 25 is not UTF-8; save the file as UTF-8"):
        read_holdings(path)


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match=r"nowhere\.csv: cannot be read"):
        read_holdings("nowhere.csv")


def test_the_words_of_a_row_are_those_of_the_file() -> None:
    text = HEAD + '"Alder\nSons",Birch,5\r\nCedar,"Bi""rch",6'
    told = read_csv(text, "f.csv")
    assert [told.raw(int(number)) for number in told.number if told.raw] == [
        '"Alder\nSons",Birch,5',
        'Cedar,"Bi""rch",6',
    ]
    assert list(told.number) == [2, 4]


def test_complete_companies_are_named_by_the_caller_or_a_file(tmp_path: Path) -> None:
    stakes, names = tmp_path / "f.csv", tmp_path / "all.txt"
    stakes.write_text(HEAD + "Alder,Birch SA,60\nBirch SA,Cedar,5\n")
    names.write_text("\ufeffbirch\n\nCedar\n")
    told = read_holdings(stakes, complete=names)
    assert {told.names[at] for at in told.complete} == {"Birch SA", "Cedar"}
    assert read_holdings(stakes, complete=["Cedar"]).complete == {told.position("Cedar")}
    names.write_text("Cedar\nElm\nAlder\n")
    with pytest.raises(InputFaults) as faults:
        read_holdings(stakes, complete=names)
    assert [line[: len("all.txt:2: 'Elm' is no name")] for line in faults.value.faults] == [
        "all.txt:2: 'Elm' is no name",
        "all.txt:3: 'Alder' is held ",
    ]


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)


@given(st.lists(st.tuples(NAMES, NAMES, st.text(max_size=6)), max_size=8))
def test_any_text_is_read_whole_or_refused_in_lines(rows: list[tuple[str, str, str]]) -> None:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([("holder", "investee", "share"), *rows])
    told = outcome(file.getvalue())
    if isinstance(told, Holdings):
        assert len(told) == len(rows)
    else:
        assert all(line.startswith("f.csv:") for line in told)


def outcome(text: str) -> Holdings | tuple[str, ...]:
    try:
        return read_csv(text, "f.csv")
    except InputFaults as error:
        return error.faults
    except InputError as error:
        return (str(error),)
