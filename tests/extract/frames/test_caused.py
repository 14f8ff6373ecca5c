"""Who has a figure that something brings about, and whose share is bought."""

from __future__ import annotations

import pytest

from kg.extract.frames.figures import Figures
from kg.extract.names.memory import Memory
from kg.extract.reading import read
from kg.extract.source.zones import Block
from tests.extract.frames.test_told import companies, holders


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boréal prendra 15 % de plus d'Ardoise, ce qui la fera passer de 40 à 55 %.", "Boréal"),
        ("Boréal est sorti de la chaîne Ardoise, cinq ans après y avoir pris 38 %.", "Boréal"),
        ("Boréal se retire d'Ardoise. Comète SA maintient la sienne à 19 %.", "Comète SA"),
    ],
)
def test_what_follows_from_a_clause_is_its_subjects(text: str, expected: str) -> None:
    assert holders(text)[-1] == expected


def test_whose_stake_is_bought_is_not_what_it_is_in() -> None:
    text = "Ardoise est à vendre. Boréal a acheté la participation de 31 % du groupe européen Comète."
    assert companies(text) != ["Comète"]
    assert companies("La société Boréal a acheté 31 % du groupe européen Comète.") == ["Comète"]
    assert companies("Boréal a acheté la participation de 31 % du capital de Comète.") == ["Comète"]


def test_the_company_whose_capital_was_opened_is_what_the_next_figure_is_of() -> None:
    assert companies("Ardoise a ouvert son capital à Boréal. La famille Ferrand garde 56 %.") == ["Ardoise"]


def levels(text: str) -> list[tuple[str, str, str]]:
    """Holder, figure and status of each of the grammar's drafts with a figure."""
    sentences, _ = read(text, (Block(0, len(text), True),), "fr", {})
    told = [draft for one in sentences for draft in Figures(Memory()).read(one)]
    return [(draft.holder.text, draft.stated or "", draft.status) for draft in told]


def test_what_somebody_owns_is_owned_whoever_buys_it() -> None:
    text = "La holding du fondateur, Hugo Sapin, rachètera les 10 % d'Ardoise Verte que {} Comète SA."
    assert levels(text.format("possède")) == [("Comète SA", "10", "asserted")]
    assert ("Comète SA", "10", "asserted") not in levels(text.format("posséderait"))
