"""How sure a draft with a figure is: what the grammar, the weights and the words around it say together.

A link's own probability is too bold: the weights were made to tell readings apart, not to doubt them. So
a second, small table of weights is learned from readings of passages that the first had not seen: which of
them were right.

Example:
    >>> certainty(["t agreed"], Weights({"t agreed": 2.0})) > 0.8
    True
"""

from __future__ import annotations

import math

from kg.extract.drafts import Draft
from kg.extract.linking.beside import Rows, beside
from kg.extract.linking.features import Figure
from kg.extract.linking.lexical import investor
from kg.extract.linking.scene import Scene
from kg.extract.linking.solve import Link
from kg.extract.linking.weights import Weights
from kg.extract.linking.witnesses import Witnesses

#: Certainty of what leaves no other reading: right in 118 of 121 passages that no weights had seen.
PLAINLY = 0.9
_PLAIN = frozenset(
    ("t judge=both", "t frames===", "t order=h%i near=11", "t between=00", "t forms=name,name")
)
_PATH, _STAKE = "t path=", frozenset(("stake", "of", "voting"))
_STEPS = (0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98, 0.99, 0.997)


def certainty(signs_: list[str], weights: Weights, base: float = 0.0) -> float:
    """The probability that a draft with these signs is right, 0 to 1.

    Args:
        signs_: What speaks for and against it.
        weights: What signs are worth.
        base: What speaks for it beforehand, in log-odds.
    """
    return 1 / (1 + math.exp(-base - weights.score(signs_)))


def is_plain(signs_: list[str]) -> bool:
    """Whether a name holds or has a part of the next one, and both judges and both frames say so.

    Example: "Oak holds a 5 % stake in Fir".
    """
    path = next((sign[len(_PATH) :].split() for sign in signs_ if sign.startswith(_PATH)), [])
    return _PLAIN.issubset(signs_) and path[:1] in (["hold"], ["have"]) and _STAKE.issuperset(path[1:])


def signs(scene: Scene, told: list[Draft], rows: Rows) -> list[list[str]]:
    """What there is to say for and against every reading, in the order of the readings.

    Args:
        scene: The document.
        told: The grammar's drafts, those without a figure among them.
        rows: The readings of all figures, with their witnesses.
    """
    every = zip(rows, beside(scene, told, rows), strict=True)
    return [_own(scene, draft, seen) + others for (draft, seen), others in every]


def _own(scene: Scene, draft: Draft, seen: Witnesses) -> list[str]:
    """What the words around a figure and its judges say."""
    judge = "both" if seen.agreed else "grammar" if seen.grammar else "against" if seen.against else "link"
    if seen.grammar and not seen.agreed:
        judge = "alone" if seen.link is None else "contradicted"
    found = ["t", f"t judge={judge}", f"t status={draft.status}", f"t tense={draft.tense}"]
    found += [f"t kind={draft.kind} judge={judge}", f"t shared={min(seen.shared, 3)}"]
    found += [f"t {name}" for name in ("plain", "twice") if getattr(seen, name)]
    if seen.link is not None:
        sure = seen.link.certainty
        found += [f"t {judge} p>{step}" for step in _STEPS if sure > step]
        found += [f"t p>{step}" for step in _STEPS if sure > step]
        found += [f"t way>{step}" for step in _STEPS if seen.way and seen.way_sure > step]
        found += _around(scene, seen.link, judge)
    if seen.figure is not None:
        found += _framed(scene, seen.figure, draft, judge)
    for role, party in (("h", draft.holder.party), ("i", draft.investee.party)):
        found.append(f"t {role} kind={party.kind}")
        found.append(f"t {role} invests={investor(party.name):d}")
    quantity = scene.units[seen.figure.at].quantity if seen.figure is not None else None
    if quantity is not None and quantity.bare:
        found += [f"t bare={quantity.bare}", f"t bare={quantity.bare} judge={judge}"]
    if draft.share is not None and draft.stated is None:
        found.append(f"t worded judge={judge}")
    return found


def _framed(scene: Scene, figure: Figure, draft: Draft, judge: str) -> list[str]:
    """Whether the words beside the figure tell its holder and its company, the same ones, and by name."""
    marks, found = "", []
    for role, party, frame in zip("hi", (draft.holder.party, draft.investee.party), figure.told, strict=True):
        place = figure.start + frame.at if frame is not None else -1
        told = scene.party(place) if frame is not None else None
        mark = "-" if frame is None else "?" if told is None else "=" if told is party else "!"
        marks += mark
        found.append(f"t {role} frame={frame.name if frame is not None else ''} {mark}")
        mention = scene.units[place].mention if frame is not None else None
        found.append(f"t {role} form={mention.form if mention is not None else ''} {mark}")
    return [*found, f"t frames={marks}", f"t frames={marks} judge={judge}"]


def _around(scene: Scene, link: Link, judge: str) -> list[str]:
    """Where the names of a link stand, and how many others it was chosen from."""
    at = link.figure.at
    number = scene.sentence_of[at]
    near = [scene.sentence_of[place] == number for place in (link.holder, link.investee)]
    order = "".join(sign for _, sign in sorted([(link.holder, "h"), (link.investee, "i"), (at, "%")]))
    start = scene.starts[number]
    row = range(start, start + len(scene.sentences[number].units))
    figures = sum(scene.units[i].quantity is not None for i in row)
    forms = [m.form for place in (link.holder, link.investee) if (m := scene.units[place].mention)]
    between = [min(scene.names_between(place, at), 2) for place in (link.holder, link.investee)]
    verb, _ = scene.verb(at, -1)
    return [
        f"t near={near[0]:d}{near[1]:d}",
        f"t order={order} near={near[0]:d}{near[1]:d}",
        f"t forms={','.join(forms)}",
        f"t figures={min(figures, 4)}",
        f"t spots={min(len({id(scene.party(spot)) for spot in link.figure.spots}), 6)}",
        f"t between={between[0]}{between[1]}",
        f"t open={scene.open_between(min(link.holder, link.investee), at):d}",
        f"t verb={verb}",
        f"t verb={verb} order={order}",
        f"t left={scene.near(at, -1)} judge={judge}",
        f"t right={scene.near(at, 1)}",
        f"t path={scene.path(link.holder, at)}",
        f"t cases={scene.case(link.holder)},{scene.case(link.investee)}",
    ]
