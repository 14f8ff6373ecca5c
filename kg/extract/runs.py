"""Names that nobody has listed: runs of capitals, with the small words that can stand inside them.

Example: see `kg.extract.mentions`.
"""

from __future__ import annotations

import re

from kg.extract.near import Found, Near, is_brand, mention_of, opens
from kg.extract.tokens import Token
from kg.extract.words import CAPITALS, given_names

# Classes of words that are no name when they stand alone with a capital ("l'Alliance", "the Group").
# `Hamburg-based Acme`: a seat, not a part of the name.
_HYPHENED = ("-based", "-listed", "-owned", "-born", "-headquartered", "-backed", "-controlled", "-led")
_VERBAL = {"f:fin", "f:past", "f:fut", "f:cond", "f:imp", "belong", "control", "be", "will"}
# Ends of English nouns that stand without an article: `Ownership is`, `Backing was`.
_COMMON = ("ing", "ship", "tion", "ment", "ness", "ance", "ence", "ity", "ism")
_CURRENCIES = frozenset(
    "rs inr eur usd gbp chf sek nok dkk jpy cny rmb aud cad sgd hkd zar brl krw pln".split()
)
_GENERIC = frozenset(("alliance", "partnership", "industry", "govt", "talks", "merger", "deal"))


def _is_amount(tokens: list[Token], at: int) -> bool:
    """`at R125`, `for S$40`: a currency with its figure."""
    return re.fullmatch(r"[RSCA]\d{2,}", tokens[at].text) is not None


class Runs:
    """Finds runs of capitals.

    Args:
        near: Word lists and names.
    """

    def __init__(self, near: Near) -> None:
        self._near = near

    def read(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """The run of capitals that begins at a token, if one does and it is a name."""
        if not self._can_begin(tokens, keys, at):
            return None
        if keys[at] in CAPITALS.fields and any(key.startswith("minist") for key in keys[max(0, at - 5) : at]):
            return None
        stop = at + 1
        while stop < len(tokens) and stop - at < 12:
            joint = self._joint(tokens, keys, at, stop)
            if joint is None:
                break
            stop = joint
        if stop - at == 1 and (
            keys[at] in _CURRENCIES or _is_amount(tokens, at) or not self._single_is_name(tokens, keys, at)
        ):
            return None
        return (at, stop), mention_of(tokens, (at, stop), "name")

    def _can_begin(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        token, key = tokens[at], keys[at]
        if key.endswith(_HYPHENED):
            return False
        written = (token.is_capital and token.is_word) or is_brand(token)
        if not written or key in CAPITALS.calendar or key in CAPITALS.no_names:
            return False
        if self._near.is_office(keys, at) or tuple(keys[at : at + 1]) in self._near.atlas.adjectives:
            return self._near.in_brand(tokens, keys, at + 1) and not self._near.is_office(keys, at)
        elided = token.text in ("L'", "L’") and at > 0 and at + 1 < len(tokens) and tokens[at + 1].is_capital
        if (key in CAPITALS.openers and not elided) or (
            opens(tokens, at) and key.endswith(("ly", "ment")) and len(key) > 5
        ):
            return False
        if self._near.lists.look(keys, at)[1] & _GENERIC and not self._near.in_longer_name(
            tokens, keys, at, at + 1
        ):
            return False
        return key not in (
            "minister",
            "ministre",
            "president",
            "chairman",
            "etat",
            "government",
            "state",
            "gouvernement",
        )

    def _joint(self, tokens: list[Token], keys: list[str], at: int, stop: int) -> int | None:
        """The end of the name when it goes on at `stop`; None when it does not."""
        token, before = tokens[stop], tokens[stop - 1]
        if token.start > before.end + 1:
            return None
        initials = before.text.isupper() and all(len(piece) == 1 for piece in before.text.split("."))
        if token.text == "." and token.start == before.end and initials:
            return stop + 1
        if self._continues(tokens, keys, stop):
            return stop + 1
        if token.text == "plc":
            return stop + 1
        if token.text == "+" and token.start == before.end:
            return stop + 1
        if (
            token.text == ","
            and stop + 1 < len(tokens)
            and keys[stop + 1].rstrip(".") in ("inc", "ltd", "llc", "plc", "corp", "sa", "limited")
        ):
            return stop + 2
        if token.key in CAPITALS.joints:
            return self._over_joint(tokens, keys, at, stop)
        return None

    def _continues(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        token, key = tokens[at], keys[at]
        if (
            not token.is_word
            or key in CAPITALS.calendar
            or self._near.is_office(keys, at)
            or key in ("l'", "d'")
        ):
            return token.text[:1].isdigit() and len(token.text) <= 3 and not self._figure_follows(keys, at)
        return token.is_capital or (any(c.isupper() for c in token.text[1:]) and len(token.text) > 2)

    def _figure_follows(self, keys: list[str], at: int) -> bool:
        return at + 1 < len(keys) and (
            "percent" in self._near.lists.look(keys, at + 1)[1] or not keys[at + 1][:1].isalpha()
        )

    def _over_joint(self, tokens: list[Token], keys: list[str], at: int, stop: int) -> int | None:
        after = stop + 1
        while (
            after < len(tokens)
            and after - stop < 3
            and keys[after] in ("la", "le", "l'", "les", "the", "der", "den", "al")
        ):
            after += 1
        if after >= len(tokens):
            return None
        key, capital = keys[stop], tokens[after].is_capital and tokens[after].is_word
        if key in ("&", "y", "e"):
            return after + 1 if capital else None
        if key in ("and", "et"):
            return None
        if key in ("of", "for"):
            return after + 1 if capital and keys[stop - 1] in CAPITALS.of_heads else None
        institution = keys[at] in CAPITALS.de_heads
        if capital:
            person = key in CAPITALS.personal_joints and (
                keys[at] in given_names()
                or (tokens[after].start - tokens[stop].end <= 1 and key not in ("de", "du", "d'", "la", "le"))
            )
            return after + 1 if institution or person else None
        noun = tokens[after].is_word and not self._near.lists.look(keys, after)[1]
        return after + 1 if institution and noun and key in ("des", "de", "du", "d'") else None

    def _single_is_name(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """A capital at the start of a sentence shows a name only when something else does too."""
        token = tokens[at]
        if len(token.text) < 2 or token.text in ("L'", "D'", "L’", "D’"):
            return False
        if not opens(tokens, at):
            return True
        if keys[at] in self._near.seen or any(c.isupper() or c.isdigit() for c in token.text[1:]):
            return True
        if at + 1 >= len(tokens) or self._near.lists.look(keys, at)[1]:
            return False
        if tokens[at + 1].text == ",":
            return self._apposition_follows(keys, at + 2)
        if keys[at + 1] in ("and", "et") and at + 2 < len(tokens):
            return tokens[at + 2].is_capital and not keys[at].endswith(_COMMON)
        return self._verb_follows(keys, at) or tokens[at + 1].text in ("'s", "’s", "(", "&")

    def _verb_follows(self, keys: list[str], at: int) -> bool:
        """Whether the next word is a verb that can go with a name: `Fir is`, `Oaks has`, not `Talks have`."""
        word = keys[at + 1]
        classes = self._near.lists.look(keys, at + 1)[1]
        verbal = bool(classes & _VERBAL) or word in CAPITALS.verbs
        if self._near.lists.language == "fr":
            return verbal or word in ("n'", "ne", "s'", "se")
        if keys[at].endswith(_COMMON):
            return False
        if not keys[at].endswith("s"):
            return verbal
        return word in ("has", "is", "was", "does") or ("f:fin" in classes and word.endswith("s"))

    def _apposition_follows(self, keys: list[str], at: int) -> bool:
        """`, the brewer`, `, filiale de`, `, which`: what stands before the comma is a name."""
        if at >= len(keys):
            return False
        telling = {
            "det",
            "subsidiary",
            "holder",
            "holderadj",
            "office",
            "industry",
            "rel",
            "percent",
            "whollyowned",
            "hold",
            "belong",
            "stateowned",
        }
        return bool(self._near.lists.look(keys, at)[1] & telling) or keys[at][:1].isdigit()
