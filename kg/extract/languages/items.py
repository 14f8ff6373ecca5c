"""A sentence of a smaller European language as a row of items, each with a letter of the grammar.

Each item is a name, a quantity, a phrase of the word lists or any other word or mark. The letters: N name,
Q quantity, `_` any other word; marks stand for themselves; the rest are the classes of `lexicon/*.json`.
What the row is made into before the frames see it is told in `rows.py`.

Example:
    >>> items = read_items("Die Selm AG hält 5,5 Prozent an der Mühle Rust.", 0, lists("de"), Parties({}))
    >>> "".join(item.code for item in items), items[1].text, items[3].quantity.stated
    ('DNhQADN.', 'Selm AG', '5.5')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.languages.figures import Word, figure, keys_at, quantity, words_in
from kg.extract.languages.lists import Lists, lists
from kg.extract.languages.naming import is_minister, is_whose, opens_only, past_ministry
from kg.extract.languages.parties import Parties, is_given_name
from kg.extract.names.venues import towns
from kg.extract.parts import Party, Quantity
from kg.names import fold

__all__ = ["Item", "lists", "read_items"]


@dataclass(slots=True, eq=False)
class Item:
    """One item of a sentence: its letter, its place in the document, and what it stands for."""

    code: str
    text: str
    start: int
    end: int
    party: Party | None = None
    quantity: Quantity | None = None
    meant: bool = False  # whether the party is not named here, and might be another

    @property
    def key(self) -> str:
        """Its words in small letters."""
        return self.text.casefold().rstrip("'’")


_MARKS = {"–": ",", "—": ",", "-": "_", "«": "_", "»": "_", '"': "_", "“": "_", "”": "_", "„": "_", "?": "."}
#: Behind a number that is an amount: `Finanzierungsrunde 45 Millionen`.
_MANY = frozenset(
    "millionen milliarden mio mrd million milliarde tausend miljoen miljard millones millón mil milioni "
    "miliardi milhões bilhões euro euros dollar".split()
)
#: Before a place, beside what a company can stand behind too.
_WHERE = frozenset("in en em im a te bei di de da van von aus nach uit desde".split())
_FROM = frozenset(("aus", "uit"))
#: Words before the name of a person.
_PERSONAL = frozenset(
    "herr frau gründer gründerin mitgründer mitgründerin firmengründer unternehmer unternehmerin milliardär "
    "milliardärin erbe erbin señor señora don doña fundador fundadora empresario empresaria millonario "
    "multimillonario signor signora fondatore fondatrice imprenditore imprenditrice miliardario oprichter "
    "oprichtster ondernemer onderneemster miljardair empresário empresária bilionário bilionária".split()
)
#: Ends of names that are written with a full stop.
_SHORTENED = frozenset("cie co inc ltd corp bros s.a s.l s.p.a s.r.l s.a.u s.l.u b.v n.v s.à.r.l lda".split())
_DOTTED = frozenset("s.a s.l s.p.a s.r.l s.a.u s.l.u".split())
_LONGEST_NAME = 8
#: Ends of the names of companies that their seat stands behind.
_FORMS = frozenset("ag se gmbh kg kgaa ohg group a/s b.v bv nv n.v ltd plc holding beteiligungs-kg".split())
#: Endings of German and Dutch nouns for what somebody does or is.
_WORKERS = (
    *("er", "ers", "in", "ier", "iers", "eur", "eurs", "or", "ors", "ist", "isten", "ent", "enten", "air"),
    *("we", "wer", "mann", "frau", "chef", "sohn", "onkel", "tante", "neffe", "nichte", "erbe", "arts"),
)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.)*[^\W\d_a-z]")


def read_items(text: str, offset: int, words_of: Lists, parties: Parties) -> list[Item]:
    """The items of a sentence, in order.

    Args:
        text: The sentence.
        offset: Where it stands in the document.
        words_of: Lists of its language.
        parties: The document's parties; names found are entered.

    Cost: linear in the sentence.
    """
    words = words_in(text, offset)
    reader = _Reader(words, words_of, parties, text, offset)
    items: list[Item] = []
    at = 0
    while at < len(words):
        at, found = reader.read(at)
        items += found
    return items


class _Reader:
    def __init__(self, words: list[Word], words_of: Lists, parties: Parties, text: str, offset: int) -> None:
        self._words, self._lists, self._parties = words, words_of, parties
        self._text, self._offset = text, offset

    def read(self, at: int) -> tuple[int, list[Item]]:
        """The items that begin at a word, and where the next ones begin."""
        return (
            self._compound(at)
            or self._quantity(at)
            or self._state(at)
            or self._phrase(at)
            or self._name(at)
            or self._plain(at)
        )

    def _item(self, code: str, at: int, stop: int) -> Item:
        start, end = self._words[at].start, self._words[stop - 1].end
        return Item(code, self._text[start - self._offset : end - self._offset], start, end)

    def _compound(self, at: int) -> tuple[int, list[Item]] | None:
        """`Rautenberg-Tochter`, `Selm-Chefin`, `Selm-Anteile`: the name, a joint and the noun."""
        word = self._words[at]
        name, joint, noun = word.text.rpartition("-")
        if not (joint and name[:1].isupper() and (name.casefold(),) not in self._lists.codes):
            return None
        code = self._lists.code((noun.casefold(),))
        if code is None or code not in "upOsvMd" or len(name) < 3 or name.casefold() in self._lists.nobody:
            return None
        cut = word.start + len(name)
        party = self._parties.named(name)
        return at + 1, [
            Item("N", name, word.start, cut, party=party),
            Item("~", "-", cut, cut + 1),
            Item(code, noun, cut + 1, word.end),
        ]

    def _quantity(self, at: int) -> tuple[int, list[Item]] | None:
        found = figure(self._words, at, self._lists)
        if found is None:
            return None
        item = self._item("Q", found.first, found.stop)
        item.quantity = quantity(item.text, (item.start, item.end), found.rule, found.stated)
        if item.quantity is not None and found.spelled:
            item.quantity.stated = None  # its numeral does not stand in the text
        item.code = "Q" if item.quantity else "_"
        return found.stop, [item]

    # -- words ---------------------------------------------------------------------------------------

    def _phrase(self, at: int) -> tuple[int, list[Item]] | None:
        if not self._may_be_word(at):
            return None
        for size in range(min(self._lists.longest, len(self._words) - at), 0, -1):
            code = self._lists.code(keys_at(self._words, at, size))
            if code is not None:
                code = self._one_of(code, at)
                found = [self._item(letter, at, at + size) for letter in code]
                if code == "q":
                    found[0].quantity = quantity(found[0].text, (found[0].start, found[0].end), "half", None)
                return at + size, found
        return None

    def _one_of(self, code: str, at: int) -> str:
        """The noun behind an article or preposition, else the verb: `la compra`, `Talby compra`."""
        noun, either, verb = code.partition("/")
        if not either:
            return code
        before = self._lists.code((self._words[at - 1].key,)) if at else None
        return noun if before is not None and before in "DJVAWFlk" else verb

    def _may_be_word(self, at: int) -> bool:
        """Whether a capital here may be no name's: in German always, elsewhere where a sentence begins."""
        word = self._words[at]
        begins = at == 0 or not (self._words[at - 1].text[0].isalnum() or self._words[at - 1].text in ",&'")
        return self._lists.writes_nouns_large or not word.is_capital or begins

    def _plain(self, at: int) -> tuple[int, list[Item]]:
        text = self._words[at].text
        mark = not (text[0].isalnum() or text in "'’")
        return at + 1, [self._item(_MARKS.get(text, text) if mark else "_", at, at + 1)]

    # -- names ---------------------------------------------------------------------------------------

    def _state(self, at: int) -> tuple[int, list[Item]] | None:
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
            following = keys_at(self._words, at + 1, 1)
            if following and following[0] in self._lists.state_words:
                code, size = self._adjective(at), 2
        if code is None and word and stop == at + 1:
            return self._own_state(at)
        if code is None or self._goes_on(stop + size):
            return None
        if at and not word and self._words[at - 1].key in _FROM:
            return stop + size, [self._item("_", at, stop + size)]  # "Selm aus Taiwan": whence somebody is
        item = self._item("N", at, stop + size)
        item.party = self._parties.state(code, item.text)
        return stop + size, [item]

    def _own_state(self, at: int) -> tuple[int, list[Item]] | None:
        """`El Estado`, `lo Stato`: the state in which the text was written, whichever that is."""
        word = self._words[at]
        alone = at + 1 >= len(self._words) or not self._words[at + 1].is_capital
        if not (at and word.is_capital and alone and self._words[at - 1].key in self._lists.definite):
            return None
        item = self._item("N", at, at + 1)
        item.party, item.meant = self._parties.named(item.text, "state"), True
        return at + 1, [item]

    def _state_name(self, at: int) -> tuple[str | None, int]:
        for size in (3, 2, 1):
            code = self._lists.states.get(keys_at(self._words, at, size))
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
        if not (word.is_capital and word.text[0].isalnum()):
            return True
        return word.key in self._lists.nobody or (
            self._lists.code((word.key,)) is not None and self._may_be_word(at)
        )

    def _name(self, at: int) -> tuple[int, list[Item]] | None:
        words = self._words
        kind, first = self._kind(at)
        if not kind and (self._is_descriptor(at) or self._is_occupation(at)):
            return (at + 1, [self._item("_", at, at + 1)]) if words[at].is_capital else None
        if (self._is_no_name(first) and kind != "stateBody") or self._is_nationality(at):
            return None
        stop = self._end(at, first)
        person = past_ministry(words, at, stop) if not kind else at
        if person > at:
            return person, [self._item("_", at, person)]
        if kind == "stateBody" and stop == first + 1:
            stop = self._past_state(stop)
        if (kind == "stateBody" and stop == first + 1) or self._is_common(at, stop):
            return None
        adverb = stop == at + 1 and at == 0 and words[at].key.endswith("mente")  # "Directamente tiene"
        if adverb and not self._lists.writes_nouns_large:
            return None
        if stop == at + 1 and (len(words[at].text) == 1 or self._is_first_word(at) or self._is_seat(at)):
            return None  # "die Aktien der Klasse A", "Innerhalb des Konzerns", "el grupo de Gijón"
        if self._is_town(at, stop):
            return None
        if (at and words[at - 1].key in _PERSONAL) or (not kind and is_minister(words, at, stop)):
            kind = "person"
        item = self._item("N", at, stop)
        item.party = self._parties.named(item.text, kind)
        return stop, [item]

    def _kind(self, at: int) -> tuple[str, int]:
        """What a word before a name says of its kind, and where the name itself begins."""
        words = self._words
        if at + 1 >= len(words):
            return "", at
        family = self._lists.families if words[at].is_capital or not self._lists.writes_nouns_large else ()
        if words[at].key.endswith(tuple(family)) and family and words[at + 1].is_capital:
            return "group", self._past_particle(at + 1)
        return ("stateBody" if words[at].key in self._lists.bodies else ""), self._past_particle(at)

    def _past_particle(self, at: int) -> int:
        """`Van Aken`, `De Raadt`, `La Loma`: from a particle that is written large, to the name behind it."""
        words, known = self._words, self._lists
        particle = words[at].is_capital and words[at].key in known.joints | known.definite
        if not particle or at + 1 >= len(words) or self._may_be_word(at):
            return at
        return at if self._is_no_name(at + 1) else at + 1

    def _end(self, at: int, first: int) -> int:
        """Where a name ends."""
        words, stop = self._words, first + 1
        while stop < len(words) and stop - at < _LONGEST_NAME:
            joint = 0 if is_whose(words, first, stop, self._lists.language) else self._joined(stop)
            if not joint:
                break
            stop += joint
        shortened = stop < len(words) and words[stop].text == "." and words[stop - 1].key in _SHORTENED
        return stop + 1 if shortened else stop

    def _past_state(self, at: int) -> int:
        """`Staatsfonds von Katar`: where the state ends that a public body is named by."""
        if at + 1 < len(self._words) and self._words[at].key in self._lists.state_of:
            code, size = self._state_name(at + 1)
            return at + 1 + size if code is not None else at
        return at

    def _is_descriptor(self, at: int) -> bool:
        """A German noun that says what the name after it is, or whence: it is no part of the name."""
        if not self._lists.writes_nouns_large:
            return False
        return self._says_what(at) or (
            self._words[at].key.endswith(("er", "ner")) and self._says_what(at + 1) and at > 0
        )

    def _is_occupation(self, at: int) -> bool:
        """`Möbelmanager Ernst Tarrow`: what a person does is no part of the name."""
        words = self._words
        if self._lists.language not in ("de", "nl") or at + 2 >= len(words) or not words[at].is_capital:
            return False
        person = is_given_name(fold(words[at + 1].text)) and words[at + 2].is_capital
        return person and words[at].key.endswith(_WORKERS) and not is_given_name(fold(words[at].text))

    def _is_nationality(self, at: int) -> bool:
        """`het Finse concern Talby`: Dutch writes these adjectives large."""
        end = at + 1 < len(self._words) and self._words[at + 1].text[0].isalpha()
        return self._lists.language == "nl" and end and self._adjective(at) is not None

    def _says_what(self, at: int) -> bool:
        if at >= len(self._words) or not self._words[at].is_capital:
            return False
        key = self._words[at].key
        if self._is_hyphened(at) and (at + 1 >= len(self._words) or self._is_no_name(at + 1)):
            return False
        return key in self._lists.descriptors or key.endswith(self._lists.descriptor_endings)

    def _is_hyphened(self, at: int) -> bool:
        """`Wendland-Gruppe`, `Sommer-Stiftung`: a name and what it names, as no `Energie-Konzern` is."""
        known = self._lists
        name, joint, noun = self._words[at].text.rpartition("-")
        key = name.casefold()
        plain = key in known.nobody | known.descriptors | known.name_parts | known.topics
        named = bool(joint) and name[:1].isupper() and len(name) > 2 and not plain
        return named and known.code((key,)) is None and noun.casefold() in known.hyphened

    def _is_common(self, at: int, stop: int) -> bool:
        """`die Abteilung`, `eine neue Fabrik`: one German noun behind an article that names nobody known."""
        if not self._lists.writes_nouns_large or stop - at > 1:
            return False
        word = self._words[at]
        if self._is_hyphened(at):
            return False
        if word.key.endswith(self._lists.common_endings) or self._is_place(at):
            return True
        if any(letter.isupper() or not letter.isalpha() for letter in word.text[1:]):
            return False
        if self._is_held(at) and not word.key.endswith(("n", "e", "er", "s")):
            return False
        return self._behind_article(at) and not self._parties.knows(word.text)

    def _is_place(self, at: int) -> bool:
        """`aus Turku`, `nach Turin`, `die Selm AG, Köln,`: whence, unless the name was met before."""
        words = self._words
        if self._parties.knows(words[at].text):
            return False
        after = words[at + 1].text if at + 1 < len(words) else "."
        seat = at > 2 and words[at - 1].text == "," and words[at - 2].key in _FORMS and after in (",", ".")
        return seat or (at > 0 and words[at - 1].key in ("aus", "nach"))

    def _is_seat(self, at: int) -> bool:
        """`el fondo de Gijón`, `il gruppo di Pavia`: whence a company is, unless the name was met before."""
        words, known = self._words, self._lists
        if at < 3 or known.writes_nouns_large or words[at - 1].key not in ("de", "di"):
            return False
        firm = words[at - 2].key in known.topics | known.descriptors and words[at - 3].key in known.definite
        return firm and not self._parties.knows(words[at].text)

    def _is_town(self, at: int, stop: int) -> bool:
        """`in Emden`, `un garage di Rovereto`: where something is; `il 5% di Parma` is a part of it."""
        words = self._words
        if at < 2 or words[at - 1].key not in _WHERE or tuple(w.key for w in words[at:stop]) not in towns():
            return False
        key = words[at - 2].key
        held = (key,) in self._lists.percent or self._lists.code((key,)) in ("s", "v", "O", "u", "M", "p")
        return not held and not self._parties.knows(self._item("N", at, stop).text)

    def _is_held(self, at: int) -> bool:
        """`28 Prozent der Alpenpost`, `beteiligt an der Alpenpost`: what is held may have an article."""
        if at < 2 or self._words[at - 1].key not in self._lists.definite:
            return False
        key = self._words[at - 2].key
        beside = key == "bei" and any(
            word.key in ("prozent", "%") for word in self._words[max(0, at - 5) : at]
        )
        return (
            key == "an" or beside or (key,) in self._lists.percent or self._lists.code((key,)) in ("s", "v")
        )

    def _behind_article(self, at: int) -> bool:
        before = at - 1
        while before > 0 and self._words[before].text.islower() and at - before < 3:
            if self._lists.code((self._words[before].key,)) is not None:
                break
            before -= 1
        relative = before > 1 and self._words[before - 2].text == ","
        if before < 0 or (relative and self._lists.code((self._words[before - 1].key,)) in ("A", "V")):
            return False
        key = self._words[before].key
        return self._lists.code((key,)) in ("D", "J") or key in self._lists.contracted

    def _joined(self, stop: int) -> int:
        """How many words more belong to the name; 0 when it ends."""
        words = self._words
        initial = bool(_INITIALS.fullmatch(words[stop - 1].text)) and words[stop].text == "."
        if initial and stop + 1 < len(words) and not self._is_no_name(stop + 1):
            return 2  # "M. Hinter"
        grouped = self._lists.writes_nouns_large and words[stop].key in ("gruppe", "konzern", "holding")
        grouped = grouped or (words[stop].is_capital and words[stop].key in self._lists.name_parts)
        if grouped or not self._is_no_name(stop) or (words[stop].text.isdigit() and self._numbers(stop)):
            return 1
        if words[stop].text == "&" and stop + 1 < len(words) and words[stop + 1].is_capital:
            return 2  # "Selm & Söhne"
        if words[stop].text == "," and stop + 1 < len(words) and words[stop + 1].key in _DOTTED:
            return 2  # "Rust, S.A."
        after = stop
        while after < len(words) and after - stop < 2 and words[after].key in self._lists.joints:
            after += 1
        inner = after > stop and after < len(words) and not self._is_no_name(after)
        if inner and is_given_name(fold(words[after].text)) and not is_given_name(fold(words[stop - 1].text)):
            return 0  # "la Solari di Marco Landi": whose it is
        both = words[stop].key in ("y", "e", "und", "and", "en") and not words[after - 1].text == "&"
        return after - stop + 1 if inner and not both else 0

    def _is_first_word(self, at: int) -> bool:
        """Whether a word is written large only because it begins its sentence, as far as can be told.

        It stands nowhere else so, and an article, a preposition or a pronoun follows, or in German, behind
        what may be a verb, an auxiliary: *Innerhalb des*, *Chiusa la*, *Ausgestiegen ist*.
        """
        words, known = self._words, self._lists
        if at + 1 >= len(words) or any(word.text[0].isalnum() for word in words[:at]):
            return False
        word, after = words[at], words[at + 1]
        if known.writes_nouns_large and after.is_capital and self._is_noun(at + 1):
            return word.key.endswith(("e", "er", "es", "en"))  # "Neue Finanzchefin", "Oberste Mutter"
        large = sum(letter.isupper() or letter.isdigit() for letter in word.text) > 1
        if large or self._parties.knows(word.text) or self._met(word.text):
            return False
        if after.is_capital or not after.text[0].isalpha():
            return False
        code = known.code((after.key,)) or "_"
        governed = code in "DAVBWFZElJR" or after.key in known.contracted or after.key in known.definite
        governed = governed or opens_only(word.key, after.key, code, known.language)
        return governed or after.key in known.pronouns or self._is_verb_first(word.key, after.key)

    def _is_noun(self, at: int) -> bool:
        """Whether a capital is known to be a noun that names nobody."""
        key = self._words[at].key
        return self._is_no_name(at) or self._is_descriptor(at) or key.endswith(self._lists.common_endings)

    def _met(self, word: str) -> bool:
        return not self._lists.writes_nouns_large and self._parties.is_inner(word)

    def _is_verb_first(self, key: str, after: str) -> bool:
        """`Ausgestiegen ist`, `Verkaufen will`: what stands before the verb is no subject."""
        return key.endswith(self._lists.verb_endings) and after in self._lists.auxiliaries

    def _numbers(self, at: int) -> bool:
        """`Viales 2000`: a number that belongs to a name, as no figure, year or amount does."""
        signs = self._lists.percent
        if at + 1 < len(self._words) and self._words[at + 1].key in _MANY:
            return False
        listed = any(keys_at(self._words, i, len(sign)) == sign for sign in signs for i in range(at))
        return not listed and figure(self._words, at, self._lists) is None and len(self._words[at].text) < 4
