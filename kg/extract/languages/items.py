"""A German, Spanish or Italian sentence as a row of items, and as the string of letters that frames match.

Each item is a name, a quantity, a phrase of the word lists or any other word or mark. The letters: N name,
Q quantity, `_` any other word; marks stand for themselves; the rest are the classes of `lexicon/*.json`.

Example:
    >>> items = read_items("Die Selm AG hält 5,5 Prozent an der Mühle Rust.", 0, lists("de"), Parties({}))
    >>> "".join(item.code for item in items), items[1].text, items[3].quantity.stated
    ('DNhQADN.', 'Selm AG', '5.5')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import InvalidClaim
from kg.extract.languages.lists import Keys, Lists, lists
from kg.extract.languages.parties import Parties
from kg.extract.parts import Party, Quantity
from kg.shares import bounds

__all__ = ["Item", "lists", "quantity", "read_items"]


@dataclass(slots=True, eq=False)
class Item:
    """One item of a sentence: its letter, its place in the document, and what it stands for."""

    code: str
    text: str
    start: int
    end: int
    party: Party | None = None
    quantity: Quantity | None = None


@dataclass(slots=True, eq=False)
class _Word:
    text: str
    key: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


_WORD = re.compile(
    r"\d+(?:[.,]\d+)?|[^\W\d_]+['’](?=[^\W\d_])|(?:v\.h\.|[^\W\d_](?:[\w&]|[-‑.](?=[^\W_]))*|[^\w\s])"
)
_MARKS = {"–": ",", "—": ",", "«": "_", "»": "_", '"': "_", "“": "_", "”": "_", "„": "_", ":": ":"}
_DAUGHTERS = frozenset(("tochter", "tochterfirma", "tochtergesellschaft", "tochterunternehmen"))
#: Words before the name of a person.
_PERSONAL = frozenset(
    "herr frau gründer gründerin firmengründer unternehmer unternehmerin milliardär milliardärin erbe erbin "
    "señor señora don doña fundador fundadora empresario empresaria millonario multimillonario "
    "signor signora fondatore fondatrice imprenditore imprenditrice miliardario".split()
)
_LONGEST_NUMBER = 8
_LONGEST_NAME = 8


def read_items(text: str, offset: int, words_of: Lists, parties: Parties) -> list[Item]:
    """The items of a sentence, in order.

    Args:
        text: The sentence.
        offset: Where it stands in the document.
        words_of: Lists of its language.
        parties: The document's parties; names found are entered.

    Cost: linear in the sentence.
    """
    words = [
        _Word(m[0], m[0].casefold().rstrip("'’"), m.start() + offset, m.end() + offset)
        for m in _WORD.finditer(text)
    ]
    reader = _Reader(words, words_of, parties, text, offset)
    items: list[Item] = []
    at = 0
    while at < len(words):
        daughter = reader.daughter(at)
        if daughter:
            items, at = items + daughter, at + 1
            continue
        at, item = reader.read(at)
        items.append(item)
    return items


def quantity(text: str, span: tuple[int, int], rule: str, stated: str | None) -> Quantity | None:
    """A quantity whose bounds `kg.shares` makes; None for a figure that no share can have."""
    try:
        share = bounds(rule, stated)
    except InvalidClaim:
        return None
    return Quantity(text, *span, rule, stated, None, rule in ("about", "nearly"), share)


class _Reader:
    def __init__(self, words: list[_Word], words_of: Lists, parties: Parties, text: str, offset: int) -> None:
        self._words, self._lists, self._parties = words, words_of, parties
        self._text, self._offset = text, offset

    def read(self, at: int) -> tuple[int, Item]:
        """The item that begins at a word, and where the next one begins."""
        return self._quantity(at) or self._state(at) or self._phrase(at) or self._name(at) or self._plain(at)

    def daughter(self, at: int) -> list[Item]:
        """`Rautenberg-Tochter`: the name and the letter of the joint; empty for any other word."""
        word = self._words[at]
        name, joint, kind = word.text.rpartition("-")
        if not (joint and kind.casefold() in _DAUGHTERS and name[:1].isupper()):
            return []
        cut = word.start + len(name)
        party = self._parties.named(name)
        return [Item("N", name, word.start, cut, party=party), Item("~", kind, cut, word.end)]

    def _keys(self, at: int, size: int) -> Keys:
        return tuple(word.key for word in self._words[at : at + size])

    def _item(self, code: str, at: int, stop: int) -> Item:
        start, end = self._words[at].start, self._words[stop - 1].end
        return Item(code, self._text[start - self._offset : end - self._offset], start, end)

    # -- figures -------------------------------------------------------------------------------------

    def _quantity(self, at: int) -> tuple[int, Item] | None:
        if not self._begins_figure(at) and self._words[at].key not in self._lists.figure_starts:
            return None
        first, rule = at, "exact"
        for size in (3, 2, 1):
            found = self._lists.qualifiers.get(self._keys(at, size))
            if found is not None and self._begins_figure(at + size):
                first, rule = at + size, found
                break
        return self._percentage(at, first, rule) or self._worded(at)

    def _begins_figure(self, at: int) -> bool:
        return at < len(self._words) and self._words[at].text[:1].isdigit()

    def _percentage(self, at: int, first: int, rule: str) -> tuple[int, Item] | None:
        if not self._begins_figure(first) or len(self._words[first].text) > _LONGEST_NUMBER:
            return None
        if first and self._words[first - 1].text in ("-", "−", "+"):
            return None  # a change of price has a sign, a share has none
        stop = first + 1
        stop += self._sign(stop)
        if stop == first + 1 and not self._shares_sign(stop):
            return None
        item = self._item("Q", at, stop)
        stated = self._words[first].text.replace(",", ".")
        item.quantity = quantity(item.text, (item.start, item.end), rule, stated)
        item.code = "Q" if item.quantity else "_"
        return stop, item

    def _sign(self, at: int) -> int:
        return next((len(sign) for sign in self._lists.percent if self._keys(at, len(sign)) == sign), 0)

    def _shares_sign(self, at: int) -> bool:
        """`von 20 auf 45 Prozent`, `30 e 12%`: the sign of the next number stands for both."""
        joint = self._lists.codes.get(self._keys(at, 1))
        after = at + 1
        while after < len(self._words) and self._lists.codes.get(self._keys(after, 1)) == "D":
            after += 1
        return joint in ("F", "&", "=") and self._begins_figure(after) and self._sign(after + 1) > 0

    def _worded(self, at: int) -> tuple[int, Item] | None:
        for size in (4, 3, 2, 1):
            rule = self._lists.worded.get(self._keys(at, size))
            if rule is not None and at + size <= len(self._words):
                item = self._item("Q", at, at + size)
                item.quantity = quantity(item.text, (item.start, item.end), rule, None)
                return at + size, item
        return None

    # -- words ---------------------------------------------------------------------------------------

    def _phrase(self, at: int) -> tuple[int, Item] | None:
        for size in range(min(self._lists.longest, len(self._words) - at), 0, -1):
            code = self._lists.codes.get(self._keys(at, size))
            if code is not None:
                return at + size, self._item(code, at, at + size)
        return None

    def _plain(self, at: int) -> tuple[int, Item]:
        text = self._words[at].text
        mark = not (text[0].isalnum() or text in "'’")
        return at + 1, self._item(_MARKS.get(text, text) if mark else "_", at, at + 1)

    # -- names ---------------------------------------------------------------------------------------

    def _state(self, at: int) -> tuple[int, Item] | None:
        """`Österreich`, `Estado chileno`, `governo della Polonia`, `polnische Regierung`."""
        stop = at
        word = self._words[at].key in self._lists.state_words
        if word:
            stop = at + 1
            while stop < len(self._words) and self._words[stop].key in self._lists.state_of:
                stop += 1
        code, size = self._state_name(stop)
        if code is None and word and stop == at + 1:
            code, size = self._adjective(stop), 1
        if code is None and not word:
            following = self._keys(at + 1, 1)
            if following and following[0] in self._lists.state_words:
                code, size = self._adjective(at), 2
        if code is None or self._goes_on(stop + size):
            return None
        item = self._item("N", at, stop + size)
        item.party = self._parties.state(code, item.text)
        return stop + size, item

    def _state_name(self, at: int) -> tuple[str | None, int]:
        for size in (3, 2, 1):
            code = self._lists.states.get(self._keys(at, size))
            if code is not None and at + size <= len(self._words) and self._words[at].is_capital:
                return code, size
        return None, 0

    def _adjective(self, at: int) -> str | None:
        if at >= len(self._words):
            return None
        key = self._words[at].key
        return next((code for stem, code in self._lists.adjectives if key.startswith(stem)), None)

    def _goes_on(self, at: int) -> bool:
        """Whether a capital follows at once: `Österreich Holding` is a company."""
        words = self._words
        return at < len(words) and at > 0 and words[at].is_capital and not self._is_no_name(at)

    def _is_no_name(self, at: int) -> bool:
        word = self._words[at]
        return (
            not (word.is_capital and word.text[0].isalpha())
            or (word.key,) in self._lists.codes
            or word.key in self._lists.nobody
        )

    def _name(self, at: int) -> tuple[int, Item] | None:
        words, first, kind = self._words, at, ""
        if words[at].key in self._lists.families and at + 1 < len(words) and words[at + 1].is_capital:
            first, kind = at + 1, "group"
        elif words[at].key in self._lists.bodies and at + 1 < len(words):
            kind = "stateBody"
        elif self._is_descriptor(at):
            return (at + 1, self._item("_", at, at + 1)) if words[at].is_capital else None
        if self._is_no_name(first) and kind != "stateBody":
            return None
        stop = first + 1
        while stop < len(words) and stop - at < _LONGEST_NAME:
            joint = self._joined(stop)
            if not joint:
                break
            stop += joint
        if (kind == "stateBody" and stop == first + 1) or self._is_common(at, stop):
            return None
        if at and words[at - 1].key in _PERSONAL:
            kind = "person"
        item = self._item("N", at, stop)
        item.party = self._parties.named(item.text, kind)
        return stop, item

    def _is_descriptor(self, at: int) -> bool:
        """A German noun that says what the name after it is: it is no part of the name."""
        endings = self._lists.descriptor_endings
        key = self._words[at].key
        return bool(endings) and (key in self._lists.descriptors or key.endswith(endings))

    def _is_common(self, at: int, stop: int) -> bool:
        """`die Abteilung`: one German noun behind an article, of a form that names do not have."""
        if not self._lists.common_endings or stop - at > 1 or at == 0:
            return False
        article = self._lists.codes.get(self._keys(at - 1, 1)) in ("D", "J")
        return article and self._words[at].key.endswith(self._lists.common_endings)

    def _joined(self, stop: int) -> int:
        """How many words more belong to the name; 0 when it ends."""
        words = self._words
        if not self._is_no_name(stop) or (words[stop].text.isdigit() and not self._sign(stop + 1)):
            return 1
        after = stop
        while after < len(words) and after - stop < 2 and words[after].key in self._lists.joints:
            after += 1
        inner = after > stop and after < len(words) and not self._is_no_name(after)
        both = words[stop].key in ("y", "e", "und", "and") and not words[after - 1].text == "&"
        return after - stop + 1 if inner and not both else 0
