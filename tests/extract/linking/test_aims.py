"""A plan to sell a part, and the level that is to be left: one claim."""

from tests.extract.support import stakes


def test_a_plan_to_sell_tells_the_level_that_will_be_left() -> None:
    text = (
        "State Bank of Ulvik wants to place 4 per cent of Fir Insurance with an outside investor, after "
        "which it would be at 70 per cent instead of 74 per cent."
    )
    assert "State Bank of Ulvik > Fir Insurance 70 plans_to_reduce planned" in stakes(text, "en")
    assert not any(" 4 " in told for told in stakes(text, "en"))


def test_what_another_one_holds_is_no_aim_of_the_seller() -> None:
    told = stakes("Oak Mills plans to sell 4% of Fir Works, of which Elm Capital holds 16%.", "en")
    assert "Elm Capital > Fir Works 16" in told
    assert "Oak Mills > Fir Works ? plans_to_reduce planned" in told


def test_who_offers_a_part_plans_to_sell() -> None:
    text = (
        "Egypt's sovereign fund aims to offer a 30 percent interest in Bank of Ulvik to strategic investors."
    )
    assert stakes(text, "en") == ["Egypt's sovereign fund > Bank of Ulvik ? plans_to_reduce planned"]
