"""The JSON contract as types: what a field is called, what it holds, what may be null.

These shapes exist at the edge only; inside the house everything speaks in records. The names are promised to users: a
field may be added, none may be renamed or change its meaning without a new `schema`. Missing knowledge is null or an
empty list, never a guess.
"""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from reportedly.records import (
    BlockKind,
    Certainty,
    GroundingKind,
    LinkKind,
    Manner,
    Modality,
    Polarity,
    Role,
    SourceKind,
    Stage,
    Stance,
    State,
    SubjectKind,
)

READING = "reportedly/1"
BOARD = "reportedly-board/1"
ANNOTATION = "reportedly-annotation/1"


class Pair(Struct, array_like=True, frozen=True):
    """A span: first code point inside, first code point outside."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"[{self.start}, {self.end}] is not a forward range of code points")


class Words(Struct, frozen=True, kw_only=True):
    """A span with the words that stand there."""

    span: Pair
    text: str


class Trigger(Words, frozen=True, kw_only=True):
    """The word that tells of the event."""

    lemma: str


class ActorTarget(Struct, frozen=True, kw_only=True, tag_field="kind", tag="actor"):
    """A party; `country` is ISO 3166 alpha-3 or PLOVER's code for what is no country."""

    id: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    score: float


class PlaceTarget(Struct, frozen=True, kw_only=True, tag_field="kind", tag="place"):
    """A place of the gazetteer; degrees in WGS 84."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    precision: str
    score: float


class TimeTarget(Struct, frozen=True, kw_only=True, tag_field="kind", tag="time"):
    """A stretch of days, `end` inclusive; null where it is open."""

    start: date | None
    end: date | None
    granularity: str
    relation: str
    score: float


Target = ActorTarget | PlaceTarget | TimeTarget


class ArticleShape(Struct, frozen=True, kw_only=True):
    """The report; every span of the object points into `text`."""

    id: str
    title: str | None
    outlet: str | None
    byline: str | None
    published: date | None
    published_at: datetime | None
    url: str | None
    language: str | None
    text: str
    blocks: tuple["BlockShape", ...]
    snapshot: str
    where: str | None
    extra: dict[str, str]


class BlockShape(Struct, frozen=True, kw_only=True):
    """What a stretch of the text is."""

    span: Pair
    kind: BlockKind


class PostShape(Struct, frozen=True, kw_only=True):
    """A social post inside the report; `body` is `span` without its signature."""

    span: Pair
    body: Pair
    platform: str | None
    author: str | None
    handle: str | None
    posted: date | None
    url: str | None


class SourceShape(Struct, frozen=True, kw_only=True):
    """A voice; `span` is null for a post's author and for a source that the text leaves out."""

    span: Pair | None
    text: str
    kind: SourceKind
    named: bool
    antecedent: Words | None
    grounding: Target | None


class ChainShape(Struct, frozen=True, kw_only=True):
    """One link of a source chain, outermost first."""

    source: SourceShape
    cue: Words | None
    content: tuple[Pair, ...]
    manner: Manner
    stance: Stance


class ArgumentShape(Words, frozen=True, kw_only=True):
    """Who, to whom, where or when, in the report's words."""

    role: Role
    head: Pair
    antecedent: Words | None
    grounding: Target | None


class WhenShape(Struct, frozen=True, kw_only=True):
    """The ledger's best time; `basis` is stated or inferred."""

    start: date
    end: date | None
    granularity: str
    basis: str


class FactualityShape(Struct, frozen=True, kw_only=True):
    """How far the innermost source commits to the statement."""

    polarity: Polarity
    certainty: Certainty
    modality: Modality
    cues: tuple[Words, ...]


class CountShape(Words, frozen=True, kw_only=True):
    """How many; null where the text leaves a side open."""

    what: str
    low: int | None
    high: int | None


class SubjectShape(Words, frozen=True, kw_only=True):
    """A thing that has a state."""

    kind: SubjectKind


class StatusShape(Struct, frozen=True, kw_only=True):
    """The state a statement puts a thing in."""

    subject: SubjectShape
    state: State
    since: date | None


class StatementShape(Struct, frozen=True, kw_only=True):
    """One thing that the report says happened, did not, is planned, threatened, demanded or possible."""

    id: str
    evidence: Pair
    text: str
    trigger: Trigger
    event: str | None
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int | None
    plover_score: float | None
    goldstein: float | None
    chain: tuple[ChainShape, ...]
    arguments: tuple[ArgumentShape, ...]
    when: WhenShape | None
    factuality: FactualityShape
    counts: tuple[CountShape, ...]
    status: StatusShape | None
    score: float
    producer: str
    reasons: tuple[str, ...]


class AttributionShape(Struct, frozen=True, kw_only=True):
    """A source-cue-content relation, also where its content tells of no event."""

    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]
    polarity: Polarity
    score: float


class MentionShape(Words, frozen=True, kw_only=True):
    """A name; `score` is null for a place name that only the gazetteer found."""

    kind: str
    antecedent: Words | None
    grounding: Target | None
    score: float | None


class TimexShape(Words, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 type and value, and the days it stands for."""

    type: str
    value: str
    time: TimeTarget | None
    flags: tuple[str, ...]


class GroundingShape(Words, frozen=True, kw_only=True):
    """What a mention stands for, with the runners-up."""

    kind: GroundingKind
    target: Target | None
    score: float
    candidates: tuple[Target, ...]
    producer: str


class LinkShape(Struct, frozen=True, kw_only=True):
    """How two statements, or two articles, stand to each other."""

    id: str
    left: str
    right: str
    kind: LinkKind
    score: float
    reasons: tuple[str, ...]
    producer: str


class ProblemShape(Struct, frozen=True, kw_only=True):
    """A finding about the report; `span` is null if it is about all of it."""

    code: str
    stage: Stage
    article: str | None
    span: Pair | None
    message: str


class ReadingShape(Struct, frozen=True, kw_only=True):
    """What `reportedly read --format json` prints for one report."""

    schema: Literal["reportedly/1"]
    article: ArticleShape
    posts: tuple[PostShape, ...]
    statements: tuple[StatementShape, ...]
    attributions: tuple[AttributionShape, ...]
    mentions: tuple[MentionShape, ...]
    times: tuple[TimexShape, ...]
    groundings: tuple[GroundingShape, ...]
    links: tuple[LinkShape, ...]
    problems: tuple[ProblemShape, ...]
