"""Labels of registers and profiles."""

import pytest

from tests.extract.holdings.drafting import told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Subsidiaries of Oak Mills: Fir Works, Elm SA.", "en", "label firm: Oak Mills > Elm SA"),
        ("Shareholders of Fir Works: Oak Mills and Elm SA.", "en", "label owner: Elm SA > Fir Works"),
        ("Associé majoritaire de Sapin SA : Chêne SA.", "fr", "label owner: Chêne SA > Sapin SA"),
    ],
)
def test_a_label_tells_whose_the_names_behind_it_are(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Customers of Oak Mills: Fir Works, Elm SA.",
        "Shareholders of Fir Works: Oak Mills (40%), Elm SA (60%).",
    ],
)
def test_other_labels_and_figures_are_left_alone(text: str) -> None:
    assert not {line for line in told(text) if line.startswith("label")}
