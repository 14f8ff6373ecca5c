"""How a reading follows the holdings chosen before it."""

from kg.extract.linking.chain import Chain, Choice
from kg.extract.parts import Party
from tests.extract.linking.test_scene import place, scene

OAK, FIR, ELM = (Party(name, "company") for name in ("Oak Mills", "Fir Works", "Elm Lines"))


def test_where_nothing_was_chosen_all_readings_go_on_alike() -> None:
    found = scene("Oak Mills holds 5% of Fir Works.")
    chain = Chain(found, place(found, "5%"), (), gap=False)
    assert chain.way((OAK, FIR)) == chain.way((FIR, ELM))
    assert chain.signs(chain.way((OAK, FIR))) == ["c none 1"]
    assert chain.signs(None) == ["c none 0"]


def test_a_way_tells_which_side_is_that_of_the_last_holding() -> None:
    found = scene("Oak Mills holds 5% of Fir Works and 7% of Elm Lines.")
    past = (Choice(place(found, "5%"), OAK, FIR),)
    chain = Chain(found, place(found, "7%"), past, gap=False)
    assert chain.way((OAK, ELM)) == ("=!", "h>", 0)
    assert chain.way((FIR, OAK)) == ("xx", "i>h", 0)
    assert {"c =!", "c =! and", "c seen=h>"} <= set(chain.signs(chain.way((OAK, ELM))))


def test_who_was_chosen_for_both_sides_is_seen_as_both() -> None:
    found = scene("Oak Mills holds 5% of Fir Works and 7% of Elm Lines.")
    past = (Choice(place(found, "5%"), FIR, ELM), Choice(0, OAK, FIR), Choice(0, FIR, ELM))
    chain = Chain(found, place(found, "7%"), past, gap=True)
    assert chain.way((FIR, ELM)) == ("==", "hi>i", 2)
    assert "c again=2 list=00 ==" in chain.signs(chain.way((FIR, ELM)))
