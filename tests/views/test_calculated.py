"""Calculated answers as JSON, CSV and words, from values made by hand."""

from __future__ import annotations

import csv
import io
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.calculated import Calculated, Finding, Hop
from kg.model import Entity, Share
from kg.record import replace
from kg.shares import NOTHING, UNKNOWN, point
from kg.views import calculated as machine
from kg.views import reckoned as people

ENTITIES = {key: Entity(id=key, kind="company", name=key.title()) for key in ("pine", "hold", "op")}
CHAIN = (
    Hop(holder="pine", investee="hold", share=point(60), claims=("c1",)),
    Hop(holder="hold", investee="op", share=None, claims=("c2", "c1")),
)
FOUND = Finding(
    entity="pine",
    share=point("43.4"),
    direct=NOTHING,
    verdict="possible",
    open_verdict="certain",
    reasons=("shares", "votes"),
    chains=(CHAIN,),
    labels=("head",),
    note="seen, once",
)
ANSWER = Calculated(
    question="ultimate",
    entity=ENTITIES["op"],
    as_of=date(2024, 1, 31),
    entities=ENTITIES,
    rule="psc",
    basis=None,
    threshold=Fraction(1, 4),
    strict=True,
    findings=(FOUND,),
    unnamed="possible",
    unknown=point("56.6"),
)


def test_every_field_of_a_finding_is_in_the_json() -> None:
    answer = machine.calculated(ANSWER)
    assert (answer["basis"], answer["threshold"], answer["strict"]) == (None, 25, True)
    assert (answer["unnamed"], answer["unknown"]["low"], answer["trapped"]) == ("possible", 56.6, None)
    assert "sets" not in answer
    (one,) = answer["answers"]
    assert one["share"] == {"low": 43.4, "high": 43.4, "low_open": False, "high_open": False}
    assert (one["verdict"], one["open_verdict"]) == ("possible", "certain")
    assert [hop["share"] and hop["share"]["low"] for hop in one["chains"][0]["hops"]] == [60, None]
    assert [hop["claims"] for hop in one["chains"][0]["hops"]] == [["c1"], ["c2", "c1"]]


def test_a_spreadsheet_names_each_claim_once_and_keeps_open_ends() -> None:
    band = Share(Fraction(1, 4), Fraction(1, 2), low_open=True)
    value = replace(ANSWER, findings=(replace(FOUND, share=band, direct=UNKNOWN, values={"shapley": 0.5}),))
    (row,) = csv.DictReader(io.StringIO(machine.csv_text(value)))
    assert row["claims"] == "c1 c2"
    assert (row["share_min"], row["share_min_open"], row["share_max_open"]) == ("25", "true", "false")
    assert (row["direct_min"], row["direct_max"], row["direct_min_open"]) == ("0", "100", "true")
    assert (row["shapley"], row["note"]) == ("0.5", "seen, once")


@given(st.fractions(0, 1))
def test_a_number_is_the_nearest_to_the_exact_percentage(share: Fraction) -> None:
    printed = machine.number(share)
    assert Fraction(printed) == share * 100 or printed == float(share * 100)


def test_words_say_what_how_much_how_sure_and_by_which_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")  # lines are as wide as the terminal
    assert people.calculated(ANSWER).splitlines() == [
        "Who ultimately owns Op, as of 2024-01-31 (by UK PSC: more than 25 % of capital or votes)",
        "  Pine  43.4 %  possible  certain if unnamed holders act for it  by shares, votes  [head]",
        "      Pine --60 %--> Hold --controls--> Op",
        "      seen, once",
        "  not named: 56.6 %",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"question": "controllers", "rule": "majority"}, "nobody who is known controls it"),
        ({"rule": "majority"}, "nobody who is known controls it"),
        ({"rule": "integrated", "threshold": None}, "nobody is known at whom its ownership ends"),
        ({}, "nobody is known who has more than 25 % by this rule"),
        ({"strict": False}, "nobody is known who has 25 % or more by this rule"),
        ({"question": "links", "rule": "ecb"}, "no close link is known"),
        ({"question": "power", "rule": "power"}, "nobody is known to vote in it"),
    ],
)
def test_an_empty_answer_says_what_is_not_known(change: dict[str, Any], words: str) -> None:
    assert f"\n  {words}" in people.calculated(replace(ANSWER, findings=(), **change))


def test_an_unknown_share_is_never_a_figure() -> None:
    hop = replace(CHAIN[0], share=UNKNOWN)
    found = replace(FOUND, share=UNKNOWN, direct=UNKNOWN, chains=((hop,),))
    text = people.calculated(replace(ANSWER, findings=(found,), unknown=Share(Fraction(0), Fraction(1))))
    assert "Pine  share not stated  possible" in text
    assert "Pine --not stated--> Hold" in text
    assert "not named: not known" in text


def test_indices_are_numbers_or_where_bands_leave_it_open_the_least_and_the_most() -> None:
    values = {"shapley": 2 / 3, "banzhaf_low": 0.5, "banzhaf_high": 1.0}
    text = people.calculated(replace(ANSWER, findings=(replace(FOUND, values=values),)))
    assert "      Shapley-Shubik 0.666667, Banzhaf 0.5 to 1" in text


def test_many_ways_are_cut_on_a_screen_and_whole_in_json() -> None:
    value = replace(ANSWER, findings=(replace(FOUND, chains=(CHAIN,) * 7),))
    assert "and 3 more ways (--json has them all)" in people.calculated(value)
    assert len(machine.calculated(value)["answers"][0]["chains"]) == 7
