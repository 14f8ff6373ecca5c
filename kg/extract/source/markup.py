r"""Web pages to text: the article of a page, and what the page states of itself.

The page is taken in by `page`, which leaves out what a reader does not see; the article in it is found by
trafilatura, which is given clean markup, asks no network and is told every setting. Where it finds
nothing, or the page is too large for it (its time grows faster than the page), the lines outside
navigation, footers and the like are the article. The same page gives the same text.

Example:
    >>> text, about = read_markup(b"<html lang=en><h1>News</h1><p>Oak Mills owns 5% of Fir Works.</p></html>")
    >>> text
    'News\n\nOak Mills owns 5% of Fir Works.'
    >>> about.title, about.language
    ('News', 'en')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.extract.phrases.stated import stated
from kg.extract.source.decode import decode
from kg.extract.source.heading import About
from kg.extract.source.page import BLOCKS, DEEPEST, Page, TooDeep

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
# What browsers take these names for.
_SAME = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Elements that only nest: what a page that is too deep is freed of.
_NESTING = re.compile(
    r"</?(?:div|span|b|i|u|em|strong|font|center|small|big|section|article|blockquote|ul|ol|li|dl|dd|table|tbody|"
    r"tr|td|a|p|q|sub|sup)\s*>",
    re.IGNORECASE,
)
_LARGEST = 600_000  # characters of clean markup that trafilatura is given
_CHUNK = 1 << 16
_SPACE = re.compile(r"[ \t\r\f\u00a0\u2009\u202f]+")


def read_markup(data: bytes, *, encoding: str | None = None, name: str = "<page>") -> tuple[str, About]:
    """The article of a page, and what the page states of itself.

    Args:
        data: The page.
        encoding: Its encoding; None: what it declares, or UTF-8.
        name: File name for messages.

    Raises:
        InputError: The bytes are no text of that encoding, or nothing in the page can be read.

    Cost: linear in the size of the page.
    """
    page = _page(_decoded(data, encoding, name), name)
    plain = page.blocks()
    found = _article("".join(page.clean), page)
    # Of a short page it makes one block; and an article of which most would be missing was not found.
    good = len(found) > 1 and 4 * sum(map(len, found)) >= sum(map(len, plain))
    blocks = found if good else plain
    head = next((text for tag, text in page.titles if tag == "h1" and text), None)
    if head and head not in " ".join(blocks[:5]):
        blocks = [head, *blocks]
    text = "\n\n".join(blocks)
    if not any(c.isprintable() and not c.isspace() for c in text):
        message = "the page shows no text without its scripts; save what is read in a browser"
        raise InputError(message, source=name)
    return text, stated(page)


def _decoded(data: bytes, encoding: str | None, name: str) -> str:
    if encoding is not None or data.startswith(_MARKS):
        return decode(data, encoding=encoding, name=name)
    match = _XML_ENCODING.match(data[:200]) or _CHARSET.search(data[:4_096])
    declared = match[1].decode().lower() if match else "utf-8"
    declared = _SAME.get(declared, declared)
    try:
        # A page that calls itself UTF-16 in letters that are not is none.
        return decode(data, encoding=None if declared.startswith("utf-16") else declared, name=name)
    except InputError:
        if declared == "utf-8":
            raise
        return decode(data, name=name)


def _page(text: str, name: str) -> Page:
    try:
        return _parsed(text)
    except TooDeep:
        pass
    try:
        return _parsed(_NESTING.sub("\n", text))
    except TooDeep:
        message = f"the markup is nested more than {DEEPEST} deep; save the article as plain text"
        raise InputError(message, source=name) from None


def _parsed(text: str) -> Page:
    from lxml import etree

    page = Page()
    parser = etree.HTMLParser(target=page, huge_tree=True, encoding="utf-8")
    data = text.encode()
    for at in range(0, len(data), _CHUNK):
        parser.feed(data[at : at + _CHUNK])
    try:
        parser.close()
    except etree.LxmlError:  # a page without any element
        page.close()
    return page


# -- the article ---------------------------------------------------------------------------------------


def _article(clean: str, page: Page) -> list[str]:
    """The blocks that trafilatura takes for the article; none where it finds none."""
    if not clean or len(clean) > _LARGEST:
        return []
    from configparser import ConfigParser

    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG, Extractor

    config = ConfigParser()
    config.read_dict({"DEFAULT": {**DEFAULT_CONFIG.defaults(), **_SETTINGS}})
    options = Extractor(
        config=config,
        output_format="python",
        fast=True,
        comments=False,
        formatting=False,
        links=False,
        tables=True,
        dedup=False,
        with_metadata=False,
    )
    with _quiet():
        found: Any = bare_extraction(f"<html><body>{clean}</body></html>", options=options)
    return list(_rendered(found.body)) if found is not None and found.body is not None else []


# Its own defaults may change; these decide what an article is.
_SETTINGS = {
    "max_file_size": "20000000",
    "min_file_size": "1",
    "min_extracted_size": "250",
    "min_output_size": "1",
    "max_tree_size": "",
    "extensive_date_search": "off",
}


def _quiet() -> Any:
    """Keeps the libraries' talk off the screen while a page is read."""
    from kg.extract.source.hush import hushed

    return hushed("trafilatura", "htmldate", "courlan")


def _rendered(body: Any) -> Iterator[str]:
    """The blocks of an article: one a paragraph, heading, item or row of a table."""
    line: list[str] = []

    def flush() -> Iterator[str]:
        text = _SPACE.sub(" ", "".join(line).replace("\n", " ")).strip()
        line.clear()
        if text:
            yield text

    for event, element in _walk(body):
        own = element.tag in _ENDING
        if event == "start":
            if own:
                yield from flush()
            elif element.tag == "cell" and line:
                line.append(" | ")
            line += [element.text] if element.text else []
        else:
            if own:
                yield from flush()
            line += [element.tail] if element.tail else []
    yield from flush()


# Elements of the tree that trafilatura makes, at whose ends a block ends.
_ENDING = frozenset({"p", "head", "item", "row", "quote", "list", "table", "lb", "code", "body", "main"}) | (
    BLOCKS - {"td", "th"}
)


def _walk(body: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    return ((event, element) for event, element in etree.iterwalk(body, events=("start", "end"))
            if isinstance(element.tag, str))  # fmt: skip
