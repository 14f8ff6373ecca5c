import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.extract.source.portable import MOST_PAGES, joined, read_portable
from tests.extract.papers import pdf

PAPER = pdf(
    [
        [
            "The Alder Courier - 3 May 2024",
            "",
            "Alder Group buys into Birch Works",
            "",
            "Alder Group said on Friday that it has raised its holding to 12.5% of the capi-",
            "tal of Birch Works, the maker of wooden chairs. The company has been listed for",
            "a long time.",
            "It paid 30 million euros (in cash).",
            "1",
        ],
        [
            "The Alder Courier - 3 May 2024",
            "Cedar Fund holds another 5 per cent, it told the",
            "regulator.",
            "2",
        ],
        ["The Alder Courier - 3 May 2024", "The end of it.", "3"],
    ],
    title="Alder buys into Birch",
    language="en-GB",
)


def test_lines_become_paragraphs_and_divided_words_are_joined() -> None:
    text, _ = read_portable(PAPER)
    assert "12.5% of the capital of Birch Works, the maker of wooden chairs. The company" in text
    assert "It paid 30 million euros (in cash)." in text.split("\n\n")


def test_a_heading_without_space_below_is_no_beginning_of_the_first_paragraph() -> None:
    lines = [
        "Alder Group plc report for the half-year: its owners",
        "LEEDS, 20 August 2024 (Valley Wire) - At 30 June 2024 Cedar Fund owned 17.5% of",
        "Alder Group plc, and the Elm Trust held another 9% of the shares of the company.",
    ]
    title, paragraph = joined(lines).split("\n\n")
    assert title == lines[0]
    assert paragraph == " ".join(lines[1:])


def test_a_first_line_as_long_as_the_others_goes_on_in_the_next() -> None:
    lines = [
        "Cedar Fund has owned 17.5% of the shares of the long-lived chair maker",
        "Alder Group since the spring, it said, and is in no hurry to part with it.",
    ]
    assert joined(lines) == " ".join(lines)


def test_page_numbers_and_running_heads_go_but_the_first_head_stays_for_its_date() -> None:
    text, _ = read_portable(PAPER)
    assert text.count("The Alder Courier - 3 May 2024") == 1
    assert text.startswith("The Alder Courier - 3 May 2024")
    assert not any(line.strip() in ("1", "2", "3") for line in text.splitlines())


def test_a_page_whose_every_line_repeats_is_still_read() -> None:
    text, _ = read_portable(pdf([["Oak Mills holds 5% of Fir Works."]] * 4))
    assert "Oak Mills holds 5% of Fir Works." in text


def test_title_and_language_are_stated_and_the_date_of_the_file_is_not_the_date_of_publication() -> None:
    _, about = read_portable(PAPER)
    assert (about.title, about.language, about.published) == ("Alder buys into Birch", "en", None)


@pytest.mark.parametrize("title", ["Microsoft Word - draft7", "report_final.docx", "Untitled", ""])
def test_titles_that_programs_make_up_are_none(title: str) -> None:
    assert read_portable(pdf([["Some text."]], title=title))[1].title is None


def encrypted(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PAPER)))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_locked_by_a_password_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match=r"^a\.pdf: the PDF is locked by a password"):
        read_portable(encrypted("secret"), name="a.pdf")


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    assert read_portable(encrypted(""))[0] == read_portable(PAPER)[0]


def test_pictures_without_text_are_told_apart_from_a_broken_file() -> None:
    with pytest.raises(InputError, match="pictures and no text"):
        read_portable(pdf([[]]))
    with pytest.raises(InputError, match="broken"):
        read_portable(PAPER[:700])


def test_too_many_pages_are_refused_and_never_cut_in_silence() -> None:
    with pytest.raises(InputError, match=f"{MOST_PAGES + 1} pages"):
        read_portable(pdf([["x"]] * (MOST_PAGES + 1)))


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(PAPER) - 1), st.integers(0, 255)), max_size=30), st.integers(0))
def test_no_damage_brings_anything_but_a_text_or_one_error(damage: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(PAPER)
    for place, value in damage:
        data[place] = value
    text, told = "x", "a.pdf: "
    try:
        text, _ = read_portable(bytes(data[: max(20, cut % (2 * len(data)))]), name="a.pdf")
    except InputError as error:
        told = str(error)
    assert told.startswith("a.pdf: ")
    assert "\n" not in told
    assert text.strip()
    assert "\0" not in text


def test_lines_that_are_items_stay_apart() -> None:
    assert joined(["The holders are", "- Oak Mills with 5 %", "- Fir Works with 7 %"]).count("\n\n") == 2


def test_nothing_joined_is_nothing() -> None:
    assert joined([]) == ""
