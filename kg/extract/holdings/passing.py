"""Companies that came to somebody: `Fir passed to Oak`, `was spun off from Elm`, `intégrée au groupe Chêne`.

Verbs of buying and selling are in `acquiring.py`. The same bounds hold here: only what is done, only whole
companies, and the tie waits for a person.

Example: "Fir Works passed in 2004 to Oak Mills" says that Oak Mills controls Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, Draft
from kg.extract.holdings.acquiring import changed, is_said_of_held, objects_of, past_time
from kg.extract.holdings.chains import Event, doer_of, event, told_of
from kg.extract.holdings.nominals import EMPIRE, bearer
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import form_of, subject_of

#: Verbs of the company itself: `Fir passed to Oak`, `Fir ended up with Oak`.
_CAME = frozenset(
    "passed passes went goes gone reverted reverts fell falls passe passee passes passees revient revenue "
    "revenu echoit echu echue ended landed atterrit atterri bascule tombe tombee devolved".split()
)
#: Verbs of who had it, with the company as object or as subject of the passive.
_GIVEN = frozenset(
    "transferred ceded cedes handed hands resold passed gave given left bequeathed signed let lost hived "
    "transfere transferee leguee legue transmis transmise laisse laissee remis remise apporte apportee "
    "abandonne abandonnee attribue attribuee".split()
)
#: `merged into`, `intégrée à`: what it was made a part of.
_JOINED = frozenset(
    "folded integrated absorbed incorporated merged subsumed integre integree integrees absorbe absorbee "
    "rattache rattachee rattachees loge logee logees incorpore incorporee".split()
)
#: `inherited by`, `nationalised by`, and with the company as object.
_TOOK = frozenset(
    "inherited inherits nationalised nationalized expropriated seized rescued recupere recuperee herite "
    "nationalise nationalisee nationalisees".split()
)
_ENTERED = frozenset("joined joins rejoint rejoignait integre integrait integra".split())
_PARTED = frozenset("spun split carved demerged hived separated scindee scinde detachee detache".split())
_PARTICLES = frozenset("on up over off away back down go into out".split())
_PRIVATE = ("private",)


def passings(sentence: Sentence) -> list[Event]:
    """The companies that came to somebody in one sentence. Cost: linear in its length."""
    units = sentence.units
    found: list[Event] = []
    if sentence.words.isdisjoint(_VERBS):
        return found
    for at, unit in enumerate(units):
        if unit.key not in _VERBS or unit.mention or unit.quantity:
            continue
        drafts: list[Draft] = []
        for verbs, rule in _RULES:
            if unit.key in verbs and not drafts:
                drafts = rule(units, at)
        found += [event(units, at, draft) for draft in drafts]
    return found


def receiver(units: list[Unit], at: int, *cases: str) -> int | None:
    """The name after a preposition that comes after a verb, over particles and words of time.

    `passed in 2004 to Oak`, `handed it over to its chief executive Jan Novak`; None in `passed to help Oak`.
    """
    at = past_time(units, _past_particles(units, at))
    at += at < len(units) and units[at].text == ","
    at = past_time(units, at)
    if at + 1 >= len(units) or units[at].mention is not None or not units[at].has(*cases):
        return None
    first = units[at + 1]
    nominal = first.mention is not None or first.has("det", "poss", "industry", "office", "stateowned")
    if not nominal and not units[at].key.startswith("au"):
        return None
    name = bearer(units, at + 1)
    if name is None or form_of(units[name]) not in ("name", "state") or not _ends(units, name):
        return None
    return name


def _past_particles(units: list[Unit], at: int) -> int:
    while at < len(units) and units[at].mention is None and units[at].key in _PARTICLES:
        at += 1
    return at


def _ends(units: list[Unit], name: int) -> bool:
    """Whether nothing is said of the name but time, price and more clauses: no `went to Oak to ask`."""
    if name + 1 >= len(units):
        return True
    after = units[name + 1]
    loose = after.has("in", "for", "and", "from", "by", "boundary", "rel", "be", "on", "as", "with")
    loose = loose or after.key in EMPIRE or after.text[:1].isdigit()
    return after.is_mark or loose or past_time(units, name + 1) > name + 1 or after.key in _AFTERWARDS


_AFTERWARDS = frozenset(
    "when after before then last this a where via through puis avant apres lors two three four five six "
    "seven eight nine ten some several just only deux trois quatre cinq dix quelques".split()
)


def _came(units: list[Unit], at: int) -> list[Draft]:
    """`Fir passed in 2004 to Oak`, `Fir ended up with Oak`, `Sapin est revenue à Chêne`."""
    told = "with" if units[at].key in ("ended", "landed") else "to"
    holder = receiver(units, at + 1, told)
    if holder is None and units[at].key in ("passe", "passee", "tombe", "atterrit", "atterri"):
        holder = _at_home(units, at + 1)
    held = told_of(units, at, holder) if holder is not None else None
    return changed(units, at, holder, held) if holder is not None and held is not None else []


def _at_home(units: list[Unit], at: int) -> int | None:
    """`passée chez Chêne`."""
    at = past_time(units, at)
    name = bearer(units, at + 1) if at + 1 < len(units) and units[at].key == "chez" else None
    return name if name is not None and form_of(units[name]) == "name" else None


def _given(units: list[Unit], at: int) -> list[Draft]:
    """`Fir was handed over to Oak`; `Elm gave it away in 2003 to Oak`: what Elm had is over."""
    holder = receiver(units, at + 1, "to")
    if holder is not None and is_said_of_held(units, at):
        held = told_of(units, at, holder)
        return changed(units, at, holder, held) if held is not None else []
    objects = objects_of(units, _past_particles(units, at + 1) - 1)
    objects = objects or objects_of(units, at)
    if len(objects) != 1 or _is_passive(units, at):
        return []
    after = at + 2 if objects[0] < at else objects[0] + 1
    holder, giver = receiver(units, after, "to"), doer_of(units, at)
    if holder is None:
        return []
    before = changed(units, at, giver, objects[0]) if giver is not None else []
    for draft in before:
        draft.tense = ENDED
    return before + changed(units, at, holder, objects[0])


def _is_passive(units: list[Unit], at: int) -> bool:
    left = at - 1
    while left >= 0 and not (units[left].classes or units[left].mention) and units[left].text.islower():
        left -= 1
    return left < 0 or units[left].has("be") or units[left].text in (",", "(")


def _joined(units: list[Unit], at: int) -> list[Draft]:
    """`Fir was merged into Oak`, `Sapin, intégrée en 2004 au groupe Chêne`, `absorbed by Oak`."""
    if not _is_passive(units, at):
        return []
    holder = receiver(units, at + 1, "by") or receiver(units, at + 1, "to")
    if holder is None:
        holder = _within(units, at + 1)
    held = told_of(units, at, holder) if holder is not None else None
    return changed(units, at, holder, held) if holder is not None and held is not None else []


def _within(units: list[Unit], at: int) -> int | None:
    """`folded into Oak`, `logée dans Chêne`."""
    at = past_time(units, at)
    inside = at + 1 < len(units) and units[at].key in ("into", "dans", "au sein de", "within")
    name = bearer(units, at + 1) if inside else None
    return name if name is not None and form_of(units[name]) == "name" and _ends(units, name) else None


def _took(units: list[Unit], at: int) -> list[Draft]:
    """`Fir was nationalised by Norway`, `Oak inherited Fir`, `Chêne a hérité de Sapin`."""
    holder = receiver(units, at + 1, "by")
    if holder is not None:
        held = told_of(units, at, holder)
        return changed(units, at, holder, held) if held is not None else []
    if _is_passive(units, at) or units[at - 1].has("to", "will", "cond", "plan", "want"):
        return []
    of = at + 1 < len(units) and units[at + 1].has("of")
    objects, taker = objects_of(units, at + of), subject_of(units, at)
    return [] if taker is None else [d for held in objects for d in changed(units, at, taker, held)]


def _entered(units: list[Unit], at: int) -> list[Draft]:
    """`Fir joined the Oak group`, `Sapin a rejoint le groupe Chêne`: a group, for one joins alliances too."""
    holder = bearer(units, past_time(units, at + 1))
    if holder is None or form_of(units[holder]) != "name":
        return []
    words = {unit.key for unit in units[at + 1 : holder + 2]}
    held = told_of(units, at) if words & EMPIRE else None
    return changed(units, at, holder, held) if held is not None else []


def _parted(units: list[Unit], at: int) -> list[Draft]:
    """`Fir was spun off from Oak`, `Oak spun off Fir`: Oak had it."""
    particle = at + 1 < len(units) and units[at + 1].key in _PARTICLES
    if not particle and not units[at].key.startswith(("demerg", "detach", "scind")):
        return []
    holder = receiver(units, at + 1, "from", "of")
    if holder is not None and _is_passive(units, at):
        held = told_of(units, at, holder)
    elif not _is_passive(units, at):
        objects, holder = objects_of(units, at + particle), subject_of(units, at)
        held = objects[0] if len(objects) == 1 else None
    else:
        return []
    found = changed(units, at, holder, held) if holder is not None and held is not None else []
    for draft in found:
        draft.tense = ENDED
    return found


def _private(units: list[Unit], at: int) -> list[Draft]:
    """`Fir was taken private by Oak`, `Oak took Fir private`."""
    if at + 1 < len(units) and units[at + 1].key in _PRIVATE:
        holder = receiver(units, at + 2, "by")
        held = told_of(units, at, holder) if holder is not None else None
        return changed(units, at, holder, held) if holder is not None and held is not None else []
    held = bearer(units, at + 1)
    private = held is not None and held + 1 < len(units) and units[held + 1].key in _PRIVATE
    holder = subject_of(units, at) if private and form_of(units[held or 0]) == "name" else None
    return changed(units, at, holder, held) if holder is not None and held is not None else []


_TAKEN = frozenset("taken took takes".split())
_RULES = (
    (_CAME, _came),
    (_GIVEN, _given),
    (_JOINED, _joined),
    (_TOOK, _took),
    (_ENTERED, _entered),
    (_PARTED, _parted),
    (_TAKEN, _private),
)
_VERBS = frozenset().union(*(verbs for verbs, _ in _RULES))
