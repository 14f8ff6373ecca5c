"""Text to claims, without models: offline, reproducible, each claim with its quotation and offsets.

`reader.extract` is the door. The stages, one file each: decode, heading, zones, tokens, words, mentions,
quantities, cast (who is who), discourse (references), figures / unnumbered / plans / ties / offices (the
rules, which make drafts), moment (dates), claims (guards and records), vocabulary (the flat lines).

Example:
    >>> mint = lambda kind, name, document: name
    >>> reading = extract(b"Oak Mills owns 5% of Fir Works.", known={}, mint=mint)
    >>> reading.lines("a.txt")[0]["relation"]
    'holds_stake'
"""

from kg.extract.reader import VERSION, Reading, extract
from kg.extract.source.heading import About
from kg.extract.vocabulary import lines

__all__ = ["VERSION", "About", "Reading", "extract", "lines"]
