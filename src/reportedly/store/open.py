"""Choose the ledger that a path or URL names."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reportedly.errors import LedgerError
from reportedly.protocols import Ledger
from reportedly.records import Findings, Hit, Judgement, Link, Marks, Problem, Reading

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from reportedly.store.sql import Derivation
    from reportedly.store.standing import StandingRows
    from reportedly.store.waiting import Waiting

MEMORY = ":memory:"
"""The name of a ledger that is forgotten when the process ends."""
_SERVERS = frozenset({"postgresql", "postgres"})


class StoredLedger(Ledger, Protocol):
    """The ledger as Reportedly uses it; `SqlLedger` says what each method gives and raises."""

    @property
    def name(self) -> str:
        """What to call it in a message; holds no password."""

    def close(self) -> None:
        """Let go of it."""

    def add(self, readings: Iterable[Reading], links: Iterable[Link] | None = None, marks: Iterable[Marks] = ()) -> int:
        """Append readings, links and marks, all or none; gives how many articles were new."""

    def waiting(self, *, limit: int) -> "Waiting":
        """The articles that linking has still to look at."""

    def requeue(self) -> None:
        """Let every article wait to be linked anew."""

    def join(self, found: Iterable[Link], withdrawn: Iterable[str] = (), *, done: "Waiting | None" = None) -> bool:
        """Append links, and take others out of force; gives False if links have changed since `done` was asked for."""

    def judge(self, judgement: Judgement) -> bool:
        """Append a person's judgement; gives False if it is there already."""

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, in the order in which they were given."""

    def readings_of(self, ids: Iterable[str], *, standing: bool = True) -> Iterator[Reading]:
        """The newest reading of these articles, or of the articles of these statements, by article id."""

    def told_in(self, ids: Iterable[str]) -> Iterator[Reading]:
        """What `readings_of` gives, without mentions, times, attributions and groundings."""

    def deriving(self, *, limit: int) -> "AbstractContextManager[Derivation]":
        """A transaction in which rows that follow from what changed are derived anew."""

    def derived(self) -> "AbstractContextManager[StandingRows]":
        """Derived rows as they are."""

    def is_fresh(self) -> bool:
        """Whether derived rows are up to date."""

    def underive(self) -> None:
        """Forget all derived rows."""

    def history(self, article_id: str) -> tuple[Reading, ...]:
        """Every reading of an article, oldest first."""

    def revised(self) -> tuple[str, ...]:
        """Ids of the articles that were read more than once with different results."""

    def links_of(self, ends: Iterable[str]) -> Iterator[Link]:
        """The links in force that touch one of these statements or articles."""

    def sharing(
        self, marks: Iterable[str], first: date | None, last: date | None, *, latest: int = 60
    ) -> Iterator[tuple[str, str]]:
        """Articles that bear one of these marks, each with the mark."""

    def unmarked(self, version: int, among: Sequence[str]) -> tuple[str, ...]:
        """Which of these articles have no marks of this version yet."""

    def superseded(self, among: Iterable[str] | None = None) -> dict[str, str]:
        """For every article whose page changed later, the id of the article that took its place."""

    def same_text(self, article_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each of these articles that has the very text of others: those and itself, in order of arrival."""

    def sightings(self) -> int:
        """How many times, at different addresses or in different bytes, the ledger's articles were met."""

    def counts(self) -> tuple[int, int, int, int]:
        """How many articles, readings, links in force and judgements there are."""

    def ids_like(self, start: str, *, limit: int = 5) -> tuple[str, ...]:
        """Ids of statements and articles that begin like this."""

    def search(self, query: str, *, limit: int = 20) -> Findings[Hit]:
        """The passages that hold all words of a query, best first."""

    def reindex(self) -> None:
        """Make the search index anew."""

    def verify(self) -> Iterator[Problem]:
        """Everything that is not as it was written."""

    def export(self) -> Iterator[str]:
        """The whole ledger as lines of JSON that do not depend on the order in which reports came."""


def open_ledger(where: str | Path, *, create: bool = True, wait_seconds: float = 10.0) -> StoredLedger:
    """Open the ledger at a path or URL; one of an earlier Reportedly is carried up to today's schema.

    Args:
        where: A file path, `sqlite:///PATH`, `postgresql://...`, or `:memory:` for one that is forgotten.
        create: Whether a file that is not there is made. A server's database must be there; its tables are made.
        wait_seconds: How long to wait for another process that is writing.

    Returns:
        The ledger, ready to add to.

    Raises:
        LedgerError: if there is no such file or folder, the file is no ledger, or the server cannot be reached.
        LedgerLockedError: if another process keeps writing for longer than we wait.
        SchemaTooNewError: if a newer Reportedly wrote it.
    """
    name = str(where)
    scheme, marker, rest = name.partition("://")
    # SQLAlchemy takes a quarter of a second to import; reading a report needs none of it.
    if marker and scheme.partition("+")[0] in _SERVERS:
        from reportedly.store.engine import open_postgresql  # noqa: PLC0415
        from reportedly.store.sql import SqlLedger  # noqa: PLC0415

        return SqlLedger(open_postgresql(name, wait_seconds=wait_seconds), create=create)
    if marker and scheme != "sqlite":
        raise LedgerError(f'cannot open "{scheme}://...": give a file path or a postgresql:// URL')
    path = None if name == MEMORY else _file(name, Path(rest.removeprefix("/") if marker else name), create=create)
    from reportedly.store.engine import open_sqlite  # noqa: PLC0415
    from reportedly.store.sql import SqlLedger  # noqa: PLC0415

    return SqlLedger(open_sqlite(path, wait_seconds=wait_seconds, name=f'"{name}"'))


def _file(name: str, path: Path, *, create: bool) -> Path:
    if path.is_dir():
        raise LedgerError(f'cannot open "{name}": it is a folder; give a file name')
    if not path.exists():
        if not create:
            raise LedgerError(f'no ledger at "{name}"; make one with: reportedly add SOURCE... --ledger {name}')
        if not path.parent.is_dir():
            raise LedgerError(f'cannot make a ledger at "{name}": there is no folder "{path.parent}"; make it first')
    return path
