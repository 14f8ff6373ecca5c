"""Companies that a pronoun stands for."""

import pytest

from tests.extract.holdings.drafting import told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Sapin SA recrute. Chêne SA en est l'actionnaire principal.",
            "fr",
            "en: Chêne SA > Sapin SA",
        ),
        (
            "Sapin SA recrute. Chêne SA en deviendra l'actionnaire principal.",
            "fr",
            "en: Chêne SA > Sapin SA planned",
        ),
        (
            "Sapin SA a un nouveau patron. Le groupe Chêne SA, qui la contrôle depuis 2016, a voté.",
            "fr",
            "it: Chêne SA > Sapin SA",
        ),
        ("Jan Novak founded Fir Works and still owns it.", "en", "it: Jan Novak > Fir Works"),
        (
            "Fir Works and Elm SA, says Oak Mills, which has backed both, will merge.",
            "en",
            "backed both: Oak Mills > Elm SA",
        ),
    ],
)
def test_a_pronoun_is_the_company_spoken_of(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sapin SA recrute. Chêne SA, en échange de quoi l'actionnaire Orme SA vote, recule.", "fr"),
        ("Sapin SA recrute. Le contrôle est strict chez Chêne SA.", "fr"),
        ("Fir Works is hiring. Oak Mills owns a mill.", "en"),
    ],
)
def test_no_pronoun_of_a_company_tells_nothing(text: str, language: str) -> None:
    rules = {line.partition(":")[0] for line in told(text, language)}
    assert not rules & {"en", "it", "backed both"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Jan Novak is buying again. His holding company, Oak Mills, has 9 percent of Elm SA.",
            "en",
            "its firm of topic: Jan Novak > Oak Mills",
        ),
        (
            "Jan Novak is buying again. Oak Mills, his vehicle, is paying in cash.",
            "en",
            "its firm of topic: Jan Novak > Oak Mills",
        ),
        (
            "Jan Novak recule. La veille, sa société Chêne SA avait cédé 29 % d'Orme SA.",
            "fr",
            "its firm of topic: Jan Novak > Chêne SA",
        ),
        (
            "Fir Works needs money. Oak Mills, the former parent, is not involved.",
            "en",
            "apposed the owner of topic: Oak Mills > Fir Works past",
        ),
    ],
)
def test_a_possessive_is_of_the_one_spoken_of(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language)


def test_the_lawyers_of_somebody_are_not_his() -> None:
    text = "Jan Novak met a judge. His law firm, Oak Mills, advised him."
    assert not any(line.endswith("Jan Novak > Oak Mills") for line in told(text))
