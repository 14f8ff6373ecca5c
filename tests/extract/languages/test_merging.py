"""Two grammars on one sentence."""

from dataclasses import replace

from kg.extract.drafts import Draft, Side
from kg.extract.languages.merging import untold
from kg.extract.parts import Party

OAK, FIR, ELM = (Side(Party(name, "company"), name) for name in ("Corvin", "Wendland", "Talby"))
FRAMED = Draft("shareholding", OAK, FIR, 0, 40, stated="45", before_stated="20", figure=30)


def test_a_figure_that_a_frame_tells_is_not_told_again() -> None:
    assert untold([replace(FRAMED, investee=ELM)], [FRAMED]) == []


def test_nor_is_the_level_before_it() -> None:
    level = Draft("shareholding", OAK, FIR, 0, 20, stated="20", figure=10)
    assert untold([level, other := replace(level, investee=ELM)], [FRAMED]) == [other]


def test_nor_is_a_tie_without_a_figure_of_the_same_parties() -> None:
    parent = Draft("parent", OAK, FIR, 0, 20)
    assert untold([parent], [FRAMED]) == []


def test_a_plan_is_another_thing_than_what_is_held() -> None:
    plan = Draft("shareholding", OAK, FIR, 0, 20, status="planned", change="increase")
    assert untold([plan], [FRAMED]) == [plan]


def test_without_frames_everything_stays() -> None:
    assert untold([FRAMED], []) == [FRAMED]
