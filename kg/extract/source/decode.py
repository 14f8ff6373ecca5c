"""From the bytes of a document to its text. Nothing is guessed and nothing is repaired.

A text is UTF-8 (with or without byte order mark), UTF-16 with one, or what the user names.

Example:
    >>> decode("Évian".encode("utf-16"))
    'Évian'
"""

from __future__ import annotations

import codecs

from kg.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings whose byte order only the file's first bytes tell.
_UNSAID = {
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}


def decode(data: bytes, *, encoding: str | None = None, name: str = "<text>") -> str:
    """The text of a document.

    Args:
        data: The document's bytes.
        encoding: Name of the encoding; None: UTF-8, or UTF-16 with a byte order mark.
        name: File name for messages.

    Returns:
        The text, without its byte order mark.

    Raises:
        InputError: The file is empty or blank, binary, or not in that encoding; or no such encoding.

    Example:
        >>> decode("Évian".encode("latin-1"), encoding="latin-1")
        'Évian'
    """
    chosen, skipped = _encoding(data, encoding, name)
    try:
        text = data[skipped:].decode(chosen)
        text.encode()  # a few codecs let half of a surrogate pair through
    except UnicodeDecodeError as error:
        raise InputError(_bad_byte(data, error, skipped, chosen), source=name) from error
    except UnicodeError as error:
        raise InputError(f"the file is not {chosen.upper()}; name its encoding", source=name) from error
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise InputError("the file holds no text; give a file with an article", source=name)
    if "\0" in text:
        raise InputError(
            f"the file is binary (a zero byte at offset {data.index(0)}); give plain text", source=name
        )
    return text


def _encoding(data: bytes, encoding: str | None, name: str) -> tuple[str, int]:
    if encoding is not None:
        try:
            info = codecs.lookup(encoding)
            codecs.decode(b"", info.name)  # "base64" and its like are codecs, but not of text
            "".encode(info.name)
        except (LookupError, ValueError, TypeError) as error:
            hint = "name one such as utf-8, latin-1 or cp1252"
            raise InputError(f"no text encoding is called {encoding!r}; {hint}", source=name) from error
        if info.name in ("utf-16", "utf-32") and not data.startswith(_UNSAID[info.name]):
            raise InputError(
                f"the file does not say its byte order; name it, as in --encoding {info.name}-le", source=name
            )
        mark = next((m for m, of in _MARKS if data.startswith(m) and of == info.name), b"")
        return info.name, len(mark)
    return next(((of, len(mark)) for mark, of in _MARKS if data.startswith(mark)), ("utf-8", 0))


def _bad_byte(data: bytes, error: UnicodeDecodeError, skipped: int, encoding: str) -> str:
    offset = error.start + skipped
    if 0 in data[:4096] and encoding == "utf-8":
        return f"the file is binary (a zero byte at offset {data.index(0)}); give plain text"
    value = data[offset] if offset < len(data) else 0
    hint = "name the encoding, for example --encoding latin-1"
    return f"byte 0x{value:02x} at offset {offset} is not {encoding.upper()}; {hint}"
