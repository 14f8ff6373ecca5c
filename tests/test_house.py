"""The laws of the house: who may import whom, what a light command loads, what every module carries."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "kg"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

#: The ground, from the bottom up: each floor may import the floors below it.
FLOORS = (
    *(
        "errors",
        "dates",
        "record",
        "environment",
        "vocab",
        "names",
        "model",
        "fingerprints",
        "shares",
        "written",
        "standing",
    ),
    "settlement",
    *("tables", "holdings", "scenario", "network", "answers", "calculated", "compared"),
)
WINGS = {"formats", "extract", "reconcile", "store", "analytics", "views"}
#: The door, and its back rooms: files become batches, people's decisions meet the store, and networks
#: and questions become calculated answers.
DOOR, BACK_ROOMS = "graph", {"batches", "judgement", "calculations", "review"}
FACES = {"cli", "web"}
#: Outside library -> rooms that may import it, and nobody else.
LIBRARIES = {
    "rdflib": {"store"},
    "pyoxigraph": {"store"},
    "oxrdflib": {"store"},
    "pyshacl": {"store"},
    "numpy": {"analytics", "store", "network", "holdings"},
    "scipy": {"analytics"},
    "numba": {"analytics"},
    "pyarrow": {"analytics", "holdings", "formats"},
    "trafilatura": {"extract"},
    "lxml": {"extract"},
    "pypdf": {"extract"},
    "spacy": {"extract"},
    "httpx": {"extract"},
    "networkx": {"analytics", "network"},
    "pyspark": {"analytics"},
    "pyvis": {"views"},
    "jinja2": {"views", "web"},
    "rich": {"views"},
    "click": {"cli"},
    "rapidfuzz": {"reconcile"},
    "starlette": {"web"},
    "uvicorn": {"web"},
}
HEAVY = ("rdflib", "numpy", "networkx", "pyvis", "pandas", "pyshacl", "jinja2", "IPython", "scipy", "rich")


def room(module: str) -> str:
    """The part of the house a module stands in: `kg.store.rdf` is in `store`, `kg` itself in nothing."""
    return [*module.split("."), ""][1]


def imported(module: str) -> Iterator[str]:
    """Every module that a module imports: at the top, in functions and for type checking alike."""
    inside = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                kept = inside.split(".")[: len(inside.split(".")) - node.level + 1]
                base = ".".join([*kept, *filter(None, [node.module])])
            below = [f"{base}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else base for name in below)


def for_types_only(module: str) -> set[str]:
    """Libraries that a module names in annotations and never loads."""
    blocks = [
        node
        for node in ast.walk(TREES[module])
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
    ]
    return {
        (part.module or "").split(".")[0]
        for block in blocks
        for part in ast.walk(block)
        if isinstance(part, ast.ImportFrom)
    }


# The door names what it hands out, as `rdflib.Dataset`, without loading it.
OUTSIDE = {
    (module, name.split(".")[0])
    for module in MODULES
    for name in imported(module)
    if room(module) != DOOR or name.split(".")[0] not in for_types_only(module)
    if name.split(".")[0] not in sys.stdlib_module_names | {"kg"}
}
INSIDE = {
    (module, name)
    for module in MODULES
    for name in imported(module)
    if name.split(".")[0] == "kg" and room(name) and room(name) != room(module)
}


def test_every_module_stands_in_a_known_part_of_the_house() -> None:
    known = {"", *FLOORS, *WINGS, DOOR, *BACK_ROOMS, *FACES}
    assert {room(module) for module in MODULES} <= known
    assert {room(name) for _, name in INSIDE} <= known


def test_the_ground_imports_only_the_ground_below_it() -> None:
    for module, name in INSIDE:
        if room(module) in FLOORS:
            below = FLOORS[: FLOORS.index(room(module))]
            assert room(name) in below, f"{module} imports {name}"


def test_a_wing_imports_the_ground_and_never_another_wing_the_door_or_a_face() -> None:
    for module, name in INSIDE:
        if room(module) in WINGS:
            assert room(name) in FLOORS, f"{module} imports {name}"


def test_faces_import_the_door_the_views_and_the_ground() -> None:
    for module, name in INSIDE:
        if room(module) in FACES:
            allowed = {DOOR, "views", *FLOORS} | ({"web"} if module == "kg.cli.serve" else set())
            assert room(name) in allowed, f"{module} imports {name}"


def test_nobody_but_the_door_goes_to_its_back_rooms() -> None:
    assert {room(module) for module, name in INSIDE if room(name) in BACK_ROOMS} == {DOOR}


def test_the_package_itself_loads_nothing_and_the_door_opens_no_face() -> None:
    assert {name for module, name in INSIDE if room(module) == DOOR and room(name) in FACES} == set()
    top = [node for node in TREES["kg"].body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert all(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in top) or not top


def test_no_module_imports_in_a_circle() -> None:
    below = {
        module: {name for name in imported(module) if name in MODULES and name != module}
        for module in MODULES
    }
    while free := [module for module, names in below.items() if not names & below.keys()]:
        for module in free:
            del below[module]
    assert not below, f"in a circle, or above one: {sorted(below)}"


def test_each_outside_library_lives_where_it_belongs() -> None:
    for module, library in sorted(OUTSIDE):
        assert library in LIBRARIES, f"{module} imports {library}, which lives nowhere"
        assert room(module) in LIBRARIES[library], f"{module} imports {library}"


# -- what a light command loads -----------------------------------------------------------------------


def loaded_after(code: str, **environment: str) -> set[str]:
    """The modules in `sys.modules` after some code ran in a new interpreter."""
    ending = "\nimport sys, json\nsys.stderr.write('\\n' + json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code + ending],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **environment},
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def heavy(modules: set[str]) -> set[str]:
    return {name for name in modules if name.split(".")[0] in HEAVY}


def test_import_kg_loads_nothing_heavy_and_no_wing() -> None:
    modules = loaded_after("import kg")
    assert heavy(modules) == set()
    assert {room(name) for name in modules if name.startswith("kg.")} <= set(FLOORS)


needs_cli = pytest.mark.skipif("kg.cli.main" not in MODULES, reason="there is no command line yet")


@needs_cli
def test_the_help_loads_neither_a_store_nor_anything_heavy() -> None:
    modules = loaded_after("from kg.cli.main import run\nassert run(['--help']) == 0")
    assert "click" in modules
    assert heavy(modules) | {name for name in modules if name.startswith("pyoxigraph")} == set()


@needs_cli
def test_a_cold_question_loads_nothing_heavy(tmp_path: Path) -> None:
    store = str(tmp_path / "graph")
    line = tmp_path / "c.jsonl"
    line.write_text('{"holder": "Alpha", "investee": "Beta", "share": "30", "as_of": "2024-01-01"}\n')
    loaded_after(
        f"from kg.cli.main import run\nassert run(['load', {str(line)!r}, '--store', {store!r}]) == 0"
    )
    asked = f"['owners', 'Beta', '--as-of', '2024-06-01', '--store', {store!r}]"
    modules = loaded_after(f"from kg.cli.main import run\nassert run({asked}) == 0")
    assert "pyoxigraph" in modules
    assert heavy(modules) == set()


# -- what every module carries ------------------------------------------------------------------------


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public functions, classes, and public methods of public classes; of an overloaded one, its body."""
    for node in tree.body:
        if any(getattr(mark, "id", "") == "overload" for mark in getattr(node, "decorator_list", ())):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name[0] != "_":
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    part for part in node.body if isinstance(part, ast.FunctionDef) and part.name[0] != "_"
                )


@pytest.mark.parametrize("module", MODULES)
def test_a_module_and_all_that_is_public_in_it_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(TREES[module]), f"{module} has no docstring"
    silent = [node.name for node in public(TREES[module]) if not ast.get_docstring(node)]
    # The help of a command stands in the table of commands; an override speaks by its base.
    overrides = {"list_commands", "get_command", "format_commands", "convert", "get_metavar"}
    commands = {node.name for node in public(TREES[module]) if room(module) == "cli" and node.decorator_list}
    assert set(silent) - overrides - commands == set(), module


@pytest.mark.parametrize("module", MODULES)
def test_all_names_in_all_exist(module: str) -> None:
    for node in TREES[module].body:
        if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "__all__" for t in node.targets):
            listed = ast.literal_eval(node.value)
            assert len(set(listed)) == len(listed)
            known = {
                name
                for part in ast.walk(TREES[module])
                for name in (
                    [part.name]
                    if isinstance(part, ast.FunctionDef | ast.ClassDef)
                    else [part.id]
                    if isinstance(part, ast.Name)
                    else [alias.asname or alias.name for alias in part.names]
                    if isinstance(part, ast.Import | ast.ImportFrom)
                    else []
                )
            }
            assert set(listed) <= known, module


def test_only_the_command_line_prints() -> None:
    for module, tree in TREES.items():
        if room(module) != "cli":
            calls = {
                node.func.id
                for node in ast.walk(tree)
                if isinstance(node, ast.Call)
                if isinstance(node.func, ast.Name)
            }
            assert "print" not in calls, module


def test_only_one_module_reads_the_clock() -> None:
    for module, tree in TREES.items():
        if module == "kg.environment":
            continue
        asked = {
            f"{node.func.value.id}.{node.func.attr}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        }
        clocks = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}
        assert not asked & clocks, module


# -- the files of the project -------------------------------------------------------------------------

_TEXTS = {".py", ".md", ".toml", ".ttl", ".rq", ".csv", ".jsonl", ".json", ".yml", ".txt", ".html", ".css",
          ".js", ".ipynb", ".j2", ".in", ".cfg", ""}  # fmt: skip
_APART = {".git", ".venv", "__pycache__", "build", "dist", "demo", "node_modules"}


def project_files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in (".ci", ".gitignore") for part in parts)
        if path.is_file() and not hidden and not _APART & set(parts) and path.suffix in _TEXTS:
            yield path


def test_no_file_names_this_machine_or_a_package_index() -> None:
    # Written so that this file does not hold what it looks for.
    wanted = re.compile(
        "|".join(["/" + "work/", "/" + "home/", "/" + "Users/", "index" + "-url", "--" + "extra-index"])
    )
    for path in project_files():
        found = wanted.search(path.read_text(encoding="utf-8", errors="replace"))
        assert not found, f"{path.relative_to(ROOT)}: {found and found.group()}"


def test_pinned_versions_are_exact_and_cover_the_dependencies() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", pin) for pin in pins)
    pinned = {re.sub(r"[-_.]+", "-", pin.split("==")[0]).lower() for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project.get("optional-dependencies", {})
    wanted = [*project["dependencies"], *extras.get("test", ()), *extras.get("notebooks", ())]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[><=~!\[ ]", need)[0]).lower() for need in wanted}
    assert names - {project["name"]} <= pinned


def test_the_vocabulary_is_fresh() -> None:
    script = ROOT / "ontology" / "generate.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
