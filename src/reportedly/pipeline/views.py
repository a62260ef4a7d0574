"""What a ledger knows, seen from one event or by situation; made anew each time from statements and links."""

from collections.abc import Mapping
from datetime import date

from reportedly import link, store
from reportedly.errors import LedgerError
from reportedly.pipeline.boards import board
from reportedly.pipeline.keeping import Merged, identify
from reportedly.protocols import Shelf
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
    judgements = ledger.judgements()
    if statement in link.judged(judgements).wrong:
        who = next(j.judge for j in reversed(judgements) if j.left == statement and j.right is None)
        raise LedgerError(
            f'"{which}" was judged wrong by {who}, so nothing follows from it; see: reportedly judge list'
        )
    shelf = Merged(ledger, judgements)
    ids, found = {statement}, dict[str, Link]()
    waiting = [statement]
    while waiting:
        fresh = set[str]()
        for each in _links(shelf, waiting):
            found[each.id] = each
            if each.kind is LinkKind.SAME_EVENT:
                fresh |= {each.left, each.right} - ids
        ids |= fresh
        waiting = sorted(fresh)
    ends = ids | {end for each in found.values() for end in (each.left, each.right)}
    readings = {reading.article.id: reading for reading in shelf.readings_of(sorted(ends))}
    if not any(s.id == statement for reading in readings.values() for s in reading.statements):
        raise LedgerError(f'"{which}" is no statement or event that stands; find ids with: reportedly board --all')
    copies = _copies(shelf, readings)
    view = link.event_view(
        readings.values(), [*found.values(), *copies], statement_id=statement, grades=grades, judgements=judgements
    )
    return view, tuple(readings.values())


def _links(shelf: Shelf, statements: list[str]) -> list[Link]:
    """Links that touch these statements: those across reports, and those within each."""
    wanted = set(statements)
    inside = (k for reading in shelf.readings_of(statements) for k in reading.links)
    return [*shelf.links_of(statements), *(k for k in inside if {k.left, k.right} & wanted)]


def _copies(shelf: Shelf, readings: dict[str, Reading]) -> list[Link]:
    """Who copies whom of these reports, through others if need be, which are added."""
    found, waiting = dict[str, Link](), sorted(readings)
    while waiting:
        fresh = {k.id: k for k in shelf.links_of(waiting) if k.kind is LinkKind.REPRINTS}
        more = {end for k in fresh.values() for end in (k.left, k.right)} - readings.keys()
        added = {reading.article.id: reading for reading in shelf.readings_of(sorted(more))}
        found |= fresh
        readings |= added
        waiting = sorted(added)
    return list(found.values())


def situations(
    ledger: store.StoredLedger, *, as_of: date | None = None
) -> tuple[tuple[Situation, ...], Board, tuple[Reading, ...]]:
    """Give the situations of a ledger, the board with their events, and the readings behind both."""
    known, readings = board(ledger, as_of=as_of)
    return known.situations, known, readings
