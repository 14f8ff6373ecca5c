"""A web page taken in: what a reader sees of it, and what its head says of it.

The page is read as a stream of tags; no tree of the page as written is ever built, so that nothing in it
can be deeper than what is read after it. Scripts, styles, comments, forms, embedded things and all that is
hidden (`hidden`, `aria-hidden`, `display:none` in an attribute or in a plain rule of the page's own style
sheet ...) say nothing. What is left comes twice: as clean markup, for finding the article in it, and as
plain blocks. How the article is chosen is in `markup`.

Example:
    >>> page = Page()
    >>> page.start("p", {}); page.data("Oak"); page.end("p")
    >>> page.start("p", {"style": "display: none"}); page.data("Fir"); page.end("p")
    >>> page.blocks()
    ['Oak']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

# Elements that end a line, and those that stay as they are in the clean markup.
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)
_KEPT = BLOCKS | frozenset("a abbr b br cite em i q small span strong sub sup time u".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# What is never shown as text of the page.
_INERT = frozenset(
    "applet audio button canvas datalist embed frame frameset head iframe input map math meter noframes "
    "noscript object optgroup option output progress script select style svg template textarea "
    "title video".split()
)
# Blocks round an article that are not part of it.
_AROUND = frozenset("aside footer form menu nav".split())
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentaires|related|sidebar|share|sharing|social|newsletter|promo|cookies?|"
    r"teasers?|adverts?|advertisement|breadcrumbs?|footer|navbar|menu|paywall)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden|"
    r"opacity\s*:\s*0(?:\.0*)?\s*(?:!|;|\Z)|font-size\s*:\s*0(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:!|;|\Z)|"
    r"(?:text-indent|left|top|right|margin-left)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0)",
    re.IGNORECASE,
)
_PLAIN_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?[.#][\w-]+", re.IGNORECASE)
_STYLE_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u2009\u202f]+")

_NO_ATTRIBUTES: Mapping[str, str] = {}

#: Open elements at one time; no page of an article comes near it.
DEEPEST = 1_000
# Open elements that the clean markup shows; deeper ones are left out, not their text.
_SHOWN_DEPTH = 200
_LONGEST_ASIDE = 200_000  # characters of one script or style that are looked at


class TooDeep(Exception):
    """The page opens more elements than `DEEPEST`."""


class Page:
    """Takes the events of a parser (`start`, `end`, `data`) and keeps what is shown and what is stated.

    Attributes:
        clean: Clean markup, in parts.
        metas: Pairs of name and content of the page's `meta` elements, in order.
        scripts: Texts of its JSON-LD scripts.
        times: Pairs of a `time` element's attributes and text.
        titles: Texts of `title` and of each visible `h1`: pairs of tag and text.
        language: Language that the page states; None where it states none.
        canonical: Address that the page states; None where it states none.
    """

    def __init__(self) -> None:
        self.clean: list[str] = []
        self.metas: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self.times: list[tuple[Mapping[str, str], str]] = []
        self.titles: list[tuple[str, str]] = []
        self.language: str | None = None
        self.canonical: str | None = None
        self._open: list[tuple[str, bool]] = []  # tag, and whether it is in the clean markup
        self._unseen = self._around = 0  # depth at which the hidden part began; how many blocks around
        self._caught: tuple[str, Mapping[str, str], list[str], int] | None = None
        self._styles: set[str] = set()
        self._lines: list[str] = []
        self._line: list[str] = []

    # -- the parser's events -------------------------------------------------------------------------

    def start(self, tag: object, attributes: Mapping[str, str]) -> None:
        """An element begins.

        Raises:
            TooDeep: Inside too many others.
        """
        name = str(tag).lower()
        attributes = dict(attributes) if attributes else _NO_ATTRIBUTES
        self._state(name, attributes)
        if name in _VOID:
            if name in ("br", "hr") and not self._unseen:
                self._break()
                self.clean.append(f"<{name}/>")
            return
        if len(self._open) >= DEEPEST:
            raise TooDeep
        shown = not self._unseen and not self._is_hidden(name, attributes)
        if not shown and not self._unseen:
            self._unseen = len(self._open) + 1
        self._catch(name, attributes, shown)
        written = shown and name in _KEPT and len(self._open) < _SHOWN_DEPTH
        self._open.append((name, written))
        if shown and name in BLOCKS:
            self._break()
        if shown and (self._around or _is_around(name, attributes)):
            self._around += 1
        if written:
            self.clean.append(f"<{name}{_names(attributes)}>")

    def end(self, tag: object) -> None:
        """An element ends."""
        name = str(tag).lower()
        if name in _VOID or not self._open:
            return
        name, written = self._open.pop()
        if self._caught and self._caught[3] == len(self._open):
            self._release()
        if self._unseen:
            if self._unseen > len(self._open):
                self._unseen = 0
            return
        if name in BLOCKS:
            self._break()
        self._around = max(0, self._around - 1)
        if written:
            self.clean.append(f"</{name}>")

    def data(self, text: str) -> None:
        """Text stands here."""
        if self._caught and sum(map(len, self._caught[2])) < _LONGEST_ASIDE:
            self._caught[2].append(text[:_LONGEST_ASIDE])
        if self._unseen:
            return
        text = _CONTROL.sub("", text)
        self.clean.append(escape(text))
        if not self._around:
            self._line.append(text)

    def comment(self, text: str) -> None:
        """A comment says nothing."""

    def close(self) -> Page:
        """The page ends."""
        self._break()
        return self

    # -- what came of it -----------------------------------------------------------------------------

    def blocks(self) -> list[str]:
        """The lines of the page outside its navigation, footers and the like; white space folded."""
        self._break()
        return self._lines

    # -- inside --------------------------------------------------------------------------------------

    def _break(self) -> None:
        line = _SPACE.sub(" ", "".join(self._line)).strip()
        self._line = []
        if line:
            self._lines.append(line)

    def _is_hidden(self, name: str, attributes: Mapping[str, str]) -> bool:
        if name in _INERT or "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return True
        style = attributes.get("style", "")
        if style and _HIDDEN_STYLE.search(style[:5_000]):
            return True
        if not self._styles:
            return False
        marks = [f".{word}" for word in attributes.get("class", "").split()]
        marks += [f"#{attributes['id']}"] if attributes.get("id") else []
        return any(mark in self._styles or name + mark in self._styles for mark in marks)

    def _state(self, name: str, attributes: Mapping[str, str]) -> None:
        """What an element states of the page itself; only outside what is hidden, but for the head."""
        if name == "meta" and len(self.metas) < 500:
            key = (
                attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
                or attributes.get("http-equiv")
            )  # fmt: skip
            if key and attributes.get("content"):
                self.metas.append((key.strip().lower(), attributes["content"][:1_000]))
        elif name == "html" and attributes.get("lang"):
            self.language = self.language or attributes["lang"]
        elif name == "link" and attributes.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or attributes.get("href")

    def _catch(self, name: str, attributes: Mapping[str, str], shown: bool) -> None:
        """Begin to keep the text of an element that is looked at by itself."""
        wanted = (
            name in ("title", "style")
            or (name == "script" and attributes.get("type", "").strip().lower() == "application/ld+json")
            or (name in ("h1", "time") and shown)
        )
        in_drawing = any(tag in ("svg", "math", "template", "noscript") for tag, _ in self._open[-20:])
        if wanted and self._caught is None and not in_drawing:
            self._caught = name, dict(attributes), [], len(self._open)

    def _release(self) -> None:
        assert self._caught is not None
        name, attributes, parts, _ = self._caught
        self._caught = None
        text = "".join(parts)
        if name == "style":
            self._styles |= hidden_by(text, attributes.get("media", ""))
        elif name == "script" and len(self.scripts) < 50:
            self.scripts.append(text)
        elif name == "time" and len(self.times) < 50:
            self.times.append((attributes, _SPACE.sub(" ", text).strip()))
        elif name in ("title", "h1") and len(self.titles) < 50:
            self.titles.append((name, _SPACE.sub(" ", _CONTROL.sub("", text[:2_000])).strip()))


def hidden_by(style: str, media: str = "") -> set[str]:
    """The plain selectors (`.name`, `#name`, `p.name`) that a style sheet hides on a screen.

    Args:
        style: Text of the sheet.
        media: Its `media` attribute.

    Example:
        >>> sorted(hidden_by(".a, #b { display: none } .c { color: red }"))
        ['#b', '.a']
    """
    if "print" in media.lower() and "screen" not in media.lower():
        return set()
    found = set()
    for rule in _STYLE_COMMENT.sub("", style[:_LONGEST_ASIDE]).split("}"):
        selectors, _, body = rule.rpartition("{")
        if _HIDDEN_STYLE.search(body[:2_000]):
            plain = (selector.strip() for selector in selectors.rpartition("{")[2].split(","))
            found |= {selector for selector in plain if _PLAIN_SELECTOR.fullmatch(selector)}
    return found


def _is_around(name: str, attributes: Mapping[str, str]) -> bool:
    if name in _AROUND or attributes.get("role") in ("navigation", "contentinfo", "complementary", "search"):
        return True
    named = f"{attributes.get('class', '')[:500]} {attributes.get('id', '')[:200]}"
    return name not in ("html", "body", "main", "article") and bool(_AROUND_NAMES.search(named))


def _names(attributes: Mapping[str, str]) -> str:
    """The attributes that tell what a block is for."""
    kept = (
        (key, attributes[key][:300]) for key in ("class", "id", "itemprop", "role") if attributes.get(key)
    )
    return "".join(f' {key}="{escape(_CONTROL.sub("", value))}"' for key, value in kept)
