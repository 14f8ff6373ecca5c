"""The less travelled ways of whole-graph calculations: large rings, what is left out, exact doubts, files."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from benchmarks.networks import listed, psc
from kg.analytics import gathering, kernels_owners, whole_exact, whole_owners
from kg.analytics.arrays import UNIT, Arrays
from kg.analytics.fast import PLAIN, Memory, has_numba
from kg.analytics.gathering import arrays_of_rows
from kg.analytics.whole_control import _holders, _Votes, all_control, heads
from kg.analytics.whole_exact import Exact
from kg.analytics.whole_files import write_rows
from kg.analytics.whole_owners import all_ultimate
from kg.analytics.whole_pass import Pass
from kg.errors import AnalysisError, InputError
from kg.model import Entity
from tests.analytics import naive

COMPILED = Memory(arrays=True, compiled=True)
needs_numba = pytest.mark.skipif(not has_numba(), reason="no numba")
PERCENT = UNIT // 100


def named(n: int, rows: naive.Rows) -> Arrays:
    return arrays_of_rows(
        [f"e{number:02}" for number in range(n)],
        holder=[k for k, _ in rows],
        investee=[j for _, j in rows],
        low=[int(share * UNIT) for share in rows.values()],
    )


def found_in(rows: object) -> dict[tuple[int, int], tuple[float, float]]:
    columns = (rows.company, rows.owner, rows.low, rows.high)  # type: ignore[attr-defined]
    return {(int(j), int(k)): (float(low), float(high)) for j, k, low, high in zip(*columns, strict=True)}


def test_large_rings_are_solved_as_small_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(150):
        n, rows = naive.drawn(seed)
        arrays = named(n, {pair: Fraction(int(share * 1000), 1000) for pair, share in rows.items()})
        for everybody in (False, True):
            monkeypatch.setattr(kernels_owners, "BLOCK", 48)
            small = found_in(all_ultimate(arrays, Fraction(1, 10), everybody=everybody))
            monkeypatch.setattr(kernels_owners, "BLOCK", 1)
            large = found_in(all_ultimate(arrays, Fraction(1, 10), everybody=everybody))
            assert small.keys() == large.keys(), seed
            for pair, (low, _) in small.items():
                assert large[pair][0] == pytest.approx(low, abs=1e-11)


def test_a_ring_that_nearly_closes_loses_no_digit(monkeypatch: pytest.MonkeyPatch) -> None:
    share = UNIT - UNIT // 10**8  # 99.999999 %
    ends = {"holder": [1, 2, 3, 0], "investee": [2, 3, 1, 1], "low": [share, share, share, UNIT // 10**8]}
    for block in (48, 1):
        monkeypatch.setattr(kernels_owners, "BLOCK", block)
        rows = found_in(all_ultimate(arrays_of_rows(["p", "a", "b", "c"], **ends), Fraction(1, 4)))
        left = Fraction(1, 10**8)
        whole = left / (1 - (1 - left) ** 3)
        assert rows[1, 0][0] == pytest.approx(float(whole), abs=1e-12)


@pytest.mark.parametrize(
    "using", [PLAIN, pytest.param(COMPILED, marks=needs_numba)], ids=["lists", "compiled"]
)
def test_no_row_is_lost_when_small_owners_are_left_out(
    using: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = listed(6_000, seed=3)
    arrays = arrays_of_rows(drawn.names, holder=drawn.holder, investee=drawn.investee, low=drawn.units)
    for threshold in (Fraction(1, 4), Fraction(1, 20)):
        with monkeypatch.context() as patch:
            patch.setattr(whole_owners, "MOST", 1_000)
            exact = found_in(all_ultimate(arrays, threshold, using=using))
            patch.setattr(whole_owners, "MOST", 0)
            patch.setattr(whole_owners, "CUT", 0.02)
            left_out = found_in(all_ultimate(arrays, threshold, using=using))
            quick = found_in(all_ultimate(arrays, threshold, precise=False, using=using))
        assert exact.keys() == left_out.keys() == quick.keys()
        assert all(low - 1e-12 <= exact[pair][0] <= high + 1e-12 for pair, (low, high) in quick.items())
        assert max(high - low for low, high in quick.values()) > 1e-6
        assert all(low == high for low, high in exact.values())
        assert any(low < high for low, high in left_out.values())
        assert all(low - 1e-12 <= exact[pair][0] <= high + 1e-12 for pair, (low, high) in left_out.items())


@needs_numba
@pytest.mark.parametrize("draw", [psc, listed])
def test_compiled_loops_give_the_same_to_the_last_bit(draw: object, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = draw(8_000, seed=5)  # type: ignore[operator]
    arrays = arrays_of_rows(drawn.names, holder=drawn.holder, investee=drawn.investee, low=drawn.units)
    plain, compiled = (
        all_ultimate(arrays, Fraction(1, 10), everybody=True, using=using) for using in (PLAIN, COMPILED)
    )
    for name in ("company", "owner", "low", "high"):
        assert list(getattr(plain, name)) == list(getattr(compiled, name)), name
    plain, compiled = (all_control(arrays, using=using) for using in (PLAIN, COMPILED))
    assert list(plain.company) == list(compiled.company)
    assert list(plain.owner) == list(compiled.owner)
    assert list(heads(arrays, using=PLAIN)) == list(heads(arrays, using=COMPILED))


@pytest.mark.parametrize("draw", [psc, listed])
def test_the_forest_of_control_holds_what_following_every_holder_finds(draw: object) -> None:
    drawn = draw(20_000, seed=7)  # type: ignore[operator]
    arrays = arrays_of_rows(drawn.names, holder=drawn.holder, investee=drawn.investee, low=drawn.units)
    votes = _Votes(arrays, PLAIN)
    followed = set(zip(*votes.followed(_holders(arrays)), strict=True))
    assert set(zip(*votes.pairs(), strict=True)) == followed
    assert len(followed) > 1_000


def test_long_chains_and_many_rings_take_no_longer_than_their_length() -> None:
    length = 30_000
    chain = arrays_of_rows(
        [f"e{j:05}" for j in range(length)],
        holder=list(range(length - 1)),
        investee=list(range(1, length)),
        low=[UNIT] * (length - 1),
    )
    assert set(heads(chain, using=PLAIN)) == {0}
    rings = arrays_of_rows(
        [f"e{j:05}" for j in range(length)],
        holder=list(range(length)),
        investee=[j ^ 1 for j in range(length)],
        low=[60 * PERCENT] * length,
    )
    assert [int(head) for head in heads(rings, using=PLAIN)] == [j & ~1 for j in range(length)]
    assert len(all_ultimate(rings, Fraction(1, 2), everybody=True, using=PLAIN)) == length


def test_doubts_are_decided_in_fractions_also_in_large_rings(monkeypatch: pytest.MonkeyPatch) -> None:
    for small in (40, 1):
        monkeypatch.setattr(whole_exact, "_SMALL", small)
        for seed in range(80):
            n, rows = naive.drawn(seed)
            rows = {pair: Fraction(int(share * 1000), 1000) for pair, share in rows.items()}
            exact = Exact(named(n, rows))
            for owner in range(n):
                for company, share in naive.integrated(n, rows, owner).items():
                    assert abs(exact.share(company, owner) - share) < Fraction(1, 10**55)


def test_a_hair_above_and_below_a_quarter_is_told_apart() -> None:
    # half of a half, in a ring with a third that returns, one part of 1e-12 more or less
    for extra in (-1, 0, 1):
        arrays = arrays_of_rows(
            ["p", "a", "b"],
            holder=[0, 2, 1, 0],
            investee=[1, 1, 2, 2],
            low=[UNIT // 4 - UNIT // 8 + extra, UNIT // 2, UNIT // 4, UNIT // 4 - UNIT // 32],
        )
        share = Exact(arrays).share(1, 0)
        at_least = (1, 0) in found_in(all_ultimate(arrays, share))
        more = (1, 0) in found_in(all_ultimate(arrays, share, strict=True))
        assert (at_least, more) == (True, False)
        assert (1, 0) not in found_in(all_ultimate(arrays, share + Fraction(1, 10**30)))


def test_fifty_holdings_of_two_percent_are_all_and_twentyfive_are_a_half() -> None:
    holders = list(range(25))
    arrays = arrays_of_rows(
        [f"h{k:02}" for k in holders] + ["p", "op"],
        holder=[25] * 25 + holders,
        investee=holders + [26] * 25,
        low=[UNIT] * 25 + [2 * PERCENT] * 25,
    )
    assert (26, 25) in found_in(all_ultimate(arrays, Fraction(1, 2)))
    assert (26, 25) not in found_in(all_ultimate(arrays, Fraction(1, 2), strict=True))
    assert (26, 25) not in set(zip(*_Votes(arrays, PLAIN).pairs(), strict=True))


def test_rows_become_files_with_percent_and_status(tmp_path: Path) -> None:
    arrays = arrays_of_rows(
        ["ann", "=op", "sub", "bad", "x"],
        holder=[0, 1, 0, 4],
        investee=[1, 2, 3, 3],
        low=[60 * PERCENT, 51 * PERCENT, 70 * PERCENT, 40 * PERCENT],
    )
    rows = all_ultimate(arrays, Fraction(1, 4))
    path = tmp_path / "rows.csv"
    assert write_rows(rows, path) == 3
    with path.open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file)) == [
            ["company", "owner", "share_low", "share_high", "status"],
            ["'=op", "ann", "60", "60", "certain"],
            ["sub", "ann", "30.6", "30.6", "certain"],
            ["bad", "bad", "", "", "refused"],
        ]
    parquet = pytest.importorskip("pyarrow.parquet")
    assert write_rows(rows, tmp_path / "rows.parquet") == 3
    read = parquet.read_table(tmp_path / "rows.parquet").to_pylist()
    assert tuple(read[1].values()) == ("sub", "ann", 30.6, 30.6, "certain")
    assert read[2]["share_low"] is None
    first = (tmp_path / "rows.parquet").read_bytes()
    write_rows(rows, tmp_path / "again.parquet")
    assert (tmp_path / "again.parquet").read_bytes() == first


def test_names_stand_beside_ids_where_they_differ(tmp_path: Path) -> None:
    rows = all_ultimate(arrays_of_rows(["a", "b"], holder=[0], investee=[1], low=[UNIT]), Fraction(1, 4))
    known = {"b": Entity(id="b", kind="company", name="=Birch")}
    write_rows(rows, tmp_path / "rows.csv", entities=known)
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8").splitlines() == [
        "company,owner,share_low,share_high,status,company_name,owner_name",
        "b,a,100,100,certain,'=Birch,a",
    ]
    parquet = pytest.importorskip("pyarrow.parquet")
    write_rows(rows, tmp_path / "rows.parquet", entities=known)
    read = parquet.read_table(tmp_path / "rows.parquet").to_pylist()
    assert (read[0]["company_name"], read[0]["owner_name"]) == ("=Birch", "a")


def test_a_file_of_another_kind_or_in_no_folder_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    rows = all_ultimate(arrays_of_rows(["a", "b"], holder=[0], investee=[1], low=[UNIT]), Fraction(1, 4))
    with pytest.raises(InputError, match=r"\.csv or \.parquet"):
        write_rows(rows, tmp_path / "rows.txt")
    with pytest.raises(InputError, match="cannot be written"):
        write_rows(rows, tmp_path / "none" / "rows.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_negative_share_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for few in (5_000, -1):
        monkeypatch.setattr(gathering, "FEW", few)
        with pytest.raises(AnalysisError, match="negative"):
            arrays_of_rows(["a", "b"], holder=[0], investee=[1], low=[-1])


def test_ancestors_are_everybody_above(monkeypatch: pytest.MonkeyPatch) -> None:
    for few in (5_000, -1):
        monkeypatch.setattr(gathering, "FEW", few)
        for seed in range(40):
            n, rows = naive.drawn(seed)
            arrays = named(n, rows)
            for j in range(n):
                above, waiting = set(), [j]
                while waiting:
                    new = {k for k, held in rows if held == waiting[-1] and k != j} - above
                    waiting.pop()
                    above |= new
                    waiting.extend(new)
                assert set(arrays.ancestors(j)) == above


def test_generated_networks_are_seeded_and_no_company_is_told_to_more_than_all() -> None:
    for draw in (psc, listed):
        one, same, other = draw(3_000), draw(3_000), draw(3_000, seed=2)
        assert (one.holder == same.holder).all()
        assert (one.units == same.units).all()
        assert one.holder.size != other.holder.size or (one.holder != other.holder).any()
        assert 0.8 < one.holder.size / 3_000 < 1.2
        arrays = arrays_of_rows(one.names, holder=one.holder, investee=one.investee, low=one.units)
        assert arrays.overfull == []
        assert len(set(one.names)) == one.entities
        assert Pass(arrays).layers.members()
