"""The ontology, its alignments and shapes fit together, the model and the codes; its queries answer."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Dataset, Graph, Literal, URIRef
from rdflib.collection import Collection

from kg import model, vocab
from kg.environment import data_file
from kg.model import Batch, Claim, Entity, Evidence, HeldClaim, PartialDate, Source
from kg.shares import UNKNOWN, bounds, point
from kg.store.quads import batch_quads
from kg.store.terms import DEFAULT_CODES, camel

# rdflib's data set uses names of its own that it has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")

KG = vocab.KG
QUERIES = data_file("ontology", "queries")
SH = "http://www.w3.org/ns/shacl#"


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data_file("ontology", "kg.ttl"))


@pytest.fixture(scope="module")
def alignments() -> Graph:
    return Graph().parse(data_file("ontology", "alignments.ttl"))


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(data_file("ontology", "shapes.ttl"))


def _own(ontology: Graph, kind: URIRef) -> set[str]:
    return {
        str(term).removeprefix(KG) for term in ontology.subjects(RDF.type, kind) if str(term).startswith(KG)
    }


# -- words ------------------------------------------------------------------------------------------------


def test_every_term_has_a_label_and_a_definition_in_english_and_french(ontology: Graph) -> None:
    terms = [term for term in set(ontology.subjects(RDF.type)) if str(term).startswith(KG)]
    assert len(terms) > 100
    for term in terms:
        for said in (RDFS.label, SKOS.definition):
            languages = [text.language for text in ontology.objects(term, said) if isinstance(text, Literal)]
            assert sorted(map(str, languages)) == ["en", "fr"], (term, said)


def test_classes_and_properties_of_vocab_are_those_of_the_ontology(ontology: Graph) -> None:
    assert _own(ontology, OWL.Class) == set(vocab.CLASS)
    properties = _own(ontology, OWL.ObjectProperty) | _own(ontology, OWL.DatatypeProperty)
    assert properties == set(vocab.PROPERTY)
    assert not _own(ontology, OWL.ObjectProperty) & _own(ontology, OWL.DatatypeProperty)


def test_no_property_is_transitive_and_no_term_deprecated(ontology: Graph) -> None:
    assert not list(ontology.subjects(RDF.type, OWL.TransitiveProperty))
    assert not list(ontology.triples((None, OWL.deprecated, None)))


def test_domains_and_ranges_are_terms_that_exist(ontology: Graph) -> None:
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, OWL.disjointWith):
        for target in ontology.objects(None, predicate):
            if str(target).startswith(KG):
                assert str(target).removeprefix(KG) in vocab.CLASS


@pytest.mark.parametrize("record", [model.Claim, model.Source, model.Entity, model.Name, model.HeldClaim])
def test_every_field_of_the_model_has_its_property(record: type) -> None:
    # Said in words that the Semantic Web already has, or by type and name of the node.
    elsewhere = {"id", "names", "identifiers", "text", "claim"}
    in_bounds = {"share", "before", "delta", "voting_cap", "votes_per_share"}
    renamed = {"repaired": "repairedAs", "reason": "holdReason"} if record is HeldClaim else {}
    if record is model.Entity:
        elsewhere |= {"kind", "name"}
    for field in dataclasses.fields(record):
        if field.name in elsewhere:
            continue
        name = renamed.get(field.name, camel(field.name))
        if field.name in in_bounds - {"voting_cap", "votes_per_share"}:
            name += "Low"
        assert name in vocab.PROPERTY, field.name


def test_what_absence_means_is_the_default_of_the_model(ontology: Graph) -> None:
    defaults = {field.name: field.default for field in dataclasses.fields(Claim)}
    for field, codelist in DEFAULT_CODES.items():
        meant = ontology.value(URIRef(vocab.PROPERTY[camel(field)]), URIRef(KG + "absentMeans"))
        default = defaults[field]
        assert (str(meant) if meant else None) == (vocab.code(codelist, str(default)) if default else None)


def test_the_codes_as_concepts_are_the_codes(ontology: Graph) -> None:
    concepts = Graph().parse(data_file("ontology", "codelists", "codelists.ttl"))
    codes = {vocab.code(name, one) for name, values in vocab.LISTS.items() for one in values}
    assert {str(one) for one in concepts.subjects(RDF.type, SKOS.Concept)} == codes


# -- alignments -------------------------------------------------------------------------------------------


def test_alignments_speak_of_known_terms_only(alignments: Graph) -> None:
    codes = {vocab.code(name, one) for name, values in vocab.LISTS.items() for one in values}
    known = {*vocab.CLASS.values(), *vocab.PROPERTY.values(), *codes}
    subjects = {str(term) for term in alignments.subjects() if not str(term).endswith("/alignments")}
    assert subjects <= known


def test_no_claim_becomes_a_stated_fact_of_another_vocabulary(alignments: Graph) -> None:
    facts = ("https://vocab.openownership.org/terms#", "http://www.w3.org/ns/org#")
    about_claims = {vocab.CLASS[name] for name in ("Reading", "Claim", "HeldClaim", "Interest")}
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty):
        for term, other in alignments.subject_objects(predicate):
            if str(other).startswith(facts):
                assert str(term) not in about_claims
                assert str(term) in vocab.CLASS.values(), "a property would entail the fact"


def test_every_bods_kind_is_matched_with_its_class(alignments: Graph) -> None:
    for kind in vocab.BODS_KINDS:
        match = alignments.value(URIRef(vocab.code("interestKind", kind)), SKOS.exactMatch)
        assert str(match).rpartition("#")[2].lower() == kind.lower()


# -- shapes -----------------------------------------------------------------------------------------------


def test_the_lists_in_the_shapes_are_the_code_lists(shapes: Graph) -> None:
    seen = set()
    for shape, head in shapes.subject_objects(URIRef(SH + "in")):
        members = {str(member) for member in Collection(shapes, head)}
        if any(member.startswith(vocab.CODE) for member in members):
            (name,) = {member.removeprefix(vocab.CODE).split("/")[0] for member in members}
            assert members == {vocab.code(name, one) for one in vocab.LISTS[name]}, shape
            seen.add(name)
        else:
            classes = {name[0].upper() + name[1:] for name in vocab.ENTITY_KINDS} | {"Entity"}
            assert members == {vocab.CLASS[name] for name in classes}
    assert seen == set(vocab.LISTS) - {"entityKind"}


def test_the_shapes_speak_of_known_terms_only(shapes: Graph) -> None:
    text = data_file("ontology", "shapes.ttl").read_text(encoding="utf-8")
    used = set(re.findall(r"\bkg:(\w+)", text))
    assert used <= {*vocab.CLASS, *vocab.PROPERTY}
    assert list(shapes.objects(None, URIRef(SH + "message")))


# -- competency questions -----------------------------------------------------------------------------------

OLD = Source(id="old", title="An older report", rank="filing", published=PartialDate("2022-03"))
NEW = Source(
    id="new", title="A report of January", publisher="The Paper", published=PartialDate("2023-01-26")
)
REGISTER = Source(id="register", title="A register", rank="register")

_ENTITIES = {
    "renault": ("company", "Renault"),
    "nissan": ("company", "Nissan"),
    "mitsubishi-motors": ("company", "Mitsubishi Motors"),
    "geely": ("company", "Geely"),
    "qualcomm": ("company", "Qualcomm"),
    "saudi-aramco": ("company", "Aramco"),
    "fiat-chrysler-automobiles": ("company", "FCA"),
    "french-state": ("state", "French State"),
    "saudi-arabia": ("state", "Saudi Arabia"),
    "renault-nissan-mitsubishi-alliance": ("alliance", "The Alliance"),
    "ann": ("person", "Ann Archer"),
    "bob": ("person", "Bob Baker"),
}


def _claim(holder: str, investee: str, kind: str = "shareholding", **values: object) -> Claim:
    given: dict[str, object] = {"source": NEW, **values}
    return Claim(holder=holder, investee=investee, kind=kind, **given)  # type: ignore[arg-type]


def _day(text: str) -> dict[str, object]:
    return {"as_of": PartialDate(text), "as_of_basis": "dateline", "stated_on": PartialDate(text)}


def _small_world() -> Batch:
    alliance = "renault-nissan-mitsubishi-alliance"
    quote = Evidence(quote="about 43 of every hundred shares", start=120, end=152)
    claims = (
        _claim(
            "renault",
            "nissan",
            share=bounds("about", "43"),
            stated="43",
            approximate=True,
            evidence=(quote,),
            **_day("2023-01-26"),
        ),
        _claim("renault", "nissan", share=point("43.4"), stated="43.4", source=OLD, **_day("2022-03")),
        _claim("renault", "nissan", share=point("28.4"), stated="28.4", **_day("2023-11-08")),
        _claim("renault", "nissan", status="planned", change="decrease", share=UNKNOWN),
        _claim(
            "mitsubishi-motors",
            "nissan",
            share=point("1"),
            source=REGISTER,
            valid_from=PartialDate("2016"),
            valid_to=PartialDate("2020-06-30"),
            evidence=(Evidence(pointer="rows.csv#/7", raw="1 %"),),
        ),
        _claim(
            "qualcomm",
            "nissan",
            share=point("3"),
            source=REGISTER,
            valid_from=PartialDate("2021-05-01"),
            evidence=(Evidence(pointer="rows.csv#/8"),),
        ),
        _claim("geely", "nissan", share=point("9"), status="planned", **_day("2023-01-26")),
        _claim("ann", "nissan", share=point("7"), tense="past", **_day("2023-01-26")),
        _claim("bob", "nissan", share=point("5"), source=OLD),
        _claim("nissan", "renault", share=point("15"), voting="none", **_day("2023-01-26")),
        _claim("french-state", "renault", share=UNKNOWN, **_day("2019-09-03")),
        _claim("saudi-arabia", "saudi-aramco", share=UNKNOWN),
        _claim("saudi-aramco", "renault", status="negotiating", change="acquire", share=UNKNOWN),
        _claim("geely", "renault", "cooperation", status="planned", topic="engines"),
        _claim("qualcomm", "renault", "cooperation", status="asserted", topic="chips"),
        _claim("nissan", "renault", "cooperation", topic="vans"),
        _claim("fiat-chrysler-automobiles", "renault", "merger", status="failed"),
        _claim("renault", alliance, "allianceMembership"),
        _claim("nissan", alliance, "allianceMembership"),
        _claim("geely", alliance, "allianceMembership", status="rumoured"),
        _claim("ann", "renault", "seniorManagingOfficial", role="chief executive"),
        _claim("bob", alliance, "boardChair", role="chairman", tense="past", valid_to=PartialDate("2018")),
    )
    garbled = _claim("renault", "renault", share=point("15"), voting="none", evidence=(quote,))
    held = HeldClaim(
        claim=garbled,
        reason="selfHolding",
        note="Renault would hold itself.",
        repaired=_claim("nissan", "renault", share=point("15"), voting="none"),
    )
    entities = tuple(Entity(id=key, kind=kind, name=name) for key, (kind, name) in _ENTITIES.items())
    return Batch(claims=claims, held=(held,), entities=entities, sources=(NEW, OLD, REGISTER))


Rows = list[tuple[str, ...]]

# The leading columns of each answer, in the order of the answer. Empty: not said.
ANSWERS: dict[str, Rows] = {
    "owners-on-a-date": [
        ("Renault", "shareholding", "42", "44", "true", "2023-01-26", "about 43 of every hundred shares"),
        ("Qualcomm", "shareholding", "3", "3", "", "2021-05-01", ""),
    ],
    "non-voting-stakes": [("Nissan", "Renault", "15", "15", "none", "2023-01-26", "A report of January")],
    "state-owners": [
        ("French State", "Renault", "shareholding", "0", "100", "", "2019-09-03"),
        ("Saudi Arabia", "Aramco", "shareholding", "0", "100", "", ""),
    ],
    "cross-holdings": [
        ("Nissan", "15", "15", "Renault", "28.4", "28.4"),
        ("Nissan", "15", "15", "Renault", "42", "44"),
        ("Nissan", "15", "15", "Renault", "43.4", "43.4"),
    ],
    "only-planned": [
        ("Aramco", "Renault", "shareholding", "negotiating", "acquire"),
        ("Geely", "Nissan", "shareholding", "planned", ""),
        ("Geely", "Renault", "cooperation", "planned", "", "engines"),
        ("Geely", "The Alliance", "allianceMembership", "rumoured", ""),
    ],
    "members-of-an-alliance": [("Nissan",), ("Renault",)],
    "partners": [
        ("Geely", "planned", "engines"),
        ("Nissan", "asserted", "vans"),
        ("Qualcomm", "asserted", "chips"),
    ],
    "evidence-of-a-figure": [
        ("43.4", "43.4", "43.4", "asserted", "", "", "", "", "An older report", "", "2022-03"),
        ("28.4", "28.4", "28.4", "asserted", "", "", "", "",
         "A report of January", "The Paper", "2023-01-26"),
        ("42", "44", "43", "asserted", "about 43 of every hundred shares", "120", "152", "",
         "A report of January", "The Paper", "2023-01-26"),
    ],
    "held-back": [
        ("selfHolding", "Renault would hold itself.", "Renault", "Renault", "15", "15", "Nissan", "Renault",
         "about 43 of every hundred shares"),
    ],
    "office-holders": [
        ("Ann Archer", "seniorManagingOfficial", "chief executive", "Renault", "", "", ""),
        ("Bob Baker", "boardChair", "chairman", "The Alliance", "", "2018", "past"),
    ],
}  # fmt: skip


def _short(term: object) -> str:
    """A term for comparison: codes without their list, decimals without a fraction of nothing."""
    if term is None:
        return ""
    text = str(getattr(term, "value", term)) if not isinstance(term, Literal) else str(term)
    return text.rpartition("/")[2] if text.startswith(vocab.CODE) else text


@pytest.fixture(scope="module")
def lines() -> list[str]:
    # Two batches, so that entities and sources are described in two graphs of the union.
    world = _small_world()
    first = dataclasses.replace(world, claims=world.claims[:6], held=())
    second = dataclasses.replace(world, claims=world.claims[6:])
    return [line for part in (first, second) for line in batch_quads(part)[1]]


@pytest.fixture(scope="module")
def oxigraph(lines: list[str]) -> ox.Store:
    store = ox.Store()
    store.bulk_load("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="module")
def dataset(lines: list[str]) -> Dataset:
    dataset = Dataset(default_union=True)
    dataset.parse(data="\n".join(lines), format="nquads")
    return dataset


def _text(name: str) -> str:
    return (QUERIES / f"{name}.rq").read_text(encoding="utf-8")


def test_there_are_ten_questions_and_each_begins_with_a_line_in_plain_words() -> None:
    names = {path.stem for path in QUERIES.glob("*.rq")}
    assert names == set(ANSWERS)
    assert len(names) == 10
    for name in names:
        first = _text(name).splitlines()[0]
        assert first.startswith("# ")
        assert "?" in first


def _rows_of_oxigraph(store: ox.Store, name: str) -> Rows:
    answer = store.query(_text(name), use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(_short(row[variable]) for variable in answer.variables) for row in answer]


def _rows_of_rdflib(dataset: Dataset, name: str) -> Rows:
    answer = dataset.query(_text(name))
    return [tuple(_short(value) for value in row) for row in answer]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_question_answers_with_the_rows_worked_out_by_hand(name: str, oxigraph: ox.Store) -> None:
    rows = _rows_of_oxigraph(oxigraph, name)
    expected = ANSWERS[name]
    assert [row[: len(want)] for row, want in zip(rows, expected, strict=True)] == expected


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_two_engines_give_the_same_rows(name: str, oxigraph: ox.Store, dataset: Dataset) -> None:
    assert sorted(_rows_of_rdflib(dataset, name)) == sorted(_rows_of_oxigraph(oxigraph, name))


def test_the_prefixes_of_the_questions_are_those_of_the_vocabulary() -> None:
    for path in sorted(Path(QUERIES).glob("*.rq")):
        for prefix, iri in re.findall(r"PREFIX (\w+): <([^>]+)>", path.read_text(encoding="utf-8")):
            assert vocab.PREFIXES[prefix] == iri, path.name
