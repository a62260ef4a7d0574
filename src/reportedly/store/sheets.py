"""From a reading to the rows of each table, without touching a database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from reportedly.records import Actor, Article, Grounding, Link, Place, Problem, Reading, Statement
from reportedly.store import rows

Row = dict[str, Any]
"""Column and value; the shape that SQLAlchemy's executemany takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One reading as rows; the database adds the reading's number to each."""

    article_id: str
    digest: str
    """Over everything that was read; the same digest means that nothing is new."""
    seen: bytes
    statements: tuple[Row, ...]
    groundings: tuple[Row, ...]
    problems: tuple[Row, ...]
    links: tuple[Row, ...]


def text_digest(text: str) -> str:
    """Hex SHA-256 of the text in UTF-8."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_row(article: Article, supersedes: str | None) -> Row:
    """The article's row."""
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "language": article.language,
        "text": article.text,
        "text_sha256": text_digest(article.text),
        "supersedes": supersedes,
        "record": rows.pack_article(article),
    }


def sighting_row(article: Article, article_id: str) -> Row:
    """Where and in which bytes the article was met; `article_id` is the one it is kept under."""
    return {
        "article_id": article_id,
        "snapshot_id": article.snapshot_id,
        "url": article.url or "",
        "place": article.where or "",
    }


def sheet(reading: Reading) -> Sheet:
    """A reading's rows, in the order of its records."""
    text = reading.article.text
    seen = rows.pack_seen(reading)
    statements = tuple(_statement_row(n, s, text) for n, s in enumerate(reading.statements))
    groundings = tuple(_grounding_row(n, g) for n, g in enumerate(reading.groundings))
    problems = tuple(_problem_row(n, p) for n, p in enumerate(reading.problems))
    links = tuple(link_row(link) | {"position": n} for n, link in enumerate(reading.links))
    parts = [seen, *(row["record"] for part in (statements, groundings, problems, links) for row in part)]
    return Sheet(
        article_id=reading.article.id,
        digest=rows.digest(parts),
        seen=seen,
        statements=statements,
        groundings=groundings,
        problems=problems,
        links=links,
    )


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


def _statement_row(position: int, statement: Statement, text: str) -> Row:
    status, when, fact = statement.status, statement.when, statement.factuality
    return {
        "position": position,
        "id": statement.id,
        "article_id": statement.article_id,
        "trigger_start": statement.trigger.start,
        "trigger_end": statement.trigger.end,
        "event": statement.event,
        "mode": statement.mode,
        "polarity": str(fact.polarity),
        "certainty": str(fact.certainty),
        "modality": str(fact.modality),
        "first_day": when.start if when else None,
        "last_day": when.end if when else None,
        "status_kind": str(status.kind) if status else None,
        "status_state": str(status.state) if status else None,
        "producer": str(statement.producer),
        "record": rows.pack_statement(statement, text),
    }


def _grounding_row(position: int, grounding: Grounding) -> Row:
    target = grounding.target
    place = target if isinstance(target, Place) else None
    return {
        "position": position,
        "kind": str(grounding.kind),
        "target": target.id if isinstance(target, Place | Actor) else None,
        "country": target.country if isinstance(target, Place | Actor) else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "producer": str(grounding.producer),
        "record": rows.pack_grounding(grounding),
    }


def _problem_row(position: int, problem: Problem) -> Row:
    return {
        "position": position,
        "code": problem.code,
        "stage": str(problem.stage),
        "record": rows.pack_problem(problem),
    }


def link_row(link: Link) -> Row:
    """The link's row; it is in force and belongs to no one reading."""
    return {
        "id": link.id,
        "left": link.left,
        "right": link.right,
        "kind": str(link.kind),
        "score": link.score,
        "reading": None,
        "position": None,
        "withdrawn": False,
        "record": rows.pack_link(link),
    }
