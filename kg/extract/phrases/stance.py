"""How a text says something: as a fact, a plan, a wish, a denial, a rumour; by whom; past or present.

The clause around a verb is read, not the whole sentence: "Oak denies that it wants to sell its 5 %
stake" denies the sale and takes the stake for granted.

Example:
    >>> unit = Unit("would", "would", 0, 5, frozenset({"cond"}))
    >>> stance_of([unit, Unit("sell", "sell", 6, 10, frozenset({"sell", "f:inf"}))], 1).status
    'conditional'
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.drafts import ENDED
from kg.extract.parts import NO_CLASSES, Unit
from kg.extract.phrases.denying import is_undenied, left_undenied
from kg.extract.phrases.governing import governor, is_expected, relative_before
from kg.extract.phrases.grammar import clause_of, is_party, is_verb
from kg.record import frozen

_WINDOW = 12
_ONLY = ("longer", "only", "just", "plus")
_INTENTIONS = ("intention", "intentions", "plans", "plan", "projet", "projets", "question")


@frozen(kw_only=False)
class Stance:
    """How something is said.

    Args:
        status: Code of `status.csv`.
        tense: current, past or future.
        speaker: Who says it, when it is not the document itself.
        wisher: Index of the mention of a party that wants another one to do it; None otherwise.
    """

    status: str = "asserted"
    tense: str = "current"
    speaker: str | None = None
    wisher: int | None = None


def stance_of(units: list[Unit], at: int) -> Stance:
    """The stance of the verb, or noun of action, at an index."""
    first, _ = clause_of(units, at)
    first = max(first, relative_before(units, at) or 0)
    window = range(max(first, at - _WINDOW), at + 1)
    speaker = speaker_of(units)
    within = NO_CLASSES.union(*[units[i].classes for i in window])
    status, tense = _standing(units, window, at, within)
    if status == "asserted" and (speaker or left_undenied(units, at)):
        status = "reported"
    return Stance(status, tense, speaker, _wisher(units, window) if "want" in within else None)


def taken_for_granted(*, past: bool = False) -> Stance:
    """The stance of "its 43 % stake": whatever the clause says, the stake is there."""
    return Stance("asserted", ENDED if past else "current")


def _standing(units: list[Unit], window: range, at: int, within: frozenset[str]) -> tuple[str, str]:
    """Status and tense of a verb, where the words of its window have some classes."""
    verb = units[at]
    near = [units[i] for i in window if i > window.stop - (8 if is_verb(verb) else 12)]
    denied = "deny" in within and _any(units, window, "deny")
    if (denied and not _left_open(units, window)) or _negated(units, at, window):
        return "denied", "current"
    if _given_up(units, at):
        return "failed", "past"
    if "rumour" in within and _any(units, window, "rumour"):
        return "rumoured", "current"
    told = _classes(near)
    if verb.has("f:cond") or "cond" in told or "f:cond" in told:
        return "conditional", "future"
    if _in_talks(units, window):
        return "negotiating", "future"
    ahead = _ahead(units, window, told, at)
    return (ahead, "future") if ahead else ("asserted", _tense(units, at, near, told))


def _ahead(units: list[Unit], window: range, told: frozenset[str], at: int) -> str:
    """The status of what is yet to come, where words near tell some classes; empty for what is there."""
    if units[at].has("f:fut") or "will" in told or _planned(units, window, at):
        return "planned"
    if units[at].has("f:fin") and is_expected(units, at):
        return "planned"
    if units[at].has("f:part", "f:inf") and (seen := _is_seen(units, window)):
        return seen
    return "planned" if _is_under_way(units, at) else governor(units, at)


def _is_seen(units: list[Unit], window: range) -> str:
    """`verra sa part ramenée à 35 %`, `verrait sa participation tomber`: the tense of the verb of seeing."""
    keys = [units[i].key for i in window if units[i].mention is None]
    return next((_SEEING[key] for key in reversed(keys) if key in _SEEING), "")


_SEEING = dict.fromkeys(("verra", "verront"), "planned") | dict.fromkeys(
    ("verrait", "verraient"), "conditional"
)


def _is_under_way(units: list[Unit], at: int) -> bool:
    """`is raising its stake to 60 %`, `are now selling`: a change that goes on is not done."""
    if not (units[at].has("f:ing") and units[at].has(*_CHANGES)):
        return False
    return any(unit.key in ("is", "are", "'s") for unit in units[max(0, at - 2) : at] if not unit.mention)


_CHANGES = ("raise", "cut", "rise", "fall", "buy", "sell")


def _left_open(units: list[Unit], window: range) -> bool:
    """`n'exclut pas de vendre`, `has not ruled out selling`: a denial that is itself denied."""
    for i in window:
        barring = units[i].key.startswith("exclu") or (
            units[i].has("deny") and units[i].key.startswith("rul")
        )
        if units[i].has("deny") and is_undenied(units, i):
            return True
        beside = (*units[max(0, i - 3) : i], *units[i + 1 : i + 2])
        if barring and any(one.key in ("not", "n't", "pas", "plus") for one in beside):
            return True
    return False


def _given_up(units: list[Unit], at: int) -> bool:
    """`renonce à vendre`, `has dropped plans to buy`: the verb before an infinitive gives it up."""
    if not units[at].has("f:inf"):
        return False
    for i in range(at - 1, max(-1, at - 6), -1):
        unit = units[i]
        if unit.has("fail") and unit.has("f:fin", "f:past", "f:part") and not unit.mention:
            return True
        if not (unit.has("to", "of", "plan", "det", "poss", "talks") or unit.key in _INTENTIONS):
            return False
    return False


def _any(units: list[Unit], window: range, *names: str) -> bool:
    return any(units[i].has(*names) and not units[i].mention for i in window)


def _classes(near: list[Unit]) -> frozenset[str]:
    """The classes of some words, asked once; `In May` is a month."""
    return NO_CLASSES.union(*[u.classes for u in near if u.classes and not u.mention and u.text != "May"])


def _negated(units: list[Unit], at: int, window: range) -> bool:
    """`does not own`, `n'a pas vendu`: a negation between the subject and the verb, or right after it."""
    planning = False
    for i in range(at - 1, max(window.start, at - 9) - 1, -1):
        if is_party(units[i]):
            break
        if units[i].text == ",":
            if _opens_after_not(units, i):
                return True
            break
        planning = planning or units[i].has("plan") or units[i].key in _INTENTIONS
        if units[i].has("neg") and units[i].key not in ("sans", "without"):
            near = (i >= at - 4 or planning) and not _left_open(units, range(max(0, i - 2), at))
            return near and not (_is_only(units, at) or (i + 1 < len(units) and units[i + 1].key in _ONLY))
    return (at + 1 < len(units) and units[at + 1].key in ("pas", "aucune", "aucun")) or _is_another(units, at)


def _opens_after_not(units: list[Unit], comma: int) -> bool:
    """`is not, repeat not, in talks`, `n'a pas, à ce jour, vendu`: the aside stands behind a *not*."""
    opened = next((i for i in range(comma - 1, max(0, comma - 6), -1) if units[i].text == ","), None)
    return opened is not None and units[opened - 1].has("neg")


def _is_another(units: list[Unit], at: int) -> bool:
    """`ce n'est pas Chêne qui détient`, `it is not Oak that holds`: somebody else does."""
    rel = relative_before(units, at)
    if rel is None or not is_party(units[rel - 1]):
        return False
    near = units[max(0, rel - 4) : rel - 1]
    return any(one.has("be") and two.key in ("not", "pas", "n't") for one, two in pairwise(near))


def _is_only(units: list[Unit], verb: int) -> bool:
    """`n'en a plus que 38 %`, `ne détient que`: *que* behind the verb turns the negation into *only*."""
    for i in range(verb + 1, min(len(units), verb + 6)):
        unit = units[i]
        if unit.key in ("que", "qu'", "plus que", "plus qu'"):
            return i < verb + 3 or units[i - 1].text == ","
        if unit.quantity is not None:
            break
    return False


def _in_talks(units: list[Unit], window: range) -> bool:
    return any(
        (units[i].has("talks", "negotiate") and not units[i].key.startswith("negociant"))
        or units[i].key in ("looking for", "working", "finalise", "finalize")
        for i in window
        if i != window.stop - 1
    )


_JUST = ("vient", "viennent", "venait", "venaient")


def _planned(units: list[Unit], window: range, at: int) -> bool:
    """A verb of planning or wishing governs an infinitive; a bare infinitive is not yet done either."""
    if not units[at].has("f:inf"):
        return False  # nearly every verb
    if at > 1 and units[at - 1].key in ("de", "d'") and units[at - 2].key.startswith(_JUST):
        return False  # "vient de vendre": it is done
    governed = any(
        (units[i].has("plan", "want") and not units[i].has("f:ing")) or units[i].has("want")
        for i in window
        if i < at
    )
    infinitive = at > 0 and (units[at - 1].has("to") or units[at - 1].key in ("de", "d'", "a"))
    if at > 1 and units[at - 1].key in ("to", "pour") and units[at - 2].has("deal"):
        return True  # "has signed a deal to sell"
    french = not units[at].has("f:fin") and units[at].key.endswith(("er", "ir", "re"))
    return (governed and (infinitive or french)) or (infinitive and not _any(units, window, "have", "say"))


def _tense(units: list[Unit], at: int, near: list[Unit], told: frozenset[str]) -> str:
    verb = units[at]
    if verb.has("raise", "cut", "buy", "sell", "rise", "fall", "invest") and not verb.has("hold", "have"):
        return "current"  # a change that is done leaves a level that is there
    if "past" in told or any(unit.key == "longer" for unit in near):
        return ENDED
    if verb.has("f:imp") or any(
        unit.key in ("had", "avait", "avaient", "was", "were", "etait", "etaient") for unit in near[-4:]
    ):
        return "past"
    agent = any(unit.has("by") for unit in units[at + 1 : at + 5])
    simple = (
        not agent
        and verb.has("f:past")
        and verb.has("hold")
        and not any(u.has("have", "be") for u in near[-4:-1])
    )
    return "past" if simple and "say" not in told else "current"


def _wisher(units: list[Unit], window: range) -> int | None:
    """`A wants B to`: the index of A, when a party stands between the wish and the verb."""
    for i in window:
        if units[i].has("want") and any(is_party(units[k]) for k in range(i + 1, window.stop)):
            for k in range(i - 1, max(-1, i - 12), -1):
                if is_party(units[k]):
                    return k
    return None


def speaker_of(units: list[Unit]) -> str | None:
    """Who says it: `..., Reuters has reported`, `according to sources`, `Oak said`; None: the text."""
    for index, unit in enumerate(units):
        classes = unit.classes
        if not classes:
            continue
        if "according" in classes:
            return _after(units, index)
        if "say" in classes and is_verb(unit) and "f:ing" not in classes:
            before = _before(units, index)
            if before:
                return before
    return None


def _after(units: list[Unit], index: int) -> str | None:
    for unit in units[index + 1 : index + 6]:
        if is_party(unit) or unit.has("sources"):
            return unit.text
        if unit.is_mark:
            return None
    return None


def _before(units: list[Unit], index: int) -> str | None:
    for unit in reversed(units[max(0, index - 6) : index]):
        if is_party(unit) or unit.has("sources"):
            return unit.text
        if unit.is_mark and unit.text not in ("'s", "’s"):
            return None
    return None
