"""How fast a ledger takes in reports that are read already, and how what a page asks of it grows.

The reports are the shipped examples, varied: other words of the same length in the place of most of the longer ones,
another outlet and day, so that neighbours are near and copies are none. Every figure is of one run; beside wall time
stands the time of this process alone, since other work on the machine changes the former only.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from re import compile as compiled
from tempfile import TemporaryDirectory
from typing import TypeVar

from reportedly import link, pipeline
from reportedly.cli.demo import examples
from reportedly.records import Link, Reading, Stated
from reportedly.store import StoredLedger, open_ledger

SIZES = (1_000, 10_000, 100_000)
BATCH = 200
_LATEST = 20
"""At each size so many of the last reports are asked for."""
_WORD = compiled(r"[A-Za-z]{6,}")
_CHANGED = 0.9
_OTHERS = 200
"""Words that may stand for one: the vocabulary grows with the reports, and ever more slowly, as it does in news."""
_PER_DAY = 50
_REACH = timedelta(days=60)
_NEIGHBOURS = 20
_BEGAN = date(2031, 1, 1)
_One = TypeVar("_One")
_QUERIES = ("crossing closed", '"said on wednesday"', "blocka*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What was measured at one size."""

    n_reports: int
    stored_per_second: float
    stored_cpu_per_second: float
    fetched_ms: float
    """Wall time of what an event page asks: twenty neighbours of a report, read, and their links."""
    listed_ms: float
    """Wall time of one report with all that was read in it."""
    searched_ms: float
    bytes_per_report: float


def examples_read() -> tuple[Reading, ...]:
    """The shipped example reports, read."""
    outcomes = pipeline.read_all(pipeline.snapshots(map(str, examples()), stated=Stated()))
    return tuple(replace(one, annotation=None) for one in outcomes if isinstance(one, Reading))


def varied(readings: Sequence[Reading], n: int) -> Reading:
    """The n-th varied report: spans stand where they stood, ids and most longer words are its own."""
    old, chance = readings[n % len(readings)], random.Random(n)  # noqa: S311 - words, not secrets
    swap: dict[str, str] = {}

    def other(word: str) -> str:
        if word not in swap:
            kept = chance.random() >= _CHANGED
            swap[word] = word if kept else _other(word, chance.randrange(1, _OTHERS))
        return swap[word]

    own = f"{n:07d}".__add__
    article = replace(
        old.article, id=own(old.article.id), snapshot_id=own(old.article.snapshot_id), outlet=f"Paper {n % 97}",
        url=f"https://paper{n % 97}.example/{n}", published=_BEGAN + timedelta(days=n // _PER_DAY), published_at=None,
        text=_WORD.sub(lambda match: other(match.group()), old.article.text),
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
        groundings=tuple(replace(g, article_id=article.id) for g in old.groundings),
        links=tuple(_renamed(k, own) for k in old.links),
        problems=tuple(replace(p, article_id=article.id) for p in old.problems),
    )  # fmt: skip


def _other(word: str, which: int) -> str:
    """One of the other words of this length that stand for a word: each letter moved on along the alphabet."""
    step, turn = which % 26, which // 26
    moved = ((ord(letter.lower()) - 97 + step + n * turn) % 26 for n, letter in enumerate(word))
    return "".join(chr(97 + letter) for letter in moved)


def _renamed(one: Link, own: Callable[[str], str]) -> Link:
    return replace(one, id=own(one.id), left=own(one.left), right=own(one.right))


def measured(readings: Sequence[Reading], sizes: Sequence[int], folder: Path) -> Iterator[Point]:
    """Fill one ledger up to each size in turn, and measure there."""
    path = folder / "bench.ledger"
    ledger, done = open_ledger(path), 0
    for size in sizes:
        wall = own = 0.0
        for at in range(done, size, BATCH):
            batch = [varied(readings, n) for n in range(at, min(at + BATCH, size))]
            marks = [link.marks(reading) for reading in batch]
            began, began_own = time.perf_counter(), time.process_time()
            ledger.add(batch, marks=marks)
            wall, own = wall + time.perf_counter() - began, own + time.process_time() - began_own
        stored, done = size - done, size
        ledger.close()
        ledger = open_ledger(path)  # with nothing in memory
        last = [varied(readings, n) for n in range(size - _LATEST, size)]
        told = {"stored_per_second": stored / wall, "stored_cpu_per_second": stored / own}
        yield _point(ledger, last, size, bytes_per_report=path.stat().st_size / size, **told)
    ledger.close()


def _point(ledger: StoredLedger, last: Sequence[Reading], size: int, **told: float) -> Point:
    return Point(
        n_reports=size,
        fetched_ms=_milliseconds(last, lambda one: _around(ledger, one)),
        listed_ms=_milliseconds(last, lambda one: list(ledger.readings_of([one.article.id]))),
        searched_ms=_milliseconds(_QUERIES, lambda query: ledger.search(query, limit=20)),
        **told,
    )


def _around(ledger: StoredLedger, one: Reading) -> None:
    """What an event page asks: the reports that share most with one, all that was read in them, and their links."""
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


def ledger_bench(sizes: Sequence[int] = SIZES) -> int:
    """Measure and print; 0 when everything ran."""
    print(
        "reports   stored/s   stored/s of own time   event page ms   report ms   search ms   KB/report",
        flush=True,
    )
    with TemporaryDirectory() as folder:
        for point in measured(examples_read(), sizes, Path(folder)):
            print(
                f"{point.n_reports:>7,}{point.stored_per_second:>11.0f}{point.stored_cpu_per_second:>23.0f}"
                f"{point.fetched_ms:>16.1f}{point.listed_ms:>12.1f}{point.searched_ms:>12.1f}"
                f"{point.bytes_per_report / 1000:>12.1f}",
                flush=True,
            )
    return 0
