"""Sentences end where they end, and not behind ordinals and short forms."""

from __future__ import annotations

import pytest

from kg.extract.languages.spans import joined


def cut(text: str, *pieces: str) -> list[str]:
    spans = []
    at = 0
    for piece in pieces:
        start = text.index(piece, at)
        at = start + len(piece)
        spans.append((start, at))
    return [text[start:end] for start, end in joined(text, spans)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Am 14.", "Mai stieg die Wendland AG ein."),
        ("Sie zahlt 4,3 Mio.", "Euro."),
        ("Der Preis liegt bei 12 mln.", "Dollar."),
    ],
)
def test_a_date_and_a_short_form_end_no_sentence(first: str, second: str) -> None:
    assert cut(f"{first} {second}", first, second) == [f"{first} {second}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Wendland hält nun 14.", "Steinbeck verkauft."),
        ("Er kaufte 2014.", "Mai folgte."),
        ("Der Kurs stieg.", "Mai war gut."),
    ],
)
def test_a_full_stop_behind_anything_else_ends_one(first: str, second: str) -> None:
    assert cut(f"{first} {second}", first, second) == [first, second]


def test_another_paragraph_begins_another_sentence() -> None:
    assert cut("Am 14.\n\nMai war gut.", "Am 14.", "Mai war gut.") == ["Am 14.", "Mai war gut."]
