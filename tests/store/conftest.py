"""Ledgers of every released schema, as those versions left them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from reportedly.store.engine import Database, open_postgresql, open_sqlite
from reportedly.store.migrate import upgrade

RELEASED = Path(__file__).parent / "released"


@pytest.fixture
def old_file(tmp_path) -> Path:
    """A SQLite ledger of schema 1: four reports, a sighting, a revision, a second reading, links in force and not."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript((RELEASED / "schema-1.sql").read_text(encoding="utf-8"))
    connection.close()
    return path


@pytest.fixture
def old_server(postgresql, old_file) -> str:
    """The URL of the same ledger on a PostgreSQL server."""
    server, file = open_postgresql(postgresql, wait_seconds=5), open_sqlite(old_file, wait_seconds=5)
    with server.writing() as target, file.reading() as source:
        upgrade(target, 0, 1)
        _copied(source, target)
    server.engine.dispose()
    file.engine.dispose()
    return postgresql


def _copied(source, target) -> None:
    tables = sa.MetaData()
    tables.reflect(target)
    for table in tables.sorted_tables:
        rows = [row._asdict() for row in source.execute(sa.select(table))]
        if table.name == "meta":
            continue
        if rows:
            target.execute(table.insert(), rows)
        if "seq" in table.c:
            target.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'seq'), {len(rows) + 1})")


@pytest.fixture(params=["sqlite", "postgresql"])
def old_ledger(request) -> str:
    """Where a ledger of schema 1 is."""
    return str(request.getfixturevalue({"sqlite": "old_file", "postgresql": "old_server"}[request.param]))


@pytest.fixture(params=["sqlite", "postgresql"])
def old_database(request) -> Iterator[Database]:
    """A ledger of schema 1 that has not been opened yet."""
    if request.param == "sqlite":
        database = open_sqlite(request.getfixturevalue("old_file"), wait_seconds=5)
    else:
        database = open_postgresql(request.getfixturevalue("old_server"), wait_seconds=5)
    yield database
    database.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path) -> Iterator[Database]:
    """A database without any tables."""
    if request.param == "sqlite":
        database = open_sqlite(tmp_path / "empty.db", wait_seconds=5)
    else:
        database = open_postgresql(request.getfixturevalue("postgresql"), wait_seconds=5)
    yield database
    database.engine.dispose()
