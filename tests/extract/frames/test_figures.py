"""Figures to holdings, on sentences written for this test."""

import pytest

from tests.extract.support import company, gazetteer, lines, reading, stakes

ENGLISH = [
    ("Oak Mills holds 12.5% of Fir Works.", ["Oak Mills > Fir Works 12.5"]),
    (
        "Oak Mills, which is based in Leeds, holds a 12.5 per cent stake in Fir Works.",
        ["Oak Mills > Fir Works 12.5"],
    ),
    ("Fir Works is 40% owned by Oak Mills.", ["Oak Mills > Fir Works 40"]),
    (
        "Fir Works is 40%-owned by Oak Mills and 20% by Elm Capital.",
        ["Elm Capital > Fir Works 20", "Oak Mills > Fir Works 40"],
    ),
    ("Fir Works, 40 percent owned by Oak Mills, makes paper.", ["Oak Mills > Fir Works 40"]),
    ("Forty per cent of Fir Works is held by Oak Mills.", ["Oak Mills > Fir Works 40"]),
    ("The 30% stake held by Oak Mills in Fir Works is for sale.", ["Oak Mills > Fir Works 30"]),
    ("Oak Mills's 30% stake in Fir Works is for sale.", ["Oak Mills > Fir Works 30"]),
    ("More than a third of Fir Works belongs to Oak Mills.", ["Oak Mills > Fir Works 33.3333-"]),
    (
        "Oak Mills has a 30% voting stake in Fir Works and a 12% non-voting stake in Elm Capital.",
        ["Oak Mills > Elm Capital 12 non_voting", "Oak Mills > Fir Works 30 voting"],
    ),
    (
        "Ann Lee controls 58% of the voting rights of Fir Works but only 13% of the capital.",
        ["Ann Lee > Fir Works 13", "Ann Lee > Fir Works 58 votes"],
    ),
    (
        "The owners of Fir Works are Oak Mills (40%), Elm Capital (35%) and Ann Lee (25%).",
        ["Ann Lee > Fir Works 25", "Elm Capital > Fir Works 35", "Oak Mills > Fir Works 40"],
    ),
    (
        "Oak Mills owns stakes in Fir Works (40%), Elm Capital (35%) and Ash Foods (25%).",
        ["Oak Mills > Ash Foods 25", "Oak Mills > Elm Capital 35", "Oak Mills > Fir Works 40"],
    ),
    (
        "Oak Mills and Elm Capital each own 50% of Fir Works.",
        ["Elm Capital > Fir Works 50", "Oak Mills > Fir Works 50"],
    ),
    (
        "Oak Mills and Elm Capital own 60% and 40% of Fir Works respectively.",
        ["Elm Capital > Fir Works 40", "Oak Mills > Fir Works 60"],
    ),
    (
        "Oak Mills owns 60% of Fir Works and Elm Capital 40%.",
        ["Elm Capital > Fir Works 40", "Oak Mills > Fir Works 60"],
    ),
    (
        "Oak Mills is the largest shareholder of Fir Works with 29.9 per cent of the shares.",
        ["Oak Mills > Fir Works 29.9"],
    ),
    ("Fir Works' largest shareholder, Oak Mills, owns 29.9%.", ["Oak Mills > Fir Works 29.9"]),
    ("Oak Mills is a brewer. The company owns 30% of Fir Works.", ["Oak Mills > Fir Works 30"]),
    ("Oak Mills holds between 25% and 30% of Fir Works.", ["Oak Mills > Fir Works 25-30"]),
    (
        "Oak Mills has a majority stake in Fir Works.",
        ["Oak Mills > Fir Works 50-", "Oak Mills > Fir Works ? controls"],
    ),
    ("J.P. Smith & Sons holds 5% of L'Étoile Media.", ["J.P. Smith & Sons > L'Étoile Media 5"]),
    ("Oak Mills owns 25% of Hamburg-based Fir Works.", ["Oak Mills > Fir Works 25"]),
    ("Oak Mills owns 25% of Norway's Fir Works.", ["Oak Mills > Fir Works 25"]),
    ("Oak Mills sold its 20% stake in Baltic operator Fir Works.", ["Oak Mills > Fir Works 20 past"]),
    (
        "Oak Mills, through its unit Elm Capital, holds 9% of Fir Works.",
        ["Oak Mills > Elm Capital ? controls", "Oak Mills > Fir Works 9"],
    ),
    ("The Norwegian state owns 67% of Fir Works.", ["Norwegian state > Fir Works 67"]),
]

FRENCH = [
    ("Chêne SA détient 12,5 % de Sapin.", ["Chêne SA > Sapin 12.5"]),
    ("Chêne détient une participation de 12,5 % dans Sapin Industries.", ["Chêne > Sapin Industries 12.5"]),
    (
        "Chêne possède 12,5 % du capital et 20 % des droits de vote de Sapin.",
        ["Chêne > Sapin 12.5", "Chêne > Sapin 20 votes"],
    ),
    (
        "Sapin est détenu à 40 % par Chêne et à 30 % par Frêne Capital.",
        ["Chêne > Sapin 40", "Frêne Capital > Sapin 30"],
    ),
    ("Sapin appartient à 40 % à Chêne.", ["Chêne > Sapin 40"]),
    ("L'État français détient 15 % de Sapin.", ["État français > Sapin 15"]),
    ("L'État, actionnaire à hauteur de 15 % de Sapin, s'oppose au projet.", ["État > Sapin 15"]),
    (
        "Les actionnaires de Sapin sont Chêne (40 %), Frêne Capital (35 %) et la famille Dubois (25 %).",
        ["Chêne > Sapin 40", "Frêne Capital > Sapin 35", "famille Dubois > Sapin 25"],
    ),
    ("Sapin, filiale à 100 % de Chêne, fabrique du papier.", ["Chêne > Sapin 100"]),
    ("Chêne, premier actionnaire de Sapin avec 29,9 % du capital, vote contre.", ["Chêne > Sapin 29.9"]),
    ("Frêne Capital, dont Chêne détient 30 %, est au bord de la faillite.", ["Chêne > Frêne Capital 30"]),
    ("La part de Chêne dans Sapin s'élève à 20 %.", ["Chêne > Sapin 20"]),
]

NOT_HOLDINGS = [
    ("Shares in Fir Works fell 5% on Monday.", "en"),
    ("Oak Mills sold 20% more cars in China.", "en"),
    ("Any shareholder with more than 5% of a listed company must notify the regulator.", "en"),
    ("Oak Mills has 30% of the paper market.", "en"),
    ("Oak Mills earned 12% of its profit abroad.", "en"),
    ("Le bénéfice de Chêne a reculé de 12 %.", "fr"),
    ("Chêne détient 30 % du marché du papier.", "fr"),
    ("Chêne fait rouler des camions 100 % électriques.", "fr"),
]

STANCES = [
    ("Oak Mills denied that it owns 5% of Fir Works.", "en", ["Oak Mills > Fir Works 5 denied"]),
    ("Oak Mills would own 51% of Fir Works after the deal.", "en", ["Oak Mills > Fir Works 51 hypothetical"]),
    ("Oak Mills used to own 25% of Fir Works.", "en", ["Oak Mills > Fir Works 25 past"]),
    ("Oak Mills sold its 18% stake in Fir Works.", "en", ["Oak Mills > Fir Works 18 past"]),
    (
        "Oak Mills said it had increased its holding in Fir Works to 9.9%.",
        "en",
        ["Oak Mills > Fir Works 9.9 reported"],
    ),
    ("Oak Mills agreed to buy 51% of Fir Works.", "en", ["Oak Mills > Fir Works 51 plans_to_invest planned"]),
    ("Chêne détiendrait 51 % de Sapin.", "fr", ["Chêne > Sapin 51 hypothetical"]),
    ("Chêne détenait 25 % de Sapin jusqu'en 2015.", "fr", ["Chêne > Sapin 25 past"]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_an_english_sentence_gives_its_holdings_and_no_more(text: str, expected: list[str]) -> None:
    assert stakes(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_a_french_sentence_gives_its_holdings_and_no_more(text: str, expected: list[str]) -> None:
    assert stakes(text, "fr") == expected


@pytest.mark.parametrize(("text", "language"), NOT_HOLDINGS)
def test_a_percentage_of_something_else_is_no_holding(text: str, language: str) -> None:
    assert stakes(text, language) == []


@pytest.mark.parametrize(("text", "language", "expected"), STANCES)
def test_the_stance_of_the_clause_decides_what_a_figure_is(
    text: str, language: str, expected: list[str]
) -> None:
    assert stakes(text, language) == expected


def test_a_figure_that_two_holders_share_is_given_to_neither_but_to_the_two_together() -> None:
    text = "Ann Lee and Bob Dahl command 52% of the votes of Fir Works."
    assert stakes(text, "en") in ([], ["Ann Lee and Bob Dahl > Fir Works 52 votes"])


@pytest.mark.parametrize(
    ("text", "language", "holder", "investee"),
    [
        ("Oak Mills raised its stake in Fir Works from 20% to 35%.", "en", "Oak Mills", "Fir Works"),
        ("Oak Mills raised its stake in Fir Works to 35% from 20%.", "en", "Oak Mills", "Fir Works"),
        ("Chêne a porté sa participation dans Sapin de 20 % à 35 %.", "fr", "Chêne", "Sapin"),
    ],
)
def test_a_change_that_is_done_is_a_level_with_the_level_before(
    text: str, language: str, holder: str, investee: str
) -> None:
    (claim,) = reading(text, language).batch.claims
    assert (claim.holder_text, claim.investee_text, claim.change) == (holder, investee, "increase")
    assert (claim.stated, claim.before_stated, claim.status, claim.tense) == (
        "35",
        "20",
        "asserted",
        "current",
    )
    assert stakes(text, language) == [f"{holder} > {investee} 20 past", f"{holder} > {investee} 35"]


def test_a_planned_change_takes_the_present_level_for_granted() -> None:
    found = stakes("Oak Mills plans to raise its 20% stake in Fir Works to 35%.", "en")
    assert found == ["Oak Mills > Fir Works 20", "Oak Mills > Fir Works 35 plans_to_increase planned"]


def test_approximate_words_widen_the_stored_bounds_but_not_the_printed_figure() -> None:
    text = "Oak Mills has roughly 43% of Fir Works."
    (claim,) = reading(text).batch.claims
    assert claim.share is not None
    assert (claim.share.low * 100, claim.share.high * 100, claim.approximate) == (42, 44, True)
    (line,) = lines(text)
    assert (line["share_min"], line["share_max"], line["approximate"]) == (43, 43, True)


def test_the_stake_of_a_shareholder_is_in_the_company_whose_shareholder_it_is() -> None:
    text = "Fir Works urges Oak Mills, its largest shareholder, to cut its roughly 43% holding."
    assert stakes(text, "en") == [
        "Oak Mills > Fir Works 43",
        "Oak Mills > Fir Works ? plans_to_reduce negotiating",
    ]


def test_the_japanese_carmaker_is_the_one_whose_state_is_known() -> None:
    known = gazetteer(company("Oak Mills", "FR"), company("Fir Works", "JP"))
    text = "Oak Mills and Fir Works met. The Japanese carmaker holds 15% of Oak Mills."
    assert "Fir Works > Oak Mills 15" in stakes(text, "en", known)


def test_a_descriptor_that_fits_two_firms_makes_no_claim_that_counts() -> None:
    text = "Oak Mills met Elm Capital and Ash Foods in Rome. The Spanish brewer holds 15% of Fir Works."
    assert all(line["tier"] == "review" for line in lines(text))


def test_a_person_a_state_or_an_adjective_is_never_held() -> None:
    assert stakes("Oak Mills owns 5% of France. Oak Mills has 10% of Ann Lee.", "en") == []


def test_a_figure_above_a_hundred_is_no_share() -> None:
    assert stakes("Oak Mills holds 150% of Fir Works.", "en") == []
