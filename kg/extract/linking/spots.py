"""What there is to say of the names that a figure is read with: signs of its holder, its company, and both.

They are of few kinds: the way from the name to the figure (classes of the words between), the case and the
neighbours of the name, its place among the names, what the hand-made grammar and the frames say. What is
the same for all readings with a name is seen once, in a `Spot`. Signs that hang on little come in rows that
return in every text, so that a row is written, and weighed, once.

Example: the path from `Oak` to `5 %` in "Oak holds a 5 % stake in Fir" is `hold`.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.frames.passing import aside
from kg.extract.linking.features import Figure, Spot, Who, figure_row
from kg.extract.linking.lexical import investor, name_words, standing
from kg.extract.linking.scene import Scene
from kg.extract.parts import Mention, Party
from kg.extract.phrases.voice import meant


def name_features(scene: Scene, figure: Figure, spot: int, role: str) -> list[str]:
    """Signs that the name at a place is the holder (`h`) or the company (`i`) of a figure."""
    seen = spot_at(scene, figure, spot)
    if seen is None:
        return []
    return own_features(figure, spot, seen, role) + [role + sign for row in seen.usual for sign in row]


def own_features(figure: Figure, spot: int, seen: Spot, role: str) -> list[str]:
    """The signs of `name_features` that are not among the usual rows."""
    found = [role + sign for sign in seen.signs]
    found.append(f"{role} grammar={_by_grammar(figure, spot, role)}")
    own, other = seen.told if role == "h" else seen.told[::-1]
    return [*found, f"{role} frame={own}", f"{role} crossed={other}", f"{role} told={own[-1:]}{other[-1:]}"]


def pair_features(scene: Scene, figure: Figure, holder: int, investee: int) -> list[str]:
    """Signs that two names go together as holder and company of a figure."""
    one, other = spot_at(scene, figure, holder), spot_at(scene, figure, investee)
    if one is None or other is None:
        return []
    own, *usual = pair_rows(scene, figure, (holder, one), (investee, other))
    return [*own, *(sign for row in usual for sign in row)]


def pair_rows(
    scene: Scene, figure: Figure, holder: tuple[int, Spot], investee: tuple[int, Spot]
) -> tuple[tuple[str], tuple[str, ...], tuple[str, ...]]:
    """The signs of two names, each with its place, in rows: their own one, and two that many pairs have."""
    at = figure.at
    (h, one), (i, other) = holder, investee
    if h < i:
        order = "%hi" if at < h else "h%i" if at < i else "hi%"
    else:
        order = "%ih" if at < i else "i%h" if at < h else "ih%"
    return (
        (f"p order={order} {scene.between(h, i)}",),
        _placed(order, one.here, other.here, one.case, other.case),
        _paired(one.who, other.who, i in one.group, one.told[0][-1:], other.told[1][-1:]),
    )


@lru_cache(maxsize=4096)
def _placed(order: str, here: bool, there: bool, case: str, other: str) -> tuple[str, ...]:
    """How two names stand around the figure."""
    return (
        f"p order={order} {here:d}{there:d}",
        f"p order={order} cases={case},{other}",
        f"p order={order} case={other}",
    )


@lru_cache(maxsize=4096)
def _paired(one: Who, other: Who, joined: bool, told: str, told_other: str) -> tuple[str, ...]:
    """Who two names are, and what the frames say of them."""
    return (
        f"p coordinated={joined:d}",
        f"p kinds={one[0]} {other[0]}",
        f"p frames={told},{told_other}",
        f"p invests={one[1]:d}{other[1]:d}",
        f"p ranks={one[2]}>{other[2]}",
    )


def spot_at(scene: Scene, figure: Figure, spot: int) -> Spot | None:
    """What is seen of the name at a place, from a figure; None where it means nobody."""
    if spot not in figure.seen:
        figure.seen[spot] = _seen(scene, figure, spot)
    return figure.seen[spot]


def _seen(scene: Scene, figure: Figure, spot: int) -> Spot | None:
    mention, party = scene.units[spot].mention, scene.party(spot)
    if mention is None or party is None:
        return None
    number = scene.sentence_of[figure.at]
    seen = Spot(
        party=party,
        here=scene.sentence_of[spot] == number,
        case=scene.case(spot),
        group=scene.group(spot),
        who=(party.kind, investor(party.name), scene.rank(party, number)),
        told=(_agreement(scene, figure, party, 0), _agreement(scene, figure, party, 1)),
    )
    _see(scene, figure, spot, mention, seen)
    return seen


def _see(scene: Scene, figure: Figure, spot: int, mention: Mention, seen: Spot) -> None:
    """The signs of a name that are the same for both roles, without the role's letter."""
    at, party, case = figure.at, seen.party, seen.case
    side = scene.side(spot, at)
    between = min(scene.names_between(spot, at), 3)
    path = scene.path(spot, at)
    first, _, rest = path.partition(" ")
    kind = party.kind if party.kind in ("person", "state", "group", "alliance") else "firm"
    times = scene.times(party, scene.sentence_of[at])
    seen.usual = (
        _among(side, case, between, min(scene.figures_between(spot, at), 2)),
        _looks(side, kind, mention.form, _is_first(scene, spot), min(len(seen.group), 3)),
        _beside(side, case, scene.near(spot, -1), scene.near(spot, 1)),
        standing(side, case, seen.who[1], seen.who[2], times),
    )
    found = [f"{side}path={path}", f"{side}ends={first}~{rest.rpartition(' ')[2] if rest else first}"]
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
    seen.signs = found + name_words(scene, side, spot)


@lru_cache(maxsize=4096)
def _among(side: str, case: str, names: int, figures: int) -> tuple[str, ...]:
    """The case of a name, and how many names and figures stand between it and the figure."""
    return (
        f"{side}case={case}",
        f"{side}case={case} n={names}",
        f"{side}names={names}",
        f"{side}figures={figures}",
        f"{side}names={names} figures={figures}",
    )


@lru_cache(maxsize=4096)
def _looks(side: str, kind: str, form: str, is_first: bool, group: int) -> tuple[str, ...]:
    """What a name means and how it is written, whether it leads its sentence, and how many go with it."""
    return f" kind={kind}", f"{side}form={form}", f"{side}first={is_first:d}", f"{side}group={group}"


@lru_cache(maxsize=4096)
def _beside(side: str, case: str, before: str, after: str) -> tuple[str, ...]:
    """What stands beside a name."""
    return (
        f"{side}before={before}",
        f"{side}after={after}",
        f"{side}around={before} {after}",
        f"{side}case={case} after={after}",
    )


def _relative(scene: Scene, figure: Figure, spot: int) -> str:
    """The last relative pronoun between the name and the figure behind it: *who* asks for a person."""
    if spot > figure.at or scene.sentence_of[spot] != scene.sentence_of[figure.at]:
        return ""
    return next((u.key for u in reversed(scene.units[spot + 1 : figure.at]) if "rel" in u.classes), "")


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


def _is_first(scene: Scene, spot: int) -> bool:
    """Whether no name stands before it in its sentence."""
    return not scene.names_between(scene.starts[scene.sentence_of[spot]] - 1, spot)


def _by_grammar(figure: Figure, spot: int, role: str) -> str:
    """What the hand-made grammar says of the name."""
    reading = figure.reading
    if reading is None:
        return "silent"
    slot = reading.holders if role == "h" else reading.investees
    if not slot:
        return "none"
    score = slot.get(spot - figure.start)
    if score is None:
        return "other"
    return f"{score}!" if score == max(slot.values()) else str(score)


def _agreement(scene: Scene, figure: Figure, party: Party, role: int) -> str:
    """What a rule of `frames` says of a party: its name with ` =`, ` !` or ` ?`; empty for none.

    ` =` is that it tells this party, ` !` another one, ` ?` somebody unknown.
    """
    frame = figure.told[role]
    if frame is None:
        return ""
    told = scene.party(figure.start + frame.at)
    return f"{frame.name} {'?' if told is None else '=' if told is party else '!'}"


def _in_list(scene: Scene, figure: Figure, spot: int) -> list[str]:
    """Whether the name is the last one before the figure, or the n-th of n beside n figures."""
    at = figure.at
    found = []
    if spot < at and scene.figures_between(spot, at) == 0 and scene.names_between(spot, at) == 0:
        found.append(" closest")
    group = scene.group(spot)
    row = figure_row(scene, at) if len(group) > 1 else []
    if len(group) == len(row):
        same = group.index(spot) == row.index(at)
        found.append(f" parallel={same:d} {'<' if spot < at else '>'}")
    return found
