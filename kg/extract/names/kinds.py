"""What a name can be besides a company: words that show persons, agencies, exchanges, public bodies.

The lists are data (`lexicon/kinds.json`), folded; the rules that use them live with the finders of names.

Example:
    >>> "reuters" in KINDS["agencies"], is_month(["on", "feb", "11"], 1), is_month(["ask", "jan", "novak"], 1)
    (True, True, False)
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

_FILE = Path(__file__).parent.parent / "lexicon" / "kinds.json"

#: List of words to its words: `agencies`, `press` (words of a paper's name), `papers` (nouns), `exchanges`,
#: `lone` (capitals that alone are nobody), `months` (shortened), `money`, `scales`, `persons` (nouns before
#: a person's name), `many_persons`, `honorifics`, `trades`, `publics` (bodies that a place has),
#: `authorities`, `of_heads`, `de_heads` (they go on with *of*, *de*), `firm_words`, `sited` (what stands
#: before *in* and a place), `stakes` (before *in* and what is held), `where` (prepositions of a town),
#: `telling` (before *to* and who hears),
#: `between_verb` (small words between a class of holders and its verb), `given` (before *to* and who
#: gets), `regional` (adjectives of no state),
#: `blocks` (before the number of a field or well), `stately` (adjectives inside a French institution's name),
#: `works` (sites that can be held as a firm is), `uncounted` (words that open a sentence without an article
#: and are no names), `vowelled` (words that end as made-up names do), `acts` (verbs that a name at
#: the beginning of a sentence is the subject of).
KINDS: dict[str, frozenset[str]] = {
    name: frozenset(text.split()) for name, text in json.loads(_FILE.read_text(encoding="utf-8")).items()
}

# `r900m`, `rm1.7bn`: a sum and its scale grown together.
_SUM = re.compile(r"([a-z]{1,4})\d[\d.,]*(?:bn|m|mn|tn|k|cr|md|mds)")

#: Places of business that a town's name follows: `le port de Sète`.
SITES = frozenset("port terminal aeroport airport club raffinerie refinery casino".split())


def is_month(keys: Sequence[str], at: int) -> bool:
    """Whether a shortened month stands at a place: a figure or its full stop is beside it.

    Example: `Feb` in "Feb 11" and "11 Feb."; the given name in "Jan Novak" is none.
    """
    if keys[at].rstrip(".") not in KINDS["months"]:
        return False
    beside = [keys[i] for i in (at - 1, at + 1) if 0 <= i < len(keys)]
    dotted = keys[at + 1 : at + 2] == ["."] and keys[at + 2 : at + 3] != [] and keys[at + 2][:1].isdigit()
    return dotted or any(key[:1].isdigit() and key.rstrip("erndsth").isdigit() for key in beside)


def is_money(keys: Sequence[str], at: int) -> bool:
    """Whether an amount of money begins at a place: `Rs 84`, `ISK 44 billion`, `RM18 million`, `NZ$261`.

    Example:
        >>> is_money(["rs", "84"], 0), is_money(["rm18", "million"], 0), is_money(["block", "17"], 0)
        (True, True, False)
        >>> is_money(["r900m"], 0), is_money(["sh65"], 0), is_money(["m6"], 0)
        (True, True, False)
    """
    key = keys[at]
    following = keys[at + 1] if at + 1 < len(keys) else ""
    letters = key.rstrip("0123456789.,")
    if (sum_ := _SUM.fullmatch(key)) is not None and sum_[1] in KINDS["money"]:
        return True
    if letters != key:
        digits = len(key) - len(letters)
        told = following in KINDS["scales"] or digits > 2 or (digits > 1 and len(letters) > 1)
        return letters in KINDS["money"] and told
    if key in KINDS["money"]:
        return following[:1].isdigit() or following in ("$", "£", "€", "¥")
    return False
