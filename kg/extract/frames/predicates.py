"""Shares told by what a company is or whose a part is, and by *whose*: no verb of having anywhere.

The rules come in pairs: what tells the holder tells the company as well.

Example: "Fir is 90 % Oak", "Fir, itself 40 % the republic's", "The other 60 % is Oak's", "Oak, whose 5 %".
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule, named_at, past_company
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    SELF,
    case_of,
    group_at,
    is_modifier,
    is_party,
    party_of,
    subject_of,
)
from kg.extract.phrases.voice import after_preposition

_BEING = frozenset("remains remain remained stays stay stayed becomes become became".split())
#: Nouns of what somebody has: `two-thirds the property of Oak`.
_PROPERTY = frozenset("property preserve possession propriete".split())
_ALSO = frozenset("now still today already only just directly once again also".split())


def _is_being(unit: Unit) -> bool:
    return unit.mention is None and (unit.has("be") or unit.key in _BEING)


def _named(units: list[Unit], at: int, reach: int = 6) -> int | None:
    """The party that begins at an index, past articles and adjectives, and no verb behind it."""
    for i in range(at, min(len(units), at + reach)):
        unit = units[i]
        if is_party(unit):
            return i
        if not (is_modifier(unit) or unit.key in _PROPERTY or (i > at and unit.has("of"))):
            return None
    return None


def _whole_name(units: list[Unit], at: int) -> bool:
    """Whether a name ends what it stands in, or owns it: `Fir is 90 % Oak and`, `Fir is 90 % Oak's`."""
    after = units[at + 1] if at + 1 < len(units) else None
    if after is None or after.is_mark or after.has("and", "boundary", "through", "rel") or is_party(after):
        return True
    return after.text in POSSESSIVE


def _made_of(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir is 90 % Oak (and 10 % Elm)`, `Fir, itself 40 % the republic's`: the holder follows at once."""
    name = _named(units, phrase.at + 1)
    if name is None or not _whole_name(units, name) or _of_what(units, phrase) is None:
        return None
    return name


def _is_made_of(units: list[Unit], phrase: Phrase) -> int | None:
    """The company of `_made_of`."""
    return _of_what(units, phrase) if _made_of(units, phrase) is not None else None


def _of_what(units: list[Unit], phrase: Phrase) -> int | None:
    """Index of what is said to be made of shares: before *is*, before *itself*, of the figure joined."""
    at = phrase.at - 1
    for _ in range(6):
        while at >= 0 and (units[at].key in _ALSO or (units[at].has("approx") and not units[at].mention)):
            at -= 1
        if at < 1:
            return None
        if units[at].key in SELF:
            left = at - 1 - (units[at - 1].text == ",")
            if left >= 0 and is_party(units[left]):
                return left
            at -= 1
            continue
        if _is_being(units[at]):
            return subject_of(units, at)
        if not (units[at].text == "," or units[at].has("and")):
            return None
        at = _figure_before(units, at - 1)
    return None


def _figure_before(units: list[Unit], at: int) -> int:
    """The index before the figure that one is joined to: `90 % Oak and 10 % Elm`; -1 for none."""
    for i in range(at, max(-1, at - 6), -1):
        if units[i].quantity is not None:
            return i - 1
        if not (is_party(units[i]) or is_modifier(units[i]) or units[i].text in (*POSSESSIVE, ",")):
            return -1
    return -1


def _owned_by_name(units: list[Unit], phrase: Phrase) -> int | None:
    """`The other 60 % (of Fir) is Oak's`, `Fir, 49 % of which was Oak's`: a bare possessive after *be*."""
    at = past_company(units, phrase.after)
    for i in range(at, min(len(units) - 2, at + 6)):
        if _is_being(units[i]):
            return _bare_owner(units, i + 1)
        if is_party(units[i]) or units[i].quantity is not None or units[i].text in (";", ":", ","):
            return None
    return None


def _bare_owner(units: list[Unit], at: int) -> int | None:
    for i in range(at, min(len(units) - 1, at + 5)):
        if is_party(units[i]):
            owns = units[i + 1].text in POSSESSIVE
            beyond = units[i + 2] if i + 2 < len(units) else None
            closed = beyond is None or beyond.is_mark or beyond.has("and", "boundary", "through", "by")
            return i if owns and closed else None
        if not (is_modifier(units[i]) or units[i].key in _ALSO):
            return None
    return None


def _whose_part(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak, whose 5 % makes it`, `Oak, from whose 74 % it is cut`: before the comma."""
    at = phrase.at - 1
    while at > 0 and phrase.at - at < 4 and units[at].key != "whose" and is_modifier(units[at]):
        at -= 1
    if at < 1 or units[at].key != "whose":
        return None
    at -= 1
    while at > 0 and (units[at].has("of", "from", "to", "with", "by") or units[at].text == ","):
        at -= 1
    name = named_at(units, at)
    return group_at(units, name)[0] if name is not None else None


def _past_seat(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak (Mauritius) 22 %`, `Oak (Holdings), 22 %`: what stands in brackets belongs to the name."""
    at = phrase.first - 1
    at -= at > 0 and units[at].text == ","
    if at < 3 or units[at].text != ")":
        return None
    for i in range(at - 1, max(0, at - 6), -1):
        if units[i].text == "(":
            name = named_at(units, i - 1)
            return name if name is not None and case_of(units, name) not in ("of", "in") else None
        if units[i].quantity is not None:
            return None
    return None


def _of_person(units: list[Unit], phrase: Phrase) -> int | None:
    """`can do without the 5 % of Anna Lind`: nobody has a share of a person."""
    if phrase.first < 1 or not (units[phrase.first - 1].has("det") or units[phrase.first].has("det")):
        return None
    name = after_preposition(units, phrase.after)
    party = party_of(units[name]) if name is not None else None
    return name if party is not None and party.kind == "person" else None


PREDICATE_HOLDERS: tuple[Rule, ...] = (
    _made_of,
    _owned_by_name,
    _whose_part,
    _past_seat,
    _of_person,
)
PREDICATE_COMPANIES: tuple[Rule, ...] = (_is_made_of,)
