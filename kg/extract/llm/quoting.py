r"""Words that a model gives as a quotation, found in the text; or not, and then they are none.

Typographic quotation marks, dashes, spaces and composed letters may differ; nothing else may.

Example:
    >>> locate("Oak's 5 % stake", "He said: Oak\u2019s  5\u00a0% stake is small.", (0, 40))
    (9, 25)
    >>> locate("Oak sold", "Oak bought", (0, 10)) is None
    True
"""

from __future__ import annotations

import unicodedata

_SAME = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_SHORTEST = 8  # characters; less is no quotation


def locate(quote: str, text: str, near: tuple[int, int]) -> tuple[int, int] | None:
    """Offsets of a quotation in a text; None where it does not stand there.

    Args:
        quote: The words.
        text: The whole text.
        near: Span where they are said to stand; of several places the nearest counts.

    Cost: linear in the length of the text around `near`, else of the whole.
    """
    wanted, _ = _folded(quote)
    wanted = wanted.strip(' "')
    if len(wanted) < _SHORTEST:
        return None
    for start, end in (near, (0, len(text))):
        folded, places = _folded(text[start:end])
        found = _nearest(folded, wanted, (near[0] - start) if start <= near[0] else 0)
        if found is not None:
            last = start + places[found + len(wanted) - 1] + 1
            while last < len(text) and unicodedata.combining(text[last]):
                last += 1
            return start + places[found], last
    return None


def _nearest(folded: str, wanted: str, at: int) -> int | None:
    after, before = folded.find(wanted, max(0, at)), folded.rfind(wanted, 0, max(0, at) + len(wanted))
    places = [place for place in (after, before) if place >= 0]
    return min(places, key=lambda place: (abs(place - at), place)) if places else None


def _folded(text: str) -> tuple[str, list[int]]:
    """A text with marks and spaces made plain, and the offset of each of its characters."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if unicodedata.combining(letter) and letters:
            composed = unicodedata.normalize("NFC", letters[-1] + letter)
            if len(composed) == 1:
                letters[-1] = composed
                continue
        plain = " " if letter.isspace() else _SAME.get(letter, letter)
        if unicodedata.category(plain) == "Cf" or (plain == " " and letters and letters[-1] == " "):
            continue
        letters.append(unicodedata.normalize("NFC", plain)[:1])
        places.append(place)
    return "".join(letters), places
