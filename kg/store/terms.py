"""Which property carries which field of the model, and how ids and values are written as RDF terms.

Writer (`kg.store.quads`) and reader (`kg.store.reading`) share these tables, so that they cannot drift
apart. A field's property is its Python name in lowerCamel. Nothing here knows a store.

Example:
    >>> Iris().entity("a/b")
    'https://w3id.org/corporate-ownership/id/entity/a%2Fb'
    >>> Iris().entity_id(Iris().entity("a/b"))
    'a/b'
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import quote, unquote

from kg import vocab
from kg.errors import InvalidClaim
from kg.record import frozen

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"

#: Text fields of a claim that are None where the source does not say.
CLAIM_TEXTS = "role topic stated share_text instrument currency speaker before_stated delta_stated".split()
#: Names as written, empty where they are those of the entities.
PARTY_TEXTS = ["holder_text", "investee_text"]
#: Code fields that always stand.
REQUIRED_CODES = {"kind": "interestKind", "status": "status"}
#: Code fields that are left out at their default (`kg:absentMeans` in the ontology) or where None.
DEFAULT_CODES = {
    "directness": "directness",
    "capacity": "capacity",
    "denominator": "denominator",
    "voting": "voting",
    "control": "control",
    "tense": "tense",
    "change": "change",
    "delta_basis": "deltaBasis",
    "as_of_basis": "asOfBasis",
}
CLAIM_ENTITIES = ["on_behalf_of", "counterparty"]
CLAIM_DATES = ["effective", "valid_from", "valid_to", "value_since", "as_of", "stated_on"]
CLAIM_SHARES = ["share", "before", "delta"]

SOURCE_TEXTS = ["title", "publisher", "language", "url", "origin", "retold_from", "text_sha256"]
SOURCE_DATES = ["published", "retrieved_on"]
ENTITY_DATES = ["exists_from", "exists_to"]

#: Selectors of the Web Annotation model.
QUOTE_SELECTOR, POSITION_SELECTOR = OA + "TextQuoteSelector", OA + "TextPositionSelector"
#: Type of a place in a document, in the words of Web Annotation.
SPECIFIC_RESOURCE = OA + "SpecificResource"

#: Graph of the index that holds decisions, accepted readings and merged ids.
DECISIONS_GRAPH = vocab.BASE + "graph/decisions"

#: Between pointer and raw value of a register row.
ROW_SEPARATOR = " = "

_UNSAFE = '[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff"\\\\]'
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_SAFE = re.compile(r"[A-Za-z0-9_.~-]*")
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def camel(field: str) -> str:
    """The lowerCamel form of a field's name.

    Example:
        >>> camel("on_behalf_of")
        'onBehalfOf'
    """
    first, *others = field.split("_")
    return first + "".join(other.capitalize() for other in others)


def property_of(field: str) -> str:
    """IRI of the property that carries a field of the model."""
    return vocab.PROPERTY[camel(field)]


def class_of(entity_kind: str) -> str:
    """IRI of the class of an entity kind.

    Example:
        >>> class_of("stateBody")
        'https://w3id.org/corporate-ownership#StateBody'
    """
    return vocab.CLASS[entity_kind[0].upper() + entity_kind[1:]]


@frozen(kw_only=False)
class Iris:
    """IRIs of the graph's own things, and back.

    Args:
        base: What they all begin with.
    """

    base: str = vocab.BASE

    def entity(self, key: str) -> str:
        """IRI of an entity."""
        return f"{self.base}entity/{_quoted(key)}"

    def claim(self, key: str) -> str:
        """IRI of a claim or held claim."""
        return f"{self.base}claim/{_quoted(key)}"

    def source(self, key: str) -> str:
        """IRI of a source."""
        return f"{self.base}source/{_quoted(key)}"

    def batch(self, key: str) -> str:
        """IRI of a batch, which is also the name of its graph."""
        return f"{self.base}batch/{_quoted(key)}"

    def held(self, key: str) -> str:
        """Name of the graph that holds the held claims of a batch."""
        return f"{self.batch(key)}/held"

    def entity_id(self, iri: str) -> str:
        """Id of an entity from its IRI."""
        return unquote(iri.removeprefix(f"{self.base}entity/"))

    def claim_id(self, iri: str) -> str:
        """Id of a claim from its IRI."""
        return unquote(iri.removeprefix(f"{self.base}claim/"))

    def source_id(self, iri: str) -> str:
        """Id of a source from its IRI."""
        return unquote(iri.removeprefix(f"{self.base}source/"))

    def batch_id(self, graph: str) -> str:
        """Id of a batch from the name of its graph or of its graph of held claims."""
        return unquote(graph.removeprefix(f"{self.base}batch/").removesuffix("/held"))


@lru_cache(maxsize=8_192)
def _quoted(key: str) -> str:
    if _SAFE.fullmatch(key):
        return key
    try:
        return quote(key, safe="")
    except UnicodeEncodeError as error:
        raise InvalidClaim("id", key, "holds half of a surrogate pair, which is no character") from error


def scheme_iri(scheme: str) -> str:
    """Datatype of identifiers of a scheme."""
    return vocab.SCHEME + _quoted(scheme)


def scheme_of(iri: str) -> str:
    """Scheme of an identifier from its datatype."""
    return unquote(iri.removeprefix(vocab.SCHEME))


def text_literal(text: str) -> str:
    r"""A plain literal in N-Quads, on one line whatever the text holds.

    Raises:
        InvalidClaim: The text holds half of a surrogate pair.

    Example:
        >>> print(text_literal('say "no"\n'))
        "say \"no\"\n"
    """
    unsafe = _unsafe()
    return f'"{unsafe.sub(_escaped, text)}"' if unsafe.search(text) else f'"{text}"'


@cache
def _unsafe() -> re.Pattern[str]:
    # Compiled when first used: questions write nothing.
    return re.compile(_UNSAFE)


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        raise InvalidClaim("text", match.string, "holds half of a surrogate pair, which is no character")
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def typed_literal(text: str, datatype: str) -> str:
    """A literal of an XML Schema type; the text must need no escape."""
    return f'"{text}"^^<{XSD}{datatype}>'


def date_literal(text: str) -> str:
    """A day, month or year as written.

    Example:
        >>> date_literal("2016-02")
        '"2016-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return typed_literal(text, _DATE_TYPES[len(text)])
