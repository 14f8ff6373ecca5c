"""Phrases between an owner and what is owned: `answers to Oak`, `holds sway at Fir`, `in the hands of Oak`.

The phrases are data (`lexicon/ownership.json`), in families that each sign their drafts; how far a family can
be trusted is learned.

Example: "Fir Works answers to Oak Mills" says that Oak Mills controls Fir Works.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, by
from kg.extract.holdings.consortia import is_joined, members_before
from kg.extract.holdings.nominals import EMPIRE, goes_on
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import (
    left_names,
    lists,
    named_before,
    phrases,
    read_phrase,
    right_names,
    row_wide,
    ties_of,
)
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    group_at,
    is_modifier,
    is_party,
    possessor_of,
    subject_of,
)

#: Families that tell a holding rather than control.
_STAKES = ("backed", "shared", "backs")
_STANDS = frozenset(
    "stands stand is are was were lies lie sits sit lurks hides hide cache cachent trouve trouvent tient "
    "tiennent dissimule profile commande commandent regne regnent preside reste".split()
)
_BEFORE = frozenset("behind derriere controlling owning running commanding chez".split())
#: `À Sapin`: prepositions that turn a sentence round where they begin it.
_CASES = frozenset(("a", "au", "aux"))
_SMALL = frozenset("se s' still always also aujourd'hui desormais encore toujours now".split())


def _held_by(units: list[Unit], at: int) -> list[Draft]:
    """`Fir answers to Oak`, `Fir, the seed dealer bought by Oak`, `Sapin, danseuse de Chêne`."""
    found = read_phrase(units, at, "held_by")
    if found is None:
        return []
    after, rule = found
    holders = right_names(units, after)
    if not holders or (rule == "bought by" and _is_active(units, at)):
        return []
    if units[at].key == "la propriete" and at and is_party(units[at - 1]):
        return []  # "Chêne partage avec Orme la propriété de Sapin"
    held = [name for name in left_names(units, at) if name not in holders]
    if rule == "bought by" and at > 2 and units[at - 2].has("rel") and is_party(units[at - 1]):
        named = named_before(units, at - 2)  # "Fir, which Oak sold to Elm"
        held = [named] if named is not None else []
    return by(rule, ties_of(units, holders, held, at, stake=rule in _STAKES))


#: Accents tell these from participles: `Sapin cédé à Orme` is said of what is sold.
_SELLS = frozenset("cède cèdent cédera céderont vend vendent vendra vendront revend revendent".split())


def _is_active(units: list[Unit], at: int) -> bool:
    """`Oak has sold to Elm`, `Chêne a cédé à Orme`, `Chêne cède à Orme`: said of the seller."""
    near = units[max(0, at - 3) : at]
    if units[at].text.casefold() in _SELLS:
        return True
    if near and near[-1].key in ("being", "be"):
        return True  # not done yet
    return any(unit.has("have") for unit in near) and not any(unit.has("be") for unit in near)


def _holds(units: list[Unit], at: int) -> list[Draft]:
    """`Oak holds sway at Fir`, `Jan Novak, the man behind Fir`, `Chêne a la haute main sur Sapin et Pin`."""
    found = read_phrase(units, at, "holds")
    if found is None:
        return []
    after, rule = found
    if at and units[at - 1].key in ("sous", "under", "hors", "lost", "perdu"):
        return []
    if (rule == "behind" and not _owner_behind(units, at)) or (rule == "groups" and is_joined(units, at)):
        return []  # "bought by a consortium comprising Oak and Elm"
    held = right_names(units, after, case=False)
    if not held or (goes_on(units, held[-1]) and not _empire(units, held[-1])):
        return []
    if rule == "swallow" and any(unit.key == "out" for unit in units[at + 1 : held[-1] + 2]):
        return []  # "bought out the activist Elm", "bought Elm out of Fir": an owner goes
    first = at - 1 if _is_nationality(units, at - 1) else at
    holders = left_names(units, first) or _acting(units, at)
    rows = [one for one in holders if one not in held]
    return by(rule, ties_of(units, rows, held, at, stake=rule in _STAKES))


def _is_nationality(units: list[Unit], at: int) -> bool:
    """`Oak, the Singapore owner of Fir`: a state that says where the owner sits."""
    return at > 0 and form_of(units[at]) in ("state", "place") and units[at - 1].has("det")


def _owner_behind(units: list[Unit], at: int) -> bool:
    """`the man behind Fir`, `the family behind`; no `far behind Fir`."""
    before = units[at - 1] if at else None
    if before is None or before.mention is not None:
        return before is not None and form_of(before) == "descriptor"
    return before.has("industry") or before.key in _BACKERS


_BACKERS = frozenset(
    "man men woman women family families people money power brain tycoon billionaire investor investors "
    "entrepreneur owner owners duo couple brothers businessman magnate capital homme hommes femme famille "
    "familles milliardaire argent cerveau freres couple homme d'affaires investisseurs proprietaires".split()
)


def _empire(units: list[Unit], name: int) -> bool:
    return name + 1 < len(units) and units[name + 1].key in EMPIRE


def _acting(units: list[Unit], at: int) -> list[int]:
    subject = subject_of(units, at)
    if subject is None:
        return members_before(units, at)
    return group_at(units, subject)


def _inverted(units: list[Unit], at: int) -> list[Draft]:
    """`Behind Fir stands Oak`, `Controlling Fir are Oak and Elm`, `derrière laquelle se cache Chêne`."""
    if units[at].key in _CASES and units[at].text not in ("À", "Au", "Aux"):
        return []
    held, verb = _what(units, at + 1)
    while verb < len(units) and units[verb].key in _SMALL:
        verb += 1
    if not held or verb >= len(units) or units[verb].key not in _STANDS or units[verb].mention is not None:
        return []
    holders = right_names(units, verb + 1)
    return by("inverted", ties_of(units, holders, [name for name in held if name not in holders], at))


def _what(units: list[Unit], at: int) -> tuple[list[int], int]:
    """What stands after the preposition, and the index after it; *which* and *both* mean what was named."""
    if at >= len(units):
        return [], at
    if form_of(units[at]) == "pair" or units[at].key in ("both", "them", "eux", "elles"):
        rows = [
            group_at(units, i) for i in range(at - 1, max(-1, at - 20), -1) if form_of(units[i]) == "name"
        ]
        return next((row for row in rows if len(row) == 2), rows[0] if rows else []), at + 1
    if units[at].has("rel") and units[at].mention is None:
        name = named_before(units, at - 1)
        return ([name] if name is not None else []), at + 1
    first = at
    while first < len(units) and first - at < 5 and is_modifier(units[first]):
        first += 1
    if first >= len(units) or form_of(units[first]) not in ("name", "place", "state"):
        return [], at
    row = row_wide(units, first)
    return row, row[-1] + 1


# ---------------------------------------------------------------------------------------------------
# Spheres

_REACH = 5


def _sphere(units: list[Unit], at: int) -> list[Draft]:
    """The ties that a noun of a sphere tells at an index."""
    table = lists()["spheres"]
    noun = next(word for word in units[at].key.split() if word in table)
    lead = _lead(units, at, table[noun])
    if lead is None or _is_part_of_it(units, lead):
        return []
    if any(unit.has("poss") for unit in units[lead + 1 : at]):
        return by("own sphere", _own(units, at, lead))
    possessor = possessor_of(units, at) if lead < at else None
    if possessor is None and form_of(units[at - 1]) == "name" and lead < at - 1:
        possessor = at - 1  # "in Oak hands", "within the Oak group"
    if noun == "groupe" and form_of(units[at + 1 if at + 1 < len(units) else at]) == "name":
        return by("in group", ties_of(units, [at + 1], left_names(units, lead), at))
    inner = possessor is not None and possessor > lead
    holders = group_at(units, possessor) if inner and possessor is not None else right_names(units, at + 1)
    if not inner and not (at + 1 < len(units) and _of(units, at)):
        return []
    held = [name for name in left_names(units, lead) if name not in holders]
    return by("sphere", ties_of(units, holders, held, at))


def _is_part_of_it(units: list[Unit], lead: int) -> bool:
    """`la majorité reste entre les mains de Chêne`: of a company that another clause names."""
    return any(
        units[i].key in _PARTS and units[i - 1].has("det") and not units[i + 1].has("of")
        for i in range(max(1, lead - 4), lead)
    )


_PARTS = frozenset("majorite majority reste rest remainder solde balance".split())


def _of(units: list[Unit], at: int) -> bool:
    return units[at + 1].has("of", "to", "det") or units[at].key.endswith((" of", " de", " d'"))


def _lead(units: list[Unit], at: int, cases: list[str]) -> int | None:
    """The preposition before the noun, over articles, adjectives and whose it is."""
    words = units[at].key.split()
    if len(words) > 1 and words[0] in cases:
        return at
    for left in range(at - 1, max(-1, at - _REACH - 1), -1):
        unit = units[left]
        if unit.mention is None and (unit.key in cases or unit.key.split(" ")[0] in cases):
            return left
        if not (is_modifier(unit) or is_party(unit) or unit.text in POSSESSIVE or unit.has("holderadj")):
            return None
    return None


def _own(units: list[Unit], at: int, lead: int) -> list[Draft]:
    """`Oak took Fir under its wing`, `Chêne a fait entrer Sapin dans son giron`."""
    held = lead - 1 if lead and form_of(units[lead - 1]) == "name" else None
    holder = subject_of(units, held) if held is not None else None
    if held is None or holder is None:
        return []
    return ties_of(units, group_at(units, holder), group_at(units, held), at)


RULES = (
    Rule("", _held_by, first=phrases("held_by")),
    Rule("", _holds, first=phrases("holds")),
    Rule("inverted", _inverted, keys=_BEFORE | _CASES),
    Rule("", _sphere, within=lists()["spheres"]),
)
