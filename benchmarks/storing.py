"""From a file to a graph that can be asked: time and bytes against the bare engine with the same quads."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generators import Register, claims_jsonl, register
from benchmarks.process import kg, lines_to, size_of, spent
from benchmarks.sizes import Sizes
from benchmarks.table import Measure, repeated

_BULK = (
    "import sys, pyoxigraph as ox; store = ox.Store(sys.argv[2]); "
    "store.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS); store.flush()"
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A register in a graph of ours and in a bare store, and as N-Quads."""

    drawn: Register
    graph: Path
    rdf: Path
    quads: Path


def loading(sizes: Sizes, work: Path) -> tuple[Loaded, list[Measure]]:
    """Load a register; returns where it stands, and the measures."""
    drawn = register(sizes.stakes)
    file = lines_to(work / "register.jsonl", list(claims_jsonl(drawn)))
    graph, bare, quads = work / "graph", work / "bare", work / "graph.nq"

    def ours() -> float:
        shutil.rmtree(graph, ignore_errors=True)
        return kg("load", str(file), "--store", str(graph), compiled=work).cpu

    def theirs() -> float:
        if not quads.exists():
            kg("export", "--format", "nq", "--store", str(graph), compiled=work, log=quads)
        shutil.rmtree(bare, ignore_errors=True)
        return spent(_BULK, str(quads), str(bare), compiled=work).cpu

    runs = repeated(sizes.loads, ours, theirs)
    index = graph / "index" / (graph / "index" / "current").read_text().strip()
    count = f"{sizes.stakes:,} stakes"
    engine = "Oxigraph bulk_load of the same quads"
    return Loaded(drawn, graph, index / "rdf", quads), [
        Measure(
            name=f"kg load, {count}", yardstick=engine, ours=runs[0], theirs=runs[1], unit="ms", budget=1.3
        ),
        Measure(
            name=f"index folder, {count}",
            yardstick="its Oxigraph folder",
            ours=[size_of(index)],
            theirs=[size_of(bare)],
            unit="MB",
            budget=1.15,
        ),
    ]
