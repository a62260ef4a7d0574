"""The JSON contract of one event and of situations, as types."""

from datetime import date
from typing import Literal

from msgspec import Struct

from reportedly.codec.board_contract import BoardStatementShape, EventShape
from reportedly.codec.contract import LinkShape


class ParticipantShape(Struct, frozen=True, kw_only=True):
    """Somebody with a part in the event; `role` is actor or recipient."""

    role: str
    name: str
    country: str | None
    statements: tuple[str, ...]


class TellingShape(Struct, frozen=True, kw_only=True):
    """What one voice says; `side` is for, against or open."""

    voice: str
    outlets: tuple[str, ...]
    side: str
    statements: tuple[str, ...]
    against_interest: bool
    grade: str | None


class GradeShape(Struct, frozen=True, kw_only=True):
    """An Admiralty-style grade with its reasons."""

    reliability: str
    credibility: int
    reasons: tuple[str, ...]


class EventViewShape(Struct, frozen=True, kw_only=True):
    """What `reportedly event --format json` prints."""

    schema: Literal["reportedly-event/1"]
    event: EventShape
    granularity: str | None
    participants: tuple[ParticipantShape, ...]
    tellings: tuple[TellingShape, ...]
    grade: GradeShape
    links: tuple[LinkShape, ...]
    statements: tuple[BoardStatementShape, ...]


class TensionShape(Struct, frozen=True, kw_only=True):
    """Mean PLOVER score of a day's events between two sides."""

    day: date
    actor: str
    recipient: str
    score: float
    events: tuple[str, ...]


class SituationShape(Struct, frozen=True, kw_only=True):
    """Events that belong together."""

    id: str
    name: str
    place: str | None
    parties: tuple[str, ...]
    start: date | None
    end: date | None
    events: tuple[str, ...]
    articles: tuple[str, ...]
    tension: tuple[TensionShape, ...]


class SituationsShape(Struct, frozen=True, kw_only=True):
    """What `reportedly situations --format json` prints."""

    schema: Literal["reportedly-situations/1"]
    as_of: date | None
    situations: tuple[SituationShape, ...]
    events: tuple[EventShape, ...]
