"""A document in one row: symbols, paths, counts."""

from kg.extract.linking.scene import Scene
from kg.extract.reading import read
from kg.extract.source.heading import About, read_heading
from kg.extract.source.zones import split


def scene(text: str, language: str = "en") -> Scene:
    heading = read_heading(text, About(language=language))
    sentences, _ = read(text, split(text, heading).blocks, language, {})
    return Scene(sentences)


def place(found: Scene, text: str) -> int:
    return next(at for at, unit in enumerate(found.units) if unit.text == text)


def test_a_path_is_made_of_the_classes_of_the_words_between() -> None:
    found = scene("Oak Mills holds a 5% stake in Fir Works.")
    assert found.path(place(found, "Oak Mills"), place(found, "5%")) == "hold"
    assert found.path(place(found, "5%"), place(found, "Fir Works")) == "stake in"


def test_a_path_over_a_full_stop_says_so() -> None:
    found = scene("Oak Mills has owned Fir Works for years. Elm Capital holds 5%.")
    assert "|" in found.path(place(found, "Oak Mills"), place(found, "5%")).split(" ")


def test_a_long_path_is_cut_in_the_middle() -> None:
    found = scene("Oak Mills, which is in talks with Elm Capital, and with Ash Foods, holds 5% of Fir Works.")
    assert ".." in found.path(place(found, "Oak Mills"), place(found, "5%")).split(" ")


def test_names_and_figures_between_two_places_are_counted_either_way_round() -> None:
    found = scene("Oak Mills holds 5% of Fir Works, Elm Capital 7% and Ash Foods 9%.")
    one, other = place(found, "Oak Mills"), place(found, "9%")
    assert found.names_between(one, other) == found.names_between(other, one) == 3
    assert found.figures_between(one, other) == found.figures_between(other, one) == 2


def test_a_reference_to_nobody_known_is_open() -> None:
    found = scene(
        "Oak Mills met Elm Capital and Ash Foods in Rome. The Spanish brewer holds 15% of Fir Works."
    )
    assert found.open_between(place(found, "Ash Foods"), place(found, "15%"))


def test_a_long_text_ranks_by_what_stands_around() -> None:
    aside = "Ash Bank waits. " * 9
    found = scene(f"Oak Mills is old. {aside}Elm Capital holds 5% of Fir Works.")
    elm = next(i for i, unit in enumerate(found.units) if unit.text == "Elm Capital")
    ash = next(i for i, unit in enumerate(found.units) if unit.text == "Ash Bank")
    last, party, first = found.sentence_of[elm], found.party(elm), found.party(0)
    assert party is not None
    assert first is not None
    assert found.rank(first, 0) == "0"
    assert found.times(first, last) == 0
    assert (found.rank(party, last), found.times(found.party(ash) or party, last)) == ("1", 3)
