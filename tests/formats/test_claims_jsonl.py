import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.formats.claims_jsonl import Loaded, read_claims, write_claims
from kg.model import (
    Claim,
    Entity,
    Evidence,
    HeldClaim,
    Identifier,
    Name,
    PartialDate,
    Recorded,
    Share,
    Source,
    in_id_order,
)
from kg.names import fold
from kg.shares import UNKNOWN, bounds, point
from tests import strategies

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
KNOWN = {
    "orion": Entity(
        id="orion",
        kind="company",
        name="Orion",
        country="FR",
        identifiers=(Identifier(scheme="LEI", value="1"),),
    ),
    "orion group": Entity(id="orion", kind="company", name="Orion", country="FR"),
}


def mint(kind: str, name: str, document: str) -> str:
    return f"{kind}|{fold(name)}|{document if kind == 'person' else ''}"


def read(*lines: object, known: dict[str, Entity] | None = None, raw: bytes | None = None) -> Loaded:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    data = text.encode() if raw is None else raw
    return read_claims(data, name="w.jsonl", known=KNOWN if known is None else known, mint=mint)


def only(*lines: object) -> Claim:
    (claim,) = (claim for batch, _, _ in read(*lines).batches for claim in batch.claims)
    return claim


def fault(*lines: object, raw: bytes | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read(*lines, raw=raw)
    return str(caught.value)


TIE = {"holder": "Alpha", "investee": "Beta", "doc": "d1"}


# -- shares -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ['"43.40"', "43.40"])
def test_a_percentage_keeps_its_digits_as_text_and_as_number(written: str) -> None:
    claim = only(f'{{"holder":"Alpha","investee":"Beta","share":{written}}}')
    assert (claim.share, claim.stated) == (point("43.4"), "43.40")


def test_an_exponent_is_written_out() -> None:
    assert only('{"holder":"A","investee":"B","share":1.5e1}').stated == "15"


def test_an_approximate_figure_gets_the_bounds_of_its_words() -> None:
    claim = only({**TIE, "share": "43", "approximate": True})
    assert (claim.share, claim.stated, claim.approximate) == (bounds("about", "43"), "43", True)


def test_a_band_keeps_its_open_end() -> None:
    claim = only({**TIE, "share_min": "25", "share_max": "50", "share_min_open": True})
    assert claim.share == Share(Fraction(1, 4), Fraction(1, 2), low_open=True)


def test_one_bound_leaves_the_other_at_its_limit() -> None:
    assert only({**TIE, "share_min": 25}).share == bounds("atLeast", "25")
    assert only({**TIE, "share_max": 25}).share == bounds("upTo", "25")


def test_bounds_may_stand_in_one_object_as_answers_print_them() -> None:
    claim = only({**TIE, "share": {"low": 0, "high": 100, "low_open": True, "high_open": False}})
    assert claim.share == UNKNOWN


def test_no_share_field_is_nothing_said_and_not_an_unknown_share() -> None:
    assert only(TIE).share is None


def test_a_third_is_said_exactly_by_a_ratio() -> None:
    claim = only({**TIE, "share": "100/3"})
    assert (claim.share, claim.stated) == (Share(Fraction(1, 3), Fraction(1, 3)), None)


def test_a_level_before_a_change_keeps_its_numeral() -> None:
    claim = only({**TIE, "change": "increase", "before": "20.0", "share": "35", "effective": "2016"})
    assert (claim.before, claim.before_stated, claim.effective) == (point(20), "20.0", PartialDate("2016"))


def test_a_cap_on_votes_is_a_percentage_and_votes_a_share_are_not() -> None:
    claim = only({**TIE, "voting": "capped", "voting_cap": "15", "votes_per_share": "0.1"})
    assert (claim.voting_cap, claim.votes_per_share) == (Fraction(3, 20), Fraction(1, 10))


# -- parties ------------------------------------------------------------------------------------------


def test_a_name_that_is_packaged_leads_to_the_packaged_entity() -> None:
    claim = only({**TIE, "holder": "ORION Group"})
    assert (claim.holder, claim.holder_text) == ("orion", "ORION Group")


def test_another_name_is_minted_from_what_is_written() -> None:
    claim = only(TIE)
    assert (claim.holder, claim.holder_text) == ("company|alpha|", "Alpha")


def test_an_id_of_the_file_is_kept_and_its_name_leads_to_it_from_anywhere_in_the_file() -> None:
    loaded = read(
        {"holder": "kingdom of mu", "investee": "Beta"}, {"id": "s", "kind": "state", "name": "Kingdom of Mu"}
    )
    ((batch, _, _),) = loaded.batches
    assert batch.claims[0].holder == "s"
    assert [(e.id, e.kind) for e in batch.entities] == [("company|beta|", "company"), ("s", "state")]


def test_an_entity_of_a_packaged_name_is_the_packaged_one_unless_something_contradicts() -> None:
    def holder(**entity: object) -> str:
        return only({"id": "x1", "name": "Orion", **entity}, {"holder": "x1", "investee": "Beta"}).holder

    assert holder(kind="company") == "orion"
    assert holder(kind="company", country="FR") == "orion"
    assert holder(kind="person") == "x1"
    assert holder(kind="company", country="US") == "x1"
    assert holder(kind="company", identifiers={"LEI": "2"}) == "x1"


def test_an_entity_without_id_is_known_by_its_identifier() -> None:
    line = {"kind": "company", "name": "Gamma", "identifiers": [{"scheme": "GB-COH", "value": "01234567"}]}
    assert only(line, {"holder": "Gamma", "investee": "Beta"}).holder == "GB-COH:01234567"


def test_an_identifier_with_wrong_check_digits_is_refused() -> None:
    line = b'{"id":"g","kind":"company","identifiers":{"LEI":"nonsense"}}'
    with pytest.raises(InputError, match="check digits"):
        read_claims(line, name="w", known={}, mint=mint, valid_identifier=lambda scheme, value: False)


def test_members_become_memberships_and_an_organ_points_to_its_body() -> None:
    loaded = read(
        {"id": "Pact", "kind": "alliance", "members": ["Alpha", "Beta"]},
        {"id": "Agency", "kind": "stateBody", "organ_of": "State"},
        {"id": "State", "kind": "state"},
    )
    ((batch, _, _),) = loaded.batches
    assert [(c.kind, c.holder_text, c.investee) for c in batch.claims] == [
        ("allianceMembership", "Alpha", "Pact"),
        ("allianceMembership", "Beta", "Pact"),
    ]
    assert {e.id: e.organ_of for e in batch.entities}["Agency"] == "State"
    assert loaded.rows == 2


@pytest.mark.parametrize("kind", [{}, {"type": "event"}, {"type": "event", "kind": "newShares"}])
def test_an_event_says_when_a_company_issued_shares(kind: dict[str, str]) -> None:
    loaded = read({"entity": "Beta", "on": "2022-05", **kind}, {"holder": "Alpha", "investee": "Beta"})
    ((batch, _, _),) = loaded.batches
    days = {entity.name: [day.text for day in entity.new_shares] for entity in batch.entities}
    assert days == {"Alpha": [], "Beta": ["2022-05"]}


def test_a_name_is_an_alliance_when_something_is_its_member() -> None:
    loaded = read({"holder": "Alpha", "investee": "The Pact", "kind": "allianceMembership"})
    assert {e.kind for e in loaded.batches[0].batch.entities} == {"company", "alliance"}


def test_a_symmetric_tie_stands_in_the_order_of_ids() -> None:
    claim = only({"holder": "Zeta", "investee": "Alpha", "kind": "cooperation"})
    assert (claim.holder_text, claim.investee_text) == ("Alpha", "Zeta")


# -- sources, labels and dates ------------------------------------------------------------------------


def test_what_is_said_of_a_document_once_holds_for_all_its_claims() -> None:
    loaded = read({**TIE, "rank": "company", "title": "Report"}, {**TIE, "investee": "Gamma"})
    assert {c.source for c in loaded.batches[0].batch.claims} == {
        Source(id="d1", rank="company", title="Report")
    }


def test_a_document_cannot_have_two_ranks() -> None:
    assert "w.jsonl:2: rank" in fault({**TIE, "rank": "company"}, {**TIE, "share": 1, "rank": "press"})


def test_a_claim_without_document_is_the_files_own() -> None:
    claim = only({"holder": "Alpha", "investee": "Beta"})
    assert claim.source.title == "w.jsonl"
    assert len(claim.source.id) == 32


def test_the_date_of_publication_is_the_date_of_saying_unless_the_line_says_otherwise() -> None:
    dated = {**TIE, "published": "2024-05-01"}
    assert only(dated).stated_on == PartialDate("2024-05-01")
    assert only({**dated, "stated_on": "2024-04"}).stated_on == PartialDate("2024-04")
    assert only({**dated, "stated_on": None}).stated_on is None


def test_replaces_finds_lines_below_and_documents() -> None:
    loaded = read(
        {**TIE, "id": "new", "share": 2, "replaces": ["old", "d0"]},
        {**TIE, "id": "old", "share": 1, "doc": "d0"},
    )
    new, old = loaded.batches[0].batch.claims
    assert new.replaces == (old.id, "d0")


def test_a_long_chain_of_corrections_is_read() -> None:
    lines = [{**TIE, "id": "0"}] + [
        {**TIE, "id": str(n), "share": n % 100, "replaces": [str(n - 1)]} for n in range(1, 3000)
    ]
    assert read(*lines).rows == 3000


def test_claims_are_grouped_by_the_days_of_recording_oldest_first() -> None:
    loaded = read(
        {**TIE, "id": "a", "share": 3},
        {**TIE, "id": "b", "share": 30, "recorded_on": "2024-08-01"},
        {**TIE, "id": "b", "share": 30, "recorded_on": "2024-01-10", "retracted_on": "2024-06-01"},
    )
    assert [(b.claims[0].share, r, w) for b, r, w in loaded.batches] == [
        (point(30), date(2024, 1, 10), date(2024, 6, 1)),
        (point(30), date(2024, 8, 1), None),
        (point(3), None, None),
    ]


def test_a_row_that_repeats_another_adds_its_evidence_and_is_counted() -> None:
    loaded = read({**TIE, "quote": "first words"}, {**TIE, "quote": "other words"})
    ((batch, _, _),) = loaded.batches
    assert [proof.quote for proof in batch.claims[0].evidence] == ["first words", "other words"]
    assert len(batch.claims) + len(batch.held) + len(loaded.issues) == loaded.rows == 2


def test_a_held_claim_stays_held_with_its_repaired_reading() -> None:
    line = {
        "type": "held",
        "reason": "selfHolding",
        "note": "Beta would hold itself.",
        "claim": {**TIE, "holder": "Beta", "share": 15},
        "repaired": {**TIE, "share": 15},
    }
    ((batch, _, _),) = read(line).batches
    assert batch.claims == ()
    assert batch.held[0].claim.holder == batch.held[0].claim.investee
    assert batch.held[0].repaired is not None
    assert batch.held[0].repaired.holder_text == "Alpha"


def test_crlf_blank_lines_and_a_byte_order_mark_do_no_harm() -> None:
    line = json.dumps(TIE).encode()
    loaded = read(raw=b"\xef\xbb\xbf" + line + b"\r\n\r\n   \n")
    assert loaded.rows == 1


def test_a_line_separator_inside_a_name_ends_no_line() -> None:
    assert read('{"holder":"A\u2028B","investee":"C"}').rows == 1


# -- faults -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({**TIE, "share": 150}, "share = '150'"),
        ({**TIE, "share": "-1"}, "between 0 and 100"),
        ({**TIE, "share": "43 %"}, "no % sign"),
        ({**TIE, "share": "4３"}, "is not a number"),
        ({**TIE, "share": "43,4"}, "is not a number"),
        ({**TIE, "share": True}, "must be a number"),
        ({**TIE, "share": 43, "share_min": 2}, "give one of them"),
        ({**TIE, "share_min": 50, "share_max": 25}, "low before high"),
        ({**TIE, "share_min_open": True}, "is missing beside an open bound"),
        ({**TIE, "share": {"low": 3}}, "needs both low and high"),
        ({**TIE, "shares": 43}, "did you mean 'share'?"),
        ({**TIE, "kind": "ownership"}, "must be one of"),
        ({**TIE, "kind": ["shareholding"]}, "must be a text"),
        ({**TIE, "as_of": "2023-02-30"}, "write 2023-01-26, 2023-01 or 2023"),
        ({**TIE, "as_of": "26.01.2023"}, "write 2023-01-26"),
        ({**TIE, "recorded_on": "2023"}, "must be a day"),
        ({**TIE, "recorded_on": "2023-05-01", "retracted_on": "2023-04-01"}, "lies before recorded_on"),
        ({**TIE, "units": "3.5"}, "must be a whole number"),
        ({**TIE, "holder": ""}, "is empty"),
        ({**TIE, "holder": "\u200b"}, "holder"),
        ({"holder": "Alpha"}, "investee"),
        ({**TIE, "replaces": ["nobody"]}, "is no id in this file"),
        ({**TIE, "id": "x", "replaces": ["x"]}, "corrects itself"),
        ({**TIE, "evidence": [{"quote": "w", "start": 9, "end": 3}]}, "in this order"),
        ({**TIE, "rank": "best"}, "must be one of"),
        ({**TIE, "type": "clam"}, "must be one of source, entity"),
        ({"kind": "company"}, "neither a claim"),
        ({"kind": "planet", "name": "Mu"}, "must be one of"),
        ({"type": "event", "entity": "Mu"}, "an event needs the entity and the day"),
        ({"entity": "Mu", "on": "2022-13"}, "write 2023-01-26, 2023-01 or 2023"),
        ({"entity": "Mu", "on": "2022", "kind": "fire"}, "must be newShares"),
        ({"id": "orion", "kind": "person"}, "is the packaged company Orion"),
        ({"kind": "company", "name": "Mu", "members": ["A"]}, "only an alliance or a group"),
        ({"type": "held", "reason": "whim", "note": "n", "claim": TIE}, "must be one of"),
        ({"type": "source", "id": ""}, "is empty"),
        ([1, 2], "one object {...} a line"),
        ('{"holder":"A","investee":"B","share":NaN}', "NaN is not a number"),
        ('{"holder":"A","investee":"B","share":1e400}', "too large"),
        ('{"holder":"A","investee":"B","share":1e-400}', "too large or too small"),
        ('{"holder":"A","investee":"B","units":' + "9" * 5000 + "}", "too many digits"),
        ('{"holder":"A","holder":"C","investee":"B"}', "the field 'holder' twice"),
        ('{"holder":"\\ud800","investee":"B"}', "surrogate"),
        ('{"holder":"A","investee":"B"},', "ends with a comma"),
        ('{"holder":"A","investee":"B",}', "is not JSON"),
        ('{"holder":"A","investee":"B"', "is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"holder":"' + "A" * 1_100_000 + '"}', "at most"),
    ],
)
def test_a_faulty_line_is_named_with_its_number_and_what_is_wrong(line: object, said: str) -> None:
    message = fault({"type": "source", "id": "s"}, line)
    assert message.startswith("w.jsonl:2: ")
    assert said in message
    assert "\n" not in message
    assert len(message) < 900


def test_one_faulty_line_refuses_the_file_and_the_others_are_counted_and_told() -> None:
    message = fault(TIE, {**TIE, "share": 101}, {**TIE, "as_of": "x"}, {**TIE, "rank": "y"})
    assert message.startswith("w.jsonl:2: share")
    first, *others = message.splitlines()
    assert first.endswith("(and 2 more faults; nothing was loaded)")
    assert [line.split(" ")[0] for line in others] == ["w.jsonl:3:", "w.jsonl:4:"]


def test_two_lines_cannot_share_an_id() -> None:
    assert "give each line its own" in fault({**TIE, "id": "a"}, {**TIE, "id": "a", "share": 3})


def test_a_name_of_two_entities_of_the_file_needs_an_id() -> None:
    twins = [{"id": key, "kind": "company", "name": "Twin"} for key in ("t1", "t2")]
    assert "give the id" in fault(*twins, {"holder": "Twin", "investee": "Beta"})


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "is empty" in fault(raw=data)


def test_bytes_that_are_not_utf8_are_named_with_their_place() -> None:
    assert "w.jsonl:2: byte 12 of the line (0xe9)" in fault(raw=b'\n{"holder":"\xe9"}')
    assert "UTF-16" in fault(raw='{"holder":"A"}'.encode("utf-16"))


@given(st.binary(max_size=80) | st.text(alphabet='{}[]":,holderinvestee01e\\u', max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused_with_an_input_error(data: bytes) -> None:
    with suppress(InputError):
        loaded = read(raw=data)
        assert sum(len(batch.claims) for batch, _, _ in loaded.batches) + len(loaded.issues) == loaded.rows


# -- write, then read ---------------------------------------------------------------------------------


def _said(text: str | None) -> str | None:
    return text if text is not None and text.strip() else None


def _tame_source(source: Source) -> Source:
    """The source without texts that say nothing, which the format does not write."""
    told = ("title", "publisher", "language", "url", "origin", "retold_from", "text_sha256")
    return replace(source, id=_said(source.id) or "s", **{key: _said(getattr(source, key)) for key in told})


def _tame_evidence(proof: Evidence) -> Evidence | None:
    placed = proof.start is not None and proof.end is not None and proof.start <= proof.end
    tame = Evidence(
        quote=_said(proof.quote),
        pointer=_said(proof.pointer),
        raw=_said(proof.raw),
        start=proof.start if placed else None,
        end=proof.end if placed else None,
    )
    return tame if tame != Evidence() else None


def _tame(claim: Claim, source: Source) -> Claim:
    texts = ("role", "topic", "share_text", "instrument", "speaker", "currency", "stated")
    ends = ("holder", "investee", "on_behalf_of", "counterparty")
    amount = claim.amount if claim.amount in ("5", "5.0", "0.1", "-3") else None
    parties = {end: _said(getattr(claim, end)) or ("p" if end in ends[:2] else None) for end in ends}
    proofs = [tame for proof in claim.evidence if (tame := _tame_evidence(proof))]
    tame = replace(
        claim,
        **parties,
        **{key: _said(getattr(claim, key)) for key in texts},
        holder_text=_said(claim.holder_text) or "",
        investee_text=_said(claim.investee_text) or "",
        via=tuple(filter(_said, claim.via)),
        replaces=tuple(filter(_said, claim.replaces)),
        evidence=tuple(dict.fromkeys(proofs)),
        amount=amount,
        source=source,
        id="",
    )
    return in_id_order(tame)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Claim], list[HeldClaim], list[Entity]]:
    listed = {s.id: s for s in map(_tame_source, draw(st.lists(strategies.sources, min_size=1, max_size=3)))}

    def claim() -> Claim:
        return _tame(draw(strategies.claims()), listed[draw(st.sampled_from(sorted(listed)))])

    claims = {made.id: made for made in (claim() for _ in range(draw(st.integers(0, 4))))}
    held = [
        HeldClaim(
            claim=claim(), reason="selfHolding", note="n", repaired=draw(st.sampled_from([None, claim()]))
        )
        for _ in range(draw(st.integers(0, 1)))
    ]
    spoken = [*claims.values(), *(c for doubt in held for c in (doubt.claim, doubt.repaired) if c)]
    ids = {
        party
        for c in spoken
        for party in (*c.parties, *c.via, c.on_behalf_of, c.counterparty)
        if party is not None
    }
    entities = [
        replace(
            draw(strategies.entities),
            id=identity,
            name=draw(st.sampled_from(["Alpha SA", "Émile", identity])),
            names=(),
            identifiers=(),
            organ_of=draw(st.sampled_from([None, *sorted(ids)])),
        )
        for identity in sorted(ids)
    ]
    return list(claims.values()), held, entities


@given(graphs())
def test_what_is_written_and_read_again_is_the_same(
    graph: tuple[list[Claim], list[HeldClaim], list[Entity]],
) -> None:
    claims, held, entities = graph
    data = "".join(write_claims(claims=claims, entities=entities, held=held)).encode()
    if not data:
        return
    loaded = read_claims(data, name="w", known={}, mint=mint)
    ((batch, _, _),) = loaded.batches
    assert {c.id: c for c in batch.claims} == {c.id: c for c in claims}
    assert list(batch.held) == sorted(held, key=lambda doubt: doubt.claim.id)
    assert list(batch.entities) == entities
    again = "".join(write_claims(claims=batch.claims, entities=batch.entities, held=batch.held)).encode()
    assert again == data


def test_an_entity_keeps_everything_that_is_said_of_it() -> None:
    entity = Entity(
        id="a",
        kind="company",
        name="Alpha",
        names=(
            Name(text="アルファ", language="ja", script="Kana"),
            Name(text="Alpha Works", valid_from=PartialDate("1999"), valid_to=PartialDate("2004-05")),
        ),
        identifiers=(Identifier(scheme="GB-COH", value="01234567"),),
        country="GB",
        exists_from=PartialDate("1999"),
        exists_to=PartialDate("2020-01-31"),
    )
    data = "".join(write_claims(claims=[], entities=[entity])).encode()
    assert read(raw=data).batches[0].batch.entities == (entity,)


@given(st.lists(strategies.register_claims(), max_size=5), st.randoms())
def test_the_order_of_the_claims_changes_no_byte(claims: list[Claim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert list(write_claims(claims=claims)) == list(write_claims(claims=shuffled))


def test_recorded_dates_survive_the_way_out_and_in() -> None:
    claim = only({**TIE, "share": 30})
    records = [
        Recorded(claim=claim, recorded_on=date(2024, 1, 10), withdrawn_on=date(2024, 6, 1)),
        Recorded(claim=claim, recorded_on=date(2024, 8, 1)),
    ]
    entities = [Entity(id=party, kind="company", name=party) for party in claim.parties]
    data = "".join(write_claims(claims=records, entities=entities)).encode()
    loaded = read_claims(data, name="w", known={}, mint=mint)
    assert [(b.claims, r, w) for b, r, w in loaded.batches] == [
        ((claim,), date(2024, 1, 10), date(2024, 6, 1)),
        ((claim,), date(2024, 8, 1), None),
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the worked settlement worlds are not beside this checkout")
def test_every_worked_world_is_read_whole() -> None:
    worlds = json.loads((SHARED / "settlement" / "worlds.json").read_text())["worlds"]
    assert worlds
    for world in worlds:
        entities = [{"id": key, **told} for key, told in world.get("entities", {}).items()]
        loaded = read(*entities, *world["claims"])
        stated = sum(len(entity.get("members", ())) for entity in entities) + len(world["claims"])
        assert sum(len(batch.claims) for batch, _, _ in loaded.batches) == stated == loaded.rows
