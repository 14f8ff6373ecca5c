"""Compose training passages: frames filled with invented companies, persons, states and figures.

Every passage comes with its claims. Seeded: the same number gives the same passages.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from training.slots import (
    ABOUT,
    ASIDES,
    BEFORE,
    ENDS,
    FRONTS,
    GIVEN,
    JOINTS,
    MONEY,
    OPENERS,
    REFS,
    SMALL,
    STATES,
    SYLLABLES,
    THE_FIRM,
)

HERE = Path(__file__).parent
#: Figures told in words, and ties told without one.
WORDED, TIES = ("half", "third", "any", "maj"), ("own", "sells", "buys")


@dataclass(frozen=True)
class Claim:
    """Holder and company by name, the figure as written, and its marks."""

    holder: str
    investee: str
    figure: str
    marks: tuple[str, ...] = ()


@dataclass
class Passage:
    """A text with its claims."""

    language: str
    text: str
    claims: list[Claim] = field(default_factory=list)


@lru_cache(maxsize=2)
def frames(language: str) -> list[tuple[str, str]]:
    """The frames of a language: text and claims."""
    files = sorted(HERE.glob(f"frames_{language}*.txt"))
    rows = [row for file in files for row in file.read_text(encoding="utf-8").splitlines()]
    split = [row.rpartition("|") for row in rows if row and not row.startswith("#")]
    return [(text.strip(), claims.strip()) for text, _, claims in split]


def chosen(text: str, random_: random.Random) -> str:
    """A text with one branch of every `[a|b]`."""
    while True:
        found = re.search(r"\[([^\[\]]*)\]", text)
        if found is None:
            return text
        text = text[: found.start()] + random_.choice(found[1].split("|")) + text[found.end() :]


class Filler:
    """Fills the slots of one passage.

    Args:
        language: `en` or `fr`.
        random_: Its dice.
    """

    def __init__(self, language: str, random_: random.Random) -> None:
        self.language, self.random = language, random_
        self.names: dict[str, str] = {}
        self.written: dict[str, str] = {}
        self.comma = random_.random() < 0.8
        self.space = random_.choice(["", " ", "\u00a0"]) if language == "fr" else ""
        self.sign = (
            random_.choice(["%", "%", "%", " per cent", " percent"]) if language == "en" else self.space + "%"
        )

    def name(self, slot: str) -> str:
        """The name in a slot, made when first asked for."""
        if slot not in self.names:
            self.names[slot] = self._new(slot)
        return self.names[slot]

    def _new(self, slot: str) -> str:
        dice, language = self.random, self.language
        if slot in ("P", "R"):
            return f"{dice.choice(GIVEN[language])} {self._word()}"
        if slot == "S":
            return dice.choice(STATES[language])[0]
        if slot == "F":
            return self._word()
        if dice.random() < 0.12:
            return "".join(dice.choice("ABCDEFGHKLMNOPRSTV") for _ in range(dice.choice([3, 3, 4])))
        end = dice.choice(ENDS[language])
        word = self._word()
        if dice.random() < 0.15:
            word += " " + self._word()
        elif dice.random() < 0.06:
            word += "-" + self._word()
        return word + end

    def _word(self) -> str:
        dice = self.random
        return "".join(
            dice.choice(SYLLABLES[self.language]) for _ in range(dice.choice([2, 2, 3]))
        ).capitalize()

    def figure(self, slot: str) -> str:
        """The figure in a slot, as written."""
        if slot not in self.written:
            dice = self.random
            shape = dice.random()
            number = (
                str(dice.randint(2, 99))
                if shape < 0.5
                else f"{dice.randint(1, 99)}.{dice.randint(1, 9)}"
                if shape < 0.7
                else f"{dice.randint(1, 99)}.{dice.randint(1, 99):02d}"
            )
            if any(number == row.split("%")[0] for row in self.written.values()):
                return self.figure(slot)
            if self.language == "fr":
                number = number.replace(".", ",")
            self.written[slot] = number + self.sign
        return self.written[slot]

    def fill(self, text: str) -> str:
        """The text with its slots filled."""
        return re.sub(r"\{([^{}]+)\}", self._slot, text)

    def _told(self, match: re.Match[str], slot: str) -> str:
        """The figure of a slot, now and then qualified; `{q.bare}` is the number without its sign."""
        if slot.endswith(".bare"):
            return self.figure(slot[0]).removesuffix(self.sign)
        about = self.random.choice(ABOUT[self.language])
        before = match.string[: match.start()].rstrip().rpartition(" ")[2]
        qualified = before not in ("a", "the", "de", "les", "Les", "leurs", "ses")
        return (about if qualified else "") + self.figure(slot)

    def _slot(self, match: re.Match[str]) -> str:
        slot, dice, language = match[1], self.random, self.language
        if slot[0] in "pqrn" and slot[1:] in ("", ".bare"):
            return self._told(match, slot)
        if slot == "money":
            return dice.choice(MONEY[language])
        if slot == "year":
            return str(dice.randint(2001, 2024))
        if slot == "S.adj":
            return dict(STATES[language])[self.name("S")]
        base, _, form = slot.partition(".")
        if base.endswith("'s"):
            return self.name(base[:-2]) + "'s"
        name = self.name(base)
        if form == "d":
            return f"d'{name}" if name[0] in "AEIOUÉ" else f"de {name}"
        if form == "a":
            return f"à {name}"
        if form == "chez":
            return f"chez {name}"
        if form == "ref":
            return dice.choice([*REFS[language], name])
        return name


class Author:
    """Writes one passage of several frames.

    Args:
        language: `en` or `fr`.
        random_: Its dice.
    """

    def __init__(self, language: str, random_: random.Random) -> None:
        self.language, self.dice = language, random_
        self.filler = Filler(language, random_)
        self.claims: list[Claim] = []

    def write(self, every: list[tuple[str, str]]) -> Passage:
        """A passage of one to three frames."""
        rows = [self._sentence(*self.dice.choice(every), n) for n in range(self.dice.choice([1, 1, 2, 2, 3]))]
        text = rows[0]
        for row in rows[1:]:
            if self.dice.random() < 0.25 and text.endswith("."):
                small = row.split(" ")[0] in SMALL
                text = (
                    text[:-1]
                    + self.dice.choice(JOINTS[self.language])
                    + (row[:1].lower() + row[1:] if small else row)
                )
            else:
                text += " " + row[:1].upper() + row[1:]
        return Passage(self.language, text, self.claims)

    def _sentence(self, text: str, told: str, number: int) -> str:
        dice, filler = self.dice, self.filler
        text = chosen(text, dice)
        claims = [row.split() for row in told.split(";") if row.strip()]
        kept = filler.names if number else {}
        fresh = dice.random()
        names = (
            {}
            if fresh < 0.3
            else dict(kept)
            if fresh < 0.5
            else {k: v for k, v in kept.items() if k in ("X", "Y")}
            if fresh < 0.75
            else {k: v for k, v in kept.items() if k in ("A", "B")}
        )
        same = frozenset(names)
        filler.names, filler.written = names, {}
        text, claims = self._compared(text, claims)
        text = self._referred(text, same)
        text = self._described(text)
        sentence = filler.fill(text)
        opener = dice.choice(OPENERS[self.language])
        if opener and text.startswith(("{A", "{B", "{X", "{P")):
            sentence = opener + sentence
        for pair, figure, *marks in claims:
            holder, _, investee = pair.partition(">")
            shown = "{" + figure + "}" in text or "{" + figure + ".bare}" in text
            if (figure in filler.written and shown) or figure in (*WORDED, *TIES):
                written = filler.written.get(figure, figure)
                self.claims.append(Claim(filler.name(holder), filler.name(investee), written, tuple(marks)))
        return sentence

    def _compared(self, text: str, claims: list[list[str]]) -> tuple[str, list[list[str]]]:
        """Now and then a figure gets the level before beside it."""
        if (
            self.dice.random() > 0.15
            or len(claims) != 1
            or "{q}" in text
            or len(claims[0]) > 2
            or claims[0][1] != "p"
        ):
            return text, claims
        place = text.find("{p}")
        if place < 0 or text[place + 3 : place + 4] in (")", ",") or "[" in text:
            return text, claims
        spot = re.compile(r"\{p\}( of \{X\}| \{X.d\}| in \{X\}| dans \{X\})").search(text)
        if spot is None:
            return text, claims
        added = chosen(self.dice.choice(BEFORE[self.language]), self.dice)
        rest = text[spot.end() :]
        if rest.startswith((".", ",")):
            added = added.rstrip(",")
        return text[: spot.end()] + added + rest, [*claims, [claims[0][0], "q", "past"]]

    def _referred(self, text: str, same: frozenset[str]) -> str:
        """Now and then a name told before becomes a reference."""
        dice = self.dice
        if "A" in same and text.startswith("{A} ") and dice.random() < 0.4:
            text = dice.choice(REFS[self.language]) + text[3:]
        if "X" in same and text.count("{X") == 1 and dice.random() < 0.35:
            slot = "{X}" if self.language == "en" else "{X.d}"
            text = text.replace(" " + slot, " " + dice.choice(THE_FIRM[self.language]), 1)
        return text

    def _described(self, text: str) -> str:
        """Now and then a name gets a word before it or an aside after it."""
        for slot, role in (("A", "A"), ("B", "A"), ("X", "X")):
            if self.dice.random() > 0.16 or "{C" in text or "{" + slot + "}" not in text:
                continue
            mark = "{" + slot + "}"
            place = text.index(mark)
            if text[place + 3 : place + 5] == " (" or text[max(0, place - 2) : place] == "% ":
                continue
            if self.dice.random() < 0.4 and FRONTS[self.language][role]:
                text = text.replace(
                    mark, chosen(self.dice.choice(FRONTS[self.language][role]), self.dice) + mark, 1
                )
            else:
                aside = chosen(self.dice.choice(ASIDES[self.language][role]), self.dice)
                after = text[place + 3 :]
                if after.startswith((",", ".", ";")):
                    aside = aside.rstrip(",")
                text = text[:place] + mark + aside + after
        return text[:1].upper() + text[1:] if text[:1] != "{" else text


def passage(language: str, random_: random.Random) -> Passage:
    """One passage of composed sentences."""
    return Author(language, random_).write(frames(language))


def passages(number: int, seed: int = 5) -> list[Passage]:
    """So many passages, half English, half French."""
    random_ = random.Random(seed)
    return [passage("en" if n % 2 == 0 else "fr", random_) for n in range(number)]
