"""Records to bytes and back, for storage only.

A row never holds a second copy of quoted words: a source's text is dropped where its span gives the same words, and put
back from the article's text on the way out. The JSON for readers is another matter (`reportedly.codec`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import msgspec

from reportedly.records import (
    Actor,
    Article,
    Attribution,
    Candidate,
    Grounding,
    GroundingKind,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the reader saw in an article beside statements and groundings."""

    attributions: tuple[TaggedAttribution, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wired:
    """A grounding whose targets are still plain values; its kind tells their type."""

    article_id: str
    span: Span
    kind: GroundingKind
    target: dict[str, Any] | None
    score: float
    candidates: tuple["_WiredCandidate", ...]
    producer: Producer


@dataclass(frozen=True, slots=True, kw_only=True)
class _WiredCandidate:
    target: dict[str, Any]
    score: float


_encoder = msgspec.json.Encoder()
_statements = msgspec.json.Decoder(Statement)
_articles = msgspec.json.Decoder(Article)
_seen = msgspec.json.Decoder(Seen)
_links = msgspec.json.Decoder(Link)
_problems = msgspec.json.Decoder(Problem)
_groundings = msgspec.json.Decoder(_Wired)


def digest(parts: Iterable[bytes]) -> str:
    """Names a run of rows: hex SHA-256 over them, lengths included, so that moving a byte between rows shows."""
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


def pack_seen(reading: Reading) -> bytes:
    """Attributions, mentions and times of a reading."""
    return _encoder.encode(Seen(attributions=reading.attributions, mentions=reading.mentions, times=reading.times))


def unpack_seen(row: bytes) -> Seen:
    """What `pack_seen` was given."""
    return _seen.decode(row)


def pack_statement(statement: Statement, text: str) -> bytes:
    """The statement's row; source words that stand in the article's text are left to it."""
    return _encoder.encode(replace(statement, chain=tuple(_without_words(link, text) for link in statement.chain)))


def unpack_statement(row: bytes, text: str) -> Statement:
    """What `pack_statement` was given."""
    statement = _statements.decode(row)
    return replace(statement, chain=tuple(_with_words(link, text) for link in statement.chain))


def _without_words(link: Attribution, text: str) -> Attribution:
    source = link.source
    if source.span is None or source.text != text[source.span.start : source.span.end]:
        return link
    return replace(link, source=replace(source, text=""))


def _with_words(link: Attribution, text: str) -> Attribution:
    source = link.source
    if source.span is None or source.text:
        return link
    return replace(link, source=replace(source, text=source.span.of(text)))


def pack_grounding(grounding: Grounding) -> bytes:
    """The grounding's row."""
    return _encoder.encode(grounding)


def unpack_grounding(row: bytes) -> Grounding:
    """What `pack_grounding` was given."""
    wired = _groundings.decode(row)
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


def pack_link(link: Link) -> bytes:
    """The link's row."""
    return _encoder.encode(link)


def unpack_link(row: bytes) -> Link:
    """What `pack_link` was given."""
    return _links.decode(row)


def pack_problem(problem: Problem) -> bytes:
    """The problem's row."""
    return _encoder.encode(problem)


def unpack_problem(row: bytes) -> Problem:
    """What `pack_problem` was given."""
    return _problems.decode(row)
