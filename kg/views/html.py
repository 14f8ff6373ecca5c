"""One HTML file that shows a view: offline, safe against hostile names, the same bytes for the same view.

The page is a constant program and one block of data. The program is named by its hash in the page's
Content-Security-Policy, so that nothing else can run; the data is read as JSON and put on the screen as text.

Example:
    >>> from datetime import date
    >>> from kg.network import OwnershipNetwork
    >>> network = OwnershipNetwork(as_of=date(2023, 1, 26), entities={}, interests=())
    >>> page = render_html(GraphView(title="<b>A & B", as_of=date(2023, 1, 26), network=network))
    >>> "<title>&lt;b&gt;A &amp; B" in page, "<b>A & B" in page
    (True, False)
"""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.views.document import GraphView, view_document
from kg.views.legend import LAYERS, words
from kg.views.lettering import visible
from kg.views.table import rows_of

if TYPE_CHECKING:
    from jinja2 import Template

# In the order of loading: each file may use what stands before it.
_PROGRAM = ("text.js", "theme.js", "icons.js", "scene.js", "panel.js", "steer.js", "page.js")


def render_html(view: GraphView) -> str:
    """The page that shows a view.

    Args:
        view: What to show; more than 2,000 entities are cut to the best connected 150, and the page says so.

    Returns:
        A whole HTML document that needs nothing from outside.

    Cost: the layout, then linear in what is shown.
    """
    from kg.views.canvas import Picture, vis_network

    document = view_document(view)
    style, program, library = _asset("page.css"), _program(), vis_network()
    values = {
        "document": document,
        "title": visible(view.title),
        "rows": rows_of(document),
        "layers": _shown(LAYERS, {tie["layer"] for tie in document["holdings"]}),
        "style": style,
        "program": program,
        "library": library,
        "policy": _policy((library, program), style),
        "words": words(document),
    }
    picture = Picture(_page(), values)
    _draw(picture, document)
    return picture.generate_html()


def write_html(view: GraphView, path: str | Path) -> None:
    """Write the page to a file: whole or not at all, always in UTF-8.

    Args:
        view: What to show.
        path: The file; what it held before stays until the page is complete.

    Raises:
        StoreError: The file cannot be written.
    """
    write_whole(render_html(view), Path(path))


def write_whole(page: str, target: Path) -> None:
    """Write a text to a file, whole or not at all; errors as `write_html`."""
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part"
        )
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(target))
        os.replace(temporary, target)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        reason = error.strerror or error
        raise StoreError(
            f"{target}: the page cannot be written ({reason}); give another file with -o"
        ) from error


def _mode(target: Path) -> int:
    # A temporary file is private; the page gets the permissions that a plain write would have given it.
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _draw(picture: Any, document: dict[str, Any]) -> None:
    # Ids of our own: an entity may be called __proto__, which is no key for a script.
    number = {entity["id"]: f"n{place}" for place, entity in enumerate(document["entities"])}
    for box in document["layout"]["nodes"]:
        picture.add_node(number[box["id"]], x=box["x"], y=box["y"], label="")
    for place, tie in enumerate(document["holdings"]):
        picture.add_edge(number[tie["holder"]], number[tie["investee"]], id=f"e{place}")


def _shown(table: dict[str, str], codes: set[str]) -> list[tuple[str, str]]:
    return [(code, label) for code, label in table.items() if code in codes]


@cache
def _asset(name: str) -> str:
    return resources.files("kg.views").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _program() -> str:
    parts = "\n".join(_asset(name) for name in _PROGRAM)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Nothing is allowed but the scripts and the style of this page, by their hashes."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _page() -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    return environment.get_template("page.html")
