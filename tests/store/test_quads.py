"""Claims, batches and entities survive the way to quads and back, and the same content is the same bytes."""

from __future__ import annotations

import dataclasses
import random
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pyoxigraph as ox
import pytest
from hypothesis import given

from kg import vocab
from kg.errors import InputError, InvalidClaim, UnknownClaim, UnknownEntity
from kg.model import (
    Batch,
    Claim,
    Entity,
    Evidence,
    HeldClaim,
    Identifier,
    Name,
    PartialDate,
    Share,
    Source,
    Zone,
)
from kg.shares import UNKNOWN, point
from kg.store import terms
from kg.store.quads import batch_quads
from kg.store.reading import ClaimReader, read_batch
from tests import strategies

REGISTER = Source(id="register", rank="register")


def _claim(**values: object) -> Claim:
    given_values: dict[str, object] = {
        "holder": "alpha",
        "investee": "beta",
        "kind": "shareholding",
        "source": REGISTER,
        **values,
    }
    return Claim(**given_values)  # type: ignore[arg-type]


def _batch(*claims: Claim, **values: object) -> Batch:
    return Batch(claims=claims, sources=(REGISTER,), **values)  # type: ignore[arg-type]


def _lines_of(claim: Claim) -> list[str]:
    return [line for line in batch_quads(_batch(claim))[1] if "/claim/" in line]


def _reader(*batches: Batch) -> ClaimReader:
    store = ox.Store()
    for batch in batches:
        store.bulk_load("\n".join(batch_quads(batch)[1]).encode(), format=ox.RdfFormat.N_QUADS)
    return ClaimReader(store)


# -- laws -----------------------------------------------------------------------------------------------


@given(strategies.claims())
def test_a_claim_comes_back_with_every_field(claim: Claim) -> None:
    batch = Batch(claims=(claim,), sources=(claim.source,))
    assert read_batch(batch_quads(batch)[1]).claims == (claim,)


@given(strategies.batches())
def test_a_batch_comes_back_whole(batch: Batch) -> None:
    assert read_batch(batch_quads(batch)[1]) == batch


@given(strategies.entities)
def test_an_entity_comes_back_with_every_field(entity: Entity) -> None:
    assert read_batch(batch_quads(_batch(entities=(entity,)))[1]).entities == (entity,)


@given(strategies.batches(), strategies.st.randoms(use_true_random=False))
def test_order_changes_neither_the_bytes_nor_the_id(batch: Batch, chance: random.Random) -> None:
    claims, held, entities = list(batch.claims), list(batch.held), list(batch.entities)
    zones = list(batch.zones)
    for many in (claims, held, entities, zones):
        chance.shuffle(many)
    shuffled = replace(
        batch, claims=tuple(claims), held=tuple(held), entities=tuple(entities), zones=tuple(zones)
    )
    assert batch_quads(shuffled) == batch_quads(batch)


@given(strategies.register_claims(), strategies.st.integers(0, 100), strategies.st.integers(0, 100))
def test_a_register_claim_costs_at_most_eleven_quads(claim: Claim, one: int, other: int) -> None:
    low, high = (Fraction(value, 100) for value in sorted((one, other)))
    band = replace(claim, share=Share(low, high, low_open=low < high), id="")
    assert len(_lines_of(band)) <= 11


@given(strategies.batches())
def test_every_quad_stands_on_one_line_in_sorted_order_and_names_a_graph_of_the_batch(batch: Batch) -> None:
    key, lines = batch_quads(batch)
    assert lines == sorted(set(lines))
    assert all(len(line.splitlines()) == 1 for line in lines)
    graph = f"<{vocab.BASE}batch/{key}"
    assert all(line.endswith((f" {graph}> .", f" {graph}/held> .")) for line in lines)


def test_the_tables_of_terms_name_every_field_of_a_claim_a_source_and_an_entity() -> None:
    special = {"share", "before", "delta", "via", "replaces", "evidence", "source", "id"}
    special |= {"approximate", "units", "amount", "voting_cap", "votes_per_share", "holder", "investee"}
    listed = [*terms.CLAIM_TEXTS, *terms.PARTY_TEXTS, *terms.REQUIRED_CODES, *terms.DEFAULT_CODES]
    listed += [*terms.CLAIM_ENTITIES, *terms.CLAIM_DATES]
    assert set(listed) | special == {field.name for field in dataclasses.fields(Claim)}
    in_source = {*terms.SOURCE_TEXTS, *terms.SOURCE_DATES, "id", "rank"}
    assert in_source == {field.name for field in dataclasses.fields(Source)}
    in_entity = {*terms.ENTITY_DATES, *"id kind name names identifiers country organ_of new_shares".split()}
    assert in_entity == {field.name for field in dataclasses.fields(Entity)}


def test_another_hash_seed_gives_the_same_bytes() -> None:
    program = (
        "from kg.model import *\nfrom kg.store.quads import batch_quads\n"
        "s = Source(id='s')\n"
        "pairs = [(h, i) for h in 'abc' for i in 'def']\n"
        "c = [Claim(holder=h, investee=i, kind='parent', source=s, via=('x', 'y')) for h, i in pairs]\n"
        "print(hash('a'), '\\n'.join(batch_quads(Batch(claims=tuple(c), sources=(s,)))[1]))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split(" ", 1)
        for seed in ("1", "2")
    ]
    assert runs[0][0] != runs[1][0]
    assert runs[0][1] == runs[1][1]


# -- what a reader of the quads sees ----------------------------------------------------------------------


def test_a_band_of_a_register_costs_exactly_eleven_quads() -> None:
    claim = _claim(
        share=Share(Fraction(1, 4), Fraction(1, 2), low_open=True),
        valid_from=PartialDate("2016-04-06"),
        evidence=(Evidence(pointer="psc.jsonl#/42", raw="ownership-of-shares-25-to-50-percent"),),
    )
    lines = _lines_of(claim)
    assert len(lines) == 11
    assert any('"psc.jsonl#/42 = ownership-of-shares-25-to-50-percent"' in line for line in lines)


def test_both_bounds_of_a_share_are_written_in_percent_even_of_a_point() -> None:
    text = "\n".join(_lines_of(_claim(share=point("43.4"))))
    for name in ("shareLow", "shareHigh"):
        assert f'#{name}> "43.4"^^<http://www.w3.org/2001/XMLSchema#decimal>' in text
    assert "Open>" not in text


def test_a_third_is_rounded_outward_and_told_exactly() -> None:
    text = "\n".join(_lines_of(_claim(share=Share(Fraction(1, 3), Fraction(1, 3)))))
    assert '#shareLow> "33.333333333"' in text
    assert '#shareHigh> "33.333333334"' in text
    assert '#shareLowRatio> "100/3"' in text


def test_a_tie_without_a_figure_is_more_than_nothing_and_a_claim_without_a_share_has_no_bounds() -> None:
    text = "\n".join(_lines_of(_claim(share=UNKNOWN)))
    assert '#shareLow> "0"' in text
    assert '#shareLowOpen> "true"' in text
    assert '#shareHigh> "100"' in text
    assert "share" not in "\n".join(_lines_of(_claim(kind="boardChair"))).replace("votesPerShare", "")


def test_a_month_stands_as_written_beside_its_first_and_last_day() -> None:
    text = "\n".join(_lines_of(_claim(valid_from=PartialDate("2016-02"))))
    assert '"2016-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>' in text
    assert '#validFromEarliest> "2016-02-01"' in text
    assert '#validFromLatest> "2016-02-29"' in text


def test_a_retelling_is_derived_from_its_original() -> None:
    source = Source(id="retold", retold_from="0" * 64)
    text = "\n".join(batch_quads(Batch(claims=(), sources=(source,)))[1])
    assert f"<http://www.w3.org/ns/prov#wasDerivedFrom> <{vocab.BASE}source/{'0' * 64}>" in text


def test_an_identifier_has_its_scheme_as_datatype() -> None:
    entity = Entity(id="a", kind="company", name="A", identifiers=(Identifier(scheme="LEI", value="X1"),))
    text = "\n".join(batch_quads(_batch(entities=(entity,)))[1])
    assert f'#identifier> "X1"^^<{vocab.SCHEME}LEI>' in text


def test_prose_is_quoted_with_offsets_in_the_words_of_web_annotation() -> None:
    claim = _claim(evidence=(Evidence(quote="Alpha holds Beta", start=10, end=26),))
    store = ox.Store()
    store.bulk_load("\n".join(batch_quads(_batch(claim))[1]).encode(), format=ox.RdfFormat.N_QUADS)
    rows = store.query(
        "PREFIX kg: <https://w3id.org/corporate-ownership#> PREFIX oa: <http://www.w3.org/ns/oa#>"
        "SELECT ?quote ?start ?end WHERE { ?c kg:source ?s ; kg:evidence [ oa:hasSource ?s ;"
        " oa:hasSelector ?w ] . ?w oa:exact ?quote ; oa:refinedBy [ oa:start ?start ; oa:end ?end ] }",
        use_default_graph_as_union=True,
    )
    assert isinstance(rows, ox.QuerySolutions)
    assert [[term.value for term in row] for row in rows] == [["Alpha holds Beta", "10", "26"]]


# -- held claims ------------------------------------------------------------------------------------------


def _held() -> HeldClaim:
    claim = _claim(holder="beta", share=point("15"), voting="none")
    repaired = replace(claim, holder="gamma", id="")
    return HeldClaim(claim=claim, reason="selfHolding", note="Beta would hold itself.", repaired=repaired)


def test_neither_a_held_claim_nor_its_repaired_reading_is_a_claim() -> None:
    reader = _reader(_batch(_claim(), held=(_held(),)))
    assert [claim.id for claim in reader.claims()] == [_claim().id]
    assert [claim.id for claim in reader.claims_of("beta")] == [_claim().id]
    assert reader.claims_of("gamma") == []
    with pytest.raises(UnknownClaim):
        reader.claim(_held().claim.id)


def test_a_held_claim_is_found_by_the_parties_of_its_repaired_reading_too() -> None:
    reader = _reader(_batch(held=(_held(),)))
    assert reader.held_of("gamma") == reader.held_of("beta") == [_held()]
    assert reader.held(_held().claim.id) == _held()


def test_an_unknown_reason_for_holding_is_refused() -> None:
    with pytest.raises(InvalidClaim, match="must be one of"):
        batch_quads(_batch(held=(replace(_held(), reason="because"),)))


# -- several claims, several batches ------------------------------------------------------------------------


def test_one_claim_said_twice_is_one_claim_with_both_quotations() -> None:
    first, second = (Evidence(quote="yes", start=at, end=at + 3) for at in (40, 7))
    twice = _batch(_claim(evidence=(first,)), _claim(evidence=(second,)))
    (claim,) = read_batch(batch_quads(twice)[1]).claims
    assert claim.evidence == (second, first)


def test_two_claims_of_one_id_that_differ_are_refused() -> None:
    with pytest.raises(InvalidClaim, match="have this id and differ"):
        batch_quads(_batch(_claim(id="x"), _claim(id="x", status="planned")))


def test_two_descriptions_of_one_source_are_refused() -> None:
    other = replace(REGISTER, title="Another")
    with pytest.raises(InvalidClaim, match="two sources"):
        batch_quads(Batch(claims=(_claim(source=other),), sources=(REGISTER,)))


def test_claims_are_found_by_side() -> None:
    up, down = _claim(), _claim(holder="beta", investee="gamma")
    reader = _reader(_batch(up, down))
    assert reader.claims_of("beta", as_holder=False) == [up]
    assert reader.claims_of("beta", as_investee=False) == [down]
    assert reader.claims_of("beta") == sorted([up, down], key=lambda claim: claim.id)
    assert reader.claims_of("nobody") == []


def test_a_claim_of_two_batches_is_read_once_and_names_one_of_them() -> None:
    one, other = _batch(_claim(), made_by="load 1"), _batch(_claim(), made_by="load 2")
    reader = _reader(one, other)
    assert reader.claims_of("alpha") == [_claim()]
    assert reader.batch_of(_claim().id) in {batch_quads(one)[0], batch_quads(other)[0]}


def test_an_entity_gathers_its_names_from_all_batches_under_the_most_used_one() -> None:
    def named(name: str, maker: str) -> Batch:
        return _batch(entities=(Entity(id="a", kind="company", name=name),), made_by=maker)

    entity = _reader(named("Alpha", "1"), named("Alpha", "2"), named("ALPHA SA", "3")).entity("a")
    assert (entity.name, entity.names) == ("Alpha", (Name(text="ALPHA SA"),))


def test_an_entity_that_was_merged_gives_its_names_to_the_one_that_stands_for_it() -> None:
    old = Entity(
        id="old", kind="company", name="Alpha Motors", identifiers=(Identifier(scheme="LEI", value="X"),)
    )
    batch = _batch(entities=(old, Entity(id="new", kind="company", name="Alpha")))
    reader = _reader(batch)
    same = "http://www.w3.org/2002/07/owl#sameAs"
    ends = [ox.NamedNode(reader.iris.entity(key)) for key in ("old", "new")]
    reader._store.add(ox.Quad(ends[0], ox.NamedNode(same), ends[1], ox.NamedNode("urn:decisions")))
    entity = reader.entity("new")
    assert (entity.name, entity.names) == ("Alpha", (Name(text="Alpha Motors"),))
    assert entity.identifiers == old.identifiers


def test_asking_for_what_is_not_there_is_an_error_of_its_own() -> None:
    reader = _reader(_batch(_claim()))
    with pytest.raises(UnknownEntity):
        reader.entity("alpha")
    with pytest.raises(UnknownClaim):
        reader.batch_of("nothing")
    with pytest.raises(UnknownClaim):
        reader.source("nothing")


def test_a_claim_is_found_by_id_and_by_iri() -> None:
    reader = _reader(_batch(_claim()))
    assert reader.claim(_claim().id) == reader.claim(reader.iris.claim(_claim().id)) == _claim()


# -- bad input and bounds -----------------------------------------------------------------------------------


def test_half_a_surrogate_pair_is_refused_in_texts_and_in_ids() -> None:
    for values in ({"role": "a\ud800"}, {"holder": "a\udfff"}):
        with pytest.raises(InvalidClaim, match="surrogate"):
            batch_quads(_batch(_claim(id="x", **values)))


def test_damaged_lines_are_an_input_error() -> None:
    with pytest.raises(InputError, match="damaged"):
        read_batch(["<a> <b> ."])
    with pytest.raises(InputError, match="0 batches"):
        read_batch([])


def test_an_amount_with_a_huge_exponent_writes_no_million_digits() -> None:
    claim = _claim(amount="1e999999")
    assert sum(map(len, _lines_of(claim))) < 5_000
    assert read_batch(batch_quads(_batch(claim))[1]).claims == (claim,)


def test_another_base_gives_other_iris_and_the_same_records() -> None:
    batch = _batch(_claim(), zones=(Zone(kind="footer", start=1, end=2, reason="no article text"),))
    base = "https://example.org/graph/"
    _, lines = batch_quads(batch, base=base)
    assert not any(vocab.BASE in line for line in lines)
    assert read_batch(lines, base=base) == batch


def test_the_reader_loads_no_heavy_library() -> None:
    program = "import sys, kg.store.reading; print({m.partition('.')[0] for m in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert not any(f"'{name}'" in loaded for name in ("rdflib", "numpy", "networkx", "pyvis", "pyshacl"))
