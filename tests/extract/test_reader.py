"""The door: what a reading holds, and that no text breaks it."""

import hashlib
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import extract
from tests.extract.support import company, gazetteer, mint, reading, stakes

ARTICLE = """Oak and Fir

3 May 2021 By Reuters

Oak Mills SA, the French brewer, holds a 12% stake in Fir Works. Oak Mills CEO Ann Lee spoke on Monday.
Photo: Ann Lee/AFP

Leave a Reply

Oak Mills holds 90% of Fir Works.
"""

#: Turns of phrase at whose every word a text may end.
CUT_OFF = (
    "Oak Mills owns 30 % of Fir Works. Its chief, Ann Lee, through her vehicle, Elm SA, which holds 5 %, "
    "bought the rest of its brewer, Ash, from the state, and plans to raise its stake to 40 per cent.",
    "Chêne détient 12 % de Sapin. Puis Orme, son actionnaire, dont la famille If possède 60 % via sa "
    "holding, a cédé la moitié de sa filiale, Frêne, à l'État, qui en est le premier actionnaire.",
)


def test_a_batch_carries_source_text_zones_and_the_hashes_of_both() -> None:
    data = ARTICLE.encode("utf-16")
    batch = extract(data, known={}, mint=mint).batch
    source = batch.sources[0]
    assert source.id == hashlib.sha256(data).hexdigest()
    assert source.text_sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert (batch.text, batch.made_by) == (ARTICLE, "extract 1")
    assert (source.title, str(source.published), source.origin, source.language) == (
        "Oak and Fir",
        "2021-05-03",
        "Reuters",
        "en",
    )
    assert {zone.kind for zone in batch.zones} == {"dateline", "credit", "comments"}


def test_every_quotation_is_the_text_at_its_offsets_and_outside_all_zones() -> None:
    batch = reading(ARTICLE).batch
    assert batch.text is not None
    assert len(batch.claims) == 2
    for claim in batch.claims:
        for evidence in claim.evidence:
            assert evidence.start is not None
            assert evidence.end is not None
            assert batch.text[evidence.start : evidence.end] == evidence.quote
            assert not any(zone.start < evidence.end and evidence.start < zone.end for zone in batch.zones)


def test_known_names_give_the_packaged_entity_and_unknown_ones_a_minted_id() -> None:
    oak = company("Oak Mills", "FR", "Oak Mills SA")
    batch = reading(ARTICLE, "en", gazetteer(oak)).batch
    by_name = {entity.name: entity for entity in batch.entities}
    assert by_name["Oak Mills"] == oak
    assert by_name["Fir Works"].id == mint("company", "Fir Works", "")
    assert by_name["Ann Lee"].kind == "person"
    (stake,) = [claim for claim in batch.claims if claim.kind == "shareholding"]
    assert (stake.holder, stake.holder_text) == ("oak-mills", "Oak Mills SA")


def test_the_same_bytes_give_the_same_reading_whatever_was_read_before() -> None:
    first = reading(ARTICLE)
    reading("Fir Works owns 5% of Oak Mills. Ann Lee, CEO of Ash Foods, is French.")
    assert reading(ARTICLE) == first


def test_a_text_without_facts_gives_an_issue_and_no_claim() -> None:
    found = reading("It rained all day, and nobody bought anything.")
    assert found.batch.claims == ()
    assert {issue.code for issue in found.issues} == {"nothingFound", "undated"}


def test_the_summary_counts_claims_and_what_was_left_out() -> None:
    assert reading(ARTICLE).summary() == {
        "claims": 2,
        "held": 0,
        "left out: dateline": 1,
        "left out: credit": 1,
        "left out: comments": 1,
    }


PIECES = [
    "Oak Mills", "Fir Works", "Ann Lee", "France", "the French state", "the company", "its",
    "their", "it", "they", "holds", "owned by", "sold", "plans to", "wants", "stake", "share",
    "shareholder", "subsidiary", "in", "of", "and", ",", ".", "(", ")", "'s", "43%",
    "from 20 to 35%", "half", "merger", "talks", "alliance", "between", "with", "CEO", "former",
    "minister of", "which", "à", "d'", "%", "\n", "--", "respectively", "each", "no longer",
    "12,5 %", "dont",
]  # fmt: skip


@pytest.mark.parametrize("end", ["", ",", " (", "'s", " 12 %", " de", ":"])
def test_a_text_cut_off_at_any_word_is_read(end: str) -> None:
    for text in CUT_OFF:
        words = text.split()
        for kept in range(1, len(words) + 1):
            extract((" ".join(words[:kept]) + end).encode(), known={}, mint=mint)


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["en", "fr"]))
def test_no_order_of_words_breaks_the_reader_or_makes_a_wrong_offset(
    pieces: list[str], language: str
) -> None:
    batch = reading("x " + " ".join(pieces), language).batch
    assert batch.text is not None
    for claim in (*batch.claims, *(held.claim for held in batch.held)):
        assert all(batch.text[e.start : e.end] == e.quote for e in claim.evidence)
    assert all(claim.holder != claim.investee for claim in batch.claims)
    ends = {key for claim in batch.claims for key in claim.parties}
    assert ends <= {entity.id for entity in batch.entities}


@given(st.text(min_size=1, max_size=300).filter(lambda text: text.strip() and "\0" not in text))
def test_no_text_breaks_the_reader(text: str) -> None:
    data = text.encode("utf-8", "replace")
    if data.strip():
        reading(data.decode() + " end")


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        "Oak Mills holds 5% of Fir Works. ",
        "5% ",
        "the margin fell from 22 % to 20 % and ",
        "Oak Mills holds 5% of Fir Works, and ",
        "Oak and ",
        "its stake ",
        "word ",
        "Oak\n",
        "(",
        "Bank of ",
        "'",
    ],
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        data = (piece * (size // len(piece))).encode()
        best = 1e9
        for _ in range(2):
            start = time.process_time()
            extract(data, known={}, mint=mint)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(40_000) <= 12 * seconds(10_000) + 0.05


def test_the_wing_loads_nothing_but_the_standard_library_and_the_ground() -> None:
    code = (
        "import sys, kg.extract\n"
        "heavy = {'rdflib', 'numpy', 'networkx', 'pyvis', 'jinja2', 'pyoxigraph', 'click', 'spacy'}\n"
        "wings = {'kg.graph', 'kg.store', 'kg.reconcile', 'kg.formats', 'kg.views', 'kg.cli'}\n"
        "print(sorted((heavy | wings) & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_order_of_hashes_changes_nothing() -> None:
    code = (
        "from tests.extract.support import reading\n"
        "from tests.extract.test_reader import ARTICLE\n"
        "print([(c.id, c.holder) for c in reading(ARTICLE).batch.claims])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_names_in_capital_letters_across_sentences_are_one_party() -> None:
    text = "Fiat Oak Automobiles (FOA) makes cars. FOA holds 5% of Fir Works."
    assert stakes(text) == ["FOA > Fir Works 5"]
    (claim,) = reading(text).batch.claims
    names = {entity.id: entity.name for entity in reading(text).batch.entities}
    assert names[claim.holder] == "Fiat Oak Automobiles"


PAST = """Stakes that were

12 June 2024 - By Example Wire

Halvard Steel sold its entire 10% stake in Peregrine Ports on May 1, 2024.

Brindel Motors, which held 35% of Quill Foods, cut its stake.

Oak Mills formerly owned 12% of Fir Works.
"""


def test_a_sale_with_its_day_ends_the_stake_on_that_day_and_a_past_without_any_day_is_a_past_level() -> None:
    claims = reading(PAST).batch.claims
    told = {(c.holder_text, c.tense, c.valid_to.text if c.valid_to else None) for c in claims if c.share}
    assert ("Halvard Steel", "past", "2024-05-01") in told
    assert ("Oak Mills", "past", None) in told
    assert ("Brindel Motors", "past", None) in told


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("As of May 1, Brindel Motors owned 35 percent of Quill Foods.", "current"),
        ("Brindel Motors détenait 35 % de Quill Foods au 31 mars.", "current"),
        ("Brindel Motors owned 35 percent of Quill Foods.", "past"),
        ("Brindel Motors détenait 35 % de Quill Foods.", "past"),
    ],
)
def test_a_stake_of_a_day_without_a_year_is_that_of_the_report(text: str, tense: str) -> None:
    assert [(c.stated, c.tense) for c in reading(text).batch.claims] == [("35", tense)]
