"""Subsidiaries, parents, and parts of groups."""

import pytest

from tests.extract.holdings.drafting import drafts_of, pairs
from tests.extract.support import owned


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Fir Works and Elm Freight both belong to the Oak Mills group.",
            "en",
            ["Oak Mills > Elm Freight", "Oak Mills > Fir Works"],
        ),
        ("Fir Works is part of Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works is part of the Oak Mills group.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works, part of the Danish group Oak Mills, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works has been part of Oak Mills since 2019.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works became part of Oak Mills in 2019.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works is a subsidiary of Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works is now a subsidiary of the German group Oak Mills.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works has been a subsidiary of Oak Mills since 2016.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works became a subsidiary of Oak Mills in 2016.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works, a unit of Oak Mills, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works, a division of Oak Mills, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works, the packaging arm of Oak Mills, makes paper.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works, the paper subsidiary of Oak Mills, makes paper.", "en", ["Oak Mills > Fir Works"]),
        (
            "Fir Works, a Berlin-based subsidiary of France's Oak Mills, makes paper.",
            "en",
            ["Oak Mills > Fir Works"],
        ),
        (
            "Fir Works operates as a wholly owned subsidiary of Oak Mills.",
            "en",
            ["Oak Mills > Fir Works 100"],
        ),
        (
            "Fir Works, a 100 percent subsidiary of Oak Mills, makes paper.",
            "en",
            ["Oak Mills > Fir Works 100"],
        ),
        ("Oak Mills said its subsidiary Fir Works would build a plant.", "en", ["Oak Mills > Fir Works"]),
        (
            "Oak Mills said that its wholly owned subsidiary, Fir Works, had won a contract.",
            "en",
            ["Oak Mills > Fir Works 100"],
        ),
        ("Oak Mills and its German subsidiary Fir Works make paper.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills' packaging unit Fir Works makes paper.", "en", ["Oak Mills > Fir Works"]),
        (
            "Oak Mills's subsidiaries Fir Works and Elm Freight make paper.",
            "en",
            ["Oak Mills > Elm Freight", "Oak Mills > Fir Works"],
        ),
        (
            "Oak Mills's subsidiaries include Fir Works and Elm Freight.",
            "en",
            ["Oak Mills > Elm Freight", "Oak Mills > Fir Works"],
        ),
        ("Fir Works was once a division of Oak Mills.", "en", ["past Oak Mills > Fir Works"]),
        ("Fir Works, a former subsidiary of Oak Mills, makes paper.", "en", ["past Oak Mills > Fir Works"]),
        ("Fir Works's parent company, Oak Mills, plans a sale.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works and its parent Oak Mills make paper.", "en", ["Oak Mills > Fir Works"]),
        ("Fir Works said its parent company Oak Mills would pay.", "en", ["Oak Mills > Fir Works"]),
        ("Oak Mills is the parent company of Fir Works.", "en", ["Oak Mills > Fir Works"]),
        (
            "Oak Mills, the parent company of Fir Works and Elm Freight, makes paper.",
            "en",
            ["Oak Mills > Elm Freight", "Oak Mills > Fir Works"],
        ),
        ("Fir Works parent Oak Mills makes paper.", "en", ["Oak Mills > Fir Works"]),
        (
            "Elm Freight agreed to sell its subsidiary Fir Works to Oak Mills.",
            "en",
            ["Elm Freight > Fir Works"],
        ),
        ("Oak Mills's former parent Elm Freight sued.", "en", ["past Elm Freight > Oak Mills"]),
        ("Sapin SA appartient à Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA appartient depuis 2009 au groupe belge Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA appartient au groupe Chêne.", "fr", ["Chêne > Sapin SA"]),
        ("Sapin SA fait partie du groupe Chêne.", "fr", ["Chêne > Sapin SA"]),
        ("Sapin SA, qui appartient à Chêne SA, fabrique du papier.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA est une filiale de Chêne SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA est une filiale à 100 % de Chêne SA.", "fr", ["Chêne SA > Sapin SA 100"]),
        (
            "Sapin SA, filiale à 100 % du groupe belge Chêne SA, fabrique du papier.",
            "fr",
            ["Chêne SA > Sapin SA 100"],
        ),
        ("Sapin SA, filiale belge du groupe Chêne SA, fabrique du papier.", "fr", ["Chêne SA > Sapin SA"]),
        (
            "Filiale du groupe belge Chêne SA depuis 2009, Sapin SA fabrique du papier.",
            "fr",
            ["Chêne SA > Sapin SA"],
        ),
        ("Chêne SA et sa filiale Sapin SA fabriquent du papier.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA veut céder sa filiale de surgelés Sapin SA.", "fr", ["Chêne SA > Sapin SA"]),
        ("La filiale belge de Chêne SA, Sapin SA, fabrique du papier.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA, la branche papier de Chêne SA, recule.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA et sa maison mère Chêne SA reculent.", "fr", ["Chêne SA > Sapin SA"]),
        ("Chêne SA, la maison mère de Sapin SA, recule.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA, dont la maison mère est Chêne SA, recule.", "fr", ["Chêne SA > Sapin SA"]),
        ("Sapin SA, ancienne filiale de Chêne SA, recule.", "fr", ["past Chêne SA > Sapin SA"]),
        ("Sapin SA était une filiale de Chêne SA jusqu'en 2009.", "fr", ["past Chêne SA > Sapin SA"]),
        (
            "Sapin SA, la filiale commune de Chêne SA et d'Orme SA, recule.",
            "fr",
            ["Chêne SA > Sapin SA", "Orme SA > Sapin SA"],
        ),
        ("Fir Works, a unit of Oak Mills, and Elm Freight make paper.", "en", ["Oak Mills > Fir Works"]),
        (
            "Fir Works and Elm Freight are subsidiaries of Oak Mills.",
            "en",
            ["Oak Mills > Elm Freight", "Oak Mills > Fir Works"],
        ),
        ("Fir Works, a 60 percent subsidiary of Oak Mills, makes paper.", "en", ["Oak Mills > Fir Works 60"]),
    ],
)
def test_it_is_told_who_owns_whom(text: str, language: str, expected: list[str]) -> None:
    assert owned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Its subsidiaries include Fir Works and Elm Freight, Oak Mills said.", "en"),
        ("Fir Works is not a subsidiary of Oak Mills.", "en"),
        ("Fir Works is a division of opinion.", "en"),
        ("Oak Mills made Fir Works a subsidiary.", "en"),
        ("Sapin SA n'appartient plus à Chêne SA.", "fr"),
        ("Sapin SA n'est pas une filiale de Chêne SA.", "fr"),
        ("Fir Works is part of the Northern Sky alliance.", "en"),
        ("Fir Works is part of a network of Oak Mills.", "en"),
    ],
)
def test_what_is_denied_to_come_or_something_else_is_no_ownership(text: str, language: str) -> None:
    assert owned(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Sapin SA, filiale de services du loueur Chêne SA, recule.", "fr", "Chêne SA > Sapin SA"),
        ("Fir Works was sold in 2007 and now forms part of Oak Mills.", "en", "Oak Mills > Fir Works"),
        ("Fir Works was for a time part of the group Oak Mills.", "en", "past Oak Mills > Fir Works"),
    ],
)
def test_trades_and_times_stand_between_a_noun_of_kinship_and_its_owner(
    text: str, language: str, expected: str
) -> None:
    assert expected in owned(text, language)


def test_what_is_no_longer_a_subsidiary_was_one() -> None:
    assert owned("Fir Works is no longer a subsidiary of Oak Mills.", "en") == ["past Oak Mills > Fir Works"]


def test_who_stands_before_and_owns_the_subsidiary_that_follows() -> None:
    text = (
        "Ash Bank has 40 percent of Elm SA, with the rest held by Oak Mills through its subsidiary Fir Works."
    )
    assert "Ash Bank > Fir Works" not in owned(text, "en")
    text = "Ash Bank owns Elm SA; half of Yew Oil is held by the fund and its subsidiary Fir Works."
    assert "Ash Bank > Fir Works" not in owned(text, "en")


def test_its_is_no_persons_and_a_place_without_genitive_owns_nothing() -> None:
    text = "Oak Mills has named Ann Lee as the head of its Italian subsidiary Fir Works."
    assert "Oak Mills > Fir Works" in owned(text, "en")
    assert "Ann Lee > Fir Works" not in owned(text, "en")
    assert owned("The stake was bought through a Hong Kong vehicle, Fir Works.", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works is in turn a subsidiary of Oak Mills, listed in Lagos.", "en", "Oak Mills > Fir Works"),
        (
            "Fir Works, itself for the past decade a unit of Oak Mills, makes soap.",
            "en",
            "Oak Mills > Fir Works",
        ),
        ("Sapin SA est à son tour une filiale de Chêne SA.", "fr", "Chêne SA > Sapin SA"),
    ],
)
def test_a_unit_is_one_in_turn(text: str, language: str, expected: str) -> None:
    assert expected in pairs(text, language)


def test_a_unit_is_not_the_countrys_that_its_owner_leaves() -> None:
    found = pairs("Oak Mills has left Ireland, selling its Cork-based subsidiary Fir Works to Elm Foods.")
    assert "Ireland > Fir Works" not in found


def test_an_affiliate_is_held_in_part() -> None:
    (draft,) = drafts_of("Oak Mills said its airline affiliate, Fir Air, made a profit.")
    assert draft.kind == "shareholding"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Rolvanne, filiale des groupes Tessier et Maubrac, perd.",
            "fr",
            {"shareholding Tessier", "shareholding Maubrac"},
        ),
        (
            "Rolvanne, filiale paritaire de Tessier et de Maubrac, perd.",
            "fr",
            {"shareholding Tessier", "shareholding Maubrac"},
        ),
        (
            "Maltex Mills, a unit of Harrow Steel and Denby Group, lost money.",
            "en",
            {"shareholding Harrow Steel", "shareholding Denby Group"},
        ),
        (
            "Maltex Mills is a unit of Harrow Steel and Denby Group owns a brewery.",
            "en",
            {"parent Harrow Steel"},
        ),
    ],
)
def test_of_two_parents_none_is_one_alone(text: str, language: str, expected: set[str]) -> None:
    found = {
        f"{draft.kind} {draft.holder.text}" for draft in drafts_of(text, language) if draft.rule == "kin"
    }
    assert found == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Ravelin a d'autres soucis : sa filiale belge à 80 %, Maltexia, ferme.",
            "fr",
            ["Ravelin > Maltexia 80"],
        ),
        ("Ravelin said its 51 percent-owned subsidiary Maltex would close.", "en", ["Ravelin > Maltex 51"]),
        (
            "Ravelin has other worries: its 80%-owned Korean unit, Hansil, shut.",
            "en",
            ["Ravelin > Hansil 80"],
        ),
        ("Maltex, a 51 per cent-owned unit of Ravelin, will close.", "en", ["Ravelin > Maltex 51"]),
        ("Ravelin's 51%-owned subsidiary Maltex will close.", "en", ["Ravelin > Maltex 51"]),
    ],
)
def test_the_part_of_a_unit_stands_in_its_noun_phrase(text: str, language: str, expected: list[str]) -> None:
    assert owned(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Torval a conclu un accord avec Nesle Finance pour l'achat de sa filiale Maltexia.",
            "fr",
            "Nesle Finance",
        ),
        (
            "Torval a signé avec Nesle Finance un accord pour l'achat de sa filiale Maltexia.",
            "fr",
            "Nesle Finance",
        ),
        ("Torval struck a deal with Nesle Finance to buy its packaging unit Maltex.", "en", "Nesle Finance"),
        ("Torval agreed with Nesle Finance to sell its packaging unit Maltex.", "en", "Torval"),
    ],
)
def test_what_is_bought_is_the_sellers(text: str, language: str, expected: str) -> None:
    kin = [draft for draft in drafts_of(text, language) if draft.rule == "kin"]
    assert [draft.holder.text for draft in kin] == [expected]
