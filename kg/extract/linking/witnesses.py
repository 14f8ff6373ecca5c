"""What speaks for a reading of a figure: the two judges, and how they agree.

Example:
    >>> Witnesses(grammar=True, agreed=True).plain
    False
"""

from __future__ import annotations

from kg.extract.linking.features import Figure
from kg.extract.linking.solve import Link
from kg.record import frozen


@frozen(eq=False)
class Witnesses:
    """What speaks for a draft.

    Args:
        link: The link of its figure; None where the weights see none.
        figure: Its figure; None where no two names stand near it.
        grammar: Whether the grammar made it.
        agreed: Whether the weights read the figure alike.
        against: Whether the grammar reads the figure otherwise.
        plain: Whether the words leave no other reading.
        twice: Whether its tie is also told without a figure.
        way: How the weights take the figure, one of `standing.WAYS`; empty where they were not asked.
        way_sure: How sure that is, 0 to 1.
        shared: Number of pairs that have the figure.
    """

    link: Link | None = None
    figure: Figure | None = None
    grammar: bool = False
    agreed: bool = False
    against: bool = False
    plain: bool = False
    twice: bool = False
    way: str = ""
    way_sure: float = 1.0
    shared: int = 1
