"""The graph on disk: durable sources, and the index that is built from them. Writing is in `writer`.

Example:
    `GraphFolder(path, rules).index` is the generation in force, open for reading.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from kg.errors import StoreError, StoreMissing
from kg.model import Claim, Decision, Entity, EntityId, HeldClaim
from kg.record import frozen
from kg.store.generation import INDEX_FORMAT, Generation, Generations
from kg.store.sources import Sources


def _nobody(_decisions: Sequence[Decision]) -> Sequence[Entity]:
    return ()


@frozen
class Rules:
    """What the index needs from outside the store.

    Args:
        entities: Gives the entities whose names resolve in every graph.
        canonical: From decisions to the map of entity ids that stand for another id.
        retracted: From decisions to the batches that were taken out, with the day.
        accept: From decisions and held claims to the readings that were accepted, each with the id of
            its held claim.
        named: From decisions to the entities that they brought into the graph.
    """

    entities: Callable[[], tuple[Entity, ...]]
    canonical: Callable[[Sequence[Decision]], Mapping[EntityId, EntityId]]
    retracted: Callable[[Sequence[Decision]], Mapping[str, date]]
    accept: Callable[[Sequence[Decision], Sequence[HeldClaim]], Sequence[tuple[Claim, str]]]
    named: Callable[[Sequence[Decision]], Sequence[Entity]] = _nobody


class GraphFolder:
    """A graph in a folder.

    Args:
        folder: Path of the folder.
        rules: Gives what the index needs from outside; asked by writers only.
    """

    def __init__(self, folder: Path, rules: Callable[[], Rules]) -> None:
        self.folder, self.rules = folder, rules
        self.sources = Sources(folder / "sources")
        self.generations = Generations(folder / "index")
        self._open: Generation | None = None

    @property
    def exists(self) -> bool:
        """Whether there is a graph: sources or an index."""
        try:
            return (self.folder / "index" / "current").exists() or self.sources.folder.exists()
        except OSError:  # a name that is too long, or a folder that may not be looked into
            return False

    @property
    def index(self) -> Generation:
        """The generation in force, opened once.

        Raises:
            StoreMissing: There is no graph here.
            StoreError: The index was made by another version.
        """
        if self._open is None:
            self.must_exist()
            current = self.generations.current()
            if current.manifest.get("format") != INDEX_FORMAT:
                raise StoreError(f"{self.folder}: the index is of another version; run kg rebuild")
            self._open = current
        return self._open

    def must_exist(self) -> None:
        """Raise `StoreMissing` where there is no graph."""
        if not self.exists:
            raise StoreMissing(f"{self.folder}: there is no graph here; kg ingest or kg load makes one")

    def forget(self) -> None:
        """Open anew on the next question: the index may have changed."""
        self._open = None
