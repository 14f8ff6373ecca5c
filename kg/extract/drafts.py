"""A claim in the making: parties of the document, what is said of them, and where.

`claims.py` turns drafts into `kg.model` records; the rules of this package only make drafts.

Example:
    >>> oak, fir = Party("Oak Mills", "company"), Party("Fir Works", "company")
    >>> Draft("shareholding", Side(oak, "Oak Mills"), Side(fir, "the firm"), 0, 10).is_holding
    True
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.parts import Mention, Party, Quantity, Unit
from kg.model import PartialDate, Share
from kg.record import frozen
from kg.shares import UNKNOWN, bounds

#: Certainty of a draft that a rule is not sure of: it waits for a person.
LIKELY, MAYBE = 0.8, 0.75
#: Tense of a stake that a word says is over ("formerly", "sold its"); a claim says `past`.
ENDED = "ended"
#: Kinds of interest that somebody holds in what is owned.
OWNING = ("shareholding", "votingRights", "parent", "otherInfluenceOrControl")


@frozen(kw_only=False)
class Side:
    """One party of a draft, with its name as written."""

    party: Party
    text: str


def side(mention: Mention | None, party: Party | None = None) -> Side | None:
    """The side that a mention makes; None when there is none or it is not resolved.

    A descriptor or pronoun is no name: the party's own name stands in for it.
    """
    party = party or (mention.party if mention is not None else None)
    if mention is None or party is None:
        return None
    return Side(party, mention.text if mention.form in ("name", "state") else party.written or party.name)


def side_at(units: list[Unit], at: int | None) -> Side | None:
    """The side at an index of a sentence, or None."""
    return side(units[at].mention) if at is not None else None


@dataclass(slots=True, eq=False)
class Draft:
    """What a sentence says about one tie.

    Args:
        kind: Interest kind.
        holder: Holder, or first party.
        investee: Investee, or second party.
        start: Offset of the quotation.
        end: Offset after it.
        share: Bounds; None where the kind has none.
        stated: Numeral as written.
        approximate: Whether words soften it.
        share_text: The words of the share.
        denominator: Code.
        voting: Code.
        control: Code.
        status: Code.
        tense: Code.
        speaker: Who says it.
        role: Office.
        topic: Subject of talks or cooperation.
        change: Code or None.
        before: Level before the change.
        before_stated: Its numeral.
        stands: Whether a change is told by the level that stands (`owns 5 %, down from 8 %`), not by a deed.
        effective: When the change takes effect.
        valid_from: First day of the tie.
        valid_to: Day from which it no longer stands.
        as_of: The sentence's own date of observation.
        capacity: Code.
        on_behalf_of: For whom it is held.
        via: The links that the sentence names.
        directness: Code.
        units: Number of shares.
        amount: Price or value, a decimal numeral.
        currency: Its ISO 4217 code.
        instrument: Class of shares.
        figure: Offset of its figure; None without one.
        certainty: How sure its parties are, 0 to 1.
        plain: Whether its words leave no other reading of its figure ("a 60 percent subsidiary of").
        doubt: Why it waits for a person whatever its certainty (`holdReason.csv`); None where nothing speaks
            against it.
        rule: Name of the rule that made it; empty for a link.
    """

    kind: str
    holder: Side
    investee: Side
    start: int
    end: int
    share: Share | None = None
    stated: str | None = None
    approximate: bool = False
    share_text: str | None = None
    denominator: str = "unstated"
    voting: str = "unstated"
    control: str = "unstated"
    status: str = "asserted"
    tense: str = "current"
    speaker: str | None = None
    role: str | None = None
    topic: str | None = None
    change: str | None = None
    before: Share | None = None
    before_stated: str | None = None
    stands: bool = False
    effective: PartialDate | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    as_of: PartialDate | None = None
    capacity: str = "unstated"
    on_behalf_of: Party | None = None
    via: tuple[Party, ...] = ()
    directness: str = "unknown"
    units: int | None = None
    amount: str | None = None
    currency: str | None = None
    instrument: str | None = None
    figure: int | None = None
    certainty: float = 1.0
    plain: bool = False
    doubt: str | None = None
    rule: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What two drafts of a document share when they say the same; its last part is `manner`."""
        standing = "said" if self.status in ("asserted", "reported") else self.status
        parties = (id(self.holder.party), id(self.investee.party))
        if self.kind in ("cooperation", "merger"):
            parties = (min(parties), max(parties))
        tense = self.tense if self.kind in ("shareholding", "votingRights") or self.role else ""
        said = (self.kind, *parties, self.share, self.before, self.voting, standing, self.change)
        told = (tense, self.role, self.as_of, self.valid_from, self.denominator, self.instrument, self.doubt)
        return (*said, *told, self.manner)

    @property
    def manner(self) -> tuple[object, ...]:
        """How it is held, which makes another tie of the same pair; empty where nothing is said of it.

        The links, the number of shares and the price are no part of it: a second telling that leaves them
        out, or rounds them otherwise, tells the same fact.
        """
        if (self.capacity, self.on_behalf_of, self.directness) == ("unstated", None, "unknown"):
            return ()
        return self.capacity, id(self.on_behalf_of), self.directness

    @property
    def is_holding(self) -> bool:
        """Whether it says that somebody holds something, now or earlier, and is no plan."""
        return self.kind in ("shareholding", "votingRights") and self.status in ("asserted", "reported")


def by(rule: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts, signed by the rule that made them, unless a rule within it has."""
    for draft in drafts:
        draft.rule = draft.rule or rule
    return drafts


def held_by(draft: Draft, holder: Side) -> Draft:
    """A copy of a draft with another holder."""
    values = {name: getattr(draft, name) for name in Draft.__slots__}
    return Draft(**{**values, "holder": holder})


def with_quantity(draft: Draft, quantity: Quantity | None, rule: str | None = None) -> Draft:
    """The draft with a figure, or with a worded share by its rule, or with an unknown share."""
    if quantity is not None:
        draft.share, draft.stated = quantity.share, quantity.stated
        draft.approximate, draft.share_text = quantity.approximate, quantity.text
    else:
        draft.share = bounds(rule) if rule else UNKNOWN
    return draft
