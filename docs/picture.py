"""Make docs/nissan.png anew: the page of `kg graph Nissan`, with the line Renault to Nissan selected.

Run it from the checkout after the page has changed: `.venv/bin/python docs/picture.py`. It needs Chromium
and the extra `test`.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from kg.graph import KnowledgeGraph
from kg.views.html import page

PICTURE = Path(__file__).with_name("nissan.png")
AS_OF = date(2023, 1, 26)
WIDTH, HEIGHT = 1120, 640

SELECT_THE_TIE = """() => {
  const tie = kgView.edges.find((edge) => edge.holder === "renault" && edge.investee === "nissan"
    && edge.kind === "shareholding" && edge.layer === "owners");
  kgView.select(tie.id);
}"""


def draw(folder: Path) -> Path:
    """Write the page of the packaged graph into a folder."""
    graph = KnowledgeGraph.first_use(folder / "graph")
    html = folder / "nissan.html"
    html.write_text(page(graph.view("Nissan", as_of=AS_OF)), encoding="utf-8")
    return html


def photograph(tab: Page, html: Path) -> None:
    """Open the page, show the evidence of one line, and keep what is seen."""
    tab.goto(html.as_uri())
    tab.wait_for_function("() => window.kgView && kgView.ready")
    tab.evaluate(SELECT_THE_TIE)
    tab.wait_for_timeout(500)
    tab.screenshot(path=PICTURE, animations="disabled")


def main() -> None:
    """Draw the page, then photograph it at twice the usual sharpness."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"))
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=2)
        photograph(tab, draw(Path(folder)))
        browser.close()


if __name__ == "__main__":
    main()
