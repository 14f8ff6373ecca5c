"""Shareholder nouns without a figure: `Oak, the top shareholder of Fir`, `its owner Oak`, `whose owner is`.

Example: see `kg.extract.holdings.unnumbered`.
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.drafts import LIKELY, Draft, side_at, with_quantity
from kg.extract.frames.owners import held_by_noun, holder_beside, is_worded, owner_of
from kg.extract.holdings.nominals import (
    antecedent,
    bearer,
    described,
    goes_on,
    opened,
    phrase_start,
    row_from,
)
from kg.extract.holdings.owning import noun_stance, span_of, standing, sure
from kg.extract.holdings.rules import Rule
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, is_party, subject_of

_MANY = frozenset("shareholders owners stockholders investors actionnaires proprietaires".split())
_LISTS = frozenset(
    "include includes included including are were such as comprise sont comprennent comptent".split()
)
_WORDS = (
    ("whole", frozenset("sole unique seul seule only".split())),
    ("majority", frozenset("majority majoritaire".split())),
    ("minority", frozenset("minority minoritaire".split())),
)


def holder_ties(sentence: Sentence, at: int) -> list[Draft]:
    """The ties that a shareholder noun tells, and a note of them for figures to come."""
    units = sentence.units
    if _passes(units, at):
        return []
    if units[at].key in _MANY:
        return _listed(units, at) or _apposed(units, at) or _between(units, at)
    if at >= 2 and units[at - 1].has("for") and (units[at - 2].has("have") or is_party(units[at - 2])):
        return _has_for(units, at)
    held, certainty = _held(units, at)
    if held is None or not is_party(units[held]):
        return []
    holder, found = _holder(units, at, held)
    if holder is None or holder in held_row(units, at, held):
        return []
    drafts = []
    for one in held_row(units, at, held):
        draft = _tie(units, holder, one, at)
        if draft is not None:
            sentence.pairs.append((draft.holder.party, draft.investee.party))
            draft.certainty = min(draft.certainty, certainty)
            drafts.append(standing(draft, noun_stance(units, at, found)))
    return drafts


def _passes(units: list[Unit], at: int) -> bool:
    """Investors of a kind, and owners of licences, homes and the like, hold nothing here."""
    unit = units[at]
    if any(word.has("holderadj") for word in units[max(0, at - 2) : at]):
        return False  # "the biggest investor in Fir"
    return unit.key.endswith(("investor", "investors", "investisseur", "investisseurs")) or (
        unit.has("industry") and unit.key != "owner"
    )


def held_row(units: list[Unit], noun: int, held: int) -> list[int]:
    """`the owner of Fir and Elm`: both; where the name stands before the noun, that one."""
    return row_from(units, held) if held > noun else [held]


def _held(units: list[Unit], at: int) -> tuple[int | None, float]:
    """Of whom: `shareholder of Fir`, `Fir's`, `its`, `whose`, `Fir owner Oak`, bare `majority owner Oak`."""
    after = at + (at + 1 < len(units) and units[at + 1].has("holderadj"))  # "l'actionnaire unique de"
    held = held_by_noun(units, at)
    held = held_by_noun(units, after) if held is None else held
    if held is not None:
        return (None, 0.0) if _of_a_thing(units, at, held) else (held, 1.0)
    first = phrase_start(units, at)
    if first >= 2 and units[first - 1].text in POSSESSIVE and is_party(units[first - 2]):
        return first - 2, 1.0  # past "majority", which is a share
    relative = first - 1
    if relative > 0 and units[relative].has("be"):
        relative = next((i for i in range(relative - 1, max(0, relative - 10), -1) if units[i].has("rel")), 0)
    if relative > 0 and units[relative].has("rel") and _owning(units, relative):
        return antecedent(units, relative), 1.0
    named = at + 1 < len(units) and form_of(units[at + 1]) == "name"
    if named and at and form_of(units[at - 1]) == "name" and not units[at].has("industry"):
        return at - 1, LIKELY
    told = any(unit.has("holderadj") or is_worded(unit) for unit in units[first:at])
    bare = not any(unit.has("det", "poss") for unit in units[first:at])
    return (owner_of(units, first), LIKELY) if named and told and bare else (None, 0.0)


def _of_a_thing(units: list[Unit], noun: int, held: int) -> bool:
    """`the owner of a licence of Fir`: what is owned is the licence."""
    inner = units[noun + 1 : held]
    return any(b.has("of") and not a.classes and a.mention is None for a, b in pairwise(inner))


def _owning(units: list[Unit], rel: int) -> bool:
    """`whose`, `dont`, `in which`: the name before is what is held."""
    return units[rel].key in ("whose", "dont") or (rel > 0 and units[rel - 1].has("in"))


def _holder(units: list[Unit], at: int, held: int) -> tuple[int | None, tuple[int, int] | None]:
    """Who holds, and how the sentence says so."""
    last = held_row(units, at, held)[-1]
    after = last + 1 if held > at else at + 1
    while after < len(units) and held < at and (units[after].has("holderadj") or is_worded(units[after])):
        after += 1
    if (
        after < len(units)
        and units[after].has("be")
        and (held > at or _is_phrase(units, phrase_start(units, at)))
    ):
        named = bearer(units, after + 1)
        if named is not None and form_of(units[named]) in ("name", "state"):
            return named, (named, after)
    found = described(units, at)
    beside = holder_beside(units, at)
    if beside is None and held < at and at + 1 < len(units) and units[at + 1].has("holderadj"):
        beside = holder_beside(units, at + 1)  # "son actionnaire principal, Chêne"
    owned = held + 1 < len(units) and units[held + 1].text in POSSESSIVE
    if beside is None and held < at and owned and at + 2 < len(units) and units[at + 1].text == ",":
        named = bearer(units, at + 2)  # "its owner, Madrid fund Oak,"
        closed = named is not None and (named + 1 >= len(units) or units[named + 1].is_mark)
        beside = named if named is not None and closed and form_of(units[named]) == "name" else None
    if beside is not None:
        return (_owner_named(units, beside) if beside > at else beside), found
    if found is not None:
        return found[0], found
    return (opened(units, at, last) if held > at else None), None


def _is_phrase(units: list[Unit], first: int) -> bool:
    """Whether a noun phrase begins like one that can be a subject: `its`, `Fir's controlling`."""
    owned = first > 0 and units[first - 1].text in POSSESSIVE
    return owned or units[first].has("det", "poss", "holder", "holderadj")


def _owner_named(units: list[Unit], name: int) -> int:
    """`its other owner, Singapore's Oak`: not the state that only says where it is from."""
    after = name + 1 < len(units) and units[name + 1].text in POSSESSIVE
    named = bearer(units, name) if after else name
    return named if named is not None else name


def _tie(units: list[Unit], holder: int, held: int, at: int) -> Draft | None:
    one, other = side_at(units, holder), side_at(units, held)
    if one is None or other is None or one.party is other.party:
        return None
    start, end = span_of(units, [holder, held, at])
    first = at
    while first > 0 and (units[first - 1].has("holderadj") or is_worded(units[first - 1])):
        first -= 1
    near = units[first : at + 2]
    words = {key for unit in near if not unit.mention for key in unit.key.split()}
    rule = next((rule for rule, keys in _WORDS if words & keys), None)
    draft = Draft("shareholding", one, other, start, end, certainty=sure(units, holder, held))
    draft.share_text = " ".join(unit.text for unit in units[first : at + 1])
    return with_quantity(draft, None, rule)


def _has_for(units: list[Unit], at: int) -> list[Draft]:
    """`Sapin a pour propriétaire Chêne`, `Sapin a Chêne pour actionnaire`."""
    held: int | None
    holder: int | None
    if is_party(units[at - 2]) and units[at].key.startswith("co"):
        return []  # "Chêne a Orme pour coactionnaire": of another company
    if is_party(units[at - 2]):
        have = next((i for i in range(at - 3, max(-1, at - 9), -1) if units[i].has("have")), None)
        held, holder = (subject_of(units, have) if have is not None else None), at - 2
    else:
        held, holder = subject_of(units, at - 2), bearer(units, at + 1)
    draft = _tie(units, holder, held, at) if held is not None and holder is not None else None
    return [standing(draft, noun_stance(units, at, None))] if draft is not None else []


def _apposed(units: list[Unit], at: int) -> list[Draft]:
    """`the owners of Fir, Oak and Elm,`: the names after the one that is theirs."""
    held = held_by_noun(units, at)
    if held is None or held < at or held + 2 >= len(units) or units[held + 1].text != ",":
        return []
    first = bearer(units, held + 2)
    row = row_from(units, first) if first is not None else []
    if len(row) < 2 or not (row[-1] + 1 >= len(units) or units[row[-1] + 1].text in (",", ".")):
        return []
    if not units[phrase_start(units, at)].has("det") or any(form_of(units[i]) != "name" for i in row):
        return []
    drafts = [_tie(units, one, held, at) for one in row]
    stance = noun_stance(units, at, None)
    return [standing(draft, stance) for draft in drafts if draft is not None]


def _between(units: list[Unit], at: int) -> list[Draft]:
    """`Fir shareholders Oak and Elm agreed`: the noun stands between its company and their names."""
    if not 0 < at < len(units) - 2 or form_of(units[at - 1]) != "name" or form_of(units[at + 1]) != "name":
        return []
    row = row_from(units, at + 1)
    drafts = [_tie(units, one, at - 1, at) for one in row] if len(row) > 1 else []
    return [draft for draft in drafts if draft is not None]


def _listed(units: list[Unit], at: int) -> list[Draft]:
    """`its shareholders are Oak and Elm`, `Sapin a pour actionnaires Chêne, Orme et Frêne`."""
    name = at + 1
    while name < len(units) and (units[name].key in _LISTS or units[name].text in (":", ",")):
        name += 1
    first = bearer(units, name)
    if first is None or (name == at + 1 and not (at and units[at - 1].has("for"))):
        return []
    held = held_by_noun(units, at)
    if held is None and at >= 2 and units[at - 1].has("for") and units[at - 2].has("have"):
        held = subject_of(units, at - 2)
    if held is None or any(unit.quantity for unit in units[at:]) or goes_on(units, first):
        return []
    drafts = [_tie(units, one, held, at) for one in row_from(units, first)]
    return [draft for draft in drafts if draft is not None]


RULES = (Rule("holder", holder_ties, classes=("holder",), topical=True),)
