"""Marks: what linking finds the neighbours of a report by, without looking at every other report.

Linking makes them and gives them a version; here they are hashed, kept and asked for, the latest bearers first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from operator import itemgetter

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.records import Marks
from reportedly.store import schema
from reportedly.store.engine import ask_plain, chunks, insert_plain

_UNDATED = 0
"""Day of a report without one: before all others, and given whatever days are asked for."""
_LAST = 9_999_999
_STRETCH = 32
"""Days whose marks lie together: the pages that a lot of new reports is written to, and a step of asking backwards."""
_NEWEST = "marks_version"
_AT_ONCE = 40
"""Marks in one statement; always the same number, so that it is put into words once."""
_PRESENT = {
    dialect: (
        f"WITH RECURSIVE there(n) AS (SELECT max(stretch) FROM marks WHERE stretch <= {slot} UNION ALL "  # noqa: S608 - our own
        f"SELECT (SELECT max(stretch) FROM marks WHERE stretch < there.n) FROM there WHERE there.n > {slot}) "
        f"SELECT n FROM there WHERE n >= {slot}"
    )
    for dialect, slot in (("sqlite", "?"), ("postgresql", "%s"))
}


def insert(connection: Connection, found: Iterable[Marks]) -> None:
    """Append the marks of articles that have none of that version; articles that are not in the ledger are left out."""
    by_id = {one.article_id: one for one in found}
    table, done = schema.articles, schema.marked
    for chunk in chunks(sorted(by_id)):
        chosen = sa.select(table.c.seq, table.c.id, table.c.published).where(table.c.id.in_(chunk))
        known = {row.id: row for row in connection.execute(chosen)}
        taken = sa.select(done).where(done.c.article.in_([row.seq for row in known.values()]))
        marked = {(row.article, row.version) for row in connection.execute(taken)}
        fresh = [(row, by_id[i]) for i, row in known.items() if (row.seq, by_id[i].version) not in marked]
        if fresh:
            connection.execute(done.insert(), [{"article": row.seq, "version": one.version} for row, one in fresh])
            _note(connection, max(one.version for _, one in fresh))
        packed: dict[int, list[tuple[int, int, int, int, int]]] = defaultdict(list)
        for row, one in fresh:
            day, rank = _day(row.published), _rank(row.id)
            stretch, article = day // _STRETCH, row.seq
            packed[stretch] += [(stretch, number, day, rank, article) for number in _numbers(one)]
        for stretch in sorted(packed):
            rows = sorted(packed[stretch], key=itemgetter(1))
            insert_plain(connection, "marks", ("stretch", "mark", "day", "rank", "article"), rows)


def _version(connection: Connection) -> int | None:
    """The newest version there is of marks; None without any. What an earlier release wrote must be searched."""
    known = connection.execute(sa.select(schema.meta.c.value).where(schema.meta.c.key == _NEWEST)).scalar()
    if known is not None:
        return int(known)
    found = connection.execute(sa.select(sa.func.max(schema.marked.c.version))).scalar()
    return None if found is None else int(found)


def _note(connection: Connection, version: int) -> None:
    """Keep the newest version at hand."""
    table = schema.meta
    known = connection.execute(sa.select(table.c.value).where(table.c.key == _NEWEST)).scalar()
    if known is None:
        connection.execute(table.insert(), [{"key": _NEWEST, "value": str(max(version, _version(connection) or 0))}])
    elif int(known) < version:
        connection.execute(table.update().where(table.c.key == _NEWEST).values(value=str(version)))


def sharing(
    connection: Connection, marks: Iterable[str], first: date | None, last: date | None, *, latest: int
) -> list[tuple[str, str]]:
    """Articles that bear one of the marks (of the newest version there is), each with the mark.

    Args:
        connection: In a transaction.
        marks: As linking wrote them.
        first: Day of publication from which on; None for any. Undated articles are always given.
        last: Day up to which.
        latest: Most articles for one mark: those published last.
    """
    version = _version(connection)
    if version is None:
        return []
    asked = {_number(name, version): name for name in set(marks)}
    bounds = (first.toordinal() if first else _UNDATED, last.toordinal() if last else _LAST, latest)
    found = _bearers(connection, sorted(asked), bounds)
    if first and _has_undated(connection):
        found += _undated(connection, sorted(asked), found, latest)
    line = "SELECT seq, id FROM articles WHERE seq IN ({keys})"
    ids = dict(ask_plain(connection, line, sorted({article for _, article in found})))
    return [(ids[article], asked[number]) for number, article in found]


def _bearers(connection: Connection, numbers: Sequence[int], bounds: tuple[int, int, int]) -> list[tuple[int, int]]:
    """Marks, each with the articles of these days that bear it, the latest first and no more of them than asked for.

    Stretches of days are asked one after another, the last first; a mark of which enough are found is asked no more.
    """
    first, last, most = bounds
    found, room = list[tuple[int, int]](), dict.fromkeys(numbers, most)
    for stretch in _stretches(connection, first // _STRETCH, last // _STRETCH):
        hungry = [number for number in numbers if room[number]]
        for number, article in _in_stretch(connection, hungry, (stretch, *bounds)):
            if room[number]:
                room[number] -= 1
                found.append((number, article))
    return found


def _stretches(connection: Connection, first: int, last: int) -> list[int]:
    """The stretches of days in which there are marks, the last first, each found by one walk down the key."""
    if first == last:
        return [first]
    result = connection.exec_driver_sql(_PRESENT[connection.dialect.name], (last, first, first))
    found = [stretch for (stretch,) in result.cursor.fetchall()]
    result.close()
    return found


def _in_stretch(
    connection: Connection, numbers: Sequence[int], bounds: tuple[int, int, int, int]
) -> Iterator[tuple[int, int]]:
    """Marks, each with the articles that bear it; given a stretch, its first and last day asked for, and how many."""
    line, (stretch, *rest) = _in_words(connection.dialect.name), bounds
    for at in range(0, len(numbers), _AT_ONCE):
        some = numbers[at : at + _AT_ONCE]
        # The last statement is filled up with a mark that nothing bears: no day is after the last.
        values = [value for number in some for value in (stretch, number, *rest)]
        values += [stretch, 0, 1, 0, 0] * (_AT_ONCE - len(some))
        result = connection.exec_driver_sql(line, tuple(values))
        yield from result.cursor.fetchall()
        result.close()


@lru_cache(maxsize=2)
def _in_words(dialect: str) -> str:
    """Both databases walk down one branch of the key for each mark, from its last day, and stop after the first."""
    slot = "?" if dialect == "sqlite" else "%s"
    one = (
        f"SELECT * FROM (SELECT mark, article FROM marks WHERE stretch = {slot} AND mark = {slot} "  # noqa: S608 - our own
        f"AND day BETWEEN {slot} AND {slot} ORDER BY day DESC, rank DESC LIMIT {slot}) AS a{{n}}"
    )
    return " UNION ALL ".join(one.format(n=n) for n in range(_AT_ONCE))


def _has_undated(connection: Connection) -> bool:
    table = schema.articles
    return connection.execute(sa.select(table.c.seq).where(table.c.published.is_(None)).limit(1)).first() is not None


def _undated(
    connection: Connection, numbers: Sequence[int], found: Iterable[tuple[int, int]], latest: int
) -> list[tuple[int, int]]:
    """Articles without a day that bear the marks, as far as dated ones leave room: they come before all others.

    Asked for apart from those: a question for either would walk through every older bearer of a mark.
    """
    taken, room = Counter(number for number, _ in found), dict[int, list[tuple[int, int]]]()
    for number, article in _bearers(connection, numbers, (_UNDATED, _UNDATED, latest)):
        room.setdefault(number, []).append((number, article))
    return [pair for number, pairs in room.items() for pair in pairs[: max(0, latest - taken[number])]]


def unmarked(connection: Connection, version: int, among: Sequence[str]) -> tuple[str, ...]:
    """Which of these articles have no marks of this version, sorted."""
    articles, done = schema.articles, schema.marked
    have = sa.exists().where(done.c.article == articles.c.seq, done.c.version == version)
    found: list[str] = []
    for chunk in chunks(sorted(set(among))):
        found += connection.execute(sa.select(articles.c.id).where(articles.c.id.in_(chunk), ~have)).scalars()
    return tuple(sorted(found))


def _day(published: date | None) -> int:
    return published.toordinal() if published else _UNDATED


def _rank(article_id: str) -> int:
    """Reports of one day stand in the order of their ids, so that nothing hangs on which came first."""
    return int.from_bytes(article_id.encode("utf-8", "surrogatepass")[:6].ljust(6, b"\0"), "big")


def _numbers(one: Marks) -> set[int]:
    """Every mark of an article as a number."""
    # What is sampled of a text hardly stands in another one: it would push names out of what is kept.
    sampled = {_hashed(f"#{number}", one.version) for number in one.sample}
    return sampled.union(_number(name, one.version) for name in one.names)


def _hashed(name: str, version: int) -> int:
    """A mark as a signed number of 64 bits; two different ones hardly ever meet."""
    digest = blake2b(f"{version}\0{name}".encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big", signed=True)


_number = lru_cache(maxsize=1 << 16)(_hashed)
"""The same, kept for names, which are met again and again."""
