"""Time expressions: our own TIMEX3 grammar for English news.

A scan finds the words that can carry a date, the rules (`timex_rules`, `timex_spans`) read the text around them, and
what they say is laid against the day the words were written: the report's, or the post's where they stand in a post.
Measured on TimeBank news and on our own situations, it beats the general libraries in precision and speed; see
docs/dependencies.md for why no library does this job.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.records import Article, BlockKind, Findings, Problem, Sentence, Span, Stage, Time, TimeExpression
from reportedly.resolve import timex_words as words
from reportedly.resolve.stretch import SEASONS, Stretch, days, shift
from reportedly.resolve.timex_calendar import DECADES, HOLIDAYS, MOVABLE
from reportedly.resolve.timex_patterns import CALENDAR, CLOCK
from reportedly.resolve.timex_setting import Rule, Setting
from reportedly.resolve.timex_spans import SETS, SPANS

# Counted time looks back at the days found before it, so it is read when they are known.
_FIRST = (*SETS, *CALENDAR)
_SECOND = (*CLOCK, *SPANS)
_WORD = re.compile(r"[A-Za-z]+|\d+")
_KINDS: dict[str, str] = (
    dict.fromkeys(words.MONTHS, "month")
    | dict.fromkeys(words.WEEKDAYS, "weekday")
    | {f"{day}s": "unit" for day in words.WEEKDAYS if len(day) > 5}
    | {form: "unit" for word in words.UNITS for form in (word, f"{word}s")}
    | dict.fromkeys(
        (
            "hourly",
            "daily",
            "nightly",
            "weekly",
            "monthly",
            "quarterly",
            "yearly",
            "annually",
            "annual",
            "biweekly",
            "fortnightly",
        ),
        "unit",
    )
    | dict.fromkeys(SEASONS, "season")
    | dict.fromkeys(("quarter", "half", "q", "h"), "quarter")
    | dict.fromkeys(DECADES, "decade")
    | dict.fromkeys(("yesterday", "today", "tomorrow", "tonight", "overnight"), "deictic")
    | dict.fromkeys(words.PARTS, "part")
    | dict.fromkeys(
        (
            "currently",
            "present",
            "moment",
            "nowadays",
            "now",
            "time",
            "point",
            "presently",
            "recently",
            "lately",
            "days",
        ),
        "present",
    )
    | dict.fromkeys((holiday.split()[0].split("'")[0].split("’")[0] for holiday in (*HOLIDAYS, *MOVABLE)), "holiday")
    | dict.fromkeys(("seventeen", "eighteen", "nineteen", "twenty", "two"), "spelled")
    | dict.fromkeys(("hours", "hrs", "am", "pm"), "clock")
)
_ALSO = {
    "second": ("quarter",),
    "quarter": ("unit",),
    "night": ("unit",),
    "days": ("unit",),
    "may": ("month", "holiday"),
    "hours": ("unit",),
}
_ALSO |= {
    "week": ("weekday",),
    "good": ("weekday",),
    "easter": ("weekday",),
    "palm": ("weekday",),
    "ash": ("weekday",),
    "labor": ("unit",),
}
_ALSO |= dict.fromkeys(words.WEEKDAYS, ("unit",))
# Room for the longest rule around its key word.
_ROOM = 60
_STEPS = re.compile(
    r"\b(?:ago|earlier|later|before|after|afterwards?|previously|prior|from|hence|following)\b", re.IGNORECASE
)
_RELATIONS = (
    ("as_of", r"\bas\s+(?:of|from)\s+(?:the\s+)?$|\b(?:effective|starting|beginning)\s+(?:from\s+|on\s+)?$"),
    ("since", r"\b(?:ever\s+)?since\s+(?:at\s+least\s+|the\s+|(?:early|late|mid)[\s-])?$"),
    ("by", r"\b(?:no\s+later\s+than|not\s+later\s+than)\s+(?:the\s+)?$"),
    ("after", r"\b(?:later|greater|more\s+recent)\s+than\s+(?:the\s+)?$"),
    ("before", r"\b(?:earlier|less)\s+than\s+(?:the\s+)?$"),
    ("until", r"\b(?:until|till|through)\s+(?:at\s+least\s+|the\s+)?$|\bup\s+to\s+$"),
    ("by", r"\bby\s+(?:the\s+)?$"),
    ("before", r"\b(?:before|prior\s+to|ahead\s+of)\s+(?:the\s+)?$"),
    ("after", r"\b(?:after|following)\s+(?:the\s+)?$"),
    ("from", r"\bfrom\s+(?:the\s+|about\s+|late\s+|early\s+)?$"),
    ("during", r"\b(?:during|throughout|over)\s+(?:the\s+)?$"),
)
_BEFORE = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _RELATIONS)
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+|late\s+|early\s+)?$", re.IGNORECASE)
_THROUGH = re.compile(r"\s+(?:to|until|till|through)\s+(?:the\s+)?|\s?[-\u2013~]\s?", re.IGNORECASE)
_SAME_TIME = re.compile(r"[ \t]*,?[ \t]*(?:(?:on|at|of|the)[ \t]+)*", re.IGNORECASE)
# A town in capitals, perhaps a date, perhaps an agency, and a dash.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z\u00c0-\u017d'’. ,/-]{2,40}[^\n]{0,40}?(?:\([^)\n]{2,40}\)\s*)?[-\u2013\u2014]{1,2}\s"
)
# A wire story may be printed some days after it was filed.
_DATELINE_LAG = 3
_JOIN = re.compile(r"\s*(?:to|until|till|through|and|-|\u2013)\s+(?:the\s+)?$|\s*[-\u2013]\s*$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“(\[]*[A-Z0-9])|\n")
_AMERICAN = re.compile(r"washington post|new york times|associated press|usa today|npr|cnn|politico", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    stretch: Stretch


def _windows(text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The stretches of text that hold a word of time, with the kinds of such words in them."""
    spots: list[tuple[int, int, tuple[str, ...]]] = []
    for m in _WORD.finditer(text):
        word = m.group()
        if word.isdigit():
            following = text[m.end() : m.end() + 2]
            if len(word) == 4 and "1000" <= word <= "2299":
                spots.append((m.start(), m.end(), ("year", "figure", "decade")))
            elif len(word) <= 4 and len(following) == 2 and following[0] in ":./-h" and following[1].isdigit():
                spots.append((m.start(), m.end(), ("clock", "figure")))
            elif following[:2].casefold() in ("am", "pm") or following[1:2].casefold() in ("a", "p"):
                spots.append((m.start(), m.end(), ("clock",)))
            elif len(word) == 8 and word.startswith(("19", "20")):
                spots.append((m.start(), m.end(), ("compact",)))
            elif len(word) <= 2 and following[:1] in "stnrd" and following:
                spots.append((m.start(), m.end(), ("figure", "unit")))
            elif following[:1] in "s'’" and word.endswith("0"):
                spots.append((m.start(), m.end(), ("decade",)))
        else:
            lower = word.lower()
            kind = _KINDS.get(lower)
            if kind is not None:
                spots.append((m.start(), m.end(), (kind, *_ALSO.get(lower, ()))))
    start = end = -1
    kinds: set[str] = set()
    for first, last, names in spots:
        if first - _ROOM > end:
            if end >= 0:
                yield _snap(text, start, end, kinds)
            start, kinds = first, set()
        end = last
        kinds.update(names)
    if end >= 0:
        yield _snap(text, start, end, kinds)


def _snap(text: str, start: int, end: int, kinds: set[str]) -> tuple[int, int, frozenset[str]]:
    """A window with room on both sides that cuts no word."""
    start, end = max(0, start - _ROOM), min(len(text), end + _ROOM)
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    if "unit" in kinds and _STEPS.search(text, start, end):
        kinds = kinds | {"how"}
    return start, end, frozenset(kinds)


def _collides(hits: list[_Hit], start: int, end: int) -> bool:
    return any(hit.start < end and start < hit.end for hit in hits)


class _Reader:
    """One pass over one text; what it finds it keeps in text order."""

    def __init__(self, text: str, starts: list[int], anchors: "_Anchors", *, month_first: bool | None) -> None:
        self.text = text
        self.starts = starts
        self.anchors = anchors
        self.month_first = month_first
        self.hits: list[_Hit] = []
        self.refused: list[tuple[int, int]] = []

    def read(self) -> None:
        windows = tuple(_windows(self.text))
        for rules in (_FIRST, _SECOND):
            for start, end, kinds in windows:
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
                insort(self.hits, _Hit(m.start(), m.end(), stretch), key=lambda hit: hit.start)

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
        The expressions; a problem `date-impossible` for one that no calendar has (30 February), `date-ambiguous` for one
        whose day and month can be exchanged.
    """
    text = article.text
    starts = sorted({0, *(sentence.span.start for sentence in sentences)}) if sentences else _starts(text)
    posts = tuple((post.span, post.posted) for post in article.posts)
    month_first = True if article.outlet and _AMERICAN.search(article.outlet) else None
    day = _report_day(article)
    reader = _Reader(text, starts, _Anchors(day, posts), month_first=month_first)
    reader.read()
    hits = _joined(text, _stepped(text, _clocked(text, starts, reader.hits)), reader.anchors)
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


def _clocked(text: str, starts: list[int], hits: list[_Hit]) -> list[_Hit]:
    """Give each time of day the day beside it, or the one its sentence speaks of."""
    dates = [
        hit for hit in hits if hit.stretch.start and hit.stretch.granularity == "day" and hit.stretch.type != "DURATION"
    ]
    used: list[_Hit] = []
    kept: list[_Hit] = []
    for hit in hits:
        if "clock" not in hit.stretch.flags:
            kept.append(hit)
            continue
        plain = replace(hit.stretch, flags=tuple(flag for flag in hit.stretch.flags if flag != "clock"))
        clock = plain.value[plain.value.index("T") :]
        sentence = bisect_right(starts, hit.start)
        near = [day for day in dates if bisect_right(starts, day.start) == sentence]
        day = min(near, key=lambda d: max(d.start - hit.end, hit.start - d.end), default=None)
        if day is None:
            kept.append(replace(hit, stretch=plain))
            continue
        low, high = sorted((hit, day), key=lambda h: h.start)
        if _SAME_TIME.fullmatch(text[low.end : high.start]) and day not in used:
            used.append(day)
            kept.append(_Hit(low.start, high.end, _on_day(plain, day.stretch, clock)))
        else:
            kept.append(replace(hit, stretch=_on_day(plain, day.stretch, clock)))
    return [hit for hit in kept if hit not in used]


def _on_day(clock: Stretch, day: Stretch, value: str) -> Stretch:
    flags = tuple(dict.fromkeys((*clock.flags, *day.flags)))
    return replace(clock, value=f"{day.value[:10]}{value}", start=day.start, end=day.end, flags=flags)


def _stepped(text: str, hits: list[_Hit]) -> list[_Hit]:
    """Make one expression of "two days after | May 3"."""
    out: list[_Hit] = []
    for hit in hits:
        before = out[-1] if out else None
        if (
            before
            and before.stretch.step
            and hit.stretch.start
            and re.fullmatch(r"\s+(?:the\s+|on\s+)?", text[before.end : hit.start])
        ):
            count, unit = before.stretch.step
            try:
                day = shift(hit.stretch.start if count < 0 else hit.stretch.end or hit.stretch.start, count, unit)
            except (ValueError, OverflowError):
                out.append(hit)
                continue
            out[-1] = _Hit(before.start, hit.end, days(day))
            continue
        out.append(hit)
    return out


def _joined(text: str, hits: list[_Hit], anchors: _Anchors) -> list[_Hit]:
    """Make one stretch of "from A to B" and "between A and B"."""
    out: list[_Hit] = []
    for hit in hits:
        before = out[-1] if out else None
        if before is not None and before.stretch.start and hit.stretch.end and before.stretch.relation is None:
            between = text[before.end : hit.start]
            lead = text[max(0, before.start - 12) : before.start]
            first, last = before.stretch.start, hit.stretch.end
            alike = before.stretch.granularity == hit.stretch.granularity in ("year", "month")
            if "year-inferred" in before.stretch.flags and (first > last or "year-inferred" not in hit.stretch.flags):
                first = _year_back(first, last)
            alike = (
                alike
                or (before.stretch.granularity == hit.stretch.granularity == "day" and first < last)
                or between.strip() == "through"
            )
            joins = _JOIN.fullmatch(between) or _THROUGH.fullmatch(between)
            if joins and (_FROM.search(lead) or (alike and _THROUGH.fullmatch(between))) and first <= last:
                value = f"{before.stretch.value}/{hit.stretch.value}"
                joined = replace(
                    before.stretch,
                    value=value,
                    start=first,
                    end=last,
                    granularity=hit.stretch.granularity,
                    relation="during",
                )
                out[-1] = _Hit(before.start, hit.end, joined)
                continue
        out.append(hit)
    return out


def _year_back(day: date, last: date) -> date:
    """A day whose year was guessed, moved into the year that lets it come before the last."""
    moved = day.replace(year=last.year, day=min(day.day, 28))
    return moved if moved <= last else moved.replace(year=last.year - 1)


def _expression(article: Article, text: str, hit: _Hit, anchors: _Anchors) -> TimeExpression:
    stretch = hit.stretch
    flags = list(stretch.flags)
    for post in article.posts:
        if post.span.start <= hit.start < post.span.end and not post.body.start <= hit.start < post.body.end:
            flags.append("signature")
    if any(
        b.kind in (BlockKind.DATELINE, BlockKind.BYLINE) and b.span.start <= hit.start < b.span.end
        for b in article.blocks
    ) or (not article.blocks and (m := _DATELINE.match(text)) and hit.start < m.end()):
        flags.append("dateline")
    time = _time(text, hit, anchors.at(hit.start))
    return TimeExpression(
        span=Span(hit.start, hit.end), type=stretch.type, value=stretch.value, time=time, flags=tuple(flags)
    )


def _time(text: str, hit: _Hit, anchor: date | None) -> Time | None:
    """The days, opened or cut by the word in front."""
    stretch = hit.stretch
    start, end = stretch.start, stretch.end
    if start is None and end is None:
        return None
    relation = stretch.relation
    if relation is None:
        lead = text[max(0, hit.start - 24) : hit.start]
        relation = next((name for name, pattern in _BEFORE if pattern.search(lead)), "on")
        # "The toll from Monday's blast" is of Monday; only "since" keeps its sense before a genitive.
        if relation not in ("since", "as_of") and text[hit.end : hit.end + 2] in ("'s", "’s"):
            relation = "on"
    if relation == "from" and "/" in stretch.value:
        relation = "during"
    if stretch.granularity == "hour" and relation in ("before", "after", "by", "from"):
        # An hour of a day still tells the day.
        relation = "on"
    if relation in ("since", "as_of", "from", "after"):
        end = None
        if relation == "after" and stretch.end is not None and stretch.granularity not in ("day", "hour"):
            start = stretch.end + timedelta(days=1)
    elif relation == "until" and end is not None:
        start = anchor if anchor is not None and anchor <= end else None
    elif relation == "before" and start is not None:
        end = start - timedelta(days=1) if start > date.min else start
        start = None
    name = {"from": "since", "by": "until"}.get(relation, relation)
    return Time(start=start, end=end, granularity=stretch.granularity, relation=name)


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
