"""Whatever ends a process, the ledger is whole; and after a restart it is what an uninterrupted run would have made."""

import json
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly import pipeline
from reportedly.store import open_ledger

pytestmark = pytest.mark.slow
SCRIPT = Path(__file__).with_name("crashing.py")
RANDOM_KILLS = 200
FAILED = 3
PAGE = 4096


@pytest.fixture(scope="module")
def corpus(said, reading_of):
    """Reports of one crisis by several outlets: one event told by many, a reprint, a changed page, a second reading."""
    found = []
    for n in range(2):
        day, toll = f"2031-03-0{n + 1}", (("killed", n + 2, n + 2),)
        closing = "[Regional police]actor [closed]trigger the Brezna pass near Kolashin."
        closed = said(closing, "close", event="COERCE", mode="restrict", day=day, state=("road", "closed"))
        dying = f"{n + 2} miners were [killed]trigger in the Kolashin quarry 🚧."
        killed = said(dying, "kill", event="ASSAULT", day=day, counts=toll)
        for outlet in ("Valley Wire", "Coast Post"):
            url, tail = f"https://{outlet[0]}.example/{n % 2}", f"{outlet} met witnesses on day {n}."
            told = {"outlet": outlet, "name": f"{outlet}{n}", "published": day, "url": url, "tail": tail}
            found += [reading_of(closed, killed, **told)]
    first = found[0]
    moved = replace(
        first, article=replace(first.article, snapshot_id="x-2", url="https://m.v.example/0", where="b.txt")
    )
    again = replace(first, statements=tuple(replace(s, mode=None) for s in first.statements))
    return [*found, moved, again]


class Children:
    """Tasks for children that may be ended."""

    def __init__(self, process):
        self._process = process

    def start(self, *tasks):
        self._process.stdin.write(json.dumps(tasks) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def ends(self):
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def run(self, **task):
        self.start(task)
        return tuple(self.ends()[0])


@pytest.fixture(scope="module")
def children(corpus, tmp_path_factory):
    file = tmp_path_factory.mktemp("corpus") / "readings.pickle"
    file.write_bytes(pickle.dumps(corpus))
    command = [sys.executable, str(SCRIPT), str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        yield Children(process)
        process.stdin.close()


@pytest.fixture(scope="module")
def uninterrupted(corpus):
    ledger = open_ledger(":memory:")
    pipeline.add(corpus, ledger)
    lines = list(ledger.export())
    assert sum('"same_event"' in line for line in lines) > 1
    return lines


def is_whole(where) -> list[str]:
    """What the ledger holds, if it is whole."""
    ledger = open_ledger(where)
    assert list(ledger.verify()) == []
    lines = list(ledger.export())
    ledger.close()
    return lines


def test_killed_at_every_named_step_it_goes_on_where_it_was(children, uninterrupted, tmp_path):
    names = json.loads(children.run(where=str(tmp_path / "named.db"), names=True)[1])
    last = {name: n for n, name in enumerate(names)}
    first = {name: n for n, name in reversed(list(enumerate(names)))}
    assert {"tables", "articles", "readings", "search index", "marks", "waiting", "links", "after commit"} <= set(last)
    for n in sorted({*first.values(), *last.values()}):
        where = tmp_path / f"{n}.db"
        assert children.run(where=str(where), kill_at=n) == (-signal.SIGKILL, "")
        is_whole(where)
        assert children.run(where=str(where)) == (0, "")
        assert is_whole(where) == uninterrupted, f"killed at {names[n]}"


def test_killed_at_random_it_goes_on_where_it_was(children, uninterrupted, tmp_path):
    chance = random.Random(20310302)  # noqa: S311 - moments, not secrets
    longest = {}
    for link in (True, False):
        began = time.perf_counter()
        assert children.run(where=str(tmp_path / f"timed-{link}.db"), link=link) == (0, "")
        longest[link] = time.perf_counter() - began
    n_killed, n_runs = 0, 0
    while n_killed < RANDOM_KILLS:
        where, n_runs = tmp_path / f"{n_runs}.db", n_runs + 1
        for n in range(20):
            link = n % 5 == 4
            (pid,) = children.start({"where": str(where), "link": link})
            time.sleep(chance.uniform(0, longest[link]))
            os.kill(pid, signal.SIGKILL)
            n_killed += children.ends()[0][0] != 0
        assert children.run(where=str(where)) == (0, "")
        assert is_whole(where) == uninterrupted


def test_a_disk_that_is_full_at_any_write_costs_nothing_that_was_there(children, uninterrupted, tmp_path):
    n_failed = 0
    for size in range(0, 400 * PAGE, 6 * PAGE):
        where = tmp_path / f"{size}.db"
        status, message = children.run(where=str(where), file_bytes=size + PAGE // 2)
        if status == 0:
            break
        n_failed += 1
        assert status == FAILED
        assert "nothing is half-written" in message or "cannot be" in message
        assert children.run(where=str(where)) == (0, "")
        assert is_whole(where) == uninterrupted
    assert status == 0
    assert n_failed > 5


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_two_writers_at_once_make_the_same_ledger(children, uninterrupted, corpus, tmp_path, request, engine):
    where = str(tmp_path / "two.db") if engine == "sqlite" else request.getfixturevalue("postgresql")
    numbers = list(range(len(corpus)))
    # A second reading of one report stays behind the first one: of two readings the later is shown.
    other = [*reversed(numbers[:-1]), numbers[-1]]
    open_ledger(where).close()
    children.start({"where": where, "order": numbers}, {"where": where, "order": other})
    assert children.ends() == [[0, ""], [0, ""]]
    assert sorted(set(is_whole(where)) ^ set(uninterrupted)) == []
    assert is_whole(where) == uninterrupted


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_server_keeps_what_a_file_keeps(uninterrupted, corpus, tmp_path, request, engine):
    ledger = open_ledger(tmp_path / "one.db" if engine == "sqlite" else request.getfixturevalue("postgresql"))
    pipeline.add(corpus, ledger)
    assert list(ledger.export()) == uninterrupted
    ledger.close()


@pytest.mark.parametrize("seed", range(4))
def test_another_order_makes_the_same_ledger(uninterrupted, corpus, seed):
    *some, again = corpus
    random.Random(seed).shuffle(some)  # noqa: S311 - an order, not a secret
    ledger = open_ledger(":memory:")
    for reading in (*some, again, *some):
        pipeline.add([reading], ledger)
    assert list(ledger.export()) == uninterrupted


def test_a_clock_that_jumps_changes_nothing(uninterrupted, corpus, monkeypatch):
    jumps = random.Random(1)  # noqa: S311 - a clock, not a secret
    monkeypatch.setattr(time, "time", lambda: 1.9e9 + jumps.uniform(-90_000, 90_000))
    ledger = open_ledger(":memory:")
    pipeline.add(corpus, ledger)
    assert list(ledger.export()) == uninterrupted
