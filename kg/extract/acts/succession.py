"""Who follows whom in an office, where the second name stands without a title of its own.

`Oak has named Ann Lee chair, replacing Bob Dahl`, `She succeeds Bob Dahl`, `the departure of its chair,
Bob Dahl, replaced by Ann Lee`. Where both stand with the title, `posts.py` reads it.

Example:
    >>> Successions({}).read(Sentence([Unit("Oak", "oak", 0, 3)]), [])
    []
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.acts.posts import is_person
from kg.extract.drafts import LIKELY, Draft, Side, side_at
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import is_modifier, party_of, subject_of

#: `en remplacement de`, `in place of`, `à la suite de`.
_PLACE = frozenset("remplacement place succession suite".split())
_GONE = frozenset(
    "departure resignation retirement dismissal death exit ouster firing depart demission eviction deces "
    "mort limogeage revocation".split()
)
_LOST = frozenset("lost ousted fired sacked dismissed perdre perdu limoge evince congedie".split())
_OPEN = ("want", "plan", "cond", "neg", "will", "f:cond")
_CALLING = ("calling", "calls", "called", "reclame")
_BACK = 6
_CHIEF = "seniorManagingOfficial"


def is_gone(units: list[Unit], first: int) -> bool:
    """Whether the words before a title or a name say that its holder went.

    `the departure of its chairman`, `has lost its chief executive`; not `calls for the departure of`.
    """
    at = first - 1
    while at >= 0 and first - at <= _BACK and _small(units[at]):
        at -= 1
    if at < 0 or units[at].mention is not None or units[at].key not in _GONE | _LOST:
        return False
    before = units[max(0, at - 5) : at]
    return not any(
        unit.has(*_OPEN) or unit.key in ("calling", "calls", "called", "reclame") for unit in before
    )


def _is_firm(unit: Unit) -> bool:
    party = party_of(unit)
    return party is not None and party.kind in ("company", "stateBody", "unit") and unit.mention is not None


def _small(unit: Unit) -> bool:
    plain = unit.key not in _GONE | _LOST and not unit.is_mark
    return plain and (is_modifier(unit) or unit.has("of", "poss", "det"))


def preceded(units: list[Unit], at: int, drafts: list[Draft], told: Draft | None = None) -> list[Draft]:
    """The office that the one behind a word for who had it before has left.

    Args:
        units: A sentence.
        at: Index of the word.
        drafts: The offices that the sentence tells.
        told: The office told last before it.
    """
    name = at + 1 + (at + 1 < len(units) and units[at + 1].text == ",")
    if at == 0 or not units[at - 1].has("poss") or name >= len(units) or not is_person(units[name]):
        return []
    office = _last(drafts, units[at].start) or told
    return _over(units, name, office) if office is not None and office.tense != "past" else []


class Successions:
    """Reads successions.

    Args:
        kinds: Folded titles to kinds of office.
    """

    def __init__(self, kinds: Mapping[tuple[str, ...], str]) -> None:
        self._kinds = kinds
        self._held: dict[Party, Draft] = {}
        self._told: Draft | None = None

    def note(self, drafts: list[Draft]) -> None:
        """Remember the offices of persons, for `She replaces Bob Dahl` later on."""
        for draft in drafts:
            if draft.role and draft.holder.party.kind == "person":
                self._held[draft.holder.party] = self._told = draft

    def read(self, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
        """The offices of those who come or go in one sentence. Cost: linear in its length."""
        units = sentence.units
        found: list[Draft] = []
        if sentence.words.isdisjoint(_TRIGGERS):
            return found
        for at, unit in enumerate(units):
            if unit.mention is not None or unit.quantity is not None:
                continue
            if unit.key in BEFORE_ONE:
                found += self._preceded(units, at, drafts)
            elif _replacing(units, at):
                found += self._followed(units, at, drafts)
            elif unit.has("succeed") and unit.has("f:inf") and at > 1 and is_person(units[at - 2]):
                found += self._chosen(units, at)
            elif unit.has("succeed") and unit.has("f:part") and _by(units, at):
                found += self._replaced(units, at, drafts)
            elif (unit.has("succeed") and not unit.has("f:inf", "f:ing")) or unit.key in _TELLING:
                found += self._succeeds(units, at, drafts)
        return found

    def _preceded(self, units: list[Unit], at: int, drafts: list[Draft]) -> list[Draft]:
        """`Her predecessor, Bob Dahl`, `Son prédécesseur Jean Morel`: he had the office told last."""
        return preceded(units, at, drafts, self._told)

    def _followed(self, units: list[Unit], at: int, drafts: list[Draft]) -> list[Draft]:
        """`named Ann Lee chair, replacing Bob Dahl`: Bob Dahl had the office told last."""
        old = _person_after(units, at)
        office = _last(drafts, units[at].start)
        return _over(units, old, office) if old is not None and office is not None else []

    def _succeeds(self, units: list[Unit], at: int, drafts: list[Draft]) -> list[Draft]:
        """`She succeeds Bob Dahl`, `Ann Lee, who replaces Bob Dahl`: Bob Dahl had the office that she has."""
        old = _person_after(units, at)
        new = at - 1 if at and is_person(units[at - 1]) else subject_of(units, at)
        person = party_of(units[new]) if new is not None else None
        if person is not None and person.kind != "person" and self._told is not None and new is not None:
            if units[new].key in _SHE:  # a firm succeeds nobody
                person = self._told.holder.party
        if old is None or person is None or person.kind != "person":
            return []
        office = next((one for one in reversed(drafts) if one.holder.party is person), None)
        office = office or self._held.get(person)
        return _over(units, old, office) if office is not None and office.tense != "past" else []

    def _chosen(self, units: list[Unit], at: int) -> list[Draft]:
        """`has picked Ann Lee to succeed Bob Dahl as chair`, `a choisi Marie Dubois pour succéder à`."""
        old = _person_after(units, at)
        body = next((i for i in range(at - 3, -1, -1) if _is_firm(units[i])), None)
        holder, firm = side_at(units, at - 2), side_at(units, body)
        if old is None or holder is None or firm is None or not units[at - 1].has("to", "for"):
            return []
        ahead = units[old + 1 : old + 7]
        title = next((unit for unit in ahead if unit.has("office") and not unit.mention), None)
        kind = self._kinds.get(tuple(title.key.split(" ")), _CHIEF) if title is not None else _CHIEF
        role = title.text if title is not None else units[at].text
        draft = Draft(kind, holder, firm, units[at - 2].start, units[old].end, role=role)
        draft.certainty, draft.rule = LIKELY, "chosen"
        return [draft]

    def _replaced(self, units: list[Unit], at: int, drafts: list[Draft]) -> list[Draft]:
        """`the departure of its chair, Bob Dahl, replaced by Ann Lee`: she has his office."""
        new = _person_after(units, at + 1)
        gone = [one for one in drafts if one.start < units[at].start]
        if new is None or not gone:
            return []
        office, holder = gone[-1], side_at(units, new)
        if holder is None or holder.party is office.holder.party:
            return []
        copula = units[max(0, at - 3) : at]
        coming = any(unit.has("will", "cond", "plan") for unit in copula)
        taken = _copy(office, holder, office.start, units[new].end)
        taken.status, taken.tense = ("planned", "future") if coming else ("asserted", "current")
        if not coming:
            office.tense = "past"
        return [taken]


_SHE = frozenset("she he elle il".split())
BEFORE_ONE = frozenset(("predecessor", "predecesseur"))
_TELLING = frozenset(("remplace", "remplacera", "succede", "succedera"))
_REPLACING = frozenset(("replacing", "succeeding", "remplacant", "succedant"))
#: Words of which one stands in every sentence that tells a succession.
_TRIGGERS = BEFORE_ONE | _TELLING | _REPLACING | _PLACE | {"succeed"}


def _replacing(units: list[Unit], at: int) -> bool:
    """`replacing Bob Dahl`, `en remplacement de Jean Morel`, `in place of Bob Dahl`."""
    if units[at].key in _REPLACING:
        return True
    following = units[at + 1] if at + 1 < len(units) else None
    if following is None or at == 0:
        return False
    placed = units[at].key in _PLACE and following.has("of", "to")
    return placed and (units[at - 1].has("in", "to", "det") or units[at - 1].key in ("en", "a"))


def _by(units: list[Unit], at: int) -> bool:
    return at + 1 < len(units) and units[at + 1].has("by")


def _person_after(units: list[Unit], at: int) -> int | None:
    """The person named after a verb or preposition, over articles and small words."""
    for i in range(at + 1, min(len(units), at + 6)):
        party = party_of(units[i])
        if party is not None:
            return i if party.kind == "person" and units[i].mention and _named(units[i]) else None
        if not (
            is_modifier(units[i]) or units[i].has("of", "to", "office", "titles") or units[i].text == "."
        ):
            return None
    return None


def _named(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.form == "name"


def _last(drafts: list[Draft], before: int) -> Draft | None:
    """The office told last before an offset, that somebody comes to or has."""
    told = [one for one in drafts if one.role and one.start < before and one.holder.party.kind == "person"]
    return told[-1] if told else None


def _over(units: list[Unit], old: int, office: Draft) -> list[Draft]:
    """The office as one that the person at an index had before."""
    holder = side_at(units, old)
    if holder is None or holder.party is office.holder.party:
        return []
    inside = units[0].start <= office.start
    draft = _copy(office, holder, office.start if inside else units[0].start, units[old].end)
    draft.status, draft.tense = "asserted", "past"
    return [draft]


def _copy(office: Draft, holder: Side, start: int, end: int) -> Draft:
    """The same office with another holder."""
    draft = Draft(office.kind, holder, office.investee, min(start, end), max(start, end), role=office.role)
    draft.doubt, draft.certainty = office.doubt, min(office.certainty, LIKELY)
    return draft
