"""Small questions about the units of a sentence: whose subject, which case, which group, which clause.

Nothing here knows about ownership.

Example:
    >>> unit = Unit("of", "of", 0, 2, frozenset({"of"}))
    >>> case_of([unit, Unit("Acme", "acme", 3, 7, mention=Mention("Acme", 3, 7, "name"))], 1)
    'of'
"""

from __future__ import annotations

from kg.extract.parts import Mention, Party, Unit

CASES = ("of", "in", "by", "to", "with", "from", "as", "on", "between", "for", "through", "than", "according")
_CASES = frozenset(CASES)
#: Marks of possession after a name: `Oak's`, `Fir Works'`.
POSSESSIVE = ("'s", "’s", "'", "’")
_SEATS = ("state", "place")
#: Nouns of what a state itself has: `Oak and Norway's stake` names no firm of Norway.
_HELD_NOUNS = ("stake", "capital", "votes")
_COMPARING = frozenset("plus moins davantage autre autres autant aussi meme ainsi mieux".split())
_VERBAL = frozenset(("f:fin", "f:past", "f:imp", "f:fut", "f:cond", "be"))
#: Words with a class that can stand between a preposition and its name.
_MODIFYING = frozenset("det industry holderadj new poss titles stateowned former partner".split())
_TIED = frozenset(("subsidiary", "parent"))
_REACH = 60  # units that a search looks at, at most
_ASIDE = 10  # units of what is put in of who says something


def is_party(unit: Unit) -> bool:
    """Whether the unit stands for a party or could: no adjective, no place."""
    return unit.mention is not None and unit.mention.form not in ("adjective", "place")


def form_of(unit: Unit) -> str:
    """The form of a unit's mention (`name`, `descriptor` ...); empty for a unit without one."""
    return unit.mention.form if unit.mention is not None else ""


def party_of(unit: Unit) -> Party | None:
    """The one party of a unit."""
    mention = unit.mention
    return mention.party if mention is not None and mention.form not in ("adjective", "place") else None


def is_modifier(unit: Unit) -> bool:
    """Whether a unit can stand between a preposition and its name: articles, adjectives, plain words."""
    if unit.quantity is not None:
        return False
    if unit.mention is not None:
        return unit.mention.form == "adjective"
    text, classes = unit.text, unit.classes
    if classes:
        return not classes.isdisjoint(_MODIFYING) and text[:1].isalnum()
    seated = "-" in text and text.rpartition("-")[2].islower() and text[:1].isalnum()  # "Hamburg-based"
    return text[:1].islower() or seated


def is_verb(unit: Unit) -> bool:
    """Whether a unit has a finite verb form, or is a form of *be*."""
    return unit.mention is None and not unit.classes.isdisjoint(_VERBAL)


def head_before(units: list[Unit], at: int) -> int:
    """Index of the first unit to the left of `at` that is no modifier of it; -1 at the beginning.

    The seat of a firm is a modifier: `with the Oslo group Oak`, `with Norway's Oak`.
    """
    left = at - 1
    while left >= 0 and at - left <= 8:
        unit = units[left]
        if unit.key == "that" and form_of(units[left + 1]) == "name":
            break  # "said that Oak holds"
        if unit.text in POSSESSIVE and is_seat(units, left - 1):
            left -= 2
        elif is_modifier(unit) or not unit.classes.isdisjoint(_TIED):
            left -= 1
        else:
            break
    return left


def is_seat(units: list[Unit], at: int) -> bool:
    """Whether a place or state at an index possesses what follows: `Norway's Oak`, `London's Fir`."""
    return 0 <= at < len(units) - 1 and units[at + 1].text in POSSESSIVE and form_of(units[at]) in _SEATS


def case_of(units: list[Unit], at: int) -> str:
    """The preposition that governs a mention, through coordination; empty for none (a subject or object)."""
    left = at
    for _ in range(6):
        left = head_before(units, left)
        if left < 0:
            return ""
        unit = units[left]
        if unit.text == "," and left > 0 and units[left - 1].has("and"):
            left -= 1
        if _of_trade(units, left):
            left -= 1
            continue
        inserted = _before_insertion(units, left - 1) if unit.has("and") and left > 1 else None
        if inserted is not None and units[left - 1].text == ",":
            left = inserted
            continue
        coordinated = unit.has("and", "or") or (unit.text == "," and not _fronted(units, left))
        if coordinated and left > 0 and is_party(units[left - 1]):
            if unit.text == "," and _acts(units, at) and not any(one.has("and") for one in units[left:at]):
                return ""  # "Pour entrer dans Sapin, Chêne a payé": a subject, no list
            left -= 1
            continue
        if _CASES.isdisjoint(unit.classes):
            return ""
        case = next(case for case in CASES if case in unit.classes)
        return "" if case == "than" and not _is_compared(units, left) else case
    return ""


def _acts(units: list[Unit], at: int) -> bool:
    """Whether the verb of a mention follows it at once: `Oak has`, `Chêne n'a`, `Chêne s'en va`."""
    after = units[at + 1] if at + 1 < len(units) else None
    if after is None or after.mention is not None or form_of(units[at]) == "pronoun":
        return False
    return after.key in _CLITICS or not after.classes.isdisjoint(_ACTING)


_CLITICS = frozenset("n' ne s' se vient viennent venait venaient".split())
_ACTING = _VERBAL | {"have", "will", "cond"}


def _of_trade(units: list[Unit], at: int) -> bool:
    """`le fabricant de fenêtres Oak`, `l'homme d'affaires Oak`: what one makes, before the name."""
    plain = units[at].key in ("de", "d'")
    if not plain and units[at].key not in _OF:
        return False  # nearly every word
    made = at + 1 < len(units) and is_modifier(units[at + 1])
    made = made and (plain or not units[at + 1].classes)
    left = at - 1
    while made and left > 0 and form_of(units[left]) == "adjective":
        left -= 1  # "le géant américain des boissons Oak"
    while made and left > 1 and units[left - 1].key in ("de", "d'") and not units[left].classes:
        left -= 2  # "le constructeur de bateaux de plaisance Oak"
    noun = units[left] if made and left >= 0 else None
    return noun is not None and not noun.mention and (noun.has("industry") or noun.key in _MEN)


_OF = frozenset(("des", "du", "de la", "de l'"))


_MEN = frozenset("homme hommes femme femmes capitaine chef".split())


def is_shortened(units: list[Unit], at: int) -> bool:
    """Whether a full stop only ends a country's letters: `the U.S. fund Oak`."""
    before = units[at - 1].text if 0 < at < len(units) - 1 else ""
    return units[at].text == "." and "." in before and before.replace(".", "").isupper()


def _is_compared(units: list[Unit], at: int) -> bool:
    """Whether a *que* compares, `plus que Oak`; in `exclu que Oak vende` it opens a clause."""
    if not units[at].has("rel"):
        return True
    return any(unit.key in _COMPARING for unit in units[max(0, at - 7) : at])


def group_at(units: list[Unit], at: int) -> list[int]:
    """Indices of the mentions coordinated with the one at `at`, in order: `A, B and C`."""
    group = [at]
    right = at
    for _ in range(8):
        following = _next_member(units, right)
        if following is None:
            break
        group.append(following)
        right = following
    left = at
    for _ in range(8):
        previous = _previous_member(units, left)
        if previous is None:
            break
        group.insert(0, previous)
        left = previous
    if len(group) == 1:
        return group
    return group if any("and" in unit.classes for unit in units[group[0] : group[-1]]) else [at]


def _next_member(units: list[Unit], at: int) -> int | None:
    after = units[at + 1] if at + 1 < len(units) else None
    if after is None or not (after.text == "," or "and" in after.classes):
        return None
    joint = _past_insertion(units, at) + 1
    at = joint - 1
    while joint < len(units) and (units[joint].text == "," or units[joint].has("and")) and joint < at + 3:
        joint += 1
    if joint == at + 1:
        return None
    member = joint
    while member < len(units) and member - joint < 6:
        if is_seat(units, member) and member + 2 < len(units) and not units[member + 2].has(*_HELD_NOUNS):
            member += 2
        elif is_modifier(units[member]):
            member += 1
        else:
            break
    if member < len(units) and is_party(units[member]):
        return member
    return None


def _past_insertion(units: list[Unit], at: int) -> int:
    """Over `, which also makes paper` before `, and Elm`: the index of its last unit, else the name's own."""
    if at + 2 >= len(units) or units[at + 1].text != "," or not units[at + 2].has("rel"):
        return at
    for i in range(at + 3, min(len(units) - 1, at + 16)):
        if units[i].quantity is not None or _is_boundary(units[i]):
            break
        if units[i].text == ",":
            return i - 1 if units[i + 1].has("and") else at
    return at


def _previous_member(units: list[Unit], at: int) -> int | None:
    left = head_before(units, at)
    if left < 1 or not (units[left].has("and") or units[left].text == ","):
        return None
    if units[left].has("and") and units[left - 1].text == ",":
        left -= 1
    if not is_party(units[left - 1]):
        return _before_insertion(units, left) if units[left].text == "," else None
    return None if _fronted(units, left) else left - 1


def _before_insertion(units: list[Unit], comma: int) -> int | None:
    """From the comma behind `, which also makes paper` to the name before it."""
    for i in range(comma - 1, max(0, comma - 16), -1):
        if units[i].text == ",":
            return i - 1 if is_party(units[i - 1]) and _past_insertion(units, i - 1) == comma - 1 else None
    return None


def _fronted(units: list[Unit], comma: int) -> bool:
    """`According to A, B and C`, `Through A and D, B`: the comma closes a phrase before the subject."""
    if units[comma].text != ",":
        return False
    left = head_before(units, comma - 1)
    if left > 0 and units[left].has("and") and is_party(units[left - 1]):
        left = head_before(units, left - 1)
    opens = left <= 1 and units[left].has("in", "for", "from", "with", "through")
    return left >= 0 and (units[left].has("according") or opens)


def clause_of(units: list[Unit], at: int) -> tuple[int, int]:
    """First and last-plus-one index of the clause around a unit.

    A clause ends at a semicolon, a colon, a bracket's end, `while`, `but`, `tandis que` and the like.
    """
    first = at
    while first > 0 and at - first < _REACH and not _is_boundary(units[first - 1]):
        first -= 1
    last = at + 1
    while last < len(units) and last - at < _REACH and not _is_boundary(units[last]):
        last += 1
    return first, last


def _is_boundary(unit: Unit) -> bool:
    return unit.text in (";", ":", "—", "–") or "boundary" in unit.classes


#: `Acme, itself owned by Oak`: the company named last, not the subject of the sentence.
SELF = frozenset(("itself", "himself", "herself", "themselves"))
SELF |= {f"{word}-meme" for word in ("lui", "elle")} | {f"{word}-memes" for word in ("eux", "elles")}


def subject_of(units: list[Unit], verb: int) -> int | None:
    """Index of the mention that is the subject of the verb at `verb`; None when that is not clear.

    Looks left from the verb: past adverbs and auxiliaries, over an apposition between commas, into a
    relative clause's antecedent. A name under a preposition is no subject.
    """
    at = verb - 1
    limit = max(-1, verb - _REACH)
    while at > limit:
        unit = units[at]
        if (unit.has("rel") and not is_party(unit)) or unit.key in SELF:
            return _antecedent(units, at)
        if unit.text in (",", ")"):
            jumped = _over_apposition(units, at)
            if jumped is not None:
                at = jumped
                continue
        if unit.mention and unit.mention.form in ("adjective", "place"):
            at -= 1
            continue
        if is_party(unit):
            case = case_of(units, at)
            group = group_at(units, at)
            if case in ("", "according") or (case == "of" and _nominal_family(units, group[0])):
                return group[0] if case != "according" else None
            if case in ("of", "between"):
                return _past_phrase(units, group[0])
            at = group[0] - 1
            continue
        if _ends_search(units, at) or (
            is_verb(unit)
            and at < verb - 1
            and not unit.has("say", "plan", "want", "will", "cond", "be", "have")
        ):
            return _shared_subject(units, at, verb)
        at -= 1
    return None


def _ends_search(units: list[Unit], at: int) -> bool:
    """Whether a clause ends at a unit; in `Fir, which since 2015 has belonged to` none does at *since*."""
    timed = at > 0 and units[at].key in ("since", "depuis") and units[at - 1].has("rel")
    return _is_boundary(units[at]) and not timed


def _shared_subject(units: list[Unit], other: int, verb: int) -> int | None:
    """`A holds 5 % of B and owns C`: the second verb has the first one's subject."""
    if _is_boundary(units[other]):
        return None
    joined = any(units[i].has("and") for i in range(max(other, verb - 4), verb))
    named = any(is_party(units[i]) and not case_of(units, i) for i in range(max(other, verb - 4), verb))
    return subject_of(units, other) if joined and not named else None


def _antecedent(units: list[Unit], rel: int) -> int | None:
    """The name before `, which`, over a bracket."""
    at = rel - 1
    while (
        at >= 0
        and rel - at < 6
        and (units[at].text in (",", ")", "(") or units[at].has("in", "of", "by") or units[at].is_mark)
    ):
        at -= 1
    return at if at >= 0 and is_party(units[at]) else None


def _over_apposition(units: list[Unit], comma: int) -> int | None:
    """`A, the largest shareholder of B, holds`: from the second comma to before the first one."""
    opener = "(" if units[comma].text == ")" else ","
    spoken = said_aside(units, comma)
    if spoken is not None:
        return spoken - 1
    at = comma - 1
    while at >= 0 and comma - at < 16 and not _is_boundary(units[at]):
        if units[at].text == opener:
            before = units[at - 1] if at else None
            if before is not None and is_party(before) and _is_apposition(units, at + 1, comma):
                return at - 1
            if opener == "(" or before is None:
                return at - 1 if opener == "(" else None
        at -= 1
    return None


def said_aside(units: list[Unit], comma: int) -> int | None:
    """The comma that opens what is put in of who says it; None where nothing ends so at `comma`.

    Example: the first comma of `does not, Mr Lee said, hold`, `détient, a dit Luc Roche, 5 %`.
    """
    first = range(comma - 1, max(0, comma - _ASIDE), -1)
    opened = next((i for i in first if units[i].is_mark and units[i].text not in (".", "-")), None)
    if opened is None or not units[comma].text == units[opened].text == ",":
        return None
    inside = units[opened + 1 : comma]
    named = [i for i, unit in enumerate(inside) if is_party(unit)]
    said = next((i for i, unit in enumerate(inside) if unit.has("say") and is_verb(unit)), None)
    if len(named) != 1 or said is None or any(unit.quantity or unit.has("rel") for unit in inside):
        return None
    last = inside[-1].has("say") or (named[0] > said and inside[-1].mention is not None)
    return opened if last and form_of(inside[named[0]]) == "name" else None


def _is_apposition(units: list[Unit], start: int, stop: int) -> bool:
    first = units[start]
    if first.has("rel", "ing", "f:ing", "f:part"):
        return True
    if first.has("of", "in") and start + 1 < stop and _is_relative(units[start + 1]):
        return True  # "Oak, in which Elm has 5 %, holds"
    nominal = first.has(
        "det",
        "poss",
        "holder",
        "office",
        "holderadj",
        "former",
        "new",
        "industry",
        "subsidiary",
        "partly",
        "majorityowned",
    )
    adjective = first.mention is not None and first.mention.form in ("adjective", "descriptor")
    named = first.mention is not None and any(
        units[i].has("office", "holder", "industry", "subsidiary") for i in range(start, stop)
    )
    return nominal or adjective or named or units[start - 1].text == "("


def _is_relative(unit: Unit) -> bool:
    return unit.has("rel") or unit.key in ("lequel", "laquelle")


def _nominal_family(units: list[Unit], at: int) -> bool:
    left = head_before(units, at)
    return left > 0 and units[left - 1].key in ("family", "famille", "groupe", "group")


def _past_phrase(units: list[Unit], at: int) -> int | None:
    """From a name under a preposition to the name that the phrase hangs on: `A of Abu Dhabi holds`."""
    left = head_before(units, at) - 1
    if left >= 0 and is_party(units[left]) and not case_of(units, left):
        return left
    return None


def past_role(units: list[Unit], at: int) -> int:
    """`Oak owner Fir`, `Bermudian counterpart Fir`: from the name before a role to the one who has it."""
    if at + 2 < len(units) and units[at + 1].key in _ROLES and units[at + 1].mention is None:
        return at + 2 if form_of(units[at + 2]) == "name" else at
    return at


_ROLES = frozenset("owner parent rival counterpart competitor neighbour neighbor peer publisher".split())


def possessor_of(units: list[Unit], noun: int) -> int | None:
    """Index of the mention that owns a noun: `Acme's 5 % stake`; None when none stands before it."""
    at = noun - 1
    while at >= 0 and noun - at < 8:
        if units[at].text in ("'s", "’s", "'", "’") and at and is_party(units[at - 1]):
            return at - 1
        if (
            units[at].quantity is None
            and not is_modifier(units[at])
            and not units[at].has("stake", "capital", "voting", "nonvoting")
        ):
            return None
        at -= 1
    return None


def apposed(units: list[Unit], at: int) -> list[Mention]:
    """The mentions of the group at an index."""
    return [mention for i in group_at(units, at) if (mention := units[i].mention) is not None]
