"""Events and situations as a reader meets them: views over statements and links that can be made again."""

from dataclasses import dataclass
from datetime import date

from reportedly.records.ledger import Event, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody with a part in an event."""

    role: str
    """actor or recipient."""
    name: str
    """The fullest wording, or the gazetteer's where it is grounded."""
    country: str | None
    statement_ids: tuple[str, ...]
    """Those that give them this part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one voice says of an event."""

    voice: str
    """The innermost source, or the outlet where the report speaks itself."""
    outlets: tuple[str, ...]
    """Where it stands; a copy or a quotation adds an outlet and no voice."""
    side: str
    """for: it happened; against: it did not; open: it is planned, threatened, demanded or hedged away."""
    statement_ids: tuple[str, ...]
    against_interest: bool
    """Whether it owns up to what speaks against itself."""
    grade: str | None
    """Reliability that the user gave the source or, failing that, its outlet: A to F; None if none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """An Admiralty-style grade: how reliable the sources are, how credible the item is."""

    reliability: str
    """A to F; F where nobody graded a source."""
    credibility: int
    """1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged."""
    reasons: tuple[str, ...]
    """Which rule gave it, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One event with everything behind it."""

    event: Event
    granularity: str | None
    """How finely its time is known: minute to year; None if it is not."""
    participants: tuple[Participant, ...]
    tellings: tuple[Telling, ...]
    """Those for it first, then those against."""
    grade: Grade
    links: tuple[Link, ...]
    """Between its statements, and what contradicts or supersedes one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """How hostile or cooperative one side was to another on one day."""

    day: date
    actor: str
    """Country code, or the party's name where it has none."""
    recipient: str
    score: float
    """Mean PLOVER score of the day's events between them: -10 hostile to 10 cooperative."""
    event_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Events that belong together."""

    id: str
    name: str
    """Place, parties and time."""
    place: str | None
    parties: tuple[str, ...]
    """Those most often named, the most frequent first."""
    start: date | None
    end: date | None
    event_ids: tuple[str, ...]
    """Earliest first."""
    article_ids: tuple[str, ...]
    tension: tuple[Tension, ...]
    """By day, then actor, then recipient."""
