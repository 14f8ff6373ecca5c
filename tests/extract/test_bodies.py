"""Public bodies and sites that a common noun names."""

from __future__ import annotations

import pytest

from tests.extract.names import mentions


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
