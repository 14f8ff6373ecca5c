"""Which entities are perhaps one."""

import pytest

from kg.model import Decision, PartialDate
from kg.reconcile.alike import alike
from kg.reconcile.identity import settled


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("group", "the Oriel family", "la famille Oriel"),
        ("group", "Oriel family", "famille Oriel"),
        ("group", "la famille d'Oriel", "the Oriel family"),
        ("group", "Familie Oriel", "famiglia Oriel"),
        ("company", "Banque Orme", "Orme Bank"),
        ("company", "Groupe Orme", "Orme Group SA"),
        ("company", "The Orme Works", "Orme Works Ltd"),
    ],
)
def test_one_name_in_two_languages_or_forms_is_a_pair(kind: str, one: str, other: str) -> None:
    assert alike([("a", kind, (one,)), ("b", kind, (other,))]) == (("a", "b"),)
    assert alike([("b", kind, (other,)), ("a", kind, (one,))]) == (("a", "b"),)


@pytest.mark.parametrize(
    ("kinds", "one", "other"),
    [
        (("person", "person"), "Ann Oriel", "Ann Oriel"),
        (("person", "person"), "Ann", "Ann"),
        (("group", "group"), "the Oriel family", "the Uriel family"),
        (("group", "group"), "the Oriel family", "the Oriel brothers"),
        (("group", "company"), "the Oriel family", "Oriel family"),
        (("company", "company"), "Birch SA", "Birch GmbH"),
        (("company", "company"), "Orme Bank", "Orme Group"),
        (("company", "company"), "Bank", "Banque"),
    ],
)
def test_persons_and_other_names_are_no_pair(kinds: tuple[str, str], one: str, other: str) -> None:
    assert alike([("a", kinds[0], (one,)), ("b", kinds[1], (other,))]) == ()


def test_of_three_alike_each_is_told_with_the_next() -> None:
    named = [(key, "group", (name,)) for key, name in (("a", "Oriel family"), ("b", "famille Oriel"))]
    assert alike([*named, ("c", "group", ("les Oriel", "la famille Oriel"))]) == (("a", "b"), ("b", "c"))


@pytest.mark.parametrize("action", ["same", "differ"])
def test_a_pair_that_somebody_judged_is_told_no_more(action: str) -> None:
    named = [("a", "group", ("Oriel family",)), ("b", "group", ("famille Oriel",))]
    decision = Decision(action=action, on=PartialDate("2024-05-01"), subjects=("b", "a"))
    assert alike(named, settled([decision])) == ()
    assert alike(named, settled([])) == (("a", "b"),)
