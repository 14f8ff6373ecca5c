"""Where a name does not begin, and where it ends: what a capital alone does not tell.

Example:
    >>> opens_only("canjeada", "deuda", None, "es"), opens_only("cornelada", "vende", "ƒK", "es")
    (True, False)
"""

from __future__ import annotations

from kg.extract.languages.figures import Word
from kg.extract.languages.parties import is_given_name
from kg.names import fold

#: Endings of participles, which open a clause of their own, and of verbs whose subject is `we`.
_OPENING = {
    "es": ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "amos", "emos", "imos"),
    "pt": ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "amos", "emos", "imos"),
    "it": ("ato", "ata", "ati", "ate", "uto", "uta", "uti", "ute", "ito", "ita", "iti", "ite", "iamo"),
}
#: What stands behind a comparative: `Größer als`, `Hoger dan`.
_THAN = {"de": "als", "nl": "dan"}
#: Letters of verbs: what stands before one may be its subject.
_VERBS = frozenset("hHacCKULPGwIYfƒynXTtm")
#: Offices that what they are for stands behind: `ministro dei Trasporti Karl Selm`.
_MINISTERS = frozenset(
    "ministro ministra assessore assessora sottosegretario sottosegretaria secretario secretaria secretário "
    "secretária consejero consejera conselheiro conselheira viceministro viceministra minister ministers "
    "staatssecretaris wethouder gedeputeerde ministerin staatssekretär senator senatorin stadtrat".split()
)
#: What joins a person to the company: no part of the name where the person has two names already.
_OF = {
    "de": frozenset(("von", "vom", "bei")),
    "nl": frozenset(("van", "bij")),
    "it": frozenset("di del della dell dello".split()),
}
_BACK = 3


def opens_only(word: str, after: str, code: str | None, language: str) -> bool:
    """Whether a word that begins a sentence is its participle or verb, or a comparative, and no name.

    Args:
        word: The word in small letters.
        after: The one behind it, which is written small.
        code: Its letters; None for a word that the grammar does not know.
        language: Language of the two.
    """
    if after == _THAN.get(language) and word.endswith("er"):
        return True
    verb = code is not None and not _VERBS.isdisjoint(code)
    return len(word) > 5 and word.endswith(_OPENING.get(language, ())) and not verb


def past_ministry(words: list[Word], at: int, stop: int) -> int:
    """Where the person begins behind what they are a minister for; `at` where no minister is told.

    Args:
        words: Words of a sentence.
        at: Where the capitals begin: `Trasporti Grazia Selm`.
        stop: Where they end.
    """
    if not is_minister(words, at, stop) or is_given_name(fold(words[at].text)):
        return at
    named = max(at, stop - 2)  # the last two words, where none is known as a given name
    return next((i for i in range(at + 1, stop - 1) if is_given_name(fold(words[i].text))), named)


def is_minister(words: list[Word], at: int, stop: int) -> bool:
    """Whether two capitals or more stand behind the title of a minister, and what that is for."""
    return stop > at + 1 and any(word.key in _MINISTERS for word in words[max(0, at - _BACK) : at])


def is_whose(words: list[Word], first: int, stop: int, language: str) -> bool:
    """Whether a joint behind two names of a person begins the company: `Kees Selm van Rust`."""
    if stop - first < 2 or words[stop].key not in _OF.get(language, ()):
        return False
    surname = words[stop - 1]
    return (
        surname.is_capital
        and is_given_name(fold(words[first].text))
        and not is_given_name(fold(surname.text))
    )
