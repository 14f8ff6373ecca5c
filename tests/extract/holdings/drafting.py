"""What the rules say before it is judged how far to trust them: `rule: holder > held` of each draft."""

from unittest.mock import patch

from kg.extract.drafts import ENDED, Draft
from kg.extract.linking.scene import Scene
from tests.extract.support import lines


def drafts_of(text: str, language: str = "en") -> list[Draft]:
    """The drafts of a text before they are judged."""
    found: list[Draft] = []

    def watching(scene: Scene, told: list[list[Draft]]) -> list[list[Draft]]:
        found.extend(draft for drafts in told for draft in drafts)
        return told

    with patch("kg.extract.reader.judged", watching):
        lines(text, language)
    return found


def told(text: str, language: str = "en") -> set[str]:
    """`rule: holder > held` of every draft of owning; `past` behind it where it is over, or its status."""
    found = set()
    for draft in drafts_of(text, language):
        if draft.kind not in ("shareholding", "votingRights", "parent", "otherInfluenceOrControl"):
            continue
        marks = [draft.status] if draft.status not in ("asserted", "reported") else []
        marks += ["past"] if draft.tense in (ENDED, "past") else []
        found.add(" ".join([f"{draft.rule}: {draft.holder.text} > {draft.investee.text}", *marks]))
    return found


def pairs(text: str, language: str = "en") -> set[str]:
    """`holder > held` of every draft of owning, whatever rule made it."""
    return {line.partition(": ")[2] for line in told(text, language)}
