"""What a figure is a part of, told by what its clause or sentence is about: a subject that does not hold it.

The rules of `GOVERNED` read a passive, a verb of belonging, or *whose shareholders*; they are asked beside
the words of the figure. `resting` is a last resort, where nobody else names a company: the one firm that
the sentence speaks of and that has no figure itself.

Example: "Fir, the second-division club, is 90 % owned by Oak", "Fir, whose main shareholders are Oak with".
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule
from kg.extract.frames.passing import is_seat_of
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Party, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    SELF,
    case_of,
    form_of,
    is_modifier,
    is_party,
    party_of,
    subject_of,
)
from kg.extract.phrases.voice import find_passive, is_participle, meant

_NEAR = 8  # units between a participle and its figure
_REACH, _ON = 60, 30
_ENDS = (";", ":", "—", "–", ".")
_WHOSE = frozenset(("whose", "dont"))
_NEVER_HELD = ("person", "state", "dispersed", "stateBody", "group")


def _governed(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir, which is 5 % owned by`, `Fir, itself 5 % owned by`, `Fir, the club, is owned two-thirds by`."""
    participle = find_passive(units, phrase)
    if participle is None:
        participle = _split_passive(units, phrase)
    if participle is None or abs(participle - phrase.at) > _NEAR:
        return None
    first = min(participle, phrase.first)
    if (
        first < 1
        or units[first - 1].has("det", "poss")
        or units[first].has("det", "poss")
        or not _is_predicate(units, first)
    ):
        return None
    found = subject_of(units, first)
    return found if found is not None and found < first else None


def _split_passive(units: list[Unit], phrase: Phrase) -> int | None:
    """Index of the participle right before a figure that `by` follows: `owned two-thirds by`."""
    before = phrase.first - 1
    if before < 1 or phrase.after >= len(units) or not units[phrase.after].has("by"):
        return None
    if units[before].has("to", "for", "as") and units[before].mention is None:
        before -= 1
    return before if is_participle(units[before]) else None


def _is_predicate(units: list[Unit], first: int) -> bool:
    """Whether what is said of a subject begins at an index: behind *is*, *itself*, or a comma."""
    if units[first - 1].text in (",", "("):
        return True
    near = units[max(0, first - 4) : first]
    return any(unit.mention is None and (unit.has("be") or unit.key in SELF) for unit in near)


def _belonging(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir, which heats half the town, belongs for 5 % to Oak`, `Fir appartient à 5 % à Oak et à 4 % à`."""
    joined = True
    for i in range(phrase.first - 1, max(0, phrase.first - _REACH // 3), -1):
        unit = units[i]
        if unit.text in _ENDS or unit.has("rel", "boundary"):
            return None
        joined = unit.quantity is not None or (joined and unit.text != ",")
        if unit.mention is None and unit.has("belong") and not joined:
            return None
        if unit.mention is None and unit.has("belong"):
            return subject_of(units, i)
    return None


def _whose_holders(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir, whose main shareholders are Oak with 5 %`, `Fir, dont l'actionnaire principal, Oak, a 5 %`."""
    noun = False
    for i in range(phrase.first - 1, max(0, phrase.first - _REACH // 2), -1):
        unit = units[i]
        if unit.text in _ENDS or unit.quantity is not None or unit.has("boundary"):
            return None
        if unit.mention is None and unit.key in _WHOSE:
            return _led_to(units, i) if noun else None
        noun = noun or (unit.mention is None and unit.has("holder"))
    return None


def _led_to(units: list[Unit], relative: int) -> int | None:
    """The name that a relative clause belongs to, over an apposition: `Fir, a listed firm whose`."""
    at = relative - 1
    while at > 0 and relative - at < _NEAR:
        if is_party(units[at]) or units[at].quantity is not None:
            return at if units[at].quantity is None else None
        apposed = is_modifier(units[at]) or not units[at].classes or units[at].has("industry", "subsidiary")
        if not (apposed or units[at].text == "," or units[at].has("of", "in")):
            return None
        at -= 1
    return None


def _explained(units: list[Unit], phrase: Phrase) -> int | None:
    """`Fir, the specialist of which Oak has 5 %`: before the noun that the clause hangs on."""
    for i in range(phrase.first - 1, max(1, phrase.first - _REACH // 3), -1):
        unit = units[i]
        if unit.text in (*_ENDS, ",") or unit.quantity is not None or unit.has("boundary"):
            return None
        if unit.mention is None and (unit.has("rel") or unit.key == "dont"):
            inside = units[i - 1].has("in", "of")
            own = any(one.mention is None and one.has("stake", "det", "poss") for one in units[i + 1 : i + 3])
            if own or not (inside or unit.key == "dont"):
                return None
            return _led_to(units, i - inside)
    return None


#: Asked where the words beside the figure name no company.
GOVERNED: tuple[Rule, ...] = (_governed, _belonging, _whose_holders, _explained)


def resting(
    units: list[Unit], phrase: Phrase, shut: list[Party], *, beyond: bool | None
) -> tuple[str, int] | None:
    """The company by its place in the sentence alone, with the name of the way it was found.

    Args:
        units: The figure's sentence.
        phrase: The figure in it.
        shut: Who has one of the figures of the sentence.
        beyond: Whether the holder stands behind the figure; None where no holder is told.

    Returns:
        A name and an index.
    """
    low = max(0, phrase.at - _REACH)
    own = [i for i in range(low, phrase.at) if _can_be(units, i, shut) and not case_of(units, i)]
    known = units[max(0, phrase.first - 1)].has("det") or units[phrase.first].has("det")
    known = known and phrase.after < len(units) and is_participle(units[phrase.after])
    told = beyond is not None and phrase.possessor is None and not (beyond and known)
    if own and told and (beyond or _is_one(units, own)):
        return ("subject_beyond" if beyond else "subject_alone"), own[-1 if beyond else 0]
    high = min(len(units), phrase.at + _ON)
    for i in range(phrase.at + 1, high):
        if units[i].text in (";", "."):
            return None
        if _can_be(units, i, shut) and case_of(units, i) in ("of", "in") and not is_seat_of(units, i):
            return "led_behind", i
    return None


def _is_one(units: list[Unit], places: list[int]) -> bool:
    return len({id(party_of(units[i])) for i in places}) == 1


def _can_be(units: list[Unit], at: int, shut: list[Party]) -> bool:
    """Whether a name can be what is held: a firm that has no figure itself and leads to no other name."""
    unit = units[at]
    party = party_of(unit)
    if party is None or not is_party(unit) or form_of(unit) in ("state", "pronoun"):
        return False
    if party.kind in _NEVER_HELD or any(party is one for one in shut) or meant(units, at) != at:
        return False
    owns = at + 2 < len(units) and units[at + 1].text in POSSESSIVE and form_of(units[at + 2]) == "name"
    return not owns
