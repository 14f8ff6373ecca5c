"""One writer at a time: a lock on a file that the operating system frees when the process ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError, StoreLocked

WAIT_SECONDS = 10.0
_PAUSE_SECONDS = 0.05


@contextmanager
def writer_lock(path: Path, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the writer's lock of a graph.

    Args:
        path: The lock file; made when missing, never removed.
        wait: Seconds to wait for another writer.

    Raises:
        StoreLocked: Another writer kept it for longer than `wait`.
        StoreError: The folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(
            f"{path.parent}: cannot be written to ({error.strerror}); choose another --store"
        ) from error
    try:
        deadline = time.monotonic() + wait
        while not _try_lock(handle):
            if time.monotonic() >= deadline:
                raise StoreLocked(
                    f"{path.parent}: another process has been writing for {wait:g} s; try again later"
                )
            time.sleep(_PAUSE_SECONDS)
        yield
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        if os.name == "posix":
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    return True
