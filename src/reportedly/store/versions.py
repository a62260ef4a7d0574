"""Versions of one page that no address tells: outlet, title and day agree, and so does most of the text.

Derived from articles, so it can be made anew. A pair is written down when the second of the two comes in, whichever
that is; which of them is the later one `fetch.superseded` says.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, groupby

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.records import Article, home
from reportedly.store import rows, schema
from reportedly.store.engine import ask_plain, chunks
from reportedly.store.words import tokens

_RUN = 3
"""Words in a run: of a short report in which one number changed, three runs are lost."""
_LEAST_SHARED = 0.5
"""Least share of the shorter text's runs that the longer one has. Of 277 pairs of reports on one matter those that were
written by two share 0.10 at most, copies 0.72 at least; a page to which something was added shares all."""
_FEWEST_SHARED = 20
"""Runs that two versions share at least: notices of one form ("Checkpoint X closed since noon") are no versions."""
_REBUILT_AT_ONCE = 200
Pair = tuple[str, str]
Runs = frozenset[tuple[str, ...]]


def page(article: Article) -> str | None:
    """What the versions of one page have in common; None where outlet or site, title or day are not known."""
    voice, title = home(article.outlet, article.url), " ".join(tokens(article.title or ""))
    if not voice or not title or article.published is None:
        return None
    told = "\0".join((" ".join(voice.casefold().split()), title, article.published.isoformat()))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _runs(text: str) -> Runs:
    words = tokens(text)
    return frozenset(tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))


def _share_most(mine: Runs, its: Runs) -> bool:
    """Whether most of the shorter of two texts stands in the longer, run by run of words."""
    shared = len(mine & its)
    return shared >= _FEWEST_SHARED and shared >= _LEAST_SHARED * min(len(mine), len(its))


def insert(connection: Connection, fresh: Sequence[Article]) -> None:
    """Write down which articles, some of which are new, are versions of one page.

    Args:
        connection: In a transaction, after the new articles were inserted.
        fresh: The new articles.
    """
    table, new = schema.articles, {article.id for article in fresh}
    found = set[Pair]()
    line = "SELECT page FROM articles WHERE page IN ({keys}) GROUP BY page HAVING count(*) > 1"
    pages = ask_plain(connection, line, sorted({key for article in fresh if (key := page(article))}))
    for chunk in chunks(sorted({key for (key,) in pages})):
        found |= set(_pairs(connection, table.c.page.in_(chunk), new))
    _write(connection, found)


def _pairs(connection: Connection, where: sa.ColumnElement[bool], new: Collection[str] | None = None) -> Iterator[Pair]:
    """Every two articles of one page whose texts are nearly the same; with `new`, those of which one is among these."""
    table = schema.articles
    chosen = sa.select(table.c.page, table.c.id, table.c.text).where(where).order_by(table.c.page, table.c.id)
    for _, versions in groupby(connection.execute(chosen), key=lambda row: row.page):
        texts = {row.id: row.text for row in versions}
        runs = {article: _runs(text) for article, text in texts.items()} if len(texts) > 1 else {}
        for one, two in combinations(runs, 2):
            if (new is None or one in new or two in new) and _share_most(runs[one], runs[two]):
                yield one, two


def _write(connection: Connection, pairs: Iterable[Pair]) -> None:
    # Both ways, so that one look at the key tells all of an article.
    told = sorted({way for pair in pairs for way in (pair, pair[::-1])})
    if told:
        connection.execute(schema.versions.insert(), [{"article": one, "other": two} for one, two in told])


def expected(connection: Connection) -> frozenset[Pair]:
    """The pairs that follow from the articles, both ways."""
    table = schema.articles
    several = sa.select(table.c.page).where(table.c.page.is_not(None)).group_by(table.c.page)
    pairs = set(_pairs(connection, table.c.page.in_(several.having(sa.func.count() > 1))))
    return frozenset(pairs | {pair[::-1] for pair in pairs})


def told(connection: Connection) -> frozenset[Pair]:
    """The pairs that are written down."""
    table = schema.versions
    return frozenset((row.article, row.other) for row in connection.execute(sa.select(table)))


def rebuild(connection: Connection) -> frozenset[str]:
    """Tell the pages of all articles anew; gives the ids of those of which something else was told before."""
    table, last = schema.articles, 0
    before = told(connection)
    connection.execute(schema.versions.delete())
    columns = (table.c.seq, table.c.record, table.c.text, table.c.page)
    while chunk := connection.execute(
        sa.select(*columns).where(table.c.seq > last).order_by(table.c.seq).limit(_REBUILT_AT_ONCE)
    ).all():
        pages = {row.seq: page(rows.unpack_article(row.record, row.text)) for row in chunk}
        changed = [{"number": row.seq, "new": pages[row.seq]} for row in chunk if pages[row.seq] != row.page]
        if changed:
            told_anew = table.update().where(table.c.seq == sa.bindparam("number"))
            connection.execute(told_anew.values(page=sa.bindparam("new")), changed)
        last = chunk[-1].seq
    after = expected(connection)
    _write(connection, after)
    return frozenset(one for one, _ in before ^ after)


def together(connection: Connection, among: Iterable[str] | None) -> list[frozenset[str]]:
    """The articles of each page that came in several versions.

    Args:
        connection: In a transaction.
        among: Only pages of which one of these is a version; None for all.
    """
    others: dict[str, set[str]] = {}
    if among is None:
        for article, other in told(connection):
            others.setdefault(article, set()).add(other)
    waiting = set(among or ())
    while waiting:
        line = "SELECT article, other FROM versions WHERE article IN ({keys})"
        found = list(ask_plain(connection, line, sorted(waiting)))
        for article, other in found:
            others.setdefault(article, set()).add(other)
        waiting = {other for _, other in found} - others.keys()
    return _joined(others)


def _joined(others: dict[str, set[str]]) -> list[frozenset[str]]:
    found, seen = [], set[str]()
    for article in sorted(others):
        group, waiting = set[str](), {article} - seen
        while waiting:
            one = waiting.pop()
            group.add(one)
            waiting |= others.get(one, set()) - group
        seen |= group
        if len(group) > 1:
            found.append(frozenset(group))
    return found
