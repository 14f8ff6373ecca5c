"""What a model says, held against the text, claim by claim.

A record becomes a draft when it is of the agreed form at all. It counts when its quotation stands in the
text, its figure and both its parties in the quotation (or are what its words stand for), and its words
neither deny it, nor plan it, nor say it the other way round. Otherwise the draft carries its doubt and is
held.

Example: see `tests/extract/test_llm.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from kg.errors import InvalidClaim
from kg.extract.drafts import Draft, Side, with_quantity
from kg.extract.linking.margins import ACCEPT
from kg.extract.llm.asking import MODALITIES, RELATIONS, Interview
from kg.extract.llm.endpoint import Endpoint
from kg.extract.llm.quoting import locate
from kg.extract.parts import Mention, Party, Quantity, Sentence, Unit
from kg.extract.phrases.grammar import case_of, is_verb
from kg.extract.phrases.moment import dated
from kg.extract.phrases.stance import stance_of
from kg.extract.source.zones import Block
from kg.extract.vocabulary import to_model
from kg.model import Issue
from kg.names import fold, without_legal_form
from kg.shares import UNKNOWN, bounds
from kg.vocab import HOLDING_KINDS

_SAID = ("asserted", "reported")
_NEVER_HELD = ("person", "state", "dispersed", "stateBody", "group")
_SHARED = ("shareholding", "votingRights")
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|rule[sd]? out|ruling out|no longer|not (?:own|hold|control|have)|"
    r"dement\w*|nie(?:nt|r)?|n'a pas|ne (?:detient|possede|controle) (?:pas|plus|aucun\w*))\b"
)
_FAILED = re.compile(
    r"\b(?:fell through|collapsed|abandon\w+|called off|scrapped|failed|echou\w+|capot\w+|renonc\w+)\b"
)
_VOTES = re.compile(r"vot|stimm|議決|derechos politicos")
_SURE, _LIKELY = 1.0, 0.7  # counts; waits for a person
_ACTS = ("hold", "buy", "raise", "cut", "sell", "invest", "rise", "fall", "control")


class Told:
    """What a model says of one document.

    Args:
        endpoint: Whom to ask.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    def drafts(
        self,
        text: str,
        blocks: Sequence[Block],
        sentences: list[Sentence],
        ruled: Sequence[Draft],
        *,
        name: str,
    ) -> tuple[list[Draft], list[Issue]]:
        """The drafts of a document, checked; and what went wrong.

        Args:
            text: The text, as the rules read it.
            blocks: The article in it.
            sentences: Its sentences, with their parties.
            ruled: What the rules found.
            name: File name for messages.

        Raises:
            EndpointError: The server cannot be reached, or refuses.
        """
        paragraphs = _paragraphs(blocks)
        if not paragraphs:
            return [], []
        told, issues = Interview(self.endpoint).claims(paragraphs, text, name=name)
        bench = _Bench(text, sentences, ruled)
        drafts: list[Draft] = []
        for number, (record, span) in enumerate(told, 1):
            fault = _misshapen(record)
            if fault:
                message = f"claim {number} of the model is of no use: {fault}"
                issues.append(Issue(code="modelMisshapen", message=message, where=name))
            else:
                drafts += bench.judged(record, span)
        return drafts, issues


def _paragraphs(blocks: Iterable[Block]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for block in blocks:
        if found and not block.new_paragraph:
            found[-1] = (found[-1][0], block.end)
        else:
            found.append((block.start, block.end))
    return found


def _misshapen(record: dict[str, Any]) -> str | None:
    """Why a record cannot even be held: nobody could be shown what it says."""
    for name in ("subject", "object", "quote"):
        value = record.get(name)
        if not isinstance(value, str) or not fold(value) or len(value) > 5_000:
            return f"{name} is no text"
    if record.get("relation") not in RELATIONS:
        return f"the relation {str(record.get('relation'))[:40]!r} is unknown"
    for name in ("share_min", "share_max"):
        value = record.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            return f"{name} is no number"
        if value is not None and not 0 <= value <= 100:
            return f"{name} is not between 0 and 100"
    return None


class _Bench:
    """Judges the records of one document."""

    def __init__(self, text: str, sentences: list[Sentence], ruled: Sequence[Draft]) -> None:
        self._text, self._sentences = text, sentences
        self._ruled = {draft.figure: draft for draft in ruled if draft.figure is not None}
        self._pairs = {(id(d.holder.party), id(d.investee.party)) for d in ruled if d.kind in HOLDING_KINDS}
        self._new: dict[str, Party] = {}

    def judged(self, record: dict[str, Any], span: tuple[int, int]) -> list[Draft]:
        """The draft of a record; with its doubt, if one speaks against it."""
        place = locate(record["quote"], self._text, span)
        inside = [] if place is None else self._touching(*place)
        holder, investee = (
            self._side(record["subject"], place, inside),
            self._side(record["object"], place, inside),
        )
        draft = self._draft(record, holder[0], investee[0], place or (0, 0))
        if place is None:
            draft.doubt = "quotationNotFound"
            return [draft]
        units = [u for s in inside for u in s.units if place[0] <= u.start and u.end <= place[1]]
        quantity, numbered = _figure(record, units)
        if draft.kind in _SHARED:
            with_quantity(draft, quantity)
            draft.figure = quantity.start if quantity is not None else None
        draft.doubt = (
            ("partyNotInQuotation" if not (holder[1] and investee[1]) else None)
            or ("numberNotInQuotation" if not numbered else None)
            or self._contradicted(draft, record, units)
        )
        if draft.doubt is None:
            draft.certainty = self._certainty(draft, units)
        return dated(self._text, inside[0], [draft]) if inside else [draft]

    # -- the parts of a draft ------------------------------------------------------------------------

    def _touching(self, start: int, end: int) -> list[Sentence]:
        return [s for s in self._sentences if s.start < end and start < s.end]

    def _side(self, name: str, place: tuple[int, int] | None, sentences: list[Sentence]) -> tuple[Side, bool]:
        """The party of a name, and whether the quotation names it or stands for it."""
        core = _core(name)
        start, end = place or (0, 0)
        units = (unit for s in sentences for unit in s.units if start < unit.end and unit.start < end)
        for mention in (unit.mention for unit in units if unit.mention is not None):
            party = mention.party
            if party is not None and (core in _cores(party) or core == _core(mention.text)):
                return Side(party, _written(mention, party)), True
        quoted = fold(self._text[place[0] : place[1]]) if place is not None else ""
        known = self._known(core)
        stands = bool(re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", quoted))
        return Side(known or self._party(name), name.strip()), stands

    def _known(self, core: str) -> Party | None:
        """The party of the document that has this name."""
        mentions = (u.mention for s in self._sentences for u in s.units if u.mention is not None)
        parties = (mention.party for mention in mentions)
        return next((party for party in parties if party is not None and core in _cores(party)), None)

    def _party(self, name: str) -> Party:
        plain = " ".join(name.split())
        return self._new.setdefault(_core(name), Party(plain, "company", written=plain))

    def _draft(self, record: dict[str, Any], holder: Side, investee: Side, place: tuple[int, int]) -> Draft:
        modality = record.get("modality") if record.get("modality") in MODALITIES else "asserted"
        voting = record.get("voting") if record.get("voting") in ("voting", "non_voting", "votes") else None
        if voting is not None and not _VOTES.search(fold(self._text[place[0] : place[1]])):
            voting = None
        coded = to_model(record["relation"], modality=str(modality), voting=voting)
        tense = record.get("tense") if record.get("tense") in ("current", "past", "future") else coded.tense
        is_office = record["relation"] in ("holds_office", "former_office")
        return Draft(
            coded.kind,
            holder,
            investee,
            *place,
            share=UNKNOWN if coded.kind in _SHARED else None,
            voting=coded.voting,
            status=coded.status,
            tense=coded.tense if is_office or coded.change else str(tense),
            role=_short(record.get("role")) if is_office else None,
            topic=_short(record.get("topic")) if coded.kind in ("cooperation", "merger") else None,
            change=coded.change,
        )

    # -- what speaks against it ----------------------------------------------------------------------

    def _contradicted(self, draft: Draft, record: dict[str, Any], units: list[Unit]) -> str | None:
        holds = draft.kind in HOLDING_KINDS
        if holds and draft.investee.party.kind in _NEVER_HELD:
            return "directionContradicted"
        if draft.status in _SAID and self._denied(draft, units):
            return "modalityContradicted"
        if holds and self._reversed(draft, units):
            return "directionContradicted"
        return None

    def _denied(self, draft: Draft, units: list[Unit]) -> bool:
        quoted = fold(self._text[draft.start : draft.end]).replace("’", "'")
        if _DENIAL.search(quoted) and draft.tense != "past":
            return True
        if draft.kind not in _SHARED and _FAILED.search(quoted):
            return True
        verb = _verb_of(draft, units)
        return verb is not None and stance_of(units, verb).status not in _SAID

    def _reversed(self, draft: Draft, units: list[Unit]) -> bool:
        """Whether the rules are sure of the other direction; or do not object, and the words lean to it."""
        holder, investee = draft.holder.party, draft.investee.party
        ruled = self._ruled.get(draft.figure) if draft.figure is not None else None
        if ruled is not None and ruled.certainty >= ACCEPT:
            return (ruled.holder.party, ruled.investee.party) == (investee, holder)
        return _leaning(units, investee, holder) > _leaning(units, holder, investee)

    def _certainty(self, draft: Draft, units: list[Unit]) -> float:
        """Sure where the rules read it so too, or its words lean that way; else a person decides."""
        holder, investee = draft.holder.party, draft.investee.party
        ruled = self._ruled.get(draft.figure) if draft.figure is not None else None
        if ruled is not None and (ruled.holder.party, ruled.investee.party) == (holder, investee):
            return _SURE
        if ruled is not None and ruled.certainty >= ACCEPT:
            return _LIKELY
        if draft.kind not in HOLDING_KINDS or (id(holder), id(investee)) in self._pairs:
            return _SURE
        leaning = _leaning(units, holder, investee) - _leaning(units, investee, holder)
        return _SURE if leaning >= 2 else _LIKELY


def _written(mention: Mention, party: Party) -> str:
    return mention.text if mention.form in ("name", "state") else party.written or party.name


def _core(name: str) -> str:
    plain = fold(without_legal_form(" ".join(name.split()))).strip(" .,'\"")
    return re.sub(r"^(?:the|le|la|les|l') ?", "", plain) or plain


def _cores(party: Party) -> set[str]:
    names = [party.name, party.written, *([party.entity.name] if party.entity else [])]
    names += [name.text for name in party.entity.names] if party.entity else []
    return {_core(name) for name in names if name}


def _short(value: object) -> str | None:
    text = " ".join(value.split())[:200] if isinstance(value, str) else ""
    return text or None


def _verb_of(draft: Draft, units: list[Unit]) -> int | None:
    """Index of the act that is nearest before the figure; without a figure, of the only one."""
    figure = next((n for n, unit in enumerate(units) if unit.start == draft.figure), None)
    verbs = [
        n for n, unit in enumerate(units) if unit.has(*_ACTS) and not unit.mention and not unit.has("stake")
    ]
    if figure is None:
        return verbs[0] if len(verbs) == 1 else None
    before = [n for n in verbs if n < figure]
    possessed = any(unit.has("poss") for unit in units[max(0, figure - 4) : figure])
    return before[-1] if before and not possessed else None


def _leaning(units: list[Unit], holder: Party, investee: Party) -> int:
    """How many words lean to this reading: `by` before the holder, `in` or `of` before what is held ..."""
    ones = [n for n, unit in enumerate(units) if unit.mention and holder in unit.mention.parties]
    others = [n for n, unit in enumerate(units) if unit.mention and investee in unit.mention.parties]
    score = 0
    score += 2 * any(case_of(units, n) == "by" for n in ones)
    score += 2 * any(case_of(units, n) in ("in", "of") for n in others)
    for one in ones:
        for other in others:
            between = units[one + 1 : other]
            active = any(is_verb(unit) and unit.has("hold", "have", "buy", "control") for unit in between)
            score += 2 * (active and not any(unit.has("by") for unit in between))
    return score


def _figure(record: dict[str, Any], units: list[Unit]) -> tuple[Quantity | None, bool]:
    """The figure of the quotation that a record means, and whether what it says stands there."""
    said = [record[name] for name in ("share_min", "share_max") if record.get(name) is not None]
    if not said:
        return None, True
    wanted = {Fraction(str(number)) / 100 for number in said}
    for unit in units:
        quantity = unit.quantity
        if quantity is not None and quantity.share is not None and wanted & _numbers(quantity):
            return quantity, True
    return None, False


def _numbers(quantity: Quantity) -> set[Fraction]:
    """The numbers that a figure writes, as fractions of 1; of a worded one, what it comes to."""
    found = set()
    for numeral in (quantity.stated, quantity.upper):
        if numeral is not None:
            try:
                found.add(bounds("exact", numeral).low)
            except InvalidClaim:
                continue
    share = quantity.share
    if not found and share is not None:
        found |= {(share.low + share.high) / 2, share.low if share.low_open else share.high}
    return found
