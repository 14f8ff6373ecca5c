"""Stakes of unknown size told by a verb and a noun: `took a minority stake in Fir`, `owns no shares in Fir`.

Nouns with their owner beside them are in `nounties.py` and `holders.py`, small words in `remainders.py`.

Example: "Oak Mills joined Fir Works as a shareholder" says that Oak Mills holds some of Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, Draft, with_quantity
from kg.extract.frames.owners import is_worded
from kg.extract.holdings.acquiring import after_time
from kg.extract.holdings.nominals import bearer, goes_on
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import left_names, lists, right_names, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, group_at, is_modifier, is_party, subject_of
from kg.extract.phrases.stance import stance_of

_SAID = ("asserted", "reported")
_DO = frozenset("does do did doesn't don't didn't".split())
_MOST = frozenset("most bulk essentiel".split())
_ENTERED = frozenset("entered enters joined joins left quit quitte integre rejoint".split())
_LEFT = frozenset("left quit quitte".split())
_STAYS = frozenset(
    "stays stay stayed staying remains remain remained continues continued keeps returns returned came "
    "comes reste restent resté demeure on in back".split()
)
_JOINED = frozenset("joined joins entered enters rejoint rejoignent integre accompagne".split())
_WELCOMED = frozenset("welcomed welcomes gained gains accueille accueilli recruited attracted".split())
_CONSORTIA = frozenset("consortium syndicate trio duo groupement club".split())
_OF_THEM = frozenset(
    "of de d' comprising including includes grouping uniting linking compose composed formed forme made up "
    "reunissant comprenant associant regroupant that which qui".split()
)
_SALES = frozenset("sale disposal divestment vente cession".split())
_COMPLETED = frozenset(
    "completed completes closed finalised finalized sealed concluded finalise boucle acheve conclu".split()
)


def _holders(units: list[Unit], verb: int) -> list[int]:
    subject = subject_of(units, verb)
    return group_at(units, subject) if subject is not None else []


def _apart(rows: list[int], held: list[int]) -> list[int]:
    return [one for one in rows if one not in held]


def _minority(units: list[Unit], at: int) -> list[Draft]:
    """`took a minority stake in Fir`, `détient une participation minoritaire dans Sapin`."""
    case = at + 1
    while case < len(units) and case - at < 3 and units[case].has("stake"):
        case += 1
    verb = at - 1
    while verb > 0 and at - verb < 5 and (is_modifier(units[verb]) or units[verb].has("stake")):
        verb -= 1
    told = units[verb].has("have", "hold", "buy") or units[verb].key in lists()["positions"]["verbs"]
    if not told or units[verb].mention is not None or units[verb].has("f:inf") or case >= len(units):
        return []
    held = right_names(units, case) if units[case].has("in", "of") else []
    if stance_of(units, verb).status not in _SAID:
        return []
    return ties_of(units, _apart(_holders(units, verb), held), held, verb, stake=True)


def _none_of(units: list[Unit], at: int) -> list[Draft]:
    """`does not own any shares in Fir`, `ne possède aucune action de Sapin`, `n'a plus d'actions Sapin`."""
    verb = at - 1
    while verb > 0 and at - verb < 5 and (is_modifier(units[verb]) or units[verb].has("neg", "more", "of")):
        verb -= 1
    if verb < 1 or not units[verb].has("have", "hold") or units[verb].mention is not None:
        return []
    helped = units[verb].has("f:inf") and any(one.key in _DO for one in units[max(0, verb - 3) : verb])
    near = [one for one in units[max(0, verb - 2) : at] if one.mention is None]
    if not any(one.has("neg") for one in near) or (units[verb].has("f:inf") and not helped):
        return []
    after = at + 1
    named = after < len(units) and form_of(units[after]) == "name"
    held = [after] if named else right_names(units, after) if _governs(units, after) else []
    over = any(one.key.partition(" ")[0] in ("longer", "plus") for one in near)
    found = ties_of(units, _apart(_holders(units, verb), held), held, verb, stake=True)
    for draft in found:
        draft.status, draft.tense = ("asserted", ENDED) if over else ("denied", "current")
    return found


def _governs(units: list[Unit], at: int) -> bool:
    return at < len(units) and units[at].mention is None and units[at].has("in", "of")


def _sold_to(units: list[Unit], at: int) -> list[Draft]:
    """`sold its shares in Fir to Elm`, `a cédé sa participation dans Sapin à Orme`: now Elm has them."""
    poss = at - 1
    while poss > 0 and at - poss < 4 and is_modifier(units[poss]) and not units[poss].has("poss"):
        poss -= 1
    if poss < 2 or not units[poss].has("poss") or not _governs(units, at + 1):
        return []
    sold = units[poss - 1]
    if sold.mention is not None or not sold.has("sell") or not sold.has("f:past", "f:part"):
        return []
    held = right_names(units, at + 1)
    buyer = after_time(units, held[-1] + 1, "to") if held else None
    if buyer is None or stance_of(units, poss - 1).status not in _SAID:
        return []
    return ties_of(units, [buyer], held, poss - 1, stake=True)


def _as_holder(units: list[Unit], at: int) -> list[Draft]:
    """`stays on as a shareholder in Fir`, `joined Fir as an investor`, `welcomed Oak as a shareholder`."""
    lead = at - 1
    while lead > 0 and at - lead < 6 and (is_modifier(units[lead]) or is_worded(units[lead])):
        lead -= 1
    if lead < 2 or units[lead].mention is not None or not units[lead].has("as"):
        return []
    if is_party(units[lead - 1]):
        verb = units[lead - 2]
        if verb.mention is not None or verb.has("f:inf"):
            return []
        subject, named = _holders(units, lead - 2), [lead - 1]
        if verb.key in _JOINED:
            return ties_of(units, _apart(subject, named), named, lead - 2, stake=True)
        return ties_of(units, named, subject, lead - 2, stake=True) if verb.key in _WELCOMED else []
    held = right_names(units, at + 1) if _governs(units, at + 1) else []
    names = left_names(units, lead) if units[lead - 1].key in _STAYS else []
    verb_at = next((i for i in range(lead - 1, max(-1, lead - 4), -1) if units[i].key in _STAYS), lead)
    names = names or (_holders(units, verb_at) if verb_at < lead else [])
    return ties_of(units, _apart(names, held), held, verb_at, stake=True)


def _most(units: list[Unit], at: int) -> list[Draft]:
    """`owns most of Fir`, `has the bulk of Fir`, `possède l'essentiel de Sapin`: a majority."""
    verb = at - 1 - (at > 0 and units[at - 1].has("det"))
    if verb < 1 or not units[verb].has("have", "hold") or units[verb].has("f:inf"):
        return []
    held = right_names(units, at + 1)[:1] if _governs(units, at + 1) else []
    if not held or goes_on(units, held[0]) or units[verb].mention is not None:
        return []
    found = ties_of(units, _apart(_holders(units, verb), held), held, verb, stake=True)
    for draft in found:
        draft.share_text = units[at].text
        with_quantity(draft, None, "majority")
    return found


def _entered(units: list[Unit], at: int) -> list[Draft]:
    """`entered the capital of Fir`, `has left the capital of Fir`."""
    verb = at - 1 - (at > 0 and units[at - 1].has("det"))
    if verb < 1 or units[verb].key not in _ENTERED or not _governs(units, at + 1) or units[verb].has("f:inf"):
        return []
    held = right_names(units, at + 1)
    found = ties_of(units, _apart(_holders(units, verb), held), held, verb, stake=True)
    for draft in found:
        draft.tense = ENDED if units[verb].key in _LEFT else draft.tense
    return found


def _consortium(units: list[Unit], at: int) -> list[Draft]:
    """`Fir is owned by a consortium of Oak and Elm`, `détenue par un consortium réunissant Chêne et Orme`."""
    case = at - 1
    while case > 0 and at - case < 4 and is_modifier(units[case]):
        case -= 1
    verb, after = case - 1, at + 1
    told = verb > 0 and units[verb].mention is None and units[verb].has("hold", "control", "belong", "buy")
    if not told or not units[case].has("by", "to") or units[verb].has("f:inf"):
        return []
    while after < len(units) and after - at < 5 and units[after].key in _OF_THEM:
        after += 1
    row = right_names(units, after, case=False) if at + 1 < after < len(units) else []
    held = left_names(units, verb)
    if len(row) < 2 or stance_of(units, verb).status not in _SAID:
        return []
    return ties_of(units, _apart(row, held), held, verb, stake=True)


def _sale(units: list[Unit], at: int) -> list[Draft]:
    """`completed the sale of Fir to Elm`, `a bouclé la vente de Sapin à Orme`: Elm has it, and Oak had it."""
    verb = at - 1
    while verb > 0 and at - verb < 4 and units[verb].key not in _COMPLETED and is_modifier(units[verb]):
        verb -= 1
    named = bearer(units, at + 2) if _governs(units, at + 1) and at + 2 < len(units) else None
    if named is None or units[verb].key not in _COMPLETED or form_of(units[named]) != "name":
        return []
    if goes_on(units, named) or stance_of(units, verb).status not in _SAID:
        return []
    buyer = after_time(units, named + 1, "to")
    found = ties_of(units, _apart(_holders(units, verb), [named]), [named], verb)
    for draft in found:
        draft.tense = ENDED
    return found + (ties_of(units, [buyer], [named], verb) if buyer is not None else [])


def _into(units: list[Unit], at: int) -> list[Draft]:
    """`Oak has bought into Fir`: it has some of it."""
    bought = units[at].has("invest") and not units[at].has("f:inf")
    if not bought or stance_of(units, at).status not in _SAID:
        return []
    held = right_names(units, at + 1, case=False)
    return ties_of(units, _apart(_holders(units, at), held), held, at, stake=True)


RULES = (
    Rule("consortium of", _consortium, last=_CONSORTIA),
    Rule("no stake", _none_of, classes=("stake",)),
    Rule("stake sold", _sold_to, classes=("stake",)),
    Rule("as holder", _as_holder, classes=("holder",)),
    Rule("most of", _most, keys=_MOST),
    Rule("entered", _entered, keys=("capital",)),
    Rule("sale done", _sale, keys=_SALES),
    Rule("bought into", _into, last=("into",)),
)
#: What a name or a figure begins.
CONSORTIUM = RULES[0]
MINORITY = Rule("minority in", _minority, classes=("minority",))
