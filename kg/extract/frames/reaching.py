"""Who has a figure, past what stands between: whom a verb of power belongs to, to whom a company belongs.

The rules of `having` ask for the words right beside a figure; here a height, an insertion or an object may
stand between.

Example: "Oak controls Fir with 12 %", "Fir dépend à 77 % de Sinor et à 23 % d'Oak", "Oak, dont les 5 %".
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule, named_at, party_after, past_company
from kg.extract.frames.changes import sides_of_stake
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import case_of, is_modifier, is_party, is_verb, subject_of

_REACH = 18
_ENDS = (";", ":", ".", "(", ")")
#: Verbs of whoever has the say somewhere: `controls Fir with 12 %`.
_POWER = frozenset(
    "control controls controlled controlling lead leads led leading dominate dominates dominated dominating "
    "head heads headed heading rule rules ruled run runs ran steer steers steered block blocks blocked "
    "controle controlent controlait dirige dirigent dirigeait domine dominent dominait verrouille "
    "verrouillent pilote pilotent mene menent bloque bloquent codirige".split()
)
#: Verbs whose subject is held by whom a preposition names: `dépend à 77 % de Sinor`.
_DEPENDING = frozenset(
    "depend depends depended depend dependait dependent dependaient releve relevent relevait reste restait "
    "restent demeure demeurent demeurait appartient appartenait belongs belonged remains remained".split()
)
_OF_WHOM = frozenset("chez aux entre dans".split())
_HANDS = frozenset("mains main giron portefeuille escarcelle poche hands portfolio".split())
_HEIGHT = frozenset("hauteur concurrence raison".split())
_THAT_IS = frozenset("soit or ou namely about around environ quelque some".split())
_CAME = frozenset("came comes come vient venait viennent provient provenait".split())
_NOW = frozenset("now today still itself being etant deja already aujourd'hui desormais currently".split())


def _controls_with(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak controls Fir with (only) 12 % of the shares`: who has the say, not what it is in."""
    before = phrase.first - 1
    while before > 0 and (is_modifier(units[before]) or units[before].text == ","):
        before -= 1
    if before < 2 or not units[before].has("with") or units[before].mention is not None:
        return None
    name = named_at(units, before - 1 - (units[before - 1].text == ","))
    if name is None:
        return None
    for verb in range(name - 1, max(0, name - 7), -1):
        if units[verb].mention is None and units[verb].key in _POWER:
            return subject_of(units, verb)
        if not is_modifier(units[verb]):
            return None
    return None


def lies_with(units: list[Unit], phrase: Phrase) -> int | None:
    """`dépend à 77 % de Sinor et à 23 % d'Oak`, `appartient, à hauteur de 29 %, à Oak`, `à 51 % chez Oak`."""
    start = _height(units, phrase)
    behind = phrase.after + (phrase.after < len(units) and units[phrase.after].text == ",")
    if start is None or behind + 1 >= len(units) or units[behind].mention is not None:
        return None
    named = start > 1 and units[start - 1].text == "," and is_party(units[start - 2])
    lodged = is_lodged(units, behind) and not named
    if not (lodged or units[behind].has("to", "of") or units[behind].has("det")):
        return None
    if not (lodged or _is_dependent(units, start)):
        return None
    return party_after(units, behind + 1, 10)


def is_lodged(units: list[Unit], at: int) -> bool:
    """`chez Oak`, `aux salariés`, `dans les mains d'Oak`; `dans Fir` is what it is a part of."""
    if units[at].key not in _OF_WHOM:
        return False
    near = units[at + 1 : at + 4]
    return units[at].key in ("chez", "aux") or any(one.key in _HANDS for one in near)


def _height(units: list[Unit], phrase: Phrase) -> int | None:
    """Index of the word that leads to a height: `à 77 %`, `à hauteur de 29 %`, `pour 25 %`."""
    at = phrase.first - 1
    if at > 1 and units[at].has("of") and units[at - 1].key in _HEIGHT:
        at -= 2
    leads = at >= 0 and units[at].mention is None and units[at].has("to", "for", "as")
    return at if leads else None


def _is_dependent(units: list[Unit], at: int) -> bool:
    """Whether the clause before a height tells to whom something belongs, perhaps of another height."""
    for i in range(at - 1, max(-1, at - _REACH), -1):
        unit = units[i]
        if unit.text in _ENDS or unit.has("rel"):
            return False
        if unit.mention is None and (unit.key in _DEPENDING or unit.has("belong")):
            return True
        if unit.mention is None and is_verb(unit):
            return False
    return False


def _whose(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak, dont les 19 % sont nantis`, `Oak, dont les quelque 5 % de Fir`: before the comma."""
    at = phrase.first - 1
    if phrase.first < len(units) and units[phrase.first].has("det"):
        at += 1
    determined = False
    while at > 0 and phrase.at - at < 5 and units[at].key != "dont" and is_modifier(units[at]):
        determined = determined or units[at].has("det")
        at -= 1
    if at < 1 or units[at].key != "dont" or not determined:
        return None
    return named_at(units, at - 1 - (units[at - 1].text == ","))


def _that_is(units: list[Unit], phrase: Phrase) -> int | None:
    """`la part de la famille Lind dans Fir, soit 31 %`, `Oak's stake in Fir, or 31 %`: of the stake told."""
    at = phrase.first - 1
    while at > 0 and units[at].mention is None and units[at].key in _THAT_IS:
        at -= 1
    if at < 2 or units[at].text != ",":
        return None
    for i in range(at - 1, max(0, at - _REACH), -1):
        unit = units[i]
        if unit.quantity is not None or unit.text in _ENDS or (unit.mention is None and is_verb(unit)):
            return None
        if unit.has("stake") and unit.mention is None:
            return sides_of_stake(units, i)[0]
    return None


def _with_whom(units: list[Unit], phrase: Phrase) -> int | None:
    """`22 % (of it) with his wife Ilse`, `the 48 % now with the funds`, `25 % chez Oak`: where it lies."""
    at = past_company(units, phrase.after)
    for _ in range(3):
        if at < len(units) and units[at].mention is None and units[at].key in _NOW:
            at += 1
    if at + 1 >= len(units) or units[at].mention is not None:
        return None
    lies = units[at].has("with") or units[at].key in ("chez", "at")
    return party_after(units, at + 1) if lies else None


def _comes_from(units: list[Unit], phrase: Phrase) -> int | None:
    """`a further 5 % came from Oak`, `10 % of Fir from Oak`: whose it was."""
    at = past_company(units, phrase.after)
    if (
        at < len(units)
        and units[at].mention is None
        and units[at].key in ("came", "comes", "vient", "venait")
    ):
        at += 1
    if at + 1 >= len(units) or units[at].mention is not None or not units[at].has("from"):
        return None
    if units[at + 1].quantity is not None:
        return None
    found = party_after(units, at + 1)
    return found if found is not None and not case_of(units, found) == "to" else None


def _still_has(units: list[Unit], phrase: Phrase) -> int | None:
    """`The other 75 it still has`, `Les 5 % restants, Oak les garde`: the figure leads its clause."""
    at = past_company(units, phrase.after)
    at += at < len(units) and units[at].text == ","
    lead = phrase.first - 1
    while lead >= 0 and (units[lead].has("det") or is_modifier(units[lead])):
        lead -= 1
    if lead >= 0 and not (units[lead].is_mark or units[lead].has("and", "boundary")):
        return None
    if at + 1 >= len(units) or not is_party(units[at]):
        return None
    near = units[at + 1 : at + 5]
    return at if any(one.mention is None and one.has("hold", "have", "sell") for one in near) else None


def depending(units: list[Unit], phrase: Phrase) -> int | None:
    """As `lies_with`."""
    return lies_with(units, phrase)


#: Asked before the rules that look right beside a figure.
REACHING: tuple[Rule, ...] = (_controls_with, _whose)
#: Asked when those are silent.
REACHED: tuple[Rule, ...] = (depending, _that_is, _still_has, _with_whom)
#: Asked last: who had it.
LEAVING: tuple[Rule, ...] = (_comes_from,)
