"""The ledger in a database: SQLite or PostgreSQL, one code path by SQLAlchemy Core.

Every change is one transaction: after a crash the ledger is what it was before or after it, never between.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from threading import Lock

import sqlalchemy as sa

from reportedly.errors import LedgerError
from reportedly.records import Findings, Hit, Judgement, Link, Marks, Problem, Reading, Verdict
from reportedly.store import append, canonical, fetch, index, mark, schema, sheets, standing, verify, waiting
from reportedly.store.engine import Database, chunks
from reportedly.store.migrate import prepare, tell_pages
from reportedly.store.search import search
from reportedly.store.succession import superseded
from reportedly.store.waiting import Waiting

_KEPT = 2000
"""Readings that stay in memory: neighbours of new reports are asked for again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A transaction in which derived rows are brought up to date; a shelf as linking asks for one."""

    articles: tuple[str, ...]
    """Those of which something changed; none if all is up to date but the situations."""
    rows: standing.StandingRows
    judgements: tuple[Judgement, ...]
    _ledger: "SqlLedger"
    _connection: sa.Connection

    def sharing(
        self, marks: Iterable[str], first: date | None, last: date | None, *, latest: int = 60
    ) -> Iterator[tuple[str, str]]:
        """Articles that bear one of these marks, each with the mark."""
        yield from mark.sharing(self._connection, marks, first, last, latest=latest)

    def readings_of(self, ids: Iterable[str]) -> Iterator[Reading]:
        """The newest reading of these articles, or of the articles of these statements."""
        yield from self._ledger.newest_in(self._connection, ids, standing=True)

    def links_of(self, ends: Iterable[str]) -> Iterator[Link]:
        """The links in force that touch one of these statements or articles."""
        yield from fetch.links_of(self._connection, ends)


class SqlLedger:
    """Remembers readings, links and judgements in one database."""

    def __init__(
        self, database: Database, *, create: bool = True, step: Callable[[str], None] = lambda _: None
    ) -> None:
        """Take a database from `open_sqlite` or `open_postgresql`; make or migrate its tables.

        Args:
            database: The way to it.
            create: Whether tables are made where there are none.
            step: Called inside the transaction with the name of each step that was done, for crash tests.
        """
        self._database = database
        self._step = step
        self._recent: OrderedDict[tuple[int, bool], Reading] = OrderedDict()
        self._lock = Lock()
        self._words: set[str] = set()
        prepare(database, create=create, step=step)

    @property
    def name(self) -> str:
        """What to call it in a message; holds no password."""
        return self._database.name.strip('"')

    def close(self) -> None:
        """Let go of the database."""
        self._database.engine.dispose()

    def add(self, readings: Iterable[Reading], links: Iterable[Link] | None = None, marks: Iterable[Marks] = ()) -> int:
        """Append readings, links and marks, all or none.

        Args:
            readings: Those already there add nothing but their sightings; a reading that says something else about an
                article already there is kept beside the old one, and views show the newer.
            links: All that linking now says between different readings of the ledger. Links that it said before and no
                longer says are withdrawn, not deleted. None leaves links as they are.
            marks: What linking finds neighbours of the readings by; those of mere sightings are passed over.

        Returns:
            How many articles were new.

        Raises:
            LedgerLockedError: if another process keeps the write lock for longer than we wait.
            LedgerError: if the database refuses, or a link names something that is not in the ledger.
        """
        batch = tuple(readings)
        derived = None if links is None else tuple(links)
        found = tuple(marks)
        with self._database.writing() as connection:
            kept = append.kept_as(connection, [reading.article for reading in batch])
            new = append.append(connection, batch, kept, words=self._words, step=self._step)
            here = {kept.get(reading.article.id, reading.article.id) for reading in batch}
            lines = superseded(connection, here)
            standing.spoil(connection, here | lines.keys() | set(lines.values()))
            self._step("stale")
            mark.insert(connection, found)
            self._step("marks")
            if derived is not None:
                seen = sheets.seen_elsewhere(batch, kept)
                named = [k for k in derived if k.left not in seen and k.right not in seen]
                self._spoil(connection, [*fetch.links(connection), *named])
                append.replace_links(connection, named, self._database.name, step=self._step)
                waiting.changed(connection)
            self._step("before commit")
        self._step("after commit")
        return new

    def waiting(self, *, limit: int) -> Waiting:
        """The articles that linking has still to look at, longest waiting first, at most so many readings of them."""
        with self._database.reading() as connection:
            return waiting.first(connection, limit=limit)

    def requeue(self) -> None:
        """Let every article wait to be linked anew."""
        with self._database.writing() as connection:
            waiting.insert(connection, fetch.newest(connection))

    def join(self, found: Iterable[Link], withdrawn: Iterable[str] = (), *, done: Waiting | None = None) -> bool:
        """Append links, and take others, given by id, out of force; all or none.

        Args:
            found: Links that are new, or say something else under an id that is in force.
            withdrawn: Ids of links that hold no more.
            done: What they were derived for; it waits no more.

        Returns:
            Whether it was done: False if another process changed links since `done` was asked for. Ask again then.

        Raises:
            LedgerError: if a link names something that is not in the ledger.
        """
        found, withdrawn = tuple(found), tuple(withdrawn)
        with self._database.writing() as connection:
            if done is not None and waiting.changes(connection) != done.state:
                return False
            self._spoil(connection, [*fetch.links_named(connection, withdrawn), *found])
            append.join_links(connection, found, withdrawn, self._database.name, step=self._step)
            if done is not None:
                waiting.done(connection, done.numbers)
                standing.spoil(connection, {*done.article_ids, *(reading.article.id for reading in done.gone)})
            if found or withdrawn:
                waiting.changed(connection)
            self._step("before commit")
        self._step("after commit")
        return True

    def judge(self, judgement: Judgement) -> bool:
        """Append a person's judgement; gives False if that very one is there already.

        Raises:
            LedgerError: if it names a statement, article or actor that is not in the ledger.
        """
        with self._database.writing() as connection:
            ends = {end for end in (judgement.left, judgement.right) if end is not None}
            known = fetch.articles_of(connection, ends).keys() | fetch.actors_among(connection, ends)
            if missing := sorted(ends - known):
                raise LedgerError(
                    f'nothing in {self._database.name} has the id "{missing[0]}"; find ids with: reportedly search'
                )
            is_new = append.append_judgement(connection, judgement)
            if is_new and judgement.verdict is not Verdict.NOTE:
                waiting.insert(connection, fetch.readings_concerned(connection, ends))
                waiting.changed(connection)
            self._step("judgement")
        self._step("after commit")
        return is_new

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, in the order in which they were given."""
        with self._database.reading() as connection:
            return fetch.judgements(connection)

    def readings(self) -> Iterator[Reading]:
        """Every article with its newest reading, by publication day (undated last), then id.

        Raises:
            LedgerError: if the database is damaged.
        """
        with self._database.reading() as connection:
            keys = fetch.newest(connection)
        for chunk in chunks(keys):
            with self._database.reading() as connection:
                found = self._load(connection, chunk)
            yield from (found[seq] for seq in chunk)

    def readings_of(self, ids: Iterable[str], *, standing: bool = True) -> Iterator[Reading]:
        """The newest reading of these articles, or of the articles of these statements, by article id.

        Args:
            ids: Those that are not in the ledger give nothing.
            standing: Whether to leave out pages that a later version took the place of.
        """
        with self._database.reading() as connection:
            found = self.newest_in(connection, ids, standing=standing)
        yield from found

    def told_in(self, ids: Iterable[str]) -> Iterator[Reading]:
        """What `readings_of` gives, without mentions, times, attributions and groundings: enough to quote it."""
        with self._database.reading() as connection:
            found = self.newest_in(connection, ids, standing=True, whole=False)
        yield from found

    def newest_in(
        self, connection: sa.Connection, ids: Iterable[str], *, standing: bool, whole: bool = True
    ) -> list[Reading]:
        """The readings that `readings_of` gives, or `told_in` if not whole, as a transaction sees them."""
        articles = set(fetch.articles_of(connection, ids).values())
        articles -= set(superseded(connection, articles)) if standing else set()
        numbers = fetch.newest_of(connection, articles)
        found = self._load(connection, list(numbers.values()), whole=whole)
        return [found[numbers[article]] for article in sorted(numbers)]

    @contextmanager
    def deriving(self, *, limit: int) -> Iterator[Derivation]:
        """A transaction in which rows that follow from what changed are derived anew; kept whole, or not at all.

        Args:
            limit: Most articles that count as up to date when it ends.

        Raises:
            LedgerLockedError: if another process keeps the write lock for longer than we wait.
        """
        with self._database.writing() as connection:
            articles = standing.stale(connection, limit=limit)
            self._step("derivation began")
            rows = standing.StandingRows(connection)
            told = fetch.judgements(connection)
            yield Derivation(articles=articles, rows=rows, judgements=told, _ledger=self, _connection=connection)
            self._step("standing rows")
            standing.refreshed(connection, articles)
            self._step("before commit")
        self._step("after commit")

    @contextmanager
    def derived(self) -> Iterator[standing.StandingRows]:
        """Derived rows as they are; `is_fresh` says whether they are up to date."""
        with self._database.reading() as connection:
            yield standing.StandingRows(connection)

    def is_fresh(self) -> bool:
        """Whether derived rows are up to date."""
        with self._database.reading() as connection:
            return not standing.stale(connection, limit=1) and not standing.StandingRows(connection).unsettled()

    def underive(self) -> None:
        """Forget all derived rows; they are made anew when they are asked for."""
        with self._database.writing() as connection:
            standing.drop(connection)

    def _spoil(self, connection: sa.Connection, links: Iterable[Link]) -> None:
        ends = {end for link in links for end in (link.left, link.right)}
        standing.spoil(connection, fetch.articles_of(connection, ends).values())

    def history(self, article_id: str) -> tuple[Reading, ...]:
        """Every reading of an article, oldest first; empty if there is no such article."""
        with self._database.reading() as connection:
            keys = fetch.history(connection, article_id)
            found = self._load(connection, keys)
        return tuple(found[key] for key in keys)

    def revised(self) -> tuple[str, ...]:
        """Ids of the articles that were read more than once with different results, sorted."""
        table = schema.readings
        chosen = sa.select(table.c.article_id).group_by(table.c.article_id).having(sa.func.count() > 1)
        with self._database.reading() as connection:
            return tuple(sorted(connection.execute(chosen).scalars()))

    def links(self) -> Iterator[Link]:
        """Every link between statements or articles of different readings that is in force, by id."""
        with self._database.reading() as connection:
            found = fetch.links(connection)
        yield from found

    def links_of(self, ends: Iterable[str]) -> Iterator[Link]:
        """The links in force that touch one of these statements or articles, by id."""
        with self._database.reading() as connection:
            found = fetch.links_of(connection, ends)
        yield from found

    def sharing(
        self, marks: Iterable[str], first: date | None, last: date | None, *, latest: int = 60
    ) -> Iterator[tuple[str, str]]:
        """Articles that bear one of these marks, each with the mark.

        Args:
            marks: As linking wrote them.
            first: Day of publication from which on; None for any. Undated articles are always given.
            last: Day up to which.
            latest: Most articles for one mark: those published last.
        """
        with self._database.reading() as connection:
            found = mark.sharing(connection, marks, first, last, latest=latest)
        yield from found

    def unmarked(self, version: int, among: Sequence[str]) -> tuple[str, ...]:
        """Which of these articles have no marks of this version yet, sorted."""
        with self._database.reading() as connection:
            return mark.unmarked(connection, version, among)

    def superseded(self, among: Iterable[str] | None = None) -> dict[str, str]:
        """For every article whose page changed later, the id of the article that took its place.

        Args:
            among: Only pages of which one of these articles is a version; None for all.
        """
        with self._database.reading() as connection:
            return superseded(connection, among)

    def same_text(self, article_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each of these articles that has the very text of others: those and itself, in order of arrival."""
        with self._database.reading() as connection:
            return fetch.same_text(connection, article_ids)

    def sightings(self) -> int:
        """How many times, at different addresses or in different bytes, the ledger's articles were met."""
        with self._database.reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(schema.sightings)).scalar_one())

    def counts(self) -> tuple[int, int, int, int]:
        """How many articles, readings, links in force and judgements there are."""
        number = sa.select(sa.func.count())
        in_force = number.select_from(schema.links).where(schema.links.c.withdrawn.is_(False))
        tables = (number.select_from(t) for t in (schema.articles, schema.readings, schema.judgements))
        with self._database.reading() as connection:
            articles, readings, judgements = (int(connection.execute(one).scalar_one()) for one in tables)
            return articles, readings, int(connection.execute(in_force).scalar_one()), judgements

    def ids_like(self, start: str, *, limit: int = 5) -> tuple[str, ...]:
        """Ids of statements and articles that begin like this, at most so many, sorted."""
        with self._database.reading() as connection:
            return fetch.ids_like(connection, start, limit=limit)

    def search(self, query: str, *, limit: int = 20) -> Findings[Hit]:
        """The passages that hold all words of a query, best first.

        Args:
            query: Words in any form, "words side by side" as they are, and beginnings*; case and accents do not matter.
            limit: Most passages.

        Returns:
            Hits, and a problem for each word that stands in no report and was taken for others.
        """
        with self._database.reading() as connection:
            return search(connection, query, limit=limit)

    def reindex(self) -> None:
        """Make the search index anew."""
        with self._database.writing() as connection:
            index.rebuild(connection)
            tell_pages(connection)
            self._step("search index rebuilt")

    def verify(self) -> Iterator[Problem]:
        """Everything that is not as it was written; nothing if the ledger is whole."""
        try:
            with self._database.reading() as connection:
                yield from verify.verify(connection)
        except LedgerError as error:
            yield verify.problem("file-damaged", str(error))

    def export(self) -> Iterator[str]:
        """The whole ledger as lines of JSON that do not depend on the order in which reports came."""
        with self._database.reading() as connection:
            yield from canonical.lines(connection)

    def _load(self, connection: sa.Connection, keys: Sequence[int], *, whole: bool = True) -> dict[int, Reading]:
        """Readings by number; a reading never changes, so those asked for lately are not fetched again."""
        with self._lock:
            known = {key: self._recent[key, whole] for key in keys if (key, whole) in self._recent}
        missing = fetch.load(connection, [key for key in keys if key not in known], whole=whole)
        with self._lock:
            for key, reading in (known | missing).items():
                self._recent[key, whole] = reading
                self._recent.move_to_end((key, whole))
            while len(self._recent) > _KEPT:
                self._recent.popitem(last=False)
        return known | missing
