"""Who has risen to a figure, who is ready to take one, whom a relative clause behind an apposition means."""

import pytest

from kg.extract.linking.features import figure_at
from kg.extract.linking.figure import figures_of
from kg.extract.linking.standing import way_of
from kg.extract.linking.weights import packaged
from tests.extract.frames.test_frame import told
from tests.extract.linking.test_scene import scene
from tests.extract.support import stakes


@pytest.mark.parametrize(
    "text",
    [
        "Ardoise Verte a officialisé la montée à 12 % de la société Oak Mills.",
        "Le conseil salue l'entrée à hauteur de 12 % de Oak Mills au capital de Ardoise Verte.",
        "La remontée à 12 % du fonds Oak Mills dans Ardoise Verte surprend.",
        "Ardoise Verte reste à 12 % chez Oak Mills.",
        "Filiale commune de Oak Mills (12 %) et de Crédit Sorgue (88 %), Ardoise Verte prospère.",
        "Ardoise Verte, filiale commune de Oak Mills (12 %) et de Crédit Sorgue (88 %), prospère.",
        "Hier filiale à 12 % de Oak Mills, demain cotée, Ardoise Verte prospère.",
    ],
)
def test_who_has_come_so_far_has_the_figure_of_the_other_firm(text: str) -> None:
    assert told(text, "fr")[0] == ("Oak Mills", "Ardoise Verte")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ardoise Verte n'intéresse plus que Oak Mills, prête à en prendre 12 %.", "fr"),
        ("Ardoise Verte est à Oak Mills, à hauteur de 12 %.", "fr"),
        ("Elm Bank en a 5 %, derrière Oak Mills, la holding de la famille Lind, qui possède 12 %.", "fr"),
        ("Elm Bank has 5%, behind Oak Mills, the holding of the Lind family, which owns 12%.", "en"),
        ("Elm Bank en a 5 %, loin d'Oak Mills, la filiale de Sapin Bois, qui possède 12 %.", "fr"),
    ],
)
def test_insertions_do_not_hide_who_has_a_figure(text: str, language: str) -> None:
    assert told(text, language)[-1][0] == "Oak Mills"


def test_a_share_of_a_firm_is_no_rise_of_it() -> None:
    assert told("Oak Mills a pris 12 % de Ardoise Verte.", "fr") == [("Oak Mills", "Ardoise Verte")]
    assert told("Elm Bank salue sa montée à 12 % du capital de Ardoise Verte.", "fr")[0][1] == "Ardoise Verte"
    assert told("Montée à 12 % de Ardoise Verte, Oak Mills attend.", "fr")[0] != (
        "Ardoise Verte",
        "Oak Mills",
    )


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("Oak Mills a signé un accord en vue d'acquérir 65 % du capital de Ardoise Verte.", True),
        ("Oak Mills has signed terms with a view to acquiring 65% of Fir Works.", True),
        ("Oak Mills a acquis 65 % du capital de Ardoise Verte.", False),
    ],
)
def test_what_is_in_view_is_planned(text: str, plan: bool) -> None:
    found = stakes(text)
    assert found
    assert all(("planned" in line) == plan for line in found)


def test_a_level_of_today_beside_a_plan_is_there() -> None:
    text = "Oak Mills n'aura plus que 15 % de Ardoise Verte après la scission, contre 43 % aujourd'hui."
    document = scene(text, "fr")
    figures = [figure_at(document, at) for at in figures_of(document)]
    assert way_of(document, figures[-1], (True, False), packaged())[0] == "now"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The lead falls to Anna Lind, the Czech owner of Oak Mills, who has 10% of Fir Works.", "Anna Lind"),
        ("Control stays with Anna Lind, chairman of Oak Mills, who has 10% of Fir Works.", "Anna Lind"),
    ],
)
def test_who_is_said_of_a_person_past_what_the_person_has(text: str, holder: str) -> None:
    assert told(text, "en")[0][0] == holder
