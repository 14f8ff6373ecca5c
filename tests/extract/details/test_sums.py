"""Numbers in full."""

from decimal import Decimal

import pytest

from kg.extract.details.sums import number_of


@pytest.mark.parametrize(
    ("written", "multiple", "value"),
    [
        ("550,000", "", "550000"),
        ("1\u202f200\u202f000", "", "1200000"),
        ("1.200.000", "", "1200000"),
        ("2,5", "millions", "2500000"),
        ("1,234", "billion", "1234000000000"),
        ("1,234", "milliard", "1234000000"),
        ("1,234,567.50", "", "1234567.50"),
        ("37.74", "crore", "377400000"),
    ],
)
def test_marks_and_multiples_are_read(written: str, multiple: str, value: str) -> None:
    assert number_of(written, multiple) == Decimal(value)


@pytest.mark.parametrize(("written", "multiple"), [("1.234", ""), ("1,234", "millions"), ("1,2,3", "")])
def test_what_can_be_read_in_two_ways_is_not(written: str, multiple: str) -> None:
    assert number_of(written, multiple) is None
