"""Where the two parties of a tie stand around the word that tells it: to its left, to its right, in a row.

The rules of `bridges`, `through`, `genitives`, `relatives` and `among` share these; they know nothing of what
a word tells.

Example: in "Fir Works, a brewer, has fallen into the hands of Oak and Elm" what stands to the left of *into*
is Fir Works, and to the right of *hands* stand Oak and Elm.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from kg.extract.drafts import ENDED, MAYBE, Draft, side_at, with_quantity
from kg.extract.holdings.chains import EARLY
from kg.extract.holdings.nominals import antecedent, bearer, of_shares
from kg.extract.holdings.owning import span_of
from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    form_of,
    group_at,
    is_modifier,
    is_party,
    party_of,
    subject_of,
)
from kg.extract.phrases.stance import Stance, stance_of
from kg.extract.words import keys_of

_FILE = Path(__file__).parent.parent / "lexicon" / "ownership.json"
_HELD = ("company", "arrangement", "unit")
_HOLDS = ("company", "group", "person", "state", "stateBody", "arrangement", "dispersed")
_MARKS = (",", "(", "—", "–", "-")
_BREAKS = (";", ":", ".")
#: Words besides adverbs and auxiliaries between a name and what is said of it.
_CARRIED = frozenset(
    "came come comes coming fell fallen falls falling passed passing placed went gone moved entered ended "
    "put remains remained remain stayed stays stay sits rests now all both largely firmly back right "
    "squarely entre entree entres passe passee passes tombe tombee tombes rejoint venu venue repasse "
    "revenu revenue reste restee restent demeure desormais tous toutes entierement dorenavant deja "
    "maintenant depuis y en se s' est gone been taken brought itself itselves lui-meme elle-meme eux- "
    "memes".split()
)
_WAS = frozenset("was were been etait etaient fut furent".split())
_ASIDE = 16


@lru_cache(maxsize=1)
def lists() -> dict[str, dict[str, list[str]]]:
    """The word lists of ownership told without a figure; read once."""
    found: dict[str, dict[str, list[str]]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


#: Class of the preposition that a phrase of the lists ends with, where several words are one.
_CASES = {"de": "of", "du": "of", "des": "of", "of": "of", "a": "to", "au": "to", "aux": "to", "to": "to"}
_PREPOSITIONS = frozenset(
    "by par at in over on for between among sur chez dans entre into with".split()
) | set(_CASES)


@lru_cache(maxsize=8)
def phrases(table: str) -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """First word of a phrase to its words, the preposition after them and its rule, the longest first.

    Args:
        table: `held_by` or `holds`.
    """
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for rule, rows in lists()[table].items():
        for row in rows:
            keys = keys_of(row)
            case = keys[-1] if len(keys) > 1 and keys[-1] in _PREPOSITIONS else ""
            found.setdefault(keys[0], []).append((keys[:-1] if case else keys, case, rule))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def read_phrase(units: list[Unit], at: int, table: str) -> tuple[int, str] | None:
    """The longest phrase of a table that begins at a unit: the index after it, and its rule."""
    rows = phrases(table).get(units[at].key.partition(" ")[0])
    if rows is None:
        return None
    ends: dict[int, int] = {}
    words: list[str] = []
    for i in range(at, min(len(units), at + 6)):
        if units[i].mention is not None or units[i].quantity is not None:
            break
        words += units[i].key.split()
        ends[len(words)] = i + 1
    for keys, case, rule in rows:
        if tuple(words[: len(keys)]) != keys:
            continue
        after = ends.get(len(keys))
        if after is None and case and tuple(words[: len(keys) + 1]) == (*keys, case):
            after = ends.get(len(keys) + 1)  # one unit with its preposition: "in the hands of"
            if after is not None:
                return after, rule
        if after is not None and (not case or _is_case(units, after, case)):
            return after + bool(case), rule
    return None


def _is_case(units: list[Unit], at: int, case: str) -> bool:
    if at >= len(units) or units[at].mention is not None or units[at].quantity is not None:
        return False
    return units[at].key.partition(" ")[0] == case or (case in _CASES and units[at].has(_CASES[case]))


# ---------------------------------------------------------------------------------------------------
# Left and right


def left_names(units: list[Unit], first: int) -> list[int]:
    """The names that a phrase beginning at an index is said of, coordinated ones too; empty for none."""
    name = of_shares(units, first)
    name = left_name(units, first) if name is None else name
    return group_at(units, name) if name is not None else []


def left_name(units: list[Unit], first: int) -> int | None:
    """The name that a phrase is said of: `Fir is now in`, `Fir, a brewer, in`, `Fir, which is in`."""
    left = first - 1
    while left >= 0 and _carries(units[left]):
        left -= 1
    if left < 0:
        return opening(units, first)
    unit = units[left]
    if unit.text in _MARKS:
        finite = any(one.has("be", "have") for one in units[left + 1 : first])
        inserted = over_relative(units, left) if finite else None
        named = inserted if inserted is not None else before_mark(units, left)
        return named if named is not None else subject_of(units, first)
    if unit.has("rel") and unit.mention is None:
        return named_before(units, left)
    if form_of(unit) == "descriptor" and left and units[left - 1].text in _MARKS:
        return before_mark(units, left - 1)  # "Oak, [the company] behind"
    if is_party(unit) and left == first - 1:
        return left
    return explained(units, left) if not is_party(unit) and is_modifier(unit) else subject_of(units, left + 1)


def over_relative(units: list[Unit], comma: int) -> int | None:
    """From the comma after `Oak, to whom Fir belonged,` to Oak; None where no relative clause ends there."""
    for i in range(comma - 1, max(1, comma - _ASIDE), -1):
        if units[i].has("rel") and units[i].mention is None:
            at = i - 1
            while at > 1 and units[at].mention is None and units[at].has("in", "of", "to", "by", "from"):
                at -= 1
            return at - 1 if units[at].text == "," and is_party(units[at - 1]) else None
    return None


def _carries(unit: Unit) -> bool:
    if unit.mention is not None or unit.quantity is not None or unit.is_mark:
        return False
    return (
        unit.has("be", "have", "neg", "past", "partly", "wholly", "majorly") or unit.key in EARLY | _CARRIED
    )


def before_mark(units: list[Unit], mark: int) -> int | None:
    """The name before a comma or bracket, over its seat, a bracket or one more apposition."""
    at = mark - 1
    if at >= 0 and units[at].text == ")":
        at = next((i - 1 for i in range(at, max(0, at - 8), -1) if units[i].text == "("), at)
    if at > 0 and units[at].mention is None and is_modifier(units[at]) and form_of(units[at - 1]) == "name":
        at -= 1  # "la Régie pyrénéenne,"
    if at >= 0 and is_party(units[at]):
        seat = at >= 2 and form_of(units[at]) == "state" and units[at - 1].has("in", "of")
        return at - 2 if seat and is_party(units[at - 2]) else at
    for i in range(mark - 1, max(0, mark - _ASIDE), -1):
        if units[i].text in _BREAKS:
            break
        if units[i].text == "," and is_party(units[i - 1]):
            return i - 1
    return None


def explained(units: list[Unit], last: int) -> int | None:
    """`Fir, the seed dealer bought by`: the name that the noun phrase ending at an index explains."""
    left = last
    while (
        left > 0 and last - left < 9 and (_explains(units[left]) or (left < last and _is_seat(units, left)))
    ):
        left -= 1
    if units[left].has("and") and left > 1 and is_modifier(units[left - 1]):
        left -= 1  # "Oak, the founder and owner of"
        while left > 0 and last - left < 14 and (_explains(units[left]) or _is_whose(units, left)):
            left -= 1
    if units[left].text in _MARKS:
        return before_mark(units, left)
    if units[left].has("be") and units[left].mention is None:
        return subject_of(units, left)
    if is_party(units[left]) and left == last - 1:
        return left
    verb = units[left].mention is None and units[left].has("hold", "have", "raise", "cut", "buy")
    return subject_of(units, left if verb else last + 1)


def _explains(unit: Unit) -> bool:
    return is_modifier(unit) or unit.has("subsidiary", "parent")


def _is_whose(units: list[Unit], at: int) -> bool:
    """`, Houston's import king and owner of`: a place and its mark within a noun phrase."""
    return (
        units[at].text in ("'s", "’s") or form_of(units[at]) in ("state", "place") or units[at].has("office")
    )


def _is_seat(units: list[Unit], at: int) -> bool:
    """`, the Ohio seed dealer`: a place within a noun phrase."""
    party = party_of(units[at])
    public = party is not None and party.kind in ("state", "stateBody")
    return (public or form_of(units[at]) in ("state", "place")) and not units[at + 1].is_mark


def named_before(units: list[Unit], rel: int) -> int | None:
    """The name before a relative word: `Fir, which`, `Fir, a company that`, `Fir, in which`."""
    name = antecedent(units, rel)
    if name is not None:
        return name
    at = rel - 1
    while at > 0 and (units[at].is_mark or units[at].has("in", "of", "by")):
        at -= 1
    return explained(units, at) if is_modifier(units[at]) else None


def opening(units: list[Unit], first: int) -> int | None:
    """`In the hands of Oak since 2009, Fir makes`: the name after the phrase that opens the sentence."""
    for i in range(first + 1, min(len(units) - 1, first + 14)):
        if units[i].text in _BREAKS or (units[i].has("be") and units[i].mention is None):
            return None
        if units[i].text == ",":
            name = bearer(units, i + 1)
            return name if name is not None and form_of(units[name]) in ("name", "descriptor") else None
    return None


def right_names(units: list[Unit], at: int, *, case: bool = True) -> list[int]:
    """The names after a phrase, past articles and kinds of firm; a row of them whole.

    Args:
        units: The sentence.
        at: Index after the phrase.
        case: Whether a preposition may come first.
    """
    if case and at < len(units) and units[at].mention is None and units[at].has(*_BEFORE):
        at += 1
    if at < len(units) and units[at].has("poss"):
        return []  # "run by its sister firm Oak"
    name = bearer(units, at) if at < len(units) else None
    name = name if name is not None else _introduced(units, at)
    if name is None or form_of(units[name]) not in ("name", "state", "descriptor"):
        return []
    if name + 1 < len(units) and form_of(units[name + 1]) == "name":
        name += 1  # "the Danish pension fund Oak"
    if form_of(units[name]) == "state" and name + 1 < len(units) and _explains(units[name + 1]):
        return []  # "a Luxembourg vehicle"
    return row_wide(units, name)


def _introduced(units: list[Unit], at: int) -> int | None:
    """`a Luxembourg fund, Oak Partners`, `un seul actionnaire, Chêne`: the name after a noun and a comma."""
    if at >= len(units) or not units[at].has("det"):
        return None
    comma = at + 1
    while (
        comma < len(units)
        and comma - at < 7
        and (_explains(units[comma]) or units[comma].has("holder", "holderadj") or _is_whose(units, comma))
    ):
        comma += 1
    if comma >= len(units) or units[comma].text != "," or comma == at + 1:
        return None
    name = bearer(units, comma + 1)
    return name if name is not None and form_of(units[name]) == "name" else None


_BEFORE = ("of", "to", "by", "in", "with", "on", "for")


def row_wide(units: list[Unit], first: int, *, subject: bool = False) -> list[int]:
    """The names coordinated from one on, over brackets and prepositions: `Fir (85 %), de Pin et d'If`.

    Without an *and* at its end a row is only its first name; so it is in `bought Fir and Elm sold`.

    Args:
        units: The sentence.
        first: Index of the first name.
        subject: Whether a verb may follow the row.
    """
    row, at = [first], first + 1
    while len(row) < 12:
        at = _past_bracket(units, at)
        if at >= len(units):
            break
        at = _past_insertion(units, at)
        comma = units[at].text == ","
        joined = units[at].has("and") or (comma and at + 1 < len(units) and units[at + 1].has("and"))
        if not (comma or joined) or (comma and joined and len(row) == 1 and _opens_clause(units, at + 2)):
            break
        begin = _past_aside(units, at + 1 + (comma and joined))
        name = bearer(units, begin) if begin < len(units) else None
        if name is None or form_of(units[name]) not in ("name", "state"):
            break
        row.append(name)
        if joined:
            after = units[name + 1] if name + 1 < len(units) else None
            return (
                row
                if subject or after is None or not after.has("f:fin", "f:past", "have", "will")
                else [first]
            )
        at = name + 1
    return [first]


def _opens_clause(units: list[Unit], at: int) -> bool:
    """`controlled by Oak, and Elm's founder Jan Novak chairs both`: another clause after its *and*."""
    return at + 1 < len(units) and is_party(units[at]) and units[at + 1].text in POSSESSIVE


def _past_insertion(units: list[Unit], at: int) -> int:
    """Over `, which Norway owns` before `, and Elm`: the index of the comma that ends it."""
    if units[at].text != "," or at + 1 >= len(units) or not units[at + 1].has("rel"):
        return at
    for i in range(at + 2, min(len(units) - 1, at + 14)):
        if units[i].text == ",":
            return i if units[i + 1].has("and") else at
        if units[i].text in _BREAKS:
            break
    return at


def _past_bracket(units: list[Unit], at: int) -> int:
    if at < len(units) and units[at].text == "(":
        return next((i + 1 for i in range(at + 1, min(len(units), at + 8)) if units[i].text == ")"), at)
    return at


def _past_aside(units: list[Unit], at: int) -> int:
    """`et, depuis mars, Pin`, `et de Pin`: where the name's own phrase begins."""
    if at < len(units) and units[at].text == ",":
        at = next((i + 1 for i in range(at + 1, min(len(units), at + 6)) if units[i].text == ","), at)
    prefix = at < len(units) and units[at].mention is None and units[at].has("of", "to", "by", "in", "with")
    return at + prefix


# ---------------------------------------------------------------------------------------------------
# Drafts


def figured(units: list[Unit], name: int, at: int) -> bool:
    """Whether a figure stands by a name or by the word that tells the tie, so that more is said elsewhere.

    `21 percent of Fir that`, `Fir (40 %)`, `Fir is 48 percent owned by`.
    """
    near = list(units[max(0, at - 2) : at + 3])
    if name + 1 < len(units) and units[name + 1].text == "(":
        near += units[name + 2 : name + 4]
    if name + 1 >= len(units) or units[name + 1].text != ",":
        left = name - 1
        while left > 0 and name - left < 5 and (is_modifier(units[left]) or units[left].has("of")):
            left -= 1
        near += units[max(0, left) : name]
    return any(_is_figure(unit) for unit in near)


def _is_figure(unit: Unit) -> bool:
    quantity = unit.quantity
    return (
        quantity is not None
        and not quantity.bare
        and quantity.rule not in ("majority", "minority", "unknown")
    )


def told(units: list[Unit], at: int) -> Stance:
    """How the word at an index says a tie: past forms of *be* and *have* say that it is over."""
    stance = stance_of(units, at)
    if stance.tense == "past" and any(unit.key in _WAS for unit in units[max(0, at - 3) : at + 1]):
        return Stance(stance.status, ENDED, stance.speaker)
    return stance


def tie(
    units: list[Unit],
    ends: tuple[int | None, int | None],
    at: int,
    *,
    stake: bool = False,
    stance: Stance | None = None,
    certainty: float = MAYBE,
    whole: bool = False,
) -> list[Draft]:
    """The draft of a tie between a holder and what it holds; none where a side is missing or cannot be one.

    Args:
        units: The sentence.
        ends: Indices of the holder and of what is held.
        at: The word that tells it.
        stake: Whether a holding is told rather than control.
        stance: How it is said; None: as a fact.
        certainty: How sure its rule is.
        whole: Whether the tie stands whatever figure is near: `sold 15 percent of its brewer Fir`.
    """
    one, other = side_at(units, ends[0]), side_at(units, ends[1])
    if one is None or other is None or ends[0] is None or ends[1] is None or one.party is other.party:
        return []
    if other.party.kind not in _HELD or one.party.kind not in _HOLDS or other.party.common:
        return []
    if not whole and any(figured(units, name, at) for name in (ends[0], ends[1])):
        return []
    start, end = span_of(units, [ends[0], ends[1], at])
    draft = Draft("otherInfluenceOrControl", one, other, start, end, certainty=certainty)
    if stake:
        draft.kind = "shareholding"
        with_quantity(draft, None)
    if stance is not None:
        draft.status, draft.tense, draft.speaker = stance.status, stance.tense, stance.speaker
    return [draft]


def ties_of(
    units: list[Unit], holders: Iterable[int], held: Iterable[int], at: int, *, stake: bool = False
) -> list[Draft]:
    """The ties of each holder to all that is held, as the word at an index says them."""
    stance, rows = told(units, at), list(held)
    return [
        draft
        for one in holders
        for other in rows
        for draft in tie(units, (one, other), at, stake=stake, stance=stance)
    ]
