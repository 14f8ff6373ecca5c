"""A sentence's own date: "as of 31 March 2022", "depuis 1999", "bought in 2016".

Used only where a sentence has one date; two dates in a sentence date nothing.

Example: "Oak has held 5% of Fir since 1999" gets `valid_from` 1999 and keeps the article's date.
"""

from __future__ import annotations

import re

from kg.extract.drafts import ENDED, Draft
from kg.extract.parts import Sentence
from kg.extract.phrases.dates import MONTH, dates_in
from kg.model import PartialDate
from kg.names import fold

_HELD = ("shareholding", "votingRights", "parent", "otherInfluenceOrControl")
_AS_OF = re.compile(
    r"(?:as of|as at|at|at the end of|at end-?|on|dated|by the end of|"
    r"au|le|a la date du|a fin|fin|a la fin de|des le)\s*$"
)
_SINCE = re.compile(r"(?:since|depuis(?: le| la)?|from|ever since)\s*$")
_UNTIL = re.compile(r"(?:until|till|jusqu'en|jusqu'au|up to)\s*$")
_IN = re.compile(r"(?:in|on|en|le|au|of|during|since|from)?\s*$")
#: A day of a register without its year: "as of 1 May", "au 31 mars".
_AS_OF_DAY = re.compile(
    r"\b(?:as of|as at|at the end of|at end-?|au|a la date du|le|fin|a fin|a la fin de) ?"
    rf"(?:(?:\d{{1,2}}(?:er|st|nd|rd|th)? )?(?:{MONTH})\b|(?:{MONTH}) \d{{1,2}}\b)(?!,? (?:1[89]|20|21)\d\d)"
)
_YEAR_HINT = re.compile(r"\b(?:1[89]|20|21)\d\d\b")


def dated(text: str, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence with its own date, where it has one, and with plain tenses.

    A stake that is told in the past without a word on its end ("which held 35 %") was there once: a past
    level, or where the words give its day without a year ("as of 1 May, Oak held 5 %"), that of the report.
    """
    found = _with_date(text, sentence, drafts)
    for draft in found:
        if draft.stands and draft.tense == "past" and draft.valid_to is None:
            draft.tense = "current"  # the newest level that the text knows
    narrated = [draft for draft in found if _is_narrated(draft)]
    if narrated and _AS_OF_DAY.search(fold(text[sentence.start : sentence.end])):
        for draft in narrated:
            draft.tense = "current"
    for draft in found:
        if draft.tense == ENDED:
            draft.tense = "past"
    return found


def _is_narrated(draft: Draft) -> bool:
    """Whether a stake is told in the past, without an end and without a date."""
    told = draft.tense == "past" and draft.role is None and draft.kind in _HELD
    return told and draft.valid_to is None and draft.as_of is None


def _with_date(text: str, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence with its own date, where it has exactly one."""
    if not drafts:
        return drafts
    words = text[sentence.start : sentence.end]
    if not _YEAR_HINT.search(words):
        return drafts
    found = dates_in(words)
    for draft in drafts:
        if draft.stands and found:  # the level before is the older one
            draft.as_of = max((one.date for one in found), key=lambda date: date.latest)
    if len(found) != 1:
        return drafts
    before = fold(words[max(0, found[0].start - 30) : found[0].start])
    for draft in drafts:
        if draft.kind in _HELD and not draft.stands:
            _apply(draft, before, found[0].date)
    return drafts


def _apply(draft: Draft, before: str, date: PartialDate) -> None:
    said = draft.status in ("asserted", "reported")
    if said and draft.change in ("acquire", "increase", "decrease"):
        draft.effective = date if _IN.search(before) else None
    elif _SINCE.search(before):
        draft.valid_from = date if said else None
    elif _UNTIL.search(before) and draft.tense in ("past", ENDED):
        draft.valid_to = date
    elif draft.tense == ENDED:
        draft.valid_to = date if _IN.search(before) else None
    elif _AS_OF.search(before) and said and len(date.text) > 4:
        draft.as_of, draft.tense = date, "current"
