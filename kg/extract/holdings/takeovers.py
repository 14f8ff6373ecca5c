"""Nouns of changing hands: `completed the purchase of Fir`, `control of Fir passed to Oak`.

Verbs of buying are in `acquiring.py`, those of coming to somebody in `passing.py`. `takeovers` reads a
sentence; the rules of the table read one noun, whatever verb is near.

Example: "Oak Mills completed its acquisition of Fir Works" says that Oak Mills controls Fir Works; so does
"Control of Fir Works passed to Oak Mills".
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, LIKELY, Draft, with_quantity
from kg.extract.frames.owners import owner_of
from kg.extract.holdings.acquiring import after_time, changed, from_words, over
from kg.extract.holdings.consortia import members_before
from kg.extract.holdings.nominals import bearer, goes_on
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import left_names, lists, opening, right_names, tie, ties_of
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import form_of, is_modifier, is_party, possessor_of, subject_of
from kg.extract.phrases.stance import stance_of

_COMPLETED = frozenset(
    "completed completes closed closes finalised finalized sealed concluded finalise finalisee boucle "
    "bouclee acheve achevee conclu conclue cloture cloturee".split()
)
_EXERCISED = frozenset(
    "took taken takes gained gains won has holds exercises exercised retains retained keeps kept regained "
    "assumed pris prend prit exerce garde conserve detient a".split()
)
_BUYING = frozenset("purchase acquisition takeover buyout buy-out rachat reprise absorption".split())
_CONTROL = frozenset("control controle".split())
_SINCE = frozenset("since following after upon depuis apres suite".split())
#: `under the control of Oak`, `dans le giron de Chêne`: whose a company is, or has come to be.
_SPHERES = {
    **dict.fromkeys("control controle ownership umbrella coupe".split(), frozenset("under sous".split())),
    **dict.fromkeys("giron escarcelle orbite".split(), frozenset("dans".split())),
    **dict.fromkeys("hands mains".split(), frozenset("in into entre aux to".split())),
    **dict.fromkeys("fold".split(), frozenset("into in".split())),
}
_COME = frozenset(
    "came come comes passed passes passing fell went moved entered entree entre entres passe passee tombe "
    "tombee rejoint placed brought operates remains stayed passes venue venu repasse revenu revenue".split()
)
_NOUNS = _BUYING | _CONTROL | {"ownership", *_SPHERES}
_SURE = 0.98


def takeovers(sentence: Sentence) -> list[Draft]:
    """Changes of hands that nouns tell in one sentence. Cost: linear in its length."""
    units = sentence.units
    found: list[Draft] = []
    if sentence.words.isdisjoint(_NOUNS):
        return found
    for at, unit in enumerate(units):
        if unit.mention or unit.quantity:
            continue
        if unit.key in _BUYING:
            found += _completed(units, at) or _since(units, at)
        elif unit.key in _CONTROL:
            found += _exercised(units, at)
        elif unit.key == "ownership":
            found += _full(units, at)
        if unit.key in _SPHERES:
            found += _in_sphere(units, at)
    return found


def _completed(units: list[Unit], at: int) -> list[Draft]:
    """`Oak completed its $40 million purchase of Fir`; `the purchase of Fir by Oak was completed`."""
    held = bought_of(units, at)
    if held is None:
        return []
    verb = _verb_before(units, at, _COMPLETED)
    if verb is not None:
        holder = subject_of(units, verb)
        holders = [holder] if holder is not None else members_before(units, verb)
        found = [draft for one in holders for draft in changed(units, verb, one, held, certainty=_SURE)]
        seller = after_time(units, held + 1, "from", "to") if found else None
        sold = seller is not None and from_words(units, held, seller)
        return found + (over(changed(units, verb, seller, held)) if sold and seller is not None else [])
    holder = after_time(units, held + 1, "by")
    ends = units[holder + 1 : holder + 6] if holder is not None else []
    done = any(unit.key in _COMPLETED for unit in ends) and not any(
        u.has("will", "neg") or u.key in ("be", "could", "would") for u in ends
    )
    return changed(units, at, holder, held, certainty=_SURE) if holder is not None and done else []


def _verb_before(units: list[Unit], at: int, verbs: frozenset[str]) -> int | None:
    """The verb whose object a noun is, past its article, its adjectives and its price."""
    left = at - 1
    while left > 0 and at - left < 8 and units[left].key not in verbs:
        price = not units[left].classes and units[left].mention is None and units[left].text not in (",", ";")
        if not (is_modifier(units[left]) or price):
            return None
        left -= 1
    return left if left > 0 and units[left].key in verbs else None


def bought_of(units: list[Unit], at: int) -> int | None:
    """The whole company that a noun of buying is about: `purchase of Fir`, no `purchase of Fir shares`."""
    if at + 1 >= len(units) or not units[at + 1].has("of", "on"):
        return None
    held = bearer(units, at + 2)
    return held if held is not None and form_of(units[held]) == "name" and not goes_on(units, held) else None


def _since(units: list[Unit], at: int) -> list[Draft]:
    """`since its takeover by Oak in 2019`, `après son rachat par Chêne`: taken for granted, so done."""
    holder = after_time(units, at + 1, "by")
    opening = units[max(0, at - 5) : at]
    if holder is None or not any(unit.key in _SINCE for unit in opening) or units[at + 1].has("of"):
        return []
    poss = next((i for i in range(at - 1, max(-1, at - 4), -1) if units[i].has("poss")), None)
    held = owner_of(units, poss) if poss is not None else None
    if held is None and poss is not None and poss <= 2:
        comma = next((i for i in range(holder, min(len(units), holder + 8)) if units[i].text == ","), None)
        held = bearer(units, comma + 1) if comma is not None else None
    return changed(units, at, holder, held) if held is not None else []


def _exercised(units: list[Unit], at: int) -> list[Draft]:
    """`Oak took control of Fir`, `Chêne a pris le contrôle de Sapin`."""
    held = bought_of(units, at)
    verb = _verb_before(units, at, _EXERCISED)
    holder = subject_of(units, verb) if verb is not None else None
    if held is None or holder is None or verb is None:
        return []
    if any(unit.key in _LOST for unit in units[verb:at]):
        return []  # `_lost` knows who has lost it
    return changed(units, verb, holder, held, certainty=1.0)


def _full(units: list[Unit], at: int) -> list[Draft]:
    """`Oak took full ownership of Fir`: all of it."""
    full = at > 0 and units[at - 1].key in _FULL
    held = bought_of(units, at) if full else None
    verb = _verb_before(units, at, _EXERCISED)
    holder = subject_of(units, verb) if verb is not None else None
    if held is None or holder is None or verb is None:
        return []
    drafts = changed(units, verb, holder, held, certainty=1.0)
    for draft in drafts:
        draft.kind, draft.share_text = "shareholding", f"{units[at - 1].text} {units[at].text}"
        with_quantity(draft, None, "whole")
    return drafts


_FULL = frozenset("full sole complete total outright exclusive".split())


def _in_sphere(units: list[Unit], at: int) -> list[Draft]:
    """`Fir came under the control of Oak`, `Sapin, dans le giron de Chêne`."""
    lead = next(
        (i for i in range(at - 1, max(-1, at - 4), -1) if units[i].key in _SPHERES[units[at].key]), None
    )
    of = at + 1 < len(units) and units[at + 1].has("of")
    holder = bearer(units, at + 2) if lead is not None and of else None
    if holder is None or lead is None or form_of(units[holder]) not in ("name", "state"):
        return []
    verb = next(
        (i for i in range(lead - 1, max(-1, lead - 5), -1) if units[i].key in _COME or units[i].has("be")),
        None,
    )
    held = subject_of(units, verb) if verb is not None else _apposed(units, lead)
    return (
        changed(units, verb if verb is not None else at, holder, held, certainty=LIKELY)
        if held is not None
        else []
    )


def _apposed(units: list[Unit], lead: int) -> int | None:
    left = lead - 1
    while left > 0 and (is_modifier(units[left]) or units[left].key in ("itself", "lui-meme", "elle-meme")):
        left -= 1
    return left - 1 if left >= 1 and units[left].text in (",", "(") and is_party(units[left - 1]) else None


# ---------------------------------------------------------------------------------------------------
# Nouns alone

_PURCHASES = frozenset(
    "purchase acquisition takeover buyout buy-out rachat reprise absorption capture conquest nationalisation "
    "nationalization achat conquete".split()
)
_COMMAND = frozenset("control ownership controle propriete command management".split())
_PASSES = frozenset(
    "passed passes went goes rests lies fell falls transferred handed revient passe passee echoit echu "
    "appartient belongs reverted moved shifted remains reste transfere transferee ceded".split()
)
_LOST = frozenset(
    "lost loses lose gave given ceded cedes relinquished surrendered yielded perdu perd perdit cede "
    "abandonne abandonner laisse".split()
)
_REACH = 8


def _done(units: list[Unit], at: int) -> bool:
    return stance_of(units, at).status in ("asserted", "reported")


def _bought(units: list[Unit], at: int) -> list[Draft]:
    """`the acquisition of Fir by Oak in 1998`, `Oak's 1998 purchase of Fir`."""
    if at + 1 >= len(units) or not units[at + 1].has("of") or not _done(units, at):
        return []
    held = right_names(units, at + 1)
    if not held:
        return []
    buyer = after_time(units, held[-1] + 1, "by")
    first = at - 1
    while first > 0 and at - first < 5 and (is_modifier(units[first]) or units[first].text[:1].isdigit()):
        first -= 1
    last = buyer if buyer is not None else held[-1]
    if any(unit.has("cond", "will", "neg", "f:cond", "f:fut") for unit in units[last + 1 : last + 7]):
        return []  # "the purchase of Fir by Oak could be completed"
    undone = lists()["acts"]["undone"]
    if any(unit.key in undone for unit in (*units[max(0, at - 6) : at], *units[last + 1 : last + 8])):
        return []  # "Brussels cleared the pending takeover of Fir"
    buyer = buyer if buyer is not None else possessor_of(units, first + 1)
    if buyer is None and any(unit.key in _OPENING for unit in units[: min(at, 3)]):
        buyer = opening(units, held[-1])  # "With the purchase of Fir, Oak entered Norway"
    return [draft for one in held for draft in tie(units, (buyer, one), at)]


_OPENING = frozenset("with by after since through avec par depuis apres".split())


def _of_what(units: list[Unit], at: int) -> list[int]:
    return right_names(units, at + 1) if at + 1 < len(units) and units[at + 1].has("of", "over") else []


def _passed(units: list[Unit], at: int) -> list[Draft]:
    """`Control of Fir passed to Oak`, `le contrôle de Sapin revient à Chêne`."""
    held = _of_what(units, at)
    if not held or not _done(units, at):
        return []
    for i in range(held[-1] + 1, min(len(units), held[-1] + _REACH)):
        if units[i].is_mark or is_party(units[i]):
            return []
        if units[i].key in _PASSES:
            case = next(
                (k for k in range(i + 1, min(len(units), i + 5)) if units[k].has("to", "with", "in")), None
            )
            return ties_of(units, right_names(units, case), held, i) if case is not None else []
    return []


def _lost(units: list[Unit], at: int) -> list[Draft]:
    """`Jan Novak lost control of Fir to Oak`, `a perdu le contrôle de Sapin au profit de Chêne`."""
    held = _of_what(units, at)
    verb = next((i for i in range(at - 1, max(-1, at - 5), -1) if units[i].key in _LOST), None)
    if not held or verb is None or not _done(units, verb):
        return []
    subject, found = subject_of(units, verb), []
    if subject is not None:
        found = [draft for one in held for draft in tie(units, (subject, one), at)]
        for draft in found:
            draft.tense = ENDED
    after = held[-1] + 1
    profit = after + 2 < len(units) and units[after + 1].key == "profit"
    if after < len(units) and (units[after].has("to") or profit):
        found += ties_of(units, right_names(units, after + 2 * profit), held, at)
    return found


def _in_control(units: list[Unit], at: int) -> list[Draft]:
    """`Oak is now in full control of Fir`, `Oak, in sole charge of Fir`."""
    lead = at - 1
    while lead > 0 and at - lead < 4 and is_modifier(units[lead]) and not units[lead].has("det"):
        lead -= 1
    held = _of_what(units, at)
    if lead < 1 or units[lead].key != "in" or not held:
        return []
    return ties_of(units, left_names(units, lead), held, at)


RULES = (
    Rule("purchase", _bought, last=_PURCHASES),
    Rule("control passed", _passed, last=_COMMAND),
    Rule("control lost", _lost, last=_COMMAND),
    Rule("in control", _in_control, last=_COMMAND),
)
