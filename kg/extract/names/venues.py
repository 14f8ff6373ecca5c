"""Names that only stand by: agencies and papers that report, exchanges on which is traded, towns.

They are mentions of the form `place`, which no rule takes for a party. What shows them is the word and its
position: an agency that was told something or that signs the text, an exchange after *on* or *sur*, a town
of the list. A paper or an exchange that acts (`Reuters owns`, `Euronext bought`) stays a name, and a town
that holds a share is a public body.

Example:
    >>> from kg.extract.tokens import tokenize
    >>> from kg.extract.words import words
    >>> venues = Venues(Near({}, words("en"), frozenset()))
    >>> tokens = tokenize("Oak told Reuters on Monday that Reuters owns Fir.", 0)
    >>> keys = [token.key for token in tokens]
    >>> [at for at in range(len(tokens)) if venues.read(tokens, keys, at)]
    [2]
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from kg.extract.names.kinds import KINDS
from kg.extract.names.near import Found, Near, mention_of
from kg.extract.tokens import Token
from kg.extract.words import Country, keys_of

_FILE = Path(__file__).parent.parent / "lexicon" / "towns.json"
# Words after which a paper or an agency is the one that hears or reports.
_HEARD = frozenset("told selon d'apres tell tells informed by par confie".split())
_TRADED = frozenset("on sur".split())
_ARTICLES = frozenset("the le la l' les au aux a du des".split())
_EXCHANGES = ("stock exchange", "stock market", "securities exchange", "stock exchanges")
_PLACES_OF_TRADE = frozenset(name.split()[-1] for name in _EXCHANGES)
_SIGNS = frozenset(("%", "percent", "cent", "pct", "pc"))
# `(OAK.N)`, `<FIR.PA>`: the code of a share and of the exchange that it is traded on.
_TICKER = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,3}")
_HEAD = 12  # tokens of the line that says from where a text is sent, at most
_LONG = 7  # tokens of a longer name of a paper or an exchange are not looked at


@lru_cache(maxsize=1)
def towns() -> dict[tuple[str, ...], str]:
    """Towns, provinces and regions that are no state: folded tokens to the code of their state.

    Example:
        >>> towns()[("leeds",)]
        'GB'
    """
    lists = json.loads(_FILE.read_text(encoding="utf-8"))
    return {keys_of(name): code for code, names in lists.items() for name in names.split(";")}


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(keys[0] for keys in towns())


class Venues:
    """Finds names that only stand by.

    Args:
        near: Word lists and names.
    """

    def __init__(self, near: Near) -> None:
        self._near = near

    def read(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """The agency, paper, exchange or town that begins at a token, if one does."""
        if not (tokens[at].is_capital and tokens[at].is_word):
            return None
        return (
            self._agency(tokens, keys, at)
            or self._exchange(tokens, keys, at)
            or self._paper(tokens, keys, at)
            or self._town(tokens, keys, at)
            or self._region(tokens, keys, at)
        )

    def _region(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`the Baltic operator Oak`: an adjective of no state."""
        stop = at + 1
        if keys[at] not in KINDS["regional"] or self._near.in_longer_name(tokens, keys, at, stop):
            return None
        noun = stop < len(tokens) and tokens[stop].is_word and not tokens[stop].is_capital
        return ((at, stop), mention_of(tokens, (at, stop), "adjective")) if noun else None

    def _agency(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`(Reuters)`, `told AFP`, `a-t-il dit à l'AFP`, `according to Bloomberg`."""
        if _is_signature(tokens, at):
            return _venue(tokens, at, at + 1)
        if keys[at] not in KINDS["agencies"] or self._near.in_longer_name(tokens, keys, at, at + 1):
            return None
        before, after = _before(keys, at), keys[at + 1 : at + 2]
        signed = keys[at - 1 : at] == ["("] and after in ([")"], ["-"], [","])
        if signed or before in _HEARD or _is_reported(keys, at):
            return _venue(tokens, at, at + 1)
        return None

    def _exchange(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`on the BSE`, `sur Euronext Growth`, `(NYSE: OAK)`, `Bourse de Paris`, the Oslo Stock Exchange."""
        if _is_ticker(tokens, at):
            return _venue(tokens, at, at + 1)
        stop = _run(tokens, at)
        if keys[stop - 1] in _PLACES_OF_TRADE and " ".join(keys[at:stop]).endswith(_EXCHANGES):
            return None if self._acts(keys, stop) else _venue(tokens, at, stop)
        if keys[at] not in KINDS["exchanges"]:
            return None
        if keys[at] == "bourse":
            return _venue(tokens, at, self._seat(tokens, keys, at))
        if keys[at - 1 : at] == ["("] and keys[at + 1 : at + 2] == [":"]:
            close = next((i for i in range(at, min(at + 8, len(keys))) if keys[i] == ")"), at + 1)
            return _venue(tokens, at, close)
        traded = _before(keys, at) in _TRADED or _is_reported(keys, at)
        return _venue(tokens, at, stop) if traded and not self._acts(keys, stop) else None

    def _seat(self, tokens: list[Token], keys: list[str], at: int) -> int:
        """The end of `Bourse de Paris`; in `entrée en Bourse de Fir` the firm is not its seat."""
        stop = _after_of(tokens, at + 1)
        seat = next((i for i in range(at + 1, stop) if tokens[i].is_capital), stop)
        known = keys[seat : seat + 1] != [] and (
            keys[seat] in _first_words() or keys[seat] in self._near.atlas.firsts
        )
        return stop if known else at + 1

    def _paper(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`told the Harbour Times`, `selon L'Écho de Belleroche`, `d'après le quotidien L'Atlas`."""
        first = at
        if keys[at] in ("l'", "le", "la", "les", "the"):  # a capital: the article of a title
            first = at + 1
            if first >= len(tokens) or not tokens[first].is_capital:
                return None
        stop = _run(tokens, first)
        back = at - 1
        noun = False
        while back >= 0 and at - back < 5 and (tokens[back].text[:1].islower() and keys[back] not in _HEARD):
            noun, back = noun or keys[back] in KINDS["papers"], back - 1
        if not noun and not any(key in KINDS["press"] for key in keys[first:stop]):
            return None
        if not (_is_reported(keys, at) or (noun and back >= 0 and _is_reported(keys, back + 1))):
            return None
        return _venue(tokens, at, _after_of(tokens, stop))

    def _town(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`a plant in Leeds`, `the Ohio brewer`, `LEEDS (AFP)`; a town or region that acts is a name."""
        if keys[at] in self._near.names or (
            keys[at] not in _first_words() and keys[at] not in self._near.atlas.firsts
        ):
            return None
        for size in (3, 2, 1):
            name = tuple(keys[at : at + size])
            country = towns().get(name) or _code(self._near.atlas.capitals.get(name))
            if len(name) < size or country is None:
                continue
            stop = at + size
            if self._near.in_longer_name(tokens, keys, at, stop) and not _is_line(tokens, at, stop):
                return None
            if keys[stop : stop + 1] == ["&"]:
                return None
            named = self._is_held(tokens, keys, at, stop) or self._acts(keys, stop)
            named = named or not self._is_beside(tokens, keys, at, stop)
            found = (at, stop), mention_of(tokens, (at, stop), "name" if named else "place")
            found[1].country = country
            return found
        return None

    def _is_beside(self, tokens: list[Token], keys: list[str], at: int, stop: int) -> bool:
        """Whether a town only says where: after a preposition, before a noun, at the head of the text."""
        if _is_line(tokens, at, stop):
            return True
        back = at - 1
        while back > 0 and keys[back] in ("the", "le", "la", "l'", "les"):
            back -= 1
        before = keys[back] if back >= 0 else ""
        if before in KINDS["where"] and tokens[back].text != "a":  # folding makes one of `à` and `a`
            return True
        if before == "," and self._governs(keys, stop):
            return False
        if before in ("and", "et", ",", "(") and back and (keys[back - 1] in _first_words() or before == "("):
            return True
        if stop >= len(tokens):
            return False
        following = tokens[stop]
        if following.text in ("'s", "’s"):
            return stop + 1 < len(tokens) and tokens[stop + 1].is_capital
        classes = self._near.lists.look(keys, stop)[1]
        plain = following.is_word and not following.is_capital and self._near.lists.language == "en"
        return (
            plain and (not classes or "industry" in classes) and not following.key.endswith(("ed", "s", "ly"))
        )

    def _is_held(self, tokens: list[Token], keys: list[str], at: int, stop: int) -> bool:
        """`51% of Piraeus.`, `a stake in Suez`: a share of what bears a town's name, no noun after it."""
        before = keys[max(0, at - 2) : at]
        part = before[1:] in (["of"], ["de"], ["d'"]) and before[0] in _SIGNS
        if not part and not (before[1:] in (["in"], ["dans"]) and before[0] in KINDS["stakes"]):
            return False
        if stop >= len(tokens) or not tokens[stop].is_word or tokens[stop].text in ("'s", "’s"):
            return stop >= len(tokens) or tokens[stop].text in (",", ".", ";", ")", ":")
        classes = self._near.lists.look(keys, stop)[1]
        return bool(classes) and "industry" not in classes and not tokens[stop].is_capital

    def _governs(self, keys: list[str], stop: int) -> bool:
        """`Preparing to sell Bank Oak of Riga, Vilnius has first gathered`: an auxiliary after the town."""
        return keys[stop : stop + 1] in (["has"], ["had"], ["will"], ["would"], ["wants"], ["a"], ["veut"])

    def _acts(self, keys: list[str], stop: int) -> bool:
        """Whether what follows makes the name a party: a verb of holding, `(5 %)`, `, with 5 %`."""
        if stop >= len(keys):
            return False
        if keys[stop] == "(":
            return (
                keys[stop + 1 : stop + 2] != []
                and keys[stop + 1][:1].isdigit()
                and "%" in keys[stop : stop + 4]
            )
        passed = stop
        while (
            passed < len(keys)
            and passed - stop < 2
            and keys[passed] in (",", "which", "qui", "avec", "with", "dont")
        ):
            passed += 1
        if passed > stop and passed < len(keys) and keys[passed][:1].isdigit():
            return bool({"%", "percent", "cent"} & set(keys[passed + 1 : passed + 3]))
        classes = self._near.lists.look(keys, passed)[1] if passed < len(keys) else frozenset()
        return bool(classes & {"hold", "buy", "sell"}) and not classes & {"f:part"} - {"f:past"}


def _code(country: Country | None) -> str | None:
    return country.code if country is not None else None


def _is_line(tokens: list[Token], at: int, stop: int) -> bool:
    """`LEEDS (AFP) -`, `Lyon, 3 mars -`, `OSLO:`: the town that a text is sent from."""
    if any(token.is_word for token in tokens[:at]) or stop >= len(tokens):
        return False
    following = tokens[stop : stop + 8]
    dashed = any(token.text in "-–—" and token.start > tokens[stop - 1].end for token in following)
    if following[0].text == ":" or (tokens[at].text.isupper() and len(tokens[at].text) > 3):
        return True
    return dashed and (following[0].text in "(-–—," or tokens[at].text.isupper())


def _is_signature(tokens: list[Token], at: int) -> bool:
    """`RIGA, 17 juin (XNB) -`, `Oslo (NordNews) —`: a word in brackets between a town, a date and a dash."""
    if not 1 < at < _HEAD or at + 2 >= len(tokens) or tokens[at - 1].text != "(":
        return False
    head = tokens[: at - 1]
    dated = all(one.is_capital or one.text[:1].isdigit() or not one.is_word for one in head) or (
        any(one.text[:1].isdigit() for one in head) and sum(one.text.islower() for one in head) < 3
    )
    closed = tokens[at + 1].text == ")" and tokens[at + 2].text in ("-", "–", "—", "--")
    return dated and closed and head[0].is_capital


def _is_ticker(tokens: list[Token], at: int) -> bool:
    """`(OAK.N)`: a code in brackets of its own."""
    if at == 0 or at + 1 >= len(tokens) or _TICKER.fullmatch(tokens[at].text) is None:
        return False
    return tokens[at - 1].text in "(<[" and tokens[at + 1].text in ")>],;"


def _venue(tokens: list[Token], at: int, stop: int) -> Found:
    return (at, stop), mention_of(tokens, (at, stop), "place")


def _run(tokens: list[Token], at: int) -> int:
    """The end of the capitals that begin at a token."""
    stop = at + 1
    while stop < len(tokens) and stop - at < _LONG and tokens[stop].is_capital and tokens[stop].is_word:
        stop += 1
    return stop


def _after_of(tokens: list[Token], stop: int) -> int:
    """The end with a place after *of* or *de*: `Bourse de Paris`."""
    at = stop
    while (
        at < len(tokens) and at - stop < 2 and tokens[at].key in ("of", "de", "d'", "du", "des", "la", "l'")
    ):
        at += 1
    if at > stop and at < len(tokens) and tokens[at].is_capital and tokens[at].is_word:
        return _run(tokens, at)
    return stop


def _before(keys: list[str], at: int) -> str:
    """The word before, over articles."""
    at -= 1
    while at > 0 and keys[at] in _ARTICLES:
        at -= 1
    return keys[at] if at >= 0 else ""


def _is_reported(keys: list[str], at: int) -> bool:
    """`told the ...`, `according to ...`, `selon ...`, `confié à ...`, `filed with ...`."""
    back = at - 1
    while back >= 0 and at - back < 4 and keys[back] in _ARTICLES:
        back -= 1
    row = keys[max(0, back - 3) : back + 1]
    over = keys[max(0, back) : at]
    if not row:
        return False
    if row[-1] in ("told", "selon", "d'apres", "tell", "informed", "informing") or row[-2:] == [
        "d'",
        "apres",
    ]:
        return True
    if row[-1] in ("to", "with", "by", "in") and len(row) > 1:
        return row[-2] in KINDS["telling"] or row[-2:] == ["according", "to"]
    return "a" in over and row[-1] in KINDS["telling"]
