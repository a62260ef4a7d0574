"""Choose the ledger that a path or URL names."""

from pathlib import Path
from typing import Protocol

from reportedly.errors import LedgerError
from reportedly.protocols import Ledger
from reportedly.store.memory import MemoryLedger

MEMORY = ":memory:"
"""The name of a ledger that is forgotten when the process ends."""


class StoredLedger(Ledger, Protocol):
    """A ledger that also knows revisions."""

    def superseded(self) -> dict[str, str]:
        """For every article whose page changed later, the id of the article that took its place."""


def open_ledger(where: str | Path, *, create: bool = True, wait_seconds: float = 10.0) -> StoredLedger:
    """Open the ledger at a path or URL.

    Args:
        where: A file path, `sqlite:///PATH`, or `:memory:` for one that is forgotten.
        create: Whether a file that is not there is made.
        wait_seconds: How long to wait for another process that is writing.

    Returns:
        The ledger, ready to add to.

    Raises:
        LedgerError: if there is no such file or folder, or the file is no ledger.
        LedgerLockedError: if another process keeps writing for longer than we wait.
        SchemaTooNewError: if a newer Reportedly wrote it.
    """
    name = str(where)
    if name == MEMORY:
        return MemoryLedger()
    scheme, marker, rest = name.partition("://")
    if marker and scheme != "sqlite":
        raise LedgerError(f'cannot open "{name}": only SQLite files are supported so far; give a file path')
    path = Path(rest.removeprefix("/") if marker else name)
    if path.is_dir():
        raise LedgerError(f'cannot open "{name}": it is a folder; give a file name')
    if not path.exists():
        if not create:
            raise LedgerError(f'no ledger at "{name}"; make one with: reportedly add SOURCE... --ledger {name}')
        if not path.parent.is_dir():
            raise LedgerError(f'cannot make a ledger at "{name}": there is no folder "{path.parent}"; make it first')
    # SQLAlchemy takes a quarter of a second to import; reading a report needs none of it.
    from reportedly.store.sql import SqlLedger, open_sqlite  # noqa: PLC0415

    return SqlLedger(open_sqlite(path, wait_seconds=wait_seconds), name=f'"{name}"')
