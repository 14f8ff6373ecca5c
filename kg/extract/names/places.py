"""Places that no list knows, by where they stand: `a mill in Ardholm`, `à Ottersheim`, `west of Skarvik`.

A name of one word is a place when each of its mentions in the document stands where only a place can: after
*near* or *west of*, in French after *en*, and after *in*, *at* or *à* where a word of siting stands before
(`a plant in Ardholm`, `fondée en 1974 à Ottersheim`), never in `a stake in Oak`, `céder à Oak`; and so are
several of them (`offices in Ardholm, Skarvik and Tornby`).

Example:
    >>> from kg.extract.parts import Mention
    >>> name = Unit("Skarvik", "skarvik", 5, 12, mention=Mention("Skarvik", 5, 12, "name"))
    >>> mark_places([Sentence([Unit("near", "near", 0, 4), name])], "en")
    >>> name.mention.form
    'place'
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.extract.names.kinds import KINDS
from kg.extract.parts import Sentence, Unit
from kg.extract.words import CAPITALS, given_names, keys_of

_SURE = {"en": frozenset(("near", "outside")), "fr": frozenset(("en", "pres"))}
_SIDES = frozenset(
    "north south east west nord sud est ouest large pres port bay shore coast outskirts suburb rive baie "
    "cote vallee banlieue valley".split()
)
# Whose town follows: `le tribunal (de commerce) d'Ottersheim`, `the mayor of Ardholm`.
_SEATED = frozenset("tribunal tribunaux parquet prefecture sous-prefecture moines maire mairie mayor".split())
# Whose field follows, whatever its words: `le ministre des Mines`.
_MINISTERS = frozenset("ministre ministres minister ministers".split())
# What a firm is called by its seat: `54 per cent of the Ardholm company`; an `Oak group` is Oak's.
_FIRMS = frozenset("company firm lender insurer maker manufacturer producer retailer brewer".split())
_INSIDE = frozenset(("in", "at", "dans"))
_AND = frozenset(("and", "et"))
_DASHES = ("-", "–", "—")
_DATELINE = 10  # units in which the bracket of a dateline opens
_CLOSING = frozenset(",.;:)")  # behind several places: `a mill in Ardholm and Oak owns 5%` is no list
_YEAR = ("1", "2")  # a year begins so


def mark_places(sentences: list[Sentence], language: str) -> None:
    """Give the names that stand only where places stand the form `place`; linear."""
    seen: dict[str, list[tuple[Unit, bool]]] = {}
    for sentence in sentences:
        for at, unit in _names(sentence.units):
            seen.setdefault(unit.key, []).append((unit, _is_local(sentence.units, at, language)))
    first = sentences[0].units if sentences else []
    if _is_dateline(first) and len(seen.get(first[0].key, ())) == 1:
        seen[first[0].key] = [(first[0], True)]
    words = {key.split(" ")[0] for key in seen if " " in key}
    for key, found in seen.items():
        if all(local for _, local in found) and key not in words:
            for unit, _ in found:
                if unit.mention is not None:
                    unit.mention.form = "place"


def _is_dateline(units: list[Unit]) -> bool:
    """`OTTERSHEIM –`, `SKARVIK-SUR-MER -`: a town in capitals that a text begins with, and a dash."""
    if len(units) < 3 or units[0].mention is None or units[1].text not in _DASHES:
        return False
    return units[0].text.isupper() and len(units[0].text) > 4 and units[1].start > units[0].end


def unname_agencies(sentences: list[Sentence]) -> None:
    """Let the agency of a dateline be no name: `Oslo (Nordic Wire) - It owns 7 %`, `OSLO, 3 mai (...) —`.

    Args:
        sentences: Those of a document, whose places are marked.

    Cost: linear in the number of sentences.
    """
    for sentence in sentences:
        at = _agency(sentence.units)
        if at is not None:
            sentence.units[at].mention = None


def _agency(units: list[Unit]) -> int | None:
    """Where the bracketed name of a dateline stands: behind a place, before a dash that more follows."""
    first = units[0] if units else None
    if first is None or first.mention is None or first.mention.form not in ("place", "state"):
        return None
    bracket = next((i for i, unit in enumerate(units[:_DATELINE]) if unit.text == "("), None)
    if bracket is None or bracket + 4 >= len(units):
        return None
    agency, closed, dash = units[bracket + 1 : bracket + 4]
    dated = all(unit.mention is None and unit.quantity is None for unit in units[1:bracket])
    named = agency.mention is not None and agency.mention.form == "name"
    return bracket + 1 if dated and named and closed.text == ")" and dash.text in _DASHES else None


def _names(units: list[Unit]) -> Iterator[tuple[int, Unit]]:
    for at, unit in enumerate(units):
        if unit.mention is not None and unit.mention.form == "name" and not unit.mention.head:
            yield at, unit


@lru_cache(maxsize=5_000)
def _can_be_place(name: str) -> bool:
    """Whether a name is written as a place's: one word, no figure, no word of a firm's or a person's name."""
    keys = keys_of(name)
    firm = any(key in CAPITALS.company_words or key in KINDS["firm_words"] or key == "&" for key in keys)
    shout = name.isupper() or any(c.isupper() for c in name.split("-")[0].split(" ")[0][1:])
    plain = name[:1].isupper() and not any(c.isdigit() for c in name)
    return plain and not shout and not firm and len(keys) == 1 and keys[0] not in given_names()


def _is_local(units: list[Unit], at: int, language: str) -> bool:
    """Whether the name stands where a place does, and is written as one; or is the field of a minister."""
    left = at - 1
    while left > 0 and units[left].has("det"):
        left -= 1
    if left > 0 and units[left].has("of") and units[left - 1].key in _MINISTERS and len(units[at].key) > 3:
        return " " not in units[at].key
    return _can_be_place(units[at].text) and _is_where(units, _first_of_list(units, at), language)


def _first_of_list(units: list[Unit], at: int) -> int:
    """Where the list of names of one word begins that a name stands in; its own place where it is in none.

    A list has an *and* before its last name, and a mark of punctuation behind it.
    """
    first = last = at
    while last + 2 < len(units) and _joins(units, last + 1, ",") and not _joins(units, last - 1, "and"):
        last += 2
    while first > 1 and _joins(units, first - 1, ","):
        first -= 2
    ends = last + 1 == len(units) or units[last + 1].text in _CLOSING
    return first if ends and _joins(units, last - 1, "and") else at


def _joins(units: list[Unit], at: int, mark: str) -> bool:
    """Whether an *and*, or the comma where that will do, joins two names of one word."""
    if not 0 < at < len(units) - 1 or not (units[at].key in _AND or units[at].text == mark == ","):
        return False
    return _can_be_place(units[at - 1].text) and _can_be_place(units[at + 1].text)


def _is_where(units: list[Unit], at: int, language: str) -> bool:
    """Whether what stands before a name only says where something is."""
    if at + 1 < len(units) and units[at + 1].text in ("'s", "’s", "("):
        return False
    if at and units[at - 1].key == "the" and at + 1 < len(units) and units[at + 1].key in _FIRMS:
        return True
    left = at - 1
    while left >= 0 and units[left].has("det"):
        left -= 1
    if left < 0:
        return False
    word = units[left]
    if word.key in _SURE[language] and word.text != "En":
        return True
    noun = left - 1 - 2 * (left > 2 and units[left - 1].key == "commerce")
    if word.has("of") and left and (units[left - 1].key in _SIDES or units[noun].key in _SEATED):
        return True
    inside = word.key in _INSIDE or (language == "fr" and word.text == "à" and left == at - 1)
    return inside and left > 0 and _is_sited(units, left - 1)


def _is_sited(units: list[Unit], at: int) -> bool:
    """Whether a word of siting, or one with its year (`fondée en 1974`), ends at a place."""
    word = units[at]
    if word.key in KINDS["sited"]:
        return True
    bare = not word.classes and word.mention is None and word.quantity is None
    noun = bare and word.text.isalpha() and not word.key.endswith("ing")  # "trading in Oak"
    if noun and units[at + 1].key == "in":
        return True
    year = len(word.key) == 4 and word.key.isdigit() and word.key[0] in _YEAR
    return year and at > 1 and units[at - 1].key in ("in", "en") and units[at - 2].key in KINDS["sited"]
