"""Plans of every wording: a word of parting or getting, whoever stands nearest, and what it was said to hold.

`plans.py`, `deals.py`, `transfers.py` and `offers.py` read whole turns of phrase. Here a word of
`lexicon/changes.json` is enough, with a party that does it and a firm that it is about: the firm of the
figure beside it, the one named after it, the one that the party was said to hold, or the one spoken of.
Each way has a rule name of its own; how far it is right is learned (`kg.extract.linking.ties`).

Example: "Oak, with 12% of Fir, is not a seller": Oak denies a plan to reduce its stake in Fir.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.acts.cues import MARKS, Cue, Standing, standing_of
from kg.extract.acts.doers import (
    NO_OWNER,
    STOPS,
    actors_of,
    agents_of,
    governor_of,
    its_owner,
    named_after,
    owners_at,
    possessor_before,
    states_in,
)
from kg.extract.acts.idle import PLANNING, is_idle, is_led, is_of_thing, of_stake
from kg.extract.acts.ledger import Ledger
from kg.extract.acts.quotes import listed_bidders, speakers
from kg.extract.acts.wares import (
    WEAK,
    View,
    Ware,
    focus_of,
    holds,
    most_named,
    put_up,
    putter,
    relative,
    ware_ahead,
    ware_behind,
    wares_known,
)
from kg.extract.drafts import LIKELY, MAYBE, Draft, Side, with_quantity
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.around import sides_of
from kg.extract.phrases.grammar import case_of, group_at, is_party, is_seat, party_of
from kg.extract.phrases.stance import speaker_of

_SAID = ("asserted", "reported")
_GIVES = ("give", "leave", "sale", "pass", "seller")
_TURNED = ("sale", "pass")
_BIDDERS = ("bidder", "buyer")
_NAMES = {"pass": "sale", "buyer": "bidder"}  # groups that are one rule
_AHEAD = 14
_RECEIVING = frozenset(
    "received receives receive rejected rejects spurned rebuffed subject target object objet cible recu "
    "recoit rejete repousse decline refuse".split()
)
_MOST = 5  # parties that one word can be about


class Intents:
    """Reads plans by their words.

    Args:
        told: What each sentence of the text tells, for those that come before a tie is told.
    """

    def __init__(self, told: Iterable[list[Draft]] = ()) -> None:
        self._ledger, self._whole = Ledger(), Ledger()
        for drafts in told:
            self._whole.note(drafts)
        self._focus: list[Party] = []
        self._named: list[Party] = []

    def spoken_of(self) -> list[Party]:
        """The firms that the sentences read so far speak of, the likeliest first."""
        told = (*reversed(self._focus), self._ledger.topic, *self._named)
        return list({id(one): one for one in told if one is not None}.values())

    def read(self, sentence: Sentence, told: list[Draft], cues: list[Cue]) -> list[Draft]:
        """Plans of one sentence, given what else it tells and its cues. Cost: linear in its length."""
        self._focus = (self._focus + focus_of(sentence.units))[-3:]
        self._named = most_named(self._named, sentence.units)
        found = self._planned(sentence, told, cues) if any(cue.group in PLANNING for cue in cues) else []
        self._ledger.note(told)
        self._ledger.note(found)
        return found

    def _planned(self, sentence: Sentence, told: list[Draft], cues: list[Cue]) -> list[Draft]:
        """The plans that the actions among the cues tell."""
        here = Ledger()
        here.note(told)
        figures = {draft.figure: draft for draft in told if draft.figure is not None and draft.is_holding}
        scene = View(sentence.units, (here, self._ledger, self._whole), figures, self._focus, self._named)
        scene.speaking = sentence.topic
        marks = [cue for cue in cues if cue.group in MARKS]
        for cue in cues:
            if cue.group not in PLANNING or is_led(cue, cues):
                continue
            standing = standing_of(sentence.units, cue, marks)
            if standing is None or is_idle(sentence.units, cue, standing):
                continue
            if cue.group not in WEAK or of_stake(sentence.units, cue, standing):
                scene.found += _read(scene, cue, standing)
        _amend(scene.found, told)
        return _once(scene.found, told)


def _read(scene: View, cue: Cue, standing: Standing) -> list[Draft]:
    if cue.group == "bid":
        return list(_offered(scene, cue, standing))
    if cue.group in _BIDDERS:
        return list(_bidders(scene, cue, standing))
    drafts = list(_given(scene, cue, standing) if cue.group in _GIVES else _taken(scene, cue, standing))
    return [draft for draft in drafts if draft.holder.party is not draft.investee.party]


# -- parting with ---------------------------------------------------------------------------------------


def _given(scene: View, cue: Cue, standing: Standing) -> Iterator[Draft]:
    """`sells its 5% of Fir`, `Fir is for sale`, `the seller, Oak`, `met en vente les 9 % de Sapin`."""
    turned = cue.group in _TURNED or _is_passive(scene.units, cue)
    actors, target = relative(scene, cue)
    put = putter(scene.units, cue)
    if put is not None:
        actors, target = put_up(scene, cue, put)
        turned = False
    spoken = [] if actors else speakers(scene, cue, standing)
    if not actors:
        actors = spoken or ([] if turned else actors_of(scene.units, cue))
    if _is_privatising(scene.units, cue):
        actors = states_in(scene.units, cue) or actors
    if target is None:
        target = (ware_behind(scene, cue) if turned else None) or ware_ahead(scene, cue, actors)
    if target is not None and target.holder is not None and _gets(scene, cue, target.holder):
        target = replace(target, holder=None)
    for one, found in _parting(scene, cue, standing, actors, target):
        yield _plan(scene, cue, standing, one, found, "decrease")
    if target is not None:
        yield from _receiver(scene, cue, standing, target)


def _is_of_all(units: list[Unit], cue: Cue) -> bool:
    """`neither is selling`, `nobody sells`, `aucun ne vend`: a denial of every owner."""
    near = units[max(0, cue.first - _AHEAD) : cue.first]
    return any(unit.key in _NOBODY for unit in near if not unit.mention)


def _own(units: list[Unit], cue: Cue) -> list[Side]:
    """`Its exit is planned`, `son désengagement`: whose it is, for a noun right behind its possessive."""
    own = cue.form == "noun" and any(unit.has("poss") for unit in units[max(0, cue.first - 3) : cue.first])
    return its_owner(units, cue) if own else []


_NOBODY = frozenset("neither nobody none nor both all aucun aucune personne ni nul tous toutes".split())


def _gets(scene: View, cue: Cue, holder: Side) -> bool:
    """Whether the holder that a figure tells is the one that is to get it: `12% of Fir would go to Ash`."""
    units = scene.units
    rest = range(cue.last + 1, len(units))
    return any(party_of(units[i]) is holder.party and _is_receiver(units, cue, i) for i in rest)


def _is_receiver(units: list[Unit], cue: Cue, at: int) -> bool:
    """Whether a name behind a cue is the one that gets it: `to Ash`, `iront à Frêne`."""
    case = case_of(units, at)
    if is_seat(units, at):
        return False
    return case == "to" or (cue.group == "pass" and not case and at - cue.last < 5)


def _parting(
    scene: View, cue: Cue, standing: Standing, actors: list[Side], target: Ware | None
) -> Iterator[tuple[Side, Ware]]:
    """Who parts with what."""
    if target is None:
        actors = actors or possessor_before(scene.units, cue) or _own(scene.units, cue)
        if not actors and standing.status == "denied" and _is_of_all(scene.units, cue):
            topic = scene.topic(None)  # "neither is selling"
            actors = scene.holders(topic.firm.party) if topic is not None else []
        for one in actors[:_MOST]:
            yield from ((one, known) for known in _guesses(scene, cue, standing, one))
        return
    holder = target.holder
    if holder is not None and (not actors or any(one.party is holder.party for one in actors)):
        yield holder, target
        return
    firm = target.firm.party
    holders = [one for one in scene.holders(firm) if not _gets(scene, cue, one)]
    agents = agents_of(scene.units, cue) if cue.form == "noun" and cue.group == "give" else []
    owners = actors or agents or possessor_before(scene.units, cue) or holders or its_owner(scene.units, cue)
    for one in owners[:_MOST]:
        yield one, target
    if holders and all(one.party.kind == "person" for one in actors) and actors:
        for one in holders:  # "the minister ruled out a sale of Fir"
            yield one, replace(target, way="spoken")


def _guesses(scene: View, cue: Cue, standing: Standing, one: Side) -> list[Ware]:
    """What a party may part with, or get more of, where no word beside the cue tells it."""
    if is_of_thing(scene.units, cue):
        return []
    sold = cue.first > 0 and scene.units[cue.first - 1].has("det", "poss")
    if cue.group == "seller" and sold and standing.status == "planned":
        topic = scene.topic(one.party, at=cue.last)  # "the seller, Oak"
        return [topic] if topic is not None else []
    ways = {
        "topic": standing.sure
        or cue.group == "seller"
        or (cue.form == "noun" and _is_made(scene.units, cue)),
        "guess": cue.group == "seller" or cue.form == "want",
    }
    return [ware for ware in wares_known(scene, one.party, cue.last) if ways.get(ware.way, True)]


def _receiver(scene: View, cue: Cue, standing: Standing, target: Ware) -> Iterator[Draft]:
    """`to its partner, Ash`, `au belge Frêne`, `iront à Frêne`: who is to get it."""
    units = scene.units
    for at in range(cue.last + 1, min(len(units), max(cue.last, target.at) + _AHEAD)):
        if units[at].text in STOPS:
            return
        if (
            is_party(units[at])
            and party_of(units[at]) is not target.firm.party
            and case_of(units, at) == "to"
        ):
            part = scene.figures.get(target.part.start) if target.part is not None else None
            for one in sides_of(units, group_at(units, at)):
                if part is not None and part.holder.party is one.party:
                    continue  # the figure tells it
                if target.holder is None or one.party is not target.holder.party:
                    bought = Ware("receiver", target.firm, None, max(at, target.at), target.part)
                    yield _plan(scene, cue, standing, one, bought, "acquire")
            return


# -- getting --------------------------------------------------------------------------------------------


def _taken(scene: View, cue: Cue, standing: Standing) -> Iterator[Draft]:
    """`wants the 9% that Oak has`, `an offer for Fir by Ash`, `will be taken over by Ash`, `wants more`."""
    units = scene.units
    turned = _is_passive(units, cue) or _is_received(units, cue)
    actors, target = relative(scene, cue)
    if not actors:
        actors = agents_of(units, cue) if turned or cue.form == "noun" else []
        offered = (
            cue.form == "noun" and not standing.sure and not _is_made(units, cue)
        )  # "a bid": of whom, only `by` or `Oak's` tells
        actors = actors if actors or turned or offered else actors_of(units, cue)
        actors = listed_bidders(units, cue) or actors
    if target is None:
        target = (ware_behind(scene, cue) if turned else None) or ware_ahead(scene, cue, actors)
    if target is None:
        for one in actors[:_MOST]:
            for known in _guesses(scene, cue, standing, one):
                yield _plan(scene, cue, standing, one, known, "increase")
        return
    if target.way == "named" and _is_partner(units, cue, target.at):
        for one in actors[:_MOST]:
            for known in [ware for ware in wares_known(scene, one.party, cue.last) if ware.way != "topic"][
                :1
            ]:
                yield _plan(scene, cue, standing, one, known, "increase")
                yield _plan(scene, cue, standing, target.firm, known, "decrease")
        return
    yield from _bought(scene, cue, standing, actors, target)


def _is_partner(units: list[Unit], cue: Cue, at: int) -> bool:
    """`buy out its joint venture partner, Fir`, `racheter son associé Sapin`: the one bought out owns."""
    if governor_of(units, at) in ("of", "in"):
        return False  # "its partner in Fir": Fir is what is held
    between = [unit for unit in units[cue.last + 1 : at] if not unit.mention]
    return (
        at - cue.last < 8
        and any(unit.has("poss") for unit in between[:2])
        and any(
            unit.has("partner", "holder") or unit.key in ("associe", "associes", "co-owner")
            for unit in between
        )
    )


def _bought(scene: View, cue: Cue, standing: Standing, actors: list[Side], target: Ware) -> Iterator[Draft]:
    """The buyers of a firm, and who parts with it."""
    for one in actors[:_MOST]:
        change = "increase" if holds(scene, one.party, target.firm.party) else "acquire"
        if target.holder is None or one.party is not target.holder.party or cue.form == "turn":
            yield _plan(scene, cue, standing, one, target, change)
    seller = [target.holder] if target.holder is not None else _sellers(scene.units, cue, target)
    for one in seller:
        if all(one.party is not actor.party for actor in actors):
            sold = Ware("from", target.firm, None, target.at)
            yield _plan(scene, cue, standing, one, sold, "decrease")


def _offered(scene: View, cue: Cue, standing: Standing) -> Iterator[Draft]:
    """`offers 40 million for Fir` bids; `offered Ash the whole of the 47% that Oak has` parts with it."""
    actors = actors_of(scene.units, cue)
    target = ware_ahead(scene, cue, actors)
    if target is None:
        return
    before = range(cue.last + 1, target.at)
    if any(scene.units[i].has("for") or scene.units[i].key == "pour" for i in before):
        yield from _bought(scene, cue, standing, actors, target)
    elif target.holder is not None:
        yield _plan(scene, cue, standing, target.holder, target, "decrease")
    elif target.part is not None and standing.sure and _is_offered(scene.units, cue):
        for one in actors[:_MOST]:
            yield _plan(scene, cue, standing, one, target, "decrease")


def _is_offered(units: list[Unit], cue: Cue) -> bool:
    """`will offer up to 5 percent of Fir to institutions`: a part, and for whom."""
    at = cue.last + 1
    while at < len(units) and at - cue.last < 4 and (units[at].has("det") or units[at].key in _UP_TO):
        at += 1
    part = at + 1 < len(units) and units[at].quantity is not None
    return part and (units[at + 1].has("of") or units[at + 1].has("stake"))


_UP_TO = frozenset(("up", "to", "another", "a", "further", "jusqu'a", "encore"))


def _sellers(units: list[Unit], cue: Cue, target: Ware) -> list[Side]:
    """`from its founder, Oak`, `auprès de Chêne`: who is to part with it."""
    for at in range(cue.last + 1, min(len(units), max(cue.last, target.at) + 9)):
        if units[at].text in STOPS:
            break
        if (
            is_party(units[at])
            and case_of(units, at) == "from"
            and party_of(units[at]) is not target.firm.party
        ):
            return owners_at(units, at)
    return []


def _bidders(scene: View, cue: Cue, standing: Standing) -> Iterator[Draft]:
    """`Oak and Ash are among the bidders for Fir`, `the bidder, Oak`, `deux candidats : Chêne et Frêne`."""
    units = scene.units
    names = listed_bidders(units, cue) or named_after(units, cue) or actors_of(units, cue)
    parties = [one.party for one in names]
    target = ware_ahead(scene, cue, names)
    if target is not None and governor_of(units, target.at) not in ("for", "of", "on", "in", "to"):
        target = None
    for one in names[:_MOST]:
        ware = target or scene.topic(*parties, at=cue.last)
        if ware is not None:
            yield _plan(scene, cue, standing, one, ware, "acquire")


def _is_made(units: list[Unit], cue: Cue) -> bool:
    """`has made an unsolicited proposal`, `a déposé une offre`: the subject is the one that bids."""
    near = [unit.key for unit in units[max(0, cue.first - 5) : cue.first] if not unit.mention]
    return any(key in _MAKING for key in near)


_MAKING = frozenset(
    "made makes make making launched launches submitted submits lodged tabled filed raised raises sweetened "
    "improved lance lancent depose deposent presente presentent formule remis adresse releve soumis".split()
)


def _is_received(units: list[Unit], cue: Cue) -> bool:
    """`has received an offer from Oak`, `fait l'objet d'une offre de Chêne`: the subject is bid for."""
    near = [unit.key for unit in units[max(0, cue.first - 7) : cue.first] if not unit.mention]
    known = cue.first > 0 and units[cue.first - 1].key in _THE and any(key in _WEIGHING for key in near)
    return cue.form == "noun" and (known or any(key in _RECEIVING for key in near))


_THE = ("the", "this", "its", "l'", "la", "cette")
#: Of *the* offer one has it, of *an* offer one thinks of making it.
_WEIGHING = frozenset(
    "etudie etudiait etudient examine examinait examinera considering studying reviewing weighing".split()
)


def _is_privatising(units: list[Unit], cue: Cue) -> bool:
    """`ask parliament to approve the privatisation of Fir`: it is a state that parts with it."""
    return units[cue.first].key.startswith("privati") and cue.form in ("noun", "inf")


def _is_passive(units: list[Unit], cue: Cue) -> bool:
    """`is to be sold`, `sera cédé`, `a été mis en vente`."""
    near = units[max(0, cue.first - 3) : cue.first]
    return cue.form == "part" and any(
        unit.has("be") or unit.key in ("etre", "ete", "sera", "seront", "soit", "get") for unit in near
    )


# -- the drafts -----------------------------------------------------------------------------------------


def _plan(scene: View, cue: Cue, standing: Standing, holder: Side, target: Ware, change: str) -> Draft:
    units = scene.units
    spots = [cue.first, cue.last, target.at]
    spots += [i for i, unit in enumerate(units) if unit.mention and holder.party in unit.mention.parties][:1]
    draft = Draft("shareholding", holder, target.firm, units[min(spots)].start, units[max(spots)].end)
    part = target.part if change != "decrease" else None
    told = target.way == "named" or (part is not None and part.start not in scene.figures)
    whole = change == "increase" and _is_whole(units, cue, target.at)
    with_quantity(draft, part if told and not whole else None, "whole" if whole else None)
    draft.change, draft.tense, draft.status = change, "future", standing.status
    draft.speaker = speaker_of(units)
    draft.certainty = LIKELY if standing.sure else MAYBE
    rule = (
        f"{_NAMES.get(cue.group, cue.group)} part" if part is not None else _NAMES.get(cue.group, cue.group)
    )
    draft.rule = f"{rule} {target.way}"
    return draft


def _is_whole(units: list[Unit], cue: Cue, last: int) -> bool:
    """`buy the remaining 51 percent`, `make it a wholly owned subsidiary`: all of it will be the holder's."""
    near = units[cue.first : max(cue.last + 7, last + 7)]
    rest = any(unit.key in _WHOLE for unit in near if not unit.mention)
    said = " ".join(unit.key for unit in units[cue.first : cue.last + 1])
    return (
        rest or "wholly" in said or said.startswith(("full ", "take full", "taking full", "prendre la tot"))
    )


_WHOLE = frozenset("remaining rest remainder restants restantes reste solde".split())


def _amend(found: list[Draft], told: list[Draft]) -> None:
    """A plan that a word of failing governs has failed: `its plan to sell is shelved`."""
    failed = {(id(one.holder.party), id(one.investee.party)) for one in found if one.status == "failed"}
    for draft in told:
        pair = id(draft.holder.party), id(draft.investee.party)
        if pair in failed and draft.figure is None and draft.status in ("planned", "conditional"):
            draft.status = "failed"


def _once(drafts: list[Draft], told: list[Draft]) -> list[Draft]:
    """One draft for each two parties of whom no plan is told yet; a surer one before others."""
    best: dict[tuple[int, int], Draft] = {}
    known = {
        (id(draft.holder.party), id(draft.investee.party))
        for draft in told
        if draft.kind == "shareholding" and draft.figure is None and draft.status not in _SAID
    }
    for draft in drafts:
        pair = id(draft.holder.party), id(draft.investee.party)
        if pair in known or draft.holder.party is draft.investee.party or draft.holder.party.kind in NO_OWNER:
            continue
        if pair not in best or (best[pair].certainty, _rank(best[pair])) < (draft.certainty, _rank(draft)):
            best[pair] = draft
    return list(best.values())


_WAYS = tuple(
    "guess topic later recalled told receiver from spoken beside antecedent put named figure".split()
)


def _rank(draft: Draft) -> int:
    return _WAYS.index(draft.rule.rpartition(" ")[2])
