"""Scenario files and options: what is read, and each mistake with its entry, field and remedy."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, InputFaults
from kg.formats.scenario_file import read_options, read_scenario, read_text
from kg.shares import show

ENTRY = '[[change]]\nholder = "Ash"\ninvestee = "Elm"\n'


def test_a_whole_file_is_read() -> None:
    told = read_text(
        'title = "Plan"\ndeals = "complete"\n[[entity]]\nname = "Ann"\nkind = "person"\n'
        + ENTRY
        + 'share = 15.50\nfrom = ["Oak", "Fir"]\n'
        + ENTRY
        + 'share_min = 25\nmin_open = true\nfrom = "all"\n'
        + ENTRY
        + 'voting = "full"\nvotes = 30\nvoting_cap = 10\nvotes_per_share = 2\n'
        + ENTRY
        + "ends = true\n",
        "plan.toml",
    )
    first, second, third, last = told.changes
    assert (told.title, told.deals, [(e.name, e.kind) for e in told.entities]) == (
        "Plan",
        True,
        [("Ann", "person")],
    )
    assert (show(first.share), first.stated, first.givers) == ("15.5 %", "15.50", ("Oak", "Fir"))
    assert (show(second.share), second.dilutes, second.givers) == ("(25-100] %", True, ())
    assert (third.voting, show(third.votes), third.voting_cap) == ("full", "30 %", Fraction(1, 10))
    assert (third.votes_per_share, third.share) == (Fraction(2), None)
    assert (last.ends, last.where) == (True, "plan.toml#change 4")


@pytest.mark.parametrize(
    ("text", "shown"), [("about 43", "42-44 %"), ("more than 25", "(25-100] %"), ("25-50", "25-50 %")]
)
def test_a_share_may_be_worded(text: str, shown: str) -> None:
    (change,) = read_text(ENTRY + f'share = "{text}"\n', "plan.toml").changes
    assert show(change.share) == shown


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("share = 150", "share: 150 must lie between 0 and 100"),
        ("share = -1", "share: -1 must lie between 0 and 100"),
        ("share = nan", "share: .* is no number"),
        ("share = inf", "share: .* is no number"),
        ('share = "a lot"', "share: 'a lot' is no share; write 43, about 43"),
        ("share = true", "share: True is no number"),
        ("shares = 15", "'shares' is no field; did you mean 'share'?"),
        ("share = 15\nshare_min = 10", "share: stands beside bounds"),
        ("share_min = 30\nshare_max = 20", "share_min: is above share_max"),
        ("min_open = true", "min_open: stands without a bound"),
        ('voting = "loud"', "voting: 'loud' is not known; write one of capped, full"),
        ("votes_per_share = -2", "votes_per_share: -2 is negative"),
        ("share = 5\nends = true", "ends: stands beside 'share'"),
        ("", "says nothing; give share, voting, votes, or ends = true"),
        ('from = "Oak"', "from: needs a share"),
        ("share = 5\nfrom = []", r"from: \[\] names nobody"),
        ("share = 5\nfrom = 7", "from: 7 is no name"),
        ('kind = "friendship"', "kind: 'friendship' is not known; write one of shareholding"),
        ('kind = "parent"\nvoting = "full"', "kind: 'parent' has no votes"),
        ('ends = "yes"', "ends: 'yes' is neither true nor false"),
    ],
)
def test_a_faulty_entry_is_told_with_its_field(lines: str, what: str) -> None:
    with pytest.raises(InputFaults, match=f"^plan.toml: change 1: {what}") as told:
        read_text(ENTRY + lines + "\n", "plan.toml")
    assert told.value.exit_code == 4


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "plan.toml: supposes nothing"),
        ("title = 5\n" + ENTRY + "share = 5\n", "plan.toml: title: 5 is no text"),
        ('deals = "all"\n', "plan.toml: deals: 'all' is not known"),
        ("[change]\nshare = 5\n", r"plan.toml: change: is no list of entries; write \[\[change\]\]"),
        ("[[change]]\nshare = 5\n", "plan.toml: change 1: holder: is missing"),
        (
            "[[entity]]\nkind = 'company'\n" + ENTRY + "share = 5\n",
            "plan.toml: entity 1: name: None is no name",
        ),
        ("[[entity]]\nname = 'A'\nkind = 'ship'\n", "plan.toml: entity 1: kind: 'ship' is not known"),
        ("wheels = 4\n" + ENTRY + "share = 5\n", "plan.toml: 'wheels' is no field"),
    ],
)
def test_a_faulty_file_is_told(text: str, what: str) -> None:
    with pytest.raises(InputFaults, match=f"^{what}"):
        read_text(text, "plan.toml")


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(InputFaults) as told:
        read_text(ENTRY + "share = 150\n" + ENTRY + "voting = 7\n", "plan.toml")
    assert [line.split(":")[1] for line in told.value.faults] == [" change 1", " change 2"]


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text("title = \n")
    with pytest.raises(InputError, match=r"^plan.toml: is no TOML: .*line 1"):
        read_scenario(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="byte 0 is not UTF-8"):
        read_scenario(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_scenario(tmp_path / "absent.toml")


def test_options_say_the_same_as_a_file() -> None:
    told = read_options(["A > B = about 43 from C & D > co", "E->F = ends"], ["B > A = 26 %"], deals=True)
    first, second, third = told.changes
    assert (first.holder, first.investee, show(first.share)) == ("A", "B", "42-44 %")
    assert first.givers == ("C & D > co",)
    assert (second.holder, second.investee, second.ends) == ("E", "F", True)
    assert (show(third.votes), third.where, told.deals) == ("26 %", "--votes#change 1", True)


@pytest.mark.parametrize("option", ["A = 5", "A > B", "> B = 5", "A > B = ", "A > B = x"])
def test_an_option_that_says_nothing_is_refused(option: str) -> None:
    with pytest.raises(InputFaults, match=r"^--set: change 1: "):
        read_options([option])


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with suppress(InputError):
        assert read_text(text, "plan.toml").title
    with suppress(InputFaults):
        assert read_options([text]).changes
