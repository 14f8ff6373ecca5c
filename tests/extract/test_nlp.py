"""`--nlp`: names by a trained model, beside those that the rules find."""

import importlib.util

import pytest

from kg.errors import MissingExtra
from kg.extract import extract
from kg.extract.names.mentions import Spotter
from kg.extract.nlp import MODELS, Namer, Names
from kg.extract.tokens import tokenize
from kg.extract.words import words
from kg.reconcile.minting import mint

needs_models = pytest.mark.skipif(
    importlib.util.find_spec("spacy") is None
    or any(importlib.util.find_spec(name) is None for name in MODELS.values()),
    reason="the extra nlp is not installed",
)
TEXT = "Oak Mills holds a 12.5% stake in Fir Works. The lender nBank owns 7% of Fir Works, said Ann Lee."


def found(text: str, names: Names) -> list[str]:
    spotter = Spotter({}, words("en"), frozenset(), names)
    return [mention.text for _, mention in spotter.find(tokenize(text, 0))]


def test_a_models_name_stands_where_the_rules_find_none() -> None:
    text = "The lender adBank-x owns 7% of Fir Works."
    start = text.index("adBank")
    assert "adBank-x" not in found(text, {})
    assert found(text, {start: start + len("adBank-x")}) == ["The lender", "adBank-x", "Fir Works"]


@pytest.mark.parametrize("wrong", ["Fir Works", "of Fir", "lender", "owns 7", "The lender", "7%"])
def test_a_models_name_changes_nothing_that_the_rules_find_and_is_written_as_one(wrong: str) -> None:
    text = "The lender Adbank owns 7% of Fir Works."
    start = text.index(wrong)
    assert found(text, {start: start + len(wrong)}) == found(text, {})


def test_a_names_end_inside_a_word_is_none() -> None:
    text = "The lender adBank owns 7% of Fir Works."
    start = text.index("adBank")
    assert found(text, {start: start + 3, 10_000: 10_005}) == found(text, {})


@pytest.mark.skipif(importlib.util.find_spec("spacy") is not None, reason="the extra nlp is installed")
def test_without_the_extra_it_says_what_to_install() -> None:
    with pytest.raises(MissingExtra, match=r"corporate-ownership-kg\[nlp\]"):
        Namer()


@needs_models
def test_the_models_find_names_and_the_reading_is_named_after_them() -> None:
    namer = Namer()
    names = namer.names(TEXT, [(0, len(TEXT))], "en")
    assert any(TEXT[start:end] == "Ann Lee" for start, end in names.items())
    assert namer.names(TEXT, [(0, len(TEXT))], "de") == {}
    batch = extract(TEXT.encode(), known={}, mint=mint, namer=namer).batch
    assert MODELS["en"] in batch.made_by
    assert ("Oak Mills", "12.5") in {(claim.holder_text, claim.stated) for claim in batch.claims}
