r"""The names that texts are read with: the packaged ones and, before them, those of a user's own file.

What the graph holds is no part of it: a text yields the same claims whatever was read before. A reading
made with a file says so by the hash of that file.

Example:
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "names.csv"
    >>> _ = path.write_text("id,kind,role,name\nbela,person,main,Béla Ordas\n", encoding="utf-8")
    >>> own = lexicon(path)
    >>> own.names["bela ordas"].kind, own.names["nissan"].id, own.mark
    ('person', 'nissan', 'lexicon b375e48b8e6a')
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from kg.errors import InputError
from kg.model import Entity
from kg.reconcile.gazetteer import entities_in, gazetteer, packaged
from kg.record import frozen

_DIGITS = 12


@frozen
class Lexicon:
    """Names with the entities that they lead to.

    Args:
        names: Folded name (`kg.names.fold`) to entity.
        mark: What a reading made with these names says of them; None: the packaged ones alone.
    """

    names: Mapping[str, Entity]
    mark: str | None = None


def lexicon(path: Path | None = None) -> Lexicon:
    """The packaged names, or these and a user's own.

    A name that both know leads where the user's file says; a packaged entity whose id the file uses is
    the file's, with the file's names alone.

    Args:
        path: A file of entities in the form of `seeds/entities.csv`; None: the packaged names alone.

    Raises:
        InputError: The file cannot be read; the first faulty row, with its line and what is wrong.

    Cost: the file is read at each call, and its names are worked out once for the same content.
    """
    if path is None:
        return _packaged()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", source=str(path)) from error
    return _with(data, path.name)


@cache
def _packaged() -> Lexicon:
    return Lexicon(names=gazetteer(packaged()))


@lru_cache(maxsize=4)
def _with(data: bytes, name: str) -> Lexicon:
    own = entities_in(data, name=name)
    replaced = {entity.id for entity in own}
    others = gazetteer(entity for entity in packaged() if entity.id not in replaced)
    mark = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return Lexicon(names=others | gazetteer(own), mark=f"lexicon {mark}")
