"""Names that nobody has listed: runs of capitals, with the small words that can stand inside them.

Example: see `kg.extract.names.mentions`.
"""

from __future__ import annotations

import re

from kg.extract.names.heads import after_noun
from kg.extract.names.initials import with_initials
from kg.extract.names.kinds import KINDS, is_money, is_month
from kg.extract.names.landmarks import is_landmark, is_part_of_paper, is_saint
from kg.extract.names.lone import is_lone_name
from kg.extract.names.nationals import is_adjective
from kg.extract.names.near import Found, Near, is_brand, mention_of, opens
from kg.extract.names.venues import towns
from kg.extract.tokens import Token
from kg.extract.words import CAPITALS, given_names

# `Hamburg-based Acme`: a seat, not a part of the name.
_HYPHENED = ("-based", "-listed", "-owned", "-born", "-headquartered", "-backed", "-controlled", "-led")
# Classes of words that are no name when they stand alone with a capital ("l'Alliance", "the Group").
_GENERIC = frozenset(("alliance", "partnership", "industry", "govt", "talks", "merger", "deal"))
# `Oslo-listed`, `Mauritius-registered`, `Leeds-built`: a seat, not a part of the name.
_SEATED = re.compile(r".*-(?:[a-z]+ed|built|made|run|grown|bred|brewed)")
# Small words of names in other languages, which an English or French text does not use itself.
_FOREIGN = frozenset(("do", "da", "dos", "das", "del", "della", "dei", "dello", "degli", "di", "e", "y"))
_FRENCH = frozenset(("de", "du", "des", "d'"))
_ARTICLES = frozenset(("le", "la", "l'", "les", "au", "aux", "du", "des"))
# Institutions whose name goes on after an adjective: `Fonds stratégique Agro-Est`.
_STATELY = frozenset(
    ("fonds", "banque", "caisse", "credit", "compagnie", "cooperative", "mutuelle", "fondation")
)
_AFTER_JOINT = frozenset(("la", "le", "l'", "les", "the", "der", "den", "al"))
# Small words of one language that are names in the other where they are all in capitals.
_OTHERS = {
    "en": frozenset(
        "pas par sur les des est son ses mais puis sans vers elle peu tout une sont soon dont".split()
    ),
    "fr": frozenset("all can did its may one our out was who why yes let now off she some such they".split()),
}
# `1912 Holdings`; after a preposition the number is a year: `in 2012 Holdings of`.
_AFTER_NUMBER = frozenset("holdings holding capital partners ventures investments group media".split())
_SMALL = frozenset("det poss of and rel neg be have will to by with in for".split())
_DATING = frozenset("in since by from until before after en depuis vers des avant apres".split())
_NO_ADJECTIVES = frozenset("capitale jamais desormais mais prime reprise semaine cession".split())
# Ends of French adjectives, folded: `Compagnie phocéenne`, `Banque lagunaire`.
_ADJECTIVAL = re.compile(
    r"[a-z]{3,}(?:ienne?|enne|een|ais|aise|ois|oise|aine?|ale?|ique|aire|iere|ive|ine|ane)"
)
_SIGNS = (["$"], ["€"], ["£"])
# Words that open sentences and also begin names: `Three Oaks`, `First Harbour`.
_FIRST_OF_NAMES = frozenset(
    "one two three four five six seven eight nine ten first new next all above".split()
)
_TRADING = re.compile(r"[a-z-]{4,}(?:maker|owner|seller|grower)")  # `Bookmaker Oak`, `Shipowner Lee`
# Nouns before a person's or a firm's name, words of firms' names, and what goes on with *of*.
_ROLES = KINDS["persons"] | KINDS["trades"]
_FIRM_WORDS = CAPITALS.company_words | KINDS["firm_words"]
_OF_HEADS = CAPITALS.of_heads | KINDS["of_heads"]
_NO_BODIES = KINDS["authorities"] | KINDS["lone"]
_FINITE = frozenset(("f:fin", "f:fut", "f:cond", "have", "be", "will", "cond", "hold", "say"))
_OFFICIALS = frozenset("secretary councillor senator treasurer prosecutor attorney chancellor".split())
_NOBODY = frozenset("minister ministre president chairman etat etats government state gouvernement".split())


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
        stop += self._is_own_genitive(tokens, keys, stop)
        stop = with_initials(tokens, at, stop)
        bare = [key for key in keys[at:stop] if key != "."]
        if is_landmark(keys, at, stop):
            return (at, stop), mention_of(tokens, (at, stop), "place")
        if is_part_of_paper(bare) or is_money(keys, at):
            return None
        if len(bare) == 1 and not is_lone_name(self._near, tokens, keys, at):
            return None
        return (at, stop), mention_of(tokens, (at, stop), "name")

    def _is_own_genitive(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """`Alder's holds 5 %`, in French any `Alder's`: the genitive is a part of the name."""
        if at >= len(tokens) or tokens[at].text not in ("'s", "’s"):
            return False
        if self._near.lists.language == "fr":
            return True
        classes = self._near.lists.look(keys, at + 1)[1] if at + 1 < len(keys) else frozenset()
        return bool(classes) and classes <= _FINITE

    def _can_begin(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        token, key = tokens[at], keys[at]
        written = (token.is_capital and token.is_word) or is_brand(token) or _is_numbered(tokens, at)
        if not written:
            return False  # nearly every word
        if "-" in key and (
            key.endswith(_HYPHENED) or _SEATED.fullmatch(token.text) or self._is_compound(key)
        ):
            return False
        if is_month(keys, at) or self._is_role(tokens, keys, at) or self._near.inside_office(keys, at):
            return False
        if key in CAPITALS.calendar or key in CAPITALS.no_names:
            return False
        classes = self._near.lists.look(keys, at)[1]
        if "office" in classes or (key,) in self._near.atlas.adjectives:
            return "office" not in classes and self._near.in_brand(tokens, keys, at + 1)
        elided = token.text in ("L'", "L’") and at > 0 and at + 1 < len(tokens) and tokens[at + 1].is_capital
        elided = elided and keys[at + 1] not in ("etat", "etats")
        inside = key in _FIRST_OF_NAMES and self._goes_on_inside(tokens, keys, at)
        if (key in CAPITALS.openers and not elided and not inside and not self._is_shouted(tokens, at)) or (
            opens(tokens, at) and key.endswith(("ly", "ment")) and len(key) > 5
        ):
            return False
        if not classes.isdisjoint(_GENERIC) and not (
            self._near.in_longer_name(tokens, keys, at, at + 1) or self._is_institution(tokens, keys, at)
        ):
            return False
        if key in _NOBODY and not self._is_stately_name(tokens, keys, at):
            return False
        return not is_adjective(self._near, tokens, keys, at)

    def _is_stately_name(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """`State Bank of Ulvik`, `State Street`: the word begins a name that goes on in capitals."""
        if keys[at] not in ("state", "government") or not self._near.in_longer_name(tokens, keys, at, at + 1):
            return False
        after = keys[at + 1]
        person = after in _NOBODY or after in _ROLES or after in _OFFICIALS or after in given_names()
        return not person and not self._near.is_office(keys, at + 1)

    def _is_shouted(self, tokens: list[Token], at: int) -> bool:
        """`14% of PAS`, `dans ALL`: all in capitals, and a small word of the other language only."""
        token, beside = tokens[at], [tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
        if not token.text.isupper() or token.key not in _OTHERS[self._near.lists.language]:
            return False
        return not opens(tokens, at) and not any(one.text.isupper() and one.is_word for one in beside)

    def _goes_on_inside(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """`au fonds Three Oaks`, `the bank First Harbour`: a capital after a small word, before another."""
        if opens(tokens, at) or not tokens[at - 1].is_word or tokens[at - 1].is_capital:
            return False
        timed = keys[at + 1 : at + 2] in (["year"], ["half"], ["quarter"], ["years"])
        return not timed and self._near.in_longer_name(tokens, keys, at, at + 1)

    def _is_role(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """`Founder Ann Lee`, `Chipmaker Oak`: the capital is the sentence's, the name follows."""
        if at + 1 >= len(tokens) or not tokens[at + 1].is_capital or not tokens[at + 1].is_word:
            return False
        if keys[at] not in _ROLES and not _TRADING.fullmatch(keys[at]):
            return False
        return opens(tokens, at) and keys[at + 1] not in _FIRM_WORDS

    def _is_institution(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """`Bank of Ulvik`, `Banque de l'Innovation`: a common noun that goes on to a name."""
        if at + 1 >= len(tokens):
            return False
        if keys[at] in ("group", "groupe", "company", "societe", "entreprise"):
            if opens(tokens, at) or keys[at - 1] not in _ARTICLES:
                return False
            told = self._after_adjective(tokens, keys, at, at + 1) or self._noun_of(tokens, keys, at)
            return told is not None
        return (
            self._over_joint(tokens, keys, at, at + 1) is not None
            or self._after_adjective(tokens, keys, at, at + 1) is not None
            or self._is_stately(tokens, keys, at, at + 1)
        )

    def _after_adjective(self, tokens: list[Token], keys: list[str], at: int, stop: int) -> int | None:
        """`Caisse populaire des Landes`, `Compagnie minière de l'Adour`: an adjective inside an institution.

        The end of the name after its next part; None where the small word is none of it.
        """
        if self._near.lists.language != "fr" or stop != at + 1 or stop + 1 >= len(tokens):
            return None
        if keys[at] not in CAPITALS.de_heads and keys[at] not in KINDS["de_heads"]:
            return None
        classes = self._near.lists.look(keys, stop)[1]
        word = tokens[stop]
        if word.is_capital or not word.is_word or len(word.text) < 5 or classes - {"stateowned"}:
            return None
        if word.key.endswith(("ant", "er", "ee", "ees", "ait")):
            return None
        following = tokens[stop + 1]
        if keys[stop + 1] in _FRENCH:
            return self._over_joint(tokens, keys, at, stop + 1)
        named = following.is_capital and following.is_word and keys[stop + 1] not in CAPITALS.calendar
        return stop + 2 if named and keys[at] in _STATELY else None

    def _noun_of(self, tokens: list[Token], keys: list[str], at: int) -> int | None:
        """`la Société des rédacteurs`, `la Société de gestion des ports`: a small noun after *de*."""
        if keys[at + 1 : at + 2] == [] or keys[at + 1] not in _FRENCH or self._near.lists.language != "fr":
            return None
        small = at + 2 < len(tokens) and tokens[at + 2].text.islower() and keys[at + 2] not in _AFTER_JOINT
        return self._over_joint(tokens, keys, at, at + 1) if small else None

    def _is_compound(self, key: str) -> bool:
        """`Anglo-Dutch`, `Swiss-Ghanaian`: two nationalities."""
        first, _, second = key.partition("-")
        adjectives = self._near.atlas.adjectives
        return (first.endswith("o") or (first,) in adjectives) and (second,) in adjectives

    def _joint(self, tokens: list[Token], keys: list[str], at: int, stop: int) -> int | None:
        """The end of the name when it goes on at `stop`; None when it does not."""
        token, before = tokens[stop], tokens[stop - 1]
        if token.start > before.end + 1 or is_month(keys, stop):
            return None
        if stop == at + 1 and _is_numbered(tokens, at):
            return stop + 1
        initials = before.text.isupper() and all(len(piece) == 1 for piece in before.text.split("."))
        if token.text == "." and token.start == before.end and (initials or is_saint(tokens, at, stop)):
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
            and tokens[stop + 1].text != "sa"  # "Sapin, sa filiale belge"
        ):
            return stop + 2
        if token.key in CAPITALS.joints:
            return self._over_joint(tokens, keys, at, stop)
        if self._is_stately(tokens, keys, at, stop):
            return stop + 1
        return self._after_adjective(tokens, keys, at, stop)

    def _is_stately(self, tokens: list[Token], keys: list[str], at: int, stop: int) -> bool:
        """`Loterie fédérale`, `Compagnie nationale`: an institution's noun and the adjective of its rank."""
        if self._near.lists.language != "fr" or stop != at + 1 or tokens[stop].is_capital:
            return False
        noun = len(keys[at]) > 4 and tokens[at].text[1:].islower() and keys[at] not in self._near.names
        body = keys[at] in _NO_BODIES or keys[at] in given_names()
        if not noun or body:
            return False
        told = keys[at] in _STATELY and not opens(tokens, at) and not self._near.lists.look(keys, stop)[1]
        adjective = told and _ADJECTIVAL.fullmatch(keys[stop]) is not None
        return keys[stop] in KINDS["stately"] or (adjective and keys[stop] not in _NO_ADJECTIVES)

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
        while after < len(tokens) and after - stop < 3 and keys[after] in _AFTER_JOINT:
            after += 1
        if after >= len(tokens) or is_money(keys, after) or keys[after + 1 : after + 2] in _SIGNS:
            return None  # "Fir Works for Rs 30 crore", "for C$30"
        key, capital = keys[stop], tokens[after].is_capital and tokens[after].is_word
        if key in ("&", "y", "e"):
            return after + 1 if capital else None
        if key in ("and", "et"):
            return None
        if key in ("of", "for"):
            return after + 1 if capital and keys[stop - 1] in _OF_HEADS else None
        institution = keys[at] in CAPITALS.de_heads or keys[at] in KINDS["de_heads"]
        if capital:
            person = key in CAPITALS.personal_joints and (
                keys[at] in given_names()
                or (tokens[after].start - tokens[stop].end <= 1 and key not in ("de", "du", "d'", "la", "le"))
            )
            joined = institution or person or self._is_common_head(tokens, keys, (at, stop), after)
            return after + 1 if joined else None
        classes = self._near.lists.look(keys, after)[1]
        small = any(name.startswith("f:") for name in classes) or classes & _SMALL or len(keys[after]) < 5
        plain = not classes or keys[after] == "participations"  # "Société ivoirienne de participations"
        noun = tokens[after].is_word and (plain or not (small or opens(tokens, at)))
        return after + 1 if institution and noun and key in ("des", "de", "du", "d'") else None

    def _is_common_head(
        self, tokens: list[Token], keys: list[str], span: tuple[int, int], after: int
    ) -> bool:
        """Whether what stands before a French or foreign joint is a noun that begins a name.

        `l'Observateur de Belleroche`, `Soieries du Valmont`, in English any `Bouchons du Midi`; but neither
        `la société Oak du groupe Fir`, nor `Renault de Carlos Ruiz`, nor a short form such as `la SNCF`.
        """
        at, joint = span
        at += keys[at] == "l'" and joint == at + 2  # "L'Écho du Midi"
        if keys[joint] in _FOREIGN or self._near.lists.language == "en":
            return keys[joint] in _FOREIGN | _FRENCH and keys[at] not in given_names()
        head = tokens[at].text
        if keys[joint] not in _FRENCH or joint != at + 1 or len(head) < 4 or not head[1:].islower():
            return False
        if keys[after] in given_names() or keys[at] in self._near.names:
            return False
        before = keys[at - 1] if at else ""
        if before in _ARTICLES:
            return True
        placed = (keys[after],) in towns()
        if after_noun(self._near, tokens, at, after) or (placed and _is_part(keys, at)):
            return True
        return head.endswith(("s", "x")) and (placed or before not in ("par", "de", "d'", "chez", "avec"))


def _is_part(keys: list[str], at: int) -> bool:
    """`50 % de (Cristal d'Oran)`: right behind the figure of a part stands a whole name."""
    return at > 1 and keys[at - 1] in ("de", "d'") and keys[at - 2] in ("%", "cent")


def _is_numbered(tokens: list[Token], at: int) -> bool:
    """`3Rivers`, `4C Photonics`, `1912 Holdings`: a figure and a name; no `5G`, `10pm` or `3bn`."""
    if not tokens[at].text.isdigit() or at + 1 >= len(tokens):
        return False
    word = tokens[at + 1]
    if word.is_capital and word.key in _AFTER_NUMBER and word.start == tokens[at].end + 1:
        dated = at > 0 and tokens[at - 1].key in _DATING
        longer = at + 2 < len(tokens) and tokens[at + 2].is_capital and tokens[at + 2].start == word.end + 1
        return not dated and not longer
    if word.start != tokens[at].end or not word.is_capital or not word.is_word:
        return False
    named = at + 2 < len(tokens) and tokens[at + 2].is_capital and tokens[at + 2].start == word.end + 1
    return named or (len(word.text) > 2 and not word.text.isupper())
