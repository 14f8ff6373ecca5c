"""What a row of Japanese letters says.

The letters: N name, Q quantity, w g n o i t k m the particles は が の を に と から まで, S shares, v votes,
H holds, P held, I has invested, J invests, r ratio, U raised, A will raise, L lowered, B will lower, s sells,
Z sold, C acquired, D will acquire, j has done, e each, z of which, O owner, u subsidiary, F wholly owned
subsidiary, M parent, G all shares, p office, E takes office, R leaves it, d copula, f plan, y condition, X
denial, V deals in, W through.

Example:
    >>> [frame.name for frame in frames() if frame.pattern.search("NwNnSnQoH.")]
    ['holds']
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.languages.frames import Frame, Say

_MACROS = {
    "h": r"(?<!Nn)(?<!t)(?P<h>N)n?[wg],?(?:P)?(?:un)?",  # "Aは傘下のB"
    "o": r"(?P<o>N)",
    "of": r"n?[Srv]{1,2}",  # "Bの株式", "B株"
    "share": r"(?:[noz]|\()?(?:[Sv]n)?(?P<q>Q)\)?[no]?",
    "level": r"i?n?(?:[Sv]o?,?)?v?n?r[ow]",  # "への出資比率を", "の株式を買い増し、保有比率を"
    "has": r"(?:[HI](?!N)|J(?=[.,g]))",  # before a noun it is that noun's verb
    "was": r"(?:(?P<q0>Q)k)?",
}
_SALE = Say(status="planned", tense="future", change="decrease")
_TO_BUY = Say(status="planned", tense="future", change="acquire")
_BUYER = Say(holder="n", status="planned", tense="future", change="acquire")
_PARENT = (Say(kind="parent", share=None),)
_WHOLE = (Say(share="whole"),)
_TWO = (Say(), Say(holder="h2", share="q2"))
_BOTH = (Say(), Say(investee="o2", share="q2"))
_OFFICE = (Say(kind="office", share=None),)
_TO_LOWER = (Say(share="q0"), _SALE)
_TO_RAISE = (Say(share="q0"), Say(status="planned", tense="future", change="increase"))
_LEAVE = (
    Say(kind="control", share=None),
    Say(status="planned", tense="future", change="decrease", share=None),
)
_HOLDER = (Say(share=None),)
_ALL = (Say(status="planned", tense="future", change="acquire", share="whole"),)
_EACH = (Say(), Say(holder="h2"), Say(holder="h3"))
_CHANGE = (Say(before="q0"),)
_OWNED = (Say(kind="owned", share=None),)
_SOLD = (Say(tense="past"), Say(holder="n", change="acquire"))

# name, pattern, says, letters allowed
_PATTERNS: tuple[tuple[str, str, tuple[Say, ...], str], ...] = (
    ("holds both", r"{h}{o}n?Sn?(?P<q>Q),?[tn]?vn?(?P<q2>Q)o?{has}", (Say(), Say(share="q2")), ""),
    ("holds", r"{h}{o}{of}{share}{has}", (Say(),), ""),
    ("holds", r"{h}{o}n(?P<q>Q)o?{has}", (Say(),), ""),
    ("holds", r"{o}{of}{share}w?,?(?P<h>N)[gw]{has}", (Say(),), ""),
    ("holds", r"(?<!Nn)(?P<h>N)n{o}i?n?S?n?[Sr]w(?P<q>Q)", (Say(),), ""),
    ("held by", r"{o}{of}{share}Hnw(?P<h>N)", (Say(),), ""),
    ("invested by", r"{o}i(?P<q>Q)o?[JI](?P<h>N)", (Say(),), ""),
    ("its ratio rose", r"(?P<h>N)p?nrw{was}(?P<q>Q)[im]U", (Say(change="increase", before="q0"),), ""),
    ("its ratio fell", r"(?P<h>N)p?nrw{was}(?P<q>Q)[im]L", (Say(change="decrease", before="q0"),), ""),
    ("held", r"{h}{o}{of}{share}P", (Say(tense="past"),), ""),
    ("has, of", r"(?<!t)(?P<h>N)[gn]H{o}n?[Sv]{{1,2}}[wgn]?(?P<q>Q)", (Say(),), ""),
    ("owners", r"(?P<h>N)(?P<q>Q),(?P<h2>N)(?P<q2>Q)(?P<o>N)nO", _TWO, "f"),
    ("holder", r"(?<!Nn){o}nO,?(?P<h>N)(?=[wg,.])", _HOLDER, "Xyf"),
    ("holder", r"{h}{o}nOd?(?=[.,])", _HOLDER, ""),
    ("joined", r"^(?P<o>N)w,?[^.Q]{{0,5}}(?P<h>N)nui", _PARENT, ""),
    ("will be wholly owned", r"(?P<h>N)[wg],?[^.N]{{0,4}}{o}o(?P<w>F)id?t?f", _ALL, "f"),
    ("which it holds, of", r"(?P<h>N)gH(?:Nn)?{o}n?[Srv]w?n?(?P<q>Q)", (Say(),), "Xyf"),
    ("who has, of", r"{o}n?S?n?(?P<q>Q)o[HIJ](?P<h>N)[wgkni]", (Say(),), "Xyf"),
    ("has, whom", r"(?P<h>N)[wg],?(?P<q>Q)o[HIJ](?:Nn)?(?P<o>N)(?=[oi]|n(?!N))", (Say(),), "Xyf"),
    ("has all, whom", r"(?P<h>N)[wg],?(?P<w>G)o[HIJ](?:Nn)?(?P<o>N)(?=[oi]|n(?!N))", _WHOLE, "Xyf"),
    ("holds, gapped", r"{h}{o}n?[Sv]{{0,2}}n?(?P<q>Q)o,(?=N[wg],?Nn?[Sv]{{0,2}}n?Qo?{has})", (Say(),), ""),
    ("who held, of", r"{o}n?S?n?(?P<q>Q)oP(?P<h>N)(?=[wg,])", (Say(tense="past"),), "Xyf"),
    ("of whom, has", r"{o}n?[Sv]w,?n?(?P<q>Q)o(?:Nn)?(?P<h>N)gH", (Say(),), ""),
    ("belongs to", r"{o}w,?(?P<q>Q)g(?P<h>N)(?=[,.dK])", (Say(),), ""),
    ("is of", r"(?<!Nn)(?P<o>N)[wg],?(?P<h>N)K", _OWNED, ""),
    (
        "ratio moved",
        r"(?P<h>N)[gw][^.NQ]{{0,6}}(?:Ni[^.NQ]{{0,4}})?(?P<o>N)(?:n?Sn?r[gwo]|i?nro)[^.NQ]{{0,6}}(?P<q0>Q)k(?P<q>Q)[im]",
        _CHANGE,
        "",
    ),
    ("its owner's ratio moved", r"(?P<o>N)w,(?P<h>N)nrg(?P<q0>Q)k(?P<q>Q)[im]", _CHANGE, ""),
    ("ratio in it moved", r"(?P<o>N)(?P<h>N)nrw(?P<q0>Q)k(?P<q>Q)[im]", _CHANGE, ""),
    ("invests", r"{h}{o}[iw]+(?P<q>Q)o?(?:I|J(?=[.,g]))", (Say(),), ""),
    ("hold both", r"{o}i?w,?(?P<h>N)g(?P<q>Q),?(?P<h2>N)g(?P<q2>Q)o?[HIJ]", _TWO, ""),
    ("hold each", r"{o}(?:n?[Sv])?i?w,?(?P<h>N)t(?P<h2>N)[gw],?e(?P<q>Q)", (Say(), Say(holder="h2")), ""),
    ("hold each", r"(?P<h>N)t(?P<h2>N)g(?P<q>Q)eo?[HIJ]{o}", (Say(), Say(holder="h2")), ""),
    ("hold each", r"{o}w,?(?P<h>N)t(?P<h2>N)g(?P<q>Q)eo?[HIJ]", (Say(), Say(holder="h2")), ""),
    ("held by both", r"(?P<h>N)g(?P<q>Q),(?P<h2>N)g(?P<q2>Q)o?[HIJ]{o}(?=[wgni])", _TWO, ""),
    ("held by", r"(?<!t)(?P<h>N)g(?:[Sv]n?)?(?P<q>Q)o?[HIJ]{o}", (Say(),), "Xyf"),
    ("held by", r"{o}(?:n?[Sv]{{1,2}})?i?w,?(?P<h>N)[gw](?:[Sv][no]?)?(?P<q>Q)o?[HIJ]", (Say(),), ""),
    ("owner", r"{o}nO[wdn],?(?P<h>N)p?(?:[nwdg]|\(),?(?:[Sv][no]?)?(?P<q>Q)", (Say(),), ""),
    ("owner", r"{o}n?Ow,?(?P<q>Q)o[HIJ](?P<h>N)(?=[.d,])", (Say(),), ""),
    ("owner", r"{o}nO[dn](?P<h>N)[wg],?(?:[Sv][no]?)?(?P<q>Q)o?[HI]", (Say(),), ""),
    ("owner", r"{h}{o}n[OM]d?,?(?:[Sv][no]?)?(?P<q>Q)o?[HI]", (Say(),), ""),
    ("raised", r"{h}{o}{level}{was}(?P<q>Q)[im]U", (Say(change="increase", before="q0"),), ""),
    ("lowered", r"{h}{o}{level}{was}(?P<q>Q)[im]L", (Say(change="decrease", before="q0"),), ""),
    ("will raise", r"{h}{o}{level}{was}(?P<q>Q)[im]A", _TO_RAISE, "f"),
    ("will lower", r"{h}{o}{level}{was}(?P<q>Q)[im]B", _TO_LOWER, "f"),
    ("raised", r"(?P<h>N)n{o}{level}{was}(?P<q>Q)[im]U", (Say(change="increase", before="q0"),), ""),
    ("lowered", r"(?P<h>N)n{o}{level}{was}(?P<q>Q)[im]L", (Say(change="decrease", before="q0"),), ""),
    ("holds all", r"{h}{o}n?(?P<w>G)o?{has}", _WHOLE, ""),
    ("acquired all", r"{h}{o}n?(?P<w>G)oC", (Say(share="whole", change="acquire"),), ""),
    ("will acquire all", r"{h}{o}n?(?P<w>G)oD", _ALL, "f"),
    ("sold", r"{h}{o}{of}{share}(?P<n>N)iZ", _SOLD, ""),
    ("sold", r"{h}{o}{of}{share}[^.]{{0,3}}Z", _SOLD, ""),
    ("sold, verb cut", r"{h}P?{o}{of}{share}s(?=\.|$)", _SOLD, ""),
    ("will sell", r"{h}H{o}n?Sn?(?P<q>Q)os", (Say(), _SALE), "f"),
    ("will sell", r"{h}{o}{of}{share}(?:(?P<n>N)i)?s", (_SALE, _BUYER), "f"),
    ("acquired", r"{h}{o}{of}{share}C", (Say(change="acquire"),), ""),
    ("acquired", r"{h}{o}n(?P<q>Q)oC", (Say(change="acquire"),), ""),
    ("will acquire", r"{h}{o}{of}{share}D", (_TO_BUY,), "f"),
    ("will acquire", r"^(?P<h>N),{o}{of}{share}D", (_TO_BUY,), "f"),
    ("acquired", r"^(?P<h>N),{o}{of}{share}C", (Say(change="acquire"),), ""),
    ("took over", r"{h}{o}oC", (Say(kind="control", share=None),), ""),
    (
        "will take over",
        r"{h}{o}oD",
        (Say(status="planned", tense="future", change="acquire", share=None),),
        "f",
    ),
    ("will sell all", r"(?P<h>N)[wg],?u,?{o}o[^.]{{0,8}}s", _LEAVE, "f"),
    ("wholly owned", r"{h}{o}o(?P<w>F)i?j", _WHOLE, ""),
    ("wholly owned", r"(?P<h>N)n(?P<w>F)[dn,]?{o}", _WHOLE, ""),
    ("wholly owned", r"(?<!Nn)(?P<o>N)[wg],?(?P<h>N)n(?P<w>F)[dt.]", _WHOLE, ""),
    ("its subsidiary", r"(?P<h>N)[wg],?un{o}(?=[Sotiw])", _PARENT, "fy"),
    ("subsidiary", r"{h}{o}oui?j", _PARENT, ""),
    ("subsidiary", r"(?P<h>N)nu[dn,]?{o}", _PARENT, ""),
    ("subsidiary", r"(?P<h>N)u[n,]{o}", _PARENT, ""),
    ("subsidiary", r"(?<!Nn)(?P<o>N)[wg],?(?P<h>N)nu[dt.]", _PARENT, ""),
    ("its subsidiary", r"^(?P<h>N)[wg],?[^N.]{{0,4}}un?,?{o}", _PARENT, "f"),
    ("parent", r"{o}nM[dn,]?(?P<h>N)", _PARENT, ""),
    ("its parent", r"(?<!n)Mn?,?(?P<h>N)", _PARENT, "Xf"),
    ("officer", r"{o}n(?P<h>N)p", _OFFICE, "fX"),
    ("will be officer", r"^(?P<o>N)[wg],?(?P<h>N)p?[gow][^.N]{{0,6}}p?i?E", _OFFICE, "f"),
    ("officer", r"^(?P<h>N)p[wg]", _OFFICE, "fX"),
    # -- of what was told before
    ("it invests", r"(?:^|(?<=[.,t]))(?:Nn)?{o}i(?P<q>Q)o?[IJ](?!N)", (Say(),), ""),
    (
        "it invests in both",
        r"(?:^|(?<=[.,]))(?:Nn)?{o}i(?P<q>Q),(?:Nn)?(?P<o2>N)i(?P<q2>Q)o?[IJ](?!N)",
        _BOTH,
        "",
    ),
    ("it holds", r"^(?:Nn)?{o}n?[Sr]n?(?P<q>Q)o{has}", (Say(),), ""),
    ("which it holds of it", r"(?P<h>N)gH(?P<q>Q)(?=[wotn])", (Say(),), "Xyf"),
    ("each of it", r"(?:(?P<h3>N),)?(?P<h>N)[t,](?P<h2>N)n?[wg](?P<q>Q)eo?[HIJ]", _EACH, ""),
    ("its ratio moved", r"(?P<h>N)[wg],?(?P<q0>Q)k(?P<q>Q)[im]", _CHANGE, ""),
    ("as owner of it", r"(?P<h>N)[wg],?(?P<q>Q)nO", (Say(),), ""),
    ("holds of it", r"(?<!t)(?P<h>N)[wg],?(?P<q>Q)o[HI]", (Say(),), ""),
    ("who held of it", r"(?<!n)(?P<q>Q)oP(?P<h>N)[gw]", (Say(tense="past"),), "Xyf"),
    ("who holds of it", r"(?<!n)(?<![wg],)(?P<q>Q)o[HIJ](?:On)?(?P<h>N)[gw]", (Say(),), "Xyf"),
    ("owner of it", r"^Ow,?(?P<q>Q)n(?P<h>N)(?=[.d])", (Say(),), ""),
    ("owner of it", r"O[dn],?(?P<h>N)\((?:v?n?r)?(?P<q>Q)\)", (Say(),), "Xyf"),
)
_LISTS = (
    (r"(?P<o>N)nO[wd],?(?=N\(Q)", r"[,t]{0,2}(?P<h>N)\((?P<q>Q)\)"),
    (r"(?P<o>N)iw?,?(?=NgQ)", r"[,t]?(?P<h>N)g(?P<q>Q)"),
    (r"(?P<o>N)w,?(?:Ni,)?(?=NgQ,N)", r"[,t]?(?P<h>N)g(?P<q>Q)"),
    (r"(?P<o>N)dw,?(?=N\(Q)", r"[,t]{0,2}(?P<h>N)\((?P<q>Q)\)"),
    (r"(?P<o>N)nOo,?(?=N[gwd]?Q,)", r"[,;t]?d?(?P<h>N)[gwd]?(?P<q>Q)"),
    (r"^n?r[wd],?(?=N[gw]?Q)", r"[,;t]?d?(?P<h>N)[gw]?(?P<q>Q)"),
    (r"(?P<o>N)n[rS]n?r?w,?(?=NgQ)", r"[,t]?(?P<h>N)g(?P<q>Q)"),
    (r"^(?P<o>N)n?[SvO]?[iwd]{1,2},?(?=N[gwd]?Q,)", r"[,;t]?d?(?P<h>N)[gwd]?(?P<q>Q)"),
    (r"^O[wd],?(?=N[gd]?Q)", r"[,;t]?d?(?P<h>N)[gd]?(?P<q>Q)"),
    (r"(?P<o>N)n?Sw,?(?=NiQ,)", r"[,;t]?(?P<h>N)i(?P<q>Q)"),
    (r"(?P<o>N)w,?(?=QgN)", r",?(?P<q>Q)g(?P<h>N)[Kd]?"),
)
_ALSO = r"(?<=Q),(?P<h>N)g(?P<q>Q)o?[HIJ]"
_REST = r"(?:^|(?<=[.,]))(?P<q>Q)[wo],?(?P<h>N)g[HIJ]"


@lru_cache(maxsize=1)
def frames() -> tuple[Frame, ...]:
    """The frames of Japanese; made once, when first met."""
    lists = [Frame("list", head, (Say(),), several=re.compile(member)) for head, member in _LISTS]
    told = [
        Frame(name, pattern.format(**_MACROS), says, allowed=allowed)
        for name, pattern, says, allowed in _PATTERNS
    ]
    told.append(
        Frame("bought besides", r"(?<!n)(?P<q>Q)w,?(?P<h>N)gC", (Say(change="acquire"),), beside=True)
    )
    told.append(Frame("another holds", _ALSO, (Say(),), beside=True))
    told.append(Frame("the rest held", _REST, (Say(),), beside=True))
    return (*lists, *told)
