"""How sure a draft is: what agrees, what contradicts, and what the table of weights makes of it."""

import pytest

from kg.extract.linking.link import witnessed
from kg.extract.linking.trust import Witnesses, certainty, signs
from kg.extract.linking.weights import Weights, packaged
from tests.extract.linking.test_scene import scene


def judged(text: str) -> list[tuple[str, list[str]]]:
    found = scene(text)
    rows = witnessed(found, [], packaged())
    return [(draft.holder.text, signs(found, draft, seen)) for draft, seen in rows]


def test_nothing_known_is_an_even_chance() -> None:
    assert certainty(["t", "t judge=both"], Weights({})) == 0.5


@pytest.mark.parametrize(("weight", "low", "high"), [(3.0, 0.95, 0.96), (-3.0, 0.04, 0.05)])
def test_a_sign_moves_the_chance_by_its_weight(weight: float, low: float, high: float) -> None:
    assert low < certainty(["t twice"], Weights({"t twice": weight})) < high


def test_what_the_grammar_does_not_read_is_told_by_the_link_alone() -> None:
    rows = judged("Oak Mills holds 20% of Fir Works and Elm Capital 5%.")
    assert [name for name, _ in rows] == ["Oak Mills", "Elm Capital"]
    assert all("t judge=link" in found for _, found in rows)


def test_a_holder_of_the_sentence_before_is_a_sign_of_its_own() -> None:
    ((_, found),) = judged("Oak Mills has owned part of Fir Works for years. It holds 5%.")
    assert "t near=10" in found


def test_who_agrees_and_who_contradicts_are_told_apart() -> None:
    found = scene("Oak Mills holds 20% of Fir Works.")
    ((draft, seen),) = witnessed(found, [], packaged())
    alone = signs(found, draft, Witnesses(grammar=True))
    assert "t judge=alone" in alone
    both = signs(found, draft, Witnesses(link=seen.link, grammar=True, agreed=True))
    assert "t judge=both" in both
    against = signs(found, draft, Witnesses(link=seen.link, grammar=True))
    assert "t judge=contradicted" in against
