"""Records behave as frozen, slotted dataclasses do, before and after their methods are compiled."""

import copy
import dataclasses
import inspect
import pickle
from functools import cached_property

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.record import frozen, replace


@frozen
class Stake:
    """A record with and without defaults."""

    holder: str
    votes: int = 1
    labels: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The same by the standard decorator."""

    holder: str
    votes: int = 1
    labels: tuple[str, ...] = ()


@frozen(kw_only=False)
class Span:
    """A record with a check of its own, a kept value and a text of its own."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("crossed")

    @cached_property
    def width(self) -> int:
        """How wide it is."""
        return self.high - self.low

    def __repr__(self) -> str:
        return f"{self.low}-{self.high}"


@frozen(kw_only=False, eq=False)
class Mark:
    """A record that equals itself alone."""

    text: str


values = st.builds(
    dict, holder=st.text(max_size=3), votes=st.integers(0, 3), labels=st.lists(st.text(max_size=2)).map(tuple)
)


@given(values, values)
def test_a_record_compares_hashes_and_shows_itself_as_a_dataclass_does(first: dict, second: dict) -> None:
    ours, twins = [Stake(**v) for v in (first, second)], [Twin(**v) for v in (first, second)]
    assert (ours[0] == ours[1]) is (twins[0] == twins[1])
    assert [hash(one) for one in ours] == [hash(one) for one in twins]
    assert [repr(one) for one in ours] == [repr(one).replace("Twin", "Stake") for one in twins]


@given(values)
def test_a_record_survives_copying_pickling_and_taking_apart(given_values: dict) -> None:
    stake = Stake(**given_values)
    assert copy.copy(stake) == copy.deepcopy(stake) == pickle.loads(pickle.dumps(stake)) == stake
    assert dataclasses.asdict(stake) == given_values
    assert Stake(**dataclasses.asdict(stake)) == stake


def test_a_record_cannot_be_changed_or_widened() -> None:
    stake = Stake(holder="alpha")
    with pytest.raises(dataclasses.FrozenInstanceError, match="assign to field 'votes'"):
        stake.votes = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="delete field 'votes'"):
        del stake.votes
    with pytest.raises(dataclasses.FrozenInstanceError):
        stake.colour = "red"  # type: ignore[attr-defined]
    assert not hasattr(stake, "__dict__")


@pytest.mark.parametrize("times", [1, 2, 20])
def test_every_value_is_checked_the_first_as_the_twentieth(times: int) -> None:
    @frozen
    class Checked:
        low: int
        high: int = 1

        def __post_init__(self) -> None:
            if self.low > self.high:
                raise ValueError("crossed")

    for _ in range(times - 1):
        Checked(low=0)
    with pytest.raises(ValueError, match="crossed"):
        Checked(low=2)
    with pytest.raises(TypeError, match="low"):
        Checked()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="middle"):
        Checked(low=0, middle=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Checked(0)  # type: ignore[call-arg, misc]
    assert (Checked(low=0).low, Checked(low=0).high, Checked(high=3, low=2).high) == (0, 1, 3)


def test_the_standard_library_knows_a_record() -> None:
    assert dataclasses.is_dataclass(Stake)
    assert [field.name for field in dataclasses.fields(Stake)] == ["holder", "votes", "labels"]
    assert dataclasses.replace(Stake(holder="a"), votes=4) == Stake(holder="a", votes=4)
    assert str(inspect.signature(Stake)) == str(inspect.signature(Twin))
    match Span(1, 3):
        case Span(low, high):
            assert (low, high) == (1, 3)


def test_replace_makes_another_value_and_checks_it() -> None:
    span = Span(1, 3)
    assert (replace(span, high=5), span) == (Span(1, 5), Span(1, 3))
    with pytest.raises(ValueError, match="crossed"):
        replace(span, low=9)
    with pytest.raises(TypeError):
        replace(span, middle=2)  # type: ignore[call-arg]


def test_what_a_record_worked_out_is_kept_and_does_not_count() -> None:
    span = Span(1, 3)
    assert (span.width, span.__dict__) == (2, {"width": 2})
    assert span == Span(1, 3)
    assert hash(span) == hash(Span(1, 3))
    assert str(span) == "1-3"


def test_a_record_without_equality_equals_itself_alone() -> None:
    mark = Mark("a")
    assert mark == mark
    assert mark != Mark("a")
    assert len({mark, Mark("a")}) == 2


def test_a_record_has_no_bases_and_no_fields_of_dataclasses() -> None:
    with pytest.raises(TypeError, match="no bases"):

        @frozen
        class Wider(Stake):
            more: int = 0

    with pytest.raises(TypeError, match="plain values"):

        @frozen
        class Listed:
            items: list[int] = dataclasses.field(default_factory=list)
