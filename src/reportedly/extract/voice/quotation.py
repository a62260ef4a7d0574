"""Whose word a quotation is, where no parse can tell: over sentences, over paragraphs, without a cue of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extract.sentence.page import Page
from reportedly.extract.voice.voice import Voice
from reportedly.records import Span

SHORTEST_QUOTED_SENTENCE = 20  # code points; shorter ones are scare quotes and names
GOES_ON = "quotation-goes-on"


def settled(page: Page, voices: Sequence[Voice]) -> list[Voice]:
    """Give the voices with the quotations that are theirs, and further ones for quotations that nobody had."""
    whole = [_over_quotation(page, voice) for voice in voices]
    found = [_without_others(page, voice, whole) for voice in whole]
    return [*found, *_orphans(page, found)]


def _over_quotation(page: Page, voice: Voice) -> Voice:
    """A voice that speaks part of a quotation speaks all of it."""
    if voice.rule == "according-to" or voice.cue is None:
        return voice
    met = {quote.span for piece in voice.content for quote in page.quotes_in(piece)}
    more = tuple(sorted(span for span in met if not span.meets(voice.cue)))
    return replace(voice, content=voice.content + more) if more else voice


def _without_others(page: Page, voice: Voice, every: Sequence[Voice]) -> Voice:
    """Take from a voice what it has of other sentences, where that is another's word."""
    cue = voice.cue
    if cue is None:
        return voice
    kept = tuple(
        piece
        for piece in voice.content
        if not _has_own_speaker(page, piece, cue, every) and not _goes_back(page, piece, cue, every)
    )
    return voice if len(kept) == len(voice.content) or not kept else replace(voice, content=kept)


def _has_own_speaker(page: Page, piece: Span, cue: Span, every: Sequence[Voice]) -> bool:
    """Whether a quotation away from a cue has a speaker named in its own sentences."""
    home = {word.sentence for quote in page.quotes_in(piece) for word in page.words_in(quote.span)}
    if page.sentence_at(cue.start) in home:
        return False
    return any(
        other.cue is not None
        and other.source is not None
        and page.sentence_at(other.cue.start) in home
        and not page.quoted(other.cue)
        and any(own.meets(piece) for own in other.content)
        for other in every
    )


def _goes_back(page: Page, piece: Span, cue: Span, every: Sequence[Voice]) -> bool:
    """Whether a quotation is a paragraph of its own before the cue's: it goes on with whoever spoke before it."""
    home = page.paragraph_at(piece.start)
    is_before = home.end <= cue.start and _is_quoted(page, home)
    return is_before and _last_speaker(every, _paragraph_before(page, home), home.start) is not None


def _orphans(page: Page, found: Sequence[Voice]) -> Iterator[Voice]:
    """A whole quoted sentence with no cue of its own goes on with the last source of its paragraph.

    Where it fills its paragraph, with the last source of the one before.
    """
    heard = {quote.span for voice in found for piece in voice.content for quote in page.quotes_in(piece)}
    for quote in page.quotes:
        if quote.span in heard or len(quote.span) < SHORTEST_QUOTED_SENTENCE:
            continue
        home = page.paragraph_at(quote.span.start)
        speaker = _last_speaker(found, home, quote.span.start)
        if speaker is None and _is_quoted(page, home):
            speaker = _last_speaker(found, _paragraph_before(page, home), quote.span.start)
        if speaker is not None:
            yield replace(speaker, content=(quote.span,), rule=GOES_ON)


def _last_speaker(voices: Sequence[Voice], home: Span | None, before: int) -> Voice | None:
    """Give the last voice with a source whose cue stands in a paragraph before an offset."""
    found = [
        voice
        for voice in voices
        if voice.cue and voice.source and home and home.holds(voice.cue) and voice.cue.start < before
    ]
    return found[-1] if found else None


def _paragraph_before(page: Page, home: Span) -> Span | None:
    return next((block.span for block in reversed(page.article.blocks) if block.span.end <= home.start), None)


def _is_quoted(page: Page, home: Span) -> bool:
    """Whether a paragraph is one quotation, its marks and white space apart."""
    text = page.text[home.start : home.end]
    inner = Span(home.start + len(text) - len(text.lstrip()), home.end - (len(text) - len(text.rstrip())))
    return page.quoted(inner)
