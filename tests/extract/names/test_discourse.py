"""Whom references mean: descriptions, pronouns, pairs; and when nobody is taken."""

from typing import Any

import pytest

from kg.extract.names.traits import Traits
from kg.extract.reading import read
from kg.extract.source.zones import Block


def meant(text: str, word: str, language: str = "en") -> list[str]:
    """The names that the last mention written so has."""
    sentences, _ = read(text, (Block(0, len(text), True),), language, {})
    mentions = [unit.mention for sentence in sentences for unit in sentence.units if unit.mention]
    found = [mention for mention in mentions if mention.text.casefold() == word.casefold()]
    return [party.name for party in found[-1].parties] if found else ["no mention"]


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Tarsel Capital bought 5% of Bank Ordune. It likes the bank.", "the bank", ["Bank Ordune"]),
        (
            "Tarsel Capital bought 5% of insurer Ordune. Its chief praised the insurer.",
            "the insurer",
            ["Ordune"],
        ),
        ("Ordune, the Belgian lender, sued Tarsel. The bank lost.", "The bank", ["Ordune"]),
        (
            "Ordune Steel sold a plant to Tarsel Breweries. The brewer paid cash.",
            "The brewer",
            ["Tarsel Breweries"],
        ),
        ("Lock maker Ordune hired Tarsel Partners. The lock maker paid.", "The lock maker", ["Ordune"]),
        ("The core investor, Ordune, acquired 60%.", "The core investor", ["Ordune"]),
        (
            "Ordune sold 49% of Tarsel Deep to Meralk. The operator, Meralk, drills.",
            "The operator",
            ["Meralk"],
        ),
        (
            "Ordune, a Leeds-based packer, met Tarsel. The Leeds-based firm grew.",
            "The Leeds-based firm",
            ["Ordune"],
        ),
        ("Tycoon Ordel Fass bought 9% of Tarsel. The tycoon left.", "The tycoon", ["Ordel Fass"]),
        ("Ordune said on Monday Tarsel Capital held 5% of the company.", "the company", ["Ordune"]),
        ("Shareholders in Ordune backed a plan. The company grew.", "The company", ["Ordune"]),
        ("Ordune's founders keep 10% and run the business.", "the business", ["Ordune"]),
        ("The Fass family has 60% of Ordune. The family will not sell.", "The family", ["Fass family"]),
    ],
)
def test_an_english_description_means_the_one_that_it_fits(text: str, word: str, names: list[str]) -> None:
    assert meant(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        (
            "La banque Ordune a vendu 3 % d'Assurances Tarsel. Elle garde 6 % de l'assureur.",
            "l'assureur",
            ["Assurances Tarsel"],
        ),
        ("Le joaillier Ordune a reçu Tarsel. Le joaillier se tait.", "Le joaillier", ["Ordune"]),
        ("Ordune détient 5 % de Tarsel Optique. Norvel vise l'opticien.", "l'opticien", ["Tarsel Optique"]),
        (
            "Le fabricant de fenêtres Ordune embauche. La famille Fass garde 65 %. L'entreprise recrute.",
            "L'entreprise",
            ["Ordune"],
        ),
        (
            "Le suédois Ordune a reçu Tarsel. La direction du groupe suédois cède.",
            "groupe suédois",
            ["Ordune"],
        ),
        (
            "Le milliardaire Ordel Fass a 9 % de Tarsel. L'homme d'affaires part.",
            "L'homme d'affaires",
            ["Ordel Fass"],
        ),
        ("Ordune a cédé 5 % au fonds Tarsel. Celui-ci monte à 9 %.", "Celui-ci", ["Tarsel"]),
        ("Ordune cède 12 % au fonds Tarsel. Cela porte ce dernier à 30 %.", "ce dernier", ["Tarsel"]),
        ("Ordune a acheté Tarsel, dont il possède 70 %.", "il", ["Ordune"]),
        ("Ordune et Tarsel possèdent Norvel. L'un a 15 %, l'autre 20 %.", "L'un", ["Ordune"]),
        ("Ordune et Tarsel possèdent Norvel. L'un a 15 %, l'autre 20 %.", "l'autre", ["Tarsel"]),
        ("L'État garde 60 % de la société Ordune, que vise le canadien Tarsel.", "État", ["France"]),
    ],
)
def test_a_french_description_means_the_one_that_it_fits(text: str, word: str, names: list[str]) -> None:
    assert meant(text, word, "fr") == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Ordune wants to sell its unit, Tarsel, in which it has 71%.", "it", ["Ordune"]),
        ("When Ordune bought Tarsel ten years later, it inherited all.", "it", ["Ordune"]),
        ("Ordune has bought 5% of Tarsel and called on it to shrink.", "it", ["Tarsel"]),
        ("Ordune, a subsidiary of Norway's Tarsel, said it would pay.", "it", ["Ordune"]),
        ("Ordune (NYSE: TRS) said that it had bought Tarsel.", "it", ["Ordune"]),
        ("Ordel Fass chairs Ordune. He succeeds Meral Tass, who left.", "He", ["Ordel Fass"]),
        ("Ordune and Norway's Tarsel own Meralk. The pair paid cash.", "The pair", ["Ordune", "Tarsel"]),
        ("Talks between Ordune and Tarsel broke down, the two said.", "the two", ["Ordune", "Tarsel"]),
        ("Ordune and Tarsel said they now have 10% of Meralk.", "they", ["Ordune", "Tarsel"]),
    ],
)
def test_a_pronoun_means_the_subject_that_can_be_meant(text: str, word: str, names: list[str]) -> None:
    assert meant(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("Ordune Bank and Tarsel Bank met. Then the bank closed.", "the bank", "en"),
        ("Ordune Steel met Tarsel Foods. The airline did not come.", "The airline", "en"),
        ("Ordune bought Tarsel. To pay for it, Tarsel fired the tycoon.", "the tycoon", "en"),
        ("Ordune leases from Tarsel. Il faut 30 % pour cela, il existe un seuil.", "il", "fr"),
        ("Aucun des deux n'est actionnaire de l'autre, dit Ordune.", "l'autre", "fr"),
        ("Ordune agreed with the government of Guadara, says Canada's Tarsel.", "government", "en"),
    ],
)
def test_what_is_not_unique_stays_open(text: str, word: str, language: str) -> None:
    assert meant(text, word, language) == []


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("Ordune met Tarsel. The combined company will be big.", "The combined company", "en"),
        ("Ordune met Tarsel. The central bank cut rates.", "The central bank", "en"),
        ("Ordune and the fund manager Tarsel have 5%.", "the fund", "en"),
        ("Ordune wrote to this newspaper.", "this newspaper", "en"),
        ("L'un des actionnaires d'Ordune vend.", "L'un", "fr"),
        ("Ordune reçoit la société de gestion lyonnaise Tarsel.", "la société de gestion", "fr"),
        ("Au premier semestre, Ordune cède du premier choix.", "premier", "fr"),
    ],
)
def test_what_speaks_of_nobody_named_is_no_reference(text: str, word: str, language: str) -> None:
    assert meant(text, word, language) == ["no mention"]


def test_a_family_is_not_the_firm_that_bears_its_name() -> None:
    text = "Tessaro SA makes doors. It was controlled by the Tessaro family until 1998."
    assert meant(text, "It") != meant(text, "Tessaro family")
    assert meant(text, "Tessaro family") == ["Tessaro family"]


def test_a_company_before_a_relative_is_the_name_before_its_comma() -> None:
    text = "Elm will hold 17 percent of Fir. "
    text += "The stake of Oak Holdings, the company through which Ann Lee bought, fell."
    assert meant(text, "the company") == ["Oak Holdings"]


def test_the_first_of_several_kin_bears_the_name_of_the_next() -> None:
    assert meant("Les frères Luc et Jean Vorn contrôlent Fir.", "Luc", "fr") == ["Luc Vorn"]
    assert meant("The banks Oak and Jean Vorn control Fir.", "Oak") == ["Oak"]


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        (
            "Les Vendrel ont une holding, la SLPM, dont ils ont 61 %. Celle-ci détient 47 % de Sollor.",
            "Celle-ci",
            ["SLPM"],
        ),
        (
            "Medline et Provexia nient tout. La compagnie lilloise résiste. Celle-ci est à Teyssier.",
            "Celle-ci",
            [],
        ),
        (
            "Déjà actionnaire du transporteur Froidal à travers sa filiale Convoi, le groupe Dutil vient "
            "de s'y renforcer. Il n'ira pas plus loin.",
            "Il",
            ["Dutil"],
        ),
    ],
)
def test_who_is_set_against_the_subject_is_the_last_one_named(text: str, word: str, names: list[str]) -> None:
    assert meant(text, word, "fr") == names


def long_text(pairs: int) -> str:
    """Sentences on as many firms, each followed by one that describes nobody in particular."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"Or{letters[n // 26 % 26]}ul{letters[n % 26]}o" for n in range(pairs)]
    return " ".join(f"Meralk owns 5% of {name} Works. The steelmaker holds 3% of it." for name in names)


def test_the_work_for_descriptions_grows_with_a_text_and_not_with_its_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fit, asked = Traits.fit, [0]

    def counted(self: Traits, *given: Any) -> int | None:
        asked[0] += 1
        return fit(self, *given)

    monkeypatch.setattr(Traits, "fit", counted)
    counts = []
    for pairs in (300, 600):
        asked[0] = 0
        meant(long_text(pairs), "the steelmaker")
        counts.append(asked[0])
    assert 0 < counts[0] < counts[1] < 2.3 * counts[0]


def test_a_description_far_behind_a_firm_does_not_mean_it() -> None:
    brewer = "Ordune, the Belgian brewer, sued Tarsel."
    assert meant(f"{brewer} {long_text(20)} The Belgian brewer lost.", "The Belgian brewer") == ["Ordune"]
    assert meant(f"{brewer} {long_text(200)} The Belgian brewer lost.", "The Belgian brewer") == []
