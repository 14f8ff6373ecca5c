"""Capital and votes of one company, worked by hand and held against settlement's own votes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.holdings.rows import holdings_of
from kg.holdings.tables import HoldingsTables
from kg.network import OwnershipNetwork
from kg.settlement.restated import Restated
from kg.settlement.types import Interest
from kg.settlement.votes import votes_table
from kg.shares import NOTHING, ONE, UNKNOWN, point, show
from tests.holdings.support import Row, tables

DAY = date(2024, 1, 1)


def made(*rows: tuple[str, ...] | dict[str, str], complete: tuple[str, ...] = ()) -> HoldingsTables:
    return HoldingsTables(holdings_of(rows, complete=complete))


def shown(of: HoldingsTables, basis: str = "capital", company: str = "X") -> dict[str, str]:
    column = of.column(company, "votes" if basis == "votes" else "capital")
    return {key: show(share) for key, share in column.shares.items()}


def row(holder: str, share: str, **beside: str) -> dict[str, str]:
    return {"holder": holder, "investee": "X", "share": share, **beside}


def test_lots_of_a_pair_add_up() -> None:
    told = made(("A", "X", "30"), ("A", "X", "20.5"), ("B", "X", "1/3"))
    column = told.column("X")
    assert column.shares == {"A": point("50.5"), "B": point("1/3")}
    assert column.rest == point(Fraction(99, 2) - Fraction(1, 3))


def test_a_row_of_nothing_is_no_edge() -> None:
    told = made(("A", "X", "0"), ("B", "X", "5"), ("A", "Y", "0"))
    assert shown(told) == {"B": "5 %"}
    assert (told.below("A"), told.below("B"), list(told.companies())) == ((), ("X",), ["X"])
    assert told.column("Y").shares == {}


def test_too_much_is_told_exactly_and_never_rescaled() -> None:
    assert made(("A", "X", "60"), ("B", "X", "40.1")).column("X").excess == Fraction(1001, 1000)
    assert made(("A", "X", "60"), ("B", "X", "40")).column("X").excess is None
    assert shown(made(("A", "X", "60"), ("B", "X", "90")), "votes") == {"A": "60 %", "B": "90 %"}


def test_all_are_known_of_a_complete_company_only() -> None:
    told = made(("A", "X", "60"), ("A", "Y", "60"), complete=("X",))
    assert (told.column("X").complete, told.column("Y").complete) == (True, False)
    assert (told.column("X").rest, told.column("Y").rest) == (NOTHING, point(40))
    assert told.column("X", "votes").complete


def test_own_shares_lift_everybody_else() -> None:
    own = {"investee": "X", "kind": "treasury", "share": "10"}
    assert shown(made(row("A", "45"), own), "votes") == {"A": "50 %"}
    (votes,) = made(row("A", "46"), ("X", "X", "10")).column("X", "votes").shares.values()
    assert votes.low == Fraction(46, 90)
    assert shown(made(row("A", "45"), own)) == {"A": "45 %", "X": "10 %"}


def test_mute_shares_do_not_vote() -> None:
    told = made(row("State", "15.01"), row("Partner", "15", voting="none"))
    assert told.column("X", "votes").shares == {"State": point(Fraction(1501, 85))}
    assert shown(told) == {"State": "15.01 %", "Partner": "15 %"}
    half = made(row("A", "45"), row("A", "10", voting="suspended"))
    assert shown(half, "votes") == {"A": "50 %"}


def test_stated_votes_stand_and_the_others_share_what_is_left() -> None:
    told = made(row("A", "10", votes="60"), row("B", "30"), row("C", "60"))
    assert {k: s.low for k, s in told.column("X", "votes").shares.items()} == {
        "A": Fraction(3, 5),
        "B": Fraction(2, 5) * Fraction(30, 90),
        "C": Fraction(2, 5) * Fraction(60, 90),
    }
    assert made(row("A", "10", votes="60"), row("B", "5", votes="41")).column("X", "votes").is_overfull


def test_a_row_of_votes_has_no_capital() -> None:
    told = made(row("A", "40", kind="votingRights"), row("B", "50"))
    assert shown(told) == {"B": "50 %"}
    assert shown(told, "votes") == {"A": "40 %", "B": "30 %"}
    assert told.below("A") == ("X",)


def test_shares_of_many_votes_outvote() -> None:
    told = made(row("A", "10", votes_per_share="10"), row("B", "90"))
    assert {k: s.low for k, s in told.column("X", "votes").shares.items()} == {
        "A": Fraction(100, 190),
        "B": Fraction(90, 190),
    }


def test_a_cap_holds_and_gives_the_rest_to_others() -> None:
    told = made(row("A", "40", voting_cap="10"), row("B", "60"))
    assert shown(told, "votes") == {"A": "10 %", "B": "90 %"}


def test_bands_stay_as_told_where_all_shares_vote() -> None:
    band = {"holder": "A", "investee": "X", "share_min": "25", "share_max": "50", "min_open": "true"}
    told = made(band, row("B", "30"))
    assert shown(told, "votes") == shown(told) == {"A": "(25-50] %", "B": "30 %"}
    (muted,) = (made(band, row("B", "20", voting="none")).column("X", "votes").shares).values()
    assert show(muted) == "(31.25-62.5] %"


def test_a_parent_acts_and_has_an_unknown_share() -> None:
    told = made(
        {"holder": "P", "investee": "X", "kind": "parent"},
        {"holder": "Q", "investee": "X", "kind": "appointmentOfBoard", "share": "50"},
        {"holder": "R", "investee": "X", "kind": "appointmentOfBoard", "share": "51"},
        {"holder": "S", "investee": "X", "kind": "boardChair"},
    )
    assert told.acts_for("X") == ("P", "R")
    assert told.column("X").shares == {"P": UNKNOWN}
    assert (told.below("P"), told.below("Q"), told.below("S")) == (("X",), (), ())


def test_entities_are_companies_unless_a_row_says_so() -> None:
    told = made(row("Ann", "5", holder_kind="person"), row("B", "5"))
    assert (told.entities["Ann"].kind, told.entities["X"].kind) == ("person", "company")
    assert (list(told.entities), "Zed" in told.entities) == (["Ann", "X", "B"], False)
    assert (told.column("Zed").shares, told.below("Zed"), told.acts_for("Zed")) == ({}, (), ())


def _interest(holder: str, figure: tuple[int, int], beside: tuple[str, str | None, str | None]) -> Interest:
    low, high = sorted(figure)
    voting, weight, cap = beside
    return Interest(
        holder=holder,
        investee="X",
        kind="shareholding",
        share=point(low) if low == high else made_band(low, high),
        claims=(),
        voting=voting,
        votes_per_share=Fraction(weight) if weight else None,
        voting_cap=Fraction(cap) / 100 if cap else None,
    )


def made_band(low: int, high: int) -> object:
    from kg.shares import bounds

    return bounds("range", str(low), str(high))


STAKES = st.lists(
    st.tuples(
        st.tuples(st.integers(0, 12), st.integers(0, 12)),
        st.tuples(
            st.sampled_from(["full", "none"]),
            st.sampled_from([None, "10", "0.5"]),
            st.sampled_from([None, "5", "20"]),
        ),
    ),
    min_size=1,
    max_size=6,
)


@given(STAKES)
@settings(max_examples=150, deadline=None)
def test_votes_are_those_that_settlement_would_count(
    stakes: list[tuple[tuple[int, int], tuple[str, str | None, str | None]]],
) -> None:
    rows = []
    for number, ((low, high), (voting, weight, cap)) in enumerate(stakes):
        told = {"holder": f"h{number}", "investee": "X", "voting": voting}
        told |= {"share_min": str(min(low, high)), "share_max": str(max(low, high))}
        told |= {"votes_per_share": weight or "", "voting_cap": cap or ""}
        rows.append(told)
    expected = votes_table(
        Restated([_interest(f"h{n}", figure, beside) for n, (figure, beside) in enumerate(stakes)]), "X"
    )
    column = HoldingsTables(holdings_of(rows)).column("X", "votes")
    plain = all(beside == ("full", None, None) for _, beside in stakes)
    wanted = {r.voter: r.share for r in expected.rows if r.share.high > 0}
    if plain:  # as told, for shared capacity is the calculation's business
        assert column.shares.keys() == wanted.keys()
        assert all(column.shares[key].low == share.low for key, share in wanted.items())
        assert all(column.shares[key].high >= share.high for key, share in wanted.items())
    else:
        assert column.shares == wanted


@given(tables(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_rows_changes_no_column(rows: list[Row], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = HoldingsTables(holdings_of(rows)), HoldingsTables(holdings_of(shuffled))
    assert list(first.companies()) == list(second.companies())
    for company in first.companies():
        for basis in ("capital", "votes"):
            told, again = first.column(company, basis), second.column(company, basis)  # type: ignore[arg-type]
            assert (told.shares, told.excess) == (again.shares, again.excess)


@given(tables())
@settings(max_examples=60, deadline=None)
def test_columns_and_the_way_down_agree(rows: list[Row]) -> None:
    network = OwnershipNetwork.from_holdings(rows, as_of=date(2021, 7, 1))
    told = network.tables
    pairs = {
        (holder, x)
        for x in told.companies()
        for b in ("capital", "votes")
        for holder in told.column(x, b).shares
    }  # type: ignore[arg-type]
    pairs |= {(holder, x) for x in told.companies() for holder in told.acts_for(x)}
    assert all(company in told.below(holder) for holder, company in pairs)
    for company in told.companies():
        for share in told.column(company).shares.values():
            assert 0 <= share.low <= share.high <= ONE
