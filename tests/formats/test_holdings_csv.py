import csv
import io

from hypothesis import given

from kg.formats.holdings_csv import COLUMNS, safe, write_csv
from kg.model import Claim, Evidence, Source
from kg.shares import UNKNOWN, bounds
from tests import strategies


def rows(*claims: Claim, **names: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(write_csv(claims, names=names)), newline="")))


def claim(**parts: object) -> Claim:
    return Claim(
        **{"holder": "a", "investee": "b", "kind": "shareholding", "source": Source(id="d"), **parts}
    )  # type: ignore[arg-type]


def test_a_holding_shows_its_bounds_in_percent_and_its_proof() -> None:
    proof = Evidence(quote='It says "43", about', start=7, end=26)
    source = Source(id="d", title="An article", retold_from="x")
    (row,) = rows(
        claim(share=bounds("about", "43"), stated="43", approximate=True, evidence=(proof,), source=source),
        a="Alpha",
    )
    assert (row["holder_name"], row["investee_name"]) == ("Alpha", "b")
    assert (row["share_min"], row["share_max"], row["stated"]) == ("42", "44", "43")
    assert (row["quote"], row["start"], row["end"]) == ('It says "43", about', "7", "26")
    assert (row["source"], row["retold"], row["approximate"]) == ("An article", "true", "true")


def test_a_third_is_rounded_outward() -> None:
    (row,) = rows(claim(share=bounds("exactThird")))
    assert (row["share_min"], row["share_max"]) == ("33.333333333", "33.333333334")


def test_nothing_said_is_empty_and_unknown_is_more_than_nothing() -> None:
    silent, unknown = rows(claim(), claim(share=UNKNOWN))
    assert (silent["share_min"], silent["share_max"]) == ("", "")
    assert (unknown["share_min"], unknown["share_max"], unknown["share_min_open"]) == ("0", "100", "true")


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    (row,) = rows(claim(), a='=HYPERLINK("x")', b="\tB")
    assert (row["holder_name"], row["investee_name"]) == ('\'=HYPERLINK("x")', "'\tB")


@given(strategies.claims())
def test_every_row_has_every_column_and_no_cell_starts_a_formula(claim: Claim) -> None:
    table = list(csv.reader(io.StringIO("".join(write_csv([claim], names={})), newline="")))
    assert [len(row) for row in table] == [len(COLUMNS)] * 2
    assert all(safe(cell) == cell for row in table for cell in row)
