"""JSON lines, read strictly: bytes to one object a line, with every known trap refused.

`json` takes NaN, duplicate keys, lone surrogates and numbers without end; here each of them is a fault
with its line. Numbers come out as `Decimal`, so that 43.0 keeps its digit. What the objects mean is not
known here.

Example:
    >>> list(objects(b'{"share": 43.0}'))
    [Line(number=1, value={'share': Decimal('43.0')}, fault=None)]
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

#: Longest line that is read, in bytes: a quotation of many pages fits, a file without line ends does not.
LONGEST_LINE = 1 << 20

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its object, or what is wrong with it.

    Args:
        number: Line number, counted from 1.
        value: The object; empty when there is a fault.
        fault: What is wrong and what to do; None when nothing is.
    """

    number: int
    value: dict[str, Any]
    fault: str | None = None


def objects(data: bytes) -> Iterator[Line]:
    """The objects of a file of JSON lines, UTF-8 with or without byte order mark.

    Args:
        data: The file's bytes. Blank lines are passed over; LF and CRLF end a line.

    Yields:
        One `Line` for each line that is not blank, faulty ones included.
    """
    if data.startswith(_UTF16):
        yield Line(1, {}, "the file is UTF-16; save it as UTF-8")
        return
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not raw.strip():
            continue
        try:
            yield Line(number, _parsed(raw))
        except _Refused as refusal:
            yield Line(number, {}, str(refusal))


class _Refused(ValueError):
    """What is wrong with a line. Raised inside the parser's hooks, caught in `objects`."""


def _parsed(raw: bytes) -> dict[str, Any]:
    if len(raw) > LONGEST_LINE:
        raise _Refused(f"the line has {len(raw)} bytes; at most {LONGEST_LINE} are read")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise _Refused(
            f"byte {error.start + 1} of the line (0x{raw[error.start]:02x}) is not UTF-8; save as UTF-8"
        ) from error
    value = _loaded(text)
    if not isinstance(value, dict):
        raise _Refused("is no JSON object; write one object {...} a line, without a list around them")
    if _SURROGATE.search(text):
        _refuse_lone_surrogates(value)
    return value


def _loaded(text: str) -> Any:
    try:
        return json.loads(
            text,
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_without_duplicates,
        )
    except _Refused:
        raise
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text[error.pos :].strip() == ",":
            raise _Refused("ends with a comma; JSON lines stand without commas between them") from error
        raise _Refused(f"is not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise _Refused("is nested too deeply") from error


def _refuse_constant(name: str) -> None:
    raise _Refused(f"{name} is not a number that JSON knows; leave the field out when it is not known")


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Refused(f"has the field {twice!r} twice; keep one")
    return value


def _refuse_lone_surrogates(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError as error:
        raise _Refused("has half of a surrogate pair (\\ud800 to \\udfff), which is no character") from error
