"""Who is the subject where, and who cannot be meant in one clause: what references are resolved by.

Example: see `kg.extract.names.discourse`.
"""

from __future__ import annotations

from kg.extract.names.sectors import PEOPLE, is_head, trades_of_words
from kg.extract.parts import Party, Unit
from kg.extract.phrases.grammar import (
    CASES,
    POSSESSIVE,
    case_of,
    clause_of,
    form_of,
    group_at,
    is_modifier,
    is_party,
    is_verb,
    party_of,
    subject_of,
)

_OPENING = 6  # units at the beginning of a sentence in which its subject is looked for
_FRONTED = 16  # units of a clause before the subject, at most
_LISTED = 12  # units of names in a row before a colon, at most
_FAR = 40  # units that a search looks at, at most
_RELATIVE = frozenset("que qu' which dont where laquelle lequel".split())
_SHARES = ("stake", "holder", "capital")
_TELLING = ("say", "plan", "want", "deny")


def qualifies_next(units: list[Unit], at: int) -> bool:
    """Whether a mention only qualifies the name right after it: `Bahrain's Dilmun`, `Leeds's Oak`."""
    return (
        form_of(units[at]) in ("state", "place", "name")
        and at + 2 < len(units)
        and units[at + 1].text in POSSESSIVE
        and form_of(units[at + 2]) == "name"
    )


def case_at(units: list[Unit], at: int) -> str:
    """The preposition that governs a mention, over a state that qualifies it."""
    case = case_of(units, at)
    if case == "than" and any(unit.key in ("que", "qu'") for unit in units[max(0, at - 3) : at]):
        return ""  # "a exclu que l'État vende"
    if case == "of" and (noun := _made_by(units, at)) is not None:
        return case_of(units, noun)
    if not case and at >= 2 and units[at - 1].text in POSSESSIVE and qualifies_next(units, at - 2):
        return case_of(units, at - 2)
    return case


def _made_by(units: list[Unit], at: int) -> int | None:
    """The noun of `le fabricant de fenêtres Oak`, where *de* tells what is made and governs no name."""
    left = at - 1
    while left >= 0 and is_modifier(units[left]):
        left -= 1
    bare = left + 1 < at and left > 0 and units[left].key in ("de", "d'")
    noun = units[left - 1] if left > 0 else None
    firm = noun is not None and (noun.has("industry") or is_head(noun.key))
    return left - 1 if bare and firm and not units[left + 1].has("det", "poss") else None


def joined_at(units: list[Unit], at: int) -> list[int]:
    """The mentions coordinated with one, over states that qualify: `Oak and Norway's Fir`."""
    group = group_at(units, at)
    last = group[-1] + 1
    if len(group) > 1 and qualifies_next(units, group[-1]):
        return [*group[:-1], group[-1] + 2]
    if last + 2 < len(units) and units[last].has("and") and units[last + 1].has("of"):
        name = last + 2
        if case_of(units, at) == "of" and form_of(units[name]) == "name":
            return [*group, name]  # "d'Altéor et de Finmar"
    if last + 2 < len(units) and units[last].has("and"):
        following = last + 1
        while following < len(units) and is_modifier(units[following]):
            following += 1
        if following < len(units) and is_party(units[following]) and qualifies_next(units, following):
            return [*group, following + 2]
    return group


def in_bracket(units: list[Unit], at: int) -> bool:
    """Whether a unit stands in brackets."""
    for i in range(at - 1, max(-1, at - 8), -1):
        if units[i].text in (")", "]"):
            return False
        if units[i].text in ("(", "["):
            return True
    return False


def is_subject(units: list[Unit], at: int) -> bool:
    """Whether a name is no object, no owner of the next noun, no apposition and under no preposition."""
    if not is_party(units[at]) or case_at(units, at) or in_bracket(units, at):
        return False
    if at + 1 < len(units) and units[at + 1].text in POSSESSIVE:
        return False
    left = _before_phrase(units, at)
    if left > 0 and units[left].text == "," and _is_firm_noun(units[left - 1]):
        left = _before_phrase(units, left - 1)  # "from its largest shareholder, Oak"
        if left >= 0 and not units[left].classes.isdisjoint(CASES):
            return False
    if left < 0:
        return True
    unit = units[left]
    governs = unit.has("f:fin", "f:past", "f:inf", "f:ing", "f:fut", "f:cond") and not unit.mention
    return not governs or unit.has("say")


def _is_firm_noun(unit: Unit) -> bool:
    told = unit.has("subsidiary", "parent", "holder", "industry", "partner") or is_head(unit.key)
    return told or bool(trades_of_words((unit.key,)))


def _before_phrase(units: list[Unit], at: int) -> int:
    """Index of what stands before the noun phrase that ends at a unit, owner included; -1 for nothing."""
    left = at - 1
    while left >= 0:
        owner = units[left].text in POSSESSIVE and left > 0 and units[left - 1].mention is not None
        if owner:
            left -= 1
        elif not is_modifier(units[left]):
            break
        left -= 1
    return left


def main_subject(units: list[Unit]) -> Party | None:
    """The first firm, person or state that a sentence is about: its subject, or the owner of that.

    `Oak said`, `Oak's founders keep`, `Shareholders in Oak approved` are all about Oak.
    """
    opening = _after_list(units)
    for index, unit in enumerate(units):
        if index < opening:
            continue
        if is_party(unit) and not qualifies_next(units, index) and not in_bracket(units, index):
            if _is_about(units, index):
                return party_of(unit) if len(group_at(units, index)) == 1 else None
        cleft = index and units[index - 1].key in ("c'", "ce", "it")
        if is_verb(unit) and index > 1 and not unit.has("say") and not cleft:
            return None
    return None


def _after_list(units: list[Unit]) -> int:
    """Where a sentence begins after names only: `Alder, Birch, Fir: with three purchases Oak has`; else 0."""
    for index, unit in enumerate(units[:_LISTED]):
        if unit.text == ":":
            return index + 1 if index > 2 else 0
        if unit.mention is None and unit.text != "," and not unit.has("and", "det"):
            return 0
    return 0


def _is_about(units: list[Unit], at: int) -> bool:
    """Whether a name at the beginning of a sentence is its subject or the owner of its subject."""
    case = case_at(units, at)
    if not case:
        return _is_described(units, at)
    fronted = any(units[i].text == "," for i in range(at, min(len(units), at + 3))) or _leads(units, at)
    return not fronted and at <= _OPENING and (case == "of" or (case == "in" and _of_shares(units, at)))


def _leads(units: list[Unit], at: int) -> bool:
    """`Already a shareholder of Oak through a unit, Fir has`: a comma before any verb, and who acts."""
    for i in range(at + 1, min(len(units) - 1, at + _FRONTED)):
        if is_verb(units[i]) or units[i].text in (";", ":", "("):
            return False
        if units[i].text == ",":
            ahead = range(i + 1, min(len(units), i + 6))
            name = next((j for j in ahead if is_party(units[j])), None)
            return name is not None and not case_at(units, name) and _acts(units, name)
    return False


def _acts(units: list[Unit], name: int) -> bool:
    behind = units[name + 1] if name + 1 < len(units) else units[name]
    return is_verb(behind) or (not behind.mention and behind.has("have", "will", "cond"))


def _of_shares(units: list[Unit], at: int) -> bool:
    return any(unit.has(*_SHARES) or unit.key in ("shareholders", "shares") for unit in units[:at])


def _is_described(units: list[Unit], at: int) -> bool:
    """Whether the plain words before a name describe it: `Grain trader Oak`, not `L'offre laisse Oak`."""
    left = at - 1
    plain, noun = 0, False
    while left >= 0 and is_modifier(units[left]):
        unit = units[left]
        noun = noun or _is_firm_noun(unit) or unit.key in PEOPLE or unit.has("titles", "holder", "office")
        plain += not (unit.classes or unit.mention)
        left -= 1
    following = units[at + 1] if at + 1 < len(units) else None
    acts = following is not None and (is_verb(following) or following.has("have", "will", "cond", "neg"))
    return noun or not plain or acts or (left >= 0 and units[left].has("say"))


def inner_subjects(units: list[Unit], before: int) -> list[Party | None]:
    """The subjects inside a sentence before a pronoun, nearest first; None is one that nobody knows."""
    shut = governor(units, before)
    found: list[Party | None] = []
    for index in range(before - 1, max(-1, before - _FAR), -1):
        if index == shut or not is_party(units[index]) or qualifies_next(units, index):
            continue
        known = form_of(units[index]) != "pronoun" or party_of(units[index]) is not None
        if is_subject(units, index) and known:
            found.append(party_of(units[index]) if len(group_at(units, index)) == 1 else None)
    return found


def next_subject(units: list[Unit], at: int) -> Party | None:
    """The subject after a fronted clause: `When it has paid, Alder will`, `Les titres qu'elle a, Sapin les`.

    Only where no other name that could be meant stands before, and the name follows the clause's comma.
    """
    before = range(at)
    if at > _FRONTED or any(party_of(units[i]) is not None and is_subject(units, i) for i in before):
        return None
    for comma in range(at + 1, min(len(units) - 1, at + _FRONTED)):
        if units[comma].text in (";", ":", ".") or units[comma].has("boundary"):
            return None
        if units[comma].text != ",":
            continue
        name = comma + 1
        while name < len(units) and is_modifier(units[name]):
            name += 1
        if name + 1 < len(units) and form_of(units[name]) == "name" and not case_of(units, name):
            after = units[name + 1]
            acts = is_verb(after) or after.has("have", "will", "cond", "neg", "be")
            return party_of(units[name]) if acts else None
    return None


def governor(units: list[Unit], at: int) -> int | None:
    """The name that the relative clause of a pronoun hangs on: `Fir, in which it holds`, `Fir dont il a`."""
    rel = at - 1
    while rel >= 0 and at - rel < 3 and (units[rel].key in _RELATIVE or units[rel].text == "où"):
        for i in range(rel - 1, max(-1, rel - 7), -1):
            if is_party(units[i]):
                return i
            if not (
                units[i].text in (",", ")", "(") or units[i].has("in", "of", "to", "with", "from", "by")
            ) and not is_modifier(units[i]):
                return None
        rel -= 1
    return None


def opposed(units: list[Unit], at: int) -> list[Party]:
    """Whom the mention at a place cannot mean: the subject of its verb, and who is named later in its clause.

    Nobody who writes `Oak holds 5 % of the company` means Oak by it.
    """
    first, last = clause_of(units, at)
    later = [units[i] for i in range(at + 1, last) if form_of(units[i]) == "name"]
    found = [party for unit in later if (party := party_of(unit))]
    pronoun = form_of(units[at]) == "pronoun"
    if not is_object(units, at) if pronoun else is_head_of_clause(units, at):
        return found
    verb = next((i for i in range(at - 1, first - 1, -1) if _is_act(units[i])), None)
    subject = subject_of(units, verb) if verb is not None else None
    if subject is None and verb is not None:
        about = main_subject(units[:verb])
        return [*found, about] if about is not None else found
    for i in group_at(units, subject) if subject is not None and subject < at else ():
        mention = units[i].mention
        found += mention.parties if mention is not None else ()
    return found


def is_head_of_clause(units: list[Unit], at: int) -> bool:
    """Whether a mention is a subject: under no preposition, after no verb, owner of no noun."""
    if case_at(units, at) or (at + 1 < len(units) and units[at + 1].text in POSSESSIVE):
        return False
    left = _before_phrase(units, at)
    return left < 0 or not _is_act(units[left])


def is_object(units: list[Unit], at: int) -> bool:
    """Whether a pronoun stands right after a preposition or a verb: `through it`, `sold it`."""
    before = units[at - 1] if at else None
    if before is None or before.mention is not None:
        return False
    return before.has(*CASES) or _is_act(before)


def objects_before(units: list[Unit], before: int) -> list[Party]:
    """The names of a sentence before a place, nearest first, each once: what `through it` can mean."""
    found: dict[int, Party] = {}
    for index in range(before - 1, max(-1, before - _FAR), -1):
        party = party_of(units[index]) if not qualifies_next(units, index) else None
        if party is not None and not in_bracket(units, index):
            found.setdefault(id(party), party)
    return list(found.values())


def _is_act(unit: Unit) -> bool:
    """A verb whose object is another than its subject: no verb of saying or wanting."""
    verbal = unit.has("f:fin", "f:past", "f:inf", "f:ing", "f:part", "f:fut", "f:cond", "f:imp")
    return verbal and not unit.mention and not unit.has(*_TELLING)


def is_nobody(units: list[Unit], index: int) -> bool:
    """`il faut`, `il leur faudrait`, `il y a`, `il s'agit`: no party is spoken of."""
    ahead = [unit.key for unit in units[index + 1 : index + 4]]
    bare = [key for key in ahead if key not in ("leur", "lui", "ne", "n'", "nous", "se")]
    return bare[:1] in (["faut"], ["faudra"], ["faudrait"], ["fallait"], ["existe"]) or ahead[:2] in (
        ["y", "a"],
        ["s'", "agit"],
        ["s'", "agirait"],
    )


def of_name(units: list[Unit], index: int) -> bool:
    """`the government of Guadara`: a state that is not known, not the one at home."""
    return index + 2 < len(units) and units[index + 1].has("of") and is_party(units[index + 2])


def first_free(units: list[Unit]) -> Party | None:
    """The first name of a sentence that stands under no preposition, before its verb."""
    for index, unit in enumerate(units):
        if is_party(unit) and not case_of(units, index):
            if index + 1 < len(units) and units[index + 1].text in POSSESSIVE:
                continue
            group = group_at(units, index)
            return party_of(unit) if len(group) == 1 else None
        if is_verb(unit) and index > 1 and not unit.has("say"):
            return None
    return None
