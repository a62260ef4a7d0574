"""The ledger's tables. Rows are only added; views show the newest reading of an article and the links in force.

Columns hold what is searched, `record` holds the whole record as canonical JSON (`rows`). A change here raises the
version and needs a migration.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 1

metadata = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

articles = Table(
    "articles",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("url", String, index=True),
    Column("outlet", String),
    Column("published", Date, index=True),
    Column("language", String),
    Column("text", Text, nullable=False),
    Column("text_sha256", String, nullable=False, index=True),
    Column("supersedes", String, ForeignKey("articles.id")),
    Column("record", LargeBinary, nullable=False),
)

sightings = Table(
    "sightings",
    metadata,
    Column("article_id", String, ForeignKey("articles.id"), primary_key=True),
    Column("snapshot_id", String, primary_key=True),
    Column("url", String, primary_key=True),
    Column("place", String, primary_key=True),
)

readings = Table(
    "readings",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String, ForeignKey("articles.id"), nullable=False, index=True),
    Column("digest", String, nullable=False),
    Column("record", LargeBinary, nullable=False),
    UniqueConstraint("article_id", "digest"),
)

statements = Table(
    "statements",
    metadata,
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("article_id", String, ForeignKey("articles.id"), nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("event", String),
    Column("mode", String),
    Column("polarity", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("modality", String, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("status_kind", String),
    Column("status_state", String),
    Column("producer", String, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("statements_by_event_and_day", "event", "first_day"),
)

groundings = Table(
    "groundings",
    metadata,
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("target", String, index=True),
    Column("country", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("producer", String, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

problems = Table(
    "problems",
    metadata,
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, index=True),
    Column("left", String, nullable=False, index=True),
    Column("right", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("reading", Integer, ForeignKey("readings.seq"), index=True),
    Column("position", Integer),
    Column("withdrawn", Boolean, nullable=False, default=False),
    Column("record", LargeBinary, nullable=False),
    Index("links_in_force", "withdrawn", "id"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("subject_kind", String, nullable=False),
    Column("subject_id", String, nullable=False, index=True),
    Column("verdict", String, nullable=False),
    Column("judge", String, nullable=False),
    Column("at", String, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
