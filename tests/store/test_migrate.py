"""Ledgers of every released schema are carried up, on both databases, whole or not at all."""

import sqlite3
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reportedly.store import index, open_ledger, schema
from reportedly.store.engine import insert_plain, open_sqlite
from reportedly.store.migrate import INDEXED, tell_pages, upgrade
from reportedly.store.sql import SqlLedger

RELEASED = Path(__file__).parent / "released"
STEPS = (
    "migration: old tables renamed",
    "migration: new tables",
    "migration: rows copied",
    "migration: old tables dropped",
    "migration: standing tables",
    "migration: search index emptied",
    "migration: pages",
    "migration: marks copied",
    "migration: marks by stretches",
    "migration: search index",
)


class StoppedError(Exception):
    """Stands for whatever ends a process."""


def told(path) -> list[str]:
    """Everything in a SQLite file, as SQL."""
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def exported(where) -> str:
    ledger = open_ledger(where)
    lines = "".join(f"{line}\n" for line in ledger.export())
    ledger.close()
    return lines


def test_a_ledger_of_schema_1_says_the_same_in_the_present_schema(old_ledger):
    assert exported(old_ledger) == (RELEASED / "schema-1.jsonl").read_text(encoding="utf-8")


def test_a_ledger_that_was_carried_up_is_whole_and_searched(old_ledger):
    ledger = open_ledger(old_ledger)
    assert list(ledger.verify()) == []
    assert [hit.score > 0 for hit in ledger.search("miners").found] == [True]
    ledger.close()


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_a_ledger_of_each_schema_is_carried_up_whole(old_database, version):
    with old_database.writing() as connection:
        upgrade(connection, 1, version)
        if version >= INDEXED:
            index.rebuild(connection)
            tell_pages(connection)
    ledger = SqlLedger(old_database)
    assert "".join(f"{line}\n" for line in ledger.export()) == (RELEASED / "schema-1.jsonl").read_text(encoding="utf-8")
    assert list(ledger.verify()) == []
    assert [hit.score > 0 for hit in ledger.search("miner").found] == [True]
    ledger.close()


def test_marks_of_an_earlier_schema_are_found_by_day(old_database):
    hashed = blake2b(b"1\0n:brezna", digest_size=8).digest()
    number, day = int.from_bytes(hashed, "big", signed=True), date(2031, 3, 2).toordinal()
    with old_database.writing() as connection:
        upgrade(connection, 1, 4)
        rows = [(number, day, 7, 1), (number, 0, 8, 2), (number, day + 40, 9, 3)]
        insert_plain(connection, "marks", ("mark", "day", "rank", "article"), rows)
        insert_plain(connection, "marked", ("article", "version"), [(n, 1) for n in (1, 2, 3)])
    ledger = SqlLedger(old_database)
    with old_database.reading() as connection:
        ids = dict(connection.execute(sa.select(schema.articles.c.seq, schema.articles.c.id)).all())
    days = date(2031, 3, 1), date(2031, 3, 31)
    assert [article for article, _ in ledger.sharing(["n:brezna"], *days)] == [ids[1], ids[2]]
    assert [article for article, _ in ledger.sharing(["n:brezna"], None, None)] == [ids[3], ids[1], ids[2]]
    ledger.close()


def test_a_report_of_the_old_ledger_is_known_in_the_new_one(old_ledger):
    ledger = open_ledger(old_ledger)
    before = list(ledger.export())
    assert ledger.add(list(ledger.readings())) == 0
    assert list(ledger.export()) == before
    ledger.close()


def test_what_comes_after_the_old_rows_gets_numbers_of_its_own(old_ledger, said, reading_of):
    ledger = open_ledger(old_ledger)
    assert ledger.add([reading_of(said("The road [reopened]trigger.", "reopen"), name="new")]) == 1
    assert list(ledger.verify()) == []
    ledger.close()


def test_the_old_file_is_kept_beside_the_new_one(old_file):
    before = told(old_file)
    open_ledger(old_file).close()
    assert told(old_file.with_name("old.db.schema-1")) == before


def test_pages_that_an_earlier_version_did_not_tell_are_told_and_linked_anew(tmp_path, reading_of):
    text = (
        "Rockets hit the market of Brezna on Sunday while traders were putting up their stalls, and doctors at the "
        "hospital of the town counted {} dead by noon, among them two children of a baker."
    )
    made = [reading_of(name=str(n), tail=text.format(n)) for n in (17, 19)]
    pages = [replace(r, article=replace(r.article, title="Rockets hit Brezna")) for r in made]
    ledger = open_ledger(tmp_path / "l.db")
    ledger.add(pages)
    ledger.join([], done=ledger.waiting(limit=9))
    connection = sqlite3.connect(tmp_path / "l.db")
    connection.executescript("DELETE FROM versions; UPDATE articles SET page = NULL")
    connection.close()
    assert (ledger.superseded(), ledger.waiting(limit=9).article_ids) == ({}, ())
    ledger.reindex()
    old, new = (page.article.id for page in pages)
    assert ledger.superseded() == {old: new}
    assert set(ledger.waiting(limit=9).article_ids) == {old, new}
    assert not ledger.is_fresh()
    ledger.close()


@pytest.mark.parametrize("name", STEPS)
def test_a_migration_that_is_cut_short_can_be_run_again(old_file, name):
    def stop(step):
        if step == name:
            raise StoppedError

    with pytest.raises(StoppedError):
        SqlLedger(open_sqlite(old_file, wait_seconds=1), step=stop)
    assert exported(old_file) == (RELEASED / "schema-1.jsonl").read_text(encoding="utf-8")
    ledger = open_ledger(old_file)
    assert list(ledger.verify()) == []
    ledger.close()


def test_migrations_make_the_tables_that_the_schema_says(empty):
    def named(name, kind, parents):
        # The search index is made by one list of statements in both cases; SQLAlchemy has no words for it.
        table = name if kind == "table" else parents.get("table_name")
        return kind not in {"table", "index"} or (table in schema.metadata.tables and name != "terms_by_trigram")

    with empty.writing() as connection:
        upgrade(connection, 0, schema.VERSION)
        context = MigrationContext.configure(connection, opts={"include_name": named, "compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_migrations_make_the_search_index_that_the_schema_says():
    folder = Path(schema.__file__).parent / "migrations"
    code = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("schema_*.py")))
    assert [line for lines in schema.INDEX_TABLES.values() for line in lines if f'"{line}"' not in code] == []
