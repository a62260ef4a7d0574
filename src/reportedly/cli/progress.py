"""How far a long run is: a bar with rate and time left, on standard error, and only where a person can see it."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from reportedly.acquire import expand
from reportedly.errors import AcquireError

FEW = 5
"""Reports that need no bar: they are read before it could be taken in."""
_COUNTED_BYTES = 1 << 28  # a table up to this size has its lines counted, which takes about a tenth of a second


class Watch(Protocol):
    """What is told of each report that is done."""

    def step(self) -> None:
        """One more report is done."""

    def say(self, message: str) -> None:
        """Put a line on standard error without breaking the bar."""


class _Silent:
    def step(self) -> None:
        pass

    def say(self, message: str) -> None:
        print(message, file=sys.stderr)


def expected(sources: Iterable[str]) -> int | None:
    """How many reports the sources hold; None if that cannot be told without reading them."""
    total = 0
    for source in sources:
        try:
            files = expand(source)
        except AcquireError:
            files = (source,)
        for name in files:
            number = _held(Path(name))
            if number is None:
                return None
            total += number
    return total


def _held(path: Path) -> int | None:
    if path.suffix in {".csv", ".tsv", ".json", ".gz", ".zst"}:
        return None
    if path.suffix != ".jsonl":
        return 1
    try:
        if path.stat().st_size > _COUNTED_BYTES:
            return None
        with path.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    except OSError:
        return 1


@contextmanager
def watched(sources: Iterable[str]) -> Iterator[Watch]:
    """A bar over the reports of the sources; nothing at all for a few, or where standard error is no terminal."""
    # Nobody waits for reports to be counted that nobody sees counted down.
    total = expected(sources) if sys.stderr.isatty() else 0
    if total is not None and total <= FEW:
        yield _Silent()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    rate = TextColumn("{task.fields[rate]}")
    left = (TextColumn("left"), TimeRemainingColumn()) if total is not None else (TimeElapsedColumn(),)
    with Progress(
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), rate, *left, console=console, transient=True
    ) as bar:
        task = bar.add_task("reading", total=total, rate="")

        class _Shown:
            def step(self) -> None:
                speed = bar.tasks[task].speed
                bar.update(task, advance=1, rate=f"{speed:.1f} reports/s" if speed else "")

            def say(self, message: str) -> None:
                console.print(message, markup=False, highlight=False, soft_wrap=True)

        yield _Shown()
