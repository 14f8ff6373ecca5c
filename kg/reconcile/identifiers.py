"""Check digits of outside identifiers, strictly by their standards.

A wrong digit makes an identifier of nobody, or of somebody else, so it is refused before anything is
merged on it. Nothing is repaired here: no upper-casing, no stripping of blanks, no full-width digits.

Example:
    >>> is_valid("ISIN", "US0378331005"), is_valid("ISIN", "US0378331006")
    (True, False)
    >>> is_valid("house-number", "anything goes where no rule is known")
    True
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.errors import InvalidClaim

_LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_ISIN = re.compile(r"[A-Z]{2}[0-9A-Z]{9}[0-9]")
_SIREN = re.compile(r"[0-9]{9}")
_GB_COMPANY = re.compile(r"(?:[0-9]{2}|[A-Z]{2}|R[0-9])[0-9]{6}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def is_lei(value: str) -> bool:
    """Whether this is a Legal Entity Identifier (ISO 17442): mod 97-10 is 1, check pair 02 to 98.

    The pairs 00, 01 and 99 also leave 1 for some bodies, and are never issued.
    """
    if not _LEI.fullmatch(value) or not 2 <= int(value[-2:]) <= 98:
        return False
    return int(_letters_as_numbers(value)) % 97 == 1


def is_isin(value: str) -> bool:
    """Whether this is an International Securities Identification Number (ISO 6166)."""
    return bool(_ISIN.fullmatch(value)) and _luhn(_letters_as_numbers(value))


def is_siren(value: str) -> bool:
    """Whether this is a French SIREN number of nine digits."""
    return bool(_SIREN.fullmatch(value)) and _luhn(value)


def _letters_as_numbers(value: str) -> str:
    return "".join(str(int(character, 36)) for character in value)


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


_RULES: dict[str, Callable[[str], bool]] = {
    "LEI": is_lei,
    "ISIN": is_isin,
    "SIREN": is_siren,
    "GB-COH": lambda value: bool(_GB_COMPANY.fullmatch(value)),
    "wikidata": lambda value: bool(_WIKIDATA.fullmatch(value)),
}

#: Schemes whose values can be checked here.
CHECKED_SCHEMES = frozenset(_RULES)


def is_valid(scheme: str, value: str) -> bool:
    """Whether the value obeys the rule of its scheme; True where no rule is known.

    Args:
        scheme: `LEI`, `ISIN`, `SIREN`, `GB-COH`, `wikidata`, or any other.
        value: The identifier as written.
    """
    rule = _RULES.get(scheme)
    return bool(value.strip()) if rule is None else rule(value)


def checked(scheme: str, value: str) -> str:
    """The value, if it obeys the rule of its scheme.

    Raises:
        InvalidClaim: It does not; the message names the scheme.
    """
    if not is_valid(scheme, value):
        raise InvalidClaim(scheme, value, f"is no {scheme} number: its form or check digits are wrong")
    return value
