from pathlib import Path

import pytest

from kg.errors import InputError
from kg.reconcile.gazetteer import gazetteer, packaged
from kg.reconcile.lexicon import lexicon


def own(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "names.csv"
    path.write_text("id,kind,role,name\n" + rows, encoding="utf-8")
    return path


def test_without_a_file_the_packaged_names_stand_alone() -> None:
    assert lexicon().names == gazetteer(packaged())
    assert lexicon().mark is None


def test_names_of_the_file_stand_beside_the_packaged_ones(tmp_path: Path) -> None:
    names = lexicon(own(tmp_path, "ordas,person,main,Ordas Béla\nordas,,alias,Mr Ordas\n")).names
    assert [names[key].id for key in ("ordas bela", "mr ordas", "nissan motor")] == [
        "ordas",
        "ordas",
        "nissan",
    ]


def test_a_file_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    before = lexicon(own(tmp_path, "alpine,company,main,Alpine\n"))
    after = lexicon(own(tmp_path, "alpage,company,main,Alpine\n"))
    assert [one.names["alpine"].id for one in (before, after)] == ["alpine", "alpage"]
    assert before.mark != after.mark


def test_texts_read_with_one_file_share_their_names(tmp_path: Path) -> None:
    path = own(tmp_path, "alpine,company,main,Alpine\n")
    assert lexicon(path).names is lexicon(path).names


def test_a_name_that_both_know_leads_where_the_file_says(tmp_path: Path) -> None:
    names = lexicon(own(tmp_path, "alpine,company,main,Renault\n")).names
    assert names["renault"].id == "alpine"
    assert names["renault group"].id == "renault"


def test_a_packaged_entity_that_the_file_tells_anew_has_the_names_of_the_file_alone(tmp_path: Path) -> None:
    names = lexicon(own(tmp_path, "renault,company,main,Régie Renault\n")).names
    assert names["regie renault"].id == "renault"
    assert "renault group" not in names


def test_the_mark_tells_one_file_from_another(tmp_path: Path) -> None:
    first = lexicon(own(tmp_path, "a,company,main,Alder\n")).mark
    (tmp_path / "other").mkdir()
    second = lexicon(own(tmp_path / "other", "a,company,main,Aspen\n")).mark
    assert first is not None
    assert first.startswith("lexicon ")
    assert first != second


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("a,company,main\n", "names.csv:2: row"),
        ("a,firm,main,Alder\n", "names.csv:2: kind"),
        ("a,,alias,Alder\n", "names.csv:2: id"),
    ],
)
def test_a_faulty_row_is_told_with_its_line(tmp_path: Path, rows: str, said: str) -> None:
    with pytest.raises(InputError) as told:
        lexicon(own(tmp_path, rows))
    assert str(told.value).startswith(said)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        lexicon(tmp_path / "nothing.csv")
