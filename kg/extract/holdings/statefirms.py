"""Firms of states told by a noun and a state: `société d'État norvégienne`, `the state company of Angola`.

A firm of which no word says whose it is belongs to the state that its document is about.

Example: "Fir Oil, the state oil company of Norway" says that Norway owns Fir Oil.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import LIKELY, Draft, Side, by, side_at, with_quantity
from kg.extract.holdings.nominals import described, phrase_start
from kg.extract.holdings.owning import noun_stance, span_of, standing
from kg.extract.names.cast import Cast
from kg.extract.names.home import Home
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, is_modifier, is_party, subject_of
from kg.extract.phrases.stance import stance_of
from kg.extract.words import atlas

_PUBLIC = frozenset("state national nationale public publique state-owned state-run".split())
_REACH, _LETTERS = 5, 4
_SORTS = frozenset("railway port mine agency carrier enterprise etablissement regie".split())
#: Words of a national company.
_NATIONAL = frozenset("national nationale".split())
#: The words, and the class of words, that tell a firm of a state without naming one.
OF_STATE = _NATIONAL | {"stateowned"}
#: What a national company of a state trades in where it is the state's own.
_STATE_TRADES = frozenset("oil petroleum railway railways power electricity mining".split()) | {"oil company"}
_WAS = frozenset("was were been etait etaient fut".split())
_FUNDS = frozenset("sovereign souverain wealth state".split())


class StateFirms:
    """Reads whose a state-owned firm is.

    Args:
        cast: The parties of the document, for states behind adjectives.
        language: `en` or `fr`: in which a state that only an adjective names is called by its name.
        sentences: Those of the document, for the state that it is about.
    """

    def __init__(self, cast: Cast, language: str, sentences: Sequence[Sentence]) -> None:
        self._cast, self._language, self._home = cast, language, Home(language)
        #: Letters that a state's name begins with, as firms of the state do: `VietPetro`.
        self._named: dict[str, str] = {}
        for sentence in sentences:
            self._home.learn(sentence)
            for unit in sentence.units:
                if unit.mention is not None and unit.mention.country is not None:
                    self._named.setdefault(unit.key[:_LETTERS], unit.mention.country)

    def at_mention(self, units: list[Unit], at: int) -> list[Draft]:
        """The ties that a mention at an index tells: a state, its fund, a firm whose nickname says whose."""
        mention = units[at].mention
        if mention is None:
            return []
        found = by("public", self._public(units, at)) if mention.head == "stateowned" else []
        if mention.form == "state":
            found += by("state firm", state_firms(units, at))
        elif mention.form == "name" and mention.country is not None:
            found += by("sovereign", self._fund(units, at))
        return found

    def at_word(self, units: list[Unit], at: int) -> list[Draft]:
        """The ties that `state-owned`, `publique`, `national` tell at an index."""
        if not units[at].has("stateowned"):
            return by("national", self._national(units, at)) if units[at].key in _NATIONAL else []
        found = by("state", self._state_owned(units, at) or self._described(units, at))
        return found or by("state near", self._near(units, at))

    def _fund(self, units: list[Unit], at: int) -> list[Draft]:
        """`Qatar's sovereign wealth fund Fir`, `le fonds souverain qatari Sapin`, `Qatar's Wealth Fund`."""
        mention, name = units[at].mention, at + 1
        if mention is None or mention.country is None:
            return []
        if not _FUNDS.intersection(mention.text.casefold().split()):
            return []
        name += name + 2 < len(units) and units[name].text == "," and units[name + 2].is_mark
        if name >= len(units) or form_of(units[name]) != "name":
            name = at  # its name is all that there is
        held = side_at(units, name)
        if held is None or (name == at and mention.text.rpartition(" ")[2].islower()):
            return []
        draft = Draft("shareholding", self._state(mention.country), held, units[at].start, units[name].end)
        draft.share_text = mention.text
        return [with_quantity(draft, None)]

    def _state(self, code: str) -> Side:
        """The side of a state, by its name in the document's language."""
        state = self._cast.state(code)
        names = (one for one in atlas().names.values() if one.code == code)
        french = next((one.french for one in names if one.french), "")
        return Side(state, french if self._language == "fr" and french else state.name)

    def _meant(self, units: list[Unit], name: int) -> str | None:
        """The state that begins like the firm, else the one that the document is about."""
        return self._named.get(units[name].key[:_LETTERS]) or self._home.code

    def _public(self, units: list[Unit], at: int) -> list[Draft]:
        """`Aramco, the Saudi Arabian state oil producer`: a descriptor that says whose the firm is."""
        mention = units[at].mention
        held = side_at(units, at)
        if mention is None or mention.country is None or held is None:
            return []
        named = at - 2 if at >= 2 and units[at - 1].text == "," and is_party(units[at - 2]) else at
        draft = Draft("shareholding", self._state(mention.country), held, units[named].start, units[at].end)
        draft.share_text = mention.text
        return [with_quantity(draft, None)]

    def _state_owned(self, units: list[Unit], at: int) -> list[Draft]:
        """`Saudi Arabian state oil producer X`, `China's state-owned X`, `le groupe public chinois X`."""
        name = at + 1
        while name < len(units) and name - at < 7 and is_modifier(units[name]):
            name += 1
        if name >= len(units) or not is_party(units[name]) or units[name].mention is None:
            return []
        if form_of(units[name]) != "name" or (
            units[at].key == "state" and not _industry_between(units, at, name)
        ):
            return []
        if units[at].key in ("public", "publique") and not _firm_before(units, at):
            return []
        country = _country_around(units, at, name)
        if country is None:
            return []
        held = side_at(units, name)
        if held is None:
            return []
        first = max(0, _first_of_phrase(units, at))
        draft = Draft("shareholding", self._state(country), held, units[first].start, units[name].end)
        draft.share_text = units[at].text
        return [with_quantity(draft, None)]

    def _near(self, units: list[Unit], at: int) -> list[Draft]:
        """`the seller, the state-owned Fir Oil`, `l'entreprise publique Sapin`: of the state it is about."""
        name = at + 1
        while name < len(units) and name - at < 5 and is_modifier(units[name]):
            name += 1
        bare = units[at].key == "state" and name == at + 1
        if name >= len(units) or form_of(units[name]) != "name" or bare:
            return []
        code, held = self._meant(units, name), side_at(units, name)
        if code is None or held is None:
            return []
        draft = Draft("shareholding", self._state(code), held, units[at].start, units[name].end)
        draft.share_text, draft.certainty = units[at].text, LIKELY
        return [with_quantity(draft, None)]

    def _national(self, units: list[Unit], at: int) -> list[Draft]:
        """`la compagnie nationale gabonaise X`, `Angolan national oil company X`: as a rule the state's."""
        french = at > 0 and units[at - 1].key.rpartition(" ")[2] in ("compagnie", "societe", "office")
        english = any(unit.key in _STATE_TRADES for unit in units[at + 1 : at + 2])
        name = at + 1
        while name < len(units) and name - at < 5 and is_modifier(units[name]):
            name += 1
        if not (french or english) or name >= len(units) or form_of(units[name]) != "name":
            return []
        code, held = _country_around(units, at, name), side_at(units, name)
        if code is None or held is None:
            return []
        draft = Draft("shareholding", self._state(code), held, units[max(0, at - 2)].start, units[name].end)
        draft.share_text, draft.certainty = units[at].text, 0.9
        return [with_quantity(draft, None)]

    def _described(self, units: list[Unit], at: int) -> list[Draft]:
        """`Oak, a Norwegian state-owned railway`, `Chêne est une entreprise publique belge`."""
        first, last = _noun_phrase(units, at)
        sort = any(units[i].has("industry") or units[i].key in _SORTS for i in range(first, last + 1))
        codes = {
            mention.country
            for i in range(first, last + 1)
            if (mention := units[i].mention) is not None and mention.country is not None
        }
        ends = last + 1 >= len(units) or units[last + 1].is_mark or bool(units[last + 1].classes)
        if not sort or len(codes) > 1 or not ends or first < 2:
            return []
        held = first - 1
        held -= units[held].has("det") and held > 2 and not codes
        if units[held].text == "," and form_of(units[held - 1]) == "name":
            named, copula = held - 1, None
        elif units[held].has("be") and units[held].key not in _WAS:
            subject, copula = subject_of(units, held), held
            if subject is None or form_of(units[subject]) != "name":
                return []
            named = subject
        else:
            return []
        one = side_at(units, named)
        if one is None or (copula is not None and stance_of(units, copula).status != "asserted"):
            return []
        code = next(iter(codes)) if codes else self._meant(units, named)
        if code is None or (not codes and units[at].key in ("public", "publique", "state")):
            return []
        draft = Draft("shareholding", self._state(code), one, units[named].start, units[last].end)
        draft.share_text = units[at].text
        if not codes:  # "Fir, a state-controlled fund": of the state that the text is about
            draft.certainty, draft.rule = LIKELY, "state near"
        return [with_quantity(draft, None)]


def state_firms(units: list[Unit], at: int) -> list[Draft]:
    """The tie of a state to a firm, told by the state's mention at an index."""
    noun = _state_company(units, at)
    if noun is not None:
        return _told(units, at, noun, at)
    name = _named_after(units, at)
    if name is not None:
        return _owned(units, at, name)
    if at + 1 < len(units) and units[at + 1].text in POSSESSIVE:
        noun = _national_after(units, at + 2)
        return _told(units, at, noun, noun) if noun is not None else []
    noun = _national_of(units, at)
    return _told(units, at, noun, at) if noun is not None else []


def _state_company(units: list[Unit], at: int) -> int | None:
    """`société d'État norvégienne`, `compagnie pétrolière d'État angolaise`: no article before the state."""
    bare = at >= 2 and units[at - 1].key in ("d'", "de") and units[at].text.casefold().startswith("état ")
    if not bare:
        return None
    noun = at - 2
    while noun > 0 and at - noun < _REACH and not _is_firm(units[noun]) and is_modifier(units[noun]):
        noun -= 1
    return noun if _is_firm(units[noun]) else None


def _is_firm(unit: Unit) -> bool:
    return unit.has("industry") or form_of(unit) == "descriptor"


def _national_of(units: list[Unit], at: int) -> int | None:
    """`the state oil company of Norway`, `la compagnie pétrolière nationale de l'Angola`."""
    left = at - 1
    while left > 0 and units[left].has("det"):
        left -= 1
    if left < 1 or not units[left].has("of"):
        return None
    noun = left - 1
    while noun > 0 and left - noun < _REACH and not _is_firm(units[noun]) and is_modifier(units[noun]):
        noun -= 1
    if not _is_firm(units[noun]):
        return None
    words = units[max(0, noun - 3) : left]
    return noun if any(word in _PUBLIC for unit in words for word in unit.key.split()) else None


def _national_after(units: list[Unit], at: int) -> int | None:
    """`Angola's national oil company`, `Norway's state-owned railway operator`."""
    noun, public = at, False
    while noun < len(units) and noun - at < _REACH and is_modifier(units[noun]):
        public = public or units[noun].key in _PUBLIC
        if public and units[noun].has("industry"):
            return noun
        noun += 1
    return None


def _named_after(units: list[Unit], at: int) -> int | None:
    """`Kuwaiti state refiner Fir`, `Norway's Public Investment Fund`: the firm's name behind the state."""
    name = at + 1
    if name < len(units) and units[name].text in POSSESSIVE:
        words = units[name + 1].key.split() if name + 1 < len(units) else []
        fund = _PURSES.intersection(words) and _PUBLIC_FUNDS.intersection(words)
        return name + 1 if fund and form_of(units[name + 1]) == "name" else None
    if units[at].key.rpartition(" ")[2] != "state":
        return None
    while (
        name < len(units) and name - at < _REACH and is_modifier(units[name]) and not units[name].has("det")
    ):
        name += 1
    return name if at + 1 < name < len(units) and form_of(units[name]) == "name" else None


_PURSES = frozenset("fund authority bank board office corporation council".split())
_PUBLIC_FUNDS = frozenset("sovereign wealth investment public national pension development state".split())


def _owned(units: list[Unit], state: int, name: int) -> list[Draft]:
    holder, held = side_at(units, state), side_at(units, name)
    if holder is None or held is None or holder.party.kind != "state":
        return []
    start, end = span_of(units, [state, name])
    return [with_quantity(Draft("shareholding", holder, held, start, end), None)]


def _told(units: list[Unit], state: int, noun: int, last: int) -> list[Draft]:
    """The draft for the firm that the phrase describes, or that stands right after it."""
    found = described(units, noun)
    if found is None and units[phrase_start(units, noun) - 1].text in POSSESSIVE:
        found = described(units, state)
    held = found[0] if found is not None else None
    after = last + 1 + (last + 2 < len(units) and units[last + 1].text == ",")
    closed = after == last + 1 or after + 1 >= len(units) or units[after + 1].is_mark
    if held is None and after < len(units) and form_of(units[after]) == "name" and closed:
        held = after
    holder, other = side_at(units, state), side_at(units, held)
    if held is None or holder is None or other is None or other.party.kind not in ("company", "stateBody"):
        return []
    if form_of(units[held]) != "name" or holder.party.kind != "state":
        return []
    start, end = span_of(units, [state, noun, held])
    draft = with_quantity(Draft("shareholding", holder, other, start, end), None)
    draft.share_text = units[noun].text
    return [standing(draft, noun_stance(units, noun, found))]


def _noun_phrase(units: list[Unit], at: int) -> tuple[int, int]:
    """First and last unit of the noun phrase around a word: `a Norwegian state-owned bank`."""
    first, last = at, at
    while first > 0 and at - first < 6 and _in_phrase(units, first - 1) and not units[first].has("det"):
        first -= 1
    while last + 1 < len(units) and last - at < 5 and _in_phrase(units, last + 1):
        if units[last + 1].has("det"):
            break
        last += 1
    return first, last


def _in_phrase(units: list[Unit], at: int) -> bool:
    state = form_of(units[at]) == "state" and at + 1 < len(units) and units[at + 1].text in POSSESSIVE
    owned = units[at].text in POSSESSIVE and at > 0 and form_of(units[at - 1]) == "state"
    return state or owned or (is_modifier(units[at]) and not units[at].has("former", "poss"))


def _first_of_phrase(units: list[Unit], at: int) -> int:
    left = at - 1
    while left >= 0 and (
        (is_modifier(units[left]) and not units[left].has("det"))
        or units[left].text in POSSESSIVE
        or form_of(units[left]) == "state"
    ):
        left -= 1
    return left + 1


def _country_around(units: list[Unit], at: int, name: int) -> str | None:
    for i in range(_first_of_phrase(units, at), name):
        mention = units[i].mention
        if mention is not None and mention.country is not None and mention.form in ("adjective", "state"):
            return mention.country
    return None


def _industry_between(units: list[Unit], at: int, name: int) -> bool:
    """Whether a word says what the firm does: `railway`, or like `trader` by its ending."""
    between = units[at + 1 : name]
    return any(
        unit.has("industry") or unit.key == "owned" or (not unit.classes and unit.key.endswith(("er", "or")))
        for unit in between
    )


def _firm_before(units: list[Unit], at: int) -> bool:
    return at > 0 and units[at - 1].has("industry")
