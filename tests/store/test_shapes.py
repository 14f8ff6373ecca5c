"""Each shape finds the fault that it is there for, and sound data passes."""

from __future__ import annotations

import pytest
from rdflib import Dataset, Graph

from kg import vocab
from kg.errors import InputError
from kg.model import Batch, Claim, Entity, Evidence, HeldClaim, Issue, PartialDate, Share, Source
from kg.shares import UNKNOWN, point
from kg.store.quads import batch_quads
from kg.store.shapes import check_shapes

ARTICLE = Source(id="article", title="Alpha and Beta", published=PartialDate("2020-01"))
ENTITIES = tuple(
    Entity(id=key, kind=kind, name=key.title())
    for key, kind in (
        ("alpha", "company"),
        ("beta", "company"),
        ("ann", "person"),
        ("league", "alliance"),
        ("land", "state"),
    )
)
CLAIM = f"<{vocab.BASE}claim/c1>"
GRAPH = "<urn:graph>"


def _claim(
    holder: str = "alpha", investee: str = "beta", kind: str = "shareholding", **values: object
) -> Claim:
    given: dict[str, object] = {"source": ARTICLE, "id": "c1", **values}
    return Claim(holder=holder, investee=investee, kind=kind, **given)  # type: ignore[arg-type]


def _lines(*claims: Claim, held: tuple[HeldClaim, ...] = ()) -> list[str]:
    return batch_quads(Batch(claims=claims, held=held, sources=(ARTICLE,), entities=ENTITIES))[1]


def _check(*claims: Claim) -> tuple[Issue, ...]:
    return check_shapes(_lines(*claims))


def _rules(issues: tuple[Issue, ...]) -> set[str]:
    return {issue.code.removeprefix("shape:") for issue in issues}


def _with(predicate: str, value: str, *, instead: bool = True) -> list[str]:
    """A sound claim with one property replaced, or with one more."""
    lines = _lines(_claim(share=point("40"), valid_from=PartialDate("2019-01-01")))
    kept = [line for line in lines if not (instead and line.startswith(f"{CLAIM} {predicate} "))]
    return [*kept, f"{CLAIM} {predicate} {value} {GRAPH} ."]


def _kg(name: str) -> str:
    return f"<{vocab.PROPERTY[name]}>"


def _decimal(value: str) -> str:
    return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#decimal>'


def test_sound_claims_of_every_form_break_no_shape() -> None:
    band = Share(point("25").low, point("50").high, low_open=True)
    prose = (Evidence(quote="Alpha holds Beta", start=0, end=16), Evidence(quote="again", start=40, end=45))
    held = _claim("beta", "beta", id="h1", share=point("15"))
    assert (
        check_shapes(
            _lines(
                _claim(share=band, valid_from=PartialDate("2016-02"), valid_to=PartialDate("2016")),
                _claim(id="c2", share=UNKNOWN, evidence=prose, as_of=PartialDate("2020-01")),
                _claim("ann", "alpha", "boardChair", id="c3", evidence=(Evidence(pointer="rows.csv#/1"),)),
                _claim("alpha", "league", "allianceMembership", id="c4"),
                _claim("alpha", "alpha", id="c5"),
                _claim("alpha", "ann", "cooperation", id="c6", status="negotiating"),
                _claim("land", "alpha", id="c7", via=("beta",), votes_per_share=point("100").low, units=3),
                held=(
                    HeldClaim(claim=held, reason="selfHolding", note="Beta holds Beta.", repaired=_claim()),
                ),
            )
        )
        == ()
    )


def test_a_person_is_never_held() -> None:
    assert _rules(_check(_claim("alpha", "ann"))) == {"PersonIsNotHeld"}


def test_an_alliance_is_never_owned() -> None:
    assert _rules(_check(_claim("alpha", "league"))) == {"AllianceIsNotOwned"}


def test_only_an_alliance_has_members() -> None:
    assert _rules(_check(_claim("alpha", "beta", "allianceMembership"))) == {"AllianceHasMembers"}


def test_nothing_holds_itself_but_its_own_shares() -> None:
    assert _rules(_check(_claim("alpha", "alpha", "votingRights"))) == {"NothingHoldsItself"}


def test_a_party_that_nothing_describes_is_named_with_its_claim() -> None:
    (issue,) = _check(_claim("stranger", "beta"))
    assert (issue.code, issue.claim) == ("shape:PartiesAreDescribed", "c1")
    assert issue.message == "stranger is a party and the graph does not say what it is"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "<urn:other>"),
        ("status", "<urn:other>"),
        ("holder", '"alpha"'),
        ("investee", '"beta"'),
        ("source", "<urn:nothing>"),
        ("voting", "<urn:other>"),
        ("shareLow", _decimal("-1")),
        ("shareLow", _decimal("41")),
        ("shareHigh", _decimal("100.1")),
        ("shareHigh", '"40"'),
        ("shareLowOpen", '"yes"'),
        ("validFrom", '"long ago"'),
        ("units", _decimal("1.5")),
    ],
)
def test_a_wrong_value_is_found_at_its_property(name: str, value: str) -> None:
    issues = check_shapes(_with(_kg(name), value))
    assert name in _rules(issues)
    assert {issue.claim for issue in issues} == {"c1"}


@pytest.mark.parametrize("name", ["holder", "investee", "kind", "status", "source", "shareHigh", "validFrom"])
def test_a_second_value_is_found(name: str) -> None:
    other = '"2018"^^<http://www.w3.org/2001/XMLSchema#gYear>' if name == "validFrom" else "<urn:other>"
    assert name in _rules(check_shapes(_with(_kg(name), other, instead=False)))


@pytest.mark.parametrize("name", ["holder", "investee", "kind", "status", "source"])
def test_a_missing_part_is_found(name: str) -> None:
    lines = [line for line in _lines(_claim()) if f" {_kg(name)} " not in line]
    assert name in _rules(check_shapes(lines))


def test_one_bound_without_the_other_is_found() -> None:
    lines = [line for line in _with(_kg("stated"), '"40"') if f" {_kg('shareHigh')} " not in line]
    assert any("both bounds" in issue.message for issue in check_shapes(lines))


def test_a_period_that_ends_before_it_begins_is_found_even_when_partly_dated() -> None:
    lines = _with(_kg("validTo"), '"2018"^^<http://www.w3.org/2001/XMLSchema#gYear>')
    last = '"2018-12-31"^^<http://www.w3.org/2001/XMLSchema#date>'
    lines.append(f"{CLAIM} {_kg('validToLatest')} {last} {GRAPH} .")
    assert _rules(check_shapes(lines)) == {"PeriodRunsForward"}


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(),
        Evidence(quote="x", start=5, end=5),
        Evidence(quote="", start=1, end=2),
    ],
)
def test_evidence_without_words_or_place_is_found_and_led_back_to_its_claim(evidence: Evidence) -> None:
    issues = _check(_claim(evidence=(evidence,)))
    assert issues
    assert {issue.claim for issue in issues} == {"c1"}


def test_a_quotation_that_came_without_its_text_needs_no_place() -> None:
    assert _check(_claim(evidence=(Evidence(quote="x"),))) == ()


def test_a_repaired_reading_that_passes_for_a_claim_is_found() -> None:
    held = HeldClaim(claim=_claim("beta", "beta"), reason="selfHolding", note="no", repaired=_claim())
    lines = _lines(held=(held,))
    typed = (
        f"{CLAIM[:-1]}/repaired> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{vocab.CLASS['Claim']}>"
    )
    assert "repairedAs" in _rules(check_shapes([*lines, f"{typed} {GRAPH} ."]))


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_lines_a_data_set_and_a_graph_give_the_same_issues() -> None:
    lines = _lines(_claim("alpha", "ann"), _claim("stranger", "beta", id="c2"))
    dataset = Dataset()
    dataset.parse(data="\n".join(lines), format="nquads")
    graph = Graph()
    for subject, predicate, value, _ in dataset.quads((None, None, None, None)):
        graph.add((subject, predicate, value))
    assert check_shapes(lines) == check_shapes(dataset) == check_shapes(graph)
    assert len(check_shapes(lines)) == 2


def test_broken_lines_are_an_input_error() -> None:
    with pytest.raises(InputError, match="one N-Quads statement a line"):
        check_shapes(["this is <no> statement"])
