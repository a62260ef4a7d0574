"""Schema 5: marks lie by stretches of 32 days, so that a new report's are written beside those of its days."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_KEYED: dict[str, Any] = {"sqlite_with_rowid": False}
_DAYS = 32


def upgrade() -> None:
    """Carry a ledger of schema 4 over."""
    connection, step = op.get_bind(), op.get_context().opts["step"]
    op.rename_table("marks", "old_marks")
    marks().create(connection)
    op.execute(
        f"INSERT INTO marks (stretch, mark, day, rank, article) SELECT day / {_DAYS}, mark, day, rank, article "  # noqa: S608
        "FROM old_marks ORDER BY 1, 2, 3, 4, 5"
    )
    step("migration: marks copied")
    op.drop_table("old_marks")
    op.execute("UPDATE meta SET value = '5' WHERE key = 'schema_version'")
    step("migration: marks by stretches")


def marks() -> sa.Table:
    """The table as schema 5 has it."""
    metadata = sa.MetaData()
    sa.Table("articles", metadata, sa.Column("seq", sa.Integer, primary_key=True))
    return sa.Table(
        "marks", metadata,
        sa.Column("stretch", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("mark", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("rank", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.seq"), primary_key=True, autoincrement=False),
        **_KEYED,
    )  # fmt: skip
