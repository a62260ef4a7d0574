"""Records to the JSON contract and back; the only import of msgspec apart from `store`."""

from collections.abc import Iterable
from typing import Any

import msgspec

from reportedly.codec.board import annotation_shape, board_shape
from reportedly.codec.board_contract import BoardShape
from reportedly.codec.contract import ReadingShape
from reportedly.codec.decode import reading_from_json
from reportedly.codec.encode import candidate_shapes, reading_shape, target_shape
from reportedly.codec.event import event_view_shape, situations_shape
from reportedly.codec.event_contract import EventViewShape, SituationsShape
from reportedly.records import Annotation, Board, EventView, Grounding, Reading, Situation

__all__ = [
    "annotation_json",
    "board_json",
    "board_schema",
    "event_json",
    "event_schema",
    "grounding_fields",
    "pretty",
    "reading_from_json",
    "reading_json",
    "reading_schema",
    "situations_json",
    "situations_schema",
]


def reading_json(reading: Reading) -> bytes:
    """One reading as a contract object on one line, UTF-8, without a line feed."""
    return msgspec.json.encode(reading_shape(reading))


def board_json(board: Board, readings: Iterable[Reading] = ()) -> bytes:
    """The board as a contract object on one line; with readings, the statements that it rests on are given too."""
    return msgspec.json.encode(board_shape(board, readings))


def event_json(view: EventView, readings: Iterable[Reading]) -> bytes:
    """One event with everything behind it as a contract object on one line."""
    return msgspec.json.encode(event_view_shape(view, readings))


def situations_json(found: Iterable[Situation], board: Board) -> bytes:
    """The situations, with the events that they are made of, as a contract object on one line."""
    return msgspec.json.encode(situations_shape(found, board))


def annotation_json(text: str, annotation: Annotation) -> bytes:
    """What the reader model sees in an article with this text, as one JSON object on one line."""
    return msgspec.json.encode(annotation_shape(text, annotation))


def pretty(raw: bytes) -> str:
    """The same JSON laid out for people, two spaces a level."""
    return msgspec.json.format(raw, indent=2).decode()


def reading_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a reading."""
    return msgspec.json.schema(ReadingShape)


def board_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a board."""
    return msgspec.json.schema(BoardShape)


def event_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one event."""
    return msgspec.json.schema(EventViewShape)


def situations_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the situations."""
    return msgspec.json.schema(SituationsShape)


def grounding_fields(grounding: Grounding) -> dict[str, Any]:
    """A grounding on its own: `grounding` is its target or None, `candidates` its runners-up."""
    target = target_shape(grounding.target, grounding.score) if grounding.target else None
    fields: dict[str, Any] = msgspec.to_builtins(
        {"grounding": target, "candidates": candidate_shapes(grounding.candidates)}
    )
    return fields
