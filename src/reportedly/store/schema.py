"""The ledger's tables. Rows are only added; views show the newest reading of an article and the links in force.

Columns hold what is searched; `record` holds the whole record (`rows`), `seal` a hash over everything in the row that
cannot be derived from it, so that `verify` finds a changed byte. A change here raises the version and needs a migration
in `migrations/`; what those make and what this page makes is compared by a test.
"""

from sqlalchemy import (
    BigInteger,
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
    event,
)
from sqlalchemy.engine import Connection

VERSION = 5

# Tables that are met by their whole key only (`sqlite_with_rowid=False`) need no second tree beside it.
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
    # What versions of one page have in common where no address tells; null where too little is known.
    Column("page", String, index=True),
    Column("record", LargeBinary, nullable=False),
    Column("seal", String, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    # Articles of one page whose texts are nearly the same, both ways; derived.
    Column("article", String, ForeignKey("articles.id"), primary_key=True),
    Column("other", String, ForeignKey("articles.id"), primary_key=True),
    sqlite_with_rowid=False,
)

sightings = Table(
    "sightings",
    metadata,
    Column("article_id", String, ForeignKey("articles.id"), primary_key=True),
    Column("snapshot_id", String, primary_key=True),
    Column("url", String, primary_key=True, index=True),
    Column("place", String, primary_key=True),
    Column("seal", String, nullable=False),
    sqlite_with_rowid=False,
)

readings = Table(
    "readings",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String, ForeignKey("articles.id"), nullable=False),
    Column("digest", String, nullable=False),
    Column("producers", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("seal", String, nullable=False),
    UniqueConstraint("article_id", "digest"),
)

statements = Table(
    "statements",
    metadata,
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("event", String),
    Column("mode", String),
    Column("polarity", String, nullable=False),
    Column("modality", String, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("status_kind", String),
    Column("status_state", String),
    Index("statements_by_event_and_day", "event", "first_day"),
    sqlite_with_rowid=False,
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
    sqlite_with_rowid=False,
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
    Column("withdrawn", Boolean, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("seal", String, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("verdict", String, nullable=False),
    Column("left", String, nullable=False, index=True),
    Column("right", String, index=True),
    Column("record", LargeBinary, nullable=False),
    Column("seal", String, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    # One tree in the order in which it is asked: days by stretches, and in each a mark's latest bearers side by side.
    # Without stretches every mark of a report would be written to another page of an ever larger tree.
    Column("stretch", Integer, primary_key=True, autoincrement=False),
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("rank", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Integer, ForeignKey("articles.seq"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

marked = Table(
    "marked",
    metadata,
    Column("article", Integer, ForeignKey("articles.seq"), primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

waiting = Table(
    "waiting",
    metadata,
    # Readings that linking has not looked at yet, or is to look at again; rows go when it has.
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True, autoincrement=False),
)

stale = Table(
    "stale",
    metadata,
    # Articles of which something changed since the standing rows were derived; rows go when those are up to date.
    Column("article", String, ForeignKey("articles.id"), primary_key=True),
    sqlite_with_rowid=False,
)

# What follows: the standing of events, things and situations. Derived, made by linking, and can be made anew.

standing_articles = Table(
    "standing_articles",
    metadata,
    Column("article", String, ForeignKey("articles.id"), primary_key=True),
    Column("day", Date),
    Column("names", Text, nullable=False),
    # Null where it is to be found anew, empty where there is none.
    Column("situation", String, index=True),
    sqlite_with_rowid=False,
)

standing_sorts = Table(
    "standing_sorts",
    metadata,
    Column("article", String, primary_key=True),
    Column("sort", String, primary_key=True),
    sqlite_with_rowid=False,
)

standing_ties = Table(
    "standing_ties",
    metadata,
    Column("article", String, primary_key=True),
    # An earlier report with enough of the same names.
    Column("other", String, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

standing_events = Table(
    "standing_events",
    metadata,
    Column("id", String, primary_key=True),
    Column("article", String, nullable=False, index=True),
    Column("rank", Float, nullable=False),
    Column("record", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

standing_members = Table(
    "standing_members",
    metadata,
    # Of events that several statements tell of; an event of one bears its statement's name.
    Column("statement", String, primary_key=True),
    Column("event", String, nullable=False, index=True),
    Column("article", String, nullable=False, index=True),
    sqlite_with_rowid=False,
)

standing_subjects = Table(
    "standing_subjects",
    metadata,
    Column("id", String, primary_key=True),
    Column("article", String, nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

standing_about = Table(
    "standing_about",
    metadata,
    Column("article", String, primary_key=True),
    Column("subject", String, primary_key=True),
    sqlite_with_rowid=False,
)

standing_situations = Table(
    "standing_situations",
    metadata,
    Column("id", String, primary_key=True),
    Column("last_day", Date, index=True),
    Column("countries", String, nullable=False),
    Column("n_events", Integer, nullable=False),
    Column("n_contested", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

DERIVED = (
    standing_articles, standing_sorts, standing_ties, standing_events, standing_members, standing_subjects,
    standing_about, standing_situations,
)  # fmt: skip
"""Tables that hold nothing but what follows from the others."""

terms = Table(
    "terms",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("term", String, nullable=False, unique=True),
)

INDEX_TABLES: dict[str, tuple[str, ...]] = {
    "sqlite": (
        # Without content: the words stand in `articles.text`, once. `tokens` in words.py has folded them already.
        "CREATE VIRTUAL TABLE passages USING fts5(words, stems, content='', tokenize='unicode61 remove_diacritics 0')",
        "CREATE VIRTUAL TABLE term_grams USING fts5(term, content='', tokenize='trigram')",
    ),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE TABLE passages (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX passages_by_word ON passages USING gin (words)",
        "CREATE INDEX terms_by_trigram ON terms USING gin (term gin_trgm_ops)",
    ),
}
"""The search index, which SQLAlchemy has no words for. Its rows are derived and can be made anew."""


@event.listens_for(metadata, "after_create")
def _make_index_tables(_target: object, connection: Connection, **_: object) -> None:
    make_index_tables(connection)


def make_index_tables(connection: Connection) -> None:
    """Make the tables of the search index, empty."""
    for line in INDEX_TABLES[connection.dialect.name]:
        connection.exec_driver_sql(line)
