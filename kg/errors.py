"""Every error that `kg` raises, and the exit code that the command line gives it.

    KgError                          1
    |- InputError(ValueError)        4   bytes from outside make no sense
    |   |- UnknownFormat             4
    |   '- InputFaults               4   several at once
    |- InvalidClaim(ValueError)      4   a claim that cannot be true of itself
    |- EntityError(LookupError)      3
    |   |- UnknownEntity             3
    |   '- AmbiguousEntity           3
    |- UnknownClaim(LookupError)     3
    |- StoreError                    5
    |   |- StoreMissing              5
    |   |- StoreLocked               5
    |   '- QueryError                4   a query that is wrong or refused
    |- AnalysisError(ArithmeticError) 1
    |   '- Overfull                  4   a company whose holders have more than all of it
    |- EndpointError                 1   a service that the user named does not do its part
    '- MissingExtra(ImportError)     1

Doubts about data are not errors: they are values (`kg.model.Issue`).

Example:
    >>> error = UnknownEntity("Nisan", suggestions=("Nissan",))
    >>> print(error)
    no entity is called 'Nisan'; did you mean Nissan?
    >>> error.exit_code
    3
"""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

_LONGEST_QUOTED = 200


def _quoted(name: str) -> str:
    """A name in quotation marks, cut to a length that a person reads."""
    return repr(name if len(name) <= _LONGEST_QUOTED else f"{name[:_LONGEST_QUOTED]}...")


class KgError(Exception):
    """Base of all errors of `kg`. The message says where, what, and what to do next."""

    exit_code: ClassVar[int] = 1


class InputError(KgError, ValueError):
    """Bytes from outside make no sense.

    Args:
        message: What is wrong and what to do.
        source: File or stream that holds the fault.
        line: Line number, counted from 1; None where lines mean nothing.
        column: Column or byte position; None where not known.
    """

    exit_code = 4

    def __init__(
        self, message: str, *, source: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        place = ":".join(str(part) for part in (source, line, column) if part is not None)
        super().__init__(f"{place}: {message}" if place else message)
        self.source, self.line, self.column = source, line, column


class UnknownFormat(InputError):
    """No reader or writer has this name."""


class InputFaults(InputError):
    """Several things are wrong with one file, each told in a line of its own.

    Args:
        faults: The lines, in the order of the file; at least one.
        source: The file.
    """

    def __init__(self, faults: tuple[str, ...], *, source: str | None = None) -> None:
        super().__init__("\n".join(faults))
        self.faults, self.source = faults, source


class ReadingFault(InputError):
    """`kg` itself failed on a file; the other files of a call are read all the same.

    Args:
        error: What happened.
        source: The file.
    """

    def __init__(self, error: Exception, *, source: str) -> None:
        what = f"a fault of kg itself, {type(error).__name__}: {error}"
        super().__init__(f"{what}; this file is left out, PYTHONDEVMODE=1 shows where", source=source)


class InvalidClaim(KgError, ValueError):
    """A value that cannot be true of itself: a share of 150 %, a claim without a holder.

    Args:
        field: Name of the faulty field.
        value: What was given.
        message: Why it cannot be.
    """

    exit_code = 4

    def __init__(self, field: str, value: object, message: str) -> None:
        super().__init__(f"{field} = {value!r}: {message}")
        self.field, self.value, self.reason = field, value, message


class EntityError(KgError, LookupError):
    """A name does not lead to one entity."""

    exit_code = 3


class UnknownEntity(EntityError):
    """No entity has this name.

    Args:
        name: The name as asked.
        suggestions: Names of the graph that look like it, best first.
    """

    def __init__(self, name: str, *, suggestions: tuple[str, ...] = ()) -> None:
        hint = (
            f"; did you mean {' or '.join(suggestions)}?" if suggestions else "; `kg find` searches the names"
        )
        super().__init__(f"no entity is called {_quoted(name)}{hint}")
        self.name, self.suggestions = name, suggestions


class AmbiguousEntity(EntityError):
    """Several entities have this name.

    Args:
        name: The name as asked.
        candidates: Pairs of entity id and a line that tells it apart.
    """

    def __init__(self, name: str, *, candidates: tuple[tuple[str, str], ...]) -> None:
        listed = "; ".join(f"{key} ({label})" for key, label in candidates)
        super().__init__(f"{_quoted(name)} is the name of {len(candidates)} entities, ask by id: {listed}")
        self.name, self.candidates = name, candidates


class UnknownClaim(KgError, LookupError):
    """No claim, held claim or pair of entities answers to this."""

    exit_code = 3


class StoreError(KgError):
    """The graph on disk cannot be used."""

    exit_code = 5


class StoreMissing(StoreError):
    """There is no graph at the place that was named."""


class StoreLocked(StoreError):
    """Another process is writing to the graph."""


class QueryError(StoreError):
    """A SPARQL query that cannot be read, or that the guard refuses.

    Args:
        message: What is wrong.
        query: The query as asked.
        line: Line of the fault, counted from 1; None where not known.
    """

    exit_code = 4

    def __init__(self, message: str, *, query: str, line: int | None = None) -> None:
        super().__init__(f"query, line {line}: {message}" if line else f"query: {message}")
        self.query, self.line = query, line


class AnalysisError(KgError, ArithmeticError):
    """A calculation has no answer."""


class Overfull(AnalysisError):
    """A company whose holders have more than 100 % of it, so that no share through it can be worked out.

    Args:
        investee: Entity id of the company.
        name: Its name.
        total: What the lower ends of its holders' shares add up to, in fractions of 1.
    """

    exit_code = 4

    def __init__(self, investee: str, name: str, total: Fraction) -> None:
        percent = f"{float(total * 100):.10g} %" if total > 1 else "more than 100 %"
        called = _quoted(name) if name == investee else f"{_quoted(name)} ({investee})"
        super().__init__(
            f"the holders of {called} have {percent} of it together; no share through it is calculated: "
            "correct its figures, or leave one out"
        )
        self.investee, self.name, self.total = investee, name, total


class Interrupted(KeyboardInterrupt):
    """Somebody stopped the reading of files; those that were read whole are in the graph.

    Args:
        kept: Number of files that are in the graph.
        files: Number of files that were asked for.
    """

    def __init__(self, kept: int, files: int) -> None:
        super().__init__(f"stopped; {kept} of {files} files were read whole and are kept, the others are not")
        self.kept, self.files = kept, files


class EndpointError(KgError):
    """A service that the user named cannot be reached, or refuses."""


class MissingExtra(KgError, ImportError):
    """An optional part is not installed.

    Args:
        extra: Name of the extra.
        what: What needs it.
    """

    def __init__(self, extra: str, what: str) -> None:
        super().__init__(f"{what} needs an optional part: pip install 'corporate-ownership-kg[{extra}]'")
        self.extra = extra
