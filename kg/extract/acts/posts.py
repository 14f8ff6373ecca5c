"""Offices told by a verb: who chairs, heads, is appointed, steps down, succeeds or takes the helm.

`Ann Lee, who chaired Oak until 2019`, `Oak has named Ann Lee chief executive`, `Ann Lee stepped down as
chair of Oak`, `Jean Morel prend la tête de Chêne`. Titles beside names are read in `offices.py`.

Example:
    >>> is_person(Unit("Oak", "oak", 0, 3))
    False
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.acts.doers import past_both
from kg.extract.acts.seats import is_seat_of_firm
from kg.extract.acts.whose import BOARDS, FIRMS, board_whose, of_body
from kg.extract.drafts import Draft, side_at
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    is_modifier,
    is_party,
    party_of,
    subject_of,
)

Kinds = Mapping[tuple[str, ...], str]

_CHAIR, _CHIEF = "boardChair", "seniorManagingOfficial"
_HEADING = {
    **dict.fromkeys("chairs chaired preside presidait presidee presider presidera".split(), _CHAIR),
    **dict.fromkeys("heads headed leads led runs run dirige dirigeait dirigee".split(), _CHIEF),
    **dict.fromkeys("diriger dirigera head lead".split(), _CHIEF),
    "chair": _CHAIR,
}
#: Verbs of heading that tell it only under a verb or in a form of the time to come.
_TO_HEAD = frozenset("presider presidera diriger dirigera head lead run chair".split())
_OVER = frozenset("chaired headed led presidait dirigeait".split())
_APPOINTED = frozenset(
    "names named appoints appointed appoint name hires hired hire elected elects elect picked promoted "
    "nomme nommer elu elit choisi designe promu recrute".split()
)
_LEFT = frozenset(
    "resigned resigns resign retired retires retire quit quits ousted removed dismissed demissionne "
    "demissionner demis ecarte evince limoge".split()
)
_DOWN = frozenset("stepped steps step stepping stood stands stand".split())
_POSTS = frozenset("post role job position office poste fonctions fonction mandat".split())
_HELMS = {
    "presidence": _CHAIR,
    "chairmanship": _CHAIR,
    "chair": _CHAIR,
    **dict.fromkeys("helm reins tete direction renes commandes".split(), _CHIEF),
}
_TAKING = frozenset(
    "takes took take taken taking assumed assumes prend pris prendre prendra prendrait assure assume "
    "occupe reprend repris".split()
)
_APPOINTED_ONES = frozenset("nomme nommee elu elue promu promue porte portee appointed named elected".split())
_STAYING = frozenset(
    "reste restera demeure remains remained stays stayed conserve conservera garde gardera tient tiendra "
    "keeps kept retains retained".split()
)
_LEAVING = frozenset("left leaves leave quits quit quitte quitter abandonne".split())
_UNTIL = frozenset(("until", "till", "jusqu'", "jusqu'en", "jusqu'au", "jusqu'a"))
_COMING = frozenset(
    (
        "takes over", "took over", "take over", "taken over", "taking over", "joins", "joined", "join",
        "joining", "returns", "returned", "becomes", "became", "become", "devient", "deviendra", "devenu",
        "devenue", "rejoint", "rejoindra",
    )
)  # fmt: skip
_SERVING = {"serves": "current", "serve": "current", "served": "past"}
_NOUN_REACH = 7
#: Words of this room, and the class of those who follow somebody.
_TELLING = _APPOINTED | _LEFT | _DOWN | _COMING | {*_HEADING, *_SERVING, *_HELMS, "succeed"}


def posts(sentence: Sentence, kinds: Kinds) -> list[Draft]:
    """The offices that the verbs of a sentence tell.

    Args:
        sentence: The sentence.
        kinds: Folded titles to kinds of office.

    Cost: linear in the length of the sentence.
    """
    units = sentence.units
    found: list[Draft] = []
    for at, unit in enumerate([] if sentence.words.isdisjoint(_TELLING) else units):
        if unit.mention or unit.quantity:
            continue
        if unit.key in _HEADING:
            found += _heading(units, at)
        if unit.key in _APPOINTED:
            found += _appointed(units, at, kinds)
        if unit.key in _LEFT or (unit.key in _DOWN and at + 1 < len(units) and units[at + 1].key == "down"):
            found += _stepped_down(units, at, kinds)
        if unit.key in _SERVING and at + 1 < len(units) and units[at + 1].has("as"):
            found += _served(units, at, kinds)
        if unit.key in _COMING:
            found += _come(units, at, kinds)
        if unit.has("succeed"):
            found += _succeeded(units, at, kinds)
        if unit.key in _HELMS:
            found += _helm(units, at)
    return [draft for draft in found if draft.holder.party is not draft.investee.party]


_DATE_WORDS = frozenset(
    "er janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi "
    "mercredi jeudi vendredi samedi dimanche prochain aussi ainsi bientot".split()
)
# ---------------------------------------------------------------------------------------------------
# Questions about persons, bodies and times


def is_person(unit: Unit) -> bool:
    """Whether a unit names a person."""
    party = party_of(unit)
    return party is not None and party.kind == "person" and form_of(unit) == "name"


def ends_after(units: list[Unit], at: int) -> bool:
    """Whether the words after a unit say when it was over: `until 2019`, `from 2010 to 2018`."""
    after = [unit for unit in units[at + 1 : at + 7] if unit.text != ","]
    if not after:
        return False
    if after[0].key in _UNTIL:
        return True
    spanning = len(after) > 3 and after[0].key in ("from", "between", "de", "entre")
    return spanning and _is_year(after[1]) and _is_year(after[3])


def _is_year(unit: Unit) -> bool:
    return len(unit.key) == 4 and unit.key.isdigit() and unit.key[:2] in ("18", "19", "20", "21")


def mood(units: list[Unit], first: int, at: int) -> tuple[str, str] | None:
    """Status and tense of an office from the words between its holder and its verb; None: denied."""
    between = [unit for unit in units[first + 1 : at + 1] if not unit.mention]
    if any(unit.has("neg") for unit in between):
        return None
    if any(unit.has("cond", "f:cond", "rumour") or unit.key.endswith("rait") for unit in between):
        return "conditional", "future"
    if any(unit.has("will", "f:fut", "plan", "want") or unit.key.endswith("ra") for unit in between):
        return "planned", "future"
    return "asserted", "current"


# ---------------------------------------------------------------------------------------------------
# The verbs


def _draft(
    units: list[Unit], person: int, body: int, spots: tuple[int, ...], *, kind: str, role: str
) -> list[Draft]:
    holder, held = side_at(units, person), side_at(units, body)
    if holder is None or held is None or held.party.kind not in FIRMS:
        return []
    every = (person, body, *spots)
    return [Draft(kind, holder, held, units[min(every)].start, units[max(every)].end, role=role)]


def _told(drafts: list[Draft], said: tuple[str, str], *, over: bool = False) -> list[Draft]:
    for draft in drafts:
        draft.status, draft.tense = said
        if over and draft.status == "asserted":
            draft.tense = "past"
    return drafts


def _heading(units: list[Unit], at: int) -> list[Draft]:
    """`Ann Lee chairs Oak`, `Oak, led by Ann Lee`, `Jean Morel, qui présidait Chêne jusqu'en 2019`."""
    kind, role = _HEADING[units[at].key], units[at].text
    by = _by_after(units, at)
    if by is not None:
        return _led_by(units, at, by, kind)
    person, body = _subject(units, at), _board_led(units, at + 1) or _object(units, at + 1)
    if person is None or body is None or not is_person(units[person]):
        return []
    said = mood(units, person, at if units[at].key in _TO_HEAD else at - 1)
    if said is None or (units[at].key in _TO_HEAD and said[0] == "asserted"):
        return []
    before = units[at - 1]
    had = before.has("have")
    perfect = had and before.key in ("has", "have")
    participle = had and units[at].text.endswith(("é", "ée"))
    over = participle or (units[at].key in _OVER and not perfect) or ends_after(units, body)
    return _told(_draft(units, person, body, (at,), kind=kind, role=role), said, over=over)


def _by_after(units: list[Unit], at: int) -> int | None:
    """`led by`, `chaired since 2019 by`, `dirigée depuis avril par`: index of the preposition."""
    by = at + 1
    if by < len(units) and units[by].key in ("since", "depuis"):
        by += 1
        while by < len(units) and by - at < 5 and (_is_time(units[by]) or _is_plain(units[by])):
            by += 1
    return by if by < len(units) and units[by].has("by") and units[at].key != "runs" else None


def _is_plain(unit: Unit) -> bool:
    """A word of no class: the name of a month."""
    return not (unit.classes or unit.mention or unit.quantity or unit.is_mark)


def _board_led(units: list[Unit], at: int) -> int | None:
    """`chairs the board of Oak`, `préside le conseil d'administration de Sapin`: the firm of the board."""
    while at < len(units) and units[at].has("det"):
        at += 1
    return of_body(units, at + 1) if at < len(units) and units[at].key in BOARDS else None


def _led_by(units: list[Unit], at: int, by: int, kind: str) -> list[Draft]:
    person = by + 1
    while (
        person < len(units)
        and person - by < 6
        and (is_modifier(units[person]) or form_of(units[person]) == "adjective")
    ):
        person += 1
    if person >= len(units) or not is_person(units[person]):
        return []
    copula = at >= 1 and units[at - 1].has("be")
    body = board_whose(units, at - 1) if copula else None
    if body is None:
        body = _subject(units, at) if copula else at - 2 if at >= 2 and units[at - 1].text == "," else at - 1
    if body is not None and body > 1 and units[body].key in BOARDS and units[body - 1].text in POSSESSIVE:
        body -= 2  # "Oak's board, chaired by"
    if body is None or body < 0 or not is_party(units[body]):
        return []
    said = mood(units, body, at)
    over = copula and units[at - 1].key in ("was", "were", "etait", "fut")
    found = _draft(units, person, body, (at,), kind=kind, role=units[at].text)
    return _told(found, said, over=over) if said is not None else []


def _subject(units: list[Unit], verb: int) -> int | None:
    """The subject of a verb; a person right before it is one whatever stands in front."""
    at = verb - 1
    while at > 0 and units[at].has("have", "neg", "be", "will") and not units[at].mention:
        at -= 1
    return at if at >= 0 and is_person(units[at]) else subject_of(units, verb)


def _object(units: list[Unit], at: int, then: tuple[str, ...] = ()) -> int | None:
    """The firm that stands at once from `at` on and is no part of a longer noun.

    Args:
        units: The sentence.
        at: Index from which it is looked for.
        then: Classes and keys of words that may follow it.
    """
    name = at = past_both(units, at)
    while name < len(units) and name - at < 6 and is_modifier(units[name]):
        if units[name].has("poss"):
            return None
        name += 1
    if name >= len(units) or form_of(units[name]) not in ("name", "descriptor"):
        return None
    if is_seat_of_firm(units, name):
        return None
    after = units[name + 1] if name + 1 < len(units) else None
    longer = after is not None and (
        after.text in POSSESSIVE or (not after.classes and after.text[:1].islower())
    )
    time = after is not None and after.key in ("until", "till", "since", "jusqu'", "jusqu'en", "now", "today")
    going = after is not None and (after.has(*then) or after.key in then)
    return None if longer and not time and not going else name


def _title_after(units: list[Unit], at: int) -> int | None:
    """Index of the title that follows a verb or name: `as its new chief executive`, `au poste de PDG`."""
    for i in range(at, min(len(units), at + _NOUN_REACH)):
        unit = units[i]
        if unit.mention is not None and form_of(unit) != "adjective":
            return None
        if unit.has("office"):
            return i
        small = unit.has("as", "to", "from", "of", "det", "poss", "new") or unit.key in _POSTS
        if not (small or unit.key in ("down", "tant", "qualite", "en", "place") or is_modifier(unit)):
            return None
    return None


def _kind(units: list[Unit], title: int, kinds: Kinds) -> str:
    return kinds.get(tuple(units[title].key.split()), _CHIEF)


def _appointed(units: list[Unit], at: int, kinds: Kinds) -> list[Draft]:
    """`Oak has named Ann Lee (as its) chief executive`: the one who names is the body."""
    person = at + 1
    while person < len(units) and person - at < 5 and is_modifier(units[person]):
        person += 1
    if person < len(units) and not is_person(units[person]):
        person = _apposed(units, at, person)
    if person >= len(units) or not is_person(units[person]):
        return []
    behind = person + 1
    behind += behind + 1 < len(units) and units[behind].text == "," and units[behind + 1].has("as", "to")
    title = _title_after(units, behind)
    body = _board(units, at) or _subject(units, at)
    if title is None or body is None or is_person(units[body]):
        return []
    said = mood(units, body, at)
    body = of_body(units, title + 1) or body
    found = _draft(units, person, body, (title,), kind=_kind(units, title, kinds), role=units[title].text)
    return _told(found, said) if said is not None else []


def _apposed(units: list[Unit], verb: int, at: int) -> int:
    """`has named a former energy minister, Ann Lee, as chair`: from the words on her to her name."""
    for i in range(at, min(len(units) - 1, at + 6)):
        if units[i].text == ",":
            return i + 1 if units[verb + 1].has("det") else at
        if not (is_modifier(units[i]) or units[i].has("office", "of") or form_of(units[i]) == "adjective"):
            return at
    return at


def _board(units: list[Unit], verb: int) -> int | None:
    """`The board of Oak`, `Le conseil d'administration de Chêne`: the firm whose board acts."""
    at = verb - 1
    while at > 0 and units[at].has("have", "be", "will") and not units[at].mention:
        at -= 1
    of = at - 1
    while of > 0 and is_modifier(units[of]) and at - of < 5:
        of -= 1
    if of < 1 or not is_party(units[at]) or not units[of].has("of"):
        return None
    return at if any(unit.key in BOARDS for unit in units[max(0, of - 4) : of]) else None


def _stepped_down(units: list[Unit], at: int, kinds: Kinds) -> list[Draft]:
    """`Ann Lee resigned as chair of Oak`: over when it is done, still held when it is to come."""
    title = _title_after(units, at + 1)
    person = _subject(units, at)
    body = of_body(units, title + 1) if title is not None else None
    if title is None or person is None or body is None or not is_person(units[person]):
        return []
    said = mood(units, person, at - 1)
    done = said == ("asserted", "current") and not units[at].has("f:fut")
    done = done and units[at].key not in ("resign", "retire", "quits", "step", "stepping", "demissionner")
    found = _draft(units, person, body, (title,), kind=_kind(units, title, kinds), role=units[title].text)
    return _told(found, ("asserted", "current"), over=done)


def _served(units: list[Unit], at: int, kinds: Kinds) -> list[Draft]:
    """`Ann Lee serves as chair of Oak`."""
    title, person = _title_after(units, at + 1), _subject(units, at)
    body = of_body(units, title + 1) if title is not None else None
    said = mood(units, person, at) if person is not None else None
    if title is None or person is None or body is None or said is None or not is_person(units[person]):
        return []
    found = _draft(units, person, body, (title,), kind=_kind(units, title, kinds), role=units[title].text)
    return _told(found, said, over=_SERVING[units[at].key] == "past")


def _come(units: list[Unit], at: int, kinds: Kinds) -> list[Draft]:
    """`Ann Lee takes over as chair of Oak`, `Ann Lee joins Oak as director`, `devient PDG de Chêne`."""
    body = _object(units, at + 1, ("as", "to", "en"))
    title = _title_after(units, (body if body is not None else at) + 1)
    person = _subject(units, at)
    named = of_body(units, title + 1) if title is not None else None
    body = named if named is not None else body
    if title is None or person is None or body is None or not is_person(units[person]):
        return []
    said = mood(units, person, at)
    found = _draft(units, person, body, (at, title), kind=_kind(units, title, kinds), role=units[title].text)
    return _told(found, said) if said is not None else []


def _succeeded(units: list[Unit], at: int, kinds: Kinds) -> list[Draft]:
    """`Ann Lee replaces Bob Dahl as chief executive of Oak`: the one holds it, the other held it."""
    old = at + 1
    while old < len(units) and old - at < 4 and (units[old].has("to") or is_modifier(units[old])):
        old += 1
    new = _subject(units, at)
    if new is None or old >= len(units) or not (is_person(units[new]) and is_person(units[old])):
        return []
    title = _title_after(units, old + 1)
    title = _helm_after(units, old + 1) if title is None else title
    body = of_body(units, _past_general(units, title)) if title is not None else None
    said = mood(units, new, at)
    if title is None or body is None or said is None:
        return []
    kind, role = _HELMS.get(units[title].key) or _kind(units, title, kinds), units[title].text
    held = _draft(units, old, body, (title,), kind=kind, role=role)
    taken = _draft(units, new, body, (title,), kind=kind, role=role)
    return _told(taken, said) + _told(held, ("asserted", "current"), over=said[0] == "asserted")


def _helm_after(units: list[Unit], at: int) -> int | None:
    """`succède à Jean Morel à la tête de`, `at the helm of`: the word of heading."""
    while at < len(units) and (units[at].has("to", "det", "in") or units[at].key in ("at", "as")):
        at += 1
    return at if at < len(units) and units[at].key in _HELMS else None


def _past_general(units: list[Unit], helm: int) -> int:
    """The index after `direction générale`."""
    return helm + 1 + (helm + 1 < len(units) and units[helm + 1].key == "generale")


def _is_time(unit: Unit) -> bool:
    """A word of a date between a verb and its object: `prendra le 1er mars la tête de`."""
    return unit.key == "over" or unit.key in _DATE_WORDS or unit.key[:1].isdigit()


def _fronted_helm(units: list[Unit], verb: int, at: int) -> list[Draft]:
    """`Nommée en mars à la présidence de Chêne, Marie Dubois`: the person after the comma."""
    body = of_body(units, at + 1)
    if body is None or body + 2 >= len(units) or units[body + 1].text != ",":
        return []
    person = body + 2
    if not is_person(units[person]):
        return []
    return _draft(units, person, body, (verb, at), kind=_HELMS[units[at].key], role=units[at].text)


def _helm(units: list[Unit], at: int) -> list[Draft]:
    """`Ann Lee takes the helm of Oak`, `Jean Morel a quitté la présidence de Chêne`."""
    verb = at - 1
    while verb >= 0 and at - verb < 7 and (_is_time(units[verb]) or units[verb].has("det", "to", "in")):
        verb -= 1
    if verb in (0, 1) and units[verb].key in _APPOINTED_ONES:
        return _fronted_helm(units, verb, at)
    body = of_body(units, _past_general(units, at))
    if verb < 0 or body is None or verb == at - 1:
        return []
    leaving = units[verb].key in _LEAVING
    if not leaving and units[verb].key not in _TAKING | _STAYING:
        return []
    person = _subject(units, verb)
    if person is None or not is_person(units[person]):
        return []
    said = mood(units, person, verb)
    if said is None:
        return []
    found = _draft(units, person, body, (verb, at), kind=_HELMS[units[at].key], role=units[at].text)
    if leaving:
        return _told(found, ("asserted", "current"), over=said[0] == "asserted")
    if said[0] == "planned" and units[verb].key in _STAYING:
        said = ("asserted", "current")  # who will keep it has it
    return _told(found, said, over=ends_after(units, body))
