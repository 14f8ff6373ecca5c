"""Nouns and names that tell a trade."""

import pytest

from kg.extract.names.sectors import is_generic, is_head, is_institution, trades_of_name, trades_of_words


@pytest.mark.parametrize(
    ("noun", "name"),
    [("brewer", "Ordal Bryggerier"), ("opticien", "Ordal Optique"), ("lender", "Banca Ordal")],
)
def test_a_name_can_tell_the_trade_that_a_noun_tells(noun: str, name: str) -> None:
    assert trades_of_words([noun]) & trades_of_name(name)


def test_a_stem_speaks_for_a_trade_but_not_against_one() -> None:
    assert trades_of_name("Portly & Daughter")
    assert not trades_of_name("Portly & Daughter", whole=True)


def test_a_maker_of_anything_is_a_firm_and_a_bare_word_is_not() -> None:
    assert is_head("glassmaker")
    assert is_head("joaillier")
    assert not is_head("maker")
    assert not is_head("table")


def test_general_nouns_tell_no_trade() -> None:
    assert is_generic("group")
    assert is_generic("societe")
    assert not is_generic("brewer")
    assert not trades_of_words(["company", "groupe"])


def test_an_authority_is_an_institution_by_its_first_word_only() -> None:
    assert is_institution("Autorité de la concurrence")
    assert not is_institution("Ordal Commission Agents")
