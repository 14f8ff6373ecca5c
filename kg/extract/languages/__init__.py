"""The language of a document, and reading the smaller ones: a core of frames, and units for the rest.

English and French are read in full by the rest of the wing. Here: `language_of` for all texts, and
`read_foreign` for German, Dutch, Spanish, Italian, Portuguese and Japanese: the frames' drafts and, but for
Japanese, the sentences as units with English keys, which the wing reads as it reads English ones.

Example:
    >>> language_of("Il fondo detiene il 5% della società.")
    'it'
"""

from kg.extract.languages.detect import READ, language_of

__all__ = ["FOREIGN", "READ", "language_of"]

#: Languages that `reading.read_foreign` reads.
FOREIGN = ("de", "es", "it", "ja", "nl", "pt")
