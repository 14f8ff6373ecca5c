"""The picture as a pyvis network, made safe: own template, everything kept, nothing from outside.

Importing this module loads pyvis (and IPython with it), so `kg.views.html` does so only to draw.

What differs from `pyvis.network.Network`: a node twice is an error instead of silence; both directions
and parallel ties are kept; adding costs O(1); the page is our own, with every value escaped.
"""

from __future__ import annotations

from importlib import resources
from typing import Any

from pyvis.network import Network

# Positions come from the layout, and the page draws the lines: vis-network shows and moves the picture.
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "hoverConnectedEdges": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 100_000,
    },
    "nodes": {"shape": "custom", "font": {"multi": False}},
    "edges": {"hidden": True, "smooth": False, "font": {"multi": False}},
}


class Picture(Network):  # type: ignore[misc]
    """A directed network whose page is rendered by a template of our own.

    Args:
        page: A template with autoescaping on; gets `nodes`, `edges`, `options` and `values`.
        values: What else the template needs.
    """

    def __init__(self, page: Any, values: dict[str, Any]) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.page, self.values = page, values
        self.options = OPTIONS

    def add_node(self, n_id: str, **options: Any) -> None:
        """Add a node.

        Raises:
            ValueError: There is a node with this id.
        """
        if n_id in self.node_map:
            raise ValueError(f"node {n_id!r} is there already")
        self.node_map[n_id] = {"id": n_id, **options}
        self.node_ids.append(n_id)
        self.nodes.append(self.node_map[n_id])

    def add_edge(self, source: str, to: str, **options: Any) -> None:
        """Add an edge; parallel and reverse ones are kept.

        Raises:
            ValueError: One of its ends is no node.
        """
        for end in (source, to):
            if end not in self.node_map:
                raise ValueError(f"edge from {source!r} to {to!r}: there is no node {end!r}")
        self.edges.append({"from": source, "to": to, **options})

    def generate_html(self, name: str = "", local: bool = True, notebook: bool = False) -> str:
        """The page; the arguments of pyvis have no effect."""
        page: str = self.page.render(
            nodes=self.nodes, edges=self.edges, options=self.options, values=self.values
        )
        self.html = page
        return page

    def write_html(self, *_arguments: Any, **_options: Any) -> None:
        """Refused: `kg.views.html.write_html` writes whole files, in UTF-8."""
        raise NotImplementedError("use kg.views.html.write_html")

    show = save_graph = write_html


def vis_network() -> str:
    """The vis-network library as the installed pyvis package ships it, with its licence at the top.

    Raises:
        FileNotFoundError: The installed pyvis does not carry it.
    """
    folder = resources.files("pyvis").joinpath("templates", "lib", "vis-9.1.2")
    text = folder.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    # Browsers read every line break as one character, and the hash of the script counts them.
    return text.replace("\r\n", "\n").replace("\r", "\n")
