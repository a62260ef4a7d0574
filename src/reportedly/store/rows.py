"""Records to bytes and back, for storage only.

A row never holds a second copy of quoted words: a source's text is dropped where its span gives the same words, and put
back from the article's text on the way out. The JSON for readers is another matter (`reportedly.codec`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from operator import attrgetter
from typing import Any

import msgspec
import zstandard

from reportedly.errors import RecordError
from reportedly.records import (
    Actor,
    Article,
    Attribution,
    Candidate,
    Grounding,
    GroundingKind,
    Judgement,
    Link,
    Mention,
    Place,
    Problem,
    Producer,
    Reading,
    Span,
    Statement,
    TaggedAttribution,
    Time,
    TimeExpression,
)

_TARGETS: dict[GroundingKind, type[Place | Actor | Time]] = {
    GroundingKind.ACTOR: Actor,
    GroundingKind.PLACE: Place,
    GroundingKind.TIME: Time,
}
DAMAGED = (ValueError, TypeError, RecordError, msgspec.MsgspecError)
"""What a row that is not as it was written can raise."""
_LEVEL = 3
"""Of zstd: a reading shrinks to a sixth in a sixth of a millisecond; higher levels cost more than they save."""
_MOST_BYTES = 1 << 28
"""A reading of the longest report that is read stays far below; a damaged length must not fill the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _WiredCandidate:
    target: dict[str, Any]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wired:
    """A grounding whose targets are still plain values; its kind tells their type."""

    article_id: str
    span: Span
    kind: GroundingKind
    target: dict[str, Any] | None
    score: float
    candidates: tuple[_WiredCandidate, ...]
    producer: Producer


@dataclass(frozen=True, slots=True, kw_only=True)
class _Packed:
    """A reading without its article; the order of fields is part of the format, since its bytes are hashed."""

    attributions: tuple[TaggedAttribution, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    statements: tuple[Any, ...]
    groundings: tuple[Grounding, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unpacked:
    attributions: tuple[TaggedAttribution, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    groundings: tuple[_Wired, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What somebody who quotes a reading needs of it; the rest of its bytes is passed over."""

    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


_PARTS = tuple(part.name for part in fields(Statement))
_CHAIN = _PARTS.index("chain")
_parts_of = attrgetter(*_PARTS)
_Bare = msgspec.defstruct("_Bare", _PARTS)
"""A statement with whatever values: a tenth of what a copy of the record takes, and as JSON the same."""


class _Sentence(msgspec.Struct):
    """Where a statement stands; the rest of its bytes is passed over."""

    id: str
    evidence: Span


class _Sentences(msgspec.Struct):
    statements: tuple[_Sentence, ...]


_encoder = msgspec.json.Encoder()
_articles = msgspec.json.Decoder(Article)
_links = msgspec.json.Decoder(Link)
_judgements = msgspec.json.Decoder(Judgement)
_producers = msgspec.json.Decoder(tuple[Producer, ...])
_readings = msgspec.json.Decoder(_Unpacked)
_told = msgspec.json.Decoder(_Told)
_sentences = msgspec.json.Decoder(_Sentences)
_compressor = zstandard.ZstdCompressor(level=_LEVEL)
_decompressor = zstandard.ZstdDecompressor()


def digest(parts: Iterable[bytes]) -> str:
    """Names a run of parts: hex SHA-256 over them, lengths included, so that moving a byte between parts shows."""
    whole = sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def pack_article(article: Article) -> bytes:
    """The article's row without its text, which has a column of its own."""
    return _encoder.encode(replace(article, text=""))


def unpack_article(row: bytes, text: str) -> Article:
    """The article of a row and its text column."""
    return replace(_articles.decode(row), text=text)


def pack_reading(reading: Reading) -> bytes:
    """A reading without its article, not yet compressed; source words that stand in the text are left to it."""
    text = reading.article.text
    packed = _Packed(
        attributions=reading.attributions,
        mentions=reading.mentions,
        times=reading.times,
        statements=_without_words(reading.statements, text),
        groundings=reading.groundings,
        links=reading.links,
        problems=reading.problems,
    )
    return _encoder.encode(packed)


def unpack_reading(content: bytes, article: Article, producers: tuple[Producer, ...]) -> Reading:
    """What `pack_reading` was given."""
    packed = _readings.decode(content)
    return Reading(
        article=article,
        statements=tuple(_with_words(statement, article.text) for statement in packed.statements),
        attributions=packed.attributions,
        mentions=packed.mentions,
        times=packed.times,
        groundings=tuple(_grounding(wired) for wired in packed.groundings),
        links=packed.links,
        problems=packed.problems,
        producers=producers,
    )


def unpack_told(content: bytes, article: Article, producers: tuple[Producer, ...]) -> Reading:
    """The reading without its mentions, times, attributions and groundings, in a third of the time."""
    packed = _told.decode(content)
    return Reading(
        article=article,
        statements=tuple(_with_words(statement, article.text) for statement in packed.statements),
        attributions=(), mentions=(), times=(), groundings=(), links=packed.links, problems=packed.problems,
        producers=producers,
    )  # fmt: skip


def unpack_sentences(content: bytes) -> tuple[tuple[str, Span], ...]:
    """Of each statement of a packed reading its id and the sentence it stands in."""
    return tuple((one.id, one.evidence) for one in _sentences.decode(content).statements)


def squeeze(content: bytes) -> bytes:
    """The content, compressed."""
    return _compressor.compress(content)


def expand(record: bytes) -> bytes:
    """What `squeeze` was given.

    Raises:
        ValueError: if the bytes are damaged.
    """
    try:
        return _decompressor.decompress(record, max_output_size=_MOST_BYTES)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error


def _without_words(statements: Sequence[Statement], text: str) -> tuple[Any, ...]:
    """The statements, to be encoded, without words of sources that stand in the text."""
    bare: dict[int, Attribution] = {}  # by the identity of what all statements of one voice share
    found = []
    for statement in statements:
        values = list(_parts_of(statement))
        for link in statement.chain:
            if id(link) not in bare:
                bare[id(link)] = _link_without_words(link, text)
        values[_CHAIN] = tuple([bare[id(link)] for link in statement.chain])
        found.append(_Bare(*values))
    return tuple(found)


def _link_without_words(link: Attribution, text: str) -> Attribution:
    source = link.source
    if source.span is None or source.text != text[source.span.start : source.span.end]:
        return link
    return replace(link, source=replace(source, text=""))


def _with_words(statement: Statement, text: str) -> Statement:
    if not statement.chain:
        return statement
    values = dict(zip(_PARTS, _parts_of(statement), strict=True))
    values["chain"] = tuple(_link_with_words(link, text) for link in statement.chain)
    return Statement(**values)  # as `replace` would, in half of the time


def _link_with_words(link: Attribution, text: str) -> Attribution:
    source = link.source
    if source.span is None or source.text:
        return link
    return replace(link, source=replace(source, text=source.span.of(text)))


def _grounding(wired: _Wired) -> Grounding:
    target = _TARGETS[wired.kind]
    return Grounding(
        article_id=wired.article_id,
        span=wired.span,
        kind=wired.kind,
        target=None if wired.target is None else msgspec.convert(wired.target, target),
        score=wired.score,
        candidates=tuple(Candidate(target=msgspec.convert(c.target, target), score=c.score) for c in wired.candidates),
        producer=wired.producer,
    )


def pack_producers(producers: tuple[Producer, ...]) -> bytes:
    """Who made a reading."""
    return _encoder.encode(producers)


def unpack_producers(row: bytes) -> tuple[Producer, ...]:
    """What `pack_producers` was given."""
    return _producers.decode(row)


def pack_link(link: Link) -> bytes:
    """The link's row."""
    return _encoder.encode(link)


def unpack_link(row: bytes) -> Link:
    """What `pack_link` was given."""
    return _links.decode(row)


def pack_judgement(judgement: Judgement) -> bytes:
    """The judgement's row."""
    return _encoder.encode(judgement)


def unpack_judgement(row: bytes) -> Judgement:
    """What `pack_judgement` was given."""
    return _judgements.decode(row)
