"""Which state `l'État` and `the state` mean, and what stands for it where no state is sure.

Nearest first: a capital that opens the clause (`À Riga, l'État`), the nationality of the firm that a
relative clause is about (`la banque gabonaise Sapin, dont l'État`), the only state whose government or
towns the text names, the only nationality that is not told of a second firm. A French text that tells of
none, or of those of other firms only, means France. Elsewhere `the state` stays a state without a name,
another one in each document.

Example:
    >>> Home("fr").code
    'FR'
"""

from __future__ import annotations

from collections import Counter

from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, is_party, party_of
from kg.extract.words import atlas, keys_of

# Who governs: `the ministry in Riga`, `le régulateur ghanéen`, `the Danish finance minister`.
_GOVERNING = frozenset(
    "ministry minister ministers government parliament cabinet regulator regulators lawmakers authorities "
    "treasury taxpayers taxpayer voters deputies senate "
    "ministere ministre ministres gouvernement parlement regulateur autorites senat contribuable "
    "contribuables tresor".split()
)
_BESIDE = 3  # units between a nationality or a capital and who governs there
_OPENING = frozenset(("in", "at", "a"))
_QUALIFYING = ("industry", "partner", "stateowned")


class Home:
    """The state of one document, learned before its sentences are read.

    Args:
        language: `en` or `fr`.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._told: Counter[str] = Counter()  # every state, town and nationality
        self._states: Counter[str] = Counter()  # states that own no name: "Norway sold"
        self._governing: Counter[str] = Counter()
        self._firms: list[tuple[str, Party]] = []  # nationalities of named parties
        self._first: Party | None = None
        self.nameless: Party | None = None

    @property
    def _borne(self) -> str | None:
        """The state whose name the first name of the text bears: `Gabon Câbles`, `Crédit du Togo`."""
        words = keys_of(self._first.name) if self._first is not None else ()
        codes = {atlas().names[(word,)].code for word in words if (word,) in atlas().names}
        return next(iter(codes)) if len(codes) == 1 else None

    @property
    def code(self) -> str | None:
        """ISO code of the only state that can be meant; None where there are none or several."""
        for found in (self._governing, self._states):
            if len(found) == 1 and not (self._language == "fr" and self._told["FR"]):
                return next(iter(found))
        rest = self._told - Counter(code for code, party in self._firms if party is not self._first)
        if self._language == "fr":
            unsaid = not rest or (self._told["FR"] and (self._states["FR"] or not self._states))
            return self._borne or "FR" if unsaid and not self._told["FR"] else "FR" if unsaid else None
        return next(iter(rest)) if len(rest) == 1 else None

    def learn(self, sentence: Sentence) -> None:
        """Read the states, towns and nationalities of a sentence."""
        units = sentence.units
        for index, unit in enumerate(units):
            if unit.mention is None:
                continue
            owned = index + 1 < len(units) and units[index + 1].text in POSSESSIVE
            if is_party(unit) and not (owned and form_of(unit) == "state"):
                self._first = self._first or party_of(unit)
            code = unit.mention.country
            if code is None:
                continue
            self._told[code] += 1
            named = qualified(units, index) or _seated(unit)
            if named is not None:
                self._firms.append((code, named))
            elif unit.mention.form == "state":
                self._states[code] += 1
            if _governs(units, index):
                self._governing[code] += 1

    def at(self, units: list[Unit], index: int) -> str | None:
        """The code of the state that a bare `state` at a place means."""
        return _opened_by(units, index) or self._related(units, index) or self.code

    def stand_in(self, written: str) -> Party:
        """The state without a name of this document."""
        self.nameless = self.nameless or Party(written, "state", written=written, common=True)
        return self.nameless

    def _related(self, units: list[Unit], index: int) -> str | None:
        """`la banque gabonaise Sapin, dont l'État`: the nationality that is told of the name before."""
        if index < 3 or not (units[index - 2].has("rel") or units[index - 2].key in ("dont", "whose")):
            return None
        name = index - 3 - (units[index - 3].text == ",")
        party = party_of(units[name]) if name >= 0 and is_party(units[name]) else None
        codes = {code for code, other in self._firms if other is party}
        return next(iter(codes)) if party is not None and len(codes) == 1 else None


def _seated(unit: Unit) -> Party | None:
    """The firm of `Oak of Norway`, whose seat tells of no government; None for `Norway's pension fund`."""
    mention = unit.mention
    seated = mention is not None and mention.form == "name" and unit.end > mention.end
    return mention.party if mention is not None and seated else None


def _opened_by(units: list[Unit], index: int) -> str | None:
    """`À Bratislava, l'État`: the capital that opens the sentence or the clause right before."""
    at = index - 1
    while at >= 0 and (units[at].has("det") or units[at].text == ","):
        at -= 1
    capital = units[at].mention if at > 0 else None
    if capital is None or capital.form not in ("place", "state"):
        return None
    opening = units[at - 1].key in _OPENING or units[at - 1].has("in")
    first = at == 1 or units[at - 2].is_mark
    return capital.country if opening and first else None


def _governs(units: list[Unit], index: int) -> bool:
    """Whether a nationality or capital is said of a government: `the Danish finance minister`."""
    for step in (1, -1):
        for ahead in range(1, _BESIDE + 1):
            at = index + step * ahead
            if not 0 <= at < len(units) or units[at].is_mark or units[at].has("and"):
                break
            if units[at].key.split(" ")[-1] in _GOVERNING:
                return True
            if units[at].mention is not None or units[at].has("f:fin", "f:past", "hold", "say"):
                break
    return False


def qualified(units: list[Unit], index: int) -> Party | None:
    """The firm that a nationality qualifies: `French car maker Renault`, `China's Geely`, `Oak belge`."""
    mention = units[index].mention
    if mention is None or mention.form not in ("state", "adjective", "place"):
        return None
    at = index + 1
    owns = at < len(units) and units[at].text in POSSESSIVE
    if mention.form == "state" and not owns:
        return None
    at += owns
    for _ in range(6):
        if at >= len(units):
            return None
        party = party_of(units[at])
        if is_party(units[at]):
            named = units[at].mention
            return party if named is not None and named.form == "name" else None
        if not units[at].has(*_QUALIFYING) and (units[at].classes or not units[at].text[:1].islower()):
            return None
        at += 1
    return None
