"""Make `kg/vocab.py` and `ontology/codelists/codelists.ttl` from the ontology and its code lists.

Sources of truth are `ontology/kg.ttl` (classes and properties) and `ontology/codelists/*.csv` (codes).
Nothing else is written, and the same input gives the same bytes.

    python ontology/generate.py            write the two files
    python ontology/generate.py --check    exit 1 when one of them is stale

Example:
    >>> make_ttl({"tense": []}).splitlines()[-1]
    '<https://w3id.org/corporate-ownership/code/tense> a skos:ConceptScheme ; skos:prefLabel "tense"@en .'
"""

from __future__ import annotations

import csv
import json
import re
import sys
import textwrap
from pathlib import Path

HERE = Path(__file__).resolve().parent
CODELISTS = HERE / "codelists"
VOCAB = HERE.parent / "kg" / "vocab.py"
CODES_TTL = CODELISTS / "codelists.ttl"

CODE = "https://w3id.org/corporate-ownership/code/"
_TERM = re.compile(r"^kg:(\w+) a owl:(Class|ObjectProperty|DatatypeProperty) ;", re.MULTILINE)

# Code list -> name of its frozenset in vocab.py.
SETS = {
    "entityKind": "ENTITY_KINDS",
    "interestKind": "INTEREST_KINDS",
    "status": "STATUSES",
    "tense": "TENSES",
    "directness": "DIRECTNESS",
    "capacity": "CAPACITIES",
    "denominator": "DENOMINATORS",
    "voting": "VOTING",
    "control": "CONTROL",
    "change": "CHANGES",
    "deltaBasis": "DELTA_BASES",
    "asOfBasis": "AS_OF_BASES",
    "rank": "RANKS",
    "holdReason": "HOLD_REASONS",
}
# Flag column of interestKind.csv -> name of the frozenset of the codes that have it.
FLAGS = {
    "bods": "BODS_KINDS",
    "symmetric": "SYMMETRIC_KINDS",
    "holding": "HOLDING_KINDS",
    "office": "OFFICE_KINDS",
}

_HEAD = '''\
"""IRIs and code lists. GENERATED from `ontology/` by `python ontology/generate.py`: do not edit.

`PROPERTY` and `CLASS` give the IRI of a term by its name, `LISTS` the codes of a list, `code` the IRI of
a code, and `PREFIXES` the prefixes that a query may use.

Example:
    >>> HOLDER
    'https://w3id.org/corporate-ownership#holder'
    >>> code("status", "planned")
    'https://w3id.org/corporate-ownership/code/status/planned'
"""

from __future__ import annotations

KG = "https://w3id.org/corporate-ownership#"
BASE = "https://w3id.org/corporate-ownership/id/"
CODE = "https://w3id.org/corporate-ownership/code/"
SCHEME = "https://w3id.org/corporate-ownership/scheme/"
'''

_TAIL = '''
HOLDER = PROPERTY["holder"]

PREFIXES = {
    "kg": KG,
    "entity": BASE + "entity/",
    "claim": BASE + "claim/",
    "scheme": SCHEME,
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: f"{CODE}{name}/" for name in LISTS},
}


def code(codelist: str, value: str) -> str:
    """IRI of a code.

    Args:
        codelist: Name of the list, a key of `LISTS`.
        value: Code in that list.
    """
    return f"{CODE}{codelist}/{value}"
'''

_TTL_HEAD = """\
# The code lists as SKOS. GENERATED from codelists/*.csv by `python ontology/generate.py`: do not edit.

@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def read_codelists() -> dict[str, list[dict[str, str]]]:
    """Rows of every code list by its name."""
    lists = {}
    for name in SETS:
        with (CODELISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            lists[name] = list(csv.DictReader(file))
    return lists


def make_vocab(lists: dict[str, list[dict[str, str]]], ontology: str) -> str:
    """Text of `kg/vocab.py`."""
    kinds: dict[str, list[str]] = {"Class": [], "Property": []}
    for name, kind in _TERM.findall(ontology):
        kinds["Class" if kind == "Class" else "Property"].append(name)
    parts = [_HEAD]
    parts += [_table("CLASS", kinds["Class"]), _table("PROPERTY", kinds["Property"])]
    for name, set_name in SETS.items():
        parts.append(_frozenset(set_name, [row["code"] for row in lists[name]]))
    for column, set_name in FLAGS.items():
        parts.append(_frozenset(set_name, [r["code"] for r in lists["interestKind"] if r[column] == "yes"]))
    entries = "".join(f'    "{name}": {set_name},\n' for name, set_name in SETS.items())
    parts.append(f"\nLISTS: dict[str, frozenset[str]] = {{\n{entries}}}")
    return "\n".join(parts) + "\n" + _TAIL


def _table(name: str, words: list[str]) -> str:
    """Two lines: the names, and the dictionary from name to IRI."""
    names = f"_{name}_NAMES = {_wrapped(words, room=70)}"
    return f"{names}\n{name} = {{name: KG + name for name in _{name}_NAMES.split()}}\n"


def _frozenset(name: str, codes: list[str]) -> str:
    one_line = f'{name} = frozenset("{" ".join(codes)}".split())'
    if len(one_line) <= 110:
        return one_line
    return f"{name} = frozenset{_wrapped(codes, room=92, after='.split()')}"


def _wrapped(words: list[str], *, room: int, after: str = "") -> str:
    lines = textwrap.wrap(" ".join(words), room)
    quoted = [f'    "{line} "' for line in lines[:-1]] + [f'    "{lines[-1]}"{after}']
    return "(\n" + "\n".join(quoted) + "\n)"


def make_ttl(lists: dict[str, list[dict[str, str]]]) -> str:
    """Text of `codelists.ttl`: a concept scheme a list, a concept a code."""
    parts = [_TTL_HEAD]
    for name, rows in lists.items():
        scheme = f"<{CODE}{name}>"
        parts.append(f'{scheme} a skos:ConceptScheme ; skos:prefLabel "{name}"@en .\n')
        parts += [_concept(f"<{CODE}{name}/{row['code']}>", scheme, row) for row in rows]
    return "\n".join(parts)


def _concept(iri: str, scheme: str, row: dict[str, str]) -> str:
    def text(column: str) -> str:
        return json.dumps(row[column], ensure_ascii=False)

    return (
        f'{iri} a skos:Concept ; skos:inScheme {scheme} ; skos:notation "{row["code"]}" ;\n'
        f"    skos:prefLabel {text('label_en')}@en, {text('label_fr')}@fr ;\n"
        f"    skos:definition {text('definition_en')}@en,\n        {text('definition_fr')}@fr .\n"
    )


def outputs() -> dict[Path, str]:
    """What each generated file should hold."""
    lists = read_codelists()
    ontology = (HERE / "kg.ttl").read_text(encoding="utf-8")
    return {VOCAB: make_vocab(lists, ontology), CODES_TTL: make_ttl(lists)}


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` only say whether they are stale."""
    stale = [
        path
        for path, text in outputs().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.name} is stale: run python ontology/generate.py", file=sys.stderr)
        return 1 if stale else 0
    for path, text in outputs().items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
