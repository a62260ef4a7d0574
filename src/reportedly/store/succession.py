"""Which version of a page took the place of which: by address, by outlet, title and text, or because somebody says so.

Nothing is kept of it; it follows from sightings, from the pairs of `versions` and from judgements.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.records import Verdict
from reportedly.store import rows, schema, versions
from reportedly.store.engine import ask_plain, chunks

_SAID = (Verdict.SUPERSEDES, Verdict.SAME, Verdict.NOT_SAME, Verdict.WITHDRAWN)
_ON_PAIRS = 'SELECT seq, verdict, "left", "right" FROM judgements WHERE {side} IN ({{keys}}) AND "right" IS NOT NULL'
_Version = tuple[date | None, datetime | None, str]


def superseded(connection: Connection, among: Iterable[str] | None = None) -> dict[str, str]:
    """For every article whose page changed later, the id of the article that took its place.

    Of two versions the one that is dated later took the other's place; where the dates do not tell, the one that came
    into the ledger later. What a person said of the two outranks both.

    Args:
        connection: In a transaction.
        among: Only what concerns these articles; None for all.
    """
    among = None if among is None else frozenset(among)
    said = _said(connection, among)
    found: dict[str, str] = {}
    for page in (*_at_one_address(connection, among), *_of_one_title(connection, among)):
        for part in _parted(page, {pair for pair, (verdict, _) in said.items() if verdict is Verdict.NOT_SAME}):
            found |= dict(pairwise(part))
    for verdict, (later, earlier) in said.values():
        if verdict is Verdict.SUPERSEDES:
            _follow(found, later, earlier)
    return found


def _said(
    connection: Connection, among: frozenset[str] | None
) -> dict[frozenset[str], tuple[Verdict, tuple[str, str]]]:
    """What people said last of pairs, with the pair as it was said."""
    table = schema.judgements
    columns = (table.c.seq, table.c.verdict, table.c.left, table.c.right)
    chosen = sa.select(*columns).where(table.c.verdict.in_(_SAID), table.c.right.is_not(None))
    if among is None:
        judged = [tuple(row) for row in connection.execute(chosen)]
    else:
        lines = (_ON_PAIRS.format(side=side) for side in ('"left"', '"right"'))
        judged = [row for line in lines for row in ask_plain(connection, line, sorted(among)) if row[1] in _SAID]
    return {frozenset((left, right)): (Verdict(verdict), (left, right)) for _, verdict, left, right in sorted(judged)}


def _follow(found: dict[str, str], later: str, earlier: str) -> None:
    """Let one article take another's place, and what said otherwise give way."""
    at = later
    while (following := found.get(at)) is not None:
        if following == earlier:
            del found[at]
            break
        at = following
    found[earlier] = later


def _parted(page: Sequence[str], apart: set[frozenset[str]]) -> Iterator[list[str]]:
    """The versions of a page in lines: it is cut where somebody said of two neighbours that they are not of one."""
    line: list[str] = []
    for one in page:
        if line and frozenset((line[-1], one)) in apart:
            yield line
            line = []
        line.append(one)
    yield line


def _at_one_address(connection: Connection, among: frozenset[str] | None) -> Iterator[list[str]]:
    """The articles that were met at one address, oldest first, for each address."""
    table = schema.sightings
    for addresses in _shared_addresses(connection, among):
        where = sa.join(table, schema.articles, table.c.article_id == schema.articles.c.id)
        columns = (table.c.url, schema.articles.c.id, schema.articles.c.published, schema.articles.c.record)
        chosen = sa.select(*columns).select_from(where).where(table.c.url.in_(addresses))
        met: dict[str, dict[str, Any]] = {}
        for row in connection.execute(chosen.order_by(schema.articles.c.seq)):
            met.setdefault(row.url, {}).setdefault(row.id, row)
        yield from (_line(by_id.values()) for by_id in met.values())


def _shared_addresses(connection: Connection, among: frozenset[str] | None) -> Iterator[Sequence[str]]:
    """Addresses at which more than one article was met, in chunks."""
    column, article = schema.sightings.c.url, schema.sightings.c.article_id
    chosen = sa.select(column).where(column != "").group_by(column)
    if among is None:
        several = chosen.having(sa.func.count(sa.distinct(article)) > 1)
        yield from chunks(sorted(connection.execute(several).scalars()))
        return
    line = (
        "SELECT DISTINCT s.url FROM sightings s WHERE s.article_id IN ({keys}) AND s.url <> '' AND EXISTS "
        "(SELECT 1 FROM sightings o WHERE o.url = s.url AND o.article_id <> s.article_id)"
    )
    yield from chunks(sorted({url for (url,) in ask_plain(connection, line, sorted(among))}))


def _of_one_title(connection: Connection, among: frozenset[str] | None) -> Iterator[list[str]]:
    """The articles that outlet, title, day and text show to be one page, oldest first, for each page."""
    table = schema.articles
    columns = (table.c.id, table.c.published, table.c.record)
    for page in versions.together(connection, among):
        found: list[Any] = []
        for chunk in chunks(sorted(page)):
            found += connection.execute(sa.select(table.c.seq, *columns).where(table.c.id.in_(chunk)))
        yield _line(sorted(found, key=lambda row: row.seq))


def _line(arrived: Iterable[Any]) -> list[str]:
    """Ids of the versions of one page, oldest first; they are given in order of arrival."""
    line: list[_Version] = []
    for row in arrived:
        version = (row.published, rows.unpack_article(row.record, "").published_at, row.id)
        at = len(line)
        while at and _is_before(version, line[at - 1]):
            at -= 1
        line.insert(at, version)
    return [version[2] for version in line]


def _is_before(one: _Version, two: _Version) -> bool:
    if one[0] is None or two[0] is None:
        return False
    if one[0] != two[0] or one[1] is None or two[1] is None:
        return one[0] < two[0]
    # A time without an offset cannot be compared with one that has one.
    return (one[1].tzinfo is None) == (two[1].tzinfo is None) and one[1] < two[1]
