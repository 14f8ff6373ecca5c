"""How a reading of a figure follows the holdings chosen before it: whose they are, and what stands between.

What is the same for all readings of a figure after one row of holdings is asked once, when a `Chain` is
made; a reading only has its `Way`. Readings that go on alike have the same way, and so the same signs.

Example: in "Oak has 5 % of Fir and 7 % of Elm" the holder of `7 %` is that of `5 %`, the company another one.
"""

from __future__ import annotations

from kg.extract.linking.scene import Scene
from kg.extract.parts import Party
from kg.record import frozen

#: Whether holder and company are those of the last holding; as what both were chosen before; how often so.
Way = tuple[str, str, int]
#: What joins the two figures, names between them, what stands before the second, a gap, a list.
Ground = tuple[str, int, str, bool, str]


@frozen(kw_only=False)
class Choice:
    """A holding that was chosen: the place of its figure and the two parties."""

    at: int
    holder: Party
    investee: Party


class Chain:
    """A figure and the holdings chosen before it.

    Args:
        scene: The document.
        at: Place of the figure.
        past: The last holdings, the newest first; empty for none near.
        gap: Whether a figure between the two was no holding.
    """

    def __init__(self, scene: Scene, at: int, past: tuple[Choice, ...], *, gap: bool) -> None:
        self._past = past
        #: What the signs of a way depend on, beside the way.
        self.ground: Ground | None = None
        if past:
            joint, names = _joint(scene, past[0].at, at), min(scene.names_between(past[0].at, at), 2)
            self.ground = joint, names, scene.near(at, -1), gap, _listed(past)
            self._pairs = [(one.holder, one.investee) for one in past]
            holders, investees = {one.holder for one in past}, {one.investee for one in past}
            #: As what each party was chosen before: `h`, `i`, or both.
            self._seen = dict.fromkeys(holders, "h") | dict.fromkeys(investees, "i")
            self._seen |= dict.fromkeys(holders & investees, "hi")

    def way(self, sides: tuple[Party, Party]) -> Way:
        """How a reading with these two, holder and company, follows; all alike where nothing is past."""
        if not self._past:
            return "", "", 0
        holder, investee = sides
        last = self._past[0]
        same = ("=" if holder is last.holder else "x" if holder is last.investee else "!") + (
            "=" if investee is last.investee else "x" if investee is last.holder else "!"
        )
        seen = f"{self._seen.get(holder, '')}>{self._seen.get(investee, '')}"
        return same, seen, self._pairs.count(sides)

    def signs(self, way: Way | None) -> list[str]:
        """Signs of the readings that follow in one way; None stands for the reading that is no holding."""
        if self.ground is None:
            return [f"c none {'0' if way is None else '1'}"]
        joint, names, left, gap, listed = self.ground
        if way is None:
            return [f"c 0 {joint}", f"c 0 gap={gap:d}"]
        same, seen, again = way
        found = [f"c {same}", f"c {same} {joint}", f"c {same} names={names}", f"c {same} left={left}"]
        found += [f"c {same} names={names} {joint}", f"c {same} gap={gap:d}"]
        found += [f"c seen={seen}", f"c seen={seen} {joint}"]
        return [*found, f"c again={again} list={listed} {same}"] if listed else found


def _listed(past: tuple[Choice, ...]) -> str:
    """Whether the last two holdings are in one company and of one holder; empty for fewer than two."""
    if len(past) < 2:
        return ""
    last, other = past[:2]
    return f"{other.investee is last.investee:d}{other.holder is last.holder:d}"


def _joint(scene: Scene, one: int, other: int) -> str:
    """How two figures are joined: a full stop, a semicolon, *while*, *and*, a comma, words alone."""
    if scene.sentence_of[one] != scene.sentence_of[other]:
        return "|"
    row = scene.symbols[one + 1 : other]
    for sign in (";", "boundary", "rel", "to", "and", ",", "("):
        if sign in row:
            return sign
    return "w" if other - one < 12 else "far"
