"""Relations between records, and what is derived from them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from reportedly.records.annotation import Annotation, Mention, Producer, TaggedAttribution
from reportedly.records.article import Article, Problem
from reportedly.records.grounding import Grounding, Place, TimeExpression
from reportedly.records.span import Span
from reportedly.records.statement import Statement

Found = TypeVar("Found")


class LinkKind(StrEnum):
    """How two statements (or, for reprints, two articles) stand to each other."""

    REPRINTS = "reprints"
    SAME_EVENT = "same_event"
    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    UPDATES = "updates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One relation between two statements or two articles.

    `updates` has the later statement on the left, `reprints` the copy; the other kinds have no direction and keep the
    smaller id on the left.
    """

    id: str
    left: str
    right: str
    kind: LinkKind
    score: float
    reasons: tuple[str, ...]
    """What made us say so, in words for a reader."""
    producer: Producer


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings(Generic[Found]):
    """What a room returns: what it found, and what was odd."""

    found: tuple[Found, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything Reportedly says about one article on its own."""

    article: Article
    statements: tuple[Statement, ...]
    """In the order of their triggers."""
    attributions: tuple[TaggedAttribution, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    groundings: tuple[Grounding, ...]
    links: tuple[Link, ...]
    """Between statements of this article."""
    problems: tuple[Problem, ...]
    annotation: Annotation | None = field(default=None, repr=False)
    """Not stored in a ledger; None for a reading that came out of one."""
    producers: tuple[Producer, ...] = ()
    """Who made it: the reader model and the version of Reportedly; empty where nobody said."""

    def _repr_html_(self) -> str | None:
        """How a notebook shows it: as the view installed under the name "html" writes it; None if there is none.

        Records know nothing of views, and must not import them. The entry point is the door that plug-ins use as well,
        so a notebook finds the view without a patched class, and `read` can return the record itself.
        """
        from importlib.metadata import entry_points  # noqa: PLC0415 - costs 60 ms that only a notebook needs to pay

        for view in entry_points(group="reportedly.views", name="html"):
            return str(view.load()(self))
        return None


class Verdict(StrEnum):
    """What a person can say of what was derived."""

    SAME = "same"
    """Two statements tell of one event, or one article copies the other."""
    NOT_SAME = "not_same"
    SUPERSEDES = "supersedes"
    """One article is a later version of the other's page."""
    MERGE = "merge"
    """Two actor ids stand for one actor."""
    UNMERGE = "unmerge"
    RIGHT = "right"
    """The statement says what the report says."""
    WRONG = "wrong"
    NOTE = "note"
    """A remark; changes nothing that is derived."""
    WITHDRAWN = "withdrawn"
    """What was judged before about the same is left to the rules again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word. It outranks every rule's and is never deleted; the last one about the same counts."""

    id: str
    verdict: Verdict
    left: str
    """Id of a statement, an article or (merge, unmerge) an actor; the smaller one of two, of `supersedes` the later."""
    right: str | None
    """The other one of a pair; None for what is said of one statement or article."""
    note: str
    """Why, in the judge's words; may be empty."""
    judge: str
    """Who said so."""
    at: datetime
    """When, by the judge's clock, in UTC. Order in the ledger counts, not this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What finds the neighbours of a report in a ledger; derived from its text, and made anew by a newer version."""

    article_id: str
    version: int
    day: date | None
    """Of publication."""
    names: tuple[str, ...]
    """Names and long words, each behind a letter that says which; at most 64."""
    sample: tuple[int, ...]
    """The smallest hashes of its runs of words, as signed 64-bit numbers: two copies share many."""
    n_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What linking new reports into a ledger changes."""

    found: tuple[Link, ...]
    """Links that were not there, or not with these reasons."""
    withdrawn: tuple[str, ...]
    """Ids of links that no longer hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage of a report that holds the words somebody searched for."""

    article_id: str
    span: Span
    """The sentence, or the paragraph where nothing was read in it."""
    statement_ids: tuple[str, ...]
    """Statements that stand in the sentence."""
    score: float
    """How well it fits, higher is better; comparable within one search only."""
    words: tuple[Span, ...] = ()
    """Where in it the words stand, in the form they have there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedCount:
    """What one source counts."""

    source: str
    low: int | None
    high: int | None
    statement_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCount:
    """How many, over all sources of an event."""

    what: str
    low: int | None
    high: int | None
    by: tuple[ClaimedCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening in the world: statements that same_event links join."""

    id: str
    event: str | None
    mode: str | None
    start: date | None
    end: date | None
    place: Place | None
    statement_ids: tuple[str, ...]
    origins: int
    """Independent voices behind it; reprints and quotations of another outlet add none."""
    verification: str
    """reported, corroborated, contested, denied or admitted."""
    counts: tuple[EventCount, ...]
    weight: float = 0.0
    """How much it matters to a hurried reader, whatever its age: who tells it, whom it hit, whether it is disputed."""
