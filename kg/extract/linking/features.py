"""What there is to say about a reading of a figure: signs of its holder, its company, both, and neither.

Every feature is a short string; `weights` knows what each is worth. They are of few kinds: the way from
the name to the figure (classes of the words between), the case and the neighbours of the name, its place
among the names, what the hand-made grammar says, what the figure is a part of, and how the reading goes
together with the one chosen for the figure before.

Example: the path from `Oak` to `5 %` in "Oak holds a 5 % stake in Fir" is `hold`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.frames.candidates import Reading, candidates
from kg.extract.frames.frame import Frame
from kg.extract.frames.passing import aside
from kg.extract.frames.slots import Phrase, phrase_at
from kg.extract.frames.told import told_far, told_of
from kg.extract.linking.lexical import figure_words, name_words, pair_words, word
from kg.extract.linking.scene import Scene
from kg.extract.parts import Party
from kg.extract.phrases.voice import meant

NEVER_HELD = ("person", "state", "dispersed", "stateBody", "group")
_BEFORE, _AFTER = 14, 10  # names looked at to each side
#: Sentences further off, from that of the figure, and how many of their first names may be meant.
_FURTHER = ((-3, 3), (-2, 3), (1, 2))


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
        signs: What was found of each of them; filled by `name_features`.
    """

    at: int
    start: int
    phrase: Phrase
    reading: Reading | None
    spots: list[int] = field(default_factory=list)
    told: tuple[Frame | None, Frame | None] = (None, None)
    signs: dict[int, list[str]] = field(default_factory=dict)


def figure_at(scene: Scene, at: int) -> Figure:
    """The figure at a place, with the names of its sentence, of the one before, and the leading ones around.

    A report goes on about the company of its first sentence without naming it again.
    """
    number = scene.sentence_of[at]
    start = scene.starts[number]
    sentence = scene.sentences[number]
    phrase = phrase_at(sentence.units, at - start)
    figure = Figure(at, start, phrase, candidates(sentence, at - start))
    before_it = scene.sentences[number - 1].units if number else []
    figure.told = told_of(before_it, sentence.units, phrase)
    far = None
    if number > 1 and figure.told[1] is None:
        earlier = [unit for one in scene.sentences[max(0, number - 3) : number] for unit in one.units]
        far = told_far(earlier, sentence.units, phrase, figure.told)
        figure.told = (figure.told[0], far)
    low = scene.starts[number - 1] if number else 0
    high = start + len(sentence.units)
    before = [i for i in range(max(low, at - 90), at) if scene.names[i]][-_BEFORE:]
    after = [i for i in range(at + 1, min(high, at + 90)) if scene.names[i]][:_AFTER]
    figure.spots = before + after
    if far is not None and start + far.at < min(low, at - 90):
        figure.spots.append(start + far.at)
    known = {id(scene.party(i)) for i in figure.spots}
    for step, most in _FURTHER:
        led = {id(scene.party(i)): i for i in scene.leading(number + step, most)}
        figure.spots += [i for party, i in led.items() if party not in known]
        known |= led.keys()
    return figure


# ---------------------------------------------------------------------------------------------------
# Neither: what the figure is


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


# ---------------------------------------------------------------------------------------------------
# One name


def name_features(scene: Scene, figure: Figure, spot: int, role: str) -> list[str]:
    """Signs that the name at a place is the holder (`h`) or the company (`i`) of a figure."""
    if spot not in figure.signs:
        figure.signs[spot] = _name_signs(scene, figure, spot)
    signs = figure.signs[spot]
    if not signs:
        return []
    said = _by_grammar(figure, spot, role) + _by_frame(scene, figure, spot, role)
    return [role + sign for sign in signs] + said


def _name_signs(scene: Scene, figure: Figure, spot: int) -> list[str]:
    """The signs of a name that are the same for both roles, without the role's letter."""
    at, units = figure.at, scene.units
    mention, party = units[spot].mention, scene.party(spot)
    if mention is None or party is None:
        return []
    side = scene.side(spot, at)
    case = scene.case(spot)
    between = min(scene.names_between(spot, at), 3)
    figures = min(scene.figures_between(spot, at), 2)
    path = scene.path(spot, at)
    before, after = scene.near(spot, -1), scene.near(spot, 1)
    first = scene.path(spot, at).split(" ")
    kind = party.kind if party.kind in ("person", "state", "group", "alliance") else "firm"
    found = [
        f"{side}path={path}",
        f"{side}ends={first[0]}~{first[-1]}",
        f"{side}case={case}",
        f"{side}case={case} n={between}",
        f"{side}names={between}",
        f"{side}figures={figures}",
        f"{side}names={between} figures={figures}",
        f" kind={kind}",
        f"{side}form={mention.form}",
        f"{side}before={before}",
        f"{side}after={after}",
        f"{side}around={before} {after}",
        f"{side}case={case} after={after}",
        f"{side}first={_is_first(scene, figure, spot):d}",
        f"{side}group={min(len(scene.group(spot)), 3)}",
    ]
    verb, place = scene.verb(at, -1)
    if place >= 0:
        found.append(f"{side}verb={verb} {'past' if place > spot else 'before'} case={case}")
    else:
        verb, place = scene.verb(at, 1)
        found.append(f"{side}next={verb} {'past' if place > spot else 'before'} case={case}")
    found.append(f"{side}open={scene.open_between(spot, at):d}")
    relative = _relative(scene, figure, spot)
    if relative:
        found.append(f" rel={relative} kind={kind}")
        found.append(f" rel={relative} n={between}")
    if _introduces(scene, spot):
        found.append(" introduces")
    found += _in_passing(scene, figure, spot)
    found += _in_list(scene, figure, spot)
    return found + name_words(scene, at, spot)


def _relative(scene: Scene, figure: Figure, spot: int) -> str:
    """The last relative pronoun between the name and the figure behind it: *who* asks for a person."""
    if spot > figure.at or scene.sentence_of[spot] != scene.sentence_of[figure.at]:
        return ""
    return next((u.key for u in reversed(scene.units[spot + 1 : figure.at]) if u.has("rel")), "")


def _in_passing(scene: Scene, figure: Figure, spot: int) -> list[str]:
    """Whether the name stands in an aside that ends before the figure, or is the seat of another."""
    start = figure.start
    if spot < start or scene.sentence_of[spot] != scene.sentence_of[figure.at]:
        return []
    units = scene.sentences[scene.sentence_of[spot]].units
    mark = aside(units, spot - start, figure.at - start)
    return [f" aside={mark}", f" aside={mark} case={scene.case(spot)}"] if mark else []


def _introduces(scene: Scene, spot: int) -> bool:
    """Whether the name only introduces another: `Baltic operator Fir Works`, `Norway's Acme`."""
    number = scene.sentence_of[spot]
    at = spot - scene.starts[number]
    return meant(scene.sentences[number].units, at) != at


def _is_first(scene: Scene, figure: Figure, spot: int) -> bool:
    """Whether no name stands before it in its sentence."""
    start = scene.starts[scene.sentence_of[spot]]
    return not any(scene.names[start:spot])


def _by_grammar(figure: Figure, spot: int, role: str) -> list[str]:
    """What the hand-made grammar says of the name."""
    reading = figure.reading
    if reading is None:
        return [f"{role} grammar=silent"]
    slot = reading.holders if role == "h" else reading.investees
    at = spot - figure.start
    if not slot:
        return [f"{role} grammar=none"]
    best = max(slot.values())
    return [
        f"{role} grammar={slot[at]}{'!' if slot[at] == best else ''}"
        if at in slot
        else f"{role} grammar=other"
    ]


def _by_frame(scene: Scene, figure: Figure, spot: int, role: str) -> list[str]:
    """What the words beside the figure say of the name, as this role and as the other."""
    own, other = (agreement(scene, figure, spot, one) for one in (role, "i" if role == "h" else "h"))
    return [f"{role} frame={own}", f"{role} crossed={other}", f"{role} told={own[-1:]}{other[-1:]}"]


def agreement(scene: Scene, figure: Figure, spot: int, role: str) -> str:
    """What a rule of `frames` says of a name: its name with ` =`, ` !` or ` ?`; empty for none.

    ` =` is that it tells this party, ` !` another one, ` ?` somebody unknown.
    """
    frame = figure.told[role == "i"]
    if frame is None:
        return ""
    told, party = scene.party(figure.start + frame.at), scene.party(spot)
    return f"{frame.name} {'?' if told is None else '=' if told is party else '!'}"


def _in_list(scene: Scene, figure: Figure, spot: int) -> list[str]:
    """Whether the name is the last one before the figure, or the n-th of n beside n figures."""
    at = figure.at
    found = []
    if spot < at and scene.figures_between(spot, at) == 0 and scene.names_between(spot, at) == 0:
        found.append(" closest")
    group = scene.group(spot)
    row = figure_row(scene, at)
    if len(group) == len(row) > 1:
        same = group.index(spot) == row.index(at)
        found.append(f" parallel={same:d} {'<' if spot < at else '>'}")
    return found


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


# ---------------------------------------------------------------------------------------------------
# Both


def pair_features(scene: Scene, figure: Figure, holder: int, investee: int) -> list[str]:
    """Signs that two names go together as holder and company of a figure."""
    at = figure.at
    places = sorted(((holder, "h"), (investee, "i"), (at, "%")))
    order = "".join(sign for _, sign in places)
    near = (
        scene.sentence_of[holder] == scene.sentence_of[at],
        scene.sentence_of[investee] == scene.sentence_of[at],
    )
    marks = f"{near[0]:d}{near[1]:d}"
    one, other = scene.party(holder), scene.party(investee)
    way = _short(scene, holder, investee)
    found = [
        f"p order={order} {marks}",
        f"p order={order} cases={scene.case(holder)},{scene.case(investee)}",
        f"p order={order} case={scene.case(investee)}",
        f"p order={order} names={min(scene.names_between(holder, investee), 2)} path={way}",
        f"p coordinated={investee in scene.group(holder):d}",
    ]
    if one is not None and other is not None:
        found.append(f"p kinds={one.kind} {other.kind}")
    said = agreement(scene, figure, holder, "h")[-1:], agreement(scene, figure, investee, "i")[-1:]
    found.append(f"p frames={said[0]},{said[1]}")
    return found + pair_words(scene, at, holder, investee)


def _short(scene: Scene, one: int, other: int) -> str:
    path = scene.path(one, other).split(" ")
    return " ".join(path) if len(path) <= 2 else f"{path[0]}~{path[-1]}"


# ---------------------------------------------------------------------------------------------------
# With the figure before


@dataclass(frozen=True, slots=True)
class Choice:
    """A holding that was chosen: the place of its figure and the two parties."""

    at: int
    holder: Party
    investee: Party


def chain_features(
    scene: Scene, figure: Figure, past: tuple[Choice, ...], sides: tuple[Party, Party] | None, *, gap: bool
) -> list[str]:
    """Signs that a reading follows the holdings chosen before it.

    Args:
        scene: The document.
        figure: The figure.
        past: The last holdings, the newest first; empty for none near.
        sides: Holder and investee of the reading; None where it is no holding.
        gap: Whether a figure between the two was no holding.
    """
    if not past:
        return [f"c none {'0' if sides is None else '1'}"]
    last = past[0]
    joint = _joint(scene, last.at, figure.at)
    if sides is None:
        return [f"c 0 {joint}", f"c 0 gap={gap:d}"]
    holder, investee = sides
    same = ("=" if holder is last.holder else "x" if holder is last.investee else "!") + (
        "=" if investee is last.investee else "x" if investee is last.holder else "!"
    )
    names = min(scene.names_between(last.at, figure.at), 2)
    left = scene.near(figure.at, -1)
    found = [f"c {same}", f"c {same} {joint}", f"c {same} names={names}", f"c {same} left={left}"]
    found += [f"c {same} names={names} {joint}", f"c {same} gap={gap:d}"]
    seen = f"{_seen(holder, past)}>{_seen(investee, past)}"
    found += [f"c seen={seen}", f"c seen={seen} {joint}"]
    if len(past) > 1:
        again = sum(one.holder is holder and one.investee is investee for one in past)
        listed = f"{past[1].investee is last.investee:d}{past[1].holder is last.holder:d}"
        found.append(f"c again={again} list={listed} {same}")
    return found


def _seen(party: Party, past: tuple[Choice, ...]) -> str:
    """As what a party was chosen before: `h`, `i`, both, or nothing."""
    holder = any(one.holder is party for one in past)
    return ("h" if holder else "") + ("i" if any(one.investee is party for one in past) else "")


def _joint(scene: Scene, one: int, other: int) -> str:
    """How two figures are joined: a full stop, a semicolon, *while*, *and*, a comma, words alone."""
    if scene.sentence_of[one] != scene.sentence_of[other]:
        return "|"
    row = scene.symbols[one + 1 : other]
    for sign in (";", "boundary", "rel", "to", "and", ",", "("):
        if sign in row:
            return sign
    return "w" if other - one < 12 else "far"
