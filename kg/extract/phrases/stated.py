"""What a web page states of itself: title, publisher, date of publication, language, address.

Only what is stated is taken: the page's `meta` elements, the JSON-LD of the article, and a `time` element
that is marked as the time of publication or is the only one. A date in the address, in the text or of the
last change is not the date of publication, and is left alone.

Example:
    >>> page = Page()
    >>> page.start("meta", {"property": "article:published_time", "content": "2024-05-03T08:00:00Z"})
    >>> str(stated(page).published)
    '2024-05-03'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.extract.phrases.dates import parse
from kg.extract.source.heading import About
from kg.extract.source.page import Page
from kg.model import PartialDate

_DATES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date"),
    *("dcterms.created", "dc.date.created", "citation_publication_date", "citation_date", "publishdate"),
    *("publish-date", "publish_date", "publication_date", "pubdate", "article.published", "date"),
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher")
_LANGUAGES = ("og:locale", "content-language", "dc.language", "dcterms.language", "language", "inlanguage")
_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|Report|WebPage|\w*Posting)")
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_ISO = re.compile(r"\s*(\d{4}-\d{2}-\d{2})")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,1000}", re.IGNORECASE)
_LONGEST = 300
_DEEPEST = 8


def stated(page: Page) -> About:
    """What a page states of itself; None where it states nothing that can be read."""
    metas: dict[str, str] = {}
    for name, content in page.metas:
        metas.setdefault(name, content)
    articles = list(_articles(page.scripts))
    return About(
        title=_title(page, metas, articles),
        publisher=_text(_first(metas, _PUBLISHERS) or _publisher(articles)),
        published=_published(page, metas, articles),
        language=_language(page, metas, articles),
        url=_address(page, metas),
    )


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if metas.get(name, "").strip()), None)


def _text(value: object) -> str | None:
    """A text on one line, of a length that a person reads; None for anything else."""
    if not isinstance(value, str):
        return None
    return " ".join(value[: 4 * _LONGEST].split())[:_LONGEST] or None


def _title(page: Page, metas: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    heads = [text for tag, text in page.titles if tag == "h1" and text]
    titles = [text for tag, text in page.titles if tag == "title" and text]
    said = _first(metas, _TITLES) or next((a["headline"] for a in articles if a.get("headline")), None)
    return _text(said) or _text(next(iter([*heads, *titles]), None))


def _publisher(articles: list[dict[str, Any]]) -> object:
    for article in articles:
        publisher = article.get("publisher")
        publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
        if publisher:
            return publisher.get("name") if isinstance(publisher, dict) else publisher
    return None


def _published(page: Page, metas: dict[str, str], articles: list[dict[str, Any]]) -> PartialDate | None:
    said = [metas[name] for name in _DATES if metas.get(name)]
    said += [
        article["datePublished"] for article in articles if isinstance(article.get("datePublished"), str)
    ]
    marked = [one for one in page.times if "pubdate" in one[0] or one[0].get("itemprop") == "datePublished"]
    lone = page.times if len({_when(*one) for one in page.times}) == 1 else []
    said += [_when(*one) for one in marked or lone]
    return next((day for text in said if (day := _day(text)) is not None), None)


def _when(attributes: Any, text: str) -> str:
    return str(attributes.get("datetime") or text)


def _day(text: str) -> PartialDate | None:
    """A date of publication is a whole day; 03/04/2021 could be two."""
    iso = _ISO.match(text[:100])
    day = parse(iso[1] if iso else text[:100], day_first=False)
    return day if day is not None and len(day.text) == 10 else None


def _language(page: Page, metas: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    said = [page.language, _first(metas, _LANGUAGES), *(article.get("inLanguage") for article in articles)]
    for text in said:
        match = _TAG.fullmatch(text.strip()[:40]) if isinstance(text, str) else None
        if match:
            return match[1].lower()
    return None


def _address(page: Page, metas: dict[str, str]) -> str | None:
    for text in (page.canonical, metas.get("og:url")):
        if text and _ADDRESS.fullmatch(text.strip()):
            return text.strip()
    return None


def _articles(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that describe an article, the most particular kinds first."""
    found = []
    for script in scripts:
        try:
            value = json.loads(script)
        except (ValueError, RecursionError):
            continue
        found += list(_objects(value, 0))
    kinds = [(str(_kind(one)), one) for one in found]
    yield from (one for kind, one in kinds if _ARTICLE.fullmatch(kind) and kind != "WebPage")
    yield from (one for kind, one in kinds if kind == "WebPage")


def _kind(value: dict[str, Any]) -> object:
    kind = value.get("@type")
    return kind[0] if isinstance(kind, list) and kind else kind


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:200]:
            yield from _objects(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)
