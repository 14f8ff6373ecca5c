import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StoreError, StoreLocked
from kg.store.lock import writer_lock

HOLD = """
import sys
from pathlib import Path
from kg.store.lock import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_writer_waits_and_then_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreLocked, match="another process"), writer_lock(path, wait=0.1):
            pass
    finally:
        holder.communicate("\n", timeout=30)
    with writer_lock(path, wait=0):
        pass


def test_a_writer_that_was_killed_leaves_the_lock_free(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.kill()
    holder.communicate(timeout=30)
    with writer_lock(path, wait=5):
        pass


def test_a_folder_that_cannot_be_made_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(StoreError, match="cannot be written"),
        writer_lock(tmp_path / "file" / "graph" / "lock"),
    ):
        pass
