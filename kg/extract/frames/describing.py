"""Who has a figure, by nouns and adjectives that say so: `holder`, `subsidiary`, `each`, `forte de`.

Example: "the holder of the other 25 % is Oak", "Fir, filiale à 90 % d'Oak", "Oak, forte de 31 % des voix".
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule, in_brackets, named_at, of_kin, opener, party_after, past_company
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import case_of, group_at, is_modifier, is_party, is_verb, subject_of

_REACH = 16
_ENDS = (";", ":", ".", "(", ")")
#: Adjectives and nouns that `de` or `with` joins to what somebody has.
_ENDOWED = frozenset(
    "fort forte forts fortes riche titulaire titulaires proprietaire proprietaires detenteur detentrice "
    "detenteurs detentrices porteur porteuse porteurs muni munie munis credite creditee nanti nantie "
    "possesseur armed credited owner owners holder holders proprietor possessor".split()
)
_PROPERTY = frozenset(("propriete", "property"))
_EACH = frozenset("each apiece chacun chacune".split())
_PASSED = ("of", "in", "than", "from")
_OWN_KINDS = ("", "with")


def _endowed(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak, forte de 31 %`, `Oak, l'exploitant danois, titulaire de 25 %`, `Oak, owner of 5 % of Fir`."""
    at = phrase.first - 1
    while at > 1 and units[at].has("det", "approx") and units[at].mention is None:
        at -= 1
    if at < 2 or not units[at].has("of", "with") or units[at - 1].key not in _ENDOWED:
        return None
    at -= 2
    while at > 0 and is_modifier(units[at]):
        at -= 1
    if units[at].text != ",":
        return None
    name = named_at(units, at - 1)
    return name if name is not None else _over_aside(units, at)


def _over_aside(units: list[Unit], comma: int) -> int | None:
    """The name before `, l'exploitant danois,`."""
    for i in range(comma - 1, max(0, comma - 9), -1):
        unit = units[i]
        if unit.text == ",":
            return named_at(units, i - 1)
        if unit.quantity is not None or unit.text in _ENDS or (unit.mention is None and is_verb(unit)):
            return None
    return None


def _child_of(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir, filiale à 90 % du danois Oak`, `Fir, a 51 %-owned subsidiary of Oak`: the parent."""
    before, at = phrase.first - 1, phrase.after
    led = before > 0 and units[before].has("to", "for") and units[before].mention is None
    child = led and (_is_child(units[before - 1]) or units[before - 1].key in _PROPERTY)
    if child and at < len(units) and units[at].has("of"):
        return party_after(units, at + 1)
    while (
        at < len(units) and at - phrase.after < 4 and units[at].mention is None and not _is_child(units[at])
    ):
        if not (units[at].text == "-" or units[at].has("hold") or is_modifier(units[at])):
            return None
        at += 1
    if at + 1 >= len(units) or not _is_child(units[at]) or not units[at + 1].has("of"):
        return None
    return party_after(units, at + 2)


def _is_child(unit: Unit) -> bool:
    return unit.mention is None and unit.has("subsidiary")


def _holder_is(units: list[Unit], phrase: Phrase) -> int | None:
    """`the holder of the other 25 % since May is Oak`, `its biggest owner, with 59 %, is (its head) Oak`."""
    noun = next(
        (i for i in range(phrase.first - 1, max(-1, phrase.first - 12), -1) if _is_stop(units[i])), -1
    )
    if noun < 0 or not _is_owner(units[noun]):
        return None
    for i in range(past_company(units, phrase.after), min(len(units) - 1, phrase.after + 8)):
        unit = units[i]
        if unit.has("be") and unit.mention is None:
            return party_after(units, i + 1)
        if is_party(unit) or unit.quantity is not None or unit.text in _ENDS or unit.has("and", "by"):
            return None
    return None


def _is_stop(unit: Unit) -> bool:
    """What ends the way from a figure to its noun: the noun, a verb, a name, another figure."""
    other = unit.mention is not None or unit.quantity is not None or unit.text in _ENDS
    return other or _is_owner(unit) or unit.has("be") or is_verb(unit)


def _is_owner(unit: Unit) -> bool:
    return unit.mention is None and (unit.has("holder") or unit.key in ("holder", "holders"))


def _each_of(units: list[Unit], phrase: Phrase) -> int | None:
    """`entre Oak, Elm et Fir, à raison d'un tiers chacun`, `Oak and Elm (50 % each)`: the names before."""
    near = (*units[max(0, phrase.first - 2) : phrase.first], *units[phrase.after : phrase.after + 2])
    if not any(unit.key in _EACH for unit in near):
        return None
    for i in range(phrase.first - 1, max(-1, phrase.first - _REACH), -1):
        if units[i].quantity is not None or units[i].text in (";", "."):
            return None
        if is_party(units[i]) and case_of(units, i) != "in":
            group = group_at(units, i)
            return group[0] if len(group) > 1 else None
    return None


def _same_bracket(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak (32 % du capital, 45 % des voix), Elm (11 % et 9 %)`: the second figure of a bracket."""
    left = opener(units, phrase)
    if left is None or left < 1:
        return None
    inner = units[left + 1 : phrase.first]
    if not any(unit.quantity is not None for unit in inner) or any(is_party(unit) for unit in inner):
        return None
    name = named_at(units, left - 1)
    return name if name is not None and not of_kin(units, name) else None


def _parent_of_list(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak compte trois filiales : Fir (80 %) et Elm (60 %)`: whose subsidiaries are listed."""
    name = in_brackets(units, phrase)
    if name is None or not of_kin(units, name):
        return None
    for i in range(name - 1, max(-1, name - 40), -1):
        if units[i].mention is None and units[i].has("subsidiary"):
            verb = next((j for j in range(i - 1, max(-1, i - 6), -1) if is_verb(units[j])), None)
            return subject_of(units, verb) if verb is not None else None
    return None


def _its_ahead(units: list[Unit], phrase: Phrase) -> int | None:
    """`Vendeuse de ses 52 %, la famille Lind attend`, `Despite its 5 % stake, Oak waits`: told behind it."""
    at = phrase.possessor
    if at is None or not units[at].has("poss"):
        return None
    for i in range(at - 1, max(-1, at - 9), -1):
        if units[i].is_mark:
            break
        if is_party(units[i]) or units[i].has("f:fin"):
            return None
    return _behind_comma(units, phrase)


def _behind_comma(units: list[Unit], phrase: Phrase) -> int | None:
    for i in range(phrase.after, min(len(units) - 1, phrase.after + _REACH)):
        if units[i].text == ",":
            found = party_after(units, i + 1)
            return found if found is not None and case_of(units, found) in _OWN_KINDS else None
        if units[i].text in _ENDS or units[i].has("f:fin"):
            return None
    return None


def _opening(units: list[Unit], phrase: Phrase) -> int | None:
    """`Présente au vote avec 41 %, la famille Lind vote`, `Premier actionnaire avec 5 %, Oak attend`."""
    before = phrase.first - 1
    if before < 1 or not units[before].has("with", "of", "to") or units[before].mention is not None:
        return None
    start = before
    while start >= 0 and phrase.first - start < 10 and not units[start].is_mark:
        unit = units[start]
        if is_party(unit) or unit.quantity is not None or unit.has("f:fin", "rel", "boundary"):
            return None
        start -= 1
    first = units[start + 1]
    if (start >= 0 and not units[start].is_mark) or first.has("det", "poss") or start + 1 >= before:
        return None
    return _behind_comma(units, phrase)


#: Asked before the rules that look right beside a figure.
NOUNS: tuple[Rule, ...] = (_endowed, _child_of, _holder_is, _same_bracket)
#: Asked when those are silent.
DESCRIBING: tuple[Rule, ...] = (_parent_of_list, _its_ahead, _each_of, _opening)
