"""What is left out of a page, and what is not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.source.heading import About, read_heading
from kg.extract.source.zones import split
from tests.extract.support import reading, stakes

BODY = "Oak Mills makes paper in three towns, and has done so for a hundred years."
FACT = "Oak Mills holds 12% of Fir Works."


def zones(text: str) -> dict[str, str]:
    return {zone.kind: text[zone.start : zone.end] for zone in split(text, read_heading(text, About())).zones}


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (
            "advertisement",
            "Subscribe to our digital edition: the first month costs one euro. Support our journalism.",
        ),
        ("advertisement", "Abonnez-vous : Chêne détient 12 % de Sapin, et bien plus dans notre journal."),
        ("advertisement", "La suite après la publicité"),
        ("credit", "Photo: Ann Lee/Pool via Bloomberg"),
        ("credit", "Crédit photo : Jean Morel/AFP"),
        ("sharing", "Share Button"),
        ("sharing", "Facebook Twitter LinkedIn WhatsApp"),
        ("publisher", "The views expressed here are those of the author alone."),
        ("publisher", "Tous droits réservés."),
        ("form", "Required fields have a star."),
        ("source", "Sources : AFP, Les Nouvelles"),
        ("teaser", "Read also: Oak Mills holds 12% of Fir Works"),
    ],
)
def test_a_line_of_the_page_is_left_out_and_reported(kind: str, line: str) -> None:
    assert zones(f"Title\n\n{BODY}\n\n{line}\n\n{BODY} Again.")[kind] == line


@pytest.mark.parametrize(
    "line",
    [
        "Investors who subscribe for new shares of Oak Mills will get a tenth of Fir Works.",
        "The image of Oak Mills has suffered, and so has its share price.",
        "Sources close to Oak Mills say that it holds 12% of Fir Works.",
        "Comments by Ann Lee on the 12% stake of Oak Mills in Fir Works drew attention on Monday.",
    ],
)
def test_an_article_sentence_that_only_looks_like_furniture_stays(line: str) -> None:
    assert zones(f"Title\n\n{BODY}\n\n{line}\n") == {}


@pytest.mark.parametrize(
    "heading", ["Leave a Reply", "(10 commentaires)", "12 Comments", "Laisser un commentaire"]
)
def test_everything_after_the_heading_of_comments_is_left_out(heading: str) -> None:
    text = f"Title\n\n{BODY}\n\n{heading}\n\n1. {FACT}\n\n{FACT}\n"
    assert stakes(text) == []
    assert zones(text)["comments"].startswith(heading)


def test_teasers_under_repeated_headings_and_a_biography_are_left_out() -> None:
    teasers = "\n\n".join(
        f"Money and Markets\n\n{name} buys a fifth of Fir Works\n\n{FACT}" for name in ("Ash", "Elm")
    )
    text = f"Title\n\nBy Ann Lee\n\n{BODY}\n\nAnn Lee\n\nReporter\n\nI write about mills.\n{teasers}\n"
    assert stakes(text) == []
    assert {"biography", "teaser"} <= set(zones(text))


def test_the_second_copy_of_a_caption_is_left_out_and_the_first_is_read() -> None:
    caption = f"{FACT[:-1]}, a caption says under a picture of a mill."
    text = f"Title\n\n{caption}\n{caption}\n\n{BODY}\n"
    assert stakes(text) == ["Oak Mills > Fir Works 12"]
    (claim,) = reading(text).batch.claims
    assert len(claim.evidence) == 1
    assert zones(text) == {"repeated": caption}


@given(
    st.lists(
        st.sampled_from([BODY, FACT, "Share Button", "Photo: A/AFP", "Comments", "", "News", "  x"]),
        max_size=12,
    )
)
def test_blocks_and_zones_never_overlap_and_cover_every_line(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = split(text, read_heading(text, About()))
    spans = sorted([(b.start, b.end) for b in parts.blocks] + [(z.start, z.end) for z in parts.zones])
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(i in covered for i, character in enumerate(text) if not character.isspace())
