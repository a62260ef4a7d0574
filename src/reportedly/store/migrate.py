"""Making the tables, and carrying ledgers of earlier schemas up to the present one."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import LedgerError, SchemaTooNewError
from reportedly.store import fetch, index, schema, standing, versions, waiting
from reportedly.store.engine import Database

_NEEDED = frozenset({"meta", "articles", "statements"})
"""Tables that every schema has; a database with others only is somebody else's."""
INDEXED = 4
"""The first schema whose search index is the present one."""
Step = Callable[[str], None]
"""Is told the name of each step that was done."""


def prepare(database: Database, *, create: bool, step: Step) -> None:
    """Make the tables in a new database, or carry those of an old one up.

    Raises:
        LedgerError: if the database is not a ledger.
        SchemaTooNewError: if a newer Reportedly wrote it.
    """
    with database.reading() as connection:
        version = _version(connection, database)
    if version == schema.VERSION:
        return
    if version is None and not create:
        raise LedgerError(f"no ledger at {database.name}; make one with: reportedly add SOURCE... --ledger ...")
    if version is not None and database.file is not None:
        _keep_copy(database.file, version)
    with database.writing() as connection:
        version = _version(connection, database)  # another process may have been faster
        if version is None:
            # Not where a table of that name is seen elsewhere on the search path: a ledger lies in one schema.
            schema.metadata.create_all(connection, checkfirst=False)
            connection.execute(schema.meta.insert(), [{"key": "schema_version", "value": str(schema.VERSION)}])
            step("tables")
        elif version < schema.VERSION:
            upgrade(connection, version, schema.VERSION, step=step)
            if version < INDEXED:
                index.rebuild(connection)
                tell_pages(connection)
                step("migration: search index")


def tell_pages(connection: Connection) -> None:
    """Tell the versions of pages; what was taken for reports of their own before is linked and derived anew."""
    changed = versions.rebuild(connection)
    waiting.insert(connection, fetch.newest_of(connection, changed).values())
    standing.spoil(connection, changed)


def _version(connection: Connection, database: Database) -> int | None:
    """The schema's version; None where there is none yet."""
    present = set(sa.inspect(connection).get_table_names())
    if not present >= _NEEDED:
        # A server's database may hold other tables beside ours, a file is either a ledger or not.
        if present & (present if database.is_sqlite else set(schema.metadata.tables)):
            raise LedgerError(f"{database.name} is a database but not a ledger; choose another name")
        return None
    chosen = sa.select(schema.meta.c.value).where(schema.meta.c.key == "schema_version")
    version = int(connection.execute(chosen).scalar_one())
    if version > schema.VERSION:
        raise SchemaTooNewError(
            f"{database.name} has schema {version} and this Reportedly knows {schema.VERSION}; install a newer one"
        )
    return version


def upgrade(connection: Connection, version: int, target: int, *, step: Step = lambda _: None) -> None:
    """Run the migrations after one version up to another, inside the caller's transaction.

    Args:
        connection: Where the ledger is; nothing is committed.
        version: Its present version; 0 for an empty database.
        target: The version to stop at.
        step: Told of each step that was done.
    """
    # Alembic takes a tenth of a second to import, and a ledger of today needs none of it.
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.operations import Operations  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    here = Path(__file__).parent
    scripts = ScriptDirectory(str(here), version_locations=[str(here / "migrations")])
    lower = f"{version:04}" if version else "base"
    revisions = list(scripts.iterate_revisions(f"{target:04}", lower))
    context = MigrationContext.configure(connection, opts={"step": step})
    with Operations.context(context):
        for revision in reversed(revisions):
            if int(revision.revision) > version:
                revision.module.upgrade()


def _keep_copy(file: Path, version: int) -> None:
    """Leave the old ledger as a copy beside the new one; a later Reportedly cannot write for an earlier one."""
    copy = file.with_name(f"{file.name}.schema-{version}")
    if copy.exists():
        return
    part = copy.with_name(f"{copy.name}.part")
    source, target = sqlite3.connect(file), sqlite3.connect(part)
    try:
        source.backup(target)
    except sqlite3.Error as error:
        raise LedgerError(f'no copy of "{file}" could be made before it is converted ({error}); free space') from error
    finally:
        source.close()
        target.close()
    part.replace(copy)
