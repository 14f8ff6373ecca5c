"""Offices of every wording: a title or word of heading, the person beside it, and the body spoken of.

`offices.py` and `posts.py` read whole turns of phrase. Here a title and a person near it are enough; its body
is named after it, owned by a possessive, named before it, or the one that the text speaks of. Each way is a
rule of its own; how far it is right is learned (`kg.extract.linking.ties`).

Example: "Ann Lee, at 40 the youngest chair, has 3% of Oak" tells an office of Ann Lee in Oak.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.extract.acts.bare import BARE, past_board
from kg.extract.acts.bearers import is_anothers
from kg.extract.acts.cues import Cue
from kg.extract.acts.doers import STOPS, in_name_phrase, is_longer, past_both
from kg.extract.acts.posts import ends_after, is_person
from kg.extract.acts.seats import is_seat_of_firm
from kg.extract.acts.succession import BEFORE_ONE, preceded
from kg.extract.acts.whose import BOARDS, BODIES, is_his, most_of, of_body, own_body, whose
from kg.extract.drafts import MAYBE, Draft, Side, by, side_at
from kg.extract.frames.owners import owner_of
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import case_of, form_of, group_at, is_party, is_verb, party_of, subject_of
from kg.extract.words import words

_FIRMS = ("company", "stateBody", "unit", "alliance")
_NEAR, _FAR = 7, 14
_WHERE = frozenset(("where", "ou"))
_FORMER = frozenset(
    "formerly previously once ex- anciennement autrefois jadis naguere longtemps was were fut etait resigned "
    "quit ousted sacked fired dismissed removed retired demissionne evince limoge".split()
)
#: Titles that may be of anything: beside a person they are of the firm spoken of rather than of another.
_LOOSE = frozenset(
    "president presidente director directors directeur directrice boss head chief patron patronne treasurer "
    "dirigeant dirigeante gerant gerante administrateur administratrice chef cheffe".split()
)
_TALKS_OF = ("he", "she", "il", "elle", "who", "qui", "l'interesse")
#: A body, the way it was found, and its unit; None for one that stands elsewhere.
_Body = tuple[Side, str, int | None]


class _Topics(NamedTuple):
    """Firms: spoken of, whose office was told last, that the text begins with, that it names most."""

    firm: Party | None
    last: Party | None
    first: Party | None
    most: Party | None = None


class Titles:
    """Reads offices by their titles.

    Args:
        language: Language of the word lists.
    """

    def __init__(self, language: str) -> None:
        self._kinds = words(language).offices
        self._last: Party | None = None
        self._first: Party | None = None
        self._most: Party | None = None

    def read(
        self, sentence: Sentence, told: list[Draft], spoken: list[Party], cues: list[Cue]
    ) -> list[Draft]:
        """Offices of a sentence that nothing else tells. Cost: linear in its length.

        Args:
            sentence: The sentence.
            told: What is told already.
            spoken: The firms that the text speaks of, the likeliest first.
            cues: The sentence's cues.
        """
        units = sentence.units
        offices = [draft for draft in told if draft.role]
        known = {(id(draft.holder.party), id(draft.investee.party)) for draft in offices}
        seated = {id(draft.holder.party) for draft in offices}
        topic = next((party for party in spoken if party.kind in _FIRMS), None)
        if self._first is None:
            self._first = next((p for u in units if (p := party_of(u)) and p.kind in _FIRMS), None)
        self._most = most_of(self._most, units)
        found: list[Draft] = []
        for cue in self._titles(sentence, cues):
            person = _person(units, cue, is_person)
            person = _person(units, cue, _is_he) if person is None else person
            holder = _named(units, person)
            if person is None or holder is None or is_his(units, cue.first):
                continue
            if _is_denied(units, cue, person) or is_anothers(units, cue.first, cue.last):
                continue
            topics = _Topics(topic, self._last, self._first, self._most)
            people = _people(units, cue, (holder, person))
            for body in _bodies(sentence, cue, person, topics):
                for one in people:
                    pair = id(one[0].party), id(body[0].party)
                    again = body[1] != "of" and pair[0] in seated
                    again = again and (body[1] != "its" or _is_told(units, cue, one[0], offices))
                    if pair not in known and pair[0] != pair[1] and not again:
                        known.add(pair)
                        seated.add(pair[0])
                        found.append(_as_first(units, cue, self._draft(units, cue, one, body), body, offices))
        for at, unit in enumerate(units if found and not sentence.words.isdisjoint(BEFORE_ONE) else ()):
            if unit.key in BEFORE_ONE and not unit.mention:
                past = preceded(units, at, found)
                found += by("preceded", [one for one in past if id(one.holder.party) not in seated])
        self._last = next((d.investee.party for d in reversed([*offices, *found])), self._last)
        return found

    def _titles(self, sentence: Sentence, every: list[Cue]) -> list[Cue]:
        """Titles of the word lists, and what else tells an office."""
        cues = [cue for cue in every if cue.group in ("post", "left")]
        if "office" not in sentence.words:
            return cues
        taken = {at for cue in cues for at in range(cue.first, cue.last + 1)}
        rest = [at for at, unit in enumerate(sentence.units) if at not in taken and self._is_title(unit)]
        return sorted([*cues, *(Cue(at, at, "title", "") for at in rest)], key=lambda cue: cue.first)

    def _is_title(self, unit: Unit) -> bool:
        """A title of a firm: that of a minister is of a state, and `offices.py` reads it."""
        if not unit.has("office") or unit.mention:
            return False
        return self._kinds.get(tuple(unit.key.split(" "))) != "publicOffice"

    def _draft(self, units: list[Unit], cue: Cue, holder: tuple[Side, int], body: _Body) -> Draft:
        key = tuple(units[cue.last].key.split(" "))
        kind = self._kinds.get(key, "seniorManagingOfficial")
        kind = "publicOffice" if body[0].party.kind == "state" else kind
        kind = "seniorManagingOfficial" if kind == "publicOffice" and body[0].party.kind != "state" else kind
        spots = [cue.first, cue.last, holder[1], *([body[2]] if body[2] is not None else [])]
        start, end = units[min(spots)].start, units[max(spots)].end
        role = " ".join(unit.text for unit in units[cue.first : cue.last + 1])
        draft = Draft(kind, holder[0], body[0], start, end, role=role)
        draft.certainty = MAYBE
        near = units[max(0, cue.first - 3) : cue.first]
        former = any(unit.has("former") or unit.key in _FORMER for unit in near) or cue.group == "left"
        draft.tense = "past" if former or ends_after(units, max(spots)) else "current"
        draft.rule = f"{cue.group} {body[1]}" if is_person(units[holder[1]]) else f"{cue.group} he {body[1]}"
        return draft


def _as_first(units: list[Unit], cue: Cue, draft: Draft, body: _Body, offices: list[Draft]) -> Draft:
    """`chairs Oak and Fir`: the office in the second firm is the one in the first, and as sure."""
    if body[1] != "of" or body[2] is None:
        return draft
    group = [id(party_of(units[at])) for at in _listed_before(units, body[2])]
    start, end = units[cue.first].start, units[cue.last].end
    for one in offices:
        mine = one.holder.party is draft.holder.party and id(one.investee.party) in group
        if mine and one.start <= start and end <= one.end:
            draft.kind, draft.role, draft.tense, draft.rule = one.kind, one.role, one.tense, one.rule
            draft.status, draft.certainty = one.status, one.certainty
            break
    return draft


def _listed_before(units: list[Unit], at: int) -> list[int]:
    """`Oak` of `Oak and Fir`, `Oak and of Fir`: the firms that a firm is listed behind."""
    spots = [i for i in group_at(units, at) if i < at]
    if not spots and at > 2 and units[at - 1].has("of") and units[at - 2].has("and"):
        spots = [at - 3]
    return [i for i in spots if _is_firm(units[i])]


def _people(units: list[Unit], cue: Cue, first: tuple[Side, int]) -> list[tuple[Side, int]]:
    """`its co-chairmen, Ann Lee and Bob Dahl`: every one of them, for a title of several; else the one."""
    if not units[cue.last].key.endswith(("s", "men")) or first[1] < cue.last:
        return [first]
    spots = [at for at in group_at(units, first[1]) if at >= first[1] and is_person(units[at])]
    return [(one, at) for at in spots if (one := side_at(units, at)) is not None] or [first]


def _is_told(units: list[Unit], cue: Cue, holder: Side, offices: list[Draft]) -> bool:
    """Whether an office of the person is told by the same words."""
    start, end = units[cue.first].start, units[cue.last].end
    mine = (one for one in offices if one.holder.party is holder.party)
    return any(one.start <= start and end <= one.end for one in mine)


def _is_he(unit: Unit) -> bool:
    """`She is chair of Oak`: a pronoun of a person who is named before."""
    party = party_of(unit)
    return party is not None and party.kind == "person" and unit.key in _TALKS_OF


def _named(units: list[Unit], at: int | None) -> Side | None:
    """The person at an index, by name also where a pronoun stands there."""
    found = side_at(units, at)
    if found is None or at is None or is_person(units[at]):
        return found
    return Side(found.party, found.party.written or found.party.name)


def _person(units: list[Unit], cue: Cue, is_one: Callable[[Unit], bool]) -> int | None:
    """The person beside a title: after it, before it in the same clause, or its subject."""
    for at in range(cue.last + 1, min(len(units), cue.last + 5)):
        if is_one(units[at]):
            return at if not case_of(units, at) or units[cue.last].has("by") else None
        if not (in_name_phrase(units, at) or units[at].text == ","):
            break
    for at in range(cue.first - 1, max(-1, cue.first - _FAR), -1):
        if units[at].text in STOPS:
            break
        if is_one(units[at]):
            return at
    subject = subject_of(units, cue.first)
    if subject is not None and is_one(units[subject]):
        return subject
    after = range(cue.last + 1, min(len(units), cue.last + _NEAR))
    return next((at for at in after if is_one(units[at])), None)


def _bodies(sentence: Sentence, cue: Cue, person: int, topics: _Topics) -> list[_Body]:
    """Whose office it is; several for `chair of Oak, of Fir and of Ash`."""
    units = sentence.units
    named = of_body(units, past_both(units, cue.last + 1))
    named = _object(units, cue) if named is None else named
    if named is not None:
        every = [_at(units, at, "of") for at in _listed(units, named)]
        return [body for body in every if body is not None]
    one = _led(units, cue) or _owned(sentence, cue, topics) or _spoken(units, cue, person, topics)
    return [one] if one is not None else []


def _listed(units: list[Unit], at: int) -> list[int]:
    """`of Oak, Fir and Ash`, `of Oak and of Fir`: the firms from the first one on."""
    spots = [i for i in group_at(units, at) if i >= at]
    last = spots[-1]
    if last + 3 < len(units) and units[last + 1].has("and") and units[last + 2].has("of"):
        spots.append(last + 3)
    return [i for i in spots if _is_firm(units[i])] or [at]


def _led(units: list[Unit], cue: Cue) -> _Body | None:
    """`Fir, whose chair`, `Sapin, que dirige Marie Dubois`: the name before the relative word."""
    named = whose(units, cue.first)
    if named is not None:
        return _at(units, named, "of")
    place = next((i for i in range(cue.first - 1, max(1, cue.first - 6), -1) if units[i].key in _WHERE), 0)
    if place:
        name = place - 1 - (units[place - 1].text == ",")
        return _at(units, name, "where") if _is_firm(units[name]) else None
    if cue.first < 2 or units[cue.first - 1].key not in ("que", "qu'"):
        return None
    firms = (at for at in range(cue.first - 2, max(-1, cue.first - 10), -1) if _is_firm(units[at]))
    at = next((at for at in firms if not case_of(units, at) or at == cue.first - 2), None)
    return _at(units, at, "led") if at is not None else None


def _owned(sentence: Sentence, cue: Cue, topics: _Topics) -> _Body | None:
    """`its chair`, `y préside le conseil`: of the owner, else of the firm spoken of."""
    units = sentence.units
    before = range(cue.first - 1, max(-1, cue.first - 4), -1)
    poss = next((i for i in before if units[i].has("poss")), None)
    if poss is None:
        clitic = any(unit.key in ("y", "en", "l'") for unit in units[max(0, cue.first - 3) : cue.first])
        return _side(topics.firm, "there") if clitic else None
    owner = owner_of(units, poss)
    if owner is not None and _is_firm(units[owner]):
        return _at(units, owner, "its")
    owned = own_body(sentence, poss)
    if owned is not None:
        return owned[0], "its" if owned[2] else "own", owned[1]
    return _side(topics.first, "own")


def _spoken(units: list[Unit], cue: Cue, person: int, topics: _Topics) -> _Body | None:
    """The firm that a title without a body belongs to: as the office before, or the one named most."""
    last = past_board(units, cue.last)
    after = units[last + 1] if last + 1 < len(units) else None
    if (after is not None and after.has("of") and last == cue.last) or _has_unknown(units, cue.first):
        return None  # "director-general of the works bureau"
    if cue.group == "post" and last == cue.last and _has_object(units, cue.last + 1):
        return None
    if cue.group == "title" and units[cue.last].key not in BARE:
        return _loose(units, cue, person, topics)
    if topics.last is not None and topics.last.kind in _FIRMS:
        return _side(topics.last, "again")
    before = min(cue.first, person)
    spots = [at for at in range(before) if _is_firm(units[at])]
    free = [at for at in spots if not case_of(units, at)] or spots
    best = max(free, key=lambda at: (_count(units[at]), at), default=None)
    topic = topics.firm
    if topic is not None and topics.first is not None and topics.first.count >= topic.count:
        topic = topics.first  # what a text begins with it is about
    if topic is not None and (best is None or topic.count > _count(units[best])):
        return _side(topic, "topic")
    return _at(units, best, "before") if best is not None else None


def _has_unknown(units: list[Unit], first: int) -> bool:
    """`Oakfir chairman Ann Lee`: a capital before the title that no name is known for."""
    before = units[first - 1] if first else None
    return before is not None and not before.mention and not before.classes and before.text[:1].isupper()


def _has_object(units: list[Unit], at: int) -> bool:
    """`chairs the publisher`, `dirige la coentreprise`, `chairs both`: of another than is spoken of."""
    if at >= len(units):
        return False
    noun = units[at + 1] if at + 1 < len(units) else None
    firm = noun is not None and not noun.is_mark and not noun.quantity and noun.key not in BOARDS
    return units[at].key in ("both", "two", "three", "les", "deux") or (units[at].has("det") and firm)


def _loose(units: list[Unit], cue: Cue, person: int, topics: _Topics) -> _Body | None:
    """`the president, Ann Lee`, `director Bob Dahl`: of the firm that the text names most."""
    beside = person in (cue.last + 1, cue.last + 2) or cue.first - 3 <= person < cue.first
    if not beside or not _is_loose(units, cue):
        return None
    heads = (at for at in range(min(cue.first, person)) if _is_firm(units[at]) and not case_of(units, at))
    telling = next((at for at in heads if at + 1 < len(units) and is_verb(units[at + 1])), None)
    return _side(topics.most, "loose") if telling is None else _at(units, telling, "beside")


def _is_loose(units: list[Unit], cue: Cue) -> bool:
    """`boss`, `vice-president`; not the head of a state: `French president`, `President Lee`."""
    last = units[cue.last].key.split(" ")[-1]
    before = units[cue.first - 1] if cue.first else None
    shown = units[cue.first].text[:1].islower() or cue.last > cue.first or " " in units[cue.first].text
    foreign = before is not None and before.mention is not None and form_of(before) in ("adjective", "state")
    return (last in _LOOSE or last.split("-")[-1] in _LOOSE) and shown and not foreign


def _side(party: Party | None, way: str) -> _Body | None:
    return (Side(party, party.written or party.name), way, None) if party is not None else None


def _count(unit: Unit) -> int:
    party = party_of(unit)
    return party.count if party is not None else 0


def _is_firm(unit: Unit) -> bool:
    party = party_of(unit)
    return party is not None and party.kind in _FIRMS and is_party(unit)


def _object(units: list[Unit], cue: Cue) -> int | None:
    """`chairs Oak`, `préside Chêne`, `runs fertiliser maker Oak`: the firm right after the word."""
    first = at = past_both(units, cue.last + 1)
    while at < len(units) and at - first < 4 and in_name_phrase(units, at):
        at += 1
    party = party_of(units[at]) if at < len(units) else None
    firm = party is not None and party.kind in _FIRMS and not is_longer(units, at)
    return at if firm and not is_seat_of_firm(units, at) else None


def _is_denied(units: list[Unit], cue: Cue, person: int) -> bool:
    """`Ann Lee is not chair of`: a negation between the two."""
    return any(unit.has("neg") for unit in units[min(person, cue.first) : cue.first])


def _at(units: list[Unit], at: int, way: str) -> _Body | None:
    found = side_at(units, at)
    return (found, way, at) if found is not None and found.party.kind in BODIES else None
