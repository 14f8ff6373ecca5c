"""Figures that are reckoned from another one: `the rest`, `as much`, `twice as much`, `autant`.

They are no numerals of the text, so none of them is ever *stated*; whether one is a share, and whose, is for
the weights to judge. `rest` is what one figure leaves of a hundred, `rests` what several leave together.

Example:
    >>> keys = "oak has 60 % of fir and elm the rest .".split()
    >>> reckoned(keys, [((2, 4), Fraction(60))])
    [((9, 10), Fraction(40, 1), 'rest')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Span = tuple[int, int]

_REST = frozenset("rest remainder balance reste solde restant".split())
_BEFORE_REST = frozenset(("the", "le", "du", "au", "remaining"))
#: `what is left`, `all that is left`, `what remains`; the last word is the figure.
_LEFT = (("is", "left"), ("what", "remains"), ("that", "remains"), ("qui", "reste"), ("was", "left"))
_LED = frozenset(("what", "that", "little", "whatever", "qui", "ce"))
#: After *the rest of* or *solde de*: what is left of a company, not of something else.
_OF = frozenset(("of", "de", "du", "des", "d'"))
_WHOLE = frozenset(
    "shares share capital equity stock it company firm actions parts titres votes voix "
    "entreprise societe".split()
)
_SAID = {
    ("half", "as", "much"): Fraction(1, 2), ("twice", "as", "much"): Fraction(2),
    ("double", "that"): Fraction(2), ("twice", "that"): Fraction(2), ("half", "that"): Fraction(1, 2),
    ("three", "times", "as", "much"): Fraction(3), ("three", "times", "that"): Fraction(3),
    ("as", "much"): Fraction(1), ("the", "same"): Fraction(1), ("just", "as", "much"): Fraction(1),
    ("autant",): Fraction(1), ("le", "double"): Fraction(2), ("le", "triple"): Fraction(3),
    ("deux", "fois", "plus"): Fraction(2), ("deux", "fois", "moins"): Fraction(1, 2),
    ("trois", "fois", "plus"): Fraction(3), ("moitie", "moins"): Fraction(1, 2),
    ("la", "moitie", "moins"): Fraction(1, 2), ("moitie", "autant"): Fraction(1, 2),
}  # fmt: skip
_SAID_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _row in sorted(_SAID, key=len, reverse=True):
    _SAID_BY_FIRST.setdefault(_row[0], []).append(_row)
#: A sentence without one of these words reckons nothing: of each wording the word that tells most.
_TELLING = {max(row, key=len) for row in _SAID} | _REST | {row[1] for row in _LEFT}
#: What can stand behind `as much` where it is a figure; a noun or `as` would be measured.
_BEHIND = frozenset(", . ; : ) and et a au aux chez pour by with in to dans for but mais while".split())
_NOT_BEFORE = frozenset(("d'", "pour", "as", "so", "too", "how", "that"))


def reckoned(keys: list[str], known: Sequence[tuple[Span, Fraction]]) -> list[tuple[Span, Fraction, str]]:
    """Spans of the figures that are reckoned, what they come to in percent, and how each was found.

    Args:
        keys: Folded tokens.
        known: Spans and percent of the figures that are written, in order.

    Cost: linear in the sentence.
    """
    if not known or _TELLING.isdisjoint(keys):
        return []
    found: list[tuple[Span, Fraction, str]] = []
    waiting = list(reversed(known))
    told, done = _Told(), 0
    for at, key in enumerate(keys):
        while waiting and waiting[-1][0][1] <= at:
            told.add(waiting.pop()[1])
        if key == ";" and told.parts > 1:
            told = _Told()
        if at < done or not told.parts or (waiting and waiting[-1][0][0] <= at):
            continue  # nothing to reckon from, or inside of one that is told
        span = _times(keys, at)
        if span is not None:
            done, value = span, told.last * _SAID[tuple(keys[at:span])]
            if value <= 100:
                found.append(((at, span), value, "times"))
                told.add(value)
        elif _is_rest(keys, at) and told.total < 100:
            found.append(((at, at + 1), 100 - told.total, "rest" if told.parts == 1 else "rests"))
    return found


@dataclass(slots=True)
class _Told:
    """The parts of one whole that a sentence has told so far: their number, their sum, the last of them."""

    parts: int = 0
    total: Fraction = Fraction(0)
    last: Fraction = Fraction(0)

    def add(self, value: Fraction) -> None:
        """One more; a new whole begins where they would be more than a hundred."""
        if self.parts > 1 and value == self.total:
            return  # "15 % and 25 %, 40 % in all"
        new = self.total + value > 100
        self.parts, self.total = (1, value) if new else (self.parts + 1, self.total + value)
        self.last = value


def _times(keys: list[str], at: int) -> int | None:
    """Where `twice as much`, `autant` ends, that begins at a place; None for none."""
    for row in _SAID_BY_FIRST.get(keys[at], ()):
        stop = at + len(row)
        if tuple(keys[at:stop]) == row:
            before = keys[at - 1] if at else ""
            closed = stop >= len(keys) or keys[stop] in _BEHIND
            return stop if closed and before not in _NOT_BEFORE else None
    return None


def _is_rest(keys: list[str], at: int) -> bool:
    """`the rest`, `le solde`, `what is left`; not `the rest of the world`."""
    before = keys[at - 1] if at else ""
    if keys[at] in _REST and before in _BEFORE_REST:
        after = keys[at + 1] if at + 1 < len(keys) else ""
        return after not in _OF or not _WHOLE.isdisjoint(keys[at + 2 : at + 5])
    pair = tuple(keys[max(0, at - 1) : at + 1])
    return pair in _LEFT and at > 1 and (keys[at - 2] in _LED or pair[0] in _LED)
