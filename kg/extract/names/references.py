"""Words that stand for a party named elsewhere: pronouns, `both companies`, `the Japanese carmaker`.

Example: see `kg.extract.names.mentions`; whom they mean is found in `discourse.py`.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.names.demonyms import demonym, is_demonym
from kg.extract.names.kinds import KINDS
from kg.extract.names.near import Found, Near, is_brand, longest, mention_of
from kg.extract.names.roles import is_role
from kg.extract.names.sectors import JOINED, PEOPLE, is_generic, is_head
from kg.extract.names.venues import towns
from kg.extract.parts import Mention
from kg.extract.tokens import Token
from kg.extract.words import words

_OF_TWO: dict[tuple[str, ...], str] = {
    ("the", "former"): "firstofpair",
    ("the", "latter"): "latter",
    ("le", "premier"): "firstofpair",
    ("la", "premiere"): "firstofpair",
    ("du", "premier"): "firstofpair",
    ("au", "premier"): "firstofpair",
    ("le", "second"): "latter",
    ("la", "seconde"): "latter",
    ("du", "second"): "latter",
    ("au", "second"): "latter",
    ("l'", "un"): "one",
    ("l'", "une"): "one",
    ("l'", "autre"): "other",
    ("ce", "dernier"): "last",
    ("cette", "derniere"): "last",
    ("ces", "derniers"): "they",
    ("ces", "dernieres"): "they",
}
#: Words after a reference that are no noun of its own and have no class.
_GOES_ON = frozenset("en de a y with vient doit peut va reste compte vise entend".split())
_LAST = frozenset(("celui-ci", "celle-ci"))
_NAMED_LAST = frozenset((("le", "dernier", "nomme"), ("la", "derniere", "nommee")))
_BOTH = frozenset((("the", "two"), ("les", "deux"), ("tous", "deux"), ("toutes", "deux")))
_OPENING = frozenset(row[0] for row in (*_OF_TWO, *_NAMED_LAST, *_BOTH)) | {"both"}
#: Peoples whose name is not the adjective: `the Danes`.
_PEOPLES = {
    "danes": "danish",
    "swedes": "swedish",
    "finns": "finnish",
    "spaniards": "spanish",
    "spanish": "spanish",
    "britons": "british",
    "turks": "turkish",
    "poles": "polish",
    "scots": "scottish",
    "irish": "irish",
    "filipinos": "filipino",
    "icelanders": "icelandic",
    "thais": "thai",
}
_AFTER_PEOPLE = frozenset("themselves alone would could might may can must also now still each at on".split())
_PERSONS = KINDS["persons"] | {"owner", "boss", "baron", "heir"}
_ARTICLES = frozenset(("the", "le", "la", "l'", "this", "ce", "cette", "cet"))
_THIS = ("ce", "cet", "cette")
_PRONOUNS = frozenset(("pair", "pairstate", "it", "they", "person_pronoun"))
#: "de le", "à le": the article of what comes after them is in the preposition.
CONTRACTED = {"en": frozenset[str](), "fr": frozenset(("du", "au"))}
#: What sets a firm apart from the one spoken of, or is no firm.
_OTHERS = frozenset(
    "central centrale combined future resulting rival sister private local same".split()
    + "autre meme futur future nouveau nouvelle reste plus premier".split()
)
# Nouns that a town behind *de* tells the seat of, as a plain `la société de Lille`.
_SEATED = frozenset("chaine enseigne brasseur armateur transporteur industriel constructeur".split())
_VEHICLES = frozenset("concessionnaire adjudicataire projet portage".split())
_SAME_NAME = ["du", "meme", "nom"]  # "la famille du même nom"
_PEOPLED = frozenset("promoter investor shareholder bondholder creditor bidding founder founding".split())
_SELF = frozenset("newspaper paper journal magazine quotidien hebdomadaire site".split())


@lru_cache(maxsize=2)
def openers(language: str) -> frozenset[str]:
    """The small words that a reference can begin with."""
    pronouns = frozenset(
        first
        for first, phrases in words(language).phrases.items()
        if any(len(classes) == 1 and not classes.isdisjoint(_PRONOUNS) for _, classes in phrases)
    )
    return pronouns | _OPENING | _ARTICLES


def _is_of_person(tokens: list[Token], keys: list[str], at: int) -> bool:
    """`the Irish newspaper owner Ann Lee`: the noun only says what the person after it has."""
    person = keys[at : at + 1] != [] and keys[at] in _PERSONS
    return person and at + 1 < len(tokens) and tokens[at + 1].is_capital and tokens[at + 1].is_word


_VERBAL = ("be", "will", "neg", "have", "belong")


class References:
    """Finds references.

    Args:
        near: Word lists and names.
    """

    def __init__(self, near: Near) -> None:
        self._near = near

    def read(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """The reference that begins at a token, if one does."""
        size, classes = self._near.lists.look(keys, at)
        if len(classes) == 1:
            (name,) = classes
            if name in _PRONOUNS:
                form = "pair" if name.startswith("pair") else "pronoun"
                mention = mention_of(tokens, (at, at + size), form)
                mention.head = "last" if keys[at] in _LAST else name
                return (at, at + size), mention
        found = self._of_two(tokens, keys, at)
        if found is not None:
            return found
        return (
            self._nationals(tokens, keys, at)
            or self._descriptor(tokens, keys, at)
            or self._nationality(tokens, keys, at)
        )

    def _of_two(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`the latter`, `l'un`, `the two`, `both`, where no noun follows."""
        if keys[at] not in _OPENING:
            return None
        pair = tuple(keys[at : at + 2])
        if tuple(keys[at : at + 3]) in _NAMED_LAST:
            mention = mention_of(tokens, (at, at + 3), "pronoun")
            mention.head = "last"
            return (at, at + 3), mention
        single = ("du", "au")
        head = _OF_TWO.get(pair)
        if head is None and pair in _BOTH and self._acts(keys, at + 2):
            return (at, at + 2), mention_of(tokens, (at, at + 2), "pair")
        if head is None and keys[at] == "both" and self._acts(keys, at + 1):
            return (at, at + 1), mention_of(tokens, (at, at + 1), "pair")
        if head is None or not self._stands_alone(tokens, keys, at + 2):
            return None
        if pair[0] == "l'" and keys[at + 2 : at + 3] in (["des"], ["de"], ["du"], ["et"]):
            return None  # "l'un des actionnaires", "l'un et l'autre"
        start = at + 1 if pair[0] in single else at
        mention = mention_of(tokens, (start, at + 2), "pronoun")
        mention.head = head
        return (start, at + 2), mention

    def _acts(self, keys: list[str], at: int) -> bool:
        """Whether a verb follows."""
        if at >= len(keys):
            return False
        classes = self._near.lists.look(keys, at)[1]
        return bool(classes & {"f:fin", "f:past", "f:fut", "f:cond", "be", "have", "will", "say"})

    def _stands_alone(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """Whether no noun follows: `le second est`, `of the latter.`, not `the latter part`."""
        if at >= len(tokens) or not tokens[at].is_word:
            return True
        classes = self._near.lists.look(keys, at)[1]
        verbal = any(name.startswith("f:") for name in classes) or not classes.isdisjoint(_VERBAL)
        return verbal or keys[at] in _GOES_ON or bool(classes & {"and", "of", "to", "with", "for", "by"})

    def _descriptor(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`the Japanese carmaker`, `le groupe français`, `the company`: no name follows."""
        start = self._start(tokens, keys, at)
        if start is None:
            return None
        code: str | None = None
        stop, noun, public, passed = start, False, False, 0
        while stop < len(tokens) and passed < 5:
            told, size = self._state_at(tokens, keys, stop, noun=noun)
            if told:
                code, stop = told, stop + size
                continue
            size, classes = self._near.lists.look(keys, stop)
            if "stateowned" in classes and (not noun or self._near.lists.language == "fr"):
                public, stop = True, stop + size
                continue
            named = self._noun(tokens, keys, stop, passed)
            if named:
                noun, stop = True, stop + named
            elif noun or not self._qualifies(tokens, keys, stop, classes):
                break
            else:
                stop, passed = stop + 1, passed + 1
        if not noun:
            return None
        stop = self._tail(tokens, keys, stop)
        placed, size = self._seat(tokens, keys, start, stop) if code is None else (None, 0)
        code, stop = code or placed, stop + size
        if code is None and not size:
            country, reach = longest(self._near.atlas.adjectives, keys, stop)
            code, stop = (country.code, stop + reach) if country else (None, stop)
        if self._is_other(keys, at, stop) or self._name_follows(tokens, keys, stop):
            return None
        mention = mention_of(tokens, (at, stop), "descriptor")
        mention.country = code
        mention.head = "stateowned" if public else "local" if size else ""
        return (at, stop), mention

    def _state_at(
        self, tokens: list[Token], keys: list[str], at: int, *, noun: bool
    ) -> tuple[str | None, int]:
        """The state that a word between article and noun tells: `Danish`, `Manila` in `the Manila lender`."""
        adjective, size = longest(self._near.atlas.adjectives, keys, at)
        if adjective:
            return adjective.code, size
        seated = self._near.lists.language == "en" and not noun and tokens[at].is_capital
        if not seated or at + 1 >= len(tokens) or tokens[at + 1].is_capital or not tokens[at + 1].is_word:
            return None, 1
        capital = self._near.atlas.capitals.get((keys[at],))
        return capital.code if capital is not None else towns().get((keys[at],)), 1

    def _start(self, tokens: list[Token], keys: list[str], at: int) -> int | None:
        """Where the words after the article begin; the article may be in `du` and `au` before."""
        if keys[at] in _ARTICLES:
            return at + 1
        if at and keys[at - 1] in CONTRACTED[self._near.lists.language]:
            return at if self._noun(tokens, keys, at, 0) and not tokens[at].is_capital else None
        return None

    def _qualifies(self, tokens: list[Token], keys: list[str], at: int, classes: frozenset[str]) -> bool:
        """Whether a word can stand between the article and the noun: `copper`, `Leeds-based`."""
        if keys[at] in _PEOPLED and keys[at + 1 : at + 2] == ["group"]:
            return False  # "the promoter group": people, and nobody named before
        seat = "-" in tokens[at].text and tokens[at].text.rpartition("-")[2] == "based"
        return seat or (not tokens[at].is_capital and not classes and tokens[at].is_word)

    def _noun(self, tokens: list[Token], keys: list[str], at: int, passed: int) -> int:
        """How many tokens the noun for a firm, a person or a family at a place has; 0 for none."""
        if tokens[at].is_capital:
            return 0
        if keys[at] in ("homme", "femme") and keys[at + 1 : at + 3] == ["d'", "affaires"]:
            return 3
        size, classes = self._near.lists.look(keys, at)
        if "industry" in classes:
            return size
        following = keys[at + 1 : at + 2]
        if keys[at] in ("family", "famille"):
            return int(following not in (["office"], ["firm"], ["company"], ["de"], ["d'"]))
        if keys[at] in PEOPLE or is_head(keys[at]) or is_role(keys[at]) or (passed and keys[at] in JOINED):
            return 1
        return 0

    def _seat(self, tokens: list[Token], keys: list[str], start: int, stop: int) -> tuple[str | None, int]:
        """`l'entreprise toulousaine`, `la banque de Bamako`: the state and the words that tell the seat."""
        if self._near.lists.language != "fr" or stop >= len(tokens):
            return None, 0
        word = tokens[stop]
        if word.text.islower() and is_demonym(keys[stop]) and not self._near.lists.look(keys, stop)[1]:
            return demonym(keys[stop]), 1
        town = keys[stop + 1 : stop + 2]
        plain = all(is_generic(key) or key in _SEATED for key in keys[start:stop])
        if not plain or keys[stop] not in ("de", "d'") or not town or not tokens[stop + 1].is_capital:
            return None, 0
        if self._near.in_longer_name(tokens, keys, stop + 1, stop + 2):
            return None, 0
        capital = self._near.atlas.capitals.get((town[0],))
        code = capital.code if capital is not None else towns().get((town[0],))
        return (code, 2) if code is not None else (None, 0)

    def _tail(self, tokens: list[Token], keys: list[str], stop: int) -> int:
        """The end of `le fabricant de batteries`, `le groupe bancaire suédois`, from after the noun."""
        if self._near.lists.language != "fr":
            return stop
        small = [
            not tokens[i].is_capital and tokens[i].is_word and not self._near.lists.look(keys, i)[1]
            for i in range(stop, min(len(tokens), stop + 2))
        ]
        if keys[stop : stop + 3] == _SAME_NAME:
            return stop + 3
        if keys[stop - 2] in _THIS and keys[stop : stop + 1] in (["de"], ["d'"]):
            noun = tokens[stop + 1 : stop + 2]
            return stop + 2 * (noun != [] and noun[0].text.islower() and len(noun[0].text) > 4)
        if len(small) > 1 and keys[stop] in ("de", "d'"):
            small[0] = True
        if len(small) > 1 and small[1] and keys[stop] in ("de", "d'"):
            return stop + 2
        adjectival = small[:1] == [True] and longest(self._near.atlas.adjectives, keys, stop + 1)[0]
        return stop + 1 if adjectival else stop

    def _is_other(self, keys: list[str], at: int, stop: int) -> bool:
        """`the combined company`, `the central bank`, `this newspaper`: nobody spoken of before."""
        inner = keys[at : stop - 3 * (keys[stop - 3 : stop] == _SAME_NAME)]
        own = keys[at] in ("this", "ce", "cet") and inner[-1] in _SELF
        follows = keys[stop] if stop < len(keys) else ""
        if follows != "," and keys[at] not in _THIS and not _VEHICLES.isdisjoint(inner):
            return True  # "51 % de la société concessionnaire": one of its own
        return own or not _OTHERS.isdisjoint(inner) or follows in ("centrale", "elle-meme", "mere")

    def _nationality(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`L'allemand veut`, `le japonais détient`: a French adjective for a firm, before its verb."""
        if self._near.lists.language != "fr" or keys[at] not in ("le", "l'", "la"):
            return None
        country, size = longest(self._near.atlas.adjectives, keys, at + 1)
        stop = at + 1 + size
        if country is None or tokens[at + 1].is_capital or not self._acts(keys, stop):
            return None
        mention: Mention = mention_of(tokens, (at, stop), "descriptor")
        mention.country = country.code
        return (at, stop), mention

    def _nationals(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`the Swiss taking 15%`, `the Danes`, `what was meant for the French.`: those of a state as one."""
        if self._near.lists.language != "en" or keys[at] != "the" or at + 1 >= len(tokens):
            return None
        if not tokens[at + 1].is_capital:
            return None
        country = self._people_of(keys[at + 1])
        if country is None or not self._ends(tokens, keys, at + 2):
            return None
        mention = mention_of(tokens, (at, at + 2), "descriptor")
        mention.country, mention.head = country, "nationals"
        return (at, at + 2), mention

    def _people_of(self, key: str) -> str | None:
        """Code of the state whose people a word names: `Swiss`, `Germans`, `Danes`."""
        adjectives = self._near.atlas.adjectives
        adjective = _PEOPLES.get(key, key)
        country = adjectives.get((adjective,)) or adjectives.get((adjective.removesuffix("s"),))
        return country.code if country is not None else None

    def _ends(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """Whether no noun follows: a mark, a figure, a verb or a small word does."""
        if at >= len(tokens) or not tokens[at].is_word or tokens[at].text in ("'s", "’s"):
            return at >= len(tokens) or tokens[at].text not in ("-", "/")
        if tokens[at].is_capital or keys[at] in ("of", "state", "government"):
            return False
        classes = self._near.lists.look(keys, at)[1]
        small = {"and", "to", "with", "for", "by", "from", "in", "be", "have", "will", "neg", "cond"}
        tensed = {"f:fin", "f:past", "f:inf", "f:cond", "f:ing"}
        return bool(classes & (small | tensed)) or keys[at] in _AFTER_PEOPLE

    def _name_follows(self, tokens: list[Token], keys: list[str], stop: int) -> bool:
        """Whether a name goes on, over a noun or adjective: `the fund manager Ebro`, `le club breton FC`."""
        if _is_of_person(tokens, keys, stop):
            return True
        for ahead in range(3):
            if stop + ahead >= len(tokens):
                return False
            token = tokens[stop + ahead]
            if (token.is_capital or is_brand(token)) and token.is_word:
                return token.start <= tokens[stop + ahead - 1].end + 1
            classes = self._near.lists.look(keys, stop + ahead)[1]
            plain = token.is_word and not classes and self._near.lists.language == "fr"
            noun = bool(classes & {"industry", "office"}) or keys[stop + ahead] in JOINED | {"manager"}
            if not (plain or noun):
                break
        return stop < len(keys) and keys[stop] in (
            "of", "de", "du", "d'", "des", "that", "formed", "ne", "owned",
        )  # fmt: skip
