"""How a review decision finds its claim again after the article was read anew, replaced or corrected.

An id tells a claim by all that it says; these hashes leave out what a new printing of the article changes.

Example:
    >>> from kg.model import Source
    >>> retold = Claim(holder="a", investee="b", kind="parent", source=Source(id="d", retold_from="o"))
    >>> original = Claim(holder="a", investee="b", kind="parent", source=Source(id="o"))
    >>> len(set(fingerprints(retold)) & set(fingerprints(original)))
    1
"""

from __future__ import annotations

import json
import re

from kg.model import NOT_HASHED, Claim, digest, plain, said_of_world
from kg.names import fold

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_PERCENT = re.compile(_NUMERAL.pattern + r" ?(?:%|per ?cent|prozent|pour cent|por ciento)")
# When and by whom it was said, and what it corrects, may change with a corrected text.
_NOT_TOLD = NOT_HASHED | {"holder_text", "investee_text", "speaker", "replaces", "stated_on", "as_of_basis"}


def fingerprints(claim: Claim) -> tuple[str, ...]:
    """Every hash by which a review decision finds a claim again, those of its very document first."""
    lasting = lasting_fingerprint(claim)
    return (*_of_document(claim), *([lasting] if lasting else []), *update_fingerprints(claim))


def _of_document(claim: Claim) -> tuple[str, str]:
    """Hashes that hold where the same document, or the original of a retelling, is read again.

    One over source, parties, kind, share, what is said of it and folded quotation; one over the SHA-256 of
    the original document instead of source and quotation, so that a decision on a retelling holds for its
    original. What is said of it is its status, tense and change: who finds a plan right has not said that
    anything is held.
    """
    tie = json.dumps([claim.holder, claim.investee, claim.kind, plain(claim.share or ""), *_said(claim)])
    quotes = sorted(fold(evidence.quote) for evidence in claim.evidence if evidence.quote)
    original = claim.source.retold_from or claim.source.id
    return digest("quote", claim.source.id, tie, *quotes), digest("original", original, tie)


def lasting_fingerprint(claim: Claim) -> str | None:
    """A hash by which a review decision finds a claim again in an updated article, whose bytes are others.

    Over what stays when an article is updated: its address, else its publisher and title; the parties as
    written, kind, share, status, tense, change and the folded quotation. None where it has neither address
    nor title.

    Example:
        >>> from kg.model import Source
        >>> lasting_fingerprint(Claim(holder="a", investee="b", kind="parent", source=Source(id="d"))) is None
        True
    """
    source = claim.source
    work = source.url or (source.title and f"{fold(source.publisher or '')}|{fold(source.title)}")
    quotes = sorted(fold(evidence.quote) for evidence in claim.evidence if evidence.quote)
    if not work or not quotes:
        return None
    parties = [fold(claim.holder_text or claim.holder), fold(claim.investee_text or claim.investee)]
    tie = json.dumps([*parties, claim.kind, plain(claim.share or ""), *_said(claim)])
    return digest("update", work, tie, *quotes)


def update_fingerprints(claim: Claim) -> tuple[str, ...]:
    """Hashes by which a review decision finds a claim again where its article is corrected around it.

    A quotation may run over figures of other ties, and a corrected article may have another headline. So
    other numerals than the claim's own count as one, and the article is known by its address; where it has
    none, by publisher and title, or by publisher and day; undated, by its title but for percentages. In
    turn all that the words say of the tie must be the same. Empty where the article cannot be known or
    nothing is quoted.

    Example:
        >>> from kg.model import Evidence, PartialDate, Source
        >>> def told(quote, **about):
        ...     source = Source(publisher="The Courier", **about)
        ...     evidence = (Evidence(quote=quote),)
        ...     return Claim(holder="a", investee="b", kind="shareholding", source=source, evidence=evidence)
        >>> day = PartialDate("2024-05-01")
        >>> one = told("A sold 3% and keeps all of B", id="d", title="A sells 3%", published=day)
        >>> other = told("A sold 4% and keeps all of B", id="e", title="A sells 4%", published=day)
        >>> len(set(update_fingerprints(one)) & set(update_fingerprints(other)))
        1
    """
    source, quotes = claim.source, [e.quote for e in claim.evidence if e.quote]
    publisher, title = fold(source.publisher or ""), fold(source.title or "")
    works = [("address", source.url)]
    if not source.url:
        works = [
            ("title", f"{publisher}|{title}" if title else None),
            ("day", f"{publisher}|{source.published}" if source.published else None),
            (
                "undated",
                f"{publisher}|{_PERCENT.sub('#', title)}" if title and not source.published else None,
            ),
        ]
    own = {numeral for numeral in (claim.stated, claim.before_stated, claim.delta_stated) if numeral}
    words = sorted(
        _NUMERAL.sub(lambda m: m.group() if m.group().replace(",", ".") in own else "#", fold(quote))
        for quote in quotes
    )
    parties = [fold(claim.holder_text or claim.holder), fold(claim.investee_text or claim.investee)]
    tie = json.dumps([*parties, said_of_world(claim, _NOT_TOLD | _observed(claim))], sort_keys=True)
    return tuple(digest("updated", name, work, tie, *words) for name, work in works if work and words)


def _observed(claim: Claim) -> set[str]:
    """The day of observation, where it is not the text that says it."""
    return set() if claim.as_of_basis == "text" else {"as_of"}


def _said(claim: Claim) -> tuple[str | None, ...]:
    return claim.status, claim.tense, claim.change
