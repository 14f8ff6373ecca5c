"""Names that open a sentence after the text has named them elsewhere."""

from tests.extract.naming import mentions
from tests.extract.support import stakes


def test_a_known_name_that_opens_a_sentence_is_a_name() -> None:
    text = "In May Nordelan bought 28% of Fir Mobile. Nordelan, in which Ash has 53%, entered Latvia."
    assert mentions(text, "en").count("Nordelan:company") == 2
    assert "Ash > Nordelan 53" in stakes(text, "en")


def test_a_word_of_the_lists_or_a_word_never_named_stays_a_word() -> None:
    text = "Elm sold its stake in the Treasury. Both agreed. Talks, by contrast, went on."
    assert not [one for one in mentions(text, "en") if one.startswith(("Both", "Talks"))]


def test_a_relative_clause_shows_that_an_opening_word_is_a_name() -> None:
    assert "Nordelan:company" in mentions("Nordelan, in which Ash has 53%, entered Latvia.", "en")
    assert "Sapinière:company" in mentions("Sapinière, dans laquelle Orme détient 30 %, attend.", "fr")
    assert "Elections:company" not in mentions("Elections, in which Ash has 53%, came early.", "en")


def test_the_latter_that_belongs_to_somebody_is_the_last_named() -> None:
    text = "Fir is a joint venture of Oak Energo and Ash Hermes. The latter belongs to Elm Gas."
    assert any(one.startswith("Elm Gas > Ash Hermes") for one in stakes(text, "en"))
