"""The one table between the words of an extracted line and the words of the model, both ways.

| line | model |
|---|---|
| holds_stake | shareholding; votingRights where voting is `votes` |
| state_owned | shareholding by a state, without a figure |
| controls | otherInfluenceOrControl, or parent |
| plans_to_reduce, _increase, _invest | shareholding to come, with change decrease, increase, acquire |
| negotiates / has_partnership | cooperation that is, was or was never negotiated / in any other status |
| merger_talks, alliance_member | merger, allianceMembership |
| holds_office / former_office | an office, present / past |

Example:
    >>> to_model("plans_to_reduce", modality="hypothetical").change
    'decrease'
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from kg.extract.drafts import ENDED, Draft
from kg.model import Claim, HeldClaim, Share
from kg.record import frozen
from kg.shares import UNKNOWN, bounds
from kg.vocab import OFFICE_KINDS

#: Status of a claim to the modality of a line.
MODALITIES = {
    "asserted": "asserted",
    "reported": "reported",
    "planned": "planned",
    "negotiating": "negotiating",
    "conditional": "hypothetical",
    "rumoured": "hypothetical",
    "failed": "failed",
    "denied": "denied",
}
#: Voting code of a claim to the word of a line.
VOTING = {"full": "voting", "none": "non_voting", "suspended": "non_voting", "unstated": None}
#: Change of a planned claim to its relation.
PLANS = {"decrease": "plans_to_reduce", "increase": "plans_to_increase", "acquire": "plans_to_invest"}

#: Reason of a held claim that only waits for a person: told like a claim, in the tier `review`.
REVIEW = "unsureLink"

_SAID = ("asserted", "reported")
#: Status of a cooperation that is only talked of: what failed or is denied are the talks.
_TALKS = ("negotiating", "failed", "denied")
_OPEN = ("share_min_open", "share_max_open")
_NO_FIGURE = (None, UNKNOWN, bounds("part"))


@frozen
class Coded:
    """The model's words for a line: interest kind, status, change, voting and tense."""

    kind: str
    status: str
    change: str | None
    voting: str
    tense: str


def relation(claim: Claim | Draft, *, state: bool = False) -> str:
    """The relation that a line names for a claim.

    Args:
        claim: The claim, or the draft that it is to be made from.
        state: Whether its holder is a state.
    """
    if claim.kind in OFFICE_KINDS:
        return "former_office" if claim.tense in ("past", ENDED) else "holds_office"
    if claim.kind == "cooperation":
        return "negotiates" if claim.status in _TALKS else "has_partnership"
    fixed = {
        "otherInfluenceOrControl": "controls",
        "parent": "controls",
        "merger": "merger_talks",
        "allianceMembership": "alliance_member",
    }
    if claim.kind in fixed:
        return fixed[claim.kind]
    if claim.kind in ("shareholding", "votingRights"):
        if claim.status not in _SAID and claim.change in PLANS:
            return PLANS[claim.change]
        bare = claim.share == UNKNOWN and claim.kind == "shareholding" and claim.status in _SAID
        return "state_owned" if state and bare else "holds_stake"
    return claim.kind


def to_model(relation: str, *, modality: str = "asserted", voting: str | None = None) -> Coded:
    """The model's words for a line; the inverse of `relation` up to what a line cannot say.

    Args:
        relation: Relation of the line; one that is not in the table stands for itself.
        modality: Modality of the line.
        voting: Voting of the line.

    Example:
        >>> to_model("holds_stake", voting="votes").kind
        'votingRights'
    """
    kinds = {
        "holds_stake": "votingRights" if voting == "votes" else "shareholding",
        "state_owned": "shareholding",
        "controls": "otherInfluenceOrControl",
        "negotiates": "cooperation",
        "has_partnership": "cooperation",
        "merger_talks": "merger",
        "alliance_member": "allianceMembership",
        "holds_office": "seniorManagingOfficial",
        "former_office": "seniorManagingOfficial",
    }
    changes = {word: change for change, word in PLANS.items()}
    status = "conditional" if modality == "hypothetical" else modality
    if relation == "negotiates":
        status = status if status in _TALKS else "negotiating"
    elif relation in changes and status in _SAID:
        status = "planned"
    back = {"voting": "full", "non_voting": "none"}
    return Coded(
        kind=kinds.get(relation, "shareholding" if relation in changes else relation),
        status=status,
        change=changes.get(relation),
        voting=back.get(voting or "", "unstated"),
        tense="past" if relation == "former_office" else "future" if relation in changes else "current",
    )


def percents(
    share: Share | None, stated: str | None, *, approximate: bool
) -> tuple[float | None, float | None]:
    """The figure of a line: percent as stated, with None for an open side.

    Example:
        >>> percents(bounds("about", "43"), "43", approximate=True)
        (43.0, 43.0)
        >>> percents(bounds("moreThan", "25"), "25", approximate=False)
        (25.0, None)
    """
    if share in _NO_FIGURE or share is None:
        return None, None
    if stated is not None:
        number = Fraction(Decimal(stated)) / 100
        if share.low == number and share.high == 1 and number != 1:
            return _percent(number), None
        if share.high == number and share.low == 0 and number != 0:
            return None, _percent(number)
        if share.low == number and share.high != number and not share.low_open and not approximate:
            return _percent(share.low), _percent(share.high)
        return _percent(number), _percent(number)
    if share.high == 1 and share.low_open:
        return _percent(share.low), None
    if share.low == 0 and share.low_open:
        return None, _percent(share.high)
    middle = (share.low + share.high) / 2 if share.high_open is False else share.high
    return _percent(middle), _percent(middle)


def _open(share: Share | None, low: float | None, high: float | None) -> dict[str, bool]:
    """Which bound of a line with one bound is not itself meant: less than 5, more than 25; else nothing."""
    if share is None or (low is None) == (high is None):
        return {}
    is_open = share.high_open if low is None else share.low_open
    return {_OPEN[low is None]: True} if is_open else {}


def _percent(value: Fraction) -> float:
    return round(float(value * 100), 4)


def lines(
    claim: Claim | HeldClaim, names: dict[str, str], *, doc: str, states: frozenset[str]
) -> list[dict[str, object]]:
    """The lines of `kg extract --json` for a claim: one, and one more for the level before a change.

    Args:
        claim: A claim, or a held claim (printed as repaired where it can be, with `quarantined`).
        names: Entity id to name.
        doc: Base name of the document.
        states: Ids of the states among the entities.

    Returns:
        Dictionaries in a fixed order of keys; percentages as stated, None where open or not said.
    """
    if isinstance(claim, HeldClaim):
        printed = _line(claim.repaired or claim.claim, names, doc, states)
        if claim.reason == REVIEW:
            printed |= {"tier": "review", "reason": claim.reason}
        else:
            printed |= {"tier": "guard", "quarantined": True}
            printed |= {"repaired": claim.repaired is not None, "reason": claim.reason}
        printed["id"] = claim.claim.id
        level = claim.claim
        if claim.reason == REVIEW and level.before is not None and level.status in _SAID:
            waits = {name: printed[name] for name in ("tier", "reason")}
            return [printed, _before(level, names, doc, states) | waits]
        return [printed]
    found: list[dict[str, object]] = []
    gone = claim.change == "dispose" and claim.share is not None and claim.share.high == 0
    if not gone:
        found.append(_line(claim, names, doc, states))
    if claim.before is not None and claim.status in _SAID:
        found.append(_before(claim, names, doc, states))
    return found


def _line(claim: Claim, names: dict[str, str], doc: str, states: frozenset[str]) -> dict[str, object]:
    low, high = percents(claim.share, claim.stated, approximate=claim.approximate)
    evidence = claim.evidence[0] if claim.evidence else None
    return {
        "doc": doc,
        "subject": claim.holder_text or names.get(claim.holder, claim.holder),
        "relation": relation(claim, state=claim.holder in states),
        "object": claim.investee_text or names.get(claim.investee, claim.investee),
        "share_min": low,
        "share_max": high,
        **_open(claim.share, low, high),
        "approximate": claim.approximate,
        "voting": "votes" if claim.kind == "votingRights" else VOTING.get(claim.voting),
        "modality": MODALITIES[claim.status],
        "tense": claim.tense,
        "as_of": str(claim.as_of) if claim.as_of else None,
        "as_of_basis": claim.as_of_basis,
        "role": claim.role,
        "topic": claim.topic,
        "speaker": claim.speaker,
        **details(claim, names),
        "start": evidence.start if evidence else None,
        "end": evidence.end if evidence else None,
        "quote": evidence.quote if evidence else None,
        "tier": "accepted",
        "subject_id": claim.holder,
        "object_id": claim.investee,
        "id": claim.id,
    }


def details(claim: Claim, names: dict[str, str]) -> dict[str, object]:
    """What a line says of how, by whom and at what price something is held; only what is said.

    Args:
        claim: The claim.
        names: Entity id to name.
    """
    behalf = claim.on_behalf_of
    told = {
        "capacity": claim.capacity if claim.capacity != "unstated" else None,
        "on_behalf_of": names.get(behalf, behalf) if behalf is not None else None,
        "on_behalf_of_id": behalf,
        "via": [names.get(link, link) for link in claim.via] or None,
        "via_ids": list(claim.via) or None,
        "directness": claim.directness if claim.directness != "unknown" else None,
        "instrument": claim.instrument,
        "units": claim.units,
        "amount": claim.amount,
        "currency": claim.currency,
    }
    return {name: value for name, value in told.items() if value is not None}


def _before(claim: Claim, names: dict[str, str], doc: str, states: frozenset[str]) -> dict[str, object]:
    printed = _line(claim, names, doc, states)
    low, high = percents(claim.before, claim.before_stated, approximate=False)
    kept = {name: value for name, value in printed.items() if name not in _OPEN}
    return kept | {
        "relation": "holds_stake",
        "share_min": low,
        "share_max": high,
        **_open(claim.before, low, high),
        "approximate": False,
        "tense": "past",
    }
