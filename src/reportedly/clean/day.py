"""Dates as people and pages write them, read strictly: what could be two days is no day.

Not for "last Friday": expressions inside a report are read by `resolve`. This is for what a container, a page, a
dateline or a post's signature states.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_WORD = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
"""One month name or its short form; match it without regard to case."""
WEEKDAY_WORD = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
"""One weekday name or its short form."""

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{MONTH_WORD})"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = rf"(?:{WEEKDAY_WORD},?\s+)?"
_CLOCK = r"(?P<clock>\d{1,2}[:.]\d{2}(?::\d{1,2}(?:[.,]\d+)?)?)(?:\s*(?P<half>[ap]\.?m\.?))?"
_ZONE = r"(?P<zone>Z|[A-Z]{2,5}(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}|[+-]\d{2})"
_TIME = rf"(?:(?:,|\s+at|\s+-|\s+\||\s+·)?\s*{_CLOCK}(?:\s*\(?{_ZONE}\)?)?)?"
_TIME_FIRST = rf"(?:{_CLOCK}(?:\s*{_ZONE})?\s*(?:,|-|·|\||on)?\s+)?"
# "8:56 AM, Mar 2, 2031 MST": the zone stands behind the day; read only if none stood behind the clock.
_ZONE_LAST = r"(?:\s+(?P<zone_last>[A-Z]{2,5}))?"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # 2031-03-02, 2031/03/02, 2031-03-02T08:15:00+01:00, 2031-03-02 08:15 UTC
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?:(?:T|\s+|,\s*){_CLOCK}(?:\s*{_ZONE})?)?",
        # 20310302, 20310302T081500Z
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:T(?P<clock>\d{{4}}(?:\d{{2}})?)(?P<half>(?!))?{_ZONE}?)?",
        # 2 March 2031, Sunday, 2nd of March, 2031 at 14:05 CET, Sun, 02 Mar 2031 08:15:00 +0100, 2-Mar-2031
        rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}(?:{_TIME}|\s+[A-Z]{{2,5}})",
        # March 2, 2031, Sunday, Mar. 2 2031, 2:05 p.m. GMT
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}(?:{_TIME}|\s+[A-Z]{{2,5}})",
        # 10:21 PM · Mar 2, 2031, 14:05, 2 March 2031
        rf"{_TIME_FIRST}{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_ZONE_LAST}",
        rf"{_TIME_FIRST}{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+{_YEAR}{_ZONE_LAST}",
        # 2031 Mar 2
        rf"{_YEAR}[\s-]+{_MONTH}[\s-]+{_DAY}",
        # 02.03.2031 is written day first wherever it is written with dots
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}{_TIME}",
    )
)
_SLASHED = re.compile(rf"(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{_YEAR}{_TIME}", re.IGNORECASE)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?", re.IGNORECASE)
# Only names that mean one offset in news text; IST, CST, AST and their like mean several and are left unread.
_ZONE_HOURS = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "ut": 0, "bst": 1, "west": 1, "cet": 1, "wat": 1, "cest": 2, "cat": 2,
    "eet": 2, "sast": 2,
    "eest": 3, "eat": 3, "msk": 3, "pkt": 5, "sgt": 8, "hkt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13,
    "edt": -4, "est": -5, "cdt": -5, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
}  # fmt: skip
# A news date before printing or after the next two centuries is a slip of the pen.
_YEARS = range(1600, 2301)


def read_date(words: str) -> date | datetime | None:
    """Read one date as stated by a container, a page or a person.

    Args:
        words: The whole statement, nothing around it. ISO 8601, RFC 2822, `2 March 2031`, `March 2, 2031`,
            `02.03.2031`, with or without weekday and time, and Unix time in seconds or milliseconds.

    Returns:
        A datetime with its own offset where an offset is given, else the calendar day; None if it is no date or may
        be two (03/04/2031).
    """
    words = " ".join(words.split()).strip(" .,;|")
    if not words or len(words) > 64:  # no form is longer
        return None
    if _EPOCH.fullmatch(words):
        return _from_epoch(words)
    for form in _FORMS:
        match = form.fullmatch(words)
        if match:
            return _built(match, month=_month(match["month"]), day=int(match["day"]))
    match = _SLASHED.fullmatch(words)
    if match:
        first, second = int(match["first"]), int(match["second"])
        if first == second or first > 12:
            return _built(match, month=second, day=first)
        if second > 12:
            return _built(match, month=first, day=second)
    return None


def read_day(*, day: str, month: str, year: str | None, near: date | None = None) -> date | None:
    """Read a day of which a text may leave out the year.

    Args:
        day: Digits.
        month: A month name or its short form.
        year: Digits; None if the text gives none.
        near: The day that a missing year is counted from: the nearest such day not more than a week after it.

    Returns:
        The day, or None if there is no such day or no way to know its year.
    """
    if year is None:
        if near is None:
            return None
        for candidate in (near.year + 1, near.year, near.year - 1):
            found = _day(candidate, _month(month), int(day))
            if found is not None and found <= near + timedelta(days=7):
                return found
        return None
    return _day(int(year), _month(month), int(day))


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    start = word.casefold()[:3]
    return next((n for n, name in enumerate(MONTHS, start=1) if name.startswith(start)), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _built(match: re.Match[str], *, month: int, day: int) -> date | datetime | None:
    calendar_day = _day(int(match["year"]), month, day)
    clock = match["clock"] if "clock" in match.re.groupindex else None
    if calendar_day is None or not clock:
        return calendar_day
    moment = _clock(clock, match["half"])
    if moment is None:
        return None
    offset = _offset(match["zone"] or match.groupdict().get("zone_last"))
    # A time without an offset could be any of 26 hours; the day is all that is sure.
    return calendar_day if offset is None else datetime.combine(calendar_day, moment, tzinfo=offset)


def _clock(words: str, half: str | None) -> time | None:
    parts = re.split(r"[:.,]", words)
    if len(parts) == 1:
        parts = [words[:2], words[2:4], words[4:6] or "0"]
    hour, minute, second = int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) > 2 else 0
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.casefold().startswith("p") else 0)
    try:
        return time(hour, minute, min(second, 59))
    except ValueError:
        return None


def _offset(zone: str | None) -> timezone | None:
    if not zone:
        return None
    hours = _ZONE_HOURS.get(zone.casefold())
    if hours is not None:
        return timezone(timedelta(hours=hours))
    match = _OFFSET.fullmatch(zone)
    if not match:
        return None
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    if minutes > 14 * 60:  # the widest offset in use is +14:00
        return None
    return timezone(timedelta(minutes=-minutes if match["sign"] == "-" else minutes))


def _from_epoch(words: str) -> datetime | None:
    seconds = float(words)
    if seconds > 1e11:
        seconds /= 1000
    return datetime.fromtimestamp(int(seconds), tz=UTC)
