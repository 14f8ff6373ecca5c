"""Which names are those of public bodies: towns, regions, authorities, and what belongs to the state itself.

Example:
    >>> is_public(("city", "of", "ulvik")), is_public(("ulvik", "council", "homes"))
    (True, False)
"""

from __future__ import annotations

from kg.extract.names.kinds import KINDS
from kg.extract.names.venues import towns
from kg.extract.words import CAPITALS, atlas

_FIRM_WORDS = CAPITALS.company_words | KINDS["firm_words"]
# Bodies that need no place: `la commune`, `chambre de commerce`, `the municipality`.
_BODIES = frozenset(
    "commune communes agglomeration departement region metropole ville municipalite collectivites chambre "
    "municipality municipalities council conseil treasury tresor canton army armee mairie".split()
)
# What a name that begins with *State* names where it is no firm: `State Treasury`, not `State Street`.
_OF_STATE = frozenset("treasury property forests fund funds agency administration committee council".split())


def is_public(core: tuple[str, ...]) -> bool:
    """Whether a name is a public body's: of a town or a region, or an authority.

    Args:
        core: Its tokens, folded, without article and legal form.

    Example:
        >>> from kg.extract.words import keys_of
        >>> [is_public(keys_of(n)) for n in ("Leeds", "State Treasury", "State Street")]
        [True, True, False]
    """
    if core in towns() or core in atlas().capitals:
        return True
    if core[0] == "state" and len(core) > 1 and core[1] != "of" and _OF_STATE.isdisjoint(core):
        return False  # "State Street", "State Bank of Ulvik"; but "State Treasury"
    if (core[0] in KINDS["publics"] or core[0] in _BODIES) and (len(core) == 1 or core[1] not in _FIRM_WORDS):
        return True
    of_it = len(core) > 2 and core[1] in ("de", "du", "des", "d'", "of")
    return (of_it and core[0] in KINDS["authorities"]) or core[-1] in (
        "authority",
        "commission",
        "ministry",
        "council",
    )
