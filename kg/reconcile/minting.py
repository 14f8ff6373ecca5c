"""New entity ids, where neither the packaged list nor an identifier gives one.

An id is made from what a document writes and from nothing else, so the same text yields the same ids
in every graph. Whether two ids are one entity is decided elsewhere and later (`kg.reconcile.identity`).

Example:
    >>> mint("company", "Alpha SA", "document-1") == mint("company", "ALPHA  SA", "document-2")
    True
    >>> mint("person", "Ann Bell", "document-1") == mint("person", "Ann Bell", "document-2")
    False
"""

from __future__ import annotations

from kg.errors import InvalidClaim
from kg.model import ClaimId, EntityId, digest
from kg.names import fold, slug

# Kinds of which a name alone says nothing: two persons of one name in two documents stay two.
_NAMED_PER_DOCUMENT = frozenset({"person"})
_READABLE = 40
_DIGITS = 12


def mint(kind: str, name: str, document_id: str) -> EntityId:
    """Id for an entity that is known by its name only: a readable part and a hash.

    Args:
        kind: Entity kind; the same name of another kind is another entity.
        name: The name as written; case, accents and spacing do not count, the legal form does.
        document_id: Id of the document; counts for persons only.

    Raises:
        InvalidClaim: Nothing visible is left of the name.

    Example:
        >>> mint("company", "Alpha SA", "d1").startswith("alpha-sa-")
        True
    """
    folded = fold(name)
    if not folded:
        raise InvalidClaim("name", name, "an entity needs a visible name")
    document = document_id if kind in _NAMED_PER_DOCUMENT else ""
    return _joined(slug(name), digest("entity", kind, folded, document, length=_DIGITS))


def mint_unknown(claim: ClaimId, end: str = "holder") -> EntityId:
    """Id for a party that its source does not name: each such party is a node of its own.

    Args:
        claim: Id of the claim that it stands in.
        end: `holder` or `investee`.
    """
    return _joined("unknown", digest("unknown", claim, end, length=_DIGITS))


def id_for_identifier(scheme: str, value: str) -> EntityId:
    """Id for an entity that is known by an identifier, checked elsewhere.

    Example:
        >>> id_for_identifier("GB-COH", "01234567")
        'GB-COH:01234567'
    """
    return f"{scheme}:{value.strip()}"


def _joined(readable: str, hashed: str) -> EntityId:
    head = readable[:_READABLE].strip("-")
    return f"{head}-{hashed}" if head else hashed
