"""Firms that found one together: `Oak and Fir have formed a company`, `Chêne et Sapin créent une société`.

Who works with whom by a word of its own is read in `alliances.py` and `dialogues.py`.

Example:
    >>> founders_in(Sentence([Unit("Oak", "oak", 0, 3)]))
    []
"""

from __future__ import annotations

from itertools import combinations

from kg.extract.drafts import LIKELY, Draft, Side, side_at
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.around import cooperation
from kg.extract.phrases.grammar import POSSESSIVE, case_of, form_of, is_modifier, is_party, party_of
from kg.extract.phrases.stance import stance_of

_FOUNDING = frozenset(
    "form forms formed forming create creates created creating establish establishes established founded "
    "launch launched launching build set creer cree creent creeront creant fonder fonde fondent constituer "
    "constitue constituent constituant lancer lancent lance creation constitution formation lancement".split()
) | {"set up", "setting up", "sets up", "to set up"}
_FOUNDED = frozenset(
    ("company", "venture", "joint venture", "joint company", "coentreprise", "co-entreprise", "societe",
     "societe commune", "filiale commune", "entreprise commune", "structure commune", "joint-venture",
     "newco", "entite", "entity", "compagnie")
)  # fmt: skip
_REACH = 8
_MOST = 3  # firms that found one together
_FIRM = ("company", "stateBody")


def founders_in(sentence: Sentence) -> list[Draft]:
    """The partnerships of those who found a firm in one sentence. Cost: linear in its length."""
    if sentence.words.isdisjoint(_FOUNDING):
        return []
    units = sentence.units
    for at, unit in enumerate(units):
        if unit.key not in _FOUNDING or unit.mention or not _is_founded(units, at):
            continue
        firms = _pair(units, at)
        if len(firms) < 2:
            continue
        stance = stance_of(units, at)
        found = []
        for (i, one), (j, other) in combinations(firms, 2):
            draft = cooperation(units, one, other, i, max(j, at), stance)
            draft.certainty, draft.rule = LIKELY, "founders"
            found.append(draft)
        return found
    return []


def _is_founded(units: list[Unit], at: int) -> bool:
    """Whether a firm without a name, or a named one, is what is founded: `a company`, `une coentreprise`."""
    for i in range(at + 1, min(len(units), at + _REACH)):
        unit = units[i]
        if unit.key in _FOUNDED and unit.quantity is None:
            return not (i + 1 < len(units) and units[i + 1].key in ("law", "register"))
        if is_party(unit):
            return units[at].key in ("creant", "creating", "creent") and i - at < 4
        if not (is_modifier(unit) or unit.has("of", "det", "new") or unit.quantity or unit.key[:1].isdigit()):
            return False
    return False


def _pair(units: list[Unit], verb: int) -> list[tuple[int, Side]]:
    """`Oak and its customer, the chain Fir, have`: the firms before a verb, if all of them found it."""
    found: dict[int, tuple[int, Side]] = {}
    for i in range(verb):
        party = party_of(units[i])
        if party is None or party.kind not in _FIRM or form_of(units[i]) != "name":
            continue
        one = side_at(units, i)
        if one is None or case_of(units, i) not in ("",) or _possesses(units, i):
            return []
        found.setdefault(id(party), (i, one))
    firms = list(found.values())
    if not 1 < len(firms) <= _MOST:
        return []
    between = units[firms[0][0] + 1 : firms[-1][0]]
    return firms if any(unit.has("and") for unit in between) else []


def _possesses(units: list[Unit], at: int) -> bool:
    return at + 1 < len(units) and units[at + 1].text in POSSESSIVE
