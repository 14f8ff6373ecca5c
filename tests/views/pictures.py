"""Views for the tests: a carmaker's world in our own words, hostile names, and big random networks."""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction

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
)
from kg.network import OwnershipNetwork
from kg.settlement import Interest, Support
from kg.shares import UNKNOWN, bounds, point
from kg.views.document import GraphView

DAY = date(2023, 1, 26)
RECEIVED = date(2023, 2, 1)

GAZETTE = Source(
    id="gazette", title="Auvergne keeps its hold on Kitayama", publisher="The Motor Gazette",
    published=PartialDate("2023-01-26"), language="en", url="https://example.org/gazette/1",
)  # fmt: skip
LETTER = Source(
    id="letter", title="Who holds the wheel", publisher="Capital Letter", retold_from="5f" * 32, language="en"
)
QUOTATION = "Auvergne Motors still owns roughly 43 percent of Kitayama."

_NAMES = {
    "auvergne": ("company", "Auvergne Motors", "FR"),
    "kitayama": ("company", "Kitayama Motor Corporation", "JP"),
    "hoshino": ("company", "Hoshino Heavy Vehicles", "JP"),
    "gallia": ("state", "Republic of Gallia", "FR"),
    "nippara": ("state", "Nippara", "JP"),
    "sahra": ("state", "Kingdom of Sahra", "SA"),
    "sahra-oil": ("company", "Sahra Oil", "SA"),
    "pact": ("alliance", "Auvergne–Kitayama–Hoshino Pact", None),
    "cavallo": ("unit", "Cavallo Powertrain", "GB"),
    "jun-li": ("company", "Jun Li Auto", "CN"),
    "torino": ("company", "Torino Chrome Automobiles", "NL"),
    "delorme": ("person", "Alix Delorme", "FR"),
    "ferrand": ("person", "Basile Ferrand", "FR"),
    "senda": ("person", "Carla Senda", None),
    "funds": ("dispersed", "Free float", None),
    "nominee": ("unknown", "Unknown holder", None),
    "mirabeau": ("arrangement", "Mirabeau Staff Trust", "FR"),
}
ENTITIES = {
    key: Entity(id=key, kind=kind, name=name, country=country)
    for key, (kind, name, country) in _NAMES.items()
    if key != "auvergne"
} | {
    "auvergne": Entity(
        id="auvergne", kind="company", name="Auvergne Motors", country="FR",
        names=(
            Name(text="Groupe Auvergne", language="fr"),
            Name(text="オーヴェルニュ", language="ja", script="Jpan"),
        ),
        identifiers=(Identifier(scheme="ISIN", value="FR0000000001"),),
    )
}  # fmt: skip


def claim(holder: str, investee: str, kind: str = "shareholding", **more: object) -> Claim:
    """A claim with a quotation of its own unless one is given."""
    source = more.pop("source", GAZETTE)
    quote = more.pop("quote", f"{holder} is said to be tied to {investee}.")
    evidence = (Evidence(quote=str(quote), start=10, end=10 + len(str(quote))),)
    return Claim(holder=holder, investee=investee, kind=kind, source=source, evidence=evidence, **more)  # type: ignore[arg-type]


def recorded(value: Claim) -> Recorded:
    return Recorded(claim=value, recorded_on=RECEIVED)


def interest(used: Claim, *others: tuple[Claim, str, str | None], **more: object) -> Interest:
    """The interest that a claim makes, with further claims in their roles."""
    supports = [Support(record=recorded(used), role="used")]
    supports += [Support(record=recorded(c), role=role, reason=reason) for c, role, reason in others]  # type: ignore[arg-type]
    values: dict[str, object] = {
        "holder": used.holder, "investee": used.investee, "kind": used.kind, "claims": tuple(supports),
        "share": used.share, "stated": used.stated, "approximate": used.approximate,
        "share_text": used.share_text, "voting": used.voting, "instrument": used.instrument,
        "denominator": used.denominator, "role": used.role,
        "topic": used.topic, "tense": used.tense, "valid_from": used.valid_from, "valid_to": used.valid_to,
        "observed": used.as_of.earliest if used.as_of else None,
    }  # fmt: skip
    return Interest(**(values | more))  # type: ignore[arg-type]


def about(text: str) -> dict[str, object]:
    return {
        "share": bounds("about", text),
        "stated": text,
        "approximate": True,
        "share_text": f"roughly {text} percent",
    }


def carmakers(**changes: object) -> GraphView:
    """A cross-holding, states above, an alliance beside, offices, plans, an undated stake, a held claim."""
    seen = {"as_of": PartialDate("2023-01-26"), "as_of_basis": "dateline"}
    main = claim("auvergne", "kitayama", **about("43"), **seen, quote=QUOTATION)
    older = claim("auvergne", "kitayama", share=point("44.4"), stated="44.4", source=LETTER)
    other = claim(
        "auvergne", "kitayama", share=point("36"), stated="36", source=LETTER, quote="Others say 36 percent."
    )
    interests = (
        interest(
            main,
            (older, "agrees", None),
            (other, "dissents", "36 % lies outside 42 to 44 %"),
            labels=("disputed",),
        ),
        interest(
            claim("kitayama", "auvergne", share=point("15"), stated="15", voting="none", **seen),
            instrument="registered shares",
        ),
        interest(claim("kitayama", "hoshino", share=point("34.02"), stated="34.02", **seen)),
        interest(claim("gallia", "auvergne", share=UNKNOWN, **seen)),
        interest(
            claim("nippara", "hoshino", "rightsToProfitOrIncome", share=bounds("range", "25", "50"), **seen)
        ),
        interest(claim("mirabeau", "auvergne", share=bounds("moreThan", "3"), **seen), directness="indirect"),
        interest(claim("funds", "auvergne", share=bounds("atLeast", "60"), **seen)),
        interest(claim("nominee", "hoshino", share=UNKNOWN, **seen)),
        interest(claim("sahra", "sahra-oil", share=UNKNOWN, **seen)),
        *(
            interest(claim(member, "pact", "allianceMembership"))
            for member in ("auvergne", "kitayama", "hoshino")
        ),
        interest(claim("delorme", "auvergne", "seniorManagingOfficial", role="chief executive")),
        interest(claim("ferrand", "gallia", "publicOffice", role="finance minister")),
        interest(claim("auvergne", "jun-li", "cooperation", topic="hybrid engines")),
    )
    undated = (
        interest(claim("gallia", "kitayama", share=point("2"), stated="2", source=LETTER)),
        interest(claim("senda", "kitayama", "boardChair", role="chairman", tense="past", source=LETTER)),
    )
    pending = (
        recorded(
            claim("sahra-oil", "cavallo", status="negotiating", share=bounds("upTo", "20"), stated="20")
        ),
        recorded(claim("auvergne", "cavallo", status="planned", change="acquire")),
        recorded(claim("auvergne", "torino", "merger", status="failed", topic="a merger of equals")),
    )
    doubtful = claim("auvergne", "auvergne", share=point("15"), stated="15", voting="none", source=LETTER)
    held = HeldClaim(
        claim=doubtful, reason="selfHolding", note="The sentence makes a company its own holder.",
        repaired=claim("kitayama", "auvergne", share=point("15"), stated="15", voting="none", source=LETTER),
    )  # fmt: skip
    values: dict[str, object] = {
        "title": "Auvergne Motors and its circle",
        "as_of": DAY,
        "focus": "auvergne",
        "network": OwnershipNetwork(as_of=DAY, entities=ENTITIES, interests=interests),
        "undated": undated,
        "pending": pending,
        "held": (held,),
    }
    return GraphView(**(values | changes))  # type: ignore[arg-type]


HOSTILE = (
    "</script><script>window.__pwn=1</script>",
    "<img src=x onerror=window.__pwn=1>",
    "<svg onload=window.__pwn=1>",
    "\"'><b onmouseover=window.__pwn=1>",
    "`${window.__pwn=1}`",
    "{{7*7}}",
    "${7*7}",
    "<!-- --><script>",
    "]]>",
    "a\u2028b\u2029c",
    "nul\x00byte",
    "\u202egnirts\u202c",
    "x" * 10_000,
    "👩‍👩‍👧‍👦 family",
    "half \ud800 pair",
    "__proto__",
    "constructor",
    "javascript:window.__pwn=1",
    "data:text/html,<script>window.__pwn=1</script>",
    "=1+1",
    '<a href="https://example.org/">href</a>',
)


def hostile() -> GraphView:
    """Every hostile text as id, name, country, role, quotation, title, publisher, address and heading."""
    entities, interests, held = {}, [], []
    for place, text in enumerate(HOSTILE):
        source = Source(id=f"s{place}", title=text, publisher=text, url=text, retold_from=text or None)
        entities[text] = Entity(
            id=text, kind="company", name=text, country=text,
            names=(Name(text=text + text[:50]),), identifiers=(Identifier(scheme=text, value=text),),
        )  # fmt: skip
        below = HOSTILE[(place + 1) // 2] if place else HOSTILE[-1]
        used = Claim(
            holder=text, investee=below, kind="boardMember", role=text, topic=text, source=source,
            evidence=(Evidence(quote=text), Evidence(pointer=text, raw=text)), share_text=text, speaker=text,
        )  # fmt: skip
        interests.append(interest(used, instrument=text, share=point("10"), share_text=text))
        held.append(HeldClaim(claim=used, reason="selfHolding", note=text))
    return GraphView(
        title=HOSTILE[0] + HOSTILE[6], as_of=DAY, focus=HOSTILE[3], held=tuple(held),
        network=OwnershipNetwork(as_of=DAY, entities=entities, interests=tuple(interests)),
    )  # fmt: skip


def forest(count: int, *, seed: int = 5) -> GraphView:
    """A random network of `count` entities: chains of holdings, some cross-holdings, some bands."""
    chance = random.Random(seed)
    kinds = ("company",) * 8 + ("person", "state")
    entities = {
        f"e{n:05}": Entity(id=f"e{n:05}", kind=chance.choice(kinds), name=f"Holding {n} Limited")
        for n in range(count)
    }
    interests = []
    for n in range(1, count):
        low = Fraction(chance.randrange(1, 60), 100)
        used = claim(
            f"e{chance.randrange(max(0, n - 30), n):05}", f"e{n:05}", share=Share(low, low + Fraction(1, 5))
        )
        interests.append(interest(used))
    for _ in range(count // 6):
        first, second = chance.sample(range(count), 2)
        interests.append(
            interest(claim(f"e{first:05}", f"e{second:05}", share=point(str(chance.randrange(1, 20)))))
        )
    unique = {(i.holder, i.investee): i for i in interests}
    return GraphView(
        title=f"{count} entities", as_of=DAY,
        network=OwnershipNetwork(as_of=DAY, entities=entities, interests=tuple(unique.values())),
    )  # fmt: skip
