"""What a graph holds, document by document, and what was left out of each text and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyoxigraph as ox

from kg import vocab
from kg.answers import DocumentStatus, Status
from kg.model import HeldClaim, Zone
from kg.store.folder import GraphFolder
from kg.store.indexing import whole_standing
from kg.store.records import Records
from kg.store.terms import RDF

_TYPE = ox.NamedNode(RDF + "type")
_BEGINS = 60


def inventory(
    folder: GraphFolder, *, limit: int, waiting: Callable[[Sequence[HeldClaim]], tuple[HeldClaim, ...]]
) -> Status:
    """What the graph holds.

    Args:
        folder: The graph.
        limit: Most documents to list.
        waiting: From held claims to those that nobody has decided on.

    Cost: reads every held claim, and the claims of the batches listed.
    """
    index, records = folder.index, Records(folder)
    batches = index.names.batches()
    held = waiting(records.all_held())
    documents: list[DocumentStatus] = []
    more = 0
    for batch in batches:
        sources = records.documents_of_batch(batch)
        for number, source in enumerate(sources):
            if len(documents) == limit:
                more += 1
                continue
            zones = records.zones(batch) if number == 0 else ()
            text = folder.sources.text(source.text_sha256) if source.text_sha256 else None
            documents.append(
                DocumentStatus(
                    source=source,
                    batch=batch,
                    recorded_on=index.names.recorded_on(batch),
                    claims=records.claims_of_source(batch, source.id),
                    held=tuple(one for one in held if one.claim.source.id == source.id),
                    zones=tuple((zone, _begins(zone, text)) for zone in zones),
                )
            )
    log = whole_standing(folder).values()
    return Status(
        store=str(folder.folder),
        generation=index.folder.name,
        quads=index.manifest["quads"],
        entities=index.names.count(),
        claims=_count(index.rdf, "Claim"),
        held=len(held),
        decisions=len(folder.sources.decisions()),
        withdrawn=sum(state.withdrawn_on is not None for state in log),
        documents=tuple(
            sorted(documents, key=lambda d: (str(d.source.published or "~"), d.source.title or ""))
        ),
        more=more,
    )


def _begins(zone: Zone, text: str | None) -> str:
    if text is None:
        return ""
    words = " ".join(text[zone.start : min(zone.end, zone.start + 4 * _BEGINS)].split())
    return words if len(words) <= _BEGINS else words[: _BEGINS - 1] + "…"


def _count(store: ox.Store, kind: str) -> int:
    wanted = ox.NamedNode(vocab.CLASS[kind])
    return len({quad.subject for quad in store.quads_for_pattern(None, _TYPE, wanted, None)})
