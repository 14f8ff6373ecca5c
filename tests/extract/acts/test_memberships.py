"""Members of alliances that have a name of their own."""

import pytest

from tests.extract.support import lines


def _members(text: str, language: str) -> list[tuple[str, str, str]]:
    found = [line for line in lines(text, language) if line["relation"] == "alliance_member"]
    return sorted((line["subject"], line["object"], line["tense"]) for line in found)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The members of the SkyRing alliance are Oak Air, Fir Air and Elm Air.", "en", 3),
        ("Oak Air, Fir Air and Elm Air are members of the SkyRing alliance.", "en", 3),
        ("Oak Air, a member of the SkyRing alliance since 2010, lost money.", "en", 1),
        ("Oak Air has joined the SkyRing alliance.", "en", 1),
        ("The SkyRing alliance has three members: Oak Air, Fir Air and Elm Air.", "en", 3),
        ("The SkyRing alliance, which includes Oak Air and Fir Air, flies far.", "en", 2),
        ("SkyRing alliance members Oak Air and Fir Air met.", "en", 2),
        ("Oak Air, Fir Air et Elm Air, membres de l'alliance Trois Caps, volent.", "fr", 3),
        ("Membre de l'alliance Trois Caps, Oak Air perd de l'argent.", "fr", 1),
        ("L'alliance Trois Caps regroupe Oak Air, Fir Air et Elm Air.", "fr", 3),
        ("Oak Air fait partie de l'alliance Trois Caps.", "fr", 1),
        ("Oak Air a rejoint l'alliance Trois Caps.", "fr", 1),
    ],
)
def test_members_are_listed_described_or_join(text: str, language: str, names: int) -> None:
    league = "SkyRing" if language == "en" else "Trois Caps"
    airs = ["Elm Air", "Fir Air", "Oak Air"]
    wanted = airs if names == 3 else airs[1:] if names == 2 else airs[2:]
    assert _members(text, language) == [(air, league, "current") for air in wanted]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Air left the SkyRing alliance in 2015.", "en"),
        ("Oak Air a quitté l'alliance SkyRing.", "fr"),
    ],
)
def test_who_left_was_a_member(text: str, language: str) -> None:
    assert _members(text, language) == [("Oak Air", "SkyRing", "past")]


@pytest.mark.parametrize(
    "text",
    [
        "Oak Air is not a member of the SkyRing alliance.",
        "The Oak alliance is in trouble, members of the board of Oak said.",
        "Oak Air flies with members of its crew.",
    ],
)
def test_no_membership_where_none_is_told(text: str) -> None:
    assert _members(text, "en") == []
