"""Text for a terminal: made safe, on one line, or wrapped.

Names and quotations are data: control characters are shown as escapes, so that a document cannot
move the cursor or colour the screen.
"""

from __future__ import annotations

import re
import unicodedata


def safe(text: str) -> str:
    r"""Text with control and direction characters made visible.

    Example:
        >>> print(safe("a\x1b[31mb"))
        a\x1b[31mb
    """
    return "".join(
        c if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else ascii(c)[1:-1] for c in text
    )


def one_line(text: str) -> str:
    """Text on one line, without white space at its ends."""
    return spaced(text).strip()


def spaced(text: str) -> str:
    """Text on one line, its white space folded and everything else kept visible."""
    return safe(re.sub(r"\s+", " ", text))


def wrapped(text: str, first: str, rest: str) -> list[str]:
    """Text in lines that fit the terminal; `first` and `rest` stand before them."""
    from shutil import get_terminal_size
    from textwrap import wrap

    width = max(60, min(120, get_terminal_size((100, 24)).columns))
    return wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first]
