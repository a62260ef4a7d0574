"""What a ledger knows, seen from one event or by situation; made anew each time from statements and links."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from reportedly import link, store
from reportedly.errors import LedgerError
from reportedly.pipeline.boards import board
from reportedly.pipeline.keeping import Merged, identify
from reportedly.protocols import Shelf
from reportedly.records import Board, EventStanding, EventView, Link, LinkKind, Reading, Situation

SHOWN = 24
"""Statements of a large event that its short page shows."""
_OF_A_SIDE = 2
_RANK = {LinkKind.CONTRADICTS: 0, LinkKind.UPDATES: 1}


def event(
    ledger: store.StoredLedger, which: str, *, grades: Mapping[str, str] | None = None, short: bool = False
) -> tuple[EventView, tuple[Reading, ...]]:
    """Give one event with everything behind it, and the readings that hold its sentences.

    Only the reports that tell of it are looked at, however large the ledger.

    Args:
        ledger: Where to look.
        which: The event's id as the board shows it, or the id of one of its statements, or the beginning of either.
        grades: Reliability of sources and outlets by name, A to F.
        short: Of an event of more than `SHOWN` statements, only that many and what follows from them: it costs no
            more to show an event that thousands tell of. What, where, when and the counts are those of all.

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
    told = _Told(Merged(ledger, judgements))
    large = _large(ledger, statement) if short else None
    if large is None:
        links = told.event(statement)
        told.copies(links)
    else:
        links = told.around(_shown(large, statement))
    if not told.has(statement):
        raise LedgerError(f'"{which}" is no statement or event that stands; find ids with: reportedly board --all')
    view = link.event_view(
        told.readings.values(), links.values(), statement_id=statement, grades=grades, judgements=judgements,
        whole=large.event if large else None,
    )  # fmt: skip
    return view, tuple(told.readings.values())


def dossiers(
    ledger: store.StoredLedger,
    known: Board,
    readings: Sequence[Reading],
    which: Iterable[str],
    *,
    grades: Mapping[str, str] | None = None,
) -> Iterator[tuple[EventView, tuple[Reading, ...]]]:
    """Give some events of a board with everything behind them, as far as the board goes.

    Args:
        ledger: Where to look.
        known: A board of it. One of another day, and one that shows everything, are read from `readings` alone, so
            that nothing of later comes in.
        readings: Those that came with the board.
        which: Ids of events of the board; others give nothing.
        grades: Reliability of sources and outlets by name, A to F.

    Yields:
        Each event with the readings that hold its sentences; of a short board with at most `SHOWN` statements.
    """
    events = {event.id: event for event in known.events}
    homes = {s.id: r for r in readings for s in r.statements}
    ends: dict[str, list[Link]] = defaultdict(list)
    for each in known.links:
        ends[each.left].append(each)
        ends[each.right].append(each)
    judgements = ledger.judgements()
    for found in (events[i] for i in dict.fromkeys(which) if i in events):
        if known.totals is not None:
            yield event(ledger, found.statement_ids[0], grades=grades, short=True)
            continue
        links = {k.id: k for i in found.statement_ids for k in ends[i]}
        near = [r for i in (*found.statement_ids, *_ends_of(links.values())) if (r := homes.get(i))]
        mine = {r.article.id: r for r in near}
        links |= {k.id: k for i in mine for k in ends[i]}
        view = link.event_view(
            mine.values(), links.values(), statement_id=found.statement_ids[0], grades=grades, judgements=judgements,
            whole=found,
        )  # fmt: skip
        yield view, tuple(mine.values())


def _ends_of(links: Iterable[Link]) -> Iterator[str]:
    return (end for each in links for end in (each.left, each.right))


def _large(ledger: store.StoredLedger, statement: str) -> EventStanding | None:
    """The derived row of the event of a statement, where it has more statements than a short page shows."""
    with ledger.derived() as rows:
        found = rows.events(rows.events_with([statement]).values())
    return next((one for one in found.values() if len(one.event.statement_ids) > SHOWN), None)


def _shown(large: EventStanding, statement: str) -> tuple[str, ...]:
    """The statements of a large event that are shown.

    The one asked for, the best, of each contest some of every side, and the first and the last to tell it.
    """
    told = large.event.statement_ids
    sides = [i for contest in large.contests for side in contest.sides for i in side[:_OF_A_SIDE]]
    ends = (i for pair in zip(told, reversed(told), strict=True) for i in pair)
    return tuple(dict.fromkeys((statement, large.best, *sides[: SHOWN // 2], *ends)))[:SHOWN]


class _Told:
    """Collects readings and links around an event; each is looked up once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.readings: dict[str, Reading] = {}
        self._homes: dict[str, Reading | None] = {}

    def has(self, statement: str) -> bool:
        """Whether a reading that stands holds the statement."""
        return self._homes.get(statement) is not None

    def _fetch(self, ids: Iterable[str]) -> None:
        missing = sorted({i for i in ids if i not in self._homes})
        for reading in self._shelf.readings_of(missing) if missing else ():
            self.readings[reading.article.id] = reading
            self._homes.update(dict.fromkeys((reading.article.id, *(s.id for s in reading.statements)), reading))
        self._homes.update({i: None for i in missing if i not in self._homes})

    def _links(self, statements: Iterable[str]) -> list[Link]:
        """Links that touch these statements: those across reports, and those within each."""
        wanted = set(statements)
        self._fetch(wanted)
        homes = {one.article.id: one for i in wanted if (one := self._homes[i]) is not None}
        inside = (k for reading in homes.values() for k in reading.links)
        return [*self._shelf.links_of(sorted(wanted)), *(k for k in inside if {k.left, k.right} & wanted)]

    def event(self, statement: str) -> dict[str, Link]:
        """Every link that touches a statement of its event, with the reports at their ends."""
        ids, waiting, found = {statement}, {statement}, dict[str, Link]()
        while waiting:
            fresh = set[str]()
            for each in self._links(waiting):
                found[each.id] = each
                if each.kind is LinkKind.SAME_EVENT:
                    fresh |= {each.left, each.right} - ids
            ids |= fresh
            waiting = fresh
        self._fetch(end for each in found.values() for end in (each.left, each.right))
        return found

    def copies(self, links: dict[str, Link]) -> None:
        """Add who copies whom of these reports, through others if need be, which are read too."""
        waiting = sorted(self.readings)
        while waiting:
            fresh = {k.id: k for k in self._shelf.links_of(waiting) if k.kind is LinkKind.REPRINTS}
            links |= fresh
            before = set(self.readings)
            self._fetch(end for k in fresh.values() for end in (k.left, k.right))
            waiting = sorted(self.readings.keys() - before)

    def around(self, statements: Iterable[str]) -> dict[str, Link]:
        """The links between some statements, what is at odds with them, and who copies whom of the reports."""
        shown = set(statements)
        found = {k.id: k for k in self._links(shown)}
        outside = [k for k in found.values() if not {k.left, k.right} <= shown]
        ranked = sorted((_RANK[k.kind], k.id) for k in outside if k.kind in _RANK)
        kept = {name for _, name in ranked[: SHOWN // 2]}
        found = {name: k for name, k in found.items() if name in kept or {k.left, k.right} <= shown}
        self._fetch(end for k in found.values() for end in (k.left, k.right))
        reprints = (k for k in self._shelf.links_of(sorted(self.readings)) if k.kind is LinkKind.REPRINTS)
        return found | {k.id: k for k in reprints}


def situations(
    ledger: store.StoredLedger, *, as_of: date | None = None
) -> tuple[tuple[Situation, ...], Board, tuple[Reading, ...]]:
    """Give the situations of a ledger, the board with their events, and the readings behind both."""
    known, readings = board(ledger, as_of=as_of)
    return known.situations, known, readings
