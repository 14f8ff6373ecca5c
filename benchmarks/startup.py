"""What it costs to start: the package, the help, one cold question, and reading articles."""

from __future__ import annotations

from pathlib import Path

from benchmarks.generators import articles
from benchmarks.process import kg, spent
from benchmarks.sizes import Sizes
from benchmarks.table import Measure, repeated

_OPEN = "import sys, click, pyoxigraph; pyoxigraph.Store.read_only(sys.argv[1])"


def starting(sizes: Sizes, graph: Path, rdf: Path, work: Path) -> list[Measure]:
    """Import, help, and a cold `kg owners` on an existing graph."""

    def bare() -> float:
        return spent("pass", compiled=work).cpu

    def question() -> float:
        asked = ("owners", "c3", "--as-of", "2024-01-01", "--store", str(graph))
        return kg(*asked, compiled=work).cpu

    one = repeated(sizes.processes, lambda: spent("import kg", compiled=work).cpu, bare)
    two = repeated(sizes.processes, lambda: kg("--help", compiled=work).cpu, bare)
    three = repeated(sizes.processes, question, lambda: spent(_OPEN, str(rdf), compiled=work).cpu)
    libraries = "Python + click + pyoxigraph + open"
    return [
        _measure("import kg", "bare Python", one, 1.5),
        _measure("kg --help", "bare Python", two, 5),
        _measure("a cold kg owners", libraries, three, 1.5),
    ]


def reading(sizes: Sizes, work: Path) -> list[Measure]:
    """`kg extract` over short texts: CPU against bare Python, and peak memory against 1 MB."""
    folder = work / "articles"
    folder.mkdir()
    paths = []
    for number, text in enumerate(articles(sizes.articles)):
        paths.append(folder / f"{number:03}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    asked = ("extract", *map(str, paths), "--json")
    peaks: list[float] = []

    def ours() -> float:
        cost = kg(*asked, compiled=work)
        peaks.append(cost.peak)
        return cost.cpu

    times = max(3, sizes.processes // 5)
    runs = repeated(times, ours, lambda: spent("pass", compiled=work).cpu)
    name = f"kg extract, {sizes.articles} short texts"
    memory = Measure(
        name=f"{name}: peak memory",
        yardstick="1 MB",
        ours=peaks[1:],
        theirs=[1.0] * times,
        unit="MB",
        budget=150,
    )
    return [_measure(name, "bare Python", runs, 120), memory, _folders(sizes, work)]


def _folders(sizes: Sizes, work: Path) -> Measure:
    """Peak memory of `kg ingest` over a folder, against one with a tenth of its files."""

    def peak(count: int) -> float:
        folder = work / f"folder-{count}"
        folder.mkdir()
        for number, text in enumerate(articles(count, seed=2)):
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        return kg("ingest", str(folder), "--store", str(work / f"ingested-{count}"), compiled=work).peak

    few, many = sizes.folder, 10 * sizes.folder
    return Measure(
        name=f"kg ingest, a folder of {many} texts: peak memory",
        yardstick=f"{few} texts",
        ours=[peak(many)],
        theirs=[peak(few)],
        unit="MB",
        budget=1.4,
    )


def _measure(name: str, yardstick: str, runs: tuple[list[float], list[float]], budget: float) -> Measure:
    return Measure(name=name, yardstick=yardstick, ours=runs[0], theirs=runs[1], unit="ms", budget=budget)
