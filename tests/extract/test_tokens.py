"""Tokens and sentences keep their offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.source.heading import About, read_heading
from kg.extract.source.zones import split
from kg.extract.tokens import sentences, tokenize


def cut(text: str) -> list[str]:
    blocks = split(text, read_heading(text, About())).blocks
    return [text[tokens[0].start : tokens[-1].end] for tokens in sentences(text, blocks)]


@given(st.text(max_size=300))
def test_every_token_is_the_text_at_its_offsets(text: str) -> None:
    assert all(text[token.start - 7 : token.end - 7] == token.text for token in tokenize(text, 7))


@given(st.text(alphabet="aB. !?\n'’é%,5", max_size=200))
def test_sentences_lose_no_letter_and_keep_the_order(text: str) -> None:
    blocks = split(text, read_heading(text, About())).blocks
    read = [token for tokens in sentences(text, blocks) for token in tokens]
    assert all(first.end <= second.start for first, second in pairwise(read))
    kept = "".join(text[block.start : block.end] for block in blocks)
    assert "".join(token.text for token in read) == "".join(kept.split())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Lee of Oak Mills Inc. spoke. He left.", 2),
        ("J.P. Smith owns Fir Works. It is old.", 2),
        ("M. Morel préside Chêne S.A. depuis mai. Il part.", 2),
        ("Fir Works rose 3.5 per cent. Oak fell.", 2),
        ("“We sold it.” That was all.", 2),
        ("A line that is wrapped by its writer goes on in the next one, so that\nit is one sentence.", 1),
        ("A short line\nAnother line", 2),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_it_does(text: str, count: int) -> None:
    assert len(cut(text)) == count


def test_a_line_without_end_is_cut_so_that_no_step_meets_it_whole() -> None:
    assert max(len(sentence.split()) for sentence in cut("word " * 5_000)) <= 200
