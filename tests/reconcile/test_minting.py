import pytest
from hypothesis import given

from kg.errors import InvalidClaim
from kg.names import fold
from kg.reconcile.minting import id_for_identifier, mint, mint_unknown
from tests import strategies


def test_spelling_does_not_count_and_the_legal_form_does() -> None:
    assert mint("company", "Élan  SA", "d1") == mint("company", "ELAN SA", "d2")
    assert mint("company", "Élan SA", "d1") != mint("company", "Élan s.a.s.", "d1")


def test_a_name_of_another_kind_is_another_entity() -> None:
    assert mint("company", "Georgia", "d1") != mint("state", "Georgia", "d1")


def test_two_persons_of_one_name_in_two_documents_stay_two() -> None:
    assert mint("person", "Ann Bell", "d1") == mint("person", "Ann Bell", "d1")
    assert mint("person", "Ann Bell", "d1") != mint("person", "Ann Bell", "d2")


def test_each_unknown_holder_is_a_node_of_its_own() -> None:
    ids = {mint_unknown("c1"), mint_unknown("c2"), mint_unknown("c1", "investee")}
    assert len(ids) == 3
    assert mint_unknown("c1") in ids


def test_an_id_can_be_read_by_people_and_holds_any_script() -> None:
    assert mint("company", "Alpha Holding", "d").startswith("alpha-holding-")
    assert mint("company", "日産", "d") != mint("company", "三菱", "d")


def test_an_identifier_is_its_own_id() -> None:
    assert id_for_identifier("LEI", "5493001KJTIIGC8Y1R12 ") == "LEI:5493001KJTIIGC8Y1R12"


def test_a_name_of_which_nothing_is_visible_gets_no_id() -> None:
    with pytest.raises(InvalidClaim):
        mint("company", "\u200b ", "d")


@given(strategies.names, strategies.names)
def test_ids_are_equal_exactly_when_the_folded_names_are(first: str, second: str) -> None:
    if fold(first) and fold(second):
        equal = mint("company", first, "d") == mint("company", second, "d")
        assert equal == (fold(first) == fold(second))
