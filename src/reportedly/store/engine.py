"""Connections: how each database is opened, how writers take turns, and what its complaints mean.

Readers never wait for writers. Writers wait for one another at their start, so that none fails half-way.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from reportedly.errors import LedgerError, LedgerLockedError

CHUNK = 400
"""Ids in one IN list; SQLite takes 32,766 and the planner is happiest well below."""
_Key = TypeVar("_Key")
_PAUSE_SECONDS = 0.02
_WAL_PAGES = 16_000
"""64 MB of log before it goes back into the file: pages that many batches touch are written once."""
_CACHE_KIBIBYTES = 65_536
"""Hashes are met all over an index; with SQLite's own 2 MB each is fetched and written anew."""
_WRITERS = 0x7265706F
"""Names the writers' turn among PostgreSQL's advisory locks ("repo")."""
_LOCKED = ("locked", "busy", "lock timeout", "statement timeout")
_FULL = ("disk is full", "disk full", "no space left", "could not extend file")
_LOST = ("could not connect", "connection failed", "connection refused", "server closed", "could not translate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """One database and the way to it."""

    engine: Engine
    name: str
    """What to call it in a message; holds no password."""
    turn: Callable[[], AbstractContextManager[None]] = nullcontext
    """Waits until no other process writes, and keeps others waiting."""
    file: Path | None = None
    """The SQLite file; None for a server or memory."""

    @property
    def is_sqlite(self) -> bool:
        """Whether it is SQLite, else PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger and changes nothing."""
        with _explained(self.name), self.engine.connect().execution_options(ledger_write=False) as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")  # noqa: PLW2901
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one transaction that writes; all of it is kept, or nothing."""
        with _explained(self.name), self.turn():
            options = self.engine.connect().execution_options(ledger_write=True)
            with options as connection, connection.begin():
                yield connection


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """What a database complains of, in words that say what to do."""
    try:
        yield
    except sa.exc.IntegrityError as error:
        raise LedgerError(f"{name} refuses a row ({_first_line(error)}); the reading contradicts itself") from error
    except sa.exc.DBAPIError as error:
        said = _first_line(error)
        low = said.lower()
        if any(word in low for word in _LOCKED):
            raise _locked(name) from error
        if any(word in low for word in _FULL):
            raise LedgerError(
                f"{name} cannot be written: the disk is full; free some space and add again, nothing is half-written"
            ) from error
        if any(word in low for word in _LOST):
            raise LedgerError(f"{name} cannot be reached ({said}); check the URL and that its server runs") from error
        if isinstance(error, sa.exc.OperationalError):
            raise LedgerError(f"{name} cannot be used ({said}); check the path and its permissions") from error
        raise LedgerError(f"{name} is not a ledger or is damaged ({said}); restore it from a copy") from error


def _first_line(error: sa.exc.DBAPIError) -> str:
    return (str(error.orig).strip() or type(error.orig).__name__).splitlines()[0]


def _locked(name: str) -> LedgerLockedError:
    return LedgerLockedError(f"{name} is being written by another process; wait until it is done and try again")


def chunks(keys: Sequence[_Key]) -> Iterator[Sequence[_Key]]:
    """The keys in parts that one statement can take."""
    return (keys[i : i + CHUNK] for i in range(0, len(keys), CHUNK))


def insert_plain(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]], *, cast: str = ""
) -> None:
    """Insert many short rows of plain values as they are; SQLAlchemy would look at each value, which costs more.

    Args:
        connection: In a transaction.
        table: Our own table's name.
        columns: Names of its columns.
        rows: Values in their order; may be none.
        cast: Type of the last column, where the database must be told.
    """
    if rows:
        slots = ["?" if connection.dialect.name == "sqlite" else "%s"] * len(columns)
        slots[-1] = f"CAST({slots[-1]} AS {cast})" if cast else slots[-1]
        names, values = ", ".join(columns), ", ".join(slots)
        line = f"INSERT INTO {table} ({names}) VALUES ({values})"  # noqa: S608 - no name comes from outside
        connection.exec_driver_sql(line, list(rows))


def ask_plain(connection: Connection, line: str, keys: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a question about many keys, as the driver gives them; SQLAlchemy's rows cost more than the answer.

    Days come as the database has them: text in SQLite.

    Args:
        connection: In a transaction.
        line: With `{keys}` where the list of keys stands, once.
        keys: Plain values; none ask nothing.
    """
    for said, asked in _in_parts(connection, line, keys):
        result = connection.exec_driver_sql(said, asked)
        yield from result.cursor.fetchall()
        result.close()


def change_plain(connection: Connection, line: str, keys: Sequence[Any]) -> None:
    """Change or delete the rows of many keys; as `ask_plain` asks for them.

    Args:
        connection: In a transaction.
        line: With `{keys}` where the list of keys stands, once.
        keys: Plain values; none change nothing.
    """
    for said, asked in _in_parts(connection, line, keys):
        connection.exec_driver_sql(said, asked).close()


def _in_parts(connection: Connection, line: str, keys: Sequence[Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The statement as the driver takes it, as often as all keys need, each time with some of them."""
    slot = "?" if connection.dialect.name == "sqlite" else "%s"
    for chunk in chunks(keys):
        # Few lengths, so that the driver finds most statements prepared; the last key fills up.
        length = min(CHUNK, 1 << (len(chunk) - 1).bit_length())
        yield line.format(keys=", ".join([slot] * length)), (*chunk, *[chunk[-1]] * (length - len(chunk)))


def open_sqlite(path: Path | None, *, wait_seconds: float, name: str | None = None) -> Database:
    """A SQLite file: write-ahead log, full synchronisation, foreign keys, one writer at a time.

    Args:
        path: The file; None for a database in memory.
        wait_seconds: How long to wait for another writer.
        name: What to call it in a message.
    """
    name = name or (f'"{path}"' if path else '":memory:"')
    if path is None:
        options: dict[str, Any] = {"poolclass": sa.pool.StaticPool, "connect_args": {"check_same_thread": False}}
        engine = sa.create_engine("sqlite://", **options)
    else:
        engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
    pragmas = (
        f"busy_timeout = {int(wait_seconds * 1000)}", "journal_mode = WAL", "synchronous = FULL",
        f"cache_size = -{_CACHE_KIBIBYTES}",
    )  # fmt: skip

    @sa.event.listens_for(engine, "connect")
    def _tune(connection: Any, _record: object) -> None:
        # The driver must not open transactions of its own: BEGIN IMMEDIATE below takes the write lock at once.
        connection.isolation_level = None
        for pragma in (*pragmas, "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("ledger_write", True)
        # Only who holds the writers' turn moves the log back into the file: before SQLite 3.51.3 two who do so at the
        # same time can lose commits (https://sqlite.org/wal.html#walresetbug).
        if connection.info.get("ledger_write") is not write:  # kept as long as the database's own connection lives
            connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES if write else 0}")
            connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if write else 'ON'}")
            connection.info["ledger_write"] = write
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    def turn() -> AbstractContextManager[None]:
        return nullcontext() if path is None else _turn(path, wait_seconds, name)

    return Database(engine=engine, name=name, turn=turn, file=path)


@contextmanager
def _turn(path: Path, wait_seconds: float, name: str) -> Iterator[None]:
    """A lock on a file beside the ledger; it ends with its process, however that ends."""
    # Not on the ledger itself: closing any handle of it would drop the locks that SQLite holds there.
    try:
        handle = os.open(f"{path}-writer", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise LedgerError(f"{name} cannot be written ({error.strerror}); check the folder's permissions") from error
    try:
        until = time.monotonic() + wait_seconds
        while not _taken(handle):
            if time.monotonic() >= until:
                raise _locked(name)
            time.sleep(_PAUSE_SECONDS)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def open_postgresql(url: str, *, wait_seconds: float) -> Database:
    """A PostgreSQL database; writers take turns by an advisory lock.

    Raises:
        LedgerError: if the URL cannot be read or the driver is not installed.
    """
    try:
        parsed = sa.make_url(url).set(drivername="postgresql+psycopg")
    except sa.exc.ArgumentError as error:
        raise LedgerError("the ledger's URL cannot be read; write postgresql://USER:PASSWORD@HOST/DATABASE") from error
    name = f'"{parsed.set(drivername="postgresql").render_as_string(hide_password=True)}"'
    try:
        engine = sa.create_engine(parsed, connect_args={"connect_timeout": max(2, int(wait_seconds))})
    except ModuleNotFoundError as error:
        raise LedgerError(
            f'{name} needs the PostgreSQL driver, which is not installed; run: pip install "reportedly[postgresql]"'
        ) from error

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("ledger_write", True):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, int(wait_seconds * 1000))}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")

    return Database(engine=engine, name=name)
