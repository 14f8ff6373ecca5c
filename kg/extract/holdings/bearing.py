"""Owners and parents whose company stands elsewhere: `nor is parent Oak discussing`, `Owner Jan Novak says`.

Example: "Fir Bank denied it, and so did parent Oak Mills" says that Oak Mills controls Fir Bank.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, Draft, Side, by, side_at, with_quantity
from kg.extract.frames.owners import is_worded
from kg.extract.holdings.nominals import bearer, described, phrase_start
from kg.extract.holdings.owning import noun_stance, standing
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import right_names, tie, ties_of
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    case_of,
    form_of,
    is_modifier,
    is_party,
    party_of,
    subject_of,
)

_OWNERS = frozenset(
    "parent owner proprietor co-owner seller vendor owners parents maison-mere proprietaire vendeur "
    "cedant president-proprietaire proprietaire-president proprietaires mere".split()
)
_HOLDERS = ("company", "group", "person", "state", "stateBody")
_MOTHER = frozenset(
    ("maison mere", "maison-mere", "societe mere", "societe-mere", "parent company", "parent group")
)


def _bearing(sentence: Sentence, at: int) -> list[Draft]:
    """The tie of an owner to the company last spoken of, told by the owner's noun at an index."""
    units, unit = sentence.units, sentence.units[at]
    if at + 1 < len(units) and units[at + 1].has("in"):
        return by("owner in", _found_in(units, at))
    found = _apposed(sentence, at) or _stays(sentence, at)
    if found:
        return found
    name, rule = _named(units, at) if unit.key in _OWNERS or unit.key in _MOTHER else (None, "")
    if name is None or unit.key == "mere":
        return []
    holder = party_of(units[name])
    if holder is None or holder.kind not in _HOLDERS:
        return []
    before = _sayers(units, at, holder) if rule.startswith("its") else None
    before = before if before is not None else _spoken_of(units, at, holder)
    if before is not None:
        found = tie(units, (name, before), at)
        for draft in found:
            draft.tense = ENDED if _is_over(units, at) else draft.tense
        return by(rule, found)
    return by(f"{rule} of topic", _of_topic(sentence, name, at, holder))


def _found_in(units: list[Unit], at: int) -> list[Draft]:
    """`Fir has a new majority owner in Oak`, `found a buyer in Oak`: the subject is what is owned."""
    verb = at - 1
    while verb > 0 and at - verb < 6 and units[verb].key not in _GOT and not units[verb].has("have"):
        if not (is_modifier(units[verb]) or is_worded(units[verb])):
            return []
        verb -= 1
    if not units[verb].has("have") and units[verb].key not in _GOT:
        return []
    subject, holders = subject_of(units, verb), right_names(units, at + 1)
    return ties_of(units, holders, [subject] if subject is not None else [], at)


def _stays(sentence: Sentence, at: int) -> list[Draft]:
    """`Fir makes soap. Jan Novak remains the majority shareholder.`: of what was told before."""
    units = sentence.units
    after = at + 1
    while after < len(units) and (units[after].has("holderadj") or is_worded(units[after])):
        after += 1
    closed = after >= len(units) or units[after].is_mark or units[after].has("and")
    said = described(units, at) if closed else None
    if said is None or units[said[1]].is_mark or not units[phrase_start(units, at)].has("det", "poss"):
        return []
    if any(unit.has("rel") or unit.key in _WHERE for unit in units[max(0, said[0] - 3) : said[0]]):
        return []  # "Fir, where Jan Novak is the main shareholder"
    holder = party_of(units[said[0]])
    if holder is None or holder.kind not in _HOLDERS or units[at].key.endswith(("investor", "investisseur")):
        return []
    words = {key for unit in units[phrase_start(units, at) : after] for key in unit.key.split()}
    ranked = any(unit.has("holderadj") for unit in units[phrase_start(units, at) : at])
    held = _spoken_of(units, said[0], holder)
    if held is not None:
        found = by("stays owner", tie(units, (said[0], held), at, whole=bool(words & _MOST)))
    else:
        found = by("stays owner of topic", _of_topic(sentence, said[0], at, holder))
    for draft in found:
        least = units[at].key not in _OWNERS or ranked  # "for years its biggest owner"
        if units[at].has("holder") and least and not words & _MOST:
            draft.kind = "shareholding"
            with_quantity(draft, None)
    return [standing(draft, noun_stance(units, at, said)) for draft in found]


_WHERE = frozenset("where ou dont whose which".split())
#: Words that make a shareholder one who decides.
_MOST = frozenset("majority majoritaire controlling controle sole seul unique only".split())


_OLD = frozenset("old previous earlier precedent".split())
_GOT = frozenset("found gained got gets finds trouve gains".split())


def _apposed(sentence: Sentence, at: int) -> list[Draft]:
    """`Fir let in Oak, now its parent`, `Oak, the owner,`: whose it is stands before, or in what was said."""
    units = sentence.units
    first = phrase_start(units, at)
    determiner = "its" if any(unit.has("poss") for unit in units[first:at]) else "the"
    told = determiner == "its" or units[at].key in _OWNERS or units[at].key in _MOTHER
    closed = at + 1 >= len(units) or units[at + 1].is_mark
    if not (told and closed) or first < 2 or units[first - 1].text != "," or not is_party(units[first - 2]):
        return []
    if determiner == "the" and not any(unit.has("det") for unit in units[first:at]):
        return []
    holder = party_of(units[first - 2])
    if holder is None or holder.kind not in _HOLDERS or (units[at].key == "mere" and holder.kind == "person"):
        return []
    held = _spoken_of(units, first - 2, holder)
    rule = f"apposed {determiner} owner"
    if held is None:
        found = by(f"{rule} of topic", _of_topic(sentence, first - 2, at, holder))
    else:
        found = by(rule, tie(units, (first - 2, held), at))
    for draft in found:
        draft.tense = ENDED if _is_over(units, at) else draft.tense
    return found


def _named(units: list[Unit], at: int) -> tuple[int | None, str]:
    """The owner's name after its noun, and the rule: with a possessive, an article or bare."""
    first = at
    while first > 0 and at - first < 5 and _qualifies(units[first - 1]):
        first -= 1
    words = units[first:at]
    if (
        first == at
        and at
        and units[at - 1].mention is None
        and not units[at - 1].classes
        and units[at - 1].text.islower()
    ):
        return None, ""  # "airport hotel owner Oak"
    of = at + 1 < len(units) and units[at + 1].has("of")
    if of or (first > 0 and units[first - 1].text in POSSESSIVE):
        return None, ""
    comma = at + 1 < len(units) and units[at + 1].text == ","
    name = bearer(units, at + 1 + comma) if at + 1 + comma < len(units) else None
    if name is None or form_of(units[name]) not in ("name", "state"):
        return None, ""
    sort = (
        "its" if any(u.has("poss") for u in words) else "the" if any(u.has("det") for u in words) else "bare"
    )
    noun = "seller" if units[at].key in ("seller", "vendor", "vendeur", "cedant") else "owner"
    return name, f"{sort} {noun}"


def _qualifies(unit: Unit) -> bool:
    """Words between an article and the owner's noun: `the previous Norwegian owner`."""
    if unit.mention is not None:
        return form_of(unit) == "adjective"
    return unit.has("det", "poss", "holderadj", "new", "former") or unit.key in _OLD


def _is_over(units: list[Unit], at: int) -> bool:
    """`the previous owner, Oak`, `l'ancien propriétaire, Chêne`."""
    near = units[max(0, at - 3) : at]
    return any(unit.has("former") or unit.key in _OLD for unit in near)


def _spoken_of(units: list[Unit], at: int, holder: Party) -> int | None:
    """The company named last before the noun, one that could be the owner's."""
    for i in range(at - 1, max(-1, at - 40), -1):
        party = party_of(units[i]) if is_party(units[i]) else None
        if party is not None and party is not holder and party.kind == "company":
            return i
    return None


def _sayers(units: list[Unit], at: int, holder: Party) -> int | None:
    """`Fir is in no talks with Elm, said its owner, Oak`: the company that the sentence is about."""
    first = at
    while first > 0 and at - first < 5 and _qualifies(units[first - 1]):
        first -= 1
    if first < 2 or not units[first - 1].has("say") or units[first - 2].text not in _QUOTED:
        return None
    for i in range(first - 2):
        party = party_of(units[i]) if is_party(units[i]) and not case_of(units, i) else None
        if party is not None and party is not holder and party.kind == "company":
            return i
    return None


_QUOTED = frozenset((",", '"', "”", "»"))


def _of_topic(sentence: Sentence, name: int, at: int, holder: Party) -> list[Draft]:
    topic, one = sentence.topic, side_at(sentence.units, name)
    if topic is None or one is None or topic is holder or topic.kind != "company":
        return []
    units = sentence.units
    draft = Draft(
        "otherInfluenceOrControl",
        one,
        Side(topic, topic.written or topic.name),
        min(units[name].start, units[at].start),
        max(units[name].end, units[at].end),
        certainty=0.75,
    )
    return [draft]


RULES = (Rule("", _bearing, keys=_OWNERS | _MOTHER, classes=("holder",), topical=True),)
