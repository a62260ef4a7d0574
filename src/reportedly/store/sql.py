"""The ledger in a database: a SQLite file by default, one code path by SQLAlchemy Core.

Every `add` is one transaction: after a crash the ledger is what it was before or after it, never between.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from reportedly.errors import LedgerError, LedgerLockedError, SchemaTooNewError
from reportedly.records import Article, Link, Reading
from reportedly.store import rows, schema, sheets

_CHUNK = 400
"""Ids in one IN list; SQLite takes 32,766 and the planner is happiest well below."""


class SqlLedger:
    """Remembers readings and links in one database."""

    def __init__(self, engine: Engine, *, name: str, step: Callable[[str], None] = lambda _: None) -> None:
        """Take an engine from `open_sqlite`.

        Args:
            engine: Connects to the database.
            name: What to call the ledger in a message.
            step: Called inside the transaction with the name of each step that was done, for crash tests.
        """
        self._engine = engine
        self._name = name
        self._step = step
        self._prepare()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def add(self, readings: Iterable[Reading], links: Iterable[Link] | None = None) -> int:
        """Append readings and links, all or none.

        Args:
            readings: Those already there add nothing but their sightings; a reading that says something else about an
                article already there is kept beside the old one, and views show the newer.
            links: All that linking now says between different readings of the ledger. Links that it said before and no
                longer says are withdrawn, not deleted. None leaves links as they are.

        Returns:
            How many articles were new.

        Raises:
            LedgerLockedError: if another process keeps the write lock for longer than we wait.
            LedgerError: if the database refuses, or a link names something that is not in the ledger.
        """
        batch = tuple({reading.article.id: reading for reading in readings}.values())
        derived = None if links is None else tuple(links)
        with self._transaction(write=True) as connection:
            kept = _kept_as(connection, [reading.article for reading in batch])
            new = self._append(connection, batch, kept)
            if derived is not None:
                seen = sheets.seen_elsewhere(batch, kept)
                self._relink(connection, [k for k in derived if k.left not in seen and k.right not in seen])
            self._step("before commit")
        return new

    def readings(self) -> Iterator[Reading]:
        """Every article with its newest reading, by publication day (undated last), then id.

        Raises:
            LedgerError: if the file is damaged.
        """
        with self._transaction(write=False) as connection:
            newest = sa.select(sa.func.max(schema.readings.c.seq)).group_by(schema.readings.c.article_id)
            where = sa.join(schema.readings, schema.articles, schema.readings.c.article_id == schema.articles.c.id)
            keys = [
                row.seq
                for row in connection.execute(
                    sa.select(schema.readings.c.seq)
                    .select_from(where)
                    .where(schema.readings.c.seq.in_(newest))
                    .order_by(schema.articles.c.published.is_(None), schema.articles.c.published, schema.articles.c.id)
                )
            ]
        for chunk in _chunks(keys):
            with self._transaction(write=False) as connection:
                found = _load(connection, chunk)
            yield from (found[seq] for seq in chunk)

    def links(self) -> Iterator[Link]:
        """Every link between statements or articles of different readings that is in force, by id."""
        table = schema.links
        with self._transaction(write=False) as connection:
            packed = connection.execute(
                sa.select(table.c.record)
                .where(table.c.reading.is_(None), table.c.withdrawn.is_(False))
                .order_by(table.c.id, table.c.seq)
            ).scalars()
            found = [rows.unpack_link(row) for row in packed]
        yield from found

    def superseded(self) -> dict[str, str]:
        """For every article whose page changed later, the id of the article that took its place."""
        table = schema.articles
        with self._transaction(write=False) as connection:
            pairs = connection.execute(
                sa.select(table.c.supersedes, table.c.id).where(table.c.supersedes.is_not(None)).order_by(table.c.seq)
            )
            return {row.supersedes: row.id for row in pairs}

    def sightings(self) -> int:
        """How many times, at different addresses or in different bytes, the ledger's articles were met."""
        with self._transaction(write=False) as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(schema.sightings)).scalar_one())

    def _prepare(self) -> None:
        """Make the tables in a new file; check the version of an old one."""
        with self._transaction(write=True) as connection:
            present = set(sa.inspect(connection).get_table_names())
            if not present:
                schema.metadata.create_all(connection)
                connection.execute(schema.meta.insert(), [{"key": "schema_version", "value": str(schema.VERSION)}])
                return
            if not {"meta", "articles", "statements"} <= present:
                raise LedgerError(f"{self._name} is a database but not a ledger; choose another file name")
            version = connection.execute(
                sa.select(schema.meta.c.value).where(schema.meta.c.key == "schema_version")
            ).scalar_one()
            if int(version) > schema.VERSION:
                raise SchemaTooNewError(
                    f"{self._name} has schema {version} and this Reportedly knows {schema.VERSION}; install a newer one"
                )

    def _append(self, connection: Connection, batch: Sequence[Reading], kept: Mapping[str, str]) -> int:
        sights = [sheets.sighting_row(r.article, kept.get(r.article.id, r.article.id)) for r in batch]
        fresh = [reading.article for reading in batch if reading.article.id not in kept]
        _insert_articles(connection, fresh)
        self._step("articles")
        _insert_missing_sightings(connection, sights)
        self._step("sightings")
        _insert_readings(connection, [r for r in batch if kept.get(r.article.id, r.article.id) == r.article.id])
        self._step("readings")
        return len(fresh)

    def _relink(self, connection: Connection, derived: Sequence[Link]) -> None:
        table = schema.links
        current = {
            row.record: row.seq
            for row in connection.execute(
                sa.select(table.c.record, table.c.seq).where(table.c.reading.is_(None), table.c.withdrawn.is_(False))
            )
        }
        wanted = {row["record"]: row for row in map(sheets.link_row, derived)}
        fresh = [row for record, row in wanted.items() if record not in current]
        _check_ends(connection, fresh, self._name)
        gone = [seq for record, seq in current.items() if record not in wanted]
        for chunk in _chunks(gone):
            connection.execute(table.update().where(table.c.seq.in_(chunk)).values(withdrawn=True))
        self._step("links withdrawn")
        if fresh:
            connection.execute(table.insert(), fresh)
        self._step("links")

    def _transaction(self, *, write: bool) -> AbstractContextManager[Connection]:
        return _transaction(self._engine, write=write, name=self._name)


@contextmanager
def _transaction(engine: Engine, *, write: bool, name: str) -> Iterator[Connection]:
    try:
        with engine.connect().execution_options(ledger_write=write) as connection, connection.begin():
            yield connection
    except sa.exc.OperationalError as error:
        if "locked" in str(error.orig) or "busy" in str(error.orig):
            raise LedgerLockedError(
                f"{name} is being written by another process; wait until it is done and try again"
            ) from error
        raise LedgerError(f"{name} cannot be used ({error.orig}); check the path and its permissions") from error
    except sa.exc.IntegrityError as error:
        raise LedgerError(f"{name} refuses a row ({error.orig}); the reading contradicts itself") from error
    except sa.exc.DatabaseError as error:
        raise LedgerError(f"{name} is not a ledger or is damaged ({error.orig}); restore it from a copy") from error


def open_sqlite(path: Path, *, wait_seconds: float) -> Engine:
    """An engine on a SQLite file: write-ahead log, full synchronisation, foreign keys, one writer at a time."""
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)), poolclass=sa.pool.NullPool)

    @sa.event.listens_for(engine, "connect")
    def _tune(connection: Any, _record: object) -> None:
        # The driver must not open transactions of its own: BEGIN IMMEDIATE below takes the write lock at once, so that
        # a writer waits at its start and never fails half-way.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {int(wait_seconds * 1000)}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("ledger_write", True)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _chunks(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (keys[i : i + _CHUNK] for i in range(0, len(keys), _CHUNK))


def _kept_as(connection: Connection, articles: Sequence[Article]) -> dict[str, str]:
    """For every article that the ledger has, by id or as the same text of the same outlet and day: its id there."""
    table = schema.articles
    kept: dict[str, str] = {}
    for chunk in _chunks([article.id for article in articles]):
        kept |= {i: i for i in connection.execute(sa.select(table.c.id).where(table.c.id.in_(chunk))).scalars()}
    by_text: dict[tuple[str, Any, str], str] = {}
    named = {a.id: sheets.text_digest(a.text) for a in articles if a.outlet is not None and a.id not in kept}
    columns = (table.c.outlet, table.c.published, table.c.text_sha256, table.c.id)
    for chunk in _chunks(sorted(set(named.values()))):
        found = connection.execute(sa.select(*columns).where(table.c.text_sha256.in_(chunk)))
        by_text |= {(row.outlet, row.published, row.text_sha256): row.id for row in found}
    for article in articles:
        if article.outlet is not None and article.id in named:
            first = by_text.setdefault((article.outlet, article.published, named[article.id]), article.id)
            if first != article.id:
                kept[article.id] = first
    return kept


def _insert_articles(connection: Connection, fresh: Sequence[Article]) -> None:
    table = schema.articles
    latest: dict[str, str] = {}
    urls = sorted({article.url for article in fresh if article.url is not None})
    for chunk in _chunks(urls):
        found = connection.execute(
            sa.select(table.c.url, table.c.id).where(table.c.url.in_(chunk)).order_by(table.c.seq)
        )
        latest |= {row.url: row.id for row in found}
    packed = []
    for article in fresh:
        packed.append(sheets.article_row(article, latest.get(article.url) if article.url else None))
        if article.url:
            latest[article.url] = article.id
    if packed:
        connection.execute(table.insert(), packed)


def _insert_missing_sightings(connection: Connection, sights: Sequence[sheets.Row]) -> None:
    table = schema.sightings
    known: set[tuple[Any, ...]] = set()
    for chunk in _chunks(sorted({row["article_id"] for row in sights})):
        known |= {tuple(row) for row in connection.execute(sa.select(table).where(table.c.article_id.in_(chunk)))}
    fresh = {tuple(row.values()): row for row in sights if tuple(row.values()) not in known}
    if fresh:
        connection.execute(table.insert(), list(fresh.values()))


def _insert_readings(connection: Connection, batch: Sequence[Reading]) -> None:
    table = schema.readings
    known: set[tuple[str, str]] = set()
    pages = [sheets.sheet(reading) for reading in batch]
    for chunk in _chunks([page.article_id for page in pages]):
        found = connection.execute(sa.select(table.c.article_id, table.c.digest).where(table.c.article_id.in_(chunk)))
        known |= {(row.article_id, row.digest) for row in found}
    fresh = [page for page in pages if (page.article_id, page.digest) not in known]
    seq = int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(table.c.seq), 0))).scalar_one())
    parts: dict[str, list[sheets.Row]] = defaultdict(list)
    for page in fresh:
        seq += 1
        parts["readings"].append(
            {"seq": seq, "article_id": page.article_id, "digest": page.digest, "record": page.seen}
        )
        for name in ("statements", "groundings", "problems", "links"):
            parts[name] += [row | {"reading": seq} for row in getattr(page, name)]
    for name, packed in parts.items():
        if packed:
            connection.execute(schema.metadata.tables[name].insert(), packed)


def _check_ends(connection: Connection, fresh: Sequence[sheets.Row], name: str) -> None:
    """Every end of a link must be a statement or an article of the ledger; no orphan claims."""
    missing = {row[side] for row in fresh for side in ("left", "right")}
    for table in (schema.statements, schema.articles):
        for chunk in _chunks(sorted(missing)):
            missing -= set(connection.execute(sa.select(table.c.id).where(table.c.id.in_(chunk))).scalars())
    if missing:
        raise LedgerError(f"a link names {min(missing)}, which is not in {name}; add its reading first")


def _load(connection: Connection, keys: Sequence[int]) -> dict[int, Reading]:
    """The readings with these numbers."""
    table, article = schema.readings, schema.articles
    heads = connection.execute(
        sa.select(table.c.seq, table.c.record, article.c.record.label("article"), article.c.text)
        .select_from(sa.join(table, article, table.c.article_id == article.c.id))
        .where(table.c.seq.in_(keys))
    ).all()
    packed: dict[str, dict[int, list[bytes]]] = {}
    for name in ("statements", "groundings", "problems", "links"):
        part = schema.metadata.tables[name]
        found: dict[int, list[bytes]] = defaultdict(list)
        for row in connection.execute(
            sa.select(part.c.reading, part.c.record)
            .where(part.c.reading.in_(keys))
            .order_by(part.c.reading, part.c.position)
        ):
            found[row.reading].append(row.record)
        packed[name] = found
    return {head.seq: _reading(head, {name: found[head.seq] for name, found in packed.items()}) for head in heads}


def _reading(head: Any, packed: dict[str, list[bytes]]) -> Reading:
    seen = rows.unpack_seen(head.record)
    return Reading(
        article=rows.unpack_article(head.article, head.text),
        statements=tuple(rows.unpack_statement(row, head.text) for row in packed["statements"]),
        attributions=seen.attributions,
        mentions=seen.mentions,
        times=seen.times,
        groundings=tuple(rows.unpack_grounding(row) for row in packed["groundings"]),
        links=tuple(rows.unpack_link(row) for row in packed["links"]),
        problems=tuple(rows.unpack_problem(row) for row in packed["problems"]),
    )
