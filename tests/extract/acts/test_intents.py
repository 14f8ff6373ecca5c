"""Plans told by any word of parting or getting."""

import pytest

from kg.extract.acts.cues import cues_in, standing_of
from kg.extract.acts.ledger import Ledger
from kg.extract.drafts import Draft, Side
from kg.extract.parts import Party, Unit
from tests.extract.acts.ruled import ruled

_WORDS = ("give", "leave", "sale", "seller", "take", "get", "bid")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Oak Mills has 12% of Fir Works. Oak Mills is not a seller.",
            "en",
            ["Oak Mills > Fir Works seller recalled denied future"],
        ),
        (
            "Bankers have been hired to find takers for the 12 percent of Fir Works that Oak Mills owns.",
            "en",
            ["Oak Mills > Fir Works give figure planned future"],
        ),
        (
            "Oak Mills intends to float Fir Works next year.",
            "en",
            ["Oak Mills > Fir Works give named planned future"],
        ),
        (
            "Oak Mills is circling Fir Works, people close to it said.",
            "en",
            ["Oak Mills > Fir Works take named planned future"],
        ),
        (
            "Oak Mills gears up to bid for Fir Works.",
            "en",
            ["Oak Mills > Fir Works take named planned future"],
        ),
        (
            "Oak Mills has bid $45 million for Fir Works.",
            "en",
            ["Oak Mills > Fir Works take named planned future"],
        ),
        (
            "Oak Mills offers 40 million for Fir Works.",
            "en",
            ["Oak Mills > Fir Works bid named planned future"],
        ),
        (
            "Three offers are in for Fir Works: from Oak Mills and from Ash Foods.",
            "en",
            [
                "Oak Mills > Fir Works take named planned future",
                "Ash Foods > Fir Works take named planned future",
            ],
        ),
        (
            "Oak Mills has 12% of Fir Works. Ash Foods and Elm Capital are in the race.",
            "en",
            [
                "Ash Foods > Fir Works take topic planned future",
                "Elm Capital > Fir Works take topic planned future",
            ],
        ),
        (
            "Fir Works, which Oak Mills wants to offload, makes doors.",
            "en",
            ["Oak Mills > Fir Works give antecedent planned future"],
        ),
        (
            "Oak Mills said its 12% of Fir Works would go to Ash Foods.",
            "en",
            [
                "Oak Mills > Fir Works sale figure planned future",
                "Ash Foods > Fir Works sale part receiver planned future",
            ],
        ),
        (
            "Les 9 % de Sapin que Chêne met en vente iront à Frêne.",
            "fr",
            [
                "Chêne > Sapin give antecedent planned future",
                "Frêne > Sapin give receiver planned future",
            ],
        ),
        ("Chêne a offert 40 millions pour Sapin.", "fr", ["Chêne > Sapin bid named planned future"]),
        (
            "Oak Mills hired a bank to find a buyer. Oak Mills is a shareholder of Fir Works.",
            "en",
            ["Oak Mills > Fir Works give later planned future"],
        ),
        (
            "Chêne détient 12 % de Sapin. Deux candidats se sont déclarés, Frêne et Orme.",
            "fr",
            [
                "Frêne > Sapin bidder topic planned future",
                "Orme > Sapin bidder topic planned future",
            ],
        ),
    ],
)
def test_a_word_of_change_with_a_party_and_a_firm_is_a_plan(
    text: str, language: str, expected: list[str]
) -> None:
    assert sorted(ruled(text, language, *_WORDS)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills sold Fir Works in 2019.", "en"),
        ("Chêne a vendu Sapin en 2019.", "fr"),
        ("Oak Mills has a free float of 30%.", "en"),
        ("Ann Lee will take over as chief executive of Oak Mills.", "en"),
        ("Oak Mills, which picked up 12% of Fir Works, makes doors.", "en"),
        ("Above 30% of Oak Mills a bid is compulsory.", "en"),
    ],
)
def test_what_is_done_or_of_something_else_is_no_plan(text: str, language: str) -> None:
    assert ruled(text, language, *_WORDS) == []


def test_a_word_that_is_verb_and_noun_is_what_its_neighbours_make_it() -> None:
    row = [Unit(word, word, 0, 0) for word in ("was", "there", "a", "bid", "for")]
    assert [cue.form for cue in cues_in(row, "en") if cue.group == "take"] == ["noun"]


def test_a_participle_is_to_come_only_behind_a_word_that_says_so() -> None:
    def standing(*words: str) -> object:
        units = [Unit(word, word, 0, 0) for word in words]
        cues = cues_in(units, "en")
        action = next(cue for cue in cues if cue.group == "give")
        return standing_of(units, action, [cue for cue in cues if cue.group == "ahead"])

    assert standing("it", "was", "sold") is None
    assert standing("it", "must", "be", "sold") is not None


def test_the_ledger_knows_what_was_told_last_and_forgets_what_is_over() -> None:
    ledger, oak = Ledger(), Side(Party("Oak", "company"), "Oak")
    fir, ash = Side(Party("Fir", "company"), "Fir"), Side(Party("Ash", "company"), "Ash")
    over = Draft("shareholding", oak, ash, 0, 9, tense="past")
    ledger.note([Draft("shareholding", oak, fir, 0, 9), over])
    assert (ledger.held(oak.party), ledger.holders(ash.party)) == ([fir], [])
    assert ledger.has(oak.party, fir.party)
    assert ledger.topic is ash.party
