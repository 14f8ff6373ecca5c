r"""What a document says about itself: front matter, title, dateline, agency. No facts are read here.

A retold text carries a block between two lines `---` with `key: value` lines; a plain article has a
title in its first line and perhaps a dateline near the top. What the user supplies goes before both.

Example:
    >>> heading = read_heading("A title\n\n26 January 2023 - 08:54 By Reuters\nText.", About())
    >>> heading.about.title, str(heading.about.published), heading.origin
    ('A title', '2023-01-26', 'Reuters')
"""

from __future__ import annotations

import re

from kg.extract.phrases.dates import Found, dates_in, days_abroad, parse
from kg.model import PartialDate
from kg.names import fold
from kg.record import frozen, replace


@frozen
class About:
    """What is known of a document besides its text. None: not supplied.

    Args:
        title: Title as published.
        publisher: Who published it.
        published: Date of publication; dates the claims, with basis `user`.
        language: `en` or `fr`; None: found from the words.
        rank: How close to the fact (`kg.vocab.RANKS`).
        url: Where it was published.
        retold_from: SHA-256 of the original when the text is a retelling.
    """

    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    rank: str = "press"
    url: str | None = None
    retold_from: str | None = None


@frozen
class Heading:
    """The document about itself.

    Args:
        about: Supplied facts first, then front matter, then what the top of the text says.
        basis: Where the date comes from: `user` or `dateline`; None without a date.
        origin: Agency that the article copies ("By Reuters"); None when it names none.
        body: Offset at which the article begins, after the front matter.
        datelines: Spans that only give date, place and agency.
    """

    about: About
    basis: str | None
    origin: str | None
    body: int
    datelines: tuple[tuple[int, int], ...]


_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?P<block>(?:(?!---)[^\n]*\n){0,60}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"^([\w -]+?)\s*:\s*(.*?)\s*$", re.MULTILINE)
_SHA = re.compile(r"\b[0-9a-f]{64}\b")
_AGENCIES = (
    "Reuters|AFP|Agence France-Presse|Bloomberg|Associated Press|AP|Dow Jones|Xinhua|Kyodo|dpa|EFE|ANSA"
)
_BY_AGENCY = re.compile(rf"\b(?:[Bb]y|[Pp]ar|[Aa]vec|[Ss]ources?\s*:)\s+({_AGENCIES})\b|\(({_AGENCIES})\)")
_TOP_LINES = 8
_TITLE = 200  # a longer line is a paragraph
_SENTENCE = re.compile(r"(.{20,}?[^\W\d_]{3,}[.!?])\s+(?=[^\W\d_a-z])")
_LINE = 120  # a dateline is short; a longer line with a date in it is a sentence
_PLACE = re.compile(
    r"\s*(?:[A-ZÀ-Þ][A-ZÀ-Þ' .-]{2,30})\s*,?\s*(?:\([^)\n]{2,20}\)\s*)?[,-]?\s*(?:le\s+|den\s+)?$"
)
# Before a date that a dash or nothing follows, a town needs no capitals, and may be left out.
_TOWN = re.compile(r"\s*(?:[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,2}\s*,\s*(?:le\s+|den\s+)?)?")
_AGENCY = re.compile(r"\s*(\([^()\n]{2,60}\)\s*)?[-–—]{1,2}\s+(?=\S)")
_FURNITURE = (
    r"(?i)[\s\d:|,.()/–—-]*(?:\b(?:date|news|by|par|published|updated|posted|publie|mis a jour|le|at|a|on|"
    r"reuters|afp|bloomberg|ap|gmt|cet|est|utc|am|pm|h|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|veroffentlicht|aktualisiert|den|am|von|uhr|"
    r"lunes|martes|miercoles|jueves|viernes|sabado|domingo|publicado|actualizado|atualizado|el|por|em|"
    r"lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|pubblicato|aggiornato|il|di|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|gepubliceerd|bijgewerkt|op|door|"
    r"segunda|terca|quarta|quinta|sexta|feira)\b[\s\d:|,.()/–—-]*)*"
)


def read_heading(text: str, about: About, page: About | None = None) -> Heading:
    """Title, publisher, date, language and origin of a document.

    Args:
        text: The decoded text.
        about: What the user supplied; goes before everything else.
        page: What the document's markup states of it; goes before what the text says.

    Returns:
        The heading. Only the first lines are read, so the cost does not grow with the text.
    """
    front, body = _front_matter(text)
    given = _filled(_merge(about, front), page)
    lines = _top(text, body)
    dated, spans = _dateline(lines)
    basis = "user" if about.published else "dateline" if given.published or (dated and not front) else None
    if given.published is None and dated is not None and front is None:
        given = replace(given, published=dated)
    if given.title is None:
        given = replace(given, title=_title(lines, spans))
    origin = _BY_AGENCY.search(" \n".join(line for line, _ in lines if len(line) < _LINE))
    named = origin[1] or origin[2] if origin else None
    return Heading(about=given, basis=basis, origin=named, body=body, datelines=tuple(spans))


def _front_matter(text: str) -> tuple[dict[str, str] | None, int]:
    match = _FRONT.match(text[:20_000])
    if match is None or not _FIELD.search(match["block"]):
        return None, 0
    fields = {fold(key): value.strip("\"' ") for key, value in _FIELD.findall(match["block"])}
    return fields, match.end()


def _merge(about: About, front: dict[str, str] | None) -> About:
    fields = {
        k: v for k, v in (front or {}).items() if v and fold(v) not in ("not stated", "unknown", "none")
    }
    sha = _SHA.search(next((v for k, v in fields.items() if "sha256" in k.replace("-", "")), "").casefold())
    return About(
        title=about.title or fields.get("title"),
        publisher=about.publisher or fields.get("publisher"),
        published=about.published or parse(fields.get("date", fields.get("published", ""))),
        language=about.language or fields.get("language"),
        rank=about.rank,
        url=about.url or fields.get("url"),
        retold_from=about.retold_from or (sha.group() if sha else None),
    )


def _filled(given: About, page: About | None) -> About:
    """What is known, with what the markup states where nothing else is."""
    if page is None:
        return given
    return replace(
        given,
        title=given.title or page.title,
        publisher=given.publisher or page.publisher,
        published=given.published or page.published,
        language=given.language or page.language,
        url=given.url or page.url,
    )


def _top(text: str, body: int) -> list[tuple[str, int]]:
    """The first lines that are not blank, with their offsets."""
    lines: list[tuple[str, int]] = []
    at = body
    while at < len(text) and len(lines) < _TOP_LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at : min(end, at + 2_000)]
        if line.strip():
            lines.append((line, at))
        at = end + 1
    return lines


def _dateline(lines: list[tuple[str, int]]) -> tuple[PartialDate | None, list[tuple[int, int]]]:
    """The date of the article, and the spans of lines that only say such things."""
    date: PartialDate | None = None
    spans = []
    for line, at in lines:
        for found in _dates(line[:200])[:2]:
            if len(found.date.text) < 10 or not _is_dateline(line, found):
                continue
            date = date or found.date
            whole = len(line) < _LINE and _is_furniture(line[: found.start] + line[found.end :])
            agency = _AGENCY.match(line, found.end)
            end = len(line) if whole else agency.end() if agency and agency[1] else found.end
            spans.append((at, at + end))
            break
    return date, spans


def _dates(text: str) -> list[Found]:
    """The dates of a line in any language, in order."""
    abroad = days_abroad(text)
    taken = [(found.start, found.end) for found in abroad]
    known = [
        found for found in dates_in(text) if not any(found.start < b and a < found.end for a, b in taken)
    ]
    return sorted([*abroad, *known], key=lambda found: found.start)


def _is_dateline(line: str, found: Found) -> bool:
    before, after = line[: found.start], line[found.end :]
    if len(line) < _LINE and _is_furniture(before + " " + after):
        return True
    if _PLACE.fullmatch(before):
        return True
    if (not after.strip() or _AGENCY.match(after)) and _TOWN.fullmatch(before):
        return True
    return len(line) < _LINE and not line.rstrip().endswith(".") and _is_furniture(before)


def _is_furniture(text: str) -> bool:
    """Whether a text only dates and credits an article; the pattern is compiled for the first that may."""
    return re.fullmatch(_FURNITURE, fold(text)) is not None


def _title(lines: list[tuple[str, int]], datelines: list[tuple[int, int]]) -> str | None:
    """The first line, or what stands behind the dateline that it begins with."""
    said = dict(datelines)
    for line, at in lines:
        rest = line[said.get(at, at) - at :].strip().lstrip("#-–—").strip()
        if rest:
            return _moderate(rest)
    return None


def _moderate(line: str) -> str | None:
    """A line as a title; of a long one, a paragraph, its first sentence, or None where that is long too."""
    if len(line) <= _TITLE:
        return line
    first = _SENTENCE.match(line[: _TITLE + 2])
    return first[1] if first else None
