from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views.lettering import NAME_SIZE, label_size, text_width, visible, wrapped


@given(st.text())
def test_visible_text_has_no_character_that_hides_or_turns(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in shown)
    assert not {"\u202e", "\u2066", "\ufeff", "\u200f"} & set(shown)
    shown.encode()


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"])))
def test_visible_text_without_hidden_characters_is_the_text(text: str) -> None:
    assert visible(text) == text


@given(st.text(max_size=600))
def test_a_name_takes_at_most_two_lines_that_fit(name: str) -> None:
    found = wrapped(name)
    assert 1 <= len(found.lines) <= 2
    assert all(text_width(line, NAME_SIZE) <= found.width + 1e-9 for line in found.lines)
    assert found.width <= 211


@pytest.mark.parametrize(
    "name", ["Hoshino", "Kitayama Motor Corporation", "日産自動車株式会社", "Auvergne–Kitayama–Hoshino Pact"]
)
def test_a_usual_name_is_shown_in_full(name: str) -> None:
    found = "".join(wrapped(name).lines)
    assert found.replace(" ", "") == name.replace(" ", "")


def test_a_name_of_ten_thousand_letters_ends_in_an_ellipsis() -> None:
    assert wrapped("x" * 10_000).lines[-1].endswith("…")


def test_an_empty_label_takes_no_room() -> None:
    assert label_size("") == (0.0, 0.0)
