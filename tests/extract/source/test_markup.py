import socket
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.extract.source.markup import read_markup
from kg.extract.source.page import hidden_by

FILLER = "The valley was green, the river was high, and the mills along it were busy until late at night. "
SEEN = "Alder Group holds 12.5% of Birch Works, its annual report says."


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def article(*paragraphs: str, head: str = "") -> bytes:
    inner = "".join(f"<p>{text}</p>" for text in (SEEN, FILLER * 2, FILLER * 3, *paragraphs))
    return page(
        "<nav><a href='/'>Home</a> <a href='/n'>News</a></nav>"
        f"<main><article><h1>Alder buys into Birch</h1>{inner}</article></main>"
        "<aside class='related'><p>Elsewhere: Yew Bank holds 77% of Teak Air.</p></aside>"
        "<footer>All about the Courier, of which Ivy Press owns 100%.</footer>",
        head,
    )


def test_the_article_is_read_without_what_stands_round_it() -> None:
    text, _ = read_markup(article())
    assert SEEN in text.split("\n\n")
    assert text.startswith("Alder buys into Birch\n\n")
    for apart in ("Home", "Yew Bank", "Ivy Press"):
        assert apart not in text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display:none'>EVIL</p>",
        "<p style='color:red; DISPLAY : NONE !important'>EVIL</p>",
        "<p style='visibility:hidden'>EVIL</p>",
        "<p style='font-size:0px'>EVIL</p>",
        "<p style='opacity:0'>EVIL</p>",
        "<p style='position:absolute;left:-9999px'>EVIL</p>",
        "<p hidden>EVIL</p>",
        "<div hidden><div><p>EVIL</p></div></div>",
        "<p aria-hidden='true'>EVIL</p>",
        "<style>.gone, #x { display: none }</style><p class='a gone'>EVIL</p>",
        "<style>p.gone{visibility:hidden}</style><p class='gone'>EVIL</p>",
        "<script>document.write('EVIL')</script>",
        '<script type=\'application/ld+json\'>{"description": "EVIL"}</script>',
        "<style>EVIL</style>",
        "<noscript>EVIL</noscript>",
        "<template><p>EVIL</p></template>",
        "<!-- EVIL -->",
        "<!-- > EVIL -->",
        "<textarea>EVIL</textarea>",
        "<select><option>EVIL</option></select>",
        "<input type='hidden' value='EVIL'>",
        "<iframe srcdoc='EVIL'>EVIL</iframe>",
        "<object data='x'>EVIL</object>",
        "<svg><text>EVIL</text><title>EVIL</title></svg>",
        "<img alt='EVIL'>",
        "<meta name='description' content='EVIL'>",
        "<p title='EVIL' data-x='EVIL'></p>",
    ],
)
def test_what_no_reader_sees_says_nothing(hidden: str) -> None:
    claim = "Yew Bank holds 90% of Teak Air."
    data = article().replace(
        b"</article>", hidden.replace("EVIL", claim).encode() + b"<p>The end.</p></article>"
    )
    text, about = read_markup(data)
    assert "Yew Bank" not in text
    assert "Yew Bank" not in repr(about)
    assert SEEN in text
    assert "The end." in text


def test_a_title_that_swallows_or_floods_the_page_harms_nothing() -> None:
    text, about = read_markup(page(f"<h1>News</h1><p>{SEEN}</p>", "<title>" + "x " * 500_000 + "</title>"))
    assert SEEN in text
    assert about.title == "News" or len(about.title or "") <= 300
    with pytest.raises(InputError, match="shows no text"):
        read_markup(b"<title>" + SEEN.encode())


def test_entities_are_read_once() -> None:
    text, _ = read_markup(
        page("<p>Oak &amp; Fir owns 5&nbsp;% of &lt;b&gt;Elm&lt;/b&gt;, s&eacute;rieux. &#x1F600;</p>")
    )
    assert text == "Oak & Fir owns 5 % of <b>Elm</b>, sérieux. 😀"


@pytest.mark.parametrize("depth", [100, 900, 5_000, 200_000])
def test_deeply_nested_tags_are_read_through(depth: int) -> None:
    text, _ = read_markup(page("<div>" * depth + f"<p>{SEEN}</p>" + "</div>" * depth + "<p>The end.</p>"))
    assert SEEN in text
    assert "The end." in text


def test_a_page_nested_by_other_means_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match=r"^a\.html: the markup is nested more than 1000 deep"):
        read_markup(page("<div class=x>" * 50_000 + SEEN), name="a.html")


@pytest.mark.parametrize(
    "bomb",
    [
        "<p>" + "&lt;" * 1_000_000,
        "<b>" * 500_000 + SEEN,
        "<div>" * 900 + "</b>" * 200_000 + SEEN,
        "<style>" + ".a," * 200_000 + "{display:none}</style>" + SEEN,
        "<style>" + "/*" * 200_000 + "</style>" + SEEN,
        "<p " + "x" * 5_000_000 + f">{SEEN}",
        "<!-- " * 200_000,
        "<p>" + "%" * 3_000_000,
    ],
    ids=range(8),
)
def test_a_page_made_to_hang_the_reader_does_not(bomb: str) -> None:
    before = time.process_time()
    try:
        read_markup(page(bomb))
    except InputError:
        pass
    assert time.process_time() - before < 20


def test_a_page_too_large_for_the_finder_is_read_whole() -> None:
    text, _ = read_markup(article(*(f"Oak {n} holds {n % 90}% of Fir {n}." for n in range(40_000))))
    assert "Oak 39999 holds" in text
    assert "Yew Bank" not in text


def test_rows_of_a_table_are_lines_and_its_cells_stay_apart() -> None:
    table = "<table><tr><th>Holder</th><th>Share</th></tr><tr><td>Oak Mills</td><td>12.5 %</td></tr></table>"
    text, _ = read_markup(article().replace(b"</article>", table.encode() + b"</article>"))
    assert "Oak Mills | 12.5 %" in text.split("\n\n")


def test_the_same_page_gives_the_same_text_and_asks_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert len({read_markup(article())[0] for _ in range(5)}) == 1


# -- what a page states ---------------------------------------------------------------------------------


def test_what_meta_elements_state_is_taken() -> None:
    head = (
        "<title>Site | Something</title><meta property='og:title' content='Alder  in Birch'>"
        "<meta property='og:site_name' content='The Courier'>"
        "<meta property='article:published_time' content='2024-05-03T22:10:00+02:00'>"
        "<link rel='canonical' href='https://courier.example/a?b=1'>"
    )
    _, about = read_markup(article(head=head))
    assert (about.title, about.publisher, str(about.published)) == (
        "Alder in Birch",
        "The Courier",
        "2024-05-03",
    )
    assert (about.language, about.url) == ("en", "https://courier.example/a?b=1")


def test_what_json_ld_states_is_taken_even_in_a_graph() -> None:
    head = (
        '<script type=\'application/ld+json\'>{"@graph": [{"@type": "WebSite", "name": "x"}, '
        '{"@type": ["NewsArticle"], "headline": "Alder in Birch", "datePublished": "2024-05-03", '
        '"publisher": {"@type": "Organization", "name": "The Courier"}}]}</script>'
    )
    _, about = read_markup(article(head=head))
    assert (about.title, about.publisher, str(about.published)) == (
        "Alder in Birch",
        "The Courier",
        "2024-05-03",
    )


@pytest.mark.parametrize(
    "body",
    [
        "<time datetime='2024-05-03T10:00'>3 May</time>",
        "<time>3 May 2024</time>",
        "<time datetime='2020-01-01'>old</time><time pubdate datetime='2024-05-03'>new</time>",
        "<time itemprop='datePublished' datetime='2024-05-03'>x</time><time datetime='2020-01-01'>y</time>",
    ],
)
def test_a_time_element_dates_the_page_when_it_is_marked_or_alone(body: str) -> None:
    _, about = read_markup(article().replace(b"<h1>", body.encode() + b"<h1>"))
    assert str(about.published) == "2024-05-03"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:modified_time' content='2024-05-03'>",
        "<meta name='date' content='03/04/2021'>",
        "<meta name='date' content='yesterday'>",
        "<meta name='date' content='2024'>",
        '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "datePublished": 20240503}</script>',
        "<script type='application/ld+json'>{{{{</script>",
        "<script type='application/ld+json'>" + "[" * 50_000 + "</script>",
    ],
)
def test_what_does_not_say_the_day_of_publication_dates_nothing(head: str) -> None:
    assert read_markup(article(head=head))[1].published is None


def test_an_address_that_is_no_web_address_is_not_kept() -> None:
    assert read_markup(article(head="<link rel=canonical href='javascript:alert(1)'>"))[1].url is None


# -- encodings ------------------------------------------------------------------------------------------


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    for declared, real in (("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("utf-8", "utf-8")):
        data = f"<meta charset={declared}><p>Évian détient 5 % – dit-on.</p>".encode(real)
        assert read_markup(data)[0] == "Évian détient 5 % – dit-on."


def test_a_wrong_declaration_of_a_page_in_utf_8_does_no_harm_and_undeclared_bytes_are_named() -> None:
    assert read_markup(b"<meta charset='utf-16'><p>Oak \xc3\xa9.</p>")[0] == "Oak é."
    assert read_markup(b"<meta charset='x-nonsense'><p>Oak \xc3\xa9.</p>")[0] == "Oak é."
    with pytest.raises(InputError, match="byte 0xe9 at offset 7"):
        read_markup(b"<p>Oak \xe9.</p>")


SOUP = (
    *(
        "<p>",
        "</p>",
        "<div hidden>",
        "</div>",
        "<b",
        ">",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&",
        "&#0;",
        "\n",
    ),
    *("Oak owns 5% of Fir. ", "<table>", "<td>", "<title>", "</title>", "<script>", "</script>", "\x01", "'"),
    *("\u202e", "<h1>", "</h1>", "<svg>", "</svg>", "<time datetime='2024-05-03'>", "</time>", '"', "<x:y>"),
    *("<1>", "&#xD800;"),
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(SOUP)))
def test_any_soup_of_tags_gives_a_text_or_one_error(parts: list[str]) -> None:
    text, told = "x", ""
    try:
        text, _ = read_markup("".join(parts).encode(), name="a.html")
    except InputError as error:
        told = str(error)
    assert "\n" not in told
    assert text.encode().strip()
    assert "\x01" not in text


def test_a_sheet_for_printers_hides_nothing_on_the_screen() -> None:
    assert hidden_by(".a { display: none }", "print") == set()
    assert hidden_by(".a .b { display: none } .c:hover { display: none }") == set()
