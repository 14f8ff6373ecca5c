"""Folding of names: what counts as the same spelling, and what does not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names import fold, slug, without_legal_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Société Générale", "SOCIETE GENERALE"),
        ("L’Étoile", "l'etoile"),
        ("  Alder\u00a0 Mills ", "alder mills"),
        ("Ørsted", "orsted"),
        ("Großbank", "GROSSBANK"),
        ("ＡＬＤＥＲ", "alder"),
        ("Alder–Birch", "Alder-Birch"),
        ("Al\u200bder", "Alder"),
        ("İzmir", "izmir"),
    ],
)
def test_case_accents_quotes_width_and_spacing_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ガス", "カス"), ("Alder", "Elder"), ("日産", "三菱"), ("A B", "AB")]
)
def test_other_letters_and_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text())
def test_a_name_folds_alike_however_it_is_composed(name: str) -> None:
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@given(st.text())
def test_a_fold_holds_nothing_invisible(name: str) -> None:
    folded = fold(name)
    assert folded == folded.strip()
    assert not any(unicodedata.category(c) in ("Cc", "Cf") for c in folded)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Alder Motor Co., Ltd.", "alder motor"),
        ("Birch S.A.", "birch"),
        ("Cedar AG & Co. KGaA", "cedar"),
        ("Elm N.V.", "elm"),
        ("Fir Holdings", "fir holdings"),
        ("SA", "sa"),
        ("Visa", "visa"),
    ],
)
def test_only_the_legal_form_comes_off(name: str, short: str) -> None:
    assert without_legal_form(name) == short


@given(st.text())
def test_a_name_never_loses_everything_to_its_legal_form(name: str) -> None:
    assert bool(without_legal_form(name)) == bool(fold(name))


@given(st.text())
def test_a_slug_is_plain_ascii(name: str) -> None:
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(slug(name)) == slug(name)
