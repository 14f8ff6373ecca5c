"""Where a text names somebody: gazetteer, runs of capitals, states, descriptors, pronouns.

This module finds spans; `cast.py` decides which spans mean the same party, `discourse.py` whom
"the company" means.

Example:
    >>> from kg.extract.tokens import tokenize
    >>> spotter = Spotter({}, words("en"), frozenset())
    >>> [m.text for _, m in spotter.find(tokenize("Then Blue Fern Holdings sued Ann Lee.", 0))]
    ['Blue Fern Holdings', 'Ann Lee']
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.parts import Mention
from kg.extract.tokens import Token
from kg.extract.words import Country, Words, atlas, given_names, keys_of, words
from kg.model import Entity

__all__ = ["Gazetteer", "Spotter", "words"]

Span = tuple[int, int]
Gazetteer = dict[str, list[tuple[tuple[str, ...], Entity]]]

_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday janvier fevrier mars avril mai juin juillet aout septembre octobre novembre "
    "decembre lundi mardi mercredi jeudi vendredi samedi dimanche christmas easter noel".split()
)
# Words that begin a sentence with a capital and are no names.
_OPENERS = frozenset(
    "a an the this that these those it its he she they we i you his her their our my in on at by to from for with as of "
    "and or but if when while after before since because although though however also both all some many most more "
    "each other another such there here what which who how why where no not now then today meanwhile together under "
    "over during according about around between among last next new one two three four five six seven eight nine ten "
    "first second third officials officers leaders executives analysts sources shares shareholders investors sales "
    "profits profit talks negotiations automakers carmakers companies firms groups banks ministers opinions another "
    "purchases following despite through within without against until once even just still yet so part earlier later "
    "separately moreover furthermore finally instead rather like unlike asked only is are was were had has have will "
    "le la les l' un une des de du d' ce cet cette ces c' il elle ils elles on nous vous je j' son sa ses leur leurs "
    "notre nos et ou mais si quand lorsque alors selon dans sur sous avec sans pour par chez en au aux a apres avant "
    "depuis pendant entre vers puis ainsi aussi donc or car comme plus moins tout tous toute toutes aucun aucune "
    "chaque quelque plusieurs autre autres premier premiere deuxieme dernier derniere interroge interrogee ajoutant "
    "pas qui que quoi dont ou n' s' y the. cela ceci celui celle ceux quant outre malgre grace face suite bref enfin "
    "ensuite aujourd'hui hier demain actuellement desormais mr mrs ms dr m mme mlle m. sir lord".split()
)
# Fields of ministries: `ministre de l'Économie Anne Dupré` is a field and a name.
_FIELDS = frozenset(
    "economie finances finance industrie interieur defense justice travail transports affaires energie budget commerce "
    "agriculture environnement sante education economy trade industry energy defence transport labour health".split()
)
_OPENERS |= frozenset(
    "beside besides behind below above across against along amid amidst among amongst around despite except inside outside "
    "near off onto opposite past regarding throughout toward towards underneath up upon versus whereas whether yesterday "
    "today tomorrow again always perhaps maybe indeed nevertheless otherwise therefore thus hence similarly soon later "
    "once yes no let does do did can could would should may might must shall being having meeting speaking asked "
    "lors des outre hormis concernant cependant toutefois neanmoins pourtant certes voila voici seul seule meme afin "
    "parmi selon via hors jusqu' beaucoup peu rien personne quiconque questionne questionnee reste est sont a ont".split()
)
_JOINTS = frozenset(
    "de du des d' da di della del do dos van von der den ter la le el al bin ibn abu of & y e et and for".split()
)
_PERSONAL_JOINTS = frozenset(
    "de du d' da di della del dos van von der den ter la le el al bin ibn abu".split()
)
_OF_HEADS = frozenset(
    "bank republic kingdom university authority house trust church emirate royal fund institute corporation commission "
    "union group company federation association league council ministry department office state".split()
)
_DE_HEADS = frozenset(
    "caisse banque fonds compagnie societe agence union federation aeroports aeroport credit groupe mutuelle port "
    "ports chantiers commissariat institut musee theatre office association assurances generale electricite voies "
    "imprimerie monnaie manufacture cristallerie comptoir republique ministere academie conseil grands".split()
)
_COMPANY_WORDS = frozenset(
    "group groupe holding holdings bank banque capital partners inc corp corporation co ltd plc sa se ag nv gmbh llc llp "
    "lp sas spa limited company industries motors motor energy energies fund fonds trust foundation fondation airlines "
    "airways steel oil gas petroleum insurance assurances media telecom pharma technologies systems international "
    "entertainment ventures investments investment management automobiles authority media sports bhd oyj asa ab oy "
    "kk university club united city fc".split()
)
# Classes of words that are no name when they stand alone with a capital ("l'Alliance", "the Group").
_GENERIC = frozenset(("alliance", "partnership", "industry", "govt", "talks", "merger", "deal"))
_NO_NAMES = frozenset(
    "ev evs suv suvs ai it 5g 4g r&d ipo ceo cfo coo pdg esg gdp pib usd eur inr tv pc us uk eu ue".split()
)


def gazetteer(known: Mapping[str, Entity]) -> Gazetteer:
    """Names by their first token, longest first."""
    table: Gazetteer = {}
    for name, entity in known.items():
        keys = keys_of(name)
        if keys and len(keys) <= 12:
            table.setdefault(keys[0], []).append((keys, entity))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    return table


class Spotter:
    """Finds the mentions of one document, sentence by sentence.

    Args:
        names: Gazetteer of known names.
        lists: Words of the document's language.
        seen: Capitalised words that stand inside sentences of the document: surely names.
    """

    def __init__(self, names: Gazetteer, lists: Words, seen: frozenset[str]) -> None:
        self._names, self._lists, self._seen = names, lists, seen
        self._atlas = atlas()

    def find(self, tokens: list[Token]) -> list[tuple[Span, Mention]]:
        """Mentions of a sentence with the tokens that they cover, in order; linear."""
        keys = [token.key for token in tokens]
        found: list[tuple[Span, Mention]] = []
        at = 0
        while at < len(tokens):
            read = (
                self._state_phrase(tokens, keys, at)
                or self._known(tokens, keys, at)
                or self._country(tokens, keys, at)
                or self._run(tokens, keys, at)
                or self._pronoun(tokens, keys, at)
            )
            if read is None:
                at += 1
                continue
            found.append(read)
            at = read[0][1]
        return found

    # -- gazetteer and states ----------------------------------------------------------------------

    def _known(self, tokens: list[Token], keys: list[str], at: int) -> tuple[Span, Mention] | None:
        for name, entity in self._names.get(keys[at], ()):
            stop = at + len(name)
            if tuple(keys[at:stop]) != name or not _written_as_name(tokens[at:stop]):
                continue
            if self._goes_on(tokens, keys, stop, entity):
                continue
            if name[-1] in ("state", "etat") and self._premodifies(tokens, keys, stop):
                continue
            first = at + (len(name) > 1 and name[0] in ("the", "le", "la", "l'", "les"))
            mention = _mention(tokens, (first, stop), "name")
            mention.head = entity.id
            return (first, stop), mention
        return None

    def _goes_on(self, tokens: list[Token], keys: list[str], stop: int, entity: Entity) -> bool:
        """Whether a longer, other name begins here: `Renault Trucks`, `France Télécom`."""
        if stop >= len(tokens) or tokens[stop].start > tokens[stop - 1].end + 1:
            return False
        following = tokens[stop]
        plain = following.is_capital and following.is_word and len(following.text) > 1
        if not plain or keys[stop] in _CALENDAR or keys[stop] in self._names or self._is_office(keys, stop):
            return False
        return tuple(keys[stop : stop + 1]) not in self._atlas.adjectives and entity.kind not in ("person",)

    def _country(self, tokens: list[Token], keys: list[str], at: int) -> tuple[Span, Mention] | None:
        for table, form in (
            (self._atlas.adjectives, "adjective"),
            (self._atlas.names, "state"),
            (self._atlas.capitals, "place"),
        ):
            country, size = _longest(table, keys, at)
            if country is None or (form != "adjective" and not tokens[at].is_capital):
                continue
            if form == "adjective" and self._lists.language == "en" and not tokens[at].is_capital:
                continue
            if form != "adjective" and self._in_longer_name(tokens, keys, at, at + size):
                continue
            if form == "adjective" and tokens[at].is_capital and self._in_brand(tokens, keys, at + size):
                continue
            mention = _mention(tokens, (at, at + size), form)
            mention.country = country.code
            return (at, at + size), mention
        return None

    def _in_longer_name(self, tokens: list[Token], keys: list[str], at: int, stop: int) -> bool:
        if (
            stop >= len(tokens)
            or tokens[stop].start > tokens[stop - 1].end + 1
            or not tokens[stop].is_capital
        ):
            return False
        return keys[stop] not in _CALENDAR and not self._is_office(keys, stop) and tokens[stop].is_word

    def _in_brand(self, tokens: list[Token], keys: list[str], stop: int) -> bool:
        """`British Airways`, `American Express`: the adjective belongs to a name that stands nowhere alone."""
        if not self._in_longer_name(tokens, keys, stop - 1, stop) or keys[stop] in self._names:
            return False
        return keys[stop] in _COMPANY_WORDS or (
            keys[stop] not in self._seen and keys[stop] not in given_names()
        )

    def _state_phrase(self, tokens: list[Token], keys: list[str], at: int) -> tuple[Span, Mention] | None:
        """`the French state`, `l'État belge`, `the government of Ghana`, `gouvernement du Québec`."""
        govt = (
            "government",
            "state",
            "treasury",
            "gouvernement",
            "etat",
            "republic",
            "republique",
            "kingdom",
        )
        if keys[at] in govt:
            stop = at + 1
            country, size = _longest(self._atlas.adjectives, keys, stop)
            if country is None and stop < len(keys) and keys[stop] in ("of", "de", "du", "d'", "des"):
                stop += 1 + (stop + 1 < len(keys) and keys[stop + 1] in ("la", "l'", "the"))
                country, size = _longest(self._atlas.names, keys, stop)
            if country is not None:
                return self._state((at, stop + size), tokens, country)
            bare = at > 0 and keys[at - 1] in ("the", "l'") and keys[at] in ("state", "government", "etat")
            if (
                bare
                and (keys[at] != "etat" or tokens[at].is_capital)
                and not self._premodifies(tokens, keys, at + 1)
            ):
                return (at, at + 1), _mention(tokens, (at, at + 1), "state")
            return None
        country, size = _longest(self._atlas.adjectives, keys, at)
        stop = at + size
        if country and tokens[at].is_capital and stop < len(keys) and keys[stop] in govt:
            if keys[stop] != "state" or not self._premodifies(tokens, keys, stop + 1):
                return self._state((at, stop + 1), tokens, country)
        return None

    def _premodifies(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """Whether a noun follows: `the French state railway`, `state oil producer`."""
        if at >= len(keys):
            return False
        _, classes = self._lists.look(keys, at)
        if "industry" in classes or "holder" in classes or tokens[at].is_capital:
            return tokens[at].is_word
        ahead = [self._lists.look(keys, n)[1] for n in range(at, min(at + 3, len(keys)))]
        return tokens[at].is_word and any("industry" in c for c in ahead) and not ahead[0]

    def _state(self, span: Span, tokens: list[Token], country: Country) -> tuple[Span, Mention]:
        mention = _mention(tokens, span, "state")
        mention.country = country.code
        return span, mention

    # -- runs of capitals --------------------------------------------------------------------------

    def _run(self, tokens: list[Token], keys: list[str], at: int) -> tuple[Span, Mention] | None:
        if not self._can_begin(tokens, keys, at):
            return None
        if keys[at] in _FIELDS and any(key.startswith("minist") for key in keys[max(0, at - 5) : at]):
            return None
        stop = at + 1
        while stop < len(tokens) and stop - at < 12:
            joint = self._joint(tokens, keys, at, stop)
            if joint is None:
                break
            stop = joint
        if stop - at == 1 and not self._single_is_name(tokens, keys, at):
            return None
        return (at, stop), _mention(tokens, (at, stop), "name")

    def _can_begin(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        token, key = tokens[at], keys[at]
        if not (token.is_capital and token.is_word) or key in _CALENDAR or key in _NO_NAMES:
            return False
        if self._is_office(keys, at) or tuple(keys[at : at + 1]) in self._atlas.adjectives:
            return self._in_brand(tokens, keys, at + 1) and not self._is_office(keys, at)
        elided = token.text in ("L'", "L’") and at > 0 and at + 1 < len(tokens) and tokens[at + 1].is_capital
        if (key in _OPENERS and not elided) or (
            _opens(tokens, at) and key.endswith(("ly", "ment")) and len(key) > 5
        ):
            return False
        if self._lists.look(keys, at)[1] & _GENERIC and not self._in_longer_name(tokens, keys, at, at + 1):
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

    def _is_office(self, keys: list[str], at: int) -> bool:
        return "office" in self._lists.look(keys, at)[1]

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
        if token.text == "+" and token.start == before.end:
            return stop + 1
        if (
            token.text == ","
            and stop + 1 < len(tokens)
            and keys[stop + 1].rstrip(".") in ("inc", "ltd", "llc", "plc", "corp", "sa", "limited")
        ):
            return stop + 2
        if token.key in _JOINTS:
            return self._over_joint(tokens, keys, at, stop)
        return None

    def _continues(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        token, key = tokens[at], keys[at]
        if not token.is_word or key in _CALENDAR or self._is_office(keys, at) or key in ("l'", "d'"):
            return token.text[:1].isdigit() and len(token.text) <= 3 and not self._figure_follows(keys, at)
        return token.is_capital or (any(c.isupper() for c in token.text[1:]) and len(token.text) > 2)

    def _figure_follows(self, keys: list[str], at: int) -> bool:
        return at + 1 < len(keys) and (
            "percent" in self._lists.look(keys, at + 1)[1] or not keys[at + 1][:1].isalpha()
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
            return after + 1 if capital and keys[stop - 1] in _OF_HEADS else None
        institution = keys[at] in _DE_HEADS
        if capital:
            person = key in _PERSONAL_JOINTS and (
                keys[at] in given_names()
                or tokens[after].start - tokens[stop].end <= 1
                and key not in ("de", "du", "d'", "la", "le")
            )
            return after + 1 if institution or person else None
        noun = tokens[after].is_word and not self._lists.look(keys, after)[1]
        return after + 1 if institution and noun and key in ("des", "de", "du", "d'") else None

    def _single_is_name(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """A capital at the start of a sentence shows a name only when something else does too."""
        token = tokens[at]
        if len(token.text) < 2 or token.text in ("L'", "D'", "L’", "D’"):
            return False
        if not _opens(tokens, at):
            return True
        if keys[at] in self._seen or any(c.isupper() or c.isdigit() for c in token.text[1:]):
            return True
        if at + 1 >= len(tokens) or self._lists.look(keys, at)[1]:
            return False
        classes = self._lists.look(keys, at + 1)[1]
        verbal = classes & {"f:fin", "f:past", "f:fut", "f:cond", "f:imp"} or keys[at + 1] in (
            "is",
            "was",
            "est",
            "has",
        )
        verbal = verbal or classes & {"belong", "control"}
        if tokens[at + 1].text == ",":
            return self._apposition_follows(keys, at + 2)
        return bool(verbal) and not keys[at].endswith("s") or tokens[at + 1].text in ("'s", "’s", "(", "&")

    def _apposition_follows(self, keys: list[str], at: int) -> bool:
        """`, the brewer`, `, filiale de`, `, 40 % owned by`, `, which`: what stands before the comma is a name."""
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
        }
        return bool(self._lists.look(keys, at)[1] & telling) or keys[at][:1].isdigit()

    # -- pronouns ----------------------------------------------------------------------------------

    def _pronoun(self, tokens: list[Token], keys: list[str], at: int) -> tuple[Span, Mention] | None:
        size, classes = self._lists.look(keys, at)
        for name in ("pair", "pairstate", "it", "they", "person_pronoun"):
            if name in classes and len(classes) == 1:
                mention = _mention(
                    tokens, (at, at + size), "pronoun" if not name.startswith("pair") else "pair"
                )
                mention.head = name
                return (at, at + size), mention
        return self._descriptor(tokens, keys, at)

    def _descriptor(self, tokens: list[Token], keys: list[str], at: int) -> tuple[Span, Mention] | None:
        """`the Japanese carmaker`, `le groupe français`, `the company`: no name follows."""
        if keys[at] not in ("the", "le", "la", "l'", "this", "ce", "cette", "cet"):
            return None
        country: Country | None = None
        stop, industry, public, passed = at + 1, False, False, 0
        while stop < len(tokens) and passed < 5:
            adjective, size = _longest(self._atlas.adjectives, keys, stop)
            if adjective:
                country, stop = adjective, stop + size
                continue
            size, classes = self._lists.look(keys, stop)
            if "stateowned" in classes and not industry:
                public, stop = True, stop + size
                continue
            if "industry" in classes:
                industry, stop = True, stop + size
            elif industry or tokens[stop].is_capital or classes or not tokens[stop].is_word:
                break
            else:
                stop, passed = stop + 1, passed + 1
        if not industry or (stop < len(tokens) and self._name_follows(tokens, keys, stop)):
            return None
        mention = _mention(tokens, (at, stop), "descriptor")
        mention.country = country.code if country else None
        mention.head = "stateowned" if public else ""
        return (at, stop), mention

    def _name_follows(self, tokens: list[Token], keys: list[str], stop: int) -> bool:
        if (
            tokens[stop].is_capital
            and tokens[stop].is_word
            and tokens[stop].start <= tokens[stop - 1].end + 1
        ):
            return True
        return keys[stop] in (
            "of",
            "de",
            "du",
            "d'",
            "des",
            "that",
            "formed",
            "ne",
            "owned",
            "which",
            "'s",
        ) and keys[stop] not in ("which", "'s")


def _longest(
    table: Mapping[tuple[str, ...], Country], keys: list[str], at: int
) -> tuple[Country | None, int]:
    for size in (3, 2, 1):
        country = table.get(tuple(keys[at : at + size])) if at + size <= len(keys) else None
        if country is not None:
            return country, size
    return None, 1


def _written_as_name(tokens: list[Token]) -> bool:
    return any(token.is_capital or any(c.isupper() for c in token.text) for token in tokens)


def _opens(tokens: list[Token], at: int) -> bool:
    """Whether a token opens its sentence, a quotation or a clause after a colon."""
    before = at - 1
    while (
        before >= 0
        and not tokens[before].text[:1].isalnum()
        and tokens[before].text not in ":;.!?\"“«-–—(,'’"
    ):
        before -= 1
    return before < 0 or tokens[before].text in '.:!?"“«-–—' or all(not t.is_word for t in tokens[:at])


def _mention(tokens: list[Token], span: Span, form: str) -> Mention:
    first, last = tokens[span[0]], tokens[span[1] - 1]
    text, end = "", first.start
    for token in tokens[span[0] : span[1]]:
        text += (" " if token.start > end else "") + token.text
        end = token.end
    return Mention(text, first.start, last.end, form)
