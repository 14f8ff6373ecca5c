"""Whose office it is: the firm, state or alliance that a title belongs to.

`chief executive of Oak`, `its chair`, `whose boss`, and a bare `chief executive Ann Lee`, who is of the
firm that the sentence, or the one before, speaks of.

Example: see `kg.extract.acts.offices`.
"""

from __future__ import annotations

from kg.extract.acts.doers import past_both
from kg.extract.drafts import Side, side_at
from kg.extract.names.traits import is_family
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    case_of,
    form_of,
    group_at,
    is_modifier,
    is_party,
    is_verb,
    party_of,
    subject_of,
)

BODIES = ("company", "state", "alliance", "group", "stateBody", "unit", "arrangement")
#: Kinds of bodies that have managers.
FIRMS = ("company", "alliance", "group", "stateBody", "unit")
_PLAIN = ("company", "stateBody", "unit")
#: Words of boards.
BOARDS = frozenset("board directoire conseil administration surveillance comite management".split())
_AT = ("of", "in")
_AT_KEYS = frozenset(("chez", "at", "for"))
_IF = frozenset("if when unless should si lorsque quand".split())
#: A body, its unit (None: it stands in the sentence before), and whether there is no other choice.
Body = tuple[Side, int | None, bool]


def of_body(units: list[Unit], at: int) -> int | None:
    """Index of the body named after a title.

    `of Oak`, `de Renault`, `du groupe Oak`, `at Oak`, `du directoire de Oak`, `and owner of Oak`, `à la fois
    de Oak et de Fir`.
    """
    at = past_both(units, _past_second_title(units, at))
    found = _body_behind(units, at)
    if found is not None:
        return found
    field = _past_field(units, at)
    return _body_behind(units, field) if field is not None else None


def _past_field(units: list[Unit], at: int) -> int | None:
    """`head of retail at Oak`, `directrice des investissements de Chêne`: the second preposition."""
    if at >= len(units) or not (units[at].has("of", "for") or units[at].key in ("for", "des")):
        return None
    last = at + 1
    while last < len(units) and last - at < 6 and _is_field(units[last]):
        last += 1
    fine = last > at + 1 and last < len(units)
    return last if fine and (units[last].has("of") or units[last].key in ("at", "chez")) else None


def _is_field(unit: Unit) -> bool:
    """A plain word of a trade: `retail`, `human resources and strategy`."""
    plain = not unit.mention and not unit.quantity and not unit.is_mark and unit.text[:1].islower()
    return plain and (not unit.classes or unit.has("and", "det", "industry"))


def _body_behind(units: list[Unit], at: int) -> int | None:
    """The body named right behind a preposition."""
    if at >= len(units) or not (units[at].has(*_AT) or units[at].key in _AT_KEYS):
        return None
    name = at + 1
    while name < len(units) and name - at < 9 and _in_phrase(units, name):
        name += 1
    if name >= len(units) or not is_party(units[name]):
        return None
    if name + 2 < len(units) and units[name + 1].text in POSSESSIVE and form_of(units[name + 2]) == "name":
        name += 2  # "of France's Oak"
    party = party_of(units[group_at(units, name)[0]])
    return name if party is not None and party.kind in BODIES else None


def _in_phrase(units: list[Unit], at: int) -> bool:
    """Whether a unit can stand between a title and its body: `du conseil d'administration de`."""
    unit = units[at]
    if is_modifier(unit) or unit.key in BOARDS or form_of(unit) == "place" or _of_unit(units, at):
        return True
    board = any(one.key in BOARDS for one in units[max(0, at - 4) : at])
    return board and unit.has("of") and not unit.mention


def _of_unit(units: list[Unit], at: int) -> bool:
    """`its Italian subsidiary`, `sa filiale`, before a name."""
    words = units[at : at + 4]
    noun = next((n for n, one in enumerate(words) if one.has("subsidiary") and not one.mention), None)
    return (
        noun is not None
        and (noun == 0 or words[0].has("poss"))
        and all(is_modifier(one) for one in words[1:noun])
        and at + noun + 1 < len(units)
        and form_of(units[at + noun + 1]) == "name"
    )


def _past_second_title(units: list[Unit], at: int) -> int:
    """`chief executive and largest shareholder of`: the preposition after the second noun."""
    if at >= len(units) or not units[at].has("and"):
        return at
    noun = at + 1
    while noun < len(units) and noun - at < 4 and (is_modifier(units[noun]) or units[noun].quantity):
        noun += 1
    if noun < len(units) and units[noun].has("holder", "office") and not units[noun].mention:
        return noun + 1
    return at


def is_his(units: list[Unit], first: int) -> bool:
    """`his former boss`: of a person, whose firm nothing tells.

    Args:
        units: A sentence.
        first: Index of the title's first unit.
    """
    return any(unit.key in ("his", "her") for unit in units[max(0, first - 2) : first])


def own_body(sentence: Sentence, poss: int, spoke: Party | None = None) -> Body | None:
    """Whose office `its`, `son` stands before: the firm of the sentence, else the topic.

    Args:
        sentence: The sentence.
        poss: Index of the possessive.
        spoke: The firm that the sentence before quotes.
    """
    units = sentence.units
    inside = _before_bracket(units, poss) or _of_relative(units, poss) or _of_passive(units, poss)
    if inside is not None:
        found = side_at(units, inside)
        return (found, inside, True) if found is not None else None
    quoted = _quoted(units, poss)
    if quoted is not None:
        spots = _subjects(units, quoted) or _uncased(units, quoted) or []
    else:
        spots = _subjects(units, poss) or _uncased(units, poss)
    if spots:
        party = party_of(units[spots[0]])
        sure = all(party_of(units[i]) is party for i in spots)
        found = side_at(units, spots[0])
        return (found, spots[0], sure) if found is not None else None
    return _topic(sentence, spoke) or _only(units, poss)


def _quoted(units: list[Unit], poss: int) -> int | None:
    """`Chêne rejoindra Hêtre, a annoncé jeudi son directeur`: the comma behind what is said; else None."""
    for i in range(poss - 1, max(0, poss - 6), -1):
        if units[i].text == ",":
            said = any(unit.has("say") and not unit.mention for unit in units[i + 1 : poss])
            return i if said and not any(is_party(unit) for unit in units[i + 1 : poss]) else None
    return None


def _only(units: list[Unit], before: int) -> Body | None:
    """The only firm that stands before a unit, whatever its case."""
    firms = {id(party_of(units[i])): i for i in range(before) if _is_firm(units, i, _PLAIN)}
    at = next(iter(firms.values()), None)
    found = side_at(units, at) if len(firms) == 1 else None
    return (found, at, True) if found is not None else None


def _topic(sentence: Sentence, spoke: Party | None) -> Body | None:
    topic: Party | None = sentence.topic
    if topic is None or topic.kind not in FIRMS or is_family(topic):
        topic = spoke
    if topic is None:
        return None
    return Side(topic, topic.written or topic.name), None, True


def _is_firm(units: list[Unit], at: int, kinds: tuple[str, ...] = FIRMS) -> bool:
    """Whether a unit names what has offices: a firm or a body, not the family that owns it."""
    party = party_of(units[at])
    return party is not None and party.kind in kinds and not is_family(party)


def _before_bracket(units: list[Unit], at: int) -> int | None:
    """`Oak (95%; the rest is owned by its director`: the name before the open bracket."""
    for i in range(at - 1, max(0, at - 25), -1):
        if units[i].text == ")":
            return None
        if units[i].text == "(":
            return i - 1 if _is_firm(units, i - 1) else None
    return None


def _of_relative(units: list[Unit], at: int) -> int | None:
    """`Oak, which put its chairman, Bob Dahl,`: the name that a relative clause belongs to."""
    for i in range(at - 1, max(1, at - 8), -1):
        if units[i].has("rel") and units[i].key in ("which", "qui") and units[i - 1].text == ",":
            return i - 2 if i > 1 and _is_firm(units, i - 2) else None
        if units[i].text == "," or units[i].has("boundary"):
            return None
    return None


def _of_passive(units: list[Unit], poss: int) -> int | None:
    """`Fir is owned by Oak and Oak, to 15%, by its chairman`: the nearest that can be owned."""
    if poss < 1 or not units[poss - 1].has("by"):
        return None
    return next((i for i in reversed(_uncased(units, poss))), None)


def _subjects(units: list[Unit], before: int) -> list[int]:
    """The firms that are subjects of verbs before a unit, but for those of a clause with `if`; in order."""
    found: list[int] = []
    for verb in range(1, before):
        if not (is_verb(units[verb]) or units[verb].has("will", "cond", "have")) or units[verb].mention:
            continue
        subject = subject_of(units, verb)
        if subject is None or subject in found or not _is_firm(units, subject):
            continue
        if _conditional(units, subject):
            continue
        found.append(subject)
    return sorted(found)


def _conditional(units: list[Unit], at: int) -> bool:
    return any(unit.key in _IF for unit in units[max(0, at - 3) : at])


def _uncased(units: list[Unit], before: int) -> list[int]:
    """The firms before a unit that stand under no preposition, in order."""
    return [
        i
        for i in range(before)
        if _is_firm(units, i)
        and not case_of(units, i)
        and units[i + 1].text not in POSSESSIVE
        and not _conditional(units, i)
    ]


def whose(units: list[Unit], first: int) -> int | None:
    """`Oak, whose chief executive, Ann Lee`, `Chêne, dont le PDG`: the name before the relative word."""
    at = first - 1
    if at >= 0 and units[at].has("det"):
        at -= 1
    if at < 1 or units[at].key not in ("whose", "dont"):
        return None
    name = at - 1
    if units[name].text == ",":
        name -= 1
    if name >= 0 and not _is_firm(units, name):
        name = _past_apposed(units, name)
    return name if name >= 0 and _is_firm(units, name) else None


def board_whose(units: list[Unit], copula: int) -> int | None:
    """`Oak, whose board is chaired by`, `Chêne, dont le conseil de surveillance est présidé par`."""
    first = copula - 1
    while first > 0 and copula - first < 6 and (units[first].key in BOARDS or units[first].has("of", "det")):
        first -= 1
    return whose(units, first + 1) if units[first].key in ("whose", "dont") else None


def _past_apposed(units: list[Unit], at: int) -> int:
    """`Oak, a regional brewer whose chair`: from the end of the words behind a name to the name; else -1."""
    for i in range(at, max(0, at - 7), -1):
        if units[i].text == ",":
            return i - 1
        if not (is_modifier(units[i]) or units[i].has("of", "in") or form_of(units[i]) in ("place", "state")):
            return -1
    return -1


_REMOVING = frozenset(
    "dismissal removal resignation ouster replacement departure remove oust replace dismiss sack "
    "depart demission eviction revocation".split()
)


def spoken_of(
    sentence: Sentence,
    first: int,
    last: int,
    spoke: Party | None = None,
    main: Party | None = None,
    opening: Party | None = None,
) -> Body | None:
    """The firm of a title without any word on it: `chief executive Ann Lee said`.

    Args:
        sentence: The sentence.
        first: Index of the title's first unit.
        last: Index of the person's name, or of the title where that stands after it.
        spoke: The firm that the sentence before quotes.
        main: The firm that the text names most.
        opening: The firm that the text begins with.
    """
    units = sentence.units
    before = _subjects(units, first)
    firms = list({id(p): i for i, u in enumerate(units) if (p := party_of(u)) and p.kind in _PLAIN}.values())
    if any(unit.key in _REMOVING for unit in units[max(0, first - 4) : first]):
        # who calls for the dismissal of a chair is not of the firm
        others = [i for i in firms if i not in before and party_of(units[i]) not in _parties(units, before)]
        return _side(units, others[0]) if len(others) == 1 else None
    plain = [i for i in before if _is_firm(units, i, _PLAIN)]
    if plain:
        return _side(units, plain[0])
    topic = _topic(sentence, spoke)
    named = (Side(main, main.written or main.name), None, False) if main is not None else None
    if topic is not None and topic[0].party.kind in _PLAIN:
        if topic[0].party is opening:
            return topic
        return topic if named is None or topic[0].party.count > named[0].party.count else named
    after = _content(units, last)
    return _side(units, after) if after is not None else named


def most_of(main: Party | None, units: list[Unit]) -> Party | None:
    """The firm that the text names most, of the one so far and those of a sentence; the earlier of equals."""
    for unit in units:
        party = party_of(unit) if unit.mention is not None else None
        if party is not None and party.kind in _PLAIN and (main is None or party.count > main.count):
            main = party
    return main


def opening_of(opening: Party | None, units: list[Unit]) -> Party | None:
    """The firm that a text begins with: the one so far, else the first of a sentence."""
    if opening is not None:
        return opening
    firms = (party for unit in units if (party := party_of(unit)) is not None and party.kind in _PLAIN)
    return next(firms, None)


def _parties(units: list[Unit], spots: list[int]) -> list[Party | None]:
    return [party_of(units[i]) for i in spots]


def _side(units: list[Unit], at: int) -> Body | None:
    found = side_at(units, at)
    return (found, at, False) if found is not None else None


def _content(units: list[Unit], at: int) -> int | None:
    """`Chief executive Ann Lee said that Oak would`: the firm that the clause of the saying begins with."""
    say = next((i for i in range(at + 1, min(len(units), at + 4)) if units[i].has("say", "deny")), None)
    if say is None:
        return None
    for i in range(say + 1, min(len(units), say + 7)):
        if units[i].has("rel") or units[i].text == ",":
            name = i + 1
            while name < len(units) and name - i < 4 and is_modifier(units[name]):
                name += 1
            named = name < len(units) and _is_firm(units, name, _PLAIN) and not case_of(units, name)
            return name if named else None
    name = say + 1
    return name if name < len(units) and _is_firm(units, name, _PLAIN) else None


def speaking(units: list[Unit]) -> Party | None:
    """The firm that a sentence quotes last, else its only subject: `..., Oak said on Sunday`."""
    for at in range(len(units) - 1, 0, -1):
        if units[at].has("say") and not units[at].mention and not units[at].has("f:ing", "f:inf"):
            subject = subject_of(units, at)
            if subject is not None and _is_firm(units, subject, _PLAIN):
                return party_of(units[subject])
    parties = {id(party): party for party in _parties(units, _subjects(units, len(units)))}
    return next(iter(parties.values())) if len(parties) == 1 else None


def tells_its_owner(units: list[Unit]) -> bool:
    """`Its only shareholder, Oak, has`, `Son actionnaire, Chêne,`: it goes on about the one that is held."""
    if not units or not units[0].has("poss"):
        return False
    noun = next((i for i in range(1, min(len(units), 6)) if not is_modifier(units[i])), 0)
    return noun > 0 and units[noun].has("holder", "parent", "owner") and not units[noun].mention


def board_of(units: list[Unit], verb: int, *, holders: bool = True) -> int | None:
    """`The board of Fir has`, `Fir's board`, `shareholders in Fir`: the firm whose organ acts.

    Args:
        units: The sentence.
        verb: Index of the verb.
        holders: Whether its shareholders count too.
    """
    for i in range(verb - 1, max(-1, verb - 10), -1):
        organ = units[i].key in BOARDS or (holders and units[i].has("holder"))
        if units[i].mention or not organ:
            continue
        if i > 1 and units[i - 1].text in POSSESSIVE and _is_firm(units, i - 2):
            return i - 2
        if i > 0 and units[i - 1].has("poss"):
            before = _subjects(units, i - 1)
            return before[-1] if before else None
        return of_body(units, i + 1)
    return None
