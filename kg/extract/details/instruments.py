"""The class of shares that a figure is a part of: `12% of the class B shares`, `des actions de préférence`.

A class is named in one way whatever the words and the language, so that two sources of one stake meet. Common
and ordinary shares are the capital itself, and no class apart. A figure of a class is no part of the whole,
so only the phrase right behind the figure counts, or the subject of which it is told that it is held.

Example: `12% of Fir's B shares` is of `class B shares`, and so is "Fir's B shares are held by Oak (12%)"; in
"3 million B shares, or 5% of the capital" the figure is of the capital.
"""

from __future__ import annotations

from kg.extract.details.scope import Said, cover, lists
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, is_modifier, is_party
from kg.extract.phrases.voice import is_participle
from kg.shares import UNKNOWN

_NEAR = 9
_BREAKS = (",", ";", ":")
_FRENCH = frozenset("actions action titres titre parts".split())
_WORDS = frozenset("outstanding issued existing non-voting all toutes".split())


def instruments(sentence: Sentence, said: list[Said]) -> None:
    """Fill `instrument` of the holdings of a sentence, and the denominator where nothing else is told."""
    units = sentence.units
    for one in said:
        if one.draft.kind != "shareholding":
            continue
        at = _after_figure(units, one) if one.figure is not None else _counted(units, one)
        at = _subject(units, one) if at is None else at
        if at is not None:
            one.draft.instrument = class_at(units, at)
            cover(units, one, at, _end(units, at))
            if one.figure is not None and one.draft.denominator == "unstated":
                one.draft.denominator = "class"


def _after_figure(units: list[Unit], one: Said) -> int | None:
    """Place of the class behind a figure, past *of the* and the name of what is held."""
    if one.figure is None:
        return None
    at = one.figure + 1
    while at < len(units) and at - one.figure < _NEAR:
        if class_at(units, at) is not None:
            return at
        unit = units[at]
        investee = is_party(unit) and at == one.investee
        owner = investee and at + 1 < len(units) and units[at + 1].text in POSSESSIVE
        passed = unit.mention is None and (unit.has("of", "in", "det", "poss") or unit.key in _WORDS)
        if not (owner or passed or unit.text in POSSESSIVE):
            return None
        at += 1
    return None


def _subject(units: list[Unit], one: Said) -> int | None:
    """`Class B shares of Fir are held by Oak (40 %)`, `Fir's class B shares are held`: of what is held.

    A figure that says itself of what it is (`held by Oak, or 5 % of the capital`) is not of the class.
    """
    holder, investee = one.holder, one.investee
    if holder is None or investee is None or one.figure is None or min(holder, one.figure) < investee:
        return None
    held = next((i for i in range(investee + 1, holder) if is_participle(units[i])), None)
    told = any(unit.has("of") and not unit.mention for unit in units[one.figure + 1 : one.figure + 2])
    if held is None or told or any(unit.text in _BREAKS for unit in units[investee:held]):
        return None
    behind = investee + 2
    if behind < held and units[investee + 1].text in POSSESSIVE:
        return behind if class_at(units, behind) is not None else None
    for at in range(investee - 1, max(-1, investee - _NEAR), -1):
        if class_at(units, at) is not None:
            return at if _leads(units, _end(units, at), investee) else None
    return None


def _leads(units: list[Unit], start: int, stop: int) -> bool:
    """Whether nothing but *of* and what describes a firm stands between a class and its name."""
    of = start < stop and not units[start].mention and units[start].has("of", "in")
    return of and all(is_modifier(unit) or unit.has("of", "in", "industry") for unit in units[start:stop])


def _counted(units: list[Unit], one: Said) -> int | None:
    """`bought 2.5 million class B shares of Fir`: of a stake that has a number of shares and no figure."""
    if one.draft.share != UNKNOWN or one.holder is None or one.investee is None:
        return None
    for at in range(one.holder + 1, one.investee):
        numbered = units[at - 1].key in lists()["multiples"] or units[at - 1].text[:1].isdigit()
        if numbered and not units[at - 1].mention and class_at(units, at) is not None:
            return at
    return None


def _end(units: list[Unit], at: int) -> int:
    """The place after the words of a class."""
    stop = at + 1
    while stop < len(units) and stop - at < 4 and class_at(units[:stop], at) is None:
        stop += 1
    return stop


def class_at(units: list[Unit], at: int) -> str | None:
    """The class of shares named at a place, in its one form; None for none.

    Example: `class B shares` for "class-B stock", "B shares", "actions de catégorie B".
    """
    if units[at].mention or units[at].quantity:
        return None
    return _english(units, at) or _french(units, at)


def _english(units: list[Unit], at: int) -> str | None:
    key = units[at].key
    if key.split()[0] in lists()["preferred"]:
        shares = key.split()[-1] in lists()["shares"] or _is_shares(units, at + 1)
        return "preferred shares" if shares else None
    label, letter = key.split("-")[0], units[at].text.rpartition("-")[2]
    if label in lists()["classes"] and "-" in key and _is_letter(letter):
        return f"{_kind(label)} {letter} shares" if _is_shares(units, at + 1) else None
    if key in lists()["classes"] and at + 1 < len(units) and _is_letter(units[at + 1].text):
        return f"{_kind(key)} {units[at + 1].text} shares" if _is_shares(units, at + 2) else None
    if _is_letter(units[at].text) and _is_shares(units, at + 1):
        return f"class {units[at].text} shares"
    return None


def _kind(label: str) -> str:
    return "series" if label in ("series", "serie") else "class"


def _french(units: list[Unit], at: int) -> str | None:
    if units[at].key not in _FRENCH or at + 1 >= len(units):
        return None
    after = units[at + 1 : at + 4]
    if after[0].key in lists()["preferred fr"]:
        return "preferred shares"
    if _is_letter(after[0].text):
        return f"class {after[0].text} shares"
    of = after[0].key in ("de", "d'", "de la") and len(after) > 1
    if of and after[1].key == "preference":
        return "preferred shares"
    if of and len(after) > 2 and after[1].key in lists()["classes"] and _is_letter(after[2].text):
        return f"{_kind(after[1].key)} {after[2].text} shares"
    return None


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha() and text.isupper()


def _is_shares(units: list[Unit], at: int) -> bool:
    return at < len(units) and not units[at].mention and units[at].key.split()[-1:][0] in lists()["shares"]
