"""Japanese: items out of runs of kanji, katakana and Latin letters between hiragana, and their frames.

The letters: N name, Q quantity, w g n o i k m the particles は が の を に から まで, S shares, v votes,
H holds, I has invested, J invests, r ratio, U raised, A will raise, L lowered, B will lower, s sells,
C acquired, D will acquire, j has done, e each, O owner, u subsidiary, F wholly owned subsidiary, M parent,
d copula, f plan, y condition, X denial. Full-width digits and marks are read as the plain ones.

Example:
    >>> text = "北浜電機は白樺精工の株式の２０％を保有している。"
    >>> draft, = read_japanese(text, [(0, len(text))], Parties({}))
    >>> draft.holder.text, draft.investee.text, draft.stated
    ('北浜電機', '白樺精工', '20')
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.extract.drafts import Draft
from kg.extract.languages.frames import Frame, Say
from kg.extract.languages.items import Item, quantity
from kg.extract.languages.lists import states_of
from kg.extract.languages.parties import Parties
from kg.extract.languages.telling import Teller

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
    "半数": "half",
    "3分の1": "third",
    "3分の2": "twoThirds",
    "三分の一": "third",
    "三分の二": "twoThirds",
}
_WORD = re.compile("|".join(sorted(_WORDED, key=len, reverse=True)))
_RUN = re.compile(r"[々〆ヶ一-鿿ァ-ヺー・A-Za-z&\-]+")
_LONGEST_RUN = 30


def read_japanese(text: str, spans: list[tuple[int, int]], parties: Parties) -> list[Draft]:
    """The drafts of a Japanese article, in text order; linear in its length.

    Args:
        text: The document.
        spans: Stretches of article text.
        parties: The document's parties.
    """
    teller = Teller(FRAMES, doubts="Xyf", backwards=True)
    drafts: list[Draft] = []
    plain = text.translate(_PLAIN)
    for start, end in spans:
        for match in re.finditer(r"[^。\n]{1,400}。?", text[start:end]):
            drafts += teller.read(_items(text, plain, start + match.start(), start + match.end(), parties))
    return sorted(drafts, key=lambda draft: (draft.start, draft.end))


@dataclass(frozen=True, slots=True)
class _Lists:
    words: dict[str, str]
    pattern: re.Pattern[str]
    endings: tuple[str, ...]
    nobody: frozenset[str]
    descriptor: re.Pattern[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    raw = json.loads(_FILE.read_text(encoding="utf-8"))
    words = {word: code for code, text in raw["words"].items() for word in text.split()}
    ordered = sorted(words, key=len, reverse=True)
    mixed = [word for word in ordered if not _RUN.fullmatch(word)]
    return _Lists(
        words=words,
        pattern=re.compile("|".join(map(re.escape, mixed))),
        endings=tuple(word for word in ordered if words[word] in "SvIsCrHFu" and _RUN.fullmatch(word)),
        nobody=frozenset(raw["nobody"].split()),
        descriptor=re.compile(
            f"(?:{'|'.join(raw['descriptor_heads'].split())})*(?:{'|'.join(raw['descriptor_tails'].split())})"
        ),
    )


def _items(text: str, plain: str, at: int, end: int, parties: Parties) -> list[Item]:
    items: list[Item] = []
    while at < end:
        found = (
            _figure(text, plain, at, end)
            or _phrase(text, plain, at, end)
            or _run(text, plain, at, end, parties)
        )
        if not found:
            mark = plain[at]
            found = [Item(mark if mark in ",.()" else "_", text[at], at, at + 1)] if mark.strip() else []
            at += 1
        else:
            at = found[-1].end
        items += found
    return items


def _figure(text: str, plain: str, at: int, end: int) -> list[Item]:
    worded = _WORD.match(plain, at, end)
    match = None if worded else _QUANTITY.match(plain, at, end)
    before = plain[at - 1] if at else ""
    if match is not None and not (before.isdigit() or before in ".-−+"):
        rule = _BOUNDS.get(match["bound"] or "", "about" if match["about"] else "exact")
        stop, stated = match.end(), match["number"]
    elif worded is not None:
        rule, stop, stated = _WORDED[worded[0]], worded.end(), None
    else:
        return []
    made = quantity(text[at:stop], (at, stop), rule, stated)
    return [Item("Q" if made else "_", text[at:stop], at, stop, quantity=made)]


def _phrase(text: str, plain: str, at: int, end: int) -> list[Item]:
    match = _lists().pattern.match(plain, at, end)
    if match is None:
        return []
    return [Item(_lists().words[match[0]], text[at : match.end()], at, match.end())]


def _run(text: str, plain: str, at: int, end: int, parties: Parties) -> list[Item]:
    """A run as a word, or as a name with the words that hang on its end (`霧島運輸株`)."""
    match = _RUN.match(plain, at, end)
    if match is None:
        return []
    run, known = match[0], _lists()
    tail: list[Item] = []
    stop = match.end()
    while run not in known.words:
        ending = next((word for word in known.endings if run.endswith(word)), None)
        if ending is None:
            break
        tail.insert(0, Item(known.words[ending], text[stop - len(ending) : stop], stop - len(ending), stop))
        run, stop = run[: -len(ending)], stop - len(ending)
    if not run:
        return tail
    return [_name(run, text[at:stop], at, stop, parties), *tail]


def _name(run: str, written: str, at: int, stop: int, parties: Parties) -> Item:
    known = _lists()
    code = known.words.get(run)
    if code is not None:
        return Item(code, written, at, stop)
    states, _ = states_of("ja")
    state = states.get((run,)) or states.get((run.removesuffix("政府").removesuffix("国"),))
    if state is not None:
        return Item("N", written, at, stop, party=parties.state(state, written))
    if len(run) < 2 or len(run) > _LONGEST_RUN or run in known.nobody or known.descriptor.fullmatch(run):
        return Item("_", written, at, stop)
    return Item("N", written, at, stop, party=parties.named(written))


# ---------------------------------------------------------------------------------------------------

_HOLDER = r"(?<!Nn)(?<!t)(?P<h>N)[wg],?"
_SALE = Say(status="planned", tense="future", change="decrease")
_PARENT = (Say(kind="parent", share=None),)
_WHOLE = (Say(share="whole"),)

_LEVEL = r"(?P<o>N)i?n?[Sv]?n?[rS]o"  # "Bへの出資比率を", "Bの株式の保有比率を"
_TWO = (Say(), Say(holder="h2", share="q2"))
_TO_LOWER = (Say(share="q0"), _SALE)
_TO_RAISE = (Say(share="q0"), Say(status="planned", tense="future", change="increase"))

_PATTERNS: tuple[tuple[str, str, tuple[Say, ...], str], ...] = (
    ("holds", _HOLDER + r"(?P<o>N)n?[Sv]{1,2}n?(?P<q>Q)_?o?_?[HI]", (Say(),), ""),
    ("holds", _HOLDER + r"(?P<o>N)n?[Sv]{1,2}o(?P<q>Q)[HI]", (Say(),), ""),
    ("holds", r"(?<!Nn)(?P<h>N)n(?P<o>N)i?n?S?n?[Sr]w_{0,2}(?P<q>Q)", (Say(),), ""),
    ("invests", _HOLDER + r"(?P<o>N)i(?P<q>Q)_?o?I", (Say(),), ""),
    ("hold both", r"(?P<o>N)w,?(?P<h>N)g(?P<q>Q),(?P<h2>N)g(?P<q2>Q)_?o?[HIJ]", _TWO, ""),
    ("hold each", r"(?P<h>N)t(?P<h2>N)g(?P<q>Q)eo?[HIJ](?P<o>N)", (Say(), Say(holder="h2")), ""),
    ("held", r"(?<!t)(?P<h>N)g(?:[Sv]n?)?(?P<q>Q)o?[HIJ](?P<o>N)", (Say(),), ""),
    ("owner", r"(?P<o>N)nO[wd],?(?P<h>N)(?:n|\()?(?P<q>Q)", (Say(),), ""),
    ("owner", r"(?P<o>N)nOd(?P<h>N)[wg],?(?:[Sv]n?)?(?P<q>Q)o?[HI]", (Say(),), ""),
    ("owner", _HOLDER + r"(?P<o>N)n[OM]d,?(?:[Sv]n?)?(?P<q>Q)o?[HI]", (Say(),), ""),
    (
        "raised",
        _HOLDER + _LEVEL + r"(?:(?P<q0>Q)k)?(?P<q>Q)[im]_?U",
        (Say(change="increase", before="q0"),),
        "",
    ),
    (
        "lowered",
        _HOLDER + _LEVEL + r"(?:(?P<q0>Q)k)?(?P<q>Q)[im]_?L",
        (Say(change="decrease", before="q0"),),
        "",
    ),
    ("will raise", _HOLDER + _LEVEL + r"(?:(?P<q0>Q)k)?(?P<q>Q)[im]_?A", _TO_RAISE, "f"),
    ("will lower", _HOLDER + _LEVEL + r"(?:(?P<q0>Q)k)?(?P<q>Q)[im]_?B", _TO_LOWER, "f"),
    ("will sell", _HOLDER + r"H(?P<o>N)n?Sn?(?P<q>Q)_?os[d_]{0,2}f", (Say(), _SALE), "f"),
    ("acquired", _HOLDER + r"(?P<o>N)n?[Sv]n?(?P<q>Q)_?oC", (Say(change="acquire"),), ""),
    (
        "will acquire",
        _HOLDER + r"(?P<o>N)n?[Sv]n?(?P<q>Q)_?oD",
        (Say(status="planned", tense="future", change="acquire"),),
        "f",
    ),
    ("wholly owned", _HOLDER + r"(?P<o>N)o(?P<w>F)i?j", _WHOLE, ""),
    ("wholly owned", r"(?P<h>N)n(?P<w>F)[dn,](?P<o>N)", _WHOLE, ""),
    ("wholly owned", r"(?<!Nn)(?P<o>N)[wg],?(?P<h>N)n(?P<w>F)[d.]", _WHOLE, ""),
    ("subsidiary", _HOLDER + r"(?P<o>N)oui?j", _PARENT, ""),
    ("subsidiary", r"(?P<h>N)nu[dn,](?P<o>N)", _PARENT, ""),
    ("subsidiary", r"(?<!Nn)(?P<o>N)[wg],?(?P<h>N)nu[d.]", _PARENT, ""),
    ("parent", r"(?P<o>N)nM[dn,](?P<h>N)", _PARENT, ""),
)
_LIST = Frame(
    "list",
    re.compile(r"(?P<o>N)nO[wd],?(?=N\(Q)"),
    (Say(),),
    several=re.compile(r"[,t_]{0,2}(?P<h>N)\((?P<q>Q)\)"),
)

#: The frames of Japanese.
FRAMES = (
    *(Frame(name, re.compile(pattern), says, allowed) for name, pattern, says, allowed in _PATTERNS),
    _LIST,
)
