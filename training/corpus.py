"""From passages with known claims to the choices that `fit` learns from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.languages import FOREIGN
from kg.extract.languages.reading import read_foreign
from kg.extract.linking.scene import Scene
from kg.extract.linking.standing import WAYS
from kg.extract.parts import Party, Unit
from kg.extract.reading import read
from kg.extract.source.heading import About, read_heading
from kg.extract.source.zones import split
from kg.names import fold
from training.compose import Claim, passages
from training.fit import Case, cases
from training.fit_ways import ways

_HALVES = ("half", "moitie", "50-50", "50/50", "equal", "egal", "parite")
_WORDS = {
    "half": _HALVES, "maj": ("majorit",),
    "third": ("third", "tiers"), "any": (*_HALVES, "third", "quarter", "tiers", "quart"),
}  # fmt: skip


def scene_of(text: str, language: str) -> Scene:
    """The scene of a text."""
    heading = read_heading(text, About(language=language))
    blocks = split(text, heading).blocks
    if language in FOREIGN:
        return Scene(read_foreign(text, blocks, language, {})[1])
    return Scene(read(text, blocks, language, {})[0])


def says(claim: Claim, unit: Unit) -> bool:
    """Whether a unit is the figure of a claim."""
    if unit.quantity is None:
        return False
    words = fold(unit.quantity.text)
    if claim.figure in _WORDS:
        return unit.quantity.stated is None and any(word in words for word in _WORDS[claim.figure])
    figure = re.sub(r"[^\d.]", "", claim.figure.replace(",", "."))
    return unit.quantity.stated == figure.rstrip(".")


def judge(claims: list[Claim]):
    """The judge of a composed passage."""

    def verdict(unit: Unit, holder: Party | None, investee: Party | None) -> bool | None:
        told = [claim for claim in claims if says(claim, unit)]
        firm = [claim for claim in told if "opt" not in claim.marks]
        if holder is None or investee is None:
            return None if told and not firm else not firm
        for claim in told:
            if same(holder, claim.holder) and same(investee, claim.investee):
                return True if "opt" not in claim.marks else None
        return False

    return verdict


def same(party: Party, name: str) -> bool:
    """Whether a party bears a name; a state also by its adjective's country."""
    one, other = fold(party.name), fold(name)
    if (
        one == other
        or (party.kind == "group" and one.split()[-1] == other)
        or (party.kind == "group" and one.split()[0] == other)
    ):
        return True
    if party.kind == "state" or party.country:
        from kg.extract.words import atlas, keys_of

        country = atlas().names.get(keys_of(name))
        return country is not None and country.code == party.country and party.kind == "state"
    return False


def composed(number: int, seed: int = 5, weight: float = 1.0) -> Iterator[Case]:
    """The choices of composed passages."""
    for passage in passages(number, seed):
        yield from cases(scene_of(passage.text, passage.language), judge(passage.claims), weight)


def composed_ways(number: int, seed: int = 5, weight: float = 1.0) -> Iterator[Case]:
    """The choices of meaning of composed passages."""
    for passage in passages(number, seed):

        def told(unit: Unit, claims: list[Claim] = passage.claims):
            found = [claim for claim in claims if says(claim, unit)]
            if not found:
                return None
            marks = {next((m for m in claim.marks if m in WAYS), "now") for claim in found}
            return frozenset((c.holder, c.investee) for c in found), frozenset(marks)

        yield from ways(scene_of(passage.text, passage.language), told, weight)
