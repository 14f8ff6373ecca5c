"""Whose a bare office is, and who has it, where other firms stand around."""

import pytest

from tests.extract.acts.ruled import ruled


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The fund Oak Mills has become a shareholder in Fir Works. The chief executive, Ann Lee, "
            "with 16%, stays.",
            "en",
            "Ann Lee > Fir Works office owner asserted current",
        ),
        (
            "Hêtre rejoindra l'alliance Skyfir en mai, a annoncé jeudi son directeur général, Marc Petit.",
            "fr",
            "Marc Petit > Hêtre office its asserted current",
        ),
        (
            "Oak Mills will list in May, its group managing director, Ann Lee, said.",
            "en",
            "Ann Lee > Oak Mills office its asserted current",
        ),
    ],
)
def test_a_bare_office_is_of_the_firm_held_or_reported_on(text: str, language: str, expected: str) -> None:
    assert expected in ruled(text, language, "office")


def test_a_listed_holder_in_another_firm_has_no_office_in_the_investor() -> None:
    text = "Oak Mills has 7% of Fir Works. The chairman, Bob Dahl, with 11%, has more."
    assert not [line for line in ruled(text, "en", "office") if "Oak Mills" in line]


def test_whose_reaches_over_what_is_said_of_the_firm() -> None:
    said = (
        "Marc Petit dirige Hêtre, bailleur social dont le conseil de surveillance est présidé par Anne Roche."
    )
    assert "Anne Roche > Hêtre office asserted current" in ruled(said, "fr", "office")
    said = "Oak Mills bought Fir Works, a regional brewer whose chief executive, Ann Lee, stays."
    assert "Ann Lee > Fir Works office asserted current" in ruled(said, "en", "office")


def test_a_title_of_several_is_everybodys() -> None:
    text = "Brewer Fir Works is owned by its co-chairmen, Ann Lee and Bob Dahl."
    assert ruled(text, "en", "post") == [
        "Ann Lee > Fir Works post its asserted current",
        "Bob Dahl > Fir Works post its asserted current",
    ]


def test_who_is_named_after_words_on_her_takes_the_office() -> None:
    text = "Oak Mills has appointed a banker, Ann Lee, as its chief executive. She replaces Bob Dahl."
    assert ruled(text, "en", "office") == [
        "Ann Lee > Oak Mills office asserted current",
        "Bob Dahl > Oak Mills office asserted past",
    ]


def test_a_pronoun_that_succeeds_a_person_is_the_one_appointed() -> None:
    text = "La Banque Hêtre a nommé Anne Roche directrice générale. Elle succédera à Marc Petit."
    assert "Marc Petit > Banque Hêtre office asserted past" in ruled(text, "fr", "office")


def test_a_predecessor_had_the_office() -> None:
    text = (
        "Aux commandes de Hêtre depuis mai, Anne Roche change tout ; son prédécesseur, Marc Petit, se tait."
    )
    assert "Marc Petit > Hêtre preceded asserted past" in ruled(text, "fr", "preceded")


def test_the_office_of_one_is_not_that_of_who_is_near() -> None:
    text = "Ann Lee, the chairman's sister, owns 13% of Oak Mills."
    assert ruled(text, "en", "office") == []
    text = "Anne Roche, sœur du président, détient 13 % d'Hêtre SA."
    assert ruled(text, "fr", "office") == []
    text = "Ann Lee, chairman of Oak Mills, owns 13% of Fir Works."
    assert ruled(text, "en", "office") == ["Ann Lee > Oak Mills office asserted current"]


def test_the_head_for_a_country_is_the_firms() -> None:
    text = "Neither firm takes shares in the other, Birch's India head, Ann Lee, said."
    assert ruled(text, "en", "office") == ["Ann Lee > Birch office asserted current"]
    text = "India's trade minister, Ann Lee, said Birch was welcome."
    assert ruled(text, "en", "office") == ["Ann Lee > India office asserted current"]
