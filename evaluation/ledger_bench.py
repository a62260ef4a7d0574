"""What a report costs a ledger, and how that and what a page asks of it grow with the ledger.

The reports are the shipped examples, read and varied: other words of the same length in the place of most of the longer
ones, another outlet and day, so that neighbours are near and copies are none. All of them tell of the same few events,
which is the dearest case for linking; `stories` lets each lot of them tell of matters of its own.

Every report is stored. Of each size the last are also linked and derived from, as adding does it: two hours would go
into linking all of 100,000. Every figure is of one run; cost is this process's own time, since other work on the
machine changes wall time more.
"""

import random
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import blake2b
from itertools import pairwise
from math import log
from pathlib import Path
from re import compile as compiled
from tempfile import TemporaryDirectory
from typing import TypeVar

from evaluation.ledger_copies import DIGITS, copied
from reportedly import link, pipeline
from reportedly.cli.demo import examples
from reportedly.pipeline import board, event, refresh
from reportedly.pipeline.keeping import link_waiting
from reportedly.records import Actor, Link, Place, Reading, Stated, Time
from reportedly.store import StoredLedger, open_ledger

SIZES = (1_000, 10_000)
_AT_ONCE = 100
"""Reports in one transaction."""
_LATEST = 20
"""At each size so many of the last reports are asked for."""
_LINKED, _TIMED = 400, _AT_ONCE
"""At each size so many of the last reports are linked, and of these the last are timed: they find linked neighbours."""
_WORD = compiled(r"[A-Za-z]{6,}")
_TELLING = compiled(r"\b[A-Z]\w+|[A-Za-z]{6,}")
"""Names and long words: what says which matter a report is on."""
_CHANGED = 0.9
_OTHERS = 200
"""Words that may stand for one: the vocabulary grows with the reports, and ever more slowly, as it does in news."""
_PER_DAY = 50
_A_WEEK = 7 * _PER_DAY
_BASE = 3 * _A_WEEK
"""With stories so many reports are linked and copied; a whole week is added to each size: a matter grows in it."""
_DEGREES = 3
"""Between the places of two stories: further than anybody confuses."""
_REACH = timedelta(days=60)
_GAP = _REACH + timedelta(days=2)
_NEIGHBOURS = 20
_BEGAN = date(2031, 1, 1)
_One = TypeVar("_One")
_QUERIES = ("crossing closed", '"said on wednesday"', "blocka*")


class Clock:
    """Adds up wall time and this process's own time, in seconds, while it is entered."""

    def __init__(self) -> None:
        self.wall = self.own = 0.0

    def __enter__(self) -> None:
        self.wall, self.own = self.wall - time.perf_counter(), self.own - time.process_time()

    def __exit__(self, *_: object) -> None:
        self.wall, self.own = self.wall + time.perf_counter(), self.own + time.process_time()


@dataclass(slots=True)
class Clocks:
    """What adding costs beside storing."""

    linking: Clock = field(default_factory=Clock)
    deriving: Clock = field(default_factory=Clock)
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What was measured at one size."""

    n_reports: int
    stored_per_second: float
    """Wall time."""
    stored_ms: float
    """Own time of storing one report with its search index and marks."""
    linked_ms: float
    """Own time of linking one of the last reports."""
    derived_ms: float
    """Own time of bringing events, states and situations up to date, for one of the last reports."""
    board_ms: float
    """Wall time of the short board."""
    event_ms: float
    """Wall time of an event's page."""
    around_ms: float
    """Wall time of twenty neighbours of a report, all that was read in them, and their links."""
    searched_ms: float
    bytes_per_report: float


def examples_read() -> tuple[Reading, ...]:
    """The shipped example reports, read."""
    outcomes = pipeline.read_all(pipeline.snapshots(map(str, examples()), stated=Stated()))
    return tuple(replace(one, annotation=None) for one in outcomes if isinstance(one, Reading))


def varied(readings: Sequence[Reading], n: int, *, stories: int = 0, gaps: int = 0) -> Reading:
    """The n-th varied report: spans stand where they stood, ids and most longer words are its own.

    Args:
        readings: What is varied, in turn.
        n: Which.
        stories: Among so many matters the reports of one week are dealt out, each with names of its own; 0 for one.
        gaps: So many stretches of days that linking does not reach over lie before it.
    """
    old, chance = readings[n % len(readings)], random.Random(n)  # noqa: S311 - words, not secrets
    matter = 1 + n % stories + stories * (n // _A_WEEK) if stories else 0
    swap: dict[str, str] = {}

    def other(word: str) -> str:
        if word not in swap:
            kept = chance.random() >= _CHANGED
            swap[word] = word if kept else _other(word, f"{chance.randrange(_OTHERS)}")
        return swap[word]

    own = f"{n:0{DIGITS}d}".__add__
    article = replace(
        old.article, id=own(old.article.id), snapshot_id=own(old.article.snapshot_id), outlet=f"Paper {n % 97}",
        url=f"https://paper{n % 97}.example/{n}", published_at=None,
        published=_BEGAN + timedelta(days=n // _PER_DAY) + gaps * _GAP,
        text=_WORD.sub(lambda match: other(match.group()), _in_story(old.article.text, matter)),
        title=old.article.title and _in_story(old.article.title, matter),
    )  # fmt: skip
    shift = article.published - old.article.published if article.published and old.article.published else timedelta()
    return replace(
        old,
        article=article,
        statements=tuple(
            replace(
                s, id=own(s.id), article_id=article.id,
                when=s.when and replace(s.when, start=s.when.start + shift, end=s.when.end and s.when.end + shift),
            )
            for s in old.statements
        ),
        groundings=tuple(
            replace(g, article_id=article.id, target=_elsewhere(g.target, matter) if matter else g.target)
            for g in old.groundings
        ),
        links=tuple(_renamed(k, own) for k in old.links),
        problems=tuple(replace(p, article_id=article.id) for p in old.problems),
    )  # fmt: skip


def _in_story(text: str, matter: int) -> str:
    """The text with names, short ones too, and long words that hardly another matter has."""
    if not matter:
        return text
    return _TELLING.sub(lambda match: _cased(_other(match.group(), f"matter {matter}"), match.group()), text)


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[0].isupper() else word


def _elsewhere(target: Place | Actor | Time | None, matter: int) -> Place | Actor | Time | None:
    """A place or party that only this matter has: places as far from each other as they were, parties kept apart."""
    if isinstance(target, Place):
        row, column = divmod(matter, 360 // _DEGREES)
        return replace(
            target, id=f"{target.id}-{matter}", name=_in_story(target.name, matter),
            country=target.country and _in_story(target.country, matter).upper(),
            lat=_turned(target.lat, 90, row * _DEGREES), lon=_turned(target.lon, 180, column * _DEGREES),
        )  # fmt: skip
    if isinstance(target, Actor):
        country = target.country and _in_story(target.country, matter).upper()
        _, *others = target.id.split("/")
        return replace(
            target, id="/".join((country or "", *others)), name=_in_story(target.name, matter), country=country
        )
    return target


def _turned(degrees: float, half: int, by: int) -> float:
    """An angle moved on, and round again behind the end of the map."""
    return (degrees + half + by) % (2 * half) - half


def _other(word: str, which: str) -> str:
    """One of the other words of this length that stand for a word: each `which` gives its own."""
    drawn = blake2b(f"{word.lower()}/{which}".encode(), digest_size=min(len(word), 64)).digest()
    return "".join(chr(97 + byte % 26) for byte in drawn)


def _renamed(one: Link, own: Callable[[str], str]) -> Link:
    return replace(one, id=own(one.id), left=own(one.left), right=own(one.right))


def measured(readings: Sequence[Reading], sizes: Sequence[int], folder: Path, *, stories: int = 0) -> Iterator[Point]:
    """Fill one ledger up to each size in turn, and measure there."""
    path = folder / "bench.ledger"
    ledger, done = open_ledger(path), 0
    for turn, size in enumerate(sizes):
        stored, added = Clock(), Clocks()
        linked = range(max(done, size - _LINKED), size)
        for batch in _batches(readings, range(done, linked.start), stories, 2 * turn):
            _store(ledger, batch, stored)
        ledger.close()
        _leave_unlinked(path)
        ledger, known = open_ledger(path), link.Known()
        # What is not linked must not be a neighbour of what is: no ledger has such reports.
        for batch in _batches(readings, linked, stories, 2 * turn + 1):
            _store(ledger, batch, stored)
            is_timed = int(batch[0].article.id[:DIGITS]) >= size - _TIMED
            with added.linking if is_timed else Clock():
                link_waiting(ledger, known)
            if not is_timed:
                _leave_unlinked(path)
                continue
            with added.deriving:
                refresh(ledger, known)
            added.n += len(batch)
        ledger.close()
        last = [varied(readings, n, stories=stories, gaps=2 * turn + 1) for n in range(max(done, size - _LATEST), size)]
        point = _point(path, size, last, (stored, added.linking, added.deriving), added.n)
        n_stored = size - done
        yield replace(point, stored_per_second=n_stored / stored.wall, stored_ms=1000 * stored.own / n_stored)
        ledger = open_ledger(path)
        done = size
    ledger.close()


def measured_whole(readings: Sequence[Reading], sizes: Sequence[int], folder: Path, *, stories: int) -> Iterator[Point]:
    """Link and derive every report of a small ledger, copy it up to each size, and measure what more reports cost."""
    base = folder / "base.ledger"
    with closing(open_ledger(base)) as ledger:
        known = link.Known()
        for batch in _batches(readings, range(_BASE), stories, 0):
            _add(ledger, batch, known, (Clock(), Clock(), Clock()))
    for size in sizes:
        times = max(1, round(size / _BASE))
        path, spent, begin = folder / f"{size}.ledger", (Clock(), Clock(), Clock()), times * _BASE
        copied(base, path, times=times, n_reports=_BASE, n_days=_BASE // _PER_DAY)
        with closing(open_ledger(path)) as ledger:
            known = link.Known()
            for batch in _batches(readings, range(begin, begin + _A_WEEK), stories, 0):
                _add(ledger, batch, known, spent)
        last = [varied(readings, n, stories=stories) for n in range(begin + _A_WEEK - _LATEST, begin + _A_WEEK)]
        yield _point(path, begin + _A_WEEK, last, spent, _A_WEEK)
        path.unlink()


def _add(ledger: StoredLedger, batch: Sequence[Reading], known: link.Known, spent: tuple[Clock, Clock, Clock]) -> None:
    storing, linking, deriving = spent
    _store(ledger, batch, storing)
    with linking:
        link_waiting(ledger, known)
    with deriving:
        refresh(ledger, known)


def _point(path: Path, size: int, last: Sequence[Reading], spent: tuple[Clock, Clock, Clock], n: int) -> Point:
    """What was measured, with what queries cost now; nothing is in memory when the first of them is asked."""
    stored, linked, derived = spent
    with closing(open_ledger(path)) as ledger:
        return Point(
            n_reports=size,
            stored_per_second=n / stored.wall,
            stored_ms=1000 * stored.own / n,
            linked_ms=1000 * linked.own / n,
            derived_ms=1000 * derived.own / n,
            board_ms=_milliseconds(last[:5], lambda _: board(ledger, short=True)),
            event_ms=_milliseconds(last, lambda one: event(ledger, one.statements[0].id, short=True)),
            around_ms=_milliseconds(last, lambda one: _around(ledger, one)),
            searched_ms=_milliseconds(_QUERIES, lambda query: ledger.search(query, limit=20)),
            bytes_per_report=path.stat().st_size / size,
        )


def _batches(readings: Sequence[Reading], which: range, stories: int, gaps: int) -> Iterator[list[Reading]]:
    for at in which[::_AT_ONCE]:
        yield [varied(readings, n, stories=stories, gaps=gaps) for n in range(at, min(at + _AT_ONCE, which.stop))]


def _store(ledger: StoredLedger, batch: Sequence[Reading], clock: Clock) -> None:
    marks = [link.marks(reading) for reading in batch]
    with clock:
        ledger.add(batch, marks=marks)


def _leave_unlinked(path: Path) -> None:
    """Let nothing wait to be linked or derived: those reports stand for themselves."""
    with closing(sqlite3.connect(path)) as connection:
        for table in ("waiting", "stale"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        connection.commit()


def _around(ledger: StoredLedger, one: Reading) -> None:
    """The reports that share most with one, all that was read in them, and their links."""
    day = one.article.published
    first = day - _REACH if day else None
    shared = Counter(article for article, _ in ledger.sharing(link.marks(one).names, first, day))
    near = [article for article, _ in shared.most_common(_NEIGHBOURS)]
    readings = list(ledger.readings_of([one.article.id, *near]))
    list(ledger.links_of(statement.id for reading in readings for statement in reading.statements))


def _milliseconds(ones: Sequence[_One], ask: Callable[[_One], object]) -> float:
    """The median of how long one takes."""
    spent = []
    for one in ones:
        began = time.perf_counter()
        ask(one)
        spent.append((time.perf_counter() - began) * 1000)
    return sorted(spent)[len(spent) // 2]


def ledger_bench(sizes: Sequence[int] = SIZES, *, stories: int = 0) -> int:
    """Measure and print; 0 when everything ran.

    Args:
        sizes: Reports in the ledger where it is measured.
        stories: As `varied` takes it.
    """
    heads = ("reports", "stored/s", "stored ms", "linked ms", "derived ms", "board ms", "event ms", "20 reports ms")
    print("".join(f"{head:>14}" for head in (*heads, "search ms", "KB/report")), flush=True)
    points = []
    with TemporaryDirectory() as folder:
        way = measured_whole if stories else measured
        for point in way(examples_read(), sorted(sizes), Path(folder), stories=stories):
            points.append(point)
            told = (
                point.stored_ms, point.linked_ms, point.derived_ms, point.board_ms, point.event_ms, point.around_ms,
                point.searched_ms, point.bytes_per_report / 1000,
            )  # fmt: skip
            cells = (f"{point.n_reports:,}", f"{point.stored_per_second:.0f}", *(f"{one:.1f}" for one in told))
            print("".join(f"{cell:>14}" for cell in cells), flush=True)
    for before, after in pairwise(points):
        print(_growth(before, after))
    return 0


def _growth(before: Point, after: Point) -> str:
    """How cost a report grew between two sizes, and the power of the size with which the whole cost grows."""
    said = []
    for what in ("stored_ms", "linked_ms", "derived_ms"):
        times = getattr(after, what) / getattr(before, what)
        power = 1 + log(times) / log(after.n_reports / before.n_reports)
        said.append(f"{what.removesuffix('_ms')} x{times:.2f} (all of it grows as n^{power:.2f})")
    return f"cost of a report from {before.n_reports:,} to {after.n_reports:,}: {', '.join(said)}"
