"""Partners and mergers told beside a name: whose partner it is, who merge, whom the firm spoken of talks to.

Example: in "Oak sold 5% of Fir; its local partner, Ash, did not" Ash is a partner of Oak.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from kg.extract.acts.cues import Cue
from kg.extract.acts.whose import own_body
from kg.extract.drafts import MAYBE, Draft, Side, side_at
from kg.extract.frames.owners import owner_of
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.around import FIRMS, next_party, sides_of
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    group_at,
    is_modifier,
    is_party,
    party_of,
    subject_of,
)
from kg.extract.phrases.stance import speaker_of, stance_of

_PARTNERS = frozenset(
    "partner partners ally allies partenaire partenaires allie allies associe associes co-venturer".split()
)
_TELLING = _PARTNERS | {"merger"}
_PAIRED = ("cooperation", "merger")
_WITH = ("with", "avec")
_BACK = 5


def partners(sentence: Sentence, cues: list[Cue], topic: Party | None, told: list[Draft]) -> list[Draft]:
    """Partnerships, mergers and talks of a sentence that no fuller turn of phrase tells.

    Args:
        sentence: The sentence.
        cues: Its words of change.
        topic: The firm that the text speaks of.
        told: What the sentence tells already.

    Cost: linear in the length of the sentence.
    """
    units = sentence.units
    found: list[Draft] = []
    for at, unit in enumerate([] if sentence.words.isdisjoint(_TELLING) else units):
        if unit.mention is not None or unit.quantity is not None:
            continue
        if unit.key in _PARTNERS:
            found += _its_partner(sentence, at, topic)
            found += _partner_of(units, at)
        elif unit.has("merger"):
            found += _merger_of(units, at)
    for cue in cues:
        if cue.group == "talk" and cue.form == "noun" and topic is not None:
            off = any(mark.group == "failed" and mark.first > cue.last for mark in cues)
            found += _talks_of(units, cue, topic, "failed" if off else "negotiating")
    if not found:
        return found
    known = {frozenset((id(one.holder.party), id(one.investee.party))) for one in told if one.kind in _PAIRED}
    return [one for one in found if frozenset((id(one.holder.party), id(one.investee.party))) not in known]


def _its_partner(sentence: Sentence, at: int, topic: Party | None) -> Iterator[Draft]:
    """`its local partner Ash`, `Ash, its partner since 2003`, `Frêne, son associé`: of its owner."""
    units = sentence.units
    poss = next((i for i in range(at - 1, max(-1, at - _BACK), -1) if units[i].has("poss")), None)
    if poss is None or not all(_small(unit) for unit in units[poss:at]):
        return
    names = _named_after(units, at) or _named_before(units, poss)
    owner = owner_of(units, poss)
    whose = side_at(units, owner) if owner is not None else None
    if whose is None or whose.party.kind not in FIRMS:
        body = own_body(sentence, poss)
        whose = body[0] if body is not None and body[0].party.kind in FIRMS else _spoken(topic)
    parties = [one.party for one in sides_of(units, names)]
    if whose is not None and whose.party in parties:
        whose = _spoken(topic)
    for one in sides_of(units, names):
        if whose is not None and one.party is not whose.party and one.party.kind in FIRMS:
            yield _draft("cooperation", units, (one, whose), (names[0], at), "partner its")


def _partner_of(units: list[Unit], at: int) -> Iterator[Draft]:
    """`Oak and Ash are partners`, `Ash, Oak's partner in China`, `Ash, partenaire de Chêne depuis 2009`."""
    left, whose = _whose_partner(units, at)
    if left < 1 or any(unit.has("neg") for unit in units[max(0, left - 3) : at]):
        return
    ones = _described(units, left, apposed=whose is not None)
    firms = [one for one in sides_of(units, ones) if one.party.kind in FIRMS][:_MOST]
    others = [one for one in sides_of(units, [whose] if whose is not None else []) if one.party.kind in FIRMS]
    each_other = whose is None and units[at].key.endswith("s")
    over = any(unit.has("former") or unit.key in _WERE for unit in units[left:at])
    for one, other in combinations(firms, 2) if each_other else product(firms, others):
        if one.party is not other.party:
            draft = _draft(
                "cooperation", units, (one, other), (min(ones), max(at, whose or at)), "partner of"
            )
            draft.tense = "past" if over else "current"
            yield draft


def _whose_partner(units: list[Unit], at: int) -> tuple[int, int | None]:
    """The unit before the words of a partner, and whose it is: `Oak's partner`, `partner of Oak`."""
    left = at - 1
    while left > 0 and at - left < 5 and is_modifier(units[left]) and not units[left].has("poss"):
        left -= 1
    if left > 1 and units[left].text in POSSESSIVE and is_party(units[left - 1]):
        return left - 2, left - 1
    if at + 1 < len(units) and units[at + 1].has("of", "with"):
        return left, next_party(units, at + 2, 6)
    return left, None


def _described(units: list[Unit], left: int, *, apposed: bool) -> list[int]:
    """Who is called a partner: the subject of `are`, or the name before a comma."""
    if units[left].has("be") or units[left].key == "been":
        subject = subject_of(units, left + 1)
        return group_at(units, subject) if subject is not None else []
    if apposed and units[left].text == "," and is_party(units[left - 1]):
        return group_at(units, left - 1)
    return []


_WERE = frozenset("was were etait etaient fut furent".split())
_MOST = 3


def _small(unit: Unit) -> bool:
    """A word between `its` and `partner`: adjectives, places, nationalities."""
    placed = unit.mention is not None and unit.mention.form in ("adjective", "place", "state")
    return placed or (is_modifier(unit) and not unit.mention) or unit.text[:1].isupper()


def _named_after(units: list[Unit], at: int) -> list[int]:
    name = at + 1 + (at + 1 < len(units) and units[at + 1].text == ",")
    named = name < len(units) and is_party(units[name]) and form_of(units[name]) == "name"
    return [i for i in group_at(units, name) if i >= name] if named else []


def _named_before(units: list[Unit], poss: int) -> list[int]:
    if poss < 2 or units[poss - 1].text not in (",", "("):
        return []
    named = is_party(units[poss - 2]) and form_of(units[poss - 2]) == "name"
    return group_at(units, poss - 2) if named else []


def _spoken(topic: Party | None) -> Side | None:
    return Side(topic, topic.written or topic.name) if topic is not None and topic.kind in FIRMS else None


def _merger_of(units: list[Unit], at: int) -> Iterator[Draft]:
    """`the merger of Oak and Fir`, `la fusion de Chêne et de Sapin`: the two firms named after it."""
    of = next((i for i in range(at + 1, min(len(units), at + 3)) if units[i].has("of")), None)
    name = of + 1 if of is not None else len(units)
    while name < len(units) and name - at < 6 and is_modifier(units[name]):
        name += 1
    if name >= len(units) or not is_party(units[name]):
        return
    names = [i for i in group_at(units, name) if i >= name]
    after = names[-1] + 3
    if (
        after < len(units)
        and units[after - 2].has("and")
        and units[after - 1].has("of")
        and is_party(units[after])
    ):
        names.append(after)
    sides = sides_of(units, names)
    if len(sides) == 2 and all(one.party.kind == "company" for one in sides):
        draft = _draft("merger", units, (sides[0], sides[1]), (at, names[-1]), "merger of")
        stance = stance_of(units, at)
        over = any(unit.has("neg", "fail") for unit in units[names[-1] + 1 : names[-1] + 5])
        draft.status = "failed" if over else "negotiating" if stance.status == "asserted" else stance.status
        draft.topic = "merger"
        yield draft


def _talks_of(units: list[Unit], cue: Cue, topic: Party, status: str) -> Iterator[Draft]:
    """`exclusive talks have opened with Ash`, `des négociations se sont ouvertes avec Frêne`: of the firm."""
    if any(party_of(unit) is not None for unit in units[: cue.first]):
        return
    for at in range(cue.last + 1, min(len(units), cue.last + 12)):
        if units[at].text in (",", ";", ":"):
            return
        if units[at].key in _WITH:
            name = at + 1
            while name < len(units) and name - at < 5 and not is_party(units[name]) and _small(units[name]):
                name += 1
            one, whose = side_at(units, name) if name < len(units) else None, _spoken(topic)
            if one is not None and whose is not None and one.party is not topic and one.party.kind in FIRMS:
                draft = _draft("cooperation", units, (whose, one), (cue.first, name), "talks topic")
                draft.status = status
                yield draft
            return


def _draft(kind: str, units: list[Unit], sides: tuple[Side, Side], span: tuple[int, int], rule: str) -> Draft:
    draft = Draft(kind, sides[0], sides[1], units[min(span)].start, units[max(span)].end)
    draft.speaker, draft.certainty, draft.rule = speaker_of(units), MAYBE, rule
    return draft
