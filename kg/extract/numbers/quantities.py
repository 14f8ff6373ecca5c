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

from functools import lru_cache

from kg.errors import InvalidClaim
from kg.extract.numbers.bare import places
from kg.extract.numbers.counted import ONES, counted_at, mixed_at
from kg.extract.numbers.numerals import QUALIFIERS, number, numerals, percent_sign, qualifier
from kg.extract.numbers.offered import offered
from kg.extract.numbers.reckoned import reckoned
from kg.extract.numbers.wordings import openers, worded_at
from kg.extract.parts import Quantity
from kg.extract.tokens import Token
from kg.extract.words import Words, words
from kg.model import Share
from kg.shares import ONE, bounds, percent

__all__ = ["find", "words"]

Span = tuple[int, int]

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

_ROUGHLY = (["environ"], ["approximately"])
_BUT = (["but"], ["and"], [",", "but"], ["mais"], ["et"], [",", "mais"])
_SHARES = frozenset("share vote action voix titre part".split())
# What is bought or sold "de 25 à 30 %" is a range; a holding that goes "de 25 à 30 %" changes.
_BOUGHT = frozenset("achat rachat acquisition cession vente reprise entree".split())


def find(tokens: list[Token], lists: Words, *, told: bool = False) -> list[tuple[Span, Quantity]]:
    """The quantities of a sentence with the tokens that they cover, in order; linear.

    Args:
        tokens: The sentence.
        lists: Words of its language.
        told: Whether the sentence before has a figure, so that a bare number can go with that one.

    Returns:
        Pairs of token span and quantity. `share` is None where the figure is above 100.
    """
    keys = [token.key for token in tokens]
    numbered = numerals(keys, lists)
    worded = openers(lists.language)
    found: list[tuple[Span, Quantity]] = []
    done = 0
    for at in sorted({*numbered, *[at for at, key in enumerate(keys) if key in worded or key in ONES]}):
        # A figure begins with one of these words.
        read = _figure(tokens, keys, at, lists) if at >= done else None
        if read is not None:
            found.append(read)
            done = read[0][1]
    found = _bands(_shared_percent_sign(found, tokens, keys, lists), tokens)
    found = _with_bare(found, tokens, lists, told=told) if numbered else found
    return _with_reckoned(found, tokens, keys)


def _figure(tokens: list[Token], keys: list[str], at: int, lists: Words) -> tuple[Span, Quantity] | None:
    return _percentage(tokens, keys, at, lists) or _worded(tokens, keys, at, lists)


def _bands(found: list[tuple[Span, Quantity]], tokens: list[Token]) -> list[tuple[Span, Quantity]]:
    """`more than 25% but not more than 50%` is one figure."""
    joined: list[tuple[Span, Quantity]] = []
    for span, quantity in found:
        last = joined[-1] if joined else None
        between = [token.key for token in tokens[last[0][1] : span[0]]] if last else []
        band = last is not None and last[1].rule in ("moreThan", "atLeast")
        if last is None or not band or quantity.rule not in ("upTo", "lessThan") or between not in _BUT:
            joined.append((span, quantity))
            continue
        both = _quantity(tokens, (last[0][0], span[1]), "range", last[1].stated, quantity.stated, False)
        if both.share is not None:
            opened = last[1].rule == "moreThan"
            both.share = Share(both.share.low, both.share.high, opened, quantity.rule == "lessThan")
        both.upper = quantity.stated
        joined[-1] = ((last[0][0], span[1]), both)
    return joined


def _with_bare(
    found: list[tuple[Span, Quantity]], tokens: list[Token], lists: Words, *, told: bool
) -> list[tuple[Span, Quantity]]:
    """The quantities with the bare numbers that stand beside them: `Oak 20 %, Fir 10`."""
    keys = [token.key for token in tokens]
    for ways in (_listed, offered):
        beside = [span for span, quantity in found if quantity.stated is not None or ways is offered]
        for at, way in ways(keys, beside, lists, told=told):
            read = number(keys, at, lists)
            made = _made(tokens, keys, (at, read[1]), read[0], None, lists) if read is not None else None
            if made is not None:
                made[1].bare = way
                found.append(made)
        found.sort(key=lambda pair: pair[0])
    return found


def _with_reckoned(
    found: list[tuple[Span, Quantity]], tokens: list[Token], keys: list[str]
) -> list[tuple[Span, Quantity]]:
    """The quantities with those that are reckoned from them: `the rest`, `twice as much`."""
    known = [
        (span, quantity.share.low * 100)
        for span, quantity in found
        if quantity.share is not None
        and quantity.share.is_point
        and quantity.bare not in ("loose", "spelled")
    ]
    extra = []
    for span, value, way in reckoned(keys, known):
        quantity = _quantity(tokens, span, "exact", str(value), None, False)
        quantity.stated, quantity.bare = None, way
        extra.append((span, quantity))
    return sorted(found + extra, key=lambda pair: pair[0]) if extra else found


def _listed(keys: list[str], spans: list[Span], lists: Words, *, told: bool) -> list[tuple[int, str]]:
    return [(at, "listed") for at in places(keys, spans, lists, told=told)]


def _percentage(tokens: list[Token], keys: list[str], at: int, lists: Words) -> tuple[Span, Quantity] | None:
    first = number(keys, at, lists)
    if first is None:
        return None
    stated, stop = first
    upper = None
    size = percent_sign(keys, stop, lists)
    joined = keys[stop] if stop < len(keys) else ""
    if joined == "-" and not size and (sign := percent_sign(keys, stop + 1, lists)):
        size = 1 + sign  # "the 26-percent owner"
    if (
        float(stated) <= 100
        and joined in ("-", "–", "—", "to", "a", "and", "et")
        and not (size and joined in ("and", "et", "a", "to"))
    ):
        second = number(keys, stop + 1, lists)
        if second and percent_sign(keys, second[1], lists) and _may_range(keys, at, joined, lists):
            upper, stop = second
            size = percent_sign(keys, stop, lists)
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
        second = number(keys, after + 1, lists)
        if second and (sign := percent_sign(keys, second[1], lists)):
            return second[0], second[1], sign
    return None, stop, size


def _may_range(keys: list[str], at: int, joint: str, lists: Words) -> bool:
    """`13-14 %` and `between 13 and 14 %` are ranges; `from 13 to 14 %` tells a change."""
    before = keys[at - 1] if at else ""
    if joint in ("and", "et"):
        return before in ("between", "entre")
    if joint in ("to", "a"):
        bought = at > 1 and keys[at - 2] in _BOUGHT and before in ("de", "d'")
        return bought or before not in ("from", "de", "d'")
    return True


def _made(
    tokens: list[Token], keys: list[str], span: Span, stated: str, upper: str | None, lists: Words
) -> tuple[Span, Quantity] | None:
    start, said = qualifier(keys, span[0], lists)
    if upper is not None:
        rule = "range"
        start = start - 1 if start and keys[start - 1] in ("between", "entre") else start
    else:
        rule = QUALIFIERS.get(said, "exact")
    approximate = said in ("approx", "nearly", "justover")
    more, size = _one_share(keys, span[1]) if rule == "exact" else ("", 0)
    rule, span = more or rule, (span[0], span[1] + size)
    quantity = _quantity(tokens, (start, span[1]), rule, stated, upper, approximate)
    if _is_negative(tokens, span[0]):
        quantity.share = None
    return (start, span[1]), quantity


def _one_share(keys: list[str], at: int) -> tuple[str, int]:
    """`plus one share`, `moins une action`: the rule, and how many tokens tell it."""
    row = keys[at : at + 3]
    if len(row) < 3 or row[1] not in ("one", "a", "1", "une") or row[2] not in _SHARES:
        return "", 0
    rules = {"plus": "plusOneShare", "and": "plusOneShare", "minus": "minusOneShare", "less": "minusOneShare"}
    rule = rules.get(row[0]) or ("minusOneShare" if row[0] == "moins" else "")
    return rule, 3 if rule else 0


def _is_negative(tokens: list[Token], at: int) -> bool:
    """`-5%`: a minus sign that follows a space and touches the number is no dash of a range."""
    if at == 0 or tokens[at - 1].text not in "-−" or tokens[at - 1].end != tokens[at].start:
        return False
    return at == 1 or tokens[at - 2].end < tokens[at - 1].start or tokens[at - 2].text == "("


#: A document says few figures, and those often.
_bounds = lru_cache(maxsize=1024)(bounds)


def _quantity(
    tokens: list[Token], span: Span, rule: str, stated: str | None, upper: str | None, approximate: bool
) -> Quantity:
    try:
        share: Share | None = (
            _just_over(bounds("exact", stated)) if rule == "justOver" else _bounds(rule, stated, upper)
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


def _worded(tokens: list[Token], keys: list[str], at: int, lists: Words) -> tuple[Span, Quantity] | None:
    """`a third`, `plus de la moitié`, `a majority stake`, `two fifths`, `all of Oak`."""
    found = counted_at(keys, at, lists) or mixed_at(keys, at, lists) or worded_at(keys, at, lists, tokens)
    if found is None:
        return None
    size, rule, numeral = found
    start, said = qualifier(keys, at, lists)
    more, one = _one_share(keys, at + size)
    if more and rule in _AS_PERCENT and not said:
        size, rule, numeral = size + one, more, _AS_PERCENT[rule]
    elif not said and keys[at + size : at + size + 1] in _ROUGHLY:
        size, said = size + 1, "approx"
    stated = None
    worded = _WORDED.get((rule, said))
    if worded:
        rule = worded
    elif said in ("more", "atleast", "upto", "less", "nearly") and rule in _AS_PERCENT:
        rule, stated = QUALIFIERS[said], _AS_PERCENT[rule]
    elif numeral is not None:
        rule, stated = QUALIFIERS.get(said, rule), numeral
    approximate = said in ("approx", "nearly", "justover")
    quantity = _quantity(tokens, (start, at + size), rule, stated, None, approximate)
    if numeral is not None:
        quantity.stated = None  # no numeral is written
    if said == "justover" and quantity.share is not None and quantity.share.is_point:
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
            if not keys[joint - 1][:1].isdigit() or (read := number(keys, joint - 1, lists)) is None:
                break
            if keys[joint] == "," and joint > 1 and tokens[joint - 2].is_capital:
                break  # the number belongs to a name: "Oak 2, 24 %"
            made = _made(tokens, keys, (joint - 1, joint), read[0], None, lists)
            if made is None or made[0][0] < previous or float(read[0]) > 100:
                break
            if keys[joint] in ("to", "a") and (
                made[0][0] == 0 or keys[made[0][0] - 1] not in ("from", "de", "d'")
            ):
                break
            extra.append(made)
            joint = made[0][0] - 1
        previous = start + 1
    return sorted(found + extra, key=lambda pair: pair[0])
