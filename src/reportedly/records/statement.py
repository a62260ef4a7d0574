"""What a report says: one statement for each event, act, plan, threat, denial, demand or state it tells of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportedly.records.annotation import Producer
from reportedly.records.span import Span


class Polarity(StrEnum):
    """Whether the innermost source says that it is so or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How sure the innermost source is (FactBank's scale)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """In which world the innermost source places it."""

    ACTUAL = "actual"
    PLANNED = "planned"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    GENERIC = "generic"
    HISTORICAL = "historical"


class Manner(StrEnum):
    """How a source's words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What a source does with its content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    CONFIRMS = "confirms"
    ALLEGES = "alleges"
    ACCUSES = "accuses"
    DEMANDS = "demands"
    PROMISES = "promises"
    THREATENS = "threatens"
    ASKS = "asks"
    BELIEVES = "believes"


class SourceKind(StrEnum):
    """What kind of voice a source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    MEDIA = "media"
    DOCUMENT = "document"
    POST = "post"
    UNNAMED = "unnamed"


class Role(StrEnum):
    """What an argument is to its trigger (PLOVER's actor and recipient)."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    LOCATION = "location"
    DATE = "date"


class SubjectKind(StrEnum):
    """What kind of thing has a state."""

    CROSSING = "crossing"
    ROAD = "road"
    AIRPORT = "airport"
    PORT = "port"
    SERVICE = "service"
    CURFEW = "curfew"
    CEASEFIRE = "ceasefire"
    LAW = "law"
    AGREEMENT = "agreement"
    ELECTION = "election"
    OTHER = "other"


class State(StrEnum):
    """The states a thing can be in."""

    OPEN = "open"
    RESTRICTED = "restricted"
    CLOSED = "closed"
    ANNOUNCED = "announced"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    EXTENDED = "extended"
    POSTPONED = "postponed"
    SUSPENDED = "suspended"
    LIFTED = "lifted"
    REPEALED = "repealed"
    HOLDING = "holding"
    BROKEN = "broken"
    ACTIVE = "active"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One voice of a chain."""

    span: Span | None
    """None for the author of a post, who stands in its signature, and for a source that the text leaves out."""
    text: str
    """The words at `span` without a leading article; the author's name for a post; empty where nobody is named."""
    kind: SourceKind
    named: bool
    """Whether it is a proper name."""
    antecedent: Span | None = None
    """The fuller mention that a pronoun or a short form stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of a source chain."""

    source: Source
    cue: Span | None
    """None for a post and for a source that is itself the cue ("rumours")."""
    content: tuple[Span, ...]
    """In text order; holds the next attribution of the chain, the last one holds the trigger."""
    manner: Manner
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Who, to whom, where or when, as the report words it."""

    role: Role
    span: Span
    """Without a leading article."""
    head: Span
    """The syntactic head word of the phrase."""
    antecedent: Span | None = None
    """The fuller mention that a pronoun or a short form stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """How far the innermost source commits to the statement."""

    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    modality: Modality = Modality.ACTUAL
    cues: tuple[Span, ...] = ()
    """The words that changed it from a flat assertion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many, as a range; None where the text leaves a side open."""

    what: str
    """killed, injured, detained, displaced, missing, abducted, released, or the noun that was counted."""
    low: int | None
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state a statement puts a thing in."""

    subject: Span
    kind: SubjectKind
    state: State
    since: date | None = None
    """First day of the state if the text gives it; filled by `resolve`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The ledger's best time for a statement."""

    start: date
    end: date | None
    """None for "since" and "as of"."""
    granularity: str
    """day, week, month, season, quarter, year, decade."""
    basis: str
    """`stated` if the text gives a time for this statement, `inferred` if it comes from the report's day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that one report says happened, did not, is planned, threatened, demanded or possible."""

    id: str
    """Hashes where it stands: article, trigger, source spans of the chain. Codes may be revised under it."""
    article_id: str
    evidence: Span
    """The sentence it stands in."""
    trigger: Span
    lemma: str
    event: str | None
    """Code of the loaded ontology; None where it has none (a denial, a bare state)."""
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int | None
    plover_score: float | None
    """PLOVER's conflict-cooperation score of type and mode, -10 to 10."""
    goldstein: float | None
    """Goldstein's (1992) value of the CAMEO code, -10 to 10."""
    chain: tuple[Attribution, ...]
    """Outermost first; empty for the outlet's own voice."""
    arguments: tuple[Argument, ...]
    factuality: Factuality
    counts: tuple[Count, ...]
    status: Status | None
    when: When | None
    """Filled by `resolve`; None where neither the text nor the report gives a day."""
    score: float
    """How sure we are of it, 0 to 1."""
    producer: Producer
    reasons: tuple[str, ...] = ()
    """Which rules and entries made it, for `read --explain`."""
