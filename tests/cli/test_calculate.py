"""controllers, ultimate, group, power, links: what they print, refuse and look through."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.environment import data_file
from kg.graph import KnowledgeGraph
from tests.cli.test_hostile import asked

Out = pytest.CaptureFixture[str]
QUESTIONS = ("controllers", "ultimate", "group", "power", "links")
RULES = ("integrated", "majority", "psc", "amld", "amlr", "cta", "ofac", "guo25", "guo50")
STAKES = """\
holder,investee,share,voting,holder_kind
State,Maker,15.01,,state
Ally,Maker,15,none,
Maker,Ally,43.4,,
Bank,Ally,20,,
Heir,Bank,51,,person
"""


@pytest.fixture
def stakes(tmp_path: Path) -> Path:
    path = tmp_path / "stakes.csv"
    path.write_text(STAKES)
    return path


def told(path: Path, capsys: Out, *arguments: str) -> Any:
    """The answer as JSON, held to the schema."""
    code, out, err = asked(capsys, *arguments, "--from", path, "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    schema = json.loads(data_file("ontology", "answers.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(answer, schema)
    return answer


# -- shape -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("company", ["Maker", "Ally", "Bank", "State"])
def test_every_answer_keeps_to_the_schema_and_names_the_question(
    question: str, company: str, stakes: Path, capsys: Out
) -> None:
    answer = told(stakes, capsys, question, company)
    assert (answer["question"], answer["entity"]["name"]) == (question, company)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("more", [[], ["--threshold", "10"], ["--basis", "votes"], ["--explain"]], ids=str)
def test_every_rule_keeps_to_the_schema(rule: str, more: list[str], stakes: Path, capsys: Out) -> None:
    answer = told(stakes, capsys, "ultimate", "Ally", "--rule", rule, *more)
    assert answer["rule"] == rule
    assert bool(answer["explanation"]) == (more == ["--explain"] and rule == "integrated")


def test_each_hop_names_the_row_that_says_it(stakes: Path, capsys: Out) -> None:
    (state, *_) = [
        one for one in told(stakes, capsys, "ultimate", "Ally")["answers"] if one["entity"]["name"] == "State"
    ]
    assert [hop["claims"] for hop in state["chains"][0]["hops"]] == [
        ["stakes.csv#row 2"],
        ["stakes.csv#row 4"],
    ]


def test_a_closed_and_an_open_world_stand_next_to_each_other(stakes: Path, capsys: Out) -> None:
    answer = told(stakes, capsys, "controllers", "Ally")
    assert (answer["answers"], answer["unnamed"]) == ([], "possible")
    near = answer["sets"]["would control it with votes that nobody names"]
    assert [[one["name"] for one in many] for many in near] == [["Bank"], ["Maker"]]


def test_the_same_question_has_the_same_bytes(stakes: Path, capsys: Out) -> None:
    asking = ("links", "Ally", "--from", stakes, "--json", "--as-of", "2024-01-01")
    assert asked(capsys, *asking) == asked(capsys, *asking)


# -- words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (("ultimate", "Ally"), "  State  6.97 %\n      State --15.01 %--> Maker --43.4 %--> Ally"),
        (("ultimate", "Ally", "--explain"), "  Maker: 15.01 % + 15 % of Ally (6.967954 %) = 16.055193 %"),
        (("ultimate", "Ally", "--threshold", "25"), "nobody is known who has 25 % or more by this rule"),
        (("ultimate", "Ally", "--rule", "guo50"), "! nobody is known to hold more than 50 % of it"),
        (("ultimate", "State"), "! no owner of State is known"),
        (("controllers", "Ally"), "nobody who is known controls it"),
        (("controllers", "Bank"), "  Heir  51 %  certain  by votes  [head]"),
        (("group", "Maker"), "rings of cross-holdings:\n  Ally, Maker"),
        (("power", "Bank"), "      Shapley-Shubik 1, Banzhaf 1, Banzhaf normalised 1"),
        (("links", "State"), "no close link is known"),
        (("links", "Bank"), "  Ally  21.39 %  certain  by owns\n      Bank --20 %--> Ally"),
    ],
)
def test_an_answer_in_words(question: tuple[str, ...], words: str, stakes: Path, capsys: Out) -> None:
    code, out, err = asked(capsys, *question, "--from", stakes, "--format", "table")
    assert (code, err) == (0, "")
    assert words in out


def test_words_fit_a_terminal_of_eighty_columns(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    long = [f"The Long and Winding Holding Company Number {n} of the Valley" for n in range(4)]
    path = tmp_path / "long.csv"
    rows = [
        f"{above},{below},{share}" for above, below, share in zip(long, long[1:], (60, 55, 51), strict=False)
    ]
    path.write_text("holder,investee,share\n" + "\n".join(rows) + "\n")
    for question in (*QUESTIONS, "ultimate --explain"):
        command, *more = question.split()
        code, out, _ = asked(capsys, command, long[-1], *more, "--from", path, "--format", "table")
        assert code == 0
        assert max(map(len, out.splitlines())) <= 80, out


def test_names_of_any_characters_neither_colour_the_screen_nor_run_in_a_spreadsheet(
    tmp_path: Path, capsys: Out
) -> None:
    path = tmp_path / "evil.csv"
    path.write_text(
        'holder,investee,share\n=cmd(),"\x1b[31mRed",60\n"<b>\u202e",=cmd(),70\n', encoding="utf-8"
    )
    for question in QUESTIONS:
        code, out, _ = asked(capsys, question, "\x1b[31mRed", "--from", path, "--format", "table")
        assert code == 0
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert r"\x1b[31mRed" in out
        code, out, _ = asked(capsys, question, "\x1b[31mRed", "--from", path, "--format", "csv")
        assert code == 0
        assert all(not cell.startswith("=") for row in csv.reader(io.StringIO(out)) for cell in row)


def test_a_spreadsheet_has_the_figures_and_the_indices(stakes: Path, capsys: Out) -> None:
    code, out, _ = asked(capsys, "power", "Ally", "--from", stakes, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["entity"], row["share_min"], row["claims"]) for row in rows] == [
        ("Maker", "43.4", "stakes.csv#row 4"),
        ("Bank", "20", "stakes.csv#row 5"),
    ]
    assert {"shapley", "banzhaf", "banzhaf_normalised"} <= rows[0].keys()


# -- refusals ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("ultimate", "Ally", "--rule", "bogus"),
        ("ultimate", "Ally", "--threshold", "101"),
        ("ultimate", "Ally", "--threshold", "-1"),
        ("ultimate", "Ally", "--threshold", "43,4"),
        ("ultimate", "Ally", "--threshold", "nan"),
        ("ultimate", "Ally", "--basis", "bogus"),
        ("power", "Ally", "--quota", "150"),
        ("power", "Ally", "--float", "bogus"),
        ("links", "Ally", "--threshold", "x"),
        ("ultimate",),
        ("ultimate", "Ally", "--all"),
        ("ultimate", "--all"),
        ("controllers", "--all", "-o", "answers.txt"),
        ("controllers", "Ally", "-o", "answers.csv"),
    ],
    ids=" ".join,
)
def test_what_makes_no_sense_is_a_usage_error(arguments: tuple[str, ...], stakes: Path, capsys: Out) -> None:
    code, out, err = asked(capsys, *arguments, "--from", stakes)
    assert (code, out) == (2, "")
    assert err.startswith("kg: ")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_name_that_nobody_has_is_not_guessed(question: str, stakes: Path, capsys: Out) -> None:
    code, out, err = asked(capsys, question, "Makre", "--from", stakes)
    assert (code, out) == (3, "")
    assert err == "kg: no entity is called 'Makre'; did you mean Maker?\n"


@pytest.mark.parametrize(
    "question", [("ultimate", "Op"), ("power", "Mid"), ("ultimate", "Op", "--rule", "cta")], ids=" ".join
)
def test_a_company_above_100_percent_is_named_with_its_figure(
    question: tuple[str, ...], tmp_path: Path, capsys: Out
) -> None:
    path = tmp_path / "over.csv"
    path.write_text("holder,investee,share\nAsh,Mid,80\nElm,Mid,70\nMid,Op,60\n")
    code, out, err = asked(capsys, *question, "--from", path)
    assert (code, out) == (4, "")
    assert err.startswith("kg: the holders of 'Mid' have 150 % of it together; ")
    assert len(err.splitlines()) == 1


# -- a graph, through other knowledge ----------------------------------------------------------------

CLAIMS = [
    {"id": "a", "holder": "Pine", "investee": "Op", "share": "60", "as_of": "2020-01-01"},
    {"id": "b", "holder": "Pine", "investee": "Op", "share": "30", "as_of": "2022-01-01"},
    {"id": "c", "holder": "Oak", "investee": "Op", "share": "40", "as_of": "2021-01-01"},
]
OTHERS = {"a": ("2020-02-01", "register"), "b": ("2022-02-01", "press"), "c": ("2021-02-01", "register")}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pine goes from 60 to 30 percent of Op; each claim of a document and of a day of its own."""
    folder = tmp_path_factory.mktemp("lens")
    lines = []
    for claim in CLAIMS:
        day, rank = OTHERS[str(claim["id"])]
        lines.append(
            {**claim, "doc": f"document {claim['id']}", "rank": rank, "stated_on": day, "recorded_on": day}
        )
    path = folder / "claims.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    KnowledgeGraph.open(folder / "graph", create=True).load([path], strict=True)
    return folder / "graph"


@pytest.mark.parametrize(
    ("lens", "controllers", "shares"),
    [
        (("--as-of", "2020-06-01"), {"Pine": "certain"}, {"Pine": 60}),
        (("--as-of", "2021-06-01"), {"Pine": "certain"}, {"Pine": 60, "Oak": 40}),
        (("--as-of", "2022-06-01"), {}, {"Oak": 40, "Pine": 30}),
        (("--as-of", "2022-06-01", "--known-on", "2022-01-15"), {"Pine": "certain"}, {"Pine": 60, "Oak": 40}),
        (("--as-of", "2022-06-01", "--known-on", "2020-03-01"), {"Pine": "certain"}, {"Pine": 60}),
        (
            ("--as-of", "2022-06-01", "--recorded-on", "2021-03-01"),
            {"Pine": "certain"},
            {"Pine": 60, "Oak": 40},
        ),
        (("--as-of", "2022-06-01", "--max-age", "200"), {}, {"Pine": 30}),
        (("--as-of", "2022-06-01", "--policy", "rank-first"), {"Pine": "certain"}, {"Pine": 60, "Oak": 40}),
        (("--as-of", "2019-06-01"), {}, {}),
    ],
)
def test_a_graph_answers_through_the_knowledge_asked_for(
    lens: tuple[str, ...], controllers: dict[str, str], shares: dict[str, int], graph: Path, capsys: Out
) -> None:
    code, out, err = asked(capsys, "controllers", "Op", *lens, "--json", store=graph)
    assert (code, err) == (0, "")
    assert {one["entity"]["name"]: one["verdict"] for one in json.loads(out)["answers"]} == controllers
    code, out, err = asked(capsys, "ultimate", "Op", *lens, "--json", store=graph)
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert {one["entity"]["name"]: one["share"]["low"] for one in answer["answers"]} == shares
    told_of = dict(zip(lens[::2], lens[1::2], strict=True))
    for name, key in (("--as-of", "as_of"), ("--known-on", "known_on"), ("--recorded-on", "recorded_on")):
        assert answer[key] == told_of.get(name)


def test_every_hop_of_a_graph_leads_to_a_claim_that_why_explains(graph: Path, capsys: Out) -> None:
    _, out, _ = asked(capsys, "controllers", "Op", "--as-of", "2021-06-01", "--json", store=graph)
    ((hop,),) = [chain["hops"] for chain in json.loads(out)["answers"][0]["chains"]]
    (claim,) = hop["claims"]
    code, out, _ = asked(capsys, "why", claim, "--as-of", "2021-06-01", "--format", "table", store=graph)
    assert code == 0
    assert "60 %" in out


def test_the_state_in_nissan_is_an_interval_and_never_a_point(packaged: Path, capsys: Out) -> None:
    found = []
    for day in (["--as-of", "2023-01-26"], []):
        code, out, _ = asked(capsys, "ultimate", "Nissan", *day, "--json", store=packaged)
        assert code == 0
        ((one),) = json.loads(out)["answers"]
        assert one["entity"]["name"] == "French State"
        assert (one["share"]["low"], one["share"]["low_open"], one["share"]["high_open"]) == (0, True, False)
        found.append(Fraction(one["share"]["high"]))
    assert found[0] == 44
    # 44 % of Renault, of which Nissan has 15 %: 0.44 * 0.85 / (1 - 0.44 * 0.15)
    assert abs(found[1] - Fraction(44 * 85, 100) / (1 - Fraction(66, 1000))) < Fraction(1, 10**9)
