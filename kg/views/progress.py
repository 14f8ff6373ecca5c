"""A bar on the terminal for work that takes longer than a second. It is talk: it goes to stderr.

Example:
    >>> with progress("reading") as advance:       # no terminal here, and no second: nothing is shown
    ...     advance(1, 2)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

_PATIENCE = 1.0  # seconds


@contextmanager
def progress(what: str, *, shown: bool = True) -> Iterator[Callable[[int, int], None]]:
    """Gives a function that is told how far the work is: the step at hand, counted from 1, and their number.

    The bar is drawn from the first report after a second on, and taken away at the end. Nothing is drawn
    where nobody would see it, nor at all for shorter work.

    Args:
        what: What is being done, in a word.
        shown: False where answers appear on the terminal meanwhile and are sign enough.
    """
    bar = _Bar(what, shown)
    try:
        yield bar.advance
    finally:
        bar.stop()


class _Bar:
    def __init__(self, what: str, shown: bool) -> None:
        self._what, self._began = what, monotonic()
        self._wanted = shown and sys.stderr is not None and sys.stderr.isatty()
        self._shown: Any = None
        self._task: Any = None

    def advance(self, step: int, steps: int) -> None:
        """Show the step at hand."""
        if not self._wanted or (self._shown is None and monotonic() - self._began < _PATIENCE):
            return
        if self._shown is None:
            self._start()
        self._shown.update(self._task, completed=step - 1, total=steps)

    def stop(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown.stop()

    def _start(self) -> None:
        # Loaded here: most work is done before anyone waits.
        from rich.console import Console
        from rich.progress import Progress

        # Answers and messages go where they went before: the bar redirects neither.
        self._shown = Progress(
            console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
        )
        self._task = self._shown.add_task(self._what, total=None)
        self._shown.start()
