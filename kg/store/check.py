"""Whether a graph is sound: shapes, quotations, files.

| check | what is looked at |
|---|---|
| batches | every batch file against its id, which is the hash of its content |
| quotations | every quotation against the archived text at its offsets |
| texts | every archived text against its hash |
| shapes | every batch against `ontology/shapes.ttl` (SHACL) |
| index | the batches of the index against those that the log says are in force |
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from kg.answers import Checked
from kg.errors import KgError
from kg.model import Claim, Issue
from kg.store.folder import GraphFolder
from kg.store.indexing import whole_standing
from kg.store.quads import batch_quads
from kg.store.reading import read_batch
from kg.store.records import Records
from kg.store.shapes import check_shapes


def checked(folder: GraphFolder) -> Checked:
    """Look at everything; a fault is an issue, not an error.

    Cost: reads the whole graph; the shapes take by far the longest.
    """
    records = Records(folder)
    claims = [record.claim for record in records.all()] + [held.claim for held in records.all_held()]
    batches = folder.index.names.batches()
    found = [
        *_text_issues(folder, claims),
        *_quotation_issues(folder, claims),
        *_index_issues(folder, batches),
    ]
    whole: dict[str, frozenset[str]] = {}
    for batch in batches:
        found += _batch_issues(folder, batch, whole)
    for round_ in _rounds(whole):
        found += check_shapes(line for batch in round_ for line in folder.sources.batch_lines(batch))
    counts = {
        "batches": len(batches),
        "quotations": sum(e.quote is not None for claim in claims for e in claim.evidence),
        "texts": len({claim.source.text_sha256 for claim in claims if claim.source.text_sha256}),
        "shapes": len(claims),
    }
    return Checked(checks=counts, issues=tuple(found))


def _batch_issues(folder: GraphFolder, batch: str, whole: dict[str, frozenset[str]]) -> Iterator[Issue]:
    """What is wrong with a batch file; one that is whole is noted with the ids of its claims."""
    try:
        content = read_batch(folder.sources.batch_lines(batch))
        key, _ = batch_quads(content)
    except KgError as error:
        yield Issue(code="batch-unreadable", message=str(error), where=batch)
        return
    if key != batch:
        message = "the content does not give this id: the file was changed; restore it from a copy"
        yield Issue(code="batch-changed", message=message, where=batch)
        return
    whole[batch] = frozenset(claim.id for claim in content.claims)


def _rounds(batches: dict[str, frozenset[str]]) -> list[list[str]]:
    """Batches put together so that no claim stands twice in a round: its evidence would be mixed."""
    rounds: list[tuple[set[str], list[str]]] = []
    for batch, claims in batches.items():
        fitting = [one for one in rounds if one[0].isdisjoint(claims)]
        seen, members = fitting[0] if fitting else (set(), [])
        if not fitting:
            rounds.append((seen, members))
        seen |= claims
        members.append(batch)
    return [members for _, members in rounds]


def _text_issues(folder: GraphFolder, claims: list[Claim]) -> Iterator[Issue]:
    for sha256 in sorted({claim.source.text_sha256 for claim in claims if claim.source.text_sha256}):
        text = folder.sources.text(sha256)
        if text is None:
            yield Issue(code="text-missing", message="the archived text is gone", where=sha256)
        elif hashlib.sha256(text.encode()).hexdigest() != sha256:
            yield Issue(code="text-changed", message="the archived text is not the one read", where=sha256)


def _quotation_issues(folder: GraphFolder, claims: list[Claim]) -> Iterator[Issue]:
    for claim in claims:
        text = folder.sources.text(claim.source.text_sha256) if claim.source.text_sha256 else None
        for evidence in claim.evidence:
            if text is None or evidence.quote is None or evidence.start is None:
                continue
            if text[evidence.start : evidence.end] != evidence.quote:
                message = f"the text at {evidence.start}-{evidence.end} is not the quotation"
                yield Issue(code="quotation", message=message, where=claim.source.id, claim=claim.id)


def _index_issues(folder: GraphFolder, batches: list[str]) -> Iterator[Issue]:
    log = whole_standing(folder)
    in_force = sorted(batch for batch, state in log.items() if state.withdrawn_on is None)
    if in_force != batches:
        yield Issue(
            code="index-stale",
            message="the index is not what log.jsonl says; mend the log if lines are gone; run kg rebuild",
        )
