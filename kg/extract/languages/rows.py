"""From the items of a sentence to the row that the frames see: what tells nothing is left out.

*Según consta allí, la constructora Ferraz (Gijón) ya posee el 5 % de la cadena de gimnasios Talby*
becomes `NhQVN`: a figureless bracket, adverbs, articles, nouns that say what a name is, and phrases of
prepositions that hold no party, share or office are left out; `la compañía` becomes a name.

Example:
    >>> from kg.extract.languages.items import read_items
    >>> from kg.extract.languages.lists import lists
    >>> from kg.extract.languages.parties import Parties
    >>> said = "La constructora Ferraz (Gijón) ya posee el 5 % de la cadena de gimnasios Talby."
    >>> items = read_items(said, 0, lists("es"), Parties({}))
    >>> "".join(item.code for item in row(items, lists("es"), None))
    'NhQVN.'
"""

from __future__ import annotations

from kg.extract.languages.apposed import Heads
from kg.extract.languages.items import Item
from kg.extract.languages.lists import Lists
from kg.extract.parts import Party

_PREPOSITIONS = frozenset("AVBWZFEl")
#: Behind these a German article in the genitive is as good as a preposition.
_POSSESSED = frozenset("sOuQvbdpM")
_BARE = frozenset(("de", "di"))
_GENITIVE = frozenset(("der", "des"))
#: What a preposition may govern for the frames to want it.
_GOVERNED = frozenset("<NQxsvuOJMpPRebd")


def row(
    items: list[Item],
    known: Lists,
    topic: Party | None,
    *,
    certain: bool = True,
    heads: Heads | None = None,
) -> list[Item]:
    """The items that the frames see, in order.

    Args:
        items: Items of a sentence.
        known: Lists of its language.
        topic: Whom `the company` means; None when nobody knows.
        certain: Whether that is beyond doubt.
        heads: Nouns that stood before names; None: none are known.

    Cost: linear in the sentence.
    """
    items = _with_particles(items, known)
    items = without_asides([item for item in items if item.code not in "_o" or item.text[0].isalnum()])
    items = _with_topic(items, known, topic, certain, heads)
    items = _with_relatives(_with_genitives(items, known), known)
    items = _without_foreign_figures(items, known)
    items = [item for item in items if item.code != "o" and item.key not in known.transparent]
    items = _without_complements(items, known)
    items = _without_phrases(items)
    return _without_repeated_marks([item for item in items if item.code not in "D_"])


def _with_particles(items: list[Item], known: Lists) -> list[Item]:
    """`schließt ... aus`: the verb with the letters that it has with its particle."""
    parts = dict.fromkeys(verb for verb, _ in known.separable)
    found: list[Item] = []
    for at, item in enumerate(items):
        code = _parted(items, at, known) if item.key in parts else None
        if code is None:
            found.append(item)
        else:
            found += [Item(letter, item.text, item.start, item.end) for letter in code]
    return found


def _parted(items: list[Item], at: int, known: Lists) -> str | None:
    for item in items[at + 1 :]:
        if item.code in ".;:":
            return None
        code = known.separable.get((items[at].key, item.key))
        if code is not None:
            return code
    return None


def without_asides(items: list[Item]) -> list[Item]:
    """The items without brackets that hold no figure: tickers, seats, full names."""
    kept: list[Item] = []
    opened = -1
    for item in items:
        if item.code == "(":
            opened = len(kept)
        kept.append(item)
        if item.code == ")" and opened >= 0:
            if all(inner.quantity is None for inner in kept[opened:]):
                del kept[opened:]
            opened = -1
    return kept


def _with_topic(
    items: list[Item], known: Lists, topic: Party | None, certain: bool, heads: Heads | None
) -> list[Item]:
    """The items with `das Unternehmen`, `de la compañía`, `il gruppo torinese` made a name."""
    said = list(items)
    for at in range(1, len(items)):
        item, before = items[at], items[at - 1]
        told = heads.meant(item.key) if heads is not None and item.code == "_" else None
        meant = told or (topic if item.code == "_" and item.key in known.topics else None)
        definite = before.key in known.definite or before.key in known.contracted
        if meant is not None and definite and not _names(items, at + 1):
            said[at] = Item("N", meant.written or meant.name, item.start, item.end, party=meant)
            said[at].meant = told is None and not certain
    return said


def _names(items: list[Item], at: int) -> bool:
    """Whether a name follows, perhaps behind adjectives: then the noun only says what it is."""
    for item in items[at : at + 5]:
        if item.code not in "_o" and not (item.key in _BARE and item is not items[at]):
            return item.code == "N"
    return False


def _with_genitives(items: list[Item], known: Lists) -> list[Item]:
    """`Aktionär der Selm AG`: the article stands for a preposition."""
    if known.language != "de":
        return items
    for at in range(1, len(items)):
        if items[at].code == "D" and items[at].key in _GENITIVE and items[at - 1].code in _POSSESSED:
            items[at].code = "V"
    return items


def _with_relatives(items: list[Item], known: Lists) -> list[Item]:
    """`Selm, an der Rust 5 Prozent hält`: the article behind comma and preposition is a pronoun."""
    if known.language != "de":
        return items
    for at in range(2, len(items) - 1):
        if items[at].code == "D" and items[at - 1].code in "AV" and items[at - 2].code == ",":
            items[at].code = "R"
    return items


def _without_foreign_figures(items: list[Item], known: Lists) -> list[Item]:
    """Figures of something that is no share (`20 Prozent der Stellen`, `el 40% de sus ventas`) become `x`."""
    for at, item in enumerate(items):
        if item.code == "Q" and (_is_of_noun(items, at, known) or _is_by(items, at, known)):
            item.code = "x"
    return items


def _is_by(items: list[Item], at: int, known: Lists) -> bool:
    """`um 5 Prozent`: by so much, of what has been; `zu den 5 Prozent`: among those."""
    if at == 0 or known.language != "de":
        return False
    before = items[at - 1].key
    return before == "um" or (before == "den" and at > 1 and items[at - 2].key == "zu")


def _is_of_noun(items: list[Item], at: int, known: Lists) -> bool:
    if at + 1 >= len(items) or items[at + 1].code != "V":
        return False
    for item in items[at + 2 : at + 6]:
        german = known.language == "de" and item.code == "_" and item.text.islower()
        if german or item.code in "DJo" or item.key in known.transparent:
            continue
        topic = item.key in known.topics
        return item.code == "_" and not topic and not _names(items, items.index(item))
    return False


def _without_complements(items: list[Item], known: Lists) -> list[Item]:
    """Without names that only say whose some noun is (`un fondo de Ferraz`), and without `de gimnasios`."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.code == "V" and kept and _is_noun(kept[-1], known):
            name = next((i for i in range(at + 1, min(at + 4, len(items))) if items[i].code != "D"), at)
            if items[name].code == "N":
                at = name + 1
                continue
        if item.code == "V" and _is_of_kind(items, at, known, kept):
            at += 1
            continue
        kept.append(item)
        at += 1
    return kept


def _is_noun(item: Item, known: Lists) -> bool:
    """Whether an unknown word may be a noun."""
    if item.code != "_" or not item.text[0].isalpha():
        return False
    return item.text[0].isupper() if known.writes_nouns_large else not item.key.endswith(("mente", "lijk"))


def _is_of_kind(items: list[Item], at: int, known: Lists, kept: list[Item]) -> bool:
    """`cadena de gimnasios Talby`, `filial de refrescos Talby`: of what kind, without article."""
    romance = not known.writes_nouns_large and known.language != "nl"
    before = bool(kept) and kept[-1].code in "_u"
    after = items[at + 1 : at + 4]
    bare = items[at].key in _BARE and before and romance
    return bare and len(after) > 1 and after[0].code == "_" and _names(items, at + 2)


def _without_phrases(items: list[Item]) -> list[Item]:
    """Without prepositions that govern nothing the frames want, and without `según Ferraz`."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        at += 1
        if item.code not in _PREPOSITIONS or (item.code == "E" and len(item.text) > 4):
            kept.append(item)
            continue
        head = at
        while head < len(items) and items[head].code == "D":
            head += 1
        code = items[head].code if head < len(items) else "."
        listed = head + 1 < len(items) and items[head + 1].code == "("
        if item.code == "l" and code == "N" and not listed:
            at = head + 1
        elif item.code != "l" and (code in _GOVERNED or _names(items, head)):
            kept.append(item)
    return kept


def _without_repeated_marks(items: list[Item]) -> list[Item]:
    """Without commas that have nothing before them, and without a second one."""
    kept: list[Item] = []
    for item in items:
        if item.code == "," and (not kept or kept[-1].code in ",.;:&("):
            continue
        if item.code in ".;:&" and kept and kept[-1].code == ",":
            kept.pop()
        kept.append(item)
    return kept
