"""How fast Reportedly reads and how much memory it takes, on one and on two cores.

Every measurement is a process of its own, bound to as many cores as it has workers, so that nothing is warm that would
be cold for a user. Throughput counts everything from the opened reader to the last reading, a process pool's start
included. The encoder's share is what the reader model takes of that time (one worker, where it can be clocked).
Memory is the largest sum of resident sets of the process and its children, looked at fifty times a second; pages that
they share are counted for each. The first statement is clocked from the start of the command to its first line.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from evaluation import bench_encoder
from reportedly import pipeline
from reportedly.annotate import open_annotator
from reportedly.protocols import Annotator
from reportedly.records import Annotation, Article, Findings, Reading, Stated

LOOK_SECONDS = 0.02
QUIET_LOAD = 0.5
"""Above this, something else was running and the figures say little about Reportedly."""
CORES = (1, 2)


@dataclass(slots=True)
class Clocked:
    """An annotator that keeps the time it takes."""

    annotator: Annotator
    seconds: float = 0.0

    def annotate(self, articles: Iterable[Article]) -> Iterator[Findings[Annotation]]:
        """Give what the annotator gives; the time its caller takes between two articles does not count."""
        answers = iter(self.annotator.annotate(articles))
        while True:
            began = time.perf_counter()
            answer = next(answers, None)
            self.seconds += time.perf_counter() - began
            if answer is None:
                return
            yield answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One process's measurement."""

    articles: int
    sentences: int
    seconds: float
    start_seconds: float | None
    """Until the reader was open; with several workers it is part of `seconds`."""
    encoder_seconds: float | None
    mebibytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The median of several runs."""

    what: str
    cores: int
    runs: Sequence[Run] = field(default_factory=tuple)

    def middle(self, name: str) -> float | None:
        """The median of one field; None where it was not measured."""
        values = [value for run in self.runs if (value := getattr(run, name)) is not None]
        return statistics.median(values) if values else None


def bench(data: Path, *, runs: int = 3) -> int:
    """Measure the shipped examples and the articles of the data folder, and print a table.

    Args:
        data: The data folder; without `articles` in it only the examples are measured.
        runs: How often everything is measured; medians are printed.

    Returns:
        Exit status: 0, or 1 if a measurement failed.
    """
    load = os.getloadavg()[0]
    examples = Path(str(resources.files("reportedly"))) / "examples"
    sets = {"shipped examples": examples, "news articles": data / "articles"}
    rows = [
        Row(what=what, cores=cores, runs=[_measure(folder, cores) for _ in range(runs)])
        for what, folder in sets.items()
        if folder.is_dir()
        for cores in CORES
        if cores <= (os.cpu_count() or 1)
    ]
    print(_table(rows))
    print(_circumstances(load, runs))
    for line in bench_encoder.lines(data, runs=runs):
        print(line)
    first = statistics.median(_first_statement(examples / "reports.jsonl") for _ in range(runs))
    print(f"\nfirst statement, from a cold start: {first:.2f} s (median of {runs})")
    if "news articles" in sets and not sets["news articles"].is_dir():
        print(f"no articles in {data}; give --data", file=sys.stderr)
        return 1
    return 0


def _circumstances(load: float, runs: int) -> str:
    """What a reader must know before believing the figures."""
    said = f"\nmedian of {runs} runs; load average before the first was {load:.1f} on {os.cpu_count()} cores"
    return said if load < QUIET_LOAD else f"{said}: the machine was busy, do not quote these figures"


def _table(rows: Sequence[Row]) -> str:
    head = ("read", "cores", "articles", "sentences", "articles/s", "sentences/s", "encoder", "start s", "peak MiB")
    cells = [head]
    for row in rows:
        seconds, encoder = row.middle("seconds") or 0.0, row.middle("encoder_seconds")
        articles = row.runs[0].articles
        # Worker processes do not send their sentences back; the same folder read by one says how many there are.
        sentences = max(run.sentences for other in rows if other.what == row.what for run in other.runs)
        share = "-" if encoder is None else f"{100 * encoder / seconds:.0f} %"
        speed = f"{articles / seconds:.1f}", f"{sentences / seconds:.0f}"
        size = str(articles), str(sentences)
        start = row.middle("start_seconds")
        rest = "-" if start is None else f"{start:.2f}", f"{row.middle('mebibytes') or 0:.0f}"
        cells.append((row.what, str(row.cores), *size, *speed, share, *rest))
    wide = [max(len(line[place]) for line in cells) for place in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(wide[place]) if place == 0 else cell.rjust(wide[place]) for place, cell in enumerate(line))
        for line in cells
    )


def _measure(folder: Path, cores: int) -> Run:
    """One run in a process of its own."""
    command = [sys.executable, "-m", "evaluation.bench", str(folder), str(cores)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 - our own module
        peak = 0
        while child.poll() is None:
            peak = max(peak, _resident(child.pid))
            time.sleep(LOOK_SECONDS)
        told = child.stdout.read() if child.stdout else ""
    if child.returncode:
        sys.exit(f"reading {folder} on {cores} cores ended with {child.returncode}")
    said: dict[str, Any] = json.loads(told)
    return Run(**said, mebibytes=peak / 2**20)


def _resident(pid: int) -> int:
    """Resident bytes of a process and all that it started."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except (OSError, IndexError):  # it ended while we looked
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(_resident(int(child)) for child in children)


def _first_statement(report: Path) -> float:
    """Seconds from the start of the command to the first line of its answer, for the first of the reports alone.

    An answer without a statement is a failed measurement: a command that ends at once is fast, too.
    """
    line = report.read_text(encoding="utf-8").splitlines()[0]
    text = json.loads(line)["text"].encode()
    command = [str(Path(sys.executable).with_name("reportedly")), "read", "-", "--format", "jsonl"]
    began = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:  # noqa: S603 - our own
        if not (child.stdin and child.stdout):
            sys.exit("the command has no streams")
        child.stdin.write(text)
        child.stdin.close()
        answer = child.stdout.readline()
        seconds = time.perf_counter() - began
    if child.returncode or not answer or not json.loads(answer)["statements"]:
        sys.exit(f"{' '.join(command)} ended with {child.returncode} and gave no statement; nothing was measured")
    return seconds


def _read(folder: Path, workers: int) -> dict[str, float | int | None]:
    """Read a folder in this process, on as many cores as workers."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:workers])
    began = time.perf_counter()
    clocked = reader = None
    if workers == 1:  # worker processes open readers of their own; one more here would only weigh
        clocked = Clocked(open_annotator())
        reader = pipeline.open_reader(annotator=clocked)
    opened = time.perf_counter()
    articles = sentences = 0
    for outcome in pipeline.read_all(
        pipeline.snapshots([str(folder)], stated=Stated()), workers=workers, reader=reader
    ):
        if not isinstance(outcome, Reading):
            sys.exit(f"not read, so nothing was measured: {outcome}")
        articles += 1
        sentences += len(outcome.annotation.sentences) if outcome.annotation else 0
    if not articles:
        sys.exit(f"{folder}: no report was read, so nothing was measured")
    return {
        "articles": articles,
        "sentences": sentences,
        "seconds": time.perf_counter() - opened,
        "start_seconds": opened - began if clocked else None,
        "encoder_seconds": clocked.seconds if clocked else None,
    }


if __name__ == "__main__":
    print(json.dumps(_read(Path(sys.argv[1]), int(sys.argv[2]))))
