"""Alliances, cooperation, talks and mergers."""

import pytest

from tests.extract.support import company, gazetteer, lines, reading


def found(
    text: str, language: str = "en", known: dict | None = None
) -> list[tuple[str, frozenset[str], str]]:  # type: ignore[type-arg]
    return sorted(
        (line["relation"], frozenset((line["subject"], line["object"])), line["modality"])
        for line in lines(text, language, known)
    )


PAIR = frozenset(("Oak Mills", "Fir Works"))


@pytest.mark.parametrize(
    ("text", "relation", "modality"),
    [
        ("Oak Mills and Fir Works formed a partnership to build ships.", "has_partnership", "asserted"),
        ("Oak Mills's partnership with Fir Works is old.", "has_partnership", "asserted"),
        ("Oak Mills will partner with Fir Works.", "has_partnership", "planned"),
        ("Oak Mills and its Swedish partner Fir Works build ships.", "has_partnership", "asserted"),
        ("Oak Mills is in talks with Fir Works.", "negotiates", "negotiating"),
        ("Oak Mills and Fir Works are negotiating.", "negotiates", "negotiating"),
        ("Oak Mills is working to finalise a deal with Fir Works.", "negotiates", "negotiating"),
        ("Merger talks between Oak Mills and Fir Works collapsed.", "merger_talks", "failed"),
        ("Oak Mills and Fir Works merger negotiations stalled in June.", "merger_talks", "failed"),
        ("That would allow Oak Mills to resume merger talks with Fir Works.", "merger_talks", "hypothetical"),
        ("Oak Mills and Fir Works agreed to merge.", "merger_talks", "planned"),
        ("Oak Mills is in talks with Fir Works about a merger.", "merger_talks", "negotiating"),
    ],
)
def test_a_tie_of_two_firms_has_its_relation_and_standing(text: str, relation: str, modality: str) -> None:
    assert found(text) == [(relation, PAIR, modality)]


def test_an_alliance_makes_its_members() -> None:
    text = (
        "The alliance between Oak Mills and Fir Works is old. Their junior alliance partner Ash Foods is not."
    )
    members = {line["subject"] for line in lines(text) if line["relation"] == "alliance_member"}
    assert members == {"Oak Mills", "Fir Works", "Ash Foods"}


def test_a_hyphened_name_of_known_companies_is_an_alliance_with_these_members() -> None:
    known = gazetteer(company("Oak"), company("Fir"), company("Ash"))
    text = "The Oak-Fir-Ash trio built ships."
    assert {line["subject"] for line in lines(text, "en", known)} == {"Oak", "Fir", "Ash"}
    assert {entity.kind for entity in reading(text, "en", known).batch.entities} == {"company", "alliance"}


def test_a_french_alliance_formed_by_two_companies() -> None:
    text = "Dans l'Alliance formée par Chêne et Sapin, rien n'est décidé."
    relations = sorted((line["relation"], line["subject"]) for line in lines(text, "fr"))
    assert ("alliance_member", "Chêne") in relations
    assert ("alliance_member", "Sapin") in relations


def test_partners_from_one_name_to_another_are_all_named() -> None:
    text = "Oak Mills said it will partner with firms from Denmark's Fir Works to food giant Ash Foods."
    partners = {line["subject"] for line in lines(text)} | {line["object"] for line in lines(text)}
    assert partners == {"Oak Mills", "Fir Works", "Ash Foods"}


def test_nobody_reached_an_agreement_is_no_deal() -> None:
    assert found("Oak Mills and Fir Works met. Nobody there would say that an agreement was reached.") == []


def test_a_symmetric_claim_is_stored_in_the_order_of_ids() -> None:
    for text in ("Oak Mills is in talks with Fir Works.", "Fir Works is in talks with Oak Mills."):
        (claim,) = reading(text).batch.claims
        assert claim.holder < claim.investee
