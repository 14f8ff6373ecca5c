"""Who has a figure and what it is a part of, told by the words beside it."""

import pytest

from kg.extract.frames.candidates import candidates
from kg.extract.frames.frame import Frame, holder_frame, investee_frame
from kg.extract.parts import Unit
from tests.extract.linking.test_scene import scene


def told(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Holder and company of each figure, as the frames tell them; empty for none."""
    found = []
    for sentence in scene(text, language).sentences:
        units = sentence.units
        for at, unit in enumerate(units):
            if unit.quantity is not None:
                frames = holder_frame(sentence, at), investee_frame(sentence, at)
                found.append((_name(units, frames[0]), _name(units, frames[1])))
    return found


def _name(units: list[Unit], frame: Frame | None) -> str:
    return units[frame.at].text if frame is not None else ""


@pytest.mark.parametrize(
    "text",
    [
        "Elm Bank bought Oak Mills's 12 percent stake in Fir Works.",
        "Fir Works's biggest owner, Oak Mills, with 12 percent, objected.",
        "Fir Works, in which Oak Mills has 12 percent, lost money.",
        "Fir Works, where Oak Mills still keeps only 12 percent, lost money.",
        "The 12 percent of Fir Works in the hands of Oak Mills is for sale.",
        "12 percent of Fir Works is the property of Oak Mills.",
        "12 percent of Fir Works went to Oak Mills.",
        "12 percent of Fir Works remains with Oak Mills.",
        "12 percent of Fir Works is held by a London company, Oak Mills.",
        "The 12 percent that Oak Mills bought in Fir Works is worth little.",
        "Elm Bank sold 12 percent of Fir Works to Oak Mills.",
        "Elm Bank completed the sale of 12 percent of Fir Works to Oak Mills.",
        "Analysts at Elm Bank said Oak Mills holds 12 percent of Fir Works.",
        "Unlike Elm Bank, Oak Mills holds 12 percent of Fir Works.",
        "Oak Mills, advised by Elm Bank, holds 12 percent of Fir Works.",
        "Oak Mills, which is left with 12 percent of Fir Works, lost money.",
        "Oak Mills is a 12 percent shareholder of Fir Works.",
        "Oak Mills completed its purchase of 12 percent of Fir Works.",
        "The purchase of 12 percent of Fir Works by Oak Mills is done.",
        "Oak Mills's stake in Fir Works rose to 12 percent.",
        "The deal leaves Oak Mills with 12 percent of Fir Works.",
        "Oak Mills holds, directly and through a trust, 12 percent of Fir Works.",
    ],
)
def test_one_figure_has_one_holder_and_one_company(text: str) -> None:
    assert told(text) == [("Oak Mills", "Fir Works")]


@pytest.mark.parametrize(
    "text",
    [
        "Sapin SA, dont Orme SA détient 12 %, recule.",
        "Orme SA, avec 12 % du capital de Sapin SA, attend.",
        "Les 12 % de Sapin SA détenus par Orme SA sont à vendre.",
        "Chêne SA a cédé 12 % de Sapin SA à Orme SA.",
        "Orme SA, actionnaire à 12 % de Sapin SA, refuse.",
        "Orme SA n'a plus que 12 % de Sapin SA.",
        "Le rachat par Orme SA de 12 % de Sapin SA est bouclé.",
        "Sapin SA appartient à 12 % à Orme SA.",
    ],
)
def test_a_french_figure_has_one_holder_and_one_company(text: str) -> None:
    assert told(text, "fr") == [("Orme SA", "Sapin SA")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fir Works's shareholders are Oak Mills (60 percent) and Elm Bank (40 percent).", "en"),
        ("Fir Works is owned 60 percent by Oak Mills and 40 percent by Elm Bank.", "en"),
        ("Shareholders of Fir Works are Oak Mills, 60 percent, and Elm Bank, 40 percent.", "en"),
        ("Fir Works, a joint venture of Oak Mills (60 percent) and Elm Bank (40 percent), lost money.", "en"),
        ("Fir Works (Oak Mills 60 percent, Elm Bank 40 percent) lost money.", "en"),
        ("Fir Works (60 percent Oak Mills, 40 percent Elm Bank) lost money.", "en"),
        ("Oak Mills owns 60 percent of Fir Works and Elm Bank 40 percent.", "en"),
        ("Le capital de Fir Works se répartit entre Oak Mills (60 %) et Elm Bank (40 %).", "fr"),
    ],
)
def test_each_name_of_a_list_has_its_figure(text: str, language: str) -> None:
    assert told(text, language) == [("Oak Mills", "Fir Works"), ("Elm Bank", "Fir Works")]


def test_subsidiaries_in_a_list_are_what_is_held() -> None:
    found = told("Its subsidiaries are Fir Works (80 percent) and Elm Print (60 percent).")
    assert found == [("", "Fir Works"), ("", "Elm Print")]


def test_what_somebody_holds_can_be_a_list_with_figures() -> None:
    found = told("Oak Mills owns stakes in Fir Works (40 percent) and Elm Print (25 percent).")
    assert found == [("Oak Mills", "Fir Works"), ("Oak Mills", "Elm Print")]


def test_capital_and_votes_side_by_side_have_the_same_holder_and_company() -> None:
    found = told("Oak Mills has 12 percent of the capital and 20 percent of the votes of Fir Works.")
    assert found == [("Oak Mills", "Fir Works")] * 2


def test_a_second_company_has_the_same_holder() -> None:
    found = told("Oak Mills has a 12 percent stake in Fir Works and 9 percent in Elm Print.")
    assert found == [("Oak Mills", "Fir Works"), ("Oak Mills", "Elm Print")]


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills met Elm Bank in Oslo, and 12 percent is no small part.",
        "Oak Mills shares fell 12 percent after Elm Bank spoke.",
        "According to Oak Mills, 12 percent is enough.",
    ],
)
def test_names_that_only_stand_near_tell_nothing(text: str) -> None:
    assert told(text) == [("", "")]


def test_what_belongs_to_a_company_is_no_part_of_it() -> None:
    assert told("Oak Mills buys 12 percent of Fir Works's output.") == [("Oak Mills", "")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The biggest shareholder of Fir Works is, with 12 percent, the fund Oak Mills.", "en"),
        ("Le premier actionnaire de Fir Works reste, avec 12 %, Oak Mills.", "fr"),
    ],
)
def test_the_owner_may_be_named_behind_its_figure(text: str, language: str) -> None:
    assert told(text, language) == [("Oak Mills", "Fir Works")]


def test_what_follows_a_figure_of_a_named_owner_is_not_the_owner() -> None:
    assert told("Oak Mills is the biggest shareholder of Fir Works with 12 percent, Elm Bank said.") == [
        ("Oak Mills", "Fir Works")
    ]


def test_who_asks_for_the_candidates_may_change_them() -> None:
    sentence = scene("Oak Mills holds 12 percent of Fir Works.", "en").sentences[0]
    at = next(at for at, unit in enumerate(sentence.units) if unit.quantity is not None)
    first, again = candidates(sentence, at), candidates(sentence, at)
    assert first is not None
    assert first == again
    first.holders.clear()
    assert candidates(sentence, at) == again
