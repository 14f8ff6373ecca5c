"""Alliances and their members, partnerships and cooperation.

Example: "the alliance between Oak and Fir" is a cooperation and two memberships.
"""

from __future__ import annotations

from kg.extract.acts.founders import founders_in
from kg.extract.acts.memberships import memberships
from kg.extract.drafts import Draft, Side, side
from kg.extract.names.cast import Cast
from kg.extract.parts import Party, Sentence, Unit
from kg.extract.phrases.around import FIRMS, around, cooperation, couples, next_party, sides_of
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    group_at,
    is_modifier,
    is_party,
    party_of,
    subject_of,
)
from kg.extract.phrases.stance import Stance, stance_of

_TELLING = ("partnership", "partner")


class Alliances:
    """Reads alliances, their members, and partnerships.

    Args:
        cast: The parties of the document; alliances without a name get one from their members.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._alliance: Party | None = None

    def read(self, sentence: Sentence) -> list[Draft]:
        """Alliances and partnerships in one sentence. Cost: linear in its length."""
        units = sentence.units
        drafts: list[Draft] = []
        told = not sentence.words.isdisjoint(_TELLING)
        for at, unit in enumerate(units):
            if unit.mention is not None:
                drafts += self._named_alliance(units, at)
            elif told and unit.quantity is None and unit.has(*_TELLING):
                drafts += self._word(sentence, at)
        drafts += memberships(sentence)
        return drafts if any(one.kind == "cooperation" for one in drafts) else drafts + founders_in(sentence)

    def _word(self, sentence: Sentence, at: int) -> list[Draft]:
        units, unit = sentence.units, sentence.units[at]
        drafts: list[Draft] = []
        if unit.has("partnership") and not unit.has("merger"):
            drafts += self._partnership(units, at) or self._own_alliance(sentence, at)
        if unit.key in ("partner", "partners") or (unit.has("partner") and not unit.has("f:inf", "f:past")):
            drafts += self._partner(units, at)
        if unit.has("partner") and unit.has("f:inf", "f:past", "f:fin", "f:fut"):
            drafts += _partner_verb(units, at)
        return drafts

    # -- alliances -----------------------------------------------------------------------------------

    def _named_alliance(self, units: list[Unit], at: int) -> list[Draft]:
        """`the Oak-Fir alliance`, `le trio Oak-Fir`: its name tells its members."""
        party = party_of(units[at])
        if party is None or party.kind != "alliance":
            return []
        beside = [units[i] for i in (at - 1, at + 1) if 0 <= i < len(units)]
        words = [unit for unit in beside if unit.has("alliance", "partnership")]
        if not words and "alliance" not in units[at].key:
            return []
        self._alliance = party
        written = units[at].mention
        if written is None or not party.members or "-" not in written.text:
            return []
        first = min([units[at].start, *(unit.start for unit in words)])
        last = max([units[at].end, *(unit.end for unit in words)])
        whole = Side(party, written.text)
        return [
            Draft("allianceMembership", Side(member, _part(written.text, member)), whole, first, last)
            for member in _written_members(party, written.text)
        ]

    def _partnership(self, units: list[Unit], at: int) -> list[Draft]:
        found = around(units, at)
        if found is None:
            return []
        sides, first, last = found
        first, last = min(first, at), max(last, at)
        drafts = _cooperations(units, sides, first, last, at)
        if self._is_party(units, at) and all(one.party.kind == "company" for one in sides):
            drafts += self._members(sides, units[first].start, units[last].end)
        return drafts

    def _is_party(self, units: list[Unit], at: int) -> bool:
        """Whether the text treats an alliance as something of its own: by a capital, or by coming back to it.

        `Oak ended its alliance with Fir` alone tells a partnership.
        """
        if not units[at].has("alliance"):
            return False
        return self._cast.alliances > 1 or (at > 0 and units[at].text[:1].isupper())

    def _own_alliance(self, sentence: Sentence, at: int) -> list[Draft]:
        """`Its alliance with Fir` at the head of a sentence: of whom the one before spoke."""
        units, topic = sentence.units, sentence.topic
        if topic is None or at < 1 or at > 3 or not units[0].has("poss") or topic.kind not in FIRMS:
            return []
        withs = at + 1
        if withs >= len(units) or not units[withs].has("with"):
            return []
        name = next_party(units, withs + 1, 6)
        mention = units[name].mention if name is not None else None
        other = side(mention)
        if other is None or name is None or other.party.kind not in FIRMS:
            return []
        one = Side(topic, topic.written or topic.name)
        stance = _noun_stance(units, at)
        return [cooperation(units, one, other, 0, name, stance)]

    def _members(self, sides: tuple[Side, ...], start: int, end: int) -> list[Draft]:
        self._alliance = self._cast.alliance(tuple(one.party for one in sides))
        whole = Side(self._alliance, self._alliance.name)
        return [Draft("allianceMembership", one, whole, start, end) for one in sides]

    def _partner(self, units: list[Unit], at: int) -> list[Draft]:
        """`its Japanese partner Fir`, `their junior partner, Fir`, `alliance partner Fir`."""
        name = at + 1
        if name < len(units) and units[name].text == ",":
            name += 1
        if name >= len(units) or not is_party(units[name]) or units[name].mention is None:
            return self._apposed_partner(units, at) or _as_partner(units, at)
        if form_of(units[name]) not in ("name", "descriptor"):
            return []
        partner = side(units[name].mention)
        if partner is None or partner.party.kind not in FIRMS:
            return []
        left = at - 1
        while left >= 0 and (
            (is_modifier(units[left]) and not units[left].has("poss")) or units[left].has("alliance")
        ):
            left -= 1
        drafts: list[Draft] = []
        if self._alliance is not None and any(unit.has("alliance") for unit in units[: name + 1]):
            whole = Side(self._alliance, self._alliance.name)
            start = units[max(0, left if left >= 0 and units[left].has("poss") else left + 1)].start
            drafts.append(Draft("allianceMembership", partner, whole, start, units[name].end))
        owner = self._partner_owner(units, left)
        for one in owner:
            first = min(_index_of(units, one), name)
            drafts.append(cooperation(units, one, partner, first, name, Stance(speaker=None)))
        return drafts

    def _apposed_partner(self, units: list[Unit], at: int) -> list[Draft]:
        """`Fir, its Japanese partner`, `Fir, the junior partner in the alliance`."""
        left = at - 1
        while left >= 0 and is_modifier(units[left]) and not units[left].has("poss"):
            left -= 1
        owned = left >= 0 and units[left].has("poss")
        name = _before_comma(units, left - 1 if owned else left)
        if name is None or (at + 1 < len(units) and is_party(units[at + 1])):
            return []
        if owned and units[at].key in _PLURAL:
            return []  # "Oak and Ash, its partners": of a third, see `partners.py`
        partner = side(units[name].mention)
        if partner is None or partner.party.kind not in FIRMS:
            return []
        drafts = []
        if self._alliance is not None and any(unit.has("alliance") for unit in units[: at + 4]):
            whole = Side(self._alliance, self._alliance.name)
            drafts.append(Draft("allianceMembership", partner, whole, units[name].start, units[at].end))
        if (
            owned
            and units[left].key not in ("their", "leur", "leurs")
            and name > 1
            and units[name - 1].has("and")
        ):
            first = name - 2
            one = side(units[first].mention) if is_party(units[first]) and units[first].mention else None
            if one is not None and one.party.kind in FIRMS:
                drafts.append(cooperation(units, one, partner, first, at, Stance()))
        return drafts

    def _partner_owner(self, units: list[Unit], left: int) -> list[Side]:
        """Whose partner: `A and its partner B`, `A's partner B`; nobody for a plain `partner B`."""
        if left < 0:
            return []
        if units[left].text in POSSESSIVE and left and is_party(units[left - 1]):
            one = side(units[left - 1].mention)
            return [one] if one else []
        if not units[left].has("poss") or units[left].key in ("their", "leur", "leurs"):
            return []
        before = left - 1
        if before > 0 and units[before].has("to") and units[before - 1].key.startswith(("belong", "apparti")):
            return []  # "the half that belongs to its partner Fir": of whom is not said
        if before >= 0 and (units[before].has("and") or units[before].has("with")):
            before -= 1
        mention = units[before].mention if before >= 0 and is_party(units[before]) else None
        if mention is None:
            subject = subject_of(units, left)
            mention = units[subject].mention if subject is not None else None
        one = side(mention)
        return [one] if one and one.party.kind in FIRMS else []


_PLURAL = frozenset("partners partenaires associes allies".split())


def _before_comma(units: list[Unit], comma: int) -> int | None:
    """`Fir (51%), its Japanese`: the name before a comma, over brackets on both sides of it."""
    while comma >= 1 and units[comma].text == ")":
        opener = next((i for i in range(comma, max(-1, comma - 6), -1) if units[i].text == "("), 0)
        comma = opener - 1
    if comma < 1 or units[comma].text != ",":
        return None
    name = comma - 1
    if units[name].text == ")":
        name = next((i for i in range(name, max(-1, name - 6), -1) if units[i].text == "("), 0) - 1
    return name if name >= 0 and is_party(units[name]) else None


def _part(written: str, member: Party) -> str:
    first = member.name.split()[0].casefold()
    return next(
        (piece for piece in written.replace(" ", "-").split("-") if piece.casefold() == first), member.name
    )


def _written_members(party: Party, written: str) -> list[Party]:
    """The members that the written name names: a known alliance may have more."""
    pieces = {piece.casefold() for piece in written.replace(" ", "-").split("-")}
    return [member for member in party.members if pieces & {word.casefold() for word in member.name.split()}]


def _index_of(units: list[Unit], one: Side) -> int:
    return next((i for i, unit in enumerate(units) if unit.mention and one.party in unit.mention.parties), 0)


def _cooperations(units: list[Unit], sides: tuple[Side, ...], first: int, last: int, at: int) -> list[Draft]:
    """One claim for each two partners."""
    stance = _noun_stance(units, at)
    return [cooperation(units, one, other, first, last, stance) for one, other in couples(units, at, sides)]


def _noun_stance(units: list[Unit], at: int) -> Stance:
    """A cooperation that is named is there, unless it is possible, planned, or to be founded."""
    near = units[max(0, at - 6) : at]
    words = {unit.key for unit in near}
    if words & {
        "possible",
        "potential",
        "proposed",
        "planned",
        "deeper",
        "future",
        "potentiel",
        "potentielle",
        "eventuelle",
        "possibilites",
    }:
        return Stance("planned", "future")
    if any(unit.has("former") for unit in near[-3:]) or words & {"end", "ended", "fin"}:
        return Stance("asserted", "past")
    governed = any(
        unit.has("f:inf")
        and unit.key
        in (
            "form",
            "create",
            "establish",
            "sign",
            "build",
            "launch",
            "creer",
            "former",
            "signer",
            "nouer",
            "explore",
        )
        for unit in near
    )
    return Stance("planned", "future") if governed else Stance()


def _partner_verb(units: list[Unit], at: int) -> list[Draft]:
    """`Oak will partner with Fir`, `partner with companies from Fir to Ash`."""
    withs = next(
        (i for i in range(at + 1, min(len(units), at + 3)) if units[i].has("with") or units[i].key == "a"),
        None,
    )
    if withs is None:
        return []
    subject = subject_of(units, at)
    names = _listed(units, withs + 1)
    if subject is None or not names:
        return []
    stance = stance_of(units, at)
    ones, others = sides_of(units, group_at(units, subject)), sides_of(units, names)
    last = names[-1]
    return [
        cooperation(units, one, other, min(subject, at), last, stance)
        for one in ones
        for other in others
        if one.party.kind in FIRMS and other.party.kind in FIRMS
    ]


def _as_partner(units: list[Unit], at: int) -> list[Draft]:
    """`bring Ash in as an investor and partner`: Ash is to be the partner of the one who brings it in."""
    mark = next((i for i in range(at - 1, max(-1, at - 7), -1) if units[i].has("as")), None)
    if mark is None:
        return []
    name = mark - 1
    while name > 0 and units[name].has("in"):
        name -= 1
    verb = next((i for i in range(name - 1, max(-1, name - 9), -1) if units[i].has("raise")), None)
    if not is_party(units[name]) or verb is None:
        return []
    subject = subject_of(units, verb)
    if subject is None:
        return []
    ones, others = sides_of(units, [subject]), sides_of(units, [name])
    stance = stance_of(units, verb)
    if stance.status == "negotiating":
        stance = Stance("planned", "future", stance.speaker)
    return [cooperation(units, a, b, subject, at, stance) for a in ones for b in others]


def _listed(units: list[Unit], at: int) -> list[int]:
    """Names after `with`: a group, or `companies from A to B`."""
    names: list[int] = []
    for i in range(at, min(len(units), at + 24)):
        unit = units[i]
        if is_party(unit):
            possessing = i + 1 < len(units) and units[i + 1].text in POSSESSIVE
            if not (possessing and unit.mention and unit.mention.form == "state"):
                names.append(i)
        elif not (
            is_modifier(unit)
            or unit.has("and", "from", "to", "or")
            or unit.text in (",", "'s", "’s")
            or unit.key == "companies"
        ):
            break
        elif unit.has("f:inf") and not unit.has("partner"):
            break
    return names
