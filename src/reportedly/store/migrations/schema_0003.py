"""Schema 3: the standing of events, things and situations in tables of their own, so that a board need not read all.

They start empty; every article is stale, so that the ledger derives them when it is next added to or looked at.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_KEYED: dict[str, Any] = {"sqlite_with_rowid": False}


def upgrade() -> None:
    """Add the tables to a ledger of schema 2."""
    connection, step = op.get_bind(), op.get_context().opts["step"]
    _tables().create_all(connection, tables=[t for t in _tables().sorted_tables if t.name != "articles"])
    op.execute("INSERT INTO stale (article) SELECT id FROM articles")
    op.execute("UPDATE meta SET value = '3' WHERE key = 'schema_version'")
    step("migration: standing tables")


def _tables() -> sa.MetaData:
    metadata = sa.MetaData()
    sa.Table("articles", metadata, sa.Column("id", sa.String, unique=True))
    sa.Table("stale", metadata, _article(key=True), **_KEYED)
    sa.Table(
        "standing_articles", metadata, _article(key=True), sa.Column("day", sa.Date),
        sa.Column("names", sa.Text, nullable=False), sa.Column("situation", sa.String, index=True), **_KEYED,
    )  # fmt: skip
    sa.Table("standing_sorts", metadata, _key("article"), _key("sort"), **_KEYED)
    sa.Table("standing_ties", metadata, _key("article"), _key("other", index=True), **_KEYED)
    sa.Table(
        "standing_events", metadata, _key("id"), _text("article", index=True),
        sa.Column("rank", sa.Float, nullable=False), _record(), **_KEYED,
    )  # fmt: skip
    sa.Table(
        "standing_members", metadata, _key("statement"), _text("event", index=True), _text("article", index=True),
        **_KEYED,
    )  # fmt: skip
    sa.Table("standing_subjects", metadata, _key("id"), _text("article", index=True), _record(), **_KEYED)
    sa.Table("standing_about", metadata, _key("article"), _key("subject"), **_KEYED)
    sa.Table(
        "standing_situations", metadata, _key("id"), sa.Column("last_day", sa.Date, index=True), _text("countries"),
        sa.Column("n_events", sa.Integer, nullable=False), sa.Column("n_contested", sa.Integer, nullable=False),
        _record(), **_KEYED,
    )  # fmt: skip
    return metadata


def _article(*, key: bool) -> sa.Column[str]:
    return sa.Column("article", sa.String, sa.ForeignKey("articles.id"), primary_key=key)


def _key(name: str, *, index: bool | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True, index=index)


def _text(name: str, *, index: bool | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False, index=index)


def _record() -> sa.Column[bytes]:
    return sa.Column("record", sa.LargeBinary, nullable=False)
