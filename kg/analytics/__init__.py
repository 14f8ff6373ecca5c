"""What follows from a network: shares, control, rules of law, ways between entities.

No stores, no files, no screens. Every function takes the network first. A name loads its module when it is
first used, so that importing this package costs nothing; numpy and scipy are loaded by large inputs alone.

Example:
    >>> from kg import analytics
    >>> from fractions import Fraction
    >>> analytics.Bounds(low=Fraction(1, 4), high=Fraction(1, 2)).show()
    '25-50 %'
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.analytics.amld import amld as amld
    from kg.analytics.amlr import amlr as amlr
    from kg.analytics.bounds import Bounds as Bounds
    from kg.analytics.coalitions import group_controlled as group_controlled
    from kg.analytics.coalitions import minimal_coalitions as minimal_coalitions
    from kg.analytics.contrast import all_walks as all_walks
    from kg.analytics.contrast import path_weakest_link as path_weakest_link
    from kg.analytics.contrast import simple_paths_sum as simple_paths_sum
    from kg.analytics.control import control as control
    from kg.analytics.control import control_stake as control_stake
    from kg.analytics.control import control_status as control_status
    from kg.analytics.control import control_status_open_world as control_status_open_world
    from kg.analytics.control import controlled as controlled
    from kg.analytics.control import unnamed_control as unnamed_control
    from kg.analytics.controllers import controllers as controllers
    from kg.analytics.controllers import head as head
    from kg.analytics.cta import cta as cta
    from kg.analytics.direct import direct as direct
    from kg.analytics.direct import direct_bounds as direct_bounds
    from kg.analytics.direct import votes as votes
    from kg.analytics.explain import explain as explain
    from kg.analytics.explain import told as told
    from kg.analytics.guo import guo as guo
    from kg.analytics.integrated import integrated as integrated
    from kg.analytics.integrated import integrated_all as integrated_all
    from kg.analytics.integrated import integrated_bounds as integrated_bounds
    from kg.analytics.integrated import integrated_holdings as integrated_holdings
    from kg.analytics.integrated import integrated_status as integrated_status
    from kg.analytics.integrated import open_world_bounds as open_world_bounds
    from kg.analytics.integrated import self_ownership as self_ownership
    from kg.analytics.links import close_link as close_link
    from kg.analytics.links import close_links as close_links
    from kg.analytics.network_control import network_control as network_control
    from kg.analytics.npi import npi as npi
    from kg.analytics.ofac import ofac as ofac
    from kg.analytics.ofac import ofac_blocked as ofac_blocked
    from kg.analytics.ofac import ofac_status as ofac_status
    from kg.analytics.paths import cross_holdings as cross_holdings
    from kg.analytics.paths import paths as paths
    from kg.analytics.power import banzhaf as banzhaf
    from kg.analytics.power import banzhaf_normalised as banzhaf_normalised
    from kg.analytics.power import shapley as shapley
    from kg.analytics.problems import problems as problems
    from kg.analytics.psc import psc as psc
    from kg.analytics.snapshot import arrays_of as arrays_of
    from kg.analytics.ultimate import ultimate_shares as ultimate_shares
    from kg.analytics.void_votes import controlled_void_subsidiary_votes as controlled_void_subsidiary_votes
    from kg.analytics.void_votes import votes_void_subsidiary_votes as votes_void_subsidiary_votes
    from kg.analytics.weakest import weakest_link as weakest_link
    from kg.analytics.whole import control_of_all as control_of_all
    from kg.analytics.whole import heads_of_all as heads_of_all
    from kg.analytics.whole import ultimate_of_all as ultimate_of_all
    from kg.analytics.whole_files import write_rows as write_rows

#: Module to the names that it gives.
_MODULES = {
    "bounds": "Bounds",
    "direct": "direct direct_bounds votes",
    "integrated": "integrated integrated_all integrated_bounds integrated_holdings integrated_status "
    "open_world_bounds self_ownership",
    "ultimate": "ultimate_shares",
    "problems": "problems",
    "explain": "explain told",
    "contrast": "all_walks simple_paths_sum path_weakest_link",
    "paths": "paths cross_holdings",
    "control": "control controlled control_stake control_status control_status_open_world unnamed_control",
    "controllers": "controllers head",
    "coalitions": "group_controlled minimal_coalitions",
    "psc": "psc",
    "amld": "amld",
    "amlr": "amlr",
    "cta": "cta",
    "ofac": "ofac ofac_blocked ofac_status",
    "links": "close_link close_links",
    "guo": "guo",
    "weakest": "weakest_link",
    "power": "shapley banzhaf banzhaf_normalised",
    "npi": "npi",
    "network_control": "network_control",
    "void_votes": "controlled_void_subsidiary_votes votes_void_subsidiary_votes",
    "whole": "ultimate_of_all control_of_all heads_of_all",
    "whole_files": "write_rows",
    "snapshot": "arrays_of",
}
_HOME = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})


class _Measures(ModuleType):
    """The package, in which a measure keeps its name although its module is called the same."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def _keep_names() -> None:
    import sys

    sys.modules[__name__].__class__ = _Measures


_keep_names()
