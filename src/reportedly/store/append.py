"""Rows into the ledger, inside a transaction that somebody else begins and ends."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import LedgerError
from reportedly.records import Article, Judgement, Link, Reading, home
from reportedly.store import index, schema, sheets, versions, waiting
from reportedly.store.engine import ask_plain, chunks, insert_plain


def append(
    connection: Connection,
    batch: Sequence[Reading],
    kept: Mapping[str, str],
    *,
    words: set[str],
    step: Callable[[str], None],
) -> int:
    """Append what is new of some readings; gives how many articles were new.

    Args:
        connection: In a transaction.
        batch: Readings; the first one of an article tells what the article is.
        kept: As `kept_as` gives it for their articles.
        words: Those known to be in the search index, as `index.insert` takes them.
        step: Told of each step that was done.
    """
    fresh = list({r.article.id: r.article for r in reversed(batch) if r.article.id not in kept}.values())[::-1]
    numbers = _insert_articles(connection, fresh)
    versions.insert(connection, fresh)
    step("articles")
    _insert_sightings(connection, [sheets.sighting_row(r.article, kept.get(r.article.id, r.article.id)) for r in batch])
    step("sightings")
    fresh_readings = _insert_readings(
        connection, [r for r in batch if kept.get(r.article.id, r.article.id) == r.article.id]
    )
    step("readings")
    waiting.insert(connection, fresh_readings)
    step("waiting")
    index.insert(connection, [(numbers[article.id], article.text) for article in fresh], words)
    step("search index")
    return len(fresh)


def kept_as(connection: Connection, articles: Sequence[Article]) -> dict[str, str]:
    """For every article that the ledger has, by id or as the same text of the same outlet and day: its id there."""
    table = schema.articles
    kept: dict[str, str] = {}
    there = ask_plain(connection, "SELECT id FROM articles WHERE id IN ({keys})", [article.id for article in articles])
    kept |= {i: i for (i,) in there}
    by_text: dict[tuple[str, Any, str], str] = {}
    unknown = {a.id: sheets.text_digest(a.text) for a in articles if a.id not in kept}
    columns = (table.c.outlet, table.c.url, table.c.published, table.c.text_sha256, table.c.id)
    for chunk in chunks(sorted(set(unknown.values()))):
        chosen = sa.select(*columns).where(table.c.text_sha256.in_(chunk)).order_by(table.c.seq.desc())
        by_text |= {
            (home(row.outlet, row.url), row.published, row.text_sha256): row.id for row in connection.execute(chosen)
        }
    for article in articles:
        voice = home(article.outlet, article.url)
        if article.id in unknown and voice:
            first = by_text.setdefault((voice, article.published, unknown[article.id]), article.id)
            if first != article.id:
                kept[article.id] = first
    return kept


def _insert_articles(connection: Connection, fresh: Sequence[Article]) -> dict[str, int]:
    """Number every new article and append it; gives the numbers by id."""
    table = schema.articles
    last = next_number(connection, table)
    packed = [{"seq": last + n, **sheets.article_row(article)} for n, article in enumerate(fresh)]
    if packed:
        written = _as_text if connection.dialect.name == "sqlite" else _as_it_is
        rows = [(*map(written, row.values()),) for row in packed]
        insert_plain(connection, "articles", tuple(packed[0]), rows)
    return {row["id"]: row["seq"] for row in packed}


def _as_text(value: Any) -> Any:
    """A value as SQLite takes it, which has no days."""
    return value.isoformat() if type(value) is date else value


def _as_it_is(value: Any) -> Any:
    return value


def next_number(connection: Connection, table: sa.Table) -> int:
    """The number of the next row. Writers take turns, so nobody else takes it; a batch that failed leaves no gap."""
    return int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(table.c.seq), 0))).scalar_one()) + 1


def _insert_sightings(connection: Connection, sights: Sequence[sheets.Row]) -> None:
    table = schema.sightings
    known: set[tuple[Any, ...]] = set()
    line = "SELECT article_id, snapshot_id, url, place, seal FROM sightings WHERE article_id IN ({keys})"
    known.update(ask_plain(connection, line, sorted({row["article_id"] for row in sights})))
    fresh = {tuple(row.values()): row for row in sights if tuple(row.values()) not in known}
    if fresh:
        connection.execute(table.insert(), list(fresh.values()))


def _insert_readings(connection: Connection, batch: Sequence[Reading]) -> list[int]:
    """Append what is new; gives the numbers of the new readings."""
    table = schema.readings
    known: set[tuple[str, str]] = set()
    pages = [sheets.sheet(reading) for reading in batch]
    line = "SELECT article_id, digest FROM readings WHERE article_id IN ({keys})"
    known.update((i, digest) for i, digest in ask_plain(connection, line, [reading.article.id for reading in batch]))
    told = {(page.reading["article_id"], page.reading["digest"]): page for page in reversed(pages)}
    fresh = [page for key, page in reversed(told.items()) if key not in known]
    numbered = list(enumerate(fresh, start=next_number(connection, table)))
    if numbered:
        connection.execute(table.insert(), [{"seq": seq, **page.reading} for seq, page in numbered])
    statements = [(seq, *row) for seq, page in numbered for row in page.statements]
    if connection.dialect.name == "sqlite":  # which has no days: SQLAlchemy writes them so
        statements = [(*map(_as_text, row),) for row in statements]
    insert_plain(connection, "statements", ("reading", *sheets.PARTS["statements"]), statements)
    groundings = [(seq, *row) for seq, page in numbered for row in page.groundings]
    insert_plain(connection, "groundings", ("reading", *sheets.PARTS["groundings"]), groundings)
    return [seq for seq, _ in numbered]


def replace_links(connection: Connection, derived: Iterable[Link], name: str, *, step: Callable[[str], None]) -> None:
    """Let these links be in force and no others.

    Raises:
        LedgerError: if a link names something that is not in the ledger.
    """
    table = schema.links
    current = {
        bytes(row.record): row.seq
        for row in connection.execute(sa.select(table.c.record, table.c.seq).where(table.c.withdrawn.is_(False)))
    }
    wanted = {row["record"]: row for row in map(sheets.link_row, derived)}
    withdraw(connection, {seq: record for record, seq in current.items() if record not in wanted})
    step("links withdrawn")
    insert_links(connection, [row for record, row in wanted.items() if record not in current], name)
    step("links")


def join_links(
    connection: Connection, found: Iterable[Link], withdrawn: Iterable[str], name: str, *, step: Callable[[str], None]
) -> None:
    """Append links and take others, by their id, out of force; those of the same id are replaced.

    Raises:
        LedgerError: if a link names something that is not in the ledger.
    """
    table = schema.links
    wanted = {row["record"]: row for row in map(sheets.link_row, found)}
    touched = {row["id"] for row in wanted.values()} | set(withdrawn)
    current: dict[bytes, int] = {}
    for chunk in chunks(sorted(touched)):
        chosen = sa.select(table.c.record, table.c.seq).where(table.c.id.in_(chunk), table.c.withdrawn.is_(False))
        current |= {bytes(row.record): row.seq for row in connection.execute(chosen)}
    withdraw(connection, {seq: record for record, seq in current.items() if record not in wanted})
    step("links withdrawn")
    insert_links(connection, [row for record, row in wanted.items() if record not in current], name)
    step("links")


def withdraw(connection: Connection, gone: Mapping[int, bytes]) -> None:
    """Take the links with these numbers and records out of force."""
    table = schema.links
    if gone:
        taken = table.update().where(table.c.seq == sa.bindparam("number"))
        changes = [{"number": n, "new": sheets.link_seal(record, withdrawn=True)} for n, record in gone.items()]
        connection.execute(taken.values(withdrawn=True, seal=sa.bindparam("new")), changes)


def insert_links(connection: Connection, fresh: Sequence[sheets.Row], name: str) -> None:
    """Append links.

    Raises:
        LedgerError: if one of them names something that is not in the ledger.
    """
    check_ends(connection, {row[side] for row in fresh for side in ("left", "right")}, name)
    if fresh:
        last = next_number(connection, schema.links)
        connection.execute(schema.links.insert(), [{"seq": last + n, **row} for n, row in enumerate(fresh)])


def check_ends(connection: Connection, ends: Iterable[str], name: str) -> None:
    """Every end of a link must be a statement or an article of the ledger; no orphan claims.

    Raises:
        LedgerError: if one is not.
    """
    missing = set(ends)
    for table in (schema.statements, schema.articles):
        for chunk in chunks(sorted(missing)):
            missing -= set(connection.execute(sa.select(table.c.id).where(table.c.id.in_(chunk))).scalars())
    if missing:
        raise LedgerError(f"a link names {min(missing)}, which is not in {name}; add its reading first")


def append_judgement(connection: Connection, judgement: Judgement) -> bool:
    """Append a judgement; gives False if that very one is there already."""
    table = schema.judgements
    known = sa.select(table.c.seq).where(table.c.id == judgement.id)
    if connection.execute(known).first() is not None:
        return False
    last = connection.execute(sa.select(table.c.seal).order_by(table.c.seq.desc()).limit(1)).scalar()
    row = sheets.judgement_row(judgement, last or "")
    connection.execute(table.insert(), [{"seq": next_number(connection, table), **row}])
    return True
