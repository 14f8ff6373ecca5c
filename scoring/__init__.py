"""How well `kg extract` reads: its output against the passages of `tests/gold`, by language and relation.

A claim of the output is *right* when it can be paired with a claim that the passage makes. Three levels:
*triple* compares parties and relation; *fact* also the figure, and that nothing denied, failed or
hypothetical is told as so; *strict* also voting, modality and tense. `make score` prints them.

Example:
    >>> from scoring.names import tokens
    >>> tokens("The Norvik Group plc") == tokens("Norvik")
    True
"""
