"""Compose training passages: frames filled with invented companies, persons, states and figures.

Every passage comes with its claims. Seeded: the same number gives the same passages.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
_SYLLABLES = {
    "en": "bren dal harl mor wick fen carn stell oak brook nor ald kest tarn vell lind hurst gar win mar sol tev rand quin bex ulm zor fair ben ost".split(),
    "fr": "bau cler vau mon ard liv ros sau tel ger bel fon mar nan roc lan dur ev cha pel tou gri ver san mir oll bri".split(),
}
_ENDS = {
    "en": ["", "", "", "", " Group", " Holdings", " Bank", " Energy", " Capital", " plc", " Industries", " & Co", " Insurance", " Partners", " Motors", " Media"],
    "fr": ["", "", "", "", " Groupe", " SA", " Énergie", " Capital", " Assurances", " Participations", " Télécom", " Industries"],
}
_GIVEN = {
    "en": "John Mary Peter Anna David Susan Mark Laura Paul Karen James Emma".split(),
    "fr": "Jean Marie Pierre Anne Paul Claire Louis Sophie Marc Hélène Philippe".split(),
}
_STATES = {
    "en": [("France", "French"), ("Norway", "Norwegian"), ("Japan", "Japanese"), ("Italy", "Italian"), ("Spain", "Spanish"), ("Poland", "Polish"), ("Brazil", "Brazilian"), ("India", "Indian"), ("China", "Chinese"), ("Germany", "German"), ("Sweden", "Swedish"), ("Austria", "Austrian")],
    "fr": [("France", "français"), ("Norvège", "norvégien"), ("Japon", "japonais"), ("Italie", "italien"), ("Espagne", "espagnol"), ("Belgique", "belge"), ("Suisse", "suisse"), ("Chine", "chinois"), ("Allemagne", "allemand"), ("Autriche", "autrichien")],
}
_REFS = {
    "en": ["It", "The company", "The group", "It", "The firm"],
    "fr": ["Le groupe", "La société", "Il"],
}
_MONEY = {
    "en": ["$1.2 billion", "€300m", "£45 million", "$12bn", "420 million euros", "$80m"],
    "fr": ["1,2 milliard d'euros", "300 millions d'euros", "45 millions de dollars", "2 milliards de francs"],
}
_ABOUT = {"en": ["", "", "", "", "", "about ", "almost ", "more than ", "roughly ", "just over "], "fr": ["", "", "", "", "environ ", "près de ", "plus de ", "presque "]}
_OPENERS = {
    "en": ["", "", "", "", "", "", "On Monday, ", "In May, ", "Today ", "Meanwhile, ", "For now, ", "According to its annual report, ", "Last week "],
    "fr": ["", "", "", "", "", "", "Lundi, ", "En mai, ", "Aujourd'hui, ", "Pour l'instant, ", "Selon son rapport annuel, "],
}


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


def frames(language: str) -> list[tuple[str, str]]:
    """The frames of a language: text and claims."""
    rows = (HERE / f"frames_{language}.txt").read_text(encoding="utf-8").splitlines()
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
        self.sign = random_.choice(["%", "%", "%", " per cent", " percent"]) if language == "en" else self.space + "%"

    def name(self, slot: str) -> str:
        """The name in a slot, made when first asked for."""
        if slot not in self.names:
            self.names[slot] = self._new(slot)
        return self.names[slot]

    def _new(self, slot: str) -> str:
        dice, language = self.random, self.language
        if slot in ("P", "R"):
            return f"{dice.choice(_GIVEN[language])} {self._word()}"
        if slot == "S":
            return dice.choice(_STATES[language])[0]
        if slot == "F":
            return self._word()
        if dice.random() < 0.12:
            return "".join(dice.choice("ABCDEFGHKLMNOPRSTV") for _ in range(dice.choice([3, 3, 4])))
        end = dice.choice(_ENDS[language])
        word = self._word()
        if dice.random() < 0.15:
            word += " " + self._word()
        elif dice.random() < 0.06:
            word += "-" + self._word()
        return word + end

    def _word(self) -> str:
        dice = self.random
        return "".join(dice.choice(_SYLLABLES[self.language]) for _ in range(dice.choice([2, 2, 3]))).capitalize()

    def figure(self, slot: str) -> str:
        """The figure in a slot, as written."""
        if slot not in self.written:
            dice = self.random
            shape = dice.random()
            number = str(dice.randint(2, 99)) if shape < 0.5 else f"{dice.randint(1, 99)}.{dice.randint(1, 9)}" if shape < 0.7 else f"{dice.randint(1, 99)}.{dice.randint(1, 99):02d}"
            if any(number == row.split("%")[0] for row in self.written.values()):
                return self.figure(slot)
            if self.language == "fr":
                number = number.replace(".", ",")
            self.written[slot] = number + self.sign
        return self.written[slot]

    def fill(self, text: str) -> str:
        """The text with its slots filled."""
        return re.sub(r"\{([^{}]+)\}", self._slot, text)

    def _slot(self, match: re.Match[str]) -> str:
        slot, dice, language = match[1], self.random, self.language
        if slot in "pqrn" and len(slot) == 1:
            about = dice.choice(_ABOUT[language])
            before = match.string[: match.start()].rstrip().rpartition(" ")[2]
            return ("" if before in ("a", "the", "de", "les", "Les", "leurs", "ses") else about) + self.figure(slot)
        if slot == "money":
            return dice.choice(_MONEY[language])
        if slot == "year":
            return str(dice.randint(2001, 2024))
        if slot == "S.adj":
            return dict(_STATES[language])[self.name("S")]
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
            return dice.choice([*_REFS[language], name])
        return name


def passage(language: str, random_: random.Random) -> Passage:
    """One passage: a frame or two, sometimes with a sentence that holds nothing."""
    every = frames(language)
    filler = Filler(language, random_)
    rows: list[str] = []
    claims: list[Claim] = []
    count = random_.choice([1, 1, 2, 2, 3])
    for _ in range(count):
        text, told = random_.choice(every)
        text = chosen(text, random_)
        fresh = random_.random()
        keep = {} if fresh < 0.4 else dict(filler.names) if fresh < 0.6 else {k: v for k, v in filler.names.items() if k in ("X", "Y")} if fresh < 0.8 else {k: v for k, v in filler.names.items() if k in ("A", "B")}
        filler.names = keep
        filler.written = {}
        used = text
        opener = random_.choice(_OPENERS[language])
        sentence = filler.fill(text)
        if opener and text.startswith(("{A", "{B", "{X", "{P")):
            sentence = opener + sentence
        rows.append(sentence)
        for row in filter(None, (one.strip() for one in told.split(";"))):
            pair, figure, *marks = row.split()
            holder, _, investee = pair.partition(">")
            if figure in filler.written and "{" + figure + "}" in used:
                claims.append(Claim(filler.name(holder), filler.name(investee), filler.written[figure], tuple(marks)))
            elif figure in ("half", "third", "any"):
                claims.append(Claim(filler.name(holder), filler.name(investee), figure, tuple(marks)))
    return Passage(language, " ".join(rows), claims)


def passages(number: int, seed: int = 5) -> list[Passage]:
    """So many passages, half English, half French."""
    random_ = random.Random(seed)
    return [passage("en" if n % 2 == 0 else "fr", random_) for n in range(number)]
