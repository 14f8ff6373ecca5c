"""What people decided, as the index shows it: merged ids, decisions, and the readings they accepted.

Batches keep the ids and readings that were made from their documents and are never rewritten; all that a
decision changes is changed here, on the way into the index, and can be undone.

Example:
    >>> line = f'<{vocab.BASE}claim/c1> <{vocab.HOLDER}> <{vocab.BASE}entity/b> <{vocab.BASE}batch/x> .'
    >>> next(rewritten([line], {"b": "a"})) == line.replace("entity/b", "entity/a")
    True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg import vocab
from kg.model import Claim, Decision, EntityId, digest
from kg.store.quads import graph_quads
from kg.store.terms import DECISIONS_GRAPH, OWL, PROV, RDF, Iris, date_literal, text_literal

_ENTITY = re.compile(f"<{re.escape(vocab.BASE)}entity/[^>]*>")
_SAME_AS = OWL + "sameAs"


def rewritten(lines: Iterable[str], canonical: Mapping[EntityId, EntityId]) -> Iterator[str]:
    """N-Quads lines in which an entity that stands for another is named by the other.

    What is said of the entity itself (the lines where it is the subject) stays with its own id.

    Args:
        lines: N-Quads lines.
        canonical: Ids that stand for another id.

    Cost: nothing when no id stands for another; else one pass.
    """
    if not canonical:
        yield from lines
        return
    iris = Iris()
    terms = {f"<{iris.entity(old)}>": f"<{iris.entity(new)}>" for old, new in canonical.items()}
    for line in lines:
        subject, _, rest = line.partition(" ")
        yield f"{subject} {_ENTITY.sub(lambda match: terms.get(match.group(), match.group()), rest)}"


def decision_quads(
    decisions: Sequence[Decision],
    accepted: Sequence[tuple[Claim, str]],
    canonical: Mapping[EntityId, EntityId],
) -> list[str]:
    """The lines of the graph of decisions.

    Args:
        decisions: All decisions, oldest first.
        accepted: Readings that were accepted, each with the id of the held claim that it comes from.
        canonical: Ids that stand for another id.
    """
    iris, graph = Iris(), f"<{DECISIONS_GRAPH}>"
    quads = graph_quads(DECISIONS_GRAPH, [claim for claim, _ in accepted])
    # The batch of the held claim describes the document already.
    lines = [line for line in rewritten(quads, canonical) if not line.startswith(f"<{vocab.BASE}source/")]
    lines += [
        f"<{iris.claim(claim.id)}> <{PROV}wasRevisionOf> <{iris.claim(held)}> {graph} ."
        for claim, held in accepted
    ]
    lines += [
        f"<{iris.entity(old)}> <{_SAME_AS}> <{iris.entity(new)}> {graph} ."
        for old, new in sorted(canonical.items())
    ]
    for number, decision in enumerate(decisions):
        lines += [f"{triple} {graph} ." for triple in _decision(number, decision)]
    return sorted(set(lines))


def _decision(number: int, decision: Decision) -> Iterator[str]:
    marks = digest("decision", str(number), decision.action, *decision.subjects)
    node = f"<{vocab.BASE}decision/{marks}>"
    words: list[tuple[str, str | None]] = [
        ("action", decision.action),
        ("author", decision.author),
        ("reason", decision.reason),
        *(("subject", subject) for subject in decision.subjects),
        *(("fingerprint", mark) for mark in decision.fingerprints),
    ]
    yield f"{node} <{RDF}type> <{vocab.CLASS['Decision']}>"
    yield f"{node} <{vocab.PROPERTY['decidedOn']}> {date_literal(decision.on.text)}"
    for name, text in words:
        if text is not None:
            yield f"{node} <{vocab.PROPERTY[name]}> {text_literal(text)}"
