"""The table of rules: which words begin which."""

from kg.extract.drafts import Draft
from kg.extract.holdings.rules import Rule, Table
from kg.extract.parts import Sentence, Unit


def _none(units: list[Unit], at: int) -> list[Draft]:
    return []


def _names(table: Table, key: str, *classes: str) -> list[str]:
    return [rule.name for rule in table.at(key, frozenset(classes))]


def test_a_rule_begins_at_any_of_its_words_and_at_nothing_else() -> None:
    table = Table(
        [
            Rule("whole", _none, keys=("in the hands of",)),
            Rule("first", _none, first=("in",)),
            Rule("last", _none, last=("of",)),
            Rule("within", _none, within=("hands",)),
            Rule("class", _none, classes=("through",)),
        ]
    )
    assert _names(table, "in the hands of") == ["whole", "first", "last", "within"]
    assert _names(table, "in") == ["first"]
    assert _names(table, "hands") == ["within"]
    assert _names(table, "via", "through", "by") == ["class"]
    assert _names(table, "the hands in it") == ["within"]
    assert _names(table, "") == _names(table, "brewer", "industry") == []


def test_the_rules_of_a_word_come_once_and_in_the_order_of_the_table() -> None:
    rules = [
        Rule("b", _none, last=("control",), classes=("hold",)),
        Rule("a", _none, keys=("control",), within=("control",)),
    ]
    assert _names(Table(rules), "control", "hold") == ["b", "a"]
    assert _names(Table(rules[::-1]), "control", "hold") == ["a", "b"]


def test_a_reader_gets_the_units_or_the_sentence_that_knows_of_the_text() -> None:
    seen: list[object] = []

    def watch(where: object, at: int) -> list[Draft]:
        seen.append(where)
        return []

    sentence = Sentence([Unit("en", "en", 0, 2)])
    Rule("plain", watch).read(sentence, 0)
    Rule("topical", watch, topical=True).read(sentence, 0)
    assert seen == [sentence.units, sentence]
