"""Companies told as somebody's own: `Oak's newspaper Fir`, `Fir, le journal de Chêne`, `whose firm Fir`.

Only nouns of companies and of what is owned like one; `Oak's bank, Fir` is who lends to it. Of a person
that is a name and says nothing more (`Jan Novak's Fir Works`) the firm is somebody's by name. Subsidiaries
are in `kinship.py`, shareholders in `holders.py`.

Example: "Fir Post, the newspaper of Jan Novak" says that Jan Novak controls Fir Post.
"""

from __future__ import annotations

from kg.extract.drafts import LIKELY, MAYBE, Draft, side_at, with_quantity
from kg.extract.holdings.kinship import possessor
from kg.extract.holdings.nominals import EMPIRE, bearer, described, opened, phrase_start, row_from
from kg.extract.holdings.owning import noun_stance, span_of, standing
from kg.extract.holdings.rules import Rule
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import POSSESSIVE, form_of, is_modifier, is_party, party_of, subject_of

#: Nouns of what somebody has, when it is somebody's.
_OWNED = frozenset(
    "newspaper paper daily weekly magazine station channel airline brewery shipyard vineyard winery estate "
    "chateau mine refinery smelter mill factory plant club team franchise firm company group vehicle holding "
    "conglomerate empire office vineyards site website title startup start-up "
    "journal quotidien hebdomadaire magazine titre radio chaine television compagnie brasserie chantier "
    "vignoble domaine usine raffinerie club equipe entreprise societe groupe holding pme conserverie "
    "imprimerie vehicule foyer ecurie haras casino hotel".split()
)
#: Those that only a person or family has as its own; of a company they can be its rival or its client.
_OF_PERSONS = frozenset(
    "firm company group vehicle holding conglomerate empire office entreprise societe groupe holding pme "
    "team club equipe franchise compagnie".split()
)
#: What a firm can also be to somebody: `his law firm`, `his insurance company`, `his former company`.
_NOT = frozenset(
    "law former old previous rival accounting consulting consultancy search auditing insurance travel "
    "security own-brand ancien ancienne rivale public next new audit conseil favourite favorite hometown "
    "native local avocats beloved partner".split()
)
#: Nouns of all that one has, before *include*.
_ALL = frozenset(
    "stable portfolio empire holdings interests companies titles assets businesses newspapers papers "
    "possessions galaxie portefeuille societes journaux titres participations entreprises actifs".split()
)
_INCLUDE = frozenset(
    "include includes included including comprises comprend comprennent compte comptent are sont "
    "contains encompasses".split()
)
_LISTING = frozenset("coiffe chapeaute coiffant chapeautant coiffent chapeautent".split())


def _made(units: list[Unit], holder: int | None, held: int | None, at: int, certainty: float) -> list[Draft]:
    one, other = side_at(units, holder), side_at(units, held)
    if holder is None or held is None or one is None or other is None or one.party is other.party:
        return []
    if other.party.kind != "company" or one.party.kind not in ("person", "company", "group"):
        return []
    start, end = span_of(units, [holder, held, at])
    return [Draft("otherInfluenceOrControl", one, other, start, end, certainty=certainty)]


def _own(units: list[Unit], at: int) -> list[Draft]:
    """`Oak's newspaper Fir`, `his company, Fir,`, `whose firm Fir`, `Fir, the newspaper of Jan Novak`."""
    first = phrase_start(units, at)
    if units[at].key in _ALL or any(
        word in _NOT for unit in units[max(0, first - 1) : at + 1] for word in unit.key.split()
    ):
        return []
    if first > 0 and units[first - 1].has("through", "by"):
        return []  # `through.py` knows whose it is
    found = _of_after(units, at)
    if found is not None:
        holder, held, stance = found[0], found[1], found[2]
        if not _may_own(units, at, holder):
            return []
        drafts = _made(units, holder, held, at, LIKELY)
        return [standing(draft, noun_stance(units, at, stance)) for draft in drafts]
    owner, named = _whose(units, at), _named(units, at)
    if owner is None or named is None or not _may_own(units, at, owner):
        return []
    drafts = _made(units, owner, named, at, LIKELY)
    return [standing(draft, noun_stance(units, at, None)) for draft in drafts]


def _may_own(units: list[Unit], at: int, holder: int) -> bool:
    party = party_of(units[holder])
    if party is None:
        return False
    if party.kind == "person" or _is_family(units, holder):
        return True
    return units[at].key.split()[-1] not in _OF_PERSONS


def _is_family(units: list[Unit], name: int) -> bool:
    """`the Novak family`, `la famille Novak`: the word is part of the name or stands beside it."""
    party = party_of(units[name])
    if party is not None and {"family", "famille"} & set(party.name.casefold().split()):
        return True
    return any(unit.key in ("family", "famille") for unit in units[max(0, name - 1) : name + 2])


def _whose(units: list[Unit], at: int) -> int | None:
    """Whose a noun is: `Oak's paper`, `his paper`, `Jan Novak, whose paper`, `dont le journal`."""
    first = phrase_start(units, at)
    near = (i for i in (first - 1, first, first + 1) if 0 < i <= at)
    rel = next((i for i in near if units[i].key in ("whose", "dont")), None)
    if rel is not None:
        left = rel - 1 - (units[rel - 1].text == ",")
        return left if left >= 0 and is_party(units[left]) else None
    return possessor(units, at)


def _named(units: list[Unit], at: int) -> int | None:
    """The name right after a noun: `newspaper Fir`, `newspaper, the Fir,`, `entreprise de béton, Fir,`."""
    name = at + 1
    while name < len(units) and name - at < 5 and _explains(units, name, at):
        name += 1
    if name == at + 2 and units[at + 1].key in ("de", "d'"):
        return None  # "dont l'usine de Sapin": where it is
    comma = name < len(units) and units[name].text == ","
    name += comma
    while name < len(units) and units[name].has("det"):
        name += 1
    if name >= len(units) or form_of(units[name]) != "name":
        return None
    after = units[name + 1] if name + 1 < len(units) else None
    closed = after is None or after.is_mark or after.has("and", "boundary")
    return name if not comma or closed else None


def _explains(units: list[Unit], name: int, noun: int) -> bool:
    """`entreprise de travaux publics ETZ`, `chaîne algérienne Canal`: words between a noun and its name."""
    unit = units[name]
    if unit.mention is not None:
        return unit.mention.form == "adjective"
    plain = not unit.classes and unit.text.islower() and unit.text.isalpha()
    of = unit.key in ("de", "d'") and name == noun + 1
    return of or (plain and units[noun + 1].key in ("de", "d'")) or unit.has("stateowned")


def _of_after(units: list[Unit], at: int) -> tuple[int, int, tuple[int, int] | None] | None:
    """`Fir, the paper of Jan Novak`; `Le journal de Jan Novak, Fir,`: owner, company and how it is said."""
    if at + 1 >= len(units) or not units[at + 1].has("of"):
        return None
    holder, next_one = bearer(units, at + 2), units[at + 2 : at + 3]
    nominal = any(one.mention is not None or one.has("det", "poss", "office", "industry") for one in next_one)
    if holder is None or form_of(units[holder]) != "name":
        return None
    if not nominal and units[at + 1].key in ("de", "d'", "of"):
        return None  # "la chaîne de boulangeries Sapin"
    if not any(unit.has("det") for unit in units[phrase_start(units, at) : at]):
        return None  # "a company of Oak" is any; so is "société de Chêne"
    found = described(units, at)
    if found is not None:
        return (holder, found[0], found) if found[0] != holder else None
    after = holder + 1 + (holder + 1 < len(units) and units[holder + 1].key in EMPIRE)
    named = after < len(units) and units[after].text == ","
    held = after + 1 if named else None
    while held is not None and held < len(units) and units[held].has("det"):
        held += 1
    closed = held is not None and held + 1 < len(units) and units[held + 1].text == ","
    if held is not None and closed and form_of(units[held]) == "name":
        return holder, held, None
    first = opened(units, at, holder)
    return (holder, first, None) if first is not None and phrase_start(units, at) == 0 else None


def _of_person(units: list[Unit], mark: int) -> list[Draft]:
    """`Jan Novak's Fir Works`: a person's firm by name."""
    if mark == 0 or mark + 1 >= len(units) or units[mark].text not in POSSESSIVE:
        return []
    owner, held = party_of(units[mark - 1]), mark + 1
    while held < len(units) and held - mark < 4 and is_modifier(units[held]) and not units[held].has("det"):
        held += 1
    if owner is None or owner.kind != "person" or form_of(units[mark - 1]) != "name" or held >= len(units):
        return []
    if form_of(units[held]) != "name" or any(unit.has("former") for unit in units[mark:held]):
        return []
    between = {word for unit in units[mark + 1 : held] for word in unit.key.split()}
    return [] if between & (_NOT | {"rival"}) else _made(units, mark - 1, held, mark, MAYBE)


# ---------------------------------------------------------------------------------------------------
# Lists


def _listed(units: list[Unit], at: int) -> list[Draft]:
    """`whose stable includes Fir and Elm`, `Among Oak's companies are Fir and Elm`."""
    if at + 1 >= len(units) or units[at + 1].key not in _INCLUDE or units[at + 1].mention is not None:
        return []
    first = bearer(units, at + 2)
    holder = _whose(units, at)
    if first is None or holder is None or form_of(units[first]) != "name":
        return []
    return [draft for held in row_from(units, first) for draft in _made(units, holder, held, at, LIKELY)]


def _listed_by_verb(units: list[Unit], at: int) -> list[Draft]:
    """`la holding Chêne, qui chapeaute Sapin et Orme`."""
    first, holder = bearer(units, at + 1), subject_of(units, at)
    if first is None or holder is None or form_of(units[first]) != "name":
        return []
    return [draft for held in row_from(units, first) for draft in _made(units, holder, held, at, 1.0)]


def _property(units: list[Unit], at: int) -> list[Draft]:
    """`Fir, the property of Oak since 2009`, `itself the property of Oak`."""
    determined = at > 0 and (units[at - 1].key == "the")
    of = at + 1 < len(units) and units[at + 1].key == "of"
    holder = bearer(units, at + 2) if determined and of else None
    found = described(units, at) if holder is not None else None
    one, other = side_at(units, holder), side_at(units, found[0] if found else None)
    if found is None or holder is None or one is None or other is None or one.party is other.party:
        return []
    start, end = span_of(units, [holder, found[0], at])
    draft = with_quantity(Draft("shareholding", one, other, start, end), None)
    return [standing(draft, noun_stance(units, at, found))]


RULES = (
    Rule("possession", _of_person, keys=POSSESSIVE),
    Rule("possession", _listed_by_verb, keys=_LISTING),
    Rule("possession", _listed, keys=_ALL),
    Rule("possession", _property, keys=("property", "propriete")),
    Rule("possession", _own, last=_OWNED),
)
