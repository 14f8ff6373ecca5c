"""The policy: every weight and day count that settlement judges by, in one value with a name.

Nothing else in settlement depends on a number of its own, and no term of the order depends on the date
that is asked: a claim that goes before another does so on every date.

Example:
    >>> DEFAULT.weight("register"), DEFAULT.level("press") == DEFAULT.level("user")
    (730, True)
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from kg.model import Claim, ClaimId
from kg.record import frozen

Term = Literal["weighted", "observed", "status", "rank"]

_LEVELS = MappingProxyType({"register": 3, "filing": 3, "company": 2, "press": 1, "user": 1, "aggregator": 0})
_WEIGHTS = MappingProxyType(
    {"register": 730, "filing": 730, "company": 365, "press": 0, "user": 0, "aggregator": -365}
)


@frozen
class Policy:
    """How claims of one tie are ordered, and what counts as near, stale and higher.

    Args:
        name: Name that a question can ask for.
        order: Terms of the order, the first counts most: `weighted` (observation date plus the weight
            of the source's rank), `observed` (observation date), `status` (asserted before reported)
            and `rank`. Claims that are equal on all of them and contradict each other are disputed.
        weights: Days that a rank is worth against a newer observation.
        levels: Ranks from low to high; equal numbers are equal ranks.
        window: Days between observations that count as the same time.
        stale_after: Days after which an observation is labelled stale.
        preferred: Ids of claims that people put first: where one of them describes a tie on a day, the
            others of that tie do not count, and it is neither echo nor contested.
    """

    name: str
    order: tuple[Term, ...] = ("weighted", "status", "rank")
    weights: Mapping[str, int] = _WEIGHTS
    levels: Mapping[str, int] = _LEVELS
    window: int = 31
    stale_after: int = 400
    preferred: frozenset[ClaimId] = frozenset()

    def weight(self, rank: str) -> int:
        """Days that a source of this rank is worth."""
        return self.weights[rank]

    def level(self, rank: str) -> int:
        """Height of a rank; equal ranks have equal heights."""
        return self.levels[rank]

    def precedence(self, claim: Claim, observed: int) -> tuple[int, ...]:
        """Sort key of a claim seen on a day, higher first.

        Args:
            claim: The claim.
            observed: Ordinal of the latest possible observation day; 0 when it has none.
        """
        rank = claim.source.rank
        terms = {
            "weighted": observed + self.weight(rank) if observed else 0,
            "observed": observed,
            "status": 1 if claim.status == "asserted" else 0,
            "rank": self.level(rank),
        }
        return tuple(terms[term] for term in self.order)


#: A newer claim goes first, unless a source closer to the fact is not much older.
DEFAULT = Policy(name="default")
#: The newest observation goes first, whoever made it.
NEWEST = Policy(name="newest", order=("observed", "status", "rank"))
#: The source closest to the fact goes first, however old.
RANK_FIRST = Policy(name="rank-first", order=("rank", "observed", "status"))

#: Policies by name.
POLICIES: Mapping[str, Policy] = MappingProxyType({p.name: p for p in (DEFAULT, NEWEST, RANK_FIRST)})
