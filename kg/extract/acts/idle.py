"""Words of change that tell no plan where they stand: `takes over as`, `leaves the state with 46`.

Example: in "which would leave the state with 46 percent" nobody parts with anything.
"""

from __future__ import annotations

from kg.extract.acts.cues import Cue, Standing
from kg.extract.acts.doers import STOPS
from kg.extract.parts import Unit

#: Groups of cues that make plans.
PLANNING = ("give", "leave", "sale", "pass", "seller", "take", "get", "bid", "bidder", "buyer")
#: Verbs of getting that only long for it, whatever their tense.
_LONGING = (
    *("circl", "covet", "court", "stalk", "woo", "eye", "bid", "convoit", "lorgn", "guign", "pursu"),
    *("approach", "approch", "interess"),
)
_MINORITIES = frozenset("minority minorities minoritaires minoritaire".split())


def is_led(cue: Cue, cues: list[Cue]) -> bool:
    """`interested in selling`, `wants to buy`: a wish whose verb stands right behind it says what for."""
    ahead = (cue.last + 1, cue.last + 2)
    return cue.form == "want" and any(
        one.first in ahead and one.group in PLANNING and one.form in ("inf", "ing") for one in cues
    )


def is_idle(units: list[Unit], cue: Cue, standing: Standing) -> bool:
    """`free float`, `takes over as chief executive`, and the present of getting, which is told as done."""
    if cue.last + 1 < len(units) and units[cue.last + 1].has("as"):
        return True
    if cue.group == "leave" and _leaves_with(units, cue):
        return True
    free = cue.first > 0 and units[cue.first - 1].key in ("free", "public", "flottant")
    free = free or (cue.form == "want" and not _of_part(units, cue))
    longing = units[cue.first].key.startswith(_LONGING) or _of_rest(units, cue)
    present = cue.group == "take" and cue.form == "fin" and not longing  # it is told as done in the present
    unsure = not standing.sure and cue.group in ("take", "buyer") and cue.form != "noun" and not longing
    return free or present or unsure


def _of_rest(units: list[Unit], cue: Cue) -> bool:
    """`buys out its minority holders`, `rachète ses minoritaires`: an offer, though told in the present."""
    near = units[cue.last + 1 : cue.last + 5]
    return cue.form in ("fin", "ing") and any(unit.key in _MINORITIES for unit in near)


def _leaves_with(units: list[Unit], cue: Cue) -> bool:
    """`which would leave the state with 46 percent`, `laisserait à l'État 46 %`: what comes of it."""
    left = units[cue.first].key.startswith(("leav", "left", "laiss"))
    ahead = units[cue.last + 1 : cue.last + 9]
    return left and any(
        unit.has("with") or unit.key == "with" or unit.key in ("a", "au", "aux") for unit in ahead
    )


def _of_part(units: list[Unit], cue: Cue) -> bool:
    """`wants the 12%`, `wants the family's stake`; but `interested in 12%` holds it."""
    after = units[cue.last + 1 : cue.last + 5]
    part = any(unit.quantity is not None or unit.has("stake", "capital") for unit in after)
    return part if units[cue.last].has("det", "poss") else not after or after[0].quantity is None


def of_stake(units: list[Unit], cue: Cue, standing: Standing) -> bool:
    """Whether a word that can mean anything, `leave`, `take`, speaks of a stake: its object, or `en`, `y`."""
    if cue.group == "get" and not standing.sure:
        return False
    if standing.sure and _goes(units, cue):
        return True
    if any(unit.key in ("en", "y") for unit in units[max(0, cue.first - 2) : cue.first]):
        return standing.sure
    for at in range(cue.last + 1, min(len(units), cue.last + 8)):
        unit = units[at]
        if unit.quantity is not None:
            levels = units[at - 1].has("from", "to", "by") or units[at - 1].key == "de"
            return cue.group == "leave" and not levels
        held = unit.has("stake", "capital", "votes", "holder") or unit.key in ("part", "partie")
        if held and not unit.mention:
            return not (at + 2 < len(units) and units[at + 1].has("to", "from") and units[at + 2].quantity)
        if unit.text in STOPS or unit.text == ",":
            return False
    return False


_GOING = ("leav", "quit", "withdraw", "sortir", "walk", "move", "renforcer", "monter", "grimper")


def _goes(units: list[Unit], cue: Cue) -> bool:
    """`has no reason to leave.`, `intends to quit.`: a word of going that nothing follows."""
    going = units[cue.first].key.startswith(_GOING)
    ends = cue.last + 1 >= len(units) or units[cue.last + 1].is_mark
    return going and cue.form in ("inf", "fut", "ing") and ends
