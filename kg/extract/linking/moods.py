"""The mood of the words around a figure: to come, possible, told as over, told as so; and words of time.

The verbs that the word lists know are few; here also the ending of any French verb and the small words of
English tell when something is: `sera détenue à 60 %`, `atteindrait 50 %`, `is to pay`, `had come in with`.

Example:
    >>> mood_at([Unit("atteindrait", "atteindrait", 0, 11)], 0)
    'cond'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.parts import Unit

if TYPE_CHECKING:
    from kg.extract.linking.scene import Scene

_FUTURE = re.compile(
    r"^(?:[a-z]{2,}(?:era|eront|ira|iront|dra|dront|cevra|cevront|urra|urront|[eiouy]ttra|[eiouy]ttront|"
    r"itra|itront|clura|cluront|ompra|ompront)|[a-z]+erra|[a-z]+erront|s?aura|s?auront|sera|seront)$"
)
_CONDITIONAL = re.compile(
    r"^[a-z']*(?:era|ira|dra|devra|cevra|urra|aura|sera|erra|ttra|itra|clura|ompra)i(?:t|ent)$"
)
_IMPERFECT = re.compile(r"^[a-z]{2,}(?:ait|aient)$")
_NOUNS = frozenset(
    "fait parfait satisfait refait trait portrait retrait extrait attrait lait souhait forfait bienfait "
    "opera camera caldera sierra terra guerra serra".split()
)
_HAD = frozenset("had was were etait etaient avait avaient fut furent".split())
#: What a word has that tells a mood by its class; and the words that tell one by themselves.
_TENSED = frozenset("will cond be have f:fut f:cond f:imp f:fin f:past f:ing f:inf".split())
_TOLD_BY_KEY = _HAD | {"to"}
_IS = frozenset("is are est sont".split())
_TIME_WORDS = {
    "now": "today now currently present still already aujourd'hui maintenant actuellement encore toujours "
    "deja desormais",
    "when": "when if unless after under upon provided completion lorsque quand si apres fois reserve "
    "condition cas terme issue",
    "then": "then thereafter eventually alors ensuite bientot soon later",
    "ago": "before earlier ago previously formerly until avant auparavant jadis longtemps autrefois "
    "anciennement jusqu'en jusqu'alors jusqu'ici ancien former",
    "once": "once",
    "plan": "plan plans proposal proposed scheme projet offer offre rumour rumeur terms deal accord "
    "protocole option merger fusion convention",
    "ahead": "next by d'ici prochain prochaine",
    "other": "versus against compared contre instead lieu",
}
_TIMES = {word: time for time, words in _TIME_WORDS.items() for word in words.split()}
_LEFT, _RIGHT = 30, 12
_FINITE = ("fut", "cond", "imp", "past", "perf", "pres")


def mood_at(units: list[Unit], at: int) -> str:
    """The mood that a word tells: fut, cond, imp, past, perf, pres, ing, inf; empty for none."""
    unit = units[at]
    if unit.mention is not None or unit.quantity is not None or not unit.key[:1].isalpha():
        return ""
    return _by_class(units, at) or _by_ending(unit)


def _by_class(units: list[Unit], at: int) -> str:
    unit = units[at]
    if unit.classes.isdisjoint(_TENSED) and unit.key not in _TOLD_BY_KEY:
        return ""
    before = units[at - 1] if at else None
    if unit.has("will", "f:fut") or (unit.key == "to" and before is not None and before.has("be")):
        return "fut"
    if unit.has("cond", "f:cond") and unit.text != "May":
        return "cond"
    if unit.key in _HAD or unit.has("f:imp"):
        return "imp"
    if unit.has("be"):
        return "pres" if unit.key in _IS else _by_ending(unit)
    if unit.has("have") and not unit.has("f:ing", "f:inf"):
        ahead = units[at + 1 : at + 4]
        return "perf" if any(one.has("f:part") for one in ahead) else "pres"
    for name, mood in (("f:fin", "pres"), ("f:past", "past"), ("f:ing", "ing")):
        if unit.has(name):
            helped = mood == "past" and before is not None and before.has("have", "be")
            return "" if helped else mood
    return "inf" if unit.has("f:inf") and before is not None and before.has("to") else ""


def _by_ending(unit: Unit) -> str:
    """The tense of a French verb by its ending; English words hardly ever end so."""
    key = unit.key
    if len(key) < 4 or key in _NOUNS or not unit.text[:1].islower():
        return ""
    if _CONDITIONAL.match(key):
        return "cond"
    if _IMPERFECT.match(key):
        return "imp"
    return "fut" if _FUTURE.match(key) else ""


def mood_signs(scene: Scene, at: int, left: str) -> list[str]:
    """Signs of the moods around a figure.

    Args:
        scene: The document.
        at: The figure's unit.
        left: What stands right before it.

    Cost: the units of its clause.
    """
    number = scene.sentence_of[at]
    units, start = scene.sentences[number].units, scene.starts[number]
    here = at - start
    before = [mood for i in range(here - 1, max(-1, here - _LEFT), -1) if (mood := mood_at(units, i))]
    after = [mood for i in range(here + 1, min(len(units), here + _RIGHT)) if (mood := mood_at(units, i))]
    finite = [mood for mood in before if mood in _FINITE]
    near, first = (finite[0], finite[-1]) if finite else ("", "")
    follow = next((mood for mood in after if mood in _FINITE), "")
    found = [
        f"s mood={near}",
        f"s mood={near} left={left}",
        f"s mood={near} first={first}",
        f"s mood={near} follow={follow}",
        f"s moods={'/'.join(before[:2])}",
        f"s ahead={'fut' in finite:d}{'cond' in finite:d}{'imp' in finite or 'past' in finite:d}",
    ]
    times = _times(units, max(0, here - _LEFT), here) | {
        f">{one}" for one in _times(units, here + 1, here + 8)
    }
    if any(unit.key.isdigit() and len(unit.key) == 4 for unit in units[: min(4, here)]):
        times.add("dated")  # "In 2006 Oak took 40 %"
    found += [f"s time={one}" for one in sorted(times)]
    found += [f"s time={one} mood={near}" for one in sorted(times)]
    if not finite and not follow and number:
        told = scene.sentences[number - 1].units
        last = next((m for i in range(len(told) - 1, -1, -1) if (m := mood_at(told, i)) in _FINITE), "")
        found.append(f"s verbless told={last}")
    return found


def _times(units: list[Unit], first: int, stop: int) -> set[str]:
    """The words of time between two units: `now`, `when`, `then`, `ago`, `plan`, `ahead`, a year."""
    found = set()
    for unit in units[first:stop]:
        if unit.mention is not None or unit.quantity is not None:
            continue
        time = _TIMES.get(unit.key)
        if time is None and len(unit.key) == 4 and unit.key.isdigit():
            time = "year"
        if time is not None:
            found.add(time)
    return found
