"""What the signs of the picture mean: one line a code, and which of them a page needs.

Example:
    >>> STYLES["nonVoting"]
    'Shares without votes'
"""

from __future__ import annotations

from typing import Any

LAYERS = {
    "owners": "Owners",
    "offices": "Offices",
    "partners": "Partnerships & alliances",
    "plans": "Planned & talks",
    "held": "Held back",
    "past": "Former & undated",
}

STYLES = {
    "voting": "Shares or votes (wider = more)",
    "nonVoting": "Shares without votes",
    "unknown": "A stake, its size unknown",
    "indirect": "Indirect or total stake",
    "control": "Control or other rights",
    "office": "Office held",
    "alliance": "Member of an alliance or group",
    "partner": "Partnership",
    "plan": "Planned or conditional",
    "talks": "In talks, denied or failed",
    "former": "Ended",
    "undated": "Known, without a date",
    "held": "Held back: a doubtful reading",
}

ENTITY_KINDS = {
    "company": "company",
    "person": "person",
    "state": "state",
    "stateBody": "state body",
    "arrangement": "trust or fund",
    "alliance": "alliance",
    "group": "group",
    "dispersed": "dispersed holders",
    "unit": "unit",
    "unknown": "unknown",
}

#: Codes in words, where the code is not the word.
WORDS = {
    "asserted": "stated as fact",
    "reported": "reported as fact",
    "negotiating": "in talks",
    "rumoured": "rumoured",
    "conditional": "conditional",
    "full": "with votes",
    "none": "without votes",
    "suspended": "votes suspended",
    "capped": "votes capped",
    "multiple": "multiple votes",
    "unstated": "not stated",
    "votesExercisable": "votes that can be cast",
    "votesTheoretical": "all votes, suspended ones included",
    "fullyDiluted": "fully diluted shares",
    "issued": "issued shares",
    "outstanding": "outstanding shares",
    "class": "shares of the class",
    "used": "used",
    "agrees": "agrees",
    "earlier": "earlier",
    "dissents": "disagrees",
    "pending": "no holding",
    "held": "held back",
    "press": "press",
    "register": "register",
    "filing": "filing",
    "company": "company",
    "aggregator": "aggregator",
    "user": "user",
    "selfHolding": "an entity would hold itself",
    "numberNotInQuotation": "the figure is not in the quotation",
    "droppedZone": "stands in a part that was left out",
    "overfull": "the shares would exceed 100 %",
    "unsureLink": "the parties are not sure",
}


def words(document: dict[str, Any]) -> dict[str, Any]:
    """The words that a page needs: the styles and kinds that it shows, in the order of the tables above."""
    styles = {tie["style"] for tie in document["holdings"]}
    kinds = {entity["kind"] for entity in document["entities"]}
    return {
        "styles": [[code, label] for code, label in STYLES.items() if code in styles],
        "kinds": [[code, label] for code, label in ENTITY_KINDS.items() if code in kinds],
        "codes": WORDS,
        "disputed": any(is_disputed(tie["labels"]) for tie in document["holdings"]),
        "groups": bool(document["groups"]),
    }


def is_disputed(labels: list[str]) -> bool:
    """Whether the labels of a tie say that its sources disagree.

    Example:
        >>> is_disputed(["stale"])
        False
    """
    return bool({"disputed", "contested"} & set(labels))
