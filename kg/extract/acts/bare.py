"""Titles without a body: `chief executive Ann Lee said` is of the firm that the text speaks of.

Example:
    >>> past_board([Unit("chair", "chair", 0, 5)], 0)
    0
"""

from __future__ import annotations

from kg.extract.acts.whose import BOARDS, spoken_of
from kg.extract.drafts import Side
from kg.extract.names.cast import Cast
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import party_of

#: Titles that without a firm beside them belong to the firm that is spoken of; others may be of anything.
BARE = frozenset(
    (
        "chief executive", "chief executive officer", "ceo", "managing director", "cfo", "coo", "chairman",
        "chief financial officer", "chief operating officer", "chairwoman", "chairperson", "chair",
        "finance director", "finance chief", "deputy ceo", "deputy chief executive", "co-ceo",
        "executive chairman", "deputy chairman", "general manager", "chief investment officer",
        "chief technology officer", "non-executive chairman", "vice chairman", "chairman and chief executive",
        "president and chief executive", "directeur general", "directrice generale", "pdg", "p-dg", "dg",
        "president-directeur general", "presidente-directrice generale", "directeur financier",
        "directrice financiere", "directeur general delegue", "directrice generale deleguee",
        "administrateur delegue", "administratrice deleguee",
    )
)  # fmt: skip
#: Plain words that may stand before such a title.
_BESIDE = frozenset(
    "board company group founder co-founder founding longtime then cofondateur fondateur".split()
)
_GOVERNING = frozenset(
    "government cabinet parliament ministers ministres gouvernement parlement conseil treasury tresor".split()
)
#: Verbs of choosing somebody for an office.
NAMED = frozenset(
    "named appointed elected made promoted chosen confirmed nomme nommee elu elue promu promue".split()
)


def unsaid_body(
    sentence: Sentence, span: tuple[int, int], spot: int, spoken: tuple[Party | None, ...]
) -> tuple[Side | None, int | None, bool]:
    """`chief executive Ann Lee said`, `Ann Lee, the chairman, said`: the firm that is spoken of.

    Args:
        sentence: The sentence.
        span: Indices of the first and the last unit of the title.
        spot: Index of the person.
        spoken: The firm that the sentence before quotes, the one that the text names most, and the one
            that it begins with.

    Returns:
        The firm, its unit where it stands in the sentence, and whether nothing else can be meant.
    """
    units, (first, title) = sentence.units, span
    if not is_bare(units, span, spot):
        return None, None, True
    found = spoken_of(sentence, min(first, spot), max(title, spot), *spoken)
    return (found[0], found[1], False) if found is not None else (None, None, True)


def is_bare(units: list[Unit], span: tuple[int, int], spot: int) -> bool:
    """Whether nothing beside a title says of what it is, and it is one of a firm's.

    Args:
        units: A sentence.
        span: Indices of the first and the last unit of the title.
        spot: Index of the person.
    """
    first, title = span
    beside = units[first - 1] if first else None
    alone = beside is None or beside.is_mark or bool(beside.classes) or beside.key in _BESIDE | NAMED
    last = past_board(units, title)
    after = units[last + 1] if last + 1 < len(units) else None
    open_ended = after is not None and spot < title and not (after.is_mark or after.has("f:past", "have"))
    bare = units[title].key in BARE or last > title
    return bare and alone and not open_ended and not _of_founder(units, first)


def _of_founder(units: list[Unit], at: int) -> bool:
    """`founder and chief executive Ann Lee` at the head of a sentence: of which firm is not said."""
    return at >= 2 and at <= 3 and units[at - 1].has("and") and "founder" in units[at - 2].key


def past_board(units: list[Unit], last: int) -> int:
    """`présidente du conseil d'administration`, `chair of the board`: the last unit of a board of nothing."""
    at = last + 1
    while at < len(units) and at - last < 3 and units[at].has("of", "det") and not units[at].mention:
        at += 1
    if at == last + 1 or at >= len(units) or units[at].key not in BOARDS:
        return last
    while at + 2 < len(units) and units[at + 1].has("of") and units[at + 2].key in BOARDS:
        at += 2
    return at if at + 1 >= len(units) or not units[at + 1].has("of", "in") else last


def home_of(home: Party | None, units: list[Unit], cast: Cast) -> Party | None:
    """The state whose ministers a text speaks of: the one named most, by its name or as a government.

    Args:
        home: The one of the sentences before.
        units: A sentence.
        cast: The parties of the document.
    """
    for at, unit in enumerate(units):
        if unit.mention is None:
            continue
        party = party_of(unit)
        if party is not None and party.kind == "state" and (home is None or party.count > home.count):
            home = party
        elif home is None and (code := _of_government(units, at)) is not None:
            home = cast.state(code)
    return home


def _of_government(units: list[Unit], at: int) -> str | None:
    """`the Ghanaian cabinet`, `le Conseil des ministres luxembourgeois`: the country of the adjective."""
    mention = units[at].mention
    if mention is None or mention.form != "adjective":
        return None
    beside = [units[i] for i in (at - 1, at + 1) if 0 <= i < len(units)]
    return mention.country if any(unit.key in _GOVERNING for unit in beside) else None
