"""`--llm`: a language model of the user's choice, off unless it is named."""

import gzip
import json
from pathlib import Path

from tests.cli.run import kg
from tests.extract.fake_model import Answer, claim, model, saying

TEXT = "Elm Power is 40% owned by Fir Bank.\n\nYew Air denies that it holds 30% of Teak Steel."
INVENTED = claim("Oak Mills", "Ash Works", 77, "Oak Mills holds 77% of Ash Works.")
ASSERTED = claim("Yew Air", "Teak Steel", 30, "Yew Air denies that it holds 30% of Teak Steel.")


def test_a_model_is_asked_where_it_is_named_and_what_it_invents_is_held(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    alone = kg("extract", path, "--json")
    with model([saying(INVENTED, ASSERTED)]) as server:
        asked = kg("extract", path, "--json", "--llm", server.url, "--llm-model", "made-up-1")
        by_environment = {"KG_LLM_URL": server.url, "KG_LLM_MODEL": "made-up-1", "KG_LLM_KEY": "s3cret"}
        again = kg("extract", path, "--json", env=by_environment)
        assert server.keys == [None, "Bearer s3cret"]
    assert asked.code == 0
    assert asked.out == again.out
    lines = [json.loads(line) for line in asked.out.splitlines()]
    held = {line["reason"] for line in lines if line.get("quarantined")}
    assert held == {"quotationNotFound", "modalityContradicted"}
    assert [line for line in lines if not line.get("quarantined")] == [
        json.loads(line) for line in alone.out.splitlines()
    ]


def test_what_a_model_said_is_kept_under_its_name_and_the_graph_is_sound(tmp_path: Path) -> None:
    path, store = tmp_path / "a.txt", tmp_path / "g"
    path.write_text(TEXT)
    with model(
        [saying(INVENTED, ASSERTED, claim("Fir Bank", "Elm Power", 40, "40% owned by Fir Bank"))]
    ) as server:
        ran = kg("ingest", path, "--llm", server.url, "--llm-model", "made-up-1", store=store)
    assert ran.code == 0
    assert kg("check", "--json", store=store).json["issues"] == []
    (batch,) = (store / "sources" / "batches").glob("*.nq.gz")
    assert "made-up-1" in gzip.decompress(batch.read_bytes()).decode()
    assert {held["reason"] for held in kg("review", "--json", store=store).json["answers"]} == {
        "quotationNotFound",
        "modalityContradicted",
    }  # a part of a sentence that is told soundly as a whole waits for nobody
    assert kg("review", "--export", tmp_path / "r.csv", store=store).code == 0
    assert kg("review", "--format", "table", store=store).code == 0


def test_a_model_that_fails_is_told_and_what_the_rules_read_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    with model([Answer("no JSON")]) as server:
        ran = kg("extract", path, "--json", "--llm", server.url, "--llm-model", "m")
    assert ran.code == 0
    assert ran.out == kg("extract", path, "--json").out
    assert "were not read by the model" in ran.err
    with model([Answer(status=401)]) as server:
        ran = kg("extract", path, "--json", "--llm", server.url, "--llm-model", "m")
    assert (ran.code, ran.out) == (1, "")
    assert "401" in ran.err
    ran = kg("extract", path, "--llm", "http://127.0.0.1:9/v1")
    assert ran.code == 1
    assert "no model is named" in ran.err
