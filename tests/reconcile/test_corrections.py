import pytest

from kg.errors import InvalidClaim
from kg.fingerprints import fingerprints, lasting_fingerprint
from kg.model import (
    Claim,
    Correction,
    Decision,
    Evidence,
    HeldClaim,
    PartialDate,
    Source,
    digest,
)
from kg.reconcile.corrections import corrected
from kg.reconcile.identity import accepted_readings, decision_id, judgement_on, named, reviewed
from kg.record import replace
from kg.shares import bounds

CLAIM = Claim(
    holder="oak",
    investee="fir",
    holder_text="Oak",
    investee_text="Fir",
    kind="shareholding",
    share=bounds("exact", "15"),
    stated="15",
    share_text="15 per cent",
    source=Source(id="d1", title="Oak in Fir", publisher="The Courier"),
    evidence=(Evidence(quote="its 15 per cent stake", start=0, end=21),),
)
DOUBT = HeldClaim(claim=CLAIM, reason="unsureLink", note="the parties are not certain")


def accept(*readings: Correction, marks: tuple[str, ...] = ()) -> Decision:
    return Decision(
        action="accept",
        on=PartialDate("2024-05-03"),
        subjects=(CLAIM.id,),
        fingerprints=marks,
        readings=readings,
    )


def test_what_is_not_corrected_stays_and_the_id_follows_what_is_said() -> None:
    claim = corrected(CLAIM, Correction(share="about 16", voting="none"))
    assert (claim.share, claim.stated, claim.approximate) == (bounds("about", "16"), "16", True)
    assert (claim.holder, claim.evidence, claim.voting) == ("oak", CLAIM.evidence, "none")
    assert claim.share_text is None
    assert claim.id != CLAIM.id
    assert corrected(CLAIM, Correction()) == CLAIM


def test_parties_of_a_symmetric_kind_come_in_id_order() -> None:
    claim = corrected(CLAIM, Correction(kind="cooperation"))
    assert (claim.holder, claim.holder_text) == ("fir", "Fir")


def test_a_plan_that_is_corrected_to_a_fact_is_no_longer_to_come() -> None:
    plan = replace(CLAIM, status="planned", tense="future", id="")
    assert corrected(plan, Correction(status="asserted")).tense == "current"


def test_a_seller_who_is_a_buyer_and_what_is_over_are_mended() -> None:
    plan = replace(CLAIM, status="planned", tense="future", change="decrease", delta=CLAIM.share, id="")
    buyer = corrected(plan, Correction(change="increase"))
    assert (buyer.change, buyer.status, buyer.delta) == ("increase", "planned", plan.delta)
    assert corrected(CLAIM, Correction(tense="past")).tense == "past"
    assert corrected(plan, Correction(status="asserted", tense="past")).tense == "past"


def test_a_change_that_is_none_loses_all_that_only_a_change_has() -> None:
    effective = PartialDate("2024")
    plan = replace(
        CLAIM, change="decrease", delta=CLAIM.share, before=CLAIM.share, effective=effective, id=""
    )
    assert corrected(plan, Correction(change="level")) == CLAIM


def test_decisions_made_before_tense_and_change_could_be_mended_keep_their_ids() -> None:
    before = digest(
        *("decision", "accept", "2024-05-03", CLAIM.id, "|", "|", "", ""),
        "Correction(holder=None, investee=None, holder_text=None, investee_text=None, kind=None, "
        "share='5', voting=None, status=None)",
    )
    assert decision_id(accept(Correction(share="5"))) == before
    assert decision_id(accept(Correction(share="5", change="increase"))) != before


@pytest.mark.parametrize(
    "correction",
    [
        Correction(share="150"),
        Correction(share="lots"),
        Correction(kind="stake"),
        Correction(voting="maybe"),
        Correction(status="true"),
        Correction(tense="soon"),
        Correction(change="swap"),
        Correction(investee="oak"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(correction: Correction) -> None:
    with pytest.raises(InvalidClaim):
        corrected(CLAIM, correction)


def test_a_split_claim_is_accepted_once_for_each_part() -> None:
    decision = accept(Correction(share="5"), Correction(holder="elm", share="10"))
    found = accepted_readings([decision], [DOUBT])
    assert [(claim.holder, claim.stated, origin) for claim, origin in found] == [
        ("oak", "5", CLAIM.id),
        ("elm", "10", CLAIM.id),
    ]


def test_corrections_make_another_decision() -> None:
    ids = {
        decision_id(accept()),
        decision_id(accept(Correction(share="5"))),
        decision_id(accept(Correction(share="6"))),
    }
    assert len(ids) == 3


def test_a_decision_finds_the_sentence_again_in_an_updated_article_of_that_title() -> None:
    updated = replace(CLAIM, source=replace(CLAIM.source, id="d2"), id="")
    other = replace(updated, source=replace(updated.source, title="Another article"), id="")
    reject = replace(accept(marks=fingerprints(CLAIM)), action="reject")
    found = reviewed([reject], [replace(DOUBT, claim=updated), replace(DOUBT, claim=other)])
    assert [one.claim for one, _ in found.rejected] == [updated]
    assert [one.claim for one in found.waiting] == [other]


def test_an_address_says_better_than_a_title_which_article_it_is() -> None:
    here = replace(CLAIM.source, url="https://courier.example/1")
    renamed = replace(here, id="d2", title="Updated: Oak in Fir")
    assert lasting_fingerprint(replace(CLAIM, source=here, id="")) == lasting_fingerprint(
        replace(CLAIM, source=renamed, id="")
    )


def test_a_decision_that_does_not_fit_another_reading_leaves_it_waiting() -> None:
    decision = accept(Correction(holder="fir"))
    assert judgement_on([decision], DOUBT) is None  # it would make Fir hold itself
    assert judgement_on([replace(decision, readings=())], DOUBT) is not None


def test_entities_of_an_undone_decision_are_gone_with_it() -> None:
    from kg.model import Entity

    decision = replace(accept(), entities=(Entity(id="elm", kind="company", name="Elm"),))
    undo = Decision(action="undo", on=PartialDate("2024-05-04"), subjects=(decision_id(decision),))
    assert [entity.id for entity in named([decision])] == ["elm"]
    assert named([decision, undo]) == ()


def _told(quote: str, *, title: str, stated: str = "15", published: str | None = "2024-05-01") -> HeldClaim:
    day = PartialDate(published) if published else None
    source = Source(id=quote + title, title=title, publisher="The Courier", published=day)
    share = bounds("exact", stated)
    evidence = (Evidence(quote=quote),)
    claim = replace(CLAIM, source=source, evidence=evidence, share=share, stated=stated, id="")
    return replace(DOUBT, claim=claim)


def _rejected(first: HeldClaim, *others: HeldClaim) -> list[bool]:
    reject = replace(accept(marks=fingerprints(first.claim)), action="reject")
    return [judgement_on([reject], other) is not None for other in others]


def test_a_decision_holds_in_a_text_of_the_day_with_other_figures_around_and_another_headline() -> None:
    first = _told("Oak sold 3% to Elm and keeps 15% of Fir", title="Oak sells 3% of Fir")
    again = _told("Oak sold 4% to Elm and keeps 15% of Fir", title="Oak trims its stake")
    changed = _told("Oak sold 3% to Elm and keeps 16% of Fir", title="Oak sells 3% of Fir", stated="16")
    reworded = _told("Oak gave 3% to Elm and keeps 15% of Fir", title="Oak sells 3% of Fir")
    later = _told("Oak sold 4% to Elm and keeps 15% of Fir", title="Oak today", published="2024-06-01")
    assert _rejected(first, again, changed, reworded, later) == [True, False, False, False]


def test_an_undated_headline_may_differ_by_a_percentage_alone() -> None:
    words = "Oak keeps 15% of Fir"
    first = _told(words, title="Oak sells 3% of Fir", published=None)
    assert _rejected(
        first,
        _told(words, title="Oak sells 4% of Fir", published=None),
        _told(words, title="Oak sells 3% of Elm", published=None),
    ) == [True, False]


def test_readings_of_one_text_that_say_different_things_are_decided_apart() -> None:
    first = _told("Oak bought 15% of Fir for $3m", title="Oak in Fir")
    second = _told("Oak bought 15% of Fir for $4m", title="Oak in Fir")
    dearer = replace(second, claim=replace(second.claim, amount="4000000", id=""))
    assert _rejected(first, dearer) == [False]
