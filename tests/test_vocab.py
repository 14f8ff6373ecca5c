"""`kg/vocab.py` says what the ontology says, and is fresh."""

from __future__ import annotations

import csv
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg import vocab

ROOT = Path(__file__).resolve().parents[1]
GENERATOR = ROOT / "ontology" / "generate.py"


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_generated_files_are_fresh() -> None:
    run = subprocess.run([sys.executable, GENERATOR, "--check"], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_stale_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generate = _generator()
    stale = tmp_path / "vocab.py"
    stale.write_text("old")
    monkeypatch.setattr(generate, "outputs", lambda: {stale: "new"})
    assert generate.main(["--check"]) == 1
    assert stale.read_text() == "old"
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0


def test_the_module_imports_nothing_but_the_future() -> None:
    imports = [line for line in (ROOT / "kg" / "vocab.py").read_text().splitlines() if "import" in line]
    assert imports == ["from __future__ import annotations"]


@pytest.mark.parametrize("name", sorted(vocab.LISTS))
def test_every_code_list_is_complete_in_two_languages(name: str) -> None:
    path = ROOT / "ontology" / "codelists" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["code"] for row in rows}) == len(rows)
    assert {row["code"] for row in rows} == vocab.LISTS[name]
    for row in rows:
        for column in ("label_en", "label_fr", "definition_en", "definition_fr"):
            assert row[column].strip(), (row["code"], column)


def test_the_23_interest_types_of_bods_are_there_unchanged_and_eight_more() -> None:
    assert len(vocab.BODS_KINDS) == 23
    assert len(vocab.INTEREST_KINDS - vocab.BODS_KINDS) == 8
    assert vocab.BODS_KINDS < vocab.INTEREST_KINDS


def test_holdings_offices_and_symmetric_kinds_do_not_mix() -> None:
    assert not vocab.HOLDING_KINDS & vocab.OFFICE_KINDS
    assert not vocab.SYMMETRIC_KINDS & (vocab.HOLDING_KINDS | vocab.OFFICE_KINDS)
    assert vocab.HOLDING_KINDS | vocab.OFFICE_KINDS | vocab.SYMMETRIC_KINDS < vocab.INTEREST_KINDS


def test_no_two_terms_codes_or_prefixes_share_an_iri() -> None:
    codes = [vocab.code(name, one) for name, values in vocab.LISTS.items() for one in values]
    iris = [*vocab.CLASS.values(), *vocab.PROPERTY.values(), *codes]
    assert len(iris) == len(set(iris))
    assert len(set(vocab.PREFIXES.values())) == len(vocab.PREFIXES)
