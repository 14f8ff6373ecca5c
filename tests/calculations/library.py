"""The words of a command, answered by `kg.analytics` alone: entity to verdict and exact share."""

from __future__ import annotations

import shlex
from fractions import Fraction
from typing import Any

from kg.analytics.amld import amld
from kg.analytics.amlr import amlr
from kg.analytics.control import controlled
from kg.analytics.controllers import controllers, head
from kg.analytics.cta import cta
from kg.analytics.findings import is_end
from kg.analytics.guo import guo
from kg.analytics.integrated import integrated
from kg.analytics.links import close_links
from kg.analytics.ofac import ofac
from kg.analytics.power import shapley
from kg.analytics.psc import psc
from kg.analytics.ultimate import ultimate_shares
from kg.model import Share
from kg.network import OwnershipNetwork

Answers = dict[str, tuple[str | None, Share | None]]
_LAWS = {"psc": psc, "amld": amld, "amlr": amlr, "cta": cta}


def answered(network: OwnershipNetwork, words: str) -> Answers:
    """What the library says to the words of a command."""
    question, company, *rest = shlex.split(words)
    options = dict(zip(rest[::2], rest[1::2], strict=True))
    return _QUESTIONS[question](network, company, options)


def _controllers(network: OwnershipNetwork, company: str, _options: dict[str, str]) -> Answers:
    return {item.holder: (item.verdict, item.stake) for item in controllers(network, company)}


def _ultimate(network: OwnershipNetwork, company: str, options: dict[str, str]) -> Answers:
    rule = options.get("--rule", "integrated")
    more: dict[str, Any] = {}
    if "--threshold" in options:
        more["threshold"] = Fraction(options["--threshold"]) / 100
    if rule in _LAWS:
        return {item.holder: (item.verdict, None) for item in _LAWS[rule](network, company, **more).findings}
    if rule == "ofac":
        return _ofac(network, company)
    if rule.startswith("guo"):
        found = guo(network, company, more.get("threshold", Fraction(rule[3:]) / 100))
        names = (found.owner,) if found.owner else found.names
        return {key: ("certain" if found.owner else "possible", None) for key in names}
    if rule == "majority":
        top = head(network, company)
        shown = {*top.members, *top.possible} - {company}
        return {i.holder: (i.verdict, i.stake) for i in controllers(network, company) if i.holder in shown}
    return _integrated(network, company, options.get("--basis", "capital"), more.get("threshold"))


def _integrated(network: OwnershipNetwork, company: str, basis: Any, threshold: Fraction | None) -> Answers:
    found: Answers = {}
    for owner in ultimate_shares(network, company, basis=basis).sources:
        share = integrated(network, owner, company, basis=basis)  # asked one by one, not taken from the whole
        verdict = share.at_least(threshold) if threshold else None
        if owner != company and verdict != "impossible":
            found[owner] = (verdict, share.share)
    return found


def _ofac(network: OwnershipNetwork, company: str) -> Answers:
    owners = (key for key in network.entities if key != company and is_end(network.tables, key))
    judged = {key: ofac(network, [key], company) for key in owners}
    return {key: (one.verdict, one.stake) for key, one in judged.items() if one.verdict != "impossible"}


def _group(network: OwnershipNetwork, company: str, _options: dict[str, str]) -> Answers:
    tops = head(network, company).members
    found: Answers = {
        item.company: (item.verdict, item.stake) for top in tops for item in controlled(network, top)
    }
    return {**found, **dict.fromkeys(tops, ("certain", None))}


def _links(network: OwnershipNetwork, company: str, options: dict[str, str]) -> Answers:
    threshold = Fraction(options.get("--threshold", "20")) / 100
    found = {}
    for link in close_links(network, company, threshold=threshold):
        owned = [clause.share for clause in link.clauses if clause.third is None]
        found[link.second] = (link.verdict, owned[0] if owned else None)
    return found


def _power(network: OwnershipNetwork, company: str, options: dict[str, str]) -> Answers:
    rest: Any = options.get("--float", "ocean")
    seats = shapley(network, company, rest=rest).seats
    return {seat.holder: (None, seat.votes) for seat in seats if seat.holder is not None}


_QUESTIONS = {
    "controllers": _controllers,
    "ultimate": _ultimate,
    "group": _group,
    "links": _links,
    "power": _power,
}
