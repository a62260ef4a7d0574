"""What is known of things, events and disputes: the board, and the derived rows that it is read from.

All of it follows from readings, links and judgements, and can be dropped and made again.
"""

from dataclasses import dataclass
from datetime import date, datetime

from reportedly.records.article import Article
from reportedly.records.event import Situation
from reportedly.records.ledger import Event, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class PastState:
    """A state that held before the present one."""

    state: str
    start: date | None
    end: date | None
    statement_id: str
    according_to: tuple[str, ...] = ()
    """Innermost sources of the statements that say so."""
    told: date | None = None
    """Day of the last report that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectState:
    """What is known of one crossing, road, law, ceasefire or other thing."""

    subject: str
    kind: str
    state: str
    since: date | None
    according_to: tuple[str, ...]
    """Innermost sources of the statements that say so; the outlet's name where it speaks itself."""
    statement_id: str
    article_id: str
    disputed: bool
    """Whether another voice gives another state for the same time."""
    history: tuple[PastState, ...]
    """Oldest first."""
    told: date | None = None
    """Day of the last report that says so: what nobody has told since may have changed. None if no report is dated."""
    country: str | None = None
    """Where it is, where a place of it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Two or more statements that cannot all be right."""

    kind: str
    """actor, happened, count, state or account (two voices tell it otherwise)."""
    statement_ids: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    """Statement ids, one tuple a side; of counts one for each value, the lowest first."""
    what: str | None = None
    """What is counted, where counts are contested."""
    values: tuple[tuple[int | None, int | None], ...] = ()
    """Lowest and highest count of each side; None for a bound that is left open. Empty where nothing is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much a ledger knows, where a board shows only some of it."""

    n_reports: int
    n_events: int
    n_contested: int
    n_situations: int
    last_day: date | None
    """Of the latest report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What is known on a day, with the statement behind each cell."""

    as_of: date | None
    """The day whose state of things is told; None for the latest."""
    states: tuple[SubjectState, ...]
    events: tuple[Event, ...]
    """Latest first."""
    contested: tuple[Contest, ...]
    links: tuple[Link, ...]
    articles: tuple[Article, ...]
    reprint_of: tuple[tuple[str, str], ...]
    """Article id of the copy, article id of what it copies."""
    known_at: date | datetime | None = None
    """Up to when reports are counted; None for all."""
    situations: tuple[Situation, ...] = ()
    """What its events belong to, the latest first."""
    totals: Totals | None = None
    """What there is in all; None where the board shows everything."""
    n_later: int = 0
    """Reports that are left out because they came out after the day or moment that was asked for."""
    n_undated: int = 0
    """Reports that are left out because nobody knows when they came out."""
    n_elsewhere: int = 0
    """Reports that are left out because they are of situations that were told of before those that are shown; pages
    that changed since are not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleStanding:
    """What derivation remembers of one report."""

    id: str
    day: date | None
    names: tuple[str, ...]
    """Those it bears most often, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedParty:
    """A party of an event under one wording, and in how many statements it has a part under it."""

    text: str
    words: tuple[str, ...]
    head: str
    country: str | None
    sectors: tuple[str, ...]
    id: str | None
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place of an event and the reports that name it."""

    name: str
    country: str | None
    is_fine: bool
    """Whether it is known to a town or closer."""
    article_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventStanding:
    """An event as derivation keeps it: what the board shows, and what its situation is made from."""

    event: Event
    article_ids: tuple[str, ...]
    """Reports that tell of it, sorted."""
    members: tuple[tuple[str, str], ...]
    """Each of its statements with its report."""
    best: str
    """The statement that tells it best."""
    rank: float
    """How much it matters to a hurried reader, late events more; comparable within one ledger."""
    is_shown: bool
    """Whether it is an event by itself; else it is kept for what is contested in it."""
    happened: bool
    contests: tuple[Contest, ...]
    parties: tuple[NamedParty, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    dyad: tuple[str, str] | None = None
    score: float | None = None
    """Mean PLOVER score of what is told as so."""

    @property
    def article_id(self) -> str:
        """The report that it is kept under."""
        return self.article_ids[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectStanding:
    """A thing with a state as derivation keeps it."""

    id: str
    state: SubjectState | None
    """None where nothing is to be shown: nobody says its state yet, or what it is cannot be told."""
    keys: tuple[str, ...]
    """What is said of it: the statement and, since one may name several things, the name; sorted."""
    article_ids: tuple[str, ...]
    """Sorted."""

    @property
    def article_id(self) -> str:
        """The report that it is kept under."""
        return self.article_ids[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationStanding:
    """A situation as derivation keeps it; also what a report tells that belongs to no other."""

    situation: Situation
    countries: tuple[str, ...]
    """ISO 3166 alpha-3 codes of its places and parties, sorted."""
    main: tuple[str, ...]
    """Its weightiest events, by id."""
    contested: tuple[str, ...]
    """Events in which something is contested, the weightiest first."""
    subjects: tuple[str, ...]
    """Things whose state is known, by id; the one last told first."""
    n_events: int
    n_contested: int
    """Points that are contested."""
