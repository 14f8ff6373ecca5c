import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.errors import InvalidClaim
from kg.reconcile.gazetteer import packaged
from kg.reconcile.identifiers import CHECKED_SCHEMES, checked, is_isin, is_lei, is_siren, is_valid

# From the standard's own worked example, and made by its rule.
LEI = "5493001KJTIIGC8Y1R12"


def test_a_lei_is_upper_case_ascii_of_twenty_signs() -> None:
    assert is_lei(LEI)
    assert not is_lei(LEI.lower())
    assert not is_lei(f" {LEI}")
    assert not is_lei(LEI[:-1])
    assert not is_lei("５" + LEI[1:])


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=18, max_size=18))
def test_every_body_of_a_lei_has_exactly_one_check_pair(body: str) -> None:
    assert sum(is_lei(f"{body}{pair:02}") for pair in range(100)) == 1


@given(st.integers(0, 19), st.integers(1, 25))
def test_one_wrong_sign_makes_no_lei(place: int, shift: int) -> None:
    # A digit for another digit, or a letter for another letter: what a slip of the pen does.
    row = "0123456789" if LEI[place].isdigit() else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    sign = row[(row.index(LEI[place]) + shift) % len(row)]
    assume(LEI[place] != sign)
    assert not is_lei(LEI[:place] + sign + LEI[place + 1 :])


@given(st.integers(2, 11), st.sampled_from("0123456789"))
def test_one_wrong_digit_makes_no_isin(place: int, digit: str) -> None:
    isin = "US0378331005"
    assume(isin[place] != digit)
    assert is_isin(isin)
    assert not is_isin(isin[:place] + digit + isin[place + 1 :])


def test_a_siren_has_nine_digits_and_passes_luhn() -> None:
    assert is_siren("732829320")
    assert not is_siren("732829321")
    assert not is_siren("732 829 320")
    assert not is_siren("٧٣٢٨٢٩٣٢٠")


@pytest.mark.parametrize("number", ["01234567", "SC123456", "OE000001", "R0000123"])
def test_a_british_company_number_keeps_its_zeros_and_its_prefix(number: str) -> None:
    assert is_valid("GB-COH", number)
    assert not is_valid("GB-COH", number[:-1])


def test_a_wikidata_item_starts_with_q_and_no_zero() -> None:
    assert is_valid("wikidata", "Q42")
    assert not is_valid("wikidata", "Q042")
    assert not is_valid("wikidata", "P42")


def test_a_scheme_without_a_rule_only_needs_a_value() -> None:
    assert is_valid("ticker", "7201.T")
    assert not is_valid("ticker", " ")


def test_a_wrong_identifier_is_refused_by_name() -> None:
    assert checked("LEI", LEI) == LEI
    with pytest.raises(InvalidClaim, match="LEI = '5493001KJTIIGC8Y1R13'"):
        checked("LEI", "5493001KJTIIGC8Y1R13")


def test_the_packaged_identifiers_pass_their_checks_and_belong_to_one_entity_each() -> None:
    found = [(known.scheme, known.value) for entity in packaged() for known in entity.identifiers]
    verified = [pair for pair in found if pair[0] in CHECKED_SCHEMES]
    assert len(verified) >= 10
    assert all(is_valid(*pair) for pair in found)
    assert len(set(found)) == len(found)
