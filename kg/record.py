"""`frozen`: what makes a class of plain, frozen values. Every record of the project is made by it.

A record is a dataclass with slots that cannot be changed: it compares, hashes, prints, copies and pickles
by its fields, and `dataclasses.fields`, `replace` and `asdict` know it. What differs is when it is made.
The standard decorator writes and compiles six functions for each class when the class is defined; here a
function is compiled when it is first called. A command that answers one question defines sixty records,
makes values of half of them and compares few.

Example:
    >>> @frozen
    ... class Holding:
    ...     holder: str
    ...     votes: int = 1
    >>> Holding(holder="alpha") == Holding(holder="alpha", votes=1)
    True
    >>> Holding(holder="alpha").votes = 2
    Traceback (most recent call last):
    dataclasses.FrozenInstanceError: cannot assign to field 'votes'
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast, dataclass_transform, overload

if TYPE_CHECKING:
    from dataclasses import replace
else:

    def replace(value, /, **changes):
        """The same record with some fields changed; twice as fast as the function of dataclasses."""
        names = (name for name in value.__slots__ if name != "__dict__")
        return type(value)(**{name: getattr(value, name) for name in names} | changes)


__all__ = ["frozen", "replace"]

T = TypeVar("T")


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool = True, eq: bool = True) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, kw_only_default=True)
def frozen(
    cls: type[T] | None = None, /, *, kw_only: bool = True, eq: bool = True
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class a record; its `__post_init__`, if it has one, checks every new value.

    Args:
        cls: The class, without bases; its fields are annotations, with plain values as defaults. A
            `cached_property` may keep what it worked out.
        kw_only: Whether fields are given by name only.
        eq: Whether values with equal fields are equal; else each value equals itself alone.

    Raises:
        TypeError: The class has bases, or a default is made by `dataclasses.field`.

    Cost: to define, a twentieth of a dataclass; to make a value, the same.
    """
    if cls is None:
        return lambda plain: _made(plain, kw_only, eq)
    return _made(cls, kw_only, eq)


class _Plan(NamedTuple):
    """What the decorator saw: annotations and defaults by field, and whether values are given by name."""

    hints: dict[str, Any]
    defaults: dict[str, Any]
    kw_only: bool


def _made(plain: type[T], kw_only: bool, eq: bool) -> type[T]:
    body = dict(plain.__dict__)
    hints = {n: h for n, h in body.get("__annotations__", {}).items() if not str(h).startswith("ClassVar")}
    plan = _Plan(hints, {name: body.pop(name) for name in hints if name in body}, kw_only)
    if plain.__bases__ != (object,) or any(hasattr(d, "default_factory") for d in plan.defaults.values()):
        raise TypeError(f"{plain.__qualname__}: a record has no bases, and plain values as defaults")
    for name in ("__dict__", "__weakref__", "__hash__"):
        body.pop(name, None)
    keeps = any(isinstance(part, cached_property) for part in body.values())
    equality = {"__eq__": _first(plan, "__eq__", _equality), "__hash__": _first(plan, "__hash__", _hash)}
    generic = {
        **(equality if eq else {}),
        "__init__": _first_init(plan),
        "__repr__": _representation(plan),
        "__setattr__": _refuse_to_assign,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state_of(plan),
        "__setstate__": _state_taken(plan),
        "__slots__": (*hints, "__dict__") if keeps else tuple(hints),
        "__match_args__": () if kw_only else tuple(hints),
        **{name: _Later(plan, name) for name in _NOTES},
    }
    made: Any = type(plain.__name__, (), {**generic, **body})
    made.__qualname__ = plain.__qualname__
    return cast("type[T]", made)


# ---------------------------------------------------------------------------------------------------
# Compiled when first called

_Writer = Callable[[type, _Plan, dict[str, Any]], str]


def _first(plan: _Plan, name: str, write: _Writer) -> Callable[..., Any]:
    """A method that compiles the real one on its first call, and leaves it in its own place."""

    def method(self: Any, *arguments: Any, **named: Any) -> Any:
        cls: type = self.__class__
        known: dict[str, Any] = {}
        exec(write(cls, plan, known), known)
        real = known[name]
        real.__qualname__, real.__module__ = f"{cls.__qualname__}.{name}", cls.__module__
        type.__setattr__(cls, name, real)
        return real(self, *arguments, **named)

    return method


# Values made step by step before a class is worth compiling for: many commands make a few of each.
_FEW = 4


def _first_init(plan: _Plan) -> Callable[..., None]:
    compiling, left = _first(plan, "__init__", _init), _FEW

    def init(self: Any, *arguments: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        given = {**plan.defaults, **named}
        if arguments or left < 0 or given.keys() != plan.hints.keys():
            compiling(self, *arguments, **named)
            return
        for name, value in given.items():
            object.__setattr__(self, name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    return init


def _init(cls: type, plan: _Plan, known: dict[str, Any]) -> str:
    arguments, lines = ["self", *(["*"] if plan.kw_only else [])], []
    for name in plan.hints:
        # The slot's own setter: `object.__setattr__` would look it up by name each time.
        known[f"_set_{name}"] = getattr(cls, name).__set__
        lines.append(f"_set_{name}(self, {name})")
        if name in plan.defaults:
            known[f"_default_{name}"] = plan.defaults[name]
        arguments.append(f"{name}=_default_{name}" if name in plan.defaults else name)
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    return f"def __init__({', '.join(arguments)}):\n " + "\n ".join(lines or ["pass"])


def _equality(_cls: type, plan: _Plan, _known: dict[str, Any]) -> str:
    return (
        "def __eq__(self, other):\n"
        " if other.__class__ is not self.__class__: return NotImplemented\n"
        f" return {_tuple(plan, 'self')} == {_tuple(plan, 'other')}"
    )


def _hash(_cls: type, plan: _Plan, _known: dict[str, Any]) -> str:
    return f"def __hash__(self):\n return hash({_tuple(plan, 'self')})"


def _tuple(plan: _Plan, whose: str) -> str:
    return "(" + "".join(f"{whose}.{name}, " for name in plan.hints) + ")"


# ---------------------------------------------------------------------------------------------------
# The same for all


def _representation(plan: _Plan) -> Callable[[Any], str]:
    def shown(self: Any) -> str:
        parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in plan.hints)
        return f"{self.__class__.__qualname__}({parts})"

    return shown


def _refuse_to_assign(_self: object, name: str, _value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state_of(plan: _Plan) -> Callable[[Any], list[object]]:
    return lambda self: [getattr(self, name) for name in plan.hints]


def _state_taken(plan: _Plan) -> Callable[[Any, list[object]], None]:
    def take(self: Any, state: list[object]) -> None:
        for name, value in zip(plan.hints, state, strict=True):
            object.__setattr__(self, name, value)

    return take


# ---------------------------------------------------------------------------------------------------
# What the standard library looks up in the class

_NOTES = ("__dataclass_fields__", "__dataclass_params__", "__signature__")


class _Later:
    """Stands in the class for the notes of a dataclass until somebody reads one of them."""

    def __init__(self, plan: _Plan, name: str) -> None:
        self._plan, self._name = plan, name

    def __get__(self, _value: object, owner: type) -> Any:
        from dataclasses import dataclass
        from inspect import signature

        defaults = {name: _acceptable(default) for name, default in self._plan.defaults.items()}
        body = {"__annotations__": self._plan.hints, "__module__": owner.__module__, **defaults}
        twin: Any = dataclass(frozen=True, kw_only=self._plan.kw_only)(type(owner.__name__, (), body))
        notes = (twin.__dataclass_fields__, twin.__dataclass_params__, signature(twin))
        for name, note in zip(_NOTES, notes, strict=True):
            type.__setattr__(owner, name, note)
        return getattr(owner, self._name)


def _acceptable(default: Any) -> Any:
    """A default in a form that dataclasses take: what has no hash they take for mutable."""
    from dataclasses import field

    return field(default_factory=lambda: default) if default.__class__.__hash__ is None else default
