"""Which names of a document are one party, and of what kind."""

from __future__ import annotations

import pytest

from kg.extract.names.cast import Cast
from kg.extract.parts import Mention
from tests.extract.naming import mentions


def parties(*names: str) -> list[str]:
    """The longest name of each name's party."""
    cast = Cast({})
    found = [Mention(name, at * 100, at * 100 + len(name), "name") for at, name in enumerate(names)]
    cast.assign(found)
    return [one.party.written if one.party is not None else "" for one in found]


def test_a_firm_with_a_legal_form_is_no_short_form_of_one_with_another() -> None:
    names = ("Alder plc", "Alder Towage Ltd", "Alder")
    assert parties(*names) == ["Alder plc", "Alder Towage Ltd", "Alder plc"]


@pytest.mark.parametrize(
    "names",
    [
        ("Alder Towage Ltd", "Alder"),
        ("Alder Towage Limited", "Alder Ltd"),
        ("Alder Towage Co., Ltd.", "Alder Co."),
        ("Alder Towage", "Alder plc"),
    ],
)
def test_a_short_form_without_a_legal_form_of_its_own_is_the_longer_name(names: tuple[str, str]) -> None:
    assert parties(*names) == [names[0], names[0]]


@pytest.mark.parametrize("name", ["Lima Corp", "Oslo SA", "Bern AG"])
def test_a_capital_with_a_legal_form_is_a_company(name: str) -> None:
    assert f"{name}:company" in mentions(f"{name} owns 25% of Fir Works.", "en")


def test_the_city_itself_is_none() -> None:
    assert "city of Lima:stateBody" in mentions("The city of Lima owns 25% of Fir Works.", "en")
