"""What every asking command prints: held to the schema, and the same on every road."""

import csv
import io
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.environment import data_file
from kg.graph import KnowledgeGraph
from tests.cli.run import kg

DAY = "2023-01-26"
ASKED = [
    ("owners", "Nissan", "--as-of", DAY),
    ("owners", "Renault", "--as-of", "2019-09-03"),
    ("owners", "Renault", "--as-of", DAY, "--status", "all"),
    ("owners", "Nissan", "--as-of", "2018-01-01"),
    ("owners", "Volkswagen"),
    ("holdings", "Renault", "--as-of", DAY),
    ("show", "Renault", "--as-of", DAY),
    ("show", "Carlos Ghosn", "--as-of", DAY),
    ("path", "Renault", "Nissan", "--as-of", DAY),
    ("why", "Renault", "Nissan", "--as-of", DAY),
    ("why", "Aramco", "Renault", "--as-of", DAY),
    ("find", "niss"),
    ("conflicts",),
    ("conflicts", "Renault", "--as-of", DAY),
    ("owners", "Nissan", "--as-of", DAY, "--known-on", "2023-01-25"),
    ("owners", "Nissan", "--as-of", DAY, "--recorded-on", "2023-01-25"),
    ("decisions",),
    ("timeline", "Nissan"),
    ("timeline", "Renault", "--as-of", DAY),
    ("diff", "2019-09-03", DAY),
    ("diff", "2019-09-03", DAY, "Renault"),
    ("status",),
    ("check",),
]


@cache
def schema() -> Any:
    return json.loads(data_file("ontology", "answers.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_every_answer_keeps_to_the_schema(arguments: tuple[str, ...], packaged: Path) -> None:
    ran = kg(*arguments, "--json", store=packaged)
    assert ran.code == 0, ran.err
    jsonschema.validate(ran.json, schema())


@pytest.mark.parametrize("arguments", [asked for asked in ASKED if asked != ("check",)], ids=" ".join)
def test_every_answer_has_a_form_for_people(arguments: tuple[str, ...], packaged: Path) -> None:
    ran = kg(*arguments, "--format", "table", store=packaged)
    assert ran.code == 0, ran.err
    assert ran.out.strip()


def test_the_schema_refuses_an_answer_with_a_word_it_does_not_know(packaged: Path) -> None:
    answer = kg("owners", "Nissan", "--as-of", DAY, "--json", store=packaged).json
    answer["answers"][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(answer, schema())


def test_the_owner_of_nissan_with_the_sentence_that_says_so(packaged: Path) -> None:
    answer = kg("owners", "Nissan", "--as-of", DAY, "--json", store=packaged).json
    [tie] = answer["answers"]
    assert tie["holder"] == {"id": "renault", "name": "Renault", "kind": "company"}
    assert (tie["share"]["low"], tie["share"]["high"], tie["share"]["approximate"]) == (42, 44, True)
    assert answer["unnamed"] == {"low": 56, "high": 58}
    first, *others = tie["claims"]
    assert first["role"] == "used"
    assert first["source"]["date"] == DAY
    assert first["source"]["retold"] is True
    assert {claim["role"] for claim in others} == {"agrees"}
    assert {claim["source"]["date"] for claim in others} == {None}


def test_every_quotation_stands_at_its_offsets(packaged: Path) -> None:
    texts = [path.read_bytes().decode() for path in (packaged / "sources" / "texts").iterdir()]
    answer = kg("show", "Renault", "--as-of", DAY, "--json", store=packaged).json
    quotes = [
        evidence
        for room in ("owners", "holdings", "offices", "other", "pending", "undated")
        for tie in answer[room]
        for claim in tie["claims"]
        for evidence in claim["evidence"]
    ]
    assert len(quotes) > 10
    for evidence in quotes:
        assert any(text[evidence["start"] : evidence["end"]] == evidence["quote"] for text in texts)


def test_before_the_first_observation_nothing_is_known(packaged: Path) -> None:
    ran = kg("owners", "Nissan", "--as-of", "2018-01-01", "--format", "table", store=packaged)
    assert ran.code == 0
    assert "nothing is known for 2018-01-01" in ran.out
    answer = kg("owners", "Nissan", "--as-of", "2018-01-01", "--json", store=packaged).json
    assert answer["answers"] == []
    assert answer["unnamed"] is None


def test_a_state_without_a_figure_holds_neither_nothing_nor_all(packaged: Path) -> None:
    answer = kg("owners", "Renault", "--as-of", "2019-09-03", "--json", store=packaged).json
    [tie] = answer["answers"]
    assert tie["holder"]["id"] == "french-state"
    assert (tie["share"]["low"], tie["share"]["low_open"]) == (0, True)
    assert tie["share"]["high"] == 100


def test_the_accepted_reading_is_undated_before_it_was_recorded_and_counts_after(packaged: Path) -> None:
    before = kg("owners", "Renault", "--as-of", "2019-09-03", "--json", store=packaged).json
    [undated] = before["undated"]
    assert (undated["holder"]["id"], undated["share"]["low"], undated["voting"]) == ("nissan", 15, "none")
    assert before["held"] == []
    after = kg("owners", "Renault", "--json", store=packaged).json
    assert {tie["holder"]["id"] for tie in after["answers"]} == {"french-state", "nissan"}


def test_a_negotiation_is_no_holding(packaged: Path) -> None:
    plain = kg("owners", "Renault", "--as-of", DAY, "--json", store=packaged).json
    assert "saudi-aramco" not in {tie["holder"]["id"] for tie in plain["answers"]}
    whole = kg("owners", "Renault", "--as-of", DAY, "--status", "all", "--json", store=packaged).json
    talks = [tie for tie in whole["answers"] if tie["holder"]["id"] == "saudi-aramco"]
    assert [tie["status"] for tie in talks] == ["negotiating"]
    shown = kg("show", "Renault", "--as-of", DAY, "--json", store=packaged).json
    assert "saudi-aramco" in {tie["holder"]["id"] for tie in shown["pending"]}


OWNERS = """
SELECT ?holder ?low ?high WHERE {
  ?claim a kg:Claim ; kg:investee entity:nissan ; kg:holder ?holder ; kg:kind interestKind:shareholding ;
         kg:status status:asserted ; kg:asOf ?day ; kg:shareLow ?low ; kg:shareHigh ?high .
  FILTER(?day <= "2023-01-26"^^xsd:date)
} ORDER BY DESC(?day) LIMIT 1
"""


def test_command_line_sparql_and_rdflib_give_the_same_answer(packaged: Path) -> None:
    [tie] = kg("owners", "Nissan", "--as-of", DAY, "--json", store=packaged).json["answers"]
    asked = tie["holder"]["id"], float(tie["share"]["low"]), float(tie["share"]["high"])

    [row] = kg("sparql", OWNERS, "--json", store=packaged).json["results"]["bindings"]
    by_command = (
        row["holder"]["value"].rpartition("/")[2],
        float(row["low"]["value"]),
        float(row["high"]["value"]),
    )

    graph = KnowledgeGraph.open(packaged)
    [found] = list(graph.rdflib().query(OWNERS))
    by_rdflib = str(found.holder).rpartition("/")[2], float(found.low), float(found.high)

    in_python = graph.owners("Nissan", as_of=date(2023, 1, 26)).interests[0]
    assert in_python.share is not None
    by_python = in_python.holder, float(in_python.share.low * 100), float(in_python.share.high * 100)
    assert asked == by_command == by_rdflib == by_python == ("renault", 42.0, 44.0)


def test_csv_has_a_row_for_every_claim_of_a_tie(packaged: Path) -> None:
    ran = kg("owners", "Nissan", "--as-of", DAY, "--format", "csv", store=packaged)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert {row["holder_id"] for row in rows} == {"renault"}
    assert (rows[0]["share_min"], rows[0]["share_max"], rows[0]["role"]) == ("42", "44", "used")
    assert all(row["quote"] for row in rows)


@pytest.mark.parametrize("form", ["csv", "tsv", "xml", "json"])
def test_sparql_answers_in_the_formats_of_the_w3c(form: str, packaged: Path) -> None:
    ran = kg("sparql", "SELECT (1 AS ?one) {}", "--format", form, store=packaged)
    assert ran.code == 0
    assert "one" in ran.out
    ask = kg("sparql", "ASK { ?claim a kg:Claim }", "--format", "json", store=packaged)
    assert ask.json["boolean"] is True


def test_construct_gives_turtle_with_short_names(packaged: Path) -> None:
    query = "CONSTRUCT { ?claim kg:holder ?holder } WHERE { ?claim a kg:Claim ; kg:holder ?holder }"
    ran = kg("sparql", query, "--format", "ttl", store=packaged)
    assert "kg:holder entity:renault" in ran.out


def test_a_query_comes_from_a_file_or_from_standard_input(packaged: Path, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("ASK {}")
    assert kg("sparql", "--file", path, "--json", store=packaged).json["boolean"] is True
    assert kg("sparql", store=packaged).code == 2


def test_two_that_were_joined_can_be_told_apart_again(tmp_path: Path) -> None:
    claims, store = tmp_path / "c.jsonl", tmp_path / "graph"
    claims.write_text(
        '{"holder": "Alder", "investee": "Birch", "share": "10", "doc": "d", "as_of": "2020-01-01"}\n'
        '{"holder": "Elder", "investee": "Birch", "share": "20", "doc": "e", "as_of": "2020-01-01"}\n'
    )
    assert kg("load", claims, store=store).code == 0
    assert kg("same", "Alder", "Elder", "--author", "Ann", store=store).code == 0
    joined = kg("owners", "Birch", "--as-of", "2020-06-01", "--json", store=store).json
    assert len({tie["holder"]["id"] for tie in joined["answers"]}) == 1
    assert kg("differ", "Alder", "Elder", store=store).code == 0
    parted = kg("owners", "Birch", "--as-of", "2020-06-01", "--json", store=store).json
    assert {tie["holder"]["name"] for tie in parted["answers"]} == {"Alder", "Elder"}


def test_the_id_of_one_that_was_joined_leads_to_the_other_until_they_are_told_apart(tmp_path: Path) -> None:
    claims, store = tmp_path / "c.jsonl", tmp_path / "graph"
    claims.write_text(
        '{"holder": "Alder", "investee": "Birch", "share": "10", "doc": "d", "as_of": "2020-01-01"}\n'
        '{"holder": "Elder", "investee": "Cedar", "share": "20", "doc": "e", "as_of": "2020-01-01"}\n'
        '{"holder": "Older", "investee": "Fir", "share": "30", "doc": "f", "as_of": "2020-01-01"}\n'
    )
    assert kg("load", claims, store=store).code == 0

    def entity(name: str) -> dict[str, str]:
        asked = kg("holdings", name, "--as-of", "2020-06-01", "--json", store=store).json
        held = sorted(tie["investee"]["name"] for tie in asked["answers"])
        return {"id": asked["entity"]["id"], "held": " ".join(held)}

    apart = {name: entity(name) for name in ("Alder", "Elder", "Older")}
    for other in ("Elder", "Older"):
        assert kg("same", "Alder", other, store=store).code == 0
    joined = entity("Alder")
    assert joined["held"] == "Birch Cedar Fir"
    assert all(entity(one["id"]) == joined for one in apart.values())
    assert kg("differ", apart["Alder"]["id"], apart["Elder"]["id"], store=store).code == 0
    assert entity(apart["Elder"]["id"]) == apart["Elder"]


def test_an_article_with_no_date_but_the_users_is_whole_when_checked(tmp_path: Path) -> None:
    article, store = tmp_path / "a.txt", tmp_path / "graph"
    article.write_text("A plain title\n\nAlder Group holds 40% of Bexley Foods.\n")
    assert kg("ingest", article, "--date", "2024-03-01", store=store).code == 0
    checked = kg("check", "--json", store=store)
    assert checked.json["issues"] == []


@pytest.fixture(scope="module")
def halves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph in which a parent and its own subsidiary are said to have a half of a company each."""
    folder = tmp_path_factory.mktemp("halves")
    stakes = [
        ("Sill", "Lintel", "50"),
        ("Gable", "Lintel", "50"),
        ("Gable", "Sill", "100"),
        ("Ida", "Gable", "33.4"),
    ]
    lines = [
        json.dumps({"holder": holder, "investee": investee, "share": share, "as_of": "2024-03-01"})
        for holder, investee, share in stakes
    ]
    (folder / "halves.jsonl").write_text("\n".join(lines))
    assert kg("load", folder / "halves.jsonl", store=folder / "graph").code == 0
    return folder / "graph"


HALF_TOLD = "Gable's 50 % of Lintel is counted as including the 50 % that it has through Sill"


@pytest.mark.parametrize(
    "arguments",
    [
        ("owners", "Lintel"),
        ("owners", "Lintel", "--basis", "votes"),
        ("why", "Gable", "Lintel"),
        ("ultimate", "Lintel", "--explain"),
        ("controllers", "Lintel"),
    ],
    ids=" ".join,
)
def test_a_figure_that_is_counted_once_without_being_said_so_is_told(
    arguments: tuple[str, ...], halves: Path
) -> None:
    ran = kg(*arguments, "--format", "table", store=halves)
    assert HALF_TOLD in " ".join(ran.out.split())
    ran = kg(*arguments, "--json", store=halves)
    jsonschema.validate(ran.json, schema())
    assert HALF_TOLD in ran.out


def test_the_doubt_about_a_figure_leads_to_its_claim(halves: Path) -> None:
    answer = kg("owners", "Lintel", "--json", store=halves).json
    (doubt,) = answer["issues"]
    (gable,) = (tie for tie in answer["answers"] if tie["holder"]["name"] == "Gable")
    assert (doubt["code"], doubt["where"]) == ("countedOnce", answer["entity"]["id"])
    assert doubt["claim"] == gable["claims"][0]["id"]
