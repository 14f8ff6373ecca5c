"""Public bodies and sites that a common noun names."""

from __future__ import annotations

import pytest

from tests.extract.naming import mentions


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir is 68.4% owned by the city of Ulvik.", "en", "city of Ulvik:stateBody"),
        ("The Glarn teachers' fund had 2.1%.", "en", "Glarn teachers' fund:company"),
        ("Oak took 5% of the port of Sines.", "en", "port of Sines:company"),
        (
            "La région Bretagne et le département du Finistère ont 3 % de Fir.",
            "fr",
            "région Bretagne:stateBody",
        ),
        (
            "La région Bretagne et le département du Finistère ont 3 % de Fir.",
            "fr",
            "département du Finistère:stateBody",
        ),
        ("Oak bought 75% of the port of Cardal.", "en", "port of Cardal:company"),
        ("She sold 40% of the zinc smelter at Ravel to Oak.", "en", "smelter at Ravel:company"),
        ("Orme détient 30 % de la raffinerie de Gabal Sud.", "fr", "raffinerie de Gabal Sud:company"),
        ("Oak doubles its share in Block 17/9.", "en", "Block 17/9:company"),
        ("La Gabonaise de réassurance a 5 % de Fir.", "fr", "Gabonaise de réassurance:company"),
        ("Fir travaille dans la ville de Belleroche.", "fr", "ville de Belleroche:place"),
        ("It works in the city of Ulvik.", "en", "city of Ulvik:place"),
    ],
)
def test_a_body_goes_on_to_the_name_of_its_place(text: str, language: str, expected: str) -> None:
    assert expected in mentions(text, language)


def test_a_joint_subsidiary_is_no_municipality() -> None:
    assert mentions("Fir est la filiale commune de Sapin et Chêne.", "fr") == [
        "Fir:company",
        "Sapin:company",
        "Chêne:company",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor visited the smelter at Ravel, which rose 3%.", "en"),
        ("La japonaise de service a bondi de 5 %.", "fr"),
        ("Output rose 40%, and the port of Cardal was shut.", "en"),
        ("Block 17% was said.", "en"),
    ],
)
def test_works_of_which_no_share_is_told_are_no_name(text: str, language: str) -> None:
    assert not [
        one
        for one in mentions(text, language)
        if one.split(":")[0].startswith(("smel", "jap", "port", "Block 17"))
    ]
