from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Entity, Identifier, Name
from kg.names import fold
from kg.reconcile.gazetteer import ambiguous, gazetteer, keys, packaged, read_entities

HEADER = "id,kind,role,name,language,script,country,identifiers\n"


def company(identity: str, name: str, *names: str) -> Entity:
    return Entity(id=identity, kind="company", name=name, names=tuple(Name(text=text) for text in names))


def test_a_name_leads_to_its_entity_with_and_without_its_legal_form() -> None:
    names = gazetteer([company("a", "Alpha Works Co., Ltd.", "Alpha KK")])
    assert sorted(names) == ["alpha", "alpha kk", "alpha works", "alpha works co., ltd."]


def test_an_identifier_leads_to_its_entity_by_its_scheme() -> None:
    entity = Entity(id="a", kind="company", name="A", identifiers=(Identifier(scheme="ISIN", value="X1"),))
    assert keys(entity) == {"a", "isin:x1"}


def test_a_name_of_two_entities_leads_to_neither_and_is_reported() -> None:
    first, second = company("a1", "Twin SA"), company("a2", "Twin AG")
    assert sorted(gazetteer([second, first])) == ["twin ag", "twin sa"]
    assert ambiguous([second, first]) == {"twin": (first, second)}


def test_no_packaged_name_is_ambiguous() -> None:
    assert ambiguous(packaged()) == {}


@pytest.mark.parametrize(
    ("written", "identity"),
    [
        ("Groupe Renault", "renault"),
        ("日産自動車", "nissan"),
        ("NISSAN MOTOR CO LTD", "nissan"),
        ("Mitsubishi Motors Corp", "mitsubishi-motors"),
        ("l’Alliance Renault-Nissan", "renault-nissan-mitsubishi-alliance"),
        ("Renault–Nissan–Mitsubishi", "renault-nissan-mitsubishi-alliance"),
        ("FCA", "fiat-chrysler-automobiles"),
        ("the French State".removeprefix("the "), "french-state"),
        ("l'État français", "french-state"),
        ("French government", "french-state"),
        ("Japon", "japan"),
        ("Arabie Saoudite", "saudi-arabia"),
        ("Aramco", "saudi-aramco"),
    ],
)
def test_the_packaged_aliases_lead_where_a_reader_expects(written: str, identity: str) -> None:
    assert gazetteer(packaged())[fold(written)].id == identity


def test_a_neighbouring_company_is_never_taken_for_a_packaged_one() -> None:
    names = gazetteer(packaged())
    for other in ("Mitsubishi Corporation", "Mitsubishi Electric", "Geely Automobile", "Volkswagen Bank"):
        assert fold(other) not in names


def test_every_packaged_name_has_a_language_and_a_script_of_its_signs() -> None:
    for entity in packaged():
        for name in entity.names:
            assert name.language, name
            assert name.script, name
            assert (name.script == "Latn") == all(sign.isascii() or sign < "\u0250" for sign in name.text)


def write(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "e.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("a,company,main,Alpha,,,,\na,company,main,Beta,,,,\n", "e.csv:3: id = 'a': has a main row"),
        ("a,,alias,Alpha,,,,\n", "has no main row above"),
        ("a,planet,main,Alpha,,,,\n", "e.csv:2: kind = 'planet'"),
        ("a,company,first,Alpha,,,,\n", "must be main or alias"),
        ("a,company,main,,,,,\n", "must not be empty"),
        ("a,company,main,Alpha,,,,LEI\n", "write scheme:value"),
        ("a,company,main,Alpha,,,,ISIN:FR0000131907\n", "is no ISIN number"),
        ("a,company,main\n", "must have 8 cells"),
        ("a,company,main,Alpha,,,,,more\n", "must have 8 cells"),
    ],
)
def test_a_faulty_row_is_named_with_its_line(tmp_path: Path, rows: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_entities(write(tmp_path, rows))
    assert said in str(caught.value)


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("name,id\n")
    with pytest.raises(InputError, match="the first row must be id,kind"):
        read_entities(path)
    path.write_bytes(b"\xff\xff")
    with pytest.raises(InputError, match="byte 0 is not UTF-8"):
        read_entities(path)
