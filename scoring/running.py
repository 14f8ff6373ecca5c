"""The output to be judged: `kg extract` run as people run it, on one file a passage.

Example: `extracted(read(GOLD))` is a list of `matching.Line`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scoring.gold import Passage
from scoring.matching import Line

#: The passages of the project.
GOLD = Path(__file__).parents[1] / "tests" / "gold"
_KG = "import sys; from kg.cli.main import main; sys.exit(main())"


def extracted(passages: Sequence[Passage]) -> list[Line]:
    """The lines that `kg extract --json` prints for the texts; the language is left for it to find.

    Raises:
        RuntimeError: The command failed; its last words are in the message.
    """
    with tempfile.TemporaryDirectory(prefix="kg-score-") as folder:
        files = []
        for passage in passages:
            if passage.text is not None:
                file = Path(folder) / f"{passage.id}.txt"
                file.write_text(passage.text, encoding="utf-8", newline="")
                files.append(str(file))
        done = subprocess.run(
            [sys.executable, "-c", _KG, "extract", "--json", *files], capture_output=True, text=True
        )
    if done.returncode:
        raise RuntimeError(f"kg extract ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    return lines_of(done.stdout)


def lines_of(printed: str) -> list[Line]:
    """The lines of a JSON lines output."""
    return [Line.of(json.loads(row)) for row in printed.splitlines() if row.strip()]
