"""The door of the room: groundings for everything a report names, and dates for its statements."""

from dataclasses import dataclass

from reportedly.protocols import Gazetteer
from reportedly.records import Annotation, Article, Grounding, Problem, Statement, TimeExpression
from reportedly.resolve.gazetteer import lookup_of
from reportedly.resolve.locate import ground_locations
from reportedly.resolve.lookalike import lookalikes
from reportedly.resolve.party import ground_actors
from reportedly.resolve.report_places import find_places
from reportedly.resolve.tables import Tables, load_tables
from reportedly.resolve.when import dated, time_groundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What `resolve` gives for one report."""

    statements: tuple[Statement, ...]
    """The same statements, in the same order, with `when` and `status.since`."""
    groundings: tuple[Grounding, ...]
    """In text order; at most one for each kind and span."""
    problems: tuple[Problem, ...] = ()


def resolve(
    article: Article,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    *,
    times: tuple[TimeExpression, ...],
    gazetteer: Gazetteer,
    tables: Tables | None = None,
) -> Resolved:
    """Ground what a report names, and date what it tells.

    Args:
        article: The report.
        annotation: Supplies the names the reader saw.
        statements: As `extract` gives them.
        times: As `recognise_times` gives them.
        gazetteer: Knows places by name.
        tables: Knows parties by name; the lists that ship with Reportedly if None.

    Returns:
        Groundings for every location, actor, recipient, named source and date argument and for every name the reader
        saw; one without a target where nothing fits. `when` is stated where a date argument says so, else inferred from
        the day of writing for what is told as having happened. A problem `name-mixed-script` for each name whose
        letters are not what they look like.
    """
    tables = tables or load_tables()
    places = find_places(article, annotation, statements, gazetteer=lookup_of(gazetteer), tables=tables)
    groundings = (
        *time_groundings(article, statements, times),
        *ground_locations(article, statements, places),
        *ground_actors(article, annotation, statements, places, tables),
    )
    names = (
        *(mention.span for mention in annotation.mentions),
        *(argument.span for statement in statements for argument in statement.arguments),
        *(link.source.span for statement in statements for link in statement.chain if link.source.span is not None),
    )
    return Resolved(
        statements=tuple(dated(article, statement, times) for statement in statements),
        groundings=tuple(sorted(groundings, key=lambda g: (g.span, g.kind))),
        problems=lookalikes(article, names),
    )
