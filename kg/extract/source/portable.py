r"""PDF to text: the lines of its pages joined to paragraphs again.

Only a PDF that carries its text is read: nothing is recognised in pictures. Lines that stand on most pages
(running heads, page numbers) are left out, words divided at the end of a line are joined.

Example:
    >>> joined(["Oak Mills holds 5 per cent of the capi-", "tal of Fir Works.", "", "It said so."])
    'Oak Mills holds 5 per cent of the capital of Fir Works.\n\nIt said so.'
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import InputError
from kg.extract.source.heading import About
from kg.extract.source.hush import hushed

if TYPE_CHECKING:
    from pypdf import PdfReader

T = TypeVar("T")

#: Pages that are read, at most; a longer document is refused, never cut in silence.
MOST_PAGES = 2_000
_MOST_TEXT = 50_000_000  # characters
# What pypdf raises, besides its own errors, on documents that are broken or made to break it.
_FAULTS = (
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RecursionError),
    *(OSError, EOFError, MemoryError, NotImplementedError, struct.error, zlib.error),
)
_SIGNS = str.maketrans({
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "\u00ad": None, 
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\f": "\n", "\v": "\n", "\0": None,
})  # fmt: skip
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of|sur|de)\s*\d{1,4})?\W*", re.IGNORECASE)
_BULLET = re.compile(r"(?:[•▪◦●‣*–—-]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_ENDS = (".", "!", "?", "»", "”", '"', ":")
# Titles that programs write when nobody gave one.
_NO_TITLE = re.compile(
    r"(?:untitled|microsoft \w+ - .*|.*\.(?:docx?|pptx?|xlsx?|indd|pdf|odt|rtf|html?))?", re.IGNORECASE
)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[A-Za-z0-9]{2,8})*")


def read_portable(data: bytes, *, name: str = "<pdf>") -> tuple[str, About]:
    """The text of a PDF, and what it states of itself.

    Args:
        data: The document.
        name: File name for messages.

    Raises:
        InputError: It is broken, locked by a password, too long, or holds no text.

    Cost: linear in the pages.
    """
    with hushed("pypdf"):
        reader = _guarded(lambda: _opened(data, name), name)
        pages = _guarded(lambda: _pages(reader, name), name)
        about = _guarded(lambda: _about(reader), name)
    text = joined(_without_running_lines(pages)) or joined(line for lines in pages for line in lines)
    if not any(c.isalnum() for c in text):
        message = (
            f"the PDF holds pictures and no text ({len(pages)} pages); run a text recognition on it first"
        )
        raise InputError(message, source=name)
    return text, about


def _guarded(step: Callable[[], T], name: str) -> T:
    from pypdf.errors import PyPdfError

    try:
        return step()
    except InputError:
        raise
    except (PyPdfError, *_FAULTS) as error:
        detail = " ".join(str(error).split())[:120] or type(error).__name__
        raise InputError(f"the PDF is broken ({detail}); save it anew", source=name) from error


def _opened(data: bytes, name: str) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

    locked = InputError("the PDF is locked by a password; save a copy without one", source=name)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        # Many are encrypted with an empty password, only to forbid printing.
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked
    except (DependencyError, FileNotDecryptedError, WrongPasswordError) as error:
        raise locked from error
    return reader


def _pages(reader: PdfReader, name: str) -> list[list[str]]:
    count = len(reader.pages)
    if count > MOST_PAGES:
        message = f"the PDF has {count} pages, and at most {MOST_PAGES} are read; split it"
        raise InputError(message, source=name)
    pages, size = [], 0
    for page in reader.pages:
        text = _CONTROL.sub("", page.extract_text().translate(_SIGNS))
        size += len(text)
        if size > _MOST_TEXT:
            raise InputError("the PDF holds too much text; split it", source=name)
        pages.append([" ".join(line.split()) for line in text.split("\n")])
    return pages


def _about(reader: PdfReader) -> About:
    """Title and language; the date of the file is no date of publication."""
    info: Any = reader.metadata
    title = info.title if info is not None else None
    title = " ".join(_CONTROL.sub("", title).split())[:300] if isinstance(title, str) else ""
    catalog: Any = reader.root_object
    said = catalog.get("/Lang")
    match = _LANGUAGE.fullmatch(str(said)) if isinstance(said, str) else None
    return About(
        title=None if _NO_TITLE.fullmatch(title) else title, language=match[1].lower() if match else None
    )


# -- lines to paragraphs -------------------------------------------------------------------------------


def _without_running_lines(pages: list[list[str]]) -> list[str]:
    """The lines of all pages, without page numbers and what stands at the edge of most of them.

    On the first page such lines stay: they may be the paper's name and the date.
    """
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({_NUMBERS.sub("#", line) for line in _edge(lines)})
    most = max(3, (len(pages) + 1) // 2)
    kept: list[str] = []
    for number, lines in enumerate(pages):
        edge = {line for line in _edge(lines) if number or _PAGE_NUMBER.fullmatch(line)}
        running = {
            line for line in edge if edges[_NUMBERS.sub("#", line)] >= most or _PAGE_NUMBER.fullmatch(line)
        }
        kept += [line for line in lines if line not in running]
    return kept


def _edge(lines: list[str]) -> list[str]:
    full = [line for line in lines if line]
    return full[:2] + full[-2:]


def joined(lines: Iterable[str]) -> str:
    """Lines as paragraphs: one ends at a blank line, a list's next item, or a short last line.

    A first line that breaks off before its time is a title, and no beginning of a paragraph.

    Args:
        lines: Lines as laid out, without white space at their ends.
    """
    rows = list(lines)
    widths = sorted(len(row) for row in rows if row)
    usual = widths[int(len(widths) * 0.8)] if widths else 0
    paragraphs: list[str] = []
    current: list[str] = []
    for row, following in zip(rows, [*rows[1:], ""], strict=False):
        if row:
            current.append(row)
        titled = not paragraphs and len(current) == 1 and _is_title(row, following, usual)
        if current and (not row or titled or _ends(row, following, usual)):
            paragraphs.append(_unbroken(current))
            current = []
    return "\n\n".join(paragraphs)


def _ends(row: str, following: str, usual: int) -> bool:
    if not following or _BULLET.match(following):
        return True
    if not (following[0].isupper() or following[0].isdigit() or following[0] in '«“"‘('):
        return False
    short = len(row) < 0.75 * usual
    return short and (row.endswith(_ENDS) or len(row) < 0.5 * usual)


def _is_title(row: str, following: str, usual: int) -> bool:
    """Whether the first line ends though the next line's first word would have fitted: it is a title."""
    begins = following[:1].isupper() or following[:1].isdigit()
    fits = len(row) + len(following.split(" ", 1)[0]) + 1 < 0.85 * usual
    return begins and fits and row[-1:].isalnum()


def _unbroken(rows: list[str]) -> str:
    parts = [rows[0]]
    for before, row in pairwise(rows):
        divided = before.endswith("-") and before[-2:-1].isalpha() and row[:1].islower()
        if divided:
            parts[-1] = parts[-1][:-1]
            parts.append(row)
        else:
            parts.append(" " + row)
    return "".join(parts)
