"""Figures beside a tie that is told without one."""

from __future__ import annotations

import pytest

from kg.extract.drafts import Draft, Side
from kg.extract.linking.figured import Figured, manner
from kg.extract.linking.scene import Scene
from kg.extract.parts import Party, Quantity, Sentence, Unit
from kg.shares import UNKNOWN, bounds

OAK, FIR, ELM = Party("Oak Mills", "company"), Party("Fir Works", "company"), Party("Elm Foods", "company")


def _tie(holder: Party, held: Party, figure: int | None = None) -> Draft:
    draft = Draft("shareholding", Side(holder, holder.name), Side(held, held.name), 0, 9, share=UNKNOWN)
    draft.figure = figure
    return draft


def _scene(*sentences: int | None) -> Scene:
    """A document whose sentences have one word each: a figure at an offset, or none."""
    made = []
    for at in sentences:
        start = 900 if at is None else at
        figure = Quantity("12%", start, start + 3, "exact", stated="12", share=bounds("exact", "12"))
        unit = Unit("12%", "12%", start, start + 3, quantity=figure if at is not None else None)
        made.append(Sentence([unit]))
    return Scene(made)


@pytest.mark.parametrize(
    ("teller", "said"),
    [
        ((OAK, FIR), "same"),
        ((ELM, FIR), "held"),
        ((OAK, ELM), "holder"),
        ((ELM, OAK), "others"),
        (None, "free"),
    ],
)
def test_whose_the_figure_of_its_sentence_is_is_a_sign_of_a_tie(
    teller: tuple[Party, Party] | None, said: str
) -> None:
    told = _tie(OAK, FIR)
    drafts = [told] if teller is None else [told, _tie(*teller, figure=7)]
    signs = Figured(_scene(7), [drafts]).signs(told, 0)
    assert f"u some here={said}" in signs
    assert f"u some figured={teller == (OAK, FIR):d}" in signs


def test_the_sentences_beside_it_count_as_well() -> None:
    told = _tie(OAK, FIR)
    signs = Figured(_scene(None, 7), [[told], [_tie(OAK, FIR, figure=7)]]).signs(told, 0)
    assert {"u some here=none", "u some next=same", "u some prev=none", "u some figured=1"} == set(signs)


def test_a_tie_of_control_a_worded_one_and_one_of_any_size_are_told_apart() -> None:
    control, worded = _tie(OAK, FIR), _tie(OAK, FIR)
    control.kind, worded.share = "parent", bounds("majority")
    assert [manner(one) for one in (control, worded, _tie(OAK, FIR))] == ["control", "worded", "some"]
