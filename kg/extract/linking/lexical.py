"""Signs from the words themselves: beside a name, beside a figure, in a name, and all through the document.

`features` tells of classes and places, which hold for every text; the words here are learned from real
passages alone ("analysts at", "a profit of"), where they stand often enough.

Example:
    >>> investor("Oak Ventures"), investor("Oak Mills")
    (True, False)
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.linking.scene import Scene
from kg.extract.phrases.grammar import POSSESSIVE
from kg.names import fold

#: Words in the name of somebody who mostly holds and is seldom held.
_INVESTORS = frozenset(
    "capital ventures fund funds fonds partners investment investments investissement investissements "
    "invest investors participations equity asset management gestion trust family famille pension "
    "pensions caisse foundation fondation retraites trustees advisors sovereign souverain".split()
)
_LONG = 20  # a longer word is too rare to learn from
_STEPS = 6  # units looked through for the noun that a figure is a part of


@lru_cache(maxsize=4096)
def investor(name: str) -> bool:
    """Whether a name says that its bearer invests."""
    return not _INVESTORS.isdisjoint(fold(name).split())


def word(scene: Scene, at: int, step: int) -> str:
    """The word, or the sign of the name, figure or mark, a step or two beside a place; `|` at the edge."""
    i = at + step
    if not 0 <= i < len(scene.units) or scene.sentence_of[i] != scene.sentence_of[at]:
        return "|"
    unit = scene.units[i]
    if unit.mention or unit.quantity or unit.is_mark:
        return scene.symbols[i]
    return unit.key if len(unit.key) < _LONG else "w"


def name_words(scene: Scene, side: str, spot: int) -> list[str]:
    """Signs of a name on one side of a figure, without the letter of its role: words and verbs beside it."""
    before, after = word(scene, spot, -1), word(scene, spot, 1)
    return [
        f"{side}w<{before}",
        f"{side}w>{after}",
        f"{side}w<<{word(scene, spot, -2)} {before}",
        f"{side}w>>{after} {word(scene, spot, 2)}",
        f"{side}v>{_verb(scene, spot, 1)}",
        f"{side}v<{_verb(scene, spot, -1)}",
    ]


@lru_cache(maxsize=4096)
def standing(side: str, case: str, invests: bool, rank: str, times: int) -> tuple[str, ...]:
    """Signs of the party that a name on one side of a figure means: an investor, named first, named often."""
    return (
        f" invests={invests:d}",
        f"{side}invests={invests:d} case={case}",
        f" rank={rank}",
        f"{side}rank={rank} told={times}",
        f"{side}rank={rank} invests={invests:d}",
    )


def figure_words(scene: Scene, at: int) -> list[str]:
    """Signs of what a figure is a part of: the noun behind its *of*, and the verbs beside it."""
    noun, back = _noun(scene, at), _verb(scene, at, -1)
    return [f"0 noun={noun}", f"0 v<{back}", f"0 v>{_verb(scene, at, 1)}", f"0 v<{back} noun={noun}"]


def _verb(scene: Scene, at: int, step: int) -> str:
    _, place = scene.verb(at, step)
    return scene.units[place].key[:_LONG] if place >= 0 else ""


def _noun(scene: Scene, at: int) -> str:
    """`8 percent of Oak's annual profit`: `profit`; the last plain word of the phrase behind a figure."""
    found = ""
    for i in range(at + 1, min(at + 1 + _STEPS, len(scene.units))):
        unit = scene.units[i]
        if unit.mention is not None or unit.has("of", "det", "poss") or unit.text in POSSESSIVE:
            if found:
                break
            continue
        if unit.quantity is not None or unit.is_mark or scene.sentence_of[i] != scene.sentence_of[at]:
            break
        if unit.has("in", "to", "by", "and", "from", "rel", "boundary") or any(
            name.startswith("f:") for name in unit.classes
        ):
            break
        found = unit.key
    return found if len(found) < _LONG else "w"
