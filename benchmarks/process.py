"""Whole processes: what one costs, from its start to its end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_KG = "from kg.cli.main import main; main()"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost."""

    cpu: float
    peak: float


def spent(code: str, *arguments: str, compiled: Path, log: Path | None = None) -> Cost:
    """Run Python code in a new process.

    Args:
        code: The code.
        arguments: Its `sys.argv[1:]`.
        compiled: Folder for compiled modules, so that both sides find theirs compiled.
        log: File for its output; None throws it away.

    Returns:
        CPU in milliseconds, of user and system, and peak memory in MB.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "KG_"))}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(compiled)}
    command = [sys.executable, "-c", code, *arguments]
    with (
        open(log or os.devnull, "wb") as out,
        subprocess.Popen(
            command, stdout=out, stderr=subprocess.PIPE, env=environment, cwd=compiled
        ) as process,
    ):
        said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"a measured process failed: {said.decode(errors='replace')[-500:]}")
    # The kernel counts in kilobytes, but in bytes on macOS.
    peak = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Cost((used.ru_utime + used.ru_stime) * 1000, peak)


def kg(*arguments: str, compiled: Path, log: Path | None = None) -> Cost:
    """Run a `kg` command in a new process; as `spent`."""
    return spent(_KG, *arguments, compiled=compiled, log=log)


def size_of(folder: Path) -> float:
    """Bytes of all files of a folder, in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def lines_to(path: Path, lines: Sequence[str]) -> Path:
    """Write lines to a file."""
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path
