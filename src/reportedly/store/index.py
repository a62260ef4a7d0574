"""The search index: which words stand in which paragraph, and what they are forms of.

Derived from the articles' texts, so it can be made anew. Words keep their order, for phrases; stems have none.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.store import schema
from reportedly.store.engine import ask_plain, insert_plain
from reportedly.store.stem import stem
from reportedly.store.words import paragraphs, passage_number, tokens

_KEPT = 200_000
"""Words that are remembered to be in the ledger, some 20 MB; a word is never taken out."""
_REBUILT_AT_ONCE = 200
"""Articles whose words are held in memory at a time."""


def insert(connection: Connection, texts: Sequence[tuple[int, str]], known: set[str] | None = None) -> None:
    """Index the texts of new articles.

    Args:
        connection: In a transaction.
        texts: Each with its article's number.
        known: Words that were in the ledger when an earlier transaction began, so that they are not asked for; those
            that are found there now are added.
    """
    dialect = connection.dialect.name
    rows, seen = list[tuple[Any, ...]](), set()
    for article, text in texts:
        for number, words in numbered_words(article, text):
            seen.update(words)
            shown = (" ".join(words), " ".join(stems(words))) if dialect == "sqlite" else (placed(words),)
            rows.append((number, *shown))
    # Positions are given by us: PostgreSQL's own parser would cut numbers and addresses in its own way.
    columns, cast = (("rowid", "words", "stems"), "") if dialect == "sqlite" else (("seq", "words"), "tsvector")
    insert_plain(connection, "passages", columns, rows, cast=cast)
    _insert_terms(connection, seen, set() if known is None else known)


def stems(words: Sequence[str]) -> dict[str, int]:
    """What words are forms of, each with the place of the first such word; those that are their own stems are left out.

    A word that is its own stem is found among the words, so the index need not hold it twice.
    """
    found: dict[str, int] = {}
    for n, (word, of) in enumerate(zip(words, map(stem, words), strict=True), start=1):
        if of != word:
            found.setdefault(of, n)
    return found


def placed(words: Sequence[str]) -> str:
    """Words with their places, and stems under a weight of their own, as PostgreSQL writes a tsvector."""
    places = (f"{word}:{n}" for n, word in enumerate(words, start=1))
    return " ".join([*places, *(f"{of}:{n}C" for of, n in stems(words).items())])


def numbered_words(article: int, text: str) -> Iterator[tuple[int, list[str]]]:
    """The words of every paragraph of an article, under the paragraph's number in the index."""
    return ((passage_number(article, n), words) for n, words in _passages(text))


def _passages(text: str) -> Iterator[tuple[int, list[str]]]:
    """Words of every paragraph; those beyond the last number share it."""
    number, words = -1, list[str]()
    for n, start, end in paragraphs(text):
        if n != number and words:
            yield number, words
            words = []
        number = n
        words = words + tokens(text[start:end])
    if words:
        yield number, words


def _insert_terms(connection: Connection, words: set[str], known: set[str]) -> None:
    table = schema.terms
    wanted = sorted(words - known)
    if len(known) > _KEPT:
        known.clear()
    # Only what was found is known: what is inserted here may still be taken back.
    known.update(term for (term,) in ask_plain(connection, "SELECT term FROM terms WHERE term IN ({keys})", wanted))
    last = int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(table.c.seq), 0))).scalar_one())
    fresh = list(enumerate((word for word in wanted if word not in known), start=last + 1))
    insert_plain(connection, "terms", ("seq", "term"), fresh)
    if connection.dialect.name == "sqlite":
        insert_plain(connection, "term_grams", ("rowid", "term"), fresh)


def rebuild(connection: Connection) -> None:
    """Make the whole index anew."""
    schema.terms.drop(connection)
    for name in ("passages", "term_grams") if connection.dialect.name == "sqlite" else ("passages",):
        connection.exec_driver_sql(f"DROP TABLE {name}")
    schema.terms.create(connection)
    schema.make_index_tables(connection)
    table, last = schema.articles, 0
    columns = (table.c.seq, table.c.text)
    while chunk := connection.execute(
        sa.select(*columns).where(table.c.seq > last).order_by(table.c.seq).limit(_REBUILT_AT_ONCE)
    ).all():
        insert(connection, [(row.seq, row.text) for row in chunk])
        last = chunk[-1].seq
