"""What is bargained for: talks of two parties about a firm, and who gets and who gives in them.

`dialogues.py` and `talks.py` tell that two parties talk; here what they talk about makes plans: "in talks
with Fir about an investment in its mine", "broke off talks with Fir on the sale of Ash". And who is to buy
from whom is in talks with him: "in talks to buy Ash from Fir".

Example: "Oak is in talks with Fir about the sale of Ash" tells that Oak may sell Ash and Fir may buy it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.acts.cues import MARKS, Cue
from kg.extract.acts.doers import STOPS, actors_of
from kg.extract.acts.wares import HELD
from kg.extract.drafts import MAYBE, Draft, Side, side_at
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import case_of, group_at, is_party, party_of, possessor_of
from kg.extract.phrases.stance import speaker_of

_GETTING = frozenset(
    "investment purchase acquisition takeover buyout buy-out entry participation injection rescue entree "
    "rachat acquisition investissement recapitalisation montee achat reprise".split()
)
_GIVING = frozenset("sale disposal divestment cession vente privatisation privatization transfer".split())
_PART = ("stake", "capital")
_BUYERS = ("company", "group", "stateBody", "unit", "state", "person", "dispersed")
_REACH = 12


def bargains(sentence: Sentence, cues: list[Cue], told: list[Draft]) -> list[Draft]:
    """Plans that the talks of a sentence are about, and talks that its plans tell.

    Args:
        sentence: The sentence.
        cues: Its words of change.
        told: What it tells already.

    Cost: linear in the length of the sentence.
    """
    units = sentence.units
    found: list[Draft] = []
    for cue in cues:
        if cue.group == "talk":
            found += _about(units, cue, "failed" if _is_off(units, cue, cues) else "negotiating")
    found += _between_sides(units, told)
    if not found:
        return found
    known = {(draft.kind, id(draft.holder.party), id(draft.investee.party)) for draft in told}
    return [one for one in found if (one.kind, id(one.holder.party), id(one.investee.party)) not in known]


def _is_off(units: list[Unit], cue: Cue, cues: list[Cue]) -> bool:
    """`has broken off talks`, `talks with Fir collapsed`."""
    failed = any(mark.group == "failed" and abs(mark.first - cue.first) <= _REACH for mark in cues)
    before = units[max(0, cue.first - 5) : cue.first]
    ended = any(unit.has("fail") or unit.key in ("broken off", "broke off", "ended") for unit in before)
    return cue.group not in MARKS and (failed or ended)


def _about(units: list[Unit], cue: Cue, status: str) -> Iterator[Draft]:
    """`Oak ... talks with Fir about an investment in its mine`, `discute avec Sapin d'une entrée`."""
    with_ = _other(units, cue)
    noun = _subject_matter(units, with_ if with_ is not None else cue.last)
    if with_ is None or noun is None:
        return
    others = [one for i in group_at(units, with_) if (one := _party(units, i)) is not None]
    ones = [one for one in actors_of(units, cue) if one.party.kind in _BUYERS]
    giving = units[noun].key in _GIVING
    firm = _firm_of(units, noun)
    for one in ones[:2]:
        held = firm or one
        if giving and firm is not None and held.party is not one.party:
            yield _plan(units, (cue.first, noun), one, held, ("decrease", status))
        for other in others[:3]:
            if held.party.kind in HELD and held.party is not other.party:
                yield _plan(units, (cue.first, noun), other, held, ("acquire", status))


def _other(units: list[Unit], cue: Cue) -> int | None:
    """The name after `with`, `avec` behind the word of talking."""
    for at in range(cue.last + 1, min(len(units), cue.last + _REACH)):
        if units[at].text in STOPS or units[at].has("boundary"):
            return None
        if is_party(units[at]):
            withs = case_of(units, at) == "with" or units[cue.last].key.endswith(("with", "avec"))
            return at if withs else None
    return None


def _subject_matter(units: list[Unit], at: int) -> int | None:
    """The noun that the talks are about: `about a possible investment`, `d'une prise de participation`."""
    for i in range(at + 1, min(len(units), at + _REACH)):
        unit = units[i]
        if unit.text in STOPS or unit.text == "," or unit.has("boundary", "rel") or is_party(unit):
            return None
        if unit.mention is None and (unit.key in _GETTING | _GIVING or unit.has(*_PART)):
            return i
    return None


def _firm_of(units: list[Unit], noun: int) -> Side | None:
    """`investment in its mine`, `the sale of a stake in Ash`: the firm named after the noun."""
    for i in range(noun + 1, min(len(units), noun + _REACH)):
        if units[i].text in STOPS or units[i].text == "," or units[i].has("boundary", "rel", "say"):
            return None
        if is_party(units[i]) and possessor_of(units, i + 2) != i:
            party = party_of(units[i])
            return side_at(units, i) if party is not None and party.kind in HELD else None
    return None


def _party(units: list[Unit], at: int) -> Side | None:
    one = side_at(units, at)
    return one if one is not None and one.party.kind in _BUYERS else None


def _plan(units: list[Unit], span: tuple[int, int], holder: Side, firm: Side, how: tuple[str, str]) -> Draft:
    draft = Draft("shareholding", holder, firm, units[min(span)].start, units[max(span)].end)
    (draft.change, draft.status), draft.tense = how, "past" if how[1] == "failed" else "future"
    draft.speaker, draft.certainty, draft.rule = speaker_of(units), MAYBE, f"about {how[0]}"
    return draft


def _between_sides(units: list[Unit], told: list[Draft]) -> Iterator[Draft]:
    """`in talks to buy Ash from Fir`: the one who may buy a firm talks with the one who may sell it."""
    open_ = [one for one in told if one.status in ("negotiating", "failed") and one.change]
    for buyer in open_:
        if buyer.change not in ("acquire", "increase"):
            continue
        for seller in open_:
            same = seller.investee.party is buyer.investee.party and seller.status == buyer.status
            if same and seller.change == "decrease" and seller.holder.party is not buyer.holder.party:
                start, end = min(buyer.start, seller.start), max(buyer.end, seller.end)
                draft = Draft("cooperation", buyer.holder, seller.holder, start, end)
                draft.status, draft.speaker, draft.certainty = buyer.status, buyer.speaker, MAYBE
                draft.tense = "past" if buyer.status == "failed" else "current"
                draft.rule = "talks from"
                yield draft
