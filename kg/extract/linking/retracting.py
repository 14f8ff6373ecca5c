"""What a text takes back of its own sentences: false reports, corrections, lies, a stake sold again.

`undoing` asks the words around a figure what is left of a holding; here the whole clause is asked, and
the sentence behind it. The words are data (`lexicon/outlook.json`). What is said without doubt is denied
or past; where a sentence tells several things and the next one takes "that" back, a person decides.

Example: in "Oak holds 15 % of Fir. That is a lie." the 15 % are denied; in "Oak bought 15 % of Fir and sold
it a year later" they are past.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.drafts import Draft
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.dates import dates_in
from kg.extract.phrases.governing import word_lists
from kg.extract.phrases.grammar import POSSESSIVE, is_party
from kg.model import PartialDate

_SAID = ("asserted", "reported")
_QUOTES = ('"', "“", "”", "«", "»", "'", "‘", "’")
_STOPS = (",", ";", ":", "—", "–", "(")
_BACK, _ON, _NOUN = 14, 16, 6


class _Place(NamedTuple):
    """A draft in its sentence: the units, where it stands, and whether that is its figure."""

    units: list[Unit]
    at: int
    figured: bool


def retracted(text: str, sentence: Sentence, following: Sentence | None, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, with what its clauses and the next sentence take back of them.

    Args:
        text: The document.
        sentence: A sentence.
        following: The one behind it.
        drafts: Its drafts, dated.

    Cost: the units near each figure are looked at, once.
    """
    said = [one for one in drafts if one.status in _SAID and one.role is None]
    for draft in said:
        place = _place(sentence.units, draft)
        if place is None:
            continue
        word = _reported(place) or _misreported(place) or _earlier(place)
        if word is not None:
            _quote(draft, word)
            draft.status, draft.tense = "denied", "current"
        elif draft.tense == "current" and (sold := _sold_again(place, draft)) is not None:
            _quote(draft, sold)
            draft.tense, draft.valid_to = "past", _only_date(text[sold.start : sentence.end])
    lie = _lie(following.units) if following is not None and said else None
    if lie is not None:
        _take_sentence_back([one for one in said if one.status in _SAID], sentence.units, lie)
    return drafts


def _quote(draft: Draft, word: Unit) -> None:
    draft.start, draft.end = min(draft.start, word.start), max(draft.end, word.end)


def _only_date(words: str) -> PartialDate | None:
    found = dates_in(words)
    return found[0].date if len(found) == 1 else None


def _place(units: list[Unit], draft: Draft) -> _Place | None:
    """Where a draft stands: at its figure, else at the name it begins with; `his stake` is there anyway."""
    start = draft.figure if draft.figure is not None else draft.start
    at = next((i for i, unit in enumerate(units) if unit.start == start), None)
    if at is None or (draft.figure is None and not is_party(units[at])):
        return None
    return _Place(units, at, draft.figure is not None)


def _has_word(unit: Unit, name: str) -> bool:
    return unit.mention is None and unit.key in word_lists("retracting")[name]


def _word_of(units: list[Unit], name: str, span: range) -> int | None:
    return next((i for i in span if _has_word(units[i], name)), None)


def _is_granted(units: list[Unit], at: int) -> bool:
    """`its 15 %`, `Oak's 15 %`, `the 15 % stake`: it is there whatever is said of it."""
    for i in range(at - 1, max(-1, at - 4), -1):
        unit = units[i]
        if unit.has("poss") or unit.text in POSSESSIVE or _has_word(unit, "the"):
            return True
        if not (unit.has("approx", "stake", "det") or unit.key in ("direct", "remaining")):
            return False
    return False


def _that(place: _Place) -> int | None:
    """The *that* on which the clause of a draft hangs, with nothing between that begins another clause."""
    units, at, figured = place
    for i in range(at - (1 if figured else 0), max(-1, at - _BACK), -1):
        if _has_word(units[i], "that"):
            return i
        if units[i].text in _STOPS or units[i].has("say", "boundary"):
            return None
    return None


def _reported(place: _Place) -> Unit | None:
    """`despite reports that Oak has 15 %`, `denied a report in the press that`."""
    units, at, figured = place
    that = _that(place)
    if that is None or (figured and _is_granted(units, at)):
        return None
    noun = _word_of(units, "reports", range(that - 1, max(-1, that - _NOUN), -1))
    if noun is None or any(unit.text in _STOPS or unit.has("be") for unit in units[noun:that]):
        return None
    for i in range(noun - 1, max(-1, noun - 5), -1):
        if _has_word(units[i], "rejecting"):
            negated = any(unit.has("neg", "cond") for unit in units[max(0, i - 3) : i])
            return None if negated else units[i]
        if units[i].text in _STOPS or units[i].has("f:fin", "f:past"):
            return None
    return None


def _misreported(place: _Place) -> Unit | None:
    """`wrongly reported that Oak has 15 %`, `a écrit à tort que`, `misreported`."""
    units, at, figured = place
    if figured and _is_granted(units, at):
        return None
    word = _word_of(units, "wrongly", range(at - 1, max(-1, at - _BACK), -1))
    if word is None or any(unit.text in _STOPS for unit in units[word:at]):
        return None
    near = units[max(0, word - 3) : word + 3]
    told = any(unit.has("say") or _has_word(unit, "telling") for unit in near)
    neg = any(unit.has("neg") for unit in units[max(0, word - 3) : word])
    return units[word] if told and not neg else None


def _earlier(place: _Place) -> Unit | None:
    """`An earlier version of this article said that Oak had 15 %`; not `said 15 % instead of 5 %` of 5 %."""
    for noun in range(place.at - 1, -1, -1):
        if _has_word(place.units[noun], "version"):
            old = _is_old(place.units, noun, place.at)
            if old is not None:
                return old
    return None


def _is_old(units: list[Unit], noun: int, at: int) -> Unit | None:
    """The first word of `earlier version of this article`, where what it said goes on to a place."""
    beside = (max(0, noun - 1), min(len(units) - 1, noun + 1))
    old = next((i for i in beside if _has_word(units[i], "earlier")), None)
    if old is None or any(unit.text == ";" for unit in units[noun:at]):
        return None
    of = max(old, noun) + 1
    if of < at and units[of].has("of") and _word_of(units, "story", range(of + 1, min(at, of + 4))) is None:
        return None
    told = any(unit.has("say") or _has_word(unit, "telling") for unit in units[noun + 1 : at])
    turned = _word_of(units, "rather", range(noun + 1, at)) is not None
    return units[min(old, noun)] if told and not turned else None


# -- a stake that is sold again ------------------------------------------------------------------------


def _sold_again(place: _Place, draft: Draft) -> Unit | None:
    """`bought 15 % of Fir and sold it a year later`, `a acheté 15 % de Sapin et les a revendus`."""
    units, at, figured = place
    bought = any(unit.has("buy") and unit.mention is None for unit in units[max(0, at - 5) : at])
    if not figured or draft.kind != "shareholding" or not bought:
        return None
    for i in range(at + 1, min(len(units), at + _ON)):
        if units[i].text == ";":
            return None
        if _has_word(units[i], "then"):
            found = _sale(units, i + 1, draft)
            if found is not None:
                return units[found]
    return None


def _sale(units: list[Unit], at: int, draft: Draft) -> int | None:
    """The last word of a sale of what was just bought, whose telling begins at a place; None for none."""
    french, first = False, at
    while at < len(units) and not (units[at].has("sell") and units[at].mention is None):
        unit = units[at]
        french = french or unit.key in ("les", "l'", "la", "s'en")
        pronoun = unit.mention is not None and unit.mention.form == "pronoun"
        if not (pronoun or unit.has("have") or _has_word(unit, "later") or _has_word(unit, "then") or french):
            return _rid(units, first)
        at += 1
        if french and not (at < len(units) and (units[at].has("have", "sell"))):
            return _rid(units, first)
    if at >= len(units) or not units[at].has("f:past", "f:part", "f:ing", "f:inf"):
        return None
    return at if french else _object(units, at + 1, draft)


def _rid(units: list[Unit], at: int) -> int | None:
    """The participle of `s'en est défait`, behind what stands before it; None for other words."""
    row = units[at : at + 5]
    place = next((i for i, unit in enumerate(row) if _has_word(unit, "rid")), None)
    en = place is not None and any(unit.key in ("en", "s'en") for unit in row[:place])
    return at + place if en and place is not None and row[place - 1].has("be") else None


def _object(units: list[Unit], at: int, draft: Draft) -> int | None:
    """The place of *it*, or of *stake* in `the stake`, right behind a verb of selling."""
    if at >= len(units):
        return None
    if units[at].key in ("it", "them"):
        return at if _ends(units, at + 1) else None
    if not (units[at].has("poss") or _has_word(units[at], "the")):
        return None
    noun = next((i for i in range(at + 1, min(len(units), at + 4)) if units[i].has("stake")), None)
    if noun is None or any(unit.mention is not None or unit.key == "of" for unit in units[at:noun]):
        return None
    other = units[noun + 2] if noun + 2 < len(units) and units[noun + 1].has("in", "of") else None
    named = other is not None and other.mention is not None and is_party(other)
    same = other is not None and other.mention is not None and other.mention.party is draft.investee.party
    return noun if same or not named else None


def _ends(units: list[Unit], at: int) -> bool:
    """Whether the object is over: `sold it in 2022`, `sold it a year later`; not `sold it two ships`."""
    if at >= len(units) or units[at].is_mark or units[at].has("in", "to", "on", "for", "by", "with", "and"):
        return True
    timed = any(_has_word(unit, "time") for unit in units[at : at + 4])
    return units[at].mention is None and (timed or _has_word(units[at], "later"))


# -- the sentence behind -------------------------------------------------------------------------------


def _lie(units: list[Unit]) -> Unit | None:
    """`That is a lie.`, `"This is untrue," Oak said.`, `C'est faux.`: the word that says so."""
    row = [unit for unit in units if unit.text not in _QUOTES]
    at = _claim(row)
    if at is None:
        return None
    keys = " ".join(unit.key for unit in row[at : at + 6])
    isnt = keys.startswith(("isn t ", "isn't ", "wasn t "))
    if not isnt and not row[at].has("be") and row[at].key not in ("etait", "was"):
        return None
    for i in range(at + 1, min(len(row), at + 6)):
        negated = isnt or any(unit.has("neg") for unit in row[at:i])
        if _has_word(row[i], "true" if negated else "lie"):
            return row[i] if i + 1 == len(row) or row[i + 1].text in (".", "!", ",") else None
        if row[i].mention is not None or row[i].is_mark:
            return None
    return None


def _claim(row: list[Unit]) -> int | None:
    """Where the verb of a sentence stands whose subject is what was just said: *that*, *the report*."""
    pronoun = row and (_has_word(row[0], "this") or row[0].key in ("this", "that", "it"))
    noun = len(row) > 2 and _has_word(row[0], "the") and _has_word(row[1], "reports")
    if not (pronoun or noun):
        return None
    at = 1
    while at < len(row) - 1 and (_has_word(row[at], "reports") or row[at].key in ("n'", "ne")):
        at += 1
    return at if at < len(row) else None


def _take_sentence_back(said: list[Draft], units: list[Unit], lie: Unit) -> None:
    """Deny what the only statement of a sentence says; of several a person tells which one is meant."""
    pairs = {(id(one.holder.party), id(one.investee.party)) for one in said}
    for draft in said:
        place = _place(units, draft)
        before = units[: place.at] if place is not None else units
        aside = any(unit.key in ("which", "who", "whose", "qui", "dont") for unit in before)
        granted = place is not None and place.figured and _is_granted(units, place.at)
        if len(pairs) > 1 or aside or granted:
            draft.doubt = draft.doubt or "modalityContradicted"
        else:
            draft.status, draft.tense, draft.end = "denied", "current", max(draft.end, lie.end)
