"""Days as a Python user gives them: a `date`, a `datetime`, or ISO text; one way for every question.

Example:
    >>> day("as_of", "2024-12-01")
    datetime.date(2024, 12, 1)
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from kg.errors import InvalidClaim

P = ParamSpec("P")
S = TypeVar("S")
R = TypeVar("R")

_DAYS = ("as_of", "known_on", "recorded_on", "first", "second")


def day(field: str, value: object) -> date:
    """A day.

    Args:
        field: What the day is for, for the message.
        value: A date, a datetime (its day counts) or ISO text: `2024-12-01`.

    Raises:
        InvalidClaim: None of these.

    Example:
        >>> day("as_of", "1 December")
        Traceback (most recent call last):
        kg.errors.InvalidClaim: as_of = '1 December': is not a day; give a date, or text such as 2023-01-26
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        message = "is not a day; give a date, or text such as 2023-01-26"
        raise InvalidClaim(field, value, message) from error


def in_order(first: object, second: object) -> tuple[date, date]:
    """The two days of a comparison, the earlier one first; the same day twice will do.

    Raises:
        InvalidClaim: One is no day, or the second is before the first.

    Example:
        >>> in_order("2024-12-01", "2024-03-10")
        Traceback (most recent call last):
        kg.errors.InvalidClaim: second = '2024-03-10': is before the first day, 2024-12-01; swap the two
    """
    days = day("first", first), day("second", second)
    if days[1] < days[0]:
        message = f"is before the first day, {days[0]}; swap the two"
        raise InvalidClaim("second", str(days[1]), message)
    return days


def dated(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """A method whose days may be given as text; those given by place are the two of `diff`.

    Example:
        >>> class Clock:
        ...     @dated
        ...     def weekday(self, *, as_of: date) -> int:
        ...         return as_of.weekday()
        >>> Clock().weekday(as_of="2024-12-01")
        6
    """

    @wraps(method)
    def asked(self: S, /, *values: P.args, **named: P.kwargs) -> R:
        for field in _DAYS:
            value = named.get(field)
            if value is not None and type(value) is not date:
                named[field] = day(field, value)
        return method(self, *values, **named)

    return asked
