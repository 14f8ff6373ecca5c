"""What a sentence says of a holding beside who, what and how much: for whom, by whom, at what price.

One idea a file; each reads the units of a sentence and fills fields of the drafts made from it, never
makes a draft. A detail belongs to the holding in whose clause it stands; where two could have it, neither
does. Parties of a detail are parties of the document.

| file | fields |
|---|---|
| `capacities` | `capacity`, `on_behalf_of` |
| `vehicles` | `via` |
| `directness` | `directness` |
| `counts` | `units` |
| `prices` | `amount`, `currency` |
| `instruments` | `instrument`, and the denominator that goes with it |

Example: in "Oak sold 5% of Fir to Elm for $30 million" the sum is the price of the 5 %.
"""

from __future__ import annotations

from kg.extract.details.capacities import capacities
from kg.extract.details.counts import counts
from kg.extract.details.directness import directness
from kg.extract.details.instruments import instruments
from kg.extract.details.prices import prices
from kg.extract.details.scope import said_of
from kg.extract.details.vehicles import vehicles
from kg.extract.drafts import Draft
from kg.extract.parts import Sentence

__all__ = ["detailed"]


def detailed(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, with the details that its words give each of them.

    Args:
        sentence: Where the drafts were found.
        drafts: Its drafts; those of ties of ownership are filled in place.

    Cost: linear in the length of the sentence for each holding that it tells.
    """
    said = said_of(sentence.units, drafts)
    if said:
        for read in (capacities, vehicles, directness, instruments, counts, prices):
            read(sentence, said)
    return drafts
