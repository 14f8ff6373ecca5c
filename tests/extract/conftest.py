"""The tests of the rules ask what the rules read, whatever the packaged weights make of it."""

import pytest

from tests.extract.judging import as_the_rules_say

#: Rooms of rules; everywhere else the weights have their say.
_RULES = ("acts", "frames", "holdings", "languages", "names", "numbers")


@pytest.fixture(autouse=True)
def _rules_unjudged(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.path.parent.name in _RULES:
        monkeypatch.setattr("kg.extract.reader.judged", as_the_rules_say)
