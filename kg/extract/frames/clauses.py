"""Who has a figure, by the clause it stands in: its subject, whom it goes to, what follows the clause.

The rules of `having` read the words right beside a figure and know their verbs; here any verb will do.
They are asked last, so what they look at is what those leave open.

Example: "Oak pèse 5 % de Fir", "aux salariés, 5 %", "Monté à 5 % de Fir, Oak attend", "Oak, à 5 %, attend".
"""

from __future__ import annotations

from kg.extract.frames.beside import Rule, named_at, party_after, past_company
from kg.extract.frames.nearest import is_head
from kg.extract.frames.slots import Phrase
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import case_of, group_at, head_before, is_modifier, is_party, is_verb
from kg.extract.phrases.voice import is_participle

_REACH = 30
_WHO = frozenset(("who", "which", "qui", "lequel", "laquelle", "lesquels", "lesquelles"))
_PARTICIPLES = ("é", "ée", "és", "ées", "u", "ue", "us", "ues", "is", "ise", "ises", "ed")
_CHILD = frozenset(("filiale", "filiales", "subsidiary"))
_OPENING = frozenset("after before by while in on en apres avant pour".split())
_TIMELY = frozenset("since until till before after avant apres depuis".split())
_TIMES = frozenset(
    "then last lui elle eux elles him her them it that recently lors "
    "january february march april may june july august september october november december "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()
)
_ENDS = (";", ":", "(", "—", "–", ".")


def _aimed(units: list[Unit], phrase: Phrase) -> int | None:
    """`5 % à Oak`, `5 % de Fir pour Oak`, `5 % for Oak`: whom a share is for stands behind it."""
    at = past_company(units, phrase.after)
    if at >= len(units) or units[at].mention is not None or not units[at].has("to", "for"):
        return None
    return party_after(units, at + 1)


def _agent(units: list[Unit], phrase: Phrase) -> int | None:
    """`détenu à 5 % (, comme avant,) par Oak`, `5 % par Oak`."""
    at = past_company(units, phrase.after)
    for i in range(at, min(len(units), at + 3)):
        if units[i].has("by") and units[i].mention is None:
            return party_after(units, i + 1)
        if not (units[i].text == "," or units[i].key in ("chacun", "chacune", "each")):
            return None
    return None


def _receiver(units: list[Unit], phrase: Phrase) -> int | None:
    """`aux salariés, 5 %`, `à Oak 5 %`, `by Oak, 5 %,`: whom a share goes to stands before it."""
    at = phrase.first - 1
    name = named_at(units, at - (at > 0 and units[at].text == ","))
    if name is None:
        return None
    return name if case_of(units, name) in ("to", "by", "for") else None


def _at(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak, à 5 %,`, `Oak (à 5 %)`, `Oak, à hauteur de 5 %`: a name and its height."""
    before = phrase.first - 1
    if before < 1 or not units[before].has("to", "for", "at") or units[before].mention is not None:
        return None
    left = before - 1 - (units[before - 1].text in (",", "("))
    name = named_at(units, left)
    return name if name is not None and left < before - 1 else None


def _clause_subject(units: list[Unit], phrase: Phrase) -> int | None:
    """`Oak pèse 5 %`, `Oak, qui en tient 5 %`, `Oak n'a plus qu'à peine 5 %`: whoever the verb is."""
    at = phrase.first - 1
    opens = at < 0 or units[at].is_mark or units[at].has("and")
    if opens or is_likened(units, at) or is_priced(units, phrase) or is_held(units, phrase):
        return None
    limit = max(-1, phrase.first - _REACH)
    while at > limit:
        unit = units[at]
        if unit.quantity is not None or unit.text in _ENDS or is_new_clause(units, at):
            return None
        if unit.mention is None and unit.key in _WHO:
            return named_at(units, at - 1 - (at > 0 and units[at - 1].text == ","))
        if is_party(unit) and is_free(units, at):
            return group_at(units, at)[0] if is_head(units, at) else None
        if has_plain_subject(units, at):
            return None
        at = _before_insertion(units, at) if unit.text == "," else at - 1
    return None


def is_new_clause(units: list[Unit], at: int) -> bool:
    """`while`, or the *que* of `exclu qu'un fonds prenne 5 %`; that of `n'a plus que 5 %` opens none."""
    unit = units[at]
    if unit.mention is None and (unit.key == "where" or unit.text == "où"):
        return True
    if unit.has("boundary"):
        return not _leads_to_time(units, at)
    if unit.mention is not None or unit.key in _WHO or not unit.has("rel"):
        return False
    after = units[at + 1]
    return after.has("det", "poss") and at + 2 < len(units) and units[at + 2].quantity is None


def _leads_to_time(units: list[Unit], at: int) -> bool:
    """`since 2016`, `avant lui`, `until then`: a preposition before a time or a pronoun, no clause."""
    if units[at].key not in _TIMELY or at + 1 >= len(units):
        return False
    after = units[at + 1 : at + 3]
    return after[0].key in _TIMES or any(one.text[:4].isdigit() for one in after)


def is_free(units: list[Unit], at: int) -> bool:
    """Whether a name is a subject or object: no preposition governs it, nor a list that one governs.

    In "premier actionnaire de Fir, la banque Oak tient 5 %" the comma only ends a phrase.
    """
    if not case_of(units, at):
        return True
    left = head_before(units, at)
    return left >= 0 and units[left].text == "," and group_at(units, at) == [at]


def has_plain_subject(units: list[Unit], verb: int) -> bool:
    """Whether a noun that names nobody is a verb's subject: `Oak sold; by May the conglomerate keeps 5 %`."""
    if units[verb].mention is not None or not is_verb(units[verb]):
        return False
    at = verb - 1
    if at < 1 or not _is_plain_noun(units[at]):
        return False
    while at > 0 and is_modifier(units[at]) and not units[at].has("det", "poss"):
        at -= 1
    if at < 1 or not units[at].has("det"):
        return False
    before = units[at - 1]
    return (
        before.text == "," or before.text.isdigit() or before.key == "where" or before.has("boundary", "and")
    )


def _is_plain_noun(unit: Unit) -> bool:
    return unit.mention is None and unit.text[:1].islower() and not unit.classes - {"industry", "holder"}


def is_held(units: list[Unit], phrase: Phrase) -> bool:
    """`Fir, 24 % owned by`, `Fir, 49 % of which`: the name before is what it is a part of."""
    at = phrase.after
    if at + 1 >= len(units) or units[at].mention is not None:
        return False
    held = is_participle(units[at]) and units[at].has("hold") and not units[at].has("f:fin")
    return held or (units[at].has("of") and units[at + 1].key in ("which", "whom", "whose"))


def is_priced(units: list[Unit], phrase: Phrase) -> bool:
    """`Oak shares fell 5 %`: the verb tells of a price."""
    at = phrase.first - 1
    return at > 0 and units[at].has("rise", "fall") and units[at - 1].has("stake", "price")


def is_likened(units: list[Unit], at: int) -> bool:
    """`Fir is 5 % Oak's`, `Fir is itself 5 % in the hands of`: the verb makes its subject what is held."""
    while at >= 0 and is_modifier(units[at]):
        at -= 1
    return at >= 0 and units[at].has("be") and units[at].mention is None


def _before_insertion(units: list[Unit], comma: int) -> int:
    """From the second comma of `Oak, que contrôle Elm, tient 5 %` to the name; else one to the left."""
    for i in range(comma - 1, max(0, comma - 16), -1):
        if units[i].quantity is not None or units[i].text in _ENDS:
            break
        if units[i].text == "," and is_party(units[i - 1]) and units[i + 1].has("rel"):
            return i - 1
    return comma - 1


def _opened(units: list[Unit], phrase: Phrase) -> int | None:
    """`Monté à 5 % de Fir, Oak attend`, `Propriétaire de 5 % de Fir, Oak attend`: the subject follows."""
    start = phrase.first - 1
    while start >= 0 and phrase.first - start < _REACH and units[start].text not in _ENDS:
        if is_party(units[start]) or units[start].has("f:fin"):
            return None
        start -= 1
    if start + 1 >= phrase.first or not _is_loose_opening(units, start + 1):
        return None
    for i in range(phrase.after, min(len(units) - 1, phrase.after + _REACH)):
        if units[i].text == ",":
            found = party_after(units, i + 1)
            if found is not None:
                return found
        elif units[i].text in _ENDS:
            return None
    return None


def _is_loose_opening(units: list[Unit], at: int) -> bool:
    """Whether a word can open a phrase that hangs on the subject after it: a participle, `with`, `owner`."""
    unit = units[at]
    if unit.mention is None and unit.key in _OPENING:
        return units[at + 1].has("f:ing", "f:inf") and units[at + 1].mention is None  # "After buying"
    if unit.mention is not None or unit.key in _CHILD:
        return False
    return unit.has("holder", "with", "to", "f:part", "f:ing") or unit.text.endswith(_PARTICIPLES)


def _relative(units: list[Unit], phrase: Phrase) -> int | None:
    """`les 5 % de Fir que détenait Oak`, `the 5 % of Fir that Oak is selling`, `dont se défait Oak`."""
    at = past_company(units, phrase.after)
    if at >= len(units) or not units[at].has("rel") or units[at].key in _WHO:
        return None
    for i in range(at + 1, min(len(units), at + 7)):
        if units[i].quantity is not None or units[i].is_mark:
            return None
        if is_party(units[i]) and not case_of(units, i):
            return i
    return None


CLAUSES: tuple[Rule, ...] = (
    _relative,
    _aimed,
    _agent,
    _receiver,
    _at,
    _clause_subject,
    _opened,
)
