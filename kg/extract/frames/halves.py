"""Two who have a half each: of a venture, of what they inherit, of what belongs to both.

One figure stands for two holdings, so neither holder is nearest to it: the two are the pair behind the
figure, the subject and whom it stands *with*, or the two of the sentence before. What they share is named
behind the venture, is the subject, or is named where the next sentence begins.

Example: in "Oak and Fir will build a mill. It will belong to a 50-50 venture called Elm" Oak and Fir have
50 % of Elm each.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from kg.extract.drafts import LIKELY, Draft, Side, side_at, with_quantity
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    case_of,
    form_of,
    group_at,
    is_modifier,
    is_party,
    is_verb,
    party_of,
    subject_of,
)
from kg.extract.phrases.stance import stance_of
from kg.names import fold

_HALF = Fraction(1, 2)
_EQUAL = frozenset(
    "50-50;50/50;fifty-fifty;half and half;half-and-half;equal parts;in equal parts;equal shares;"
    "in equal shares;equal halves;in equal halves;equal partners;equal owners;equal shareholders;"
    "a parts egales;parts egales;a parite;a egalite;par moitie;moitie-moitie;partenaires egaux".split(";")
)
_EACH = frozenset("each apiece chacun chacune".split())
_VENTURES = frozenset(
    "venture ventures jv company firm business coentreprise co-entreprise societe entreprise filiale".split()
)
_CALLED = frozenset(
    "called named dubbed christened baptised baptized known styled baptisee baptise nommee nomme "
    "denommee denomme appelee appele".split()
)
_TO_BE = frozenset("to be as a new will is was jointly provisionally etre sera est".split())
_OF_BOTH = frozenset("of between by among to entre de d' par".split())
_WITH = ("with", "avec")
_IN = frozenset("in of de d' du dans".split())
_NEAR, _REACH, _BACK = 6, 16, 30
_FIRMS = ("company", "fund", "group", "stateBody", "state")
_JOINT = frozenset(
    "joint venture;venture;jv;joint company;coentreprise;co-entreprise;joint-venture".split(";")
)
_SHARES, _COOPERATION = "shareholding", "cooperation"
_NEVER_SHARED = ("person", "state", "stateBody", "group", "alliance", "dispersed")


def halves(sentence: Sentence, following: Sentence | None, told: list[Draft]) -> list[Draft]:
    """The two holdings of every figure of a sentence that says that two have a half each.

    Args:
        sentence: The sentence.
        following: The next one; None for the last.
        told: Its drafts with a figure: what two are told to have already is left to them.

    Cost: linear in the length of the sentence where it has such a figure, else in the number of its figures.
    """
    found: list[Draft] = []
    units = sentence.units
    for at, unit in enumerate(units):
        if unit.quantity is None or not _is_half_each(units, at):
            continue
        if sum(draft.figure == unit.start for draft in told) > 1:
            continue
        found += _two(sentence, following, at)
    return found


def _is_half_each(units: list[Unit], at: int) -> bool:
    """`50-50`, `in equal parts`, `50:50`, `owned 50 per cent by each`; not `half of Fir`."""
    quantity = units[at].quantity
    share = quantity.share if quantity is not None else None
    if quantity is None or share is None or not (share.low == share.high == _HALF):
        return False
    if fold(quantity.text) in _EQUAL:
        return True
    if quantity.bare == "ratio":
        behind = units[at + 2 : at + 3]
        return bool(behind) and behind[0].quantity is not None and behind[0].quantity.bare == "ratio"
    behind = units[at + 1 : at + 4]
    return any(one.has("by") and other.key in _EACH for one, other in pairwise(behind)) or (
        bool(behind) and behind[0].key in ("each", "apiece") and at > 0 and units[at - 1].has("hold")
    )


def _two(sentence: Sentence, following: Sentence | None, at: int) -> list[Draft]:
    units = sentence.units
    stop = at + 1
    if stop + 1 < len(units) and units[stop].text in (":", "/", "-") and units[stop + 1].quantity is not None:
        stop += 2
    stop = _past_noun(units, stop)
    held = _named_behind(units, stop)
    owned = held if held is not None else _subject_held(units, at)
    sides = _behind(units, stop, owned) or _belonging(units, at, owned) or _acting(units, at, owned)
    near = bool(sides)
    if not sides:
        others = [unit for unit in units if is_party(unit) and unit is not (units[owned] if owned else None)]
        sides = _earlier(sentence) if not any(form_of(unit) == "name" for unit in others) else []
    company = side_at(units, owned) if owned is not None else _named_next(following)
    if len(sides) != 2 or company is None or company.party.kind in _NEVER_SHARED:
        return []
    if any(one.party is company.party or one.party.kind == "dispersed" for one in sides):
        return []
    return [_draft(units, at, (one, company), near=near and owned is not None) for one in sides]


def _past_noun(units: list[Unit], at: int) -> int:
    """Index after `joint venture`, `tequila venture`, `-owned company`."""
    for i in range(at, min(len(units), at + _NEAR)):
        unit = units[i]
        if unit.mention is None and unit.key.rpartition(" ")[2] in _VENTURES:
            return i + 1
        if unit.mention is not None and unit.key in _VENTURES:
            return i + 1
        if unit.mention is not None or unit.quantity is not None or unit.has("of", "in", "by", "to", "with"):
            break
        if not (is_modifier(unit) or unit.text == "-" or unit.has("hold")):
            break
    return at


def _named_behind(units: list[Unit], at: int) -> int | None:
    """`venture called Elm`, `venture, Elm,`, `equal partners in Elm`."""
    i = at + (at < len(units) and units[at].text == ",")
    while i < len(units) and i - at < _NEAR and units[i].key in _TO_BE:
        i += 1
    if i < len(units) and units[i].mention is None and units[i].key in _CALLED:
        i += 1
        while i < len(units) and i - at < _NEAR and (units[i].key == "as" or is_modifier(units[i])):
            i += 1
        return i if i < len(units) and form_of(units[i]) == "name" else None
    if at + 1 < len(units) and units[at].text == "," and form_of(units[at + 1]) == "name":
        closed = at + 2 < len(units) and units[at + 2].is_mark and units[at + 2].text not in POSSESSIVE
        return at + 1 if closed else None
    if at < len(units) and units[at].mention is None and units[at].has("in") and units[at].key in _IN:
        i = at + 1
        while i < len(units) and i - at < 4 and is_modifier(units[i]):
            i += 1
        firm = i < len(units) and form_of(units[i]) in ("name", "descriptor")
        return i if firm and _is_firm(units[i]) else None
    return None


def _is_firm(unit: Unit) -> bool:
    party = party_of(unit)
    return party is not None and party.kind not in _NEVER_SHARED


def _is_common(unit: Unit) -> bool:
    party = party_of(unit)
    return party is not None and party.common


def _subject_held(units: list[Unit], at: int) -> int | None:
    """`Elm is a 50-50 venture of`, `Elm belongs to both in equal parts`, `Elm stays 50:50 between`."""
    for i in range(at - 1, max(-1, at - _BACK), -1):
        unit = units[i]
        if unit.mention is None and (unit.has("be", "belong") or unit.key in ("stays", "remains", "reste")):
            subject = subject_of(units, i)
            if subject is None or len(group_at(units, subject)) > 1 or not _is_firm(units[subject]):
                return None
            owns = units[subject + 1].text in POSSESSIVE
            return subject if not owns and _is_antecedent(units, subject, i) else None
        if unit.text in (";", ":") or unit.quantity is not None:
            return None
    return None


def _is_antecedent(units: list[Unit], subject: int, verb: int) -> bool:
    """Whether a relative before the verb is the subject's: not in `with Fir in a venture that is owned`."""
    rel = next((i for i in range(verb - 1, subject, -1) if units[i].has("rel")), None)
    return rel is None or rel - subject < 3


def _behind(units: list[Unit], at: int, owned: int | None) -> list[Side]:
    """`of Oak and Fir`, `between the state and Oak`, `to Oak and to Fir`; `with Fir` beside the subject."""
    i = at
    while i < len(units) and i - at < 3 and (units[i].text == "," or i == owned or units[i].has("hold")):
        i += 1
    if i >= len(units) or units[i].mention is not None:
        return []
    if units[i].key in _OF_BOTH:
        return _joined(units, i + 1, owned)
    if units[i].key in _WITH:
        other = _joined(units, i + 1, owned)[:1]
        subject = _subject(units, at, owned)
        return _pair(subject, other)
    return []


def _pair(one: list[Side], other: list[Side]) -> list[Side]:
    """Two that are one each, and not the same."""
    two = len(one) == len(other) == 1 and one[0].party is not other[0].party
    return [*one, *other] if two else []


def _joined(units: list[Unit], at: int, owned: int | None) -> list[Side]:
    """The names from an index on, over articles, nouns of trade, *and* and a second preposition."""
    found: dict[int, Side] = {}
    open_ = True
    for i in range(at, min(len(units), at + _REACH)):
        unit = units[i]
        if is_party(unit) and i != owned:
            seat = i + 1 < len(units) and units[i + 1].text in POSSESSIVE
            one = side_at(units, i)
            if seat or not open_:
                if not open_:
                    break
                continue
            if one is None:
                return []
            found[id(one.party)] = one
            open_ = False
        elif unit.text == "," or unit.has("and"):
            open_ = True
        elif (
            unit.quantity is not None or unit.text in (".", ";", ":", "(") or is_verb(unit) or unit.has("rel")
        ):
            break
        elif not (open_ and (is_modifier(unit) or unit.key in _OF_BOTH or unit.text in POSSESSIVE)):
            if unit.mention is None and not open_:
                break
    return list(found.values())


def _belonging(units: list[Unit], at: int, owned: int | None) -> list[Side]:
    """`belongs to Ann Lind and to Oak in equal parts`, `owned by Oak and Fir 50-50`."""
    for i in range(at - 1, max(0, at - _REACH), -1):
        unit = units[i]
        if unit.mention is None and (unit.has("belong") or (unit.has("by") and units[i - 1].has("hold"))):
            opened = i + 1 + (i + 1 < len(units) and units[i + 1].has("to"))
            return _joined(units[:at], opened, owned)
        if unit.text in (";", ":"):
            return []
    return []


def _verb_before(units: list[Unit], at: int, reach: int) -> int | None:
    """The last verb before a figure."""
    row = range(at - 1, max(-1, at - reach), -1)
    return next((i for i in row if units[i].mention is None and is_verb(units[i])), None)


def _subject(units: list[Unit], at: int, owned: int | None) -> list[Side]:
    """Who the clause before a figure is about."""
    verb = _verb_before(units, at, _BACK)
    subject = subject_of(units, verb) if verb is not None else None
    if subject is None or subject == owned or _is_common(units[subject]):
        subject = next((i for i in range(at) if is_party(units[i])), None)
        if subject is None or subject == owned or case_of(units, subject):
            return []
    sides = [one for i in group_at(units, subject) if (one := side_at(units, i)) is not None]
    return sides if len(sides) == len(group_at(units, subject)) else []


def _acting(units: list[Unit], at: int, owned: int | None) -> list[Side]:
    """`Oak and Fir have a 50-50 venture`; `Oak agreed to combine its mills with Fir in a 50-50 venture`."""
    subject = _subject(units, at, owned)
    if len(subject) == 2 or not subject:
        return subject
    for i in range(at - 1, max(0, at - _REACH), -1):
        if units[i].mention is None and units[i].key in _WITH:
            other = _joined(units[:at], _past_that(units, i + 1), owned)
            return _pair(subject, other)
        if units[i].text in (";", ":", "."):
            return []
    return []


def _past_that(units: list[Unit], at: int) -> int:
    """Over `that of`, `those of`, `celle de`."""
    that = at + 1 < len(units) and units[at].key in ("that", "those", "celle", "celles", "celui", "ceux")
    return at + 2 if that and units[at + 1].key in _OF_BOTH else at


def _earlier(sentence: Sentence) -> list[Side]:
    """The two firms that the text has named side by side last."""
    return [Side(party, party.written or party.name) for party in sentence.two if party.kind in _FIRMS]


def _named_next(following: Sentence | None) -> Side | None:
    """`The venture, to be called Elm, will ...`: the name of what the sentence before has left unnamed."""
    units = following.units if following is not None else []
    if len(units) < 3 or not (units[0].has("det") or units[0].mention is not None):
        return None
    noun = next((i for i in range(3) if units[i].key.rpartition(" ")[2] in _VENTURES), None)
    name = _named_behind(units, noun + 1) if noun is not None else None
    return side_at(units, name) if name is not None else None


def _draft(units: list[Unit], at: int, sides: tuple[Side, Side], *, near: bool) -> Draft:
    verb = _verb_before(units, at, 8)
    said = stance_of(units, verb if verb is not None else at)
    draft = Draft("shareholding", *sides, units[0].start, units[at].end)
    with_quantity(draft, units[at].quantity)
    draft.figure, draft.plain, draft.rule = units[at].start, True, "halves"
    draft.status, draft.tense, draft.speaker = said.status, said.tense, said.speaker
    draft.certainty = 0.9 if near else LIKELY
    return draft


def allied(sentence: Sentence, told: list[Draft]) -> list[Draft]:
    """The partnership of two firms that a sentence tells to have all of a venture between them.

    Example: "Fir is a joint venture between Oak, with 51 %, and Elm, with 49 %" makes Oak and Elm partners.

    Args:
        sentence: The sentence.
        told: Its drafts, those with a figure among them.
    """
    units = sentence.units
    if not any(unit.key in _JOINT and not unit.mention for unit in units):
        return []
    shares = [one for one in told if one.figure is not None and one.share is not None and one.kind == _SHARES]
    known: set[frozenset[int]] = set()
    found = []
    for number, one in enumerate(shares):
        for other in shares[number + 1 :]:
            pair = frozenset((id(one.holder.party), id(other.holder.party)))
            if len(pair) < 2 or pair in known or not _makes_whole(one, other):
                continue
            known.add(pair)
            draft = Draft(_COOPERATION, one.holder, other.holder, units[0].start, units[-1].end)
            draft.status = one.status if one.status in ("planned", "conditional") else "asserted"
            draft.certainty, draft.rule = LIKELY, "venture shared"
            found.append(draft)
    return found


def _makes_whole(one: Draft, other: Draft) -> bool:
    """Whether two firms have one and the same firm to themselves."""
    if one.investee.party is not other.investee.party or one.share is None or other.share is None:
        return False
    firms = one.holder.party.kind in _FIRMS and other.holder.party.kind in _FIRMS
    return firms and one.share.low + other.share.low == 1 and one.share.low == one.share.high
