from pathlib import Path

import pytest

from kg.model import Entity, Identifier, Name
from kg.store.names import NameIndex
from kg.store.sources import Standing


@pytest.fixture
def names(tmp_path: Path) -> NameIndex:
    index = NameIndex.create(tmp_path / "names.sqlite")
    index.add(
        [
            Entity(
                id="alder",
                kind="company",
                name="Alder Motor Co., Ltd.",
                names=(Name(text="Alder"), Name(text="アルダー", language="ja")),
                identifiers=(Identifier(scheme="ISIN", value="FR0000131906"),),
                country="JP",
            ),
            Entity(id="birch", kind="company", name="Birch SA"),
            Entity(id="birch-2", kind="company", name="Birch GmbH"),
            Entity(id="lodz", kind="company", name="Zakłady Łódź"),
        ],
        {},
    )
    return index


def ids(found: list[object]) -> list[str]:
    return [item.id for item in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "asked", ["alder", "ALDER", "Alder Motor", "アルダー", "ISIN:FR0000131906", "FR0000131906"]
)
def test_an_entity_is_found_by_id_name_alias_stem_and_identifier(names: NameIndex, asked: str) -> None:
    assert ids(names.candidates(asked)) == ["alder"]


def test_an_entity_is_known_by_its_id_alone(names: NameIndex) -> None:
    found = names.entity("alder")
    assert found is not None
    assert (found.id, found.kind, found.matched) == ("alder", "company", found.name)
    assert names.entity("Alder Motor") is None
    assert names.entity("\ud800") is None  # half of a character, as a terminal of another encoding gives it


def test_a_stem_that_two_share_finds_both_and_a_full_name_one(names: NameIndex) -> None:
    assert sorted(ids(names.candidates("Birch"))) == ["birch", "birch-2"]
    assert ids(names.candidates("Birch SA")) == ["birch"]


def test_a_prefix_finds_nothing(names: NameIndex) -> None:
    assert names.candidates("Alde") == []


@pytest.mark.parametrize(
    ("text", "found"), [("lder", "alder"), ("lodz", "lodz"), ("ルダ", "alder"), ("ル", "alder")]
)
def test_part_of_a_name_is_found_in_any_script(names: NameIndex, text: str, found: str) -> None:
    assert ids(names.containing(text)) == [found]


def test_quotation_marks_in_a_search_are_data(names: NameIndex) -> None:
    assert names.containing('a" OR "b') == []
    assert names.similar('" NEAR "') == []


def test_what_looks_alike_is_offered(names: NameIndex) -> None:
    assert "alder" in ids(names.similar("Aldre Motor"))


def test_the_names_of_merged_entities_lead_to_one(tmp_path: Path) -> None:
    index = NameIndex.create(tmp_path / "n.sqlite")
    index.add(
        [Entity(id="a", kind="company", name="Alder"), Entity(id="b", kind="company", name="Elder Works")],
        {"b": "a"},
    )
    assert ids(index.candidates("Elder Works")) == ["a"]
    assert index.candidates("Elder Works")[0].name == "Alder"
    assert index.count() == 1


def test_only_batches_in_force_have_a_day(tmp_path: Path) -> None:
    from datetime import date

    index = NameIndex.create(tmp_path / "n.sqlite")
    day = date(2024, 1, 10)
    index.set_batches({"b1": Standing(recorded_on=day), "b2": Standing(recorded_on=day, withdrawn_on=day)})
    assert index.batches() == ["b1"]
    assert index.recorded_on("b1") == day
    assert index.recorded_on("b2") is None


def test_a_name_with_a_legal_form_finds_whom_the_graph_knows_without_one(tmp_path: Path) -> None:
    index = NameIndex.create(tmp_path / "forms.sqlite")
    index.add(
        [
            Entity(id="cedar", kind="company", name="Cedar Lines"),
            Entity(id="elm", kind="company", name="Elm", names=(Name(text="Elm Company, Limited"),)),
            Entity(id="fir", kind="company", name="Fir SA"),
        ],
        {},
    )
    for asked in ("Cedar Lines Ltd", "CEDAR LINES, S.A.", "Cedar Lines plc"):
        assert ids(index.candidates(asked)) == ids(index.containing(asked)) == ["cedar"]
    assert ids(index.candidates("Elm Co., Ltd.")) == ["elm"]
    for other in ("Elm SA", "Fir Ltd", "Lines Ltd", "Cedar Lines Works"):  # other forms, other names
        assert index.candidates(other) == index.containing(other) == []
