"""The file of the weights: what is written is read back, and it is small."""

from hypothesis import given, settings
from hypothesis import strategies as some

from kg.extract.linking.weights import PLACE, packaged, packed, unpacked

_NAMES = some.text("ab=|< ", max_size=6)
_HUNDREDTHS = some.integers(-400, 400).filter(bool)


@given(some.dictionaries(_NAMES, _HUNDREDTHS))
@settings(max_examples=60)
def test_what_is_packed_is_read_back(table: dict[str, int]) -> None:
    weights = {name: value / 100 for name, value in table.items()}
    assert unpacked(packed(weights)) == weights


def test_a_weight_that_rounds_to_nothing_is_left_out() -> None:
    assert packed({"a=b": 0.004, "a=c": -0.006}) == {"a=": {"c": -1}}


def test_the_packaged_weights_are_small_and_in_short_lines() -> None:
    text = PLACE.read_text(encoding="utf-8")
    assert len(text) < 400_000
    assert max(map(len, text.splitlines())) < 160


def test_the_packaged_weights_know_plain_holdings() -> None:
    assert packaged().score(["h<path=hold"]) > packaged().score(["i<path=hold"])
