"""The rules of the time grammar, in the order in which they are tried; the first that claims a word keeps it.

A rule is a pattern and a function that turns a match into a `Stretch`, or None where the words are no time after all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.resolve import stretch as on
from reportedly.resolve import timex_words as words
from reportedly.resolve.stretch import Stretch

# What makes the clause speak of the future, and what brings it back to the past. "would have" and "may have" are past.
_AHEAD = re.compile(
    r"\b(?:will|would|shall|[’']ll|won't|could|may|might|must|should)\b(?!\s+(?:have|has)\b)"
    r"|\b(?:(?:is|are|was|were|be)\s+(?:now\s+)?(?:to|due|set|scheduled|planned|expected|slated)|due\s+to|(?:planned|scheduled|expected|set|due|called|plans?)\s+(?:for|to|on)"
    r"|going\s+to|ready\s+to|about\s+to|vow(?:s|ed)?\s+to|threaten(?:s|ed)?\s+to|promise[sd]?\s+to|until|till|deadline|ahead\s+of|upcoming|ultimatum|agreed\s+to|prepar\w+\s+to)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:said|told|announced|reported|added|wrote|stated|declared|confirmed|denied|claimed|warned|accused|demanded|vowed\s+on|had|has|have|"
    r"(?:who|which|that|where|when|after|as|because|before)\s+(?:\w+\s+){0,3}(?:\w+ed|fell|hit|struck|shot|left|came|went|took|met|held|broke|fled|died|saw)|"
    r"since|ago|earlier|began|started|happened|occurred|took\s+place|killed|were\s+\w+ed|was\s+\w+ed|saying|after|last)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|during|of|before|after|through|throughout|to|and|or|between|for|on|around|about|as\s+of|till|late|early|mid|"
    r"the|this|last|next|in\s+the\s+year|year|circa|past|every)\s+|[(\[,;/-]\s*|\bmid-)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the words around an expression say about it."""

    text: str
    anchor: date | None
    """The day the words were written, None if nobody says."""
    last: date | None
    """The day that the text last spoke of, for "two days earlier"."""
    clause: int
    """Where the sentence begins."""
    month_first: bool | None = None
    """How the outlet writes 1/8; None if we do not know."""

    def ahead(self, start: int) -> bool:
        """Whether the clause speaks of the future at this place: its last cue is one of the future."""
        before = self.text[max(self.clause, start - 160) : start]
        ahead = [m.start() for m in _AHEAD.finditer(before)]
        if not ahead:
            return False
        back = [m.start() for m in _BACK.finditer(before)]
        return not back or ahead[-1] > back[-1]

    def lead(self, start: int) -> bool:
        """Whether a preposition or bracket stands in front."""
        return _LEADS.search(self.text, max(0, start - 14), start) is not None


Handler = Callable[[re.Match[str], Setting], Stretch | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule."""

    name: str
    needs: str
    """Kind of word without which it cannot match."""
    pattern: re.Pattern[str]
    read: Handler


def _rule(name: str, needs: str, pattern: str, read: Handler) -> Rule:
    return Rule(name=name, needs=needs, pattern=re.compile(pattern, re.IGNORECASE), read=read)


def _capital(m: re.Match[str], group: str) -> bool:
    return m.group(group)[:1].isupper()


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


def _dated(m: re.Match[str], setting: Setting) -> Stretch | None:
    number = words.MONTHS[m.group("m").casefold().rstrip(".")]
    if not _capital(m, "m") and m.group("m").casefold() in ("may", "march", "mar", "sun", "sat"):
        return None
    first = words.day_number(m.group("d"))
    last = words.day_number(m.group("d2")) if m.groupdict().get("d2") else first
    if last < first:
        return None
    if m.group("y"):
        year, flags = int(m.group("y")), ()
    else:
        year, known = nearest_year(number, first, setting, m.start())
        flags = ("year-inferred",)
        if not known:
            date(2000, number, first)  # refuses 30 February
            return Stretch(value=f"XXXX-{number:02}-{first:02}", flags=("year-unknown",))
    return on.days(date(year, number, first), date(year, number, last), flags=flags)


def _across(m: re.Match[str], setting: Setting) -> Stretch | None:
    first_month = words.MONTHS[m.group("m").casefold().rstrip(".")]
    last_month = words.MONTHS[m.group("m2").casefold().rstrip(".")]
    first, last = words.day_number(m.group("d")), words.day_number(m.group("d2"))
    if m.group("y"):
        end = date(int(m.group("y")), last_month, last)
        flags = ()
    else:
        year, known = nearest_year(last_month, last, setting, m.start())
        if not known:
            return None
        end, flags = date(year, last_month, last), ("year-inferred",)
    start = date(end.year if first_month <= last_month else end.year - 1, first_month, first)
    return on.days(start, end, flags=flags)


def _iso(m: re.Match[str], _: Setting) -> Stretch | None:
    return on.days(date(int(m.group("y")), int(m.group("mm")), int(m.group("dd"))))


def _numeric(m: re.Match[str], setting: Setting) -> Stretch | None:
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


def _month(m: re.Match[str], setting: Setting) -> Stretch | None:
    name = m.group("m").casefold().rstrip(".")
    mod = (m.group("mod") or "").casefold()
    if not _capital(m, "m") or (not m.group("y") and not mod and not setting.lead(m.start())):
        return None
    number = words.MONTHS[name]
    flags: tuple[str, ...] = ()
    if m.group("y"):
        year = int(m.group("y"))
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
    return _modified(found, mod)


def _modified(found: Stretch, mod: str) -> Stretch:
    for word in ("early", "beginning", "start", "mid", "middle", "late", "end"):
        if re.search(rf"\b{word}\b", mod):
            return on.part(found, word)
    return found


def _year(m: re.Match[str], setting: Setting) -> Stretch | None:
    if not m.group("mod") and not setting.lead(m.start()):
        return None
    return _modified(on.year(int(m.group("y"))), (m.group("mod") or "").casefold())


def _years(m: re.Match[str], _: Setting) -> Stretch | None:
    first, tail = int(m.group("y")), m.group("y2")
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    return on.years(first, last) if first < last <= first + 120 else None


_DECADES = {f"{ten[:-1]}ies": number for ten, number in words._TENS.items()}  # noqa: SLF001 -- the same list of words


def _decade(m: re.Match[str], _: Setting) -> Stretch | None:
    if m.group("full"):
        first = int(m.group("full"))
    else:
        short = int(m.group("short")) if m.group("short") else _DECADES[m.group("word").casefold()]
        first = 1900 + short if short >= 20 else 2000 + short
    return _modified(on.decade(first), (m.group("mod") or "").casefold())


def _century(m: re.Match[str], _: Setting) -> Stretch | None:
    return _modified(on.century(words.day_number(m.group("n"))), (m.group("mod") or "").casefold())


def _relative_year(text: str | None, setting: Setting) -> int | None:
    if text and text[-4:].isdigit():
        return int(text[-4:])
    if setting.anchor is None:
        return None
    word = (text or "").casefold()
    return setting.anchor.year + (-1 if "last" in word or "previous" in word else 1 if "next" in word else 0)


def _season(m: re.Match[str], setting: Setting) -> Stretch | None:
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


def _quarter(m: re.Match[str], setting: Setting) -> Stretch | None:
    if m.group("q"):
        number, is_half, text = int(m.group("q")), False, m.group("y2")
    else:
        number = 4 if m.group("n").casefold() == "last" else words.day_number(m.group("n"))
        is_half, text = m.group("u").casefold() == "half", m.group("y")
    year = _relative_year(text, setting)
    # "the second half" without a year is mostly one of a match.
    if year is None or number > (2 if is_half else 4) or (is_half and not text):
        return None
    return on.half(year, number) if is_half else on.quarter(year, number)


def weekday(m: re.Match[str], setting: Setting) -> Stretch | None:
    """The Tuesday that is meant: the last one, unless the clause speaks of the future."""
    name = m.group("w").casefold().rstrip(".")
    if not _capital(m, "w") or (len(name) <= 3 and not m.group("mod") and not setting.lead(m.start())):
        return None
    number = words.WEEKDAYS[name]
    part = (m.group("p") or m.group("p0") or "").casefold()
    tail = f"T{words.PARTS[part].removeprefix('T')}" if part else ""
    if setting.anchor is None:
        return Stretch(value=f"XXXX-WXX-{number + 1}{tail}", type="TIME" if part else "DATE")
    here, mod = setting.anchor, (m.group("mod") or "").casefold()
    gap = (number - here.weekday()) % 7
    if mod == "this":
        day = here + timedelta(days=number - here.weekday())
    elif mod in ("next", "coming", "following"):
        # Said on a Monday, "next Tuesday" is not tomorrow.
        day = here + timedelta(days=gap + 7 if gap < 2 and mod == "next" else gap or 7)
    elif mod in ("last", "past", "previous"):
        day = here - timedelta(days=(-gap) % 7 or 7)
    elif setting.ahead(m.start()):
        day = here + timedelta(days=gap)
    else:
        day = here - timedelta(days=(-gap) % 7)
    return _with_part(on.days(day), part)


def _with_part(found: Stretch, part: str) -> Stretch:
    if not part:
        return found
    code = words.PARTS[part]
    return replace(found, value=f"{found.value}{code if code.startswith('T') else 'T' + code}", type="TIME")


def _weekdays(m: re.Match[str], setting: Setting) -> Stretch | None:
    first, last = (words.WEEKDAYS[m.group(g).casefold().rstrip(".")] for g in ("w", "w2"))
    if setting.anchor is None or not _capital(m, "w"):
        return None
    here = setting.anchor
    ahead = setting.ahead(m.start())
    gap = (last - here.weekday()) % 7
    end = here + timedelta(days=gap) if ahead else here - timedelta(days=(-gap) % 7)
    return on.days(end - timedelta(days=(last - first) % 7), end)


_DEICTIC = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _deictic(m: re.Match[str], setting: Setting) -> Stretch | None:
    word = re.sub(r"\s+", " ", m.group("w").casefold())
    word = word if word in _DEICTIC or word == "overnight" else f"the {word}"
    part = (m.group("p") or m.group("p0") or ("night" if word == "tonight" else "")).casefold()
    if setting.anchor is None:
        return Stretch(value="PAST_REF" if word in ("yesterday", "overnight") else "PRESENT_REF")
    here = setting.anchor
    if word == "overnight":
        if setting.ahead(m.start()):
            return replace(on.days(here, here + timedelta(days=1)), value=f"{here.isoformat()}TNI", type="TIME")
        before = here - timedelta(days=1)
        return replace(on.days(before, here), value=f"{before.isoformat()}TNI", type="TIME")
    return _with_part(on.days(here + timedelta(days=_DEICTIC[word])), part)


def _this_part(m: re.Match[str], setting: Setting) -> Stretch | None:
    if setting.anchor is None:
        return None
    back = 1 if m.group("mod").casefold() in ("last", "the previous") else 0
    return _with_part(on.days(setting.anchor - timedelta(days=back)), m.group("p").casefold())


def _present(m: re.Match[str], _: Setting) -> Stretch | None:
    word = m.group().casefold()
    return Stretch(value="PAST_REF" if word in ("recently", "lately", "formerly", "previously") else "PRESENT_REF")


def _clock(m: re.Match[str], setting: Setting) -> Stretch | None:
    """A time of day; its day is the one the sentence speaks of, else the report's."""
    text = m.group("c").casefold()
    heads_line = not setting.text[: m.start()].rpartition("\n")[2].strip()
    # "17.40" is a time only at the head of a line, as in a running report; elsewhere it is a figure.
    if "." in text and not re.search(r"[ap]\.?m", text) and not heads_line:
        return None
    # At the head of a line it says when the entry was written, whatever day the entry speaks of.
    flags = () if heads_line else ("clock",)
    figures = re.findall(r"\d+", text)
    hour, minute = int(figures[0]), int(figures[1]) if len(figures) > 1 else 0
    if re.search(r"p\.?m", text) and hour < 12:
        hour += 12
    if minute > 59 or hour > 23:
        return None
    day = setting.anchor
    value = f"T{hour:02}:{minute:02}"
    if day is None:
        return Stretch(value=value, type="TIME", granularity="hour", flags=flags)
    return Stretch(value=f"{day.isoformat()}{value}", start=day, end=day, type="TIME", granularity="hour", flags=flags)


def _daytime(m: re.Match[str], setting: Setting) -> Stretch | None:
    if setting.anchor is None:
        return Stretch(
            value=_with_part(Stretch(value=""), m.group("p").casefold()).value, type="TIME", flags=("clock",)
        )
    found = _with_part(on.days(setting.anchor), m.group("p").casefold())
    return replace(found, granularity="hour", flags=("clock",))


_HOLIDAYS = {"christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26), "new year's day": (1, 1),
             "new year's eve": (12, 31), "new year’s eve": (12, 31), "new year’s day": (1, 1), "may day": (5, 1), "valentine's day": (2, 14),
             "halloween": (10, 31), "nowruz": (3, 20), "epiphany": (1, 6), "vidovdan": (6, 28), "bastille day": (7, 14), "all saints' day": (11, 1)}  # fmt: skip


def _holiday(m: re.Match[str], setting: Setting) -> Stretch | None:
    number, day = _HOLIDAYS[re.sub(r"\s+", " ", m.group("h").casefold())]
    if m.group("y"):
        return on.days(date(int(m.group("y")), number, day))
    year, known = nearest_year(number, day, setting, m.start())
    return (
        on.days(date(year, number, day), flags=("year-inferred",))
        if known
        else Stretch(value=f"XXXX-{number:02}-{day:02}")
    )


_P = rf"(?P<p>{words.PART})"
_MOD = r"(?P<mod>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end)\s+of(?:\s+the)?)"
_Y = rf"(?P<y>{words.YEAR})"
CALENDAR = (
    _rule(
        "iso",
        "figure",
        r"(?<![\d-])(?P<y>\d{4})[-/](?P<mm>\d\d?)[-/](?P<dd>\d\d?)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
        _iso,
    ),
    _rule(
        "numeric",
        "figure",
        r"(?<![\d/.-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})(?![\d/-])",
        _numeric,
    ),
    _rule(
        "across-months",
        "month",
        rf"\b(?:(?P<d>{words.DAY})\s+(?:of\s+)?(?P<m>{words.MONTH})(?:\s+(?:to|until|till|through)\s+|{words.DASH})(?P<d2>{words.DAY})\s+(?:of\s+)?(?P<m2>{words.MONTH})(?:,?\s+{_Y})?)",
        _across,
    ),
    _rule(
        "month-across-months",
        "month",
        rf"\b(?P<m>{words.MONTH})\s+(?P<d>{words.DAY})(?:\s+(?:to|until|till|through)\s+|{words.DASH})(?P<m2>{words.MONTH})\s+(?P<d2>{words.DAY})(?:,?\s+{_Y})?",
        _across,
    ),
    _rule(
        "days-month",
        "month",
        rf"\b(?:{words.WEEKDAY},?\s+)?(?P<d>{words.DAY})(?:{words.DASH}|\s+(?:to|and|until|through|till)\s+)(?:the\s+)?(?P<d2>{words.DAY})\s+(?:of\s+)?(?P<m>{words.MONTH})(?:,?\s+{_Y})?",
        _dated,
    ),
    _rule(
        "month-days",
        "month",
        rf"\b(?P<m>{words.MONTH})\s+(?P<d>{words.DAY})(?:{words.DASH}|\s+(?:to|and|through|till|until)\s+)(?P<d2>{words.DAY})(?:,?\s+{_Y})?\b(?!\s+{words.MONTH})",
        _dated,
    ),
    _rule(
        "day-month",
        "month",
        rf"\b(?:{words.WEEKDAY},?\s+(?:the\s+)?)?(?P<d>{words.DAY})[\s-]+(?:of\s+)?(?:the\s+month\s+of\s+)?(?P<m>{words.MONTH})(?:,?[\s-]+{_Y})?",
        _dated,
    ),
    _rule(
        "month-day",
        "month",
        rf"\b(?:{words.WEEKDAY},?\s+)?(?P<m>{words.MONTH})[\s/-]*(?:the\s+)?(?P<d>{words.DAY})(?:(?:,\s*|\s+(?:of\s+)?){_Y})?(?![\d:])",
        _dated,
    ),
    _rule(
        "month",
        "month",
        rf"\b(?:(?P<mod>early|mid|late|last|next|this|(?:the\s+)?(?:beginning|start|middle|end)\s+of)[\s-]+)?(?P<m>{words.MONTH})(?:(?:\s+of)?[,\s-]+{_Y})?",
        _month,
    ),
    _rule(
        "season",
        "season",
        rf"\b(?:(?P<mod>last|next|this|early|late)\s+)?(?P<s>spring|summer|autumn|fall|winter)\b(?:\s+(?:of\s+|in\s+)?{_Y})?",
        _season,
    ),
    _rule(
        "quarter",
        "quarter",
        r"\b(?:(?P<n>first|second|third|fourth|last|1st|2nd|3rd|4th)[\s-](?P<u>quarter|half)(?:\s+(?:of\s+(?:the\s+)?|in\s+)?(?P<y>(?:fiscal\s+)?(?:19|20|21)\d\d|(?:last|this|next|the\s+previous)\s+year))?|Q(?P<q>[1-4])(?:\s+(?:of\s+)?(?P<y2>(?:19|20)\d\d))?)\b",
        _quarter,
    ),
    _rule(
        "years",
        "year",
        rf"(?<![\d-])(?P<y>(?:1\d|20|21|22)\d\d)(?:{words.DASH}|/)(?P<y2>\d{{4}}|\d\d)(?![\d-])",
        _years,
    ),
    _rule(
        "decade",
        "decade",
        rf"\b(?:{_MOD}[\s-]+)?(?:the\s+)?(?:(?P<full>(?:1\d|20)\d0)['’]?\s?s|['’](?P<short>\d0)s|(?P<word>{words.either(_DECADES)}))\b",
        _decade,
    ),
    _rule(
        "century",
        "unit",
        rf"\b(?:{_MOD}[\s-]+)?(?:the\s+)?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{words.either(words.ORDINALS)})[\s-]century\b",
        _century,
    ),
    _rule("year", "year", rf"(?:\b{_MOD}[\s-]+)?(?<![\d.,/:-])(?P<y>{words.YEAR})\b(?!['’]?s)(?![-/.:]\d)", _year),
    _rule("holiday", "holiday", rf"\b(?P<h>{words.either(_HOLIDAYS)})\b(?:,?\s+(?:of\s+)?{_Y})?", _holiday),
    _rule(
        "weekdays",
        "weekday",
        rf"\b(?P<w>{words.WEEKDAY})(?:\s+(?:to|through|until|till)\s+|{words.DASH})(?P<w2>{words.WEEKDAY})",
        _weekdays,
    ),
    _rule(
        "weekday",
        "weekday",
        rf"\b(?:(?P<mod>last|next|this|past|coming|following|previous)\s+)?(?:(?P<p0>{words.PART})\s+(?:of|on)\s+)?(?P<w>{words.WEEKDAY})(?!\w)(?!s\b)(?:\s+{_P}\b)?",
        weekday,
    ),
    _rule(
        "deictic",
        "deictic",
        rf"\b(?:(?P<p0>{words.PART})\s+)?(?P<w>(?:the\s+)?day\s+before\s+yesterday|(?:the\s+)?day\s+after\s+tomorrow|yesterday|today|tomorrow|tonight|overnight)\b(?:\s+{_P}\b)?",
        _deictic,
    ),
    _rule(
        "this-part",
        "part",
        r"\b(?P<mod>this|last|the\s+previous)\s+(?P<p>morning|afternoon|evening|night)\b",
        _this_part,
    ),
    _rule(
        "present",
        "present",
        r"\b(?:currently|at\s+present|at\s+the\s+moment|nowadays|presently|these\s+days|right\s+now|recently|lately)\b",
        _present,
    ),
)
CLOCK = (
    _rule("clock", "clock", rf"(?<![\d:.$€£])(?P<c>{words.CLOCK}){words.ZONE}(?![\d:%])", _clock),
    _rule(
        "daytime",
        "part",
        rf"\b(?:(?:at|before|by|around|after|until|towards|since|just\s+before|shortly\s+before)\s+)(?P<p>dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight)\b",
        _daytime,
    ),
)
