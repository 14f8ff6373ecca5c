"""Words, numbers and marks of a text, with code-point offsets; and sentences made of them.

English possessives and French elisions are tokens of their own: `Acme` + `'s`, `l'` + `État`.

Example:
    >>> [token.text for token in tokenize("Acme's 12,5 % of l'Usine-Neuve", 0)]
    ['Acme', "'s", '12,5', '%', 'of', "l'", 'Usine-Neuve']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.source.zones import Block
from kg.names import fold


@dataclass(slots=True, eq=False)
class Token:
    """A word, number or mark.

    Args:
        text: As written, without the characters that nobody sees.
        key: Folded, for comparison.
        start: Offset of the first code point.
        end: Offset after the last one.
    """

    text: str
    key: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[:1].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[,\u00a0\u202f.]\d{3})+(?![\d])|\d+(?:[.,·]\d+)?)"
    r"|(?P<elision>(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu|quelqu)['’])(?=\w|\Z)"
    r"|(?P<possessive>['’]s\b|(?<=s)['’](?=\s))"
    r"|(?P<form>(?-i:\b[AKIP]/S\b))"
    r"|(?P<word>[^\W\d_](?:[\w&]|\+(?!\w)|[-‑.](?=[^\W_])|['’](?=[^\W\d_]{2}))*)"
    r"|(?P<mark>[^\w\s]|_)",
    re.IGNORECASE,
)
# Characters without width: a word with one inside looks like any other.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_LONGEST = 80  # letters of a word that are compared
_MAX_TOKENS = 200  # a sentence is cut here, so that no later step can meet a line of a megabyte

_cached_fold = lru_cache(maxsize=50_000)(fold)


def tokenize(text: str, offset: int) -> list[Token]:
    """The tokens of a stretch of text, read as they are seen: marks without width stand in no word.

    Args:
        text: The stretch.
        offset: Where it stands in the document; added to all offsets.
    """
    shown, places = _shown(text)
    found = []
    for match in _TOKEN.finditer(shown):
        start, end = match.span()
        word = shown[start:end]
        if word.endswith(_OWNED) and (owner := _owner(word)):
            cut = start + len(owner)
            key = _cached_fold(owner[:_LONGEST])
            found.append(Token(owner, key, places[start] + offset, places[cut] + offset))
            word, start = word[len(owner) :], cut
        key = _cached_fold(word[:_LONGEST])
        found.append(Token(word, key, places[start] + offset, places[end] + offset))
    return found


def _shown(text: str) -> tuple[str, Sequence[int]]:
    """The text without what nobody sees, and where each of its characters, and its end, stands."""
    if _UNSEEN.search(text) is None:
        return text, range(len(text) + 1)
    places = [at for at, letter in enumerate(text) if not _UNSEEN.match(letter)]
    return "".join(text[at] for at in places), [*places, len(text)]


def _owner(word: str) -> str:
    """The name in `Oak-owned`, the sign in `51 percent-owned`; empty for words: `state-owned`."""
    owner = word.rpartition("-")[0]
    if owner in _PERCENT:
        return owner
    return owner if owner[:1].isupper() and owner.casefold() not in _NO_OWNERS else ""


_OWNED = ("-owned", "-controlled")
_PERCENT = ("percent", "cent", "pct", "pc")
_NO_OWNERS = frozenset(
    "state government wholly fully majority minority jointly partly family privately publicly employee "
    "foreign locally partially worker woman women black veteran party pre "
    "co part investor".split()
)


_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"”»)’'")
_ABBREVIATED = frozenset(
    "mr mrs ms dr st no vs inc corp co ltd plc jr sr prof gen gov sen rep dept est approx fig m mm "
    "mme mlle me "
    "etc cf env av bd ste cie jan feb mar apr jun jul aug sept sep oct nov dec janv fevr avr juil "
    "u.s u.k e.g i.e "
    "s.a s.p.a n.v b.v".split()
)
_WRAP = 55  # a line at least this long without a full stop may go on in the next


def sentences(text: str, blocks: tuple[Block, ...]) -> Iterator[list[Token]]:
    """The sentences of the article as lists of tokens, in order; linear in the length of the text.

    A line goes on in the next one only where the text is wrapped: no full stop, no blank line, and a
    long line or a small letter after it.
    """
    for start, end in _paragraphs(text, blocks):
        yield from _cut(tokenize(text[start:end], start), text)


def _paragraphs(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for block in blocks:
        if end >= 0 and not block.new_paragraph and _goes_on(text, start, end, block):
            end = block.end
            continue
        if end >= 0:
            yield start, end
        start, end = block.start, block.end
    if end >= 0:
        yield start, end


def _goes_on(text: str, start: int, end: int, block: Block) -> bool:
    line = text[max(start, text.rfind("\n", start, end) + 1) : end]
    if block.start - end > 3 or line[-1] in ":;" or text[block.start] in "-*•#":
        return False
    if text[block.start].islower():
        return True
    return len(line) >= _WRAP and line[-1] not in '.!?…"”»'


def _cut(tokens: list[Token], text: str) -> Iterator[list[Token]]:
    start = 0
    for index, token in enumerate(tokens):
        if index - start >= _MAX_TOKENS - 1 or (token.text in _STOPS and _ends(tokens, index, text)):
            stop = index + 1
            while (
                stop < len(tokens)
                and tokens[stop].text in _CLOSERS
                and tokens[stop].start == tokens[stop - 1].end
            ):
                stop += 1
            if stop > start and index >= start:
                yield tokens[start:stop]
                start = stop
    if start < len(tokens):
        yield tokens[start:]


def _ends(tokens: list[Token], index: int, text: str) -> bool:
    token, before = tokens[index], tokens[index - 1] if index else None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return True
    if following.start == token.end and following.text not in _CLOSERS:
        return False
    if token.text != "." or before is None:
        return not following.text[:1].islower()
    if before.end == token.start and (before.key in _ABBREVIATED or _initial(before)):
        return _after_company_form(before, following)
    return not following.text[:1].islower()


def _initial(token: Token) -> bool:
    return token.text.isupper() and all(len(piece) == 1 for piece in token.text.split("."))


def _after_company_form(before: Token, following: Token) -> bool:
    """`Inc.` and `Ltd.` end a sentence when an article or pronoun opens the next one."""
    forms = ("inc", "corp", "co", "ltd", "plc", "sa", "s.a", "n.v", "s.p.a", "cie")
    return before.key in forms and following.text in (
        "The",
        "It",
        "Its",
        "In",
        "A",
        "But",
        "Le",
        "La",
        "Il",
        "Elle",
        "Les",
        "Ce",
        "Cette",
        "Celle-ci",
        "Celui-ci",
        "Un",
        "Une",
        "Son",
        "Sa",
        "Ses",
        "En",
        "This",
        "They",
        "He",
        "She",
    )
