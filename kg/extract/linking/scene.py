"""A document laid out flat: its units in one row, with what stands around each of them.

Sentences keep their own small lists for the questions of `phrases.grammar`; here every unit has one
place in the document, so that a name of the sentence before is as easy to reach as one beside the figure.

Example:
    >>> units = [Unit("Oak", "oak", 0, 3), Unit("holds", "holds", 4, 9, frozenset({"hold"}))]
    >>> Scene([Sentence(units)]).symbols
    ['w', 'hold']
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate, compress, islice

from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, case_of, group_at, is_party

_FORMS = {"name": "N", "state": "N", "descriptor": "D", "pronoun": "D", "pair": "D", "adjective": "j"}
#: Classes that a symbol is made of; the first that a unit has.
_CLASSES = (
    "percent", "points", "belong", "sell", "buy", "hold", "have", "raise", "cut", "invest", "rise", "fall",
    "level", "deny", "fail", "say", "plan", "want", "merge", "negotiate", "be", "votes", "voting",
    "nonvoting", "stake", "capital", "holder", "parent", "subsidiary", "threshold", "whollyowned",
    "majorityowned", "price", "industry", "of", "in", "by", "to", "with", "from", "through", "than", "as",
    "on", "for", "and", "or", "rel", "poss", "neg", "will", "cond", "boundary", "respectively", "between",
    "office",
)  # fmt: skip
_PASSED = frozenset(("w", "j", "det", "industry", "-", '"', "“", "”", "«", "»", "new", "holderadj"))
_MARKS = frozenset(",;:()[]—–%-")
#: What a word has that is a verb: one of these forms, or *be*.
_VERBS = frozenset(("f:fin", "f:past", "f:imp", "f:fut", "f:cond", "f:inf", "f:part", "f:ing", "be"))
_BACK, _ON = 5, 2  # sentences before and behind one that are the text around it
_FAR = 60  # units between two places that no path reaches over
_NEAR = 12  # units to one side that are looked at


def symbol(unit: Unit) -> str:
    """One short sign for a unit: `N` a name, `%` a figure, the class of a word, the mark itself, `w`."""
    if unit.mention is not None:
        return _FORMS.get(unit.mention.form, "j")
    if unit.quantity is not None:
        return "%"
    if unit.classes:
        return _of_classes(unit.classes)
    if unit.text in POSSESSIVE:
        return "'s"
    if unit.is_mark:
        return unit.text if unit.text in _MARKS else "-"
    return "w"


@lru_cache(maxsize=2048)
def _of_classes(classes: frozenset[str]) -> str:
    """The sign of a word by its classes; the word lists know few hundred sets of them."""
    found = next((name for name in _CLASSES if name in classes), "w")
    return found + ".p" if "f:part" in classes and found in ("hold", "buy", "sell") else found


def _is_open(unit: Unit) -> bool:
    """Whether a unit is a reference whose party is not known: `the Spanish brewer`, `it`."""
    mention = unit.mention
    return mention is not None and mention.form in ("descriptor", "pronoun") and not mention.parties


class Scene:
    """The units of a document in one row.

    Args:
        sentences: Its sentences, with resolved mentions.
    """

    def __init__(self, sentences: list[Sentence]) -> None:
        self.sentences = sentences
        self.units = [unit for sentence in sentences for unit in sentence.units]
        self.symbols = [symbol(unit) for unit in self.units]
        self.starts: list[int] = []
        self.sentence_of: list[int] = []
        for number, sentence in enumerate(sentences):
            self.starts.append(len(self.sentence_of))
            self.sentence_of += [number] * len(sentence.units)
        self.names = [bool(u.mention and is_party(u) and u.mention.parties) for u in self.units]
        #: The symbols that tell something, their places, and how many stand before each place.
        tells = [sign not in _PASSED for sign in self.symbols]
        self._telling = list(compress(self.symbols, tells))
        self._telling_at = list(compress(range(len(tells)), tells))
        self._telling_before = [0, *accumulate(tells)]
        self._names_before = [0, *accumulate(self.names)]
        self._figures_before = [0, *accumulate(unit.quantity is not None for unit in self.units)]
        self._open_before = [0, *accumulate(_is_open(unit) for unit in self.units)]
        self._cases: dict[int, str] = {}
        self._verbs: dict[tuple[int, int], tuple[str, int]] = {}
        self._groups: dict[int, list[int]] = {}
        self._around: dict[int, dict[Party, int]] = {}
        self._between: dict[tuple[int, int], str] = {}
        self._tones: dict[int, str] = {}
        #: Places of the figures that can be read; filled by `figure`.
        self.figures: list[int] | None = None
        #: Whether the figure at a place is no share; filled by `strange`.
        self.strange: dict[int, bool] = {}
        #: Whether the figure at a place goes on from one that is no share; filled by `strange`.
        self.follows: dict[int, bool] = {}

    def names_between(self, one: int, other: int) -> int:
        """Number of names strictly between two places."""
        low, high = (one, other) if one < other else (other, one)
        return self._names_before[high] - self._names_before[low + 1]

    def figures_between(self, one: int, other: int) -> int:
        """Number of figures strictly between two places."""
        low, high = (one, other) if one < other else (other, one)
        return self._figures_before[high] - self._figures_before[low + 1]

    def open_between(self, one: int, other: int) -> bool:
        """Whether a reference that means nobody known stands between two places."""
        low, high = (one, other) if one < other else (other, one)
        return self._open_before[high] > self._open_before[low + 1]

    def party(self, at: int) -> Party | None:
        """The first party of the mention at a place."""
        mention = self.units[at].mention
        return mention.parties[0] if mention is not None and mention.parties else None

    def leading(self, number: int, most: int) -> list[int]:
        """Places of the first names of a sentence; none where there is no such sentence."""
        if not 0 <= number < len(self.sentences):
            return []
        start = self.starts[number]
        places = range(start, start + len(self.sentences[number].units))
        return list(islice((at for at in places if self.names[at]), most))

    def tone(self, number: int, read: Callable[[list[Unit]], str]) -> str:
        """What `read` makes of a sentence, read once; empty where there is no such sentence."""
        if not 0 <= number < len(self.sentences):
            return ""
        if number not in self._tones:
            self._tones[number] = read(self.sentences[number].units)
        return self._tones[number]

    def side(self, one: int, other: int) -> str:
        """Where a place stands from another: `<` before, `>` behind it, by sentences `<<`, `<<<`, `>>`."""
        back = self.sentence_of[other] - self.sentence_of[one]
        if back > 0:
            return "<" * min(back + 1, 3)
        return ">>" if back else "<" if one < other else ">"

    def rank(self, party: Party, number: int) -> str:
        """Whether the text around a sentence names a party first, second, or later."""
        for rank, one in zip("01", self._told(number), strict=False):
            if one is party:
                return rank
        return "2"

    def times(self, party: Party, number: int) -> int:
        """How often the text around a sentence means a party; three stands for more."""
        return min(self._told(number).get(party, 0), 3)

    def _told(self, number: int) -> dict[Party, int]:
        """How often the sentences around one mean each party, in the order of the text.

        An article speaks of one thing after the other; what leads the paragraph counts, not the first line.
        """
        if number not in self._around:
            found: dict[Party, int] = {}
            for sentence in self.sentences[max(0, number - _BACK) : number + _ON + 1]:
                for unit in sentence.units:
                    if unit.mention is not None and unit.mention.parties:
                        party = unit.mention.parties[0]
                        found[party] = found.get(party, 0) + 1
            self._around[number] = found
        return self._around[number]

    def case(self, at: int) -> str:
        """The preposition that governs the mention at a place; `""` for none."""
        if at not in self._cases:
            number = self.sentence_of[at]
            self._cases[at] = case_of(self.sentences[number].units, at - self.starts[number])
        return self._cases[at]

    def group(self, at: int) -> list[int]:
        """Places of the mentions coordinated with the one at a place, itself included."""
        if at not in self._groups:
            number = self.sentence_of[at]
            start = self.starts[number]
            self._groups[at] = [start + i for i in group_at(self.sentences[number].units, at - start)]
        return self._groups[at]

    def near(self, at: int, step: int, skip: int = 0) -> str:
        """The symbol of the nearest telling unit to one side, after passing over `skip` of them."""
        nth = self._telling_before[at + 1] + skip if step > 0 else self._telling_before[at] - 1 - skip
        place = self._telling_at[nth] if 0 <= nth < len(self._telling) else -1
        number = self.sentence_of[at]
        if place >= 0 and abs(place - at) <= _NEAR and self.sentence_of[place] == number:
            return self._telling[nth]
        end = at + step * _NEAR
        inside = 0 <= end < len(self.units) and self.sentence_of[end] == number
        return "far" if inside else "|"

    def path(self, one: int, other: int) -> str:
        """The telling symbols between two places, at most five of them; the middle of a longer row is cut."""
        low, high = (one, other) if one < other else (other, one)
        if high - low > _FAR:
            return "far"
        row = self._telling[self._telling_before[low + 1] : self._telling_before[high]]
        if self.sentence_of[low] != self.sentence_of[high]:
            row = [*row[:2], "|", *row[-2:]]
        if len(row) > 5:
            row = [*row[:2], "..", *row[-2:]]
        return " ".join(row)

    def between(self, one: int, other: int) -> str:
        """What stands between two names, in short: how many others, and the ends of the path."""
        key = (one, other) if one < other else (other, one)
        if key not in self._between:
            first, _, rest = self.path(one, other).partition(" ")
            way = first + ("~" if " " in rest else " ") + rest.rpartition(" ")[2] if rest else first
            self._between[key] = f"names={min(self.names_between(one, other), 2)} path={way}"
        return self._between[key]

    def verb(self, at: int, step: int) -> tuple[str, int]:
        """The nearest verb of the clause to one side of a place: its symbol and place; or `""`, -1."""
        if (at, step) not in self._verbs:
            self._verbs[at, step] = self._verb(at, step)
        return self._verbs[at, step]

    def _verb(self, at: int, step: int) -> tuple[str, int]:
        number = self.sentence_of[at]
        i = at + step
        while 0 <= i < len(self.units) and self.sentence_of[i] == number and abs(i - at) < 30:
            unit = self.units[i]
            if unit.mention is None and unit.quantity is None:
                if not unit.classes.isdisjoint(_VERBS):
                    return self.symbols[i], i
                if "belong" in unit.classes:
                    return "belong", i
                if unit.text == ";" or self.symbols[i] == "boundary":
                    break
            i += step
        return "", -1
