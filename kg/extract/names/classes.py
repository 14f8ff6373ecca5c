"""Classes of holders and bodies without a capital: staff, the municipality, `société des rédacteurs`.

They are names of parties only where the sentence has a figure and the grammar makes them holders: a figure
in brackets or beside them, a verb of holding after them, *by*, *to* or *hands of* before them. Elsewhere
(`the employees rejected the plan`) they are plain words.

Example:
    >>> from kg.extract.tokens import tokenize
    >>> from kg.extract.words import words
    >>> classes = Classes(Near({}, words("en"), frozenset()))
    >>> tokens = tokenize("Directors hold 4%, as do its pilots (5%); creditors wept.", 0)
    >>> keys = [token.key for token in tokens]
    >>> [keys[at] for at in range(len(tokens)) if classes.read(tokens, keys, at)]
    ['directors', 'pilots']
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from kg.extract.names.crowds import end_of_crowd, is_placed
from kg.extract.names.kinds import KINDS
from kg.extract.names.near import Found, Near, mention_of
from kg.extract.tokens import Token
from kg.extract.words import CAPITALS, keys_of

_FILE = Path(__file__).parent.parent / "lexicon" / "classes.json"
_REACH = 40  # tokens to each side in which a figure is looked for
_HAVING = frozenset("has have had ont a avaient".split())
# Between a class and its figure: `the employees, with 4%`, `the port authority the remaining 15`.
_BETWEEN = frozenset(
    "( , : with on avec a hauteur de pour for about the remaining other another les le restants total of "
    "un autres at".split()
)
_PARTS = (
    "third",
    "thirds",
    "quarter",
    "quarters",
    "fifth",
    "fifths",
    "sixth",
    "eighth",
    "tenth",
    "tenths",
    "half",
)
_DETERMINERS = frozenset(
    "the its their his her les ses leurs le la l' son sa leur some des de du four three two own propres "
    "cinq quatre trois deux five six".split()
)
_HOLDING = frozenset("hold belong".split())
_PERCENT = frozenset("% percent pct pc".split())
_BACK = frozenset(
    "cooperative cooperatives co-operative co-operatives co-op fund funds trust trusts association "
    "associations union unions club plan foundation league society".split()
)
_HEADS = frozenset(
    "caisse societe association fonds cooperative syndicat amicale mutuelle club comite".split()
)


@lru_cache(maxsize=2)
def _listed(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The classes of a language by their first word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for text in json.loads(_FILE.read_text(encoding="utf-8"))[language]:
        keys = keys_of(text)
        table.setdefault(keys[0], []).append(keys)
    return {first: tuple(sorted(rows, key=lambda row: -len(row))) for first, rows in table.items()}


@lru_cache(maxsize=2)
def openers(language: str) -> frozenset[str]:
    """The words that a class of holders can begin with where neither a crowd nor `'` tells of one."""
    return frozenset(_listed(language)) | _HEADS | _SERVICES | CAPITALS.fields


def is_class(core: tuple[str, ...]) -> bool:
    """Whether a name, folded and without its article, is nothing but a class of holders.

    Example:
        >>> is_class(("directors",)), is_class(("directors", "capital"))
        (True, False)
    """
    return any(core in _listed(language).get(core[0], ()) for language in ("en", "fr"))


class Classes:
    """Finds classes of holders.

    Args:
        near: Word lists and names.
    """

    def __init__(self, near: Near) -> None:
        self._near = near

    def read(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """The class of holders that begins at a token, if one does and a figure makes it one."""
        crowd = self._crowd(tokens, keys, at)
        if crowd is not None:
            return crowd
        stop = self._end(tokens, keys, at)
        if stop is None or (stop < len(tokens) and tokens[stop].text in ("'s", "’s", "-")):
            return None
        if any(token.is_capital for token in tokens[at + 1 : stop]):
            return None
        if self._near.in_longer_name(tokens, keys, at, stop):
            return None  # "the pension fund Alder", "la Fondation Sapin"
        figured = self._holds(tokens, keys, at, stop) and self._has_figure(keys, at)
        if not figured and not self._acted(keys, at, stop):
            return None
        return (at, stop), mention_of(tokens, (at, stop), "name")

    def _crowd(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`ten local banks`, `the 2007 lenders`, where they hold, get or give up a share."""
        stop = end_of_crowd(self._near, tokens, keys, at)
        if stop is None:
            return None
        stop = self._people_of(keys, stop - 1) or stop  # "farmers' unions" is longer
        placed = is_placed(self._near, keys, at, stop)
        return ((at, stop), mention_of(tokens, (at, stop), "name")) if placed else None

    def _end(self, tokens: list[Token], keys: list[str], at: int) -> int | None:
        """The end of the longest class or body of people that begins at a token."""
        if keys[at] not in openers(self._near.lists.language) and "'" not in keys[at + 1 : at + 3]:
            return None  # nearly every word
        listed = self._class_at(keys, at)
        if listed == at + 1 and keys[at] in _INDEFINITE and not _is_introduced(keys, at):
            listed = None
        ends = (listed, self._of_people(keys, at), self._people_of(keys, at), self._office_of(keys, at))
        stop = max((end for end in ends if end is not None), default=None)
        return stop if stop is not None and not tokens[at].text[1:].isupper() else listed

    def _office_of(self, keys: list[str], at: int) -> int | None:
        """`industry ministry`, `army pension fund`: a field of government, a service and its fund."""
        if self._near.lists.language != "en":
            return None
        if keys[at] in CAPITALS.fields and keys[at + 1 : at + 2] == ["ministry"]:
            return at + 2
        served = keys[at] in _SERVICES and keys[at + 1 : at + 2] != [] and keys[at + 1] in _SAVINGS
        return at + 3 if served and keys[at + 2 : at + 3] in (["fund"], ["scheme"], ["plan"]) else None

    def _class_at(self, keys: list[str], at: int) -> int | None:
        for row in _listed(self._near.lists.language).get(keys[at], ()):
            if tuple(keys[at : at + len(row)]) == row:
                return at + len(row)
        return None

    def _of_people(self, keys: list[str], at: int) -> int | None:
        """`caisse des notaires`, `société des rédacteurs`: a body and a plain plural."""
        if self._near.lists.language != "fr" or keys[at] not in _HEADS or keys[at + 1 : at + 2] != ["des"]:
            return None
        noun = keys[at + 2] if at + 2 < len(keys) else ""
        return at + 3 if noun.endswith(("s", "x")) and noun.isalpha() else None

    def _people_of(self, keys: list[str], at: int) -> int | None:
        """`workers' cooperative`, `cocoa farmers' union`, `pilots' pension plan`: people and their body."""
        if self._near.lists.language != "en" or not keys[at].isalpha():
            return None
        if any(self._near.lists.look(keys, at)[1]) or keys[at] in _DETERMINERS:
            return None
        mark = next((i for i in (at + 1, at + 2) if keys[i : i + 1] == ["'"]), None)
        if mark is None or not keys[mark - 1].endswith("s"):
            return None
        body = mark + 1
        while body < len(keys) and body - mark < 3 and keys[body] in _SAVINGS:
            body += 1
        return body + 1 if body < len(keys) and keys[body] in _BACK else None

    def _has_figure(self, keys: list[str], at: int) -> bool:
        """Whether a percentage or a worded share stands near."""
        low, high = max(0, at - _REACH), min(len(keys), at + _REACH)
        row = keys[low:high]
        if not _PERCENT.isdisjoint(row):
            return True
        fractions = self._near.lists.fractions
        return any(
            (key in ("per", "pour") and row[i + 1 : i + 2] == ["cent"])
            or any(tuple(row[i : i + size]) in fractions for size in (1, 2, 3))
            or _is_part(key)
            for i, key in enumerate(row)
        )

    def _holds(self, tokens: list[Token], keys: list[str], at: int, stop: int) -> bool:
        """Whether what stands around makes it a holder."""
        return (
            self._figured(keys, stop)
            or self._subject(keys, stop)
            or self._complemented(tokens, keys, stop)
            or self._given(keys, at)
            or self._beside_another(keys, stop)
            or self._lodged(keys, at)
        )

    def _figured(self, keys: list[str], stop: int) -> bool:
        """`managers (10%)`, `the staff, 2.7%`, `the plan 3.9%`, `salariés à hauteur de 5 %`, `with 4%`."""
        after = keys[stop : stop + 9]
        if after[:1] == [","] and "," in after[2:5] and not any(key[:1].isdigit() for key in after[1:4]):
            # "la rédaction, comme avant, 10 %"
            after = after[after.index(",", 2) :]
        while after and after[0] in _BETWEEN:
            after = after[1:]
        return len(after) > 1 and after[0][:1].isdigit() and self._is_share(after)

    def _complemented(self, tokens: list[Token], keys: list[str], stop: int) -> bool:
        """`les associés de Fir, qui gère des fonds, gardent 45 %`: a name, then the verb and a figure."""
        if stop + 1 >= len(keys) or keys[stop] not in ("of", "de", "d'", "du"):
            return False
        named = tokens[stop + 1].is_capital or (stop + 2 < len(tokens) and tokens[stop + 2].is_capital)
        if not named:
            return keys[stop] in ("du", "of") and self._subject(keys, stop + 2 + (keys[stop + 1] == "the"))
        for i in range(stop + 2, min(stop + 16, len(keys) - 1)):
            if keys[i] in ("dont", "whose", "que", "qu'", ";", "."):
                return False
            if self._near.lists.look(keys, i)[1] & _HOLDING and keys[i + 1][:1].isdigit():
                return True
        return False

    def _beside_another(self, keys: list[str], stop: int) -> bool:
        """`la ville et le conseil départemental, à hauteur de 12,5 % chacun`: the second has the figure."""
        if stop >= len(keys) or keys[stop] not in ("and", "et"):
            return False
        at = stop + 1
        while at < len(keys) and at - stop < 3 and keys[at] in _DETERMINERS:
            at += 1
        end = self._class_at(keys, at) if at < len(keys) else None
        return end is not None and self._figured(keys, end)

    def _is_share(self, after: list[str]) -> bool:
        """Whether a number is a percentage, or may be one that leaves its sign out at the end of a list."""
        return after[1] in (*_PERCENT, "per", "pour", ")") or after[1] in (
            ".",
            ";",
            ",",
            "and",
            "et",
            "each",
            "chacun",
        )

    def _subject(self, keys: list[str], stop: int) -> bool:
        """`fans together own a mere 6%`, `les salariés en ont`, `creditors will sell their 57% stake`."""
        i = stop
        while i < len(keys) and i - stop < 5 and keys[i] in KINDS["between_verb"]:
            i += 1
        if i >= len(keys):
            return False
        if set(keys[stop:i]) & _HAVING:
            figure = next((n for n in range(i, min(i + 3, len(keys))) if keys[n] not in _BETWEEN), i)
            if keys[figure][:1].isdigit():
                return self._is_share([*keys[figure : figure + 2], ""])
        classes = self._near.lists.look(keys, i)[1]
        if classes & _HOLDING and not ({"f:ing", "f:part"} >= classes - _HOLDING and "f:past" not in classes):
            return True
        if (classes & {"buy", "sell"} or keys[i] in _TAKEN) and any(
            key[:1].isdigit() or _is_part(key) for key in keys[i + 1 : i + 5]
        ):
            return True
        ahead = keys[i : i + 14]
        for n, key in enumerate(ahead):
            if key in (".", ";"):
                break
            if key in ("their", "leur", "leurs"):
                return any(word[:1].isdigit() for word in ahead[n + 1 : n + 4])
        return False

    def _given(self, keys: list[str], at: int) -> bool:
        """`held by its staff`, `10% was granted to managers`, `appartient à la commune`."""
        back = at - 1
        while (
            back >= 0
            and at - back < 4
            and keys[back] in _DETERMINERS
            and keys[back] not in ("de", "du", "des")
        ):
            back -= 1
        if back < 1:
            return False
        if keys[back] in ("pour", "for"):  # "10 % pour les salariés"
            return self._share_before(keys, back)
        if keys[back] in ("by", "par"):
            return bool(self._near.lists.look(keys, back - 1)[1] & _HOLDING) or self._share_before(keys, back)
        hands = keys[back] in ("of", "de", "des", "du", "d'") and keys[back - 1] in ("hands", "mains")
        if hands:
            return True
        if keys[back] in ("to", "a", "aux", "au"):
            classes = (
                self._near.lists.look(keys, back - 1)[1] | self._near.lists.look(keys, max(0, back - 2))[1]
            )
            told = {"belong", "sell", "hold"} & classes
            return bool(told) or keys[back - 1] in KINDS["given"] or self._coordinated(keys, back)
        return False

    def _lodged(self, keys: list[str], at: int) -> bool:
        """`35% with the stock plan`, `22% sits in a trust`, `logés dans une fondation`: bodies only."""
        if keys[at] not in _INDEFINITE and keys[at + 1 : at + 2] not in (["plan"], ["trust"]):
            return False
        back = at - 1
        while back >= 0 and at - back < 4 and keys[back] in _DETERMINERS | _ONE:
            back -= 1
        if back < 1 or keys[back] not in _INTO:
            return False
        return self._share_before(keys, back) or keys[back - 1] in _LODGED

    def _acted(self, keys: list[str], at: int, stop: int) -> bool:
        """`owned by its staff`, `belongs to its founders`, `reprise par ses salariés`, with no figure."""
        if self._named_owner(keys, at, stop):
            return True
        back = at - 1
        while back >= 0 and at - back < 3 and keys[back] in _DETERMINERS:
            back -= 1
        if back > 0 and keys[back] in ("to", "a", "aux", "au"):
            return "belong" in self._near.lists.look(keys, back - 1)[1]
        if back < 1 or keys[back] not in ("by", "par"):
            return False
        if self._tried(keys, at):
            return True
        for i in range(back - 1, max(-1, back - 5), -1):
            if keys[i] in (",", ";"):
                return False
            classes = self._near.lists.look(keys, i)[1]
            if classes & {"hold", "control", "buy"} or keys[i].startswith("repris"):
                return True
        return False

    def _named_owner(self, keys: list[str], at: int, stop: int) -> bool:
        """`the city is the main shareholder`, `l'actionnaire majoritaire est la ville`."""
        after = keys[stop : stop + 1]
        if after and (after[0] in _IS or after == [","]):
            return self._owns_told(keys, stop + 1)
        back = at - 1
        while back > 0 and at - back < 3 and keys[back] in _DETERMINERS:
            back -= 1
        if back < 0 or keys[back] not in _IS:
            return False
        ahead = range(max(0, back - 7), back)
        return any("holder" in self._near.lists.look(keys, i)[1] for i in ahead)

    def _owns_told(self, keys: list[str], at: int) -> bool:
        """Whether a shareholder noun comes before any mark or verb: `the main shareholder`."""
        for i in range(at, min(len(keys), at + 4)):
            classes = self._near.lists.look(keys, i)[1]
            if "holder" in classes:
                return True
            if not keys[i].isalpha() or keys[i] in _IS or any(name.startswith("f:") for name in classes):
                return False
        return False

    def _tried(self, keys: list[str], at: int) -> bool:
        """`an attempt by the pilots' union to buy`: what it wants to do is to own."""
        stop = at
        while stop < len(keys) and stop - at < 5 and keys[stop] != "to":
            stop += 1
        return keys[stop + 1 : stop + 2] != [] and keys[stop + 1] in ("buy", "acquire", "purchase")

    def _share_before(self, keys: list[str], at: int) -> bool:
        """`détenu à 4 % par ses salariés`: the figure stands right before the preposition."""
        return any(key in _PERCENT or key == "cent" for key in keys[max(0, at - 2) : at])

    def _coordinated(self, keys: list[str], at: int) -> bool:
        """`un cinquième appartient à la commune, trois dixièmes à l'abbaye`: a share right before."""
        fractions = self._near.lists.fractions
        shares = any(tuple(keys[at - size : at]) in fractions for size in (1, 2, 3) if at >= size)
        return shares or _is_part(keys[at - 1]) or self._share_before(keys, at)


def _is_introduced(keys: list[str], at: int) -> bool:
    """`a trust`, `une fondation`: a body without a name; `the trust` is one that was named before."""
    back = at - 1
    while back >= 0 and at - back < 3 and keys[back] not in _ONE and keys[back].isalpha():
        back -= 1
    return back >= 0 and keys[back] in _ONE


# Bodies that only an indefinite article shows to be without a name.
_INDEFINITE = frozenset("trust foundation consortium fondation concert syndicate trusts foundations".split())
_ONE = frozenset(("a", "an", "un", "une", "two", "deux"))
_INTO = frozenset("in into with to dans a aupres chez".split())
_LODGED = frozenset(
    "lies lie rests rest sits sit lodged placed parked put promised held lay rested sat loge logee loges "
    "logees place placee places placees verses apporte apportes transfere transferes detenus detenues".split()
)
#: `army pension fund`, `police welfare fund`.
_SERVICES = frozenset(
    "army navy military police air-force civil-service church state postal railway railroad municipal "
    "employee employees staff".split()
)
_SAVINGS = frozenset("pension provident retirement welfare benevolent savings share stock".split())
_IS = frozenset("is are was were remains est sont etait etaient reste demeure".split())
_TAKEN = frozenset("souscrit souscrivent souscriront subscribed subscribe".split())


def _is_part(key: str) -> bool:
    """Whether a word is a part of one: `fifth`, `dixièmes`, `moitié`.

    Example:
        >>> [_is_part(key) for key in ("fifth", "dixiemes", "five")]
        [True, True, False]
    """
    return (
        key in _PARTS
        or key in ("tiers", "quart", "quarts", "moitie")
        or (key.endswith(("ieme", "iemes")) and len(key) > 6)
    )
