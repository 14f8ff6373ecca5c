"""Percentages and worded parts: one grammar for English and French.

What a figure is a part *of* is decided later, from the words around it; here it is only read. Bounds
come from `kg.shares.bounds` and nowhere else.

Example:
    >>> from kg.extract.tokens import tokenize
    >>> found = find(tokenize("plus de 12,5 % du capital", 0), words("fr"))
    >>> [(q.rule, q.stated, span) for span, q in found]
    [('moreThan', '12.5', (0, 4))]
"""

from __future__ import annotations

import re

from kg.errors import InvalidClaim
from kg.extract.parts import Quantity
from kg.extract.tokens import Token
from kg.extract.words import Words, words
from kg.model import Share
from kg.shares import ONE, bounds, percent

__all__ = ["find", "words"]

Span = tuple[int, int]

_NUMERAL = re.compile(r"\d+(?:\.\d+)?")
_RULE = {
    "approx": "about",
    "nearly": "nearly",
    "more": "moreThan",
    "atleast": "atLeast",
    "upto": "upTo",
    "less": "lessThan",
    "justover": "justOver",
}
_JUST = percent(2)  # how far *just over* reaches, as far as *nearly* does below
# Rules of worded parts under a qualifying word.
_WORDED = {
    ("half", "approx"): "aboutHalf",
    ("half", "nearly"): "nearlyHalf",
    ("half", "more"): "moreThanHalf",
    ("third", "approx"): "aboutThird",
    ("third", "nearly"): "aboutThird",
    ("third", "more"): "moreThanThird",
    ("twoThirds", "approx"): "aboutTwoThirds",
    ("twoThirds", "nearly"): "aboutTwoThirds",
    ("quarter", "approx"): "aboutQuarter",
    ("quarter", "nearly"): "aboutQuarter",
    ("quarter", "more"): "moreThanQuarter",
    ("threeQuarters", "approx"): "aboutThreeQuarters",
    ("threeQuarters", "nearly"): "aboutThreeQuarters",
}
# Percentages that a worded part with a bound amounts to, for the bounds that the table above has not.
_AS_PERCENT = {"half": "50", "quarter": "25", "threeQuarters": "75"}
_LONGEST_NUMBER = 12


def find(tokens: list[Token], lists: Words) -> list[tuple[Span, Quantity]]:
    """The quantities of a sentence with the tokens that they cover, in order; linear.

    Args:
        tokens: The sentence.
        lists: Words of its language.

    Returns:
        Pairs of token span and quantity. `share` is None where the figure is above 100.
    """
    keys = [token.key for token in tokens]
    found: list[tuple[Span, Quantity]] = []
    at = 0
    while at < len(tokens):
        read = _percentage(tokens, keys, at, lists) or _worded(tokens, keys, at, lists)
        if read is None:
            at += 1
            continue
        found.append(read)
        at = read[0][1]
    return _shared_percent_sign(found, tokens, keys, lists)


def _percentage(tokens: list[Token], keys: list[str], at: int, lists: Words) -> tuple[Span, Quantity] | None:
    first = _number(keys, at, lists)
    if first is None:
        return None
    stated, stop = first
    upper = None
    size = _percent_sign(keys, stop, lists)
    joined = keys[stop] if stop < len(keys) else ""
    if joined in ("-", "–", "—", "to", "a", "and", "et") and not (
        size and joined in ("and", "et", "a", "to")
    ):
        second = _number(keys, stop + 1, lists)
        if second and _percent_sign(keys, second[1], lists) and _may_range(keys, at, joined, lists):
            upper, stop = second
            size = _percent_sign(keys, stop, lists)
    elif size and joined:
        upper, stop, size = _range_after_sign(keys, at, stop, size, lists)
    if not size:
        return None
    return _made(tokens, keys, (at, stop + size), stated, upper, lists)


def _range_after_sign(
    keys: list[str], at: int, stop: int, size: int, lists: Words
) -> tuple[str | None, int, int]:
    """`between 25 % and 30 %`, `25%-30%`: the second number of a range whose first one has its sign."""
    after = stop + size
    joint = keys[after] if after < len(keys) else ""
    between = at > 0 and keys[at - 1] in ("between", "entre")
    if joint in ("-", "–") or (between and joint in ("and", "et")):
        second = _number(keys, after + 1, lists)
        if second and (sign := _percent_sign(keys, second[1], lists)):
            return second[0], second[1], sign
    return None, stop, size


def _may_range(keys: list[str], at: int, joint: str, lists: Words) -> bool:
    """`13-14 %` and `between 13 and 14 %` are ranges; `from 13 to 14 %` tells a change."""
    before = keys[at - 1] if at else ""
    if joint in ("and", "et"):
        return before in ("between", "entre")
    if joint in ("to", "a"):
        return before not in ("from", "de", "d'")
    return True


def _number(keys: list[str], at: int, lists: Words) -> tuple[str, int] | None:
    """A numeral or number in words: its digits with a point, and the token after it."""
    if at >= len(keys):
        return None
    if keys[at][:1].isdigit():
        plain = keys[at].replace(",", ".").replace("·", ".")
        if len(plain) > _LONGEST_NUMBER or not _NUMERAL.fullmatch(plain):
            return None
        return plain, at + 1
    return _spelled(keys, at, lists)


def _spelled(keys: list[str], at: int, lists: Words) -> tuple[str, int] | None:
    """`forty-three`, `quarante-trois`, `vingt et un`: only numbers up to 100 can be shares."""
    total, stop = 0, at
    while stop < min(len(keys), at + 4):
        if (
            stop > at
            and keys[stop] in ("and", "et", "-")
            and stop + 1 < len(keys)
            and keys[stop + 1] in lists.numbers
        ):
            stop += 1
            continue
        value = _spelled_word(keys[stop], lists)
        if value is None:
            break
        total, stop = total + value, stop + 1
    return (str(total), stop) if stop > at and total <= 100 else None


def _spelled_word(key: str, lists: Words) -> int | None:
    if key in lists.numbers:
        return lists.numbers[key]
    for cut in range(len(key)):
        if key[cut] == "-" and key[:cut] in lists.numbers and key[cut + 1 :] in lists.numbers:
            return lists.numbers[key[:cut]] + lists.numbers[key[cut + 1 :]]
    return None


def _percent_sign(keys: list[str], at: int, lists: Words) -> int:
    if at >= len(keys):
        return 0
    size, classes = lists.look(keys, at)
    return size if "percent" in classes or keys[at] == "%" else 0


def _made(
    tokens: list[Token], keys: list[str], span: Span, stated: str, upper: str | None, lists: Words
) -> tuple[Span, Quantity] | None:
    start, qualifier = _qualifier(keys, span[0], lists)
    if upper is not None:
        rule = "range"
        start = start - 1 if start and keys[start - 1] in ("between", "entre") else start
    else:
        rule = _RULE.get(qualifier, "exact")
    approximate = qualifier in ("approx", "nearly", "justover")
    quantity = _quantity(tokens, (start, span[1]), rule, stated, upper, approximate)
    if _is_negative(tokens, span[0]):
        quantity.share = None
    return (start, span[1]), quantity


def _is_negative(tokens: list[Token], at: int) -> bool:
    """`-5%`: a minus sign that follows a space and touches the number is no dash of a range."""
    if at == 0 or tokens[at - 1].text not in "-−" or tokens[at - 1].end != tokens[at].start:
        return False
    return at == 1 or tokens[at - 2].end < tokens[at - 1].start or tokens[at - 2].text == "("


def _quantity(
    tokens: list[Token], span: Span, rule: str, stated: str | None, upper: str | None, approximate: bool
) -> Quantity:
    try:
        share: Share | None = (
            _just_over(bounds("exact", stated)) if rule == "justOver" else bounds(rule, stated, upper)
        )
    except InvalidClaim:
        share = None
    first, last = tokens[span[0]], tokens[span[1] - 1]
    text = _rejoined(tokens[span[0] : span[1]])
    return Quantity(text, first.start, last.end, rule, stated, upper, approximate, share)


def _just_over(share: Share) -> Share:
    """A little more than a point."""
    return Share(share.low, min(ONE, share.high + _JUST), low_open=True)


def _rejoined(tokens: list[Token]) -> str:
    """The words with the spaces between them, as one line."""
    text, end = "", tokens[0].start
    for token in tokens:
        text += (" " if token.start > end else "") + token.text
        end = token.end
    return text


def _qualifier(keys: list[str], at: int, lists: Words) -> tuple[int, str]:
    """The qualifying words before a number: where they begin, and their class."""
    for size in (4, 3, 2, 1):
        start = at - size
        if start < 0:
            continue
        length, classes = lists.look(keys, start)
        if length == size:
            for name in _RULE:
                if name in classes:
                    return start, name
    return at, ""


def _worded(tokens: list[Token], keys: list[str], at: int, lists: Words) -> tuple[Span, Quantity] | None:
    """`a third`, `plus de la moitié`, `a majority stake`."""
    size = next(
        (n for n in (3, 2, 1) if at + n <= len(keys) and tuple(keys[at : at + n]) in lists.fractions), 0
    )
    if not size:
        return None
    rule = lists.fractions[tuple(keys[at : at + size])]
    start, qualifier = _qualifier(keys, at, lists)
    stated = None
    worded = _WORDED.get((rule, qualifier))
    if worded:
        rule = worded
    elif qualifier in ("more", "atleast", "upto", "less", "nearly") and rule in _AS_PERCENT:
        rule, stated = _RULE[qualifier], _AS_PERCENT[rule]
    approximate = qualifier in ("approx", "nearly", "justover")
    quantity = _quantity(tokens, (start, at + size), rule, stated, None, approximate)
    if qualifier == "justover" and quantity.share is not None and quantity.share.is_point:
        quantity.share, quantity.stated = _just_over(quantity.share), _AS_PERCENT.get(rule)
    return (start, at + size), quantity


def _shared_percent_sign(
    found: list[tuple[Span, Quantity]], tokens: list[Token], keys: list[str], lists: Words
) -> list[tuple[Span, Quantity]]:
    """Numbers that share the sign of the next one: `from 20 to 35 %`, `de 20 à 35 %`, `12, 15 and 20 %`."""
    extra: list[tuple[Span, Quantity]] = []
    previous = 0
    for (start, _), quantity in found:
        joint = start - 1
        while (
            quantity.stated
            and joint - 1 >= previous
            and keys[joint] in ("to", "a", "and", "et", ",", "or", "ou")
        ):
            if not keys[joint - 1][:1].isdigit() or (number := _number(keys, joint - 1, lists)) is None:
                break
            made = _made(tokens, keys, (joint - 1, joint), number[0], None, lists)
            if made is None or made[0][0] < previous or float(number[0]) > 100:
                break
            if keys[joint] in ("to", "a") and (
                made[0][0] == 0 or keys[made[0][0] - 1] not in ("from", "de", "d'")
            ):
                break
            extra.append(made)
            joint = made[0][0] - 1
        previous = start + 1
    return sorted(found + extra, key=lambda pair: pair[0])
