"""What the README shows is what the program prints."""

import contextlib
import doctest
import io
import re
import shlex
from pathlib import Path

import pytest

from kg.cli.main import COMMANDS, run
from kg.graph import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n\$ (.*?)\n(.*?)```", README, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


class _Terminal(io.StringIO):
    """A screen: answers are tables on it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _packaged(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.getbasetemp() / "readme"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("KG_STORE", raising=False)
    if not (home / "kg" / "graph").exists():
        KnowledgeGraph.first_use(home / "kg" / "graph")


def pattern(shown: str) -> str:
    """The output shown as a pattern: `...` stands for anything, on a line or over several lines."""
    return r"(?s)\A" + re.escape(shown.rstrip("\n")).replace(r"\.\.\.", ".*?") + r"\s*\Z"


@pytest.mark.parametrize(("command", "shown"), CONSOLE, ids=[command for command, _ in CONSOLE])
def test_a_command_prints_what_the_readme_shows(command: str, shown: str) -> None:
    screen = _Terminal()
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        run(shlex.split(command)[1:])
    assert re.match(pattern(shown), screen.getvalue()), screen.getvalue()


@pytest.mark.parametrize("block", PYTHON)
def test_the_python_of_the_readme_runs(block: str) -> None:
    test = doctest.DocTestParser().get_doctest(block, {}, "README", None, 0)
    assert test.examples
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


def test_the_readme_names_every_command() -> None:
    assert [name for name in COMMANDS if not re.search(rf"`(kg )?{name}\b", README)] == []
