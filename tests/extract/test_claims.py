"""Guards, repeats, ids and dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import About, extract
from kg.extract.drafts import LIKELY, MAYBE
from kg.extract.linking.margins import ACCEPT
from kg.model import Claim, PartialDate
from tests.extract.support import mint, reading, stakes

GARBLED = "Oak Mills has a 43% voting share in Fir Works and a 15% non-voting stake in Oak Mills."


def test_a_self_holding_is_held_back_with_the_other_party_as_repair() -> None:
    batch = reading(GARBLED).batch
    (held,) = batch.held
    assert held.reason == "selfHolding"
    assert held.claim.holder == held.claim.investee
    assert held.repaired is not None
    assert (held.repaired.holder_text, held.repaired.investee_text) == ("Fir Works", "Oak Mills")
    assert (held.repaired.stated, held.repaired.voting) == ("15", "none")
    assert all(claim.holder != claim.investee for claim in batch.claims)


@pytest.mark.parametrize("holder", ["Oak", "O. Oak", "Oak Group"])
def test_names_that_tell_the_same_apart_from_forms_and_initials_wait_for_a_person(holder: str) -> None:
    (held,) = reading(f"{holder} holds 15% of Oak Holdings.").batch.held
    assert held.reason == "selfHolding"


def test_what_a_rule_is_not_sure_of_waits_for_a_person() -> None:
    assert MAYBE < LIKELY < ACCEPT


def test_a_self_holding_without_another_party_has_no_repair() -> None:
    (held,) = reading("Oak Mills holds 15% of Oak Mills.").batch.held
    assert (held.reason, held.repaired) == ("selfHolding", None)


def test_holders_with_more_than_the_whole_are_held_back() -> None:
    text = "Oak Mills holds 80% of Fir Works. Elm Capital holds 40% of Fir Works."
    batch = reading(text).batch
    assert batch.claims == ()
    assert [held.reason for held in batch.held] == ["overfull", "overfull"]


@pytest.mark.parametrize(
    "text",
    [
        "Elm Bank buys 60% of Fir Works from Oak Mills. Ash Fund holds 40% of Fir Works. Oak Mills holds 60% "
        "of Fir Works.",
        "Fir Works is owned by Oak Mills (60%) and Ash Fund (40%). Elm Bank has bought 60% of Fir Works.",
    ],
)
def test_only_who_sold_waits_beside_the_buyer_of_the_same_stake(text: str) -> None:
    batch = reading(text).batch
    assert {claim.holder_text for claim in batch.claims if claim.share} == {"Elm Bank", "Ash Fund"}
    assert [(one.claim.holder_text, one.reason) for one in batch.held] == [("Oak Mills", "overfull")]


def test_nobody_knows_who_sold_where_two_had_as_much_as_was_bought() -> None:
    text = "Fir Works is owned by Oak Mills (50%) and Ash Fund (50%). Elm Bank has bought 50% of Fir Works."
    batch = reading(text).batch
    assert batch.claims == ()
    assert {one.reason for one in batch.held} == {"overfull"}


def test_two_sentences_that_say_the_same_are_one_claim_with_two_evidences() -> None:
    text = "Oak Mills holds 12% of Fir Works. It rained. Fir Works is 12% owned by Oak Mills."
    (claim,) = reading(text).batch.claims
    assert [evidence.quote for evidence in claim.evidence] == [
        "Oak Mills holds 12% of Fir Works",
        "Fir Works is 12% owned by Oak Mills",
    ]


def moved(text: str) -> list[str]:
    """Ids of the claims of a text, as if its document had a fixed hash."""
    return [claim.id for claim in reading(text).batch.claims]


def test_an_id_does_not_depend_on_where_the_sentence_stands() -> None:
    from dataclasses import replace

    def ids(text: str) -> list[str]:
        claims: tuple[Claim, ...] = reading(text).batch.claims
        return [replace(c, source=replace(c.source, id="d", text_sha256=None), id="").id for c in claims]

    assert ids("Oak Mills holds 12% of Fir Works.") == ids("It rained. Oak Mills holds 12% of Fir Works.")


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("As of 31 March 2022, Oak Mills held 10% of Fir Works.", "as_of", "2022-03-31"),
        ("Au 31 décembre 2021, Chêne détenait 10 % de Sapin.", "as_of", "2021-12-31"),
        ("Oak Mills has owned 10% of Fir Works since 1999.", "valid_from", "1999"),
        ("Oak Mills bought 51% of Fir Works in 2016.", "effective", "2016"),
        ("Oak Mills owned 10% of Fir Works until 2015.", "valid_to", "2015"),
    ],
)
def test_the_date_of_a_sentence_dates_its_claim(text: str, field: str, expected: str) -> None:
    (claim,) = reading(text).batch.claims
    assert str(getattr(claim, field)) == expected


def test_an_undated_document_dates_nothing() -> None:
    (claim,) = reading("On Tuesday Oak Mills said it holds 10% of Fir Works.").batch.claims
    assert (claim.as_of, claim.as_of_basis, claim.stated_on) == (None, None, None)


def test_the_document_date_is_observation_and_statement_with_its_basis() -> None:
    text = "Title\n\n3 May 2021 By Reuters\n\nOak Mills holds 10% of Fir Works."
    (claim,) = reading(text).batch.claims
    assert (str(claim.as_of), claim.as_of_basis, str(claim.stated_on)) == (
        "2021-05-03",
        "dateline",
        "2021-05-03",
    )
    about = About(published=PartialDate("2020-01-01"))
    (claim,) = extract(text.encode(), known={}, mint=mint, about=about).batch.claims
    assert (str(claim.as_of), claim.as_of_basis) == ("2020-01-01", "user")


@given(st.integers(1, 98), st.integers(1, 98))
def test_every_stated_figure_stands_in_its_quotation(first: int, second: int) -> None:
    text = f"Oak Mills holds {first}% of Fir Works and {second}% of Elm Capital."
    for claim in reading(text).batch.claims:
        assert claim.stated is not None
        assert all(claim.stated in (evidence.quote or "") for evidence in claim.evidence)
    assert len(stakes(text)) == 2


def test_two_names_of_one_kind_of_firm_may_be_one_firm_and_wait() -> None:
    found = reading("Oak Mills Holding holds 60% of Oak Mills Group, the brewer.", "en").batch
    assert not found.claims
    assert {held.reason for held in found.held} <= {"selfHolding"}
    assert all(held.repaired is None for held in found.held)
