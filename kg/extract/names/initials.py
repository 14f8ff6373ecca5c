"""Where a name ends that its short form in brackets tells: `Société des bacs lagunaires (SBL)`.

Example:
    >>> from kg.extract.tokens import tokenize
    >>> tokens = tokenize("Caisse des gens de mer (CGM) a 5 %", 0)
    >>> [token.text for token in tokens[: with_initials(tokens, 0, 3)]]
    ['Caisse', 'des', 'gens', 'de', 'mer']
"""

from __future__ import annotations

from kg.extract.tokens import Token
from kg.extract.words import CAPITALS

_MOST = 5  # small words of a name that its short form tells, at most
_LEAST = 3  # letters of a short form, at least


def with_initials(tokens: list[Token], at: int, stop: int) -> int:
    """The end of a name over the small words whose first letters the bracket behind them has as well.

    Args:
        tokens: The sentence.
        at: Where the name begins.
        stop: Where its capitals end.
    """
    end = stop
    while end < len(tokens) and end - stop < _MOST and tokens[end].is_word and tokens[end].text.islower():
        end += 1
    if end == stop or end + 2 >= len(tokens) or tokens[end].text != "(" or tokens[end + 2].text != ")":
        return stop
    short = tokens[end + 1].text
    row = [one.key for one in tokens[at:end] if one.is_word]
    letters = "".join(key[0] for key in row if key not in CAPITALS.joints)
    every = "".join(key[0] for key in row)
    told = short.isupper() and len(short) >= _LEAST and short.casefold() in (letters, every)
    return end if told else stop
