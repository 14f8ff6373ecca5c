"""From frames to drafts: which frames a sentence fits, and what it says then.

Example: see `kg.extract.languages.reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.drafts import Draft, Side, with_quantity
from kg.extract.languages.frames import Frame, Say
from kg.extract.languages.items import Item
from kg.extract.parts import Party, Quantity

#: How many sentences the last company told is remembered: this one and the next.
_NOW = 2
_KINDS = {"parent": "parent", "control": "otherInfluenceOrControl"}
_HELD = ("company", "arrangement", "unit", "unknown")


class Teller:
    """Turns sentences into drafts, and remembers the last company whose holders were told.

    Args:
        frames: The frames of the language.
        backwards: Whether the word for votes stands before the figure and not behind it.
        doubts: Letters of plans, conditions, denials and talks: a frame that does not expect them is
            not told.
    """

    def __init__(self, frames: Sequence[Frame], *, doubts: str = "Xyfn", backwards: bool = False) -> None:
        self._frames, self._doubts, self._backwards = frames, doubts, backwards
        self._last: Party | None = None
        self._fresh = 0

    def read(self, items: list[Item]) -> list[Draft]:
        """The drafts of a sentence, in the order of its frames.

        Cost: frames times items; each pattern has bounded gaps.
        """
        items = _without_asides(items)
        codes = "".join(item.code for item in items)
        found: dict[tuple[object, ...], Draft] = {}
        used: set[int] = set()
        for frame in self._frames:
            for groups, span in _matches(frame, codes):
                if frame.beside and self._fresh < _NOW:
                    continue
                figures = {groups[name] for name in ("q", "q2") if groups.get(name) is not None}
                doubts = set(self._doubts) - set(frame.allowed)
                if _is_doubtful(codes, span, doubts) or figures & used:
                    continue
                drafts = [self._draft(say, groups, items, span) for say in frame.says]
                sound = [draft for draft in drafts if draft is not None]
                used |= figures if sound else set()
                for draft in sound:
                    found.setdefault(draft.key, draft)
                    self._note(draft)
        self._fresh -= 1
        if self._fresh < 0:
            self._last = None
        return list(found.values())

    def _note(self, draft: Draft) -> None:
        self._last, self._fresh = draft.investee.party, _NOW

    def _draft(
        self, say: Say, groups: Mapping[str, int], items: list[Item], span: tuple[int, int]
    ) -> Draft | None:
        share = _figure(say.share, groups, items)
        if say.share is not None and share is None and say.share != "whole":
            return None
        holder, investee = _party(say.holder, groups, items), _party(say.investee, groups, items)
        investee = investee or self._known_investee(say, groups)
        if holder is None or investee is None or holder.party is investee.party:
            return None
        if investee.party.kind not in _HELD:
            return None
        votes = self._is_of_votes(groups.get(say.share or ""), items, span)
        kind = _KINDS.get(say.kind, "votingRights" if votes else "shareholding")
        draft = Draft(kind, holder, investee, items[span[0]].start, items[span[1] - 1].end)
        draft.status, draft.tense, draft.change = say.status, say.tense, say.change
        if say.kind in _KINDS:
            return draft
        before = _figure(say.before, groups, items)
        draft.before, draft.before_stated = (before.share, before.stated) if before else (None, None)
        if say.kind == "owned":
            return with_quantity(draft, None)
        if say.share == "whole":
            draft.share_text = items[groups["w"]].text
        return with_quantity(draft, share, "whole" if say.share == "whole" else None)

    def _is_of_votes(self, at: int | None, items: list[Item], span: tuple[int, int]) -> bool:
        """Whether the word for votes stands at a figure: nearer to it than to any other."""
        if at is None:
            return False
        row = items[span[0] : at][::-1] if self._backwards else items[at + 1 : span[1]]
        for item in row:
            if item.quantity is not None:
                return False
            if item.code == "v":
                return True
        return False

    def _known_investee(self, say: Say, groups: Mapping[str, int]) -> Side | None:
        if groups.get(say.investee) is not None or self._last is None:
            return None
        return Side(self._last, self._last.written or self._last.name)


def _without_asides(items: list[Item]) -> list[Item]:
    """The items without brackets that hold no figure: tickers, seats, full names."""
    kept: list[Item] = []
    opened = -1
    for item in items:
        if item.code == "(":
            opened = len(kept)
        kept.append(item)
        if item.code == ")" and opened >= 0:
            if all(inner.quantity is None for inner in kept[opened:]):
                del kept[opened:]
            opened = -1
    return kept


def _matches(frame: Frame, codes: str) -> Iterator[tuple[dict[str, int], tuple[int, int]]]:
    """Places of the groups, and the span, of each match; a list gives one for each of its members."""
    for match in frame.pattern.finditer(codes):
        groups = _places(match)
        if frame.several is None:
            yield groups, match.span()
            continue
        at, members = match.end(), []
        while member := frame.several.match(codes, at):
            members.append(groups | _member(member))
            at = member.end()
        if len(members) > 1 or (members and "I" in match.group()):
            yield from ((member, (match.start(), at)) for member in members)


def _places(match: re.Match[str]) -> dict[str, int]:
    return {name: match.start(name) for name, text in match.groupdict().items() if text is not None}


def _member(match: re.Match[str]) -> dict[str, int]:
    """The places of a member of a list: one figure, in brackets or behind `mit`, `con`."""
    places = _places(match)
    return {"h": places["h"], "q": places.get("q", places.get("q2", -1))}


def _is_doubtful(codes: str, span: tuple[int, int], doubts: set[str]) -> bool:
    """Whether the clause holds a plan, condition or denial that the frame does not expect."""
    start = max(codes.rfind(".", 0, span[0]), codes.rfind(";", 0, span[0])) + 1
    ends = [place for mark in ".;,&" if (place := codes.find(mark, span[1])) >= 0]
    clause = codes[start : min(ends, default=len(codes))]
    return not doubts.isdisjoint(clause)


def _party(group: str, groups: Mapping[str, int], items: list[Item]) -> Side | None:
    at = groups.get(group)
    item = items[at] if at is not None else None
    return Side(item.party, item.text) if item is not None and item.party is not None else None


def _figure(group: str | None, groups: Mapping[str, int], items: list[Item]) -> Quantity | None:
    at = groups.get(group) if group else None
    return items[at].quantity if at is not None else None
