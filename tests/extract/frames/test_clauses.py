"""Who has a figure, by the clause it stands in."""

import pytest

from tests.extract.frames.test_frame import told


def _holders(text: str, language: str = "fr") -> list[str]:
    return [holder for holder, _ in told(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Boréal pèse 12 % d'Ardoise Verte.",
        "Boréal, qui ne pèse plus que 12 % d'Ardoise Verte, attend.",
        "Boréal, que dirige Anne Morel, pèse 12 % d'Ardoise Verte.",
        "Premier actionnaire d'Ardoise Verte, Boréal pèse 12 % des voix.",
        "Il revient 12 % d'Ardoise Verte à Boréal.",
        "Les 12 % d'Ardoise Verte dont se défait Boréal plaisent.",
        "Les 12 % d'Ardoise Verte que brade Boréal plaisent.",
        "À Boréal, 12 % d'Ardoise Verte sont promis.",
        "Boréal, à 12 % chez Ardoise Verte, attend.",
        "Monté à 12 % d'Ardoise Verte, Boréal attend.",
        "Avec à peine 12 % d'Ardoise Verte, Boréal attend.",
        "Les 12 % d'Ardoise Verte sont chez Boréal.",
        "Ardoise Verte est à 12 % chez Boréal.",
        "Ardoise Verte est pour 12 % dans les mains de Boréal.",
        "Boréal SA : 12 % d'Ardoise Verte.",
        "Boréal recule : l'échange ne lui laisse que 12 % d'Ardoise Verte.",
        "Boréal SA, bien plus petit (12 %), attend.",
        "Boréal SA, un fonds danois, 12 %, attend.",
        "De 12 %, Boréal veut passer devant.",
        "12 % des voix : Boréal décide.",
        "Boréal SA, à qui reviennent 12 % d'Ardoise Verte, attend.",
        "Boréal SA, auquel 12 % d'Ardoise Verte appartiennent, attend.",
        "Les 12 % d'Ardoise Verte chez Boréal plaisent.",
    ],
)
def test_the_clause_names_who_has_a_figure(text: str) -> None:
    assert [holder.removesuffix(" SA") for holder in _holders(text)] == ["Boréal"]


@pytest.mark.parametrize(
    "text",
    [
        "Boréal a 12 % d'Ardoise Verte et se retrouve avec 9 % de Calcaire Bleu.",
        "Boréal, qui n'avait que 12 % d'Ardoise Verte, annonce 9 % de Calcaire Bleu.",
        "Boréal pèse 12 % d'Ardoise Verte au lieu de 9 %.",
    ],
)
def test_a_subject_has_the_next_figure_too(text: str) -> None:
    assert _holders(text) == ["Boréal", "Boréal"]


@pytest.mark.parametrize(
    "text",
    [
        "Le public pèse 12 % d'Ardoise Verte.",
        "Boréal se réjouit : les petits porteurs ont 12 %.",
        "Boréal attend ; 12 % d'Ardoise Verte changent de mains.",
        "Boréal exclut qu'un fonds prenne 12 % d'Ardoise Verte.",
        "Boréal SA, à qui 12 % d'Ardoise Verte ne suffisent pas, attend.",
    ],
)
def test_a_subject_of_another_clause_has_nothing(text: str) -> None:
    assert _holders(text) != ["Boréal"]


def test_a_plain_noun_takes_the_next_figure() -> None:
    assert _holders("Boréal pèse 12 % d'Ardoise Verte, le public en pèse 9 %.") == ["Boréal", ""]
