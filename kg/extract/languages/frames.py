"""What a row of letters says: one grammar for German, Dutch, Spanish, Italian and Portuguese.

A frame is a regular expression over the letters of a row (see `rows` and `lexicon/*.json`): N name, Q share,
x other figure, h holds, H held, c controls, a has, s stake, v votes, J possessive, A V B W Z F E l
prepositions (in, of, by, with, at, to, in the hands of, any other), I is, O owner, u subsidiary, M parent, p
office, U raises, L lowers, K sells, C acquires, b d the nouns for purchase and sale, k completes, P held, S
share between them, < instead of, T has part, G belongs, w belonged, Y lies with, @ amounts to, ~ the joint
of *Oak-Tochter*, R relative, f plan, ƒ present tense, y condition, X denial, n talks. A verb may stand
behind its objects, as in German and Dutch, or before them: one frame for each order serves all languages.
What no frame fits is not read.

Example:
    >>> [frame.name for frame in frames() if frame.pattern.search("NhQVN.")]
    ['holds']
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from kg.record import frozen


@frozen(kw_only=False)
class Say:
    """One claim that a frame makes.

    Args:
        kind: `stake`; `parent` for a subsidiary of, without a figure; `owned` for owned by,
            `control` for controls, both without one; `office`.
        holder: Group of the holder; the last one told where the group matched nothing.
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


@frozen(kw_only=False)
class Frame:
    """A frame.

    Args:
        name: For people.
        written: Its pattern, over the letters of a sentence.
        says: What it tells.
        tale: What it tells in each mood, by name of `TALES`; empty: `says`, where no mood is at hand.
        allowed: Letters of plans, conditions and denials that its clause may hold.
        several: Group pattern repeated behind the match, for lists; None for the others.
        beside: Whether it is read only behind another claim of its sentence.
    """

    name: str
    written: str
    says: tuple[Say, ...] = ()
    tale: str = ""
    allowed: str = ""
    several: re.Pattern[str] | None = None
    beside: bool = False

    @cached_property
    def needs(self) -> frozenset[str]:
        """Letters that every sentence it fits has, as far as its pattern shows them plainly."""
        return needed(self.written)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled for the first sentence that has its letters: few texts need them all."""
        return re.compile(self.written)


_CLASS = re.compile(r"\\.|\[[^\]]*\]")
_NAMED = re.compile(r"\(\?P<\w+>(\w)\)")
_GROUP = re.compile(r"\([^()]*\)")
_ABSENT = re.compile(r".[?*]|.\{[^}]*\}")


def needed(pattern: str) -> frozenset[str]:
    """Letters without which a pattern cannot match: those outside of groups, choices and what may be absent.

    Example:
        >>> sorted(needed(r"(?P<h>N)[hH]J?s{1,2}(?:A(?P<o>N))?C(?=[.,)])"))
        ['C', 'N']
    """
    plain, more = _NAMED.sub(r"\1", _CLASS.sub(".", pattern)), 1
    while more:
        plain, more = _GROUP.subn(".", plain)
    return frozenset(filter(str.isalpha, _ABSENT.sub(".", plain))) if "|" not in plain else frozenset()


def _planned(change: str, **more: str | None) -> Say:
    return Say(**{"status": "planned", "tense": "future", "change": change, **more})  # type: ignore[arg-type]


_SECOND = Say(share="q2", investee="o2")
_OWN = Say(share="qj")  # the figure behind a possessive: what is to be sold is held
_OWNS = Say(kind="control", share=None)
_SUBSIDIARY = Say(kind="control", share=None, holder="h", investee="oj")

#: What is told in each mood: said, planned, hypothetical and denied; nothing in a mood that is missing.
TALES: dict[str, dict[str, tuple[Say, ...]]] = {
    "hold": {
        "said": (Say(), _SECOND, Say(share="q3")),
        "planned": (_planned("acquire"),),
    },
    "halves": {"said": (Say(), Say(holder="h2"))},
    "control": {"said": (_OWNS,)},
    "owned": {"said": (Say(kind="owned", share=None),)},
    "parent": {"said": (Say(kind="parent", share=None),)},
    "buy": {
        "said": (Say(change="acquire"), Say(holder="n", tense="past")),
        "planned": (_planned("acquire"), _planned("decrease", holder="n")),
        "hypothetical": (_planned("acquire", status="conditional"),),
        "denied": (_planned("acquire", status="denied"),),
    },
    "take": {
        "said": (_OWNS, Say(kind="control", share=None, holder="n", tense="past")),
        "planned": (_planned("acquire", share=None), _planned("decrease", share=None, holder="n")),
        "hypothetical": (_planned("acquire", share=None, status="conditional"),),
        "denied": (_planned("acquire", share=None, status="denied"),),
    },
    "sell": {
        "said": (Say(tense="past"), Say(holder="n", change="acquire")),
        "planned": (_OWN, _planned("decrease"), _planned("acquire", holder="n"), _SUBSIDIARY),
        "hypothetical": (_OWN, _planned("decrease", status="conditional"), _SUBSIDIARY),
        "denied": (_OWN, _planned("decrease", share=None, status="denied"), _SUBSIDIARY),
    },
    "sell down": {
        "said": (Say(holder="n", change="acquire"), Say(share="q2", change="decrease")),
        "planned": (_planned("decrease"), _planned("acquire", holder="n")),
    },
    "leave": {
        "said": (Say(kind="control", share=None, tense="past"), Say(kind="control", share=None, holder="n")),
        "planned": (
            _SUBSIDIARY,
            _planned("decrease", share=None),
            _planned("acquire", share=None, holder="n"),
        ),
        "hypothetical": (_SUBSIDIARY, _planned("decrease", share=None, status="conditional")),
        "denied": (_SUBSIDIARY, _planned("decrease", share=None, status="denied")),
    },
    "raise": {
        "said": (Say(change="increase", before="q0"),),
        "planned": (Say(share="q0"), _planned("increase")),
        "hypothetical": (Say(share="q0"), _planned("increase", status="conditional")),
    },
    "move": {"said": (Say(before="q0"),)},
    "lower": {
        "said": (Say(change="decrease", before="q0"),),
        "planned": (Say(share="q0"), _planned("decrease")),
        "hypothetical": (Say(share="q0"), _planned("decrease", status="conditional")),
    },
    "give up": {
        "said": (Say(kind="owned", share=None, tense="past"),),
        "planned": (_planned("decrease", share=None),),
        "hypothetical": (_planned("decrease", share=None, status="conditional"),),
        "denied": (_planned("decrease", share=None, status="denied"),),
    },
    "office": {
        "said": (Say(kind="office", share=None),),
        "planned": (Say(kind="office", share=None, status="planned", tense="future"),),
    },
    "left": {
        "said": (Say(kind="office", share=None, tense="past"),),
        "planned": (Say(kind="office", share=None),),
    },
}

#: Letters after which a name is no subject: prepositions, nouns that it belongs to, one of a pair.
_TAKEN = "VABEWFZOusJMbdp~l@&"
_OPEN = r"(?:^|(?<=[.;:,&]))"
_MACROS = {
    "h": rf"(?<![{_TAKEN}])(?P<h>N)(?:VN)?",
    "by": r"(?P<h>N)",
    "o": r"[uP]?(?P<o>N)",
    "of": r"[AV]",
    "q": r"(?:J?sV)?[ZWF]?(?P<q>Q)",
    "stake": r"(?:V?J?[sv](?:V?[sv])?)?",  # "der Anteile", "del capital", "de las acciones"
    "aside": r"(?:,[^;:.(]{1,12},|,)?R?",
    "aux": r"[fƒanyXI]{0,3}",
    "end": r"(?![^.,;:&]{0,4}[LCUKP])",  # no participle that makes another verb of "has"
    "stop": r"(?=[.,;:&)BFW]|$)",
    "open": _OPEN,
    "was": r"(?:[VB]F?(?P<q0>Q))",
}

# name, tale, pattern
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    # -- having
    ("is left to", "hold", r"{open}F(?P<h>N)[IY]?(?P<q>Q){stake}{of}{o}"),
    ("is left to", "hold", r"I(?P<h>N)(?P<q>Q){stake}{of}{o}{stop}"),
    ("instead of", "move", r"{open}<(?P<q0>Q)[hH]{by}(?P<q>Q){stake}{stop}"),
    ("holds", "hold", r"{h}{aside}{aux}[hHca]{q}{stake}{of}{o}(?:&(?P<q2>Q){stake}{of}(?P<o2>N))?{end}"),
    ("holds both", "hold", r"{h}{aside}[hHca](?P<q>Q)V?s&(?P<q3>Q)V?v{of}{o}"),
    ("holds in", "hold", r"{h}{aside}{aux}[hHca]{of}{o}{q}{stake}{stop}{end}"),
    ("holds, of it", "hold", r"{h}{aside}[hHca]{q}{stake}(?=[.,;:&)]|$){end}"),
    ("holds, verb last", "hold", r"{h},?{aux}R?{q}{stake}{of}{o}[hHc]"),
    ("holds, verb last", "hold", r"{h},?{aux}R?{of}{o}{q}{stake}[hHc]"),
    ("holds, turned", "hold", r"{open}[hHc]{by}{q}{stake}{of}{o}"),
    ("holds at", "hold", r"{open}E{o},?[hHca]{by}{q}{stake}{stop}{end}"),
    ("holds at", "hold", r"{open}E{o},{h}[hHca]{q}{stake}{stop}{end}"),
    ("holds, turned", "hold", r"{open}[AW]{o}[hHca]{by}{q}{stake}{stop}{end}"),
    ("holds, turned", "hold", r"{open}{q}{stake}{of}{o}[hHc]{by}"),
    ("rest held", "hold", r"{open}{q}{stake}[hHc]{by}{stop}"),
    ("of which", "hold", r"(?P<o>N),{of}?R{by}{q}{stake}[hHca]"),
    ("of which", "hold", r"(?P<o>N),{of}R{by}[hHca]{q}{stake}"),
    ("controls with", "hold", r"{h}{aside}c{o}[FWZA](?P<q>Q)"),
    ("controls", "control", r"{h}{aside}c{o}(?=[.,;)]|$)"),
    ("holds, not", "move", r"{h}{aside}{aux}[hHca]{q}<(?P<q0>Q){stake}{of}{o}"),
    ("holds, not", "move", r"{h}{aside}{aux}[hHca]{q}{stake}{of}{o},?<(?P<q0>Q)"),
    # -- part
    ("has part", "hold", r"{h}{aside}I[WZF]?(?P<q>Q){of}{o}T"),
    ("has part", "hold", r"{h}{aside}I{of}{o}[WZ](?P<q>Q)T"),
    ("has part, turned", "hold", r"{open}{of}{o}I{by}[WZ](?P<q>Q)T"),
    ("has part, turned", "hold", r"I{by}[WZ]?(?P<q>Q){of}{o}T"),
    ("has part, of it", "hold", r"{h}{aside}I[WZ](?P<q>Q)T"),
    # -- owners
    ("owner", "hold", r"O(?:{of}{o})?(?:I|,)W(?:J?sV|J)?(?P<q>Q)(?:{stake},?){by}"),
    ("owner", "hold", r"O(?:{of}{o})?(?:I,?|,){by},?W(?:J?sV|J)?(?P<q>Q)"),
    ("owner", "hold", r"O(?:{of}{o})?(?:I,?|,|:)?{by}\((?P<q>Q)[^()]{{0,5}}\)"),
    ("owner who", "hold", r"O(?:{of}{o})?I{by},R[ha](?P<q>Q)"),
    ("as owner", "hold", r"{h}(?:,|I)J?O{of}{o},?W(?:J?sV|J)?(?P<q>Q)"),
    ("as owner", "hold", r"{h},?W(?:J?sV|J)?(?P<q>Q){stake},?IO{of}{o}"),
    ("as owner", "hold", r"{h}IW(?:J?sV|J)?(?P<q>Q){stake}O{of}{o}"),
    ("as owner, turned", "hold", r"{open}W(?:J?sV|J)?(?P<q>Q){stake},?{by}IO{of}{o}"),
    ("as owner, turned", "hold", r"{open}W(?:J?sV|J)?(?P<q>Q){stake}I{by}O{of}{o}"),
    ("as owner, of it", "hold", r"{h}(?:,|I)O,?W(?:J?sV|J)?(?P<q>Q)"),
    ("owner of", "hold", r"{h}(?:,|I)OV?(?P<q>Q){stake}{of}{o}"),
    ("new owner", "hold", r"O{by},?[Wh](?P<q>Q){stake}{stop}"),
    # -- belonging
    ("belongs", "hold", r"{o},?R?[Gw][ZFA]?(?P<q>Q)[FZV]?{by}"),
    ("belongs", "hold", r"{o},?R?[Gw]F?{by}[FAWZ](?P<q>Q)"),
    ("belongs in halves", "halves", r"{o},?R?(?:[Gw]|I?[PE])V?(?P<q>q)[FBV]?(?P<h>N)&[FBV]?(?P<h2>N)"),
    ("hold in halves", "halves", r"(?P<h>N)&(?P<h2>N)[hHca](?P<q>q){of}?{o}"),
    ("belongs", "owned", r"(?P<o>N),?R?[Gw]F?{by}(?![(&FWAZ])"),
    ("belongs", "hold", r"(?P<q>Q){stake}{of}{o}[Gw]F?{by}"),
    ("belongs, of it", "hold", r"{open}(?P<q>Q){stake}[GwY]F?{by}"),
    ("belongs, of it", "hold", r"{open}[Gw][ZFA]?(?P<q>Q)[FZV]?{by}"),
    ("is of", "hold", r"{o}I[ZW]?(?P<q>Q)V{by}"),
    ("held by", "hold", r"{o},?R?I?P?[FZWA]?(?P<q>Q)P?[BV]{by}P"),
    ("held by", "hold", r"{o},?R?I?P[FZWA]?(?P<q>Q)B{by}"),
    ("held by", "hold", r"{o},?R?I?PB{by}[FWAZ](?P<q>Q)"),
    ("held by", "owned", r"(?P<o>N)(?:,|I|,RI)PB{by}(?![(&FWAZ])"),
    ("held by", "hold", r"(?P<q>Q){stake}{of}{o},?R?I?PB{by}"),
    ("in the hands of", "hold", r"{o},?R?I?[FZW]?(?P<q>Q)EV?{by}"),
    ("in the hands of", "hold", r"(?P<q>Q){stake}{of}{o},?R?[IYH]*[YEV][FV]?{by}"),
    ("in the hands of", "hold", r"{open}(?P<q>Q){stake}[IfY]*[YE][FV]?{by}"),
    ("in the hands of", "hold", r"{open}(?P<q>Q){stake}[EZ]{by}[IY]"),
    ("in the hands of", "owned", r"(?P<o>N)(?:,|I|,RI)EV?{by}"),
    ("falls on", "hold", r"{open}F{by}Y(?P<q>Q)"),
    # -- amounts
    ("amounts to", "hold", r"sV(?P<h>N)A{o}(?:[@I]V?|[@I]?[FZ])(?P<q>Q)"),
    # -- changes
    ("raises", "raise", r"{h}{aside}{aux}U{aux}J?s{of}{o}{was}?F(?P<q>Q)"),
    ("raises", "raise", r"{h}{aside}{aux}U{was}?F(?P<q>Q)J?s{of}{o}"),
    ("raises", "raise", r"{h}{aside}{aux}UJ?s{was}?F(?P<q>Q){of}{o}"),
    ("raises", "raise", r"{h}{aside}{aux}J?s{of}{o}{was}?F(?P<q>Q)U"),
    ("raises", "raise", r"{h}{aside}{aux}J?s{of}{o}U{was}?F(?P<q>Q)"),
    ("lowers", "lower", r"{h}{aside}{aux}L{aux}J?s{of}{o}{was}?F(?P<q>Q)"),
    ("lowers", "lower", r"{h}{aside}{aux}L{was}?F(?P<q>Q)J?s{of}{o}"),
    ("lowers", "lower", r"{h}{aside}{aux}LJ?s{was}?F(?P<q>Q){of}{o}"),
    ("lowers", "lower", r"{h}{aside}{aux}J?s{of}{o}{was}?F(?P<q>Q)L"),
    ("lowers", "lower", r"{h}{aside}{aux}J?s{of}{o}L{was}?F(?P<q>Q)"),
    ("rises to", "raise", r"{h}{aside}[aI]*UF(?P<q>Q){stake}{of}{o}{was}?"),
    ("rises to", "raise", r"{h}{aside}[aI]*U{was}F(?P<q>Q){stake}{of}{o}"),
    ("goes to", "move", r"{h}{aside}[aI]*m?{was}F(?P<q>Q){stake}{of}{o}"),
    ("falls to", "lower", r"{h}{aside}[aI]*L{was}?F(?P<q>Q){stake}{of}{o}"),
    ("its stake rises", "raise", r"sV(?P<h>N)(?:A{o})?{aux}U{was}?F(?P<q>Q)"),
    ("its stake falls", "lower", r"sV(?P<h>N)(?:A{o})?{aux}L{was}?F(?P<q>Q)"),
    ("from, to", "move", r"{open}[VB](?P<q0>Q)F(?P<q>Q)[aI]?[LUm]?J?sV(?P<h>N)(?:A{o})?[LU]?"),
    # -- deals with a figure
    (
        "sells down",
        "sell down",
        r"{h}{aside}{aux}K(?:F(?P<n>N))?J?(?P<q>Q){stake}{of}{o}(?:F(?P<n2>N))?,LF(?P<q2>Q)",
    ),
    ("buys", "buy", r"{h}{aside}{aux}C(?:[BVF](?P<n>N))?{q}{stake}{of}{o}(?:[BV](?P<n2>N))?"),
    ("buys", "buy", r"{h}{aside}{aux}{q}{stake}{of}{o}(?:V(?P<n>N))?f?C"),
    ("bought by", "buy", r"(?P<q>Q){stake}{of}{o}IC?B{by}"),
    ("sells", "sell", r"{h}{aside}{aux}KV?J(?:sV?)?(?P<qj>(?P<q>Q)){stake}{of}{o}(?:[FAZ](?P<n>N))?"),
    ("sells", "sell", r"{h}{aside}{aux}K(?:F(?P<n>N))?(?:J?sV?)?(?P<q>Q){stake}{of}{o}(?:[FAZ](?P<n2>N))?"),
    ("sells", "sell", r"{h}{aside}{aux}J(?:sV)?(?P<qj>(?P<q>Q)){stake}{of}{o}(?:[FAZV](?P<n>N))?{aux}K"),
    ("sells, turned", "sell", r"{open}f{by}J(?:sV)?(?P<qj>(?P<q>Q)){stake}{of}{o}(?:[FAZV](?P<n>N))?K"),
    ("sells", "sell", r"{h}{aside}{aux}(?:sV)?(?P<q>Q){stake}{of}{o}(?:[FAZV](?P<n>N))?K"),
    ("sells, of it", "sell", r"{h}{aside}{aux}J(?:sV)?(?P<q>Q){stake}K"),
    ("no sale", "sell", r"[Kd]V?J?(?:sV)?(?P<qj>(?P<q>Q)){stake}{of}{o}X{by}"),
    # -- deals without one
    ("takes over", "take", r"{h}{aside}{aux}C(?:[BVF](?P<n>N))?Q?{o}Q?{stop}"),
    ("takes over", "take", r"{h}{aside}[fan]+Q?{o}(?:V(?P<n>N))?Q?C"),
    ("taken over by", "take", r"{open}CB(?P<h>N),(?P<o>N)"),
    ("taken over by", "take", r"{open}[VB](?P<h>N)C,(?P<o>N)"),
    ("completes", "take", r"{h}{aside}a?k[bV]V?{o}"),
    ("completes", "take", r"{h}{aside}abV{o}k"),
    ("plans to take", "take", r"{h}{aside}f[^NQ;.:,]{{0,3}}bV{o}"),
    ("sells all", "leave", r"{h}{aside}{aux}K(?:F(?P<n>N))?J?[uP](?P<o>N)(?:[FAZ](?P<n2>N))?"),
    ("sells its", "leave", r"{h}{aside}{aux}KJ[uP](?P<oj>(?P<o>N))"),
    ("sells its", "leave", r"{h}{aside}{aux}J[uP](?P<oj>(?P<o>N))(?:[FAZV](?P<n>N))?K"),
    ("sale of its", "leave", r"{h}{aside}{aux}dV?J[uP](?P<oj>(?P<o>N))"),
    # -- subsidiaries
    ("subsidiary", "hold", r"{o}(?:,|I)[FZ]?(?P<q>Q)[FZ]?uV{by}"),
    ("subsidiary", "hold", r"{o}(?:,|I)u[FZ]?(?P<q>Q)V{by}"),
    ("subsidiary", "parent", r"{o}(?:,|I)[uP]V{by}"),
    ("subsidiary", "parent", r"uV(?P<h>N),(?P<o>N)(?=[,.;:])"),
    ("its subsidiary", "hold", r"(?P<h>N)~?[^N;:.]{{0,12}}J(?P<q>Q)u(?P<o>N)"),
    ("its subsidiary", "parent", r"(?P<h>N)[^N;:.]{{1,12}}J[uP](?P<o>N)"),
    ("its subsidiary", "parent", r"(?P<h>N)~u(?P<o>N)"),
    ("parent", "parent", r"(?P<o>N),[JR]?MV?(?P<h>N)"),
    ("parent", "parent", r"MV(?P<o>N),(?P<h>N)"),
    ("its parent", "parent", r"M,?(?P<h>N)"),
    # -- said of what was told before
    ("of which it", "hold", r"(?P<o>N),{of}R[hHc]{q}{stake}"),
    ("holds, turned", "hold", r"[hH]{by}{q}{stake}{stop}"),
    ("which lie with", "hold", r"(?P<q>Q){stake},?R?[EZ]{by}[IY]"),
    ("its stake is", "hold", r"{open}Js(?:[AV]s)?(?:{of}{o})?(?:[@I]V?|Y[EZ])(?P<q>Q){stake}{stop}"),
    ("takes it to", "hold", r"(?<=,)[UL]F(?P<q>Q){stake}{stop}"),
    ("lowers it", "lower", r"(?:{h}{aside})?{aux}LJ?s{was}?F(?P<q>Q){stop}"),
    ("lowers it", "lower", r"(?:{h}{aside})?[fa]J?s{was}?F(?P<q>Q)L"),
    ("raises it", "raise", r"(?:{h}{aside})?{aux}UJ?s{was}?F(?P<q>Q){stop}"),
    ("raises it", "raise", r"(?:{h}{aside})?[fa]J?s{was}?F(?P<q>Q)U"),
    ("has told", "tie", r"{h}{aside}{aux}[UL]J?s{of}{o}"),
    ("gives up", "give up", r"{h}{aside}{aux}KV?Js(?:{of}{o})?{stop}"),
    ("gives up", "give up", r"{h}{aside}{aux}Js(?:{of}{o})?K"),
    # -- offices
    ("leaves", "left", r"(?P<h>N)[fIaƒ]*t[^N;:.]{{0,4}}p[VA](?P<o>N)"),
    ("leaves", "left", r"(?P<h>N)[^N;:.]{{0,3}}p[VA](?P<o>N)t"),
    ("officer", "office", r"(?P<o>N)~p(?P<h>N)"),
    ("officer", "office", r"pV(?P<o>N)[If,]*(?P<h>N)"),
    ("officer", "office", r"p(?P<h>N)V(?P<o>N)"),
    ("officer", "office", r"(?P<h>N),pV(?P<o>N)"),
    ("officer", "office", r"(?P<h>N)[fI]*Z?p[VA](?P<o>N)"),
    ("officer", "office", r"(?P<h>N),p{stop}"),
    ("its officer", "office", r"{open}(?P<o>N)[^N;:.]{{1,8}}Jp,?(?P<h>N)"),
    ("officer is", "office", r"{open}p[fI](?P<person>)(?P<h>N){stop}"),
    ("officer", "office", r"p(?P<h>N)"),
)

_LISTS = (
    r"{o},?I?B(?=N)",
    r"{open}A{o}I",
    r"O(?:V{o})?[IJ]?[:,]?",
    r"s[VA]{o}[^N;.]{{1,5}}",
    r"{open}[^N;.]{{0,6}}[sO](?=N\()",
    r"{open}[^N;.]{{0,6}}(?=N\(Q[^()]{{0,4}}\)[,&]N)",
    r"OI",
)
_LISTED = re.compile(r"[,;&:]{0,2}(?P<h>N)(?:\((?P<q>Q)[^()]{0,5}\)|,?W(?P<q2>Q))")
_HELD_BY = re.compile(r"(?:(?<=P)[FZWA]?|[,&][FZWA])(?P<q>Q)[BV](?P<h>N)[^Q;.]{0,4}?")
_UNTAKEN = r"(?<![AWEFs])"
_BESIDE = (
    _UNTAKEN + r"(?P<h>N)\((?P<q>Q)\)",
    _UNTAKEN + r"(?<!V)(?P<h>N),?W(?:J?sV|J)?(?P<q>Q)(?=[).,;]|&N)",
    r"(?<=[&,;])J?(?P<h>N),?(?P<q>Q)(?=[,;.&])",  # "Oak hält 5, Fir 7 Prozent"
    r"(?<=[&,])[ZF]?(?P<q>Q)[FBZ]?(?P<h>N)(?=[.,;&])",
)
_RESPECTIVE = (
    r"(?<![VAB])(?P<h>N)&(?P<h2>N)[,R]{0,2}[hca][=]?[ZW]?(?P<q>Q)[&=](?P<q2>Q)(?:V?[sv])?[AV](?P<o>N)"
)
_EACH = r"(?:(?P<h3>N),)?(?P<h>N)&(?P<h2>N)[hcaI]?[ZWF]?e[ZW]?(?P<q>Q)(?:V?[sv])?(?:[AV](?P<o>N))?[hT]?"
_EACH_LAST = r"(?:(?P<h3>N),)?(?P<h>N)&(?P<h2>N)[hca]e?(?P<q>Q)(?:V?[sv])?[AV](?P<o>N)e"


_EACH_OF = r"(?:(?P<h3>N),)?(?P<h>N)&(?P<h2>N)[hca](?P<q>Q)e[AV](?P<o>N)"
_OWNERS = r"(?P<h>N)(?:,?W|\()(?P<q>Q)\)?,?&(?P<h2>N)(?:,?W|\()(?P<q2>Q)\)?,?IO[VA](?P<o>N)"


@lru_cache(maxsize=1)
def frames() -> tuple[Frame, ...]:
    """The frames, in the order in which they are tried; made once, when first met."""
    found = [
        Frame("respectively", _RESPECTIVE, (Say(), Say(holder="h2", share="q2"))),
        Frame("owners", _OWNERS, (Say(), Say(holder="h2", share="q2"))),
        Frame("each", _EACH_OF, (Say(), Say(holder="h2"), Say(holder="h3"))),
        Frame("each", _EACH, (Say(), Say(holder="h2"), Say(holder="h3"))),
        Frame("each", _EACH_LAST, (Say(), Say(holder="h2"), Say(holder="h3"))),
    ]
    found += [Frame(name, pattern.format(**_MACROS), tale=tale) for name, tale, pattern in _PATTERNS]
    found += [Frame("list", pattern.format(**_MACROS), (Say(),), several=_LISTED) for pattern in _LISTS]
    held_by = r"(?P<o>N),?R?I?P(?=[FZWA]?QB)"
    found.insert(0, Frame("held by each", held_by, (Say(),), several=_HELD_BY))
    return (*found, *(Frame("beside", pattern, (Say(),), beside=True) for pattern in _BESIDE))
