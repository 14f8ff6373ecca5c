"""What a text takes back of its own sentences."""

import pytest

from tests.extract.support import lines, stakes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fir Works is not owned by Oak Mills, contrary to reports that Oak Mills holds 51%.", "en"),
        ("Fir Works is independent, despite reports that Oak Mills owns 51% of it.", "en"),
        ("Despite press reports that Oak Mills owns 51% of Fir Works, it is independent.", "en"),
        ("Fir Works rejected claims that Oak Mills owns 51% of Fir Works.", "en"),
        ("A newspaper wrongly reported that Oak Mills owns 51% of Fir Works.", "en"),
        ("Le journal a écrit à tort que Chêne SA détient 51 % de Sapin SA.", "fr"),
        (
            "Contrairement aux informations selon lesquelles Chêne SA détient 51 % de Sapin SA, non.",
            "fr",
        ),
    ],
)
def test_a_report_that_is_called_false_is_denied(text: str, language: str) -> None:
    found = [line for line in lines(text, language) if line["share_min"] == 51.0]
    assert [line["modality"] for line in found] == ["denied"]


def test_a_tie_without_a_figure_is_denied_as_well() -> None:
    (line,) = lines("Despite reports that Oak Mills owns Fir Works, the firm is independent.", "en")
    assert line["modality"] == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Contrary to reports, Oak Mills owns 51% of Fir Works.",
        "Oak Mills rejected claims that its 51% stake in Fir Works is for sale.",
        "Elm Capital confirmed reports that Oak Mills owns 51% of Fir Works.",
        "Oak Mills wrongly sold 3 ships and owns 51% of Fir Works.",
    ],
)
def test_what_stands_beside_a_report_stays(text: str) -> None:
    (line,) = [line for line in lines(text, "en") if line["share_min"] == 51.0]
    assert line["modality"] in ("asserted", "reported")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('"Oak Mills owns 45% of Fir Works". That is a lie.', "en"),
        ("Oak Mills owns 45% of Fir Works, a rival wrote. This is untrue.", "en"),
        ("Oak Mills owns 45% of Fir Works. That isn't true.", "en"),
        ('Oak Mills owns 45% of Fir Works. "This is simply false," said a lawyer.', "en"),
        ("Oak Mills owns 45% of Fir Works. The claim is baseless.", "en"),
        ("Chêne SA détient 45 % de Sapin SA. C'est faux.", "fr"),
        ("Chêne SA détient 45 % de Sapin SA. Ce n'est pas vrai.", "fr"),
    ],
)
def test_the_next_sentence_calls_it_a_lie(text: str, language: str) -> None:
    (line,) = lines(text, language)
    assert (line["modality"], line["share_min"]) == ("denied", 45.0)


@pytest.mark.parametrize(
    "behind",
    ["That is true.", "That is not untrue.", "It is false that Elm Capital grows.", "That is a lot."],
)
def test_other_sentences_behind_it_leave_it(behind: str) -> None:
    assert stakes(f"Oak Mills owns 45% of Fir Works. {behind}", "en") == ["Oak Mills > Fir Works 45"]


def test_which_of_two_statements_is_the_lie_a_person_decides() -> None:
    found = lines("Oak Mills, which owns 45% of Fir Works, owns 30% of Elm Capital. That is a lie.", "en")
    assert {line["tier"] for line in found} == {"guard"}
    assert {line["reason"] for line in found} == {"modalityContradicted"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oak Mills bought 40% of Fir Works in 2018 and disposed of it in 2022.", "en"),
        ("Oak Mills bought 40% of Fir Works in 2018 and sold it a year later.", "en"),
        ("Oak Mills acquired 40% of Fir Works in 2018 but sold the stake in 2022.", "en"),
        ("Oak Mills bought 40% of Fir Works in 2018 before selling the shares to Elm in 2020.", "en"),
        ("Chêne SA a acheté 40 % de Sapin SA en 2019 et les a revendus en 2022.", "fr"),
        ("Chêne SA a acquis 40 % de Sapin SA en 2019 avant de les revendre en 2022.", "fr"),
        ("Chêne SA a acheté 40 % de Sapin SA en 2019 et s'en est défait en 2022.", "fr"),
    ],
)
def test_a_stake_that_is_sold_again_is_over(text: str, language: str) -> None:
    (line,) = [line for line in lines(text, language) if line["share_min"] == 40.0]
    assert (line["modality"], line["tense"]) == ("asserted", "past")


@pytest.mark.parametrize(
    "behind",
    [
        "and sold its stake in Elm Capital in 2022",
        "and sold half of it in 2022",
        "and will sell it in 2032",
        "and sold it two ships",
        "and Elm Capital sold it in 2022",
    ],
)
def test_a_sale_of_other_things_leaves_it(behind: str) -> None:
    found = lines(f"Oak Mills bought 40% of Fir Works in 2018 {behind}.", "en")
    assert [line["tense"] for line in found if line["share_min"] == 40.0] == ["current"]


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: an earlier version said that Oak Mills owns 17%. It owns 7%.",
        "An earlier version of this article said that Oak Mills owned 17% of Fir Works.",
        "An earlier version of this article said that Oak Mills owned 17% of Fir Works, rather than 7%.",
        "A previous version of this report put Oak Mills's stake in Fir Works at 17%.",
    ],
)
def test_what_an_earlier_version_said_is_not_so(notice: str) -> None:
    found = lines(f"Oak Mills owns 7% of Fir Works. {notice}", "en")
    now = [line for line in found if line["modality"] in ("asserted", "reported")]
    assert {line["share_min"] for line in now} == {7.0}


def test_an_earlier_version_of_a_contract_is_no_correction() -> None:
    text = "An earlier version of the contract showed that Oak Mills owns 17% of Fir Works."
    assert {line["modality"] for line in lines(text, "en")} <= {"asserted", "reported"}
    assert lines(text, "en")


def test_a_quotation_shows_what_takes_it_back() -> None:
    (line,) = lines("Oak Mills owns 45% of Fir Works. That is a lie.", "en")
    assert str(line["quote"]).endswith("That is a lie")
