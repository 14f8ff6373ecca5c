"""Who has a figure, where the clause has told of another one before: its subject still has this one too.

`clauses` stops at a figure; here the sentence is read past figures, brackets and insertions.

Example: "Oak, qui n'avait que 5 % de Fir, annonce 9 % d'Elm et 7 % de Pine": all three are Oak's.
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule, is_loose, named_at, party_after, past_company
from kg.extract.frames.clauses import (
    has_plain_subject,
    is_free,
    is_held,
    is_likened,
    is_new_clause,
    is_priced,
)
from kg.extract.frames.nearest import is_head
from kg.extract.frames.owners import is_worded
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import case_of, group_at, is_modifier, is_party, is_verb
from kg.extract.phrases.voice import after_preposition

_REACH = 45
_WHO = frozenset(("who", "which", "qui", "lequel", "laquelle", "lesquels", "lesquelles"))
_ENDS = (";", ":", "—", "–", ".")
#: Pronouns of whom something goes to, before a verb: `lui en donne 5 %`.
_DATIVES = frozenset(("lui", "leur"))
_HANDS = frozenset("chez aux entre dans".split())
_OWN = frozenset("celui celle ceux celles".split())


def _aside(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak, majoritaire (5 %)`, `Oak of the north (5 %)`: the nearest name before a bracket's noun."""
    at = phrase.first - 1
    if at < 2 or units[at].text != "(" or is_party(units[at - 1]):
        return None
    for i in range(at - 1, max(-1, at - 10), -1):
        unit = units[i]
        if is_party(unit):
            if is_free(units, i):
                return i
            continue
        if unit.quantity is not None and is_worded(unit):
            continue  # "Oak, majoritaire (75 %)"
        if unit.quantity is not None or unit.text in (*_ENDS, ")", "(") or unit.has("and", "boundary"):
            return None
        if unit.has("det") and i and units[i - 1].text == ",":
            return None
    return None


def _headed(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak : 5 % de Fir`, `Oak: 5 % of Fir and 4 % of Elm`: an entry and what it has."""
    at = phrase.first - 1
    if at < 1 or units[at].text != ":" or past_company(units, phrase.after) == phrase.after:
        return None
    return named_at(units, at - 1)


#: What is a lender's only as a pledge: `5 % has been pledged to Oak`.
_PLEDGED = frozenset("pledged mortgaged charged nanti nantie nantis nanties gage gagee gages gagees".split())


def _lodged(units: list[Unit], phrase: Phrase) -> int | None:
    """`5 % de Fir sont chez Oak`, `5 % des actions étaient aux salariés`, `5 % are with Oak`."""
    at = past_company(units, phrase.after)
    verb = False
    for i in range(at, min(len(units), at + 6)):
        unit = units[i]
        if unit.mention is not None or unit.quantity is not None or unit.key in _PLEDGED:
            return None
        if verb and (unit.key == "chez" or unit.has("to", "with")):
            return party_after(units, i + 1)
        if not (unit.has("be", "have", "will", "neg") or is_modifier(unit) or is_verb(unit)):
            return None
        verb = verb or is_verb(unit)
    return None


def _lying(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir est à 5 % chez Oak`, `Fir est pour 5 % dans les mains d'Oak`, `Fir est à 5 % celle d'Oak`."""
    if lying_verb(units, phrase) is None:
        return None
    at = phrase.after
    if units[at].key in _OWN and at + 1 < len(units) and units[at + 1].has("of"):
        at += 1
    found = after_preposition(units, at)
    return found if found is not None else party_after(units, at + 1)


def lying_verb(units: list[Unit], phrase: Phrase) -> int | None:
    """Index of the verb of `Fir est à 5 % chez Oak`; None for another phrase."""
    at = phrase.first - 1
    if (
        phrase.after >= len(units)
        or at < 1
        or not units[at].has("to", "for")
        or units[at].mention is not None
    ):
        return None
    behind = units[phrase.after]
    if behind.mention is not None or not (behind.key in _HANDS or behind.key in _OWN or behind.has("to")):
        return None
    at -= 1
    while at > 0 and is_modifier(units[at]):
        at -= 1
    return at if units[at].has("be") and units[at].mention is None else None


def _indebted(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak recule : la dilution ne lui laisse que 5 % de Fir`: whom the pronoun stands for."""
    start = phrase.first - 1
    pronoun = next(
        (i for i in range(start, max(-1, start - 7), -1) if _is_dative(units, i)),
        None,
    )
    if pronoun is None:
        return None
    for i in range(pronoun - 1, max(-1, pronoun - _REACH), -1):
        if is_party(units[i]) and case_of(units, i) in ("", "to"):
            return group_at(units, i)[0]
    return None


def _is_dative(units: list[Unit], at: int) -> bool:
    if units[at].key not in _DATIVES or at + 1 >= len(units):
        return False
    after = units[at + 1]
    return (
        after.mention is None
        and not after.is_mark
        and (is_verb(after) or after.has("in") or _is_plain(after))
    )


def _is_plain(unit: Unit) -> bool:
    return not unit.classes and unit.text[:1].islower()


def _same_joined(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak has 5 % of Fir and 9 % of Elm`: as `_same_subject`; a name of its own may stand at the joint."""
    at = phrase.first - 1
    while at > 0 and (is_loose(units[at]) or units[at].has("det")):
        at -= 1
    joined = at >= 0 and (units[at].text == "," or units[at].has("and") or units[at].mention is not None)
    return _same_subject(units, phrase) if joined else None


def _same_subject(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak a 5 % de Fir, et se retrouve avec 9 % d'Elm`, `Oak, entré avec 5 %, est à 9 %`: past figures."""
    at = phrase.first - 1
    if _has_own_subject(units, phrase) or is_priced(units, phrase) or _is_subject(units, phrase):
        return None
    if is_held(units, phrase) or is_likened(units, at):
        return None
    limit = max(-1, phrase.first - _REACH)
    while at > limit:
        unit = units[at]
        if unit.text in _ENDS or unit.text == "(" or is_new_clause(units, at):
            return None
        if unit.mention is None and unit.key in _WHO:
            return named_at(units, at - 1 - (at > 0 and units[at - 1].text == ","))
        if is_party(unit) and is_free(units, at):
            return group_at(units, at)[0] if is_head(units, at) else None
        if has_plain_subject(units, at):
            return None
        at = _before_insertion(units, at) if unit.text in (",", ")") else at - 1
    return None


def _is_subject(units: list[Unit], phrase: Phrase) -> bool:
    """Whether a figure is what its clause speaks of: `Oak met Elm, and 5 % is no small part`."""
    at, after = phrase.first - 1, phrase.after
    opens = at < 0 or (units[at].has("and") and at > 0 and units[at - 1].text == ",")
    return opens and after < len(units) and units[after].has("be") and not units[after].mention


def _has_own_subject(units: list[Unit], phrase: Phrase) -> bool:
    """Whether a plain noun opens the figure's clause: `Oak a 5 %, le public en a 9 %`, `le reste à 9 %`."""
    for i in range(phrase.first - 1, max(0, phrase.first - 12), -1):
        if units[i].quantity is not None:
            return False
        joint = units[i - 1].text == "," or units[i - 1].has("and")
        if joint and units[i].has("det", "poss") and i + 1 < phrase.first:
            return True
    return False


def _before_insertion(units: list[Unit], closing: int) -> int:
    """From the end of `Oak, qui avait 5 %, tient 9 %` or `Oak (5 %)` to the name; else one to the left."""
    opening = "(" if units[closing].text == ")" else ","
    for i in range(closing - 1, max(0, closing - 24), -1):
        if units[i].text in _ENDS:
            break
        if units[i].text == opening:
            if opening == "(":
                return i - 1
            loose = units[i + 1].has("rel", "f:part", "f:ing")
            if is_party(units[i - 1]) and loose:
                return i - 1
    return closing - 1


CONTINUED: tuple[Rule, ...] = (_lying, _lodged, _indebted, _aside, _headed)
PAST: tuple[Rule, ...] = (_same_joined, _same_subject)
