r"""Text to claims: the one door of this wing.

`extract` is a pure function of the document's bytes, what is supplied about it, the gazetteer and this
version of the rules. It opens no file but its own word lists, reads no clock and knows no graph.

Example:
    >>> text = b"Who owns whom\n\nOak Mills holds 12.5% of Fir Works."
    >>> reading = extract(text, known={}, mint=lambda kind, name, document: name)
    >>> [(c.holder, c.investee, str(c.share.low)) for c in reading.batch.claims]
    [('Oak Mills', 'Fir Works', '1/8')]
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.extract.acts.alliances import Alliances
from kg.extract.acts.bargains import bargains
from kg.extract.acts.cues import cues_in
from kg.extract.acts.dialogues import dialogues_in
from kg.extract.acts.intents import Intents
from kg.extract.acts.offices import Offices
from kg.extract.acts.partners import partners
from kg.extract.acts.plans import Plans
from kg.extract.acts.talks import one_talk, talks_in
from kg.extract.acts.titles import Titles
from kg.extract.claims import Clerk, Frame, Mint
from kg.extract.details import detailed
from kg.extract.drafts import Draft, by
from kg.extract.frames.figures import Figures
from kg.extract.frames.halves import allied
from kg.extract.holdings.chains import settle
from kg.extract.holdings.controlling import controlling
from kg.extract.holdings.unnumbered import Unnumbered
from kg.extract.languages import FOREIGN, READ, language_of
from kg.extract.languages.merging import untold
from kg.extract.linking.link import links
from kg.extract.linking.margins import REVIEW, REVIEW_FOREIGN
from kg.extract.linking.retracting import retracted
from kg.extract.linking.scene import Scene
from kg.extract.linking.ties import judged
from kg.extract.names.cast import Cast
from kg.extract.names.memory import Memory
from kg.extract.nlp import MODELS, Namer, Names
from kg.extract.parts import Sentence
from kg.extract.phrases.moment import dated
from kg.extract.reading import read
from kg.extract.source.documents import read_document
from kg.extract.source.heading import About, Heading, read_heading
from kg.extract.source.zones import Block, split
from kg.extract.vocabulary import lines
from kg.model import Batch, Claim, Entity, HeldClaim, Issue, Source
from kg.record import frozen, replace

if TYPE_CHECKING:
    from kg.extract.llm.checking import Told

VERSION = "1"


@frozen
class Reading:
    """What one document yields.

    Args:
        batch: Claims, held claims, entities, the source, zones and the text to archive.
        issues: Doubts about the document.
    """

    batch: Batch
    issues: tuple[Issue, ...] = ()

    def lines(self, doc: str) -> list[dict[str, object]]:
        """The claims and held claims as flat records, in text order: see `kg.extract.vocabulary.lines`.

        Args:
            doc: Base name of the document.
        """
        names = {entity.id: entity.name for entity in self.batch.entities}
        states = frozenset(entity.id for entity in self.batch.entities if entity.kind == "state")
        every: list[Claim | HeldClaim] = [*self.batch.claims, *self.batch.held]
        found = [line for claim in every for line in lines(claim, names, doc=doc, states=states)]
        return sorted(found, key=lambda line: (line["start"] or 0, line["end"] or 0, str(line["id"])))

    def summary(self) -> dict[str, int]:
        """Counts for a person: claims, held claims, and zones by kind.

        Example: `{"claims": 14, "held": 0, "left out: credit": 1}`
        """
        counts = {"claims": len(self.batch.claims), "held": len(self.batch.held)}
        for zone in self.batch.zones:
            counts[f"left out: {zone.kind}"] = counts.get(f"left out: {zone.kind}", 0) + 1
        return counts


def extract(
    data: bytes,
    *,
    known: Mapping[str, Entity],
    mint: Mint,
    about: About | None = None,
    encoding: str | None = None,
    name: str = "<text>",
    model: Told | None = None,
    namer: Namer | None = None,
    lexicon: str | None = None,
) -> Reading:
    """Read the claims out of a document.

    Args:
        data: The document's bytes: an article as plain text, Markdown, web page or PDF, or a retelling with
            front matter.
        known: Folded name (`kg.names.fold`) to entity; may be empty.
        mint: Makes the id of a name that `known` has not, from kind, name and document id.
        about: What the user knows of the document; goes before what it says of itself.
        encoding: Encoding of the bytes; None: UTF-8, or UTF-16 with a byte order mark, or what a page says.
        name: File name, for messages; its ending tells web pages and Markdown.
        model: A language model that is asked as well; None: none is. With one the reading is no longer a
            function of the text alone.
        namer: A model that finds more names (`kg.extract.nlp`); None: none is asked.
        lexicon: What the reading is to say of `known`, where that is not the packaged names.

    Returns:
        The reading; no claims is a possible and honest result (with an issue `nothingFound`).

    Raises:
        InputError: Empty, binary, broken or undecodable bytes, or an unknown encoding.

    Cost: linear in the length of the text.
    """
    document = read_document(data, encoding=encoding, name=name)
    text = document.plain
    heading = read_heading(text, about or About(), _trusted(document.about))
    parts = split(text, heading)
    declared = heading.about.language if heading.about.language != document.about.language else None
    language = language_of(text[heading.body :], declared)
    source = _source(data, document.text, heading, language)
    frame = Frame(
        text=document.text,
        source=source,
        date=source.published,
        basis=heading.basis,
        zones=parts.zones,
        mint=mint,
    )
    clerk = Clerk(frame)
    spans = [(block.start, block.end) for block in parts.blocks]
    names = namer.names(text, spans, language) if namer is not None and language is not None else None
    drafts, sentences = _told(text, parts.blocks, language, known, names)
    issues: list[Issue] = []
    if model is not None:
        # Names and figures are much the same in all languages, so a model may read any.
        sentences = sentences or read(text, parts.blocks, "en", known)[0]
        said, issues = model.drafts(text, parts.blocks, sentences, drafts, name=name)
        drafts += said
    claims, held = clerk.file(drafts)
    batch = Batch(
        claims=claims,
        held=held,
        sources=(source,),
        entities=tuple(sorted(clerk.entities.values(), key=lambda entity: entity.id)),
        zones=parts.zones,
        made_by=", ".join(
            [f"extract {VERSION}", *([lexicon] if lexicon else []), *_models(model, namer, language)]
        ),
        text=document.text,
    )
    return Reading(batch=batch, issues=(*issues, *_issues(batch, name, language)))


def _models(model: Told | None, namer: Namer | None, language: str | None) -> list[str]:
    """The models that were asked, by name and version."""
    more = [MODELS[language]] if namer is not None and language in MODELS else []
    return more + ([model.endpoint.model] if model is not None else [])


def _trusted(page: About) -> About:
    """What a page states, but for a language that the words of its text tell better.

    Many pages carry the language of their template.
    """
    return replace(page, language=None if page.language in READ else page.language)


def _source(data: bytes, text: str, heading: Heading, language: str | None) -> Source:
    about = heading.about
    return Source(
        id=hashlib.sha256(data).hexdigest(),
        title=about.title,
        publisher=about.publisher,
        published=about.published,
        rank=about.rank,
        language=about.language or language,
        url=about.url,
        origin=heading.origin,
        retold_from=about.retold_from,
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _told(
    text: str,
    blocks: tuple[Block, ...],
    language: str | None,
    known: Mapping[str, Entity],
    names: Names | None,
) -> tuple[list[Draft], list[Sentence]]:
    """The drafts of an article, none in a language that is not read; and its sentences, where at hand."""
    if language in FOREIGN:
        from kg.extract.languages.reading import read_foreign

        told, sentences = read_foreign(text, blocks, language, known)
        if not sentences:
            return told, []
        return list(_drafts(text, sentences, Cast(known), "en", told)), sentences
    if language is None:
        return [], []
    sentences, cast = read(text, blocks, language, known, names)
    return list(_drafts(text, sentences, cast, language)), sentences


def _drafts(
    text: str, sentences: list[Sentence], cast: Cast, language: str, framed: Sequence[Draft] | None = None
) -> Iterator[Draft]:
    """All drafts in text order: holdings first, by grammar and by links; then what is said of them.

    Args:
        text: The document.
        sentences: Its sentences.
        cast: Its parties.
        language: Language of the words that the units stand for.
        framed: Drafts of the frames of a smaller language, whose offices they alone tell; None for a
            language that is read in full.
    """
    memory = Memory()
    figures, unnumbered = Figures(memory, sentences), Unnumbered(cast, language, sentences)
    told: list[list[Draft]] = []
    for sentence in sentences:
        told.append(unnumbered.read(sentence) + figures.read(sentence))
        _remember(memory, told[-1])
    settle(unnumbered.events)
    starts = [sentence.start for sentence in sentences]
    told = [untold(drafts, framed) for drafts in told] if framed else told
    for draft in framed or ():
        told[max(0, bisect_right(starts, draft.start) - 1)].append(draft)
    every = [draft for drafts in told for draft in drafts]
    told = [[draft for draft in drafts if draft.figure is None] for drafts in told]
    scene = Scene(sentences)
    least = REVIEW if framed is None else REVIEW_FOREIGN
    for draft in links(scene, every):
        if draft.certainty >= least or draft.holder.party is draft.investee.party:
            told[max(0, bisect_right(starts, draft.figure or 0) - 1)].append(draft)
    memory = Memory()
    plans, alliances, offices = Plans(memory), Alliances(cast), Offices(cast, language)
    intents, titles = Intents(told), Titles(language)
    for sentence, found in zip(sentences, told, strict=True):
        _remember(memory, found)
        found += plans.read(sentence)
        cues = cues_in(sentence.units, language) if framed is None else []
        found += intents.read(sentence, found, cues) if framed is None else []
        spoken = intents.spoken_of()
        found += by("alliance", alliances.read(sentence)) + by("talks", talks_in(sentence))
        found += _untold(dialogues_in(sentence, cues), found) if framed is None else []
        found += bargains(sentence, cues, found) if framed is None else []
        found += partners(sentence, cues, next(iter(spoken), None), found) if framed is None else []
        found += allied(sentence, found) if framed is None else []
        found += by("office", offices.read(sentence, found) if framed is None else [])
        found += titles.read(sentence, found, spoken, cues) if framed is None else []
    told = one_talk(told)
    for number, found in enumerate(judged(scene, [_sound(drafts) for drafts in told])):
        every, sentence = found + controlling(found), sentences[number]
        told_at = dated(text, sentence, detailed(sentence, every) if framed is None else every)
        yield from retracted(text, sentence, next(iter(sentences[number + 1 : number + 2]), None), told_at)


def _untold(drafts: list[Draft], told: list[Draft]) -> list[Draft]:
    """The drafts of two parties of whom no deal of any kind is told yet."""
    if not drafts:
        return drafts
    known = {
        frozenset((id(one.holder.party), id(one.investee.party)))
        for one in told
        if one.kind in ("cooperation", "merger", "allianceMembership")
    }
    return [one for one in drafts if frozenset((id(one.holder.party), id(one.investee.party))) not in known]


def _sound(drafts: list[Draft]) -> list[Draft]:
    """Without deals and offices of a party with itself; that it holds itself is for the guard."""
    return [draft for draft in drafts if draft.is_holding or draft.holder.party is not draft.investee.party]


def _remember(memory: Memory, drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.is_holding:
            memory.note(draft.holder.party, draft.investee.party)


def _issues(batch: Batch, name: str, language: str | None) -> tuple[Issue, ...]:
    issues = []
    if language is None:
        said = "the text is in a language that is not read; if it is not, name one with --language"
        issues.append(Issue(code="unknownLanguage", message=said, where=name))
    if not batch.claims and not batch.held:
        issues.append(Issue(code="nothingFound", message="no claim was found in this text", where=name))
    if batch.sources[0].published is None:
        issues.append(
            Issue(code="undated", message="the document states no date; give one with --date", where=name)
        )
    return tuple(issues)
