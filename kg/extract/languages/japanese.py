"""Japanese: items out of runs of kanji, katakana and Latin letters between hiragana.

The letters are told in `japanese_frames`. Full-width digits and marks are read as the plain ones.

Example:
    >>> text = "北浜電機は白樺精工の株式の２０％を保有している。"
    >>> draft, = read_japanese(text, [(0, len(text))], Parties({}))
    >>> draft.holder.text, draft.investee.text, draft.stated
    ('北浜電機', '白樺精工', '20')
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from kg.extract.drafts import LIKELY, Draft
from kg.extract.languages.figures import quantity
from kg.extract.languages.items import Item
from kg.extract.languages.japanese_frames import frames
from kg.extract.languages.japanese_rows import TOPICS, row_of, theme_of
from kg.extract.languages.lists import states_of
from kg.extract.languages.parties import Parties
from kg.extract.languages.telling import Teller
from kg.extract.parts import Party
from kg.record import frozen

_FILE = Path(__file__).parent / "lexicon" / "ja.json"
# One character for one, so that offsets stay: full-width forms, and the marks that frames know.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    "、。・「」『』〔〕", ",.・''''()"
)
_QUANTITY = re.compile(
    r"(?P<about>約|およそ|ほぼ)?(?P<number>\d{1,3}(?:\.\d+)?)(?:%|パーセント)(?P<bound>超|以上|未満|以下|弱|強)?"
)
_BOUNDS = {
    "超": "moreThan",
    "以上": "atLeast",
    "未満": "lessThan",
    "以下": "upTo",
    "弱": "nearly",
    "強": "about",
}
_WORDED = {
    "過半数": "majority",
    "過半": "majority",
    "半数": "half",
    "3分の1": "third",
    "3分の2": "twoThirds",
    "三分の一": "third",
    "三分の二": "twoThirds",
}
#: A worded share, but before the figure that it only qualifies: `過半の50.3%`.
_WORD = re.compile(f"(?:{'|'.join(sorted(_WORDED, key=len, reverse=True))})(?!の[0-9])")
_MORE = re.compile("以上|超")
_EXCEEDED = {"third": "moreThanThird", "half": "moreThanHalf"}
#: A figure that is a part of a word.
_WHOLLY = ("100%子会社", "100%出資子会社")
_RUN = re.compile(r"[々〆ヶ一-鿿ァ-ヺー・A-Za-z&\-]+")
_LONGEST_RUN = 30
#: What makes a verb of two kanji: `参画する`, `導入した`.
_DONE = re.compile(r"する|した|して|され|させ|しな|でき")
_KANJI = re.compile(r"[一-鿿]{2}")
#: What ends the name of a public body or a place: `東原県`, `経済産業省`. Nobody holds it.
_PUBLIC = re.compile(r"[一-鿿]{2,}[県都府市区町村省庁州局]")
#: A name that begins with hiragana where a clause does: `そらまめ電工`; and the fewest times it stands so.
_SOFT = re.compile(r"(?:^|(?<=[。、.,「『（(\n]))([ぁ-ん]{3,6})[々ヶ一-鿿ァ-ヺー]{2,}")
_MET = 2
#: A name in corner brackets that mixes hiragana in: `「みちのくリチウム」`. What ends in hiragana is said.
_QUOTED = re.compile(
    r"[「『]((?=[^」』]*[ァ-ヺ一-鿿])[ぁ-んァ-ヺー々ヶ一-鿿A-Za-z・&]{2,20}(?<![ぁ-ん]))[」』]"
)
_SPOKEN = re.compile("[をはがに]")
_HIRAGANA = re.compile("[ぁ-ん]+")
_SHORTEST = 3  # letters of a word in hiragana that may stand inside another one
_PAIR = 2  # parties of a sentence that leaves no choice
#: What a number is counted in: `1億ドル`, `22年`.
_COUNTED = re.compile(r"(?<=[0-9])[億万兆年月日社人円店件倍位カ]")
#: What stands before a name in katakana or Latin letters without の.
_DESCRIBED = re.compile(
    r"(?:[一-鿿ァ-ヺー]*(?:最大手|大手|会社|メーカー|企業|商社)|[米英仏独伊露加豪韓印旧])(?=[ァ-ヺA-Z])"
)
_TENTHS = re.compile(
    r"(?P<about>約|およそ|ほぼ)?(?P<number>[1-9一二三四五六七八九])割(?P<bound>超|以上|未満|以下|弱|強)?"
)
_DIGITS = {kanji: str(number) for number, kanji in enumerate("一二三四五六七八九", 1)}


def read_japanese(text: str, spans: list[tuple[int, int]], parties: Parties) -> list[Draft]:
    """The drafts of a Japanese article, in text order; linear in its length.

    Args:
        text: The document.
        spans: Stretches of article text.
        parties: The document's parties.
    """
    teller = Teller(frames(), doubts="Xyf", backwards=True, dropped=True)
    drafts: list[Draft] = []
    plain = text.translate(_PLAIN)
    topic: Party | None = None
    soft = _soft(text)
    for start, end in spans:
        for match in re.finditer(r"[^。\n]{1,400}。?", text[start:end]):
            items = _items(text, plain, (start + match.start(), start + match.end()), parties, soft)
            items = row_of(items, topic)
            drafts += _doubted(teller.read(items, topic), items)
            topic = theme_of(items) or topic
    return sorted(drafts, key=lambda draft: (draft.start, draft.end))


def _doubted(drafts: list[Draft], items: list[Item]) -> list[Draft]:
    """The drafts of a sentence: where it names more than two parties, or tells of two, a person decides.

    Frames alone read Japanese, and no weights doubt them.
    """
    named = {id(item.party) for item in items if item.party is not None}
    told = {id(party) for draft in drafts for party in (draft.holder.party, draft.investee.party)}
    if len(named | told) > _PAIR:
        for draft in drafts:
            draft.certainty = min(draft.certainty, LIKELY)
    return drafts


def _soft(text: str) -> tuple[str, ...]:
    """The hiragana that names begin with; a word that only opens a clause is no name's."""
    met = {match[1]: match[0] for match in _SOFT.finditer(text) if match[1] not in _lists().openers}
    return tuple(soft for soft, name in sorted(met.items()) if text.count(name) >= _MET)


@frozen(kw_only=False)
class _Lists:
    words: dict[str, str]
    pattern: re.Pattern[str]
    endings: tuple[str, ...]
    nobody: frozenset[str]
    generic: frozenset[str]
    generic_endings: tuple[str, ...]
    common_endings: tuple[str, ...]
    holders: frozenset[str]
    openers: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    raw = json.loads(_FILE.read_text(encoding="utf-8"))
    words = {word.translate(_PLAIN): code for code, text in raw["words"].items() for word in text.split()}
    ordered = sorted(words, key=len, reverse=True)
    holders = [word for word in raw["holders"].split() if not _RUN.fullmatch(word)]
    mixed = sorted([*holders, *(word for word in ordered if not _RUN.fullmatch(word))], key=len, reverse=True)
    return _Lists(
        words=words,
        pattern=re.compile("|".join(map(re.escape, mixed))),
        endings=tuple(word for word in ordered if words[word] in "SvIsCrHFup" and _RUN.fullmatch(word)),
        nobody=frozenset(raw["nobody"].split()),
        generic=frozenset(raw["generic"].split()),
        generic_endings=tuple(raw["generic_endings"].split()),
        common_endings=tuple(raw["common_endings"].split()),
        holders=frozenset(raw["holders"].split()),
        openers=frozenset(raw["openers"].split()),
    )


def _items(
    text: str, plain: str, span: tuple[int, int], parties: Parties, soft: tuple[str, ...]
) -> list[Item]:
    items: list[Item] = []
    at, end = span
    while at < end:
        found = (
            _quoted(text, at, end, parties)
            or _figure(text, plain, at, end)
            or _phrase(text, plain, at, end, parties, inside=_is_inside(items, text, at))
            or _run(text, plain, (at, end), parties, soft)
        )
        if not found:
            mark = plain[at]
            found = [Item(mark if mark in ",.()" else "_", text[at], at, at + 1)] if mark.strip() else []
            at += 1
        else:
            at = found[-1].end
        items += found
    return items


def _is_inside(items: list[Item], text: str, at: int) -> bool:
    """Whether a word in hiragana that is not known has begun right before a place."""
    return (
        bool(items)
        and items[-1].code == "_"
        and items[-1].end == at
        and _HIRAGANA.fullmatch(text[at - 1]) is not None
    )


def _quoted(text: str, at: int, end: int, parties: Parties) -> list[Item]:
    """A name in corner brackets that has hiragana in it, and so is no run."""
    match = _QUOTED.match(text, at, end)
    if match is None or _RUN.fullmatch(match[1]) or _SPOKEN.search(match[1]):
        return []
    start, stop = match.span(1)
    named = Item("N", match[1], start, stop, party=parties.named(match[1]))
    return [Item("_", text[at], at, start), named, Item("_", text[stop], stop, stop + 1)]


def _figure(text: str, plain: str, at: int, end: int) -> list[Item]:
    if plain.startswith(_WHOLLY, at):
        return []
    worded = _WORD.match(plain, at, end)
    match = None if worded else _QUANTITY.match(plain, at, end)
    tenths = None if worded or match else _TENTHS.match(plain, at, end)
    if tenths is not None:
        return _tenths(text, tenths)
    before = text[at - 1] if at else ""
    if match is not None and not (before.isdigit() or before in ".．-−+"):
        rule = _BOUNDS.get(match["bound"] or "", "about" if match["about"] else "exact")
        stop, stated = match.end(), match["number"]
    elif worded is not None:
        more = _MORE.match(plain, worded.end())
        rule, stop, stated = _WORDED[worded[0]], more.end() if more else worded.end(), None
        rule = _EXCEEDED.get(rule, rule) if more else rule
    else:
        return []
    made = quantity(text[at:stop], (at, stop), rule, stated)
    return [Item("Q" if made else "_", text[at:stop], at, stop, quantity=made)]


def _tenths(text: str, match: re.Match[str]) -> list[Item]:
    """`3割`, `約四割`: a share in tenths, told in words as much as in figures."""
    percent = _DIGITS.get(match["number"], match["number"]) + "0"
    rule = _BOUNDS.get(match["bound"] or "", "about" if match["about"] else "exact")
    words = text[match.start() : match.end()]
    made = quantity(words, match.span(), rule, percent)
    if made is not None:
        made.stated = None  # its numeral does not stand in the text
    return [Item("Q" if made else "_", words, *match.span(), quantity=made)]


def _phrase(text: str, plain: str, at: int, end: int, parties: Parties, *, inside: bool) -> list[Item]:
    """A word of the lists; where it stands inside another word in hiragana (`す(で)(に)`), no particle."""
    match = _lists().pattern.match(plain, at, end)
    if match is None or (inside and len(match[0]) < _SHORTEST and _HIRAGANA.fullmatch(match[0])):
        return []
    if match[0] in _lists().holders:
        return [_holders(text[at : match.end()], at, match.end(), parties)]
    return [Item(_lists().words[match[0]], text[at : match.end()], at, match.end())]


def _holders(written: str, at: int, stop: int, parties: Parties) -> Item:
    """`県`, `従業員持ち株会`: a class of holders, another one in each document."""
    party = parties.named(written, "group")
    party.common = True
    return Item("N", written, at, stop, party=party)


def _run(text: str, plain: str, span: tuple[int, int], parties: Parties, soft: tuple[str, ...]) -> list[Item]:
    """A run as a word, or as a name with the words that hang on its end (`霧島運輸株`)."""
    at, end = span
    first = next((len(word) for word in soft if plain.startswith(word, at)), 0)
    match = _RUN.match(plain, at + first, end)
    if match is None:
        return []
    if _COUNTED.match(plain, at):
        return [Item("_", text[at : match.end()], at, match.end())]
    run, known = plain[at : match.end()], _lists()
    tail: list[Item] = []
    stop = match.end()
    if _DONE.match(plain, stop) and _KANJI.fullmatch(run):
        return [Item("_", text[at:stop], at, stop)]  # "参画する": a noun that is done
    while run not in known.words:
        ending = next((word for word in known.endings if run.endswith(word)), None)
        if ending is None:
            break
        tail.insert(0, Item(known.words[ending], text[stop - len(ending) : stop], stop - len(ending), stop))
        run, stop = run[: -len(ending)], stop - len(ending)
    if not run:
        return tail
    skip = _described(run)
    return [_name(run[skip:], text[at + skip : stop], at + skip, stop, parties), *tail]


def _described(run: str) -> int:
    """How many characters before a name say what or whence it is: `米ルナ`, `通信最大手ハルナ`."""
    match = _DESCRIBED.match(run)
    return match.end() if match is not None else 0


def _name(run: str, written: str, at: int, stop: int, parties: Parties) -> Item:
    known = _lists()
    code = known.words.get(run)
    if code is not None:
        return Item(code, written, at, stop)
    states, _ = states_of("ja")
    if run in known.holders:
        return _holders(written, at, stop, parties)
    state = states.get((run,)) or states.get((run.removesuffix("政府").removesuffix("国"),))
    if state is not None:
        return Item("N", written, at, stop, party=parties.state(state, written))
    if run in TOPICS:
        return Item("t", written, at, stop)
    nobody = run in known.nobody or run.endswith(known.common_endings)
    if len(run) < 2 or len(run) > _LONGEST_RUN or nobody:
        return Item("_", written, at, stop)
    if run in known.generic or run.endswith(known.generic_endings):
        return Item("*", written, at, stop)
    if _PUBLIC.fullmatch(run):
        return Item("N", written, at, stop, party=parties.named(written, "stateBody"))
    return Item("N", written, at, stop, party=parties.named(written))
