"""Reports added to a ledger one after another, and what each thousand of them cost: nothing is copied.

`python -m evaluation ledger --really FILE --reports N --stories 10` goes on where the ledger in FILE stands, so that a
run of hours may be stopped at any time. Reports are those of `ledger_bench`, stored, linked and derived from in batches
as `reportedly add` does it. Every figure is of this process: own time, and wall time beside it. How fast the machine is
at the moment shows in a fixed piece of work between the batches.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from evaluation.ledger_bench import Clock, examples_read, varied
from reportedly import link
from reportedly.pipeline import refresh
from reportedly.pipeline.keeping import BATCH, link_waiting
from reportedly.store import open_ledger

_TOLD = 1_000
"""Reports between two lines."""
_STAGES = ("stored", "linked", "derived")


def added(path: Path, n_reports: int, *, stories: int) -> int:
    """Add reports until a ledger holds so many; print a line for each thousand; 0 when all are there.

    Args:
        path: Where the ledger is; made if it is not there.
        n_reports: Reports in it in the end.
        stories: As `varied` takes it.
    """
    readings, known = examples_read(), link.Known()
    with closing(open_ledger(path)) as ledger:
        done = last = _held(path)
        # What a run that was stopped had stored is linked and derived first.
        link_waiting(ledger, known)
        refresh(ledger, known)
        clocks = tuple(Clock() for _ in (*_STAGES, "fixed work"))
        heads = "".join(f"{stage + ' own, wall ms':>24}" for stage in _STAGES)
        print(f"{'reports':>9}{heads}  fixed work ms   load  KB/report", flush=True)
        for at in range(done, n_reports, BATCH):
            batch = [varied(readings, n, stories=stories) for n in range(at, min(at + BATCH, n_reports))]
            marks = [known.of(reading).marks for reading in batch]
            with clocks[0]:
                ledger.add(batch, marks=marks)
            with clocks[1]:
                link_waiting(ledger, known)
            with clocks[2]:
                refresh(ledger, known)
            with clocks[3]:
                _fixed_work()
            done = at + len(batch)
            if done // _TOLD > last // _TOLD or done == n_reports:
                print(_line(path, done, done - last, clocks), flush=True)
                clocks, last = tuple(Clock() for _ in clocks), done
    return 0


def _held(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM articles").fetchone()[0])


def _fixed_work() -> None:
    """Sets and sums, as linking makes them."""
    kept: dict[int, frozenset[int]] = {}
    for n in range(100_000):
        kept[n & 1023] = frozenset((n, n + 1)) & kept.get(n + 1 & 1023, frozenset((n,)))


def _line(path: Path, done: int, n: int, clocks: tuple[Clock, ...]) -> str:
    *stages, work = clocks
    spent = "".join(f"{1000 * clock.own / n:>15.1f}{1000 * clock.wall / n:>9.1f}" for clock in stages)
    fixed = 1000 * work.own / max(1, n // BATCH)
    return f"{done:>9,}{spent}{fixed:>15.1f}{os.getloadavg()[0]:>7.1f}{path.stat().st_size / done / 1024:>11.1f}"
