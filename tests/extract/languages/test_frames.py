"""Frames of the smaller languages: what is left out for want of a letter could not have fitted."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.languages import japanese_frames
from kg.extract.languages.frames import frames, needed


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="NNNQQhHVAJsvKCULFBOIPwgno,.&", max_size=12))
def test_a_frame_fits_no_row_that_lacks_a_letter_it_needs(row: str) -> None:
    letters = set(row)
    for frame in (*frames(), *japanese_frames.frames()):
        assert frame.needs <= letters or frame.pattern.search(row) is None


def test_what_may_be_absent_is_not_needed() -> None:
    assert needed(r"A?B*C{0,3}[DE](?:F|G)(?<!H)(?=I)(?P<j>J)?K") == {"K"}
    assert needed(r"A|B") == frozenset()
