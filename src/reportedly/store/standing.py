"""Rows of the standing of events, things and situations, as linking derives them; and which articles are stale.

Nothing is decided here. `link/rows.py` says what each method of `StandingRows` is for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import LedgerError
from reportedly.records import ArticleStanding, EventStanding, SituationStanding, SubjectStanding, Totals
from reportedly.store import rows, schema
from reportedly.store.engine import ask_plain, change_plain, chunks, insert_plain
from reportedly.store.succession import superseded

_One = TypeVar("_One")
_encoder = msgspec.json.Encoder()
_events = msgspec.json.Decoder(EventStanding)
_subjects = msgspec.json.Decoder(SubjectStanding)
_situations = msgspec.json.Decoder(SituationStanding)


def stale(connection: Connection, *, limit: int) -> tuple[str, ...]:
    """Articles of which something changed since rows were derived, at most so many, sorted."""
    column = schema.stale.c.article
    return tuple(connection.execute(sa.select(column).order_by(column).limit(limit)).scalars())


def spoil(connection: Connection, articles: Iterable[str]) -> None:
    """Let what hangs on these articles be derived anew; those that are not in the ledger are left out."""
    wanted = sorted(set(articles))
    known = {i for (i,) in ask_plain(connection, "SELECT article FROM stale WHERE article IN ({keys})", wanted)}
    fresh = [i for i in wanted if i not in known]
    there = ask_plain(connection, "SELECT id FROM articles WHERE id IN ({keys})", fresh)
    insert_plain(connection, "stale", ("article",), sorted(set(there)))


def refreshed(connection: Connection, articles: Iterable[str]) -> None:
    """These articles are stale no more."""
    change_plain(connection, "DELETE FROM stale WHERE article IN ({keys})", sorted(articles))


def drop(connection: Connection) -> None:
    """Forget all that was derived; every article is stale then."""
    for table in (*schema.DERIVED, schema.stale):
        connection.execute(table.delete())
    connection.execute(schema.stale.insert().from_select(["article"], sa.select(schema.articles.c.id)))


class StandingRows:
    """Derived rows in the ledger's tables, inside somebody else's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_articles(self, found: Iterable[ArticleStanding]) -> None:
        """Keep reports that are not kept."""
        rows = [(one.id, self._written(one.day), " ".join(one.names)) for one in found]
        insert_plain(self._connection, "standing_articles", ("article", "day", "names"), rows)

    def put_sorts(self, found: Mapping[str, Iterable[str]]) -> None:
        """Keep of what sorts the things are whose state some reports tell."""
        self._delete("standing_sorts", "article", found)
        rows = [(i, sort) for i, sorts in found.items() for sort in sorted(set(sorts))]
        insert_plain(self._connection, "standing_sorts", ("article", "sort"), rows)

    def drop_articles(self, ids: Iterable[str]) -> None:
        """Forget reports, their ties and their sorts."""
        gone = list(ids)
        for table in ("standing_articles", "standing_sorts", "standing_ties"):
            self._delete(table, "article", gone)
        self._delete("standing_ties", "other", gone)

    def articles(self, ids: Iterable[str]) -> dict[str, ArticleStanding]:
        """Those of these reports that are kept."""
        return {
            i: ArticleStanding(id=i, day=_day(day), names=tuple(names.split()))
            for i, day, names in self._ask("article, day, names", "standing_articles", "article", ids)
        }

    def sorts(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The sorts of things whose state these reports tell."""
        return _grouped(self._ask("article, sort", "standing_sorts", "article", ids))

    def tie(self, found: Mapping[str, Iterable[str]]) -> None:
        """Keep which earlier reports some are tied to by their names."""
        self._delete("standing_ties", "article", found)
        rows = [(i, other) for i, earlier in found.items() for other in sorted(set(earlier))]
        insert_plain(self._connection, "standing_ties", ("article", "other"), rows)

    def ties(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The earlier reports that each of these is tied to."""
        return _grouped(self._ask("article, other", "standing_ties", "article", ids))

    def tied(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The earlier and later reports that each of these is tied to."""
        wanted = set(ids)
        back, on = self.ties(wanted), _grouped(self._ask("other, article", "standing_ties", "other", wanted))
        return {i: back.get(i, frozenset()) | on.get(i, frozenset()) for i in back.keys() | on.keys()}

    def put_events(self, found: Iterable[EventStanding]) -> None:
        """Keep events that are not kept."""
        rows, members = [], []
        for one in found:
            name = one.event.id
            rows.append((name, one.article_id, one.rank, _encoder.encode(one)))
            homes = dict(one.members)
            if len(homes) > 1:
                members += [(statement, name, article) for statement, article in homes.items()]
        insert_plain(self._connection, "standing_events", ("id", "article", "rank", "record"), rows)
        insert_plain(self._connection, "standing_members", ("statement", "event", "article"), members)

    def drop_events(self, ids: Iterable[str]) -> None:
        """Forget events."""
        gone = list(ids)
        self._delete("standing_events", "id", gone)
        self._delete("standing_members", "event", gone)

    def events(self, ids: Iterable[str]) -> dict[str, EventStanding]:
        """Those of these events that are kept."""
        return {i: _decoded(_events, record) for i, record in self._ask("id, record", "standing_events", "id", ids)}

    def events_of(self, article_ids: Iterable[str]) -> tuple[EventStanding, ...]:
        """Every event that one of these reports tells of."""
        articles = set(article_ids)
        found = {one.event.id: one for one in self.events_under(articles)}
        more = {event for (event,) in self._ask("DISTINCT event", "standing_members", "article", articles)}
        found |= self.events(more - found.keys())
        return tuple(found[i] for i in sorted(found))

    def events_under(self, article_ids: Iterable[str]) -> tuple[EventStanding, ...]:
        """Every event that is kept under one of these reports."""
        held = self._ask("record", "standing_events", "article", article_ids)
        return tuple(sorted((_decoded(_events, record) for (record,) in held), key=lambda one: one.event.id))

    def events_with(self, statement_ids: Iterable[str]) -> dict[str, str]:
        """The event of each of these statements that has one."""
        ids = set(statement_ids)
        found = dict(self._ask("statement, event", "standing_members", "statement", ids))
        alone = {f"e-{i.removeprefix('s-')}": i for i in ids - found.keys()}
        return found | {alone[name]: name for (name,) in self._ask("id", "standing_events", "id", alone)}

    def shared(self, article_ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """Events of one of these reports and another: the reports of each."""
        events = {event for (event,) in self._ask("DISTINCT event", "standing_members", "article", article_ids)}
        found = _grouped(self._ask("DISTINCT event, article", "standing_members", "event", events))
        return {event: articles for event, articles in found.items() if len(articles) > 1}

    def put_subjects(self, found: Iterable[SubjectStanding]) -> None:
        """Keep things that are not kept."""
        rows, about = [], []
        for one in found:
            rows.append((one.id, one.article_id, _encoder.encode(one)))
            about += [(article, one.id) for article in one.article_ids]
        insert_plain(self._connection, "standing_subjects", ("id", "article", "record"), rows)
        insert_plain(self._connection, "standing_about", ("article", "subject"), about)

    def drop_subjects(self, ids: Iterable[str]) -> None:
        """Forget things."""
        found = self.subjects(ids)
        self._delete("standing_subjects", "id", found)
        about = schema.standing_about
        for chunk in chunks(sorted({article for one in found.values() for article in one.article_ids})):
            gone = about.c.article.in_(chunk) & about.c.subject.in_(sorted(found))
            self._connection.execute(about.delete().where(gone))

    def subjects(self, ids: Iterable[str]) -> dict[str, SubjectStanding]:
        """Those of these things that are kept."""
        return {i: _decoded(_subjects, record) for i, record in self._ask("id, record", "standing_subjects", "id", ids)}

    def subjects_of(self, article_ids: Iterable[str]) -> tuple[SubjectStanding, ...]:
        """Every thing whose state one of these reports tells."""
        found = self.subjects(i for (i,) in self._ask("DISTINCT subject", "standing_about", "article", article_ids))
        return tuple(found[i] for i in sorted(found))

    def subjects_under(self, article_ids: Iterable[str]) -> tuple[SubjectStanding, ...]:
        """Every thing that is kept under one of these reports."""
        held = self._ask("record", "standing_subjects", "article", article_ids)
        return tuple(sorted((_decoded(_subjects, record) for (record,) in held), key=lambda one: one.id))

    def unsettle(self, article_ids: Iterable[str]) -> None:
        """Forget the situations that these reports are in."""
        wanted = sorted(set(article_ids))
        held = self._ask("DISTINCT situation", "standing_articles", "article", wanted)
        gone = sorted({name for (name,) in held} - {None, ""})
        self._delete("standing_situations", "id", gone)
        freed = "UPDATE standing_articles SET situation = NULL WHERE {column} IN ({{keys}}) AND situation IS NOT NULL"
        change_plain(self._connection, freed.format(column="situation"), gone)
        change_plain(self._connection, freed.format(column="article"), wanted)

    def unsettled(self) -> tuple[str, ...]:
        """The reports that are to be put into a situation, sorted."""
        table = schema.standing_articles
        chosen = sa.select(table.c.article).where(table.c.situation.is_(None)).order_by(table.c.article)
        return tuple(self._connection.execute(chosen).scalars())

    def settle(self, found: Iterable[SituationStanding], alone: Iterable[str]) -> None:
        """Keep situations, and which reports are in none."""
        rows, homes = [], [{"name": article, "where": ""} for article in alone]
        for one in found:
            told = one.situation
            rows.append(
                {
                    "id": told.id, "last_day": told.end, "countries": f" {' '.join(one.countries)} ",
                    "n_events": one.n_events, "n_contested": one.n_contested, "record": _encoder.encode(one),
                }
            )  # fmt: skip
            homes += [{"name": article, "where": told.id} for article in told.article_ids]
        if rows:
            self._connection.execute(schema.standing_situations.insert(), rows)
        table = schema.standing_articles
        moved = table.update().where(table.c.article == sa.bindparam("name")).values(situation=sa.bindparam("where"))
        if homes:
            self._connection.execute(moved, homes)

    def situations(self, ids: Iterable[str] | None = None) -> tuple[SituationStanding, ...]:
        """These situations, or all, the latest first."""
        table = schema.standing_situations
        if ids is None:
            return in_order(self._connection.execute(sa.select(table)))
        wanted = sorted(set(ids))
        return in_order(
            row
            for chunk in chunks(wanted)
            for row in self._connection.execute(sa.select(table).where(table.c.id.in_(chunk)))
        )

    def latest(self, *, country: str | None = None, least_events: int = 0, limit: int) -> tuple[SituationStanding, ...]:
        """The situations that were told of last.

        Args:
            country: Only those with this country among their places and parties.
            least_events: Only those of so many events.
            limit: At most so many.
        """
        table = schema.standing_situations
        chosen = sa.select(table).where(table.c.n_events >= least_events)
        if country:
            chosen = chosen.where(table.c.countries.contains(f" {country} ", autoescape=True))
        order = (table.c.last_day.is_(None), table.c.last_day.desc(), table.c.id)
        return in_order(self._connection.execute(chosen.order_by(*order).limit(limit)))

    def told_by(self, day: date, *, limit: int) -> tuple[str, ...]:
        """The situations of today of which somebody told on a day or before it, those told of last by then first.

        Args:
            day: The last one that counts.
            limit: At most so many.
        """
        articles, table = schema.articles, schema.standing_articles
        where = sa.outerjoin(articles, table, table.c.article == articles.c.id)
        found: dict[str, None] = {}
        before = articles.c.published <= day
        while len(found) < limit:
            last = self._connection.execute(sa.select(sa.func.max(articles.c.published)).where(before)).scalar()
            if last is None:
                break
            chosen = sa.select(articles.c.id, table.c.situation).select_from(where).where(articles.c.published == last)
            homes = {row.id: row.situation for row in self._connection.execute(chosen)}
            found |= dict.fromkeys(sorted({*filter(None, homes.values()), *self._after(homes)}))
            before = articles.c.published < last
        return tuple(found)[:limit]

    def _after(self, homes: Mapping[str, str | None]) -> frozenset[str]:
        """The situations of the pages whose earlier versions are among some articles: those are in none themselves."""
        replaced, found = [i for i, home in homes.items() if home is None], set[str]()
        later = superseded(self._connection, replaced) if replaced else {}
        for one in replaced:
            while (after := later.get(one)) is not None:
                one = after  # noqa: PLW2901 - down the line of versions
            found.add(one)
        return frozenset(
            home for (home,) in self._ask("DISTINCT situation", "standing_articles", "article", found) if home
        )

    def of_day(self, day: date) -> tuple[str, ...]:
        """The reports of a day that stand, sorted."""
        articles, table = schema.articles, schema.standing_articles
        where = sa.join(articles, table, table.c.article == articles.c.id)
        chosen = sa.select(articles.c.id).select_from(where).where(articles.c.published == day)
        return tuple(sorted(self._connection.execute(chosen).scalars()))

    def counted_by(self, day: date) -> tuple[int, int, int]:
        """How many reports are of a day or before it, how many of later days, and how many of none."""
        table = schema.standing_articles
        chosen = sa.select(
            sa.func.count(sa.case((table.c.day <= day, 1))), sa.func.count(sa.case((table.c.day > day, 1))),
            sa.func.count(sa.case((table.c.day.is_(None), 1))),
        )  # fmt: skip
        out, later, undated = self._connection.execute(chosen).one()
        return int(out), int(later), int(undated)

    def totals(self) -> Totals:
        """How much there is in all."""
        table = schema.standing_situations
        count = sa.select(sa.func.count()).select_from(schema.standing_articles)
        sums = sa.select(
            sa.func.coalesce(sa.func.sum(table.c.n_events), 0), sa.func.coalesce(sa.func.sum(table.c.n_contested), 0),
            sa.func.count(sa.case((table.c.n_events > 1, 1))), sa.func.max(table.c.last_day),
        )  # fmt: skip
        n_events, n_contested, n_situations, last_day = self._connection.execute(sums).one()
        return Totals(
            n_reports=int(self._connection.execute(count).scalar_one()), n_events=int(n_events),
            n_contested=int(n_contested), n_situations=int(n_situations), last_day=last_day,
        )  # fmt: skip

    def _ask(self, columns: str, table: str, key: str, keys: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """The rows of one of our tables in which a column is one of some keys."""
        line = f"SELECT {columns} FROM {table} WHERE {key} IN ({{keys}})"  # noqa: S608 - no name comes from outside
        return ask_plain(self._connection, line, sorted(set(keys)))

    def _delete(self, table: str, key: str, keys: Iterable[str]) -> None:
        """Delete the rows of one of our tables in which a column is one of some keys."""
        line = f"DELETE FROM {table} WHERE {key} IN ({{keys}})"  # noqa: S608 - no name comes from outside
        change_plain(self._connection, line, sorted(set(keys)))

    def _written(self, day: date | None) -> date | str | None:
        """A day as the driver takes it; SQLite has none, and SQLAlchemy writes them so."""
        return day.isoformat() if day is not None and self._connection.dialect.name == "sqlite" else day


def _day(written: date | str | None) -> date | None:
    return date.fromisoformat(written) if isinstance(written, str) else written


def _grouped(found: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for name, one in found:
        groups[name].add(one)
    return {name: frozenset(held) for name, held in groups.items()}


def _decoded(decoder: msgspec.json.Decoder[_One], record: bytes) -> _One:
    try:
        return decoder.decode(record)
    except rows.DAMAGED as error:
        raise LedgerError("a derived row cannot be read; make them anew with: reportedly verify --reindex") from error


def in_order(found: Iterable[Any]) -> tuple[SituationStanding, ...]:
    """The situations of some rows, the latest first."""
    told = [_decoded(_situations, row.record) for row in found]
    return tuple(sorted(told, key=lambda one: (-(e.toordinal() if (e := one.situation.end) else 0), one.situation.id)))
