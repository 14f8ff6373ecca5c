"""Title, date and agency of a document."""

import pytest

from kg.extract.source.heading import About, read_heading
from kg.model import PartialDate

FRONT = """---
title: A retold report
publisher: The Invented Post
date: {date}
language: en
original_sha256: {sha}
---

Oak Mills holds 5% of Fir Works.
"""


def test_front_matter_tells_title_publisher_date_and_original() -> None:
    heading = read_heading(FRONT.format(date="2023-01-26", sha="ab" * 32), About())
    about = heading.about
    assert (about.title, about.publisher, str(about.published)) == (
        "A retold report",
        "The Invented Post",
        "2023-01-26",
    )
    assert about.retold_from == "ab" * 32
    assert heading.basis == "dateline"


def test_a_date_that_is_not_stated_is_none_even_when_the_text_has_one() -> None:
    heading = read_heading(FRONT.format(date="not stated", sha="ab" * 32) + "\n3 May 2020\n", About())
    assert (heading.about.published, heading.basis) == (None, None)


def test_what_the_user_supplies_goes_before_the_front_matter() -> None:
    mine = About(title="Mine", published=PartialDate("2020"))
    heading = read_heading(FRONT.format(date="2023-01-26", sha="ab" * 32), mine)
    assert (heading.about.title, str(heading.about.published), heading.basis) == ("Mine", "2020", "user")
    assert heading.about.publisher == "The Invented Post"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title\n\n26 January 2023 - 08:54 By Reuters\nText.", "2023-01-26"),
        ("date 2023-01-26 news\n\nTitle\n\nText.", "2023-01-26"),
        ("Title\n\nPARIS, 3 mai 2021 (AFP) - Le groupe Chêne parle.", "2021-05-03"),
        ("Title\n\nPublié le 3 mai 2021\n\nTexte.", "2021-05-03"),
        ("Titel\n\nKÖLN, 3. Juni 2021 (Rheindienst) - Die Eiche AG redet.", "2021-06-03"),
        ("KÖLN, 13. März 2021 - Die Eiche AG redet.", "2021-03-13"),
        ("Titel\n\nKöln, den 8. Mai 2021\n\nDie Eiche AG redet.", "2021-05-08"),
        ("Titel\n\nMontag, 8. Mai 2021\n\nDie Eiche AG redet.", "2021-05-08"),
        ("March 2, 2021 - Oak Mills spoke.", "2021-03-02"),
        ("Leeds, 2 March 2021 (Valley Wire) - Oak Mills spoke.", "2021-03-02"),
        ("SEVILLA, 3 de junio de 2021 (Agencia Sur) - El Grupo Roble habla.", "2021-06-03"),
        ("TORINO, 1º giugno 2021 - Il gruppo Quercia parla.", "2021-06-01"),
        ("UTRECHT, 3 maart 2021 (Laagdienst) - De Eik spreekt.", "2021-03-03"),
        ("PORTO, 3 de março de 2021 - O grupo Carvalho fala.", "2021-03-03"),
        ("Titel\n\nDie Eiche AG wurde am 3. Mai 1921 gegründet - und ist noch da.", None),
        ("Title\n\nOak Mills was founded on 3 May 1921 and is still there.", None),
        ("Title\n\nOn Tuesday 3 May nothing happened.", None),
        ("Title\n" + "\nA line of the article, with words.\n" * 9 + "\n3 May 2021\n", None),
    ],
)
def test_only_a_dateline_near_the_top_dates_an_article(text: str, expected: str | None) -> None:
    published = read_heading(text, About()).about.published
    assert (str(published) if published else None) == expected


def test_the_title_is_the_first_line_that_is_no_dateline() -> None:
    assert read_heading("date 2023-01-26 news\n\nOak and Fir\n\nText.", About()).about.title == "Oak and Fir"


def test_the_agency_in_the_dateline_is_the_origin() -> None:
    assert read_heading("Title\n\n3 May 2021 By Reuters\nText.", About()).origin == "Reuters"
    assert read_heading("Title\n\nOak Mills told Reuters nothing.", About()).origin is None


def test_the_agency_in_brackets_after_the_date_belongs_to_the_dateline() -> None:
    text = "Titel\n\nKÖLN, 3. Juni 2021 (Rheindienst) - Die Eiche AG redet."
    ((start, end),) = read_heading(text, About()).datelines
    assert text[start:end] == "KÖLN, 3. Juni 2021 (Rheindienst) - "


@pytest.mark.parametrize(
    "opening", ["OSLO, 3 March 2023 - ", "OSLO (AFP), 3 March 2023 -- ", "Oslo, March 3, 2023 (Reuters) — "]
)
def test_a_text_without_a_headline_is_called_by_its_first_words_behind_the_dateline(opening: str) -> None:
    heading = read_heading(f"{opening}Oak Mills holds 5% of Fir.\n\nMore is not known.", About())
    assert heading.about.title == "Oak Mills holds 5% of Fir."


def test_a_paragraph_is_no_title_but_its_first_sentence_may_be() -> None:
    long = "and the two of them have said so ever since, in every letter to each other " * 4
    told = f"Oak Mills holds a part of Fir Works. It bought it, {long}."
    assert read_heading(told, About()).about.title == "Oak Mills holds a part of Fir Works."
    assert read_heading(f"Oak Mills holds a part of Fir Works, {long}.", About()).about.title is None
