"""What the rules say of a text before it is judged how sure they are."""

from unittest.mock import patch

from kg.extract.drafts import Draft
from kg.extract.linking.scene import Scene
from tests.extract.support import reading


def ruled(text: str, language: str, *rules: str) -> list[str]:
    """`holder > investee rule status tense` of the drafts whose rule begins with one of the names."""
    found: list[Draft] = []

    def watching(_: Scene, told: list[list[Draft]]) -> list[list[Draft]]:
        found.extend(draft for drafts in told for draft in drafts)
        return told

    with patch("kg.extract.reader.judged", watching):
        reading(text, language)
    return [
        f"{draft.holder.text} > {draft.investee.text} {draft.rule} {draft.status} {draft.tense}"
        for draft in found
        if draft.rule.startswith(rules) and (draft.figure is None)
    ]
