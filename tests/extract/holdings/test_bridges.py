"""Phrases between an owner and what is owned."""

import pytest

from kg.extract.holdings.slots import lists, phrases
from tests.extract.holdings.drafting import pairs, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works now answers to Oak Mills.", "en", "answers: Oak Mills > Fir Works"),
        ("Fir Works is backed by Oak Mills.", "en", "backed: Oak Mills > Fir Works"),
        (
            "Fir Works, the seed dealer acquired by Oak Mills, lost money.",
            "en",
            "bought by: Oak Mills > Fir Works",
        ),
        ("Having swallowed Fir Works, Oak Mills looked north.", "en", "swallow: Oak Mills > Fir Works"),
        ("Oak Mills holds sway at Fir Works.", "en", "sway: Oak Mills > Fir Works"),
        ("Jan Novak, the man behind Fir Works, left.", "en", "behind: Jan Novak > Fir Works"),
        ("Behind Fir Works stands Oak Mills.", "en", "inverted: Oak Mills > Fir Works"),
        ("Oak Mills, home to Fir Works, lost money.", "en", "groups: Oak Mills > Fir Works"),
        ("Fir Works belongs to a Jersey shell, Oak Mills.", "en", "belongs: Oak Mills > Fir Works"),
        ("Sapin SA est la chasse gardée de Chêne SA.", "fr", "fief: Chêne SA > Sapin SA"),
        ("Chêne SA a la haute main sur Sapin SA.", "fr", "sway: Chêne SA > Sapin SA"),
        ("Sapin SA est chapeautée par Chêne SA.", "fr", "top company: Chêne SA > Sapin SA"),
        ("Sapin SA, derrière laquelle se cache Chêne SA, recule.", "fr", "inverted: Chêne SA > Sapin SA"),
    ],
)
def test_a_phrase_tells_who_owns_whom(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language)


def test_all_names_of_a_row_are_told() -> None:
    found = pairs("Oak Mills and Elm SA call the shots at Fir Works.")
    assert {"Oak Mills > Fir Works", "Elm SA > Fir Works"} <= found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fir Works is being acquired by Oak Mills.", "en"),
        ("Fir Works came far behind Oak Mills.", "en"),
        ("Fir Works is run by its sister company Oak Mills.", "en"),
        ("Fir Works is 40 percent owned by Oak Mills.", "en"),
        ("Sapin SA arrive loin derrière Chêne SA.", "fr"),
    ],
)
def test_what_is_to_come_ranked_or_a_figure_is_no_tie(text: str, language: str) -> None:
    rules = {line.partition(":")[0] for line in told(text, language)}
    assert not rules & {"bought by", "behind", "run", "shared", "inverted"}


def test_the_longest_phrase_is_looked_up_first_and_each_has_a_rule() -> None:
    for table in ("held_by", "holds"):
        for rows in phrases(table).values():
            sizes = [len(words) for words, _, _ in rows]
            assert sizes == sorted(sizes, reverse=True)
            assert all(rule in lists()[table] for _, _, rule in rows)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works has come under Oak Mills's wing.", "en", "Oak Mills > Fir Works"),
        ("Fir Works has been in Oak Mills hands since 1994.", "en", "Oak Mills > Fir Works"),
        ("Fir Works, under the umbrella of Oak Mills since 2009, lost money.", "en", "Oak Mills > Fir Works"),
        ("Oak Mills took Fir Works under its wing.", "en", "Oak Mills > Fir Works"),
        ("Sapin SA, tombée aux mains de Chêne SA, recule.", "fr", "Chêne SA > Sapin SA"),
        ("Sapin SA a rejoint le giron de Chêne SA.", "fr", "Chêne SA > Sapin SA"),
        ("Sapin SA reste dans le groupe Chêne SA.", "fr", "Chêne SA > Sapin SA"),
    ],
)
def test_what_is_in_somebodys_sphere_is_theirs(text: str, language: str, expected: str) -> None:
    assert expected in pairs(text, language)


def test_hands_that_are_nobodys_tell_nothing() -> None:
    assert told("Fir Works and Oak Mills shook hands in Paris.") == set()
    assert told("Fir Works is in good hands, said Oak Mills.") == set()


def test_a_majority_in_somebodys_hands_is_of_a_company_named_elsewhere() -> None:
    text = "Elm SA a vendu 10 % de Sapin SA à Pin SA ; la majorité reste entre les mains de Chêne SA."
    assert "sphere: Chêne SA > Pin SA" not in told(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "Oak Mills has bought Elm Fund out of the concession for the harbour.",
        "Oak Mills bought out the activist Elm Fund in May.",
    ],
)
def test_who_is_bought_out_is_an_owner_and_not_owned(text: str) -> None:
    assert "Oak Mills > Elm Fund" not in pairs(text)


def test_a_firm_that_is_bought_out_by_somebody_is_owned() -> None:
    assert "Elm Fund > Oak Mills" in pairs("Oak Mills was bought out by Elm Fund in 2019.")


def test_who_sells_something_to_another_is_not_sold() -> None:
    found = pairs("Torval cède à Maltexia ses 34 % de Rolvanne.", "fr")
    assert "Maltexia > Torval" not in found
