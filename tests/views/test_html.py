from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.views.canvas import Picture, vis_network
from kg.views.html import render_html, write_html
from kg.views.lettering import visible
from tests.views.pictures import HOSTILE, carmakers, forest, hostile

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = resources.files("kg.views").joinpath("templates")
OWN = {file.name: file.read_text(encoding="utf-8") for file in TEMPLATES.iterdir()}


class Reader(HTMLParser):
    """Collects elements, attributes and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.text: list[str] = []
        self._open: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in self.inside:
            self._open = tag
            self.inside[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.inside[self._open][-1] += data
        else:
            self.text.append(data)


@pytest.fixture(scope="module")
def page() -> str:
    return render_html(carmakers())


@pytest.fixture(scope="module")
def hostile_page() -> str:
    return render_html(hostile())


def data_of(page: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(Reader(page).inside["script"][0])
    return found


def test_the_page_has_a_language_a_title_and_the_date(page: str) -> None:
    assert page.lstrip().startswith("<!doctype html>")
    assert '<html lang="en">' in page
    assert "<title>Auvergne Motors and its circle · as of 2023-01-26</title>" in page


def test_nothing_is_fetched_from_outside(page: str) -> None:
    for tag, attributes in Reader(page).elements:
        assert "src" not in attributes, tag
        assert tag not in {"link", "iframe", "object", "embed", "img", "base"}
        assert not (attributes.get("href") or "").startswith("http")
    for name, text in OWN.items():
        assert not re.search(
            r"(src|href)\s*=\s*[\"']?https?:|url\(\s*[\"']?https?:|@import|import\(", text
        ), name


@pytest.mark.parametrize("name", sorted(OWN))
def test_our_program_never_turns_text_into_markup_or_code(name: str) -> None:
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
    ):
        assert forbidden not in OWN[name]


def test_the_policy_allows_the_scripts_of_the_page_and_nothing_else(page: str) -> None:
    reader = Reader(page)
    policy = next(
        a["content"] for _, a in reader.elements if a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    for text in (*reader.inside["script"][1:], *reader.inside["style"]):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert len(re.findall("sha256-", policy)) == 3


def test_the_scripts_hold_no_data_and_are_the_same_on_every_page(page: str, hostile_page: str) -> None:
    assert Reader(page).inside["script"][1:] == Reader(hostile_page).inside["script"][1:]


def test_hostile_text_adds_no_element_and_no_handler(page: str, hostile_page: str) -> None:
    plain, attacked = Reader(page), Reader(hostile_page)
    assert {tag for tag, _ in attacked.elements} <= {tag for tag, _ in plain.elements} | {"strong"}
    assert len(attacked.inside["script"]) == 3
    assert not [a for _, attributes in attacked.elements for a in attributes if a.startswith("on")]


def test_hostile_text_comes_back_from_the_data_exactly(hostile_page: str) -> None:
    view = data_of(hostile_page)["view"]
    assert isinstance(view, dict)
    assert {entity["id"] for entity in view["entities"]} == set(HOSTILE)
    assert {entity["name"] for entity in view["entities"]} == set(HOSTILE)
    assert {quote["text"] for claim in view["evidence"] for quote in claim["quotes"]} >= set(HOSTILE)


@pytest.mark.parametrize("place", range(len(HOSTILE)))
def test_hostile_text_is_shown_in_the_table_as_written(hostile_page: str, place: int) -> None:
    shown = (
        html.escape(visible(HOSTILE[place]), quote=True).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
    )
    assert f"<bdi>{shown}</bdi>" in hostile_page


def test_the_page_is_valid_utf_8_even_for_half_characters(hostile_page: str) -> None:
    assert hostile_page.encode("utf-8").decode("utf-8") == hostile_page


def test_the_table_has_a_row_for_every_tie_with_headers_and_caption(page: str) -> None:
    assert page.count("<tr data-tie=") == len(carmakers().ties)
    assert page.count('<th scope="col">') == 8
    assert page.count('<th scope="row">') == len(carmakers().ties)
    assert "<caption>" in page
    assert "retold from 5f5f5f5f5f5f" in page


def test_the_licence_of_vis_network_travels_with_it(page: str) -> None:
    assert "@license" in vis_network()
    assert "dual licensed" in page


def test_the_page_stays_small(page: str) -> None:
    assert len(page.encode()) <= 800 * 1024


def test_a_cut_picture_says_what_it_does_not_show() -> None:
    page = render_html(forest(3_000))
    assert "showing 150 of 3000 entities" in page


def test_the_same_view_gives_the_same_bytes_under_any_hash_seed() -> None:
    program = (
        "import hashlib; from tests.views.pictures import carmakers; from kg.views.html import render_html;"
        "print(hashlib.sha256(render_html(carmakers()).encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "77")
    ]
    assert runs[0] == runs[1] == hashlib.sha256(render_html(carmakers()).encode()).hexdigest() + "\n"


def test_a_file_is_written_in_utf_8_under_an_ascii_locale(tmp_path: Path) -> None:
    program = (
        "import sys; from tests.views.pictures import carmakers; from kg.views.html import write_html;"
        "write_html(carmakers(), sys.argv[1])"
    )
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    target = tmp_path / "view.html"
    subprocess.run([sys.executable, "-c", program, str(target)], cwd=ROOT, env=environment, check=True)
    assert target.read_text(encoding="utf-8") == render_html(carmakers())
    assert [path.name for path in tmp_path.iterdir()] == ["view.html"]


def test_a_page_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "view.html"
    target.write_text("old")

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(StoreError, match="No space left"):
        write_html(carmakers(), target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["view.html"]


def test_a_folder_that_is_missing_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        write_html(carmakers(), tmp_path / "nowhere" / "view.html")


def test_the_network_refuses_a_node_twice_and_keeps_parallel_and_reverse_edges() -> None:
    picture = Picture(None, {})
    picture.add_node("a")
    picture.add_node("b")
    with pytest.raises(ValueError, match="there already"):
        picture.add_node("a")
    for source, to in (("a", "b"), ("b", "a"), ("a", "b")):
        picture.add_edge(source, to)
    assert len(picture.edges) == 3
    with pytest.raises(ValueError, match="no node 'c'"):
        picture.add_edge("a", "c")
    with pytest.raises(NotImplementedError):
        picture.write_html("x.html")


def test_pyvis_is_loaded_only_to_draw() -> None:
    heavy = ("pyvis", "IPython", "jinja2", "networkx")
    program = f"import sys, kg.views.html; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"
