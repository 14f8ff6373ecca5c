"""Holdings told without a figure."""

import pytest

from kg.model import Share
from kg.shares import UNKNOWN, bounds
from tests.extract.support import company, gazetteer, lines, owned, reading


def ties(text: str, language: str = "en") -> list[tuple[str, str, str, Share | None]]:
    return sorted(
        (claim.holder_text, claim.investee_text, claim.kind, claim.share)
        for claim in reading(text, language).batch.claims
    )


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Fir Works is partly owned by Oak Mills.",
            "en",
            ("Oak Mills", "Fir Works", "shareholding", bounds("part")),
        ),
        (
            "Elm talks to Fir Works, which is partially owned by the Danish state.",
            "en",
            ("Danish state", "Fir Works", "shareholding", UNKNOWN),
        ),
        ("Fir Works is owned by Oak Mills.", "en", ("Oak Mills", "Fir Works", "shareholding", UNKNOWN)),
        (
            "Fir Works is wholly owned by Oak Mills.",
            "en",
            ("Oak Mills", "Fir Works", "shareholding", bounds("whole")),
        ),
        (
            "Fir Works is a wholly owned subsidiary of Oak Mills.",
            "en",
            ("Oak Mills", "Fir Works", "shareholding", bounds("whole")),
        ),
        (
            "Fir Works is majority-owned by Oak Mills.",
            "en",
            ("Oak Mills", "Fir Works", "shareholding", bounds("majority")),
        ),
        (
            "Fir Works, a subsidiary of Oak Mills, makes paper.",
            "en",
            ("Oak Mills", "Fir Works", "parent", None),
        ),
        ("Oak Mills subsidiary Fir Works makes paper.", "en", ("Oak Mills", "Fir Works", "parent", None)),
        ("Oak Mills controls Fir Works.", "en", ("Oak Mills", "Fir Works", "otherInfluenceOrControl", None)),
        ("Sapin est contrôlé par Chêne.", "fr", ("Chêne", "Sapin", "otherInfluenceOrControl", None)),
        ("Sapin, filiale de Chêne, fabrique du papier.", "fr", ("Chêne", "Sapin", "parent", None)),
        ("Sapin est détenu en partie par Chêne.", "fr", ("Chêne", "Sapin", "shareholding", bounds("part"))),
        (
            "Oak Mills is the top shareholder of Fir Works.",
            "en",
            ("Oak Mills", "Fir Works", "shareholding", UNKNOWN),
        ),
        ("Chêne est le premier actionnaire de Sapin.", "fr", ("Chêne", "Sapin", "shareholding", UNKNOWN)),
    ],
)
def test_words_without_a_figure_make_a_tie_and_no_invented_share(
    text: str, language: str, expected: tuple[str, str, str, Share | None]
) -> None:
    control = (*expected[:2], "otherInfluenceOrControl", None)
    both = [control, expected] if expected[3] == bounds("majority") else [expected]
    assert ties(text, language) == both


@pytest.mark.parametrize(
    ("text", "language", "state"),
    [
        ("Chinese state-owned carmaker Fir Works sells vans.", "en", "China"),
        ("Elm met Norwegian state oil producer Fir Works.", "en", "Norway"),
        ("Fir Works, the Norwegian state oil producer, sells gas.", "en", "Norway"),
        ("Elm rencontre le groupe public chinois Fir Works.", "fr", "Chine"),
    ],
)
def test_a_state_behind_a_noun_phrase_is_an_owner_without_a_figure(
    text: str, language: str, state: str
) -> None:
    found = [line for line in lines(text, language) if line["relation"] == "state_owned"]
    assert [(line["subject"], line["object"]) for line in found] == [(state, "Fir Works")]
    assert (found[0]["share_min"], found[0]["share_max"]) == (None, None)


def test_a_figure_takes_the_place_of_the_same_tie_without_one() -> None:
    text = "Oak Mills is the top shareholder of Fir Works. Oak Mills holds 43% of Fir Works."
    assert ties(text) == [("Oak Mills", "Fir Works", "shareholding", bounds("exact", "43"))]


def test_a_plain_nationality_owns_nothing() -> None:
    assert ties("French carmaker Fir Works sells vans.") == []


def test_a_longer_name_that_begins_with_a_known_one_is_another_company() -> None:
    known = gazetteer(company("Oak Mills"))
    batch = reading("Oak Mills Trucks holds 5% of Fir Works.", "en", known).batch
    assert [entity.name for entity in batch.entities if entity.id == "oak-mills"] == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fir Works is owned by the Norwegian state.", "en", "Norwegian state > Fir Works"),
        ("Norway's state-owned Fir Works sells gas.", "en", "Norway > Fir Works"),
        ("Fir Works, the Norwegian state power company, sells gas.", "en", "Norway > Fir Works"),
        ("Fir Works is owned by the government of Uganda.", "en", "government of Uganda > Fir Works"),
        ("L'entreprise publique norvégienne Sapin SA vend du gaz.", "fr", "Norvège > Sapin SA"),
        ("Sapin SA, entreprise publique rwandaise, vend du gaz.", "fr", "Rwanda > Sapin SA"),
        ("La compagnie nationale gabonaise Sapin SA vend du gaz.", "fr", "Gabon > Sapin SA"),
        ("Sapin SA, qui appartient à l'État belge, recule.", "fr", "État belge > Sapin SA"),
    ],
)
def test_the_owner_of_a_state_company_is_named_in_the_language_of_the_text(
    text: str, language: str, expected: str
) -> None:
    assert owned(text, language) == [expected]


def test_a_figure_of_a_half_or_more_takes_the_place_of_a_parent_without_one() -> None:
    assert owned("Fir Works's parent, Oak Mills, owns 58 percent of Fir Works.") == [
        "Oak Mills > Fir Works 58"
    ]
