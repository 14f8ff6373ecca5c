"""Noun phrases that say whose a company is: whom they describe, and which name their preposition means.

Nothing here knows which nouns tell of ownership.

Example: in "Fir Works, now a Berlin-based unit of the German group Oak Mills, makes paper" the noun
`unit` describes Fir Works, and the name after its `of` is Oak Mills.
"""

from __future__ import annotations

from kg.extract.parts import Unit
from kg.extract.phrases.grammar import (
    POSSESSIVE,
    SELF,
    case_of,
    form_of,
    is_modifier,
    is_party,
    is_shortened,
    is_verb,
    subject_of,
)

_REACH = 10
#: Verbs that lead to a noun with *as*: `operates as a unit of`, `trades as`.
_ACTS = frozenset(
    "operates operated operating continues continued continuing acts acted works worked runs ran serves "
    "served functions functioned exists existed remains remained founded established created formed "
    "incorporated organised organized launched fonctionne opere".split()
)
#: Words that can stand before its article: `now a unit of`, `once the owner of`.
ADVERBS = frozenset(
    "now currently today still once formerly originally then also effectively initially already "
    "aujourd'hui desormais toujours encore jadis autrefois naguere aussi egalement alors longtemps".split()
)
#: Words of a noun phrase besides plain ones: `a 55 percent owned former unit`.
_INNER = (
    "whollyowned", "majorityowned", "partly", "wholly", "majorly", "holderadj", "past", "former", "parent",
)  # fmt: skip
#: What stands between a figure and its noun: `its 51%-owned unit`, `a 51 percent-owned unit`.
OWNED = ("-", "owned", "-owned")
#: What goes on with a name without being a name: `the Oak Mills group`.
EMPIRE = frozenset(
    "group groupe empire stable conglomerate conglomerat family portfolio galaxie giron".split()
)
#: Words behind a name that make it a family: `the Novak clan`.
FAMILY = frozenset("family famille clan brothers siblings heirs dynasty freres heritiers soeurs".split())
_DASHES = ("—", "–", "-")


def bearer(units: list[Unit], at: int) -> int | None:
    """Index of the name that a phrase beginning at `at` means; None when it means no name.

    Walks over articles, adjectives, kinds of firm, and over what owns the name: `France's Oak Mills`,
    `the German group Oak Mills`, `Jan Novak's Oak Mills`.
    """
    name, owned = at, False
    while name < len(units) and name - at < _REACH:
        unit = units[name]
        if is_party(unit):
            owner = name + 2 if name + 1 < len(units) and units[name + 1].text in POSSESSIVE else None
            if owner is None or owner >= len(units) or units[owner].text in (".", ",", ";", ":", ")"):
                return _introduced(units, name)  # "Lowell's" ends with its mark too
            name, owned = owner, True
        elif unit.mention is not None or is_modifier(unit) or unit.text in POSSESSIVE:
            name += 1
        elif name > at and (is_shortened(units, name) or _of_trade(units, name)):
            name += 1
        elif name > at and _is_made(units, name):
            name += 2 + _also_made(units, name + 2)
        elif unit.has("office") and _person_after(units, name):
            name += 1
        elif unit.has("subsidiary") or (owned and unit.has("parent", "holder")):
            name += 1
        else:
            return None
    return None


def _of_trade(units: list[Unit], at: int) -> bool:
    """`the mall owners Oak and Elm`, `farm investor Oak`: a noun of trade right before the name."""
    unit = units[at]
    plain = unit.mention is None and unit.has("holder") and not is_party(units[at - 1])
    named = at + 1 < len(units) and form_of(units[at + 1]) == "name"
    return plain and named and not any(one.has("poss") for one in units[max(0, at - 3) : at])


def _is_made(units: list[Unit], at: int) -> bool:
    """`la chaîne de boulangeries Sapin`: what a firm makes or sells, between its noun and its name."""
    if units[at].key not in ("de", "d'") or at + 2 >= len(units) or not _is_plain(units[at + 1]):
        return False
    firm = units[at - 1].has("industry") or units[at - 1].key in _FIRMS
    after = at + 2 + _also_made(units, at + 2)
    return firm and after < len(units) and form_of(units[after]) == "name"


def _also_made(units: list[Unit], at: int) -> bool:
    """`l'homme d'affaires chinois`, `le groupe de travaux publics Sapin`: one more word of the trade."""
    return at < len(units) and (form_of(units[at]) == "adjective" or _is_plain(units[at]))


def _is_plain(unit: Unit) -> bool:
    told = unit.mention or unit.classes or unit.quantity
    return not told and unit.text.isalpha() and unit.text.islower()


_FIRMS = frozenset(
    "fabricant producteur chaine exploitant gestionnaire fournisseur distributeur vendeur fonds editeur "
    "groupe societe entreprise club maison reseau cabinet filiale homme femme hommes".split()
)


def _person_after(units: list[Unit], at: int) -> bool:
    """`the fund manager Jan Novak`: a title right before its bearer."""
    mention = units[at + 1].mention if at + 1 < len(units) else None
    party = mention.party if mention is not None else None
    return party is not None and party.kind == "person"


def _introduced(units: list[Unit], name: int) -> int:
    """The name that another one only introduces: `Baltic ferry operator Oak`; else itself."""
    at, kind = name + 1, form_of(units[name]) == "descriptor"
    while at < len(units) and at - name < 5 and is_modifier(units[at]) and not units[at].has("det", "poss"):
        kind = kind or units[at].has("industry") or units[at].key in _TEAMS
        at += 1
    return at if kind and at < len(units) and form_of(units[at]) == "name" else name


#: Nouns that a league or town stands before: `Serie A club Fir`, `Turin daily Fir`.
_TEAMS = frozenset("club team side franchise daily weekly newspaper brand chain".split())


def row_from(units: list[Unit], first: int) -> list[int]:
    """The names coordinated from `first` on: `Fir and Elm`, `Fir, Elm and Ash`; one without *and*.

    A comma before the *and* of only two names opens a new clause: `a unit of Oak, and Elm said`.
    """
    row, at = [first], first + 1
    while at < len(units):
        comma = units[at].text == ","
        joined = units[at].has("and") or (comma and at + 1 < len(units) and units[at + 1].has("and"))
        if joined and comma and len(row) < 2:
            return [first]
        begin = at + 1 + (joined and comma)
        begin += begin < len(units) and units[begin].has("of")  # "filiale de Chêne et d'Orme"
        following = bearer(units, begin) if joined or comma else None
        if following is None or form_of(units[following]) not in ("name", "state"):
            return [first]
        row.append(following)
        if joined:
            return row
        at = following + 1
    return [first]


def row_alone(units: list[Unit], first: int) -> list[int]:
    """As `row_from`, but for a last name with a verb: `a unit of Oak and Elm`, not `and Elm owns`."""
    row = row_from(units, first)
    after = units[row[-1] + 1] if row[-1] + 1 < len(units) else None
    acts = after is not None and (is_verb(after) or (not after.mention and after.has("have", "will", "cond")))
    again = len(row) > 1 and any(unit.has("of") for unit in units[row[-2] + 1 : row[-1]])
    return [first] if acts and not again else row


def phrase_start(units: list[Unit], noun: int) -> int:
    """Index of the first word of the noun phrase that ends with a noun."""
    left = noun
    while left > 0 and noun - left < _REACH and _is_inner(units, left - 1):
        left -= 1
        if units[left].has("det", "poss") or (
            units[left].mention is not None and form_of(units[left]) == "descriptor"
        ):
            break
    while left > 0 and (units[left - 1].key in ADVERBS or units[left - 1].has("past", "former")):
        left -= 1
    return left


def _is_inner(units: list[Unit], at: int) -> bool:
    unit = units[at]
    if unit.mention is not None:  # "the paper" of "the paper subsidiary" is no party
        return unit.mention.form in ("adjective", "descriptor")
    if unit.key in OWNED and at > 0 and (units[at - 1].quantity is not None or units[at - 1].text == "-"):
        return True
    if unit.is_mark or unit.key == "that":
        return unit.text == "-"
    return unit.quantity is not None or is_modifier(unit) or unit.has(*_INNER)


def described(units: list[Unit], noun: int) -> tuple[int, int] | None:
    """Whom a noun phrase describes, and the verb or mark that says so; None when nothing does.

    `Fir, a unit of`, `Fir (a unit of`, `Fir is now a unit of`, `Fir operates as a unit of`.
    """
    left = phrase_start(units, noun) - 1
    if left < 1:
        return None
    if left >= 3 and units[left].has("and") and _is_role(units, left - 1):
        left = phrase_start(units, left - 1) - 1  # "the founder and owner of"
    left = _past_aside(units, left)
    left -= units[left].key == "longer" and left > 1
    left -= units[left].key in SELF or (units[left].has("neg") and units[left].mention is None)
    if units[left].text in (",", "(", *_DASHES):
        named = _before_mark(units, left)
        return (named, left) if named is not None else None
    verb = _copula(units, left)
    subject = subject_of(units, verb) if verb is not None else None
    return (subject, verb) if subject is not None and verb is not None else None


def _past_aside(units: list[Unit], left: int) -> int:
    """`is in turn a unit of`, `est à son tour une filiale de`, `, itself for a decade a unit of`."""
    if units[left].key in ("turn", "tour") and left >= 3:
        first = left - 1 - units[left - 1].has("poss")
        return first - 1 if units[first].has("in", "to") else left
    if not (units[left].mention or units[left].quantity or units[left].is_mark or units[left].classes):
        for i in range(left - 1, max(0, left - 5), -1):
            if units[i].key in SELF:
                return i
            if units[i].mention or units[i].is_mark or units[i].has("f:fin", "be"):
                break
    return left


def _is_role(units: list[Unit], at: int) -> bool:
    unit = units[at]
    return unit.mention is None and (unit.has("office") or unit.key in _ROLES)


_ROLES = frozenset("founder patron fondateur fondatrice creator operator builder heir heritier".split())


def _copula(units: list[Unit], left: int) -> int | None:
    if units[left].has("be") and units[left].text not in POSSESSIVE:
        return left
    if not units[left].has("as"):
        return None
    acts = next((i for i in range(left - 1, max(-1, left - 4), -1) if units[i].key in _ACTS), None)
    return acts if acts is not None else None


def _before_mark(units: list[Unit], mark: int) -> int | None:
    """The name before the comma, over its seat: `Fir Works in Berlin, a unit of`."""
    at = mark - 1
    if units[at].text == ")":
        at = next((i - 1 for i in range(at, max(0, at - 8), -1) if units[i].text == "("), at)
    seated = at >= 2 and form_of(units[at]) in ("place", "state") and units[at - 1].has("in", "of")
    at -= 2 if seated else 0
    return at if at >= 0 and is_party(units[at]) else None


def opened(units: list[Unit], noun: int, last: int) -> int | None:
    """The name that a phrase at the head of its sentence is said of: `A unit of Oak since 2009, Fir makes`.

    Args:
        units: The sentence.
        noun: Index of the noun.
        last: Index of the last word of the phrase that is known; some words of time may follow.
    """
    if phrase_start(units, noun) > 0:
        return None
    at = last + 1
    while at < len(units) and at - last < 8 and units[at].text != ",":
        other = is_party(units[at]) and case_of(units, at) != "through"
        if other or units[at].has("f:fin", "be", "and"):
            return None
        at += 1
    named = bearer(units, at + 1) if at < len(units) and units[at].text == "," else None
    if named is None or form_of(units[named]) not in ("name", "pronoun", "descriptor"):
        return None
    after = units[named + 1] if named + 1 < len(units) else None
    return None if after is not None and (after.has("and") or after.text in POSSESSIVE) else named


def goes_on(units: list[Unit], name: int) -> bool:
    """Whether a name is only the first word of a thing: `Fir Works shares`, `Oak Mills trucks`.

    What may follow a name that stands for the company itself is a mark, a figure, a word that this
    grammar knows, or a word of time.
    """
    if name + 1 >= len(units):
        return False
    after = units[name + 1]
    if after.text in POSSESSIVE or after.has(
        "stake", "capital", "holder", "votes", "price", "subsidiary", "office"
    ):
        return True
    plain = not after.classes and after.mention is None and after.quantity is None
    return plain and after.text[:1].islower() and after.key not in _AFTER


_AFTER = frozenset(
    "last this next earlier later outright just recently then in for from two three four five six seven "
    "eight nine ten several now today yesterday again too there here during under amid following despite "
    "until out entirely fully completely itself worth per against without within about around in-house "
    "l'an hier aujourd'hui puis pour contre avec sans sous selon pendant lors debut fin mi en des il "
    "together jointly equally ensemble conjointement between "
    "annee recemment definitivement entierement egalement aussi desormais s' se y and or which who".split()
)


def antecedent(units: list[Unit], rel: int) -> int | None:
    """The name before a relative word, over marks and prepositions: `Fir, whose`, `Fir, in which`."""
    at = rel - 1
    while at >= 0 and rel - at < 4 and (units[at].is_mark or units[at].has("in", "of", "by")):
        at -= 1
    if at > 1 and form_of(units[at]) == "state" and units[at - 1].has("of", "in"):
        apposed = next((i - 1 for i in range(at, max(0, at - 9), -1) if units[i].text == ","), -1)
        at = apposed if apposed >= 0 and is_party(units[apposed]) else at  # "Fir, a brewer of Norway, which"
    return at if at >= 0 and is_party(units[at]) else None


_SHARES = frozenset("ownership majority most propriete majorite essentiel".split())


def of_shares(units: list[Unit], at: int) -> int | None:
    """`The shares of Fir are held`, `Fir's capital is split`, `Fir, whose shares are`: whose shares they are.

    Args:
        units: The sentence.
        at: Index of the verb, or of the word that begins its phrase.

    Returns:
        Index of its name; None where no shares are spoken of, or only a part of them, by a figure.
    """
    left = at - 1
    while left > 0 and at - left < 6 and units[left].mention is None and not _is_shares(units[left]):
        if units[left].is_mark or units[left].quantity is not None:
            return None
        left -= 1
    if is_party(units[left]):
        of = left - 1
        while of > 0 and left - of < 4 and is_modifier(units[of]):
            of -= 1
        part = any(unit.quantity is not None for unit in units[max(0, of - 4) : of])
        shares = of > 0 and units[of].has("of", "in") and _is_shares(units[of - 1])
        return left if shares and not part else None
    if not _is_shares(units[left]):
        return None
    first = phrase_start(units, left)
    if first >= 2 and units[first - 1].text in POSSESSIVE and is_party(units[first - 2]):
        return first - 2
    whose = next((i for i in (first, first - 1) if i > 0 and units[i].key in ("whose", "dont")), None)
    return antecedent(units, whose) if whose is not None else None


def _is_shares(unit: Unit) -> bool:
    plain = unit.mention is None and unit.quantity is None
    return plain and (unit.has("capital", "stake", "votes") or unit.key in _SHARES)


def relative_pair(units: list[Unit], verb: int) -> tuple[int, int] | None:
    """Who does it and whom it is done to in `Fir, which Oak bought`, `Sapin, que Chêne contrôle`.

    Returns:
        Index of the subject and of the name before the relative word; None where the verb is no such.
    """
    subject = verb - 1
    while subject > 0 and (units[subject].key in ADVERBS or units[subject].has("have", "past")):
        subject -= 1
    if subject < 2 or not is_party(units[subject]):
        return None
    rel = subject - 1
    while rel > 0 and is_modifier(units[rel]) and units[rel].key not in _RELATIVE:
        rel -= 1
    held = antecedent(units, rel) if rel > 0 and units[rel].key in _RELATIVE else None
    return (subject, held) if held is not None else None


_RELATIVE = frozenset("which that que qu' whom".split())


def actor_of(units: list[Unit], poss: int, owner: int | None) -> int | None:
    """`Oak joined Fir and was followed by its unit`: of one who does two things, whatever stands between."""
    if owner is None or owner < 2:
        return owner
    again = [i for i in range(owner + 1, poss) if units[i].has("and") and _acts_on(units[i + 1])]
    acts = next(
        (i for i in range(owner - 1, max(-1, owner - 5), -1) if is_verb(units[i]) or _acts_on(units[i])), None
    )
    if not again or acts is None or any(is_party(unit) for unit in units[owner + 1 : again[-1]]):
        return owner
    subject = subject_of(units, acts)
    return subject if subject is not None else owner


def _acts_on(unit: Unit) -> bool:
    verb = unit.has("be", "have", "will", "cond", "f:fin", "f:past") or unit.key.endswith("ed")
    return verb and unit.mention is None and not unit.has("poss", "det")
