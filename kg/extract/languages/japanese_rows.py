"""Rows of Japanese items: what is left of a sentence for the frames, and what only says who is meant.

A name has its sector, trade, state or founder before it (`空調部品を手がける北沢冷機`, `塗料の葵化学`):
none of these is a party.

Example:
    >>> words = [("N", "塗料"), ("n", "の"), ("N", "葵化学"), ("g", "が")]
    >>> items = [Item(code, text, at, at + 1) for at, (code, text) in enumerate(words)]
    >>> [item.text for item in row_of(items, None)]
    ['葵化学', 'が']
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.extract.languages.items import Item
from kg.extract.languages.rows import without_asides
from kg.extract.parts import Party

#: Words for the company that the text speaks of.
TOPICS = frozenset("同社 同行 同グループ".split())
#: What says who a person is, before の and the name: `創業者のマルコ・セルム`.
_FOUNDING = "創業"
#: Particles that a word which says nothing takes along.
_HELD_ALONG = "niod"
_EACH = "それぞれ"  # tells of figures only where one follows
_NEAR = 5  # items that tell through whom something is held


def row_of(items: list[Item], topic: Party | None) -> list[Item]:
    """The items that the frames see.

    Args:
        items: Those of a sentence; a word for the topic becomes its name.
        topic: The company that the text speaks of.
    """
    return _heads(_row(without_asides(_with_topic(items, topic))))


def _with_topic(items: list[Item], topic: Party | None) -> list[Item]:
    """The items with `同社` made the name of the company that the text speaks of."""
    for item in items:
        if item.code == "t" and item.text in TOPICS:
            item.code, item.party = ("N", topic) if topic is not None else ("_", None)
            item.text = topic.written or topic.name if topic is not None else item.text
    return items


def _row(items: list[Item]) -> list[Item]:
    """The items that the frames see: no unknown words, and no nouns that only say what a name is."""
    kept: list[Item] = []
    skipped = False  # whether the item before says what or whence the next name is
    for at, item in enumerate(items):
        following = items[at + 1].code if at + 1 < len(items) else "."
        if item.code == "*" and following not in "n,N":
            party = Party(item.text, "company", written=item.text)
            item = Item("N", item.text, item.start, item.end, party=party)
        joint = skipped and item.code in _HELD_ALONG + ","
        says = item.code == "*" or _is_nation(items, at) or _is_founder(items, at)
        each = item.text == _EACH and following != "Q"
        skipped = says or (item.code == "_" and following in _HELD_ALONG)
        if not (joint or says or each or item.code == "_"):
            kept.append(item)
    return _without_trades(kept)


def _without_trades(items: list[Item]) -> list[Item]:
    """`空調部品を手がける北沢冷機`: what a company deals in says which one is meant, and nothing else."""
    kept: list[Item] = []
    for at, item in enumerate(items):
        if item.code == "W":  # "烏丸アセットを通じて": through whom
            del kept[len(kept) - _through(kept) :]
        elif item.code != "V":
            kept.append(item)
        elif [one.code for one in kept[-2:]] == ["N", "o"] and _names_after(items, at + 1):
            del kept[-2:]
            if [one.code for one in kept[-1:]] == ["t"] or [one.code for one in kept[-2:]] == ["N", "n"]:
                del kept[-2:]  # "北米で塗料や接着剤を", "国内の塗料を"
    return kept


def _through(items: list[Item]) -> int:
    """How many of the last items tell through whom something is held: `完全子会社の烏丸アセットを`."""
    codes = "".join(item.code for item in items[-_NEAR:])
    match = re.search(r"(?:[uF]n?|N)?[Nu]o?$", codes)
    return match.end() - match.start() if match is not None else 0


def _heads(items: list[Item]) -> list[Item]:
    """`飲料の桜井は`: the last of two nouns is who is meant, where a particle or a figure follows it."""
    kept: list[Item] = []
    for at, item in enumerate(items):
        after = items[at + 1].code if at + 1 < len(items) else "."
        headed = len(kept) > 1 and kept[-1].code == "n" and kept[-2].code == "N"
        listed = after == "d" and at + 2 < len(items) and items[at + 2].code == "Q"
        held = len(kept) > 2 and kept[-3].code in "wgo,"  # "AはBのCの株式": who holds is told before
        if item.code == "N" and headed and (after in "wgQ(K" or listed or (held and after in "nSoi")):
            del kept[-2:]
        elif item.code == "N" and [one.code for one in kept[-2:]] == ["p", "n"] and after in "gi":
            del kept[-2:]  # "会長のセルム氏に20%"
        kept.append(item)
    return kept


def _is_nation(items: list[Item], at: int) -> bool:
    """Whether a state says whence the name after it is: `フランスの葵化学`."""
    party = items[at].party
    followed = at + 1 < len(items) and items[at + 1].code == "n"
    return party is not None and party.kind == "state" and followed and _names_after(items, at + 2)


def _is_founder(items: list[Item], at: int) -> bool:
    """Whether a word says that the person named after it has founded the company: `創業者のセルム氏`."""
    followed = at + 1 < len(items) and items[at + 1].code == "n"
    return (
        items[at].code == "N"
        and items[at].text.startswith(_FOUNDING)
        and followed
        and _names_after(items, at + 2)
    )


def _names_after(items: list[Item], at: int) -> bool:
    """Whether a name follows at once: `フランスの葵化学` says whence it is."""
    return at < len(items) and items[at].code in "N*"


def theme_of(items: list[Item]) -> Party | None:
    """The company that a sentence begins with as its theme; None where it begins otherwise."""
    for item, after in pairwise(items):
        themed = after.code in "wg" or _is_theme(items, item)
        if item.party is not None and themed:
            return item.party if item.party.kind == "company" else None
    return None


def _is_theme(items: list[Item], item: Item) -> bool:
    """`桜井電機の大株主。`, `桜井電機では、`: a headline, or a place, which says whose holders follow."""
    codes = "".join(one.code for one in items)
    return item is items[0] and re.match(r"Nn(?:Nn)?O[d.]*$|Ndw", codes) is not None
