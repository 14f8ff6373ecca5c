"""What a row of letters says: the frames of German, Spanish and Italian, and what each of them tells.

A frame is a regular expression over the letters of a sentence's items (see `items` and `lexicon/*.json`):
N name, Q quantity, h holds, c controls, a has, s stake, v votes, D article, J possessive,
A V B W Z F E prepositions, I is, O owner, u subsidiary, U raises, L lowers or sells, K sold, C acquires,
P held, T has part, G belongs, Y lies with, B m amounts to, k falling, ~ the joint of *Oak-Tochter*,
R relative, f plan, y condition, X denial, n talks. The frames are few and strict: what none of them fits
is not read.

Example:
    >>> [frame.name for frame in FRAMES["it"] if frame.pattern.search("DNhDQVN.")]
    ['holds']
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Letters after which a name is no subject: prepositions, nouns that it belongs to, one of a pair.
_TAKEN = "VABEWFOusJ&"
_HOLDER = "".join(rf"(?<![{_TAKEN}]{gap})" for gap in ("", "D", "D_", "D__", "_")) + "(?P<h>N)"
_ASIDE = r"(?:,[^,;:.]{1,10},)?"
_STAKE = r"(?:[VD]{0,2}_?[sv](?:V?D?v)?)?"  # "der Anteile", "del capital", "de las acciones"

_MACROS = {
    "h": _HOLDER,
    "by": r"D?_{0,2}(?P<h>N)",
    "o": r"_{0,2}(?P<o>N)",
    "aside": _ASIDE,
    "q": r"(?:[DJ]?_?sV)?D?[DZWF]?_{0,2}(?P<q>Q)",
    "stake": _STAKE,
    "end": r"(?!_{0,3}[LCUKP])",  # no participle that makes another verb of "has"
}
# German has "20 Prozent der Stellen" of anything: only what is held *an* something is sure with "haben".
_HAS = {"de": "[hc]", "es": "[hca]", "it": "[hca]"}
_GERMAN_HOLDER = r"(?<![_N]D)" + _HOLDER
_OF = {"de": r"(?:[AV]D?|D)", "es": r"[AV]D?", "it": r"[AV]D?"}


@dataclass(frozen=True, slots=True)
class Say:
    """One claim that a frame makes.

    Args:
        kind: `stake`; `parent` for a subsidiary of, without a figure; `owned` for owned by,
            `control` for controls, both without one.
        holder: Group of the holder.
        investee: Group of the investee; the last one told where the group matched nothing.
        share: Group of the quantity; None for a tie without a figure.
        status: Status code.
        tense: Tense code.
        change: Change code or None.
        before: Group of the level before a change.
    """

    kind: str = "stake"
    holder: str = "h"
    investee: str = "o"
    share: str | None = "q"
    status: str = "asserted"
    tense: str = "current"
    change: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame.

    Args:
        name: For people.
        pattern: Over the letters of a sentence.
        says: What it tells.
        allowed: Letters of plans, conditions and denials that its clause may hold.
        several: Group pattern repeated behind the match, for lists; None for the others.
        beside: Whether it is read only behind another claim of its sentence.
    """

    name: str
    pattern: re.Pattern[str]
    says: tuple[Say, ...]
    allowed: str = ""
    several: re.Pattern[str] | None = None
    beside: bool = False


_LISTED = re.compile(r"[,;&_D]{0,4}(?P<h>N)(?:\((?P<q>Q)[^()]{0,5}\)|,?WD?_?(?P<q2>Q))")

_UNTAKEN = r"(?<![AWEFs])(?<![AWEFs]D)(?<![AWEFs]D_)"
_BESIDE = (
    re.compile(_UNTAKEN + r"(?P<h>N)\((?P<q>Q)\)"),
    re.compile(_UNTAKEN + r"(?<!V)(?<!VD)(?<!VD_)(?P<h>N)WD?_?(?P<q>Q)(?=[).,;]|&D?_{0,2}N)"),
)

_ASSERTED = (Say(),)
_SALE = Say(status="planned", tense="future", change="decrease")
_DENIED = Say(share=None, status="denied", tense="future", change="decrease")
_RAISE = (Say(change="increase", before="q0"),)
_TO_RAISE = (Say(share="q0"), Say(status="planned", tense="future", change="increase"))
_CUT = (Say(change="decrease", before="q0"),)
_TO_CUT = (Say(share="q0"), _SALE)
_CONTROLS = (Say(kind="control", share=None),)
_OWNED = (Say(kind="owned", share=None),)
_SOLD = Say(tense="past", change="dispose")
_BOUGHT = (Say(change="acquire"),)
_TO_BUY = (Say(status="planned", tense="future", change="acquire"),)

# name, pattern, says, letters allowed
_COMMON: tuple[tuple[str, str, tuple[Say, ...], str], ...] = (
    (
        "holds two",
        r"{h}{aside}(?:,R)?_{{0,2}}{has}[_FJD]{{0,3}}{q}{stake}{of}{o}"
        r"&D?_?(?P<q2>Q){stake}{of}_?(?P<o2>N){end}",
        (Say(), Say(share="q2", investee="o2")),
        "",
    ),
    ("holds", r"{h}{aside}(?:,R)?_{{0,2}}{has}[_FJD]{{0,3}}{q}{stake}{of}{o}{end}", _ASSERTED, ""),
    ("controls a part", r"{h}{aside}(?:,R)?_{{0,2}}c{o}[FWZA]D?_?(?P<q>Q)", _ASSERTED, ""),
    ("controls", r"{h}{aside}(?:,R)?_{{0,2}}cD?{o}(?=[.,;)]|$)", _CONTROLS, ""),
    (
        "respectively",
        r"{h}&D?_{{0,2}}(?P<h2>N)[_,R]{{0,3}}[hca][=_]{{0,2}}D?_?(?P<q>Q)[&=]D?_?(?P<q2>Q){stake}{of}{o}",
        (Say(), Say(holder="h2", share="q2")),
        "",
    ),
    (
        "each",
        r"(?:(?P<h3>N),D?_{{0,2}})?{h}&D?_{{0,2}}(?P<h2>N)_{{0,2}}[hca]_{{0,2}}D?eD?_?(?P<q>Q){stake}{of}{o}",
        (Say(), Say(holder="h2"), Say(holder="h3")),
        "",
    ),
    ("holds in", r"{h}{aside}_?[hca]_{{0,2}}AD?{o}_?{q}(?=[.,;)]|$)", _ASSERTED, ""),
    (
        "capital and votes",
        r"{h}{aside}(?:,R)?_{{0,2}}[hca]D?_?(?P<q>Q)[VD]{{0,2}}s&D?_?(?P<q2>Q)[VD]{{0,2}}v{of}{o}",
        (Say(), Say(share="q2")),
        "",
    ),
    ("too", r"(?:^|[.;,&R:]){by}_{{0,2}}[hca]{q}{stake}(?=[.,;&)]|$)", _ASSERTED, ""),
    ("acquires", r"{h}{aside}_?a?C{q}{stake}{of}{o}", _BOUGHT, ""),
    ("acquires", r"{h}{aside}_?hD?_?C{q}{stake}{of}{o}", _BOUGHT, ""),
    ("to acquire", r"{h}{aside}f_{{0,2}}C{q}{stake}{of}{o}", _TO_BUY, "f"),
    (
        "owner",
        r"o?O(?:(?:VD?|D){o})?(?:I|,)_{{0,2}}W_?D?_{{0,2}}(?P<q>Q){by}",
        _ASSERTED,
        "",
    ),
    ("owner", r"o?O(?:(?:VD?|D){o})?I{by},?WD?_{{0,2}}(?P<q>Q)", _ASSERTED, ""),
    ("as owner", r"{h}(?:,|I|IJ)D?_?o?_?O(?:VD?|D){o},?WD?_{{0,2}}(?P<q>Q)", _ASSERTED, ""),
    ("as owner", r"{h},?WD?_{{0,2}}(?P<q>Q),?_?ID?_?o_?O(?:VD?|D){o}", _ASSERTED, ""),
    ("as owner", r"{h}I_?WD?_{{0,2}}(?P<q>Q)D?_?o_?O(?:VD?|D){o}", _ASSERTED, ""),
    ("owner of", r"{h}(?:,|I)D?_?OVD?_?(?P<q>Q){stake}{of}{o}", _ASSERTED, ""),
    ("amounts to", r"s(?:VD?|D)_{{0,2}}(?P<h>N)AD?{o}[BIm]V?{q}", _ASSERTED, ""),
    ("reaches", r"{h}{aside}[aI]?_?UFD?_?(?P<q>Q){stake}{of}{o}", (Say(change="increase"),), ""),
    ("falls to", r"{h}{aside}[aI]?_?LFD?_?(?P<q>Q){stake}{of}{o}", (Say(change="decrease"),), ""),
    ("belongs", r"(?P<q>Q){stake}{of}{o}G(?:F|Z)?{by}", _ASSERTED, ""),
    (
        "raises",
        r"{h}{aside}a?_?UF?_{{0,2}}[DJ]{{1,2}}_{{0,2}}s{of}{o}(?:[VB]D?_?(?P<q0>Q))?FD?_?(?P<q>Q)",
        _RAISE,
        "",
    ),
    (
        "lowers",
        r"{h}{aside}a?_?LF?_{{0,2}}[DJ]{{1,2}}_{{0,2}}s{of}{o}(?:[VB]D?_?(?P<q0>Q))?FD?_?(?P<q>Q)",
        _CUT,
        "",
    ),
    (
        "to raise",
        r"{h}{aside}f_{{0,2}}UF?_{{0,2}}[DJ]{{1,2}}_{{0,2}}s{of}{o}(?:[VB]D?_?(?P<q0>Q))?FD?_?(?P<q>Q)",
        _TO_RAISE,
        "f",
    ),
    (
        "to lower",
        r"{h}{aside}f_{{0,2}}LF?_{{0,2}}[DJ]{{1,2}}_{{0,2}}s{of}{o}(?:[VB]D?_?(?P<q0>Q))?FD?_?(?P<q>Q)",
        _TO_CUT,
        "f",
    ),
    ("subsidiary", r"{o}(?:,|I)D?_{{0,2}}(?P<w>q)_?u(?:VD?|D)_{{0,2}}(?P<h>N)", (Say(share="whole"),), ""),
    ("subsidiary", r"{o}(?:,|I)D?_{{0,2}}u[FZ]D?(?P<q>Q)(?:VD?|D)_{{0,2}}(?P<h>N)", _ASSERTED, ""),
    (
        "subsidiary",
        r"{o}(?:,|I)D?_{{0,2}}u(?:VD?|D)_{{0,2}}(?P<h>N)",
        (Say(kind="parent", share=None),),
        "",
    ),
    (
        "its subsidiary",
        r"^D?_{{0,2}}(?P<h>N){aside}[^N;:.]{{1,12}}J_?u_?(?P<o>N)",
        (Say(kind="parent", share=None),),
        "fynX",
    ),
)

_ROMANCE: tuple[tuple[str, str, tuple[Say, ...], str], ...] = (
    (
        "held by",
        r"(?P<o>N)(?:,|I|,RI)?_{{0,2}}P_?(?:[FZWA]D?_{{0,2}}(?P<q>Q))BD?_{{0,2}}(?P<h>N)",
        _ASSERTED,
        "",
    ),
    ("held by", r"(?P<o>N)(?:,|I|,RI)?_{{0,2}}PBD?_{{0,2}}(?P<h>N)[FWA]D?_{{0,2}}(?P<q>Q)", _ASSERTED, ""),
    ("of which", r"(?P<o>N),[AV]D?R{by}_{{0,2}}[hca]{q}", _ASSERTED, ""),
    ("belongs", r"(?P<o>N)G_?[AFZW]?D?_?(?P<q>Q)F{by}", _ASSERTED, ""),
    ("belongs", r"(?P<o>N)GF{by}(?![(&Q])", _OWNED, ""),
    ("held by", r"(?P<q>Q){stake}{of}{o}IP_?B{by}", _ASSERTED, ""),
    ("owned by", r"(?P<o>N)(?:,|I|,RI)P(?:B|V){by}(?![(&FWA])", _OWNED, ""),
    ("has sold", r"{h}{aside}(?:aL|K)D?J_{{0,2}}s[VF]D?_?(?P<q>Q)[AV]D?{o}", (_SOLD,), ""),
    ("in the hands of", r"(?P<q>Q){stake}VD?_{{0,2}}(?P<o>N)[IY]_?E{by}", _ASSERTED, ""),
    (
        "sells to",
        r"{h}[hca]?_{{0,2}}LFD?_{{0,2}}(?P<n>N)D?_?(?P<q>Q){stake}{of}{o},_?kFD?_?(?P<q2>Q)",
        (Say(holder="n", change="acquire"), Say(share="q2", change="decrease")),
        "",
    ),
    ("to sell its", r"{h}{aside}f_{{0,2}}LD?J_{{0,2}}s[VF]D?_?(?P<q>Q)[AV]D?{o}", (Say(), _SALE), "f"),
    (
        "no sale",
        r"{h}{aside}X[_Vf]{{0,4}}LD?J_?sB?[VF]?D?_?(?P<q>Q)[AV]D?{o}",
        (Say(), _DENIED),
        "fX",
    ),
)

_GERMAN: tuple[tuple[str, str, tuple[Say, ...], str], ...] = (
    ("has", r"{h}{aside}_{{0,2}}a{q}{stake}AD?{o}(?=[.,;&)]|$)", _ASSERTED, ""),
    ("who holds", r"{h},[DR]_{{0,2}}(?P<q>Q){stake}{of}{o}[hca]", _ASSERTED, ""),
    ("of which", r"(?P<o>N),AD{by}_{{0,2}}(?P<q>Q)[hca]", _ASSERTED, ""),
    ("holds, turned", r"[hc]{by}_{{0,2}}{q}{stake}{of}{o}", _ASSERTED, ""),
    ("has part, turned", r"I{by}_{{0,2}}[WZ]?_{{0,2}}(?P<q>Q)_?AD?{o}_{{0,2}}T", _ASSERTED, ""),
    (
        "will sell its, turned",
        r"f{by}_{{0,2}}J_{{0,2}}(?:sV)?(?P<q>Q){stake}{of}{o}[_AN]{{0,4}}L",
        (Say(), _SALE),
        "f",
    ),
    ("has part", r"{h}{aside}I_{{0,2}}[WZ]?_{{0,2}}(?P<q>Q)_?AD?{o}_{{0,2}}T", _ASSERTED, ""),
    ("has part", r"{h}{aside}I_{{0,2}}AD?{o}_{{0,2}}[WZ]_{{0,2}}(?P<q>Q)_{{0,2}}T", _ASSERTED, ""),
    ("has part", r"(?:^|[.;,&])_?AD?{o}I{by}_{{0,2}}[WZ]_{{0,2}}(?P<q>Q)_{{0,2}}T", _ASSERTED, ""),
    ("held by", r"{o}I?_{{0,2}}Z_{{0,2}}(?P<q>Q)V{by}_{{0,2}}P", _ASSERTED, ""),
    ("belongs", r"{o}G_{{0,3}}Z_{{0,2}}(?P<q>Q){by}", _ASSERTED, ""),
    ("belongs", r"{o}G_?(?P<q>Q){by}", _ASSERTED, ""),
    ("belongs", r"(?P<o>N)G{by}(?![(&ZQ])", _OWNED, ""),
    ("belongs, too", r"(?<=[N)])&Z_?(?P<q>Q){by}(?=[.,;])", _ASSERTED, ""),
    ("as owner, turned", r"(?:^|[.;&])W_?(?P<q>Q)I{by}D?_?o?_?O(?:VD?|D){o}", _ASSERTED, ""),
    ("its subsidiary", r"(?P<h>N)~(?P<o>N)", (Say(kind="parent", share=None),), "fynX"),
    ("has sold", r"{h}{aside}a_{{0,2}}J_{{0,2}}sV_?(?P<q>Q){of}{o}_{{0,3}}L", (_SOLD,), ""),
    ("falls on", r"(?:^|[.;,&])F{by}Y_{{0,2}}(?P<q>Q)", _ASSERTED, ""),
    ("lies with", r"(?P<q>Q){stake}_{{0,2}}Y[EF]{by}", _ASSERTED, ""),
    ("lies with", r"(?:^|[.;&])_{{0,2}}(?P<q>Q){stake}_{{0,2}}G{by}", _ASSERTED, ""),
    ("has acquired", r"{h}{aside}a_{{0,2}}(?P<q>Q){stake}{of}{o}_{{0,2}}C", _BOUGHT, ""),
    ("will acquire", r"{h}{aside}f_{{0,2}}(?P<q>Q){stake}{of}{o}_{{0,2}}C", _TO_BUY, "f"),
    (
        "has raised",
        r"{h}{aside}a_{{0,2}}[DJ]_{{0,2}}s{of}{o}_{{0,2}}(?:V_?(?P<q0>Q))?F_?(?P<q>Q)_{{0,2}}U",
        _RAISE,
        "",
    ),
    (
        "has lowered",
        r"{h}{aside}a_{{0,2}}[DJ]_{{0,2}}s{of}{o}_{{0,2}}(?:V_?(?P<q0>Q))?F_?(?P<q>Q)_{{0,2}}L",
        _CUT,
        "",
    ),
    (
        "will raise",
        r"{h}{aside}f_{{0,2}}[DJ]_{{0,2}}s{of}{o}_{{0,2}}(?:V_?(?P<q0>Q))?F_?(?P<q>Q)_{{0,2}}U",
        _TO_RAISE,
        "f",
    ),
    (
        "will lower",
        r"{h}{aside}f_{{0,2}}[DJ]_{{0,2}}s{of}{o}_{{0,2}}(?:V_?(?P<q0>Q))?F_?(?P<q>Q)_{{0,2}}L",
        _TO_CUT,
        "f",
    ),
    (
        "will sell its",
        r"{h}{aside}f_{{0,2}}J_{{0,2}}(?:sV)?(?P<q>Q){stake}{of}{o}[_AN]{{0,4}}L",
        (Say(), _SALE),
        "f",
    ),
    ("no sale", r"{h}{aside}X,?J_{{0,2}}sV_?(?P<q>Q){of}{o}_{{0,2}}L", (Say(), _DENIED), "fX"),
    ("no sale", r"L_{{0,2}}J_{{0,2}}sV_?(?P<q>Q){of}{o}X{by}", (Say(), _DENIED), "X"),
)

_LISTS = (
    r"(?:^|[.;])AD?{o}I_{{0,2}}",
    r"o?O_?(?:VD?|D){o}_{{0,2}}I_{{0,3}}",
    r"s_?(?:VD?|D){o}[_RV]{{1,5}}",
    r"O_?I_{{0,2}}",
)


def _frames(language: str) -> tuple[Frame, ...]:
    macros = {**_MACROS, "of": _OF[language], "has": _HAS[language]}
    if language == "de":
        macros["h"] = _GERMAN_HOLDER
    own = _GERMAN if language == "de" else _ROMANCE
    found = [
        Frame(name, re.compile(pattern.format(**macros)), says, allowed)
        for name, pattern, says, allowed in (*_COMMON, *own)
    ]
    found += [
        Frame("list", re.compile(pattern.format(**macros)), _ASSERTED, several=_LISTED) for pattern in _LISTS
    ]
    found += [Frame("beside", pattern, _ASSERTED, beside=True) for pattern in _BESIDE]
    return tuple(found)


#: The frames of each language.
FRAMES = {language: _frames(language) for language in _OF}
