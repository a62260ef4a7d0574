"""From records to the rows of each table, without touching a database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from reportedly.records import Actor, Article, Grounding, Judgement, Link, Place, Reading, Statement
from reportedly.store import rows, versions

Row = dict[str, Any]
"""Column and value; the shape that SQLAlchemy's executemany takes."""
Values = tuple[Any, ...]
PARTS = {
    "statements": (
        "position", "id", "event", "mode", "polarity", "modality", "first_day", "last_day", "status_kind",
        "status_state",
    ),
    "groundings": ("position", "kind", "target", "country", "lat", "lon"),
}  # fmt: skip
"""Columns of what a report has some sixty of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One reading as rows; the database adds the reading's number to each."""

    reading: Row
    statements: tuple[Values, ...]
    """In the order of `PARTS`, as are groundings."""
    groundings: tuple[Values, ...]


def text_digest(text: str) -> str:
    """Hex SHA-256 of the text in UTF-8."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def writable(name: str) -> str:
    """A name that every database takes: bytes of a file name that are no text are spelled out."""
    return name.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")


def article_row(article: Article) -> Row:
    """The article's row."""
    record, text_sha256 = rows.pack_article(article), text_digest(article.text)
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "language": article.language,
        "text": article.text,
        "text_sha256": text_sha256,
        "page": versions.page(article),
        "record": record,
        "seal": rows.digest((record, text_sha256.encode())),
    }


def sighting_row(article: Article, article_id: str) -> Row:
    """Where and in which bytes the article was met; `article_id` is the one it is kept under."""
    row = {
        "article_id": article_id,
        "snapshot_id": article.snapshot_id,
        "url": article.url or "",
        "place": writable(article.where or ""),
    }
    return row | {"seal": sighting_seal(row)}


def sighting_seal(row: Mapping[str, str]) -> str:
    """The seal of a sighting with these columns."""
    return rows.digest(row[name].encode() for name in ("article_id", "snapshot_id", "url", "place"))


def sheet(reading: Reading) -> Sheet:
    """A reading's rows, in the order of its records."""
    content = rows.pack_reading(reading)
    return Sheet(
        reading=reading_row(reading.article.id, content, rows.pack_producers(reading.producers)),
        statements=tuple(_statement_row(n, s) for n, s in enumerate(reading.statements)),
        groundings=tuple(_grounding_row(n, g) for n, g in enumerate(reading.groundings)),
    )


def reading_row(article_id: str, content: bytes, producers: bytes) -> Row:
    """The row of a packed reading. Its digest leaves out who made it: the same content again is nothing new."""
    digest = rows.digest((content,))
    return {
        "article_id": article_id,
        "digest": digest,
        "producers": producers,
        "record": rows.squeeze(content),
        "seal": reading_seal(article_id, digest, producers),
    }


def reading_seal(article_id: str, digest: str, producers: bytes) -> str:
    """The seal of a reading with these columns."""
    return rows.digest((article_id.encode(), digest.encode(), producers))


def ends(reading: Reading) -> frozenset[str]:
    """Everything of a reading that a link can name."""
    return frozenset({reading.article.id, *(statement.id for statement in reading.statements)})


def seen_elsewhere(batch: Iterable[Reading], kept: Mapping[str, str]) -> frozenset[str]:
    """What links cannot name, because its report is only another sighting of one that the ledger keeps.

    Args:
        batch: Readings that are being added.
        kept: For every article id of the batch, the id that the ledger keeps it under.
    """
    return frozenset(end for r in batch if kept.get(r.article.id, r.article.id) != r.article.id for end in ends(r))


def _statement_row(position: int, statement: Statement) -> Values:
    status, when, fact = statement.status, statement.when, statement.factuality
    return (
        position, statement.id, statement.event, statement.mode, str(fact.polarity), str(fact.modality),
        when.start if when else None, when.end if when else None,
        str(status.kind) if status else None, str(status.state) if status else None,
    )  # fmt: skip


def _grounding_row(position: int, grounding: Grounding) -> Values:
    target, kind = grounding.target, str(grounding.kind)
    if isinstance(target, Place):
        return position, kind, target.id, target.country, target.lat, target.lon
    if isinstance(target, Actor):
        return position, kind, target.id, target.country, None, None
    return position, kind, None, None, None, None


def link_row(link: Link) -> Row:
    """The row of a link that is in force."""
    record = rows.pack_link(link)
    return {
        "id": link.id,
        "left": link.left,
        "right": link.right,
        "kind": str(link.kind),
        "score": link.score,
        "withdrawn": False,
        "record": record,
        "seal": link_seal(record, withdrawn=False),
    }


def link_seal(record: bytes, *, withdrawn: bool) -> str:
    """The seal of a link's row, which also tells whether it is in force."""
    return rows.digest((record, b"withdrawn" if withdrawn else b"in force"))


def judgement_row(judgement: Judgement, previous: str) -> Row:
    """The judgement's row; its seal continues that of the one before, so that none can be taken out unseen."""
    record = rows.pack_judgement(judgement)
    return {
        "id": judgement.id,
        "verdict": str(judgement.verdict),
        "left": judgement.left,
        "right": judgement.right,
        "record": record,
        "seal": rows.digest((previous.encode(), record)),
    }
