"""Who says "we" of a change, and who is listed behind a colon.

Example: in `"We are not selling," said the chief executive of Oak, Ann Lee` it is Oak that does not sell.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.acts.cues import Cue, Standing
from kg.extract.acts.doers import owners_at
from kg.extract.acts.wares import View
from kg.extract.drafts import Side
from kg.extract.parts import Party, Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, is_modifier, is_party, party_of

_FIRST = frozenset(("we", "i", "nous", "je", "j'", "our", "my", "notre", "nos"))
_QUOTES = ('"', "”", "»")
_OPENING = ('"', "“", "«")
_MINISTERS = frozenset(
    "minister ministers ministre ministres government gouvernement treasury cabinet chancellor".split()
)
_FIRMS = ("company", "stateBody", "group", "unit", "arrangement")
_REACH = 14


def speakers(scene: View, cue: Cue, standing: Standing) -> list[Side]:
    """Who says `we` of an action: `"We are not selling," said Ann Lee, who has 12% of Fir`.

    A firm of the attribution before its person; a person that was said to hold something before its firm;
    for a minister the state that holds the firm spoken of; else the firm spoken of in the sentence.
    """
    units = scene.units
    mine = is_first_person(units, cue)
    fronted = saying_after(units, cue) if standing.status == "denied" and not mine else []
    if fronted:
        return [one for at in fronted for one in owners_at(units, at)]
    if not mine and not (cue.group == "sale" and standing.status == "denied"):
        return []
    spots = speakers_of(units, cue)
    if spots and is_minister(units, spots):
        topic = scene.topic(None)
        holders = scene.holders(topic.firm.party) if topic is not None else []
        states = [one for one in holders if one.party.kind in ("state", "stateBody")]
        if states:
            return states[:1]
    sides = [one for at in spots for one in owners_at(units, at)]
    owning = [one for one in sides if any(ledger.held(one.party) for ledger in scene.ledgers)]
    if owning or not mine:
        return owning[:1]
    firms = [one for one in sides if one.party.kind != "person"]
    own = _our_firm(scene) or (_sole_holder(scene) if not firms else [])
    return (firms or own or sides)[:1] if spots or own else []


def _our_firm(scene: View) -> list[Side]:
    """The firm that a manager speaks for: the one that the text names most, else the topic."""
    firm = next(iter(scene.named), scene.speaking)
    return [Side(firm, firm.written or firm.name)] if firm is not None else []


def _sole_holder(scene: View) -> list[Side]:
    """The only firm that was said to hold the firm spoken of: the one that its manager speaks for."""
    topic = scene.topic(None)
    holders = scene.holders(topic.firm.party) if topic is not None else []
    firms = [one for one in holders if one.party.kind in _FIRMS]
    return firms if len(firms) == 1 else []


def listed_bidders(units: list[Unit], cue: Cue) -> list[Side]:
    """`Three carriers have shown interest: Oak, Ash and Elm`, `trois à se disputer Sapin : Chêne`."""
    if cue.form not in ("want", "") or cue.last + 1 >= len(units):
        return []
    colon = next(
        (i for i in range(cue.last + 1, min(len(units), cue.last + 9)) if units[i].text == ":"), None
    )
    if colon is None:
        return []
    return [one for at in listed_from(units, colon + 1) for one in owners_at(units, at)]


def is_first_person(units: list[Unit], cue: Cue) -> bool:
    """`we`, `nous` or `our` before an action, with no other doer between: `"We have no plans to sell"`."""
    for at in range(cue.first - 1, max(-1, cue.first - _REACH), -1):
        if units[at].key in _FIRST:
            return True
        if units[at].text in _OPENING or units[at].text in (";", ":", ".") or is_party(units[at]):
            return False
    return False


def speakers_of(units: list[Unit], cue: Cue) -> list[int]:
    """Indices of the names that a quotation around an action is put in the mouth of, firms first.

    `"We shall not sell," said the chief executive of Oak, Ann Lee`: Oak, Ann Lee.
    """
    last = next((i for i in range(cue.last + 1, len(units)) if units[i].text in _QUOTES), None)
    first = next((i for i in range(cue.first - 1, -1, -1) if units[i].text in _OPENING), None)
    after = range(last + 1, len(units)) if last is not None else range(0)
    before = range(first) if first is not None else range(0)
    spots = [i for i in (*after, *before) if is_party(units[i])]
    firms = [i for i in spots if _kind(units, i) in _FIRMS]
    return firms + [i for i in spots if _kind(units, i) == "person"]


def saying_after(units: list[Unit], cue: Cue) -> list[int]:
    """`No question of selling, says Oak`, `Pas question de vendre, répètent Chêne et Frêne`: who says it.

    Args:
        units: The sentence.
        cue: The action.

    Returns:
        Indices of the names right behind the saying, where none stands before the action.
    """
    if any(is_party(unit) for unit in units[: cue.first]):
        return []
    say = next(
        (
            i
            for i in range(cue.last + 1, min(len(units) - 1, cue.last + 7))
            if (units[i].has("say") or units[i].key in _INSISTING) and is_end(units, i)
        ),
        None,
    )
    return listed_from(units, say + 1) if say is not None else []


_INSISTING = frozenset(
    "repete repetent martele martelent insiste insistent assure assurent jure jurent souligne soulignent "
    "insist insists repeat repeats".split()
)


def is_end(units: list[Unit], at: int) -> bool:
    """Whether a comma or a closing quote stands right before a word of saying: `, says Oak`."""
    return any(unit.text in (",", *_QUOTES) for unit in units[max(0, at - 2) : at])


def listed_from(units: list[Unit], start: int) -> list[int]:
    """Indices of the names of a list, over what is told of each: `Oak, which offers 19, and the fund Elm`.

    A name counts that no preposition governs and that stands first, behind a comma or behind *and*.
    """
    found: list[int] = []
    for at in range(start, min(len(units), start + 4 * _REACH)):
        if units[at].text in (";", "?", "!", ".", "(", *_QUOTES):
            break
        if not is_party(units[at]) or (at + 1 < len(units) and units[at + 1].text in POSSESSIVE):
            continue
        left = at - 1
        while left >= start and (is_modifier(units[left]) or _is_seat(units, left)):
            left -= 1
        opened = left < start or units[left].text in (",", ":") or units[left].has("and")
        if opened and _kind(units, at) not in ("", "alliance"):
            found.append(at)
    return found


def _is_seat(units: list[Unit], at: int) -> bool:
    """`Germany's`, `Duluth-based`: what may stand between a comma and the name it places."""
    placed = form_of(units[at]) in ("place", "adjective")
    owned = at + 1 < len(units) and units[at + 1].text in POSSESSIVE
    return placed or owned or units[at].text in POSSESSIVE


def is_minister(units: list[Unit], spots: Sequence[int]) -> bool:
    """Whether a quotation is a government's: `said the transport minister, Ann Lee`."""
    near = (units[j] for i in spots for j in range(max(0, i - 7), min(len(units), i + 4)))
    return any(unit.key in _MINISTERS for unit in near)


def _kind(units: list[Unit], at: int) -> str:
    party: Party | None = party_of(units[at])
    return party.kind if party is not None else ""
