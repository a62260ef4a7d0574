"""Schema 2: readings in one compressed record, seals, judgements of people, marks for linking, words for searching.

Nothing that schema 1 held is left out but what follows from the rest (which page superseded which, columns nobody
searched). The search index and the marks start empty; the ledger fills them when it is opened and linked.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
import zstandard
from alembic import op
from sqlalchemy.engine import Connection

revision = "0002"
down_revision = "0001"

_OLD = ("links", "problems", "groundings", "statements", "readings", "sightings", "judgements", "articles")
_INDEXES = (
    "ix_articles_url ix_articles_published ix_articles_text_sha256 ix_readings_article_id ix_statements_id "
    "statements_by_event_and_day ix_groundings_target ix_links_id ix_links_left ix_links_right ix_links_reading "
    "links_in_force ix_judgements_subject_id"
).split()
_KEYED: dict[str, Any] = {"sqlite_with_rowid": False}
_CHUNK = 200


def upgrade() -> None:
    """Carry a ledger of schema 1 over."""
    connection, step = op.get_bind(), op.get_context().opts["step"]
    for name in _INDEXES:
        op.execute(f"DROP INDEX {name}")
    for name in _OLD:
        op.rename_table(name, f"old_{name}")
    step("migration: old tables renamed")
    new = _tables()
    new.create_all(connection, checkfirst=False)
    step("migration: new tables")
    old = sa.MetaData()
    old.reflect(connection, only=[f"old_{name}" for name in _OLD])
    _copy_articles(connection, old.tables["old_articles"], new.tables["articles"])
    _copy_sightings(connection, old.tables["old_sightings"], new.tables["sightings"])
    _copy_readings(connection, old, new)
    _wait(connection, new)
    _copy_links(connection, old.tables["old_links"], new.tables["links"])
    step("migration: rows copied")
    for name in _OLD:
        op.drop_table(f"old_{name}")
    op.execute("UPDATE meta SET value = '2' WHERE key = 'schema_version'")
    step("migration: old tables dropped")


def _copy_articles(connection: Connection, old: sa.Table, new: sa.Table) -> None:
    kept = ("seq", "id", "url", "outlet", "published", "language", "text", "text_sha256", "record")
    for chunk in _chunks(connection, old):
        rows = [{name: getattr(row, name) for name in kept} for row in chunk]
        for row in rows:
            row["seal"] = _digest((row["record"], row["text_sha256"].encode()))
        connection.execute(new.insert(), rows)
    _continue_numbers(connection, "articles")


def _copy_sightings(connection: Connection, old: sa.Table, new: sa.Table) -> None:
    names = ("article_id", "snapshot_id", "url", "place")
    rows = [dict(zip(names, row, strict=True)) for row in connection.execute(sa.select(*(old.c[n] for n in names)))]
    for row in rows:
        row["seal"] = _digest(row[name].encode() for name in names)
    if rows:
        connection.execute(new.insert(), rows)


def _copy_readings(connection: Connection, old: sa.MetaData, new: sa.MetaData) -> None:
    for chunk in _chunks(connection, old.tables["old_readings"]):
        seqs = [row.seq for row in chunk]
        parts = {name: _records(connection, old.tables[f"old_{name}"], seqs) for name in _PARTS}
        rows = []
        for row in chunk:
            content = bytes(row.record)[:-1] + b"".join(
                b',"' + name.encode() + b'":[' + b",".join(parts[name].get(row.seq, ())) + b"]" for name in _PARTS
            )
            rows.append({"seq": row.seq, **_reading(row.article_id, content + b"}")})
        connection.execute(new.tables["readings"].insert(), rows)
        for name in ("statements", "groundings"):
            _copy_columns(connection, old.tables[f"old_{name}"], new.tables[name], seqs)
    _continue_numbers(connection, "readings")


_PARTS = ("statements", "groundings", "links", "problems")


def _reading(article_id: str, content: bytes) -> dict[str, Any]:
    digest, producers = _digest((content,)), b"[]"
    return {
        "article_id": article_id,
        "digest": digest,
        "producers": producers,
        "record": zstandard.ZstdCompressor(level=3).compress(content),
        "seal": _digest((article_id.encode(), digest.encode(), producers)),
    }


def _records(connection: Connection, old: sa.Table, readings: list[int]) -> dict[int, list[bytes]]:
    """The records of a part of some readings, in their order."""
    found: dict[int, list[bytes]] = {}
    chosen = sa.select(old.c.reading, old.c.record).where(old.c.reading.in_(readings))
    for row in connection.execute(chosen.order_by(old.c.reading, old.c.position)):
        found.setdefault(row.reading, []).append(bytes(row.record))
    return found


def _copy_columns(connection: Connection, old: sa.Table, new: sa.Table, readings: list[int]) -> None:
    columns = [old.c[column.name] for column in new.c]
    rows = [dict(row) for row in connection.execute(sa.select(*columns).where(old.c.reading.in_(readings))).mappings()]
    if rows:
        connection.execute(new.insert(), rows)


def _wait(connection: Connection, new: sa.MetaData) -> None:
    """Every article is to be linked by the present rules."""
    readings, waiting = new.tables["readings"], new.tables["waiting"]
    newest = sa.select(sa.func.max(readings.c.seq)).group_by(readings.c.article_id)
    connection.execute(waiting.insert().from_select(["reading"], newest))


def _copy_links(connection: Connection, old: sa.Table, new: sa.Table) -> None:
    for chunk in _chunks(connection, old):
        rows = [
            {
                **{name: getattr(row, name) for name in ("seq", "id", "left", "right", "kind", "score", "record")},
                "withdrawn": row.withdrawn,
                "seal": _digest((bytes(row.record), b"withdrawn" if row.withdrawn else b"in force")),
            }
            for row in chunk
            if row.reading is None
        ]
        if rows:
            connection.execute(new.insert(), rows)
    _continue_numbers(connection, "links")


def _chunks(connection: Connection, table: sa.Table) -> Iterator[list[Any]]:
    last = 0
    while chunk := list(
        connection.execute(sa.select(table).where(table.c.seq > last).order_by(table.c.seq).limit(_CHUNK))
    ):
        yield chunk
        last = chunk[-1].seq


def _continue_numbers(connection: Connection, name: str) -> None:
    """PostgreSQL counts by itself, whatever numbers the rows brought along."""
    if connection.dialect.name == "postgresql":
        numbers = sa.table(name, sa.column("seq")).c.seq
        sequence = sa.func.pg_get_serial_sequence(name, "seq")
        highest = sa.select(sa.func.coalesce(sa.func.max(numbers), 0) + 1).scalar_subquery()
        connection.execute(sa.select(sa.func.setval(sequence, highest, sa.false())))


def _digest(parts: Iterable[bytes]) -> str:
    whole = sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def _tables() -> sa.MetaData:
    metadata = sa.MetaData()
    sa.Table(
        "articles", metadata, _number(), _text("id", unique=True), sa.Column("url", sa.String, index=True),
        sa.Column("outlet", sa.String), sa.Column("published", sa.Date, index=True),
        sa.Column("language", sa.String), sa.Column("text", sa.Text, nullable=False), _text("text_sha256", index=True),
        _bytes("record"), _text("seal"),
    )  # fmt: skip
    sa.Table(
        "sightings", metadata,
        sa.Column("article_id", sa.String, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("snapshot_id", sa.String, primary_key=True),
        sa.Column("url", sa.String, primary_key=True, index=True), sa.Column("place", sa.String, primary_key=True),
        _text("seal"), **_KEYED,
    )  # fmt: skip
    sa.Table(
        "readings", metadata, _number(),
        sa.Column("article_id", sa.String, sa.ForeignKey("articles.id"), nullable=False), _text("digest"),
        _bytes("producers"), _bytes("record"), _text("seal"), sa.UniqueConstraint("article_id", "digest"),
    )  # fmt: skip
    sa.Table(
        "statements", metadata, *_place(), _text("id", index=True), sa.Column("event", sa.String),
        sa.Column("mode", sa.String), _text("polarity"), _text("modality"), sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date), sa.Column("status_kind", sa.String), sa.Column("status_state", sa.String),
        sa.Index("statements_by_event_and_day", "event", "first_day"), **_KEYED,
    )  # fmt: skip
    sa.Table(
        "groundings", metadata, *_place(), _text("kind"), sa.Column("target", sa.String, index=True),
        sa.Column("country", sa.String), sa.Column("lat", sa.Float), sa.Column("lon", sa.Float), **_KEYED,
    )  # fmt: skip
    sa.Table(
        "links", metadata, _number(), _text("id", index=True), _text("left", index=True), _text("right", index=True),
        _text("kind"), sa.Column("score", sa.Float, nullable=False), sa.Column("withdrawn", sa.Boolean, nullable=False),
        _bytes("record"), _text("seal"),
    )  # fmt: skip
    sa.Table(
        "judgements", metadata, _number(), _text("id", unique=True), _text("verdict"), _text("left", index=True),
        sa.Column("right", sa.String, index=True), _bytes("record"), _text("seal"),
    )  # fmt: skip
    article = sa.ForeignKey("articles.seq")
    sa.Table(
        "marks", metadata, sa.Column("mark", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("rank", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("article", sa.Integer, article, primary_key=True, autoincrement=False), **_KEYED,
    )  # fmt: skip
    sa.Table(
        "marked", metadata,
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.seq"), primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False), **_KEYED,
    )  # fmt: skip
    sa.Table(
        "waiting", metadata,
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), primary_key=True, autoincrement=False),
    )  # fmt: skip
    sa.Table("terms", metadata, _number(), _text("term", unique=True))
    sa.event.listen(metadata, "after_create", _make_index_tables)
    return metadata


def _make_index_tables(_: object, connection: Connection, **__: object) -> None:
    for line in {
        "sqlite": (
            "CREATE VIRTUAL TABLE passages USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')",
            "CREATE VIRTUAL TABLE term_grams USING fts5(term, content='', tokenize='trigram')",
        ),
        "postgresql": (
            "CREATE EXTENSION IF NOT EXISTS pg_trgm",
            "CREATE TABLE passages (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
            "CREATE INDEX passages_by_word ON passages USING gin (words)",
            "CREATE INDEX terms_by_trigram ON terms USING gin (term gin_trgm_ops)",
        ),
    }[connection.dialect.name]:
        connection.exec_driver_sql(line)


def _number() -> sa.Column[int]:
    return sa.Column("seq", sa.Integer, primary_key=True)


def _text(name: str, *, index: bool | None = None, unique: bool | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False, index=index, unique=unique)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _place() -> tuple[sa.Column[int], sa.Column[int]]:
    return (
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
    )
