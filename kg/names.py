"""How names are folded before they are compared. Nothing here guesses who is meant.

Two names are the same spelling when their folds are equal: case, accents, quotation marks and
spacing do not count. The legal form ("SA", "Co., Ltd.") can be taken off, never anything else.

Example:
    >>> fold("  L’État  FRANÇAIS ")
    "l'etat francais"
    >>> without_legal_form("Nissan Motor Co., Ltd.")
    'nissan motor'
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart, with their usual plain spelling.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"}
    | dict.fromkeys("‘’ʼ`´′", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
)
_INVISIBLE = {"Cc", "Cf"}
_SPACES = re.compile(r"\s+")

_LEGAL_FORMS = (
    "ab|ag|asa|bhd|bv|co|company|corp|corporation|gmbh|inc|incorporated|kg|kgaa|kk|limited|llc|llp|lp|ltd|"
    "nv|oy|oyj|plc|pte|pty|sa|sarl|sas|sca|se|sl|spa|srl"
)
_SHORT = {"company": "co", "corporation": "corp", "incorporated": "inc", "limited": "ltd"}
# Compiled when first used: a question by id or exact name needs neither.
_DOTTED = r"\b(?:[a-z]\.){2,}"
_LEGAL_TAIL = rf"(?:[\s,.&-]+(?:{_LEGAL_FORMS})\b\.?)+[\s,.]*$"


def fold(name: str) -> str:
    """One spelling for names that differ in case, accents, quotation marks, width or spacing only.

    Args:
        name: Any text.

    Returns:
        The folded text; empty when nothing visible is left.
    """
    if name.isascii() and name.isprintable():
        # Most names, ten times faster; the same by a test.
        return " ".join(name.lower().replace("`", "'").split())
    return _fold(name)


@lru_cache(maxsize=20_000)
def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN)
    kept = "".join(
        " " if c.isspace() else c
        for c in plain
        if not _is_accent(c) and (c.isspace() or unicodedata.category(c) not in _INVISIBLE)
    )
    return _SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip()


def _is_accent(character: str) -> bool:
    # The voicing marks of kana (U+3099, U+309A) make another letter, not another accent.
    return bool(unicodedata.combining(character)) and character not in "\u3099\u309a"


def without_legal_form(name: str) -> str:
    """The folded name without the legal form at its end; unchanged when nothing else would be left."""
    return _parted(name)[0]


def legal_form(name: str) -> str:
    """The legal form at the end of a name, one spelling for each; empty when there is none.

    Example:
        >>> legal_form("Nissan Motor Company, Limited"), legal_form("Nissan Motor Co., Ltd.")
        ('co ltd', 'co ltd')
    """
    words = re.findall(r"[a-z]+", _parted(name)[1])
    return " ".join(_SHORT.get(word, word) for word in words)


@lru_cache(maxsize=20_000)
def _parted(name: str) -> tuple[str, str]:
    """The folded name before its legal form, and the rest."""
    folded = re.sub(_DOTTED, lambda m: m.group().replace(".", ""), fold(name))
    bare = re.sub(_LEGAL_TAIL, "", folded) or folded
    return bare, folded[len(bare) :]


def slug(name: str) -> str:
    """The folded name as an identifier: ASCII letters and digits joined by hyphens; may be empty.

    Example:
        >>> slug("Renault-Nissan Alliance")
        'renault-nissan-alliance'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
