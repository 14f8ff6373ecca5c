"""The tests here ask what the rules read, whatever the packaged weights make of it."""

import pytest

from tests.extract.judging import as_the_rules_say


@pytest.fixture(autouse=True)
def _rules_unjudged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.extract.reader.judged", as_the_rules_say)
