"""What can be read without a graph: the claims of an article, and what a text can be read with.

Example:
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.txt"
    >>> _ = path.write_text("Oak Mills holds 12.5% of Fir Works.")
    >>> [(line["subject"], line["object"], line["share_min"]) for line in extracted(path, about={})]
    [('Oak Mills', 'Fir Works', 12.5)]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any


def extracted(
    path: Path,
    *,
    about: Mapping[str, Any],
    encoding: str | None = None,
    model: Mapping[str, Any] | None = None,
    nlp: bool = False,
    lexicon: Path | None = None,
    tell: Callable[[str], None] | None = None,
) -> list[dict[str, object]]:
    """The claims that one article makes, one dictionary a line of `kg extract --json`; opens no graph.

    Args:
        path: The file; `-` is standard input.
        about: What is known of it, as for `KnowledgeGraph.ingest`.
        encoding: Encoding of the text, as there.
        model: A language model to ask as well, as there.
        nlp: Whether a trained model finds names as well.
        lexicon: A file of names that the user knows, as there.
        tell: Told in a line where the model failed, and where the text is in a language that is not read.

    Raises:
        InputError: The file cannot be read as an article.
        EndpointError: The model's server cannot be reached, or refuses.
    """
    from kg.batches import article, label

    reading = article(path, about=about, encoding=encoding, model=model, nlp=nlp, lexicon=lexicon)
    for issue in reading.issues:
        if tell is not None and (issue.code.startswith("model") or issue.code == "unknownLanguage"):
            tell(f"{issue.where}: {issue.message}")
    return reading.lines(label(path))


def documents(paths: Iterable[Path]) -> list[Path]:
    """The files named, folders opened, in the order in which `ingest` reads them."""
    from kg.batches import articles

    return articles(paths)


def lexicon_read(path: Path | None) -> None:
    """Read a file of names that the user knows, so that a fault in it is told before any text is read.

    Raises:
        InputError: The file cannot be read, or its first faulty row.
    """
    from kg.reconcile.lexicon import lexicon

    lexicon(path)


def languages() -> tuple[str, ...]:
    """Codes of the languages that are read, in the order of the alphabet."""
    from kg.batches import languages as read

    return read()


def language_read(tag: str) -> str:
    """A language tag such as `fr` or `fr-BE`; InputError where its language is not read."""
    from kg.batches import language_read as known

    return known(tag)
