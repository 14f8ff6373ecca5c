"""Figures that are no shares: of sales, of voters, of a price; movements, and what is not meant.

Limits (`limits`) and parts that change hands (`portions`) have rooms of their own; all are asked here.
Each rule looks at what the figure is a figure of, at the word that governs it, or at what it is compared
with; none looks at a whole phrase. They only ever take a figure out: what no rule knows may be a share.

Example: in "sales rose 3 % and 40 % of its output goes to Oak" both figures are none.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.linking.limits import limit_rules
from kg.extract.linking.measures import (
    HELD,
    Led,
    after,
    beside_measure,
    in_kind,
    is_plain,
    led_by_measure,
    of_measure,
    word_kinds,
)
from kg.extract.linking.nameless import is_afloat, is_left_him, is_of_nameless
from kg.extract.linking.portions import of_figure, of_own_shares, portion_rules
from kg.extract.linking.scene import Scene
from kg.extract.parts import Unit

_BACK = 14  # units from a figure to the one before that it goes on from
_SHORT = frozenset(("short", "decouvert"))
_MERGED = frozenset("combined merged enlarged resulting fusionne fusionnee ensemble".split())
_NOW = frozenset("today now currently previously aujourd'hui actuellement desormais".split())


def is_strange(scene: Scene, at: int) -> bool:
    """Whether the figure at a place is no share. Cost: a few units are looked at, once a place."""
    if at not in scene.strange:
        number = scene.sentence_of[at]
        sentence, place = scene.sentences[number], at - scene.starts[number]
        asked = [*_RULES, *(rule for rule, led in _led_rules() if not led.isdisjoint(sentence.words))]
        own = any(rule(sentence.units, place) for rule in asked)
        scene.strange[at] = own or _goes_with_strange(scene, at)
    return scene.strange[at]


def _is_move(units: list[Unit], at: int) -> bool:
    """`up 22 %`, `rose 1.9 %`, `fell by 5 %`, `a reculé de 23 %`, `shares lost 3 %`, `exports 55 % of`."""
    if _is_from(units, at):
        return False
    left = at - 1
    while (
        left >= 0
        and at - left < 4
        and (units[left].has("by") or units[left].key in ("de", "d'", "only", "another"))
    ):
        left -= 1
    if left < 0:
        return False
    verb = units[left]
    if in_kind(verb, "before"):
        return left == at - 1 and (left == 0 or _opens_move(units[left - 1]))
    if in_kind(verb, "making", "moved"):
        return not _of_company(units, at)
    if in_kind(verb, "swayed"):
        subject = units[max(0, left - 9) : left]
        return any(in_kind(unit, "quoted", "rates") for unit in subject) and not _of_company(units, at)
    return False


def _is_from(units: list[Unit], at: int) -> bool:
    """`augmente de 5 % à 12 %`: a level that is left for another."""
    row = units[at + 1 : at + 3]
    return len(row) == 2 and units[at - 1].has("of") and row[0].has("to") and row[1].quantity is not None


def _opens_move(unit: Unit) -> bool:
    """What stands before `up 22 %`: a mark, *is* or a measure; not a verb as in `put up 26 %`."""
    return unit.is_mark or unit.has("be", "price") or in_kind(unit, "rates", "quoted", "people")


def _of_company(units: list[Unit], at: int) -> bool:
    """Whether a company or capital follows: `lost 30 % of Oak`, `gained 5 % of the votes`."""
    if at + 1 < len(units) and units[at + 1].has(*HELD):
        return True
    if at + 1 >= len(units) or not units[at + 1].has("of", "in"):
        return False
    for _, unit in after(units, at + 1, 4):
        if unit.has(*HELD) or (unit.mention is not None and unit.mention.form in ("name", "descriptor")):
            return True
        if not is_plain(unit):
            return False
    return False


def _is_change_of_other(units: list[Unit], at: int) -> bool:
    """`relevé ses tarifs de 3 %`, `raised prices by 5 %`, `its stake by 5 %`: by how much, no level."""
    link = at - 1
    if _is_from(units, at) or link < 1 or not (units[link].has("by") or units[link].key in ("de", "d'")):
        return False
    french = units[link].has("of")
    for i in range(link - 1, max(-1, link - 7), -1):
        unit = units[i]
        if unit.has("raise", "cut", "rise", "fall") and not unit.mention:
            return not french or any(in_kind(one, "rates", "people") for one in units[i + 1 : link])
        if unit.quantity is not None or unit.is_mark:
            return False
    return False


def _of_merged(units: list[Unit], at: int) -> bool:
    """`Oak's shareholders would own 57 % of the combined group`: neither side is a party that is named."""
    behind = [unit for _, unit in after(units, at, 5)]
    if not behind or not behind[0].has("of") or not any(unit.key.split(" ")[0] in _MERGED for unit in behind):
        return False
    return any(in_kind(unit, "people") for unit in units[max(0, at - 12) : at])


def _is_accepted(units: list[Unit], at: int) -> bool:
    """`63 % of the shares had been tendered`, `shareholders with 38 % rejected the bid`: how many agreed."""
    for i, unit in after(units, at, 10):
        if in_kind(unit, "tendered"):
            return not (at and (units[at - 1].has("poss") or units[at - 1].text in ("'s", "’s")))
        if in_kind(unit, "accepted"):
            left = units[max(0, at - 5) : at]
            return any(in_kind(one, "people") for one in left) and not any(one.mention for one in left)
        if unit.is_mark or unit.quantity is not None or (unit.mention is not None and i < at + 2):
            return False
    return False


def _of_option(units: list[Unit], at: int) -> bool:
    """`an option over the other 12 %`, `une option sur 36 % supplémentaires`: a right and no holding."""
    left = at - 1
    while left >= 0 and at - left < 5 and (units[left].has("det", "on", "for") or is_plain(units[left])):
        if in_kind(units[left], "rights"):
            return True
        if units[left].has("poss"):
            return False  # "options for its 37 % holding"
        left -= 1
    return False


def _goes_with_strange(scene: Scene, at: int) -> bool:
    """`the margin fell from 22 % to 20 %`, `60 % of sales and 40 % abroad`: as the figure before.

    Cost: each figure of a document is looked at once, however long the row of them.
    """
    row = []
    before: int | None = at
    while before is not None and before not in scene.follows:
        row.append(before)
        before = _before(scene, before)
    for place in reversed(row):
        before = _before(scene, place)
        scene.follows[place] = before is not None and (
            _is_plainly_strange(scene, place, before) or scene.follows[before]
        )
    return scene.follows[at]


def _is_plainly_strange(scene: Scene, at: int, before: int) -> bool:
    """Whether the figure before one is strange by its own words.

    What follows a step with *to* is a level of its own: `raised its stake by 5 % to 22 %`.
    """
    start = scene.starts[scene.sentence_of[at]]
    units = scene.sentences[scene.sentence_of[at]].units
    rules = _MEASURES if scene.units[at - 1].has("to") else (*_MEASURES, *_STEPS)
    return any(rule(units, before - start) for rule in rules)


def _before(scene: Scene, at: int) -> int | None:
    """Place of the figure that the one at a place goes on from; None where its own words tell what it is."""
    units, number = scene.units, scene.sentence_of[at]
    inside = at + 1 < len(units) and scene.sentence_of[at + 1] == number
    against = at > 0 and units[at - 1].key in ("contre", "against")  # "82 %, contre 80 % chez Chêne"
    if inside and units[at + 1].has("of", "in") and not against:
        return None
    for i in range(at - 1, max(scene.starts[number] - 1, at - _BACK), -1):
        unit = units[i]
        if unit.quantity is not None:
            return i
        named = unit.mention is not None and unit.mention.form != "adjective"
        if named and i == at - 2 and units[at - 1].has("with") and units[i - 1].has("by", "and"):
            continue  # "first with 40 % of sales, followed by Oak with 20 %"
        if named or unit.has(*HELD, "have", "buy", "sell", "belong") or unit.text in (";", ":", "("):
            return None
    return None


_MEASURES = (of_measure, beside_measure, led_by_measure)
_STEPS = (_is_move, _is_change_of_other)


def _is_short(units: list[Unit], at: int) -> bool:
    """`a 3 % short position`, `vendeur à découvert sur 3 %`: a bet on a fall."""
    beside = [*units[max(0, at - 4) : at], *units[at + 1 : at + 3]]
    return any(unit.key in _SHORT and unit.mention is None for unit in beside)


def _is_quality(units: list[Unit], at: int) -> bool:
    """`100 % électrique`, `100 percent organic`: wholly so; not `100 % owned` or `100 % of`."""
    quantity = units[at].quantity
    if quantity is None or quantity.stated != "100" or at + 1 >= len(units):
        return False
    what = units[at + 1]
    had = at and units[at - 1].has("hold", "have", "from", "to")
    if had or what.key in _NOW:
        return False
    return not (what.classes or what.mention or what.quantity or what.is_mark)


def _is_paid(units: list[Unit], at: int) -> bool:
    """`financera les essais à hauteur de 70 %`, `garanti à 80 % par`, `creditors with 61 %`: of a cost."""
    if at == 0 or not (units[at - 1].has("to", "of", "with") or units[at - 1].key in ("at", "for")):
        return False
    if _of_company(units, at):
        return False
    for i in range(at - 2, max(-1, at - 9), -1):
        unit = units[i]
        if in_kind(unit, "paying"):
            return True
        agent = unit.mention is not None and units[i - 1].has("by", "of")
        if (unit.mention is not None and not agent) or unit.is_mark or unit.quantity is not None:
            return False
        if unit.has(*HELD, "have", "buy", "sell", "holder"):
            return False
    return False


def _is_denied(units: list[Unit], at: int) -> bool:
    """`78 %, non les 90 qu'il espérait`, `78 %, and not the 90 % it had hoped for`: what it is not."""
    left = at - 1
    while left >= 0 and at - left < 4 and (units[left].has("det", "poss") or units[left].key == "pas"):
        left -= 1
    if left < 1 or units[left].key not in ("non", "not"):
        return False
    behind = units[at + 1 : at + 5]
    turned = any(one.key in ("mais", "but") for one in behind) and any(one.quantity for one in behind)
    return turned or _levels_before(units, left)


def _levels_before(units: list[Unit], at: int) -> bool:
    """Whether a figure stands shortly before a place, in the same clause."""
    row = units[max(0, at - 9) : at]
    return any(unit.quantity is not None for unit in row) and not any(unit.text in (";", ":") for unit in row)


_RULES = (
    *_MEASURES,
    *_STEPS,
    _is_paid,
    _is_denied,
    _is_quality,
    of_figure,
    of_own_shares,
    _of_merged,
    is_of_nameless,
    is_afloat,
    is_left_him,
)


@lru_cache(maxsize=1)
def _led_rules() -> tuple[Led, ...]:
    """Rules that say no where none of some words, keys or classes, stands in the sentence."""
    kinds = word_kinds()
    return (
        *limit_rules(),
        *portion_rules(),
        (_of_option, kinds["rights"]),
        (_is_accepted, kinds["tendered"] | kinds["accepted"]),
        (_is_short, _SHORT),
    )
