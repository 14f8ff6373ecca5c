"""The language of a text, found offline."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.languages import READ, language_of
from scoring.gold import read
from scoring.running import GOLD


@pytest.mark.parametrize("passage", read(GOLD), ids=lambda passage: passage.id)
def test_every_gold_passage_is_in_the_language_that_it_is_filed_under(passage) -> None:  # type: ignore[no-untyped-def]
    assert language_of(passage.text) == passage.language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norvik owns 5% of Talby.", "en"),
        ("In 2014 Norvik bought Talby.", "en"),
        ("Norvik détient 5 % de Talby.", "fr"),
        ("Norvik hält 5 Prozent an Talby.", "de"),
        ("Norvik posee el 5 % de Talby.", "es"),
        ("Norvik possiede il 5% di Talby.", "it"),
        ("Norvik heeft een belang van 5 procent in het bedrijf.", "nl"),
        ("A Norvik detém uma participação de 5% na empresa.", "pt"),
        ("ノルビクはタルビーの株式の5%を持つ。", "ja"),
        ("東嶺生命は玄海瓦斯に出資している。", "ja"),
        ("", "en"),
        ("12 %", "en"),
    ],
)
def test_one_sentence_is_enough(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Norvik ejer fem procent af selskabet og vil ikke have mere end det, der er til salg.",
        "Norvik äger fem procent av bolaget och vill inte ha mer än det.",
        "Norvik posiada 5 procent udziałów w spółce i nie chce więcej, jak się okazuje.",
        "Skupina Norvík drží pět procent akcií společnosti Talba a chce se stát větším vlastníkem.",
        "Компания Норвик владеет пятью процентами акций завода.",
        "诺维克公司持有塔尔比百分之五的股份。",
        "노르빅은 탈비의 지분 5%를 보유하고 있다.",
        "تملك شركة نورفيك خمسة في المئة من أسهم المصنع",
    ],
)
def test_a_language_that_nobody_reads_is_unknown(text: str) -> None:
    assert language_of(text) is None


def test_what_is_declared_goes_before_the_words_and_a_text_that_is_no_tag_does_not() -> None:
    german = "Norvik hält 5 Prozent an Talby."
    assert language_of(german, "fr-BE") == "fr"
    assert language_of(german, "IT") == "it"
    assert language_of(german, "sv") is None
    assert language_of(german, "German language") == "de"


def test_foreign_names_do_not_change_the_language_of_a_sentence() -> None:
    text = "The company sold La Voz del Valle, El Diario de la Costa and Las Noticias del Sur to the fund."
    assert language_of(text) == "en"


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert language_of(text) in (*READ, None)
