'''Scenarios as people write them: a small TOML file, or one line of an option.

```toml
title = "Renault and Nissan at 15 %"
deals = "complete"              # also: every deal announced with a figure is completed first

[[entity]]                      # somebody whom the graph does not know
name = "Horse"

[[change]]                      # a level afterwards, in percent: 15, "about 15", "more than 25", "25-50"
holder = "Renault"
investee = "Nissan"
share = 15

[[change]]                      # votes switched on: full, none, suspended, capped, multiple, unstated
holder = "Nissan"
investee = "Renault"
voting = "full"

[[change]]                      # a stake out of another's; without `from` out of what nobody names
holder = "Aramco"
investee = "Horse"
share_min = 10                  # bounds: share_min, share_max, min_open, max_open
share_max = 20
from = "Renault"                # a name, several names, or "all": all stakes alike, as with new shares

[[change]]
holder = "Nissan"
investee = "Horse"
ends = true
```

Further fields of a change: `kind` (shareholding when left out), `votes` (percent of the votes, whatever the
shares are), `votes_per_share`, `voting_cap` (percent). Names are resolved by the graph that is asked.

Example:
    >>> told = read_text("""
    ...     title = "Less of Birch"
    ...     [[change]]
    ...     holder = "Alder"
    ...     investee = "Birch"
    ...     share = 15
    ... """, "plan.toml")
    >>> [(change.where, change.words) for change in told.changes]
    [('plan.toml#change 1', 'holder = Alder, investee = Birch, share = 15')]
'''

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any

from kg.errors import InputError, InputFaults, InvalidClaim
from kg.model import Entity, Share
from kg.scenario import Change, Scenario
from kg.scenario.values import KINDS, SHARED
from kg.shares import ONE, ZERO, percent
from kg.vocab import ENTITY_KINDS, VOTING
from kg.written import FORMS, figure

_TOP = ("title", "deals", "entity", "change")
_ENTITY = ("name", "kind", "country")
_BOUNDS = ("share_min", "share_max", "min_open", "max_open")
_VOTES = ("voting", "votes", "votes_per_share", "voting_cap")
_CHANGE = ("holder", "investee", "kind", "share", *_BOUNDS, *_VOTES, "from", "ends")
_ALL, _REST = "all", "rest"
_LARGEST = 1 << 20


def read_scenario(path: str | Path) -> Scenario:
    """The scenario of a file.

    Args:
        path: A TOML file.

    Returns:
        The scenario with names as written.

    Raises:
        InputError: The file cannot be read, or is no TOML.
        InputFaults: Every entry and field that makes no sense, a line each.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or error
        raise InputError(f"cannot be read ({told}); give a TOML file", source=str(path)) from error
    if len(content) > _LARGEST:
        raise InputError(f"has {len(content)} bytes; a scenario has at most {_LARGEST}", source=path.name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8; save the file as UTF-8"
        raise InputError(message, source=path.name) from error
    return read_text(text, path.name)


def read_text(text: str, title: str) -> Scenario:
    """The scenario of a TOML text; `title` is the name of its file. Errors as for `read_scenario`."""
    try:
        told = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise InputError(f"is no TOML: {error}; kg whatif --help shows an example", source=title) from error
    return _Reading(title).scenario(told)


def read_options(levels: Iterable[str] = (), votes: Iterable[str] = (), *, deals: bool = False) -> Scenario:
    """The scenario of one-line options.

    Args:
        levels: `HOLDER > INVESTEE = 15`, a share as `kg.written` reads it; `= ends`; `= 20 from NAME`.
        votes: `HOLDER > INVESTEE = full` (none, suspended ...), or a percentage of the votes.
        deals: Whether announced deals are completed.

    Raises:
        InputFaults: An option makes no sense.

    Example:
        >>> told = read_options(["Alder > Birch = 15"], ["Birch > Alder = full"])
        >>> [(one.holder, one.voting, one.where) for one in told.changes]
        [('Alder', None, '--set#change 1'), ('Birch', 'full', '--votes#change 1')]
    """
    changes: list[Change] = []
    for option, texts, fields in (("--set", levels, _level_fields), ("--votes", votes, _vote_fields)):
        reading = _Reading(option)
        entries = [_split(text, reading, number, fields) for number, text in enumerate(texts, 1)]
        changes += reading.changes(entries)
        reading.stop()
    return Scenario(title="options" if changes else "", changes=tuple(changes), deals=deals)


# -- options ------------------------------------------------------------------------------------------


def _split(
    text: str, reading: _Reading, number: int, fields: Callable[[str], dict[str, Any]]
) -> dict[str, Any]:
    ends, equals, value = text.rpartition("=")
    holder, arrow, investee = (part.strip() for part in ends.partition(">"))
    holder = holder.removesuffix("-").rstrip()
    if not (equals and arrow and holder and investee and value.strip()):
        reading.fault(f"change {number}", f"{text!r} is no change; write 'HOLDER > INVESTEE = 15'")
        return {}
    return {"holder": holder, "investee": investee, **fields(value.strip())}


def _level_fields(value: str) -> dict[str, Any]:
    level, _, giver = value.partition(" from ")
    if level.strip().lower() in ("ends", "none"):
        return {"ends": True}
    return {"share": level.strip(), **({"from": giver.strip()} if giver else {})}


def _vote_fields(value: str) -> dict[str, Any]:
    return {"voting": value} if value in VOTING else {"votes": value}


# -- files --------------------------------------------------------------------------------------------


class _Fault(ValueError):
    """What is wrong with one field, and what to do."""


class _Reading:
    """Reads one file, and collects what is wrong with it."""

    def __init__(self, title: str) -> None:
        self._title, self._faults = title, list[str]()

    def fault(self, place: str, what: str) -> None:
        """Keep what is wrong at a place."""
        self._faults.append(f"{self._title}: {place}: {what}" if place else f"{self._title}: {what}")

    def stop(self) -> None:
        """Raise what is wrong, if anything is."""
        if self._faults:
            raise InputFaults(tuple(self._faults), source=self._title)

    def scenario(self, told: Mapping[str, Any]) -> Scenario:
        """The scenario of a whole file."""
        self._known(told, _TOP, "")
        title, deals = told.get("title", self._title), told.get("deals", "none")
        if not isinstance(title, str) or not title.strip():
            self.fault("title", f'{title!r} is no text; write title = "..."')
        if deals not in ("complete", "none"):
            self.fault("deals", f'{deals!r} is not known; write "complete", or leave it out')
        entities = [self._entity(n, one) for n, one in self._tables(told, "entity")]
        changes = self.changes([one for _, one in self._tables(told, "change")])
        if not changes and deals != "complete" and not self._faults:
            self.fault("", 'supposes nothing; write a [[change]], or deals = "complete"')
        self.stop()
        known = tuple(one for one in entities if one is not None)
        return Scenario(
            title=title.strip(), changes=tuple(changes), entities=known, deals=deals == "complete"
        )

    def changes(self, entries: Iterable[Mapping[str, Any]]) -> list[Change]:
        """The changes of entries; what is wrong with them is kept."""
        found = []
        for number, entry in enumerate(entries, 1):
            if entry:
                change = self._change(number, entry)
                found += [change] if change is not None else []
        return found

    def _tables(self, told: Mapping[str, Any], name: str) -> list[tuple[int, Mapping[str, Any]]]:
        tables = told.get(name, [])
        if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            self.fault(name, f"is no list of entries; write [[{name}]] above each")
            return []
        return list(enumerate(tables, 1))

    def _known(self, told: Mapping[str, Any], fields: tuple[str, ...], place: str) -> None:
        for name in told:
            if name not in fields:
                near = get_close_matches(name, fields, n=1)
                meant = f"did you mean {near[0]!r}?" if near else f"the fields are {', '.join(fields)}"
                self.fault(place, f"{name!r} is no field; {meant}")

    def _entity(self, number: int, told: Mapping[str, Any]) -> Entity | None:
        place = f"entity {number}"
        self._known(told, _ENTITY, place)
        name, kind = told.get("name"), told.get("kind", "company")
        country = told.get("country")
        if not isinstance(name, str) or not name.strip():
            self.fault(place, f'name: {name!r} is no name; write name = "..."')
            return None
        if kind not in ENTITY_KINDS:
            self.fault(place, f"kind: {kind!r} is not known; write one of {', '.join(sorted(ENTITY_KINDS))}")
            return None
        if country is not None and not isinstance(country, str):
            self.fault(place, f'country: {country!r} is no text; write a code such as "FR"')
            return None
        return Entity(id=name.strip(), kind=kind, name=name.strip(), country=country)

    def _change(self, number: int, told: Mapping[str, Any]) -> Change | None:
        place, before = f"change {number}", len(self._faults)
        self._known(told, _CHANGE, place)
        values: dict[str, Any] = {}
        for name, read in _READ.items():
            if name in told:
                try:
                    values[name] = read(told[name])
                except (_Fault, InvalidClaim) as fault:
                    what = fault.reason if isinstance(fault, InvalidClaim) else str(fault)
                    self.fault(place, f"{name}: {told[name]!r} {what}")
        for name in ("holder", "investee"):
            if name not in told:
                self.fault(place, f'{name}: is missing; write {name} = "..."')
        if len(self._faults) > before:
            return None
        try:
            share = _share(values)
            _fits(values, share)
        except (_Fault, InvalidClaim) as fault:
            self.fault(place, fault.reason if isinstance(fault, InvalidClaim) else str(fault))
            return None
        return _made(f"{self._title}#{place}", told, values, share)


def _made(where: str, told: Mapping[str, Any], values: Mapping[str, Any], share: Share | None) -> Change:
    givers = values.get("from", ())
    written = values.get("share")
    return Change(
        where=where,
        words=", ".join(f"{name} = {_shown(told[name])}" for name in _CHANGE if name in told),
        holder=values["holder"],
        investee=values["investee"],
        kind=values.get("kind"),
        share=share,
        stated=written.stated if written is not None else None,
        approximate=written.approximate if written is not None else False,
        voting=values.get("voting"),
        votes=values["votes"].share if "votes" in values else None,
        votes_per_share=values.get("votes_per_share"),
        voting_cap=values.get("voting_cap"),
        givers=() if givers in ((_ALL,), (_REST,)) else givers,
        dilutes=givers == (_ALL,),
        ends=values.get("ends", False),
    )


def _share(values: Mapping[str, Any]) -> Share | None:
    if "share" in values:
        if any(name in values for name in _BOUNDS):
            raise _Fault("share: stands beside bounds; give one figure, or share_min and share_max")
        told: Share | None = values["share"].share
        return told
    if "share_min" not in values and "share_max" not in values:
        if "min_open" in values or "max_open" in values:
            raise _Fault("min_open: stands without a bound; write share_min and share_max, too")
        return None
    low, high = values.get("share_min", ZERO), values.get("share_max", ONE)
    if low > high:
        raise _Fault("share_min: is above share_max; exchange them")
    return Share(low, high, values.get("min_open", False), values.get("max_open", False))


def _fits(values: Mapping[str, Any], share: Share | None) -> None:
    """Refuse entries that say nothing, or two things at once.

    Raises:
        _Fault: What does not fit together.
    """
    kind = values.get("kind", "shareholding")
    others = [name for name in ("share", "share_min", "share_max", *_VOTES, "from") if name in values]
    if values.get("ends") and others:
        raise _Fault(f"ends: stands beside {others[0]!r}; a tie that ends has neither share nor votes")
    if not values.get("ends") and not others and kind in SHARED:
        raise _Fault("says nothing; give share, voting, votes, or ends = true")
    if "from" in values and (share is None or kind != "shareholding"):
        raise _Fault("from: needs a share that somebody gives; add share")
    if any(name in values for name in _VOTES) and kind != "shareholding":
        raise _Fault(f"kind: {kind!r} has no votes; leave kind out")
    if values["holder"] == values["investee"] and kind != "shareholding":
        raise _Fault("investee: is the holder itself; name two")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


# -- fields -------------------------------------------------------------------------------------------


def _name(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Fault('is no name; write it in quotation marks, as in "Renault"')
    return value.strip()


def _names(value: Any) -> tuple[str, ...]:
    many = value if isinstance(value, list) else [value]
    if not many:
        raise _Fault('names nobody; write a name, a list of names, "all" or "rest"')
    return tuple(dict.fromkeys(_name(one) for one in many))


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Fault("is neither true nor false; write true or false")
    return value


def _number(value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise _Fault("is no number; write percent as in 43.4")
    if isinstance(value, Decimal) and not value.is_finite():
        raise _Fault("is no number; write percent as in 43.4")
    try:
        return percent(value) * 100
    except InvalidClaim:
        raise _Fault("is no number; write percent as in 43.4") from None


def _percent(value: Any) -> Fraction:
    number = _number(value) / 100
    if not 0 <= number <= 1:
        raise _Fault("must lie between 0 and 100 (percent); correct it")
    return number


def _figure(value: Any) -> Any:
    if isinstance(value, str):
        try:
            told = figure(value)
        except InvalidClaim:
            raise _Fault(f"is no share; {FORMS}") from None
        if told.share is None:
            raise _Fault("is no share; write ends = true where nothing is held")
        return told
    _percent(value)
    return figure(f"{Decimal(value):f}")


def _votes_of_share(value: Any) -> Fraction:
    number = _number(value)
    if number < 0:
        raise _Fault("is negative; write the votes of one share")
    return number


def _word(words: Iterable[str]) -> Callable[[Any], str]:
    known = tuple(words)

    def read(value: Any) -> str:
        if value not in known:
            raise _Fault(f"is not known; write one of {', '.join(known)}")
        return str(value)

    return read


_READ: Mapping[str, Callable[[Any], Any]] = {
    "holder": _name,
    "investee": _name,
    "kind": _word(KINDS),
    "share": _figure,
    "share_min": _percent,
    "share_max": _percent,
    "min_open": _truth,
    "max_open": _truth,
    "voting": _word(sorted(VOTING)),
    "votes": _figure,
    "votes_per_share": _votes_of_share,
    "voting_cap": _percent,
    "from": _names,
    "ends": _truth,
}
