"""What a family is called that a French text names by its firm: `la famille fondatrice`, `du même nom`.

Example:
    >>> firm, man = Party("Banque Morel", "company"), Party("Luc Morel", "person")
    >>> clan_name("la famille", [man], [firm]), clan_name("la famille du même nom", [], [], [firm])
    ('famille Morel', 'famille Morel')
    >>> clan_name("la famille", [], [firm]), clan_name("la famille", [], [Party("Morel", "company")])
    (None, 'famille Morel')
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parts import Party
from kg.names import fold

_SAME = "du meme nom"


def clan_name(
    text: str, people: Sequence[Party], firms: Sequence[Party | None], last: Sequence[Party] = ()
) -> str | None:
    """`famille` and its surname; None where nothing tells the surname.

    Args:
        text: The words that mean the family.
        people: The persons of the text so far.
        firms: The firms that the family may be that of, the likeliest first.
        last: The firm named last, whose name `du même nom` takes up.
    """
    if not fold(text).startswith("la famille"):
        return None
    same = fold(text).endswith(_SAME)
    known = [firm for firm in (last if same else firms) if firm is not None and firm.kind == "company"]
    surnames = {party.name.split()[-1] for party in people}
    shared = next((name for firm in known for name in firm.name.split() if name in surnames), None)
    if shared is not None:
        return f"famille {shared}"
    for firm in known:
        words = firm.name.split()
        if (len(words) == 1 or same) and words[-1].isalpha() and words[-1].istitle():
            return f"famille {words[-1]}"
    return f"famille {next(iter(surnames))}" if len(surnames) == 1 and not known[1:] else None
