"""From frames to drafts: which frames a row fits, in which mood, and what it says then.

Example: see `kg.extract.languages.reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.drafts import LIKELY, Draft, Side, with_quantity
from kg.extract.languages.frames import TALES, Frame, Say
from kg.extract.languages.items import Item
from kg.extract.parts import Party, Quantity

#: How many sentences the last company told is remembered: this one and the next.
_NOW = 2
_KINDS = {"parent": "parent", "control": "otherInfluenceOrControl", "office": "seniorManagingOfficial"}
_TITLES = ("office", "parent")
_HELD = ("company", "arrangement", "unit", "unknown")
_OFFICED = (*_HELD, "group", "state", "stateBody")
_HAD = frozenset("Hw")


class Teller:
    """Turns sentences into drafts, and remembers the last company whose holders were told.

    Args:
        frames: The frames of the language.
        backwards: Whether the word for votes stands before the figure and not behind it.
        dropped: Whether a sentence may go without its subject, the company that the text speaks of.
        doubts: Letters of plans, conditions, denials and talks: a frame that does not expect them is
            not told.
    """

    def __init__(
        self,
        frames: Sequence[Frame],
        *,
        doubts: str = "Xyfƒn",
        backwards: bool = False,
        dropped: bool = False,
    ) -> None:
        self._frames, self._doubts, self._backwards, self._dropped = frames, doubts, backwards, dropped
        self._last: Party | None = None
        self._held: Party | None = None  # the last that stays, for sentences without a subject
        self._holder: Party | None = None
        self._topic: Party | None = None
        self._lead: Party | None = None
        self._fresh = 0

    def read(self, items: list[Item], topic: Party | None = None, lead: Party | None = None) -> list[Draft]:
        """The drafts of a sentence, in the order of its frames.

        Args:
            items: Its row.
            topic: The company that the text speaks of.
            lead: The company that it began with, whose officers need not be told of which.

        Cost: frames times items; each pattern has bounded gaps.
        """
        self._topic, self._lead = topic, lead
        codes = "".join(item.code for item in items)
        found: dict[tuple[object, ...], Draft] = {}
        used: set[int] = set()
        letters = frozenset(codes)
        for frame in (frame for frame in self._frames if frame.needs <= letters):
            for groups, span in _matches(frame, codes):
                if frame.beside and self._fresh < (_NOW if span[0] and not self._dropped else _NOW - 1):
                    continue
                if frame.tale == "tie":
                    self._remember(items[groups["h"]].party, items[groups["o"]].party)
                figures = {groups[name] for name in ("q", "q2", "q3") if groups.get(name) is not None}
                if figures & used:
                    continue
                drafts = [self._draft(say, groups, items, span) for say in self._says(frame, codes, span)]
                self._speak_of(groups, items, told=bool(drafts))
                sound = [draft for draft in drafts if draft is not None]
                if "o" not in groups:
                    sound = _without_second_offices(sound, found.values())
                used |= figures if sound else set()
                for draft in sound:
                    found.setdefault(draft.key, draft)
                for draft in sound[:1]:
                    self._note(draft)
        self._fresh -= not {"N", "Q"}.isdisjoint(codes)
        if self._fresh < 0:
            self._last = self._holder = None
        return list(found.values())

    def _says(self, frame: Frame, codes: str, span: tuple[int, int]) -> tuple[Say, ...]:
        """What a frame tells in the mood of its clause."""
        clause = _clause(codes, span)
        if not frame.tale:
            doubts = set(self._doubts) - set(frame.allowed)
            if "ƒ" in doubts and not {"a", "I"}.isdisjoint(clause):
                doubts.remove("ƒ")
            return () if not doubts.isdisjoint(clause) else frame.says
        mood = _mood(clause)
        says = TALES.get(frame.tale, {}).get(mood, ())
        if mood == "said" and not _HAD.isdisjoint(codes[slice(*span)]):
            return tuple(replace(say, tense="past") for say in says)
        return says

    @property
    def holder(self) -> Party | None:
        """The holder told last; None where none was told just now."""
        return self._holder

    def _note(self, draft: Draft) -> None:
        if draft.role is None:
            self._remember(draft.holder.party, draft.investee.party)

    def _speak_of(self, groups: Mapping[str, int], items: list[Item], *, told: bool) -> None:
        """Remember two parties that are spoken of where nothing is told of them: it may not be so."""
        if not told and "h" in groups and "o" in groups:
            self._remember(items[groups["h"]].party, items[groups["o"]].party)

    def _remember(self, holder: Party | None, investee: Party | None) -> None:
        self._last, self._holder, self._fresh = investee, holder, _NOW
        self._held = investee if self._dropped else None

    def _draft(
        self, say: Say, groups: Mapping[str, int], items: list[Item], span: tuple[int, int]
    ) -> Draft | None:
        share = _figure(say.share, groups, items)
        if say.share is not None and share is None and say.share != "whole":
            return None
        holder, investee = _party(say.holder, groups, items), _party(say.investee, groups, items)
        certain = 1.0
        if investee is None and say.investee == "o":
            investee, certain = self._known_investee(items, groups, told=say.kind not in _TITLES)
        subject = self._holder or (self._topic if self._dropped else None)
        if holder is None and say.holder == "h" and subject is not None:
            holder, certain = Side(subject, subject.written or subject.name), LIKELY
        if holder is None or investee is None or holder.party is investee.party:
            return None
        if "person" in groups and holder.party.kind != "person":
            return None
        if investee.party.kind not in (_OFFICED if say.kind == "office" else _HELD) or investee.party.common:
            return None
        draft = self._tie(say, groups, items, span, (holder, investee))
        meant = any(items[groups[name]].meant for name in (say.holder, say.investee) if name in groups)
        draft.certainty = min(certain, LIKELY if meant else 1.0)
        return draft

    def _tie(
        self,
        say: Say,
        groups: Mapping[str, int],
        items: list[Item],
        span: tuple[int, int],
        sides: tuple[Side, Side],
    ) -> Draft:
        votes = self._is_of_votes(groups.get(say.share or ""), items, span)
        kind = _KINDS.get(say.kind, "votingRights" if votes else "shareholding")
        draft = Draft(kind, *sides, items[span[0]].start, items[span[1] - 1].end)
        draft.status, draft.tense, draft.change = say.status, say.tense, say.change
        if say.kind == "office":
            draft.role = next(item.text for item in items[slice(*span)] if item.code == "p")
        if say.kind in _KINDS:
            return draft
        before = _figure(say.before, groups, items)
        draft.before, draft.before_stated = (before.share, before.stated) if before else (None, None)
        share = _figure(say.share, groups, items)
        if say.share == "whole":
            draft.share_text = items[groups["w"]].text
        draft.figure = items[groups[say.share]].start if share and say.share else None
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

    def _known_investee(
        self, items: list[Item], groups: Mapping[str, int], *, told: bool
    ) -> tuple[Side | None, float]:
        """The company meant where none is named: the last told, one named before, or that of the text.

        Offices and parents are told of that of the text only.
        """
        holder = groups.get("h", 0)
        if self._last is not None and self._fresh >= _NOW - 1 and told:
            return Side(self._last, self._last.written or self._last.name), 1.0
        named = {id(item.party): item for item in items[:holder] if item.code == "N" and item.party}
        firms = [item for item in named.values() if item.party and item.party.kind == "company"]
        apart = any(item.code in "O:" for item in items[:holder])
        if len(firms) == 1 and firms[0].party is not None and apart:
            return Side(firms[0].party, firms[0].text), LIKELY
        owned = holder > 1 and items[holder - 2].code == "J"  # "their chief Selm"
        meant = self._topic if told or owned else self._lead or self._topic
        meant = self._held or meant if told else meant
        alone = not firms or (not told and all(item.party is meant for item in firms))
        if alone and meant is not None:
            return Side(meant, meant.written or meant.name), LIKELY
        return None, 0.0


def _without_second_offices(drafts: list[Draft], known: Iterable[Draft]) -> list[Draft]:
    """The drafts but offices, of a company that is not named there, of persons whose company is named."""
    officers = {id(draft.holder.party) for draft in known if draft.role is not None}
    return [draft for draft in drafts if draft.role is None or id(draft.holder.party) not in officers]


def _mood(clause: str) -> str:
    """`denied`, `hypothetical`, `planned` or `said`."""
    if "X" in clause:
        return "denied"
    if "y" in clause or "n" in clause:
        return "hypothetical"
    announced = "ƒ" in clause and {"a", "I"}.isdisjoint(clause)
    return "planned" if "f" in clause or announced else "said"


def _clause(codes: str, span: tuple[int, int]) -> str:
    """The letters of a match and of its clause: back to the last mark, on to the next one."""
    start = max(codes.rfind(mark, 0, span[0]) for mark in ".;:,") + 1
    if start >= 2 and codes[start - 2] in "Xy":
        start -= 2  # "dementierte, ..."
    ends = [place for mark in ".;,&" if (place := codes.find(mark, span[1])) >= 0]
    return codes[start : min(ends, default=len(codes))]


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
    places = {name: match.start(name) for name, text in match.groupdict().items() if text is not None}
    if "n2" in places:
        places["n"] = places["n2"]
    return places


def _member(match: re.Match[str]) -> dict[str, int]:
    """The places of a member of a list: one figure, in brackets or behind `mit`, `con`."""
    places = _places(match)
    return {"h": places["h"], "q": places.get("q", places.get("q2", -1))}


def _party(group: str, groups: Mapping[str, int], items: list[Item]) -> Side | None:
    at = groups.get(group)
    item = items[at] if at is not None else None
    return Side(item.party, item.text) if item is not None and item.party is not None else None


def _figure(group: str | None, groups: Mapping[str, int], items: list[Item]) -> Quantity | None:
    at = groups.get(group) if group else None
    return items[at].quantity if at is not None else None
