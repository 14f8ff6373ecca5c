"""The language of a text, offline: by its script, then by its commonest small words.

Languages that nobody here reads are counted too, so that a Danish or Romanian text is called unknown
instead of being read with the grammar of a neighbour. A text in which nothing tells is English.

Example:
    >>> language_of("Die Bank hält 5 Prozent an der Mühle."), language_of("Oak 5% Fir")
    ('de', 'en')
    >>> language_of("De bank houdt een belang van vijf procent in het bedrijf.")
    'nl'
    >>> language_of("Og det er med til at bli en del av det som er på vei.") is None
    True
"""

from __future__ import annotations

import re
from collections import Counter

#: Languages that the extractor reads.
READ = ("en", "fr", "de", "es", "it", "nl", "pt", "ja")

# The commonest words that tell a language from its neighbours; those of several languages count for each.
_SMALL = {
    "en": "the of and to in is that for with has was by from its it are said on at which an be will as or "
    "not than but more have been under who would could were a stake stakes shares owns holds percent "
    "company bought acquired purchased held owned while among cent investors",
    "fr": "le la les l des du de et est dans une un que qui pour par sur au ses aux son d en a avec plus "
    "ne il à ou ce cette ces sa leur leurs elle ont été sont dont chez entre reste "
    "détient contrôle possède actionnaire société groupe",
    "de": "der die das und ist von zu den mit an dem des ein eine im auf für nicht sich hat bei als auch "
    "nach sind wird zum zur "
    "in kontrolliert seine ihre will sein hält prozent anteile beteiligt gehört",
    "es": "el la los las de del y que en un una por con para su al se es lo como más según está ha son "
    "a pertenece propiedad controla filial posee accionista accionistas participación acciones",
    "it": "il lo la i gli le di del della dei delle e che in un una per con su da dal al è ha sono nel nella "
    "non si "
    "a in appartiene controllata controlla detiene possiede azionista azionisti quota azioni",
    "nl": "de het een van en in is dat op te voor met zijn aan door bij heeft niet wordt ook naar "
    "uit zij zich zal werd meer nog was om tot over daarmee volgens "
    "procent aandelen aandeel belang houdt bezit bedrijf",
    "pt": "o a os as de do da dos das e que em um uma por com para no na se é ao mais não são pela "
    "pelo foi já tem à seu sua numa num nas nos aos até ou ser está também "
    "detém ações acionista acionistas participação capital",
    "sv": "och att det som en ett på är av för med till den har inte om sig från",
    "da": "og at det som en et på er af for med til den har ikke om sig fra",
    "pl": "i w na z do że się jest nie o od za przez dla po oraz",
    "cs": "a v na se je že s z do o od za pro po jsou který",
    "ro": "și în de la cu pe un o este care din nu pentru al ale",
    "tr": "ve bir bu da de için ile olarak yüzde hissesini olan",
    "fi": "ja on ei se että oli ovat sekä osakkeista prosenttia mutta",
}
_TOLD_BY: dict[str, list[str]] = {}
for _language, _words in _SMALL.items():
    for _word in sorted(set(_words.split())):
        _TOLD_BY.setdefault(_word, []).append(_language)

_NOUNS = frozenset(("Prozent", "Anteile"))  # German writes its nouns with a capital
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3041-\u30ff]")
# First and last characters; a pattern of so many takes as long to compile as a text to read.
_FOREIGN_SCRIPTS = (("\u0370", "\u1aff"), ("\u2e80", "\ud7ff"))
#: Letters that only one of the languages read here has, for texts without small words.
_LETTERS = {"de": "äöüß", "es": "ñ¿¡", "fr": "êœçëîâ"}
#: Letters of languages in Latin script that nobody here reads; a name may have them, a small word not.
_UNREAD = frozenset("čďěňřšťůžąćęłńśźżőűğışățșţāēģīķļņūøå")
_SAMPLE = 20_000


def language_of(text: str, declared: str | None = None) -> str | None:
    """The language of a text.

    Args:
        text: Its words; the first 20,000 characters are counted.
        declared: A tag such as `fr-BE` that goes before what the words tell; None, or a text that is no
            tag, when there is none.

    Returns:
        A code of `READ`; None for any other language.

    Cost: linear in the sample.
    """
    tag = _TAG.fullmatch(declared or "")
    if tag is not None:
        code = tag[1].casefold()
        return code if code in READ else None
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    foreign = {letter for letter in set(sample) if not letter.isascii() and _is_foreign(letter)}
    strange = sum(letter in foreign for letter in sample) if foreign else 0
    if strange * 3 > letters:
        return "ja" if len(_KANA.findall(sample)) * 12 > strange else None
    return _by_small_words(sample, words)


def _is_foreign(letter: str) -> bool:
    """Whether a character belongs to another script than the Latin one."""
    return any(first <= letter <= last for first, last in _FOREIGN_SCRIPTS)


def _by_small_words(sample: str, words: list[str]) -> str | None:
    counts = dict.fromkeys(_SMALL, 0)
    often = Counter(word for word in words if not word[0].isupper() or word in _NOUNS)
    if words and sample.startswith(words[0]) and words[0][0].isupper() and words[0] not in _NOUNS:
        often[words[0]] += 1  # any other capital is likely in a name: "La Voz del Valle"
    for word, times in often.items():
        for language in _TOLD_BY.get(word.casefold(), ()):
            counts[language] += times
    for language, letters in _LETTERS.items():
        counts[language] += any(letter in sample for letter in letters)
    counts["other"] = sum(times for word, times in often.items() if not _UNREAD.isdisjoint(word))
    best = max(READ[:-1], key=lambda language: counts[language])
    other = max(count for language, count in counts.items() if language not in READ)
    # One small word of another language is chance (a name, a quotation); two more are a language.
    return None if other > counts[best] + 1 else best
