"""What the weights link: lists, gaps, references; how sure they are; what they leave alone."""

import json
import time

import pytest

from kg.extract.linking.margins import ACCEPT, REVIEW
from kg.extract.linking.weights import PLACE, Weights
from tests.extract.support import lines, stakes


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Fir Works is owned by Oak Mills (51%), Elm Capital (30%) and Ash Foods (19%).",
            "en",
            ["Ash Foods > Fir Works 19", "Elm Capital > Fir Works 30", "Oak Mills > Fir Works 51"],
        ),
        (
            "Oak Mills holds 20% of Fir Works, Elm Capital 12% and Ash Foods 9%.",
            "en",
            ["Ash Foods > Fir Works 9", "Elm Capital > Fir Works 12", "Oak Mills > Fir Works 20"],
        ),
        (
            "Oak Mills and Elm Capital hold 20% and 5% of Fir Works respectively.",
            "en",
            ["Elm Capital > Fir Works 5", "Oak Mills > Fir Works 20"],
        ),
        (
            "Oak Mills and Elm Capital each own 30% of Fir Works.",
            "en",
            ["Elm Capital > Fir Works 30", "Oak Mills > Fir Works 30"],
        ),
        (
            "Oak Mills owns 20% of Fir Works and 5% of Birch Lines.",
            "en",
            ["Oak Mills > Birch Lines 5", "Oak Mills > Fir Works 20"],
        ),
        (
            "Sapin est détenu par Chêne (51 %), Orme (30 %) et Frêne (19 %).",
            "fr",
            ["Chêne > Sapin 51", "Frêne > Sapin 19", "Orme > Sapin 30"],
        ),
        (
            "Chêne détient 20 % de Sapin, Orme 12 % et Frêne 9 %.",
            "fr",
            ["Chêne > Sapin 20", "Frêne > Sapin 9", "Orme > Sapin 12"],
        ),
    ],
)
def test_lists_give_every_holder_its_own_figure(text: str, language: str, expected: list[str]) -> None:
    assert stakes(text, language) == expected


def test_a_figure_in_the_next_sentence_finds_the_company_of_the_one_before() -> None:
    text = "Oak Mills owns 51% of Fir Works. Elm Capital has 20%."
    assert stakes(text, "en") == ["Elm Capital > Fir Works 20", "Oak Mills > Fir Works 51"]


@pytest.mark.parametrize(
    "text",
    [
        "Fir Works shares rose 5% on Monday.",
        "Fir Works made 40% of its sales in Norway.",
        "Anyone who holds more than 5% of the voting rights must notify the regulator.",
        "Inflation stood at 4% in May, after 5% in April, Oak Mills said.",
        "Fir Works gained 8% of customers from Oak Mills.",
    ],
)
def test_a_percentage_of_something_else_is_no_holding(text: str) -> None:
    assert stakes(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oak Mills crossed the 5% threshold in Fir Works.", "en", []),
        ("Oak Mills crossed the thresholds of 5% and 10% of the votes of Fir Works.", "en", []),
        ("Oak Mills holds 6% of Fir Works, below the 10% mark.", "en", ["Oak Mills > Fir Works 6"]),
        (
            "Chêne a franchi le seuil de 10 % du capital de Sapin et détient 10,4 % du capital.",
            "fr",
            ["Chêne > Sapin 10.4"],
        ),
    ],
)
def test_a_threshold_is_nobodys_share(text: str, language: str, expected: list[str]) -> None:
    assert stakes(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works belongs to Oak Mills, itself owned by Elm Capital.", "en", "Elm Capital > Oak Mills ?"),
        ("Sapin appartient à Chêne, elle-même contrôlée par Orme.", "fr", "Orme > Chêne ? controls"),
    ],
)
def test_itself_is_the_company_named_last(text: str, language: str, expected: str) -> None:
    assert expected in stakes(text, language)


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("Oak Mills plans to buy a 35% stake in Fir Works.", "accepted"),
        ("Oak Mills hopes for 35% of Fir Works.", "review"),
    ],
)
def test_a_plan_is_accepted_where_the_grammar_reads_it_too(text: str, tier: str) -> None:
    (plan,) = lines(text, "en")
    assert (plan["modality"], plan["tier"]) == ("planned", tier)


def test_what_the_grammar_and_the_weights_read_alike_is_accepted() -> None:
    for text in (
        "Oak Mills holds 12% of Fir Works.",
        "Elm Capital owns a 30% stake in Fir Works.",
    ):
        assert [line["tier"] for line in lines(text, "en")] == ["accepted"]


def test_a_plan_is_no_holding_and_the_level_before_it_is() -> None:
    found = stakes("Oak Mills will raise its stake in Fir Works from 20% to 35%.", "en")
    assert "Oak Mills > Fir Works 20" in found
    assert any("35" in line and "planned" in line for line in found)


def test_every_line_tells_its_tier_and_only_a_guard_quarantines() -> None:
    text = "Oak Mills holds 12% of Fir Works. Oak Mills holds 15% of Oak Mills."
    tiers = [(line["tier"], line.get("quarantined", False)) for line in lines(text, "en")]
    assert sorted(tiers) == [("accepted", False), ("guard", True)]


def test_what_waits_for_review_says_why_and_stands_among_the_lines() -> None:
    (line,) = lines("Oak Mills has a stake in Fir Works.", "en")
    assert (line["tier"], line["reason"], line["relation"]) == ("review", "unsureLink", "holds_stake")
    assert "quarantined" not in line


def test_a_claim_is_surer_than_what_waits() -> None:
    assert 0 < REVIEW < ACCEPT < 1


def test_the_weights_say_how_they_were_made_and_how_good_they_are() -> None:
    head = json.loads(PLACE.read_text(encoding="utf-8"))
    assert head["command"].startswith("python -m training")
    assert len(head["passages_sha256"]) == 64
    assert head["cross_validated"]["links_by_margin"]["0.8"]["precision"] > 0.8
    assert all(isinstance(value, int) for row in head["weights"].values() for value in row.values())


def test_an_unknown_feature_is_worth_nothing() -> None:
    weights = Weights({"a": 1.5, "b": -1.0})
    assert weights.score(["a", "b", "never seen"]) == 0.5


def test_twice_the_figures_take_no_more_than_about_twice_the_time() -> None:
    row = "Oak Mills holds 12% of Fir Works, Elm Capital 7% of Birch Lines. "

    def taken(times: int) -> float:
        before = time.process_time()
        lines(row * times, "en")
        return time.process_time() - before

    taken(10)
    assert taken(160) < 3.5 * taken(80)


def test_a_sentence_with_more_figures_than_a_list_is_left_alone() -> None:
    assert stakes("Oak Mills " + "5% Fir Works " * 60, "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "Fir Works has borrowed 3 million. The loan is guaranteed by Fir Works's parent company, "
        "Stockholm-listed Oak Mills, which owns 88.5 percent of its shares.",
        "Shares in Fir Works jumped on Monday after Oak Mills disclosed an 88.5 percent stake and called "
        "for a break-up of the British housebuilder.",
    ],
)
def test_a_surer_reading_of_two_parties_stands_beside_one_of_a_party_with_itself(text: str) -> None:
    found = lines(text)
    told = [
        (x["subject"], x["object"])
        for x in found
        if str(x["share_min"]) == "88.5" and not x.get("quarantined")
    ]
    assert told == [("Oak Mills", "Fir Works")]


def test_a_party_that_would_hold_itself_and_nobody_else_waits_for_the_guard() -> None:
    found = lines("Oak Mills holds 43 percent of Oak Mills.")
    assert [x.get("quarantined") for x in found] == [True]
