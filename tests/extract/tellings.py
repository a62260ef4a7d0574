"""Statements with their triggers, made by hand, and pages with their times."""

from dataclasses import replace
from datetime import date

from trees import trigger_at

from reportedly.extract.sentence.page import Page
from reportedly.extract.value.date import date_argument
from reportedly.extract.value.told import Told
from reportedly.records import (
    Argument,
    Certainty,
    Factuality,
    Modality,
    Polarity,
    Producer,
    Role,
    Span,
    Statement,
    Time,
    TimeExpression,
)

DAY = date(2031, 3, 5)


def time_at(page: Page, words: str, *, day: date = DAY, value: str = "", flags: tuple[str, ...] = ()) -> TimeExpression:
    start = page.text.index(words)
    return TimeExpression(
        span=Span(start, start + len(words)),
        type="DATE",
        value=value or day.isoformat(),
        time=Time(start=day, end=day, granularity="day", relation="on"),
        flags=flags,
    )


def with_times(page: Page, *times: TimeExpression) -> Page:
    return replace(
        page, times=tuple(sorted(times, key=lambda time: time.span)), article=replace(page.article, published=DAY)
    )


def _date(span: Span, head: Span) -> Argument:
    return Argument(role=Role.DATE, span=span, head=head)


def told(page: Page, number: int, head: int, *, event: str = "ASSAULT", nominal: bool = False, **fields) -> Told:
    tree = page.trees[number]
    trigger = replace(
        trigger_at(page, 0),
        head=head,
        span=tree.tokens[head].span,
        lemma=tree.lemma(head),
        event=event,
        is_nominal=nominal,
    )
    trigger = replace(trigger, **{name: value for name, value in fields.items() if name in {"status", "is_speech_act"}})
    dates = date_argument(page, number, trigger)
    statement = Statement(
        id=f"s{number}",
        article_id=page.article.id,
        evidence=tree.sentence.span,
        trigger=trigger.span,
        lemma=trigger.lemma,
        event=event,
        mode=None,
        contexts=(),
        cameo=None,
        quad=None,
        plover_score=None,
        goldstein=None,
        chain=(),
        arguments=tuple(_date(span, head) for span, head in dates),
        factuality=Factuality(
            polarity=Polarity.POSITIVE,
            certainty=Certainty.CERTAIN,
            modality=fields.get("modality", Modality.ACTUAL),
            cues=(),
        ),
        counts=(),
        status=None,
        when=None,
        score=1.0,
        producer=Producer(name="test", version="1"),
    )
    return Told(sentence=number, trigger=trigger, statement=statement)
