"""What expressions that stand together come to: a day with its hour, from A to B, two days after a day."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.records import Time
from reportedly.resolve.stretch import Stretch, days, shift

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


_PART_OF_DAY = re.compile(r"T(?:[A-Z]{2}|\d)")
_BEFORE = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _RELATIONS)


_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+|late\s+|early\s+)?$", re.IGNORECASE)


_THROUGH = re.compile(r"\s+(?:to|until|till|through)\s+(?:the\s+)?|\s?[-\u2013~]\s?", re.IGNORECASE)


_SAME_TIME = re.compile(r"[ \t]*,?[ \t]*(?:(?:on|at|of|the)[ \t]+)*", re.IGNORECASE)


_JOIN = re.compile(r"\s*(?:to|until|till|through|and|-|\u2013)\s+(?:the\s+)?$|\s*[-\u2013]\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """An expression and where it stands."""

    start: int
    end: int
    stretch: Stretch


def clocked(text: str, starts: list[int], hits: list[Hit]) -> list[Hit]:
    """Give each time of day the day beside it, or the one its sentence speaks of."""
    dates = [
        hit for hit in hits if hit.stretch.start and hit.stretch.granularity == "day" and hit.stretch.type != "DURATION"
    ]
    used: list[Hit] = []
    kept: list[Hit] = []
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
            kept.append(Hit(low.start, high.end, _on_day(plain, day.stretch, clock)))
        else:
            kept.append(replace(hit, stretch=_on_day(plain, day.stretch, clock)))
    return [hit for hit in kept if hit not in used]


def opened(starts: list[int], hits: list[Hit]) -> list[Hit]:
    """Let "until further notice" begin on the day that its sentence names before it."""
    out: list[Hit] = []
    for hit in hits:
        first = next(
            (
                before.stretch.start
                for before in reversed(out)
                if before.stretch.granularity in ("day", "hour")
                and before.stretch.start
                and bisect_right(starts, before.start) == bisect_right(starts, hit.start)
            ),
            None,
        )
        is_open = "open-end" in hit.stretch.flags and first is not None
        out.append(replace(hit, stretch=replace(hit.stretch, start=first)) if is_open else hit)
    return out


def _on_day(clock: Stretch, day: Stretch, value: str) -> Stretch:
    flags = tuple(dict.fromkeys((*clock.flags, *day.flags)))
    return replace(clock, value=f"{day.value[:10]}{value}", start=day.start, end=day.end, flags=flags)


def stepped(text: str, hits: list[Hit]) -> list[Hit]:
    """Make one expression of "two days after | May 3"."""
    out: list[Hit] = []
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
            out[-1] = Hit(before.start, hit.end, days(day))
            continue
        out.append(hit)
    return out


def joined(text: str, hits: list[Hit]) -> list[Hit]:
    """Make one stretch of "from A to B" and "between A and B"."""
    out: list[Hit] = []
    for hit in hits:
        before = out[-1] if out else None
        if before is not None and (found := _begun(text, before, hit)) is not None:
            out[-1] = found
            continue
        is_now = before is not None and before.stretch.value == "PRESENT_REF"
        if before is not None and before.stretch.start and hit.stretch.end and (is_now or not before.stretch.relation):
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
                out[-1] = Hit(before.start, hit.end, joined)
                continue
        out.append(hit)
    return out


_STARTING = re.compile(r",?\s+(?:starting|beginning|from)\s+(?:from\s+|on\s+)?(?:the\s+)?", re.IGNORECASE)
_LENGTH = re.compile(r"P(T?)(\d+)([HDWMY])")
_UNITS = {"TH": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}


def _begun(text: str, length: Hit, first: Hit) -> Hit | None:
    """Make one stretch of "a two-week ceasefire, starting Friday"'s length and first day where they stand together."""
    m = _LENGTH.fullmatch(length.stretch.value)
    start = first.stretch.start
    if length.stretch.type != "DURATION" or length.stretch.start or m is None or start is None:
        return None
    unit = _UNITS.get(m.group(1) + m.group(3))
    if unit is None or not _STARTING.fullmatch(text[length.end : first.start]):
        return None
    try:
        end = shift(start, int(m.group(2)), unit) - timedelta(days=unit != "hour")
    except (ValueError, OverflowError):
        return None
    return Hit(length.start, first.end, replace(days(start, max(start, end)), relation="during"))


def _year_back(day: date, last: date) -> date:
    """A day whose year was guessed, moved into the year that lets it come before the last."""
    moved = day.replace(year=last.year, day=min(day.day, 28))
    return moved if moved <= last else moved.replace(year=last.year - 1)


def _relation(text: str, hit: Hit) -> str:
    """What the word in front says of the days."""
    stretch = hit.stretch
    # "The toll from Monday's blast", "the first since Monday's blast": the blast is of Monday.
    if text[hit.end : hit.end + 2] in ("'s", "’s"):
        return "on"
    lead = text[max(0, hit.start - 24) : hit.start]
    relation = next((name for name, pattern in _BEFORE if pattern.search(lead)), "on")
    if relation == "from" and "/" in stretch.value:
        return "during"
    if stretch.granularity == "hour" and relation in ("before", "after", "by", "from"):
        return "on"
    # "before dawn on Saturday", "after midnight on Sunday": an hour of a day still tells the day.
    if relation in ("before", "after") and _PART_OF_DAY.search(stretch.value):
        return "on"
    # "before the end of the month" is by then.
    return "until" if relation == "before" and "mod-end" in stretch.flags else relation


def days_of(text: str, hit: Hit, anchor: date | None) -> Time | None:
    """The days, opened or cut by the word in front."""
    stretch = hit.stretch
    start, end = stretch.start, stretch.end
    if start is None and end is None:
        return None
    relation = stretch.relation or _relation(text, hit)
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
