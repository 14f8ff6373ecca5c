"""The records of the graph: plain, frozen values that know nothing of files, stores or screens.

| idea | word |
|---|---|
| who holds, and what is held | `holder`, `investee` (always in this order) |
| the tie between them | an interest, with its `kind` (BODS 0.4 codes and eight more) |
| how much | `Share`: a fraction of 1 with open or closed bounds |
| what one source says about one tie | `Claim`, never edited |
| the sentence or row behind it | `Evidence` in a `Source` |
| a doubtful claim that waits for a person | `HeldClaim` |

`None` means "not known" or "not said"; an empty tuple means "known to be none". Percentages are
fractions of 1 here and percent (0 to 100) at every outward face. Persons are entities, ties are not.

Example:
    >>> claim = Claim(
    ...     holder="renault", investee="nissan", kind="shareholding",
    ...     source=Source(id="a1", title="An article"), share=Share(Fraction(42, 100), Fraction(44, 100)),
    ... )
    >>> claim.share.low
    Fraction(21, 50)
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Literal

from kg import vocab
from kg.errors import InvalidClaim
from kg.record import frozen, replace

EntityId = str
ClaimId = str

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

# `json.dumps` makes a new encoder at each call that asks for another form than the usual one.
_AS_LIST = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))
_SORTED = json.JSONEncoder(ensure_ascii=True, sort_keys=True)


def digest(*parts: str, length: int = 32) -> str:
    """Hexadecimal SHA-256 over the parts, which may hold any text; the first `length` digits.

    Example:
        >>> digest("a", "b") == digest("ab")
        False
    """
    # Loaded here because it brings a library of ciphers, and most questions hash nothing.
    from hashlib import sha256

    return sha256(_AS_LIST.encode(parts).encode()).hexdigest()[:length]


@frozen(kw_only=False)
class Share:
    """A part of a whole, as bounds in fractions of 1, each open or closed.

    Args:
        low: Lower bound, 0 to 1.
        high: Upper bound, `low` to 1.
        low_open: True when `low` itself is excluded ("more than").
        high_open: True when `high` itself is excluded ("less than").

    Raises:
        InvalidClaim: The bounds are outside 0 to 1, crossed, or leave nothing between them.

    Example:
        >>> Share(Fraction(1, 4), Fraction(1, 2), low_open=True)     # "more than 25, not more than 50 %"
        Share(low=Fraction(1, 4), high=Fraction(1, 2), low_open=True, high_open=False)
    """

    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        # In whole numbers: comparing fractions takes longer than all the rest of a share.
        bottom, top = low.numerator * high.denominator, high.numerator * low.denominator
        if not (low.numerator >= 0 and bottom <= top and high.numerator <= high.denominator):
            shown = f"{float(self.low * 100):g} to {float(self.high * 100):g} %"
            raise InvalidClaim("share", shown, "the bounds must lie between 0 and 100 %, low before high")
        if bottom == top and (self.low_open or self.high_open):
            raise InvalidClaim("share", float(self.low * 100), "an open bound leaves nothing between them")

    @property
    def is_point(self) -> bool:
        """Whether the share is one number."""
        return self.low is self.high or self.low == self.high


@frozen(kw_only=False)
class PartialDate:
    """A date as written: a day, a month or a year.

    Args:
        text: `2023-01-26`, `2023-01` or `2023`.

    Raises:
        InvalidClaim: The text is not a date of that form.

    Example:
        >>> PartialDate("2016-02").latest
        datetime.date(2016, 2, 29)
    """

    text: str

    def __post_init__(self) -> None:
        match = _PARTIAL.fullmatch(self.text)
        try:
            if match is None:
                raise ValueError("not written so")
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError as error:
            raise InvalidClaim("date", self.text, "write 2023-01-26, 2023-01 or 2023") from error

    @property
    def earliest(self) -> date:
        """First day that the text can mean."""
        if len(self.text) == _DAY_LONG:
            return date.fromisoformat(self.text)
        year, month, day = self._parts()
        return date(year, month or 1, day or 1)

    @property
    def latest(self) -> date:
        """Last day that the text can mean."""
        if len(self.text) == _DAY_LONG:
            return date.fromisoformat(self.text)
        year, month, day = self._parts()
        month = month or 12
        return date(year, month, day or _last_day(year, month))

    def _parts(self) -> tuple[int, int | None, int | None]:
        year, *rest = map(int, self.text.split("-"))
        month, day = (*rest, None, None)[:2]
        return year, month, day

    def __str__(self) -> str:
        return self.text


# Length of a date that is a day.
_DAY_LONG = 10


def _last_day(year: int, month: int) -> int:
    # Three lines instead of the module `calendar`, which loads the locales.
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@frozen
class Name:
    """One name of an entity, with its language, script and period of use (half-open; None: not known)."""

    text: str
    language: str | None = None
    script: str | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None


@frozen
class Identifier:
    """An identifier in a scheme: `LEI`, `GB-COH`, `ISIN`, `ticker`, `wikidata` ..."""

    scheme: str
    value: str


@frozen
class Entity:
    """Who or what can stand at an end of a tie: a company, a person, a state, an alliance ...

    Args:
        id: Stable id, minted by `kg.reconcile`.
        kind: Code of `ontology/codelists/entityKind.csv`.
        name: The name shown.
        names: Further names and aliases.
        identifiers: Identifiers in outside schemes.
        country: ISO 3166 alpha-2 code of the seat; None when not known.
        exists_from: First day of existence; None when not known.
        exists_to: Day from which it no longer exists; None when it goes on or is not known.
        organ_of: Id of the body that this one is an organ of (an agency of its state).
        new_shares: Days on which it issued shares: what was held before may have been diluted since.
    """

    id: EntityId
    kind: str
    name: str
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    country: str | None = None
    exists_from: PartialDate | None = None
    exists_to: PartialDate | None = None
    organ_of: EntityId | None = None
    new_shares: tuple[PartialDate, ...] = ()

    def __post_init__(self) -> None:
        _require(self, "kind", vocab.ENTITY_KINDS)
        if not self.id:
            raise InvalidClaim("id", self.id, "an entity needs an id")


@frozen
class Source:
    """A document or register extract.

    Args:
        id: SHA-256 of the document's bytes, or the name that the loaded file gives it.
        title: Title as published; None when it has none.
        publisher: Who published it; None when not known.
        published: Date of publication; None when not stated.
        rank: How close to the fact: register, filing, company, press, aggregator or user.
        language: BCP 47 tag; None when not known.
        url: Where it was published.
        origin: The agency or paper that it copies; None when it speaks for itself.
        retrieved_on: Day on which the copy was taken.
        retold_from: SHA-256 of the original when the text is a retelling.
        text_sha256: Hash of the archived text that evidence offsets point into.
    """

    id: str
    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    rank: str = "press"
    language: str | None = None
    url: str | None = None
    origin: str | None = None
    retrieved_on: PartialDate | None = None
    retold_from: str | None = None
    text_sha256: str | None = None

    def __post_init__(self) -> None:
        _require(self, "rank", vocab.RANKS)

    @property
    def retold(self) -> bool:
        """Whether the text is a retelling of another document."""
        return self.retold_from is not None


@frozen
class Evidence:
    """Where a source says it: a quotation with offsets, or a pointer into a register file.

    Args:
        quote: The words as they stand in the archived text; None for a register row.
        start: Offset of the first code point of the quotation, counted from 0.
        end: Offset after the last code point.
        pointer: `file#pointer` of a register row; None for prose.
        raw: The raw value of that row.
    """

    quote: str | None = None
    start: int | None = None
    end: int | None = None
    pointer: str | None = None
    raw: str | None = None


@frozen
class Claim:
    """What one source says about one tie between a holder and an investee. Immutable.

    Fields are in the order: parties, kind, how much, how held, votes, standing, change, time, proof.
    All shares are fractions of 1. `None`: the source does not say.

    Args:
        holder: Entity id of the holder.
        investee: Entity id of what is held.
        holder_text: The holder's name as written.
        investee_text: The investee's name as written.
        kind: Code of `ontology/codelists/interestKind.csv`.
        role: Office held, as written.
        topic: Subject of a cooperation or of talks.
        share: Bounds made from what is written, by `kg.shares`; None: nothing is said on the share,
            `kg.shares.UNKNOWN`, (0, 1]: there is a tie, without a figure.
        stated: The numeral as written, in percent; its digits count for rounding.
        approximate: Whether the source says about, roughly, some.
        share_text: The words of the share as written.
        directness: Code of `directness.csv`.
        via: Entity ids of the links that the source names.
        capacity: Code of `capacity.csv`.
        instrument: Class of shares or other instrument.
        denominator: Code of `denominator.csv`.
        units: Number of shares.
        amount: Price or value, as a decimal numeral.
        currency: ISO 4217 code of `amount`.
        on_behalf_of: Entity id of the nominator or beneficiary.
        voting: Code of `voting.csv`.
        voting_cap: Largest part of the votes that may be cast.
        votes_per_share: Votes of one share.
        control: Code of `control.csv`.
        status: Code of `status.csv`; only asserted and reported claims make holdings.
        tense: Code of `tense.csv`.
        speaker: Who says it, when it is not the source itself.
        change: Code of `change.csv`; None when the claim tells a level.
        before: Level before the change.
        before_stated: Its numeral as written.
        delta: Size of the change.
        delta_stated: Its numeral as written.
        delta_basis: Code of `deltaBasis.csv`.
        effective: When the change takes effect.
        counterparty: Entity id of the other side of the change.
        replaces: Ids of the claims or sources that this one corrects.
        valid_from: First day of the tie.
        valid_to: Day from which the tie no longer stands.
        value_since: First day of the figure.
        as_of: Day on which the tie was observed.
        as_of_basis: Code of `asOfBasis.csv`.
        stated_on: Day on which it was said or published.
        source: The document.
        evidence: Where the document says it; several sentences are several evidences.
        id: Hash of everything above that speaks of the world; made when left empty.

    Raises:
        InvalidClaim: A code is unknown, a party is missing, a date order is impossible.
    """

    holder: EntityId
    investee: EntityId
    kind: str
    source: Source
    holder_text: str = ""
    investee_text: str = ""
    role: str | None = None
    topic: str | None = None
    share: Share | None = None
    stated: str | None = None
    approximate: bool = False
    share_text: str | None = None
    directness: str = "unknown"
    via: tuple[EntityId, ...] = ()
    capacity: str = "unstated"
    instrument: str | None = None
    denominator: str = "unstated"
    units: int | None = None
    amount: str | None = None
    currency: str | None = None
    on_behalf_of: EntityId | None = None
    voting: str = "unstated"
    voting_cap: Fraction | None = None
    votes_per_share: Fraction | None = None
    control: str = "unstated"
    status: str = "asserted"
    tense: str = "current"
    speaker: str | None = None
    change: str | None = None
    before: Share | None = None
    before_stated: str | None = None
    delta: Share | None = None
    delta_stated: str | None = None
    delta_basis: str = "unstated"
    effective: PartialDate | None = None
    counterparty: EntityId | None = None
    replaces: tuple[str, ...] = ()
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    value_since: PartialDate | None = None
    as_of: PartialDate | None = None
    as_of_basis: str | None = None
    stated_on: PartialDate | None = None
    evidence: tuple[Evidence, ...] = ()
    id: ClaimId = ""

    def __post_init__(self) -> None:
        for name, codes in _CODES.items():
            _require(self, name, codes)
        for name in ("change", "as_of_basis"):
            if getattr(self, name) is not None:
                _require(self, name, vocab.CHANGES if name == "change" else vocab.AS_OF_BASES)
        for name in ("holder", "investee"):
            if not getattr(self, name):
                raise InvalidClaim(name, getattr(self, name), "a claim needs both parties")
        if self.voting_cap is not None and not 0 <= self.voting_cap <= 1:
            raise InvalidClaim("voting_cap", float(self.voting_cap * 100), "must lie between 0 and 100 %")
        if self.valid_from and self.valid_to and self.valid_from.earliest > self.valid_to.latest:
            raise InvalidClaim("valid_to", self.valid_to.text, "ends before valid_from")
        if not self.id:
            object.__setattr__(self, "id", claim_id(self))

    @property
    def parties(self) -> tuple[EntityId, EntityId]:
        """Holder and investee."""
        return self.holder, self.investee


_CODES: dict[str, frozenset[str]] = {
    "kind": vocab.INTEREST_KINDS,
    "directness": vocab.DIRECTNESS,
    "capacity": vocab.CAPACITIES,
    "denominator": vocab.DENOMINATORS,
    "voting": vocab.VOTING,
    "control": vocab.CONTROL,
    "status": vocab.STATUSES,
    "tense": vocab.TENSES,
    "delta_basis": vocab.DELTA_BASES,
}

#: What says nothing about the world. Evidence, the rest of the source and `id` itself stay out, so that a
#: better quotation or another extractor does not make another claim. Parties count as written.
NOT_HASHED = {"id", "source", "evidence", "holder", "investee"}


def claim_id(claim: Claim) -> ClaimId:
    """Id of a claim: a hash of its document, its parties as written and all that it says of the world."""
    world = said_of_world(claim)
    world["holder_text"] = claim.holder_text or claim.holder
    world["investee_text"] = claim.investee_text or claim.investee
    return digest(claim.source.id, _SORTED.encode(world))


def said_of_world(claim: Claim, without: Collection[str] = ()) -> dict[str, object]:
    """What a claim says of the world where it says something, as plain values."""
    return {
        name: plain(value)
        for name, default in _hashed_fields()
        if name not in without and (value := getattr(claim, name)) != default
    }


@cache
def _hashed_fields() -> tuple[tuple[str, object], ...]:
    from dataclasses import fields

    return tuple((field.name, field.default) for field in fields(Claim) if field.name not in NOT_HASHED)


def plain(value: object) -> object:
    """A value of a claim as JSON has it: exact fractions and dates as text, a share as its four bounds."""
    if isinstance(value, Share):
        return [str(value.low), str(value.high), value.low_open, value.high_open]
    if isinstance(value, PartialDate | Fraction):
        return str(value)
    return value


def _require(record: object, name: str, codes: frozenset[str]) -> None:
    value = getattr(record, name)
    if value not in codes:
        raise InvalidClaim(name, value, f"must be one of {', '.join(sorted(codes))}")


def in_id_order(claim: Claim) -> Claim:
    """The claim with the parties of a symmetric kind in id order; any other claim as it is."""
    if claim.kind not in vocab.SYMMETRIC_KINDS or claim.holder <= claim.investee:
        return claim
    return replace(
        claim,
        holder=claim.investee,
        investee=claim.holder,
        holder_text=claim.investee_text,
        investee_text=claim.holder_text,
        id="",
    )


@frozen
class HeldClaim:
    """A doubtful claim, kept out of every calculation until a person decides.

    Args:
        claim: The claim as written.
        reason: Code of `holdReason.csv`.
        note: The reason in one sentence.
        repaired: The reading that would make sense; None when there is none.
    """

    claim: Claim
    reason: str
    note: str
    repaired: Claim | None = None

    @property
    def entities(self) -> frozenset[EntityId]:
        """Ids of the parties, as written and as repaired."""
        return frozenset(self.claim.parties + (self.repaired.parties if self.repaired else ()))


@frozen
class Zone:
    """A span of a document that was left out, and why. Offsets count code points of the archived text."""

    kind: str
    start: int
    end: int
    reason: str


@frozen
class Issue:
    """A doubt about data that stops nothing: counted, listed, and turned into an error by `--strict`."""

    code: str
    message: str
    where: str | None = None
    claim: ClaimId | None = None


@frozen
class Batch:
    """What one article or one register file brings: the unit that is added, replaced or withdrawn.

    Args:
        claims: Its claims.
        held: Its held claims.
        entities: The entities that they name, with ids minted from the names as written.
        sources: Its documents.
        zones: What was left out of a document's text.
        made_by: What made it, with its version: `extract 1`, `load 1`.
        text: The text to archive, with hash `sources[0].text_sha256`; None for registers.
    """

    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...] = ()
    held: tuple[HeldClaim, ...] = ()
    zones: tuple[Zone, ...] = ()
    made_by: str = "load 1"
    text: str | None = None


@frozen
class Recorded:
    """A claim with what the log says of it: when the graph received it and when it was withdrawn.

    Args:
        claim: The claim.
        recorded_on: Day on which the graph received it.
        withdrawn_on: Day on which its batch was withdrawn; None while it stands.
    """

    claim: Claim
    recorded_on: date
    withdrawn_on: date | None = None


DecisionAction = Literal["accept", "reject", "same", "differ", "prefer", "retract", "undo"]


@frozen
class Correction:
    """What a person changed in the reading of a held claim; None: as it was read.

    Args:
        holder: Entity id of the holder.
        investee: Entity id of what is held.
        holder_text: The holder's name as the person wrote it.
        investee_text: The investee's name as the person wrote it.
        kind: Code of `interestKind.csv`.
        share: The share as the person wrote it; `kg.written.figure` reads it.
        voting: Code of `voting.csv`.
        status: Code of `status.csv`.
        tense: Code of `tense.csv`.
        change: Code of `change.csv`, or `kg.standing.LEVEL` where the claim tells no change.
    """

    holder: EntityId | None = None
    investee: EntityId | None = None
    holder_text: str | None = None
    investee_text: str | None = None
    kind: str | None = None
    share: str | None = None
    voting: str | None = None
    status: str | None = None
    tense: str | None = None
    change: str | None = None


@frozen
class Decision:
    """What a person decided. Append-only: a later decision on the same subject replaces an earlier one.

    Args:
        action: `accept` or `reject` a held claim; `same` or `differ` for two entities; `prefer` a claim;
            `retract` a batch; `undo` an earlier decision.
        on: Day of the decision.
        subjects: Claim id, entity ids, batch id, or the decision's id.
        fingerprints: Hashes by which a decision on a claim finds it again when the id changes.
        author: Who decided; None when not said.
        reason: Why, in a sentence.
        readings: What an accepted claim says in truth, one correction a claim; empty: as it was read.
        entities: Entities that the corrections name and the graph had not.
    """

    action: DecisionAction
    on: PartialDate
    subjects: tuple[str, ...]
    fingerprints: tuple[str, ...] = ()
    author: str | None = None
    reason: str | None = None
    readings: tuple[Correction, ...] = ()
    entities: tuple[Entity, ...] = ()
