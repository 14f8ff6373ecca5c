"""Public bodies and places of business that a common noun names: `the city of Ulvik`, `le port de Sète`.

The noun need not have a capital. After *in*, *near* or *dans* the phrase only says where: it is a `place`.

Example:
    >>> from kg.extract.tokens import tokenize
    >>> from kg.extract.words import words
    >>> bodies = Bodies(Near({}, words("en"), frozenset()))
    >>> tokens = tokenize("the city of Ulvik owns it", 0)
    >>> bodies.read(tokens, [token.key for token in tokens], 1)[1].text
    'city of Ulvik'
"""

from __future__ import annotations

import re

from kg.extract.names.kinds import KINDS, SITES
from kg.extract.names.near import Found, Near, mention_of
from kg.extract.names.venues import towns
from kg.extract.tokens import Token
from kg.extract.words import CAPITALS

_OF = frozenset(("of", "de", "du", "d'", "des"))
_THE = frozenset(("the", "la", "l'", "le", "les"))
_WHERE = frozenset("in near outside around across throughout within dans autour pres".split())
_BEFORE = _THE | {"a", "its", "du", "au", "aux", "des", "une", "un", "cette", "this", "sa"}
# Those that a capital follows directly: `la région Bretagne`.
_BARE = frozenset(("region", "ville", "canton", "land", "metropole", "commune", "departement"))
#: `Glarn teachers' fund`, `Nurses' Plan`.
# Ends of adjectives of places: `flamande`, `wallonne`, `rémoise`.
_DEMONYM = re.compile(r"[a-z]{3,}(?:ande|onne|aise|oise|enne|aine|ine|ane|este|ote)")
_FUNDS = frozenset("fund plan scheme trust cooperative co-operative association union".split())


_WORKS = SITES | KINDS["works"]


def openers() -> frozenset[str]:
    """The small words that a public body or a site can begin with."""
    return KINDS["publics"] | _WORKS


class Bodies:
    """Finds public bodies and sites.

    Args:
        near: Word lists and names.
    """

    def __init__(self, near: Near) -> None:
        self._near = near

    def read(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """The public body, site or fund of a trade that begins at a token, if one does."""
        if keys[at] in KINDS["publics"]:
            public = self._public(tokens, keys, at)
            if public is not None:
                return public
        if keys[at] in _WORKS and tokens[at].text.islower():
            return self._site(tokens, keys, at) or self._held(tokens, keys, at)
        if keys[at] in KINDS["blocks"] and tokens[at].is_capital:
            return self._block(tokens, keys, at)
        if self._near.lists.language == "fr" and tokens[at].is_capital:
            national = self._national(tokens, keys, at)
            if national is not None:
                return national
        return self._fund(tokens, keys, at) if tokens[at].is_capital else None

    def _public(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`the municipality of Ulvik`, `le département de la Somme`; no `filiale commune de Fir`."""
        stop = at + 1
        if not tokens[at].is_capital and (at == 0 or keys[at - 1] not in _BEFORE):
            return None
        if keys[stop : stop + 1] and keys[stop] in _OF:
            stop += 1 + (keys[stop + 1 : stop + 2] != [] and keys[stop + 1] in _THE)
        elif keys[at] not in _BARE:
            return None
        end = _capitals(tokens, keys, stop)
        if end == stop == at + 1 and at and tokens[at].is_capital and self._is_regional(tokens, keys, stop):
            end = stop + 1
        if end == stop or (keys[at] == "land" and not tokens[at].is_capital):
            return None
        if self._near.lists.look(keys, stop)[1] & {"industry"}:
            return None
        back = at - 1 - (at > 0 and keys[at - 1] in _THE)
        form = "place" if back >= 0 and keys[back] in _WHERE else "name"
        return (at, end), mention_of(tokens, (at, end), form)

    def _is_regional(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """`la Région flamande`, `la Ville rémoise`: the adjective of the place, behind a capital."""
        if at >= len(tokens) or self._near.lists.language != "fr" or not tokens[at].text.islower():
            return False
        known = (keys[at],) in self._near.atlas.adjectives or keys[at] in KINDS["regional"]
        return known or (not self._near.lists.look(keys, at)[1] and _DEMONYM.fullmatch(keys[at]) is not None)

    def _site(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`the port of Sines`, `le terminal de Sète`: a site of a known town that something is said of."""
        if at == 0 or keys[at - 1] not in _THE | {"du", "au"} or keys[at + 1 : at + 2] == []:
            return None
        if keys[at + 1] not in ("of", "de", "d'"):
            return None
        back = at - 2 if keys[at - 1] in _THE else at - 1
        if back >= 0 and keys[back] in _WHERE | {"at", "a", "au"}:
            return None
        end = _capitals(tokens, keys, at + 2)
        if (
            tuple(keys[at + 2 : end]) not in towns()
            and tuple(keys[at + 2 : end]) not in self._near.atlas.capitals
        ):
            return None
        return (at, end), mention_of(tokens, (at, end), "name")

    def _held(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`75% of the port of Cardal`, `30 % de la raffinerie de Sallis`: works of which a share is told."""
        if at + 2 >= len(keys) or keys[at + 1] not in _SITED or not share_before(keys, at):
            return None
        name = at + 2 + (keys[at + 2] in _THE)
        end = _capitals(tokens, keys, name)
        return ((at, end), mention_of(tokens, (at, end), "name")) if end > name else None

    def _block(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`Block 17`, `Bloc 9/4`, `Licence PL 88`: the number of a field."""
        stop = at + 1
        if stop < len(tokens) and tokens[stop].text.isupper() and len(keys[stop]) < 4:
            stop += 1
        if stop >= len(tokens) or not keys[stop].isdigit() or len(keys[stop]) > 3:
            return None
        stop += 1
        while stop + 1 < len(tokens) and tokens[stop].text in "/-" and keys[stop + 1].isalnum():
            stop += 2
        if stop < len(keys) and (keys[stop] in ("%", "percent", "per", "pour")):
            return None
        return (at, stop), mention_of(tokens, (at, stop), "name")

    def _national(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`la Gabonaise des bois`, `La Française de réassurance`: a firm called after its country."""
        if (keys[at],) not in self._near.atlas.adjectives or not keys[at].endswith("e") or at == 0:
            return None
        if keys[at - 1] not in ("la", "a") and keys[at - 1] != "l'":
            return None
        stop = at + 2
        if keys[at + 1 : stop] not in (["de"], ["des"], ["d'"]) or stop >= len(keys):
            return None
        noun = tokens[stop]
        if noun.is_capital or not noun.is_word or len(noun.text) < 4:
            return None
        return (at, stop + 1), mention_of(tokens, (at, stop + 1), "name")

    def _fund(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`Glarn teachers' fund`, `Ostland Nurses' Pension Plan`: people of a trade and their fund."""
        stop = at + 1
        while (
            stop < len(tokens) and stop - at < 4 and tokens[stop].is_word and tokens[stop].text not in ("'s",)
        ):
            stop += 1
        if stop - at < 2 or stop + 1 >= len(tokens) or tokens[stop].text not in ("'", "’"):
            return None
        if not keys[stop - 1].endswith("s") or any(
            self._near.lists.look(keys, i)[1] for i in range(at, stop)
        ):
            return None
        if not all(token.is_capital for token in tokens[at : stop - 1]):
            return None
        end = stop + 1
        while (
            end < len(tokens) and end - stop < 4 and keys[end] in ("pension", "retirement", "superannuation")
        ):
            end += 1
        if end >= len(tokens) or keys[end] not in _FUNDS:
            return None
        return (at, end + 1), mention_of(tokens, (at, end + 1), "name")


# Before the place of works: `port of Cardal`, `usine de Sallis`, `smelter at Ravel`.
_SITED = frozenset(("of", "de", "d'", "du", "at", "in", "near", "off"))
_POSSESSIVE = frozenset("its their his her sa son leur".split())
_SHARES = frozenset(
    "% percent cent pct half quarter third moitie quart tiers stake shareholding interest participation "
    "parts".split()
)


def share_before(keys: list[str], at: int) -> bool:
    """Whether a share is said of the noun at a place: `40% of the zinc smelter`, `stake in the port`."""
    back = at - 1
    while back > 0 and at - back < 5 and keys[back] not in ("of", "in", "de", "du", "dans", "d'", ",", "and"):
        back -= 1
    if back < 1 or keys[back] not in ("of", "in", "de", "du", "dans", "d'"):
        return False
    seated = keys[back + 2] in ("'s", "’s") if at - back > 2 else False  # "stake in Ulvik's new airport at"
    article = keys[back + 1] in _THE | _POSSESSIVE | {"a", "un", "une"}
    if at - back > 1 and not (article or seated) and keys[back] != "du":
        return False
    return keys[back - 1] in _SHARES


def _capitals(tokens: list[Token], keys: list[str], at: int) -> int:
    """The end of the capitals that begin at a token; `at` for none."""
    stop = at
    while stop < len(tokens) and stop - at < 5:
        token = tokens[stop]
        if not (token.is_capital and token.is_word) or keys[stop] in CAPITALS.calendar:
            break
        if stop > at and token.start > tokens[stop - 1].end + 1:
            break
        stop += 1
    return stop
