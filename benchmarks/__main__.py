"""`python -m benchmarks [--quick]`: run all measures and print the table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.asking import asking
from benchmarks.calculating import drawing, settling
from benchmarks.sizes import QUICK, Sizes
from benchmarks.startup import reading, starting
from benchmarks.storing import loading
from benchmarks.table import Measure, table
from benchmarks.whole import whole


def measured(sizes: Sizes, *, tell: Callable[[str], None]) -> list[Measure]:
    """All measures, in the order of the table; `tell` hears what is running."""
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as folder:
        work = Path(folder)
        # Articles first: a process inherits the peak memory of the one that starts it.
        tell("reading")
        read = reading(sizes, work)
        tell("loading")
        loaded, stored = loading(sizes, work)
        tell("starting")
        found = starting(sizes, loaded.graph, loaded.rdf, work)
        tell("asking")
        found += [*stored, *asking(sizes, loaded), *read]
        tell("calculating")
        found += [*settling(sizes), *drawing()]
        tell("whole graphs")
        return [*found, *whole(sizes)]


def main() -> None:
    """Measure and print; exit code 0 whatever the ratios are, for a busy machine is no fault."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, few repetitions")
    sizes = QUICK if parser.parse_args().quick else Sizes()
    print(table(measured(sizes, tell=lambda stage: print(f"{stage} ...", file=sys.stderr))))


if __name__ == "__main__":
    main()
