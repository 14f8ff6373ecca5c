"""Whether two names mean the same party: without case, accents, articles and legal forms.

Example:
    >>> Names({}, ["Norvik", "Talby Dairy"]).same("Norvik Foods A/S", "Norvik Foods")
    True
    >>> Names({}, ["Norvik", "Talby Dairy"]).same("Norvik", "Talby Dairy")
    False
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

Tokens = tuple[str, ...]

#: Words that do not tell one party from another: legal forms, articles, the words for a group.
_FORMS = "sa s.a se ag nv n.v plc inc incorporated corp corporation co company ltd limited llc kg kgaa gmbh"
_MORE_FORMS = "spa s.p.a bhd holding holdings group groupe gruppo motor motors"
_ARTICLES = "the le la les l un une der die das el los il lo of de du des d"
_PLAIN = frozenset(f"{_FORMS} {_MORE_FORMS} {_ARTICLES}".split())

_WORD = re.compile(r"[\w&]+")
_ELIDED = re.compile(r"\b[ld]'")


@lru_cache(maxsize=20_000)
def tokens(name: str | None) -> Tokens:
    """The telling words of a name, folded; all of its words when none of them tells anything."""
    decomposed = unicodedata.normalize("NFKD", name or "")
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
    plain = plain.replace("’", "'").replace("'s", " ")
    every = _WORD.findall(_ELIDED.sub(" ", plain))
    telling = [word for word in every if (word not in _PLAIN and len(word) > 1) or word.isdigit()]
    return tuple(telling or every)


class Names:
    """The names of one passage.

    Args:
        aliases: A party's name to its other names, wherever it is called so.
        written: The parties of the passage's claims: a word that is one party's whole name does not
            make a longer name another way to say a shorter one.
    """

    def __init__(self, aliases: Mapping[str, Iterable[str]], written: Iterable[str]) -> None:
        self._also: dict[Tokens, set[Tokens]] = {}
        for name, others in aliases.items():
            known = self._also.setdefault(tokens(name), {tokens(name)})
            known.update(tokens(other) for other in others)
        self._whole = {words[0] for words in map(tokens, written) if len(words) == 1}

    def same(self, found: str | None, wanted: str, accepted: Iterable[str] = ()) -> bool:
        """Whether a name found means the party wanted, under its own or an accepted name."""
        here = tokens(found)
        return bool(here) and any(self._alike(here, tokens(name)) for name in (wanted, *accepted))

    def _alike(self, one: Tokens, other: Tokens) -> bool:
        if one == other or one in self._also.get(other, ()) or "".join(one) == "".join(other):
            return True
        short, long = sorted((set(one), set(other)), key=len)
        told = bool(short) and short < long and any(len(word) > 2 for word in short)
        return told and not (long - short) & self._whole and 3 * len(short) >= len(long)
