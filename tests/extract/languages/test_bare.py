"""Numbers without a percent sign in the smaller languages: what may be a share, and what is none."""

import pytest

from kg.extract.languages.bare import with_bare
from kg.extract.languages.bridge import units
from kg.extract.languages.items import lists, read_items
from kg.extract.languages.parties import Parties


def bare(text: str, language: str, *, told: bool = False) -> list[str]:
    known, parties = lists(language), Parties({})
    made = units(read_items(text, 0, known, parties), known, None, parties)
    with_bare(made, told=told)
    return [unit.quantity.stated or "" for unit in made if unit.quantity and unit.quantity.bare]


FOUND = {
    "Die Wendland hält 20 Prozent, Steinbeck kommt auf 14,2.": ("de", ["14.2"]),
    "Wendland hat 30 Prozent, während Steinbeck auf 8,4 verwässert wurde.": ("de", ["8.4"]),
    "Bardi ha il 40% di Solari, con Landi che arriva al 22,5.": ("it", ["22.5"]),
    "Corvijn heeft 30 procent, Merel zit op 12,5.": ("nl", ["12.5"]),
    "O Corvino tem 30% da Luarca, contra 24,5 em março.": ("pt", ["24.5"]),
}


@pytest.mark.parametrize(("text", "told"), FOUND.items())
def test_a_number_beside_a_figure_may_be_a_share(text: str, told: tuple[str, list[str]]) -> None:
    assert bare(text, told[0]) == told[1]


@pytest.mark.parametrize(
    "text",
    [
        "Wendland hält 20 Prozent und baut 14 Fabriken.",
        "Wendland hielt 20 Prozent, bis am 14. März die Frist endete.",
        "Karla Steinbeck, 62, hält 20 Prozent an der Wendland.",
        "Wendland hält 20 Prozent und zahlt 2027 nichts.",
    ],
)
def test_what_counts_something_is_no_share(text: str) -> None:
    assert bare(text, "de") == []


def test_without_a_figure_no_number_is_a_share() -> None:
    assert bare("Steinbeck kam auf 14,2.", "de") == []
    assert bare("Steinbeck kam auf 14,2.", "de", told=True) == ["14.2"]
