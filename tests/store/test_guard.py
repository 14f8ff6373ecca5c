import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.store.guard import disarmed, guard
from kg.vocab import BASE

HARMLESS = [
    "SELECT ?s WHERE { ?s ?p ?o }",
    'SELECT ?s { ?s ?p "a SERVICE to LOAD and DELETE" }',
    "SELECT ?s { ?s ?p '''INSERT DATA { }''' }",
    "SELECT ?s { ?s <http://example.org/SERVICE> ?o }",
    "SELECT ?service { ?service ?load ?delete }",
    "SELECT ?s { ?s ?p ?o } # SERVICE <http://example.org/>",
    "PREFIX service: <http://example.org/> SELECT ?s { ?s service:load ?o }",
    "ASK { FILTER(1 < 2 && 3 > 2) }",
    f"SELECT ?s FROM <{BASE}batch/1> {{ ?s ?p ?o }}",
    f"SELECT ?s FROM NAMED <{BASE}batch/1> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
]
REFUSED = {
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }": "SERVICE",
    "SELECT * { service silent <http://example.org/> { ?s ?p ?o } }": "SERVICE",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }": "SERVICE",
    r"SELECT * { \u0053ERVICE <http://example.org/> { } }": "SERVICE",
    'SELECT * { ?s ?p "\\"" . SERVICE <http://example.org/> {} }': "SERVICE",
    "SELECT * # comment\n{ SERVICE <http://example.org/> {} }": "SERVICE",
    r'SELECT ?x { BIND("\u005c" AS ?x) SERVICE <http://example.org/> {} #" ' + "\n}": "SERVICE",
    "ASK { BIND(0 AS ?a) FILTER(?a<?b)SERVICE?c#>\n{?s ?p ?o}}": "SERVICE",
    "ASK { ?s ?p x:.SERVICE<http://example.org/>{?s ?p ?o} }": "SERVICE",
    "ASK { {}SERVICESILENT<http://example.org/>{} }": "SERVICE",
    "ASK { ?s ?p trueSERVICE<http://example.org/>{} }": "SERVICE",
    "PREFIX : <http://example.org/> ASK { SERVICE:x {?s ?p ?o} }": "SERVICE",
    "PREFIX x: <http://example.org/> ASK { SERVICEx:x # a comment\n {?s ?p ?o} }": "SERVICE",
    "LOAD <http://example.org/data.ttl>": "LOAD",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }": "INSERT",
    "DELETE WHERE { ?s ?p ?o }": "DELETE",
    "PREFIX a: <urn:a> CLEAR ALL": "CLEAR",
    "drop all": "DROP",
    "SELECT ?s FROM <http://example.org/g> { ?s ?p ?o }": "FROM",
    "SELECT ?s FROM <file:///etc/hosts> { ?s ?p ?o }": "FROM",
    "SELECT ?s FROM NAMED <http://example.org/g> { ?s ?p ?o }": "FROM",
    "PREFIX e: <http://example.org/> SELECT ?s FROM e:g { ?s ?p ?o }": "FROM",
    "SELECT ?s FROM <relative> { ?s ?p ?o }": "FROM",
}


@pytest.mark.parametrize("query", HARMLESS)
def test_a_harmless_query_passes(query: str) -> None:
    guard(query)


@pytest.mark.parametrize(("query", "word"), REFUSED.items())
def test_a_query_that_reaches_out_or_changes_is_refused(query: str, word: str) -> None:
    with pytest.raises(QueryError, match=f"{word} is refused"):
        guard(query)


def test_the_line_of_the_fault_is_named() -> None:
    with pytest.raises(QueryError) as caught:
        guard("SELECT *\n{\n  SERVICE <http://example.org/> {} }")
    assert caught.value.line == 3


@given(st.text(max_size=200))
def test_any_text_is_judged_without_a_crash(text: str) -> None:
    try:
        guard(text)
    except QueryError as error:
        said = str(error)
    else:
        said = "nothing is refused"
    assert "refused" in said


@given(st.text(alphabet=st.characters(exclude_characters='"\\\r\n'), max_size=50))
def test_what_stands_in_a_string_is_never_refused(text: str) -> None:
    guard(f'SELECT ?s {{ ?s ?p "{text}" }}')


@pytest.mark.parametrize(
    "query",
    [
        "ASK " + "{" * 5_000 + "}" * 5_000,
        "SELECT (" + "1+" * 50_000 + "1 AS ?x) {}",
        "ASK {FILTER(" + "!" * 9_000,
    ],
)
def test_a_query_that_would_break_the_engine_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="nested too deeply or too long"):
        guard(query)


def test_a_long_list_of_values_passes() -> None:
    guard("SELECT * { VALUES ?x { " + '"a" 1 <urn:a> kg:b ' * 20_000 + "} ?x ?p ?o }")


@pytest.mark.parametrize(
    "query",
    [
        "ASK { SERVICE <http://127.0.0.1:9/> {} }",
        "PREFIX x: <x:> ASK { {} x:a x:b.SERVICE<http://127.0.0.1:9/>{} }",
        "ASK { {}SeRvIcESILENT<http://127.0.0.1:9/>{} }",
    ],
)
def test_a_disarmed_query_cannot_name_a_service(query: str) -> None:
    with pytest.raises(SyntaxError):
        pyoxigraph.Store().query(disarmed(query))


def test_a_disarmed_query_means_the_same() -> None:
    query = 'PREFIX s: <x:service/> SELECT ("a Service" AS ?service) (s:service AS ?b) (<x:SERVICE> AS ?c) {}'
    [row] = pyoxigraph.Store().query(disarmed(query))
    assert [term.value for term in row] == ["a Service", "x:service/service", "x:SERVICE"]
