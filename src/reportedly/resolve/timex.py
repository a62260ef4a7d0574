"""Time expressions: our own TIMEX3 grammar for English news.

A scan finds the words that can carry a date, the rules (`timex_patterns`, `timex_spans`) read the text around them, and
what they say is laid against the day the words were written: the report's, or the post's where they stand in a post.
Measured on TimeBank news and on our own situations, it beats the general libraries in precision and speed; see
docs/dependencies.md for why no library does this job.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportedly.records import Article, BlockKind, Findings, Problem, Sentence, Span, Stage, TimeExpression
from reportedly.resolve.timex_join import Hit, clocked, days_of, joined, opened, stepped
from reportedly.resolve.timex_patterns import CALENDAR, CLOCK
from reportedly.resolve.timex_scan import windows
from reportedly.resolve.timex_setting import Rule, Setting
from reportedly.resolve.timex_spans import SETS, SPANS

# Counted time looks back at the days found before it, so it is read when they are known.
_FIRST = (*SETS, *CALENDAR)


_SECOND = (*CLOCK, *SPANS)


# A town in capitals, perhaps a date, perhaps an agency, and a dash.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z\u00c0-\u017d'’. ,/-]{2,40}[^\n]{0,40}?(?:\([^)\n]{2,40}\)\s*)?[-\u2013\u2014]{1,2}\s"
)


# A wire story may be printed some days after it was filed.
_DATELINE_LAG = 3


_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“(\[]*[A-Z0-9])|\n")


_AMERICAN = re.compile(r"washington post|new york times|associated press|usa today|npr|cnn|politico", re.IGNORECASE)


def _collides(hits: list[Hit], start: int, end: int) -> bool:
    """Whether a stretch meets a hit; hits are in text order and do not overlap, so only its neighbours can."""
    place = bisect_right(hits, start, key=lambda hit: hit.start)
    return (place > 0 and hits[place - 1].end > start) or (place < len(hits) and hits[place].start < end)


class _Reader:
    """One pass over one text; what it finds it keeps in text order."""

    def __init__(self, text: str, starts: list[int], anchors: "_Anchors", *, month_first: bool | None) -> None:
        self.text = text
        self.starts = starts
        self.anchors = anchors
        self.month_first = month_first
        self.hits: list[Hit] = []
        self.refused: list[tuple[int, int]] = []

    def read(self) -> None:
        places = tuple(windows(self.text))
        for rules in (_FIRST, _SECOND):
            for start, end, kinds in places:
                for rule in rules:
                    if rule.needs in kinds:
                        self._try(rule, start, end)

    def _try(self, rule: Rule, start: int, end: int) -> None:
        for m in rule.pattern.finditer(self.text, start, end):
            if _collides(self.hits, m.start(), m.end()) or any(a < m.end() and m.start() < b for a, b in self.refused):
                continue
            try:
                stretch = rule.read(m, self._setting(m.start()))
            except (ValueError, OverflowError):
                self.refused.append((m.start(), m.end()))
                continue
            if stretch is not None:
                insort(self.hits, Hit(m.start(), m.end(), stretch), key=lambda hit: hit.start)

    def _setting(self, start: int) -> Setting:
        clause = self.starts[bisect_right(self.starts, start) - 1]
        last = next(
            (
                h.stretch.start
                for h in reversed(self.hits)
                if h.start < start and h.stretch.granularity == "day" and h.stretch.start
            ),
            None,
        )
        return Setting(
            text=self.text, anchor=self.anchors.at(start), last=last, clause=clause, month_first=self.month_first
        )


@dataclass(frozen=True, slots=True)
class _Anchors:
    """The day that the words at a place were written."""

    day: date | None
    posts: tuple[tuple[Span, date | None], ...]

    def at(self, place: int) -> date | None:
        for span, posted in self.posts:
            if span.start <= place < span.end:
                return posted or self.day
        return self.day


def recognise_times(article: Article, sentences: tuple[Sentence, ...] | None = None) -> Findings[TimeExpression]:
    """Every time expression of the report, in text order.

    Relative ones are laid against the dateline's day, else the day of publication; inside a post against the day it was
    posted. Where none is known they keep a value without a year and a `time` of None.

    Args:
        article: The report.
        sentences: Where its sentences stand; without them, full stops and line ends are used.

    Returns:
        The expressions; a problem `date-impossible` for one that no calendar has (30 February), `date-ambiguous` for
        one whose day and month can be exchanged.
    """
    text = article.text
    starts = sorted({0, *(sentence.span.start for sentence in sentences)}) if sentences else _starts(text)
    posts = tuple((post.span, post.posted) for post in article.posts)
    month_first = True if article.outlet and _AMERICAN.search(article.outlet) else None
    day = _report_day(article)
    reader = _Reader(text, starts, _Anchors(day, posts), month_first=month_first)
    reader.read()
    hits = opened(starts, joined(text, stepped(text, clocked(text, starts, reader.hits))))
    found = tuple(_expression(article, text, hit, reader.anchors) for hit in hits)
    return Findings(found=found, problems=(*_refusals(article, reader), *_ambiguous(article, found)))


def _starts(text: str) -> list[int]:
    return [0, *(m.end() for m in _SENTENCE.finditer(text))]


def _report_day(article: Article) -> date | None:
    """The dateline's day if it is near the day of publication or stands alone, else the day of publication."""
    dateline = next((block.span for block in article.blocks if block.kind is BlockKind.DATELINE), None)
    if dateline is None:
        m = _DATELINE.match(article.text)
        dateline = Span(0, m.end()) if m else None
    if dateline is None:
        return article.published
    reader = _Reader(dateline.of(article.text), [0], _Anchors(article.published, ()), month_first=None)
    reader.read()
    day = next((hit.stretch.start for hit in reader.hits if hit.stretch.granularity == "day"), None)
    if day is None or article.published is None:
        return day or article.published
    return day if 0 <= (article.published - day).days <= _DATELINE_LAG else article.published


def _expression(article: Article, text: str, hit: Hit, anchors: _Anchors) -> TimeExpression:
    stretch = hit.stretch
    flags = list(stretch.flags)
    if any(
        p.span.start <= hit.start < p.span.end and not p.body.start <= hit.start < p.body.end for p in article.posts
    ):
        flags.append("signature")
    if any(
        b.kind in (BlockKind.DATELINE, BlockKind.BYLINE) and b.span.start <= hit.start < b.span.end
        for b in article.blocks
    ) or (not article.blocks and (m := _DATELINE.match(text)) and hit.start < m.end()):
        flags.append("dateline")
    time = days_of(text, hit, anchors.at(hit.start))
    if time is not None and time.relation == "as_of" and _heads(article, hit):
        # "Situation report as of 13 February" says when it was written.
        time = replace(time, end=stretch.end, relation="on")
    return TimeExpression(
        span=Span(hit.start, hit.end), type=stretch.type, value=stretch.value, time=time, flags=tuple(flags)
    )


def _heads(article: Article, hit: Hit) -> bool:
    kinds = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.DATELINE)
    return any(b.kind in kinds and b.span.start <= hit.start < b.span.end for b in article.blocks)


def _refusals(article: Article, reader: _Reader) -> Iterator[Problem]:
    for start, end in reader.refused:
        words_there = article.text[start:end]
        message = f'"{words_there}" is no day of the calendar; it was left without a date'
        yield Problem(
            code="date-impossible", stage=Stage.RESOLVE, article_id=article.id, span=Span(start, end), message=message
        )


def _ambiguous(article: Article, found: tuple[TimeExpression, ...]) -> Iterator[Problem]:
    for expression in found:
        if "ambiguous-day-month" in expression.flags:
            words_there = expression.span.of(article.text)
            message = f'"{words_there}" can be read with day or month first; it was read as {expression.value}'
            yield Problem(
                code="date-ambiguous", stage=Stage.RESOLVE, article_id=article.id, span=expression.span, message=message
            )
