"""Words of the smaller languages with the English ones that stand for them."""

import pytest

from kg.extract.languages.glossary import glossary

STANDS = [
    ("de", "hielt", "held", {"hold", "f:imp"}),
    ("de", "kleinaktionär", "shareholder", {"holder"}),
    ("de", "stimmrechte", "votes", {"votes"}),
    ("es", "vendió", "sold", {"sell", "f:past"}),
    ("es", "venderá", "sell", {"sell", "f:fut"}),
    ("it", "deteneva", "held", {"hold", "f:imp"}),
    ("it", "ricavi", "sales", {"price"}),
    ("nl", "belang", "stake", {"stake"}),
    ("pt", "detida", "held", {"hold", "f:part"}),
]


@pytest.mark.parametrize(("language", "word", "key", "classes"), STANDS)
def test_a_word_has_the_classes_of_the_english_one(
    language: str, word: str, key: str, classes: set[str]
) -> None:
    found = glossary(language).look((word,), 0)
    assert found.key == key
    assert classes <= found.classes


def test_the_longest_phrase_stands_for_its_words() -> None:
    found = glossary("it").look(("in", "mano", "a", "bardi"), 0)
    assert (found.size, found.key) == (3, "belongs")


def test_a_form_that_is_named_is_the_only_one() -> None:
    forms = {name for name in glossary("de").look(("gehalten",), 0).classes if name.startswith("f:")}
    assert forms == {"f:part"}


def test_an_unknown_word_is_taken_for_no_english_or_french_one() -> None:
    found = glossary("de").look(("rate-",), 0)
    assert found.key.startswith("_")
    assert found.classes == frozenset()
