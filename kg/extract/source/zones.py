r"""What in a web page's text is not the article: advertisements, credits, repeats, comments, teasers.

Lines are judged, never words inside a sentence. What is dropped is reported as `kg.model.Zone` with a
kind and a reason; what is kept comes back as blocks of article text with their offsets.

Kinds: `frontMatter`, `dateline`, `advertisement`, `credit`, `repeated`, `sharing`, `publisher`,
`biography`, `comments`, `form`, `teaser`, `source`, `instruction`.

Example:
    >>> text = "A makes cars.\n\nShare Button\n\nLeave a Reply\n\nB owns 9% of A."
    >>> [(zone.kind, text[zone.start:zone.end]) for zone in split(text, read_heading(text, About())).zones]
    [('sharing', 'Share Button'), ('comments', 'Leave a Reply\n\nB owns 9% of A.')]
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from kg.extract.source.heading import About, Heading, read_heading
from kg.model import Zone
from kg.names import fold
from kg.record import frozen

__all__ = ["About", "Block", "Parts", "read_heading", "split"]


@frozen(kw_only=False)
class Block:
    """A line of the article: offsets and whether a blank line stands before it."""

    start: int
    end: int
    new_paragraph: bool


@frozen(kw_only=False)
class Parts:
    """A text taken apart: blocks of article text, and what was left out."""

    blocks: tuple[Block, ...]
    zones: tuple[Zone, ...]


# Each pattern is matched at the start of a folded line. (kind, reason, longest line, pattern)
_LINES: tuple[tuple[str, str, int, re.Pattern[str]], ...] = tuple(
    (kind, reason, limit, re.compile(pattern))
    for kind, reason, limit, pattern in (
        (
            "advertisement",
            "an offer to subscribe or an advertisement",
            320,
            r"(?:subscribe\b|sign up\b|register now|already a subscriber|support (?:our|"
            r"independent) journalism|"
            r"get (?:our|the) newsletter|advertisement\b|sponsored\b|promoted\b|start your free trial|"
            r"(?:je )?m'abonne|abonnez[- ]vous|s'abonner|deja abonne|inscrivez[- ]vous|recevez (?:notre|nos)|"
            r"publicite\b|contenu sponsorise|la suite apres (?:cette|la) publicite|"
            r"offre (?:speciale )?d'abonnement|"
            r"download (?:our|the) app|telechargez (?:notre|l')|log in\b|sign in\b|se connecter\b|"
            r"newsletter\b)",
        ),
        (
            "credit",
            "a picture's credit",
            160,
            r"(?:\W*(?:image|photo(?:graph(?:y|e)?)?|picture|illustration|credits?(?: photos?)?|photo credit|"
            r"image source|source photo|photo d'archives?|file (?:photo|picture))s?\s*(?:by|par|:|/|©)|©|"
            r"(?:pexels|unsplash|shutterstock|pixabay|freepik|istock|adobe stock|getty images)\W*$)",
        ),
        (
            "credit",
            "a picture's credit",
            90,
            r".{0,60}(?:/|via |© ?)(?:getty images|bloomberg|afp|reuters|ap|epa|pool|shutterstock)\W*$",
        ),
        (
            "sharing",
            "buttons of the page",
            80,
            r"(?:share(?: (?:button|this.*|on .*|via .*|article))?\W*$|partage[rz](?: .{0,40})?\W*$|"
            r"tweet(?:er)?\W*$|print\W*$|imprimer\W*$|"
            r"(?:(?:facebook|twitter|x|linkedin|whatsapp|email|e-mail|reddit|telegram|copy link|"
            r"copier le lien|"
            r"print|imprimer|share|partager|tweet)[\s,|·/]*){2,}$)",
        ),
        (
            "publisher",
            "the publisher about itself",
            600,
            r"(?:opinions? expressed (?:by|in|here)|the (?:views|opinions) expressed|you'?re reading\b|"
            r"all rights reserved|copyright\b|disclaimer\b|this (?:article|story|post) (?:was|is|"
            r"has been|originally"
            r"|first|may)|les (?:opinions|propos) exprimee?s|tous droits reserves|reproduction (?:interdite|"
            r"totale)|cet article (?:a ete|est)|about us\b|a propos de nous|our standards\b|follow us\b|"
            r"suivez[- ]nous|terms of (?:use|service)|privacy policy|mentions legales|cookie)",
        ),
        (
            "form",
            "a form of the page",
            240,
            r"(?:your e-?mail address will not|required fields|votre adresse (?:e-?mail|"
            r"de messagerie) ne sera|"
            r"les champs obligatoires|enregistrer mon nom|save my name|post comment|"
            r"laisser un commentaire\b)",
        ),
        ("source", "the list of sources", 120, r"(?:sources?|avec|via)\s*:\s*.{1,100}$"),
        (
            "biography",
            "about the author",
            700,
            r"(?:about the author|a propos de l'auteur|a journalist (?:with|who|by|based)|"
            r"(?:senior |staff |special )?(?:correspondent|reporter|contributor|journaliste)\W*$)",
        ),
    )
)
_BYLINE = re.compile(r"(?:by|par|written by|ecrit par)\s+(?P<name>[^\d,.:;]{4,60})$")
# Compiled when first asked: only short lines behind the article's first are.
_COMMENTS = (
    r"\W*(?:(?:\d+\s+)?(?:comments?|commentaires?|responses?|reponses?|reactions?)(?:\s*\(\d+\))?\W*$|"
    r"leave a (?:reply|comment)|laisse[rz] un commentaire|reader comments|(?:your|vos|les) commentaires\W*$|"
    r"join the (?:discussion|conversation)|post a comment|add a comment|reagir\W*$|"
    r"(?:commentaires|avis|reactions) des (?:lecteurs|internautes)|\d+ thoughts? on\b)"
)
_TEASERS = (
    r"\W*(?:related (?:articles?|stories|posts|news|content|topics)|read (?:more|also|next)\W*$|"
    r"also read\W*$|"
    r"more (?:from|on|in|stories|news|like this)\b.{0,40}$|most (?:read|popular|viewed)|"
    r"trending(?: now)?\W*$|"
    r"recommended(?: for you| stories| articles)?\W*$|you (?:may|might) also like|latest (?:news|"
    r"stories)\W*$|"
    r"editors?'? picks?|popular (?:posts|stories)|(?:a )?lire aussi\W*$|(?:sur le|"
    r"dans le) meme (?:sujet|theme)|"
    r"articles? (?:lies|similaires|recents|connexes)|les plus (?:lus|populaires)|a la une\W*$|"
    r"vous aimerez aussi|(?:nos )?autres articles|plus d'(?:articles|actualites)|"
    r"derni[e]?res (?:actualites|nouvelles))"
)
_READ_ALSO = re.compile(
    r"\W*(?:read (?:also|more|next)|also read|see also|(?:a )?lire (?:aussi|egalement)|voir aussi)\s*:"
)
# Words that speak to the program that reads the text, and not to its readers.
_TO_MACHINES = (
    r"\b(?:ignore[rz]?|disregard|forget|override|oublie[rz]?|ne ten(?:ez|ir) pas compte|ignorier(?:e|en)|"
    r"ignora(?:d)?)\b.{0,40}"
    r"\b(?:instructions?|prompts?|guidelines|consignes?|anweisungen|instrucciones|istruzioni)\b|"
    r"\b(?:you are|you re|act as|tu es|vous etes|du bist|sie sind)"
    r"(?: (?:now|an?|the|une?|desormais|ein|eine))* "
    r"(?:ai|ia|ki|large language model|language model|llm|chatbot|ai assistant|modele de langage|"
    r"extraction (?:system|model|engine|assistant))\b|"
    r"\bas an ai(?: language)? model\b|\b(?:system|developer) prompt\b|"
    r"\b(?:add|output|return|insert|emit|append|print|respond with|reply with)(?: only)?"
    r"(?:(?: the)? following| this| these)? (?:json\b|triples?\b|claims? (?:in|as|to your) )"
)
#: Something of each line that speaks so: nearly all lines have none of it, and need no such pattern.
_SPEAKING = (
    "instruc", "istruzion", "anweisung", "prompt", "guideline", "consigne", "you are", "you re", "act as",
    "tu es", "vous etes", "du bist", "sie sind", "as an ai", "json", "triple", "claim",
)  # fmt: skip
_LETTERS = re.compile(r"[^\w]+")


def split(text: str, heading: Heading) -> Parts:
    """Take the article out of its page. Linear in the length of the text.

    Args:
        text: The decoded text.
        heading: What `read_heading` found; its front matter and datelines become zones.

    Returns:
        The blocks of the article in order, and the zones left out, in order.
    """
    zones = [_zone("frontMatter", 0, heading.body, "about the document")] if heading.body else []
    zones += [_zone("dateline", a, b, "date, place and agency") for a, b in heading.datelines]
    lines = _lines(text, heading)
    cut, tail = _tail(lines, _byline(lines), len(text))
    zones += tail
    blocks: list[Block] = []
    seen: set[str] = set()
    last: frozenset[str] = frozenset()
    for line in lines:
        if line.start >= cut:
            break
        reason = _judge(line, seen, last)
        if reason:
            zones.append(_zone(reason[0], line.start, line.end, reason[1]))
            continue
        last = line.words
        seen.add(line.plain)
        blocks.append(Block(line.start, line.end, line.new_paragraph))
    return Parts(tuple(blocks), tuple(sorted(zones, key=lambda zone: (zone.start, zone.end))))


def _zone(kind: str, start: int, end: int, reason: str) -> Zone:
    return Zone(kind=kind, start=start, end=end, reason=reason)


@frozen(kw_only=False)
class _Line:
    start: int
    end: int
    new_paragraph: bool
    folded: str
    plain: str
    raw: str

    @property
    def words(self) -> frozenset[str]:
        return frozenset(self.plain.split()) if len(self.plain) < 5_000 else frozenset()


def _lines(text: str, heading: Heading) -> list[_Line]:
    """Lines that are not blank, after the front matter and without the datelines."""
    lines: list[_Line] = []
    skips = dict(heading.datelines)
    at, blank = heading.body, True
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        start = skips.get(at, at)
        raw = text[start:end]
        inner = raw.strip()
        if inner:
            first = start + len(raw) - len(raw.lstrip())
            folded = fold(inner[:700]).replace("’", "'")
            plain = " ".join(_LETTERS.sub(" ", fold(inner)).split()) if len(inner) >= 30 else folded
            lines.append(_Line(first, first + len(inner), blank, folded, plain, inner))
        blank = not inner and start == at
        at = end + 1
    return lines


def _byline(lines: list[_Line]) -> str | None:
    for line in lines[:12]:
        match = _BYLINE.match(line.folded)
        if match and len(line.raw) < 70:
            return match["name"].strip()
    return None


def _tail(lines: list[_Line], author: str | None, size: int) -> tuple[int, list[Zone]]:
    """Where the article ends for good, and what comes after: comments, biography, teasers."""
    headings = _repeated_headings(lines)
    body = 0
    for number, line in enumerate(lines):
        found = None
        if body and len(line.raw) < 80 and re.match(_COMMENTS, line.folded):
            found = ("comments", "comments of readers and their form")
        elif body and len(line.raw) < 80 and re.match(_TEASERS, line.folded):
            found = ("teaser", "teasers of other articles")
        elif body and author and line.folded.strip(" .") == author:
            found = ("biography", "about the author, and what follows it")
        elif body and line.folded in headings:
            found = ("teaser", "teasers of other articles under repeated headings")
        if found:
            return line.start, _tail_zones(lines[number:], found, headings, size)
        body += len(line.raw) > 80 or line.raw.endswith((".", "!", "?"))
    return size, []


def _tail_zones(lines: list[_Line], first: tuple[str, str], headings: set[str], size: int) -> list[Zone]:
    end = size if not lines else lines[-1].end
    split_at = next((line.start for line in lines[1:] if line.folded in headings), None)
    if first[0] != "biography" or split_at is None:
        return [_zone(first[0], lines[0].start, end, first[1])]
    before = max(line.end for line in lines if line.start < split_at)
    return [
        _zone(first[0], lines[0].start, before, first[1]),
        _zone("teaser", split_at, end, "teasers of other articles under repeated headings"),
    ]


def _repeated_headings(lines: list[_Line]) -> set[str]:
    """Short lines without a full stop that come several times, each above other lines: rubrics of a page."""
    short = Counter(
        line.folded
        for line, following in pairwise(lines)
        if len(line.raw.split()) <= 4
        and line.raw[:1].isupper()
        and line.raw[-1:].isalnum()
        and line.new_paragraph | following.new_paragraph
        and not any(pattern.match(line.folded) for _, _, _, pattern in _LINES)
    )
    return {text for text, count in short.items() if count >= 2}


def _judge(line: _Line, seen: set[str], last: frozenset[str]) -> tuple[str, str] | None:
    for kind, reason, limit, pattern in _LINES:
        if len(line.raw) <= limit and pattern.match(line.folded):
            return kind, reason
    if any(sign in line.plain for sign in _SPEAKING) and re.search(_TO_MACHINES, line.plain):
        return "instruction", "speaks to a program, not to a reader"
    if _READ_ALSO.match(line.folded) and len(line.raw) < 250:
        return "teaser", "a pointer to another article"
    if _BYLINE.match(line.folded) and len(line.raw) < 70 and not line.raw.endswith("."):
        return "dateline", "the author's name"
    if len(line.plain) >= 40 and line.plain in seen:
        return "repeated", "the same lines stood before"
    if len(last) > 11 and len(line.words) > 11 and len(line.words & last) * 20 >= len(line.words | last) * 17:
        return "repeated", "nearly the same line as the one before"
    return None
