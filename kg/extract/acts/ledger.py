"""Who was said to hold what so far in a document, for plans that do not say it again.

Example:
    >>> ledger, oak, fir = Ledger(), Party("Oak", "company"), Party("Fir", "company")
    >>> ledger.note([Draft("shareholding", Side(oak, "Oak"), Side(fir, "Fir"), 0, 5)])
    >>> ledger.topic is fir, ledger.holders(fir)[0].party is oak
    (True, True)
"""

from __future__ import annotations

from itertools import islice

from kg.extract.drafts import OWNING, Draft, Side
from kg.extract.parts import Party

_SAID = ("asserted", "reported")
_LAST = 4  # ties of a party that a later sentence can mean


class Ledger:
    """The ties told in the sentences so far.

    Attributes:
        topic: What was held, or to be held, in the tie told last; None before any.
    """

    def __init__(self) -> None:
        self.topic: Party | None = None
        self._held: dict[int, dict[int, Side]] = {}
        self._holders: dict[int, dict[int, Side]] = {}

    def note(self, drafts: list[Draft]) -> None:
        """Remember the ties of a sentence. Cost: linear in their number."""
        for draft in drafts:
            one, other = draft.holder.party, draft.investee.party
            if draft.kind not in OWNING or one is other:
                continue
            self.topic = other
            if draft.status in _SAID and draft.tense in ("current", "future"):
                self._held.setdefault(id(one), {}).setdefault(id(other), draft.investee)
                self._holders.setdefault(id(other), {}).setdefault(id(one), draft.holder)

    def held(self, holder: Party) -> list[Side]:
        """What a party was said to hold last, last first."""
        return list(islice(reversed(self._held.get(id(holder), {}).values()), _LAST))

    def holders(self, investee: Party) -> list[Side]:
        """Who was said last to hold a party, last first."""
        return list(islice(reversed(self._holders.get(id(investee), {}).values()), _LAST))

    def has(self, holder: Party, investee: Party) -> bool:
        """Whether a party was said to hold another one."""
        return id(investee) in self._held.get(id(holder), {})
