"""Errors say where, what and what to do, and carry their exit code."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kg import errors


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.KgError("no"), 1),
        (errors.InputError("no"), 4),
        (errors.UnknownFormat("no"), 4),
        (errors.InvalidClaim("share", 150, "no"), 4),
        (errors.UnknownEntity("x"), 3),
        (errors.AmbiguousEntity("x", candidates=()), 3),
        (errors.UnknownClaim("no"), 3),
        (errors.StoreMissing("no"), 5),
        (errors.StoreLocked("no"), 5),
        (errors.QueryError("no", query="SELECT"), 4),
        (errors.AnalysisError("no"), 1),
        (errors.Overfull("op", "Op", Fraction(11, 10)), 4),
        (errors.MissingExtra("web", "the explorer"), 1),
    ],
)
def test_every_error_is_ours_and_has_its_exit_code(error: errors.KgError, code: int) -> None:
    assert isinstance(error, errors.KgError)
    assert error.exit_code == code


def test_an_input_error_names_the_place_as_far_as_it_is_known() -> None:
    assert str(errors.InputError("is empty", source="a.csv", line=3, column=7)) == "a.csv:3:7: is empty"
    assert str(errors.InputError("is empty", source="a.csv")) == "a.csv: is empty"
    assert str(errors.InputError("is empty")) == "is empty"


def test_an_unknown_entity_gives_suggestions_or_says_how_to_search() -> None:
    assert str(errors.UnknownEntity("Alter", suggestions=("Alder", "Elder"))).endswith(
        "did you mean Alder or Elder?"
    )
    assert "kg find" in str(errors.UnknownEntity("Alter"))


def test_an_ambiguous_entity_lists_every_candidate_with_its_id() -> None:
    error = errors.AmbiguousEntity("Alder", candidates=(("alder-fr", "France"), ("alder-jp", "Japan")))
    assert "2 entities" in str(error)
    assert "alder-fr (France); alder-jp (Japan)" in str(error)


def test_a_query_error_keeps_the_query_and_its_line() -> None:
    error = errors.QueryError("unexpected end", query="SELECT *", line=2)
    assert (str(error), error.query, error.line) == ("query, line 2: unexpected end", "SELECT *", 2)


def test_a_missing_extra_says_how_to_install_it() -> None:
    assert "pip install 'corporate-ownership-kg[web]'" in str(errors.MissingExtra("web", "the explorer"))


def test_an_overfull_company_is_named_with_what_its_holders_add_up_to() -> None:
    error = errors.Overfull("alder-fr", "Alder", Fraction(1001, 1000))
    assert "'Alder' (alder-fr) have 100.1 %" in str(error)
    assert "more than 100 %" in str(errors.Overfull("Alder", "Alder", Fraction(1)))
