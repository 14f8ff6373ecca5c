"""The packaged seeds: the five articles retold, the entities they speak of, the decisions on them."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.environment import data_file
from kg.extract.reader import About, extract
from kg.fingerprints import fingerprints
from kg.model import HeldClaim
from kg.reconcile.gazetteer import gazetteer, packaged
from kg.reconcile.minting import mint
from kg.shares import point

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
ORIGINALS = SHARED / "seeds"
#: So many words in a row are taken from nobody.
RUN = 7
DECISIONS = data_file("seeds", "decisions.jsonl")
RETOLD = sorted(data_file("seeds").glob("*.md"))
FIELDS = ["title", "publisher", "date", "language", "original_sha256"]


def parts(path: Path) -> tuple[dict[str, str], str]:
    match = re.fullmatch(r"---\n(.*?)\n---\n\n(.*)", path.read_text(encoding="utf-8"), re.DOTALL)
    assert match, f"{path.name} has no front matter"
    return dict(line.split(": ", 1) for line in match[1].splitlines()), match[2]


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return zip(*(words[start:] for start in range(length)), strict=False)


def test_there_are_five_articles_four_english_and_one_french() -> None:
    languages = [parts(path)[0]["language"] for path in RETOLD]
    assert languages == ["en", "en", "fr", "en", "en"]


@pytest.mark.parametrize("path", RETOLD, ids=lambda path: path.stem)
def test_an_article_says_where_it_comes_from(path: Path) -> None:
    front, body = parts(path)
    assert list(front) == FIELDS
    assert re.fullmatch(r"[0-9a-f]{64}", front["original_sha256"])
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}|not stated", front["date"])
    assert len(body.split()) > 150


def test_only_the_articles_that_carry_a_date_have_one() -> None:
    assert [parts(path)[0]["date"] for path in RETOLD] == [
        "2019-09-02",
        "not stated",
        "not stated",
        "2023-01-26",
        "not stated",
    ]


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the original articles are not beside this checkout")
def test_each_article_names_its_original_and_no_run_of_seven_words_of_any() -> None:
    originals = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in ORIGINALS.glob("*.txt")}
    taken = {run for path in originals.values() for run in runs(path.read_text(encoding="utf-8"), RUN)}
    assert len(taken) > 1_000
    for path in RETOLD:
        front, body = parts(path)
        assert originals[front["original_sha256"]].name[:3] == path.name[:3]
        assert not taken & set(runs(f"{front['title']}\n{body}", RUN)), path.name


def garbled() -> HeldClaim:
    """The one held claim of the packaged articles: the garbled sentence, read with its repair."""
    held = [
        doubt
        for path in RETOLD
        for doubt in extract(
            path.read_bytes(), about=About(), known=gazetteer(packaged()), mint=mint, name=path.name
        ).batch.held
    ]
    assert len(held) == 1
    return held[0]


def test_the_garbled_sentence_is_held_and_its_repair_makes_sense() -> None:
    doubt = garbled()
    assert doubt.reason == "selfHolding"
    assert doubt.claim.parties == ("renault", "renault")
    assert doubt.repaired is not None
    assert doubt.repaired.parties == ("nissan", "renault")
    assert (doubt.repaired.share, doubt.repaired.voting) == (point(15), "none")


def test_the_packaged_decision_accepts_it_by_its_id_and_by_every_fingerprint() -> None:
    # After a change of the text or of the extractor that makes this fail, write what `accept` holds here
    # into the file; the other fingerprints keep the decision alive meanwhile.
    (row,) = map(json.loads, DECISIONS.read_text(encoding="utf-8").splitlines())
    doubt = garbled()
    accept = {"action": "accept", "subjects": [doubt.claim.id], "fingerprints": [*fingerprints(doubt.claim)]}
    assert {key: row[key] for key in accept} == accept
    assert row["on"] == "2026-11-22"
    assert row["reason"]


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the original articles are not beside this checkout")
def test_the_decision_on_the_retelling_holds_for_its_original() -> None:
    doubt = garbled()
    (path,) = ORIGINALS.glob("001_*.txt")
    original = extract(
        path.read_bytes(), about=About(), known=gazetteer(packaged()), mint=mint, name=path.name
    ).batch.held
    assert any(set(fingerprints(one.claim)) & set(fingerprints(doubt.claim)) for one in original)
