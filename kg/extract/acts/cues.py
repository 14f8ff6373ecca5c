"""The words of a change that is to come: who parts with what, who wants what, and how it is governed.

The lists are in `lexicon/changes.json`. An action is a verb (`sell`, `céder`), a noun (`sale`, `rachat`) or a
turn (`up for sale`, `en lice`); a mark tells how the action stands (`ruled out`, `is ready to`, `renonce`).

Example: "has ruled out a sale" has the action `sale` of the group `give` and the mark `denied`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, clause_of, is_modifier
from kg.extract.words import forms_of, keys_of
from kg.record import frozen

#: Groups of the marks; all other groups are actions.
MARKS = ("ahead", "denied", "failed", "over")
_SELF = ("se", "s'", "me", "m'", "nous", "vous")
_HELPERS = frozenset(
    "has have had having be been being is are was were a ont avait avaient est sont etait etaient ete aura "
    "auront sera seront soit etre avoir ayant get gets got aurait auraient serait seraient".split()
)
_PASSIVE = frozenset("be sera seront etre soit serait seraient".split())
_OFFERS = ("offer", "offers", "bid", "bids", "offre", "offres", "opa", "approach", "proposal", "proposals")
_BIDDING = ("bid", "bids", "approached", "approche")
_BEFORE_INFINITIVE = ("to", "pour", "de", "a", "d'")
_INFINITIVE = frozenset("to will would could may might shall should can must not".split())
_WINDOW = 11
_AFTER = 9
_FILE = Path(__file__).parent.parent / "lexicon" / "changes.json"

#: A phrase: its tokens, its group, its form, and whether a reflexive pronoun stands before it.
Phrase = tuple[tuple[str, ...], str, str, bool]


@frozen(kw_only=False)
class Cue:
    """An action or a mark in a sentence.

    Args:
        first: Index of its first unit.
        last: Index of its last unit.
        group: `give`, `leave`, `sale`, `pass`, `seller`; `take`, `get`, `bid`, `bidder`, `buyer`; `talk`,
            `ally`; or one of `MARKS`.
        form: Kind of the verb form; `noun`, `turn`, `want`, or empty.
    """

    first: int
    last: int
    group: str
    form: str


@lru_cache(maxsize=2)
def _table(language: str) -> dict[str, tuple[Phrase, ...]]:
    """First token to phrases, longest first."""
    lists = json.loads(_FILE.read_text(encoding="utf-8"))[language]
    found: dict[str, set[Phrase]] = {}

    def enter(text: str, group: str, form: str, *, reflexive: bool = False) -> None:
        tokens = keys_of(text)
        found.setdefault(tokens[0], set()).add((tokens, group, form, reflexive))

    for group, verbs in lists["verbs"].items():
        for verb in verbs:
            reflexive = verb.startswith(("se ", "s'"))
            for form, kind in forms_of(language, verb):
                enter(form, group, kind, reflexive=reflexive)
                for ours in _ours(form, kind) if language == "fr" else ():
                    enter(ours, group, kind, reflexive=reflexive)
    for name, phrases in lists["phrases"].items():
        group, _, form = name.partition(":")
        for phrase in phrases:
            enter(phrase, group, form)
    # Few words begin several phrases; the rest need no order.
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row)) if len(rows) > 1 else rows)
        for first, rows in found.items()
    }


def _ours(form: str, kind: str) -> Iterator[str]:
    """The form for *nous* of a French one for *ils*: `vendent`, `vendront` give `vendons`, `vendrons`."""
    if kind == "fin" and form.endswith("ent"):
        yield f"{form.removesuffix('ent')}ons"
    elif kind == "fut" and form.endswith("ront"):
        yield f"{form.removesuffix('t')}s"
    elif kind == "cond" and form.endswith("raient"):
        yield f"{form.removesuffix('aient')}ions"


def cues_in(units: list[Unit], language: str) -> list[Cue]:
    """Actions and marks of a sentence, in its order; the longest action wins where several begin.

    Cost: linear in the length of the sentence.
    """
    table = _table(language if language == "fr" else "en")
    keys, places = _tokens(units)
    found: list[Cue] = []
    taken = -1
    for at, (key, unit) in enumerate(zip(keys, places, strict=True)):
        begun = table.get(key)
        if begun is None:
            continue
        following = keys[at + 1] if at + 1 < len(keys) else None
        rows = [
            phrase
            for phrase in begun
            if (len(phrase[0]) == 1 or (phrase[0][1] == following and _stands(phrase[0], keys, at)))
            and (not phrase[3] or _is_reflexive(keys, at))
        ]
        if not rows:
            continue  # most words that begin a phrase
        last = {len(phrase[0]): places[at + len(phrase[0]) - 1] for phrase in rows}
        found += [Cue(unit, last[len(tokens)], name, "") for tokens, name, _, _ in rows if name in MARKS]
        actions = [phrase for phrase in rows if phrase[1] not in MARKS]
        if len({phrase[2] == "noun" for phrase in actions}) > 1:
            noun = _is_noun(units, unit)
            actions = [phrase for phrase in actions if (phrase[2] == "noun") is noun]
        if actions and at > taken:
            size, group = len(actions[0][0]), actions[0][1]
            forms = {form for tokens, name, form, _ in actions if name == group and len(tokens) == size}
            accented = units[unit].text.endswith("é") and "fin" in forms  # "cédé" and "cède" have one key
            found.append(Cue(unit, last[size], group, "part" if accented else _form(forms, keys, at)))
            taken = at + size - 1
    return found


def _stands(phrase: tuple[str, ...], keys: list[str], at: int) -> bool:
    return tuple(keys[at : at + len(phrase)]) == phrase


def _is_noun(units: list[Unit], at: int) -> bool:
    """Whether a word that is noun and verb is a noun here: `a bid`, `three offers`, `Oak's purchase of`."""
    before = units[at - 1] if at else None
    after = units[at + 1] if at + 1 < len(units) else None
    if before is not None and (before.has("to", "will", "cond") or before.key in _INFINITIVE):
        return False
    behind = after is not None and after.has("of", "by", "from") and not units[at].has("f:part")
    opening = (at == 1 and before is not None and not before.mention) or (
        after is not None and after.has("be")
    )  # "Three offers are in"
    return opening or behind or before is None or before.text in POSSESSIVE or is_modifier(before)


def _form(forms: set[str], keys: list[str], at: int) -> str:
    """The form of a verb whose forms may be alike: a participle behind an auxiliary."""
    helped = any(key in _HELPERS for key in keys[max(0, at - 3) : at])
    if helped and "part" in forms:
        return "part"
    if keys[at - 1 : at] and keys[at - 1] in _INFINITIVE and "inf" in forms:
        return "inf"
    if {"inf", "past"} <= forms:
        return "past"  # "let", "cut", "quit": over unless a word says otherwise
    return next(
        (form for form in ("fin", "inf", "ing", "fut", "cond") if form in forms), min(forms, default="")
    )


def _tokens(units: list[Unit]) -> tuple[list[str], list[int]]:
    """The words of a sentence, with nothing for a name or figure, and the index of the unit of each."""
    keys: list[str] = []
    places: list[int] = []
    for at, unit in enumerate(units):
        plain = unit.mention is None and unit.quantity is None
        words = unit.key.split(" ") if plain else [""]
        keys += words
        places += [at] * len(words)
    return keys, places


def _is_reflexive(keys: list[str], at: int) -> bool:
    return any(key in _SELF for key in keys[max(0, at - 3) : at])


@frozen(kw_only=False)
class Standing:
    """How an action stands.

    Args:
        status: Code of `status.csv`.
        sure: Whether a word says that it is to come; False where only its form leaves it open.
    """

    status: str
    sure: bool


def standing_of(units: list[Unit], cue: Cue, marks: list[Cue]) -> Standing | None:
    """Whether an action is to come, is denied or has failed; None where it is done or only told as such."""
    near = _near(units, cue, marks)
    if "over" in near or _is_past(units, cue):
        return None
    bid = cue.group == "bid" or units[cue.first].key in _BIDDING
    if not bid and cue.form in ("past", "part") and not _to_be(units, cue):
        return None
    if cue.group in ("bidder", "buyer") and _was_none(units, cue):
        return None
    status = next((status for name, status in _BY_MARK if name in near), None)
    if status == "denied" and _is_rejected(units, cue):
        status = "failed"
    status = status or _by_class(units, cue)
    if status is not None:
        return Standing(status, True)
    if cue.form == "cond":
        return Standing("conditional", True)
    if cue.form in ("fut", "want") or ("ahead" in near and (cue.form != "ing" or _close(cue, marks))):
        return Standing("planned", True)
    if cue.form == "" and _was(units, cue):
        return None  # "the seller was Oak"
    open_ended = (
        cue.form in ("fin", "turn", "")
        or bid
        or _is_offer(units, cue)
        or (cue.form == "ing" and _is_now(units, cue.first))
    )
    open_ended = open_ended or (
        cue.form == "inf" and cue.first > 0 and units[cue.first - 1].key in _BEFORE_INFINITIVE
    )
    return Standing("planned", False) if open_ended else None


_BY_MARK = (("failed", "failed"), ("denied", "denied"))


def _near(units: list[Unit], cue: Cue, marks: list[Cue]) -> set[str]:
    """The groups of the marks that govern an action: in its clause before it, for a noun also after it."""
    first, last = clause_of(units, cue.first)
    wide = cue.form in ("noun", "") or _of_plan(units, cue)
    after = cue.last + _AFTER if wide else cue.last + 2
    found = set()
    heads = cue.form == "noun" and _heads(units, cue, first)
    unruled = _is_left_open(units, first, cue.first)
    for mark in marks:
        if mark.group == "denied" and unruled:
            found.add("ahead")
            continue
        before = max(first, cue.first - _WINDOW) <= mark.first < cue.first
        reach = cue.last + 3 if mark.group == "denied" else after
        if mark.group == "over" and heads and _is_predicate(units, mark):
            reach = cue.last + _PREDICATE
        behind = cue.last < mark.first <= min(last, reach) and (mark.group != "ahead" or heads)
        if mark.group == "denied" and _qualifies(units, mark):
            continue
        if mark.first == cue.first and mark.group == "ahead":
            continue
        if before or behind or (mark.first == cue.first and mark.group in ("failed", "denied")):
            found.add(mark.group)
    return found


def _is_predicate(units: list[Unit], mark: Cue) -> bool:
    """`a été un succès`, `was a success`: what became of the subject, however long that is."""
    return units[mark.first].has("be", "have") or units[mark.first].key in ("est", "was")


def _qualifies(units: list[Unit], mark: Cue) -> bool:
    """`l'offre non sollicitée`: the word belongs to the quality behind it."""
    after = units[mark.last + 1] if mark.last + 1 < len(units) else None
    plain = after is not None and not after.mention and not after.quantity and not after.is_mark
    return units[mark.first].key == "non" and plain and bool(after and not after.classes)


_PREDICATE = 22


def _of_plan(units: list[Unit], cue: Cue) -> bool:
    """`its plan to sell`, `le projet de céder`: what becomes of the plan is told behind the verb."""
    planned = any(unit.key in _PLANS for unit in units[max(0, cue.first - 3) : cue.first])
    return cue.form == "inf" and planned


_PLANS = frozenset("plan plans proposal bid effort attempt projet projets tentative deal agreement".split())


def _is_rejected(units: list[Unit], cue: Cue) -> bool:
    """`rejected an offer from Oak`, `a repoussé l'approche de Chêne`: an offer was made, in vain."""
    before = units[max(0, cue.first - 6) : cue.first]
    return cue.form == "noun" and any(unit.key.startswith(_REJECTING) for unit in before if not unit.mention)


_REJECTING = ("reject", "rebuff", "spurn", "turned down", "repouss", "rejet", "decline", "econdui", "refus")


def _was_none(units: list[Unit], cue: Cue) -> bool:
    """`was not among the bidders`, `candidat malheureux`: one that bid in vain, or not at all."""
    near = units[max(0, cue.first - 3) : cue.last + 3]
    vain = any(unit.key in _IN_VAIN for unit in near if not unit.mention)
    before = [unit.key for unit in units[max(0, cue.first - 6) : cue.first] if not unit.mention]
    return vain or ("among" in before and any(key in ("was", "were") for key in before))


_IN_VAIN = frozenset(
    "unsuccessful losing failed beaten former malheureux malheureuse evince evincee evinces decu decus "
    " ancien ancienne".split()
)


def _is_left_open(units: list[Unit], first: int, last: int) -> bool:
    """`does not rule out a sale`, `n'exclut plus de vendre`: what is not denied is left open."""
    for at in range(max(first, last - _WINDOW), last):
        key = units[at].key
        if key in _RULING_OUT and not units[at].mention:
            beside = units[max(0, at - 3) : at] + units[at + 1 : at + 2]
            return any(unit.key in _NEGATIONS for unit in beside)
    return False


_RULING_OUT = frozenset("rule ruled ruling exclut exclu exclure excluent exclue ecarte ecarter".split()) | {
    f"{form} out" for form in ("rule", "ruled", "ruling")
}
_NEGATIONS = frozenset("not|n't|never|cannot|without|pas|plus|jamais|sans|refused to|declined to".split("|"))


def _heads(units: list[Unit], cue: Cue, first: int) -> bool:
    """Whether a noun begins its clause and a word of what is to come its predicate: `A sale is expected`."""
    at = cue.first - 1
    while at >= first and (is_modifier(units[at]) or units[at].text in POSSESSIVE or units[at].mention):
        at -= 1
    return at < first or units[at].text in ('"', "«", "“", ",")


def _is_past(units: list[Unit], cue: Cue) -> bool:
    """`did not sell`, `at privatisation`, `depuis son introduction en Bourse`: what was or was not done."""
    before = [unit.key for unit in units[max(0, cue.first - 4) : cue.first] if not unit.mention]
    if cue.form != "noun":
        if before[-2:-1] and before[-2].startswith(("vient", "vien", "venai")) and before[-1] in ("de", "d'"):
            return cue.group != "bid"
        done = before[-2:] and before[-2:][0] in ("did", "didn") and before[-1] in ("not", "n't")
        return done or before[-1:] == ["didn't"]
    at = cue.first - 1
    while at > 0 and is_modifier(units[at]) and units[at].key not in _SINCE:
        at -= 1
    return at >= 0 and units[at].key in _SINCE


_SINCE = frozenset("since after following depuis apres lors at".split())


def _close(cue: Cue, marks: list[Cue]) -> bool:
    """Whether a word of what is to come stands right before a gerund: `is considering selling`."""
    return any(mark.group == "ahead" and 0 < cue.first - mark.first <= 5 for mark in marks)


def _to_be(units: list[Unit], cue: Cue) -> bool:
    """`is to be sold`, `sera cédé`: a participle of what is still to come."""
    return any(unit.key in _PASSIVE for unit in units[max(0, cue.first - 3) : cue.first])


def _by_class(units: list[Unit], cue: Cue) -> str | None:
    """What the words that all rules know say: a rumour, a condition, talks, a plan."""
    first, _ = clause_of(units, cue.first)
    window = [unit for unit in units[max(first, cue.first - _WINDOW) : cue.first] if not unit.mention]
    if any(unit.has("rumour") for unit in window):
        return "rumoured"
    if any(unit.has("talks", "negotiate") for unit in window[-8:]):
        return "negotiating"
    if any(unit.has("cond") for unit in window[-7:]):
        return "conditional"
    verbal = cue.form not in ("past", "part", "fin")
    planned = any(unit.has("will") for unit in window[-5:]) or (
        verbal and any(unit.has("plan", "want") for unit in window[-8:])
    )
    return "planned" if planned else None


def _is_now(units: list[Unit], at: int) -> bool:
    """`is selling`: the present, which is not over."""
    return any(
        unit.has("be") and unit.key not in ("was", "were", "been") for unit in units[max(0, at - 3) : at]
    )


def _is_offer(units: list[Unit], cue: Cue) -> bool:
    """An offer is of what is to come, whoever made it and when."""
    return cue.form == "noun" and (units[cue.first].key in _OFFERS or units[cue.last].key in _OFFERS)


def _was(units: list[Unit], cue: Cue) -> bool:
    near = [*units[max(0, cue.first - 3) : cue.first], *units[cue.last + 1 : cue.last + 3]]
    return any(unit.key in ("was", "were", "had been", "etait", "etaient", "fut") for unit in near)
