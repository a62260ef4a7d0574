"""How the rules for calendar dates read their matches: days, months, seasons, quarters, years, holidays."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from reportedly.resolve import stretch as on
from reportedly.resolve import timex_words as words
from reportedly.resolve.stretch import Stretch
from reportedly.resolve.timex_setting import Setting

# Small letters make these ordinary words.
_ALSO_WORDS = frozenset("may march mar jan sun sat mon wed fri sec dec".split())


# Beside a day these are months, however they are written.
_SHORT = frozenset({"dec", "jan"})


def written_as_name(m: re.Match[str], group: str) -> bool:
    """Whether the letters' case lets the word be a month or weekday."""
    word = m.group(group).rstrip(".")
    return word[:1].isupper() or word not in _ALSO_WORDS


def nearest_year(number: int, day: int, setting: Setting, start: int) -> tuple[int, bool]:
    """The year that a day and month without one most likely mean; False if nothing tells."""
    if setting.anchor is None:
        return 0, False
    here = setting.anchor.year

    def distance(year: int) -> float:
        try:
            gap = (date(year, number, day) - setting.anchor).days  # type: ignore[operator]
        except ValueError:
            return 1e9
        # News looks back more than ahead, so a coming day must be nearer to win, unless the clause looks ahead.
        return gap * weights[0] if gap > 0 else -gap * weights[1]

    weights = (1.0, 2.0) if setting.ahead(start) else (1.5, 1.0)
    return min((here - 1, here, here + 1), key=distance), True


def dated(m: re.Match[str], setting: Setting) -> Stretch | None:
    """3 March, March 3 to 5, with a year or the nearest one."""
    number = words.MONTHS[m.group("m").casefold().rstrip(".")]
    if not written_as_name(m, "m") and m.group("m") not in _SHORT:
        return None
    first = words.day_number(m.group("d"))
    last = words.day_number(m.group("d2")) if m.groupdict().get("d2") else first
    if last < first:
        return None
    spelled = m.groupdict().get("sy") or ""
    flags: tuple[str, ...] = ()
    relative = _of_year(m, setting)
    if relative is not None:
        year = relative
    elif m.group("y") or spelled:
        year = int(m.group("y")) if m.group("y") else spelled_number(spelled)
    else:
        year, known = nearest_year(number, first, setting, m.start())
        flags = ("year-inferred",)
        if not known:
            date(2000, number, first)  # refuses 30 February
            return Stretch(value=f"XXXX-{number:02}-{first:02}", flags=("year-unknown",))
    return on.days(date(year, number, first), date(year, number, last), flags=flags)


def across(m: re.Match[str], setting: Setting) -> Stretch | None:
    """28 February to 3 March."""
    first_month = words.MONTHS[m.group("m").casefold().rstrip(".")]
    last_month = words.MONTHS[m.group("m2").casefold().rstrip(".")]
    first, last = words.day_number(m.group("d")), words.day_number(m.group("d2"))
    flags: tuple[str, ...] = ()
    if m.group("y"):
        end = date(int(m.group("y")), last_month, last)
    else:
        year, known = nearest_year(last_month, last, setting, m.start())
        if not known:
            return None
        end, flags = date(year, last_month, last), ("year-inferred",)
    start = date(end.year if first_month <= last_month else end.year - 1, first_month, first)
    return on.days(start, end, flags=flags)


def iso(m: re.Match[str], _: Setting) -> Stretch | None:
    """2031-03-02."""
    return on.days(date(int(m.group("y")), int(m.group("mm")), int(m.group("dd"))))


def numeric(m: re.Match[str], setting: Setting) -> Stretch | None:
    """2/3/2031: the day first or the month, flagged where it stays open."""
    a, b, year = int(m.group("a")), int(m.group("b")), int(m.group("y"))
    if year < 100:
        year += 2000 if year < 70 else 1900
    if a > 12 or b > 12 or a == b:
        day, month = (a, b) if b <= 12 else (b, a)
        return on.days(date(year, month, day))
    readings = date(year, a, b), date(year, b, a)
    month_first = m.group("s") != "." if setting.month_first is None else setting.month_first
    if setting.month_first is None and setting.anchor is not None:
        gaps = [abs((day - setting.anchor).days) for day in readings]
        # A report speaks of days near its own; only a clear difference decides.
        if min(gaps) <= 45 < max(gaps):
            month_first = gaps[0] < gaps[1]
    return on.days(readings[0 if month_first else 1], flags=("ambiguous-day-month",))


# A year or month that another follows needs no preposition: "2014 to 2018", "Jan-Feb 2017".
_RUNS_ON = re.compile(
    rf"\s*(?:-|\u2013|\bto\b|\bthrough\b|\buntil\b)\s*(?:the\s+)?(?:{words.YEAR}|{words.MONTH})", re.IGNORECASE
)


def _led(m: re.Match[str], setting: Setting) -> bool:
    return setting.lead(m.start()) or _RUNS_ON.match(setting.text, m.end()) is not None


def month(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Early March, last May, October 2029."""
    name = m.group("m").casefold().rstrip(".")
    mod = (m.groupdict().get("mod") or "").casefold()
    if not written_as_name(m, "m") or (not m.group("y") and not mod and not _led(m, setting)):
        return None
    number = words.MONTHS[name]
    flags: tuple[str, ...] = ()
    relative = _of_year(m, setting)
    if m.group("y"):
        year = int(m.group("y"))
    elif relative is not None:
        year = relative
    elif setting.anchor is None:
        return Stretch(value=f"XXXX-{number:02}", granularity="month")
    else:
        here = setting.anchor
        if mod == "last":
            year = here.year - (number >= here.month)
        elif mod == "next":
            year = here.year + (number <= here.month)
        elif mod == "this":
            year = here.year
        else:
            year, flags = nearest_year(number, min(here.day, 28), setting, m.start())[0], ("year-inferred",)
    found = on.month(year, number, flags=flags)
    return modified(found, mod)


def figures_month(m: re.Match[str], _: Setting) -> Stretch | None:
    """2015-12 and 12/2015."""
    return on.month(int(m.group("y") or m.group("y2")), int(m.group("mm") or m.group("mm2")))


def modified(found: Stretch, mod: str) -> Stretch:
    """The stretch, or the part of it that the words pick out."""
    for word in ("early", "beginning", "start", "mid", "middle", "late", "end"):
        if re.search(rf"\b{word}\b", mod):
            return on.part(found, word)
    return found


def year(m: re.Match[str], setting: Setting) -> Stretch | None:
    """In 2031, mid-2031."""
    named = m.group("mod") or m.group().casefold().startswith("the year")
    if not named and not _led(m, setting):
        return None
    return modified(on.year(int(m.group("y"))), (m.group("mod") or "").casefold())


def years(m: re.Match[str], _: Setting) -> Stretch | None:
    """1998-1999, 1998/99."""
    first, tail = int(m.group("y")), m.group("y2")
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    return on.years(first, last) if first < last <= first + 120 else None


DECADES = {f"{ten[:-1]}ies": number for ten, number in words._TENS.items()}  # noqa: SLF001 -- the same list of words


def decade(m: re.Match[str], _: Setting) -> Stretch | None:
    """The 1990s, the early '90s, the nineties."""
    if m.group("full"):
        first = int(m.group("full"))
    else:
        short = int(m.group("short")) if m.group("short") else DECADES[m.group("word").casefold()]
        first = 1900 + short if short >= 20 else 2000 + short
    return modified(on.decade(first), (m.group("mod") or "").casefold())


def century(m: re.Match[str], _: Setting) -> Stretch | None:
    """The 19th century."""
    return modified(on.century(words.day_number(m.group("n"))), (m.group("mod") or "").casefold())


def relative_year(text: str | None, setting: Setting) -> int | None:
    """The year that "2031", "last year" or nothing says."""
    if text and text[-4:].isdigit():
        return int(text[-4:])
    if setting.anchor is None:
        return None
    word = (text or "").casefold()
    return setting.anchor.year + (-1 if "last" in word or "previous" in word else 1 if "next" in word else 0)


def _of_year(m: re.Match[str], setting: Setting) -> int | None:
    """The year of "in February of last year"; None where no such words stand behind."""
    words_behind = m.groupdict().get("ry")
    return relative_year(words_behind, setting) if words_behind else None


def season(m: re.Match[str], setting: Setting) -> Stretch | None:  # noqa: PLR0911 -- the readings in the order in which they are tried
    """Last summer, spring 2031."""
    name, mod = m.group("s").casefold(), (m.group("mod") or "").casefold()
    if (
        not m.group("y")
        and not mod
        and not re.search(r"\b(?:in|during|since|until|by|of)\s+(?:the\s+)?$", setting.text[: m.start()][-14:])
    ):
        return None
    if m.group("y"):
        return on.season(int(m.group("y")), name)
    if setting.anchor is None:
        return Stretch(value=f"XXXX-{on.SEASONS[name][0]}", granularity="season")
    here = setting.anchor
    ahead = mod == "next" or (mod != "last" and setting.ahead(m.start()))
    for year in (here.year + 1, here.year, here.year - 1) if not ahead else (here.year - 1, here.year, here.year + 1):
        found = on.season(year, name)
        if found.start is None or found.end is None:
            return None
        inside = found.start <= here <= found.end
        if mod == "last" and found.end < here:
            return found
        if mod == "next" and found.start > here:
            return found
        if mod not in ("last", "next") and (inside or (found.end > here if ahead else found.start <= here)):
            return found
    return None


def quarter(m: re.Match[str], setting: Setting) -> Stretch | None:
    """The third quarter of 2031, Q3 2031."""
    if m.group("yq"):
        if m.group("k").casefold() == "h":
            return on.half(int(m.group("yq")), int(m.group("q2"))) if int(m.group("q2")) <= 2 else None
        return on.quarter(int(m.group("yq")), int(m.group("q2")))
    if m.group("n") and m.group("n").casefold() == "last" and not m.group("y"):
        return None
    if m.group("q"):
        number, is_half, text = int(m.group("q")), False, m.group("y2")
    else:
        number = 4 if m.group("n").casefold() == "last" else words.day_number(m.group("n"))
        is_half, text = m.group("u").casefold() == "half", m.group("y")
    year = relative_year(text, setting)
    # "the second half" without a year is mostly one of a match.
    if year is None or number > (2 if is_half else 4) or (is_half and not text):
        return None
    return on.half(year, number) if is_half else on.quarter(year, number)


HOLIDAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "new year’s eve": (12, 31),
    "new year’s day": (1, 1),
    "may day": (5, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "nowruz": (3, 20),
    "epiphany": (1, 6),
    "vidovdan": (6, 28),
    "bastille day": (7, 14),
    "all saints' day": (11, 1),
    "orthodox christmas": (1, 7),
    "new year day": (1, 1),
    "saint patrick's day": (3, 17),
    "st patrick's day": (3, 17),
    "earth day": (4, 22),
    "anzac day": (4, 25),
    "labour day": (5, 1),
    "victory day": (5, 9),
    "juneteenth": (6, 19),
    "nelson mandela day": (7, 18),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "veterans day": (11, 11),
}


MOVABLE: dict[str, Callable[[int], date]] = {
    "easter": on.easter,
    "easter sunday": on.easter,
    "good friday": lambda y: on.easter(y) - timedelta(days=2),
    "easter monday": lambda y: on.easter(y) + timedelta(days=1),
    "palm sunday": lambda y: on.easter(y) - timedelta(days=7),
    "ash wednesday": lambda y: on.easter(y) - timedelta(days=46),
    "pentecost": lambda y: on.easter(y) + timedelta(days=49),
    "thanksgiving": lambda y: on.nth_weekday(y, 11, 3, 4),
    "thanksgiving day": lambda y: on.nth_weekday(y, 11, 3, 4),
    "black friday": lambda y: on.nth_weekday(y, 11, 3, 4) + timedelta(days=1),
    "labor day": lambda y: on.nth_weekday(y, 9, 0, 1),
    "memorial day": lambda y: on.nth_weekday(y, 5, 0, -1),
    "martin luther king day": lambda y: on.nth_weekday(y, 1, 0, 3),
    "mother's day": lambda y: on.nth_weekday(y, 5, 6, 2),
}


def holiday(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Christmas Day, Easter 2031: a feast of fixed or movable date."""
    name, mod = re.sub(r"\s+", " ", m.group("h").casefold().replace("’", "'")), (m.group("mod") or "").casefold()

    def day_in(year: int) -> date:
        return MOVABLE[name](year) if name in MOVABLE else date(year, *HOLIDAYS[name])

    if m.group("y"):
        return on.days(day_in(int(m.group("y"))))
    if setting.anchor is None:
        return None if name in MOVABLE else Stretch(value="XXXX-{:02}-{:02}".format(*HOLIDAYS[name]))
    here = setting.anchor
    days = [day_in(year) for year in (here.year - 1, here.year, here.year + 1)]
    if mod in ("last", "previous", "past"):
        return on.days(max(day for day in days if day < here))
    if mod in ("next", "coming") or setting.ahead(m.start()):
        return on.days(min(day for day in days if day >= here))
    if mod == "this":
        return on.days(days[1])
    return on.days(
        min(days, key=lambda day: (here - day).days if day <= here else (day - here).days * 1.5),
        flags=("year-inferred",),
    )


def spelled_number(text: str) -> int:
    """The year that words say."""
    tidy = re.sub(r"\s+", " ", text.casefold())
    return words.SPELLED_YEARS.get(tidy) or words.SPELLED_YEARS[tidy.replace("-", " ")]


def spelled_year(m: re.Match[str], setting: Setting) -> Stretch | None:
    """In nineteen ninety-six; October two thousand and five."""
    number = spelled_number(m.group("sy"))
    if m.group("m"):
        return on.month(number, words.MONTHS[m.group("m").casefold().rstrip(".")])
    return on.year(number) if setting.lead(m.start()) else None


def short_numeric(m: re.Match[str], setting: Setting) -> Stretch | None:
    """5/12 behind a word that leads to a date; month first unless the outlet writes otherwise."""
    a, b = int(m.group("a")), int(m.group("b"))
    day, number = (a, b) if a > 12 or setting.month_first is False else (b, a)
    year, known = nearest_year(number, day, setting, m.start())
    if not known or not 1 <= number <= 12:
        return None
    flags = ("year-inferred",) if max(a, b) > 12 else ("year-inferred", "ambiguous-day-month")
    return on.days(date(year, number, day), flags=flags)


def stamped(m: re.Match[str], setting: Setting) -> Stretch | None:
    """15/4 before a time of day, as messages and logs are stamped: the reading that lies nearest the report's day."""
    a, b = int(m.group("a")), int(m.group("b"))
    if setting.anchor is None:
        return None
    readings = [(day, number) for day, number in ((a, b), (b, a)) if 1 <= number <= 12 and 1 <= day <= 31]
    days = [date(nearest_year(number, day, setting, m.start())[0], number, day) for day, number in readings]
    if not days:
        return None
    return on.days(min(days, key=lambda day: abs((day - setting.anchor).days)), flags=("year-inferred",))  # type: ignore[operator]


def around_date(m: re.Match[str], setting: Setting) -> Stretch | None:
    """The week of April 10: read as the week around the day that follows."""
    inner = dated(m, setting)
    return on.week(inner.start) if inner and inner.start else None
