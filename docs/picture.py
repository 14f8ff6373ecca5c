"""Make `docs/nissan.png` anew: the page of `kg graph Nissan`, photographed in Chromium.

python docs/picture.py
"""

import shutil
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg.graph import KnowledgeGraph
from kg.views.html import write_html

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main() -> None:
    """Draw, open, click the line from Renault to Nissan, and take the picture."""
    folder = Path(tempfile.mkdtemp())
    graph = KnowledgeGraph.first_use(folder / "graph")
    page_file = folder / "nissan.html"
    write_html(graph.view("Nissan", as_of=date(2023, 1, 26)), page_file)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 760}, device_scale_factor=1.5)
        page.goto(page_file.as_uri())
        page.wait_for_function("window.kgView && window.kgView.ready")
        edges = page.evaluate("window.kgView.edges")
        wanted = ("renault", "nissan", "owners")
        line = next(e for e in edges if (e["holder"], e["investee"], e["layer"]) == wanted)
        box = page.evaluate("id => window.kgView.boxOf(id)", line["id"])
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.screenshot(path=Path(__file__).with_name("nissan.png"))
        browser.close()


if __name__ == "__main__":
    main()
