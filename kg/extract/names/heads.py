"""Names of a French noun and what *de* adds, behind the noun that tells what they are.

`la verrerie Cristal d'Aubin`, `l'eau minérale Source d'Aubin`, but not `la société Oak de Lyon`: a town
only tells where a firm sits.

Example:
    >>> from kg.extract.tokens import tokenize
    >>> from kg.extract.words import words
    >>> near = Near({}, words("fr"), frozenset())
    >>> tokens = tokenize("la verrerie Cristal d'Aubin et la forge Oak de Lyon", 0)
    >>> heads = [at for at, token in enumerate(tokens) if token.text in ("Cristal", "Oak")]
    >>> [after_noun(near, tokens, at, at + 2) for at in heads]
    [True, False]
"""

from __future__ import annotations

from kg.extract.names.near import Near, opens
from kg.extract.names.venues import towns
from kg.extract.tokens import Token

_ARTICLES = frozenset("le la l' les au aux du des".split())
# Classes of words that tell what a name after them is: `la société`, `la banque publique`, `sa filiale`.
_NOUNS = frozenset(("industry", "stateowned", "subsidiary"))
_REACH = 6


def after_noun(near: Near, tokens: list[Token], at: int, after: int) -> bool:
    """Whether a name of a noun, *de* and a capital can stand at a place: behind its kind, or seen before.

    Args:
        near: Word lists and the capitals of the document.
        tokens: The sentence.
        at: Where the noun stands.
        after: Where the capital after *de* stands.
    """
    key = tokens[after].key
    if (key,) in towns() or (key,) in near.atlas.capitals or (key,) in near.atlas.names:
        return False
    if opens(tokens, at):
        return tokens[at].key in near.seen and key in near.seen
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        token = tokens[back]
        if token.key in _ARTICLES:
            return back < at - 1
        told = token.text.islower() and not near.lists.look([token.key], 0)[1] - _NOUNS
        if not (told or token.key in ("de", "d'")) or (back == at - 1 and len(token.text) < 4):
            return False
    return False
