"""The language of a document, and reading those that have a small core of frames only.

English and French are read in full by the rest of the wing. Here: `language_of` for all texts, and
`read_foreign` for German, Dutch, Spanish, Italian, Portuguese and
Japanese.

Example:
    >>> language_of("Il fondo detiene il 5% della società.")
    'it'
"""

from kg.extract.languages.detect import READ, language_of

__all__ = ["FOREIGN", "READ", "language_of"]

#: Languages that `reading.read_foreign` reads.
FOREIGN = ("de", "es", "it", "ja", "nl", "pt")
