"""How wide text is, without a font: widths that no usual sans-serif font exceeds by much.

The page fits the text into what is reserved here; nothing depends on the fonts of this machine.

Example:
    >>> wrapped("Renault").lines
    ('Renault',)
    >>> text_width("iii", 10) < text_width("MMM", 10)
    True
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

NAME_SIZE = 14.0
LABEL_SIZE = 12.0
CAPTION_SIZE = 11.5
_LONGEST_LINE = 210.0
_MOST_SEEN = 400
_BREAKS = " -–—/"

_WIDTHS = dict.fromkeys("ijlI.,:;'|! ", 0.4) | dict.fromkeys('frt()[]/-"', 0.52)
_WIDTHS |= dict.fromkeys("mwMW@%—…≥≤~", 1.05) | dict.fromkeys("0123456789", 0.7)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A name in one or two lines; `width` is that of the longer one, in pixels at `NAME_SIZE`."""

    lines: tuple[str, ...]
    width: float


def visible(text: str) -> str:
    r"""Text with every invisible or dangerous character written out, and all others as they are.

    Control characters, direction marks and lone surrogates become `⟨U+202E⟩`; line breaks become spaces.

    Example:
        >>> visible("a\u202eb\x00c\nd")
        'a⟨U+202E⟩b⟨U+0000⟩c d'
    """
    return "".join(_visible_character(c) for c in text)


def _visible_character(character: str) -> str:
    if character in "\t\n\r":
        return " "
    category = unicodedata.category(character)
    # U+200D joins emoji and U+200C shapes Persian: both change what is read, not where it stands.
    if category in {"Cc", "Cs", "Zl", "Zp"} or (category == "Cf" and character not in "\u200c\u200d"):
        return f"⟨U+{ord(character):04X}⟩"
    return character


def text_width(text: str, size: float) -> float:
    """Reserved width of a text in pixels, at a font size in pixels. Cost: O(n)."""
    return size * sum(_character_width(c) for c in text)


def _character_width(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.08
    return 0.82 if character.isupper() else 0.71


def label_size(label: str) -> tuple[float, float]:
    """Width and height that a label on a line takes, its margin included; zeros for none."""
    if not label:
        return 0.0, 0.0
    return text_width(visible(label), LABEL_SIZE) + 14.0, 20.0


def wrapped(name: str) -> Wrapped:
    """A name in at most two lines that fit a card; what does not fit ends in an ellipsis.

    Example:
        >>> wrapped("The Society for the Preservation of Very Long Company Names Limited").lines
        ('The Society for the', 'Preservation of Very L…')
    """
    text = " ".join(visible(name[:_MOST_SEEN]).split())
    whole = text_width(text, NAME_SIZE)
    if whole <= _LONGEST_LINE:
        return Wrapped((text,), whole)
    first, rest = _split(text)
    lines = (_shortened(first), _shortened(rest)) if rest else (_shortened(first),)
    return Wrapped(lines, max(text_width(line, NAME_SIZE) for line in lines))


def _split(text: str) -> tuple[str, str]:
    """The break that makes both lines fit and the longer one as short as possible, else a full first line."""
    best: tuple[float, int] | None = None
    last_fit = 0
    for place in (i for i, c in enumerate(text) if i and c in _BREAKS):
        head, tail = _broken(text, place)
        left, right = text_width(head, NAME_SIZE), text_width(tail, NAME_SIZE)
        if left > _LONGEST_LINE:
            break
        last_fit = place
        if right <= _LONGEST_LINE and (best is None or max(left, right) < best[0]):
            best = (max(left, right), place)
    place = best[1] if best else last_fit
    if place:
        return _broken(text, place)
    cut = next(n for n in range(len(text), 0, -1) if text_width(text[:n], NAME_SIZE) <= _LONGEST_LINE)
    return text[:cut], text[cut:]


def _broken(text: str, place: int) -> tuple[str, str]:
    """The two sides of a break: a space goes, a hyphen or a dash stays on the first line."""
    return text[: place + (text[place] != " ")], text[place + 1 :]


def _shortened(line: str) -> str:
    if text_width(line, NAME_SIZE) <= _LONGEST_LINE:
        return line
    cut = len(line)
    while cut > 1 and text_width(line[:cut] + "…", NAME_SIZE) > _LONGEST_LINE:
        cut -= 1
    return line[:cut].rstrip() + "…"
