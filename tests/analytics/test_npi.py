"""The network power index on small networks without rings, against going through all random orders."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analytics.npi import npi
from kg.errors import AnalysisError, Overfull
from tests.analytics.worlds import network_of

HALF = Fraction(1, 2)


def test_a_majority_passes_its_label_on() -> None:
    found = npi(network_of({"a": {"p": "60", "q": "40"}, "b": {"a": "51", "q": "49"}}))
    assert found.values == {"p": 2}
    assert found.unnamed == 0


def test_holders_with_one_label_vote_together() -> None:
    rows = {"a": {"p": "100"}, "b": {"p": "100"}, "c": {"a": "30", "b": "30", "q": "40"}}
    assert npi(network_of(rows)).values == {"p": 3}


def test_equal_holders_share_a_company_evenly_and_its_value_counts() -> None:
    rows = {"a": {"p": "40", "q": "40", "r": "20"}}
    assert npi(network_of(rows)).values == dict.fromkeys("pqr", Fraction(1, 3))
    assert npi(network_of(rows), values={"a": 6}).values == dict.fromkeys("pqr", 2)


def test_those_whom_nobody_names_have_their_part() -> None:
    network = network_of({"a": {"p": "40"}})
    assert (npi(network).values, npi(network).unnamed) == ({"p": Fraction(2, 3)}, Fraction(1, 3))
    assert npi(network, rest="ignore").values == {"p": 1}
    assert (npi(network, rest="block").values, npi(network, rest="block").unnamed) == ({}, 1)


def test_rings_bands_and_contradictions_are_refused() -> None:
    with pytest.raises(AnalysisError, match="ring of 2"):
        npi(network_of({"a": {"b": "60"}, "b": {"a": "60"}}))
    with pytest.raises(AnalysisError, match="band"):
        npi(network_of({"a": {"b": ("10", "20")}}))
    with pytest.raises(Overfull):
        npi(network_of({"a": {"b": "60", "c": "60"}}))


@st.composite
def layered(draw: st.DrawFn) -> dict[str, dict[str, int]]:
    """Companies a to d, each held by persons and by companies before it; units of votes."""
    rows: dict[str, dict[str, int]] = {}
    for number, company in enumerate("abcd"):
        holders = draw(st.sets(st.sampled_from("pqr" + "abcd"[:number]), min_size=1, max_size=4))
        rows[company] = {holder: draw(st.integers(1, 9)) for holder in sorted(holders)}
    return rows


def _slow(rows: dict[str, dict[str, int]]) -> dict[str, Fraction]:
    """Every combination of random orders of labels, company by company."""
    found: dict[str, Fraction] = {}

    def go(left: list[str], labels: dict[str, str], chance: Fraction) -> None:
        if not left:
            for label in labels.values():
                found[label] = found.get(label, Fraction(0)) + chance
            return
        blocs: dict[str, int] = {}
        for holder, units in rows[left[0]].items():
            name = labels.get(holder, holder)
            blocs[name] = blocs.get(name, 0) + units
        orders = list(permutations(sorted(blocs)))
        for order in orders:
            total = 0
            for name in order:
                total += blocs[name]
                if 2 * total > sum(blocs.values()):
                    go(left[1:], {**labels, left[0]: name}, chance / len(orders))
                    break

    go(sorted(rows), {}, Fraction(1))
    return found


@given(layered())
@settings(max_examples=60, deadline=None)
def test_the_index_agrees_with_all_orders(rows: dict[str, dict[str, int]]) -> None:
    percent = {
        company: {holder: Fraction(100 * units, sum(row.values())) for holder, units in row.items()}
        for company, row in rows.items()
    }
    found = npi(network_of(percent))
    assert dict(found.values) == {name: value for name, value in _slow(rows).items() if value}
    assert sum(found.values.values()) == 4
    again = npi(network_of({key: percent[key] for key, _ in product(reversed("abcd"), [0])}))
    assert again == found
