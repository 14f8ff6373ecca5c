"""Seats on boards: who sits on one, is elected or co-opted to one, belongs to one, or has left it.

`Ann Lee sits on the Oak board`, `Bob Dahl no longer serves on Oak's board`, `Le conseil d'administration de
Chêne a coopté Marie Dubois`, `Jean Morel, membre du directoire de Chêne`. Titles are read in `offices.py`.

Example:
    >>> seats(Sentence([Unit("board", "board", 0, 5)]))
    []
"""

from __future__ import annotations

from kg.extract.acts.posts import is_person
from kg.extract.acts.whose import BOARDS, FIRMS, of_body, own_body
from kg.extract.drafts import LIKELY, Draft, Side, side_at
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, is_modifier, is_party, party_of, subject_of

_SITTING = frozenset(
    "sits sit sat serves serve served seat seats member members siege siegent siegeait membre membres".split()
)
_COMING = frozenset(
    "joins joined join elected appointed named nominated entre entrent entrera entree nomme nommee elu elue "
    "coopte cooptee rejoint rejoindra".split()
)
_GOING = frozenset(
    "left leaves quit quits resigned resigns retired departed quitte quittera demissionne "
    "demissionnaire".split()
)
_ONCE = frozenset("sat served siegeait former ancien ancienne ex-membre".split())
_BETWEEN = frozenset("on to from au du dans conseil as seats seat non-executive supervisory advisory".split())
_ORGANS = BOARDS | {"directors"}
_COOPTED = frozenset("coopte cooptee coopted co-opted".split())
_BACK = 7
_TELLING = _COOPTED | BOARDS


def seats(sentence: Sentence) -> list[Draft]:
    """The seats on boards that a sentence tells. Cost: linear in its length."""
    units = sentence.units
    found: list[Draft] = []
    if sentence.words.isdisjoint(_TELLING):
        return found
    for at, unit in enumerate(units):
        if unit.mention or unit.quantity:
            continue
        if unit.key in _COOPTED:
            found += _coopted(units, at)
        elif unit.key in BOARDS and not (at > 1 and units[at - 2].key in BOARDS):
            found += _seat(sentence, at)
    return found


def _seat(sentence: Sentence, board: int) -> list[Draft]:
    """`sits on the Oak board`, `a member of Oak's supervisory board`, `siège au conseil de Chêne`."""
    units = sentence.units
    first, body = _body(sentence, board)
    word = first - 1
    while word >= 0 and first - word < _BACK and _links(units[word]):
        word -= 1
    if body is None or word < 0 or units[word].key not in _SITTING | _COMING | _GOING:
        return []
    person = _person(units, word)
    holder = side_at(units, person)
    if holder is None or person is None:
        return []
    near = [unit for unit in units[max(0, word - 4) : word] if not unit.mention]
    if any(unit.has("plan", "want", "cond", "f:cond") for unit in near):
        return []
    longer = any(unit.key in ("longer", "plus") for unit in near)
    if any(unit.has("neg") for unit in near) and not longer:
        return []
    start, end = min(person, word), max(board, person)
    draft = Draft("boardMember", holder, body, units[start].start, units[end].end, role=units[word].text)
    over = longer or units[word].key in _GOING | _ONCE or any(unit.key in _ONCE for unit in near)
    draft.tense = "past" if over else "current"
    if any(unit.has("will") for unit in near) and not over:
        draft.status, draft.tense = "planned", "future"
    draft.certainty, draft.rule = LIKELY, "seat"
    return [draft]


def _body(sentence: Sentence, board: int) -> tuple[int, Side | None]:
    """The firm of a board, and the first unit of the words of both."""
    units = sentence.units
    at = board - 1
    while at > 0 and units[at].key in ("supervisory", "management", "advisory", "of", "d'", "de", "conseil"):
        at -= 1
    owned = at > 0 and units[at].text in POSSESSIVE
    name = at - owned
    party = party_of(units[name])
    if is_party(units[name]) and party is not None and party.kind in FIRMS:
        return name, side_at(units, name)
    if units[at].has("poss"):
        own = own_body(sentence, at)
        return at, own[0] if own is not None and own[2] else None
    after = board + 1
    while (
        after + 1 < len(units) and units[after].has("of") and units[after + 1].key in ("directors", *BOARDS)
    ):
        after += 2
    named = of_body(units, after)
    party = party_of(units[named]) if named is not None else None
    return board, side_at(units, named) if party is not None and party.kind in FIRMS else None


def _links(unit: Unit) -> bool:
    """A word between the verb of sitting and its board: `on the`, `au`, `as a director to the`."""
    return (
        not unit.mention
        and (
            unit.has("of", "in", "to", "det", "from", "as", "new")
            or unit.key in _BETWEEN
            or is_modifier(unit)
        )
        and unit.key not in _SITTING | _COMING | _GOING
    )


def _person(units: list[Unit], word: int) -> int | None:
    """Who sits: the subject, over `who`; or the name before a comma: `Ann Lee, a member of`."""
    left = word - 1
    while left > 0 and word - left < 5 and (is_modifier(units[left]) or units[left].has("former", "det")):
        left -= 1
    if left > 0 and units[left].text == "," and is_person(units[left - 1]):
        return left - 1
    subject = subject_of(units, word)
    return subject if subject is not None and is_person(units[subject]) else None


def _coopted(units: list[Unit], at: int) -> list[Draft]:
    """`The board of Oak has co-opted Ann Lee`: she is on it."""
    person = at + 1
    while person < len(units) and person - at < 4 and is_modifier(units[person]):
        person += 1
    board = next((i for i in range(at - 1, max(-1, at - 12), -1) if units[i].key in BOARDS), None)
    body = of_body(units, board + 1) if board is not None else subject_of(units, at)
    if person >= len(units) or not is_person(units[person]) or body is None:
        return []
    holder, held = side_at(units, person), side_at(units, body)
    if holder is None or held is None or held.party.kind not in FIRMS:
        return []
    draft = Draft(
        "boardMember", holder, held, units[min(body, at)].start, units[person].end, role=units[at].text
    )
    draft.certainty, draft.rule = LIKELY, "seat"
    return [draft]
