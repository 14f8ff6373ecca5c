"""Run the command line as a user does: a process of its own, with its own environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


def kg(*arguments: str | Path, store: Path | None = None, env: Mapping[str, str] | None = None) -> Ran:
    """Run `kg` with arguments."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    settings |= {"PYTHONWARNINGS": "error", **(env or {})}
    command = [sys.executable, "-m", "kg.cli.main", *map(str, arguments)]
    if store is not None:
        command += ["--store", str(store)]
    done = subprocess.run(command, capture_output=True, env=settings, timeout=120)
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ran.err, ran.err
    return ran
