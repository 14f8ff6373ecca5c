"""What the words around a figure make of it: wished for, allowed, owed, talked of, offered, refused, or so.

The verb beside a figure is often an infinitive; what it means stands further left: `means to have 51 %`,
`is close to acquiring a half`, `a le droit de monter à 30 %`. So the words that govern are read one after
the other from the figure to the left, each by its kind, as far as the clause goes. The words are data
(`lexicon/outlook.json`). Who has the figure, and of what, is none of this module's questions.

Example:
    >>> words = ["eager", "to", "have"]
    >>> outlook([Unit(word, word, 0, 1) for word in words], 3, -1)
    ['want']
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.linking.moods import mood_at
from kg.extract.linking.scene import Scene
from kg.extract.parts import Unit
from kg.extract.phrases.governing import word_lists

_BACK, _ON, _MOST = 36, 14, 3
_LONG = 80
_BEFORE_VERB = "want inf"  # words that wish only where a verb follows: `compte prendre`, `means to have`
_TONES = ("fut", "cond", "talk", "new")
_BARE = ("inf", "ing", "part")  # what is not finite says nothing by itself; the word that governs it does
_SOON = frozenset(
    "soon shortly eventually ultimately thereafter next tomorrow later bientot prochainement ensuite terme "
    "prochain prochaine prochains demain d'ici horizon bald kunftig pronto presto".split()
)
_LIMIT = frozenset("by before until d'ici ici avant bis antes entro".split())
_TIMES = frozenset(
    "january february march april may june july august september october november december summer autumn "
    "spring winter christmas easter year month week end close mid-year janvier fevrier mars avril mai juin "
    "juillet aout septembre octobre novembre decembre ete automne printemps hiver noel paques annee mois fin "
    "semaine jahresende sommer herbst verano fine estate".split()
)
_THERE = frozenset(
    "against contre versus instead lieu now today currently already aujourd'hui actuellement deja present "
    "actuels actuel current".split()
)
_RELATIVE = frozenset("which who that whose qui que qu' dont lequel laquelle".split())


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    """Folded words to the kind of what they lead to; a word of two lists is of the last."""
    return {word: kind for kind, words in word_lists("around").items() for word in sorted(words)}


def kind_at(units: list[Unit], at: int) -> str:
    """The kind of a word: a mood of a verb, or one of the lists; empty for none.

    Example:
        >>> kind_at([Unit("vise", "vise", 0, 4)], 0)
        'want'
    """
    unit = units[at]
    if unit.mention is not None or unit.quantity is not None or unit.is_mark:
        return ""
    kind, mood = _listed(units, at), mood_at(units, at)
    if mood in ("fut", "cond"):
        return mood if kind in ("", "go", "may", "must", "when", "now") else f"{kind} {mood}"
    classed = "" if kinds().get(unit.key) == _BEFORE_VERB else _by_class(unit)
    return kind or classed or mood or _bare(units, at)


def _listed(units: list[Unit], at: int) -> str:
    kind = kinds().get(units[at].key, "")
    if kind == _BEFORE_VERB:
        leads = any(unit.has("f:inf") for unit in units[at + 1 : at + 4])
        return "want" if leads else ""
    return kind


def _by_class(unit: Unit) -> str:
    classes = unit.classes
    if classes.isdisjoint(_CLASSED):
        return ""
    return next(kind for name, kind in _KINDS if name in classes)


_KINDS = (
    ("plan", "want"),
    ("want", "want"),
    ("deny", "deny"),
    ("fail", "fail"),
    ("talks", "talk"),
    ("negotiate", "talk"),
    ("boundary", "|"),
)
_CLASSED = frozenset(name for name, _ in _KINDS)


_UNFINISHED = ("f:ing", "f:inf", "f:part")


def _bare(units: list[Unit], at: int) -> str:
    """The form of a verb that is not finite; `the founders keep 60 %` has an English one that is."""
    unit = units[at]
    if unit.classes.isdisjoint(_UNFINISHED):
        return ""
    if unit.has("f:inf") and not unit.has("f:part") and not _is_led(units, at):
        english = not unit.key.endswith(("er", "ir", "re"))
        return "pres" if english else "inf"
    return next((form[2:] for form in _UNFINISHED if form in unit.classes), "")


def _is_led(units: list[Unit], at: int) -> bool:
    return any(unit.has("to", "will", "cond", "neg", "have") for unit in units[max(0, at - 4) : at])


def outlook(units: list[Unit], at: int, step: int) -> list[str]:
    """The kinds of the words that lead to a figure, or follow it, the nearest first; at most three.

    Verbs that are not finite are passed over where a word before them governs them.

    Args:
        units: The sentence.
        at: The figure.
        step: -1 for what stands before, 1 for what stands behind.
    """
    found: list[str] = []
    i, left = at + step, _BACK if step < 0 else _ON
    while 0 <= i < len(units) and left and len(found) < _MOST:
        unit = units[i]
        if unit.text in (";", "?", "!"):
            break
        kind = _link(units, i) or kind_at(units, i)
        if found and found[-1] in _BARE and kind and kind not in (":", "that", "|"):
            found[-1] = kind
        elif kind and (not found or found[-1] != kind):
            found.append(kind)
        i, left = i + step, left - 1
    return found


def _link(units: list[Unit], at: int) -> str:
    """`that` for a word that opens a clause, `:` for the mark."""
    unit = units[at]
    if unit.mention is not None or unit.quantity is not None:
        return ""
    if unit.text == ":":
        return ":"
    return "that" if unit.key in _RELATIVE else ""


def outlook_signs(scene: Scene, place: int, left: str) -> list[str]:
    """Signs of what the words around a figure make of it.

    Args:
        scene: The document.
        place: The figure's place.
        left: What stands right before it.
    """
    number = scene.sentence_of[place]
    units, at = scene.sentences[number].units, place - scene.starts[number]
    back, on = outlook(units, at, -1), outlook(units, at, 1)
    first = back[0] if back else "none"
    led = led_by(units, at)
    kept = "kept" if is_free(units, at, left) else "held"
    found = [
        f"s {kept} o={first}",
        f"s {kept} o={'/'.join(back[:2])}",
        f"s {kept} now={'now' in back:d}",
        f"s o={first}",
        f"s o={first} left={left}",
        f"s o={'/'.join(back[:2])}",
        f"s o={'/'.join(back)}",
        f"s on={on[0] if on else 'none'}",
        f"s o={first} on={on[0] if on else 'none'}",
        f"s led={led}",
        f"s led={led} o={first}",
    ]
    if ahead := is_ahead(units, at):
        found += [f"s till={ahead}", f"s till={ahead} o={first}"]
    if is_owned_behind(units, at):
        found += ["s whose", f"s whose o={first}"]
    return found + tone_signs(scene, place, first)


def tone(units: list[Unit]) -> str:
    """Whether a sentence tells of what is to come, of what may be, of something that is yet to be made.

    Example:
        >>> tone([Unit("will", "will", 0, 4, frozenset({"will"}))])
        'fut'
    """
    found = {kind_at(units, i) for i in range(min(len(units), _LONG))}
    return "".join(sign for sign in _TONES if sign in found)


def tone_signs(scene: Scene, at: int, first: str) -> list[str]:
    """Signs of what the sentence of a figure, and those beside it, tell as a whole.

    Args:
        scene: The document.
        at: The figure's place.
        first: Kind of the word that leads to it.
    """
    number = scene.sentence_of[at]
    own, last, following = (scene.tone(n, tone) for n in (number, number - 1, number + 1))
    return [
        f"s tone={own} o={first}",
        f"s tone={own}",
        f"s tone<{last} o={first}",
        f"s tone>{following} o={first}",
    ]


def is_free(units: list[Unit], at: int, left: str) -> bool:
    """Whether nothing beside a figure says that it is there: no `its`, `from`, `against`, `now at`."""
    if left in ("poss", "from", "rel", "than") or is_owned_behind(units, at):
        return False
    near = [*units[max(0, at - 4) : at], *units[at + 1 : at + 3]]
    return not any(unit.key in _THERE and unit.mention is None for unit in near)


def led_by(units: list[Unit], at: int) -> str:
    """The kind of the nearest listed word, whatever stands between, of the ten units before."""
    table = kinds()
    for i in range(at - 1, max(-1, at - 11), -1):
        unit = units[i]
        if unit.mention is None and unit.quantity is None and unit.key in table:
            return table[unit.key]
    return ""


def is_ahead(units: list[Unit], at: int) -> str:
    """Whether a time to come is named beside a figure: `by the summer`, `d'ici 2030`, `next year`, `soon`.

    Example:
        >>> units = [Unit(word, word, 0, 1) for word in ("x", "by", "the", "summer")]
        >>> is_ahead(units, 0)
        'limit'
    """
    for i in range(max(0, at - 5), min(len(units), at + 12)):
        unit = units[i]
        if unit.mention is not None or unit.quantity is not None:
            continue
        if unit.text == ";" and i > at:
            break
        if unit.key in _LIMIT and any(_is_time(one) for one in units[i + 1 : i + 5]):
            return "limit"
        if unit.key in _SOON:
            return "soon"
    return ""


def _is_time(unit: Unit) -> bool:
    if unit.mention is not None or unit.quantity is not None:
        return False
    year = len(unit.key) == 4 and unit.key.isdigit()
    return year or unit.key in _TIMES


def is_owned_behind(units: list[Unit], at: int) -> bool:
    """`the 47 % that Oak has`, `the 25 % held by Oak`, `les 66 % que Chêne possède`: somebody's already."""
    if not ((at and units[at - 1].has("det")) or (at and units[at - 1].key in ("les", "des", "the"))):
        return False
    for unit in units[at + 1 : at + 6]:
        if unit.mention is None and unit.quantity is None and not unit.is_mark:
            if unit.key in _RELATIVE or unit.has("f:part"):
                return True
            if not unit.has("stake", "capital", "of", "in", "det"):
                return False
    return False
