"""Figures of what has no name."""

import pytest

from tests.extract.support import stakes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Telecom has a rival. The licence went to a consortium in which Ash Mobile owns 51%.", "en"),
        ("Paul Larch works at Oak Media: his family group, of which he holds 64%, is well known.", "en"),
        ("The state wants the local arm of Oak plc, of which it would own 49%.", "en"),
        ("Ash Capital has 25% of Birch's retail arm.", "en"),
        ("Aspen Oil agreed to sell 20% of its Black Sea pipelines business to Oak Capital.", "en"),
        ("Elm Fund holds none of Fir Air; the other 51% floats in Istanbul.", "en"),
        ("Oak Télécom attend. La licence est allée à un consortium dans lequel Orme détient 51 %.", "fr"),
    ],
)
def test_a_figure_of_a_nameless_firm_is_nobody_elses(text: str, language: str) -> None:
    assert not [
        one for one in stakes(text, language) if any(n in one for n in ("51", "64", "49", "25", "20"))
    ]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Oak Line, in which Ash has 67%, owns 20% of the retailer Merlo.", "en", "Oak Line > Merlo 20"),
        ("Oak Line, of whose stock Ash has 67%, owns 20% of Merlo.", "en", "Ash > Oak Line 67"),
        (
            "Hêtre SA, dans lequel Orme détient 30 %, possède 20 % de Sapin SA.",
            "fr",
            "Hêtre SA > Sapin SA 20",
        ),
        ("Ash runs a fund in which it has 5% of Fir Works.", "en", "Ash > Fir Works 5"),
    ],
)
def test_a_relative_clause_of_a_name_is_read(text: str, language: str, told: str) -> None:
    assert any(one.startswith(told) for one in stakes(text, language))


def test_what_leaves_him_a_share_is_not_his_wifes() -> None:
    text = "Arkady Birch let go 12% of the maker Agro to his wife, which left him 44%."
    assert not [one for one in stakes(text, "en") if "44" in one]
