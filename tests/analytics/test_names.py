"""What `kg.analytics` offers by name."""

from __future__ import annotations

import pytest

from kg import analytics

MEASURES = """
direct votes integrated integrated_all self_ownership ultimate_shares
control controlled control_stake controllers head group_controlled minimal_coalitions
psc amld amlr cta ofac ofac_blocked ofac_status close_link close_links guo weakest_link
shapley banzhaf banzhaf_normalised npi network_control
direct_bounds integrated_bounds integrated_status control_status open_world_bounds control_status_open_world
problems controlled_void_subsidiary_votes votes_void_subsidiary_votes
all_walks simple_paths_sum path_weakest_link paths cross_holdings explain
ultimate_of_all control_of_all heads_of_all write_rows arrays_of
""".split()


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_is_found_by_its_name(name: str) -> None:
    found = getattr(analytics, name)
    assert callable(found)
    assert found.__doc__
    assert name in dir(analytics)


def test_a_name_that_nobody_knows_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'ownership'"):
        analytics.ownership  # noqa: B018
