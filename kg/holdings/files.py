"""The bytes of a file, and the text that they are.

Example:
    >>> text_of("Société".encode("utf-16"), "stakes.csv")
    'Société'
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError


def bytes_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(
            f"cannot be read ({getattr(error, 'strerror', None) or error}); give a file", source=str(path)
        ) from error


def text_of(content: bytes, title: str) -> str:
    """The text of a file: UTF-8, or UTF-16 where its first bytes say so.

    Raises:
        InputError: It is neither, with the line of the first byte that does not fit.
    """
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} is not {encoding.removesuffix('-sig').upper()}; save the file as UTF-8"
        raise InputError(message, source=title, line=line) from error
