"""The whole ledger as text: what two ledgers are compared by.

Everything that was told is in it, earlier readings and links out of force included; nothing that depends on the order
in which reports came, or on which of several addresses was met first, is. Readings of one article stand in their order,
because the last one is shown.
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.store import fetch, rows, schema

_BY_SIGHTING = ("url", "where", "snapshot_id")
"""Fields of an article that its sightings hold; the article's own are those of the first one."""


def lines(connection: Connection) -> Iterator[str]:
    """One line of JSON for each article, then for each link in force, then for each judgement in its order."""
    for article_id in connection.execute(sa.select(schema.articles.c.id).order_by(schema.articles.c.id)).scalars():
        yield _line(_article(connection, article_id))
    for link in fetch.links(connection):
        yield _line({"link": json.loads(rows.pack_link(link))})
    for judgement in fetch.judgements(connection):
        yield _line({"judgement": json.loads(rows.pack_judgement(judgement))})


def _article(connection: Connection, article_id: str) -> dict[str, Any]:
    articles, sightings, readings = schema.articles, schema.sightings, schema.readings
    head = connection.execute(sa.select(articles).where(articles.c.id == article_id)).one()
    record = json.loads(head.record)
    met = connection.execute(
        sa.select(sightings.c.snapshot_id, sightings.c.url, sightings.c.place)
        .where(sightings.c.article_id == article_id)
        .order_by(sightings.c.snapshot_id, sightings.c.url, sightings.c.place)
    )
    read = connection.execute(
        sa.select(readings.c.record).where(readings.c.article_id == article_id).order_by(readings.c.seq)
    )
    return {
        "article": {key: value for key, value in record.items() if key not in _BY_SIGHTING} | {"text": head.text},
        "sightings": [list(row) for row in met],
        "readings": [json.loads(rows.expand(row.record)) for row in read],
    }


def _line(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
