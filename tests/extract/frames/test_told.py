"""What a figure is a part of, where the words beside it do not say."""

import pytest

from kg.extract.linking.features import figure_at
from kg.extract.linking.figure import figures_of
from tests.extract.linking.test_scene import scene


def holders(text: str, language: str = "fr") -> list[str]:
    """Who is told to have each figure of the last sentence; a name of the sentence before counts as well."""
    read = scene(text, language)
    found = []
    for at in figures_of(read):
        figure = figure_at(read, at)
        told = figure.told[0]
        found.append(read.units[figure.start + told.at].text if told is not None else "")
    return found


def companies(text: str, language: str = "fr") -> list[str]:
    """What each figure of a text is told to be a part of; empty where nothing tells."""
    read = scene(text, language)
    found = []
    for at in figures_of(read):
        figure = figure_at(read, at)
        told = figure.told[1]
        found.append(read.units[figure.start + told.at].text if told is not None else "")
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Boréal a 12 % d'Ardoise Verte. Comète SA en a 9 %.",
        "Boréal a 12 % d'Ardoise Verte, Comète SA 9 %.",
        "Ardoise Verte, que Boréal détient à 12 %, attend. Comète SA en garde 9 %.",
        "Ardoise Verte est à 12 % chez Boréal. Comète SA en garde 9 %.",
    ],
)
def test_a_figure_goes_on_with_the_company_of_the_one_before(text: str) -> None:
    assert companies(text) == ["Ardoise Verte", "Ardoise Verte"]


def test_somebody_is_in_a_company_before_the_figure() -> None:
    assert companies("Anne Morel entre chez Ardoise Verte. Elle y prend 12 %.") == ["Ardoise Verte"]
    assert companies("Anne Morel, actionnaire d'Ardoise Verte, en garde 12 %.") == ["Ardoise Verte"]


def test_a_company_is_not_its_own_holder() -> None:
    found = companies("Boréal a 12 % d'Ardoise Verte. Ardoise Verte garde 9 %.")
    assert found[0] == "Ardoise Verte"
    assert found[1] != "Ardoise Verte"


def test_something_without_a_name_is_not_the_company_before() -> None:
    found = companies("Boréal a 12 % d'Ardoise Verte. Comète SA a 9 % du port.")
    assert found == ["Ardoise Verte", ""]


def test_a_holder_is_told_in_the_scene_of_the_whole_text() -> None:
    read = scene("Boréal SA a quitté Lyon. L'armateur tient 12 % d'Ardoise Verte.", "fr")
    (at,) = figures_of(read)
    figure = figure_at(read, at)
    assert figure.told[0] is not None
    party = read.party(figure.start + figure.told[0].at)
    assert party is not None
    assert party.name == "Boréal SA"


def test_the_first_figure_of_a_text_has_nothing_to_go_on_with() -> None:
    assert companies("Le gérant garde 12 %.") == [""]


def test_a_list_of_holders_is_one_of_what_has_them() -> None:
    text = (
        "Ardoise Verte sans Comète SA a de nouveau deux actionnaires : Boréal SA, 50 %, et Anne Morel, 12 %."
    )
    assert companies(text) == ["Ardoise Verte", "Ardoise Verte"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Dans Ardoise Verte, Boréal SA a 12 %.", "fr", "fronted"),
        ("La vente d'Ardoise Verte traîne. Boréal SA en a 12 %.", "fr", "topic_of"),
        ("Doubts remain in Juniper Foods. Alder Holdings has 12 percent.", "en", "topic_in"),
    ],
)
def test_each_way_of_telling_a_company_has_its_name(text: str, language: str, name: str) -> None:
    read = scene(text, language)
    figure = figure_at(read, figures_of(read)[-1])
    assert figure.told[1] is not None
    assert figure.told[1].name == name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills recule. Sa participation est ramenée à 17 %.", "fr"),
        ("Oak Mills waits. Its holding, 16 percent at present, is safe.", "en"),
        ("Oak Mills waits. Its stake in Fir Works would go up to 69 percent.", "en"),
    ],
)
def test_a_possessive_means_the_subject_of_the_sentence_before(text: str, language: str) -> None:
    assert holders(text, language) == ["Oak Mills"]


def test_a_possessive_means_nobody_earlier_where_its_own_sentence_names_one() -> None:
    assert holders("Oak Mills waits. Elm Bank sells its 5 percent of Fir Works.", "en") == ["Elm Bank"]


@pytest.mark.parametrize(
    ("text", "holder", "company"),
    [
        # a shareholder that acts has the stake that its verb tells of
        (
            "Alder Foods said its largest shareholder, Elm Partners, had raised its stake to 19 percent.",
            "Elm Partners",
            "Alder Foods",
        ),
        # a name that only explains what is bought is not whose the new holding is
        (
            "Alder has bought 15 percent of its insurer, Elm Crest, taking its total holding to 75 percent.",
            "Alder",
            "Elm Crest",
        ),
        # the unit has its name behind the comma
        ("Elm Partners owns 6 percent of the unit, Alder Lines, and waits.", "Elm Partners", "Alder Lines"),
        # a relative clause that ends before the figure's verb
        (
            "Doubts remain in Juniper Foods. Elm Bank, of which he is chairman, sits on 49 percent.",
            None,
            "Juniper Foods",
        ),
        # in turn, a son tour
        (
            "Alder is held by Elm Holding, which is in turn owned by Birch Bank (70 percent).",
            "Birch Bank",
            "Elm Holding",
        ),
    ],
)
def test_asides_do_not_take_the_place_of_a_party(text: str, holder: str | None, company: str) -> None:
    assert companies(text, "en")[-1] == company
    assert holder is None or holders(text, "en")[-1] == holder


def test_a_company_is_remembered_over_a_sentence_that_names_none() -> None:
    text = "Elm has 40 percent of Alder Foods. Work goes on as before. Birch Bank has 25 percent."
    assert companies(text, "en") == ["Alder Foods", "Alder Foods"]


def test_what_is_of_something_unnamed_is_not_remembered() -> None:
    text = "Elm has 40 percent of Alder Foods. Work goes on as before. Birch Bank has 25 percent of the port."
    assert companies(text, "en")[-1] == ""


def test_one_that_holds_shares_of_another_is_not_what_the_next_figure_is_of() -> None:
    text = "Alder Foods said Elm Group now held 30 percent of its shares. Birch Bank has a 29 percent stake."
    assert companies(text, "en")[-1] != "Elm Group"


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Oak left Fir Bio. Fir Bio's controlling shareholder, Ash Fund, which has 52% of the votes, waits.",
         "en", "Fir Bio"),
        ("Oak Mills, the parent of the brand Thorne, said its largest shareholder, Ash Partners, had raised "
         "its stake to 19%.", "en", "Oak Mills"),
        ("Cadon Steel likes Banque du Larch. Its own largest shareholder, Ash Partners (31%), does not.",
         "en", "Cadon Steel"),
        ("Oak buys 25% of Birch's theme-park arm, Fir Parks Ltd, from Ash.", "en", "Fir Parks Ltd"),
    ],
)  # fmt: skip
def test_a_shareholders_noun_tells_of_what(text: str, language: str, told: str) -> None:
    assert companies(text, language)[-1] == told


def test_what_is_pledged_to_a_bank_is_not_the_banks() -> None:
    said = "A fifth of Oak TV has been pledged to Gulf Bank."
    assert "Gulf Bank" not in holders(said, "en")
