"""Rules as they read, before learned weights judge them: for the tests of what a rule reads."""

from kg.extract.drafts import LIKELY, Draft
from kg.extract.linking.scene import Scene


def as_the_rules_say(_: Scene, told: list[list[Draft]]) -> list[list[Draft]]:
    """Every draft of a rule that is fairly sure of it; the guesses of the broad rules are left out."""
    return [[draft for draft in drafts if _stands(draft)] for drafts in told]


def _stands(draft: Draft) -> bool:
    narrow = draft.rule in ("possession", "means", "chain")
    return draft.figure is not None or draft.doubt is not None or narrow or draft.certainty >= LIKELY
