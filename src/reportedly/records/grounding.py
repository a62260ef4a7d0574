"""What in the world a mention stands for; "none" is a legal answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportedly.records.annotation import Producer
from reportedly.records.span import Span


class GroundingKind(StrEnum):
    """What a mention was grounded as."""

    ACTOR = "actor"
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer."""

    id: str
    """`geonames:123` or `overlay:slug`."""
    name: str
    country: str | None
    """ISO 3166 alpha-3, XKX for Kosovo; None for what lies in no country."""
    admin1: str | None
    lat: float
    """Degrees, WGS 84."""
    lon: float
    precision: str
    """point, city, district, province, area, country: how large the thing named is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party that acts or is acted on."""

    id: str
    """Country and sectors, as in `XKX/COP`, with a slug behind it for a named body or person."""
    name: str
    country: str | None
    """ISO 3166 alpha-3, XKX, or PLOVER's UNO, EUR, IGO, NGO, ISM, IMG, MNC."""
    sectors: tuple[str, ...]
    """PLOVER sector codes, main one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A stretch of days."""

    start: date | None
    end: date | None
    """Inclusive; None where it is open ("since", "as of")."""
    granularity: str
    """hour, day, week, month, season, quarter, year, decade, century."""
    relation: str
    """on, since, until, before, after, during, as_of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One possible target and how well it fits."""

    target: Place | Actor | Time
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounding:
    """The target of one mention, with its runners-up.

    It belongs to a mention, not to a statement, because one mention serves several statements.
    """

    article_id: str
    span: Span
    kind: GroundingKind
    target: Place | Actor | Time | None
    """None says that nothing fits."""
    score: float
    """How sure we are of the target, 0 to 1."""
    candidates: tuple[Candidate, ...]
    """Runners-up, best first, the target left out."""
    producer: Producer


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression as TIMEX3 sees it."""

    span: Span
    type: str
    """DATE, TIME, DURATION or SET."""
    value: str
    """TIMEX3 value, as in 2022-07-31, 2022-W30, P3D, PRESENT_REF."""
    time: Time | None
    """The days it stands for; None for durations and sets without an anchor."""
    flags: tuple[str, ...] = ()
    """`year-inferred`, `ambiguous-day-month`."""
