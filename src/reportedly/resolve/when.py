"""When a statement's event is: as the text says, else as the report's day lets us infer."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reportedly.records import (
    Article,
    Grounding,
    GroundingKind,
    Modality,
    Producer,
    Role,
    Span,
    Statement,
    Time,
    TimeExpression,
    When,
)

PRODUCER = Producer(name="resolve/time", version="1")

# A date that had to be completed is less sure than one that stands there.
_SCORE, _INFERRED_SCORE = 0.95, 0.85


def expression_at(span: Span, times: tuple[TimeExpression, ...]) -> TimeExpression | None:
    """The time expression that a date argument holds: the one with days, then the longest."""
    held = [time for time in times if time.span.meets(span)]
    return max(held, key=lambda time: (time.time is not None, _shared(time.span, span)), default=None)


def _shared(left: Span, right: Span) -> int:
    return min(left.end, right.end) - max(left.start, right.start)


def time_groundings(
    article: Article, statements: tuple[Statement, ...], times: tuple[TimeExpression, ...]
) -> Iterator[Grounding]:
    """One grounding for each date argument and for each time expression, by span."""
    seen: set[Span] = set()
    spans = [
        argument.span for statement in statements for argument in statement.arguments if argument.role is Role.DATE
    ]
    for span in (*spans, *(time.span for time in times if time.time is not None)):
        if span in seen:
            continue
        seen.add(span)
        expression = expression_at(span, times)
        # A state that is told in the present holds on the day that it was written.
        target = _time_of(article, span, expression) if expression else _present(article, span)
        sure = _SCORE if expression and not expression.flags else _INFERRED_SCORE
        yield Grounding(
            article_id=article.id,
            span=span,
            kind=GroundingKind.TIME,
            target=target,
            score=sure if target else 0.0,
            candidates=(),
            producer=PRODUCER,
        )


def _present(article: Article, span: Span) -> Time | None:
    """The day of writing, for a date argument whose words are no time but a verb in the present."""
    day = day_of(article, span)
    return None if day is None else Time(start=day, end=day, granularity="day", relation="on")


_CONDITION = re.compile(r"(?:if|unless|should)\b", re.IGNORECASE)


def _time_of(article: Article, span: Span, expression: TimeExpression) -> Time | None:
    """The days of a date argument: those of its expression; from its end on where the words are a condition.

    "Would leave if they did not apologise within 48 hours" is of the time behind those hours.
    """
    time = expression.time
    if time is None or time.end is None or not _CONDITION.match(article.text, span.start):
        return time
    return replace(time, start=time.end, end=None, relation="after")


def dated(article: Article, statement: Statement, times: tuple[TimeExpression, ...]) -> Statement:
    """The statement with `when` and `status.since` filled."""
    stated = next(_stated(article, statement, times), None)
    when = _when(stated, "stated") if stated else _inferred(article, statement)
    status = statement.status
    if status is not None and stated is not None and stated.relation in ("on", "since", "as_of", "during"):
        status = replace(status, since=stated.start)
    return replace(statement, when=when, status=status)


def _stated(article: Article, statement: Statement, times: tuple[TimeExpression, ...]) -> Iterator[Time]:
    for argument in statement.arguments:
        if argument.role is Role.DATE:
            expression = expression_at(argument.span, times)
            time = _time_of(article, argument.span, expression) if expression else _present(article, argument.span)
            if time is not None:
                yield time


def _when(time: Time, basis: str) -> When | None:
    start = time.start or time.end
    if start is None:
        return None
    granularity = "day" if time.granularity == "hour" else time.granularity
    return When(start=start, end=time.end, granularity=granularity, basis=basis)


def _inferred(article: Article, statement: Statement) -> When | None:
    """The day of the report (or of the post) for what is told as having happened; nothing for plans and threats."""
    if statement.factuality.modality is not Modality.ACTUAL:
        return None
    day = day_of(article, statement.trigger)
    return None if day is None else When(start=day, end=day, granularity="day", basis="inferred")


def day_of(article: Article, span: Span) -> date | None:
    """The day that the words at a place were written."""
    for post in article.posts:
        if post.span.holds(span):
            return post.posted or article.published
    return article.published
