"""Talks, deals to come, and mergers.

Example: "Oak and Fir are negotiating a merger" is one `merger` claim in talks, answered both ways.
"""

from __future__ import annotations

from kg.extract.acts.whose import BOARDS, of_body
from kg.extract.drafts import Draft
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.around import Found, around, couples, is_judged, next_party, pair_of, pair_subject
from kg.extract.phrases.grammar import (
    clause_of,
    group_at,
    is_modifier,
    is_party,
    subject_of,
)
from kg.extract.phrases.stance import Stance, speaker_of, stance_of

_REACH = 16
_TELLING = frozenset(("merger", "merge", "talks", "negotiate", "deal"))


def talks_in(sentence: Sentence) -> list[Draft]:
    """Talks and mergers in one sentence. Cost: linear in its length."""
    units = sentence.units
    drafts: list[Draft] = []
    if sentence.words.isdisjoint(_TELLING):
        return drafts
    for at, unit in enumerate(units):
        if unit.mention is not None or unit.quantity is not None:
            continue
        if unit.has("merger", "merge"):
            drafts += _merger(units, at)
        elif unit.has("talks", "negotiate"):
            drafts += _talks(units, at)
        elif unit.has("deal"):
            drafts += _deal(units, at)
    return drafts


def one_talk(told: list[list[Draft]]) -> list[list[Draft]]:
    """Talks of two firms that are to merge are about the merger: one claim of them, with how they ended.

    `The talks between Oak and Fir have failed. They had wanted to merge.`: a merger that has failed.

    Args:
        told: The drafts of every sentence of a text.
    """
    mergers: dict[frozenset[int], list[Draft]] = {}
    for draft in (draft for drafts in told for draft in drafts if draft.kind == "merger"):
        mergers.setdefault(_pair(draft), []).append(draft)
    if not mergers:
        return told
    for draft in (draft for drafts in told for draft in drafts if _is_talk(draft)):
        for merger in mergers.get(_pair(draft), ()):
            if draft.status in ("failed", "denied") and merger.status in _OPEN:
                merger.status, merger.tense = draft.status, draft.tense
    return [[one for one in drafts if not (_is_talk(one) and _pair(one) in mergers)] for drafts in told]


_OPEN = ("planned", "negotiating", "conditional")


def _is_talk(draft: Draft) -> bool:
    return draft.kind == "cooperation" and draft.status in ("negotiating", "failed", "denied")


def _pair(draft: Draft) -> frozenset[int]:
    return frozenset((id(draft.holder.party), id(draft.investee.party)))


def _merger(units: list[Unit], at: int) -> list[Draft]:
    """`A and B merger talks`, `merger (negotiations) with B`, `A to merge with B`, `fusion entre A et B`."""
    end = at + 1 if at + 1 < len(units) and units[at + 1].has("talks", "negotiate", "deal") else at
    found = around(units, end) or _before_noun(units, at) or _merge_with(units, at, end) or _theirs(units, at)
    if found is None and units[at].has("merge") and not units[at].has("merger"):
        found = pair_subject(units, at)
    if found is None or any(one.party.kind != "company" for one in found[0]):
        return []
    sides, first, last = found
    first, last = min(first, at), max(last, end)
    stance = _merger_stance(units, at, last)
    drafts = []
    for one, other in couples(units, end, sides if len(sides) < 4 else sides[:2]):
        draft = Draft("merger", one, other, units[first].start, units[last].end, topic="merger")
        draft.status, draft.tense, draft.speaker = stance.status, stance.tense, stance.speaker
        drafts.append(draft)
    return drafts


def _before_noun(units: list[Unit], at: int) -> Found | None:
    """`A and B merger negotiations`: the pair right before the noun."""
    left = at - 1
    while left >= 0 and is_modifier(units[left]) and not units[left].mention:
        left -= 1
    if left < 0 or not is_party(units[left]):
        return None
    return pair_of(units, group_at(units, left), [at])


def _theirs(units: list[Unit], at: int) -> Found | None:
    """`Chêne et Sapin ont arrêté les termes de leur fusion`: the two named before *their*."""
    if at < 4 or units[at - 1].key not in ("leur", "their"):
        return None
    for i in range(at - 2, max(2, at - _REACH), -1):
        if units[i].is_mark or units[i].has("boundary"):
            return None
        if is_party(units[i]):
            first = i - 1
            while first > 0 and (is_modifier(units[first]) or units[first].has("of")):
                first -= 1
            paired = units[first].has("and") and first > 0 and is_party(units[first - 1])
            return pair_of(units, [first - 1, i], [at]) if paired else None
    return None


def _merge_with(units: list[Unit], at: int, end: int) -> Found | None:
    withs = next((i for i in range(at + 1, min(len(units), end + 4)) if units[i].has("with")), None)
    name = next_party(units, withs + 1, 8) if withs is not None else None
    subject = subject_of(units, at)
    if subject is None:
        return _of_board(units, at, name) if name is not None else None
    if name is None or subject == name or is_judged(units, subject, at):
        return None
    return pair_of(units, [subject, name], [at, end])


def _of_board(units: list[Unit], at: int, name: int) -> Found | None:
    """`The board of Oak backed a plan to merge with Fir`: the firm of the board is the one that merges."""
    board = next((i for i in range(at - 1, max(-1, at - _REACH), -1) if units[i].key in BOARDS), None)
    firm = of_body(units, board + 1) if board is not None else None
    return pair_of(units, [firm, name], [at]) if firm is not None and firm < at else None


def _merger_stance(units: list[Unit], at: int, end: int) -> Stance:
    last = clause_of(units, at)[1]
    following = units[end + 1 : min(last, end + 6)]
    if any(unit.has("fail") and not unit.has("f:inf") for unit in following) or any(
        unit.has("fail") and not unit.has("f:inf") for unit in units[max(0, at - 4) : at]
    ):
        return Stance("failed", "past", speaker_of(units))
    stance = stance_of(units, at)
    if _never(units, at):
        return Stance("denied", "current", stance.speaker)
    if stance.status in ("asserted", "reported"):
        done = units[at].has("f:past", "f:part") or any(
            unit.key in ("completed", "finalised", "merged") for unit in units[max(0, at - 4) : at]
        )
        return stance if done else Stance("negotiating", "current", stance.speaker)
    return stance


def _never(units: list[Unit], at: int) -> bool:
    """`there were never any merger talks`, `il n'y a jamais eu de pourparlers de fusion`: none were held.

    `Neither Oak nor Fir is in talks with Ash` holds none either.
    """
    if any(
        unit.key in ("neither", "nor", "ni") and not unit.mention for unit in units[max(0, at - _REACH) : at]
    ):
        return True
    for i in range(at - 1, max(-1, at - 10), -1):
        unit = units[i]
        if is_party(unit) or unit.quantity is not None or unit.text in (",", ";", ":"):
            return False
        if unit.has("neg") and unit.key in _NEVER:
            return True
    return False


_NEVER = frozenset("never no jamais aucun aucune".split())


def _talks(units: list[Unit], at: int) -> list[Draft]:
    """`A and B are negotiating`, `talks between A and B`, `A is in talks with B`."""
    if units[at].has("negotiate") and units[at].has("talks") and units[at].has("f:inf"):
        return []
    if any(unit.key in ("yet", "encore") for unit in units[max(0, at - 3) : at]):
        return []  # "has yet to discuss it"
    if (at and units[at - 1].has("merger")) or (at + 1 < len(units) and units[at + 1].has("merger")):
        return []
    withs = any(unit.has("with") for unit in units[at + 1 : at + 4])  # "and talks with Ash": of whom?
    found = around(units, at) or (None if withs else pair_subject(units, at))
    if found is None:
        return []
    topic = _topic(units, at)
    if units[at].has("negotiate") and not units[at].has("f:ing", "talks", "f:fin", "f:inf"):
        return []
    return _negotiations(units, found, at, topic)


def _topic(units: list[Unit], at: int) -> str | None:
    """What is talked about: the words after `on`, `over`, `to`, `sur`."""
    for i in range(at + 1, min(len(units), at + 10)):
        if units[i].is_mark or units[i].has("and", "rel", "boundary"):
            return None
        if units[i].has("on", "to") or units[i].key in ("about", "pour"):
            words = []
            for unit in units[i + 1 : i + 10]:
                if unit.is_mark or unit.has("boundary", "rel", "say", "and", "in", "as"):
                    break
                words.append(unit.text)
            while words and words[-1].casefold() in ("of", "the", "de", "la", "le", "a"):
                words.pop()
            return " ".join(words) or None
    return None


def _negotiations(units: list[Unit], found: Found, at: int, topic: str | None) -> list[Draft]:
    sides, first, last = found
    first, last = min(first, at), max(last, at)
    status = _merger_stance(units, at, last)
    standing = (
        status.status if status.status in ("failed", "denied", "conditional", "rumoured") else "negotiating"
    )
    drafts = []
    for one, other in couples(units, at, sides):
        kind = "merger" if _about_merger(units, last) else "cooperation"
        draft = Draft(kind, one, other, units[first].start, units[last].end, topic=topic)
        draft.status, draft.speaker = standing, speaker_of(units)
        draft.tense = "past" if standing == "failed" else "current"
        drafts.append(draft)
    return drafts


def _about_merger(units: list[Unit], last: int) -> bool:
    """`in talks with Fir about a merger`."""
    return any(unit.has("merger", "merge") and not unit.mention for unit in units[last + 1 : last + 7])


def _deal(units: list[Unit], at: int) -> list[Draft]:
    """`A is working to finalise a deal with B`, `A and B plan to unveil a pact`: talks that are not over."""
    open_ended = _is_open(units, at)
    if not open_ended:
        return []
    found = _with_deal(units, at) or pair_subject(units, at)
    return _negotiations(units, found, at, _topic(units, at)) if found is not None else []


def _is_open(units: list[Unit], at: int) -> bool:
    """Whether the deal is still to be made: an infinitive that makes it, under a verb of planning."""
    before = units[max(0, at - 7) : at]
    making = any(
        unit.key
        in (
            "finalise",
            "finalize",
            "unveil",
            "reach",
            "sign",
            "conclude",
            "strike",
            "seal",
            "negotiate",
            "announce",
            "present",
            "conclure",
            "signer",
            "finaliser",
            "trouver",
            "close",
        )
        for unit in before
    )
    planning = any(unit.has("plan", "will", "want", "talks", "cond") for unit in units[max(0, at - 10) : at])
    negated = any(unit.has("neg") for unit in before)
    return making and planning and not negated


def _with_deal(units: list[Unit], at: int) -> Found | None:
    withs = next((i for i in range(at + 1, min(len(units), at + 4)) if units[i].has("with")), None)
    if withs is None:
        return None
    name = next_party(units, withs + 1, 8)
    verb = next(
        (i for i in range(at - 1, max(-1, at - 8), -1) if units[i].has("plan") or units[i].has("f:inf")), at
    )
    subject = subject_of(units, verb)
    if name is None or subject is None:
        return None
    return pair_of(units, [subject, name], [at])
