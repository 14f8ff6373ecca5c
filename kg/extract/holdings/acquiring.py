"""Whole companies that changed hands: `Oak has bought Fir Works`, `Elm sold Fir Works to Oak`.

Only what is done; what is to come belongs to `plans.py`, but that somebody is to sell a company says that
it is still theirs. That a company was bought does not say that it was bought whole, so the tie is one of
control without a figure, and it waits for a person. Nouns of buying are in `takeovers.py`.

Example: "Oak Mills has acquired Fir Works" says that Oak Mills controls Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import ENDED, LIKELY, Draft, side_at
from kg.extract.holdings.chains import Event, doer_of, event, meant_before, opens, told_of
from kg.extract.holdings.consortia import members_after
from kg.extract.holdings.nominals import bearer, goes_on, relative_pair, row_from
from kg.extract.holdings.owning import span_of
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, is_party, subject_of
from kg.extract.phrases.stance import stance_of

_HELD = ("company", "arrangement", "unit", "stateBody")
_DONE = ("f:past", "f:part", "f:fin", "f:imp")
#: Verbs of the class that take other things than companies too; with *over* they take companies.
_WEAK = (
    "take",
    "took",
    "taken",
    "taking",
    "obtain",
    "secur",
    "pren",
    "pris",
    "recev",
    "recu",
    "pick",
    "obten",
)
#: Verbs of taking over that take nothing but companies in this kind of text.
_SWALLOW = frozenset("absorbed swallowed absorbs swallows avale avalee absorbe absorbee gobbled".split())
_COMING = frozenset("be being etre get".split())
_PERIOD = frozenset(
    "entre-temps meanwhile meantime last this early late mid fin debut mi year month week ago dernier "
    "derniere annee".split()
)
_REACH = 9


#: Classes and words that tell a purchase or a sale.
_TRADING = _SWALLOW | {"buy", "sell"}


def acquisitions(sentence: Sentence) -> list[Event]:
    """The purchases and sales of whole companies in one sentence. Cost: linear in its length."""
    units = sentence.units
    found: list[Event] = []
    if sentence.words.isdisjoint(_TRADING):
        return found
    for at, unit in enumerate(units):
        if unit.mention or unit.quantity:
            continue
        drafts: list[Draft] = []
        if unit.has("buy", "sell") and unit.has("f:inf", "f:fut", "f:cond"):
            drafts += _owned_still(units, at)
        if unit.key in _SWALLOW or (unit.has(*_DONE) and _buys(unit)):
            drafts += _bought(units, at)
        elif unit.has("sell") and not unit.has("buy") and unit.has(*_DONE):
            drafts += _sold(units, at)
        found += [event(units, at, draft) for draft in drafts]
    return found


def _standing(told: list[Draft]) -> set[tuple[int, int]]:
    return {_pair(one) for one in told if one.certainty >= LIKELY}


def _pair(draft: Draft) -> tuple[int, int]:
    return id(draft.holder.party), id(draft.investee.party)


def turned(events: list[Event], told: list[Draft]) -> list[Event]:
    """The events with buyer and bought changed over where the sentence tells their tie the other way round.

    In "Fir has been part of Oak since 2006, when the group bought the company from Elm" it is Oak that
    bought.
    """
    standing = _standing(told)
    for one in [each.draft for each in events]:
        if not _crosses(one, standing) or one.tense == ENDED:
            continue
        wrong, right = one.investee, one.holder
        for other in (each.draft for each in events):
            if other is not one and other.investee.party is wrong.party:
                other.investee = right
        one.holder, one.investee = wrong, right
    return events


def uncrossed(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the guesses of which a surer one of the sentence says the very contrary."""
    standing = _standing(drafts) if len(drafts) > 1 else set()
    return [one for one in drafts if one.certainty >= LIKELY or not _crosses(one, standing)]


def _crosses(draft: Draft, standing: set[tuple[int, int]]) -> bool:
    one, other = _pair(draft)
    return (other, one) in standing and (one, other) not in standing


def sold(sentence: Sentence) -> set[tuple[int, int]]:
    """Sellers and what they have sold in a sentence, by the identity of their parties."""
    units = sentence.units
    found: set[tuple[int, int]] = set()
    if "sell" not in sentence.words:
        return found
    for at, unit in enumerate(units):
        if unit.mention is None and unit.has("sell") and not unit.has("buy") and unit.has(*_DONE):
            found |= {
                (id(d.holder.party), id(d.investee.party)) for d in _sold(units, at) if d.tense == ENDED
            }
    return found


def _buys(unit: Unit) -> bool:
    return unit.has("buy") and (unit.key.endswith(" over") or not unit.key.startswith(_WEAK))


def changed(units: list[Unit], at: int, holder: int, held: int, *, certainty: float = LIKELY) -> list[Draft]:
    """The draft of a change of hands that is done, told by the word at an index; none where it is open."""
    one, other = side_at(units, holder), side_at(units, held)
    stance = stance_of(units, at)
    if one is None or other is None or stance.status not in ("asserted", "reported"):
        return []
    if other.party.kind not in _HELD or one.party is other.party or one.party.kind == "alliance":
        return []
    if form_of(units[held]) not in ("name", "pronoun", "descriptor") or form_of(units[holder]) == "pair":
        return []
    after = units[held + 1] if held + 1 < len(units) else None
    if after is not None and (after.text in POSSESSIVE or (after.key == "out" and held > at)):
        return []  # "what used to be Oak's was bought by", "bought Oak out of Fir"
    start, end = span_of(units, [at, holder, held])
    draft = Draft("otherInfluenceOrControl", one, other, start, end, status=stance.status)
    draft.speaker, draft.certainty = stance.speaker, certainty
    return [draft]


def over(drafts: list[Draft]) -> list[Draft]:
    """The drafts, told as over."""
    for draft in drafts:
        draft.tense = ENDED
    return drafts


# ---------------------------------------------------------------------------------------------------
# Bought


def _bought(units: list[Unit], at: int) -> list[Draft]:
    """`Oak bought Fir`, `Fir was bought in 2019 by Oak`, `Bought by Oak, Fir`, `Fir, which Oak bought`."""
    agent = after_time(units, at + 1, "by")
    by = next((i for i in range(at + 1, min(len(units), at + _REACH)) if units[i].has("by")), None)
    agents = members_after(units, by + 1) if by is not None else []
    agents = agents or ([agent] if agent is not None else [])
    if agents:
        held = passive_object(units, at, agents[-1])
        rows = [(one, held) for one in agents if held is not None]
        return _alike([draft for one, other in rows for draft in changed(units, at, one, other)])
    pair = relative_pair(units, at)
    holder = pair[0] if pair is not None else doer_of(units, at)
    if holder is None or is_passive(units, at) or _buys_out(units, at):
        return []
    objects = objects_of(units, at)
    if not objects:
        objects = [pair[1]] if pair is not None else []
    drafts = [draft for held in objects for draft in changed(units, at, holder, held)]
    if not drafts:
        return []
    last = objects[-1] if objects[-1] > at else at + (at + 1 < len(units) and units[at + 1].key == "it")
    seller = after_time(units, last + 1, "from", "to")
    if seller is not None and from_words(units, last, seller):
        for held in objects:
            drafts += over(changed(units, at, seller, held))
    return drafts


def _buys_out(units: list[Unit], at: int) -> bool:
    """`Oak bought out the activist Elm`: who is bought out is an owner and no company that changes hands."""
    return units[at].key.endswith(" out") or (at + 1 < len(units) and units[at + 1].key == "out")


def _alike(drafts: list[Draft]) -> list[Draft]:
    """The drafts of those who bought together: told by the same words, so that none is the later owner."""
    for draft in drafts:
        draft.start, draft.end = drafts[0].start, drafts[-1].end
    return drafts


def from_words(units: list[Unit], first: int, seller: int) -> bool:
    """`bought Fir from Elm`, `a racheté Sapin à Orme`: the preposition names who sold."""
    return any(unit.key in ("from", "a", "au", "aux", "aupres de") for unit in units[first + 1 : seller])


def objects_of(units: list[Unit], at: int) -> list[int]:
    """The names of whole companies that a verb has as its objects, past words of time between them."""
    name = bearer(units, past_time(units, at + 1))
    if name is not None and form_of(units[name]) == "pronoun":
        name = None
    if name is None or form_of(units[name]) not in ("name", "descriptor"):
        before = meant_before(units, at)
        return [before] if before is not None else []
    row = row_from(units, name)
    after = row[-1] + 1
    if (
        len(row) > 1
        and after < len(units)
        and units[after].has("f:fin", "f:past", "be", "have", "will", "cond")
    ):
        row = [name]  # "Oak bought Fir and Elm sold Ash"
    whole = [one for one in row if not goes_on(units, one) or _as_branch(units, one)]
    return whole if len(whole) == len(row) else []


def _as_branch(units: list[Unit], name: int) -> bool:
    """`sold its Fir Works division`: the noun says only what the name is."""
    return name + 1 < len(units) and units[name + 1].has("subsidiary")


def is_passive(units: list[Unit], at: int) -> bool:
    """Whether a participle stands after a form of *be*, or alone after a comma."""
    before = units[max(0, at - 3) : at]
    return any(unit.has("be") and not unit.has("have") for unit in before)


def passive_object(units: list[Unit], at: int, agent: int) -> int | None:
    """What a passive is said of: `Fir was bought by`, `Fir, bought by`, `Bought by Oak in 2019, Fir`."""
    left = at - 1
    while left >= 0 and units[left].key in _EARLY:
        left -= 1
    if left >= 0 and units[left].key in _COMING:
        return None
    if left < 0:
        return opens(units, agent)
    if units[left].text in (",", "(") or units[left].has("and") or units[left].key in _THEN:
        return told_of(units, at, agent)
    if is_passive(units, at):
        return subject_of(units, at)
    return left if is_party(units[left]) else None


_THEN = frozenset("then before puis avant".split())
_EARLY = frozenset(
    "recently newly subsequently later then first fully itself eventually previously originally jointly "
    "recemment depuis ensuite aussitot also finally privately elle-meme lui-meme alors".split()
)


# ---------------------------------------------------------------------------------------------------
# Sold


def _sold(units: list[Unit], at: int) -> list[Draft]:
    """`Elm sold Fir to Oak`, `Fir was sold in 2019 to Oak`, `Elm a vendu Sapin à Chêne`."""
    if is_said_of_held(units, at):
        buyer = after_time(units, at + 1, "to")
        held = passive_object(units, at, buyer if buyer is not None else at)
        seller = after_time(units, at + 1, "by")
        if held is None or any(
            unit.quantity or unit.has("stake") for unit in units[min(held, at) : buyer or at]
        ):
            return []
        drafts = changed(units, at, buyer, held) if buyer is not None else []
        return drafts + (over(changed(units, at, seller, held)) if seller is not None else [])
    objects, seller = objects_of(units, at), doer_of(units, at)
    if units[at - 1].key in _COMING or not objects or seller is None:
        return []
    pronoun = objects[-1] < at  # "sold it to", "l'a vendue à"
    buyer = after_time(units, at + 1 + (units[at + 1].key == "it") if pronoun else objects[-1] + 1, "to")
    drafts = []
    for held in objects:
        drafts += changed(units, at, buyer, held) if buyer is not None else []
        drafts += over(changed(units, at, seller, held))
    return drafts


def is_said_of_held(units: list[Unit], at: int) -> bool:
    """`was sold`, `, sold in 2008`, `bought by Oak and sold to`: no verb with an object of its own."""
    if at == 0 or is_passive(units, at) or units[at - 1].text in (",", "("):
        return True
    joined = units[at - 1].has("and") or units[at - 1].key in _THEN | _EARLY
    return joined and bearer(units, at + 1) is None


def _owned_still(units: list[Unit], at: int) -> list[Draft]:
    """`Oak agreed to buy Fir from Elm`, `Elm agreed to sell Fir to Oak`: Elm has Fir, whatever comes."""
    objects = objects_of(units, at)
    if len(objects) != 1 or any(unit.quantity for unit in units[at : objects[0] + 6]):
        return []
    party = units[objects[0]].mention
    status = stance_of(units, at).status
    if (
        party is None
        or party.form != "name"
        or status not in ("planned", "conditional", "negotiating", "asserted", "reported")
    ):
        return []
    sells = units[at].has("sell") and not units[at].has("buy")
    other = after_time(units, objects[0] + 1, *(("to",) if sells else ("from", "to")))
    if other is None or (not sells and not from_words(units, objects[0], other)):
        return []
    owner = subject_of(units, at) if sells else other
    one, held = side_at(units, owner), side_at(units, objects[0])
    if (
        owner is None
        or one is None
        or held is None
        or one.party is held.party
        or held.party.kind not in _HELD
    ):
        return []
    start, end = span_of(units, [at, owner, objects[0]])
    return [Draft("otherInfluenceOrControl", one, held, start, end, certainty=LIKELY)]


# ---------------------------------------------------------------------------------------------------
# Words of time and price


def past_time(units: list[Unit], at: int) -> int:
    """Index after words of time: `in 2019`, `last year`, `en mai 2019`; `at` itself where none stand."""
    stop = at
    while stop < len(units) and stop - at < 6 and _is_time(units, stop):
        stop += 1
    return stop


def _is_time(units: list[Unit], at: int) -> bool:
    unit = units[at]
    if unit.mention or unit.quantity:
        return False
    if unit.text[:1].isdigit() or unit.key in _PERIOD or unit.key in _MONTHS:
        return True
    ahead = units[at + 1 : at + 4]
    return unit.has("in", "on", "from", "det") and any(
        u.text[:1].isdigit() or u.key in _PERIOD | _MONTHS for u in ahead[:2]
    )


_MONTHS = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday janvier fevrier mars avril mai juin juillet aout septembre "
    "octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche".split()
)


def after_time(units: list[Unit], at: int, *cases: str) -> int | None:
    """The name after a preposition, past words of time and price: `in 2019 for 40 million euros by Oak`.

    Args:
        units: The sentence.
        at: Where the search begins.
        cases: Classes of the preposition.
    """
    for i in range(at, min(len(units), at + _REACH)):
        unit = units[i]
        if unit.mention is None and unit.has(*cases):
            name = bearer(units, i + 1)
            if (
                name is not None
                and form_of(units[name]) in ("name", "state")
                and not _is_amount(units, i + 1, name)
            ):
                return name
        passed = (
            unit.has("in", "on", "for", "from", "by", "of", "to", "det", "percent", "approx", "subsidiary")
            or not unit.classes
        )
        agent = is_party(unit) and i > at and units[i - 1].has("by", "from")
        if unit.text in (";", ":", ".", "(") or not (passed or agent or unit.is_mark) or unit.has("boundary"):
            return None
        if is_party(unit) and not agent:
            return None
    return None


def _is_amount(units: list[Unit], at: int, name: int) -> bool:
    return any(unit.text[:1].isdigit() for unit in units[at:name])
