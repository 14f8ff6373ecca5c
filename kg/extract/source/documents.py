r"""From the bytes of a document, of any kind that is read, to its text.

| kind | known by | text that is archived |
|---|---|---|
| pdf | its first bytes | the text of its pages, lines joined to paragraphs |
| html | its name, or its first tag | the article, and its heading |
| markdown | its name | the decoded file; its marks are blank to the reader, offset by offset |
| plain | all else | the decoded file |

What a file holds goes before what it is called, where its first bytes leave no doubt.

Example:
    >>> document = read_document(b"**Oak Mills** owns 5% of [Fir](x).", name="a.md")
    >>> document.kind, document.plain
    ('markdown', '  Oak Mills   owns 5% of  Fir    .')
"""

from __future__ import annotations

import re

from kg.errors import InputError
from kg.extract.source.decode import decode
from kg.extract.source.heading import About
from kg.record import frozen

#: Names of files that hold articles.
SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf")
_MARKDOWN = (".md", ".markdown")
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_PDF = b"%PDF-"
_PDF_WITHIN = 1_024  # bytes before which its sign may stand
_PAGE_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
# First bytes of what people take for articles, and what to do with it.
_OTHERS = (
    (b"PK\x03\x04", "a packed file (Word, Excel, zip); save the article as PDF, HTML or plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file; save the article as PDF, HTML or plain text"),
    (b"{\\rtf", "a rich text file; save the article as PDF, HTML or plain text"),
    (b"\x89PNG", "a picture; run a text recognition on it first"),
    (b"\xff\xd8\xff", "a picture; run a text recognition on it first"),
    (b"GIF8", "a picture; run a text recognition on it first"),
    (b"\x1f\x8b", "a packed file; unpack it first"),
)
_TABLES = (".jsonl", ".json", ".csv", ".tsv", ".nq", ".ttl", ".trig", ".nt", ".parquet")


@frozen
class Document:
    """A document as text.

    Args:
        text: The text to archive; offsets count its code points.
        plain: The same text for reading, with as many code points: marks are blank.
        kind: plain, markdown, html or pdf.
        about: What the document's markup or file states of itself; empty for plain texts.
    """

    text: str
    plain: str
    kind: str
    about: About = About()


def read_document(data: bytes, *, name: str = "<text>", encoding: str | None = None) -> Document:
    """The text of a document.

    Args:
        data: The document's bytes.
        name: File name: its ending tells pages and Markdown, and messages begin with it.
        encoding: Encoding of a text or page; None: UTF-8, UTF-16 with a byte order mark, or what a page
            declares.

    Raises:
        InputError: The file is empty, binary, broken, locked, no article, or not in that encoding.
    """
    kind = _kind(data, name.lower())
    if kind == "pdf":
        from kg.extract.source.portable import read_portable

        text, about = read_portable(data, name=name)
        return Document(text=text, plain=text, kind=kind, about=about)
    _refuse_others(data, name)
    if kind == "html":
        from kg.extract.source.markup import read_markup

        text, about = read_markup(data, encoding=encoding, name=name)
        return Document(text=text, plain=text, kind=kind, about=about)
    text = decode(data, encoding=encoding, name=name)
    return Document(text=text, plain=unmarked(text) if kind == "markdown" else text, kind=kind)


def _kind(data: bytes, name: str) -> str:
    if _PDF in data[:_PDF_WITHIN]:
        return "pdf"
    if name.endswith(_PAGES) or _PAGE_BEGINS.match(data[:4_096]):
        return "html"
    return "markdown" if name.endswith(_MARKDOWN) else "plain"


def _refuse_others(data: bytes, name: str) -> None:
    lower = name.lower()
    for sign, what in _OTHERS:
        if data.startswith(sign):
            raise InputError(f"the file is {what}", source=name)
    if lower.endswith(".pdf"):
        what = "is empty" if not data.strip() else "is called PDF and is none"
        raise InputError(f"the file {what}; save it anew", source=name)
    if lower.endswith(_TABLES) and data.strip():
        raise InputError(
            f"the file holds data and no article; articles are {' '.join(SUFFIXES)}, and kg load reads data",
            source=name,
        )


# -- Markdown ------------------------------------------------------------------------------------------

# No possessive quantifiers: those around groups fail in the first releases of Python 3.11. Each pattern
# matches from wherever it begins, so that nothing is tried twice.
_COMMENT = re.compile(r"<!--[\s\S]*?(?:-->|\Z)")
_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n(?:(?!\1)[^\n]*\n)*(?:\1[^\n]*|[^\n]*\Z)", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>")
_LINK = re.compile(
    r"(!?\[)([^\[\]\n]{0,500})(\](?:\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,200}\")?\)|\[[^\]\n]{0,100}\]))"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:[^\n]*", re.MULTILINE)
_STRONG = re.compile(r"(?<!\w)(\*\*\*|___|\*\*|__|\*|_|`)(?=\S)([^\n*_`]{1,500}?)(?<=\S)\1(?!\w)")
_BEGIN = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:#{1,6}(?=[ \t])|[*+-](?=[ \t]))?", re.MULTILINE)
_END_OF_HEADING = re.compile(r"[ \t]#+[ \t]*$", re.MULTILINE)


def unmarked(text: str) -> str:
    """Markdown with its marks made blank: every other character stays at its offset. Linear in length.

    Comments, code blocks and addresses say nothing; a link keeps its words, a picture none.
    """
    text = _FENCE.sub(_blank, _COMMENT.sub(_blank, text))
    text = _DEFINITION.sub(_blank, text)
    text = _TAG.sub(_blank, _LINK.sub(_link, text))
    for _ in range(2):  # emphasis inside emphasis
        text = _STRONG.sub(lambda m: " " * len(m[1]) + m[2] + " " * len(m[1]), text)
    return _END_OF_HEADING.sub(_blank, _BEGIN.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return "".join("\n" if c == "\n" else " " for c in match.group())


def _link(match: re.Match[str]) -> str:
    words = " " * len(match[2]) if match[1].startswith("!") else match[2]
    return " " * len(match[1]) + words + " " * len(match[3])
