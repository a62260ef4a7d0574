"""A flat table for spreadsheets: one row for each statement, several values in a cell joined by `|`.

A cell that a spreadsheet would run as a formula gets an apostrophe in front; nothing else is changed. A chain is joined
by ` > `, outermost source first.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TextIO

from reportedly.records import Actor, Article, Grounding, GroundingKind, Place, Reading, Role, Span, Statement

Cell = str | int | float | date | None

# What spreadsheets take for the start of a formula, full-width forms included (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

COLUMNS = (
    "article_id", "outlet", "published", "title", "url", "language", "statement_id", "sentence", "trigger", "lemma",
    "event", "mode", "contexts", "cameo", "quad", "plover_score", "goldstein", "actors", "actor_ids", "recipients",
    "recipient_ids", "locations", "place_names", "place_ids", "countries", "latitudes", "longitudes", "dates",
    "when_start", "when_end", "when_granularity", "when_basis", "sources", "source_kinds", "cues", "stances", "manners",
    "post_author", "post_handle", "post_date", "polarity", "certainty", "modality", "counts", "status_subject",
    "status_kind", "status", "status_since", "score", "producer", "sentence_start", "sentence_end", "trigger_start",
    "trigger_end",
)  # fmt: skip
"""Column names, in order; a later version may add some at the end."""


class CsvExporter:
    """Statements as a table."""

    name = "csv"
    media_type = "text/csv"

    def write(self, readings: Iterable[Reading], out: TextIO) -> None:
        """Write a header line and one row for each statement; a reading without statements has no row."""
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for reading in readings:
            for statement in reading.statements:
                row = dict(_row(reading, statement))
                writer.writerow([_safe(row.get(column)) for column in COLUMNS])


def _safe(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip(" ").startswith(_FORMULA) else cell
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _row(reading: Reading, statement: Statement) -> Iterator[tuple[str, Cell]]:
    text = reading.article.text
    yield from _about(reading.article)
    yield from (
        ("statement_id", statement.id),
        ("sentence", statement.evidence.of(text)),
        ("trigger", statement.trigger.of(text)),
        ("lemma", statement.lemma),
        ("event", statement.event),
        ("mode", statement.mode),
        ("contexts", "|".join(statement.contexts)),
        ("cameo", statement.cameo),
        ("quad", statement.quad),
        ("plover_score", statement.plover_score),
        ("goldstein", statement.goldstein),
        ("polarity", statement.factuality.polarity),
        ("certainty", statement.factuality.certainty),
        ("modality", statement.factuality.modality),
        ("counts", "|".join(f"{count.what} {_range(count.low, count.high)}" for count in statement.counts)),
        ("score", round(statement.score, 4)),
        ("producer", str(statement.producer)),
        ("sentence_start", statement.evidence.start),
        ("sentence_end", statement.evidence.end),
        ("trigger_start", statement.trigger.start),
        ("trigger_end", statement.trigger.end),
    )
    yield from _time_and_state(statement, text)
    yield from _arguments(reading, statement)
    yield from _chain(statement, text)
    yield from _post(reading.article, statement)


def _time_and_state(statement: Statement, text: str) -> Iterator[tuple[str, Cell]]:
    if when := statement.when:
        yield from (
            ("when_start", when.start),
            ("when_end", when.end),
            ("when_granularity", when.granularity),
            ("when_basis", when.basis),
        )
    if status := statement.status:
        yield from (
            ("status_subject", status.subject.of(text)),
            ("status_kind", status.kind),
            ("status", status.state),
            ("status_since", status.since),
        )


def _about(article: Article) -> Iterator[tuple[str, Cell]]:
    yield from (
        ("article_id", article.id),
        ("outlet", article.outlet),
        ("published", article.published),
        ("title", article.title),
        ("url", article.url),
        ("language", article.language),
    )


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return "?" if low is None else str(low)
    return f"{'' if low is None else low}-{'' if high is None else high}"


def _arguments(reading: Reading, statement: Statement) -> Iterator[tuple[str, Cell]]:
    text = reading.article.text
    known = {(found.kind, found.span): found for found in reading.groundings}
    columns = {Role.ACTOR: "actors", Role.RECIPIENT: "recipients", Role.LOCATION: "locations", Role.DATE: "dates"}
    for role, column in columns.items():
        found = [argument for argument in statement.arguments if argument.role is role]
        yield column, "|".join(argument.span.of(text) for argument in found)
        if role in {Role.ACTOR, Role.RECIPIENT}:
            parties = [_target(known, GroundingKind.ACTOR, argument.span, argument.antecedent) for argument in found]
            yield f"{role}_ids", "|".join(party.id if isinstance(party, Actor) else "" for party in parties)
    spots = [a for a in statement.arguments if a.role is Role.LOCATION]
    places = [_target(known, GroundingKind.PLACE, argument.span, argument.antecedent) for argument in spots]
    yield from _places([place if isinstance(place, Place) else None for place in places])


def _target(
    known: dict[tuple[GroundingKind, Span], Grounding], kind: GroundingKind, *spans: Span | None
) -> object | None:
    found = (known.get((kind, span)) for span in spans if span)
    return next((grounding.target for grounding in found if grounding and grounding.target), None)


def _places(places: list[Place | None]) -> Iterator[tuple[str, Cell]]:
    """Every list is as long as that of the locations, so that the n-th values belong together."""
    yield from (
        ("place_names", "|".join(place.name if place else "" for place in places)),
        ("place_ids", "|".join(place.id if place else "" for place in places)),
        ("countries", "|".join((place and place.country) or "" for place in places)),
        ("latitudes", _only_or_joined([place.lat if place else None for place in places])),
        ("longitudes", _only_or_joined([place.lon if place else None for place in places])),
    )


def _only_or_joined(degrees: list[float | None]) -> Cell:
    if len(degrees) == 1:
        return degrees[0]
    return "|".join("" if degree is None else str(degree) for degree in degrees)


def _chain(statement: Statement, text: str) -> Iterator[tuple[str, Cell]]:
    chain = statement.chain
    yield from (
        ("sources", " > ".join(link.source.text or "?" for link in chain)),
        ("source_kinds", " > ".join(link.source.kind for link in chain)),
        ("cues", " > ".join(link.cue.of(text) if link.cue else "" for link in chain)),
        ("stances", " > ".join(link.stance for link in chain)),
        ("manners", " > ".join(link.manner for link in chain)),
    )


def _post(article: Article, statement: Statement) -> Iterator[tuple[str, Cell]]:
    post = next((post for post in article.posts if post.span.holds(statement.trigger)), None)
    if post:
        yield from (("post_author", post.author), ("post_handle", post.handle), ("post_date", post.posted))
