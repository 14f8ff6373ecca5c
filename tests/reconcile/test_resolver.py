from collections.abc import Sequence

import pytest

from kg.errors import AmbiguousEntity, UnknownEntity
from kg.model import Entity
from kg.names import fold
from kg.reconcile.gazetteer import keys, packaged
from kg.reconcile.resolver import resolve, suggestions


def ask(text: str, *entities: Entity) -> str:
    graph = entities or packaged()

    def candidates(written: str) -> Sequence[Entity]:
        return [entity for entity in graph if written == entity.id or fold(written) in keys(entity)]

    return resolve(text, candidates, lambda _: [entity.name for entity in graph])


def company(identity: str, name: str, country: str | None = None) -> Entity:
    return Entity(id=identity, kind="company", name=name, country=country)


def test_an_id_a_name_an_alias_and_an_identifier_lead_to_the_entity() -> None:
    for text in ("nissan", "NISSAN", "Nissan Motor", "日産", "ISIN:JP3672400003"):
        assert ask(text) == "nissan"


def test_a_misspelt_name_is_never_taken_for_another() -> None:
    with pytest.raises(UnknownEntity) as caught:
        ask("Nisan")
    assert caught.value.suggestions == ("Nissan",)


def test_the_beginning_of_a_name_is_not_the_name() -> None:
    with pytest.raises(UnknownEntity):
        ask("Nis")
    with pytest.raises(UnknownEntity):
        ask("Mitsubishi Corporation")


def test_a_name_of_several_entities_is_answered_with_all_of_them() -> None:
    with pytest.raises(AmbiguousEntity) as caught:
        ask("Twin", company("b", "Twin AG", "DE"), company("a", "Twin SA"))
    assert caught.value.candidates == (("a", "Twin SA, company"), ("b", "Twin AG, company, DE"))


def test_an_id_is_stronger_than_the_same_text_as_a_name() -> None:
    assert ask("alpha", company("alpha", "One"), company("x", "Alpha")) == "alpha"


def test_nothing_is_suggested_for_what_looks_like_nothing() -> None:
    assert suggestions("Zzyzx", ["Renault", "Nissan"]) == ()


def test_suggestions_come_best_first_and_do_not_depend_on_the_order_of_names() -> None:
    names = ["Mitsubishi Motors", "Mitsubishi Motor", "Mitsubishi", "Motors"]
    found = suggestions("Mitsubishi Motor", names)
    assert found[0] == "Mitsubishi Motor"
    assert suggestions("Mitsubishi Motor", names[::-1]) == found
