"""From a sentence to the answer: who holds for whom and by whom, counted once and never lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import kg

DAY = ("--as-of", "2024-06-01")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "graph"


def tell(store: Path, folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    assert kg("ingest", file, "--date", "2024-01-01", store=store).code == 0


def ask(store: Path, *question: str) -> dict[str, Any]:
    answer: dict[str, Any] = kg(*question, *DAY, "--json", store=store).json
    return answer


def test_what_a_nominee_holds_is_shown_with_it_and_counts_for_whom_it_is_held(
    store: Path, tmp_path: Path
) -> None:
    tell(store, tmp_path, "a.txt", "Ash Nominees holds 8 % of Fir Works on behalf of Ann Lind.")
    (tie,) = ask(store, "owners", "Fir Works")["answers"]
    assert (tie["holder"]["name"], tie["share"]["low"], tie["capacity"]) == ("Ash Nominees", 8, "nominee")
    assert tie["on_behalf_of"]["name"] == "Ann Lind"
    assert (
        "8 %, nominee for Ann Lind" in kg("owners", "Fir Works", *DAY, "--format", "table", store=store).out
    )
    (owner,) = ask(store, "ultimate", "Fir Works")["answers"]
    assert owner["entity"]["name"] == "Ann Lind"


def test_a_stake_through_a_link_is_not_lost_where_the_link_is_silent(store: Path, tmp_path: Path) -> None:
    tell(store, tmp_path, "a.txt", "Oak Mills holds 20 % of Fir Works through its subsidiary Elm Capital.")
    answer = ask(store, "owners", "Fir Works")
    assert [[link["name"] for link in tie["via"]] for tie in answer["answers"]] == [["Elm Capital"]]
    assert answer["unnamed"] == {"low": 80, "high": 80}
    assert [one["entity"]["name"] for one in ask(store, "ultimate", "Fir Works")["answers"]] == ["Oak Mills"]


def test_a_stake_through_a_link_does_not_count_twice_where_the_link_has_it(
    store: Path, tmp_path: Path
) -> None:
    tell(store, tmp_path, "a.txt", "Oak Mills holds 60 % of Fir Works through its subsidiary Elm Capital.")
    tell(store, tmp_path, "b.txt", "Elm Capital holds 60 % of Fir Works.")
    assert ask(store, "owners", "Fir Works")["unnamed"] == {"low": 40, "high": 40}
    assert ask(store, "conflicts", "Fir Works")["answers"] == []


def test_every_detail_survives_an_export_and_a_load(store: Path, tmp_path: Path) -> None:
    text = (
        "Ash Nominees holds 8 % of Fir Works on behalf of Ann Lind. "
        "Oak Mills holds 20 % of Fir Works through its subsidiary Elm Capital. "
        "Ash Group holds 10% of Fir Works directly and 5% indirectly. "
        "Birch Invest bought a 12% stake in Fir Works, or 2.5 million shares, for $30 million. "
        "Oak Mills owns 12% of the class B shares of Birch Invest."
    )
    tell(store, tmp_path, "a.txt", text)
    file, other = tmp_path / "claims.jsonl", tmp_path / "other"
    assert kg("export", "-o", file, store=store).code == 0
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    claims = [line.get("claim", line) for line in lines if line["type"] in ("claim", "held")]
    said = {key for claim in claims for key in claim}
    assert {
        "capacity",
        "on_behalf_of",
        "via",
        "directness",
        "units",
        "amount",
        "currency",
        "instrument",
    } <= said
    assert kg("load", file, store=other).code == 0
    assert kg("export", store=other).out == file.read_text(encoding="utf-8")
    assert kg("check", store=store).code == 0
