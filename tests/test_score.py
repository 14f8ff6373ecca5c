"""The scorer against small outputs with known counts, against another scorer, and the gold itself."""

import importlib.util
import json
import random
import re
import unicodedata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scoring.counting import Tally, judge, labels, others, total
from scoring.gold import Passage, Wanted, claim_of, passage_of, read
from scoring.matching import LEVELS, Line, standing
from scoring.running import GOLD, extracted, lines_of
from scoring.table import errors, interval, remarks, table

PASSAGES = read(GOLD)
SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "extraction"

needs_shared = pytest.mark.skipif(
    not (SHARED / "score.py").exists(), reason="the other scorer and its passages are not at hand"
)


def printed(passage: Passage, claim: Wanted, **changed: Any) -> dict[str, Any]:
    """A claim as a line of output that tells exactly it."""
    line = {
        "doc": f"{passage.id}.txt",
        "subject": claim.subject,
        "relation": claim.relation,
        "object": claim.object,
        "share_min": claim.low,
        "share_max": claim.high,
        "voting": claim.voting,
        "modality": claim.modalities[0],
        "tense": claim.tenses[0],
        "start": 0,
        "end": passage.length,
    }
    return line | changed


def perfect(passages: list[Passage]) -> list[dict[str, Any]]:
    return [printed(passage, claim) for passage in passages for claim in passage.claims]


def scored(lines: list[dict[str, Any]], passages: list[Passage], level: str = "fact") -> Tally:
    return total(judge(map(Line.of, lines), passages, level=level))


def one(*rows: str, text: str = "A text.", name: str = "en-x") -> Passage:
    claims = tuple(map(claim_of, rows))
    return Passage(id=name, language="en", text=text, length=len(text), claims=claims, aliases={}, part="x")


# -- the gold -----------------------------------------------------------------------------------------


def test_there_are_enough_passages_in_each_language() -> None:
    count = {
        language: sum(p.language == language for p in PASSAGES)
        for language in "en fr de es it ja nl pt".split()
    }
    assert count["en"] >= 300
    assert count["fr"] >= 250
    assert sum(count.values()) - count["en"] - count["fr"] >= 130
    assert len({p.id for p in PASSAGES}) == len(PASSAGES)


def test_passages_of_every_language_are_held_out() -> None:
    held = [passage for passage in PASSAGES if passage.held_out]
    assert {passage.language for passage in held} == {passage.language for passage in PASSAGES}
    assert len(held) > 150


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.id)
def test_every_claim_stands_in_its_passage(passage: Passage) -> None:
    text = unicodedata.normalize("NFKC", passage.text or "")
    for claim in passage.claims:
        if not claim.optional and claim.relation != "state_owned":  # "a Chinese state firm" names no China
            assert any(name in text for name in (claim.subject, *claim.also_subject)), claim
            assert any(name in text for name in (claim.object, *claim.also_object)), claim
        for figure in (claim.low, claim.high):
            if figure and not claim.worded:
                digits = re.escape(f"{figure:g}").replace(r"\.", "[.,]")
                assert re.search(rf"(?<![\d.,]){digits}(?:[.,]?0+)?(?!\d)", text), claim


def test_an_output_that_says_the_gold_is_right_at_every_level() -> None:
    for level in LEVELS:
        tally = scored(perfect(PASSAGES), PASSAGES, level)
        assert (tally.wrong, tally.missed) == (0, 0)
        assert tally.f1 == 1.0
    assert scored([], PASSAGES) == Tally(0, 0, sum(not c.optional for p in PASSAGES for c in p.claims))


def test_a_row_that_the_notation_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="no relation"):
        claim_of("A | owns | B")
    with pytest.raises(ValueError, match="no share and no mark"):
        claim_of("A | holds_stake | B | some")


def test_shares_and_marks_are_read() -> None:
    claim = claim_of("A / a firm | holds_stake | B | 25..30 | votes | past,current | worded | optional")
    assert (claim.low, claim.high, claim.voting) == (25.0, 30.0, "votes")
    assert claim.tenses == ("past", "current")
    assert claim.worded
    assert claim.optional
    assert claim_of("A | holds_stake | B | ~43").approximate
    assert claim_of("A | holds_stake | B | <5 | as_of 2024").as_of == "2024"


# -- what is right ------------------------------------------------------------------------------------

STAKE = one("Norvik | holds_stake | Talby Dairy | 15", "Oslo Fund | holds_stake | Talby Dairy | 8")


@pytest.mark.parametrize(
    ("change", "level", "expected"),
    [
        ({}, "strict", Tally(1, 0, 1)),
        ({"share_min": 15.04, "share_max": 15.04}, "fact", Tally(1, 0, 1)),
        ({"share_min": 15.1, "share_max": 15.1}, "fact", Tally(0, 1, 2)),
        ({"share_min": 15.1, "share_max": 15.1}, "triple", Tally(1, 0, 1)),
        ({"share_min": None, "share_max": None}, "fact", Tally(0, 1, 2)),
        ({"subject": "Talby Dairy", "object": "Norvik"}, "triple", Tally(0, 1, 2)),
        ({"subject": "The Norvik Group SA"}, "fact", Tally(1, 0, 1)),
        ({"object": "Talby"}, "fact", Tally(1, 0, 1)),
        ({"subject": "Oslo"}, "fact", Tally(0, 1, 2)),
        ({"relation": "controls"}, "fact", Tally(0, 1, 2)),
        ({"modality": "denied"}, "fact", Tally(1, 0, 1)),
        ({"modality": "denied"}, "strict", Tally(0, 1, 2)),
        ({"voting": "votes"}, "fact", Tally(1, 0, 1)),
        ({"voting": "votes"}, "strict", Tally(0, 1, 2)),
        ({"tense": "past"}, "fact", Tally(1, 0, 1)),
        ({"tense": "past"}, "strict", Tally(0, 1, 2)),
        ({"quarantined": True}, "fact", Tally(0, 0, 2)),
    ],
)
def test_a_changed_line_costs_what_it_should(change: dict[str, Any], level: str, expected: Tally) -> None:
    assert scored([printed(STAKE, STAKE.claims[0], **change)], [STAKE], level) == expected


def test_a_line_said_twice_counts_once() -> None:
    line = printed(STAKE, STAKE.claims[0])
    assert scored([line, line], [STAKE]) == Tally(1, 0, 1)


def test_nothing_denied_may_be_asserted() -> None:
    passage = one("Norvik | plans_to_reduce | Talby | 40 | denied")
    assert scored([printed(passage, passage.claims[0])], [passage]) == Tally(1, 0, 0)
    assert scored([printed(passage, passage.claims[0], modality="asserted")], [passage]) == Tally(0, 1, 1)


def test_symmetric_relations_are_right_either_way_round() -> None:
    passage = one("Norvik | merger_talks | Talby | negotiating")
    turned = printed(passage, passage.claims[0], subject="Talby", object="Norvik")
    assert scored([turned, printed(passage, passage.claims[0])], [passage]) == Tally(1, 0, 0)


def test_an_open_bound_takes_any_number_above_and_an_optional_claim_costs_nothing() -> None:
    passage = one("Norvik | holds_stake | Talby | >40", "Norvik | controls | Talby | optional")
    assert scored([printed(passage, passage.claims[0], share_max=50)], [passage]) == Tally(1, 0, 0)
    both = [printed(passage, claim) for claim in passage.claims]
    assert scored(both, [passage]) == Tally(1, 0, 0)


def test_as_many_lines_as_possible_are_paired() -> None:
    passage = one("Norvik | controls | Talby", "Norvik | holds_stake | Talby | 100")
    whole = printed(passage, passage.claims[1])
    bare = printed(passage, passage.claims[0])
    whole_first = [whole | {"relation": "holds_stake"}, bare]
    assert scored(whole_first, [passage]) == scored(whole_first[::-1], [passage]) == Tally(2, 0, 0)


def test_forbidden_stretches_self_holdings_and_false_quotations_are_counted() -> None:
    text = "Shares of Norvik fell 7 percent. " + "Nothing else happened on that day. " * 5
    row = {"id": "en-y", "text": text, "claims": [], "forbidden": ["fell 7 percent | price"]}
    passage = passage_of(row, "x")
    line = printed(passage, claim_of("Norvik | holds_stake | Norvik | 7"), start=0, end=31, quote=text[:31])
    false = line | {"quote": "made up", "subject": "Talby"}
    other = others(judge(map(Line.of, [line, false]), [passage]))
    assert (other["forbidden"], other["selfHolding"], other["quoteRight"]) == (1, 1, 1)
    assert other["falseOwnership"] == 2


def test_a_forbidden_stretch_must_be_found_once() -> None:
    with pytest.raises(ValueError, match="2 times"):
        passage_of({"id": "en-y", "text": "one one", "forbidden": ["one"]}, "x")


# -- the report ---------------------------------------------------------------------------------------


def test_the_interval_holds_the_score_and_is_the_same_each_time() -> None:
    tallies = [Tally(2, 1, 0), Tally(0, 0, 3), Tally(4, 0, 1)] * 8
    low, high = interval(tallies)
    assert low < total_of(tallies).f1 < high
    assert (low, high) == interval(tallies)
    assert interval(tallies[:1]) == (0.0, 1.0)


def total_of(tallies: list[Tally]) -> Tally:
    return sum(tallies, Tally())


def test_the_report_has_a_row_for_each_language_and_relation() -> None:
    results = judge(map(Line.of, perfect(PASSAGES)[::2]), PASSAGES)
    report = table(results, title="half")
    assert {f"language {p.language}" for p in PASSAGES if p.claims} <= set(labels(results))
    assert all(f"\n{label} " in report for label in labels(results))
    assert "relation holds_stake" in report
    assert re.search(r"voting right (1\.000|0\.99\d), modality right (1\.000|0\.99\d) of", remarks(results))


def test_errors_of_passages_that_are_held_out_stay_unseen() -> None:
    results = judge([], PASSAGES)
    shown = errors(results, held_out=False)
    held = {passage.id for passage in PASSAGES if passage.held_out}
    assert shown
    assert not {row.split()[1].rstrip(":") for row in shown} & held


# -- the product --------------------------------------------------------------------------------------


def test_the_extractor_is_judged_on_what_it_prints_and_breaks_no_absolute_rule() -> None:
    printed_lines = extracted(PASSAGES)
    other = others(judge(printed_lines, PASSAGES))
    assert other["lines"] > 50
    assert other["quoteRight"] == other["lines"]
    assert other["selfHolding"] == 0
    accepted = [line for line in printed_lines if line.tier == "accepted"]
    assert others(judge(accepted, PASSAGES))["forbidden"] == 0


# -- another scorer -----------------------------------------------------------------------------------

#: What the other scorer calls our counts.
SAME = {
    "matched": "matched",
    "votingRight": "voting_ok",
    "modalityRight": "modality_ok",
    "lines": "preds",
    "quoteRight": "quote_ok",
    "selfHolding": "self_holding",
    "forbidden": "forbidden_zone",
    "falseOwnership": "false_ownership_assertions",
    "heldBack": "review",
    "heldBackRight": "review_right",
}


@pytest.fixture(scope="module")
def shared() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturbed(lines: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """A worse output: lines dropped, doubled, turned round, with other figures, words and names."""
    chance = random.Random(seed)
    changes: list[dict[str, Any]] = [{} for _ in range(4)]
    changes += [{"share_min": 17.0, "share_max": None}, {"quarantined": True}, {"start": 1, "end": 30}]
    changes += [{"modality": modality} for modality in ("denied", "planned", "reported")]
    changes += [{"voting": "votes"}, {"voting": None}, {"tense": "past"}, {"tense": None}]
    changes += [{"relation": relation} for relation in ("controls", "negotiates", "plans_to_reduce")]
    found: list[dict[str, Any]] = []
    for line in lines:
        turned = {"subject": line["object"], "object": line["subject"]}
        short = {"subject": line["subject"].split()[0]}
        changed = line | chance.choice([*changes, turned, short])
        found += chance.choice(([], [changed], [changed], [changed], [changed, line]))
    return found


@needs_shared
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("which", ["passages", "seeds"])
@pytest.mark.parametrize("seed", range(4))
def test_another_scorer_of_the_same_definitions_counts_the_same(
    shared: ModuleType, which: str, seed: int
) -> None:
    theirs = shared.load(which)
    ours = read(SHARED / f"{which}.json")
    lines = disturbed(list(shared.gold_as_pred(theirs)), seed)
    for level in LEVELS:
        for exact in (False, True):
            expected, side, _ = shared.score(lines, theirs, level, exact)
            results = judge(map(Line.of, lines), ours, level=level, exact_relation=exact)
            other = others(results)
            for label in labels(results):
                theirs_of = label.replace("language ", "lang:").replace("relation ", "rel:")
                if not label.startswith(("open", "held out")):
                    assert Tally(*expected[theirs_of]) == total(results, label), (label, level)
            assert {a: other[a] for a in SAME} == {a: side[b] for a, b in SAME.items()}


def test_json_lines_are_read_back() -> None:
    line = printed(STAKE, STAKE.claims[0])
    assert lines_of(json.dumps(line) + "\n\n") == [Line.of(line)]
    assert standing("something new") == "something new"
