"""Which figures can be shares: of what each is a figure, and what governs it."""

import sys

import pytest

from kg.extract.linking.figure import figures_of
from kg.extract.linking.scene import Scene
from kg.extract.linking.strange import is_strange
from kg.extract.parts import Sentence
from kg.extract.reading import read
from kg.extract.source.heading import About, read_heading
from kg.extract.source.zones import split
from tests.extract.linking.test_scene import scene


def kept(text: str, language: str) -> list[str]:
    """The figures of a text that can be shares, as written."""
    heading = read_heading(text, About(language=language))
    scene = Scene(read(text, split(text, heading).blocks, language, {})[0])
    return [scene.units[at].text for at in figures_of(scene)]


NO_SHARES = [
    # what a rule allows or wants
    ("The charter forbids Elm Capital ever to have less than 51% of the votes in Ash Foods.", "en"),
    ("Elm Capital must by its charter keep 51% of the votes in Ash Foods.", "en"),
    ("Neither Oak Mills nor Elm Capital may exceed 30% of Ash Foods.", "en"),
    ("Les statuts obligent Bois Clair à conserver 51 % de Sapin.", "fr"),
    ("No single member of the Larch clan has more than 4 percent of Oak Mills.", "en"),
    # a part that changes hands
    ("The board has approved the sale of 51 percent of Oak Mills.", "en"),
    ("Eight percent of Oak Mills was placed at dawn with funds from Oslo and Boston.", "en"),
    ("Bois Clair a placé en Bourse 17 % de Sapin.", "fr"),
    ("Elm Capital has built a 3% short position in Ash Foods.", "en"),
    (
        "Fir Works is second with 17 percent of the world's chips, followed by Oak Mills with 12.",
        "en",
    ),
    # a part of something that nobody holds
    ("Oak Mills makes 40 per cent of its sales abroad.", "en"),
    ("Fir Works accounted for 8 percent of Oak Mills' profit.", "en"),
    ("Fir Works accounts for 40 percent of Oak Mills sales.", "en"),
    ("Oak Mills takes 30 percent of the gross at Fir Works.", "en"),
    ("The plant draws 70% of its power from the river.", "en"),
    ("About 80 percent of votes cast were in favour of the merger.", "en"),
    ("Some 91.4 per cent of shareholders accepted the bid for Elm Capital.", "en"),
    ("Ash Foods ships half of its output to Oak Mills.", "en"),
    ("Elm Capital has 37 percent of the Danish market.", "en"),
    ("Bois Clair réalise 40 % de ses ventes en Asie.", "fr"),
    ("Bois Clair a vu ses volumes baisser de 2 % l'an dernier.", "fr"),
    ("Bois Clair a vu son action s'apprécier de 27 % depuis janvier.", "fr"),
    ("Bois Clair saw its volumes shrink 2 percent last year.", "en"),
    ("Oak Mills vend la totalité des actions qu'il détient dans Bois Clair.", "fr"),
    ("Oak Mills sold half of the shares that it holds in Fir Works.", "en"),
    ("Bois Clair emploie 900 personnes, dont 40 % de femmes.", "fr"),
    ("La résolution a recueilli 92 % des voix exprimées chez Bois Clair.", "fr"),
    ("Bois Clair fournit la moitié du courant de la ville.", "fr"),
    ("Oak Mills adopted a plan triggered by any holder reaching 12 percent.", "en"),
    # what comes on top of a level that is not told
    ("Oak Mills has again bought 2 percent of Fir Works.", "en"),
    ("Bois Clair a encore grignoté 1,1 % de Sapin.", "fr"),
    # all of a kind
    ("Oak Mills sells cars that are 100 percent electric.", "en"),
    ("Bois Clair vend des voitures 100 % électriques.", "fr"),
    # a measure beside it
    ("Oak Mills sold the block at a 4% discount.", "en"),
    ("Elm Capital posted a 34 percent rise in net profit.", "en"),
    ("The bonds of Fir Works pay 5.2% a year.", "en"),
    ("Shares of Oak Mills closed 2.1 per cent higher.", "en"),
    ("Bookings at Ash Foods are 15% below those of last year.", "en"),
    ("Sapin vend 6 % de moins que Bois Clair.", "fr"),
    # a measure before it
    ("Air Oak flew with a load factor of 61 percent.", "en"),
    ("Turnout at Oak Mills was 62 percent.", "en"),
    ("Inflation is seen at 5 percent by December, Elm Capital said.", "en"),
    ("Air Sapin affiche un taux de remplissage de 83 %.", "fr"),
    ("Bois Clair vise une marge opérationnelle de 17,5 %.", "fr"),
    ("Le chiffre d'affaires de Bois Clair est en hausse de 12 %.", "fr"),
    # a movement
    ("Revenue at Oak Mills came to 48 million euros, up 22%.", "en"),
    ("Sales of Fir Works dropped 3.4% last year.", "en"),
    ("Shares of Elm Capital lost 2.9 per cent.", "en"),
    ("Oak Mills raised prices by 5 percent.", "en"),
    ("Oak Mills raised its stake in Fir Works by 5 percent.", "en"),
    ("Le trafic de Bois Clair a reculé de 23 %.", "fr"),
    ("Bois Clair a relevé ses tarifs de 3 %.", "fr"),
    ("La marge de Bois Clair est revenue de 22 % à 20 %.", "fr"),
    # a line
    ("Elm Capital fell below the 5 per cent threshold at Oak Mills.", "en"),
    ("Elm Capital crossed 10 percent of the votes of Oak Mills.", "en"),
    ("Nobody else holds more than 5 percent of Oak Mills.", "en"),
    ("Any shareholder above 3 per cent must report to Oak Mills.", "en"),
    ("Aucun autre actionnaire ne dépasse 5 % chez Bois Clair.", "fr"),
    ("Les dons de Bois Clair sont plafonnés à 10 %.", "fr"),
    # a part of a part, and what is lacking
    ("Elm Capital sold half of its stake in Oak Mills.", "en"),
    ("Oak Mills bids for the 50 percent of Fir Works that it does not already own.", "en"),
    ("Bois Clair lance une offre sur les 30 % de Sapin qui lui manquent.", "fr"),
    ("Elm Capital has an option over another 12 percent of Oak Mills.", "en"),
    ("Bois Clair dispose d'une option sur 36 % supplémentaires de Sapin.", "fr"),
    # who agreed, and who would get what of a company without a name
    ("By Friday 63.5 percent of the capital of Oak Mills had been tendered.", "en"),
    ("Shareholders with 38 percent rejected the bid for Oak Mills.", "en"),
    ("The shareholders of Oak Mills would own 57 percent of the combined group.", "en"),
    # words that only look like parts
    ("A third party looked at Oak Mills for half an hour.", "en"),
    ("Oak Mills is a third the size of Fir Works.", "en"),
    ("Elm Capital, the majority shareholder, left Oak Mills.", "en"),
    ("Bois Clair ne vendra pas à un tiers.", "fr"),
]


@pytest.mark.parametrize(("text", "language"), NO_SHARES)
def test_a_figure_of_something_else_is_left_out(text: str, language: str) -> None:
    assert kept(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("Oak Mills holds 5% of Fir Works.", "en", ["5%"]),
        ("Oak Mills owns 30 per cent of the water concession.", "en", ["30 per cent"]),
        ("Oak Mills lost 30% of Fir Works to Elm Capital.", "en", ["30%"]),
        ("Oak Mills has put up 26 per cent of the equity of Fir Works.", "en", ["26 per cent"]),
        ("Oak Mills will drop to 21 percent of Fir Works.", "en", ["21 percent"]),
        ("Employees own 8 percent of Oak Mills.", "en", ["8 percent"]),
        ("Elm Capital kept none of Oak Mills and 7 percent of Fir Works.", "en", ["7 percent"]),
        ("Whoever gets Oak Mills inherits its 26 percent of Fir Works.", "en", ["26 percent"]),
        ("Oak Mills put the 51 percent up for sale.", "en", ["51 percent"]),
        ("Elm Capital may go to 50 percent under an option.", "en", ["50 percent"]),
        ("Elm Capital got a tenth of a new holding, Oak Mills.", "en", ["a tenth"]),
        ("Elm Capital has four fifths of the ballots at Oak Mills.", "en", ["four fifths"]),
        ("Oak Mills, which owned 100% today, keeps control.", "en", ["100%"]),
        ("Bois Clair détient 88 % de la holding Sapin.", "fr", ["88 %"]),
        ("Bois Clair a cédé 31 % à Sapin pour n'en conserver que 24 %.", "fr", ["31 %", "24 %"]),
        ("Two investors have 12 percent each in Oak Mills.", "en", ["12 percent"]),
        (
            "Elm Capital had 1.4 percent, against 0.6 percent a year earlier.",
            "en",
            ["1.4 percent", "0.6 percent"],
        ),
        ("After its rise to 30% of Fir Works, Oak Mills paused.", "en", ["30%"]),
        ("Elm Capital tendered its 12 percent of Oak Mills.", "en", ["12 percent"]),
        ("Elm Capital, with 12 percent of Oak Mills, accepted the bid.", "en", ["12 percent"]),
        ("Oak Mills would own 57 percent of the combined group.", "en", ["57 percent"]),
        ("Oak Mills now has a total of 30 percent of Fir Works.", "en", ["30 percent"]),
        ("No shareholder but Oak Mills has more than 5% of Fir Works.", "en", ["more than 5%"]),
        ("Bois Clair détient Sapin avec un taux de contrôle de 51 %.", "fr", ["51 %"]),
        ("Oak Mills weighs options for its 37 percent holding in Fir Works.", "en", ["37 percent"]),
        ("Oak Mills raised its holding in Elm Capital by 5% to 22%.", "en", ["22%"]),
        ("Oak Mills's stake fell from 30% to 12%.", "en", ["30%", "12%"]),
        ("Elm Capital and Ash Foods have the majority.", "en", ["majority"]),
        ("Bois Clair prend 60 % du producteur de gaz Sapin.", "fr", ["60 %"]),
        ("Bois Clair est passé de 18 à 32 % du capital de Sapin.", "fr", ["18", "32 %"]),
        ("Bois Clair portera à 60 % d'ici à 2029 sa part dans Sapin.", "fr", ["60 %"]),
        ("Bois Clair détient 45 % de celui de Sète.", "fr", ["45 %"]),
        ("Elm Capital must keep its 51% of Ash Foods.", "en", ["51%"]),
        ("In May Elm Capital and Oak Mills hold 5% of Ash Foods.", "en", ["5%"]),
        ("The board approved the sale of 51% of Oak Mills to Elm Capital.", "en", ["51%"]),
        ("Elm Capital placed its 8% of Oak Mills with funds.", "en", ["8%"]),
        ("Oak Mills has 40% of Fir Works, followed by Elm Capital with 20%.", "en", ["40%", "20%"]),
        ("After buying 4% of Fir Works, Oak Mills holds 9% of Elm Capital.", "en", ["4%", "9%"]),
    ],
)
def test_a_share_stays_whatever_stands_around_it(text: str, language: str, figures: list[str]) -> None:
    assert kept(text, language) == figures


def test_the_step_before_a_level_is_none_and_the_level_is_one() -> None:
    text = "Oak Mills bought a further 6 percent of Fir Works, taking its holding to 31 percent."
    assert kept(text, "en") == ["31 percent"]


@pytest.mark.parametrize(
    ("text", "language", "level"),
    [
        ("Oak Mills bought a further 6% of Fir Works from Elm Bank, taking its holding to 31%.", "en", "31%"),
        ("An offer brought Oak Mills 22% of Fir Works on top of the 33% that it already had.", "en", "33%"),
        ("After buying 4% of Fir Works on the market, Oak Mills holds 15% of Fir Works.", "en", "15%"),
        ("Après avoir ramassé 4 % de Sapin, Bois Clair possède 15 % de Sapin.", "fr", "15 %"),
        ("Bois Clair est repassé au-dessus de 20 % de Sapin, à 20,7 %.", "fr", "20,7 %"),
    ],
)
def test_of_a_step_and_a_level_the_level_is_told(text: str, language: str, level: str) -> None:
    assert kept(text, language) == [level]


def test_what_is_sold_by_a_named_seller_is_told_though_the_buyer_lacked_it() -> None:
    text = "Bois Clair obtient de la ville de Sète les 6 % qui lui manquaient."
    assert kept(text, "fr") == ["6 %"]


def test_a_sentence_with_more_figures_than_a_list_of_holders_has_none() -> None:
    text = "Fir Works: " + ", ".join(f"Oak {chr(65 + i % 26)}x {i % 9 + 1}%" for i in range(33)) + "."
    assert kept(text, "en") == []


def test_twice_as_long_a_row_of_figures_takes_twice_as_long() -> None:
    def looks(count: int) -> int:
        found = scene("The margin was 22%, " + "20%, " * 60 + "so they say.")
        sentence = found.sentences[0]
        long = Scene([Sentence(sentence.units * count)])
        seen = 0

        def told(frame: object, event: str, _: object) -> None:
            nonlocal seen
            seen += event == "call"

        sys.setprofile(told)
        try:
            strange = [at for at, unit in enumerate(long.units) if unit.quantity and is_strange(long, at)]
        finally:
            sys.setprofile(None)
        assert strange
        return seen

    assert looks(40) <= 2.2 * looks(20)


@pytest.mark.parametrize(
    ("text", "language", "shares"),
    [
        ("Torval financera les essais de Maltexia à hauteur de 70 %.", "fr", []),
        ("La banque Orsenne, créancière à 61 %, soutient Maltexia.", "fr", []),
        ("Le prêt, garanti à 80 % par l'État, aide Torval.", "fr", []),
        ("Torval, qui a garanti l'emprunt, a 12 % de Maltexia.", "fr", ["12 %"]),
        ("Torval possédera 78 % de Maltexia, non les 90 % qu'il espérait.", "fr", ["78 %"]),
        ("Torval owns not 30% but 34% of Maltex.", "en", ["34%"]),
        ("Torval a vu sa clientèle fondre de 30 % et a 12 % de Maltexia.", "fr", ["12 %"]),
        ("Torval a rempli 87 % de ses sièges, contre 82 % chez Maltexia.", "fr", []),
        ("Torval détient 40 % de Maltexia, contre 30 % de Rolvanne.", "fr", ["40 %", "30 %"]),
    ],
)
def test_costs_and_denied_levels_are_no_shares(text: str, language: str, shares: list[str]) -> None:
    assert kept(text, language) == shares
