"""What a text says of its holdings beside their shares; all names are invented."""

from typing import Any

from kg.extract.vocabulary import details
from tests.extract.support import reading


def told(text: str, language: str = "en") -> dict[str, dict[str, Any]]:
    """`holder > held share` of every tie of ownership to its details, with names in place of ids."""
    batch = reading(text, language).batch
    names = {entity.id: entity.name for entity in batch.entities}
    found = {}
    for claim in [*batch.claims, *(one.claim for one in batch.held)]:
        said = {
            key: value for key, value in details(claim, names).items() if not key.endswith(("_id", "_ids"))
        }
        found[f"{claim.holder_text} > {claim.investee_text} {claim.stated or ''}".strip()] = said
    return found


def only(text: str, language: str = "en") -> dict[str, Any]:
    """The details of the one holding with a figure that a text tells."""
    (said,) = [said for tie, said in told(text, language).items() if tie[-1].isdigit()]
    return said
