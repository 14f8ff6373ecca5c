"""A figure, what stands around it, and the signs that it is no holding at all.

Every feature is a short string; `weights` knows what each is worth. Here are those of the figure alone:
what stands beside it, what it is a part of, what the hand-made grammar says. Those of the names that it is
read with are in `spots`, how a reading goes together with the one chosen for the figure before in `chain`.

Example: the word left of `5 %` in "Oak holds 5 % of Fir" is `hold`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.frames.candidates import candidates
from kg.extract.frames.frame import Frame, sheet_of
from kg.extract.frames.reading import Reading
from kg.extract.frames.slots import Phrase
from kg.extract.frames.told import told_far, told_of
from kg.extract.linking.lexical import figure_words, word
from kg.extract.linking.scene import Scene
from kg.extract.parts import Party
from kg.extract.phrases.grammar import said_aside

NEVER_HELD = ("person", "state", "dispersed", "stateBody", "group")
_TOLD = frozenset(("f:fin", "f:past", "f:ing", "f:fut", "f:cond", "have", "be"))
_ON = 6  # units from a name on to the comma behind it
_BEFORE, _AFTER = 14, 10  # names looked at to each side
_EARLIER = 150  # units before a sentence in which a company that was told further back is looked for
#: Sentences further off, from that of the figure, and how many of their first names may be meant.
_FURTHER = ((-3, 3), (-2, 3), (1, 2))

#: The kind of a party, whether its name says that it invests, and its rank in the text.
Who = tuple[str, bool, str]


@dataclass(slots=True, eq=False)
class Figure:
    """A figure and what stands around it.

    Args:
        at: Its place in the scene.
        start: Place of its sentence's first unit.
        phrase: Its noun phrase; places are those of the sentence.
        reading: What the grammar makes of it; None for nothing.
        spots: Places of the names that may be meant.
        told: Who has it, and what it is a part of, by `kg.extract.frames.frame`.
        seen: What was seen of each of them; filled by `spots`.
    """

    at: int
    start: int
    phrase: Phrase
    reading: Reading | None
    spots: list[int] = field(default_factory=list)
    told: tuple[Frame | None, Frame | None] = (None, None)
    seen: dict[int, Spot | None] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Spot:
    """A name beside a figure, and what every reading with it asks.

    Args:
        party: Whom it means.
        here: Whether it stands in the figure's sentence.
        case: The preposition that governs it.
        group: Places of the names coordinated with it, itself included.
        who: Its kind, whether its name says that it invests, and whether the text around the figure names
            it first, second, or later.
        told: What the frames say of it as the holder and as the company.
        signs: Its signs without the letter of its role, but for those in `usual`.
        usual: Rows of signs that many names have.
    """

    party: Party
    here: bool
    case: str
    group: list[int]
    who: Who
    told: tuple[str, str]
    signs: list[str] = field(default_factory=list)
    usual: tuple[tuple[str, ...], ...] = ()


def figure_at(scene: Scene, at: int) -> Figure:
    """The figure at a place, with the names of its sentence, of the one before, and the leading ones around.

    A report goes on about the company of its first sentence without naming it again.
    """
    number = scene.sentence_of[at]
    start = scene.starts[number]
    sentence = scene.sentences[number]
    phrase = sheet_of(sentence, at - start).phrase
    figure = Figure(at, start, phrase, candidates(sentence, at - start))
    before_it = scene.sentences[number - 1].units if number else []
    figure.told = told_of(before_it, sentence, at - start)
    far = None
    if number > 1 and figure.told[1] is None:
        earlier = scene.units[max(scene.starts[max(0, number - 3)], start - _EARLIER) : start]
        far = told_far(earlier, sentence.units, phrase, figure.told)
        figure.told = (figure.told[0], far)
    low = scene.starts[number - 1] if number else 0
    high = start + len(sentence.units)
    before = [i for i in range(max(low, at - 90), at) if scene.names[i]][-_BEFORE:]
    after = [i for i in range(at + 1, min(high, at + 90)) if scene.names[i]][:_AFTER]
    figure.spots = [i for i in before + after if not (_only_says(scene, i) or _is_remarked(scene, i, at))]
    if far is not None and start + far.at < min(low, at - 90):
        figure.spots.append(start + far.at)
    known = {id(scene.party(i)) for i in figure.spots}
    for step, most in _FURTHER:
        led = {id(scene.party(i)): i for i in scene.leading(number + step, most)}
        figure.spots += [i for party, i in led.items() if party not in known]
        known |= led.keys()
    return figure


def figure_features(scene: Scene, figure: Figure) -> list[str]:
    """Signs that a figure is no holding at all, or that it is one."""
    at, phrase = figure.at, figure.phrase
    quantity = scene.units[at].quantity
    left, right = scene.near(at, -1), scene.near(at, 1)
    bare = quantity.bare if quantity is not None else ""
    verb, _ = scene.verb(at, -1)
    row = scene.units[figure.start : figure.start + 200]
    found = [
        "0",
        f"0 kind={phrase.kind} other={phrase.other:d}",
        f"0 left={left}",
        f"0 right={right}",
        f"0 left2={scene.near(at, -1, 1)} {left}",
        f"0 right2={right} {scene.near(at, 1, 1)}",
        f"0 verb={verb}",
        f"0 verb={verb} left={left}",
        f"0 rule={quantity.rule if quantity else ''}",
        f"0 bare={bare}",
        f"0 bare={bare} left={left}",
        f"0 bare={bare} right={right}",
        f"0 worded={quantity is not None and quantity.stated is None:d} kind={phrase.kind}",
        f"0 spots={min(len(figure.spots), 3)}",
        f"0 grammar={figure.reading is not None:d}",
        f"0 before={word(scene, at, -1)}",
        f"0 before2={word(scene, at, -2)} {word(scene, at, -1)}",
        f"0 after={word(scene, at, 1)}",
        f"0 after2={word(scene, at, 1)} {word(scene, at, 2)}",
    ]
    classes: frozenset[str] = frozenset().union(*(unit.classes for unit in row))
    ground = not classes.isdisjoint(("hold", "stake", "capital", "holder", "votes", "belong"))
    found.append(f"0 ground={ground:d}")
    found.append(f"0 open={scene.open_between(figure.start - 1, at):d}")
    found += [f"0 near={name}" for name in ("price", "threshold", "points") if name in classes]
    return found + figure_words(scene, at)


def figure_row(scene: Scene, at: int) -> list[int]:
    """Places of the figures joined to the one at a place by commas and *and* alone."""
    row = [at]
    for step in (-1, 1):
        i, gap = at + step, 0
        while 0 <= i < len(scene.units) and gap < 8 and scene.sentence_of[i] == scene.sentence_of[at]:
            unit = scene.units[i]
            if unit.quantity is not None:
                row.append(i)
                gap = 0
            elif not (
                unit.text == ","
                or unit.has("and", "det", "of", "stake", "capital")
                or not (unit.mention or unit.classes)
            ):
                break
            i, gap = i + step, gap + 1
    return sorted(row)


def _only_says(scene: Scene, at: int) -> bool:
    """Whether a name is put in between two commas as who says it all: `does not, Ann Lee said, hold`."""
    number = scene.sentence_of[at]
    if "say" not in scene.sentences[number].words:
        return False
    units, place = scene.sentences[number].units, at - scene.starts[number]
    comma = next((i for i in range(place + 1, min(len(units), place + _ON)) if units[i].text == ","), None)
    opened = said_aside(units, comma) if comma is not None else None
    return opened is not None and opened < place


def _is_remarked(scene: Scene, at: int, figure: int) -> bool:
    """`60 % of Fir (Elm having an option on more), 50 % of Ash`: in a remark that ends before the figure."""
    number = scene.sentence_of[at]
    if at > figure or scene.sentence_of[figure] != number or "(" not in scene.sentences[number].words:
        return False
    start = scene.starts[number]
    marks = [i for i in range(start, figure) if scene.units[i].text in ("(", ")")]
    opened = next((i for i in reversed(marks) if i < at), None)
    closed = next((i for i in marks if i > at), None)
    if opened is None or closed is None or scene.units[opened].text != "(" or scene.units[closed].text != ")":
        return False
    return any(
        unit.mention is None and not unit.classes.isdisjoint(_TOLD) for unit in scene.units[opened:closed]
    )
