"""What a document has said about holdings so far, for "its stake" and "its 43 % stake" later on.

Example:
    >>> memory, oak, fir = Memory(), Party("Oak", "company"), Party("Fir", "company")
    >>> memory.note(oak, fir); memory.investee(oak) is fir
    True
"""

from __future__ import annotations

from kg.extract.parts import Party


class Memory:
    """The last investee of each holder."""

    def __init__(self) -> None:
        self._last: dict[int, Party] = {}

    def note(self, holder: Party, investee: Party) -> None:
        """Remember that the text told this tie."""
        if holder is not investee:
            self._last[id(holder)] = investee

    def investee(self, holder: Party) -> Party | None:
        """What the holder was last said to hold; None when nothing was."""
        return self._last.get(id(holder))
