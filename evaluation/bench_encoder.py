"""How fast the reader model alone is: windows, word pieces and scores, without trees, tags and all that follows.

Each process holds a model of its own, is bound to one core, and reads the articles of a file round and round for a
fixed time; all start at one signal. Figures are sentences of 22 words, the mean of news sentences.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from evaluation import reader_sets
from reportedly.annotate import open_annotator, words_of
from reportedly.records import Article

SENTENCE = 22
"""Words of a news sentence: the mean of PolNeAR's dev articles."""
SECONDS = 10.0
"""How long each process reads."""


def speed(file: Path, processes: int) -> float:
    """Sentences of 22 words a second, all processes together.

    Args:
        file: Articles as in the attribution exam.
        processes: How many read at the same time, each on a core of its own.
    """
    command = [sys.executable, "-m", "evaluation.bench_encoder", str(file), str(SECONDS)]
    running = [
        subprocess.Popen([*command, str(core)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own module
        for core in sorted(os.sched_getaffinity(0))[:processes]
    ]
    for one in running:  # each says when it has opened its model
        _line(one)
    for one in running:
        if one.stdin:
            one.stdin.write("go\n")
            one.stdin.flush()
    words = sum(float(_line(one)) for one in running)
    for one in running:
        one.communicate()
    return words / SENTENCE


def _line(process: "subprocess.Popen[str]") -> str:
    told = process.stdout.readline() if process.stdout else ""
    if not told:
        sys.exit(f"{process.args} ended and told nothing; nothing was measured")
    return told


def lines(data: Path, *, runs: int) -> Sequence[str]:
    """The figures as lines to print; none if the data folder lacks the articles."""
    file = data / "attribution/polnear/dev/polnear-dev.jsonl.gz"
    if not file.exists():
        return ()
    cores = len(os.sched_getaffinity(0))
    found = {n: statistics.median(speed(file, n) for _ in range(runs)) for n in (1, 2) if n <= cores}
    return tuple(
        f"encoder: {value:.0f} sentences of {SENTENCE} words a second, {'one process' if n == 1 else 'two processes'}"
        for n, value in found.items()
    )


def _run(file: Path, seconds: float, core: int) -> None:
    os.sched_setaffinity(0, {core})
    annotator = open_annotator()
    texts = [words_of(_article(report["text"])) for report in reader_sets.reports(file)]
    n = len([*annotator.looks(texts[0])])  # the first call is slower
    print(f"{n} windows", flush=True)
    sys.stdin.readline()
    read, began = 0, time.perf_counter()
    for words in cycle(texts):
        read += sum(len(look.upos) for look in annotator.looks(words))
        if (taken := time.perf_counter() - began) > seconds:
            print(read / taken, flush=True)
            return


def _article(text: str) -> Article:
    return Article(
        id="report", snapshot_id="", url=None, outlet=None, byline=None, title=None, published=None, published_at=None,
        language="en", text=text,
    )  # fmt: skip


if __name__ == "__main__":
    _run(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
