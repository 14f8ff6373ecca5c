"""From files to batches: where extract, formats and reconcile meet, on behalf of the door.

The door loads this when something is read in or decided; questions do without it.

Example:
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.jsonl"
    >>> _ = path.write_text('{"holder": "Renault SA", "investee": "Beta", "share": "43.4", "doc": "d1"}')
    >>> [delivery] = claims_file(path).batches
    >>> delivery.batch.claims[0].holder
    'renault'
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import InputError, KgError, ReadingFault
from kg.extract import About, Reading, extract
from kg.extract.languages import READ
from kg.extract.nlp import Namer
from kg.extract.source.documents import SUFFIXES
from kg.model import Decision, EntityId
from kg.reconcile.gazetteer import packaged
from kg.reconcile.identifiers import is_valid
from kg.reconcile.identity import accepted_readings, canonical, named, retracted
from kg.reconcile.lexicon import lexicon as names
from kg.reconcile.minting import mint

if TYPE_CHECKING:
    from kg.formats.claims_jsonl import Loaded
    from kg.store.folder import Rules

#: The name by which standard input is asked for, and the one that its document gets.
STDIN, _STDIN_LABEL = Path("-"), "stdin"
# No article comes near it; reading all of a device or a disk image helps nobody.
_LARGEST = 256 << 20
_PIECE = 1 << 18


def article(
    path: Path,
    *,
    about: Mapping[str, Any],
    encoding: str | None,
    model: Mapping[str, Any] | None = None,
    nlp: bool = False,
    lexicon: Path | None = None,
) -> Reading:
    """Read one article.

    Args:
        path: The file; `-` is standard input.
        about: What is known of it: title, publisher, published, language, rank.
        encoding: Encoding of the text; None: UTF-8, or UTF-16 with BOM, or what a page declares.
        model: A language model to ask as well: url, model and key of its endpoint; None: none is asked.
        nlp: Whether a trained model finds names as well (extra `nlp`).
        lexicon: A file of names that the user knows (`kg.reconcile.lexicon`); None: the packaged ones alone.

    Raises:
        InputError: The file cannot be read as an article, or nobody here reads the language named.
        EndpointError: The model's server cannot be reached, or refuses.
        ReadingFault: A fault of `kg` itself; in Python's development mode that fault as it is.
    """
    if os.path.isdir(path):
        _listed(path)
        kinds = f"{' '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
        raise InputError(f"the folder holds no {kinds} file", source=str(path))
    if about.get("language"):
        language_read(about["language"])
    told, data, words = None, _bytes(path), names(lexicon)
    if model is not None:
        from kg.extract.llm import Endpoint, Told

        told = Told(Endpoint(**model))
    try:
        return extract(
            data,
            about=About(**about),
            encoding=encoding,
            known=words.names,
            lexicon=words.mark,
            mint=mint,
            name=label(path),
            model=told,
            namer=_namer() if nlp else None,
        )
    except (KgError, OSError):
        raise
    except Exception as error:  # one text that trips a rule must not cost a folder of ten thousand
        if sys.flags.dev_mode:
            raise
        raise ReadingFault(error, source=str(path)) from error


def languages() -> tuple[str, ...]:
    """Codes of the languages that are read, in the order of the alphabet."""
    return tuple(sorted(READ))


def language_read(tag: str) -> str:
    """A language tag as a user gives it, such as `fr` or `fr-BE`, where its language is read.

    Raises:
        InputError: It is no tag of a language that is read; a text would lose all its claims by it.

    Example:
        >>> language_read("fr-BE")
        'fr-BE'
        >>> language_read("xx")
        Traceback (most recent call last):
        kg.errors.InputError: the language 'xx' is not read; name one of de, en, es, fr, it, ja, nl, pt
    """
    code = tag.replace("_", "-").partition("-")[0].casefold()
    if code not in READ:
        raise InputError(f"the language {tag!r} is not read; name one of {', '.join(languages())}")
    return tag


def claims_file(path: Path) -> Loaded:
    """Read one claims.jsonl.

    Raises:
        InputError: A line is faulty.
    """
    from kg.formats.claims_jsonl import read_claims

    data = _bytes(path)
    return read_claims(data, name=label(path), known=names().names, mint=mint, valid_identifier=is_valid)


def label(path: Path) -> str:
    """The base name of a file as text that can be kept: bytes that are no UTF-8 are spelt out."""
    return _STDIN_LABEL if path == STDIN else path.name.encode(errors="backslashreplace").decode()


def articles(paths: Iterable[Path], *, store: Path | None = None) -> list[Path]:
    """The files named, folders opened: what they hold of the kinds that are read, in the order of names.

    Hidden files of a folder (those whose names begin with a full stop) are left alone.

    Args:
        paths: Files and folders.
        store: Folder of the graph; what it archived is no article to be read again.

    Returns:
        The articles; a folder without one, or one inside that may not be looked into, stands for itself,
        and cannot be read.
    """
    found: list[Path] = []
    own = store.resolve() if store is not None else None
    for path in paths:
        if os.path.isdir(path):
            inside = _inside(path)
            found += sorted(p for p in inside if own is None or own not in p.resolve().parents) or [path]
        else:
            found.append(path)
    return found


def _inside(folder: Path) -> list[Path]:
    """The articles below a folder, and the folders there that cannot be listed."""
    found: list[Path] = []

    def closed(error: OSError) -> None:
        found.append(Path(error.filename))

    for at, folders, files in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = [Path(at, name) for name in files if not name.startswith(".")]
        found += [path for path in here if path.suffix.lower() in SUFFIXES and _is_article(path)]
    return found


def _is_article(path: Path) -> bool:
    """Whether it is a file; one of which nobody may know that is an article that cannot be read."""
    try:
        return path.is_file()
    except OSError:
        return True


def _listed(folder: Path) -> None:
    """Whether a folder may be looked into.

    Raises:
        InputError: It may not.
    """
    try:
        os.listdir(folder)
    except OSError as error:
        told = f"the folder cannot be read ({error.strerror or error})"
        raise InputError(told, source=str(folder)) from error


def rules() -> Rules:
    """What the index needs to know of entities and decisions."""
    from kg.store.folder import Rules

    return Rules(
        entities=packaged, canonical=_canonical, retracted=retracted, accept=accepted_readings, named=named
    )


def _canonical(decisions: Sequence[Decision]) -> Mapping[EntityId, EntityId]:
    return canonical(decisions, preferred={entity.id for entity in packaged()})


@cache
def _namer() -> Namer:
    return Namer()


def _bytes(path: Path) -> bytes:
    try:
        if path == STDIN and sys.stdin is None:  # started with a closed input (`<&-`)
            raise InputError("there is no standard input; name a file", source=_STDIN_LABEL)
        if path == STDIN:
            data = _read(sys.stdin.buffer)
        else:
            with path.open("rb") as handle:
                data = _read(handle)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", source=str(path)) from error
    if len(data) > _LARGEST:
        raise InputError(f"is larger than {_LARGEST >> 20} MB; split it", source=str(path))
    return data


def _read(handle: BinaryIO) -> bytes:
    """All bytes, or as many as tell that they are too many; asked for in pieces, as most files are small."""
    data = handle.read(_PIECE)
    pieces, size = [data], len(data)
    while len(data) == _PIECE and size <= _LARGEST:
        data = handle.read(_PIECE)
        pieces.append(data)
        size += len(data)
    return b"".join(pieces)
