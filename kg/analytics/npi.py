"""The network power index: how many companies carry an ultimate owner's label, when pivots pass labels on.

Every end carries its own label. A company gets the label of its pivotal holder, the one who makes a majority
in a random order, where holders with the same label vote together. The index of an end is the expected
number, or value, of the companies that carry its label. It is exact here, by going through all labellings of
networks without rings; on rings the index is defined only by the algorithm of its authors, and refused.

Example:
    >>> from kg.network import OwnershipNetwork
    >>> rows = [("p", "a", 60), ("q", "a", 40), ("a", "b", 40), ("q", "b", 30), ("r", "b", 30)]
    >>> found = npi(OwnershipNetwork.from_holdings(rows))
    >>> {name: str(value) for name, value in found.values.items()}
    {'p': '4/3', 'q': '1/3', 'r': '1/3'}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from kg.analytics.games import Game, shapley_of
from kg.analytics.power import Rest
from kg.analytics.walk import components
from kg.errors import AnalysisError, Overfull
from kg.model import EntityId
from kg.network import OwnershipNetwork
from kg.record import frozen
from kg.shares import ONE, ZERO
from kg.tables import Tables

_HALF = Fraction(1, 2)
_MOST_LABELLINGS = 100_000

#: A label: an end, or None for those whom nobody names.
Label = EntityId | None


@frozen
class NetworkPower:
    """The network power index of every end.

    Args:
        values: End to the expected number, or value, of the companies that carry its label; larger first.
        unnamed: The same for those whom nobody names.
        rest: How votes count that nobody is named for.
    """

    values: Mapping[EntityId, Fraction]
    unnamed: Fraction
    rest: Rest


def npi(
    network: OwnershipNetwork,
    *,
    values: Mapping[EntityId, Fraction | int] | None = None,
    rest: Rest = "ocean",
    quota: Fraction = _HALF,
) -> NetworkPower:
    """The network power index of all ends of a network without rings.

    Args:
        network: Ownership as of one date.
        values: Company to its value; companies that are missing count nothing. None: each counts 1.
        rest: How votes count that nobody is named for.
        quota: A majority is more than this fraction of the votes.

    Raises:
        Overfull: The holders of a company have more than all votes.
        AnalysisError: The network has a ring, bands, or too many labellings.

    Example:
        >>> from kg.network import OwnershipNetwork
        >>> network = OwnershipNetwork.from_holdings([("p", "a", 60)])
        >>> npi(network, values={"a": 5}).values
        {'p': Fraction(5, 1)}

    Cost: O(n * s) for n companies and s labellings of the companies that hold others; exponential at worst.
    References: T. Mizuno, S. Doi, S. Kurizaki (2020), The power of corporate control in the global ownership
        network.
    """
    labelling = _Labelling(network.tables, rest, quota)
    found: dict[Label, Fraction] = {}
    for company, chances in labelling.chances():
        worth = ONE if values is None else Fraction(values.get(company, 0))
        for label, chance in chances.items():
            found[label] = found.get(label, ZERO) + worth * chance
    unnamed = found.pop(None, ZERO)
    named = {label: value for label, value in found.items() if label is not None and value}
    order = dict(sorted(named.items(), key=lambda pair: (-pair[1], pair[0])))
    return NetworkPower(values=order, unnamed=unnamed, rest=rest)


class _Labelling:
    """All labellings of the companies that still hold something further down, each with its chance."""

    def __init__(self, tables: Tables, rest: Rest, quota: Fraction) -> None:
        self._rest, self._quota = rest, quota
        self._weights = _weights(tables)
        self._order = _owners_first(self._weights)
        self._games: dict[tuple[tuple[Label, Fraction], ...], dict[Label, Fraction]] = {}

    def chances(self) -> Iterable[tuple[EntityId, dict[Label, Fraction]]]:
        """Each company with the chance of each label, owners first."""
        last = self._last_use()
        states: dict[tuple[tuple[EntityId, Label], ...], Fraction] = {(): ONE}
        for number, company in enumerate(self._order):
            chances: dict[Label, Fraction] = {}
            grown: dict[tuple[tuple[EntityId, Label], ...], Fraction] = {}
            for state, likely in states.items():
                labels = dict(state)
                for label, chance in self._pivots(company, labels).items():
                    chances[label] = chances.get(label, ZERO) + likely * chance
                    kept = {**labels, company: label}
                    key = tuple((k, kept[k]) for k in sorted(kept) if last.get(k, -1) > number)
                    grown[key] = grown.get(key, ZERO) + likely * chance
            if len(grown) > _MOST_LABELLINGS:
                raise AnalysisError(
                    f"{company}: more than {_MOST_LABELLINGS} labellings; the network power index is worked "
                    "out for small networks: ask for a part of it"
                )
            states = grown
            yield company, chances

    def _last_use(self) -> dict[EntityId, int]:
        last: dict[EntityId, int] = {}
        for number, company in enumerate(self._order):
            last.update(dict.fromkeys(self._weights[company], number))
        return last

    def _pivots(self, company: EntityId, labels: Mapping[EntityId, Label]) -> dict[Label, Fraction]:
        """The chance of each label to be the pivot of a company."""
        blocs: dict[Label, Fraction] = {}
        for holder, weight in self._weights[company].items():
            label = labels.get(holder, holder)
            blocs[label] = blocs.get(label, ZERO) + weight
        key = tuple(sorted(blocs.items(), key=lambda pair: (pair[0] is None, pair[0] or "")))
        if key not in self._games:
            self._games[key] = self._game(dict(key))
        return self._games[key]

    def _game(self, blocs: dict[Label, Fraction]) -> dict[Label, Fraction]:
        named = sum(blocs.values(), ZERO)
        unnamed, scale, ocean = ONE - named, ONE, ZERO
        if self._rest == "ignore" and named:
            scale = named
        elif self._rest == "block" and unnamed:
            blocs = {**blocs, None: blocs.get(None, ZERO) + unnamed}
        elif self._rest == "ocean":
            ocean = unnamed
        labels = list(blocs)
        powers = shapley_of(Game(tuple(blocs[x] / scale for x in labels), ocean=ocean, quota=self._quota))
        chances = dict(zip(labels, powers.values, strict=True))
        left = ONE - sum(powers.values, ZERO)
        chances[None] = chances.get(None, ZERO) + left
        return {label: chance for label, chance in chances.items() if chance}


def _weights(tables: Tables) -> dict[EntityId, dict[EntityId, Fraction]]:
    """The votes of each company that somebody holds, exactly.

    Raises:
        Overfull: They come to more than all.
        AnalysisError: Some are bands.
    """
    found = {}
    for company in tables.companies():
        column = tables.column(company, "votes")
        if column.excess is not None:
            entity = tables.entities.get(company)
            raise Overfull(company, entity.name if entity else company, column.excess)
        vague = [key for key, share in sorted(column.shares.items()) if not share.is_point]
        if vague:
            raise AnalysisError(
                f"{company}: the votes of {vague[0]} are a band; the network power index needs exact figures"
            )
        weights = {key: share.low for key, share in sorted(column.shares.items()) if key != company}
        if weights:
            found[company] = weights
    return found


def _owners_first(weights: Mapping[EntityId, Mapping[EntityId, Fraction]]) -> list[EntityId]:
    """The companies, each after those that hold it.

    Raises:
        AnalysisError: Some hold each other in a ring.
    """
    order = []
    for ring in components(weights):
        if len(ring) > 1:
            raise AnalysisError(
                f"{min(ring)}: it stands in a ring of {len(ring)} companies; the network power index is "
                "defined for networks without rings only: ask for control or network control"
            )
        order += ring
    return order
