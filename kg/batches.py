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

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.extract import About, Reading, extract
from kg.formats.claims_jsonl import Loaded, read_claims
from kg.model import Claim, Decision, Entity, EntityId, HeldClaim
from kg.reconcile.gazetteer import gazetteer, packaged
from kg.reconcile.identifiers import is_valid
from kg.reconcile.identity import canonical, retracted, reviewed
from kg.reconcile.minting import mint
from kg.store.folder import Rules

_ARTICLES = (".txt", ".md")


def article(path: Path, *, about: Mapping[str, Any], encoding: str | None) -> Reading:
    """Read one article.

    Args:
        path: The file.
        about: What is known of it: title, publisher, published, language, rank.
        encoding: Encoding of the text; None: UTF-8, or UTF-16 with BOM.

    Raises:
        InputError: The file cannot be read as text.
    """
    if path.is_dir():
        raise InputError(f"the folder holds no {' or '.join(_ARTICLES)} file", source=str(path))
    data = _bytes(path)
    return extract(data, about=About(**about), encoding=encoding, known=_known(), mint=mint, name=label(path))


def claims_file(path: Path) -> Loaded:
    """Read one claims.jsonl.

    Raises:
        InputError: A line is faulty.
    """
    data = _bytes(path)
    return read_claims(data, name=label(path), known=_known(), mint=mint, valid_identifier=is_valid)


def label(path: Path) -> str:
    """The base name of a file as text that can be kept: bytes that are no UTF-8 are spelt out."""
    return path.name.encode(errors="backslashreplace").decode()


def articles(paths: Iterable[Path], *, store: Path) -> list[Path]:
    """The files named, folders opened: their .txt and .md files in the order of names.

    Args:
        paths: Files and folders.
        store: Folder of the graph; what it archived is no article to be read again.

    Returns:
        The articles; a folder without one stands for itself, and cannot be read.
    """
    found: list[Path] = []
    own = store.resolve()
    for path in paths:
        if path.is_dir():
            texts = (p for p in path.rglob("*") if p.suffix in _ARTICLES and p.is_file())
            inside = sorted(p for p in texts if own not in p.resolve().parents)
            found += inside or [path]
        else:
            found.append(path)
    return found


def rules() -> Rules:
    """What the index needs to know of entities and decisions."""
    return Rules(entities=packaged, canonical=_canonical, retracted=retracted, accept=_accepted)


def _canonical(decisions: Sequence[Decision]) -> Mapping[EntityId, EntityId]:
    return canonical(decisions, preferred={entity.id for entity in packaged()})


def _accepted(decisions: Sequence[Decision], held: Sequence[HeldClaim]) -> list[tuple[Claim, str]]:
    origin = {(one.repaired or one.claim).id: one.claim.id for one in held}
    return [(claim, origin[claim.id]) for claim, _ in reviewed(decisions, held).accepted]


@cache
def _known() -> Mapping[str, Entity]:
    return gazetteer(packaged())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", source=str(path)) from error
