"""Names of a large file: a list that is made when it is needed, and a quick look for two spellings."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.holdings.many_names import ManyNames
from kg.holdings.spelling import clashes, is_empty

pa = pytest.importorskip("pyarrow")

words = st.lists(st.text(st.sampled_from("abAB `'-é\t\x7f"), max_size=5), unique=True, max_size=12)


@settings(max_examples=300)
@given(words)
@example(["ab", "aB"])
@example(["a", "b", "A"])
@example([""])
def test_the_quick_look_misses_no_clash(drawn: list[str]) -> None:
    names = ManyNames(pa.array(drawn, pa.string()))
    assert clashes(names) == clashes(drawn)
    if names.are_apart():
        assert clashes(drawn) == []


@given(words)
def test_plain_names_are_tidy_and_visible(drawn: list[str]) -> None:
    if ManyNames(pa.array(drawn, pa.string())).are_plain():
        assert all(name == name.strip() and name.isascii() and not is_empty(name) for name in drawn)


@given(words, st.integers(0, 3))
def test_it_reads_as_the_list_does_also_from_the_middle_of_an_array(drawn: list[str], cut: int) -> None:
    names, wanted = ManyNames(pa.array(drawn, pa.string()).slice(cut)), drawn[cut:]
    assert list(names) == wanted
    assert [names[at] for at in range(len(names))] == wanted
    assert names[1:3] == wanted[1:3]
    assert [names.index(name) for name in wanted] == list(range(len(wanted)))
    assert names.are_apart() <= (clashes(wanted) == [])
    with pytest.raises(ValueError, match="is not among the names"):
        names.index("nobody")


def test_many_names_looked_at_one_by_one_become_a_list() -> None:
    drawn = [f"Company {at}" for at in range(3_000)]
    names = ManyNames(pa.array(drawn))
    assert [names[at] for at in range(3_000)] == drawn
    assert names.are_apart()
    assert not ManyNames(pa.array([*drawn, "COMPANY 7"])).are_apart()
    assert clashes(ManyNames(pa.array([*drawn, "COMPANY 7"]))) == [(7, 3_000)]


def test_an_empty_list_is_plain() -> None:
    names = ManyNames(pa.array([], pa.string()))
    assert (list(names), names.are_plain(), names.are_apart()) == ([], True, True)
