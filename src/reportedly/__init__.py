"""Reportedly: who did what to whom, according to whom, and how far each source commits to it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.errors import ReportedlyError
    from reportedly.pipeline import add, board, judge, open_ledger, open_reader, read, read_many, search
    from reportedly.records import (
        Actor,
        Article,
        Board,
        Event,
        Grounding,
        Judgement,
        Link,
        Place,
        Problem,
        Reading,
        Span,
        Statement,
        Time,
    )

__all__ = [
    "Actor",
    "Article",
    "Board",
    "Event",
    "Grounding",
    "Judgement",
    "Link",
    "Place",
    "Problem",
    "Reading",
    "ReportedlyError",
    "Span",
    "Statement",
    "Time",
    "add",
    "board",
    "judge",
    "open_ledger",
    "open_reader",
    "read",
    "read_many",
    "search",
]

_DOORS = frozenset({"add", "board", "judge", "open_ledger", "open_reader", "read", "read_many", "search"})


def __getattr__(name: str) -> Any:
    """Fetch a public name when it is first asked for: a model runtime is not loaded to print a version."""
    if name not in __all__:
        raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - see above

    room = "pipeline" if name in _DOORS else "errors" if name.endswith("Error") else "records"
    found = getattr(import_module(f"reportedly.{room}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
