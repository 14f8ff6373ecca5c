"""Verbs of holding without a figure: `Acme, which is partly owned by Oak`, `Oak controls Acme`.

Example: see `kg.extract.holdings.unnumbered`.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, LIKELY, Draft, side_at, with_quantity
from kg.extract.holdings.nominals import ADVERBS, goes_on, of_shares, opened, phrase_start, relative_pair
from kg.extract.holdings.rules import Rule
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    group_at,
    is_modifier,
    is_party,
    party_of,
    subject_of,
)
from kg.extract.phrases.stance import Stance, stance_of
from kg.extract.phrases.voice import agent_of, first_name, is_participle, is_passive


def verb_ties(units: list[Unit], at: int) -> list[Draft]:
    """The ties that the verb at an index tells."""
    unit = units[at]
    if is_participle(unit):
        return _passive(units, at) or _active_past(units, at)
    if unit.has("control", "hold") and (unit.has("f:fin", "f:part", "f:imp") or _is_plural(units, at)):
        return _active(units, at)
    return []


def _passive(units: list[Unit], at: int) -> list[Draft]:
    """`Acme, which is partly owned by Oak`, `Acme est contrôlé par Oak`."""
    near = range(max(0, at - 3), min(len(units), at + 4))
    figures = any(units[i].quantity and not _is_adverb(units, i) for i in near)
    shared = _beside(units, at)
    if units[at].has("belong") and at and units[at - 1].key in ("qu'", "que"):
        return []  # "c'est à Chêne qu'appartient Sapin"
    if units[at].key == "la propriete" and at and is_party(units[at - 1]):
        return []  # "Chêne partage avec Orme la propriété de Sapin"
    if figures or (shared is None and not is_passive(units, _adverb(units, at))):
        return []
    agent = agent_of(units, at, at + 1)
    held = shared if shared is not None else _explained(units, at)
    if held is None and _adverb(units, at) == 0:
        held = opened(units, at, agent) if agent is not None else None
    elif held is None:
        held = subject_of(units, _adverb(units, at))
        held = of_shares(units, _adverb(units, at)) if held is None else held
    if agent is None or held is None:
        return []
    if any(unit.quantity for unit in units[agent : agent + 4]):
        return []
    rule, agent = _manner(units, at), _named(units, agent)
    if agent is None:
        return []
    agents = [one for one in _joined(units, agent) if one == agent or not _has_own(units, one)]
    agents += _after_them(units, at, agent)
    rows = [(i, one) for i in agents for one in _all_held(units, at, held)]
    return [draft for i, one in rows if (draft := _tie(units, i, one, at, rule)) is not None]


def _named(units: list[Unit], agent: int) -> int | None:
    """`the pension fund Oak`: the name after a noun phrase that only introduces it; None in `by Oak Fir`."""
    if agent + 1 >= len(units) or form_of(units[agent + 1]) != "name":
        return agent
    return agent + 1 if units[agent].text.rpartition(" ")[2].islower() else None


def _joined(units: list[Unit], first: int) -> list[int]:
    """`the property of Oak and Elm, the shipper Fir`: a row ends behind its *and*, and before an owner.

    "Fir is controlled by Oak, and Oak's founder chairs both" names only one.
    """
    found: list[int] = []
    for name in group_at(units, first):
        if name > first and possessing(units, name):
            break
        if found and units[found[-1] - 1].has("and") and found[-1] > first:
            break
        found.append(name)
    return found


def _has_own(units: list[Unit], name: int) -> bool:
    """`owned by Oak, and Elm, owned by Ash,`: another subject with a participle of its own."""
    after = name + 2
    return after < len(units) and units[name + 1].text == "," and is_participle(units[after])


def _beside(units: list[Unit], at: int) -> int | None:
    """`Fir, founded and still owned by`: the name of which the participle before is said too."""
    left = _adverb(units, at) - 1
    made = left >= 3 and units[left].has("and") and units[left - 1].key in _FOUNDED
    if not made:
        return None
    if units[left - 2].text in (",", "(") and is_party(units[left - 3]):
        return left - 3
    return subject_of(units, left - 1) if units[left - 2].has("be") else None


_FOUNDED = frozenset(
    "founded created built run managed led chaired fonde fondee cree creee dirige dirigee".split()
)


def _after_them(units: list[Unit], at: int, agent: int) -> list[int]:
    """`belonged first to Oak and then to Elm`: who came next."""
    then = agent + 1
    while then < len(units) and (units[then].has("and") or units[then].text == ","):
        then += 1
    joined, words = then > agent + 1, then
    while then < len(units) and units[then].key in _AFTERWARDS:
        then += 1
    if not joined or then == words or then + 1 >= len(units) or not units[then].has("to", "by"):
        return []
    following = first_name(units, then + 1)
    return [following] if following is not None and units[then].has("by") != units[at].has("belong") else []


_AFTERWARDS = frozenset("then afterwards later subsequently finally puis ensuite enfin".split())


def _all_held(units: list[Unit], at: int, held: int) -> list[int]:
    """`Fir and Elm (both) belong to`, `Fir and Elm are owned by`: all of them; else the one."""
    many = units[at].key in _PLURAL or any(unit.key in _PLURAL for unit in units[max(0, at - 3) : at])
    return group_at(units, held) if many and held < at else [held]


_PLURAL = frozenset("belong appartiennent appartenaient are were both sont etaient tous toutes".split())


def _explained(units: list[Unit], at: int) -> int | None:
    """The name that `, a fund owned by` explains, or `, fallen into the hands of`."""
    come = at - 1
    while come > 0 and units[come].key in _COME and units[come].mention is None:
        come -= 1
    if 0 < come < at - 1 and units[come].text == "," and is_party(units[come - 1]):
        return come - 1
    left = at - 1
    while left >= 0 and at - left < 7 and is_modifier(units[left]) and not units[left].mention:
        left -= 1
    noun = any(unit.has("industry") for unit in units[left + 1 : at])
    return left - 1 if noun and left >= 1 and units[left].text == "," and is_party(units[left - 1]) else None


_COME = frozenset("tombe tombee passe passee fallen passed placed entre entree revenu revenue now".split())


def _adverb(units: list[Unit], at: int) -> int:
    if at > 1 and units[at - 1].key == "both" and units[at - 2].has("be"):
        at -= 1  # "Fir and Elm are both owned by"
    while at > 0 and (
        units[at - 1].has("partly", "wholly", "majorly", "past")
        or units[at - 1].key in ADVERBS
        or _is_adverb(units, at - 1)
    ):
        at -= 1
    return at


def _is_adverb(units: list[Unit], at: int) -> bool:
    """`majority owned`: the word is no figure of its own, right before a participle."""
    quantity = units[at].quantity
    worded = quantity is not None and quantity.rule == "majority" and units[at].key == "majority"
    return worded and at + 1 < len(units) and is_participle(units[at + 1])


def _manner(units: list[Unit], at: int) -> str | None:
    """Rule of a worded share beside a participle: partly, wholly, mostly."""
    for unit in units[max(0, at - 2) : at + 3]:
        if unit.quantity is not None and unit.key == "majority":
            return "majority"
        for name, rule in (("partly", "part"), ("wholly", "whole"), ("majorly", "majority")):
            if unit.has(name):
                return rule
    return None


def _tie(units: list[Unit], holder_at: int, held_at: int, verb: int, rule: str | None) -> Draft | None:
    holder, held = side_at(units, holder_at), side_at(units, held_at)
    if holder is None or held is None:
        return None
    stance = stance_of(units, verb)
    if units[verb].key in _BELONGED and not any(unit.has("have") for unit in units[max(0, verb - 2) : verb]):
        stance = Stance(stance.status, ENDED, stance.speaker)
    control = (
        units[verb].has("control")
        and not units[verb].has("have")
        and "own" not in units[verb].key
        and rule is None
    )
    control = control and units[verb].key.startswith("contr")
    start, end = span_of(units, [holder_at, held_at, verb])
    kind = "otherInfluenceOrControl" if control else "shareholding"
    draft = Draft(kind, holder, held, start, end, certainty=sure(units, holder_at, held_at))
    if not control:
        with_quantity(draft, None, rule)
        draft.share_text = _manner_text(units, verb) if rule else None
    return standing(draft, stance)


def sure(units: list[Unit], *names: int) -> float:
    """How sure a tie of names is: what `it`, `the paper` or `the group` means is a guess."""
    plain = all(form_of(units[name]) in ("name", "state") for name in names)
    return 1.0 if plain else LIKELY


def standing(draft: Draft, stance: Stance) -> Draft:
    """The draft with a stance."""
    draft.status, draft.tense, draft.speaker = stance.status, stance.tense, stance.speaker
    return draft


_BELONGED = frozenset("belonged appartenait appartenaient".split())
_WAS = frozenset("was were etait etaient fut".split())


def noun_stance(units: list[Unit], noun: int, found: tuple[int, int] | None) -> Stance:
    """How a noun phrase says a tie: `a former unit of` is over, `was a unit of` too, `is no unit of` denied.

    Args:
        units: The sentence.
        noun: Index of the noun.
        found: Whom it describes and the verb or mark that says so, from `nominals.described`.
    """
    first = phrase_start(units, noun)
    verb = found[1] if found is not None and not units[found[1]].is_mark else None
    stance = stance_of(units, verb) if verb is not None else Stance()
    if any(unit.has("neg") for unit in units[max(0, first - 2) : noun]):
        longer = any(unit.key in ("longer", "plus") for unit in units[max(0, first - 2) : noun])
        return Stance("asserted", ENDED) if longer else Stance("denied")
    over = any(unit.has("former") or unit.key in _ONCE for unit in units[first:noun])
    if stance.status in ("asserted", "reported") and (over or (verb is not None and units[verb].key in _WAS)):
        return Stance(stance.status, ENDED, stance.speaker)
    return stance


_ONCE = frozenset(
    "once formerly originally jadis autrefois naguere longtemps previously initially previous earlier "
    "precedent precedente".split()
)


def _manner_text(units: list[Unit], at: int) -> str:
    first = _adverb(units, at)
    return " ".join(unit.text for unit in units[first : at + 1])


def span_of(units: list[Unit], at: list[int]) -> tuple[int, int]:
    """Offsets from the first to the last of these units."""
    return units[min(at)].start, units[max(at)].end


def _active(units: list[Unit], at: int) -> list[Draft]:
    """`Oak controls Acme`, `Oak owns the brewer Acme`: the object follows at once."""
    owns = units[at].key.startswith(("own", "contr", "poss", "detien", "deten")) or _by_means(units, at)
    if units[at].has("have") or not owns:
        return []
    if units[at].has("f:part") and not units[at].has("f:past", "f:fin"):
        return []
    if at and units[at - 1].key in ("que", "qu'"):
        return []  # "Sapin, que contrôle Chêne": the subject stands behind
    name = after = _past_means(units, at + 1)
    while name < len(units) and name - after < 7 and (is_modifier(units[name]) or units[name].has("wholly")):
        name += 1
    if name >= len(units) or not is_party(units[name]) or goes_on(units, name):
        return _relative(units, at)
    if any(unit.quantity or unit.has("stake") for unit in units[at:name]):
        return []
    family = _family(units, at)
    holder = family if family is not None else subject_of(units, at)
    if holder is None or any(unit.has("be") and not unit.mention for unit in units[max(holder, at - 3) : at]):
        return []
    whole = _whole_after(units, name) or (
        "whole" if any(u.has("wholly") for u in units[at - 1 : name]) else None
    )
    holders = group_at(units, holder) if units[at].key in _TOGETHER and family is None else [holder]
    drafts = [_tie(units, one, i, at, whole) for one in holders for i in group_at(units, name)]
    return [draft for draft in drafts if draft is not None]


def _past_means(units: list[Unit], at: int) -> int:
    """`owns, through its firm Elm, Fir`, `possède déjà, par sa holding Orme, Sapin`: past the means."""
    comma = at + (at < len(units) and units[at].key in ADVERBS | _ALREADY)
    if comma + 1 >= len(units) or units[comma].text != "," or not units[comma + 1].has("through", "by"):
        return at
    closes = next((i for i in range(comma + 2, min(len(units), comma + 12)) if units[i].text == ","), None)
    return closes + 1 if closes is not None else at


_ALREADY = frozenset("already deja".split())


def _by_means(units: list[Unit], at: int) -> bool:
    """`Oak holds Fir through Elm`: of shares alone `holds` would name the stake."""
    through = at + 2 < len(units) and is_party(units[at + 1]) and units[at + 2].has("through")
    return units[at].key in ("holds", "held", "tient") and through


def _active_past(units: list[Unit], at: int) -> list[Draft]:
    """`Oak has owned Fir since 2007`, `Oak owned Fir until 2007`: the participle's form, but no passive."""
    left = at - 1
    while left > 0 and (units[left].key in ADVERBS or units[left].has("past")):
        left -= 1
    before = units[left] if left >= 0 else None
    if before is None or units[at].has("belong") or not (before.has("have") or form_of(before) in _SUBJECTS):
        return []
    return _active(units, at) if agent_of(units, at, at + 1) is None else []


def _relative(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, which Oak owned until 2008`, `Sapin, que Chêne contrôle via`: what is held stands before."""
    after = units[at + 1] if at + 1 < len(units) else None
    closed = after is None or after.is_mark or after.has("past", "from", "through", "boundary", "wholly")
    pair = relative_pair(units, at) if closed or (after is not None and after.key in ADVERBS) else None
    draft = _tie(units, *pair, at, None) if pair is not None else None
    if draft is not None and after is not None and after.key in ("until", "jusqu'en"):
        draft.tense = ENDED
    return [draft] if draft is not None else []


def _is_plural(units: list[Unit], at: int) -> bool:
    """`Oak and Elm jointly own`: the infinitive's form right after several subjects is no infinitive."""
    left = at - 1
    while left > 0 and (units[left].key in ADVERBS or units[left].key in _EACH):
        left -= 1
    joined = left > 0 and is_party(units[left]) and len(group_at(units, left)) > 1
    return (joined or _family(units, at) is not None) and units[at].key in _TOGETHER


def _family(units: list[Unit], at: int) -> int | None:
    """`The Novak brothers, Jan and Karel, control`: the family, not its members."""
    if at < 3 or units[at - 1].text != ",":
        return None
    comma = next((i for i in range(at - 2, max(0, at - 12), -1) if units[i].text == ","), None)
    party = party_of(units[comma - 1]) if comma is not None else None
    return comma - 1 if comma is not None and party is not None and party.kind == "group" else None


_TOGETHER = frozenset(
    "own control possess possedent detiennent controlent detenaient possedaient controlaient".split()
)
_EACH = frozenset("jointly together both each also ensemble conjointement".split())
_SUBJECTS = ("name", "state", "pronoun", "descriptor")


def _whole_after(units: list[Unit], name: int) -> str | None:
    """`owns Fir outright`, `possède entièrement Sapin`: the rule that a word after the name tells."""
    return "whole" if any(unit.has("wholly") for unit in units[name + 1 : name + 3]) else None


def possessing(units: list[Unit], at: int) -> bool:
    """Whether a possessive mark follows."""
    return at + 1 < len(units) and units[at + 1].text in POSSESSIVE


RULES = (Rule("verb", verb_ties, classes=("belong", "hold", "control")),)
