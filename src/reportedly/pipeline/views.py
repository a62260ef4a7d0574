"""What a ledger knows, seen from one event or by situation; made anew each time from statements and links."""

from collections.abc import Mapping
from datetime import date

from reportedly import link, store
from reportedly.errors import LedgerError
from reportedly.pipeline.keeping import board, identify
from reportedly.records import Board, EventView, Link, LinkKind, Reading, Situation


def event(
    ledger: store.StoredLedger, which: str, *, grades: Mapping[str, str] | None = None
) -> tuple[EventView, tuple[Reading, ...]]:
    """Give one event with everything behind it, and the readings that hold its sentences.

    Only the reports that tell of it are looked at, however large the ledger.

    Args:
        ledger: Where to look.
        which: The event's id as the board shows it, or the id of one of its statements, or the beginning of either.
        grades: Reliability of sources and outlets by name, A to F.

    Raises:
        LedgerError: if no statement, or more than one, has such an id.
    """
    statement = identify(ledger, which.removeprefix("e-"))
    ids, found = {statement}, dict[str, Link]()
    waiting = [statement]
    while waiting:
        fresh = set[str]()
        for each in _links(ledger, waiting):
            found[each.id] = each
            if each.kind is LinkKind.SAME_EVENT:
                fresh |= {each.left, each.right} - ids
        ids |= fresh
        waiting = sorted(fresh)
    ends = ids | {end for each in found.values() for end in (each.left, each.right)}
    readings = tuple(ledger.readings_of(sorted(ends)))
    if not any(s.id == statement for reading in readings for s in reading.statements):
        raise LedgerError(f'"{which}" is no statement or event that stands; find ids with: reportedly board --all')
    view = link.event_view(readings, tuple(found.values()), statement_id=statement, grades=grades)
    return view, readings


def _links(ledger: store.StoredLedger, statements: list[str]) -> list[Link]:
    """Links that touch these statements: those across reports, and those within each."""
    wanted = set(statements)
    inside = (k for reading in ledger.readings_of(statements) for k in reading.links)
    return [*ledger.links_of(statements), *(k for k in inside if {k.left, k.right} & wanted)]


def situations(
    ledger: store.StoredLedger, *, as_of: date | None = None
) -> tuple[tuple[Situation, ...], Board, tuple[Reading, ...]]:
    """Give the situations of a ledger, the board with their events, and the readings behind both."""
    known, readings = board(ledger, as_of=as_of)
    return link.situations(known, readings), known, readings
