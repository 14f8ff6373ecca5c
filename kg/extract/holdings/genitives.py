"""Whose a company is, told by a noun phrase: `Oak's Fir`, `Fir, the Novaks' brewer`, `the Novak holding Fir`.

Any noun is read that no list excludes: a firm's own noun (`brewer`, `vehicle`) signs otherwise than
another one, and how far each can be trusted is learned. The nouns of kinship and shareholding have rules of
their own.

Example: "Fir Post, the Novak family's newspaper" says that the Novak family controls Fir Post.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.drafts import Draft, by
from kg.extract.holdings.kinship import PERSONS, possessor
from kg.extract.holdings.nominals import bearer
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import before_mark, lists, named_before, row_wide, tie
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, is_modifier, is_party, party_of, subject_of

_REACH = 6
_OWNERS = ("company", "group", "person", "stateBody")


@lru_cache(maxsize=2)
def _words(name: str) -> frozenset[str]:
    return frozenset(lists()["nouns"][name])


def _is_firm(unit: Unit) -> bool:
    if unit.mention is not None:
        return False
    return unit.has("industry", "subsidiary") or unit.key.rpartition(" ")[2] in _words("firm")


def _phrase(units: list[Unit], at: int) -> int:
    """Index after the plain words of a noun phrase from `at` on."""
    stop = at
    while stop < len(units) and stop - at < _REACH and (_in_phrase(units[stop]) or _is_seat(units, stop)):
        stop += 1
    return stop


def _is_seat(units: list[Unit], at: int) -> bool:
    """`Jan Novak's Luxembourg firm Fir`: where the firm sits."""
    seated = form_of(units[at]) in ("state", "place") and at + 1 < len(units)
    return seated and _is_firm(units[at + 1])


def _in_phrase(unit: Unit) -> bool:
    return (is_modifier(unit) or unit.has("subsidiary", "parent", "whollyowned")) and not unit.has(
        "det", "poss"
    )


def _sort(units: list[Unit], first: int, stop: int) -> str | None:
    """`firm`, `noun` or `name` for the words of a noun phrase; None where one of them excludes it."""
    words = [word for unit in units[first:stop] for word in unit.key.replace("-", " ").split()]
    whole = [unit.key for unit in units[first:stop]]
    if _words("not").intersection(words) or _words("not").intersection(whole):
        return None
    if any(unit.has("holder", "office", "partner", "former") for unit in units[first:stop]):
        return None
    if any(_is_firm(unit) for unit in units[first:stop]):
        return "firm"
    return "noun" if words else "name"


def _is_owner(units: list[Unit], at: int) -> bool:
    party = party_of(units[at])
    if party is None:
        return False
    if party.kind == "state":  # "the Danish state's", but no "Denmark's"
        return bool(_GOVERNMENTS.intersection(units[at].key.split()))
    return party.kind in _OWNERS and form_of(units[at]) in ("name", "descriptor")


_GOVERNMENTS = frozenset("state government treasury kingdom etat gouvernement royaume republic".split())


# ---------------------------------------------------------------------------------------------------
# Oak's


def _of_owner(units: list[Unit], mark: int) -> list[Draft]:
    """`Oak's Fir`, `Oak's brewer(,) Fir`, `Fir, Oak's brewer`, `Fir, one of Oak's brewers`."""
    if mark == 0 or units[mark].text not in POSSESSIVE or not _is_owner(units, mark - 1):
        return []
    stop = _phrase(units, mark + 1)
    sort = _sort(units, mark + 1, stop)
    if sort is None:
        return []
    party = party_of(units[mark - 1])
    kind = party.kind if party is not None else ""
    if kind == "company" and _is_agent(units, mark + 1, stop):
        return []
    found = _named(units, stop, closed=sort != "name")
    if found:
        drafts = [draft for held in found for draft in tie(units, (mark - 1, held), mark)]
        return by(f"genitive {sort} {kind}", drafts)
    if sort == "name" or not _ends(units, stop):
        return []
    held = _apposed(units, mark - 1)
    return by(f"apposed genitive {sort}", tie(units, (mark - 1, held), mark))


def _is_agent(units: list[Unit], first: int, stop: int) -> bool:
    """`Fir's publisher Oak`, `Oak, operator of Fir`: who acts for a company is not its own."""
    if any(unit.key in _PRIZED for unit in units[first:stop]):
        return False  # "Oak's flagship lender"
    return any(unit.key in _words("agent") for unit in units[first:stop])


_PRIZED = frozenset("flagship own listed captive unlisted prized".split())


def _named(units: list[Unit], stop: int, *, closed: bool) -> list[int]:
    """The names right after a noun phrase, over a comma where they are closed by another mark."""
    comma = stop < len(units) and units[stop].text == ","
    name = stop + comma
    name += name < len(units) and comma and units[name].has("det")
    if name >= len(units) or form_of(units[name]) != "name" or (comma and not closed):
        return []
    after = units[name + 1] if name + 1 < len(units) else None
    if comma and not (after is None or after.is_mark or after.has("and", "boundary")):
        return []
    return row_wide(units, name) if closed and not comma else [name]


def _ends(units: list[Unit], at: int) -> bool:
    """Whether a noun phrase ends before an index."""
    if at >= len(units) or units[at].is_mark:
        return True
    unit = units[at]
    return unit.has(
        "be", "have", "rel", "boundary", "in", "with", "for", "f:fin", "f:past", "will", "cond", "since"
    )


def _apposed(units: list[Unit], owner: int) -> int | None:
    """The name that `, one of the Oak's` explains, or of which `is Oak's` is said."""
    left = owner - 1
    while (
        left > 0
        and owner - left < 6
        and (units[left].has("det", "of", "titles") or units[left].key in _ONE or is_modifier(units[left]))
    ):
        left -= 1
    if left <= 0:
        return None
    if units[left].text in (",", "(", "—", "–"):
        return before_mark(units, left)
    if units[left].has("be") and units[left].text not in POSSESSIVE:
        return subject_of(units, left)
    return None


_ONE = frozenset("one two another part among parmi l'un l'une un une deux".split())


# ---------------------------------------------------------------------------------------------------
# Its, whose


def _own(units: list[Unit], at: int) -> list[Draft]:
    """`its brewer Fir`, `sa brasserie, Sapin,`, `Fir, its brewer`."""
    stop = _phrase(units, at + 1)
    sort = _sort(units, at + 1, stop)
    if sort is None or sort == "name":
        return []
    owner = possessor(units, stop)
    near = owner is None or not _suits(units, at, owner)
    owner = _last_named(units, at) if near else owner
    if (at and units[at - 1].has("through", "by")) or not _suits(units, at, owner):
        return []  # of the means of somebody `through.py` knows more
    stop = _past_of(units, stop)
    found = _named(units, stop, closed=True)
    if not found and _ends(units, stop) and at >= 2 and units[at - 1].text == ",":
        found = [at - 2] if form_of(units[at - 2]) == "name" else []
    rule = f"its {sort} near" if near else f"its {sort}"
    whole = sort == "firm" and not near
    return by(rule, [d for held in found for d in tie(units, (owner, held), at, whole=whole)])


def own_of(units: list[Unit], at: int, owner: int) -> list[Draft]:
    """`His vehicle Fir has`, `Fir, his vehicle,`, `Sa holding, Sapin,`: of one that was spoken of before.

    Args:
        units: The sentence, with the owner's name put before it.
        at: Index of the possessive.
        owner: Index of the owner.
    """
    stop = _phrase(units, at + 1)
    if _sort(units, at + 1, stop) != "firm" or not _suits(units, at, owner):
        return []
    stop = _past_of(units, stop)
    found = _named(units, stop, closed=True)
    if not found and _ends(units, stop) and units[at - 1].text == "," and form_of(units[at - 2]) == "name":
        found = [at - 2]
    found = [held for held in found if held != owner]
    return by("its firm of topic", [d for held in found for d in tie(units, (owner, held), at, whole=True)])


def _last_named(units: list[Unit], at: int) -> int | None:
    """The company or person named last before a possessive."""
    for i in range(at - 1, max(-1, at - 30), -1):
        party = party_of(units[i]) if form_of(units[i]) == "name" else None
        if party is not None and party.kind in _OWNERS and _suits(units, at, i):
            return i
    return None


def _suits(units: list[Unit], poss: int, owner: int | None) -> bool:
    """`his` and `her` are a person's, `its` is nobody's who is one."""
    party = party_of(units[owner]) if owner is not None else None
    if party is None or party.kind == "group":
        return party is not None and units[poss].key not in ("his", "her")
    return PERSONS.get(units[poss].key, party.kind == "person") is (party.kind == "person")


def _past_of(units: list[Unit], at: int) -> int:
    """`sa filiale de distribution Sapin`: over what a firm does, where a name follows at once."""
    of = at + 2 < len(units) and units[at].key in ("de", "d'") and units[at + 1].mention is None
    stop = _phrase(units, at + 1) if of else at
    return stop if of and stop < len(units) and form_of(units[stop]) == "name" else at


def _whose(units: list[Unit], at: int) -> list[Draft]:
    """`Ruth Ash, whose Fir Works controls`, `Jan Novak, whose brewer Fir`, `dont la holding, Sapin,`."""
    owner = named_before(units, at)
    first = at + 1
    if first + 1 < len(units) and form_of(units[first]) == "descriptor" and units[first + 1].text == ",":
        found = _named(units, first + 1, closed=True)  # "dont [la holding], Sapin,"
        return by("whose firm", [draft for held in found for draft in tie(units, (owner, held), at)])
    determined = first < len(units) and units[first].has("det")
    stop = _phrase(units, first + determined)
    sort = _sort(units, first + determined, stop)
    if owner is None or sort is None or (sort == "name" and units[at].key == "dont"):
        return []
    stop = _past_of(units, stop)
    if units[at].key == "dont" and not (stop < len(units) and units[stop].text == ","):
        return []  # "dont le fonds Chêne est actionnaire"
    found = _named(units, stop, closed=sort != "name")
    return by(f"whose {sort}", [draft for held in found for draft in tie(units, (owner, held), at)])


# ---------------------------------------------------------------------------------------------------
# Of


def _attributive(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, the Novak family holding`, `the Novak family holding Fir`, `Fir, a Novak company`."""
    first = at
    while first > 0 and at - first < 3 and _in_phrase(units[first - 1]):
        first -= 1
    owner = first - 1
    if owner < 0 or not _is_owner(units, owner) or _sort(units, first, at + 1) is None:
        return []
    stop = _phrase(units, at + 1)
    party = party_of(units[owner])
    determined = owner > 0 and units[owner - 1].has("det", "titles") and party is not None
    determined = determined and party is not None and party.kind in ("group", "person")
    if stop < len(units) and form_of(units[stop]) == "name" and determined:
        return by("attributive", tie(units, (owner, stop), at))
    if not _ends(units, stop):
        return []
    held = _apposed(units, owner)
    return by("apposed attributive", tie(units, (owner, held), at)) if held is not None else []


def _of(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, the brewer of Oak`, `Sapin, la holding des Hubert`, `la holding des Hubert, Sapin,`."""
    stop = at + 1
    while stop < len(units) and stop - at < 4 and _in_phrase(units[stop]):
        stop += 1
    if stop >= len(units) or units[stop].mention is not None or not units[stop].has("of"):
        return []
    stop = _past_trade(units, stop)
    owner = bearer(units, stop + 1)
    first = at
    while first > 0 and at - first < 5 and _in_phrase(units[first - 1]):
        first -= 1
    if owner is None or not _is_owner(units, owner) or _sort(units, first, stop) is None:
        return []
    if _is_agent(units, first, stop) or _of_trade(units, stop) or _is_joint(units, first, stop, owner):
        return []
    determined = first > 0 and units[first - 1].has("det")
    head = first - 1 if determined else first
    held = _apposed(units, head) if head > 0 and units[head - 1].text in (",", "(", "—", "–") else None
    held = (
        before_mark(units, head - 1)
        if held is None and head > 0 and units[head - 1].text in (",", "(")
        else held
    )
    if held is None and owner + 2 < len(units) and units[owner + 1].text == ",":
        found = _named(units, owner + 1, closed=True)
        held = found[0] if found else None
        if held is not None and not is_party(units[held]):
            held = None
    rule = "apposed of" if determined else "apposed bare of"
    return by(rule, tie(units, (owner, held), at))


def _is_joint(units: list[Unit], first: int, stop: int, owner: int) -> bool:
    """`a joint venture of Oak and Elm`, `société commune de Chêne et d'Orme`: none of them has it alone."""
    words = {word for unit in units[first:stop] for word in unit.key.split()}
    return bool(words & _JOINT) and owner + 1 < len(units) and units[owner + 1].has("and")


_JOINT = frozenset("joint venture jv coentreprise co-entreprise commun commune mixte".split())


def _of_family(units: list[Unit], at: int) -> list[Draft]:
    """`Sapin Holding, de la famille Vasseur,`: whose it is, with no noun."""
    apposed = at > 1 and units[at - 1].text == ","
    owner = bearer(units, at + 1) if apposed and at + 1 < len(units) else None
    party = party_of(units[owner]) if owner is not None else None
    closed = owner is not None and (owner + 1 >= len(units) or units[owner + 1].is_mark)
    if party is None or party.kind != "group" or not closed or form_of(units[at - 2]) != "name":
        return []
    return tie(units, (owner, at - 2), at)


def _described_of(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, [la holding] personnelle de Jan Novak`, `Fir, [the company] of the Novaks`."""
    stop = _phrase(units, at + 1)
    if at < 2 or units[at - 1].text not in (",", "(") or stop >= len(units) or not units[stop].has("of"):
        return []
    owner = bearer(units, stop + 1)
    if owner is None or not _is_owner(units, owner) or _sort(units, at + 1, stop) is None:
        return []
    return by("apposed of", tie(units, (owner, before_mark(units, at - 1)), at))


def _of_trade(units: list[Unit], of: int) -> bool:
    """`l'exploitant de ferries Sapin`: what a firm does, not whose it is."""
    bare = units[of].key in ("de", "d'") and of + 1 < len(units) and units[of + 1].mention is None
    return bare and not units[of + 1].has("det", "poss", "titles", "industry")


def _past_trade(units: list[Unit], of: int) -> int:
    """`chaîne de supermarchés brésilienne de Chêne`: the next *of*, where the first tells only the trade."""
    stop = of + 1
    while stop < len(units) and stop - of < 4 and _in_phrase(units[stop]):
        stop += 1
    after = stop < len(units) and units[stop].mention is None and units[stop].has("of") and stop > of + 1
    return stop if after and _of_trade(units, of) else of


RULES = (
    Rule("", _of_owner, keys=POSSESSIVE),
    Rule("", _own, classes=("poss",)),
    Rule("of the family", _of_family, classes=("of",)),
    Rule("", _whose, keys=("whose", "dont")),
    Rule("", _attributive, last=_words("firm"), classes=("industry", "subsidiary")),
    Rule("", _of, last=_words("firm"), classes=("industry", "subsidiary")),
)
#: What a descriptor begins.
DESCRIBED = Rule("apposed of", _described_of, classes=("descriptor",))
