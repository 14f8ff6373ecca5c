"""Rows: what is left out of a sentence before the frames see it."""

import pytest

from kg.extract.languages.items import read_items
from kg.extract.languages.lists import lists
from kg.extract.languages.parties import Parties
from kg.extract.languages.rows import row
from kg.extract.parts import Party

ROWS = {
    ("de", "Corvin (Kiel) hält nach eigenen Angaben derzeit 5 Prozent an Talby."): "NhQAN.",
    ("de", "Corvin hat 20 Prozent der Stellen gestrichen."): "Nax.",
    ("de", "Der Kurs stieg um 5 Prozent."): "x.",
    ("de", "Corvin schließt einen Verkauf aus."): "NXd.",
    ("es", "Según Ferraz, la firma gallega Corvino posee el 5% de Talby."): "NhQVN.",
    ("es", "Un fondo de Ferraz posee el 5% de Talby."): "hQVN.",
    ("it", "Il produttore di occhiali Corvino detiene il 5% di Talby."): "NhQVN.",
    ("nl", "Corvijn neemt het Duitse Talby over."): "NƒCN.",
    ("pt", "A Corvino detém 5% da companhia de saneamento Talby."): "NhQVN.",
}


@pytest.mark.parametrize(("said", "letters"), ROWS.items())
def test_a_sentence_becomes_a_short_row(said: tuple[str, str], letters: str) -> None:
    language, text = said
    known = lists(language)
    items = row(read_items(text, 0, known, Parties({})), known, None)
    assert "".join(item.code for item in items) == letters


def test_the_company_becomes_a_name_where_somebody_is_meant() -> None:
    known, topic = lists("es"), Party("Corvino", "company", written="Corvino")
    items = row(read_items("La compañía posee el 5% de Talby.", 0, known, Parties({})), known, topic)
    assert (items[0].party, items[0].meant) == (topic, False)
    named = row(read_items("La compañía Ferraz posee el 5%.", 0, known, Parties({})), known, topic)
    assert named[0].text == "Ferraz"
