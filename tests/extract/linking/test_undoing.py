"""What the words around a figure take back of it."""

import pytest

from kg.extract.linking.undoing import undone
from tests.extract.linking.test_scene import scene
from tests.extract.support import lines, stakes


def left(text: str, language: str) -> str:
    """What is left of the first holding with a figure of a text."""
    units = scene(text, language).sentences[0].units
    found = undone(units, next(at for at, unit in enumerate(units) if unit.quantity is not None))
    return found.said if found is not None else ""


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Oak Mills no longer holds its 15% stake in Fir Works.", "en", "past"),
        ("Oak Mills ceased to own 15% of Fir Works.", "en", "past"),
        ("Oak Mills does not, he added, own 15% of Fir Works.", "en", "denied"),
        ("Oak Mills doesn't, he added, own 15% of Fir Works.", "en", "denied"),
        ("Oak Mills, he added, does not own 15% of Fir Works.", "en", "denied"),
        ("Chêne SA, a-t-il dit, ne détient pas 15 % de Sapin SA.", "fr", "denied"),
        ("Oak Mills gave up its entire 15% stake in Fir Works.", "en", "past"),
        ("Oak Mills has lost its 15% of Fir Works.", "en", "past"),
        ("Oak Mills gave up 15% of Fir Works.", "en", "doubt"),
        ("Oak Mills's 15% stake in Fir Works was seized by the state.", "en", "past"),
        ("Elm Capital bought Oak Mills's 15% stake in Fir Works.", "en", "past"),
        ("It is untrue that Oak Mills owns 15% of Fir Works.", "en", "denied"),
        ("Reports that Oak Mills owns 15% of Fir Works are false.", "en", "denied"),
        ("Nobody believes that Oak Mills owns 15% of Fir Works.", "en", "denied"),
        ("A court stopped Oak Mills from acquiring 15% of Fir Works.", "en", "failed"),
        ("Oak Mills dreams of owning 15% of Fir Works.", "en", "conditional"),
        ("Oak Mills has an option over 15% of Fir Works.", "en", "conditional"),
        ("The board of Oak Mills approved the purchase of 15% of Fir Works.", "en", "planned"),
        ("Regulators have cleared Oak Mills's purchase of 15% of Fir Works.", "en", "planned"),
        ("Le conseil a approuvé l'acquisition de 15 % de Sapin SA.", "fr", "planned"),
        ("With the bank's approval, Oak Mills completed the purchase of 15% of Fir Works.", "en", ""),
        ("Oak Mills offered 300 million euros for 15% of Fir Works.", "en", "planned"),
        ("Oak Mills paid 300 million euros for 15% of Fir Works.", "en", ""),
        ("Oak Mills placed its 15% of Fir Works with pension funds.", "en", "past"),
        ("Oak Mills placed 15% of Fir Works with pension funds.", "en", "doubt"),
        ("Oak Mills, which placed first, holds 15% of Fir Works.", "en", ""),
        ("Chêne SA a offert 3 euros par action pour 15 % de Sapin SA.", "fr", "planned"),
        ("Chêne SA a placé en Bourse 15 % de Sapin SA.", "fr", "doubt"),
        ("Chêne SA a mis en vente 15 % de Sapin SA.", "fr", "doubt"),
        ("Oak Mills is in line for 15% of Fir Works.", "en", "conditional"),
        ("Oak Mills stands to get 15% of Fir Works.", "en", "conditional"),
        ("Oak Mills, which stands to end up with 15% of Fir Works, is silent.", "en", "conditional"),
        ("Oak Mills is entitled to 15% of Fir Works.", "en", "conditional"),
        ("Chêne SA devrait hériter de 15 % de Sapin SA.", "fr", "planned"),
        ("Chêne SA est en passe d'obtenir 15 % de Sapin SA.", "fr", "planned"),
        ("Chêne SA est en lice pour 15 % de Sapin SA.", "fr", "conditional"),
        ("Oak Mills was accused of hiding 15% of Fir Works.", "en", ""),
        ("Oak Mills was accused of owning 15% of Fir Works.", "en", "doubt"),
        ("Chêne SA ne possède plus sa participation de 15 % dans Sapin SA.", "fr", "past"),
        ("Chêne SA a perdu ses 15 % de Sapin SA.", "fr", "past"),
        ("Il est faux que Chêne SA détienne 15 % de Sapin SA.", "fr", "denied"),
        ("Chêne SA dispose d'une option d'achat sur 15 % de Sapin SA.", "fr", "conditional"),
        ("Le juge a interdit à Chêne SA d'acquérir 15 % de Sapin SA.", "fr", "failed"),
    ],
)
def test_a_holding_is_taken_back(text: str, language: str, said: str) -> None:
    assert left(text, language) == said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills holds its own 15% stake in Fir Works through Elm.", "en"),
        ("Oak Mills has come away with 15% of Fir Works.", "en"),
        ("Oak Mills inherited 15% of Fir Works.", "en"),
        ("Oak Mills is due to keep its 15% of Fir Works.", "en"),
        ("Chêne SA vient de mettre la main sur 15 % de Sapin SA.", "fr"),
        ("Oak Mills does not, he added, only own 15% of Fir Works.", "en"),
        ("Oak Mills does not, he added, want to sell its 15% of Fir Works.", "en"),
        ("Oak Mills no longer plans to sell its 15% stake in Fir Works.", "en"),
        ("Oak Mills will not give up its 15% stake in Fir Works.", "en"),
        ("It is true that Oak Mills owns 15% of Fir Works.", "en"),
        ("Reports that Oak Mills owns 15% of Fir Works are not false.", "en"),
        ("Oak Mills exercised its option to buy 15% of Fir Works.", "en"),
        ("After buying 15% of Fir Works, Oak Mills asked for a seat.", "en"),
        ("Oak Mills's 15% stake in Fir Works was not sold.", "en"),
        ("Elm Capital will buy Oak Mills's 15% stake in Fir Works.", "en"),
        ("Chêne SA ne possède plus que 15 % de Sapin SA.", "fr"),
        ("Chêne SA ne veut pas perdre ses 15 % de Sapin SA.", "fr"),
    ],
)
def test_what_stands_is_not_taken_back(text: str, language: str) -> None:
    assert left(text, language) == ""


@pytest.mark.parametrize(
    ("text", "modality", "tense"),
    [
        ("Oak Mills no longer holds its 15% stake in Fir Works.", "asserted", "past"),
        ("It is false that Oak Mills owns 15% of Fir Works.", "denied", "current"),
        ("Regulators blocked Oak Mills from acquiring 15% of Fir Works.", "failed", "current"),
    ],
)
def test_it_is_no_holding_of_today_and_its_quotation_says_why(text: str, modality: str, tense: str) -> None:
    (line,) = lines(text, "en")
    assert (line["modality"], line["tense"]) == (modality, tense)
    assert any(word in str(line["quote"]) for word in ("longer", "false", "blocked"))


def test_who_bought_a_stake_of_another_has_it_now() -> None:
    found = stakes("Elm Capital bought Oak Mills's 15% stake in Fir Works.", "en")
    assert found == ["Elm Capital > Fir Works 15", "Oak Mills > Fir Works 15 past"]


def test_who_bought_from_a_seller_its_stake_has_it_now() -> None:
    found = stakes("Le brasseur Torval a racheté à Nesle Finance ses 34 % de Maltexia.", "fr")
    assert found == ["Nesle Finance > Maltexia 34 past", "Torval > Maltexia 34"]


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Torval va racheter à Nesle Finance ses 34 % de Maltexia.", "fr", ""),
        ("Torval aurait racheté à Nesle Finance ses 34 % de Maltexia.", "fr", ""),
        ("Une tranche de 20 % de Maltexia sera proposée aux salariés.", "fr", "planned"),
        ("A 20% stake in Maltex will be offered to the staff.", "en", "planned"),
        ("Le capital de Maltexia ira à Torval (70 %) et à ses cadres.", "fr", "planned"),
        ("The capital of Maltex will go to Torval (70 percent).", "en", "planned"),
        ("Torval, qui détient 20 % de Maltexia, sera proposé aux salariés.", "fr", ""),
        ("Le capital de Maltexia va à Torval (70 %).", "fr", ""),
    ],
)
def test_what_is_given_one_day_is_planned(text: str, language: str, said: str) -> None:
    assert left(text, language) == said


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Oak Mills is in line for 15% of Fir Works.", "en", "hypothetical"),
        ("Oak Mills stands to receive a 15% stake in Fir Works.", "en", "hypothetical"),
        ("Oak Mills is due to hold 15% of Fir Works.", "en", "planned"),
        ("Oak Mills would be left with 15% of Fir Works.", "en", "hypothetical"),
        ("Chêne SA devrait hériter de 15 % de Sapin SA.", "fr", "planned"),
    ],
)
def test_what_somebody_is_to_get_is_no_holding_of_today(text: str, language: str, said: str) -> None:
    assert {(line["modality"], line["tense"]) for line in lines(text, language)} == {(said, "future")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The company owns 60% of Oak Mills (the other holder, Elm Bank, having an option on 9% more), "
            "50% of Ash Foods.",
            "en",
        ),
        (
            "La société possède 60 % de Chêne SA (l'autre actionnaire, Orme SA, ayant une option sur 9 % de "
            "plus), 50 % de Frêne SA.",
            "fr",
        ),
    ],
)
def test_who_stands_in_a_remark_that_has_ended_holds_nothing_behind_it(text: str, language: str) -> None:
    assert not {line["subject"] for line in lines(text, language)} & {"Elm Bank", "Orme SA"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works does not, Mr Dubois said, hold 5% of Oak Mills.", "en", ["Fir Works", "denied"]),
        ("Elm Bank does not, Jean Dubois said, own 5% of Oak Mills.", "en", ["Elm Bank", "denied"]),
        ("Elm Bank owns, Jean Dubois said, 5% of Oak Mills.", "en", ["Elm Bank", "reported"]),
        ("Chêne SA détient, a déclaré Jean Dubois, 5 % de Sapin SA.", "fr", ["Chêne SA", "asserted"]),
    ],
)
def test_who_only_says_it_between_two_commas_is_no_holder(
    text: str, language: str, expected: list[str]
) -> None:
    assert [[line["subject"], line["modality"]] for line in lines(text, language)] == [expected]
