"""How sure drafts without a figure are: ownership told in words, plans, offices, deals.

The rules of `holdings` and `acts` are many, and none knows how often it is right. That is learned: from
passages that nobody had read when the rules were written, by the name of the rule and by what stands
around the two names. What is less sure than `REVIEW` is dropped, whichever rule has said it.

Example: "Fir Works, a unit of Oak" by a rule that is right nine times of ten is kept for a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.extract.drafts import OWNING, Draft
from kg.extract.linking.figured import Figured, manner
from kg.extract.linking.lexical import investor, word
from kg.extract.linking.margins import REVIEW
from kg.extract.linking.scene import Scene
from kg.extract.linking.trust import certainty
from kg.extract.linking.weights import packaged

_SAID = ("asserted", "reported")
#: Log-odds of a rule's own certainty: one without doubts is nearly always right, a guess half the time.
_ODDS = ((0.95, 3.0), (0.88, 1.7), (0.8, 0.5), (0.0, 0.0))
#: A stake without a figure, between names, in a sentence with no figure and with few names; what it is worth:
#: right in 41 of 47 open passages, and always for a person to see.
_PLAIN = frozenset(("u some figured=0", "u some here=none", "u forms=name,name", "u figures=0"))
_FEW, _PLAINLY = frozenset(("u names=2", "u names=3")), 0.75
_FAR = 30  # units between two names that no sign reaches over


def judged(scene: Scene, told: list[list[Draft]]) -> list[list[Draft]]:
    """The drafts of each sentence: those with a figure as they are, the others with their certainty.

    Args:
        scene: The document.
        told: The drafts of each sentence.

    Cost: linear in the number of drafts and of the units around them.
    """
    weights = packaged()
    for draft, signs in weighed(scene, told):
        sure = certainty(signs, weights, beforehand(draft))
        draft.certainty = max(sure, _PLAINLY if _is_plain(signs) else 0.0)
    return [[one for one in drafts if not is_open(one) or one.certainty >= REVIEW] for drafts in told]


def _is_plain(signs: list[str]) -> bool:
    """Whether a stake of any size is all that a sentence tells: `Oak has a stake in Fir`."""
    return _PLAIN.issubset(signs) and not _FEW.isdisjoint(signs)


def beforehand(draft: Draft) -> float:
    """What speaks for a draft before anything is learned, in log-odds: how sure its rule is of it.

    Few passages have an alliance or a national company; a rule for these must not start from nothing.
    """
    return next(odds for least, odds in _ODDS if draft.certainty >= least)


def is_open(draft: Draft) -> bool:
    """Whether a draft has no figure, so that it is judged here."""
    return draft.figure is None and draft.doubt is None


def weighed(scene: Scene, told: list[list[Draft]]) -> list[tuple[Draft, list[str]]]:
    """Every draft without a figure, with what speaks for and against it."""
    figured = {_pair(draft) for drafts in told for draft in drafts if draft.figure is not None}
    told_so = _Ties(draft for drafts in told for draft in drafts if is_open(draft))
    shares = Figured(scene, told)
    found = []
    for number, drafts in enumerate(told):
        if not any(is_open(draft) for draft in drafts):
            continue
        names, size = _names(scene, number), _size(scene, number)
        sorts = {(*_pair(draft), sort_of(draft)) for draft in drafts if draft.figure is None}
        for draft in drafts:
            if is_open(draft):
                one, other = _pair(draft)
                near = _nearest(names.get(one, []), names.get(other, []))
                sort = sort_of(draft)
                signs = _own(draft) + size + _beside(draft, figured, sorts)
                signs += _standing(scene, number, draft) + told_so.signs(draft)
                signs += shares.signs(draft, number) if sort == "own" else []
                signs += _around(scene, sort, *near) if near is not None else ["u far"]
                found.append((draft, signs))
    return found


def sort_of(draft: Draft) -> str:
    """`own`, `plan`, `office`, or the kind of deal or membership that a draft tells."""
    if draft.role:
        return "office"
    if draft.kind in OWNING:
        return "own" if draft.status in _SAID else "plan"
    return draft.kind


def _pair(draft: Draft) -> tuple[int, int]:
    return id(draft.holder.party), id(draft.investee.party)


def _names(scene: Scene, number: int) -> dict[int, list[int]]:
    """Places of the names of a sentence, by party."""
    start = scene.starts[number]
    found: dict[int, list[int]] = {}
    for at in range(start, start + len(scene.sentences[number].units)):
        party = scene.party(at) if scene.names[at] else None
        if party is not None:
            found.setdefault(id(party), []).append(at)
    return found


def _size(scene: Scene, number: int) -> list[str]:
    """How much else a sentence says: a short one with two names leaves little to mistake."""
    units = scene.sentences[number].units
    names = len({id(unit.mention.party) for unit in units if unit.mention is not None})
    return [f"u names={min(names, 6)}", f"u length={min(len(units) // 8, 6)}"]


def _nearest(ones: list[int], others: list[int]) -> tuple[int, int] | None:
    pairs = [(one, other) for one in ones for other in others if abs(one - other) <= _FAR]
    return min(pairs, key=lambda pair: abs(pair[0] - pair[1]), default=None)


def _own(draft: Draft) -> list[str]:
    """What the draft says of itself. No two signs say the same: each would count it again."""
    rule, parties = draft.rule, (draft.holder.party, draft.investee.party)
    found = [f"u rule={rule} sure={draft.certainty:.2f}", f"u {sort_of(draft)} status={draft.status}"]
    # Most rules are rare: what those are worth that say the same of themselves stands for each.
    sort = sort_of(draft)
    found.append(f"u {manner(draft) if sort == 'own' else sort} sure={draft.certainty:.2f}")
    if draft.status not in _SAID or draft.tense != "current":
        found.append(f"u rule={rule} status={draft.status} {draft.tense}")
    if draft.kind in OWNING:
        found.append(f"u worded={draft.share_text is not None:d} change={draft.change}")
        found.append(f"u invests={investor(parties[0].name):d}{investor(parties[1].name):d}")
    return [*found, f"u {sort_of(draft)} kinds={parties[0].kind} {parties[1].kind}"]


def _beside(draft: Draft, figured: set[tuple[int, int]], sorts: set[tuple[int, int, str]]) -> list[str]:
    """Whether the same two are told with a figure, the other way round, or as something else."""
    one, other = _pair(draft)
    sort = sort_of(draft)
    found = [f"u {sort} figured"] if (one, other) in figured else []
    found += [f"u {sort} figured turned"] if (other, one) in figured else []
    found += [f"u {sort} turned"] if (other, one, sort) in sorts else []
    return found + [
        f"u {sort} also={kind}" for a, b, kind in sorted(sorts) if (a, b) == (one, other) and kind != sort
    ]


def _standing(scene: Scene, number: int, draft: Draft) -> list[str]:
    """Which of the two the text around speaks of first, and how often of each."""
    one, other, sort = draft.holder.party, draft.investee.party, sort_of(draft)
    return [
        f"u {sort} rank={scene.rank(one, number)}>{scene.rank(other, number)}",
        f"u {sort} times={scene.times(one, number)}>{scene.times(other, number)}",
    ]


class _Ties:
    """The drafts without a figure of a document: how many rules say one, and who else owns the same.

    Args:
        drafts: The drafts.
    """

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._rules: dict[tuple[int, int, str], set[str]] = defaultdict(set)
        self._owners: dict[int, set[int]] = defaultdict(set)
        self._owned: dict[int, set[int]] = defaultdict(set)
        for draft in drafts:
            one, other = _pair(draft)
            sort = sort_of(draft)
            self._rules[one, other, sort].add(draft.rule)
            if sort == "own":
                self._owners[other].add(one)
                self._owned[one].add(other)

    def signs(self, draft: Draft) -> list[str]:
        """What the others say of one. That there is no other is no sign: it would stand everywhere."""
        one, other = _pair(draft)
        sort = sort_of(draft)
        counts = {
            "rules": len(self._rules[one, other, sort]) - 1,
            "owners": len(self._owners[other] - {one}),
            "owned": len(self._owned[one] - {other}),
            "above": len(self._owners[one] - {other}),
            "below": len(self._owned[other] - {one}),
        }
        return [f"u {sort} {name}={min(count, 2)}" for name, count in counts.items() if count]


def _around(scene: Scene, sort: str, one: int, other: int) -> list[str]:
    """What stands between and beside the two names."""
    order = "<" if one < other else ">"
    first, last = min(one, other), max(one, other)
    names, figures = min(scene.names_between(first, last), 3), min(scene.figures_between(first, last), 2)
    forms = [m.form for at in (one, other) if (m := scene.units[at].mention)]
    found = [
        f"u {sort} {order} between={names}",
        f"u figures={figures}",
        f"u {sort} {order} path={scene.path(first, last)}",
        f"u {sort} cases={scene.case(one)},{scene.case(other)}",
        f"u forms={','.join(forms)}",
        f"u before={word(scene, first, -1)}",
        f"u after={word(scene, last, 1)}",
        f"u joined={last in scene.group(first):d}",
    ]
    classes: set[str] = set()
    for unit in scene.units[first + 1 : last]:
        if unit.mention is None:
            classes |= unit.classes
    return found + [f"u {sort} {order}c={name}" for name in sorted(classes)]
