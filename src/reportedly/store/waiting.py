"""Readings that linking has still to look at, in order of arrival; a crash between adding and linking loses none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.records import Reading
from reportedly.store import fetch, schema
from reportedly.store.engine import ask_plain, chunks, insert_plain
from reportedly.store.succession import superseded

_COUNTER = "links_changed"
_IN_VIEW = 1000
"""Waiting readings among which the first by day are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Some of the readings that wait."""

    article_ids: tuple[str, ...]
    others: tuple[str, ...] = ()
    """Articles that wait behind them, as far as was looked."""
    gone: tuple[Reading, ...]
    """What does not stand any more because of them: earlier versions of their pages, earlier readings."""
    numbers: tuple[int, ...]
    """Of the readings that are done with when these articles are linked."""
    state: int
    """How often links had changed when this was asked; if they have changed since, what was derived may be wrong."""


def insert(connection: Connection, readings: Iterable[int]) -> None:
    """Let these readings wait."""
    wanted = sorted(set(readings))
    there = {n for (n,) in ask_plain(connection, "SELECT reading FROM waiting WHERE reading IN ({keys})", wanted)}
    insert_plain(connection, "waiting", ("reading",), [(number,) for number in wanted if number not in there])


def first(connection: Connection, *, limit: int) -> Waiting:
    """Of the readings that wait longest the first by day and id, at most so many, with what they take the place of.

    Linking decides on reports in that order; in another one it would decide on many of them again.
    """
    table, readings, articles = schema.waiting, schema.readings, schema.articles
    where = sa.join(table, readings, table.c.reading == readings.c.seq)
    where = sa.join(where, articles, readings.c.article_id == articles.c.id)
    columns = (readings.c.seq, readings.c.article_id, articles.c.published)
    chosen = sa.select(*columns).select_from(where).order_by(readings.c.seq).limit(max(limit, _IN_VIEW))
    rows = sorted(connection.execute(chosen), key=lambda row: (row.published or date.min, row.article_id, row.seq))
    article_by_number = {row.seq: row.article_id for row in rows[:limit]}
    ids = tuple(dict.fromkeys(article_by_number.values()))
    earlier = _earlier(connection, ids)
    older = list(fetch.newest_of(connection, superseded(connection, ids)).values())
    return Waiting(
        article_ids=ids,
        others=tuple(dict.fromkeys(row.article_id for row in rows[limit:] if row.article_id not in set(ids))),
        gone=tuple(fetch.load(connection, [*earlier, *older]).values()),
        numbers=tuple(article_by_number),
        state=changes(connection),
    )


def _earlier(connection: Connection, article_ids: Iterable[str]) -> list[int]:
    """The numbers of readings of these articles that are not their newest."""
    table = schema.readings
    newest = fetch.newest_of(connection, article_ids)
    found: list[int] = []
    for chunk in chunks(sorted(newest)):
        chosen = sa.select(table.c.seq).where(table.c.article_id.in_(chunk), table.c.seq.not_in(newest.values()))
        found += connection.execute(chosen).scalars()
    return found


def done(connection: Connection, numbers: Iterable[int]) -> None:
    """Let these readings wait no more."""
    for chunk in chunks(sorted(numbers)):
        connection.execute(schema.waiting.delete().where(schema.waiting.c.reading.in_(chunk)))


def changes(connection: Connection) -> int:
    """How often links or judgements have changed."""
    chosen = sa.select(schema.meta.c.value).where(schema.meta.c.key == _COUNTER)
    return int(connection.execute(chosen).scalar() or 0)


def changed(connection: Connection) -> None:
    """Count one more change."""
    count = changes(connection)
    if count:
        connection.execute(schema.meta.update().where(schema.meta.c.key == _COUNTER).values(value=str(count + 1)))
    else:
        connection.execute(schema.meta.insert(), [{"key": _COUNTER, "value": "1"}])
