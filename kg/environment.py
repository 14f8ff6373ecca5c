"""What the surroundings give: packaged files, the data folder, and today's date.

Nothing else in `kg` reads a clock or an environment variable for its meaning.

Example:
    >>> data_file("ontology", "kg.ttl").name
    'kg.ttl'
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from kg.errors import InputError


def data_file(*parts: str) -> Path:
    """Path of a file that travels with the package (`ontology/...`, `seeds/...`).

    An installed wheel carries the folders inside the package; a checkout has them beside it.

    Args:
        parts: Path below the package, for example `"ontology", "kg.ttl"`.

    Returns:
        A path that exists.

    Raises:
        FileNotFoundError: The package was built without this file.
    """
    # Not by `importlib.resources`, which loads two dozen modules to find the same folder.
    package = Path(__file__).resolve().parent
    for path in (package.joinpath(*parts), package.parent.joinpath(*parts)):
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is missing from the installed package")


def now() -> datetime:
    """The present moment in UTC; SOURCE_DATE_EPOCH overrides it, for runs that must repeat.

    Raises:
        InputError: SOURCE_DATE_EPOCH is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), tz=UTC)
        except (ValueError, OverflowError, OSError) as error:
            message = f"{epoch!r} is no time; give whole seconds since 1970, or unset it"
            raise InputError(message, source="SOURCE_DATE_EPOCH") from error
    return datetime.now(tz=UTC)


def today() -> date:
    """Today's date in UTC, by `now`."""
    return now().date()


def named_store() -> str | None:
    """The graph that KG_STORE names, for whoever names none; None where it is not set, or empty."""
    return os.environ.get("KG_STORE") or None


def data_folder() -> Path:
    """The user's data folder, where the default graph lives (by the habit of each system)."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "kg"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "kg"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "kg"
