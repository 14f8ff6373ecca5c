"""Where the sentences of a smaller language end: not behind an ordinal, nor behind what it shortens.

`kg.extract.tokens` knows the full stops of English and French; what it cuts at `am 14. Mai`, `4,3 Mio. Euro`
or `12 mln. di euro` is joined here.

Example:
    >>> text = "Am 14. Mai fiel der Kurs. Dann stieg er."
    >>> joined(text, [(0, 6), (7, 25), (26, 40)])
    [(0, 25), (26, 40)]
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MONTHS = (
    "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|"
    "januari|februari|maart|mei|augustus"
)
_ORDINAL = re.compile(r"(?:^|[^\d.,])\d{1,2}\.$")
_DATED = re.compile(rf"(?:{_MONTHS}|jahrhundert|platz|rang|quartal|geburtstag|\d)", re.IGNORECASE)
_SHORT = re.compile(
    r"(?:^|[^\w.])(?:mio|mrd|tsd|mln|mld|bzw|ca|evtl|ggf|inkl|insg|usw|vgl|zzgl|abzgl|rd|dr|prof|nr|núm|sr|sra|"
    r"sres|dña|dott|sig|ing|avv|on|rag|art|abs|st|z\.b|u\.a|d\.h|o\.g|i\.h\.v|a\.d|geb|gest|gez|approx|"
    r"p\.ej|ee\.uu|dhr|mevr|mw)\.$",
    re.IGNORECASE,
)
_TAIL = 12  # characters of a sentence that are looked at


def joined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of sentences, with those made one that a full stop only seemed to end.

    Args:
        text: The document.
        spans: Start and end of each sentence, in order.

    Cost: linear in the number of sentences.
    """
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start - found[-1][1] <= 1 and _goes_on(text, found[-1], start, end):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _goes_on(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    tail = text[max(before[0], before[1] - _TAIL) : before[1]]
    if _ORDINAL.search(tail):
        return bool(_DATED.match(text, start, end)) or text[start].islower()
    return bool(_SHORT.search(tail))
