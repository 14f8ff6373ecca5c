"""Words that take a holding back: `no longer holds its`, `gave up its`, `it is false that`.

A wrong word here is worse than a missed holding, so these readings are rules and not weights, and where a
rule cannot tell what is left of a holding, a person decides. The words are data (`lexicon/outlook.json`).
Plans, wishes and denials that the governing verb itself tells are read elsewhere (`standing`, `stance`).

Example: in "Oak no longer holds its 5 % of Fir" the 5 % are past; in "Oak no longer plans to sell its 5 %"
they are not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.extract.drafts import ENDED, Draft
from kg.extract.parts import Unit
from kg.extract.phrases.governing import word_lists
from kg.extract.phrases.grammar import POSSESSIVE, is_party

_OBJECT = ("det", "poss", "stake", "approx", "capital", "holderadj", "whole", "votes")
_SMALL = frozenset("'s ’s ' remaining last entire whole direct of in de d' du des last other then".split())
_TO_COME = ("will", "cond", "neg", "plan", "want", "to", "f:fut", "f:cond")
_DO = ("do", "does", "did")
_NE = ("ne", "n'")
_ADVERBS = ("currently", "now", "actually", "itself", "in fact", "directly", "yet")
_ASIDE = 9  # units of an aside, at most
_GETTING = 4  # words of a phrase of getting, at most: `end up with`
_STRAIGHT = ("for", "to", "pour", "a")  # what leads from a prospect straight to its figure
_THAT = ("that", "que", "qu'")
_BACK, _ON = 14, 12
_BID = 9  # units from the verb of a bid to its *for*


class Undone(NamedTuple):
    """What is left of a holding.

    Args:
        said: `past`, `denied`, `failed`, `conditional`, `planned`; `doubt` where a person has to tell.
        at: Index of the word that says so.
        buyer: Index of the name of who has it now; None where nobody is told.
    """

    said: str
    at: int
    buyer: int | None = None


def undone(units: list[Unit], at: int) -> Undone | None:
    """What the words around a figure take back of it; None where they leave it as it is.

    Args:
        units: The sentence.
        at: The figure.

    Cost: the units near the figure are looked at, once.
    """
    head, owned = _head(units, at)
    for rule in _RULES:
        found = rule(units, at, head, owned)
        if found is not None:
            return found
    return None


def take_back(draft: Draft, found: Undone, units: list[Unit]) -> bool:
    """Let a draft say what is left of it, with the telling word quoted; whether it waits for a person."""
    word = units[found.at]
    if found.said == "past":
        draft.tense = ENDED
        if draft.status not in ("asserted", "reported"):
            draft.status = "asserted"
    elif found.said != "doubt":
        draft.status = found.said
        draft.tense = "future" if found.said in ("conditional", "planned") else "current"
    draft.start, draft.end = min(draft.start, word.start), max(draft.end, word.end)
    return found.said == "doubt"


def _head(units: list[Unit], at: int) -> tuple[int, bool]:
    """The word that has the figure as its object, and whether the figure is somebody's own; -1 for none.

    `gave up its entire 5 %` has *up*, and the 5 % are its own.
    """
    owned = False
    for i in range(at - 1, max(-1, at - 10), -1):
        unit = units[i]
        genitive = unit.mention is not None and i + 1 < len(units) and units[i + 1].text in POSSESSIVE
        own = unit.key == "own" and i > 0 and units[i - 1].has("poss")
        if not (genitive or own or unit.has(*_OBJECT) or unit.key in _SMALL):
            return i, owned
        owned = owned or genitive or unit.has("poss")
    return -1, owned


def _words(name: str) -> frozenset[str]:
    return word_lists("undoing")[name]


def _is_word(units: list[Unit], at: int, name: str) -> bool:
    return 0 <= at < len(units) and units[at].mention is None and units[at].key in _words(name)


def _no_longer(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`no longer holds its 5 %`, `ceased to own`, `ne possède plus sa participation de 5 %`."""
    if head < 0 or (not units[head].has("hold", "have") and units[head].key != "plus"):
        return None
    before = [unit.key for unit in units[max(0, head - 3) : head]]
    longer = before[-2:] == ["no", "longer"] or before[-1:] == ["no longer"]
    ceased = before[-2:-1] in (["ceased"], ["cesse"]) or before[-1:] == ["stopped"]
    if units[head].key == "plus":  # "ne possède plus ses 5 %", not "plus que 5 %"
        ceased = any(unit.has("neg") for unit in units[max(0, head - 4) : head]) and owned
    return Undone("past", head - 1) if longer or ceased else None


def _not_held(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`does not own 5 %`, `does not, he added, own 5 %`, `ne détient pas 5 %`; not `does not only own`."""
    if owned or head < 1 or units[head].mention is not None:
        return None
    if units[head].key == "pas":
        ne = any(unit.key in _NE for unit in units[max(0, head - 3) : head - 1])
        return Undone("denied", head) if ne and units[head - 1].has("hold", "have") else None
    if not (units[head].has("hold", "have") and units[head].has("f:inf")):
        return None
    before = _before_aside(units, head - 1)
    if before > 1 and units[before].key == "t" and units[before - 2].key in ("don", "doesn", "didn"):
        return Undone("denied", before - 2)
    if before < 1 or not units[before].has("neg") or units[before].key == "never":
        return None
    return Undone("denied", before) if units[before - 1].key in _DO else None


def _before_aside(units: list[Unit], at: int) -> int:
    """The place before an aside between commas, and before a small adverb; the place itself without one."""
    if at > 0 and units[at].text == ",":
        row = range(at - 1, max(-1, at - _ASIDE), -1)
        return next((i - 1 for i in row if units[i].text == ","), at)
    return at - 1 if at > 0 and units[at].key in _ADVERBS else at


def _lost(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`gave up its 5 %`; of `gave up 5 %` nobody knows what is left."""
    if head < 0:
        return None
    keys = [unit.key for unit in units[max(0, head - 2) : head + 1]]
    size = next((n for n in (3, 2, 1) if " ".join(keys[-n:]) in _words("lost") and len(keys) >= n), 0)
    if not size or units[head].mention is not None:
        return None
    first = head - size + 1
    if any(unit.has(*_TO_COME) for unit in units[max(0, first - 3) : first]):
        return None
    return Undone("past" if owned else "doubt", first)


def _bought_from(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`Ash bought Oak's 5 % of Fir`: what Oak had is over."""
    if head < 1 or not units[head].has("buy") or not units[head].has("f:past", "f:part"):
        return None
    seller = next((i for i in range(head + 1, at) if units[i].mention is not None), None)
    if seller is None or units[seller + 1].text not in POSSESSIVE:
        return None
    passive = any(unit.has("be") for unit in units[max(0, head - 2) : head])
    ahead = any(unit.has(*_TO_COME) for unit in units[max(0, head - 3) : head])
    return None if passive or ahead else Undone("past", head, _subject(units, head))


def _bought_of(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`Frêne a racheté à Chêne ses 5 % de Sapin`: Frêne has them now."""
    if head < 2 or not owned or not is_party(units[head]):
        return None
    verb = next((i for i in range(head - 1, max(0, head - 7), -1) if units[i].has("buy")), 0)
    between = units[verb + 1 : head]
    if not any(unit.has("to") for unit in between) or any(unit.mention or unit.is_mark for unit in between):
        return None
    helped = units[verb - 1]
    done = units[verb].has("f:part") and helped.has("have") and not helped.has("f:inf", "cond")
    return Undone("past", verb, _subject(units, verb)) if done else None


def _subject(units: list[Unit], verb: int) -> int | None:
    """The name right before a verb: `Ash has already bought`; None where other words stand between."""
    for i in range(verb - 1, max(-1, verb - 5), -1):
        if is_party(units[i]):
            return i
        if not (units[i].has("have") or not units[i].classes) or units[i].is_mark:
            return None
    return None


def _taken(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`Oak's 5 % of Fir was seized by the state`."""
    for i in range(at + 1, min(len(units) - 1, at + _ON)):
        unit = units[i]
        if unit.has("be") or unit.key in ("been", "ete"):
            row = units[i + 1 : i + 4]
            place = next((i + 1 + n for n, one in enumerate(row) if one.key in _words("taken")), None)
            ahead = any(one.has("neg", "to", "will") for one in units[max(at, i - 2) : place])
            return Undone("past", place) if place is not None and not ahead else None
        if (unit.is_mark and unit.text not in ("'", "’", "-")) or unit.has("f:fin", "f:past", "and", "have"):
            if not unit.has("have"):
                return None
    return None


def _false(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`it is false that Oak has 5 %`, `reports that Oak has 5 % are untrue`, `nobody believes that`."""
    that = next((i for i in range(at - 1, max(-1, at - _BACK), -1) if units[i].key in _THAT), None)
    if that is None or any(unit.text == ";" for unit in units[that:at]):
        return None
    if _is_word(units, that - 1, "false"):
        return Undone("denied", that - 1)
    doubted = any(_is_word(units, i, "nobody") for i in range(max(0, that - 6), that - 1))
    if _is_word(units, that - 1, "believing") and (
        doubted or [u.key for u in units[: that - 1]][-2:] == ["no", "one"]
    ):
        return Undone("denied", that - 1)
    if not _is_word(units, that - 1, "reports"):
        return None
    behind = range(at + 1, min(len(units), at + _ON))
    place = next((i for i in behind if _is_word(units, i, "false") and _after_be(units, i)), None)
    return Undone("denied", place) if place is not None else None


def _after_be(units: list[Unit], at: int) -> bool:
    near = units[max(0, at - 3) : at]
    return any(unit.has("be") for unit in near) and not any(unit.has("neg") for unit in near)


def _to_be_given(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`20 % sera proposée aux salariés`, `20 % will be offered to the staff`: theirs one day."""
    if owned:
        return None
    for i in range(at + 1, min(len(units) - 2, at + _ON)):
        unit = units[i]
        english = unit.has("will") and units[i + 1].key == "be"
        if english or unit.key in ("sera", "seront"):
            place = i + 1 + english
            given = _is_word(units, place, "given") and any(
                one.has("to") for one in units[place + 1 : place + 2]
            )
            return Undone("planned", place) if given else None
        if unit.quantity is not None or (unit.is_mark and unit.text != "-") or unit.has("f:fin", "and"):
            return None
    return None


def _to_go(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`ira à Chêne (70 %) et à Orme (30)`, `will go to Oak (70 percent)`."""
    if at < 3 or units[at - 1].text not in ("(", "["):
        return None
    for i in range(at - 2, max(0, at - _BACK - _ON), -1):
        if _is_word(units, i, "going"):
            ready = units[i].key.endswith(("ra", "ront")) or units[i - 1].has("will")
            return Undone("planned", i) if ready else None
        if units[i].text in (";", ":"):
            return None
    return None


def _kept_from(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`barred from buying 5 %`, `a interdit à Oak d'acquérir 5 %`, `dreams of owning`, `without owning`."""
    if head < 1 or not units[head].has("f:ing", "f:inf") or units[head].mention is not None:
        return None
    if units[head].has("f:fin", "f:past") and not units[head].has("f:ing"):
        return None
    row = range(head - 1, max(-1, head - 8), -1)
    for name, said in (("prevented", "failed"), ("dreaming", "conditional")):
        place = next((i for i in row if _is_word(units, i, name)), None)
        if place is not None and not any(unit.text in (",", ";") for unit in units[place:head]):
            return Undone(said, place)
    gerund = units[head].has("f:ing") and _is_word(units, head - 1, "unsure")
    return Undone("doubt", head - 1) if gerund else None


def _optional(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`has an option to buy 5 %`, `dispose d'une option d'achat sur 5 %`."""
    for i in range(at - 1, max(-1, at - 7), -1):
        if _is_word(units, i, "option"):
            used = any(unit.key.startswith(("exerc", "leve")) for unit in units[max(0, i - 4) : i])
            return None if used else Undone("conditional", i)
        if not (_is_word(units, i, "optional") or units[i].has(*_OBJECT)):
            return None
    return None


def _approved(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`the board has approved the purchase of 5 %`, `a autorisé le rachat de 5 %`: it is still to come."""
    noun = next((i for i in range(at - 1, max(-1, at - 5), -1) if units[i].key in _words("purchase")), 0)
    if noun < 1 or not any(unit.has("of") or unit.key in ("de", "d'") for unit in units[noun + 1 : at]):
        return None
    for i in range(noun - 1, max(-1, noun - 7), -1):
        unit = units[i]
        if unit.mention is None and unit.key in _words("approved"):
            passive = units[i - 1].has("be") if i else False
            return None if passive else Undone("planned", i)
        if (unit.is_mark and unit.text not in POSSESSIVE) or unit.quantity is not None:
            return None
    return None


def _to_come(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`stands to get 5 %`, `is in line for 5 %`, `devrait hériter de 5 %`: nobody has it yet."""
    if owned or head < 1:
        return None
    first = head
    while first > 0 and head - first < _GETTING and _is_word(units, first, "getting"):
        first -= 1
    keys = [unit.key for unit in units[max(0, first - 3) : first + 1]]
    for name, said in (("due", "planned"), ("prospect", "conditional")):
        size = next((n for n in (4, 3, 2, 1) if len(keys) >= n and " ".join(keys[-n:]) in _words(name)), 0)
        straight = first == head and keys[-1] in _STRAIGHT and size > 1
        if size and (straight or first < head) and units[first].mention is None:
            return Undone(said, first - size + 1)
    return None


def _offered(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`offered 300 million euros for 5 %`, `a offert 3 euros par action pour 5 %`: a bid, and no holding."""
    if owned or head < 1 or units[head].key not in ("for", "pour"):
        return None
    for i in range(head - 1, max(-1, head - _BID), -1):
        unit = units[i]
        if unit.is_mark or unit.mention is not None or unit.quantity is not None:
            return None
        if unit.key in _words("offering"):
            priced = any(one.text[:1].isdigit() or one.text[:1] in "$€£¥" for one in units[i + 1 : head])
            return Undone("planned", i) if priced else None
    return None


def _placed(units: list[Unit], at: int, head: int, owned: bool) -> Undone | None:
    """`placed its 5 % with funds`: sold; `placed 5 %`, `a mis en vente 5 %`: what is left, a person tells."""
    if head > 0 and units[head].has("seeksbuyer"):
        return Undone("doubt", head)
    on_market = head > 1 and units[head].key in _words("market") and units[head - 1].key in ("en", "on")
    verb = head - 2 if on_market else head
    if verb < 1 or not _is_word(units, verb, "placing"):
        return None
    to_come = any(unit.has(*_TO_COME) for unit in units[max(0, verb - 3) : verb])
    return Undone("past" if owned and not to_come else "doubt", verb)


Rule = Callable[[list[Unit], int, int, bool], Undone | None]
_RULES: tuple[Rule, ...] = (
    _false,
    _no_longer,
    _not_held,
    _to_come,
    _lost,
    _bought_from,
    _bought_of,
    _taken,
    _optional,
    _to_be_given,
    _to_go,
    _kept_from,
    _approved,
    _offered,
    _placed,
)
