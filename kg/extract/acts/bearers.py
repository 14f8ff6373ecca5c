"""Who bears a title: the person right behind it, before it in an apposition, or its subject.

Example: in "chair of Oak since 2020, Ann Lee" the chair is Ann Lee.
"""

from __future__ import annotations

from kg.extract.acts.bare import NAMED
from kg.extract.acts.doers import past_both
from kg.extract.acts.posts import is_person
from kg.extract.acts.whose import BOARDS, of_body
from kg.extract.drafts import Side, side
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, is_modifier, subject_of

#: Words that tell that an office is over.
FORMERLY = frozenset(("formerly", "previously", "once", "anciennement", "autrefois", "jadis", "naguere"))
_NOW = frozenset("now currently today jusqu'ici actuellement".split())
_STAYING = frozenset("remains remain remained stays reste demeure restera became becomes devient".split())
#: What somebody is to whom an office is borne: `the chairman's sister`, `la sœur du président`.
_NEAR = frozenset(
    "sister brother wife husband son daughter father mother widow cousin nephew niece uncle aunt friend ally "
    "adviser lawyer soeur frere epouse epoux mari femme fils fille pere mere veuve neveu cousine ami amie "
    "proche".split()
)


def bearer_of(units: list[Unit], first: int, last: int) -> tuple[Side | None, int]:
    """The person of a title: right after it, before it in an apposition, or as its subject."""
    after = last + 1
    if is_anothers(units, first, last):
        return None, 0
    if after < len(units) and is_person(units[after]):
        return side(units[after].mention), after
    left = first - 1
    left -= 3 * (left > 2 and past_both(units, left - 2) == first)  # "est à la fois présidente de"
    while left >= 0 and (
        (is_modifier(units[left]) and units[left].key not in _STAYING)
        or units[left].text in POSSESSIVE
        or units[left].key in FORMERLY | NAMED | _NOW
        or (units[left].mention and not is_person(units[left]))
    ):
        left -= 1
    if left >= 1 and units[left].text == "," and is_person(units[left - 1]):
        return side(units[left - 1].mention), left - 1
    following = _after_body(units, after)
    if following < len(units) and is_person(units[following]) and units[following - 1].text == ",":
        return side(units[following].mention), following
    described = next((i for i in range(following, len(units)) if not _describes(units[i])), len(units))
    if (
        described < len(units)
        and following > after
        and is_person(units[described])
        and described - following < 4
    ):
        return side(units[described].mention), described
    if left >= 1 and (units[left].has("be") or units[left].key in _STAYING):
        subject = subject_of(units, left)
        if subject is not None and is_person(units[subject]):
            return side(units[subject].mention), subject
    return None, 0


def is_anothers(units: list[Unit], first: int, last: int) -> bool:
    """`Ann Lee, the chairman's sister`, `Anne Roche, sœur du président`: it is not hers."""
    if last + 1 < len(units) and units[last + 1].text in POSSESSIVE:
        return not any(is_person(unit) for unit in units[last + 2 : last + 3])  # "the chairman's, Ann Lee's"
    left = first - 1
    while left > 0 and units[left].has("det", "poss", "former") and not units[left].has("of"):
        left -= 1
    governed = left > 0 and units[left].has("of") and units[left - 1].key in _NEAR
    after = last + 1
    return governed and not (after < len(units) and is_person(units[after]))


def _describes(unit: Unit) -> bool:
    """What may stand between a comma and a person: `the chair, the Canadian banker Ann Lee`."""
    foreign = unit.mention is not None and unit.mention.form == "adjective"
    return foreign or (is_modifier(unit) and unit.mention is None and not unit.has("of"))


def _past_organ(units: list[Unit], at: int) -> int:
    """`Oak's supervisory board`: the unit after the board of a body."""
    if at + 2 < len(units) and units[at].text in POSSESSIVE:
        last = at + 1 + (is_modifier(units[at + 1]) and units[at + 1].key not in BOARDS)
        return last + 1 if units[last].key in BOARDS else at
    return at


def _after_body(units: list[Unit], after: int) -> int:
    """The unit after a title, its body, since when, and a comma: `chair of Oak since 2020, Ann Lee`."""
    body = of_body(units, after)
    following = _past_organ(units, body + 1) if body is not None else after
    since = following < len(units) and units[following].key in ("since", "depuis")
    if since and following + 1 < len(units) and units[following + 1].key[:4].isdigit():
        following += 2
    return following + (following < len(units) and units[following].text == ",")
