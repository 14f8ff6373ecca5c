"""Holders without a name whom an article, an owner or a number brings in: `his wife`, `a Guernsey trust`.

A noun for a person, a body or a thing that can be held (`lexicon/unnamed.json`), with the words that
qualify it. It is a party only where its place makes it one: a figure or a verb of having and a figure after
it, a figure and a preposition before it. What a name stands beside (`his wife, Ann Lee`) is left to the name,
and `the bank` to what was told before.

Example:
    >>> from kg.extract.tokens import tokenize
    >>> from kg.extract.words import words
    >>> unnamed = Unnamed(Near({}, words("en"), frozenset()))
    >>> tokens = tokenize("His wife has 4%, a Dutch pension fund 6%, and the widow wept.", 0)
    >>> keys = [token.key for token in tokens]
    >>> [found[1].text for at in range(len(tokens)) if (found := unnamed.read(tokens, keys, at))]
    ['wife', 'Dutch pension fund']
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from kg.extract.names.bodies import share_before
from kg.extract.names.crowds import figure_in
from kg.extract.names.kinds import KINDS
from kg.extract.names.near import Found, Near, longest, mention_of
from kg.extract.names.sectors import PEOPLE
from kg.extract.names.venues import towns
from kg.extract.phrases.grammar import POSSESSIVE
from kg.extract.tokens import Token
from kg.extract.words import CAPITALS
from kg.names import fold

_FILE = Path(__file__).parent.parent / "lexicon" / "unnamed.json"
_NEW = frozenset("a an one another un une".split())
_OWN = frozenset("his her their its my our son sa leur mon ma notre".split())
_OWNER = frozenset(POSSESSIVE)
_THE = frozenset("the le la l' du au".split())
_BRINGING = _NEW | _OWN | _THE
# Bodies that *the* brings in where a word tells which: `the staff trust`, `l'association historique`.
_INSTITUTIONS = frozenset(
    "agency association authority charity church co-op co-operative cooperative council diocese foundation "
    "fund government ministry monastery municipality plan scheme society syndicate tribe trust union "
    "university agence caisse diocese federation fiducie fondation fonds gouvernement ministere syndicat "
    "universite quartet trio collectivite mutuelle".split()
)
# Bodies that are institutions behind an adjective of rank: `la banque publique d'investissement`.
_RANKED = frozenset("banque societe compagnie holding".split())
_RANKS = frozenset("publique nationale regionale provinciale cantonale communale federale".split())
# Firms that are still to be, or are new: `la future structure`, `la nouvelle entité`.
_COMING = frozenset("futur future nouveau nouvel nouvelle".split())
_ENTITIES = frozenset(
    "structure entite societe coentreprise compagnie filiale entreprise holding ensemble".split()
)
_LEVELS = frozenset(
    "monte montera monterait descend descendra passe passera passerait tombe tombera grimpe grimpera revient "
    "reviendra demeure demeurera atteint atteindra recule reculera figure".split()
)
_LEVEL = frozenset(("a", "de", "sous", "au"))
_MERGED = frozenset("combined merged enlarged".split())
_MERGERS = frozenset("entity business lender carrier retailer producer miner brewer".split())
# What works are that are not there yet.
_UNBUILT = frozenset("planned proposed projected envisaged disputed".split())
# Whose group is one of people: `the promoter group`.
_BEING = frozenset("is are was were be remains remained becomes became est etait reste devient".split())
_PEOPLED = frozenset("promoter investor shareholder bondholder creditor bidding founder founding".split())
_QUALIFIERS = 3
_WORDS = frozenset(("industry", "stateowned", "holder", "holderadj", "partner", "family"))
_APPOSED = frozenset("is was be as became est etait etre comme".split())
_HAVING = frozenset(
    "has have had holds hold held owns own owned gets get got keeps keep kept takes take took receives "
    "receive received retains retain retained controls control votes vote buys buy bought sells sell sold "
    "acquires "
    "acquire acquired inherits inherited remains stays speaks brings contributes "
    "a aura aurait avait garde gardera garderait detient detiendra detiendrait detenait possede possedera "
    "possederait possedait conserve conservera conserverait prend prendra prendrait recoit recevra pese "
    "pesera apporte souscrit controle controlera reste obtient reunit cede vend achete rachete ont".split()
)
_BETWEEN = frozenset(
    "will would may might also now still already together today directly itself himself herself alone then "
    "y n' ne en lui elle aussi encore deja desormais seul seule".split()
)
_LED = frozenset("led headed chaired backed run controlled advised represented".split())
_RELATIVE = frozenset("who which that whose qui dont".split())
_BEFORE_FIGURE = frozenset(
    "( , : with at on about only another some just over nearly under the avec pour a environ un peu plus "
    "moins de pres quelque le".split()
)
_TO = frozenset("to by with for from a au par chez entre pour".split())
# Words that end a noun phrase and are in no list of the language.
_AFTER = frozenset(
    "and who which that whose each apiece said says when while than then as but or because whom where under "
    "after before since until against through between into from in of off over without led run set".split()
)
# What says nothing of whose it is: `his company` is a name of the text more often than not.
_PLAIN = frozenset("company group firm vehicle holding house partnership shareholder bidder".split())
_ANY = frozenset("company group firm entreprise societe compagnie groupe".split())
# What stands behind a noun that is none of a longer one.
_ENDING = _HAVING | _BETWEEN | _BEFORE_FIGURE | _AFTER
_DETERMINING = _NEW | _OWN | _THE
_SIGNS = frozenset("% percent pct pc cent half third quarter fifth tenth moitie tiers quart".split())
_LIES = frozenset("is are was were lies lie sits sit rests rest remains remain stays".split())
_ADJECTIVAL = re.compile(
    r"[a-z]{3,}(?:iens?|iennes?|eens?|eennes?|ais|aises?|ois|oises?|ains?|aines?|als?|ales?|aux|iques?|aires?|"
    r"iers?|ieres?|ifs?|ives?|ins?|ines?|ans?|anes?|eurs?|ons?|onnes?)"
)
_REACH = 14


class _Lists:
    """The packaged lists of a language, folded."""

    def __init__(self, language: str) -> None:
        lists = json.loads(_FILE.read_text(encoding="utf-8"))[language]
        self.persons = frozenset(fold(word) for word in lists["persons"].split())
        self.bodies = frozenset(fold(word) for word in lists["bodies"].split())
        self.heads = self.persons | self.bodies
        self.held = frozenset(fold(word) for word in lists["held"].split())


@lru_cache(maxsize=2)
def _lists(language: str) -> _Lists:
    return _Lists(language)


def nouns(language: str) -> frozenset[str]:
    """The nouns of holders without a name, and of what is held, in a language."""
    return _lists(language).heads | _lists(language).held | _ENTITIES | _MERGERS | _RANKED | _INSTITUTIONS


@lru_cache(maxsize=5_000)
def unnamed_kind(name: str) -> str | None:
    """The kind of a party that a common noun tells: `person` or `company`; None for any other name.

    Example:
        >>> [unnamed_kind(name) for name in ("wife", "Guernsey trust", "fonds danois", "Oak Trust")]
        ['person', 'company', 'company', None]
    """
    words = name.replace("’", "'").split()
    for language, word in (("en", words[-1:]), ("fr", words[:1])):
        if word and word[0].islower():
            if fold(word[0]) in _lists(language).persons:
                return "person"
            if fold(word[0]) in _lists(language).bodies | _lists(language).held:
                return "company"
    return None


@lru_cache(maxsize=5_000)
def is_thing(name: str) -> bool:
    """Whether a common noun names what can be held: `consumer-finance arm`, `usine de Sallis`, no `fonds`.

    Example:
        >>> [is_thing(name) for name in ("new pipeline", "combined entity", "pension fund", "Oak Mine")]
        [True, True, False, False]
    """
    words = [fold(word) for word in name.replace("’", "'").split()]
    if not words or not name[:1].islower():
        return False
    merged = words[0] in _MERGED
    if words[-1] in _ANY or words[0] in _ANY:
        return merged  # "a company", "a listed company": any one
    return merged or words[-1] in _lists("en").held or words[0] in _lists("fr").held


class Unnamed:
    """Finds holders without a name.

    Args:
        near: Word lists and names.
    """

    def __init__(self, near: Near) -> None:
        self._near = near
        self._lists = _lists(near.lists.language)

    def read(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """The holder without a name that begins at a token, right after what brings it in; constant."""
        if at == 0 or not (keys[at - 1] in _BRINGING or tokens[at - 1].text in _OWNER):
            return None
        thing = self._thing(tokens, keys, at)
        thing = thing or self._coming(tokens, keys, at) or self._merged(tokens, keys, at)
        if thing is not None:
            return thing
        head = self._head(tokens, keys, at, self._lists.heads)
        if head is None or not self._may_stand(keys, at, head):
            return None
        stop = self._stop(tokens, keys, head)
        if self._is_named(tokens, keys, at, stop) or not self._is_placed(keys, at, stop):
            return None
        return (at, stop), mention_of(tokens, (at, stop), "name")

    def _thing(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`30% of a Danish shipyard`, `20 % d'une raffinerie grecque`: of what a share is told."""
        brought = keys[at - 1] in _DETERMINING and share_before(keys, at)
        if not (brought or (keys[at - 1] in _OWN and self._is_shared(keys, at))):
            return None
        head = self._head(tokens, keys, at, self._lists.held)
        stop = self._stop(tokens, keys, head) if head is not None else at
        if head is None or self._is_named(tokens, keys, at, stop):
            return None
        known = keys[at - 1] in _NEW or self._is_shared(keys, at)
        if not (known or self._is_told_apart(keys, at, head, stop)):
            return None
        return (at, stop), mention_of(tokens, (at, stop), "name")

    def _is_shared(self, keys: list[str], at: int) -> bool:
        """`60 % dans leur coentreprise`, `51 % of their Danish refinery`: a share and whose it is in."""
        linked = at > 3 and keys[at - 2] in ("dans", "in", "of", "de")
        return linked and keys[at - 3] in _SIGNS and keys[at - 1] in ("leur", "their")

    def _coming(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`30 % de la future structure`, `La nouvelle entité sera détenue à 55 %`: a firm without a name."""
        if self._near.lists.language != "fr" or keys[at] not in _COMING or keys[at - 1] not in _THE:
            return None
        if keys[at + 1 : at + 2] == [] or keys[at + 1] not in _ENTITIES:
            return None
        stop = at + 2
        while stop < len(tokens) and stop < at + 4 and self._agrees(tokens, keys, stop):
            stop += 1
        row = keys[stop : stop + 12]
        verb = next(
            (i for i, key in enumerate(row) if self._near.lists.look(row, i)[1] & {"hold", "control"}), None
        )
        held = verb is not None and figure_in(self._near, row, verb + 1, verb + 4)
        if not (held or share_before(keys, at)) or self._is_named(tokens, keys, at, stop):
            return None
        return (at, stop), mention_of(tokens, (at, stop), "name")

    def _merged(self, tokens: list[Token], keys: list[str], at: int) -> Found | None:
        """`58% of the combined entity`, `a stake in the merged lender`: what two firms become, unnamed."""
        if keys[at - 1] not in _THE or keys[at] not in _MERGED or at + 1 >= len(keys):
            return None
        if keys[at + 1] not in self._lists.heads | _MERGERS or not share_before(keys, at):
            return None
        if self._is_named(tokens, keys, at, at + 2):
            return None
        return (at, at + 2), mention_of(tokens, (at, at + 2), "name")

    def _is_told_apart(self, keys: list[str], at: int, head: int, stop: int) -> bool:
        """`its consumer-finance arm`, `the planned export pipeline`: no `its unit`, no `the Danish brewer`.

        What *the* brings in may have been named before, unless two words tell which works it is.
        """
        if keys[at - 1] in _OWN:
            return max(head - at, stop - head - 1) > 0
        return keys[head] in KINDS["works"] and head - at > 1

    def _head(self, tokens: list[Token], keys: list[str], at: int, heads: frozenset[str]) -> int | None:
        """Where the noun stands: at once in French, after what qualifies it in English."""
        if self._near.lists.language == "fr":
            second = keys[at] in ("autre", "ancien", "ancienne", "premier", "seul", "jeune") and at + 1 < len(
                keys
            )
            return at + second if keys[at + second] in heads else None
        for head in range(at, min(len(keys), at + _QUALIFIERS + 1)):
            if keys[head] in heads and not tokens[head].is_capital:
                if head + 1 >= len(keys) or not self._goes_on(tokens, keys, head + 1):
                    return head
            if not self._qualifies(tokens, keys, head):
                return None
        return None

    def _goes_on(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """Whether the noun is none of its own: `a bank manager`, `his company Oak`, `fund-raiser`."""
        if keys[at] in self._lists.heads or tokens[at].text == "-" or tokens[at].is_capital:
            return True
        plain = tokens[at].is_word and keys[at].isalpha() and not self._near.lists.look(keys, at)[1]
        ends = keys[at].endswith("ed") or keys[at] in _ENDING
        return keys[at] == "of" or (plain and not ends)

    def _qualifies(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """Whether a word can stand before an English noun: `Dutch`, `Guernsey`, `pension`, `late`."""
        if not tokens[at].is_word or keys[at][:1].isdigit():
            return False
        if tokens[at].is_capital:
            placed = (keys[at],) in towns() or (keys[at],) in self._near.atlas.capitals
            return placed or longest(self._near.atlas.adjectives, keys, at)[0] is not None
        return keys[at] in _UNBUILT or not self._near.lists.look(keys, at)[1] - _WORDS

    def _may_stand(self, keys: list[str], at: int, head: int) -> bool:
        """Whether what brings the noun in makes it a new one: not `the bank`, not `a bank` told of a name."""
        person = keys[head] in self._lists.persons
        if keys[at - 1] in _THE:
            if at > 1 and keys[at - 2] in _BEING and "holderadj" in self._near.lists.look(keys, at)[1]:
                return False  # "the Treasury is the largest investor with 16%"
            if person:
                return keys[head] not in PEOPLE
            told = head > at if self._near.lists.language == "en" else self._is_told(keys, head)
            if keys[head] in _RANKED and self._near.lists.language == "fr":
                ranked = keys[head + 1 : head + 2] != [] and keys[head + 1] in _RANKS
                return ranked and keys[head + 2 : head + 3] in (["de"], ["d'"], ["du"], ["des"])
            peopled = head > at and keys[head] == "group" and keys[head - 1] in _PEOPLED
            return (keys[head] in _INSTITUTIONS and told) or peopled
        if keys[at - 1] not in _NEW and head == at and keys[head] in _PLAIN:
            return False
        return at < 2 or keys[at - 2] not in _APPOSED

    def _is_told(self, keys: list[str], head: int) -> bool:
        """Whether an adjective or *de* follows a French noun."""
        if head + 1 >= len(keys) or not keys[head + 1].isalpha():
            return keys[head + 1 : head + 2] == ["d'"]
        classes = self._near.lists.look(keys, head + 1)[1]
        adjective = _ADJECTIVAL.fullmatch(keys[head + 1]) is not None and not classes - _WORDS
        nationality = longest(self._near.atlas.adjectives, keys, head + 1)[0] is not None
        return keys[head + 1] in ("de", "du", "des") or adjective or nationality

    def _stop(self, tokens: list[Token], keys: list[str], head: int) -> int:
        """The end, over French adjectives and what *de* adds: `fonds singapourien`, `fiducie de Jersey`."""
        stop = head + 1
        if self._near.lists.language == "en":
            return stop
        while stop < len(keys) and stop - head < 3 and self._agrees(tokens, keys, stop):
            stop += 1
        if keys[stop : stop + 1] in (["de"], ["du"], ["d'"], ["des"]) and stop + 1 < len(keys):
            noun = stop + 1
            while noun + 1 < len(keys) and keys[noun] in ("la", "l'", "le"):
                noun += 1
            if tokens[noun].is_word and not keys[noun][:1].isdigit():
                stop = noun + 1
                if stop < len(keys) and self._agrees(tokens, keys, stop):
                    stop += 1
        return stop

    def _agrees(self, tokens: list[Token], keys: list[str], at: int) -> bool:
        """Whether an adjective follows a French noun."""
        if longest(self._near.atlas.adjectives, keys, at)[0] is not None:
            return not tokens[at].is_capital
        plain = tokens[at].text.islower() and _ADJECTIVAL.fullmatch(keys[at]) is not None
        return (
            plain and not self._near.lists.look(keys, at)[1] - _WORDS and keys[at] not in _HAVING | _BETWEEN
        )

    def _is_named(self, tokens: list[Token], keys: list[str], at: int, stop: int) -> bool:
        """Whether a name stands beside it: `his wife Ann`, `a fund, Oak`, `Oak, a Dutch fund`."""
        listed = figure_in(self._near, keys, stop, stop + 1)  # "Ann Lee has 5% of Oak, her son 4%"
        beside = at > 2 and tokens[at - 2].text == "," and tokens[at - 3].is_capital and not listed
        if beside and keys[at - 1] not in _OWNER:
            return True
        if stop + 1 < len(tokens) and tokens[stop].text == ",":
            article = keys[stop + 1] in _THE or keys[stop + 1] in _NEW
            described = article and self._names_follow(tokens, stop + 2)
            if described or self._is_apposed(tokens, at):
                return True
        after = stop + (stop < len(tokens) and tokens[stop].text in (",", "(", ":"))
        after += after < len(tokens) and keys[after] in _THE and tokens[after].is_capital
        if after >= len(tokens) or not (tokens[after].is_capital and tokens[after].is_word):
            return False
        return tokens[after].start <= tokens[after - 1].end + 1 and keys[after] not in CAPITALS.calendar

    def _names_follow(self, tokens: list[Token], at: int) -> bool:
        """`his partner, the builder Oak,`: a capital before the next comma."""
        for token in tokens[at : at + 5]:
            if token.text in (",", ".", ";") or token.is_capital:
                return token.is_capital
        return False

    def _is_apposed(self, tokens: list[Token], at: int) -> bool:
        """`Oak, the airline's founder,`: the comma before, over an owner."""
        for i in range(at - 1, max(0, at - 6), -1):
            if tokens[i].text == ",":
                return tokens[i - 1].is_capital or tokens[i - 1].text == "."
        return False

    def _is_placed(self, keys: list[str], at: int, stop: int) -> bool:
        """Whether it has a figure or gets one."""
        return self._figured(keys, stop) or self._has(keys, stop) or self._gets(keys, at)

    def _figured(self, keys: list[str], stop: int) -> bool:
        """`his wife 4.1%`, `a trust (9.7)`, `the widow, with 4%`, `the pilots' 13.2 percent`."""
        after = stop
        while after < len(keys) and after - stop < 4 and keys[after] in _BEFORE_FIGURE | {"'s", "’s"}:
            after += 1
        return figure_in(self._near, keys, after, after + 1)

    def _has(self, keys: list[str], stop: int) -> bool:
        """`the widow gets 19 per cent`, `a trust whose heirs are minors has 75%`."""
        at = stop + (keys[stop : stop + 1] == [","])
        if at > stop and keys[at : at + 1] != [] and keys[at] in _NEW and "," in keys[at : at + 5]:
            at = keys.index(",", at) + 1  # "his wife, a teacher, holds"
        elif at > stop and keys[at : at + 1] != [] and keys[at] in _LED and "," in keys[at : at + 9]:
            at = keys.index(",", at) + 1  # "a consortium, led by Oak, holds"
        relative = keys[at : at + 1] != [] and keys[at] in _RELATIVE
        for i in range(at + relative, min(len(keys), at + (_REACH if relative else 4))):
            if keys[i] in _HAVING:
                return figure_in(self._near, keys, i + 1, i + 7)
            if keys[i] in _LEVELS and keys[i + 1 : i + 2] != [] and keys[i + 1] in _LEVEL:
                return figure_in(self._near, keys, i + 2, i + 6)
            if keys[i] == "," and i > at and keys[i - 1] in ("elle", "lui"):
                continue  # "la mutuelle, elle, passera"
            if keys[i] in (".", ";", ":") or not (relative or keys[i] in _BETWEEN):
                return False
        return False

    def _gets(self, keys: list[str], at: int) -> bool:
        """`has sold 85% to a Ceylon house`, `40 % à un fonds danois`."""
        back = at - 1 if keys[at - 1] == "au" else at - 2
        if back < 1 or keys[back] not in _TO or keys[back - 1] == "according":
            return False
        if keys[back] in ("by", "par"):
            held = self._near.lists.look(keys, back - 1)[1] & {"hold", "buy", "control"}
            return bool(held) or keys[back - 1] in _SIGNS
        if keys[back] in ("for", "pour", "with", "entre"):
            return keys[back - 1] in _SIGNS | _LIES or keys[back - 1][:1].isdigit()
        start = max(0, back - 8)
        broken = max((i for i in range(start, back) if keys[i] in (".", ";", ":")), default=start - 1)
        return figure_in(self._near, keys, broken + 1, back)
