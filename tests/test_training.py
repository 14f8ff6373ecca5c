"""The training text: the same seed gives the same passages, and every claim stands in its text."""

import json

import pytest

import training.writing
from kg.extract.linking.weights import unpacked
from training.compose import Passage, passages
from training.corpus import composed, judge, scene_of
from training.fit import Case, fit, lean


@pytest.fixture(scope="module")
def written() -> list[Passage]:
    return passages(60, seed=3)


def test_the_same_seed_gives_the_same_passages(written: list[Passage]) -> None:
    again = passages(60, seed=3)
    assert [(p.text, p.claims) for p in again] == [(p.text, p.claims) for p in written]
    assert [p.text for p in passages(60, seed=4)] != [p.text for p in written]


def test_no_slot_and_no_choice_is_left_open(written: list[Passage]) -> None:
    assert not any(mark in passage.text for passage in written for mark in "{}[]|")


def test_every_figure_of_a_claim_stands_in_its_passage(written: list[Passage]) -> None:
    figures = [(c.figure, p.text) for p in written for c in p.claims if c.figure[:1].isdigit()]
    assert len(figures) > 40
    # A bare number has no sign of its own.
    assert all(figure.rstrip(" \u00a0%percnt") in text for figure, text in figures)


def test_a_judge_knows_the_right_pair_and_no_other(written: list[Passage]) -> None:
    passage = next(p for p in written if p.claims and p.claims[0].figure[:1].isdigit())
    scene = scene_of(passage.text, passage.language)
    verdict = judge(passage.claims)
    parties = [scene.party(at) for at, named in enumerate(scene.names) if named]
    figures = [unit for unit in scene.units if unit.quantity is not None]
    right = [
        (unit, one, other) for unit in figures for one in parties for other in parties
        if verdict(unit, one, other)
    ]  # fmt: skip
    assert right
    assert not any(verdict(unit, other, one) for unit, one, other in right)


def test_choices_have_a_right_reading_and_a_wrong_one() -> None:
    found = list(composed(12, seed=2))
    assert len(found) > 8
    assert all(any(case.right) and not all(case.right) for case in found)


def test_fitting_prefers_what_goes_with_the_right_reading() -> None:
    cases = [Case([["good", "both"], ["bad", "both"]], [True, False]) for _ in range(20)]
    weights = fit(cases, prior=0.1)
    assert weights["good"] > 0 > weights["bad"]
    assert "both" not in weights or abs(weights["both"]) < 0.1


def test_only_the_features_that_are_named_get_a_weight() -> None:
    cases = [Case([["good", "too"], ["bad", "neither"]], [True, False]) for _ in range(20)]
    assert set(fit(cases, prior=0.1, only={"good", "bad"})) == {"good", "bad"}


def test_leaning_drops_unlikely_readings_and_keeps_the_right_one() -> None:
    rows = [[f"f{n}"] for n in range(10)]
    case = Case(rows, [n == 9 for n in range(10)])
    (found,) = lean([case], {f"f{n}": -float(n) for n in range(10)}, most=3)
    assert found.readings == [["f0"], ["f1"], ["f2"], ["f9"]]
    assert found.right == [False, False, False, True]


def test_the_written_weights_are_read_back_behind_their_head() -> None:
    weights = {f"a{n % 3}=b {n}": n / 100 for n in range(1, 90)}
    text = training.writing.written({"about": "a test"}, weights)
    read = json.loads(text)
    assert (list(read), read["about"]) == (["about", "weights"], "a test")
    assert unpacked(read["weights"]) == weights
    assert max(map(len, text.splitlines())) < 130


def test_a_passage_of_a_smaller_language_has_a_scene_to_learn_from() -> None:
    scene = scene_of("Corvin hält 5 Prozent an Wendland.", "de")
    assert scene.symbols == ["N", "hold", "%", "in", "N", "-"]
    assert [party.name for at in range(6) if (party := scene.party(at))] == ["Corvin", "Wendland"]
