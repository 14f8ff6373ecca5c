"""Companies that a pronoun stands for: `qui la contrôle`, `en est actionnaire`, `who owns it`, `backed both`.

Example: in "Chêne, qui en est aussi actionnaire" *en* is the company spoken of before, in this sentence or in
the one before it.
"""

from __future__ import annotations

from kg.extract.drafts import Draft, Side, side_at, with_quantity
from kg.extract.holdings.chains import doer_of, meant_before
from kg.extract.holdings.owning import span_of
from kg.extract.holdings.rules import Rule
from kg.extract.holdings.slots import left_names, row_wide, ties_of, told
from kg.extract.parts import Sentence, Unit
from kg.extract.phrases.grammar import form_of, group_at, is_modifier, is_party, party_of, subject_of

_OWNED = frozenset(
    "controle proprietaire proprietaires maitre maitres actionnaire actionnaires renes coactionnaire "
    "coactionnaires proprietes maison-mere".split()
)
#: What may follow *en* where it is a company: `en est`, `en a pris`, `en deviendra`; not `en échange`.
_STAYS = frozenset(
    "demeure demeurent devient devenait deviendra deviendront reste restent restait prend prendra prit "
    "detient detiennent garde gardent conserve conservent assure exerce partagent".split()
)
_WILL = frozenset("deviendra deviendront prendra prendront".split())
_IT = frozenset(("la", "le", "l'", "l’"))
_BACKED = frozenset("backed backs back financed finances funded funds owns own owned controls".split())
_BOTH = frozenset(("both", "them", "two"))
_REACH = 9


def _of_it(sentence: Sentence, at: int) -> list[Draft]:
    """`Chêne, qui en est actionnaire`, `Chêne en a pris le contrôle`: of the company spoken of before."""
    units = sentence.units
    verb = units[at + 1] if at + 1 < len(units) else None
    if verb is None or not (verb.has("be", "have", "hold") or verb.key in _STAYS):
        return []
    noun = next((i for i in range(at + 1, min(len(units), at + _REACH)) if _is_owner(units[i])), None)
    if noun is None or any(unit.is_mark or unit.quantity or unit.mention for unit in units[at:noun]):
        return []
    names = left_names(units, at)
    found = _told(sentence, names, at + 1, stake=True) if names else []
    for draft in found if verb.key in _WILL else ():
        draft.status = "planned"
    return found


def _is_owner(unit: Unit) -> bool:
    return bool(_OWNED.intersection(unit.key.split()))


def _owns_it(sentence: Sentence, at: int) -> list[Draft]:
    """`owns it`, `la contrôle`: of a company of this sentence, else of the one before."""
    if sentence.units[at].has("have"):
        return []
    return _it(sentence.units, at) or _it_before(sentence, at)


def _it(units: list[Unit], at: int) -> list[Draft]:
    """`Jan Novak founded Fir and still owns it`: the one company named before that is not the subject."""
    held, holder = meant_before(units, at), doer_of(units, at)
    return ties_of(units, [holder], [held], at) if held is not None and holder is not None else []


def _it_before(sentence: Sentence, at: int) -> list[Draft]:
    """`Chêne, qui la contrôle depuis 2016,`, `Oak, which owns it`: the company of the sentence before."""
    units = sentence.units
    clitic = at >= 2 and units[at - 1].key in _IT and (units[at - 2].has("rel") or _is_he(units[at - 2]))
    after = at + 1 < len(units) and units[at + 1].key == "it"
    subject = subject_of(units, at - 1 if clitic else at) if clitic or after else None
    if subject is None or (clitic and at + 1 < len(units) and is_party(units[at + 1])):
        return []
    return _told(sentence, group_at(units, subject), at, stake=False)


def _is_he(unit: Unit) -> bool:
    return form_of(unit) == "pronoun" or unit.key in ("il", "elle", "ils", "elles")


def _told(sentence: Sentence, names: list[int], at: int, *, stake: bool) -> list[Draft]:
    """The ties of these holders to the company named last before them, or to the sentence's topic."""
    units = sentence.units
    holders = [party for name in names if (party := party_of(units[name])) is not None]
    for i in range(min(names, default=0) - 1, -1, -1):
        party = party_of(units[i]) if is_party(units[i]) and form_of(units[i]) != "pronoun" else None
        if party is None or party in holders or party.kind != "company":
            continue
        if not _joined(units, i, names[0]):
            return ties_of(units, names, [i], at, stake=stake)
    topic = sentence.topic
    if topic is None or topic.kind != "company" or topic in holders:
        return []
    stance, found = told(units, at), []
    for name in names:
        one = side_at(units, name)
        if one is None:
            continue
        start, end = span_of(units, [name, at])
        held = Side(topic, topic.written or topic.name)
        draft = Draft("otherInfluenceOrControl", one, held, start, end, certainty=0.75)
        if stake:
            draft.kind = "shareholding"
            with_quantity(draft, None)
        draft.status, draft.tense, draft.speaker = stance.status, stance.tense, stance.speaker
        found.append(draft)
    return found


def _joined(units: list[Unit], first: int, last: int) -> bool:
    """Whether nothing but *and* and prepositions stands between two names."""
    return all(
        unit.has("and", "of", "to", "det", "in") or unit.text == "," for unit in units[first + 1 : last]
    )


def _both(units: list[Unit], at: int) -> list[Draft]:
    """`Oak, which has backed both`, `Oak, which owns both`: the two named side by side before."""
    if at + 1 >= len(units) or units[at + 1].key not in _BOTH or not _closed(units, at + 2):
        return []
    subject = subject_of(units, at)
    holders = group_at(units, subject) if subject is not None else []
    pairs = (row_wide(units, i, subject=True) for i in range(at - 1, -1, -1) if form_of(units[i]) == "name")
    held = next((row for row in pairs if len(row) == 2 and not set(row) & set(holders)), [])
    return ties_of(units, holders, held, at)


def _closed(units: list[Unit], at: int) -> bool:
    """Whether an object ends before an index."""
    return at >= len(units) or units[at].is_mark or units[at].has("and", "boundary") or is_modifier(units[at])


RULES = (
    Rule("en", _of_it, keys=("en",), topical=True),
    Rule("it", _owns_it, classes=("hold", "control"), topical=True),
    Rule("backed both", _both, keys=_BACKED),
)
