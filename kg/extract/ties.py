"""Ties that are no holdings: alliances and their members, cooperation, talks, mergers.

Example: "Oak and Fir are negotiating a merger" is one `merger` claim in talks, answered both ways.
"""

from __future__ import annotations

from itertools import combinations

from kg.extract.cast import Cast
from kg.extract.drafts import Draft, Side, side
from kg.extract.grammar import (
    POSSESSIVE,
    case_of,
    clause_of,
    group_at,
    is_modifier,
    is_party,
    possessor_of,
    subject_of,
)
from kg.extract.parts import Mention, Party, Sentence, Unit
from kg.extract.stance import Stance, speaker_of, stance_of

_FIRM = ("company", "group", "unit", "arrangement", "stateBody")
_MOST = 4  # a longer list of names beside one noun is an enumeration, not a group of partners

Found = tuple[tuple[Side, ...], int, int]  # parties, first unit, last unit


class Ties:
    """Reads alliances, cooperation, talks and mergers.

    Args:
        cast: The parties of the document; alliances without a name get one from their members.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._alliance: Party | None = None

    def read(self, sentence: Sentence) -> list[Draft]:
        """Ties in one sentence. Cost: linear in its length."""
        units = sentence.units
        drafts: list[Draft] = []
        for at, unit in enumerate(units):
            if unit.mention is not None:
                drafts += self._named_alliance(units, at)
                continue
            if unit.quantity is not None:
                continue
            if unit.has("partnership") and not unit.has("merger"):
                drafts += self._partnership(units, at) or self._own_alliance(sentence, at)
            if unit.has("partner") and not unit.has("f:inf", "f:past") or unit.key in ("partner", "partners"):
                drafts += self._partner(units, at)
            if unit.has("partner") and unit.has("f:inf", "f:past", "f:fin", "f:fut"):
                drafts += _partner_verb(units, at)
            if unit.has("merger", "merge"):
                drafts += _merger(units, at)
            elif unit.has("talks", "negotiate"):
                drafts += _talks(units, at)
            elif unit.has("deal"):
                drafts += _deal(units, at)
        return [draft for draft in drafts if draft.holder.party is not draft.investee.party]

    # -- alliances -----------------------------------------------------------------------------------

    def _named_alliance(self, units: list[Unit], at: int) -> list[Draft]:
        """`the Oak-Fir alliance`, `le trio Oak-Fir`: its name tells its members."""
        party = units[at].mention.party if units[at].mention else None
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
        found = _around(units, at)
        if found is None:
            return []
        sides, first, last = found
        first, last = min(first, at), max(last, at)
        drafts = _cooperations(units, sides, first, last, at)
        if units[at].has("alliance") and all(one.party.kind == "company" for one in sides):
            drafts += self._members(sides, units[first].start, units[last].end)
        return drafts

    def _own_alliance(self, sentence: Sentence, at: int) -> list[Draft]:
        """`Its alliance with Fir` at the head of a sentence: of whom the one before spoke."""
        units, topic = sentence.units, sentence.topic
        if topic is None or at < 1 or at > 3 or not units[0].has("poss") or topic.kind not in _FIRM:
            return []
        withs = at + 1
        if withs >= len(units) or not units[withs].has("with"):
            return []
        name = _next_party(units, withs + 1, 6)
        mention = units[name].mention if name is not None else None
        other = side(mention) if mention else None
        if other is None or name is None or other.party.kind not in _FIRM:
            return []
        one = Side(topic, topic.written or topic.name)
        stance = _noun_stance(units, at)
        return [_cooperation(units, one, other, 0, name, stance)]

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
        if units[name].mention.form not in ("name", "descriptor"):
            return []
        partner = side(units[name].mention)
        if partner is None or partner.party.kind not in _FIRM:
            return []
        left = at - 1
        while left >= 0 and (
            is_modifier(units[left]) and not units[left].has("poss") or units[left].has("alliance")
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
            drafts.append(_cooperation(units, one, partner, first, name, Stance(speaker=None)))
        return drafts

    def _apposed_partner(self, units: list[Unit], at: int) -> list[Draft]:
        """`Fir, its Japanese partner`, `Fir, the junior partner in the alliance`."""
        left = at - 1
        while left >= 0 and is_modifier(units[left]) and not units[left].has("poss"):
            left -= 1
        owned = left >= 0 and units[left].has("poss")
        comma = left - 1 if owned else left
        while comma >= 1 and units[comma].text == ")":
            opener = next((i for i in range(comma, max(-1, comma - 6), -1) if units[i].text == "("), 0)
            comma = opener - 1
        if comma < 1 or units[comma].text != "," or at + 1 < len(units) and is_party(units[at + 1]):
            return []
        name = comma - 1
        if units[name].text == ")":
            name = next((i for i in range(name, max(-1, name - 6), -1) if units[i].text == "("), 0) - 1
        if name < 0 or not is_party(units[name]):
            return []
        partner = side(units[name].mention) if units[name].mention else None  # type: ignore[arg-type]
        if partner is None or partner.party.kind not in _FIRM:
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
            one = side(units[first].mention) if is_party(units[first]) and units[first].mention else None  # type: ignore[arg-type]
            if one is not None and one.party.kind in _FIRM:
                drafts.append(_cooperation(units, one, partner, first, at, Stance()))
        return drafts

    def _partner_owner(self, units: list[Unit], left: int) -> list[Side]:
        """Whose partner: `A and its partner B`, `A's partner B`; nobody for a plain `partner B`."""
        if left < 0:
            return []
        if units[left].text in POSSESSIVE and left and is_party(units[left - 1]):
            one = side(units[left - 1].mention) if units[left - 1].mention else None
            return [one] if one else []
        if not units[left].has("poss") or units[left].key in ("their", "leur", "leurs"):
            return []
        before = left - 1
        if before >= 0 and (units[before].has("and") or units[before].has("with")):
            before -= 1
        mention = units[before].mention if before >= 0 and is_party(units[before]) else None
        if mention is None:
            subject = subject_of(units, left)
            mention = units[subject].mention if subject is not None else None
        one = side(mention) if mention else None
        return [one] if one and one.party.kind in _FIRM else []


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


# ---------------------------------------------------------------------------------------------------
# Who stands around a noun of cooperation or talks


def _around(units: list[Unit], at: int) -> Found | None:
    """The parties of a noun: `between A and B`, `A's N with B`, `the A-B N`, `A and B ... their N`."""
    return _between(units, at) or _with(units, at) or _formed_by(units, at) or _theirs(units, at)


def _sides(units: list[Unit], group: list[int]) -> tuple[Side, ...]:
    found: dict[int, Side] = {}
    for i in group[:_MOST]:
        mention: Mention | None = units[i].mention
        for party in mention.parties if mention else ():
            one = side(mention, party) if mention else None
            if one is not None and (party.kind in _FIRM or party.kind == "state"):
                text = one.text if mention and len(mention.parties) == 1 else party.written or party.name
                found.setdefault(id(party), Side(party, text))
    return tuple(found.values())


def _pair(units: list[Unit], group: list[int], extra: list[int]) -> Found | None:
    sides = _sides(units, group)
    kinds = {one.party.kind == "state" for one in sides}
    if len(sides) < 2 or len(kinds) != 1 or len(sides) > _MOST:
        return None
    spots = [*group, *extra]
    return sides, min(spots), max(spots)


def _between(units: list[Unit], at: int) -> Found | None:
    for i in range(at + 1, min(len(units), at + 7)):
        if units[i].has("between"):
            name = _next_party(units, i + 1, 8)
            return _pair(units, group_at(units, name), [at]) if name is not None else None
        if not (is_modifier(units[i]) or units[i].has("f:part", "have", "plan", "partnership", "talks")):
            return None
    return None


def _next_party(units: list[Unit], at: int, reach: int) -> int | None:
    for i in range(at, min(len(units), at + reach)):
        if is_party(units[i]):
            return i
        if not is_modifier(units[i]):
            return None
    return None


def _with(units: list[Unit], at: int) -> Found | None:
    """`A's alliance with B`, `A has a partnership with B`, `its alliance with B`."""
    for i in range(at + 1, min(len(units), at + 4)):
        if units[i].has("with"):
            name = _next_party(units, i + 1, 8)
            owner = possessor_of(units, at)
            if owner is None:
                verb = next(
                    (
                        k
                        for k in range(at - 1, max(-1, at - 8), -1)
                        if units[k].has("have", "hold", "sign", "plan", "say", "f:inf", "f:fin", "f:past")
                    ),
                    None,
                )
                owner = subject_of(units, verb if verb is not None else at)
            if name is None or owner is None or name == owner:
                return None
            return _pair(units, [owner, *group_at(units, name)], [at])
        if not is_modifier(units[i]):
            return None
    return None


def _formed_by(units: list[Unit], at: int) -> Found | None:
    """`l'Alliance formée par A et B`, `the alliance of A and B`, `une coopération de A et B`."""
    for i in range(at + 1, min(len(units), at + 4)):
        if units[i].has("rel") and i + 1 < len(units) and not units[i + 1].is_mark:
            name = _next_party(units, i + 1, 4)
            group = group_at(units, name) if name is not None else []
            return _pair(units, group, [at]) if len(group) > 1 else None
        if units[i].has("by", "of"):
            name = _next_party(units, i + 1, 6)
            if name is None:
                return None
            group = group_at(units, name)
            return _pair(units, group, [at]) if len(group) > 1 else None
        if not is_modifier(units[i]) and not units[i].has("f:part"):
            return None
    return None


def _theirs(units: list[Unit], at: int) -> Found | None:
    """`A and B ... their alliance`: the pair that is the subject of the clause."""
    left = at - 1
    while left >= 0 and is_modifier(units[left]) and not units[left].has("poss"):
        left -= 1
    if left < 0 or units[left].key not in ("their", "leur", "leurs"):
        return None
    for i in range(left - 1, max(-1, left - 40), -1):
        if is_party(units[i]):
            group = group_at(units, i)
            found = _pair(units, group, [at])
            if found is not None:
                return found
    return None


def _cooperations(units: list[Unit], sides: tuple[Side, ...], first: int, last: int, at: int) -> list[Draft]:
    """One claim for each two partners. States cooperate only where the words say so, not in an alliance's shade."""
    stance = _noun_stance(units, at)
    return [_cooperation(units, one, other, first, last, stance) for one, other in combinations(sides, 2)]


def _cooperation(units: list[Unit], one: Side, other: Side, first: int, last: int, stance: Stance) -> Draft:
    draft = Draft("cooperation", one, other, units[first].start, units[last].end)
    draft.status, draft.tense, draft.speaker = stance.status, stance.tense, stance.speaker
    return draft


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


# ---------------------------------------------------------------------------------------------------
# Verbs and talks


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
    ones, others = _sides(units, group_at(units, subject)), _sides(units, names)
    last = names[-1]
    return [
        _cooperation(units, one, other, min(subject, at), last, stance)
        for one in ones
        for other in others
        if one.party.kind in _FIRM and other.party.kind in _FIRM
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
    ones, others = _sides(units, [subject]), _sides(units, [name])
    stance = stance_of(units, verb)
    if stance.status == "negotiating":
        stance = Stance("planned", "future", stance.speaker)
    return [_cooperation(units, a, b, subject, at, stance) for a in ones for b in others]


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


def _merger(units: list[Unit], at: int) -> list[Draft]:
    """`A and B merger talks`, `merger (negotiations) with B`, `A to merge with B`, `fusion entre A et B`."""
    end = at + 1 if at + 1 < len(units) and units[at + 1].has("talks", "negotiate", "deal") else at
    found = _around(units, end) or _before_noun(units, at) or _merge_with(units, at, end)
    if found is None or any(one.party.kind != "company" for one in found[0]):
        return []
    sides, first, last = found
    first, last = min(first, at), max(last, end)
    stance = _merger_stance(units, at, last)
    drafts = []
    for one, other in combinations(sides[:2], 2):
        draft = Draft("merger", one, other, units[first].start, units[last].end, topic="merger")
        draft.status, draft.tense, draft.speaker = stance.status, stance.tense, stance.speaker
        drafts.append(draft)
    return drafts


def _before_noun(units: list[Unit], at: int) -> Found | None:
    """`A and B merger negotiations`: the pair right before the noun."""
    left = at - 1
    while left >= 0 and is_modifier(units[left]) and not units[left].mention:
        left -= 1
    if left < 0 or not is_party(units[left]):
        return None
    return _pair(units, group_at(units, left), [at])


def _merge_with(units: list[Unit], at: int, end: int) -> Found | None:
    withs = next((i for i in range(at + 1, min(len(units), end + 4)) if units[i].has("with")), None)
    name = _next_party(units, withs + 1, 8) if withs is not None else None
    subject = subject_of(units, at)
    if name is None or subject is None or subject == name:
        return None
    return _pair(units, [subject, name], [at, end])


def _merger_stance(units: list[Unit], at: int, end: int) -> Stance:
    last = clause_of(units, at)[1]
    following = units[end + 1 : min(last, end + 6)]
    if any(unit.has("fail") and not unit.has("f:inf") for unit in following) or any(
        unit.has("fail") and not unit.has("f:inf") for unit in units[max(0, at - 4) : at]
    ):
        return Stance("failed", "past", speaker_of(units))
    stance = stance_of(units, at)
    if stance.status in ("asserted", "reported"):
        done = units[at].has("f:past", "f:part") or any(
            unit.key in ("completed", "finalised", "merged") for unit in units[max(0, at - 4) : at]
        )
        return stance if done else Stance("negotiating", "current", stance.speaker)
    return stance


def _talks(units: list[Unit], at: int) -> list[Draft]:
    """`A and B are negotiating`, `talks between A and B`, `A is in talks with B`, `A and B meet for talks`."""
    if units[at].has("negotiate") and units[at].has("talks") and units[at].has("f:inf"):
        return []
    if at and units[at - 1].has("merger") or at + 1 < len(units) and units[at + 1].has("merger"):
        return []
    found = _around(units, at) or _pair_subject(units, at)
    if found is None:
        return []
    topic = _topic(units, at)
    if units[at].has("negotiate") and not units[at].has("f:ing", "talks", "f:fin", "f:inf"):
        return []
    return _negotiations(units, found, at, topic)


def _pair_subject(units: list[Unit], at: int) -> Found | None:
    """The coordinated subject of the clause: `A and B are in talks`, `A and B ... meet for talks`."""
    first, _ = clause_of(units, at)
    for i in range(at - 1, max(first - 12, -1), -1):
        mention = units[i].mention
        if mention is None or not is_party(units[i]):
            continue
        group = group_at(units, i)
        plural = len(group) > 1 or len(mention.parties) == 2
        if plural and case_of(units, group[0]) in ("", "of", "between"):
            return _pair(units, group, [at])
    return None


def _topic(units: list[Unit], at: int) -> str | None:
    """What is talked about: the words after `on`, `over`, `to`, `sur`."""
    for i in range(at + 1, min(len(units), at + 10)):
        if units[i].is_mark or units[i].has("and", "rel", "boundary"):
            return None
        if units[i].has("on", "to") or units[i].key in ("about", "pour"):
            words = []
            for unit in units[i + 1 : i + 10]:
                if unit.is_mark or unit.has("boundary", "rel", "say", "and", "in", "as"):
                    break
                words.append(unit.text)
            while words and words[-1].casefold() in ("of", "the", "de", "la", "le", "a"):
                words.pop()
            return " ".join(words) or None
    return None


def _negotiations(units: list[Unit], found: Found, at: int, topic: str | None) -> list[Draft]:
    sides, first, last = found
    first, last = min(first, at), max(last, at)
    status = _merger_stance(units, at, last)
    standing = (
        status.status if status.status in ("failed", "denied", "conditional", "rumoured") else "negotiating"
    )
    drafts = []
    for one, other in combinations(sides, 2):
        draft = Draft("cooperation", one, other, units[first].start, units[last].end, topic=topic)
        draft.status, draft.speaker = standing, speaker_of(units)
        draft.tense = "past" if standing == "failed" else "current"
        drafts.append(draft)
    return drafts


def _deal(units: list[Unit], at: int) -> list[Draft]:
    """`A is working to finalise a deal with B`, `A and B plan to unveil a pact`: talks that are not over."""
    open_ended = _is_open(units, at)
    if not open_ended:
        return []
    found = _with_deal(units, at) or _pair_subject(units, at)
    return _negotiations(units, found, at, _topic(units, at)) if found is not None else []


def _is_open(units: list[Unit], at: int) -> bool:
    """Whether the deal is still to be made: an infinitive that makes it, under a verb of planning."""
    before = units[max(0, at - 7) : at]
    making = any(
        unit.key
        in (
            "finalise",
            "finalize",
            "unveil",
            "reach",
            "sign",
            "conclude",
            "strike",
            "seal",
            "negotiate",
            "announce",
            "present",
            "conclure",
            "signer",
            "finaliser",
            "trouver",
            "close",
        )
        for unit in before
    )
    planning = any(unit.has("plan", "will", "want", "talks", "cond") for unit in units[max(0, at - 10) : at])
    negated = any(unit.has("neg") for unit in before)
    return making and planning and not negated


def _with_deal(units: list[Unit], at: int) -> Found | None:
    withs = next((i for i in range(at + 1, min(len(units), at + 4)) if units[i].has("with")), None)
    if withs is None:
        return None
    name = _next_party(units, withs + 1, 8)
    verb = next(
        (i for i in range(at - 1, max(-1, at - 8), -1) if units[i].has("plan") or units[i].has("f:inf")), at
    )
    subject = subject_of(units, verb)
    if name is None or subject is None:
        return None
    return _pair(units, [subject, name], [at])
