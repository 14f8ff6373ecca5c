"""Tokens and sentences keep their offsets."""

import re
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
    unseen = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
    for token in tokenize(text, 7):
        assert unseen.sub("", text[token.start - 7 : token.end - 7]) == token.text


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff"])
def test_a_mark_without_width_stands_in_no_word_and_in_no_number(mark: str) -> None:
    text = f"Al{mark}der Hol{mark}dings{mark} owns 4{mark}0% of Fir."
    tokens = tokenize(text, 0)
    assert [token.text for token in tokens] == ["Alder", "Holdings", "owns", "40", "%", "of", "Fir", "."]
    assert text[tokens[1].start : tokens[1].end] == f"Hol{mark}dings{mark}"


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
        ("Sapin reprend Ferrand & Cie. Elle en a déjà 40 %.", 2),
        ("Sapin reprend Ferrand & Cie. Ardoise s'y oppose.", 1),
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
