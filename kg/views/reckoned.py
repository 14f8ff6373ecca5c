"""Calculated answers as plain text for a terminal: the figure, how sure it is, and the chain below it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.calculated import Calculated, Finding, Hop
from kg.shares import ONE, UNKNOWN, show
from kg.views.wording import Entities, name_of, safe, wrapped

_QUESTIONS = {
    "controllers": "Who controls {}",
    "ultimate": "Who ultimately owns {}",
    "group": "The group of {}",
    "power": "The power of the holders of {}",
    "links": "Close links of {}",
}
_RULES = {
    "integrated": "integrated ownership",
    "majority": "majority of votes",
    "psc": "UK PSC",
    "amld": "EU AMLD",
    "amlr": "EU AMLR",
    "cta": "US CTA",
    "ofac": "OFAC 50 % rule",
    "ecb": "ECB close links",
    "guo25": "GUO25",
    "guo50": "GUO50",
}
# Chains shown below one entity; the JSON form has all of them.
_MOST_CHAINS = 4


def calculated(answer: Calculated) -> str:
    """The answer to `controllers`, `ultimate`, `group`, `power` and `links`."""
    lines = [_heading(answer)]
    for item in answer.findings:
        lines += _finding_lines(item, answer.entities)
    if not answer.findings:
        lines.append("  nobody is found")
    for name, share in (("not named", answer.unknown), ("circles in closed loops", answer.trapped)):
        if share is not None and share.high > 0:
            whole = share.low == 0 and share.high == ONE
            lines.append(f"  {name}: {'not known' if whole else show(share)}")
    for title, sets in (answer.sets or {}).items():
        if not sets:
            continue
        lines += ["", f"{title}:"]
        lines += [f"  {', '.join(safe(name_of(key, answer.entities)) for key in one)}" for one in sets]
    if answer.explanation:
        lines += ["", *(line for told in answer.explanation for line in wrapped(safe(told), "", "    "))]
    if answer.warnings:
        lines += ["", *(line for told in answer.warnings for line in wrapped(safe(f"! {told}"), "", "  "))]
    return "\n".join(lines)


def _heading(answer: Calculated) -> str:
    asked = _QUESTIONS[answer.question].format(safe(answer.entity.name))
    rule = _RULES.get(answer.rule, answer.rule)
    parts = [f"by {rule}" if rule else "", f"{answer.basis}"]
    if answer.threshold:
        word = "more than" if answer.strict else "at least"
        parts.append(f"{word} {float(answer.threshold * 100):g} %")
    return f"{asked}, as of {answer.as_of.isoformat()} ({', '.join(part for part in parts if part)})"


def _finding_lines(item: Finding, names: Entities) -> Iterator[str]:
    yield "  ".join([f"  {safe(name_of(item.entity, names))}", *_summary(item)])
    for name, value in (item.values or {}).items():
        yield f"      {name}: {value:.6g}"
    for chain in item.chains[:_MOST_CHAINS]:
        yield from wrapped(_chain(chain, names), "      ", "        ")
    if len(item.chains) > _MOST_CHAINS:
        yield f"      and {len(item.chains) - _MOST_CHAINS} more ways (--json has them all)"
    if item.note:
        yield from wrapped(safe(item.note), "      ", "      ")


def _summary(item: Finding) -> Iterator[str]:
    if item.share is not None:
        yield "share not stated" if item.share == UNKNOWN else show(item.share)
    if item.direct is not None and item.direct != item.share and item.direct.high > 0:
        yield f"of that direct {show(item.direct)}"
    if item.verdict is not None:
        yield item.verdict
    if item.open_verdict is not None and item.open_verdict != item.verdict:
        yield f"{item.open_verdict} if unnamed holders act for it"
    if item.reasons:
        yield f"by {', '.join(item.reasons)}"
    if item.labels:
        yield f"[{', '.join(item.labels)}]"


def _chain(chain: tuple[Hop, ...], names: Entities) -> str:
    text = safe(name_of(chain[0].holder, names))
    for hop in chain:
        share = "controls" if hop.share is None else "not stated" if hop.share == UNKNOWN else show(hop.share)
        text += f" --{share}--> {safe(name_of(hop.investee, names))}"
    return text
