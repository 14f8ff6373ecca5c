"""What a figure is a part of, where no figure near it tells: the company that the text speaks of.

The sentence before has named it (`talks over Fir`, `the shares of Fir`), or the figure's own sentence has, in
passing. Whoever has one of the sentence's figures is no topic, nor is who only says where somebody belongs.

Example: "Secrecy surrounds the talks over Fir. Oak, with 30 %, wants out, the Elms, with 10 %, do not."
"""

from __future__ import annotations

from kg.extract.frames.frame import holder_frame
from kg.extract.frames.passing import aside, is_other_property
from kg.extract.frames.slots import Phrase
from kg.extract.frames.subjects import resting
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, case_of, form_of, head_before, is_party, party_of
from kg.extract.phrases.voice import meant

_NEVER_HELD = ("person", "state", "dispersed", "stateBody", "group")
_AT = frozenset(("at", "inside", "within", "over", "about", "chez"))
_HELD = ("stake", "capital", "holder", "votes")
_DOING = ("by", "from", "through")
_FIGURES = 6  # figures to each side whose holders are asked
_REACH = 60
_WORDS = 6  # units before a name that can say that shares of it are meant


def topic(
    before: list[Unit], sentence: Sentence, phrase: Phrase, holder: Party | None
) -> tuple[str, int] | None:
    """The company spoken of, with the name of the way it was found.

    Args:
        before: The sentence before; empty for the first.
        sentence: The figure's sentence.
        phrase: The figure in it.
        holder: Who has the figure, as far as is told.

    Returns:
        A name and an index; below 0 it counts back from the sentence's begin.
    """
    units = sentence.units
    shut = _holders(sentence, phrase)
    if holder is not None:
        shut.append(holder)
    low = max(0, phrase.at - _REACH)
    own = [
        i
        for i in range(low, phrase.at)
        if _can_be(units, i, shut) and not is_other_property(units, i, phrase.at)
    ]
    for i in reversed(own):
        if case_of(units, i) in ("in", "of") and _of_shares(units, i):
            return "shares_of", i
    led = next((i for i in own if _is_led(units, i)), None)
    if led is not None and case_of(units, led) == "in":
        return "led_in", led
    earlier = _earlier(before, units, shut)
    if earlier is not None:
        return earlier
    if led is not None:
        own_word = any(unit.has("poss") for unit in units[led : phrase.at])
        return ("led_own" if own_word else "led"), led
    return resting(units, phrase, shut, beyond=_is_beyond(sentence, phrase))


def _is_beside(units: list[Unit], shut: list[Party]) -> bool:
    """Whether a sentence names a firm that has none of its figures."""
    return any(_can_be(units, i, shut) for i in range(min(len(units), 2 * _REACH)))


def _is_beyond(sentence: Sentence, phrase: Phrase) -> bool | None:
    """Whether the words of a figure tell a holder behind it; None where they tell none."""
    frame = holder_frame(sentence, phrase.at)
    return frame.at > phrase.at if frame is not None else None


def _earlier(before: list[Unit], units: list[Unit], shut: list[Party]) -> tuple[str, int] | None:
    """The company that the sentence before was about: the last one under a preposition, or the only one.

    What has done something (`bought by Oak`) is not what the sentence was about.
    """
    end = len(before)
    named = [i for i in range(end) if _can_be(before, i, shut) and not is_other_property(before, i, end)]
    led = [i for i in reversed(named) if _is_led(before, i)]
    for i in led:
        if not aside(before, i, len(before)):
            return f"topic_{case_of(before, i) or 'at'}", i - len(before)
    if led:
        return "topic_aside", led[0] - len(before)
    named = [i for i in named if case_of(before, i) not in _DOING]
    only = {id(party_of(before[i])) for i in named}
    if len(only) != 1:
        return None
    return ("only_beside" if _is_beside(units, shut) else "only_earlier"), named[0] - len(before)


def _holders(sentence: Sentence, phrase: Phrase) -> list[Party]:
    """Whom the words beside the other figures of the sentence tell as holders."""
    units = sentence.units
    found: list[Party] = []
    before = [i for i in range(max(0, phrase.at - _REACH), phrase.at) if units[i].quantity is not None]
    behind = [i for i in range(phrase.at + 1, min(len(units), phrase.at + _REACH)) if units[i].quantity]
    for i in before[-_FIGURES:] + behind[:_FIGURES]:
        frame = holder_frame(sentence, i)
        party = party_of(units[frame.at]) if frame is not None else None
        if party is not None:
            found.append(party)
    return found


def _can_be(units: list[Unit], at: int, shut: list[Party]) -> bool:
    """Whether a name is of what can be held: a firm, not one that owns the next name, nor a place."""
    unit = units[at]
    party = party_of(unit)
    if party is None or not is_party(unit) or form_of(unit) in ("state", "pronoun"):
        return False
    if party.kind in _NEVER_HELD or any(party is one for one in shut):
        return False
    owns = at + 2 < len(units) and units[at + 1].text in POSSESSIVE and form_of(units[at + 2]) == "name"
    return not owns


def _is_led(units: list[Unit], at: int) -> bool:
    """Whether a name stands under `in`, `of`, `at`, `over`; `Elms of Oak` says where the Elms belong."""
    left = head_before(units, at)
    if left < 0:
        return False
    if units[left].key in _AT and units[left].mention is None:
        return True
    belongs = left > 0 and units[left].has("of") and is_party(units[left - 1])
    return case_of(units, at) in ("in", "of") and not belongs and meant(units, at) == at


def _of_shares(units: list[Unit], at: int) -> bool:
    """`shares of Fir`, `its stake in Fir`, `the biggest holder of Fir`."""
    return any(one.mention is None and one.has(*_HELD) for one in units[max(0, at - _WORDS) : at])
