"""The file ledger: whole after a crash, patient with other writers, honest about other files."""

import sqlite3
import subprocess
import sys

import pytest

from reportedly.errors import LedgerError, LedgerLockedError, SchemaTooNewError
from reportedly.store import open_ledger
from reportedly.store.engine import open_sqlite
from reportedly.store.rows import expand
from reportedly.store.sql import SqlLedger

STEPS = ("articles", "sightings", "readings", "search index", "marks", "links withdrawn", "links", "before commit")


@pytest.fixture
def reading(said, reading_of):
    return reading_of(said("[Miners]actor [blocked]trigger the road.", "block", event="PROTEST"))


@pytest.fixture
def later(said, reading_of):
    return reading_of(said("The road [reopened]trigger.", "reopen"), name="r2", published="2031-03-04")


class StoppedError(Exception):
    """Stands for whatever ends a process."""


@pytest.mark.parametrize("name", STEPS)
def test_stopping_inside_a_transaction_leaves_the_old_ledger(tmp_path, reading, later, name):
    path = tmp_path / "trial.db"
    open_ledger(path).add([reading])

    def stop(step: str) -> None:
        if step == name:
            raise StoppedError

    ledger = SqlLedger(open_sqlite(path, wait_seconds=1), step=stop)
    with pytest.raises(StoppedError):
        ledger.add([later], [])
    again = open_ledger(path)
    assert list(again.readings()) == [reading]
    assert again.add([later], []) == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", STEPS)
def test_a_killed_process_leaves_the_old_ledger(tmp_path, reading, name):
    path = tmp_path / "trial.db"
    open_ledger(path).add([reading])
    code = (
        "import os, sys, dataclasses\n"
        "from pathlib import Path\n"
        "from reportedly.store.engine import open_sqlite\n"
        "from reportedly.store.sql import SqlLedger\n"
        "def stop(step):\n"
        "    if step == sys.argv[2]:\n"
        "        os.kill(os.getpid(), 9)\n"
        "ledger = SqlLedger(open_sqlite(Path(sys.argv[1]), wait_seconds=1), step=stop)\n"
        "reading = next(ledger.readings())\n"
        "ledger.add([dataclasses.replace(reading, article=dataclasses.replace(reading.article, id='a-2', outlet='B'),"
        " statements=())], [])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path), name], check=False)  # noqa: S603
    assert done.returncode == -9
    assert list(open_ledger(path).readings()) == [reading]


def test_a_second_writer_is_told_that_the_ledger_is_locked(tmp_path, reading):
    path = tmp_path / "trial.db"
    ledger = open_ledger(path, wait_seconds=0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerLockedError, match="another process"):
        ledger.add([reading])
    other.execute("ROLLBACK")
    other.close()
    assert ledger.add([reading]) == 1


def test_reading_goes_on_while_another_process_writes(tmp_path, reading):
    path = tmp_path / "trial.db"
    ledger = open_ledger(path, wait_seconds=0.05)
    ledger.add([reading])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert list(ledger.readings()) == [reading]
    other.execute("ROLLBACK")
    other.close()


def test_a_newer_schema_is_refused(tmp_path):
    path = tmp_path / "trial.db"
    open_ledger(path)
    with sqlite3.connect(path) as other:
        other.execute("UPDATE meta SET value = '999'")
    other.close()
    with pytest.raises(SchemaTooNewError, match="999"):
        open_ledger(path)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor, the road is closed. " * 50, encoding="utf-8")
    with pytest.raises(LedgerError, match="not a ledger"):
        open_ledger(path)


def test_another_program_s_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE stamps (id)")
    other.close()
    with pytest.raises(LedgerError, match="not a ledger"):
        open_ledger(path)
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("stamps",)]
    other.close()


@pytest.mark.parametrize("where", ["nowhere/at/all.db", "mysql://host/base", "postgresql://127.0.0.1:9/base"])
def test_a_place_that_cannot_hold_a_ledger_is_refused(tmp_path, monkeypatch, where):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError):
        open_ledger(where)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(LedgerError, match="folder"):
        open_ledger(tmp_path)


def test_a_missing_ledger_is_not_made_when_only_reading(tmp_path):
    with pytest.raises(LedgerError, match="no ledger"):
        open_ledger(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_url_names_the_same_file_as_its_path(tmp_path, reading):
    open_ledger(f"sqlite:///{tmp_path / 'trial.db'}").add([reading])
    assert list(open_ledger(tmp_path / "trial.db").readings()) == [reading]


def test_quoted_words_are_kept_once(tmp_path, said, reading_of):
    path = tmp_path / "trial.db"
    open_ledger(path).add([reading_of(said("[Quarry Guards Union]source [struck]trigger.", "strike"))])
    with sqlite3.connect(path) as other:
        (record,) = other.execute("SELECT record FROM readings").fetchone()
    other.close()
    assert b"Quarry" not in expand(record)


def test_opening_the_store_does_not_import_sqlalchemy():
    code = "import sys, reportedly.store; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
