"""A denial that is itself denied: `did not deny that`, `declined to deny`, `n'a pas démenti que`.

Who does not deny something has neither said it nor taken it back: it stays what was reported. Words that
leave a thing open (`has not ruled out`) are read in `stance`.

Example:
    >>> deny = Unit("deny", "deny", 4, 8, frozenset({"deny"}))
    >>> is_undenied([Unit("not", "not", 0, 3), deny], 1)
    True
"""

from __future__ import annotations

from kg.extract.parts import Unit

#: What turns a denial round, up to three words before it.
_TURNING = frozenset(
    "not t pas never nor neither jamais ni nor without sans declined declines declining refused refuses "
    "refusing refuse short stopping hardly scarcely guere".split()
)
#: What opens the clause that is denied, or not.
_OPENING = frozenset("that que qu' lesquelles report reports".split())
_NEAR = 4
_BACK = 16


def is_undenied(units: list[Unit], at: int) -> bool:
    """Whether the word of denying at an index is itself denied.

    Args:
        units: The sentence.
        at: A word that the lists know as one of denying.
    """
    for i in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        unit = units[i]
        if unit.mention is not None or unit.text in (",", ";", ":") or unit.has("and", "boundary"):
            return False
        if unit.key in _TURNING:
            return True
    return False


def left_undenied(units: list[Unit], at: int) -> bool:
    """Whether a place stands in what somebody does not deny: `did not deny that Oak holds 5 %`.

    Args:
        units: The sentence.
        at: A figure or a verb.
    """
    opened = units[at].has("f:inf", "f:ing")
    for i in range(at - 1, max(-1, at - _BACK), -1):
        unit = units[i]
        if unit.mention is not None or unit.quantity is not None:
            continue
        if unit.text in (";", ":"):
            return False
        if unit.has("deny"):
            return opened and is_undenied(units, i)
        opened = opened or unit.key in _OPENING or unit.has("f:inf", "f:ing")
    return False
