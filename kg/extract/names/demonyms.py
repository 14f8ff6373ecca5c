"""Adjectives of towns and regions behind a French noun: `la société bâloise`, `l'entreprise alsacienne`.

They tell where a firm sits and no state that could be a party. The list is data (`lexicon/demonyms.json`,
masculine forms by state); an adjective that it has not is known by its end alone.

Example:
    >>> demonym("baloise"), demonym("toulousains"), demonym("societe"), stem("alsacienne")
    ('CH', 'FR', None, 'alsacien')
    >>> is_demonym("kinoise"), is_demonym("desormais"), is_demonym("detient")
    (True, False, False)
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from kg.names import fold

_FILE = Path(__file__).parent.parent / "lexicon" / "demonyms.json"
_ENDS = re.compile(r"[a-z-]{3,}(?:iens?|iennes?|ois|oises?|ais|aises?|ains?|aines?|ards?|ardes?)")
# Words with such an end that are no adjectives of a place.
_OTHERS = frozenset(
    "ancien ancienne anciens anciennes certain certaine certains certaines contemporain desormais jamais "
    "lointain mais mauvais mauvaise moyen moyenne prochain prochaine puis quotidien quotidienne soudain "
    "souverain souveraine francais francaise parfois trois mois soutien maintien entretien bien rien combien "
    "demain terrain train gain frais palais essais delais biais relais rabais domaine semaine centaine "
    "dizaine vingtaine trentaine douzaine aeriens aerienne aerien humain humaine urbain urbaine urbains "
    "urbaines main mains pain bain niais retard retards milliard milliards standard regard garde gardes "
    "autrefois toutefois toujours quelquefois rural mobilier bois choix".split()
)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    lists = json.loads(_FILE.read_text(encoding="utf-8"))
    return {fold(word): code for code, words in lists.items() for word in words.split()}


def stem(key: str) -> str:
    """The masculine singular of an adjective of a place; any other word as it is."""
    if not is_demonym(key):
        return key
    one = re.sub(r"(?<=e)s$|(?<=n)s$|(?<=d)s$", "", key)
    for female, male in (("ienne", "ien"), ("eenne", "een"), ("oise", "ois"), ("aise", "ais")):
        one = one.removesuffix(female) + male if one.endswith(female) else one
    for female, male in (("aine", "ain"), ("arde", "ard"), ("ine", "in"), ("ande", "and")):
        one = one.removesuffix(female) + male if one.endswith(female) else one
    return one


@lru_cache(maxsize=5_000)
def demonym(key: str) -> str | None:
    """Code of the state in which the place of an adjective lies; None for one that the list has not."""
    codes = _codes()
    if key in codes:
        return codes[key]
    singular = key.removesuffix("s")
    for female, male in (("ienne", "ien"), ("ne", "n"), ("e", "")):
        if singular.endswith(female) and singular.removesuffix(female) + male in codes:
            return codes[singular.removesuffix(female) + male]
    return codes.get(singular)


def is_demonym(key: str) -> bool:
    """Whether a folded word can be the adjective of a place."""
    return demonym(key) is not None or (_ENDS.fullmatch(key) is not None and key not in _OTHERS)
