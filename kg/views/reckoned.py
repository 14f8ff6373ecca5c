"""Calculated answers as plain text for a terminal: the figure, how sure it is, and the chain below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.calculated import Calculated, Finding, Hop
from kg.shares import ONE, UNKNOWN, show
from kg.views.lines import safe, wrapped
from kg.views.wording import Entities, in_scenario, name_of

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
    "power": "power indices",
    "psc": "UK PSC",
    "amld": "EU AMLD",
    "amlr": "EU AMLR",
    "cta": "US CTA",
    "ofac": "OFAC 50 % rule",
    "ecb": "ECB close links",
    "guo25": "GUO25",
    "guo50": "GUO50",
}
_BASES = {"capital": "the capital", "votes": "the votes", None: "capital or votes"}
# Reasons that the heading already says.
_PLAIN = {"integrated", "guo25", "guo50", "ofac"}
_INDICES = {"shapley": "Shapley-Shubik", "banzhaf": "Banzhaf", "banzhaf_normalised": "Banzhaf normalised"}
# Chains shown below one entity; the JSON form has all of them.
_MOST_CHAINS = 4


def calculated(answer: Calculated) -> str:
    """The answer to `controllers`, `ultimate`, `group`, `power` and `links`."""
    lines = wrapped(_heading(answer), "", "  ") + in_scenario(answer.lens)
    for item in answer.findings:
        lines += _finding_lines(item, answer)
    if not answer.findings:
        lines += wrapped(_nobody(answer), "  ", "  ")
    for name, share in (("not named", answer.unknown), ("circles in closed loops", answer.trapped)):
        if share is not None and share.high > 0:
            whole = share.low == 0 and share.high == ONE
            lines.append(f"  {name}: {'not known' if whole else show(share)}")
    for title, sets in (answer.sets or {}).items():
        if not sets:
            continue
        lines += ["", f"{title}:"]
        for one in sets:
            lines += wrapped(", ".join(safe(name_of(key, answer.entities)) for key in one), "  ", "    ")
    if answer.explanation:
        lines += ["", *(line for told in answer.explanation for line in wrapped(safe(told), "", "    "))]
    if answer.warnings:
        lines += ["", *(line for told in answer.warnings for line in wrapped(safe(f"! {told}"), "", "  "))]
    return "\n".join(lines)


def _heading(answer: Calculated) -> str:
    asked = _QUESTIONS[answer.question].format(safe(answer.entity.name))
    counts = (
        _BASES[answer.basis] if answer.threshold is None else f"{_enough(answer)} of {_BASES[answer.basis]}"
    )
    return f"{asked}, as of {answer.as_of.isoformat()} (by {_RULES.get(answer.rule, answer.rule)}: {counts})"


def _enough(answer: Calculated) -> str:
    percent = f"{float((answer.threshold or 0) * 100):g} %"
    return f"more than {percent}" if answer.strict else f"{percent} or more"


def _nobody(answer: Calculated) -> str:
    """What an answer without findings says: of those who are named, nobody."""
    if answer.question == "controllers" or answer.rule == "majority":
        return "nobody who is known controls it"
    if answer.question == "links":
        return "no close link is known"
    if answer.question == "power":
        return "nobody is known to vote in it"
    if answer.threshold is None:
        return "nobody is known at whom its ownership ends"
    return f"nobody is known who has {_enough(answer)} by this rule"


def _finding_lines(item: Finding, answer: Calculated) -> Iterator[str]:
    names = answer.entities
    yield from wrapped("  ".join([safe(name_of(item.entity, names)), *_summary(item, answer)]), "  ", "    ")
    if item.values:
        yield from wrapped(", ".join(_indices(item.values)), "      ", "      ")
    for chain in item.chains[:_MOST_CHAINS]:
        yield from wrapped(_chain(chain, names), "      ", "        ")
    if len(item.chains) > _MOST_CHAINS:
        yield f"      and {len(item.chains) - _MOST_CHAINS} more ways (--json has them all)"
    if item.note:
        yield from wrapped(safe(item.note), "      ", "      ")


def _indices(values: Mapping[str, float]) -> Iterator[str]:
    """Power indices: a number, or where bands leave it open the least and the most."""
    for key, name in _INDICES.items():
        if key in values:
            yield f"{name} {values[key]:.6g}"
        elif f"{key}_low" in values:
            yield f"{name} {values[f'{key}_low']:.6g} to {values[f'{key}_high']:.6g}"


def _summary(item: Finding, answer: Calculated) -> Iterator[str]:
    if item.share is not None:
        yield "share not stated" if item.share == UNKNOWN else show(item.share)
    if item.direct is not None and item.direct != item.share and item.direct.high > 0:
        own = "not stated" if item.direct == UNKNOWN else show(item.direct)
        yield f"of that direct {own}"
    if item.verdict is not None:
        yield item.verdict
    if item.open_verdict is not None and item.open_verdict != item.verdict:
        yield f"{item.open_verdict} if unnamed holders act for it"
    if item.reasons and answer.rule not in _PLAIN:
        yield f"by {', '.join(item.reasons)}"
    if item.labels:
        yield f"[{', '.join(item.labels)}]"


def _chain(chain: tuple[Hop, ...], names: Entities) -> str:
    text = safe(name_of(chain[0].holder, names))
    for hop in chain:
        share = "controls" if hop.share is None else "not stated" if hop.share == UNKNOWN else show(hop.share)
        text += f" --{share}--> {safe(name_of(hop.investee, names))}"
    return text
