"""Is every byte of evidence as it was written, and does every span still lie on its words?

Nothing here trusts a column: texts and records are hashed again, columns are made again from their records, spans are
laid on their texts again, and the database is asked to check itself.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.records import Article, Problem, Reading, Span, Stage
from reportedly.store import rows, schema, sheets, verify_index, versions

_AT_ONCE = 100
_FAILURES = (*rows.DAMAGED, KeyError, sa.exc.DBAPIError)
"""What reading a damaged row can raise."""


def verify(connection: Connection) -> Iterator[Problem]:
    """Everything that is not as it was written, worst first.

    Args:
        connection: In a transaction that only reads.
    """
    yield from _engine(connection)
    yield from _references(connection)
    yield from _each(connection, schema.articles, _article)
    yield from _each(connection, schema.readings, _reading)
    yield from _each(connection, schema.links, _link)
    yield from _guarded(_sightings(connection), "sightings")
    yield from _ends(connection)
    yield from _guarded(_judgements(connection), "judgements")
    yield from (problem("index-differs", message) for message in verify_index.differences(connection))
    if versions.told(connection) != versions.expected(connection):
        message = "the versions of pages are not those that the texts show; run: reportedly verify --reindex"
        yield problem("index-differs", message)


def _guarded(found: Iterator[Problem], what: str) -> Iterator[Problem]:
    """The problems, and one more if a row cannot even be read."""
    try:
        yield from found
    except _FAILURES as error:
        yield problem("record-changed", f"a row of {what} cannot be read: {str(error).splitlines()[0]}")


def problem(code: str, message: str, *, article_id: str | None = None, span: Span | None = None) -> Problem:
    """A problem of the ledger."""
    return Problem(code=code, stage=Stage.STORE, article_id=article_id, span=span, message=message)


def _engine(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name != "sqlite":
        return
    for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if line != "ok":
            yield problem("file-damaged", f"the file is damaged: {line}; restore it from a copy")
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield problem("reference-missing", f"a row of {row[0]} belongs to a row of {row[2]} that is gone")


def _references(connection: Connection) -> Iterator[Problem]:
    """Foreign keys, asked for in plain SQL: a server that lost rows does not check what it took for checked."""
    for table in schema.metadata.sorted_tables:
        for key in table.foreign_keys:
            target = key.column.table.alias()
            missing = ~sa.exists().where(target.c[key.column.name] == key.parent)
            if n_lost := connection.execute(sa.select(sa.func.count()).select_from(table).where(missing)).scalar():
                message = f"{n_lost} rows of {table.name} belong to rows of {key.column.table.name} that are gone"
                yield problem("reference-missing", message)


def _each(
    connection: Connection, table: sa.Table, check: Callable[[Connection, Sequence[Any]], Iterator[Problem]]
) -> Iterator[Problem]:
    """Check a table's rows, some at a time; where some cannot be read, one by one, to tell which."""
    numbers = list(connection.execute(sa.select(table.c.seq).order_by(table.c.seq)).scalars())
    for at in range(0, len(numbers), _AT_ONCE):
        some = numbers[at : at + _AT_ONCE]
        try:
            yield from list(check(connection, some))
        except _FAILURES:
            for number in some:
                try:
                    yield from list(check(connection, [number]))
                except _FAILURES as error:
                    message = f"row {number} of {table.name} cannot be read: {str(error).splitlines()[0]}"
                    yield problem("record-changed", message)


def _article(connection: Connection, numbers: Sequence[int]) -> Iterator[Problem]:
    table = schema.articles
    for row in connection.execute(sa.select(table).where(table.c.seq.in_(numbers))):
        told = row._asdict()
        del told["seq"]
        if sheets.text_digest(row.text) != row.text_sha256:
            yield problem("text-changed", f"the text of article {row.id} is not the one that was added; restore it")
        article = rows.unpack_article(row.record, row.text)
        expected = sheets.article_row(article)
        if rows.digest((row.record, row.text_sha256.encode())) != row.seal:
            yield problem("record-changed", f"the record of article {row.id} is not the one that was added")
        for name in ("id", "url", "outlet", "published", "language", "page"):
            if told[name] != expected[name]:
                yield _column(f"{name} of article {row.id}")
        for span in _spans(msgspec.json.decode(row.record)):
            yield from _anchored(span, row.text, f"article {row.id}", row.id)


def _reading(connection: Connection, numbers: Sequence[int]) -> Iterator[Problem]:
    readings, articles = schema.readings, schema.articles
    where = sa.join(readings, articles, readings.c.article_id == articles.c.id)
    columns = (*readings.c, articles.c.text, articles.c.record.label("article"))
    parts = {t.name: _parts(connection, t, numbers) for t in (schema.statements, schema.groundings)}
    chosen = sa.select(*columns).select_from(where).where(readings.c.seq.in_(numbers))
    for row in connection.execute(chosen):
        what = f"reading {row.seq} of article {row.article_id}"
        content = rows.expand(row.record)
        sealed = sheets.reading_seal(row.article_id, row.digest, row.producers)
        if rows.digest((content,)) != row.digest or sealed != row.seal:
            yield problem("record-changed", f"{what} is not the one that was added", article_id=row.article_id)
        for span in _spans(msgspec.json.decode(content)):
            yield from _anchored(span, row.text, what, row.article_id)
        article = rows.unpack_article(row.article, row.text)
        reading = rows.unpack_reading(content, article, rows.unpack_producers(row.producers))
        expected = sheets.sheet(reading)
        for name, told in parts.items():
            if told.get(row.seq, []) != list(getattr(expected, name)):
                yield _column(f"{name} of {what}")
        yield from _belongs(reading, article, what)


def _parts(connection: Connection, table: sa.Table, numbers: Sequence[int]) -> dict[int, list[sheets.Values]]:
    found: dict[int, list[sheets.Values]] = {}
    columns = (table.c[name] for name in sheets.PARTS[table.name])
    chosen = sa.select(table.c.reading, *columns).where(table.c.reading.in_(numbers))
    for number, *values in connection.execute(chosen.order_by(table.c.reading, table.c.position)):
        found.setdefault(number, []).append(tuple(values))
    return found


def _belongs(reading: Reading, article: Article, what: str) -> Iterator[Problem]:
    for statement in reading.statements:
        if statement.article_id != article.id:
            yield problem("reference-missing", f"statement {statement.id} of {what} names another article")
        if not statement.evidence.holds(statement.trigger):
            message = f"the trigger of statement {statement.id} of {what} lies outside its sentence"
            yield problem("span-outside-text", message, article_id=article.id)


def _spans(told: Any) -> Iterator[tuple[int, int]]:
    """Every start and end in a record, wherever they stand."""
    if isinstance(told, dict):
        match told:
            case {"start": int() as start, "end": int() as end}:
                yield start, end
            case _:
                for value in told.values():
                    yield from _spans(value)
    elif isinstance(told, list):
        for value in told:
            yield from _spans(value)


def _anchored(span: tuple[int, int], text: str, what: str, article_id: str) -> Iterator[Problem]:
    start, end = span
    if not 0 <= start < end <= len(text):
        message = f"{what} points to {start}:{end} in a text of {len(text)} code points"
        yield problem("span-outside-text", message, article_id=article_id)


def _link(connection: Connection, numbers: Sequence[int]) -> Iterator[Problem]:
    table = schema.links
    for row in connection.execute(sa.select(table).where(table.c.seq.in_(numbers))):
        if sheets.link_seal(row.record, withdrawn=row.withdrawn) != row.seal:
            yield problem("record-changed", f"link {row.id} is not the one that was derived; add a report to derive it")
        expected = sheets.link_row(rows.unpack_link(row.record))
        if any(getattr(row, name) != expected[name] for name in ("id", "left", "right", "kind", "score")):
            yield _column(f"link {row.id}")


def _sightings(connection: Connection) -> Iterator[Problem]:
    table = schema.sightings
    for row in connection.execute(sa.select(table)):
        if sheets.sighting_seal(row._asdict()) != row.seal:
            yield problem("record-changed", f"a sighting of article {row.article_id} is not the one that was added")
    met = sa.exists().where(table.c.article_id == schema.articles.c.id)
    for article_id in connection.execute(sa.select(schema.articles.c.id).where(~met)).scalars():
        yield problem("record-changed", f"nothing says where article {article_id} was met", article_id=article_id)


def _ends(connection: Connection) -> Iterator[Problem]:
    """Both ends of every link."""
    for side in (schema.links.c.left, schema.links.c.right):
        known = (sa.exists().where(t.c.id == side) for t in (schema.statements, schema.articles))
        lost = sa.select(schema.links.c.id, side.label("end")).where(sa.and_(*(~one for one in known)))
        for row in connection.execute(lost):
            yield problem("reference-missing", f"link {row.id} names {row.end}, which is not in the ledger")


def _judgements(connection: Connection) -> Iterator[Problem]:
    table, previous = schema.judgements, ""
    for n, row in enumerate(connection.execute(sa.select(table).order_by(table.c.seq)), start=1):
        expected = sheets.judgement_row(rows.unpack_judgement(row.record), previous)
        if rows.digest((previous.encode(), row.record)) != row.seal:
            yield problem("judgement-changed", f"judgement {n} is not the one that was given, or one before it is gone")
        if any(getattr(row, name) != expected[name] for name in ("id", "verdict", "left", "right")):
            yield _column(f"judgement {n}")
        previous = row.seal


def _column(what: str) -> Problem:
    return problem("columns-changed", f"{what}: what is searched is not what the record says; restore it from a copy")
