"""Who has a figure that a noun of change tells: `la montée à 55 % d'Oak`, `l'entrée d'Oak à hauteur de 12 %`.

The name behind such a figure is no company of which it is a part: it is who has come so far.

Example: in "la montée à 55 % de la société Oak au capital de Fir" Oak has 55 % of Fir.
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule, named_at, party_after
from kg.extract.frames.reaching import is_lodged, lies_with
from kg.extract.frames.slots import Phrase
from kg.extract.frames.ventures import co_owner
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import SELF, form_of, is_modifier, is_party, is_verb, party_of
from kg.extract.phrases.voice import after_preposition

_RISES = frozenset(
    "montee remontee passage entree arrivee hausse ascension progression descente retour maintien repli "
    "baisse dilution".split()
)
_READY = frozenset("pret prete prets pretes candidat candidate candidats desireux desireuse".split())
_REACH = 12
#: Classes of nouns that tell what somebody is to the name behind them; the latter are persons' too.
_NOUNS, _POSTS = ("of", "stake", "parent", "subsidiary"), ("holder", "office", "titles")


def is_rise(units: list[Unit], phrase: Phrase) -> bool:
    """Whether a noun of change leads to a figure: `la montée (en capital) à 55 %`, `l'entrée pour 12 %`."""
    at = phrase.first - 1
    if at > 1 and units[at].has("of") and units[at - 1].key == "hauteur":
        at -= 2
    if phrase.kind or at < 1 or units[at].mention is not None or not units[at].has("to", "for", "as"):
        return False
    at -= 1
    for _ in range(3):
        if units[at].mention is None and units[at].key in _RISES:
            return at > 0 and units[at - 1].has("det")  # "Montée à 51 % de Sapin, Chêne" is Chêne's
        at -= at > 0
        if units[at + 1].mention is not None or units[at + 1].is_mark:
            return False
    return False


def riser(units: list[Unit], phrase: Phrase) -> int | None:
    """`la montée à 55 % d'Oak (au capital de Fir)`: who rises."""
    return after_preposition(units, phrase.after) if is_rise(units, phrase) else None


def _risen_in(units: list[Unit], phrase: Phrase) -> int | None:
    """`la montée à 55 % d'Oak au capital de Fir`, `Fir a annoncé la montée à 55 % d'Oak`: of what."""
    name = riser(units, phrase)
    if name is None:
        return None
    behind = after_preposition(units, name + 1)
    if behind is not None and behind != name:
        return behind
    for i in range(phrase.first - 1, max(-1, phrase.first - _REACH), -1):
        if units[i].text in (";", ":"):
            return None
        if is_party(units[i]):
            return i
    return None


def _ready(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak, prête à en prendre 35 %`, `le fonds Oak, candidat à la reprise de 12 %`."""
    verb = False
    for i in range(phrase.first - 1, max(0, phrase.first - _REACH), -1):
        unit = units[i]
        if unit.mention is None and unit.key in _READY:
            return named_at(units, i - 2) if verb and units[i - 1].text == "," and i > 1 else None
        verb = verb or (unit.mention is None and unit.has("f:inf"))
        if unit.is_mark or form_of(unit) == "name":
            return None
    return None


def _is_person(unit: Unit) -> bool:
    party = party_of(unit) if is_party(unit) else None
    return party is not None and party.kind == "person"


def past_apposition(units: list[Unit], rel: int, name: int) -> int:
    """Whom a relative clause is said of: `Oak, la holding de la famille Lind, qui a 5 %`: Oak.

    Args:
        units: The sentence.
        rel: The relative pronoun, behind a comma.
        name: The name before that comma.
    """
    if units[rel - 1].text != ",":
        return name
    nouns: tuple[str, ...] = _NOUNS
    if units[rel].key == "who" and not _is_person(units[name]):
        nouns = (*_NOUNS, *_POSTS)  # "Anna Lind, the owner of Fir, who has 5 %"
    at, of = name - 1, False
    while at > 0 and name - at < _REACH:
        if not (is_modifier(units[at]) or units[at].has(*nouns)):
            break
        of = of or units[at].has("of")
        at -= 1
    noun = at + 1 < name and units[at + 1].has("det", "poss") and units[at + 2].mention is None
    if len(nouns) > len(_NOUNS) and of and units[at].text == "," and _is_person(units[at - 1]):
        return at - 1
    headed = of and noun and at > 0 and units[at].text == "," and is_party(units[at - 1])
    return at - 1 if headed and not is_verb(units[at - 2]) and units[at - 1].key not in SELF else name


def depending(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir reste à 76 % chez Oak`, `est à 51 % aux mains d'Oak`: with whom it lies, no subject."""
    behind = phrase.after + (phrase.after < len(units) and units[phrase.after].text == ",")
    return lies_with(units, phrase) if behind < len(units) and is_lodged(units, behind) else None


def _is_at(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir est à Anna Lind, à hauteur de 80 %`, `Fir était à un Suisse, Ueli Lind, pour un tiers`."""
    at = phrase.first - 1
    if at > 1 and units[at].has("of") and units[at - 1].key == "hauteur":
        at -= 2
    if at < 3 or units[at].mention is not None or not units[at].has("to", "for"):
        return None
    for i in range(at - 1, max(0, at - _REACH), -1):
        unit = units[i]
        if unit.mention is None and unit.has("be"):
            found = party_after(units, i + 2) if units[i + 1].text == "à" else None
            return found if found is not None and found < at else None
        if unit.mention is None and (is_verb(unit) or unit.has("hold", "rel") or unit.text in (";", ":")):
            return None
    return None


#: Asked before the rules that take the name behind a figure for the company.
RISERS: tuple[Rule, ...] = (riser,)
RISEN_IN: tuple[Rule, ...] = (_risen_in,)
READY: tuple[Rule, ...] = (co_owner, _ready, depending, _is_at)
