"""The first schema (Reportedly 0.1.0, SQLite only when it was released)."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of schema 1 in an empty database."""
    _tables().create_all(op.get_bind(), checkfirst=False)
    op.execute("INSERT INTO meta (key, value) VALUES ('schema_version', '1')")


def _tables() -> sa.MetaData:
    metadata = sa.MetaData()
    sa.Table("meta", metadata, sa.Column("key", sa.String, primary_key=True), _text("value"))
    sa.Table(
        "articles", metadata, sa.Column("seq", sa.Integer, primary_key=True), _text("id", unique=True),
        sa.Column("url", sa.String, index=True), sa.Column("outlet", sa.String),
        sa.Column("published", sa.Date, index=True), sa.Column("language", sa.String),
        sa.Column("text", sa.Text, nullable=False), _text("text_sha256", index=True),
        sa.Column("supersedes", sa.String, sa.ForeignKey("articles.id")), _record(),
    )  # fmt: skip
    sa.Table(
        "sightings", metadata,
        sa.Column("article_id", sa.String, sa.ForeignKey("articles.id"), primary_key=True),
        *(sa.Column(name, sa.String, primary_key=True) for name in ("snapshot_id", "url", "place")),
    )  # fmt: skip
    sa.Table(
        "readings", metadata, sa.Column("seq", sa.Integer, primary_key=True), _article(index=True), _text("digest"),
        _record(), sa.UniqueConstraint("article_id", "digest"),
    )  # fmt: skip
    sa.Table(
        "statements", metadata, *_place(), _text("id", index=True), _article(),
        sa.Column("trigger_start", sa.Integer, nullable=False), sa.Column("trigger_end", sa.Integer, nullable=False),
        sa.Column("event", sa.String), sa.Column("mode", sa.String), _text("polarity"), _text("certainty"),
        _text("modality"), sa.Column("first_day", sa.Date), sa.Column("last_day", sa.Date),
        sa.Column("status_kind", sa.String), sa.Column("status_state", sa.String), _text("producer"), _record(),
        sa.Index("statements_by_event_and_day", "event", "first_day"),
    )  # fmt: skip
    sa.Table(
        "groundings", metadata, *_place(), _text("kind"), sa.Column("target", sa.String, index=True),
        sa.Column("country", sa.String), sa.Column("lat", sa.Float), sa.Column("lon", sa.Float), _text("producer"),
        _record(),
    )  # fmt: skip
    sa.Table("problems", metadata, *_place(), _text("code"), _text("stage"), _record())
    sa.Table(
        "links", metadata, sa.Column("seq", sa.Integer, primary_key=True), _text("id", index=True),
        _text("left", index=True), _text("right", index=True), _text("kind"),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), index=True), sa.Column("position", sa.Integer),
        sa.Column("withdrawn", sa.Boolean, nullable=False), _record(), sa.Index("links_in_force", "withdrawn", "id"),
    )  # fmt: skip
    sa.Table(
        "judgements", metadata, sa.Column("seq", sa.Integer, primary_key=True), _text("subject_kind"),
        _text("subject_id", index=True), _text("verdict"), _text("judge"), _text("at"), _record(),
    )  # fmt: skip
    return metadata


def _text(name: str, *, index: bool | None = None, unique: bool | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False, index=index, unique=unique)


def _record() -> sa.Column[bytes]:
    return sa.Column("record", sa.LargeBinary, nullable=False)


def _article(*, index: bool | None = None) -> sa.Column[str]:
    return sa.Column("article_id", sa.String, sa.ForeignKey("articles.id"), nullable=False, index=index)


def _place() -> tuple[sa.Column[int], sa.Column[int]]:
    return (
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
    )
