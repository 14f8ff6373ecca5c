"""Two who have a half each, and what it is that they have."""

import pytest

from kg.extract.reader import extract

Stakes = set[tuple[str, str, float]]


def stakes(text: str) -> Stakes:
    lines = extract(text.encode(), known={}, mint=lambda _kind, name, _document: name).lines("text")
    return {
        (str(line["subject"]), str(line["object"]), float(str(line["share_min"])))
        for line in lines
        if line["share_min"] is not None and line["tier"] != "guard"
    }


def partners(text: str) -> set[frozenset[str]]:
    lines = extract(text.encode(), known={}, mint=lambda _kind, name, _document: name).lines("text")
    return {
        frozenset((str(line["subject"]), str(line["object"])))
        for line in lines
        if line["relation"] == "has_partnership"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Larkfield belongs to the painter Ann Lind and to the grocer Bexley in equal parts.",
        "Ann Lind and Bexley are equal partners in Larkfield.",
        "Larkfield stays 50:50 between Ann Lind and Bexley.",
    ],
)
def test_who_shares_equally_has_half_each(text: str) -> None:
    assert stakes(text) == {("Ann Lind", "Larkfield", 50.0), ("Bexley", "Larkfield", 50.0)}


@pytest.mark.parametrize(
    "text",
    [
        "Corvo Mills and Norway's Belmar will build a mill near Ulvik. It will belong to a new 50-50 joint "
        "venture named Larkfield.",
        "Corvo Mills agreed to combine its shops with those of Belmar in a venture that will be owned 50 per "
        "cent by each. The venture, to be called Larkfield, will open in May.",
        "Corvo Mills et Belmar ont créé une coentreprise à 50-50, baptisée Larkfield.",
    ],
)
def test_the_two_partners_have_half_of_the_venture_that_is_named_beside(text: str) -> None:
    assert stakes(text) == {("Corvo Mills", "Larkfield", 50.0), ("Belmar", "Larkfield", 50.0)}


@pytest.mark.parametrize(
    "text",
    [
        "Corvo Mills has a 50-50 chance of beating Belmar.",
        "Corvo Mills and Belmar will split the cost of the Larkfield plant 50-50.",
        "Corvo Mills merged with Belmar. Profits are shared 50-50.",
        "Corvo Mills said sales at Belmar came in equal parts from Asia and Europe.",
    ],
)
def test_what_is_shared_otherwise_is_no_holding(text: str) -> None:
    assert stakes(text) == set()


def test_the_owners_of_a_venture_are_partners() -> None:
    text = (
        "Corvo Mills and Belmar will build a mill. It will belong to a 50-50 joint venture named Larkfield."
    )
    assert partners(text) == {frozenset(("Corvo Mills", "Belmar"))}
