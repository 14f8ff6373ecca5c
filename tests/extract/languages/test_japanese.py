"""Japanese sentences: what the frames tell, and what they leave alone."""

import pytest

from tests.extract.support import lines, stakes

SAID = {
    "南風産業（東京・港）は、葵化学の株式の20%を保有する。": ["南風産業 > 葵化学 20"],
    "葵化学の筆頭株主である南風産業は株式の２０．５％を保有している。": ["南風産業 > 葵化学 20.5"],
    "南風産業は葵化学の筆頭株主で、約20%を保有する。": ["南風産業 > 葵化学 20"],
    "南風産業は葵化学に30%出資している。": ["南風産業 > 葵化学 30"],
    "南風産業は葵化学への出資比率を10%から30%に引き上げた。": [
        "南風産業 > 葵化学 10 past",
        "南風産業 > 葵化学 30",
    ],
    "南風産業は葵化学への出資比率を30%に引き上げる。": ["南風産業 > 葵化学 30 plans_to_increase planned"],
    "葵化学は南風産業が51%、ボレア・キャピタルが49%を出資する合弁会社だ。": [
        "ボレア・キャピタル > 葵化学 49",
        "南風産業 > 葵化学 51",
    ],
    "南風産業とボレアが50%ずつ出資する葵化学が工場を建てる。": ["ボレア > 葵化学 50", "南風産業 > 葵化学 50"],
    "南風産業は葵化学を完全子会社化した。": ["南風産業 > 葵化学 100"],
    "葵化学は南風産業の子会社だ。": ["南風産業 > 葵化学 ? controls"],
    "南風産業は葵化学株を5.2%保有している。": ["南風産業 > 葵化学 5.2"],
    "南風産業は葵化学の議決権の33.4%を握る。": ["南風産業 > 葵化学 33.4 votes"],
    "葵化学の大株主は、南風産業（15%）、東雲信託（7.5%）など。": [
        "南風産業 > 葵化学 15",
        "東雲信託 > 葵化学 7.5",
    ],
    "南風産業は葵化学の株式の20%を保有していた。": ["南風産業 > 葵化学 20 past"],
    "産業機械大手の南風産業は葵化学の株式を買い増し、保有比率を10%から15%に引き上げた。": [
        "南風産業 > 葵化学 10 past",
        "南風産業 > 葵化学 15",
    ],
    "南風産業は葵化学株の15%を売却した。": ["南風産業 > 葵化学 15 past"],
    "葵化学の株式の40%は南風産業が保有する。": ["南風産業 > 葵化学 40"],
    "葵化学には、地元の南風産業が60%、ボレア電機が40%を出資する。": [
        "ボレア電機 > 葵化学 40",
        "南風産業 > 葵化学 60",
    ],
    "南風産業は葵化学の株式の3割を持つ。": ["南風産業 > 葵化学 30"],
    "南風産業は葵化学を買収した。": ["南風産業 > 葵化学 ? controls"],
    "南風産業傘下の葵化学は赤字だった。": ["南風産業 > 葵化学 ? controls"],
    "日本政府は葵化学の株式の三分の一を持つ。": ["日本政府 > 葵化学 33.3333"],
}


@pytest.mark.parametrize(("text", "said"), SAID.items())
def test_a_sentence_says(text: str, said: list[str]) -> None:
    assert stakes(text) == sorted(said)


@pytest.mark.parametrize(
    "text",
    [
        "葵化学の株価は前日比5.2%安となった。",
        "葵化学の売上高は10%増えた。",
        "南風産業は葵化学を完全子会社化する方針だ。",
        "南風産業は葵化学の株式10%の取得を検討している。",
        "南風産業とボレアは葵化学の株式の20%を保有している。",
        "南風産業の社長は葵化学の株式の20%を保有している。",
        "個人投資家は葵化学の株式の20%を保有している。",
        "南風産業が葵化学に20%出資すると発表した。",
        "株式の5%を保有する株主は届け出なければならない。",
        "南風産業は葵化学の株式を保有していない。",
    ],
)
def test_a_sentence_says_nothing(text: str) -> None:
    assert stakes(text) == []


def test_full_width_figures_keep_the_offsets_of_the_text() -> None:
    text = "速報。南風産業は葵化学の株式の２０．５％を保有している。"
    (line,) = lines(text)
    assert line["share_min"] == 20.5
    assert (
        line["quote"]
        == text[line["start"] : line["end"]]
        == "南風産業は葵化学の株式の２０．５％を保有している"
    )


def test_figures_have_bounds() -> None:
    (line,) = lines("南風産業は葵化学の株式の20%超を保有している。")
    assert (line["share_min"], line["share_max"]) == (20.0, None)
    (line,) = lines("南風産業は葵化学の株式の過半数を保有している。")
    assert (line["share_min"], line["share_max"]) == (50.0, None)


def test_a_title_behind_a_name_is_an_office() -> None:
    (line,) = lines("葵化学の田中一郎社長は記者団に語った。")
    assert (line["subject"], line["relation"], line["object"]) == ("田中一郎", "holds_office", "葵化学")


def test_the_same_company_is_that_of_the_sentence_before() -> None:
    text = "南風産業は葵化学の株式の20%を保有する。同社は白樺精工の株式の5%を保有する。"
    assert stakes(text) == ["南風産業 > 白樺精工 5", "南風産業 > 葵化学 20"]
