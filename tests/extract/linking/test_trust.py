"""How sure a draft is: what agrees, what contradicts, and what the table of weights makes of it."""

import pytest

from kg.extract.linking.link import witnessed
from kg.extract.linking.trust import certainty, is_plain, signs
from kg.extract.linking.weights import Weights, packaged
from kg.extract.linking.witnesses import Witnesses
from tests.extract.linking.test_scene import scene


def judged(text: str) -> list[tuple[str, list[str]]]:
    found = scene(text)
    rows = witnessed(found, [], packaged())
    names = [draft.holder.text for draft, _ in rows]
    return list(zip(names, signs(found, [], rows), strict=True))


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
    ((_, found),) = judged("Oak Mills is old. Its stake in Fir Works is 5%.")
    assert "t near=01" in found


def test_who_agrees_and_who_contradicts_are_told_apart() -> None:
    found = scene("Oak Mills holds 20% of Fir Works.")
    ((draft, seen),) = witnessed(found, [], packaged())
    alone = Witnesses(grammar=True)
    both = Witnesses(link=seen.link, grammar=True, agreed=True)
    against = Witnesses(link=seen.link, grammar=True)
    rows = [(draft, alone), (draft, both), (draft, against)]
    told = [next(one for one in row if "judge=" in one) for row in signs(found, [], rows)]
    assert told == ["t judge=alone", "t judge=both", "t judge=contradicted"]


_PLAIN = ["t judge=both", "t frames===", "t order=h%i near=11", "t between=00", "t forms=name,name"]


@pytest.mark.parametrize(
    ("path", "plain"),
    [("hold", True), ("have voting stake of", True), ("buy", False), ("hold , hold", False), ("", False)],
)
def test_a_name_that_holds_a_part_of_the_next_leaves_no_doubt(path: str, plain: bool) -> None:
    assert is_plain([*_PLAIN, f"t path={path}"]) is plain
    for missing in _PLAIN:
        assert not is_plain([*(sign for sign in _PLAIN if sign != missing), f"t path={path}"])
