"""German and Dutch clauses in the order of English ones: the verb behind its subject, before its objects.

Nothing is moved: the verb that closes a clause, or stands before its subject, becomes a word that says
nothing, and a unit of no width with its key and classes is put where English has it. So `die ihre Quote von
10 auf 15 Prozent ausgebaut hat` reads as `which raised its quota from 10 to 15 percent`, and what was
learned of English order holds.

Example:
    >>> row = [Unit("dass", "that", 0, 4, frozenset({"rel"})), Unit("Rust", "rust", 5, 9)]
    >>> row[1].mention = Mention("Rust", 5, 9, "name")
    >>> row.append(Unit("Anteile", "_anteile", 10, 17))
    >>> row.append(Unit("hält", "holds", 18, 22, frozenset({"hold", "f:fin"})))
    >>> [unit.key for unit in in_order(row)]
    ['that', 'rust', 'holds', '_anteile', '_hält']
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.parts import NO_CLASSES, Mention, Unit
from kg.extract.phrases.grammar import case_of, group_at, head_before, is_party
from kg.extract.words import words

__all__ = ["Mention", "in_order"]

_ENDS = (",", ";", ":", "(", ")", ".", "—", "–")
_FINITE = ("f:fin", "f:past", "f:imp")
_AUXILIARIES = ("have", "be", "will", "cond", "want", "plan")
_LEXICAL = ("hold", "buy", "sell", "raise", "cut", "invest", "control", "belong", "have")
_WHICH = words("en").look(("which",), 0)[1]
_BY = words("en").look(("by",), 0)[1]
_HOLDS = words("en").look(("holds",), 0)[1]
_BELONGS = words("en").look(("belongs",), 0)[1]
_TO = words("en").look(("to",), 0)[1]
#: Verbs whose cases say who has a share.
_SHARING = dict.fromkeys(("gehört", "gehören", "gehörte", "gehörten"), "belong")
_SHARING |= dict.fromkeys(("entfällt", "entfallen", "entfiel", "entfielen"), "fall")
_SHARING |= dict.fromkeys(("liegt", "liegen", "lag", "lagen", "ligt", "lag", "liggen", "berust"), "lie")
_SHARING |= dict.fromkeys(("kommt", "kommen", "kam", "kamen", "käme", "kämen", "komt"), "come")
_BESIDE = ("bei", "beim", "bij")
_ACTED = ("hold", "buy", "control")


def in_order(made: list[Unit]) -> list[Unit]:
    """The units of a sentence in the order of English.

    Args:
        made: Its units; those of verbs that are told elsewhere lose their classes.

    Cost: linear in the sentence, clauses being short.
    """
    found: list[Unit] = []
    clause: list[Unit] = []
    named = False
    for unit in made:
        if unit.text in _ENDS and unit.mention is None and unit.quantity is None:
            told, named = _clause(clause, named=named)
            found += [*told, unit]
            clause = []
        else:
            clause.append(unit)
    return found + _clause(clause, named=named)[0]


def _clause(row: list[Unit], *, named: bool) -> tuple[list[Unit], bool]:
    """A clause in order, and whether its sentence has named a subject by now."""
    if not row:
        return row, named
    _shares_out(row)
    opened = _opened(row)
    if opened is not None:
        return _subordinate(row, opened), named
    free = any(is_party(unit) and not case_of(row, at) for at, unit in enumerate(row))
    finite = next((at for at, unit in enumerate(row) if _is_finite(unit)), None)
    if finite is None or (finite == 0 and named):
        ordered = row if finite is None else _pulled(row, 0)
        return ordered, named or free
    return _main(row, finite), named or free


def _opened(row: list[Unit]) -> int | None:
    """Where the word stands that opens a subordinate clause: `die`, `an der`, `weil`; None in a main one."""
    for at in (0, 1):
        if at < len(row) and _plain(row[at]) and row[at].has("rel"):
            return at
        if at < len(row) and not (_plain(row[at]) and row[at].has("in", "of", "by", "with", "to", "from")):
            break
    joined = _plain(row[0]) and (row[0].has("boundary") or row[0].key in ("if", "while", "that", "where"))
    return 0 if joined and _is_verb(row[-1]) else None


def _plain(unit: Unit) -> bool:
    return unit.mention is None and unit.quantity is None


def _is_verb(unit: Unit) -> bool:
    return _plain(unit) and (unit.has(*_FINITE, "f:part", "f:inf") or unit.has(*_AUXILIARIES, "belong"))


def _is_finite(unit: Unit) -> bool:
    """Whether a unit is a verb that agrees with a subject, or may be."""
    if not _plain(unit) or unit.has("f:part") or unit.key in ("been", "intention"):
        return False
    return unit.has(*_FINITE, "belong") or unit.has("be", "have", "will", "cond")


def _subordinate(row: list[Unit], opened: int) -> list[Unit]:
    """`an der Rust 9 Prozent hat`: the verbs at the end, put behind the subject."""
    first = len(row)
    while first > opened + 1 and len(row) - first < 3 and _is_verb(row[first - 1]):
        first -= 1
    verbs = row[first:]
    if not verbs or not any(unit.has(*_LEXICAL) for unit in verbs):
        return row
    relative = row[opened].has("rel") and row[opened].key != "that"
    subject = opened
    if opened or not relative:
        found = _subject(row, opened + 1, first)
        subject = found if found is not None else opened
    return _told_at(row, subject, verbs)


def _main(row: list[Unit], finite: int) -> list[Unit]:
    """A main clause: `Rust hat 5 Prozent gekauft`, `daran hält Rust 5 Prozent`, `5 Prozent hält Rust`."""
    front = any(is_party(unit) and not case_of(row, at) for at, unit in enumerate(row[:finite]))
    if front or row[finite].has("belong") or any(_is_pronoun(unit) for unit in row[:finite]):
        return _pulled(row, finite)
    subject = _subject(row, finite + 1, len(row))
    verbs = [row[finite], *_tail(row, finite)]
    figured = next((at for at in range(finite) if row[at].quantity is not None), None)
    telling = any(unit.has(*_LEXICAL) for unit in verbs) or (figured is not None and row[finite].has("be"))
    if subject is None or not telling or _is_nominal(row, finite):
        return _pulled(row, finite)
    led = figured is not None and head_before(row, figured) < 0
    ordered = _told_at(row, subject, verbs)
    if not led and figured is not None:
        ordered[finite] = Unit(",", ",", row[finite].start, row[finite].end)  # "mit 5 Prozent, Selm is"
    if led:
        ordered[finite] = Unit(row[finite].text, "which", row[finite].start, row[finite].end, _WHICH)
    return ordered


def _is_nominal(row: list[Unit], finite: int) -> bool:
    """`Größter Aktionär ist Rust`: what stands before the verb says what the subject is."""
    return row[finite].has("be") and any(_plain(unit) and unit.has("holder") for unit in row[:finite])


def _is_pronoun(unit: Unit) -> bool:
    return unit.mention is None and unit.key in ("it", "they")


def _subject(row: list[Unit], start: int, stop: int) -> int | None:
    """The last of the names that are the subject: free of prepositions, before any figure."""
    for at in range(start, stop):
        unit = row[at]
        if unit.quantity is not None:
            return None
        if _is_pronoun(unit):
            return at
        if is_party(unit) and not case_of(row, at):
            return max(i for i in group_at(row, at) if i < stop)
    return None


def _tail(row: list[Unit], finite: int) -> list[Unit]:
    """The participle or infinitive that ends a clause, with its auxiliaries."""
    first = len(row)
    while first > finite + 1 and len(row) - first < 3 and _is_verb(row[first - 1]):
        first -= 1
    return row[first:] if row[finite].has(*_AUXILIARIES) else []


def _pulled(row: list[Unit], finite: int) -> list[Unit]:
    """The verbs that end a clause, put behind its auxiliary."""
    verbs = _tail(row, finite)
    if not any(unit.has(*_LEXICAL) for unit in verbs):
        return row
    return _told_at(row, finite, verbs)


def _told_at(row: list[Unit], place: int, verbs: list[Unit]) -> list[Unit]:
    """The clause with its verbs told behind a place; where they stand they say nothing."""
    end = row[place].end
    told = [Unit(unit.text, unit.key, end, end, unit.classes) for unit in sorted(verbs, key=_rank)]
    if any(unit.has("be") for unit in verbs) or row[place].has("be"):
        _agents(row, verbs)
    for unit in verbs:
        _mute(unit)
    return [*row[: place + 1], *told, *row[place + 1 :]]


def _rank(unit: Unit) -> int:
    """The place of a verb among those of its clause: `has been sold`, `will sell`."""
    if unit.key == "been":
        return 1
    return 2 if unit.has("f:part", "f:inf") or not unit.has(*_AUXILIARIES) else 0


def _mute(unit: Unit) -> None:
    unit.key, unit.classes = "_" + unit.text.casefold(), NO_CLASSES


def _agents(row: list[Unit], verbs: list[Unit]) -> None:
    """`von Rust gehalten` is *by Rust*; in `5 Prozent von Rust` it stays *of*."""
    if not any(unit.has(*_ACTED) for unit in verbs):
        return
    for at in range(len(row)):
        unit = row[at]
        owned = at > 0 and (row[at - 1].quantity is not None or row[at - 1].has("stake", "capital", "votes"))
        passive = at > 0 and any(one.quantity is not None for one in row[: at - 1])
        if unit.text.casefold() in ("von", "vom", "door") and _plain(unit) and (not owned or not passive):
            unit.key, unit.classes = "by", _BY


def _shares_out(row: list[Unit]) -> None:
    """Verbs that say by their cases who has the figure, told as *holds* and *belongs to*.

    `der Rust gehören 5 Prozent`, `auf Rust entfallen 5 Prozent`: Rust holds; `liegt zu 5 Prozent bei Rust`:
    it belongs to Rust.
    """
    for unit, after in pairwise(row):
        if unit.text.casefold() in _BESIDE and after.quantity is not None:
            unit.key = "at"  # "steht bei 40 Prozent"
    verb = next(
        (at for at, unit in enumerate(row) if _plain(unit) and unit.text.casefold() in _SHARING), None
    )
    kind = _SHARING[row[verb].text.casefold()] if verb is not None else ""
    if verb is None:
        return
    if kind == "lie":
        _lying(row, verb)
    elif kind == "come" and not _comes_to(row):
        _mute(row[verb])
    elif kind in ("belong", "fall"):
        _given(row, verb, kind)


def _given(row: list[Unit], verb: int, kind: str) -> None:
    """`der Rust gehören 5 Prozent`, `auf Rust entfallen 5 Prozent`, as `Rust gehört zu 5 Prozent` is not."""
    figure = next((at for at in range(verb + 1, len(row)) if row[at].quantity is not None), None)
    if figure is None:
        if kind == "belong":
            _whose(row, verb)
        return
    named = any(is_party(unit) for unit in row[:verb])
    if not named or any(is_party(unit) for unit in row[verb + 1 : figure]):
        return
    if kind == "belong" and not row[figure - 1].has("to"):
        row[verb].key, row[verb].classes = "holds", _HOLDS
        for unit in row[:verb]:
            if _plain(unit) and unit.has("of", "to"):
                _mute(unit)
    elif kind == "fall" and _plain(row[0]) and row[0].has("to"):
        row[verb].key, row[verb].classes = "holds", _HOLDS
        _mute(row[0])


def _whose(row: list[Unit], verb: int) -> None:
    """`dem 5 Prozent der Rust gehören`: who holds them."""
    dative = _plain(row[0]) and row[0].has("rel") and row[0].text.casefold() in ("dem", "der", "denen")
    if dative and any(unit.quantity is not None for unit in row[:verb]):
        row[verb].key, row[verb].classes = "holds", _HOLDS


def _lying(row: list[Unit], verb: int) -> None:
    """`liegt zu 5 Prozent bei Rust`, `5 Prozent liegen bei Rust`: it belongs to Rust."""
    for at, unit in enumerate(row):
        after = row[at + 1 : at + 8]
        party = next((one for one in after if is_party(one) or one.quantity is not None), None)
        if unit.text.casefold() in _BESIDE and _plain(unit) and party is not None and is_party(party):
            unit.key, unit.classes = "to", _TO
            row[verb].key, row[verb].classes = "belongs", _BELONGS
    if row[verb].key != "belongs" and not any(one.has("belong") for one in row if one is not row[verb]):
        _mute(row[verb])


def _comes_to(row: list[Unit]) -> bool:
    """`kommt auf 5 Prozent`, as `dann kam Rust` does not."""
    return any(
        one.text.casefold() in ("auf", "über", "op")
        and any(unit.quantity is not None for unit in row[at + 1 : at + 6])
        for at, one in enumerate(row)
    )
