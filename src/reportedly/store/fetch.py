"""Rows out of the ledger, as records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import LedgerError
from reportedly.records import Judgement, Link, Reading, Span
from reportedly.store import rows, schema
from reportedly.store.engine import ask_plain, chunks


def newest(connection: Connection) -> list[int]:
    """The number of every article's newest reading, by publication day (undated last), then article id."""
    last = sa.select(sa.func.max(schema.readings.c.seq)).group_by(schema.readings.c.article_id)
    where = sa.join(schema.readings, schema.articles, schema.readings.c.article_id == schema.articles.c.id)
    chosen = sa.select(schema.readings.c.seq).select_from(where).where(schema.readings.c.seq.in_(last))
    order = (schema.articles.c.published.is_(None), schema.articles.c.published, schema.articles.c.id)
    return list(connection.execute(chosen.order_by(*order)).scalars())


def newest_of(connection: Connection, article_ids: Iterable[str]) -> dict[str, int]:
    """The number of the newest reading of each of these articles, by article id."""
    line = "SELECT article_id, max(seq) FROM readings WHERE article_id IN ({keys}) GROUP BY article_id"
    return dict(ask_plain(connection, line, sorted(set(article_ids))))


def history(connection: Connection, article_id: str) -> list[int]:
    """The numbers of all readings of an article, oldest first."""
    table = schema.readings
    return list(
        connection.execute(
            sa.select(table.c.seq).where(table.c.article_id == article_id).order_by(table.c.seq)
        ).scalars()
    )


def load(connection: Connection, keys: Sequence[int], *, whole: bool = True) -> dict[int, Reading]:
    """The readings with these numbers; if not whole, without mentions, times, attributions and groundings."""
    unpack = rows.unpack_reading if whole else rows.unpack_told
    table, article = schema.readings, schema.articles
    columns = (table.c.seq, table.c.record, table.c.producers, article.c.record.label("article"), article.c.text)
    found: dict[int, Reading] = {}
    for chunk in chunks(keys):
        chosen = sa.select(*columns).select_from(sa.join(table, article, table.c.article_id == article.c.id))
        for row in connection.execute(chosen.where(table.c.seq.in_(chunk))):
            try:
                told = rows.unpack_article(row.article, row.text)
                producers = rows.unpack_producers(row.producers)
                found[row.seq] = unpack(rows.expand(row.record), told, producers)
            except rows.DAMAGED as error:
                raise _damaged(row.seq, error) from error
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report as far as a search shows it."""

    article_id: str
    text: str
    sentences: tuple[tuple[str, Span], ...]
    """Of each statement its id and the sentence it stands in."""


def told(connection: Connection, keys: Sequence[int]) -> Iterator[Told]:
    """The texts of the readings with these numbers, and where their statements stand."""
    line = (
        "SELECT r.seq, r.article_id, a.text, r.record FROM readings r JOIN articles a ON r.article_id = a.id "
        "WHERE r.seq IN ({keys})"
    )
    for seq, article_id, text, record in ask_plain(connection, line, keys):
        try:
            sentences = rows.unpack_sentences(rows.expand(record))
        except rows.DAMAGED as error:
            raise _damaged(seq, error) from error
        yield Told(article_id=article_id, text=text, sentences=sentences)


def _damaged(seq: int, error: Exception) -> LedgerError:
    return LedgerError(f"reading {seq} cannot be read ({str(error).splitlines()[0]}); run: reportedly verify")


def links(connection: Connection) -> tuple[Link, ...]:
    """Every link in force, by id."""
    table = schema.links
    chosen = sa.select(table.c.record).where(table.c.withdrawn.is_(False)).order_by(table.c.id, table.c.seq)
    return tuple(rows.unpack_link(row) for row in connection.execute(chosen).scalars())


def links_of(connection: Connection, ends: Iterable[str]) -> tuple[Link, ...]:
    """The links in force that touch one of these statements or articles, by id."""
    wanted = sorted(set(ends))
    found: dict[int, bytes] = {}
    for side in ("left", "right"):
        line = f'SELECT seq, record FROM links WHERE "{side}" IN ({{keys}}) AND NOT withdrawn'  # noqa: S608 - our own
        found.update(ask_plain(connection, line, wanted))
    return tuple(sorted((rows.unpack_link(record) for record in found.values()), key=lambda link: link.id))


def links_named(connection: Connection, ids: Iterable[str]) -> tuple[Link, ...]:
    """The links in force with these ids."""
    table = schema.links
    found: list[bytes] = []
    for chunk in chunks(sorted(set(ids))):
        chosen = sa.select(table.c.record).where(table.c.id.in_(chunk), table.c.withdrawn.is_(False))
        found += connection.execute(chosen).scalars()
    return tuple(rows.unpack_link(record) for record in found)


def articles_of(connection: Connection, ends: Iterable[str]) -> dict[str, str]:
    """The article of each of these statements and articles that the ledger has, by their id."""
    wanted = sorted(set(ends))
    found = {i: i for (i,) in ask_plain(connection, "SELECT id FROM articles WHERE id IN ({keys})", wanted)}
    # A list of articles, as mostly, asks for no statements.
    told = [i for i in wanted if i not in found]
    line = "SELECT s.id, r.article_id FROM statements s JOIN readings r ON s.reading = r.seq WHERE s.id IN ({keys})"
    return found | dict(ask_plain(connection, line, told))


def same_text(connection: Connection, article_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each of these articles that has the very text of others: those and itself, by their number."""
    table = schema.articles
    mine: dict[str, str] = {}
    for chunk in chunks(sorted(set(article_ids))):
        chosen = sa.select(table.c.id, table.c.text_sha256).where(table.c.id.in_(chunk))
        mine |= {row.id: row.text_sha256 for row in connection.execute(chosen)}
    found: dict[str, list[str]] = {}
    for chunk in chunks(sorted(set(mine.values()))):
        told = sa.select(table.c.id, table.c.text_sha256).where(table.c.text_sha256.in_(chunk)).order_by(table.c.seq)
        for row in connection.execute(told):
            found.setdefault(row.text_sha256, []).append(row.id)
    return {article: tuple(found[text]) for article, text in mine.items() if len(found[text]) > 1}


def actors_among(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Which of these ids some mention was grounded as."""
    table = schema.groundings
    found: set[str] = set()
    for chunk in chunks(sorted(set(ids))):
        chosen = sa.select(table.c.target).distinct().where(table.c.target.in_(chunk), table.c.kind == "actor")
        found.update(connection.execute(chosen).scalars())
    return found


def readings_concerned(connection: Connection, ends: Iterable[str]) -> list[int]:
    """The newest readings that hold one of these statements, articles or actors."""
    readings, table = schema.readings, schema.groundings
    ends = set(ends)
    articles = set(articles_of(connection, ends).values())
    for chunk in chunks(sorted(ends)):
        where = sa.join(table, readings, table.c.reading == readings.c.seq)
        chosen = sa.select(readings.c.article_id).distinct().select_from(where)
        articles.update(connection.execute(chosen.where(table.c.target.in_(chunk), table.c.kind == "actor")).scalars())
    return list(newest_of(connection, articles).values())


def ids_like(connection: Connection, start: str, *, limit: int) -> tuple[str, ...]:
    """Ids of statements and articles that begin like this, at most so many."""
    found: set[str] = set()
    for column in (schema.statements.c.id, schema.articles.c.id):
        # A range and not LIKE, which knows wildcards and would not use the index.
        chosen = sa.select(column).distinct().where(column >= start, column < start + "\U0010ffff").limit(limit)
        found.update(connection.execute(chosen).scalars())
    return tuple(sorted(found)[:limit])


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement, in the order in which they were given."""
    table = schema.judgements
    chosen = sa.select(table.c.record).order_by(table.c.seq)
    return tuple(rows.unpack_judgement(row) for row in connection.execute(chosen).scalars())
