"""Does the search index say what the articles' texts say?"""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.store import index, schema

_AT_ONCE = 200
_MASK = (1 << 64) - 1
_MEND = "make it anew with: reportedly verify --reindex"
_ASK_SERVER = (
    "SELECT count(*) FROM unnest(CAST(:numbers AS bigint[]), CAST(:words AS text[])) AS e(seq, words) "
    "LEFT JOIN passages p ON p.seq = e.seq WHERE p.words IS DISTINCT FROM CAST(e.words AS tsvector)"
)


def differences(connection: Connection) -> Iterator[str]:
    """What differs, in words; nothing if the index is as it should be."""
    if connection.dialect.name == "sqlite":
        yield from _in_file(connection)
    else:
        yield from _on_server(connection)


def _in_file(connection: Connection) -> Iterator[str]:
    """The index holds no text to compare, but every word with its place: both sides are summed up."""
    told = 0
    try:
        # A view of the index that only this connection sees; the ledger itself is not written.
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.told USING fts5vocab(main, passages, instance)")
        for term, passage, column, offset in connection.exec_driver_sql("SELECT term, doc, col, offset FROM temp.told"):
            told = (told + hash((term, passage, column, offset))) & _MASK
        connection.exec_driver_sql("DROP TABLE temp.told")
        connection.exec_driver_sql("PRAGMA query_only = ON")
    except sa.exc.DBAPIError as error:
        yield f"the search index is damaged ({error.orig}); {_MEND}"
        return
    expected = 0
    for number, words in _expected(connection):
        for column, held in (("words", words), ("stems", index.stems(words))):
            for offset, word in enumerate(held):
                expected = (expected + hash((word, number, column, offset))) & _MASK
    if told != expected:
        yield f"the search index does not say what the texts say; {_MEND}"


def _on_server(connection: Connection) -> Iterator[str]:
    total, some = 0, []
    for number, words in _expected(connection):
        some.append((number, index.placed(words)))
        total += 1
        if len(some) == _AT_ONCE:
            if _n_different(connection, some):
                break
            some = []
    held = connection.execute(sa.text("SELECT count(*) FROM passages")).scalar_one()
    if total != held or (some and _n_different(connection, some)):
        yield f"the search index does not say what the texts say; {_MEND}"


def _n_different(connection: Connection, some: list[tuple[int, str]]) -> int:
    numbers, words = [number for number, _ in some], [words for _, words in some]
    return int(connection.execute(sa.text(_ASK_SERVER), {"numbers": numbers, "words": words}).scalar_one())


def _expected(connection: Connection) -> Iterator[tuple[int, list[str]]]:
    table, last = schema.articles, 0
    while chunk := connection.execute(
        sa.select(table.c.seq, table.c.text).where(table.c.seq > last).order_by(table.c.seq).limit(_AT_ONCE)
    ).all():
        for row in chunk:
            yield from index.numbered_words(row.seq, row.text)
        last = chunk[-1].seq
