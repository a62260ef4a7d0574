"""The rules for counted time: last week, two days ago, within 48 hours, for three hours, every Monday."""

import re
from dataclasses import replace
from datetime import date, timedelta

from reportedly.resolve import stretch as on
from reportedly.resolve import timex_words as words
from reportedly.resolve.stretch import Stretch
from reportedly.resolve.timex_setting import Setting, rule

_SHORT = ("second", "minute", "hour")
_WHOLE = ("week", "month", "year", "decade", "century", "quarter")


def _length(count: int | None, unit: str) -> str:
    """The TIMEX3 value of a duration."""
    code = words.CODES[unit]
    factor = {"fortnight": 2, "decade": 10, "century": 100, "quarter": 3}.get(unit, 1)
    figure = "X" if count is None else str(count * factor)
    return f"PT{figure}{code[1]}" if code.startswith("T") else f"P{figure}{code}"


def _near(unit: str) -> str:
    """How exactly "three units ago" tells the day."""
    return unit if unit in _WHOLE else "day"


def _at(day: date, unit: str, count: int | None) -> Stretch:
    """The time so many units away: the day itself, or the whole unit for the long ones."""
    if unit in _WHOLE[1:] and count is not None:
        return replace(on.around(day, unit), granularity=unit)
    return replace(on.days(day), granularity=_near(unit))


def _narrowed(found: Stretch, part: str, here: date) -> Stretch:
    """Earlier this week: up to the day of writing; later this month: from it; the end of this year: its last part."""
    if found.start is None or found.end is None or not part:
        return found
    inside = found.start <= here <= found.end
    part = part.removesuffix(" in")
    if part == "later":
        return replace(found, start=here) if inside else on.part(found, "late")
    if part == "earlier":
        return replace(found, end=here) if inside else on.part(found, "early")
    word = next(word for word in ("early", "late", "mid", "end", "start", "beginning", "middle") if word in part)
    return on.part(found, word)


def _modified_unit(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Last week, later this month, the past three days, the coming hours."""
    unit, plural = words.unit(m.group("u")), m.group("u").casefold().endswith("s")
    # "only three next week" counts no weeks.
    mod, text = m.group("mod").casefold(), m.group("n") or (m.group("n0") if plural else None)
    past = mod in ("last", "past", "previous", "recent", "preceding")
    ahead = mod in ("next", "coming", "following", "upcoming")
    if setting.anchor is None:
        return Stretch(value="PAST_REF" if past else "FUTURE_REF" if ahead else "PRESENT_REF", granularity=unit)
    here = setting.anchor
    if mod == "last" and unit in _SHORT and not text and _TO_THE.search(setting.text[: m.start()][-16:]):
        return None
    if not text and not plural and mod not in ("past", "coming", "recent"):
        if mod in ("following", "previous", "preceding"):
            here = setting.last or here
        if unit in _SHORT:
            return on.days(here)
        found = on.around(on.shift(here, -1 if past else 1 if ahead else 0, unit), unit)
        return _narrowed(found, (m.group("part") or "").casefold(), here)
    if not (past or ahead):
        return on.around(here, unit)
    return _run(words.number(text) if text else None if plural else 1, unit, here, ahead=ahead)


# "Until the last hour" and "at the last minute" name no hour.
_TO_THE = re.compile(r"\b(?:until|till|to|at|in)\s+(?:the\s+)?(?:very\s+)?$", re.IGNORECASE)


def _run(count: int | None, unit: str, here: date, *, ahead: bool) -> Stretch | None:
    """The last or next so many units, up to or from the day of writing."""
    if count is None and unit in _SHORT:
        return replace(on.days(here), value="FUTURE_REF" if ahead else "PAST_REF")
    if count is None:
        # "the coming days" has no end that we know, "recent weeks" no beginning.
        return (
            Stretch(value="FUTURE_REF", start=here, granularity=_near(unit), relation="after")
            if ahead
            else Stretch(value="PAST_REF")
        )
    if unit == "quarter":
        # Quarters are counted whole.
        quarter = on.around(here, unit)
        if quarter.start is None or quarter.end is None:
            return None
        start = quarter.end + timedelta(days=1) if ahead else on.shift(quarter.start, -count, unit)
        return on.days(start, on.shift(start, count, unit) - timedelta(days=1))
    if ahead:
        start = here if unit in _SHORT else here + timedelta(days=1)
        end = on.shift(here, count, unit)
    else:
        start, end = on.shift(here, -count, unit), here
    return Stretch(
        value=_length(count, unit), start=start, end=end, granularity=_near(unit), relation="during", type="DURATION"
    )


def _end_of(m: re.Match[str], setting: Setting) -> Stretch | None:
    """By the end of the week; later in the year."""
    if setting.anchor is None:
        return None
    unit = words.unit(m.group("u"))
    return _narrowed(on.around(setting.anchor, unit), m.group("part").casefold(), setting.anchor)


def _after_next(m: re.Match[str], setting: Setting) -> Stretch | None:
    """The week after next, the year before last."""
    if setting.anchor is None:
        return None
    unit = words.unit(m.group("u"))
    return on.around(on.shift(setting.anchor, 2 if m.group("next") else -2, unit), unit)


def _week_number(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Week 31, by ISO 8601."""
    if setting.anchor is None and not m.group("y"):
        return None
    year = int(m.group("y")) if m.group("y") else (setting.anchor or date.min).year - (m.group("last") is not None)
    return on.week(date.fromisocalendar(year, int(m.group("n")), 1))


_NARRATIVE = frozenset(
    (
        "earlier",
        "later",
        "before",
        "after",
        "afterwards",
        "afterward",
        "prior to",
        "prior",
        "previously",
        "on",
        "from",
        "following",
    )
)
_LEADS_ON = frozenset(("after", "before", "prior to", "from", "following"))
_BACK = frozenset(("ago", "earlier", "before", "previously", "prior", "prior to"))


def _counted(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Two days ago, a week later, five days after the vote."""
    text, unit = m.group("n"), words.unit(m.group("u"))
    how = re.sub(r"\s+", " ", m.group("how").casefold())
    count = words.number(text) if text else None
    follows = how in _LEADS_ON and re.match(r"\s+[\w(]", setting.text[m.end() : m.end() + 12]) is not None
    if how in ("from", "following") and not follows:
        return None
    base = (setting.last if how in _NARRATIVE else None) or setting.anchor
    # "a day after the arrests" and "hours before the vote" date what follows, seen from the day the sentence is on.
    back = (how in _BACK) != follows
    if base is None or (count is None and unit not in _SHORT):
        return (
            None
            if how in ("from", "following")
            else Stretch(value="PAST_REF" if back else "FUTURE_REF", granularity=_near(unit))
        )
    day = base if unit in _SHORT and (count or 1) < 12 else on.shift(base, (-1 if back else 1) * (count or 1), unit)
    step = ((-1 if how in _BACK else 1) * (count or 1), unit) if follows else None
    flags = (*(("narrative",) if how in _NARRATIVE else ()), *(("dates-what-follows",) if follows else ()))
    return replace(_at(day, unit, count), step=step, flags=flags)


_RANK = re.compile(
    r"\b(?:first|only|worst|largest|biggest|deadliest|longest|highest|lowest|most|least|best)\b[^.;]*$", re.IGNORECASE
)


def _within(m: re.Match[str], setting: Setting) -> Stretch | None:
    """In two weeks, within 48 hours, in three days' time."""
    count, unit = words.number(m.group("n")), words.unit(m.group("u"))
    lead = m.group("lead").casefold()
    value = _length(count, unit)
    if setting.anchor is None or count is None:
        return Stretch(value=value, type="DURATION")
    here = setting.anchor
    # "The first in seven months" is a length; "we leave in two weeks" is a day.
    if (
        lead == "in"
        and not m.group("time")
        and (setting.back(m.start()) or _RANK.search(setting.text[max(0, m.start() - 50) : m.start()]))
    ):
        return Stretch(value=value, type="DURATION")
    far = on.shift(here, count, unit)
    if lead == "within":
        return Stretch(value=value, start=here, end=far, type="DURATION", relation="during")
    return _at(far, unit, count)


def _after(m: re.Match[str], setting: Setting) -> Stretch | None:
    """After four days of talks: the four days before the day the sentence is on."""
    count, unit = words.number(m.group("n")), words.unit(m.group("u"))
    value = _length(count, unit)
    base = setting.last or setting.anchor
    if base is None or count is None or unit in _SHORT:
        return Stretch(value=value, type="DURATION")
    start = on.shift(base, -count, unit)
    end = base - timedelta(days=1)
    return Stretch(value=value, type="DURATION", start=start, end=end, granularity=_near(unit), relation="during")


_VAGUE = frozenset(("a", "an", "some", "second", "many"))


def _duration(m: re.Match[str], _: Setting) -> Stretch | None:
    lead = m.string[max(0, m.start() - 10) : m.start()]
    if m.group("n").casefold() in _VAGUE and not re.search(r"\b(?:for|over|lasted|took)\s+$", lead):
        return None
    return Stretch(value=_length(words.number(m.group("n")), words.unit(m.group("u"))), type="DURATION")


def _nth(m: re.Match[str], setting: Setting) -> Stretch | None:
    """For a third day: since two days ago."""
    count, unit = words.day_number(m.group("n")), words.unit(m.group("u"))
    if setting.anchor is None or unit in _SHORT:
        return Stretch(value=_length(count, unit), type="DURATION")
    start = on.shift(setting.anchor, -(count - 1), unit)
    return Stretch(value=_length(count, unit), type="DURATION", start=start, end=setting.anchor, relation="during")


_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
    "biweekly": "P2W",
    "fortnightly": "P2W",
}


def _set(m: re.Match[str], _: Setting) -> Stretch | None:
    weekday = m.group("w") or m.group("ws")
    if weekday:
        return Stretch(value=f"XXXX-WXX-{words.WEEKDAYS[weekday.casefold()] + 1}", type="SET")
    if m.group("adv"):
        return Stretch(value=_ADVERBS[m.group("adv").casefold()], type="SET")
    text = m.group("n")
    count = 2 if (text or "").casefold() == "other" else words.number(text) if text else 1
    return Stretch(value=_length(count, words.unit(m.group("u"))), type="SET")


_U = rf"(?P<u>{words.UNIT})\b"
_N = rf"(?P<n>{words.COUNT})"
_DAYS = r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MODS = r"last|past|previous|preceding|next|coming|following|upcoming|this|current|recent"
_PARTS = r"(?:the\s+)?(?:end|start|beginning|middle)\s+of"
_HOW = r"ago|earlier|later|before|afterwards?|after|previously|prior\s+to|prior|from\s+now|hence|from|following"
_NTH = rf"(?P<n>{words.ORDINAL}|\d+(?:st|nd|rd|th))"
SETS = (
    rule(
        "set",
        "unit",
        rf"\b(?:(?:every|each)\s+(?:(?P<n>other|{words.COUNT})\s+)?(?:{_U}|(?P<w>{_DAYS}))"
        rf"|(?P<adv>{words.either(_ADVERBS)})|(?P<ws>{_DAYS})s)\b",
        _set,
    ),
)
SPANS = (
    rule(
        "after-next",
        "unit",
        r"\b(?:the\s+)?(?P<u>day|week|weekend|month|year)\s+(?:after\s+(?P<next>next)|"
        r"before\s+last)\b",
        _after_next,
    ),
    rule(
        "week-number",
        "unit",
        r"\bweek\s+(?P<n>[1-4]?\d|5[0-3])\b(?:\s+(?:of\s+)?(?:(?P<y>(?:19|20)\d\d)|"
        r"(?P<last>last\s+year)))?",
        _week_number,
    ),
    rule(
        "modified-unit",
        "unit",
        rf"\b(?:(?P<part>early|earlier|later|late|mid|{_PARTS})[\s-]+)?(?:the\s+)?(?:(?P<n0>\d{{1,"
        rf"2}})\s+)?(?P<mod>{_MODS})\s+(?:{_N}\s+)?{_U}",
        _modified_unit,
    ),
    rule("counted", "how", rf"\b(?:{_N}[\s-]+)?{_U}\s+(?P<how>{_HOW})\b", _counted),
    rule(
        "end-of",
        "unit",
        rf"\b(?P<part>{_PARTS}|(?:later|earlier)\s+in)\s+(?:the\s+)?(?P<u>day|week|month|year)\b",
        _end_of,
    ),
    rule(
        "nth",
        "unit",
        rf"\b(?:for|on|entered)\s+(?:a|the|its|their)\s+{_NTH}\s+(?:(?:straight|consecutive|"
        rf"successive|full)\s+)?(?P<u>day|night|week)\b",
        _nth,
    ),
    rule("within", "unit", rf"\b(?P<lead>within|in)\s+{_N}\s+{_U}(?P<time>['’]?\s+time)?", _within),
    rule(
        "after",
        "unit",
        rf"\bafter\s+(?:more\s+than\s+|nearly\s+|almost\s+|about\s+)?{_N}\s+{_U}(?!\s+(?:of\s+age|"
        rf"old))",
        _after,
    ),
    rule("duration", "unit", rf"(?<![\w.,-]){_N}[\s-]+{_U}(?![\s-]olds?\b)(?:[\s-]long\b)?", _duration),
)
