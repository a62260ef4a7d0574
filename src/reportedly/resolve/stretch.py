"""Stretches of days: what a time expression comes to on the calendar.

Everything here is arithmetic on `datetime.date`; a day that does not exist raises ValueError or OverflowError, and the
grammar turns that into a problem.
"""

from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}
"""TIMEX3 code and first month (northern, meteorological)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The days that an expression stands for, and how TIMEX3 writes them."""

    value: str
    start: date | None = None
    end: date | None = None
    """Inclusive; None where it is open."""
    granularity: str = "day"
    type: str = "DATE"
    step: tuple[int, str] | None = None
    """Units to go from what follows, negative for back: "two days after" the vote."""
    relation: str | None = None
    """Set where the expression itself says it; None leaves it to the word in front."""
    flags: tuple[str, ...] = ()


def days(start: date, end: date | None = None, *, flags: tuple[str, ...] = ()) -> Stretch:
    """One day, or the days from start to end."""
    if end is None or end == start:
        return Stretch(value=start.isoformat(), start=start, end=start, flags=flags)
    return Stretch(value=f"{start.isoformat()}/{end.isoformat()}", start=start, end=end, flags=flags)


def month(year: int, number: int, *, flags: tuple[str, ...] = ()) -> Stretch:
    """All of a month."""
    first = date(year, number, 1)
    following = date(year + 1, 1, 1) if number == 12 else date(year, number + 1, 1)
    last = following - timedelta(days=1)
    return Stretch(value=f"{year:04}-{number:02}", start=first, end=last, granularity="month", flags=flags)


def months(first: Stretch, last: Stretch, granularity: str, value: str) -> Stretch:
    """From the first day of one stretch to the last day of another."""
    return Stretch(value=value, start=first.start, end=last.end, granularity=granularity)


def year(number: int) -> Stretch:
    """All of a year."""
    return Stretch(value=f"{number:04}", start=date(number, 1, 1), end=date(number, 12, 31), granularity="year")


def years(first: int, last: int) -> Stretch:
    """From New Year's Day of one year to the last day of another."""
    return Stretch(value=f"{first:04}/{last:04}", start=date(first, 1, 1), end=date(last, 12, 31), granularity="year")


def decade(first: int) -> Stretch:
    """Ten years from a year that ends in 0."""
    return Stretch(value=f"{first:04}"[:3], start=date(first, 1, 1), end=date(first + 9, 12, 31), granularity="decade")


def century(number: int) -> Stretch:
    """A hundred years; the 20th begins in 1901."""
    first = (number - 1) * 100 + 1
    return Stretch(
        value=f"{number - 1:02}", start=date(first, 1, 1), end=date(first + 99, 12, 31), granularity="century"
    )


def quarter(year_number: int, number: int) -> Stretch:
    """Three months."""
    first = month(year_number, 3 * number - 2)
    return months(first, month(year_number, 3 * number), "quarter", f"{year_number:04}-Q{number}")


def half(year_number: int, number: int) -> Stretch:
    """Six months."""
    first = month(year_number, 6 * number - 5)
    return months(first, month(year_number, 6 * number), "quarter", f"{year_number:04}-H{number}")


def season(year_number: int, name: str) -> Stretch:
    """Three months; a winter begins in the December of its year."""
    code, first = SEASONS[name]
    last_year = year_number + 1 if first == 12 else year_number
    last = month(last_year, (first + 2 - 1) % 12 + 1)
    return months(month(year_number, first), last, "season", f"{year_number:04}-{code}")


def week(day: date) -> Stretch:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    iso = monday.isocalendar()
    return Stretch(
        value=f"{iso.year:04}-W{iso.week:02}", start=monday, end=monday + timedelta(days=6), granularity="week"
    )


def weekend(day: date) -> Stretch:
    """Saturday and Sunday of the week around a day."""
    saturday = day - timedelta(days=day.weekday() - 5)
    iso = saturday.isocalendar()
    return Stretch(
        value=f"{iso.year:04}-W{iso.week:02}-WE", start=saturday, end=saturday + timedelta(days=1), granularity="day"
    )


def shift_months(day: date, count: int) -> date:
    """The same day so many months on (or back), or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + count
    last = month(index // 12, index % 12 + 1).end
    number = min(day.day, last.day if last else day.day)
    return date(index // 12, index % 12 + 1, number)


def shift(day: date, count: int, unit: str) -> date:
    """The day so many units on, or back with a negative count."""
    if unit in ("second", "minute", "hour"):
        hours = {"second": count / 3600, "minute": count / 60, "hour": count}[unit]
        return day + timedelta(days=round(hours / 24))
    if unit in ("day", "night"):
        return day + timedelta(days=count)
    if unit in ("week", "weekend", "fortnight"):
        return day + timedelta(weeks=count * (2 if unit == "fortnight" else 1))
    factor = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    return shift_months(day, count * factor)


def around(day: date, unit: str) -> Stretch:  # noqa: PLR0911 -- one line for each unit
    """The whole unit that holds a day."""
    if unit in ("second", "minute", "hour", "day", "night"):
        return days(day)
    if unit in ("week", "fortnight"):
        return week(day)
    if unit == "weekend":
        return weekend(day)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "quarter":
        return quarter(day.year, (day.month - 1) // 3 + 1)
    if unit == "decade":
        return decade(day.year // 10 * 10)
    if unit == "century":
        return century((day.year - 1) // 100 + 1)
    return year(day.year)


def part(stretch: Stretch, word: str) -> Stretch:
    """The early, middle or late part: four months of a year, ten days of a month, else a third."""
    if stretch.start is None or stretch.end is None:
        return stretch
    start, end = stretch.start, stretch.end
    third = max(1, ((end - start).days + 1) // 3)
    if stretch.granularity == "year":
        first, last = date(start.year, 5, 1), date(start.year, 9, 1)
    elif stretch.granularity == "month":
        first, last = start.replace(day=10 if word in ("mid", "middle") else 11), start.replace(day=21)
    else:
        first, last = start + timedelta(days=third), end - timedelta(days=third - 1)
    if word in ("early", "beginning", "start"):
        end = first - timedelta(days=1)
    elif word in ("late", "end"):
        start = last
    else:
        start, end = first, last - timedelta(days=1)
    flags = (*stretch.flags, f"mod-{word}")
    return Stretch(value=stretch.value, start=start, end=end, granularity=stretch.granularity, flags=flags)


def easter(year_number: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, as in Meeus 1991)."""
    a, b, c = year_number % 19, year_number // 100, year_number % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year_number, f // 31, f % 31 + 1)


def nth_weekday(year_number: int, month_number: int, weekday: int, count: int) -> date:
    """The count-th such weekday of a month; -1 for the last."""
    if count < 0:
        last = month(year_number, month_number).end or date.max
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year_number, month_number, 1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
    if found.month != month_number:
        message = "no such weekday in the month"
        raise ValueError(message)
    return found
