"""Numbers that share the percent sign of another one: `51 per cent against her 49`, `Oak 20 %, Fir 10`.

A bare number is a share only beside a figure with a sign, and only where it stands as that one stands:
in a list, a comparison, a change, as the rest. A year, a sum, an age, a count or a date never does.

Example:
    >>> from kg.extract.words import words
    >>> keys = "oak has 30 % and fir 20 , says ann , 54".split()
    >>> places(keys, [(2, 4)], words("en"))
    [6]
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.numbers.numerals import number, numerals, qualifier
from kg.extract.words import Words

Span = tuple[int, int]

_STOPS = frozenset(",;.:)—–?!")
_EACH = frozenset(("each", "apiece", "chacun", "chacune"))
#: What can stand behind a bare share; any other word is the noun that it counts.
_BEHIND = frozenset(
    (
        "and", "or", "in", "at", "by", "from", "to", "before", "after", "while", "so", "but", "now", "today",
        "then", "et", "ou", "chez", "dans", "contre", "apres", "avant", "mais", "quand", "tandis", "puis",
        "aujourd'hui", "desormais", "depuis", "pour", "\"", "”", "»",
    )
)  # fmt: skip
_AGAINST = frozenset(("against", "with", "avec", "contre"))  # beside any figure
_AT = frozenset(("at", "on", "a", "pour"))  # beside a figure after the same word
_REST = frozenset(("remaining", "other", "restants", "autres"))
_THEN = frozenset(("then", "puis", "ensuite"))
_JOINTS = frozenset((",", ";", "and", "et", "while", "quand", "("))
_CHANGING = ("rise", "fall", "raise", "cut", "level")
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sept sep oct nov dec janvier fevrier mars avril mai juin juillet aout septembre octobre "
    "novembre decembre".split()
)
#: Signs and words of money: the number after one is a sum.
_MONEY = frozenset("$ € £ ¥ euros dollars pounds rs eur usd no n° number".split())
#: The number after one of these is an age or a label.
_LABELS = frozenset("aged age agee page section article note flight block route phase quai lot tome".split())
#: Words of a sentence about prices: its bare numbers are rather prices.
PRICES = frozenset(
    "closed close ended traded index inflation trading yield cours cloture indice taux".split()
)
# Before *close*: `at the close`, no `run it close`.
_AT_CLOSE = frozenset("the market friday monday tuesday wednesday thursday its previous".split())
_CLAIMING = MONTHS | _MONEY | _LABELS | frozenset("-/+#")
_MOST_WORDS = 8  # between a joint and its bare number
_REACH = 30  # tokens from a figure to the bare number that goes with it


def places(keys: list[str], spans: Sequence[Span], lists: Words, *, told: bool = False) -> list[int]:
    """Places of the bare numbers of a sentence that are shares, in order; linear in its length.

    Args:
        keys: Folded tokens.
        spans: Spans of the figures that have a sign of their own.
        lists: Words of the language.
        told: Whether the sentence before has a figure.
    """
    if not spans and not told:
        return []
    found: list[int] = []
    taken = covered(spans)
    ends = sorted((stop for _, stop in spans), reverse=True)
    last: int | None = None
    priced = bool(told_prices(keys))
    for at in numerals(keys, lists):
        if at in taken or (read := number(keys, at, lists)) is None or not is_small(keys, at, read[0]):
            continue
        digits = keys[at][:1].isdigit()
        stop = read[1]
        if spans and _is_point_of(keys, at, stop):
            found.append(at)
            continue
        if not closes(keys, stop) or (not digits and not _is_each(keys, stop)):
            continue
        while ends and ends[-1] <= at:
            last = ends.pop()
        first = qualifier(keys, at, lists)[0]
        if last is None:
            if told and not spans and _alone(keys, first, stop):
                found.append(at)
            continue
        if at - last <= _REACH and _goes_with(keys, (last, first, stop), lists, priced=priced):
            found.append(at)
            ends.append(stop)
    return found


def told_prices(keys: list[str]) -> list[int]:
    """The places of the words that tell of prices, in order."""
    if PRICES.isdisjoint(keys) and "close" not in keys:
        return []  # nearly every sentence
    return [at for at in range(len(keys)) if tells_price(keys, at)]


def tells_price(keys: list[str], at: int) -> bool:
    """Whether a word tells that numbers near it are prices: `index`, `at the close`, not `to close`.

    Example:
        >>> [tells_price("at the close he runs it close".split(), at) for at in (2, 6)]
        [True, False]
    """
    if keys[at] == "close":
        return at > 0 and keys[at - 1] in _AT_CLOSE
    return keys[at] in PRICES


def covered(spans: Sequence[Span]) -> set[int]:
    """The places that spans cover."""
    return {at for start, stop in spans for at in range(start, stop)}


def is_small(keys: list[str], at: int, digits: str) -> bool:
    """A number up to 100 that no month, currency or hyphen claims: not `May 9`, `$ 12`, `A-5`."""
    before = keys[at - 1] if at else ""
    if before in ("of", "de") and at > 1 and keys[at - 2] == "age":
        return False  # "retires at the age of 70"
    return 0 < float(digits) <= 100 and before not in _CLAIMING


def _is_point_of(keys: list[str], at: int, stop: int) -> bool:
    """`31 %, of which 17 points belong to Oak`, `31 %, dont 17 points à Chêne`."""
    if keys[stop : stop + 1] != ["points"] or not at:
        return False
    return keys[at - 1] == "dont" or keys[max(0, at - 2) : at] == ["of", "which"]


def closes(keys: list[str], stop: int) -> bool:
    """Whether no noun follows that a number counts."""
    if stop >= len(keys):
        return True
    key = keys[stop]
    return key in _STOPS or key in _BEHIND or key in _EACH


def _is_each(keys: list[str], stop: int) -> bool:
    return stop < len(keys) and keys[stop] in _EACH


def _goes_with(keys: list[str], spot: tuple[int, int, int], lists: Words, *, priced: bool) -> bool:
    """Whether a bare number stands as the figure before it.

    Args:
        keys: Folded tokens.
        spot: Where the last figure ends, where the number begins with its qualifying words, where it ends.
        lists: Words of the language.
        priced: Whether the sentence speaks of prices.
    """
    _, first, stop = spot
    before = keys[first - 1] if first else ""
    if before in _REST or _is_each(keys, stop) or before in _AGAINST:
        return True
    if keys[stop : stop + 1] == ["restants"]:
        return True
    if _compared(keys, spot):
        return True
    if priced:
        return False
    return _in_its_place(keys, spot) or _changed(keys, spot, lists) or _listed(keys, spot, lists)


def _in_its_place(keys: list[str], spot: tuple[int, int, int]) -> bool:
    """`is at 44 %, its partner at 7`: after the same word as the figure."""
    last, first, _ = spot
    before = keys[first - 1]
    return before in _AT and before in [keys[i] for i in range(max(0, last - 6), last - 1)]


def _compared(keys: list[str], spot: tuple[int, int, int]) -> bool:
    """`his 51 % and her 49`, `against his wife's 49`; `5 %, then 11`; `to 34 % from 48`."""
    last, first, _ = spot
    before = keys[first - 1]
    if before == "from" and first - last <= 4:
        return True
    return before in ("'s", "’s", "his", "her", "their") or (before in _THEN and first - last <= 3)


def _changed(keys: list[str], spot: tuple[int, int, int], lists: Words) -> bool:
    """`will drop to 21`, `thereby reach 42`, `tombera à 21`."""
    last, first, _ = spot
    before = keys[first - 1]
    verb = first - 2 if before in ("to", "a", "at") else first - 1
    if verb < last:
        return False
    verb -= keys[verb] in ("back", "up", "down")
    classes = lists.look(keys, verb)[1]
    return bool(classes & set(_CHANGING)) and "be" not in classes


def _listed(keys: list[str], spot: tuple[int, int, int], lists: Words) -> bool:
    """`and TRS 12`, `, the Kjellman family 21`: joint, name, number; no verb and no preposition between."""
    last, first, stop = spot
    joint = next((i for i in range(first - 1, last - 1, -1) if keys[i] in _JOINTS), None)
    if joint is None or joint - last > 2 * _MOST_WORDS or not 1 <= first - 1 - joint <= _MOST_WORDS:
        return _measured_in(keys, spot)
    if stop < len(keys) and keys[stop] not in _STOPS and keys[stop] not in ("and", "et", "in", "so", "while"):
        return False
    if keys[first - 1] in ("(", "'s") or not keys[first - 1][:1].isalnum():
        return False
    between = [lists.look(keys, i)[1] for i in range(joint + 1, first)]
    loose = ("in", "to", "with", "from", "by", "on", "for", "at", "as", "than", "be", "rel", "boundary")
    return not any(classes & {*loose, "f:fin", "f:past", "f:imp", "f:inf"} for classes in between)


def _measured_in(keys: list[str], spot: tuple[int, int, int]) -> bool:
    """`20 % of Oak, 8 in Fir`: the number right after a comma, before `in`."""
    _, first, stop = spot
    return keys[first - 1] in (",", "and", "et") and keys[stop : stop + 1] in (["in"], ["dans"], ["chez"])


def _alone(keys: list[str], first: int, stop: int) -> bool:
    """`Next comes Elm, with 33.`, `It dropped back to 21.` after a sentence that has a figure."""
    closed = stop >= len(keys) or keys[stop] in (".", ";")
    return closed and first >= 3 and keys[first - 1] == "with" and keys[first - 2] == ","
