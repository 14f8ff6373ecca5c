"""From drafts to the records of the model: guards, joining of repeats, dates, entities.

Reasons for holding a claim back: `selfHolding` (a party would hold itself and nothing speaks of own
shares), `numberNotInQuotation`, `droppedZone` (the quotation touches text that was left out),
`overfull` (the holders of one company have more than 100 %).

Example: see `kg.extract.reader.extract`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any
from unicodedata import digit

from kg.extract.drafts import OWNING, Draft, Side, held_by
from kg.extract.linking.margins import margin
from kg.extract.parts import Party
from kg.model import (
    Claim,
    Entity,
    EntityId,
    Evidence,
    HeldClaim,
    PartialDate,
    Share,
    Source,
    Zone,
    in_id_order,
)
from kg.names import fold, without_legal_form
from kg.record import frozen, replace
from kg.shares import UNKNOWN, bounds, half_unit

Mint = Callable[[str, str, str], EntityId]

HOLD_REASONS = {
    "selfHolding": "the text names one party as holder of its own shares, without speaking of own shares",
    "numberNotInQuotation": "the figure does not stand in the quotation",
    "droppedZone": "the quotation touches text that is not part of the article",
    "unsureLink": "who holds or what is held is not certain from the words",
    "quotationNotFound": "the words given as its quotation do not stand in the text",
    "partyNotInQuotation": "a party is not named in the quotation, nor meant by its words",
    "modalityContradicted": "its words deny it, plan it or doubt it",
    "directionContradicted": "its words say that the parties hold each other the other way round",
    "overfull": "the holders named for this company would have more than 100 %",
}


@frozen
class Frame:
    """What all claims of a document share.

    Args:
        text: The archived text.
        source: The document.
        date: Date of the document, or None.
        basis: Where that date comes from.
        zones: What was left out.
        mint: Makes an id of kind, name and document id.
    """

    text: str
    source: Source
    date: PartialDate | None
    basis: str | None
    zones: tuple[Zone, ...]
    mint: Mint


class Clerk:
    """Turns the drafts of one document into claims, held claims and entities."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._ids: dict[int, EntityId] = {}
        self.entities: dict[EntityId, Entity] = {}

    def file(self, drafts: list[Draft]) -> tuple[tuple[Claim, ...], tuple[HeldClaim, ...]]:
        """Claims and held claims in the order of the text.

        Cost: linear in the number of drafts, but for sorting.
        """
        groups = _joined(_specific(drafts))
        claims: dict[str, Claim] = {}
        held: list[HeldClaim] = []
        for group in groups:
            claim = self._claim(group[0], group)
            reason = self._doubt(group, claim) or _unsure(group, self._frame.source.language)
            if reason is None:
                earlier = claims.get(claim.id)
                claims[claim.id] = _with_evidence(earlier, claim) if earlier else claim
            else:
                held.append(self._held(group, claim, reason, drafts))
        full = _overfull(claims.values())
        held += [
            HeldClaim(claim=claims[key], reason="overfull", note=HOLD_REASONS["overfull"]) for key in full
        ]
        held = _once(held, claims.keys() - full)
        good = [claim for key, claim in claims.items() if key not in set(full)]
        return tuple(sorted(good, key=_place)), tuple(sorted(held, key=lambda one: _place(one.claim)))

    # -- one claim -----------------------------------------------------------------------------------

    def _claim(self, draft: Draft, group: list[Draft]) -> Claim:
        spans = sorted({(one.start, one.end) for one in group if one.start < one.end})
        evidence = tuple(Evidence(quote=self._frame.text[a:b], start=a, end=b) for a, b in spans)
        as_of, basis = self._observed(draft)
        claim = Claim(
            holder=self._entity(draft.holder.party),
            investee=self._entity(draft.investee.party),
            holder_text=draft.holder.text,
            investee_text=draft.investee.text,
            kind=draft.kind,
            source=self._frame.source,
            share=_figure(draft),
            stated=draft.stated,
            approximate=draft.approximate,
            share_text=draft.share_text,
            denominator=draft.denominator,
            voting=draft.voting,
            control=draft.control,
            status=draft.status,
            tense=draft.tense,
            speaker=draft.speaker,
            role=draft.role,
            topic=draft.topic,
            change=draft.change,
            before=draft.before,
            before_stated=draft.before_stated,
            effective=draft.effective,
            valid_from=draft.valid_from,
            valid_to=self._end(draft),
            instrument=draft.instrument,
            **self._details(group),
            as_of=as_of,
            as_of_basis=basis,
            stated_on=self._frame.date,
            evidence=evidence,
        )
        return in_id_order(claim)

    def _details(self, group: list[Draft]) -> dict[str, Any]:
        """What the tellings of a claim say beside it, each from the first one that says it."""
        held = next((one for one in group if one.manner), group[0])
        via = next((one.via for one in group if one.via), ())
        priced = next((one for one in group if one.amount is not None), group[0])
        return {
            "capacity": held.capacity,
            "on_behalf_of": self._entity(held.on_behalf_of) if held.on_behalf_of is not None else None,
            "directness": held.directness,
            "via": tuple(self._entity(party) for party in via),
            "units": next((one.units for one in group if one.units is not None), None),
            "amount": priced.amount,
            "currency": priced.currency,
        }

    def _observed(self, draft: Draft) -> tuple[PartialDate | None, str | None]:
        if draft.as_of is not None:
            return draft.as_of, "text"
        if self._frame.date is None or (draft.tense == "past" and draft.role is None):
            return None, None
        return self._frame.date, self._frame.basis

    def _end(self, draft: Draft) -> PartialDate | None:
        """A former office ended no later than the article."""
        if draft.valid_to is None and draft.role is not None and draft.tense == "past":
            return self._frame.date
        return draft.valid_to

    def _entity(self, party: Party) -> EntityId:
        if id(party) not in self._ids:
            entity = party.entity
            if entity is None:
                name, document = party.label or party.name, self._frame.source.id
                name += f" {document[:12]}" if party.common else ""
                key = self._frame.mint(party.kind, name, document)
                entity = Entity(id=key, kind=party.kind, name=party.name)
            self._ids[id(party)] = entity.id
            self.entities.setdefault(entity.id, entity)
        return self._ids[id(party)]

    # -- doubts --------------------------------------------------------------------------------------

    def _doubt(self, group: list[Draft], claim: Claim) -> str | None:
        draft = group[0]
        if draft.doubt is not None:
            return draft.doubt
        own = "own" in (draft.share_text or "").casefold().split()
        if claim.holder == claim.investee and not own:
            return "selfHolding"
        if draft.kind in OWNING and _core(draft.holder.text) == _core(draft.investee.text):
            return "selfHolding"  # "Oak Holding" and "Oak" may be one firm that is called by two names
        for evidence in claim.evidence:
            if draft.stated is not None and not _has_number(evidence.quote or "", draft):
                return "numberNotInQuotation"
            if any(
                z.start < (evidence.end or 0) and (evidence.start or 0) < z.end for z in self._frame.zones
            ):
                return "droppedZone"
        return None

    def _held(self, group: list[Draft], claim: Claim, reason: str, drafts: list[Draft]) -> HeldClaim:
        repaired = None
        if reason == "selfHolding" and claim.holder == claim.investee:
            other = _other_party(group[0], drafts)
            if other is not None:
                draft = group[0]
                fixed = held_by(draft, other)
                repaired = self._claim(fixed, [held_by(one, other) for one in group])
        return HeldClaim(claim=claim, reason=reason, note=HOLD_REASONS[reason], repaired=repaired)


def _once(held: list[HeldClaim], told: set[str]) -> list[HeldClaim]:
    """Without held claims that are told soundly elsewhere in the document; what waits, waits once."""
    first: dict[str, HeldClaim] = {}
    for one in held:
        if one.claim.id not in told:
            first.setdefault(one.claim.id, one)
    return list(first.values())


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    """A name without its legal form, without *group*, *holding* and the like, and without initials."""
    words = [word.strip(".") for word in without_legal_form(name).split()]
    return " ".join(word for word in words if len(word) > 1 and word not in _FORMS) or fold(name)


def _unsure(group: list[Draft], language: str | None) -> str | None:
    """The reason to wait for a person where no telling of a claim is sure of its parties."""
    sure = max(draft.certainty for draft in group) >= margin(group[0], language)
    return None if sure else "unsureLink"


def _place(claim: Claim) -> tuple[int, int, str]:
    first = claim.evidence[0] if claim.evidence else Evidence()
    return first.start or 0, first.end or 0, claim.id


def _with_evidence(claim: Claim, other: Claim) -> Claim:
    both = {(e.start, e.end): e for e in claim.evidence + other.evidence}
    return replace(
        claim, evidence=tuple(both[key] for key in sorted(both, key=lambda k: (k[0] or 0, k[1] or 0)))
    )


def _has_number(quote: str, draft: Draft) -> bool:
    digits = (draft.stated or "").replace(".", "")
    # By value: Japanese writes full-width digits too.
    return digits in "".join(str(digit(c)) for c in quote if c.isdigit()) or not any(
        c.isdigit() for c in draft.share_text or ""
    )


def _joined(drafts: list[Draft]) -> list[list[Draft]]:
    """Drafts that say the same, together; the plainest assertion first, in the order of the text."""
    groups: dict[tuple[object, ...], list[Draft]] = {}
    manners: dict[tuple[object, ...], set[tuple[object, ...]]] = {}
    rows = []
    for draft in drafts:
        plain, manner = draft.key[:-1], draft.manner
        said = manners.setdefault(plain, set())
        if manner:
            said.add(manner)
        rows.append((plain, manner, said, draft))
    for plain, manner, said, draft in rows:
        # Silent on how it is held, it tells again what is known of it, where that is one thing.
        manner = manner or (next(iter(said)) if len(said) == 1 else ())
        groups.setdefault((*plain, manner), []).append(draft)
    return [
        sorted(group, key=lambda d: (d.status != "asserted", d.speaker is not None, d.start, d.end))
        for group in groups.values()
    ]


def _specific(drafts: list[Draft]) -> list[Draft]:
    """Without ties that have no figure where the same tie, or the same plan, has one that says more."""
    figures = {
        _pair(draft)
        for draft in drafts
        if draft.kind == "shareholding" and not _is_bare(draft) and draft.doubt is None
    }
    most = {
        _pair(draft)
        for draft in drafts
        if draft.stated is not None
        and draft.share is not None
        and not draft.doubt
        and draft.share.low >= _HALF
    }
    return [
        draft
        for draft in drafts
        if draft.doubt
        or not ((_is_bare(draft) and _pair(draft) in figures) or (_is_vague(draft) and _pair(draft) in most))
    ]


_HALF = Fraction(1, 2)
_RESTATING = ("indirect", "total", "effective")
_FORMS = frozenset(
    "group groupe gruppo gruppe holding holdings motor motors the le la les der die das el il".split()
)


def _is_vague(draft: Draft) -> bool:
    """A parent, or a majority: what a figure of a half or more says better."""
    return draft.kind in ("parent", "otherInfluenceOrControl") or (
        draft.kind == "shareholding" and draft.stated is None and draft.share == bounds("majority")
    )


def _figure(draft: Draft) -> Share | None:
    """The share of a claim; a state that owns a part owns it without a figure, as if nothing were said."""
    state = draft.holder.party.kind in ("state", "stateBody")
    return UNKNOWN if state and draft.share == bounds("part") else draft.share


def _is_bare(draft: Draft) -> bool:
    return draft.kind == "shareholding" and draft.share in (UNKNOWN, bounds("part"))


def _pair(draft: Draft) -> tuple[object, ...]:
    said = "said" if draft.status in ("asserted", "reported") else draft.status
    change = draft.change if said != "said" else None
    return id(draft.holder.party), id(draft.investee.party), draft.tense, said, change


def _other_party(draft: Draft, drafts: list[Draft]) -> Side | None:
    """The other side of the last holding told before that the self-holding party takes part in."""
    party = draft.holder.party
    before = [
        one
        for one in drafts
        if one.is_holding and one.holder.party is not one.investee.party and one.start <= draft.start
        and party in (one.holder.party, one.investee.party) and draft.start - one.end < 600
    ]  # fmt: skip
    if not before:
        return None
    last = max(before, key=lambda one: (one.start, one.end))
    other = last.investee if last.holder.party is party else last.holder
    return Side(other.party, other.text)


def _overfull(claims: Iterable[Claim]) -> list[str]:
    """Claims on companies whose holders have more than 100 % in this document, at one time.

    Where somebody bought in and one other holder alone makes it too much, that one sold, and only it waits.
    """
    totals: dict[tuple[object, ...], dict[EntityId, _Part]] = {}
    for claim in claims:
        fine = claim.kind in ("shareholding", "votingRights") and claim.status in ("asserted", "reported")
        if not fine or claim.share is None or claim.tense != "current":
            continue
        low = max(Fraction(0), claim.share.low - half_unit(claim.stated or "0"))
        if claim.directness in _RESTATING or claim.via:
            continue  # it is told again of the links that hold it
        holders = totals.setdefault((claim.investee, claim.kind, claim.as_of, claim.instrument), {})
        before = holders.get(claim.holder, _Part(Fraction(0), False, ()))
        bought = before.bought or claim.change == "acquire"
        holders[claim.holder] = _Part(max(before.low, low), bought, (*before.keys, claim.id))
    return [key for holders in totals.values() for part in _too_many(holders) for key in part.keys]


@frozen(kw_only=False)
class _Part:
    """What one holder has of a company at the least, whether it was bought, and the claims that say so."""

    low: Fraction
    bought: bool
    keys: tuple[str, ...]


def _too_many(holders: Mapping[EntityId, _Part]) -> list[_Part]:
    """The parts that cannot all stand; none where they are no more than the whole."""
    parts = [part for part in holders.values() if part.low > 0]
    total = sum(part.low for part in parts)
    if total <= 1:
        return []
    bought = [part.low for part in parts if part.bought]
    sold = [p for p in parts if not p.bought and bought == [p.low] and total - p.low <= 1]
    return sold if len(sold) == 1 else parts
