"""From settled interests, plans and held claims to the lines of a picture: layer, style and words of each.

A `Tie` is one line. Nothing is calculated here: a share is shown as it was settled, an unknown one
as `?`, and what is no fact (planned, denied, held back) has a style of its own.

Example:
    >>> from fractions import Fraction
    >>> share_label(Share(Fraction(1, 4), Fraction(1, 2), low_open=True))
    '25–50 %'
    >>> share_label(None), share_label(UNKNOWN)
    ('', '?')
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg import vocab
from kg.model import Claim, EntityId, HeldClaim, Recorded, Share, digest
from kg.settlement import Interest
from kg.shares import NOTHING, UNKNOWN, decimal

Layer = Literal["owners", "offices", "partners", "plans", "past", "held"]
Style = Literal[
    "voting", "nonVoting", "unknown", "indirect", "control", "office", "alliance", "partner", "plan", "talks",
    "former", "undated", "held",
]  # fmt: skip

#: What a holder does, by interest kind: "Alpha *holds shares of* Beta".
PHRASES = {
    "shareholding": "holds shares of",
    "votingRights": "holds votes in",
    "appointmentOfBoard": "appoints the board of",
    "otherInfluenceOrControl": "controls or influences",
    "seniorManagingOfficial": "manages",
    "settlor": "is the settlor of",
    "trustee": "is a trustee of",
    "protector": "is a protector of",
    "beneficiaryOfLegalArrangement": "benefits from",
    "rightsToSurplusAssetsOnDissolution": "has a right to the surplus assets of",
    "rightsToProfitOrIncome": "has a right to the profit of",
    "rightsGrantedByContract": "has rights by contract over",
    "conditionalRightsGrantedByContract": "has conditional rights over",
    "controlViaCompanyRulesOrArticles": "controls by its articles",
    "controlByLegalFramework": "controls by law",
    "boardMember": "sits on the board of",
    "boardChair": "chairs the board of",
    "unknownInterest": "has an unknown interest in",
    "unpublishedInterest": "has an unpublished interest in",
    "enjoymentAndUseOfAssets": "has the use of assets of",
    "rightToProfitOrIncomeFromAssets": "has a right to income from assets of",
    "nominee": "is a nominee in",
    "nominator": "is a nominator in",
    "parent": "is the parent of",
    "consolidation": "consolidates",
    "cooperation": "works with",
    "allianceMembership": "is a member of",
    "groupMembership": "belongs to",
    "publicOffice": "holds public office in",
    "merger": "merges with",
    "successor": "is followed by",
}

#: Words on a line that has no share.
_SHORT = {
    "votingRights": "votes",
    "appointmentOfBoard": "appoints board",
    "otherInfluenceOrControl": "control",
    "seniorManagingOfficial": "manager",
    "boardMember": "board",
    "boardChair": "chair",
    "parent": "parent",
    "cooperation": "partners",
    "allianceMembership": "member",
    "groupMembership": "group",
    "publicOffice": "office",
    "merger": "merger",
}
_STATUS_WORDS = {"negotiating": "in talks", "reported": "", "asserted": ""}
_CHANGES = {"increase": "increase", "decrease": "cut", "acquire": "purchase", "dispose": "sale"}
_TALKS = {"negotiating", "rumoured", "denied", "failed"}
_MEMBERSHIPS = {"allianceMembership", "groupMembership"}
_ROLE_LENGTH = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A claim behind a tie, with the part it plays: used, agrees, earlier, dissents, pending or held."""

    claim: Claim
    role: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One line of the picture.

    Args:
        id: Stable id: a hash of what makes the tie that tie.
        holder: Entity id at the start of the arrow.
        investee: Entity id at its end.
        kind: Interest kind.
        layer: The toggle that shows or hides it.
        style: The way it is drawn.
        label: The words on the line; may be empty.
        parts: The claims behind it, the one used first.
        interest: The settled interest; None for plans and held claims.
        held: The held claim, for a tie that is held back.
    """

    id: str
    holder: EntityId
    investee: EntityId
    kind: str
    layer: Layer
    style: Style
    label: str
    parts: tuple[Part, ...]
    interest: Interest | None = None
    held: HeldClaim | None = None

    @property
    def is_holding(self) -> bool:
        """Whether the tie is a holding in force: what cross-holdings are made of."""
        return self.layer == "owners" and self.kind in vocab.HOLDING_KINDS

    @property
    def symmetric(self) -> bool:
        """Whether the tie has no direction."""
        return self.kind in vocab.SYMMETRIC_KINDS

    @property
    def share(self) -> Share | None:
        """The share in force, or as claimed; None when there is none."""
        return self.interest.share if self.interest else self.parts[0].claim.share

    @property
    def phrase(self) -> str:
        """What the holder does, in words; what is no fact of the date says so first."""
        phrase = PHRASES[self.kind]
        if self.layer == "plans":
            status = self.parts[0].claim.status
            return f"({_STATUS_WORDS.get(status, status)}) {phrase}"
        aside = {"held": "(held back) ", "former": "(formerly) ", "undated": "(undated) "}.get(self.style, "")
        return aside + phrase


def share_label(share: Share | None, *, stated: str | None = None, approximate: bool = False) -> str:
    """A share as short as a line can carry it, in percent.

    Args:
        share: Bounds in fractions of 1.
        stated: The numeral as written, in percent.
        approximate: Whether the source said about or roughly.

    Returns:
        `43.4 %`, `~43 %`, `25–50 %`, `> 50 %`, `≤ 5 %`; `?` for a share that nobody tells, "a part" included;
        nothing for None.

    Example:
        >>> from kg.shares import bounds
        >>> share_label(bounds("about", "43"), stated="43", approximate=True), share_label(bounds("majority"))
        ('~43 %', '> 50 %')
    """
    if share is None:
        return ""
    if _says_nothing(share):
        return "?"
    if approximate and stated:
        return f"~{stated} %"
    low, high = decimal(share.low, up=False, places=2), decimal(share.high, up=True, places=2)
    if share.is_point:
        return f"{low} %"
    if share.high == 1:
        return f"{'>' if share.low_open else '≥'} {low} %"
    if share.low == 0:
        return f"{'<' if share.high_open else '≤'} {high} %"
    return f"{low}–{high} %"


def _says_nothing(share: Share) -> bool:
    return share.low == UNKNOWN.low and share.high == UNKNOWN.high


def settled_tie(interest: Interest, *, standing: Literal["inForce", "undated", "ended"]) -> Tie:
    """The line of a settled interest.

    Args:
        interest: The interest.
        standing: In force on the date, known without a date, or ended by then.
    """
    layer, style = _placed(interest, standing)
    return Tie(
        id=_tie_id(standing, *_identity(interest)),
        holder=interest.holder,
        investee=interest.investee,
        kind=interest.kind,
        layer=layer,
        style=style,
        label=_settled_label(interest, style),
        parts=tuple(Part(claim=s.record.claim, role=s.role, reason=s.reason) for s in interest.claims),
        interest=interest,
    )


def pending_ties(records: Iterable[Recorded]) -> tuple[Tie, ...]:
    """The lines of claims that make no holding: planned, in talks, denied, failed ...

    Claims that say the same of the same parties share a line, whatever their subjects and sources.
    """
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for record in records:
        claim = record.claim
        parties = sorted(claim.parties) if claim.kind in vocab.SYMMETRIC_KINDS else claim.parties
        key = (*parties, claim.kind, claim.status, claim.change or "", claim.role or "", pending_label(claim))
        groups[key].append(claim)
    return tuple(_pending_tie(key, claims) for key, claims in groups.items())


def _pending_tie(key: tuple[str, ...], claims: list[Claim]) -> Tie:
    holder, investee, kind, status, *_ = key
    first, *rest = sorted(claims, key=lambda claim: claim.id)
    return Tie(
        id=_tie_id("pending", *key),
        holder=holder,
        investee=investee,
        kind=kind,
        layer="plans",
        style="talks" if status in _TALKS else "plan",
        label=pending_label(first),
        parts=tuple(Part(claim=claim, role="pending") for claim in (first, *rest)),
    )


def pending_label(claim: Claim) -> str:
    """What a claim without a holding says, in a few words: `planned purchase`, `merger in talks`."""
    figure = share_label(claim.share, stated=claim.stated, approximate=claim.approximate)
    subject = _CHANGES.get(
        claim.change or "", "" if claim.kind == "cooperation" else _SHORT.get(claim.kind, "")
    )
    status = _STATUS_WORDS.get(claim.status, claim.status)
    order = (subject, status) if claim.status == "negotiating" else (status, subject)
    words = (*order, figure.strip("?"))
    return " ".join(word for word in words if word)


def held_tie(held: HeldClaim) -> Tie:
    """The line of a doubtful claim, between the parties of its repaired reading where it has one."""
    shown = held.repaired or held.claim
    figure = share_label(shown.share, stated=shown.stated, approximate=shown.approximate)
    return Tie(
        id=_tie_id("held", held.claim.id, held.reason, held.note),
        holder=shown.holder,
        investee=shown.investee,
        kind=shown.kind,
        layer="held",
        style="held",
        label=f"{figure} held back".strip(),
        parts=(Part(claim=held.claim, role="held", reason=held.note),),
        held=held,
    )


def in_order(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """The ties by parties, layer, kind and id; the same tie twice counts once.

    Raises:
        ValueError: Two different ties have one id.
    """
    unique: dict[str, Tie] = {}
    for tie in ties:
        if unique.setdefault(tie.id, tie) != tie:
            raise ValueError(f"two different ties have the id {tie.id}")
    return tuple(sorted(unique.values(), key=lambda t: (t.holder, t.investee, t.layer, t.kind, t.id)))


def interest_tie_id(interest: Interest) -> str:
    """Id of the line of an interest in force."""
    return _tie_id("inForce", *_identity(interest))


def _identity(interest: Interest) -> tuple[str, ...]:
    # What settlement calls one tie, and the claim used: two offices of one person are two ties.
    return (
        interest.holder,
        interest.investee,
        interest.kind,
        interest.instrument or "",
        interest.denominator,
        interest.directness,
        interest.role or interest.topic or "",
        *(support.record.claim.id for support in interest.claims[:1]),
    )


def _tie_id(*parts: str) -> str:
    return "t" + digest(*parts, length=12)


def _placed(interest: Interest, standing: str) -> tuple[Layer, Style]:
    if standing != "inForce":
        past = standing == "ended" or interest.tense == "past"
        return "past", "former" if past else "undated"
    if interest.kind in vocab.OFFICE_KINDS:
        return "offices", "office"
    if interest.kind in _MEMBERSHIPS:
        return "partners", "alliance"
    if interest.kind in vocab.SYMMETRIC_KINDS or interest.kind == "successor":
        return "partners", "partner"
    return "owners", _holding_style(interest)


def _holding_style(interest: Interest) -> Style:
    if interest.voting in {"none", "suspended"}:
        return "nonVoting"
    if interest.directness in {"indirect", "total", "effective"}:
        return "indirect"
    if interest.share is not None and _says_nothing(interest.share):
        return "unknown"
    if interest.share is None:
        return "unknown" if interest.kind in vocab.HOLDING_KINDS else "control"
    return "voting"


def _settled_label(interest: Interest, style: Style) -> str:
    words = [share_label(interest.share, stated=interest.stated, approximate=interest.approximate)]
    if style == "former" and interest.share == NOTHING:
        return "former"
    if not words[0]:
        words = [_shareless_label(interest)]
    elif interest.kind == "votingRights":
        words.append("of votes")
    elif interest.kind == "rightsToProfitOrIncome":
        words.append("of profit")
    elif interest.kind == "parent":
        words.append("parent")
    if interest.voting == "none":
        words.append("no votes")
    elif interest.voting == "suspended":
        words.append("votes suspended")
    if style == "former":
        words.insert(0, "former")
    elif style == "undated":
        words.append("undated")
    return " ".join(word for word in words if word)


def _shareless_label(interest: Interest) -> str:
    role = interest.role
    if role and interest.kind in vocab.OFFICE_KINDS:
        return role if len(role) <= _ROLE_LENGTH else role[: _ROLE_LENGTH - 1].rstrip() + "…"
    if interest.kind in vocab.HOLDING_KINDS:
        return "?"
    return _SHORT.get(interest.kind, PHRASES[interest.kind])
