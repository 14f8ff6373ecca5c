from typing import Any

import pytest

from kg.fingerprints import fingerprints, lasting_fingerprint
from kg.model import Claim, Evidence, Source
from kg.record import replace
from kg.shares import point


def _claim(**given: Any) -> Claim:
    return Claim(**{"holder": "a", "investee": "b", "kind": "shareholding", "source": Source(id="d")} | given)


def test_a_decision_on_a_retelling_finds_the_claim_of_its_original() -> None:
    retold = _claim(share=point(15), source=Source(id="retelling", retold_from="original"))
    original = _claim(share=point(15), source=Source(id="original"))
    assert fingerprints(retold)[1] == fingerprints(original)[1]
    assert fingerprints(retold)[0] != fingerprints(original)[0]


@pytest.mark.parametrize("said", [{"status": "planned"}, {"tense": "past"}, {"change": "dispose"}])
def test_a_decision_on_a_plan_is_none_on_a_holding(said: dict[str, Any]) -> None:
    source = Source(id="d", title="A deal", publisher="P")
    evidence = (Evidence(quote="Oak takes 21% of Fir", start=0, end=20),)
    held = Claim(holder="a", investee="b", kind="shareholding", source=source, evidence=evidence)
    other = replace(held, id="", **said)
    assert not set(fingerprints(held)) & set(fingerprints(other))
    assert lasting_fingerprint(held) != lasting_fingerprint(other)


def test_a_fingerprint_survives_a_change_of_case_and_quotes_in_the_quotation() -> None:
    one = _claim(evidence=(Evidence(quote="Alder’s stake is 15%"),))
    other = _claim(evidence=(Evidence(quote="ALDER'S  stake is 15%"),))
    assert fingerprints(one) == fingerprints(other)
