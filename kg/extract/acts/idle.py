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
    if units[cue.first].key.startswith(_PAYING) and not _pays_for_part(units, cue):
        return True
    if _is_plain_noun(units, cue) or (cue.group == "sale" and _of_trade(units, cue)):
        return True
    free = cue.first > 0 and units[cue.first - 1].key in ("free", "public", "flottant")
    free = free or (cue.form == "want" and not _of_part(units, cue))
    longing = units[cue.first].key.startswith(_LONGING) or _of_rest(units, cue)
    present = cue.group == "take" and cue.form == "fin" and not longing  # it is told as done in the present
    unsure = not standing.sure and cue.group in ("take", "buyer") and cue.form != "noun" and not longing
    return free or present or unsure


def is_of_thing(units: list[Unit], cue: Cue) -> bool:
    """`sell its freehold estate`, `a sale of its Peruvian mines`: what is sold is no part of a firm."""
    at = cue.last + 1
    at += at < len(units) and units[at].has("of")
    if at >= len(units) or not units[at].has("poss"):
        return False
    for unit in units[at + 1 : at + 6]:
        if unit.quantity is not None or unit.has(*_OF_FIRMS) or unit.key in _FIRM_NOUNS:
            return False
        if unit.mention is not None and unit.mention.form != "adjective":
            return False
        if unit.is_mark or (unit.classes and not unit.mention):
            return True
    return True


_OF_FIRMS = ("stake", "capital", "votes", "holder", "subsidiary", "industry", "parent", "partner")
_FIRM_NOUNS = frozenset(
    "holding holdings interest interests half third quarter part portion position business arm unit division "
    "club team newspaper network chain venture parts part moitie tiers quart bloc pole branche division "
    "activite reseau chaine journal equipe entreprise coentreprise participations position title titres "
    "minority majority minoritaire titres titre actions action shares paper securities".split()
)


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


def _pays_for_part(units: list[Unit], cue: Cue) -> bool:
    """`will pay 1.4bn for 51 percent`, `va débourser 2 milliards pour la moitié de`: for a part of a firm."""
    for at in range(cue.last + 1, min(len(units) - 1, cue.last + 9)):
        if units[at].text in STOPS or units[at].has("boundary"):
            return False
        if units[at].key in ("for", "pour") and not units[at].mention:
            near = units[at + 1 : at + 5]
            return any(one.quantity is not None or one.has("stake") or one.key in _SHARES for one in near)
    return False


_PAYING = ("pay", "paid", "spen", "debours")
_SHARES = frozenset("half third quarter rest remainder moitie tiers quart reste solde".split())


def _is_plain_noun(units: list[Unit], cue: Cue) -> bool:
    """`asked a court`, `on the list`: an article before what could be a verb."""
    before = units[cue.first - 1].text.casefold() if cue.first else ""  # no "à"
    return cue.form in ("fin", "inf", "past") and before in ("a", "an", "the")


def _of_trade(units: list[Unit], cue: Cue) -> bool:
    """`n'a aucun produit sur le marché`, `entering the market`: nobody puts anything there."""
    if not units[cue.last].key.endswith(("marche", "market")):
        return False
    before = units[max(0, cue.first - 2 * _NEAR) : cue.first]
    near = units[max(0, cue.first - _NEAR) : cue.first]
    put = any(unit.key in _PUT for unit in before if not unit.mention)
    return not put and not any(unit.has("be") for unit in near)


_NEAR = 6
_PUT = frozenset(
    "put puts putting place placed come comes came coming back mis mise met mettre mettent mettra remis "
    "remettre arrive arriver".split()
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


_FURTHER = frozenset("davantage plus encore further again higher any".split())
_GOING = ("leav", "quit", "withdraw", "sortir", "walk", "move", "renforcer", "monter", "grimper")


def _goes(units: list[Unit], cue: Cue) -> bool:
    """`has no reason to leave.`, `intends to quit.`: a word of going that nothing follows."""
    going = units[cue.first].key.startswith(_GOING)
    after = cue.last + 1
    after += after < len(units) and units[after].key in _FURTHER
    ends = after >= len(units) or units[after].is_mark
    return going and cue.form in ("inf", "fut", "ing") and ends
