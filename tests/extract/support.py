"""Short ways to read sentences in tests; all names are invented."""

import hashlib
from typing import Any

from kg.extract import About, Reading, extract
from kg.model import Entity, Name
from kg.names import fold


def mint(kind: str, name: str, document: str) -> str:
    """An id as the reconcile wing makes it: of kind and name, and for a person also of the document."""
    parts = f"{kind}|{fold(name)}|{document if kind == 'person' else ''}"
    return hashlib.sha256(parts.encode()).hexdigest()[:12]


def company(name: str, country: str | None = None, *aliases: str, kind: str = "company") -> Entity:
    """An entity of a test gazetteer."""
    key = fold(name).replace(" ", "-")
    return Entity(id=key, kind=kind, name=name, country=country, names=tuple(Name(text=a) for a in aliases))


def gazetteer(*entities: Entity) -> dict[str, Entity]:
    """Folded names to entities."""
    return {fold(name): e for e in entities for name in (e.name, *(n.text for n in e.names))}


def reading(text: str, language: str | None = None, known: dict[str, Entity] | None = None) -> Reading:
    """The reading of a text."""
    return extract(text.encode(), known=known or {}, mint=mint, about=About(language=language))


def lines(
    text: str, language: str | None = None, known: dict[str, Entity] | None = None
) -> list[dict[str, Any]]:
    """The flat lines of a text."""
    return reading(text, language, known).lines("a.txt")


def stakes(text: str, language: str | None = None, known: dict[str, Entity] | None = None) -> list[str]:
    """`holder > investee low-high marks` of every holding and plan of a text, sorted."""
    found = []
    for line in lines(text, language, known):
        low, high = line["share_min"], line["share_max"]
        share = (
            "?"
            if low is None and high is None
            else _number(low)
            if low == high
            else f"{_number(low)}-{_number(high)}"
        )
        marks = [line["voting"], line["modality"] if line["modality"] != "asserted" else None]
        marks += ["past" if line["tense"] == "past" else None, "held" if line.get("quarantined") else None]
        if line["relation"] != "holds_stake":
            marks.insert(0, line["relation"])
        text_marks = " ".join(mark for mark in marks if mark)
        found.append(f"{line['subject']} > {line['object']} {share} {text_marks}".strip())
    return sorted(found)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


_OWNING = ("holds_stake", "controls", "state_owned")
_TO_COME = ("planned", "hypothetical", "negotiating", "denied", "failed")


def owned(text: str, language: str = "en") -> list[str]:
    """`holder > held share` of every tie of ownership that is or was, sorted; `past` where it is over."""
    found = []
    for line in lines(text, language):
        if line["relation"] not in _OWNING or line["modality"] in _TO_COME or line.get("quarantined"):
            continue
        low, high = line["share_min"], line["share_max"]
        share = (
            ""
            if low is None and high is None
            else f" {_number(low)}" + ("" if low == high else "-" + _number(high))
        )
        found.append(f"{'past ' * (line['tense'] == 'past')}{line['subject']} > {line['object']}{share}")
    return sorted(found)
