"""Who holds or held an office: chief executives, chairs, ministers, presidents.

`Oak CEO Ann Lee`, `Ann Lee, the head of Oak`, `Japanese trade minister Ken Ito`, `former chairman Bo
Dahl`, `les ministres de l'Économie français et nippon` and the names in the next sentence.

Example: see `kg.extract.reader.extract`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.acts.bare import NAMED, home_of, is_bare, unsaid_body
from kg.extract.acts.bearers import FORMERLY, bearer_of
from kg.extract.acts.boards import seats
from kg.extract.acts.posts import ends_after, is_person, mood, posts
from kg.extract.acts.succession import Successions, is_gone
from kg.extract.acts.wares import focus_of
from kg.extract.acts.whose import (
    BODIES,
    FIRMS,
    is_his,
    most_of,
    of_body,
    opening_of,
    own_body,
    speaking,
    tells_its_owner,
    whose,
)
from kg.extract.acts.wording import field_after, qualifies, role_text, singular
from kg.extract.drafts import LIKELY, Draft, Side, side
from kg.extract.names.cast import Cast
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, is_party, party_of, subject_of
from kg.extract.words import words

_WAS = frozenset(("was", "were", "been", "ete", "etait", "etaient", "fut"))


@dataclass(slots=True)
class _Title:
    """An office in a sentence: its words, and the units that they cover."""

    first: int
    last: int
    kind: str
    text: str
    former: bool
    plural: bool = False
    country: str | None = None


@dataclass(slots=True)
class _Open:
    """`the French and Japanese economy ministers`: offices whose holders are still to be named."""

    title: _Title
    states: list[Party]
    start: int


class Offices:
    """Reads offices.

    Args:
        cast: The parties of the document, for states behind adjectives.
        language: Language of the word lists.
    """

    def __init__(self, cast: Cast, language: str) -> None:
        self._cast, self._kinds = cast, words(language).offices
        self._open: _Open | None = None
        self._successions = Successions(self._kinds)
        self._last: Sentence | None = None
        self._main: Party | None = None
        self._opening: Party | None = None
        self._home: Party | None = None
        self._focus: Party | None = None
        self._owned: dict[int, Side] = {}

    def read(self, sentence: Sentence, told: Iterable[Draft] = ()) -> list[Draft]:
        """Offices in one sentence. Cost: linear in its length.

        Args:
            sentence: The sentence.
            told: Who holds what in it.
        """
        units = sentence.units
        self._owned = {id(one.holder.party): one.investee for one in told if one.is_holding}
        self._focus = next(reversed(focus_of(units)), self._focus)
        self._main = most_of(self._main, units)
        self._opening = opening_of(self._opening, units)
        self._home = home_of(self._home, units, self._cast)
        drafts: list[Draft] = self._named_later(sentence)
        previous: tuple[Side, int] | None = None
        for at, unit in enumerate(units if "office" in sentence.words else ()):
            if not unit.has("office") or unit.mention:
                continue
            title = self._title(units, at)
            if title.plural:
                self._announce(units, title)
                continue
            found = self._office(sentence, title, previous)
            if found is not None:
                draft, body_at = found
                drafts.append(draft)
                previous = (draft.investee, body_at)
        drafts += self._counterparts(units, drafts) if "counterpart" in sentence.words else []
        drafts += _untold(posts(sentence, self._kinds), drafts)
        drafts += _untold(seats(sentence), drafts)
        drafts += _untold(self._successions.read(sentence, drafts), drafts)
        self._successions.note(drafts)
        self._last = sentence
        return drafts

    @property
    def _spoke(self) -> Party | None:
        """The firm that the sentence before quotes."""
        return speaking(self._last.units) if self._last is not None else None

    def _counterparts(self, units: list[Unit], drafts: list[Draft]) -> list[Draft]:
        """`French minister A and his Japanese counterpart B`: B has the same office in the other state."""
        office = next((draft for draft in reversed(drafts) if draft.kind == "publicOffice"), None)
        at = next((i for i, unit in enumerate(units) if unit.has("counterpart")), None)
        if office is None or at is None:
            return []
        code = _adjective_after(units, at) or (_adjective_after(units, at - 2) if at >= 2 else None)
        name = next((i for i in range(at + 1, min(len(units), at + 4)) if is_person(units[i])), None)
        mention = units[name].mention if name is not None else None
        holder = side(mention)
        if code is None or holder is None or name is None or holder.party is office.holder.party:
            return []
        state = self._cast.state(code)
        body = Side(state, state.name)
        if body.party is office.investee.party:
            return []
        return [Draft("publicOffice", holder, body, office.start, units[name].end, role=office.role)]

    # -- the title -----------------------------------------------------------------------------------

    def _title(self, units: list[Unit], at: int) -> _Title:
        key = tuple(units[at].key.split(" "))
        kind = self._kinds.get(key, "seniorManagingOfficial")
        last = at
        country = _adjective_after(units, at) if kind == "publicOffice" else None
        if kind == "publicOffice":
            last = field_after(units, at + (country is not None))
        first = at
        while first > 0 and qualifies(units[first - 1], units[at].key):
            first -= 1
        text = role_text(units, first, last)
        former = units[at].key.startswith("ex-") or any(
            unit.has("former") or unit.key in FORMERLY for unit in units[max(0, first - 2) : at]
        )
        former = former or _was_of(units, first)
        return _Title(first, last, kind, text, former, key[-1] in ("ministers", "ministres"), country)

    # -- one office ----------------------------------------------------------------------------------

    def _office(
        self, sentence: Sentence, title: _Title, previous: tuple[Side, int] | None
    ) -> tuple[Draft, int] | None:
        units = sentence.units
        holder, spot = bearer_of(units, title.first, title.last)
        if holder is None:
            return None
        said = _said(units, title, spot)
        if said is None:
            return None
        (body, body_at), sure, way = self._whose(sentence, title, spot, previous)
        if body is None or body.party is holder.party or body.party.kind not in BODIES:
            return None
        spots = [title.first, title.last, spot] + ([body_at] if body_at is not None else [])
        kind = title.kind
        if body.party.kind == "state":
            kind = "publicOffice"
        elif kind == "publicOffice":
            return None
        draft = Draft(kind, holder, body, units[min(spots)].start, units[max(spots)].end, role=title.text)
        draft.status, draft.tense = said
        over = title.former or ends_after(units, max(spots)) or is_gone(units, title.first)
        if over and said[0] == "asserted":
            draft.tense = "past"
        if not sure:
            draft.doubt = "unsureLink"
        if way:
            draft.certainty, draft.rule = LIKELY, f"office {way}"
        return draft, body_at if body_at is not None else spot

    def _whose(
        self, sentence: Sentence, title: _Title, spot: int, previous: tuple[Side, int] | None
    ) -> tuple[tuple[Side | None, int | None], bool, str]:
        """The body and its unit, whether it is the only one that may be meant, and how it was found."""
        body, body_at = self._body_of(sentence, title, spot, previous)
        if body is not None:
            return (body, body_at), True, ""
        body, body_at, sure = _its_body(sentence, title, self._spoke)
        if body is not None:
            return (body, body_at), sure, "its"
        if title.kind != "publicOffice":
            if (own := self._own_firm(sentence.units, title, spot)) is not None:
                return (own, None), True, "owner"
            spoken = self._spoke, self._main, self._opening
            body, body_at, _ = unsaid_body(sentence, (title.first, title.last), spot, spoken)
            return (body, body_at), True, "near" if body_at is not None else "spoken"
        if self._home is not None and spot >= title.first:
            return (Side(self._home, self._home.written or self._home.name), None), True, "home"
        return (None, None), True, ""

    def _own_firm(self, units: list[Unit], title: _Title, spot: int) -> Side | None:
        """`chief executive Ann Lee, with 16%,`: a holder's bare office is in the firm that is held."""
        if not is_bare(units, (title.first, title.last), spot):
            return None
        party = party_of(units[spot])
        found = self._owned.get(id(party))
        if found is not None and found.party.kind in FIRMS:
            return found
        with_part = spot + 2 < len(units) and units[spot + 1].text == "," and units[spot + 2].has("with")
        with_part = with_part and spot + 3 < len(units) and units[spot + 3].key[:1].isdigit()
        firm = self._focus
        return Side(firm, firm.written or firm.name) if with_part and firm is not None else None

    def _body_of(
        self, sentence: Sentence, title: _Title, holder: int, previous: tuple[Side, int] | None
    ) -> tuple[Side | None, int | None]:
        units = sentence.units
        if title.country is not None:
            state = self._cast.state(title.country)
            return Side(state, state.name), None
        before = self._before(units, title)
        if before is not None:
            return before
        after = of_body(units, title.last + 1)
        if after is not None:
            return side(units[after].mention), after
        relative = whose(units, title.first)
        if relative is not None:
            return side(units[relative].mention), relative
        if (
            previous is not None
            and title.first > 0
            and (units[title.first - 1].has("and") or units[title.first - 1].has("det"))
        ):
            return previous
        named = title.last + 1 < len(units) and units[title.last + 1].has("of")  # "of the house"
        if title.former and title.kind != "publicOffice" and not named:
            return self._spoken_of(sentence, title)
        return None, None

    def _before(self, units: list[Unit], title: _Title) -> tuple[Side | None, int] | None:
        """`Oak CEO`, `Oak's chief executive`, `French finance minister`, `the Japanese minister of trade`."""
        at = title.first - 1
        while at >= 0 and (units[at].has("new", "former") and not units[at].mention):
            at -= 1
        possessive = at >= 0 and units[at].text in POSSESSIVE
        if possessive:
            at -= 1
        if at > 1 and units[at - 1].text in POSSESSIVE and not possessive and form_of(units[at]) in _SEATS:
            at -= 2  # "Oak's India head"
        mention = units[at].mention if at >= 0 else None
        if mention is None:
            return None
        if mention.form == "adjective" and mention.country and title.kind in ("publicOffice", "boardChair"):
            if not possessive and (
                title.kind == "publicOffice" or units[title.last].key in ("president", "presidente")
            ):
                state = self._cast.state(mention.country)
                return Side(state, state.name), at
        if is_party(units[at]) and (party := mention.party) is not None and party.kind in BODIES:
            return side(mention), at
        return None

    def _spoken_of(self, sentence: Sentence, title: _Title) -> tuple[Side | None, int | None]:
        """A former chairman of nothing named: of the firm or alliance that the sentence speaks of."""
        units = sentence.units
        if is_his(units, title.first):
            return None, None
        listed = _is_listed(units, title.first)
        before = [] if listed else [subject_of(units, title.first), *range(title.first)]
        found = next((at for at in before if at is not None and _is_body(units[at])), None)
        topic = sentence.topic
        if self._last is not None and tells_its_owner(self._last.units):
            topic = self._last.topic or self._opening
        if found is None and topic is not None and topic.kind in _LASTING:
            return Side(topic, topic.written or topic.name), None
        if found is None:
            found = next((at for at in range(title.last + 1, len(units)) if _is_body(units[at])), None)
        mention = units[found].mention if found is not None else None
        return (side(mention, mention.parties[0]), found) if mention is not None else (None, None)

    # -- ministers announced first and named later ---------------------------------------------------

    def _announce(self, units: list[Unit], title: _Title) -> None:
        """Remember `les ministres de l'Économie français et nippon`."""
        around = units[max(0, title.first - 6) : min(len(units), title.last + 6)]
        codes = [unit.mention.country for unit in around if unit.mention and unit.mention.country]
        states = [self._cast.state(code) for code in dict.fromkeys(codes) if code]
        if len(states) == 2:
            self._open = _Open(title, states, units[title.first].start)

    def _named_later(self, sentence: Sentence) -> list[Draft]:
        """`Ann Lee and her counterpart Ken Ito`: the two ministers, in the order of their states."""
        if self._open is None:
            return []
        units = sentence.units
        counterpart = next((i for i, unit in enumerate(units) if unit.has("counterpart")), None)
        people = [i for i, unit in enumerate(units) if (party := party_of(unit)) and party.kind == "person"]
        if counterpart is None or len(people) < 2 or not people[0] < counterpart < people[1]:
            return []
        opened, self._open = self._open, None
        text = opened.title.text
        return [
            Draft(
                "publicOffice",
                one,
                Side(state, state.name),
                units[people[0]].start,
                units[people[1]].end,
                role=singular(text),
            )
            for i, state in zip(people, self._ordered(units, people, opened.states), strict=False)
            if (one := side(units[i].mention)) is not None
        ]

    def _ordered(self, units: list[Unit], people: list[int], states: list[Party]) -> list[Party]:
        first = party_of(units[people[0]])
        if first is not None and first.country is not None and first.country == states[1].country:
            return states[::-1]
        return states


_LASTING = ("company", "alliance", "group")
_SEATS = ("state", "place")


def _is_body(unit: Unit) -> bool:
    """Whether a unit names a firm or alliance that can have had a chairman."""
    mention = unit.mention
    named = mention is not None and mention.form not in ("adjective", "place")
    return named and bool(mention and mention.parties and mention.parties[0].kind in _LASTING)


def _is_listed(units: list[Unit], first: int) -> bool:
    """`Oak (11%) and former boss Ann Lee (3%)`: one of a list of holders, of what is told elsewhere."""
    at = first - 1
    while at > 0 and first - at < 4 and units[at].has("det", "former", "poss"):
        at -= 1
    joined = at > 0 and (units[at].has("and") or units[at].text == ",")
    return joined and (units[at - 1].text == ")" or units[at - 1].quantity is not None)


def _untold(more: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """Those of a holder and body that are not told yet."""
    if not more:
        return more
    told = {(draft.holder.party, draft.investee.party) for draft in drafts}
    return [draft for draft in more if (draft.holder.party, draft.investee.party) not in told]


def _said(units: list[Unit], title: _Title, holder: int) -> tuple[str, str] | None:
    """Status and tense of an office: `was chairman` is over, `will become` to come; None: denied."""
    if holder > title.first:
        return "asserted", "current"
    copula = next((i for i in range(title.first - 1, holder, -1) if units[i].has("be")), None)
    if copula is None:
        return "asserted", "current"
    said = mood(units, holder, copula)
    named = any(unit.key in NAMED for unit in units[copula : title.first])
    over = units[copula].key in _WAS and not _is_to_this_day(units, copula)
    return ("asserted", "past") if said == ("asserted", "current") and over and not named else said


def _is_to_this_day(units: list[Unit], copula: int) -> bool:
    """`has been chairman since 2019`, `has long been chairman`: he still is."""
    return units[copula].key == "been" and any(
        unit.key in ("has", "have") for unit in units[max(0, copula - 2) : copula]
    )


def _its_body(sentence: Sentence, title: _Title, spoke: Party | None) -> tuple[Side | None, int | None, bool]:
    """`its chief executive, Ann Lee`, `selon son PDG`: the firm that the possessive stands for."""
    units = sentence.units
    poss = title.first - 1
    while poss >= 0 and title.first - poss < 4 and _before_title(units[poss]):
        if units[poss].has("poss"):
            break
        poss -= 1
    if poss < 0 or not units[poss].has("poss") or title.kind == "publicOffice" or is_his(units, title.first):
        return None, None, True
    return own_body(sentence, poss, spoke) or (None, None, True)


def _before_title(unit: Unit) -> bool:
    """What may stand between *its* and a title: `its longtime`, `its group managing director`."""
    return unit.has("new", "former", "holderadj") or unit.key in _BESIDE_TITLE


_BESIDE_TITLE = frozenset(
    "group longtime long-time outgoing acting interim founding then current newly global regional local "
    "long-serving veteran billionaire co-founding first".split()
)


def _adjective_after(units: list[Unit], at: int) -> str | None:
    """The state of a nationality right after a unit: `ministre français`."""
    mention = units[at + 1].mention if at + 1 < len(units) else None
    return mention.country if mention is not None and mention.form == "adjective" else None


def _was_of(units: list[Unit], first: int) -> bool:
    """`once Oak's head of operations`, `formerly Oak chairman`: over, with the firm between."""
    at = first - 1 - (first > 0 and units[first - 1].text in POSSESSIVE)
    return at > 0 and is_party(units[at]) and units[at - 1].key in FORMERLY
