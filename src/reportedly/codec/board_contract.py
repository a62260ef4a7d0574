"""The JSON contract of the board and of bare annotations, as types."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from reportedly.codec.contract import LinkShape, Pair, PlaceTarget, StatementShape


class BoardStatementShape(StatementShape, frozen=True, kw_only=True):
    """A statement that a cell of the board rests on, with its home."""

    article: str


class PastStateShape(Struct, frozen=True, kw_only=True):
    """A state that held before the present one."""

    state: str
    start: date | None = field(name="from")
    end: date | None = field(name="to")
    statement: str
    according_to: tuple[str, ...] = ()
    told: date | None = None


class SubjectStateShape(Struct, frozen=True, kw_only=True):
    """What is known of one thing."""

    subject: str
    kind: str
    state: str
    since: date | None
    according_to: tuple[str, ...]
    statement: str
    article: str
    disputed: bool
    history: tuple[PastStateShape, ...]
    told: date | None = None
    country: str | None = None


class ClaimedCountShape(Struct, frozen=True, kw_only=True):
    """What one source counts."""

    source: str
    low: int | None
    high: int | None
    statement: str


class EventCountShape(Struct, frozen=True, kw_only=True):
    """How many, over all sources of an event."""

    what: str
    low: int | None
    high: int | None
    by: tuple[ClaimedCountShape, ...]


class EventShape(Struct, frozen=True, kw_only=True):
    """A happening in the world; `verification` is reported, corroborated, contested, denied or admitted."""

    id: str
    event: str | None
    mode: str | None
    start: date | None
    end: date | None
    place: PlaceTarget | None
    statements: tuple[str, ...]
    origins: int
    verification: str
    counts: tuple[EventCountShape, ...]
    weight: float = 0.0


class CountValueShape(Struct, frozen=True, kw_only=True):
    """What one side of a contested count says."""

    low: int | None
    high: int | None


class ContestShape(Struct, frozen=True, kw_only=True):
    """Statements that cannot all be right; `kind` is actor, happened, count or state."""

    kind: str
    statements: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    what: str | None = None
    values: tuple[CountValueShape, ...] = ()


class BoardSituationShape(Struct, frozen=True, kw_only=True):
    """Events that belong together; `situations` prints more of each."""

    id: str
    name: str
    start: date | None
    end: date | None
    events: tuple[str, ...]
    articles: tuple[str, ...]


class BoardArticleShape(Struct, frozen=True, kw_only=True):
    """A report that the board rests on; `reprint_of` is the article it copies."""

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    published: date | None
    reprint_of: str | None


class BoardShape(Struct, frozen=True, kw_only=True):
    """What `reportedly board --format json` prints."""

    schema: Literal["reportedly-board/1"]
    as_of: date | None
    states: tuple[SubjectStateShape, ...]
    events: tuple[EventShape, ...]
    contested: tuple[ContestShape, ...]
    links: tuple[LinkShape, ...]
    articles: tuple[BoardArticleShape, ...]
    statements: tuple[BoardStatementShape, ...]
    known_at: str | None = None
    situations: tuple[BoardSituationShape, ...] = ()
    n_later: int = 0
    n_undated: int = 0


class TokenShape(Struct, frozen=True, kw_only=True):
    """One syntactic word; `head` is its governor's position in the sentence from 0, -1 for the root."""

    span: Pair
    text: str
    upos: str
    lemma: str
    head: int
    relation: str
    predicate: float
    factuality: float


class SentenceShape(Struct, frozen=True, kw_only=True):
    """One sentence and its tree."""

    span: Pair
    tokens: tuple[TokenShape, ...]


class NameShape(Struct, frozen=True, kw_only=True):
    """A name as the reader tagged it."""

    span: Pair
    text: str
    kind: str
    score: float


class TagShape(Struct, frozen=True, kw_only=True):
    """An attribution as the reader tagged it."""

    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]
    polarity: str
    score: float


class AnnotationShape(Struct, frozen=True, kw_only=True):
    """What `reportedly annotate --format json` prints for one report."""

    schema: Literal["reportedly-annotation/1"]
    article: str
    text: str
    sentences: tuple[SentenceShape, ...]
    mentions: tuple[NameShape, ...]
    attributions: tuple[TagShape, ...]
    producer: str
