"""Schema 4: the search index knows what words are forms of; pages are told again by outlet, title and day.

The search index starts empty, as do the columns that tell pages: the ledger fills both when it is opened.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_INDEX = {
    "sqlite": (
        "DROP TABLE passages",
        "CREATE VIRTUAL TABLE passages USING fts5(words, stems, content='', tokenize='unicode61 remove_diacritics 0')",
    ),
    "postgresql": ("DELETE FROM passages",),
}


def upgrade() -> None:
    """Carry a ledger of schema 3 over."""
    connection, step = op.get_bind(), op.get_context().opts["step"]
    for line in _INDEX[connection.dialect.name]:
        op.execute(line)
    step("migration: search index emptied")
    op.add_column("articles", sa.Column("page", sa.String))
    op.create_index("ix_articles_page", "articles", ["page"])
    versions = sa.MetaData()
    sa.Table("articles", versions, sa.Column("id", sa.String, unique=True))
    pairs = sa.Table(
        "versions", versions,
        sa.Column("article", sa.String, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("other", sa.String, sa.ForeignKey("articles.id"), primary_key=True),
        sqlite_with_rowid=False,
    )  # fmt: skip
    pairs.create(connection)
    op.execute("UPDATE meta SET value = '4' WHERE key = 'schema_version'")
    step("migration: pages")
