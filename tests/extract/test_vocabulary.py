"""The table between lines and the model."""

from fractions import Fraction

import pytest

from kg.extract.vocabulary import MODALITIES, lines, percents, relation, to_model
from kg.model import Claim, Source
from kg.shares import UNKNOWN, bounds
from kg.vocab import STATUSES

SOURCE = Source(id="d")


def claim(**fields: object) -> Claim:
    return Claim(**{"holder": "a", "investee": "b", "kind": "shareholding", "source": SOURCE, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "modality", "voting"),
    [
        ("holds_stake", "asserted", None),
        ("holds_stake", "reported", "voting"),
        ("holds_stake", "hypothetical", "non_voting"),
        ("holds_stake", "denied", "votes"),
        ("controls", "asserted", None),
        ("negotiates", "negotiating", None),
        ("negotiates", "failed", None),
        ("negotiates", "denied", None),
        ("has_partnership", "planned", None),
        ("merger_talks", "failed", None),
        ("alliance_member", "asserted", None),
        ("plans_to_reduce", "planned", None),
        ("plans_to_increase", "negotiating", None),
        ("plans_to_invest", "hypothetical", None),
        ("holds_office", "asserted", None),
        ("former_office", "asserted", None),
    ],
)
def test_a_relation_survives_the_way_to_the_model_and_back(
    name: str, modality: str, voting: str | None
) -> None:
    coded = to_model(name, modality=modality, voting=voting)
    made = claim(
        kind=coded.kind,
        status=coded.status,
        change=coded.change,
        voting=coded.voting,
        tense=coded.tense,
        share=bounds("half"),
    )
    assert relation(made) == name
    assert MODALITIES[made.status] == modality


def test_a_state_without_a_figure_is_state_owned_and_with_one_holds_a_stake() -> None:
    assert relation(claim(share=UNKNOWN), state=True) == "state_owned"
    assert relation(claim(share=bounds("exact", "15")), state=True) == "holds_stake"


def test_every_status_has_a_modality() -> None:
    assert set(MODALITIES) == STATUSES


@pytest.mark.parametrize(
    ("rule", "stated", "upper", "expected"),
    [
        ("exact", "43", None, (43, 43)),
        ("about", "43", None, (43, 43)),
        ("about", "0.5", None, (0.5, 0.5)),
        ("nearly", "50", None, (50, 50)),
        ("moreThan", "25", None, (25, None)),
        ("atLeast", "25", None, (25, None)),
        ("upTo", "25", None, (None, 25)),
        ("lessThan", "12", None, (None, 12)),
        ("range", "13", "14", (13, 14)),
        ("exact", "100", None, (100, 100)),
        ("half", None, None, (50, 50)),
        ("majority", None, None, (50, None)),
        ("minority", None, None, (None, 50)),
        ("third", None, None, (33.3333, 33.3333)),
        ("whole", None, None, (100, 100)),
        ("part", None, None, (None, None)),
        ("unknown", None, None, (None, None)),
    ],
)
def test_a_line_prints_the_figure_as_stated(
    rule: str, stated: str | None, upper: str | None, expected: tuple[float | None, float | None]
) -> None:
    share = bounds(rule, stated, upper)
    assert percents(share, stated, approximate=rule in ("about", "nearly")) == expected


@pytest.mark.parametrize(
    ("rule", "stated", "told"),
    [
        ("lessThan", "5", {"share_max_open"}),
        ("moreThan", "25", {"share_min_open"}),
        ("majority", None, {"share_min_open"}),
        ("upTo", "5", set()),
        ("atLeast", "25", set()),
        ("nearly", "50", set()),
        ("unknown", None, set()),
    ],
)
def test_a_line_says_that_its_only_bound_is_open(rule: str, stated: str | None, told: set[str]) -> None:
    said = claim(share=bounds(rule, stated), stated=stated, approximate=rule == "nearly")
    [line] = lines(said, {}, doc="a", states=frozenset())
    assert {key for key in line if key.endswith("_open")} == told


def test_nothing_said_prints_nothing() -> None:
    assert percents(None, None, approximate=False) == (None, None)
    assert Fraction(1, 2) == bounds("half").low
