"""Holdings told without a figure: owned by, shareholder of, subsidiary of, state-owned, controls.

Example: "Fir Works, a wholly owned subsidiary of Oak Mills" is a holding of 100 %.
"""

from __future__ import annotations

from kg.extract.cast import Cast
from kg.extract.drafts import Draft, Side, side_at, with_quantity
from kg.extract.grammar import (
    POSSESSIVE,
    form_of,
    is_modifier,
    is_party,
)
from kg.extract.kinship import noun_ties
from kg.extract.owning import verb_ties
from kg.extract.parts import Sentence, Unit

_HELD = ("company", "arrangement", "group", "unit", "stateBody")


class Unnumbered:
    """Reads holdings without a figure.

    Args:
        cast: The parties of the document, for states behind adjectives.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def read(self, sentence: Sentence) -> list[Draft]:
        """Ties in one sentence. Cost: linear in its length."""
        units = sentence.units
        drafts: list[Draft] = []
        for at, unit in enumerate(units):
            if unit.mention is not None:
                drafts += self._public(units, at) if unit.mention.head == "stateowned" else []
            elif unit.quantity is None and unit.classes:
                drafts += verb_ties(units, at) + noun_ties(sentence, at)
                drafts += self._state_owned(units, at) if unit.has("stateowned") else []
        return [draft for draft in drafts if _sound(draft)]

    def _public(self, units: list[Unit], at: int) -> list[Draft]:
        """`Aramco, the Saudi Arabian state oil producer`: a descriptor that says whose the firm is."""
        mention = units[at].mention
        held = side_at(units, at)
        if mention is None or mention.country is None or held is None:
            return []
        state = self._cast.state(mention.country)
        named = at - 2 if at >= 2 and units[at - 1].text == "," and is_party(units[at - 2]) else at
        draft = Draft("shareholding", Side(state, state.name), held, units[named].start, units[at].end)
        draft.share_text = mention.text
        return [with_quantity(draft, None)]

    def _state_owned(self, units: list[Unit], at: int) -> list[Draft]:
        """`Saudi Arabian state oil producer X`, `China's state-owned X`, `le groupe public chinois X`."""
        name = at + 1
        while name < len(units) and name - at < 7 and is_modifier(units[name]):
            name += 1
        if name >= len(units) or not is_party(units[name]) or units[name].mention is None:
            return []
        if form_of(units[name]) != "name" or (
            units[at].key == "state" and not _industry_between(units, at, name)
        ):
            return []
        if units[at].key in ("public", "publique") and not _firm_before(units, at):
            return []
        country = _country_around(units, at, name)
        if country is None:
            return []
        state = self._cast.state(country)
        held = side_at(units, name)
        if held is None:
            return []
        first = max(0, _first_of_phrase(units, at))
        draft = Draft("shareholding", Side(state, state.name), held, units[first].start, units[name].end)
        draft.share_text = units[at].text
        return [with_quantity(draft, None)]


def _sound(draft: Draft) -> bool:
    kinds = draft.investee.party.kind
    return (
        kinds in _HELD
        and draft.holder.party is not draft.investee.party
        and draft.holder.party.kind != "alliance"
    )


def _first_of_phrase(units: list[Unit], at: int) -> int:
    left = at - 1
    while left >= 0 and (
        (is_modifier(units[left]) and not units[left].has("det"))
        or units[left].text in POSSESSIVE
        or form_of(units[left]) == "state"
    ):
        left -= 1
    return left + 1


def _country_around(units: list[Unit], at: int, name: int) -> str | None:
    for i in range(_first_of_phrase(units, at), name):
        mention = units[i].mention
        if mention is not None and mention.country is not None and mention.form in ("adjective", "state"):
            return mention.country
    return None


def _industry_between(units: list[Unit], at: int, name: int) -> bool:
    return any(units[i].has("industry") or units[i].key == "owned" for i in range(at + 1, name))


def _firm_before(units: list[Unit], at: int) -> bool:
    return at > 0 and units[at - 1].has("industry")
