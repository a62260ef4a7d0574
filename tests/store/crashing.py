"""A process that adds readings to ledgers in children of its own, for tests that end those at any moment.

Started with a file of pickled readings. Each line on standard input is a task, answered by the child's process id and,
when it has ended, by how: 0 all was added, 3 a ledger error (its message follows), -9 killed.
"""

import json
import os
import pickle
import resource
import signal
import sys
from pathlib import Path

from reportedly import pipeline
from reportedly.errors import LedgerError
from reportedly.pipeline import keeping
from reportedly.store.engine import open_postgresql, open_sqlite
from reportedly.store.sql import SqlLedger

BATCH = 3
FAILED = 3


def ledger(where: str, step=lambda _: None) -> SqlLedger:
    is_url = where.startswith("postgresql")
    return SqlLedger(
        open_postgresql(where, wait_seconds=60) if is_url else open_sqlite(where, wait_seconds=60), step=step
    )


def fill(task: dict, readings: list) -> list[str]:
    """Add all readings, in the order of the task; end at the step with the task's number. Gives the steps."""
    left, names = [task.get("kill_at")], []

    def step(name: str) -> None:
        names.append(name)
        if left[0] is not None:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    if task.get("file_bytes") is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (task["file_bytes"], resource.RLIM_INFINITY))
    held = ledger(task["where"], step)
    given = [readings[n] for n in task.get("order", range(len(readings)))]
    if task.get("link", True):
        pipeline.add(given, held)
    else:
        for n in range(0, len(given), BATCH):
            held.add(given[n : n + BATCH])
    held.close()
    return names


def child(task: dict, readings: list, answer: int) -> None:
    try:
        names = fill(task, readings)
        os.write(answer, json.dumps(names).encode() if task.get("names") else b"")
    except LedgerError as error:
        os.write(answer, str(error).encode())
        os._exit(FAILED)
    os._exit(0)


def main() -> None:
    readings = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301 - the test that starts us wrote it
    keeping.BATCH = BATCH
    keeping.LINKED_AT_ONCE = 3
    while line := sys.stdin.readline():
        tasks = json.loads(line)
        running = []
        for task in tasks:
            told, answer = os.pipe()
            if not (pid := os.fork()):
                child(task, readings, answer)
            os.close(answer)
            running.append((pid, told))
        print(json.dumps([pid for pid, _ in running]), flush=True)  # noqa: T201 - the answer
        # Not before we are asked: until then the number is the child's, even if it has ended.
        sys.stdin.readline()
        ends = []
        for pid, told in running:
            message = b"".join(iter(lambda told=told: os.read(told, 4096), b"")).decode()
            os.close(told)
            ends.append((os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), message))
        print(json.dumps(ends), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
