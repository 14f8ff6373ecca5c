import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.extract import About, Reading, extract
from kg.extract.source.documents import read_document, unmarked
from kg.model import PartialDate
from kg.reconcile.minting import mint
from tests.extract.papers import pdf

SENTENCE = "Oak Mills holds a 12.5% stake in Fir Works."
PAGE = (
    "<html lang='en'><head><meta property='article:published_time' content='2024-05-03'>"
    "<meta property='og:site_name' content='The Courier'></head>"
    f"<body><h1>Oak in Fir</h1><p>{SENTENCE}</p><p hidden>Yew Bank holds a 90% stake in Fir Works.</p>"
    "</body></html>"
).encode()
PAPER = pdf([["Oak in Fir", "", "Oak Mills holds a 12.5% stake in Fir", "Works."]], title="Oak in Fir")
MARKDOWN = (
    "---\ntitle: Oak in Fir\ndate: 2024-05-03\n---\n\n# Oak in Fir\n\n"
    "**Oak Mills** holds a _12.5%_ stake in [Fir Works](https://fir.example/a_b).\n\n"
    "<!-- Yew Bank holds a 90% stake in Fir Works. -->\n\n"
    "```\nYew Bank holds a 91% stake in Fir Works.\n```\n"
)


def read(data: bytes, name: str, about: About | None = None) -> Reading:
    return extract(data, known={}, mint=mint, name=name, about=about)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (SENTENCE.encode(), "a.txt", "plain"),
        (SENTENCE.encode(), "article", "plain"),
        (PAGE, "a.html", "html"),
        (PAGE, "A.HTM", "html"),
        (PAGE, "stdin", "html"),
        (b"\n <!DOCTYPE html><p>" + SENTENCE.encode(), "a.txt", "html"),
        (PAPER, "a.pdf", "pdf"),
        (PAPER, "stdin", "pdf"),
        (PAPER, "a.txt", "pdf"),
        (MARKDOWN.encode(), "a.md", "markdown"),
    ],
)
def test_what_a_file_holds_goes_before_what_it_is_called(data: bytes, name: str, kind: str) -> None:
    assert read_document(data, name=name).kind == kind


@pytest.mark.parametrize(
    ("data", "name"),
    [(PAGE, "a.html"), (PAPER, "a.pdf"), (MARKDOWN.encode(), "a.md"), (SENTENCE.encode(), "a.txt")],
)
def test_every_kind_gives_the_one_claim_with_offsets_into_the_archived_text(data: bytes, name: str) -> None:
    batch = read(data, name).batch
    (claim,) = [claim for claim in batch.claims if claim.share is not None]
    assert (claim.holder_text, claim.investee_text, claim.stated) == ("Oak Mills", "Fir Works", "12.5")
    assert batch.text is not None
    for evidence in claim.evidence:
        assert batch.text[evidence.start : evidence.end] == evidence.quote
    assert batch.sources[0].id == hashlib.sha256(data).hexdigest()
    assert batch.sources[0].text_sha256 == hashlib.sha256(batch.text.encode()).hexdigest()
    assert not batch.held


def test_plain_and_markdown_files_are_archived_unchanged() -> None:
    text = "\ufeff  Oak\r\n\tMills \u00a0 and <b>Fir</b> &amp; **Elm**\n\n"
    assert read_document(text.encode(), name="a.txt").text == text[1:]
    assert read_document(MARKDOWN.encode(), name="a.md").text == MARKDOWN


def test_a_page_dates_its_claims_and_what_the_user_says_goes_before() -> None:
    (claim,) = read(PAGE, "a.html").batch.claims
    assert (str(claim.as_of), claim.as_of_basis, claim.source.publisher) == (
        "2024-05-03",
        "dateline",
        "The Courier",
    )
    given_by_user = About(published=PartialDate("2024-06-01"), publisher="Me")
    (claim,) = read(PAGE, "a.html", given_by_user).batch.claims
    assert (str(claim.as_of), claim.as_of_basis, claim.source.publisher) == ("2024-06-01", "user", "Me")


def test_the_language_of_a_template_does_not_make_a_french_text_english() -> None:
    text = "Le groupe Oak Mills détient 12,5 % du capital de la société Fir Works, selon les comptes."
    batch = read(f"<html lang='en-US'><p>{text}</p></html>".encode(), "a.html").batch
    assert batch.sources[0].language == "fr"


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"", "a.html", "no text"),
        (b"", "a.pdf", "is empty"),
        (b"  \n", "a.md", "no text"),
        (SENTENCE.encode(), "a.pdf", "is called PDF and is none"),
        (b"PK\x03\x04rest", "a.docx", "Word"),
        (b"PK\x03\x04rest", "a.txt", "Word"),
        (b"\xd0\xcf\x11\xe0rest", "a.doc", "old Word"),
        (b"\x89PNG\r\n\x1a\n", "scan.pdf", "picture"),
        (b"\x1f\x8b\x08rest", "a.txt", "packed"),
        (b"{\\rtf1 Oak}", "a.txt", "rich text"),
        (b'{"holder": "a"}\n', "claims.jsonl", "kg load"),
        (b"\x00\x01\x02binary", "a.txt", "binary"),
        (b"Oak \xe9", "a.txt", "byte 0xe9 at offset 4"),
        (b"%PDF-1.4 nothing more", "a.pdf", "broken"),
        (b"<html><body><script>x</script></body></html>", "a.html", "shows no text"),
    ],
)
def test_a_file_that_is_no_article_is_refused_in_one_line(data: bytes, name: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        read_document(data, name=name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Oak** and *Fir*", "  Oak   and  Fir "),
        ("***Oak***", "   Oak   "),
        ("a_b_c and 5*3*2", "a_b_c and 5*3*2"),
        ("[Oak](http://x.y) is", " Oak              is"),
        ("![Oak](a.png) is", "              is"),
        ("[Oak][1] is\n\n[1]: http://oak", " Oak     is\n\n               "),
        ("# Oak\n## Fir ##\n", "  Oak\n   Fir   \n"),
        ("> Oak\n> - Fir", "  Oak\n    Fir"),
        ("- Oak\n* Fir\n+ Elm", "  Oak\n  Fir\n  Elm"),
        ("Oak <b>is</b> <x@y.z> a < b", "Oak    is             a < b"),
        ("`code`", " code "),
    ],
)
def test_marks_are_blank_and_words_stay_where_they_are(marked: str, plain: str) -> None:
    assert unmarked(marked) == plain


@given(st.text(st.sampled_from("aB *_`[]()<>!-#~\n5%."), max_size=80))
def test_taking_marks_away_moves_nothing(text: str) -> None:
    plain = unmarked(text)
    assert len(plain) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, plain, strict=True))
