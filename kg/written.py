"""A share as people type it in a form or a spreadsheet, and back.

What a text of an article says is read elsewhere (`kg.extract`); what is typed here is short and meant.

Example:
    >>> figure("about 43 %").stated, written(figure("about 43 %"))
    ('43', 'about 43 %')
    >>> written(figure("entre 25 et 50,5"))
    '25-50.5 %'
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.errors import InvalidClaim
from kg.model import Claim, Share
from kg.names import fold
from kg.shares import UNKNOWN, WORD_RULES, bounds, percent, show


class Figure(NamedTuple):
    """A share with what is written of it.

    Args:
        share: Bounds; None: nothing is said on the share.
        stated: The numeral, in percent; None where there is none or there are two.
        approximate: Whether the figure is softened.
    """

    share: Share | None
    stated: str | None = None
    approximate: bool = False


_NUMBER = r"(\d{1,3}(?:\.\d{1,30})?)"
_SIGN = r"\s*(?:%|percent|per cent|pour cent|pourcent)?\s*"
_WORDED = (
    ("about", r"~|≈|about|approx(?:imately|\.)?|roughly|around|some|circa|ca\.?|environ|quelque"),
    ("atLeast", r">=|≥|at least|au moins"),
    ("moreThan", r">|more than|over|above|plus de"),
    ("upTo", r"<=|≤|up to|at most|au plus|jusqu'a"),
    ("lessThan", r"<|less than|under|below|moins de"),
    ("nearly", r"nearly|almost|close to|pres de|presque"),
    ("exact", r"=?"),
)
# Compiled when first used: every question loads this module, and few read what somebody typed.
_SINGLE = tuple((rule, rf"(?:{words})\s*{_NUMBER}{_SIGN}") for rule, words in _WORDED)
_RANGE = rf"(?:between |from |entre |de )?{_NUMBER}{_SIGN}(?:-|–|to|and|a|et)\s*{_NUMBER}{_SIGN}"
_BRACKETS = rf"([\[(])\s*{_NUMBER}{_SIGN}[-–,;]\s*{_NUMBER}{_SIGN}([\])]){_SIGN}"
_NOTHING = ("none", "-", "no share", "aucune")
_NOT_KNOWN = ("?", "unknown", "not stated", "inconnu", "inconnue", "non precise")
_RULES = {rule.casefold(): rule for rule in WORD_RULES}
#: What to type, for messages.
FORMS = "write 43, about 43, 25-50, more than 25, at least 25, up to 50, less than 50, majority, or unknown"


def figure(text: str) -> Figure:
    """The share that a person typed.

    Args:
        text: `43`, `43,4 %`, `about 43`, `25-50`, `more than 25`, `majority`, `unknown`, `none` (nothing is
            said on the share) ...

    Raises:
        InvalidClaim: It cannot be read, or is not between 0 and 100 %.
    """
    folded = " ".join(fold(text).replace("’", "'").split())
    plain = re.sub(r"(?<=\d),(?=\d)", ".", folded)
    if plain in _NOTHING:
        return Figure(None)
    if plain in _NOT_KNOWN:
        return Figure(UNKNOWN)
    if plain.replace(" ", "") in _RULES:
        return Figure(bounds(_RULES[plain.replace(" ", "")]))
    match = re.fullmatch(_BRACKETS, plain)
    if match:
        low, high = percent(match[2]), percent(match[3])
        return Figure(Share(low, high, low_open=match[1] == "(", high_open=match[4] == ")"))
    match = re.fullmatch(_RANGE, plain)
    if match:
        return Figure(bounds("range", match[1], match[2]))
    for rule, pattern in _SINGLE:
        match = re.fullmatch(pattern, plain)
        if match:
            return Figure(bounds(rule, match[1]), match[1], rule in ("about", "nearly"))
    raise InvalidClaim("share", text[:60], FORMS)


def written(said: Figure) -> str:
    """A share in words that `figure` reads back."""
    share, stated, approximate = said
    if share is None:
        return "none"
    if share == UNKNOWN:
        return "unknown"
    if stated is not None:
        for rule, words in _PLAIN.items():
            if bounds(rule, stated) == share and approximate == (rule in ("about", "nearly")):
                return f"{words} {stated} %".strip()
    return show(share)


_PLAIN = {
    "exact": "",
    "about": "about",
    "nearly": "nearly",
    "moreThan": "more than",
    "atLeast": "at least",
    "upTo": "up to",
    "lessThan": "less than",
}


def figure_of(claim: Claim) -> Figure:
    """The share that a claim states."""
    return Figure(claim.share, claim.stated, claim.approximate)
