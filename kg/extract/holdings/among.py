"""Several owners or companies in one breath: `counts Oak among its owners`, `a joint venture of Oak and Elm`.

Example: "Fir Works, a joint venture between Oak Mills and Elm SA" says that each holds some of Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.frames.owners import held_by_noun
from kg.extract.holdings.kinship import possessor
from kg.extract.holdings.nominals import EMPIRE, bearer, phrase_start
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import before_mark, explained, left_names, right_names, row_wide, tie, ties_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import form_of, group_at, is_modifier, is_party, subject_of

_OWNERS = frozenset(
    "owners shareholders investors backers stockholders co-owners parents partners promoters founders "
    "actionnaires proprietaires investisseurs soutiens bailleurs coactionnaires associes".split()
)
_OWNED = frozenset(
    "subsidiaries units affiliates holdings brands labels companies assets interests businesses arms "
    "firms possessions titles papers investments properties divisions mills breweries portfolio stable "
    "participations filiales marques actifs societes entreprises titres enseignes biens possessions "
    "participation satellite".split()
)
_AMONG = frozenset("among amongst parmi between entre".split())
_COUNTS = frozenset("counts count counted numbers lists has compte comptent comptait recense".split())
_ARE = frozenset(
    "are is were include includes figure figurent compte comptent on sont est rank ranks range".split()
)
_FIRMS = frozenset("societe entreprise filiale structure holding".split())
_VENTURE = frozenset("venture ventures coentreprise coentreprises co-entreprise venture-company jv".split())


def _pairs(units: list[Unit], whose: int | None, names: list[int], at: int, *, owners: bool) -> list[Draft]:
    if whose is None:
        return []
    rows = [name for name in names if name != whose]
    return ties_of(units, rows, [whose], at, stake=True) if owners else ties_of(units, [whose], rows, at)


def _are_owners(unit: Unit) -> bool:
    """Whether a noun is one of owners, and not of what is owned."""
    return unit.key.rpartition(" ")[2] in _OWNERS


def _counted(units: list[Unit], at: int) -> list[Draft]:
    """`Fir counts Oak and Elm among its owners`, `Oak figure parmi les actionnaires de Sapin`."""
    owners = _are_owners(units[at])
    lead = next((i for i in range(at - 1, max(-1, at - 6), -1) if units[i].key in _AMONG), None)
    if lead is None:
        return _one_of(units, at, owners=owners)
    verb = next((i for i in range(lead - 1, max(-1, lead - 16), -1) if units[i].key in _COUNTS), None)
    if verb is not None and any(unit.has("poss") for unit in units[lead:at]):
        return _pairs(units, subject_of(units, verb), right_names(units, verb + 1), at, owners=owners)
    whose = _whose(units, at)
    subject = next((i for i in range(lead - 1, max(-1, lead - 4), -1) if units[i].key in _ARE), None)
    if whose is not None and subject is not None:
        one = subject_of(units, subject)
        return _pairs(units, whose, group_at(units, one) if one is not None else [], at, owners=owners)
    verb = next((i for i in range(at + 1, min(len(units), at + 8)) if units[i].key in _ARE), None)
    if whose is None or verb is None:
        return []
    return _pairs(units, whose, right_names(units, verb + 1), at, owners=owners)


def _one_of(units: list[Unit], at: int, *, owners: bool) -> list[Draft]:
    """`Oak, one of the owners of Fir`, `Oak is one of Fir's backers`."""
    first = phrase_start(units, at)
    one = next(
        (i for i in range(at - 1, max(-1, at - 8), -1) if units[i].key in ("one", "l'un", "un", "une")), None
    )
    whose = _whose(units, at)
    if one is None or whose is None or one < 1 or first < 0:
        return []
    name = before_mark(units, one - 1) if units[one - 1].text in (",", "(") else None
    if name is None and units[one - 1].has("be"):
        name = subject_of(units, one - 1)
    return _pairs(units, whose, [name] if name is not None else [], at, owners=owners)


def _whose(units: list[Unit], at: int) -> int | None:
    held = held_by_noun(units, at)
    held = held if held is not None else possessor(units, at)
    if held is None and at > 2 and units[at - 1].has("of") and units[at - 2].mention is None:
        return possessor(units, at - 2)  # "Oak's stable of titles"
    return held


def _listed(units: list[Unit], at: int) -> list[Draft]:
    """`its brands include Fir, Elm (85 %) and Ash`, `Sapin a pour actionnaires Chêne, Orme et If`."""
    owners, name = _are_owners(units[at]), at + 1
    while name < len(units) and (
        units[name].key in _ARE or units[name].text == ":" or units[name].key in _SUCH
    ):
        name += 1
    has_for = at >= 2 and units[at - 1].has("for", "as") and units[at - 2].has("have")
    if name == at + 1 and not has_for:
        past = _past_whose(units, at)
        if past is None:
            return []
        name = past
    ranges = name < len(units) and units[name].key == "from" and units[name - 1].key == "range"
    first = bearer(units, name + ranges) if name < len(units) else None
    whose = _subject(units, at - 2) if has_for else _whose(units, at)
    if whose is None and owners and at + 1 < len(units) and units[at + 1].text == ":":
        whose = subject_of(units, at)  # "Fir has had four owners: Oak, Elm and Ash"
    if first is None or form_of(units[first]) not in ("name", "state"):
        return []
    return _pairs(units, whose, row_wide(units, first), at, owners=owners)


def _past_whose(units: list[Unit], at: int) -> int | None:
    """`investors in Fir include Oak`, `les actionnaires de Sapin sont`: where its names begin."""
    if at + 2 >= len(units) or not units[at + 1].has("of", "in"):
        return None
    held = bearer(units, at + 2)
    verb = held + 1 if held is not None else None
    return verb + 1 if verb is not None and verb < len(units) and units[verb].key in _ARE else None


def _subject(units: list[Unit], verb: int) -> int | None:
    names = left_names(units, verb + 1)
    return names[0] if names else subject_of(units, verb)


_SUCH = frozenset("such as including like dont notamment comme such_as tels que".split())


def _venture(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, a joint venture of Oak and Elm`, `Oak and Elm's joint venture Fir`, `la coentreprise Sapin`."""
    shared = units[at].key.rpartition(" ")[2] != "commune" or (at > 0 and units[at - 1].key in _FIRMS)
    if not shared or (at + 1 < len(units) and units[at + 1].key.startswith("capital")):
        return []  # "la commune de"; "venture capital"
    parents, held = _parents(units, at), None
    name = at + 1
    while name < len(units) and name - at < 4 and is_modifier(units[name]) and not units[name].has("det"):
        name += 1
    comma = name + 2 < len(units) and units[name].text == "," and units[name + 2].is_mark
    name += comma and form_of(units[name + 1]) == "name"  # "created a joint venture, Fir,"
    named = name < len(units) and form_of(units[name]) == "name"
    if named:
        held = name
    else:
        held = explained(units, at - 1) if at else None
    if not parents:
        owner = possessor(units, at)
        parents = group_at(units, owner) if owner is not None else []
    if not parents and named and at > 2:
        subject = subject_of(units, at)
        parents = group_at(units, subject) if subject is not None else []
    if held is None:
        return []
    parents = [one for one in parents if one != held]
    if len(parents) < 2:
        return []
    return ties_of(units, parents, [held], at, stake=True)


def _parents(units: list[Unit], at: int) -> list[int]:
    """The names after `between`, `of`, `with` behind a noun, past the venture's own name."""
    for i in range(at + 1, min(len(units), at + 7)):
        if units[i].mention is None and (units[i].has("between", "of", "with") or units[i].key == "from"):
            row = right_names(units, i + 1)
            if units[i].has("with") and row:
                subject = subject_of(units, at)
                return [subject, *row] if subject is not None else []
            if len(row) > 1:
                return row
        if units[i].text in (",", ";", ":"):
            return []
    return []


def _bracketed(units: list[Unit], at: int) -> list[Draft]:
    """`Fir (groupe Chêne)`, `Fir (Oak group)`, `le groupe Chêne (Sapin, Orme, If)`."""
    if units[at].text != "(" or at == 0 or not is_party(units[at - 1]):
        return []
    stop = next((i for i in range(at + 1, min(len(units), at + 24)) if units[i].text == ")"), None)
    if stop is None or any(unit.quantity or unit.text[:1].isdigit() for unit in units[at:stop]):
        return []
    names = [i for i in range(at + 1, stop) if form_of(units[i]) == "name"]
    words = [unit for i, unit in enumerate(units[at + 1 : stop], at + 1) if i not in names]
    empire = any(unit.key in EMPIRE or unit.has("subsidiary", "parent") for unit in words)
    if len(names) == 1 and empire and len(words) <= 4:
        return tie(units, (names[0], at - 1), at)
    marks = all(unit.text == "," or unit.has("and", "det") or unit.text == "..." for unit in words)
    return (
        [draft for held in names for draft in tie(units, (at - 1, held), at)]
        if len(names) > 1 and marks
        else []
    )


RULES = (
    Rule("among", _counted, last=_OWNERS | _OWNED),
    Rule("listed", _listed, last=_OWNERS | _OWNED),
    Rule("venture", _venture, last=_VENTURE | {"commune"}),
    Rule("bracket", _bracketed, keys=("(",)),
)
