"""Who stands behind a word of change that another one does or promises.

The bank hired to sell, the pledge of an owner to tender. What the subject of a verb does itself is read in
`doers.py`, who says "we" in `quotes.py`.

Example: in "Oak has hired Ash Bank to find a buyer" Oak is the one that sells.
"""

from __future__ import annotations

from kg.extract.acts.cues import Cue
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, is_modifier, is_party, subject_of

_HIRED = frozenset(
    "hired hires hire hiring appointed appoints appoint mandated mandates mandate engaged engages retained "
    "retains tasked tapped enlisted commissioned mandater "
    "mandatee mandatent charge chargee chargent missionne missionnee sollicite recrute engage "
    "confie confient confiera nomme".split()
)
_WILL = frozenset(
    "agreement pledge promise commitment decision intention intentions plan plans refusal undertaking desire "
    "wish willingness offer bid proposal resolve reluctance option right ambition ambitions attempt threat "
    "vow consent readiness accord engagement promesse decision projet volonte refus souhait proposition "
    "droit tentative menace faculte obligation serment choix".split()
)
_REACH = 14


def hirer_of(units: list[Unit], cue: Cue) -> int | None:
    """Who has somebody hired to do it: `Oak has hired Ash Bank to sell Fir`, `Chêne a mandaté Orme pour`.

    Args:
        units: The sentence.
        cue: The action, an infinitive or a noun that is given to somebody to do.

    Returns:
        Index of the name; None where nobody is hired.
    """
    names = 0
    for at in range(cue.first - 1, max(0, cue.first - _REACH), -1):
        if units[at].text in (";", ":", ".", "?") or units[at].has("rel"):
            return None
        if is_party(units[at]):
            names += 1
        elif units[at].key in _HIRED and names and not units[at].mention:
            return subject_of(units, at)
    return None


def willing_of(units: list[Unit], cue: Cue) -> int | None:
    """Whose will it is: `the decision of Oak to sell`, `Oak's pledge to tender`, `la promesse de Chêne`.

    Args:
        units: The sentence.
        cue: The action, an infinitive.
    """
    if cue.form != "inf":
        return None
    at = cue.first - 1
    while at > 0 and (units[at].has("to", "of", "not") or units[at].key in ("not", "ne", "pas")):
        at -= 1
    if at == cue.first - 1 or at < 1:
        return None
    if units[at].key in _WILL and not units[at].mention:
        return _owner_before(units, at)
    if not is_party(units[at]):
        return None
    left = at - 1
    while left > 0 and is_modifier(units[left]):
        left -= 1
    noun = left - 1
    named = units[left].has("of") and noun >= 0 and units[noun].key in _WILL
    return at if named and not units[noun].mention else None


def _owner_before(units: list[Unit], noun: int) -> int | None:
    """`Oak's (long-standing) pledge`: the possessor of a noun."""
    left = noun - 1
    while left > 0 and is_modifier(units[left]) and not units[left].has("det"):
        left -= 1
    named = left > 0 and units[left].text in POSSESSIVE and is_party(units[left - 1])
    return left - 1 if named else None
