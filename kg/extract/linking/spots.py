"""What there is to say of the names that a figure is read with: signs of its holder, its company, and both.

They are of few kinds: the way from the name to the figure (classes of the words between), the case and the
neighbours of the name, its place among the names, what the hand-made grammar and the frames say. What is
the same for all readings with a name is seen once, in a `Spot`.

Example: the path from `Oak` to `5 %` in "Oak holds a 5 % stake in Fir" is `hold`.
"""

from __future__ import annotations

from kg.extract.frames.passing import aside
from kg.extract.linking.features import Figure, Spot, figure_row
from kg.extract.linking.lexical import investor, name_words
from kg.extract.linking.scene import Scene
from kg.extract.parts import Mention, Party
from kg.extract.phrases.voice import meant


def name_features(scene: Scene, figure: Figure, spot: int, role: str) -> list[str]:
    """Signs that the name at a place is the holder (`h`) or the company (`i`) of a figure."""
    seen = spot_at(scene, figure, spot)
    if seen is None:
        return []
    found = [role + sign for sign in seen.signs]
    found.append(f"{role} grammar={_by_grammar(figure, spot, role)}")
    own, other = seen.told if role == "h" else seen.told[::-1]
    return [*found, f"{role} frame={own}", f"{role} crossed={other}", f"{role} told={own[-1:]}{other[-1:]}"]


def pair_features(scene: Scene, figure: Figure, holder: int, investee: int) -> list[str]:
    """Signs that two names go together as holder and company of a figure."""
    at = figure.at
    one, other = spot_at(scene, figure, holder), spot_at(scene, figure, investee)
    if one is None or other is None:
        return []
    if holder < investee:
        order = "%hi" if at < holder else "h%i" if at < investee else "hi%"
    else:
        order = "%ih" if at < investee else "i%h" if at < holder else "ih%"
    return [
        f"p order={order} {one.here:d}{other.here:d}",
        f"p order={order} cases={one.case},{other.case}",
        f"p order={order} case={other.case}",
        f"p order={order} {scene.between(holder, investee)}",
        f"p coordinated={investee in one.group:d}",
        f"p kinds={one.party.kind} {other.party.kind}",
        f"p frames={one.told[0][-1:]},{other.told[1][-1:]}",
        f"p invests={one.invests:d}{other.invests:d}",
        f"p ranks={one.rank}>{other.rank}",
    ]


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
    return Spot(
        party=party,
        here=scene.sentence_of[spot] == number,
        case=scene.case(spot),
        group=scene.group(spot),
        invests=investor(party.name),
        rank=scene.rank(party, number),
        told=(_agreement(scene, figure, party, 0), _agreement(scene, figure, party, 1)),
        signs=_signs(scene, figure, spot, mention, party),
    )


def _signs(scene: Scene, figure: Figure, spot: int, mention: Mention, party: Party) -> list[str]:
    """The signs of a name that are the same for both roles, without the role's letter."""
    at = figure.at
    side = scene.side(spot, at)
    case = scene.case(spot)
    between = min(scene.names_between(spot, at), 3)
    figures = min(scene.figures_between(spot, at), 2)
    path = scene.path(spot, at)
    before, after = scene.near(spot, -1), scene.near(spot, 1)
    first, _, rest = path.partition(" ")
    kind = party.kind if party.kind in ("person", "state", "group", "alliance") else "firm"
    found = [
        f"{side}path={path}",
        f"{side}ends={first}~{rest.rpartition(' ')[2] if rest else first}",
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
        f"{side}first={_is_first(scene, spot):d}",
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
