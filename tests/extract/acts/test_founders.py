"""Partnerships of firms that found one together, and mergers that are told once."""

import pytest

from tests.extract.acts.ruled import ruled


@pytest.mark.parametrize(
    ("text", "language", "pair"),
    [
        ("Oak Mills and its client, the chain Fir Works, formed a company.", "en", "Oak Mills > Fir Works"),
        ("Hêtre et le chinois Sapin ont créé une société commune.", "fr", "Hêtre > Sapin"),
        (
            "The plant is a joint venture between France's Oak Mills, with 51 percent, and Italy's Fir "
            "Works, with 49 percent.",
            "en",
            "Oak Mills > Fir Works",
        ),
    ],
)  # fmt: skip
def test_firms_that_found_one_together_are_partners(text: str, language: str, pair: str) -> None:
    assert any(line.startswith(pair) for line in ruled(text, language, "founders", "alliance", "allied"))


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills has formed a company in Kent.",
        "Analysts of Oak Mills and of Fir Works said that it would form a company.",
        "Oak Mills and Fir Works have launched a new truck.",
    ],
)
def test_who_founds_alone_or_no_firm_has_no_partner(text: str) -> None:
    assert ruled(text, "en", "founders") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The board of Oak Mills backed a plan to merge with its smaller neighbour Fir Works.",
            "en",
            ["Oak Mills > Fir Works talks planned future"],
        ),
        (
            "Le constructeur de bateaux de plaisance Hêtre a démenti être en pourparlers de fusion avec son "
            "concurrent italien Sapin.",
            "fr",
            ["Hêtre > Sapin talks denied current"],
        ),
        (
            "Les discussions entre la société Hêtre et son concurrent Sapin ont échoué. Hêtre et Sapin "
            "envisageaient de fusionner.",
            "fr",
            ["Hêtre > Sapin talks failed past"],
        ),
    ],
)
def test_a_merger_is_told_once_with_how_it_stands(text: str, language: str, expected: list[str]) -> None:
    assert ruled(text, language, "talks") == expected
