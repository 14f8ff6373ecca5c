"""Who has a figure: the nearest name before it that is free, by what stands between the two.

A name is free that no preposition governs. Names under one, asides in brackets and other figures are passed
over; what is passed decides which rule speaks, so that each is as sure as its way is short.

Example: "Elm to 16 % from 24 %, the Oak group to 9 %", "Oak is down at 5 %", "Fir; it keeps, at last, 5 %".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.extract.frames.beside import Rule, in_brackets, is_at, is_loose, named_at, under_place
from kg.extract.frames.fronting import to_whom
from kg.extract.frames.slots import Phrase, phrase_at
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, case_of, form_of, group_at, head_before, is_party

_REACH = 40
_PASSED_CASES = ("of", "in", "through", "than", "from", "between", "by")
_LEADING = ("with", "to", "from", "for", "in")
_BRINGING = frozenset(
    "bring brings brought bringing take takes took taken taking carry carries carried lift lifts lifted "
    "lifting push pushes pushed pushing put puts putting propel propels propelled leave leaves left leaving "
    "thin thins thinned thinning drag drags dragged send sends sent let lets see sees saw find finds found "
    "keep keeps kept "
    "porte portent porterait portant porterait ramene ramenent ramenant laisse laissent laissant hisse "
    "hissent hissant propulse propulsant maintient".split()
)
_KEPT = frozenset("keeping retaining gardant conservant preserving".split())
_WHILE = frozenset("while en tout by but and thus thereby ainsi still".split())
_TURNS = frozenset(("but", "mais", "yet", "though"))
_WAYS = frozenset("up down back over past only just again out still merely".split())
_LEADING_KEYS = frozenset(("at", "on"))
_ENDS = (";", ":", "—", "–", ".")
#: Verbs that tell where somebody's part has come to, or nothing at all.
_LEVELS = frozenset(("be", "rise", "fall", "level", "raise", "cut", ""))
_VERBS = (
    "sell",
    "buy",
    "hold",
    "have",
    "raise",
    "cut",
    "invest",
    "rise",
    "fall",
    "level",
    "belong",
    "be",
    "say",
)
_FORMS = ("f:fin", "f:past", "f:imp", "f:fut", "f:cond", "f:part", "f:ing", "f:inf")
#: Nouns of what is held, between its owner and the figure: `Oak's part is 5 %`.
_PARTS = frozenset(
    "part parts slice piece share shares stake interest holding consolation portion cut haul tally block "
    "say chunk lot half third".split()
)


@dataclass(slots=True)
class Way:
    """The nearest free name and what lies between.

    Args:
        at: Its index.
        led: Whether a preposition or *at*, *on* leads to the figure.
        verbs: Classes of the verbs passed; empty for one unknown.
        figures: Whether a figure was passed.
        aside: Whether a name under a preposition was passed.
        owns: Whether the name owns a noun: `Oak's part`.
        comma: Whether a comma was passed.
        absolute: Whether `with` stands before it: `with Oak down for 5 %`.
    """

    at: int
    led: bool = False
    verbs: list[str] = field(default_factory=list)
    figures: bool = False
    aside: bool = False
    owns: bool = False
    comma: bool = False
    absolute: bool = False


def way_to(units: list[Unit], phrase: Phrase) -> Way | None:
    """From a figure to the nearest free name of its clause; None when a clause's end comes first."""
    way = Way(-1)
    at = phrase.first - 1
    while at >= 0 and phrase.first - at < _REACH:
        unit = units[at]
        if unit.text in _ENDS or unit.has("boundary") or unit.text == "(":
            return None
        if unit.text == ")":
            at = _before_bracket(units, at)
            continue
        if is_party(unit):
            case = "in" if is_at(units, at) else case_of(units, at)
            way.owns = at + 1 < len(units) and units[at + 1].text in POSSESSIVE
            if case in _PASSED_CASES and not way.owns:
                way.aside = True
                at = min(head_before(units, group_at(units, at)[0]), at) - 1
                continue
            way.at = at
            way.absolute = case == "with"
            return way if case in ("", "with") else None
        _pass(way, unit)
        at -= 1
    return None


def _before_bracket(units: list[Unit], at: int) -> int:
    for i in range(at - 1, max(-1, at - 20), -1):
        if units[i].text == "(":
            return i - 1
    return at - 1


def _pass(way: Way, unit: Unit) -> None:
    if unit.quantity is not None:
        way.figures = True
    elif unit.mention is not None or unit.has("and"):
        way.aside = True
    elif unit.text == ",":
        way.comma = True
    elif unit.has(*_VERBS) or unit.has(*_FORMS):
        way.verbs.append(next((name for name in _VERBS if unit.has(name)), ""))
    elif unit.has(*_LEADING) or unit.key in _LEADING_KEYS:
        way.led = way.led or not (way.verbs or way.aside or way.comma)


def is_head(units: list[Unit], at: int) -> bool:
    """Whether a name is not merely the first part of another: `the state pension body`, `Norway's Oak`."""
    after = units[at + 1] if at + 1 < len(units) else None
    if form_of(units[at]) != "state" or after is None:
        return True
    noun = after.has("industry", "holder", "subsidiary", "parent", "office")
    plain = after.mention is None and after.text[:1].islower() and (noun or not after.classes)
    return not (plain or after.mention is not None or after.text in POSSESSIVE)


def _spoken(units: list[Unit], phrase: Phrase, fits: Callable[[Way], bool]) -> int | None:
    way = way_to(units, phrase)
    if way is None or not fits(way) or not is_head(units, way.at):
        return None
    if way.absolute and (way.verbs or not way.led):
        return None
    return group_at(units, way.at)[0] if not way.owns else way.at


def _entry_owner(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak is first on the register at Fir (5 %) and Elm (4 %)`: who is in each place of a list."""
    name = in_brackets(units, phrase)
    if name is None or not under_place(units, name):
        return None
    way = way_to(units, Phrase(name, name, name + 1))
    return way.at if way is not None and not (way.owns or way.absolute) else None


def _level(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak is down at 5 %`, `Elm rose to 16 %, the Oak group to 9 %`, `Oak, once on 5 %`."""
    if is_lodged(units, phrase):
        return None
    return _spoken(
        units,
        phrase,
        lambda way: way.led and not (way.owns or way.figures) and set(way.verbs) <= _LEVELS,
    )


def is_lodged(units: list[Unit], phrase: Phrase) -> bool:
    """`H2 sera à 55 % aux mains des Danois`: the name before is what is held, whoever has it."""
    behind = units[phrase.after] if phrase.after < len(units) else None
    led = phrase.first > 0 and units[phrase.first - 1].has("to", "for")
    return led and behind is not None and behind.mention is None and behind.key in ("aux", "chez", "entre")


def _fell_from(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak slips to 5 % from 8 %`, `Oak will go from 5 % to 8 %`: two figures of one name."""
    if not _follows_level(units, phrase):
        return None
    return _spoken(
        units, phrase, lambda way: way.led and way.figures and not way.owns and set(way.verbs) <= _LEVELS
    )


def _follows_level(units: list[Unit], phrase: Phrase) -> bool:
    """Whether a figure and the one before it are two levels: `from 5 % to 8 %`, not `68 % to 32 %`."""
    joint = ""
    for i in range(phrase.first - 1, max(0, phrase.first - 9), -1):
        unit = units[i]
        if unit.quantity is not None:
            return bool(joint) and (joint != "to" or units[i - 1].has("from"))
        if is_party(unit) or unit.has("and", "boundary"):
            return False
        if unit.has("to", "from", "than") or unit.key in ("against", "versus", "instead"):
            joint = "to" if unit.has("to") else "from"
    return False


def _brought(units: list[Unit], phrase: Phrase) -> int | None:
    """`which would take Oak from 5 % to 8 %`, `lifts it to 8 %`, `leaving Oak on 5 %`: the verb's object."""
    at = phrase.first - 1
    if at < 2 or not _leads(units[at]):
        return None
    if _follows_level(units, phrase):
        at = next(i for i in range(at, -1, -1) if units[i].quantity is not None) - 1
        at -= not _leads(units[at])
    name = at - 1
    while name > 0 and at - name < 4 and (units[name].key in _WAYS or units[name].has("approx")):
        name -= 1
    found = named_at(units, name)
    if found is None or found < 1 or not _leads(units[at]):
        return None
    verb = head_before(units, found)
    if verb < 0 or units[verb].mention is not None:
        return None
    moving = units[verb].has("raise", "cut") or units[verb].key in _BRINGING
    return found if moving else None


def _leads(unit: Unit) -> bool:
    return unit.mention is None and (unit.has(*_LEADING) or unit.key in _LEADING_KEYS)


def _entry(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak is the runner-up: 5 % of Fir`, `Oak has 60 % of the capital but 42 % of the votes`."""
    at = phrase.first - 1
    if at < 2 or not (units[at].text == ":" or units[at].has("boundary")):
        return None
    if phrase.after < len(units) and units[phrase.after].has("from", "by", "to", "for"):
        return None
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if units[i].text in (";", "."):
            return None
        if is_party(units[i]) and not case_of(units, i):
            before = _first_free(units, i)
            return before if is_head(units, before) else None
    return None


def _turned(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak has a third of the shares but keeps 61 % of the votes`, `mais, par des titres doubles, 18 %`."""
    at = phrase.first - 1
    while at > 0 and (is_loose(units[at]) or (units[at].has("have", "hold", "level") and units[at].classes)):
        if units[at].mention is not None or units[at].has("boundary"):
            break
        at -= 1
    if at > 2 and units[at].text == ",":
        opening = next((i for i in range(at - 1, max(0, at - 10), -1) if units[i].text == ","), 0)
        named = any(is_party(unit) or unit.quantity is not None for unit in units[opening:at])
        at = at if named else opening - 1
    if at < 2 or units[at].key not in _TURNS or units[at].mention is not None:
        return None
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if units[i].text in (";", ".", ":"):
            return None
        whom = to_whom(units, phrase_at(units, i)) if units[i].quantity is not None else None
        if whom is not None:
            return whom
        if is_party(units[i]) and not case_of(units, i):
            before = _first_free(units, i)
            return before if is_head(units, before) else None
    return None


def _keeping(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak sold 9 % to Elm while keeping 62 %`, `tout en en gardant 62 %`: the subject of all."""
    at = phrase.first - 1
    while at > 1 and is_loose(units[at]) and units[at].mention is None:
        at -= 1
    verb = units[at] if at > 1 else None
    if verb is None or verb.mention is not None or verb.key not in _KEPT:
        return None
    while at > 1 and (units[at - 1].key in _WHILE or units[at - 1].has("while")):
        at -= 1
    if units[at - 1].text != "," and units[at].key not in _WHILE:
        return named_at(units, at - 1)  # "with Elm keeping 62 %"
    found = _first_free(units, at - 1)
    return found if is_party(units[found]) and is_head(units, found) and not case_of(units, found) else None


def _first_free(units: list[Unit], last: int) -> int:
    """The first free name of the part of a sentence that ends with a name."""
    found = last
    for i in range(last, max(-1, last - _REACH), -1):
        if units[i].text in _ENDS:
            break
        if is_party(units[i]) and not case_of(units, i):
            found = group_at(units, i)[0]
    return found


def _gap(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak has 60 % and Elm Bank 40 %`, `the public 25 %`: a name right before, where a name can begin."""
    name = named_at(units, phrase.first - 1)
    if name is None or case_of(units, name) or not is_head(units, name):
        return None
    left = head_before(units, name)
    opened = left < 0 or units[left].text in (",", ";", ":") or units[left].has("and", "boundary", "while")
    after = units[phrase.after] if phrase.after < len(units) else None
    return name if opened and (after is None or not after.has("of", "rel") or after.mention) else None


def _part_of_name(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak's part is 5 %`, `Oak's slice (of the capital) comes to 5 %`."""
    way = way_to(units, phrase)
    if way is None or not way.owns or way.figures or way.absolute:
        return None
    near = units[way.at + 2 : way.at + 6]
    return (
        way.at
        if any(one.mention is None and (one.key in _PARTS or one.has("stake")) for one in near)
        else None
    )


#: Asked before the rules that look for a subject.
BROUGHT: tuple[Rule, ...] = (_brought, _keeping)
NEAREST: tuple[Rule, ...] = (_entry_owner, _turned, _entry, _gap, _fell_from, _level, _part_of_name)
