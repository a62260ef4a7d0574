"""A large ledger from a small one: its rows copied with other ids, days, addresses and marks.

Linking and deriving 100,000 reports takes two hours; what a further report costs hangs on how many rows there are to
search, not on what stands in those that nobody looks up. Records are copied as they are and name the reports that they
were made from, so such a ledger is for measuring only; the search index is not copied.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

DIGITS = 7
"""Of a report's number, with which its ids begin."""
_TABLES = (
    "articles", "sightings", "readings", "statements", "groundings", "links", "marks", "marked", "standing_articles",
    "standing_sorts", "standing_ties", "standing_events", "standing_members", "standing_subjects", "standing_about",
    "standing_situations",
)  # fmt: skip
_NAMES = {
    "articles": ("id",),
    "sightings": ("article_id",),
    "readings": ("article_id",),
    "statements": ("id",),
    "links": ("left", "right"),
    "standing_articles": ("article", "situation"),
    "standing_sorts": ("article",),
    "standing_ties": ("article", "other"),
    "standing_events": ("id", "article"),
    "standing_members": ("statement", "event", "article"),
    "standing_subjects": ("id", "article"),
    "standing_about": ("article", "subject"),
    "standing_situations": ("id",),
}
"""Columns that hold ids of reports, or of what is named by one."""
_OWN = ("url", "snapshot_id", "text_sha256", "page")
"""Columns whose values no two copies may share."""
_FAR = 7_919_000_003
"""Between the marks of two copies."""


def copied(base: Path, out: Path, *, times: int, n_reports: int, n_days: int) -> None:
    """Write a ledger that holds another so many times.

    Args:
        base: A SQLite ledger that nobody writes.
        out: Where the large one is to be.
        times: How often; 1 is a copy of the file.
        n_reports: Reports in the base: as much the numbers in ids move on from copy to copy.
        n_days: Days that they cover.
    """
    with closing(sqlite3.connect(base)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(base, out)
    with closing(sqlite3.connect(out, isolation_level=None)) as connection:
        for line in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-1000000"):
            connection.execute(f"PRAGMA {line}")
        connection.create_function("moved", 2, lambda name, k: _moved(name, k * n_reports), deterministic=True)
        connection.create_function("remarked", 2, _remarked, deterministic=True)
        for table in _TABLES:
            connection.execute(f"CREATE TEMP TABLE base_{table} AS SELECT * FROM {table}")  # noqa: S608 - own names
        orders = [_order(connection, table, n_days) for table in _TABLES]
        connection.execute("BEGIN")
        for k in range(1, times):
            for order in orders:
                connection.execute(order, {"k": k})
        connection.execute("COMMIT")


def _order(connection: sqlite3.Connection, table: str, n_days: int) -> str:
    """The statement that adds one copy of a table's rows."""
    columns = [(row[1], row[2]) for row in connection.execute(f"PRAGMA table_info({table})")]
    last = {
        of: connection.execute(f"SELECT MAX(seq) FROM {of}").fetchone()[0] or 0  # noqa: S608 - our own names
        for of in ("articles", "readings", "links")
    }
    values = ", ".join(_value(table, name, kind, last, n_days) for name, kind in columns)
    names = ", ".join(f'"{name}"' for name, _ in columns)
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM base_{table}"  # noqa: S608 - our own names


def _value(table: str, name: str, kind: str, last: dict[str, int], n_days: int) -> str:
    """What stands in a column of the k-th copy."""
    column, marking = f'"{name}"', table in {"marks", "marked"}
    numbered = {"seq": table, "reading": "readings"} | ({"article": "articles"} if marking else {})
    if name in _NAMES.get(table, ()):
        return f"moved({column}, :k)"
    if name in numbered:
        return f"{column} + :k * {last[numbered[name]]}"
    if (table, name) == ("marks", "mark"):
        return f"remarked({column}, :k)"
    if kind == "DATE":
        return f"date({column}, '+' || (:k * {n_days}) || ' days')"
    if name in _OWN or (table, name) == ("links", "id"):
        return f"CASE WHEN {column} = '' THEN '' ELSE {column} || '/' || :k END"
    return f"{column} + :k * {n_days}" if (table, name) == ("marks", "day") else column


def _moved(name: str | None, by: int) -> str | None:
    """An id whose number is moved on, whatever letter stands before it; what is empty stays so."""
    if not name:
        return name
    kind = 2 if name[1] == "-" else 0
    return f"{name[:kind]}{int(name[kind : kind + DIGITS]) + by:0{DIGITS}d}{name[kind + DIGITS :]}"


def _remarked(mark: int, k: int) -> int:
    """Another mark for each copy, as a signed number of 64 bits."""
    return (mark + k * _FAR + 2**63) % 2**64 - 2**63
