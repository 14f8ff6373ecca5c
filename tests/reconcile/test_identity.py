from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from kg.fingerprints import fingerprints
from kg.model import Claim, Decision, Evidence, HeldClaim, PartialDate, Source
from kg.reconcile.identity import canonical, contradictions, decision_id, in_force, reviewed
from kg.shares import point

DAY = PartialDate("2024-01-01")


def decide(action: str, *subjects: str, reason: str | None = None, marks: tuple[str, ...] = ()) -> Decision:
    return Decision(action=action, on=DAY, subjects=subjects, fingerprints=marks, reason=reason)  # type: ignore[arg-type]


def undo(decision: Decision) -> Decision:
    return decide("undo", decision_id(decision))


# -- identity -----------------------------------------------------------------------------------------


def test_same_is_passed_on_and_the_smallest_id_stands_for_all() -> None:
    found = canonical([decide("same", "c", "b"), decide("same", "b", "a"), decide("same", "x", "y")])
    assert dict(found) == {"b": "a", "c": "a", "y": "x"}


def test_a_packaged_id_stands_for_its_group() -> None:
    assert dict(canonical([decide("same", "a", "nissan")], preferred={"nissan"})) == {"a": "nissan"}


def test_the_newest_decision_on_a_pair_holds() -> None:
    same, differ = decide("same", "a", "b"), decide("differ", "b", "a")
    assert dict(canonical([same, differ])) == {}
    assert dict(canonical([differ, same])) == {"b": "a"}


def test_a_chain_never_joins_what_a_person_told_apart() -> None:
    decisions = [decide("differ", "a", "c"), decide("same", "a", "b"), decide("same", "b", "c")]
    assert dict(canonical(decisions)) == {"b": "a"}
    (issue,) = contradictions(decisions)
    assert (issue.code, issue.where) == ("identity-contradiction", "b c")


def test_differ_holds_wherever_it_stands_in_the_log() -> None:
    same = [decide("same", "a", "b"), decide("same", "b", "c")]
    assert dict(canonical([*same, decide("differ", "c", "a")])) == {"b": "a"}


def test_what_is_undone_counts_no_longer_and_an_undo_can_be_undone() -> None:
    same = decide("same", "a", "b")
    back = undo(same)
    assert dict(canonical([same, back])) == {}
    assert dict(canonical([same, back, undo(back)])) == {"b": "a"}
    assert in_force([same, back, same]) == (same,)


_pairs = st.lists(
    st.tuples(st.sampled_from(["same", "differ"]), st.sampled_from("abcdef"), st.sampled_from("abcdef")),
    max_size=12,
)


@given(_pairs)
def test_every_id_leads_straight_to_one_that_stands_for_itself_and_apart_stays_apart(
    pairs: list[tuple[str, str, str]],
) -> None:
    decisions = [decide(*pair) for pair in pairs]
    found = canonical(decisions)
    assert not set(found.values()) & set(found)
    newest = {frozenset(pair[1:]): pair[0] for pair in pairs}
    for ends, action in newest.items():
        shown = {found.get(end, end) for end in ends}
        if action == "differ" and len(ends) == 2:
            assert len(shown) == 2
    if "differ" not in newest.values():
        assert all(len({found.get(end, end) for end in ends}) == 1 for ends in newest)
        assert contradictions(decisions) == ()


def test_the_order_of_same_decisions_does_not_matter() -> None:
    decisions = [decide("same", "d", "b"), decide("same", "a", "d"), decide("same", "e", "f")]
    assert len({tuple(canonical(order).items()) for order in permutations(decisions)}) == 1


# -- review -------------------------------------------------------------------------------------------


def held(source: Source, quote: str = "Alpha holds 15 % of Alpha") -> HeldClaim:
    def claim(holder: str) -> Claim:
        return Claim(
            holder=holder,
            investee="alpha",
            kind="shareholding",
            share=point(15),
            source=source,
            evidence=(Evidence(quote=quote, start=0, end=len(quote)),),
        )

    return HeldClaim(claim=claim("alpha"), reason="selfHolding", note="n", repaired=claim("beta"))


RETOLD = Source(id="retelling", retold_from="original")


def test_an_accepted_claim_is_used_in_its_repaired_reading() -> None:
    doubt = held(RETOLD)
    accept = decide("accept", doubt.claim.id)
    found = reviewed([accept], [doubt])
    assert found.accepted == ((doubt.repaired, accept),)
    assert (found.rejected, found.waiting) == ((), ())


def test_without_a_repaired_reading_the_claim_is_used_as_written() -> None:
    doubt = HeldClaim(claim=held(RETOLD).claim, reason="selfHolding", note="n")
    assert reviewed([decide("accept", doubt.claim.id)], [doubt]).accepted[0][0] == doubt.claim


def test_nobody_has_decided_is_not_a_decision() -> None:
    doubt = held(RETOLD)
    assert reviewed([decide("accept", "another")], [doubt]).waiting == (doubt,)


def test_a_decision_on_a_retelling_finds_the_claim_of_its_original() -> None:
    marks = fingerprints(held(RETOLD).claim)
    original = held(Source(id="original"), "Alpha owns 15 percent of Alpha")
    decision = decide("accept", "gone", marks=marks)
    assert reviewed([decision], [original]).accepted == ((original.repaired, decision),)


def test_the_newest_review_holds_and_can_be_undone() -> None:
    doubt = held(RETOLD)
    accept, reject = decide("accept", doubt.claim.id), decide("reject", doubt.claim.id)
    assert reviewed([accept, reject], [doubt]).rejected == ((doubt, reject),)
    assert reviewed([accept, reject, undo(reject)], [doubt]).accepted
    assert reviewed([accept, undo(accept)], [doubt]).waiting == (doubt,)
