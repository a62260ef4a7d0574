"""The rules for counted time: last week, two days ago, for three hours, every Monday."""

import re
from dataclasses import replace
from datetime import date, timedelta

from reportedly.resolve import stretch as on
from reportedly.resolve import timex_words as words
from reportedly.resolve.stretch import Stretch
from reportedly.resolve.timex_rules import Rule, Setting

_SHORT = ("second", "minute", "hour")


def _length(count: int | None, unit: str) -> str:
    """The TIMEX3 value of a duration."""
    code = words.CODES[unit]
    factor = {"fortnight": 2, "decade": 10, "century": 100, "quarter": 3}.get(unit, 1)
    figure = "X" if count is None else str(count * factor)
    return f"PT{figure}{code[1]}" if code.startswith("T") else f"P{figure}{code}"


def _near(unit: str) -> str:
    """How exactly "three units ago" tells the day."""
    return unit if unit in ("week", "month", "year", "decade", "century", "quarter") else "day"


def _at(day: date, unit: str, count: int | None) -> Stretch:
    """The time so many units away: the day itself, or the whole unit for the long ones."""
    if unit in ("month", "year", "quarter", "decade", "century") and count is not None:
        return replace(on.around(day, unit), granularity=unit)
    return replace(on.days(day), granularity=_near(unit))


def _modified_unit(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Last week, this month, the past three days, the coming hours."""
    mod, text = re.sub(r"\s+", " ", m.group("mod").casefold()), m.group("n")
    unit = words.unit(m.group("u"))
    plural = m.group("u").casefold().endswith("s")
    past = mod in ("last", "past", "previous", "recent", "preceding")
    ahead = mod in ("next", "coming", "following", "upcoming")
    if setting.anchor is None:
        return Stretch(value="PAST_REF" if past else "FUTURE_REF" if ahead else "PRESENT_REF", granularity=unit)
    here = setting.anchor
    count = words.number(text) if text else None if plural else 1
    if not text and not plural and mod not in ("past", "coming", "recent"):
        step = -1 if past else 1 if ahead else 0
        if mod == "following" or mod in ("previous", "preceding"):
            here = setting.last or here
        if unit in _SHORT:
            return on.days(here)
        return on.around(on.shift(here, step, unit), unit)
    if not (past or ahead):
        return on.around(here, unit)
    sign = -1 if past else 1
    if count is None:
        # "the coming days" has no end that we know.
        if unit in _SHORT:
            return replace(on.days(here), value="FUTURE_REF" if ahead else "PAST_REF")
        return (
            Stretch(value="FUTURE_REF", start=here, granularity=_near(unit), relation="after")
            if ahead
            else Stretch(value="PAST_REF")
        )
    far = on.shift(here, sign * count, unit)
    first, last = min(here, far), max(here, far)
    return Stretch(
        value=_length(count, unit), start=first, end=last, granularity=_near(unit), relation="during", type="DURATION"
    )


def _counted(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Two days ago, a week later, five days after the vote."""
    text, unit = m.group("n"), words.unit(m.group("u"))
    how = re.sub(r"\s+", " ", m.group("how").casefold())
    count = words.number(text) if text else None
    narrative = how in (
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
    )
    base = (setting.last if narrative else None) or setting.anchor
    # "a day after the arrests" and "hours before the vote" date what follows, seen from the day the sentence is on.
    follows = (
        how in ("after", "before", "prior to") and re.match(r"\s+\w", setting.text[m.end() : m.end() + 12]) is not None
    )
    back = how in ("ago", "earlier", "before", "previously", "prior", "prior to")
    back = not back if follows else back
    if base is None or (count is None and unit not in _SHORT):
        return Stretch(value="PAST_REF" if back else "FUTURE_REF", granularity=_near(unit))
    day = base if unit in _SHORT and (count or 1) < 12 else on.shift(base, (-1 if back else 1) * (count or 1), unit)
    return replace(
        _at(day, unit, count),
        flags=(*(("narrative",) if narrative else ()), *(("dates-what-follows",) if follows else ())),
    )


def _within(m: re.Match[str], setting: Setting) -> Stretch | None:
    """In two weeks, within 48 hours, in three days' time."""
    count, unit = words.number(m.group("n")), words.unit(m.group("u"))
    lead = m.group("lead").casefold()
    value = _length(count, unit)
    if setting.anchor is None or count is None:
        return Stretch(value=value, type="DURATION")
    here = setting.anchor
    if lead == "in" and not m.group("time") and not setting.ahead(m.start()):
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
    return Stretch(
        value=value,
        type="DURATION",
        start=on.shift(base, -count, unit),
        end=base - timedelta(days=1),
        granularity=_near(unit),
        relation="during",
    )


def _duration(m: re.Match[str], _: Setting) -> Stretch | None:
    if m.group("n").casefold() in ("a", "an", "some", "second", "many") and not re.search(
        r"\b(?:for|over|lasted|took)\s+$", m.string[max(0, m.start() - 10) : m.start()]
    ):
        return None
    return Stretch(value=_length(words.number(m.group("n")), words.unit(m.group("u"))), type="DURATION")


def _nth(m: re.Match[str], setting: Setting) -> Stretch | None:
    """For a third day: since two days ago."""
    count, unit = words.day_number(m.group("n")), words.unit(m.group("u"))
    if setting.anchor is None or unit in _SHORT:
        return Stretch(value=_length(count, unit), type="DURATION")
    start = on.shift(setting.anchor, -(count - 1), unit)
    return Stretch(value=_length(count, unit), type="DURATION", start=start, end=setting.anchor, relation="during")


def _set(m: re.Match[str], _: Setting) -> Stretch | None:
    adverb, unit, weekday = m.group("adv"), m.group("u"), m.group("w") or m.group("ws")
    if weekday:
        return Stretch(value=f"XXXX-WXX-{words.WEEKDAYS[weekday.casefold()] + 1}", type="SET")
    if adverb:
        codes = {
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
        return Stretch(value=codes[adverb.casefold()], type="SET")
    text = m.group("n")
    count = 2 if (text or "").casefold() == "other" else words.number(text) if text else 1
    return Stretch(value=_length(count, words.unit(unit)), type="SET")


def _rule(name: str, needs: str, pattern: str, read: object) -> Rule:
    return Rule(name=name, needs=needs, pattern=re.compile(pattern, re.IGNORECASE), read=read)  # type: ignore[arg-type]


_U = rf"(?P<u>{words.UNIT})\b"
_N = rf"(?P<n>{words.COUNT})"
SETS = (
    _rule(
        "set", "unit",
        rf"\b(?:(?:every|each)\s+(?:(?P<n>other|{words.COUNT})\s+)?(?:{_U}|(?P<w>monday|tuesday|wednesday|thursday|friday|saturday|sunday))"
        r"|(?P<adv>hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually|annual|biweekly|fortnightly)"
        r"|(?P<ws>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s)\b", _set,
    ),
)  # fmt: skip
SPANS = (
    _rule("counted", "unit", rf"\b(?:{_N}[\s-]+)?{_U}\s+(?P<how>ago|earlier|later|before|afterwards?|after|previously|prior\s+to|prior|from\s+now|hence)\b", _counted),
    _rule(
        "modified-unit", "unit",
        rf"\b(?:the\s+)?(?P<mod>last|past|previous|preceding|next|coming|following|upcoming|this|current|recent)\s+(?:{_N}\s+)?{_U}", _modified_unit,
    ),
    _rule("nth", "unit", rf"\b(?:for\s+(?:a|the|its|their)|on\s+(?:a|the|its)|entered\s+(?:a|its|the))\s+(?P<n>{words.either(words.ORDINALS)}|\d+(?:st|nd|rd|th))\s+(?:straight\s+|consecutive\s+|successive\s+|full\s+)?(?P<u>day|night|week)\b", _nth),
    _rule("within", "unit", rf"\b(?P<lead>within|in)\s+(?:(?:the\s+)?next\s+)?{_N}\s+{_U}(?P<time>['’]?\s+time)?", _within),
    _rule("after", "unit", rf"\bafter\s+(?:more\s+than\s+|nearly\s+|almost\s+|about\s+)?{_N}\s+{_U}(?!\s+(?:of\s+age|old))", _after),
    _rule("duration", "unit", rf"(?<![\w.,-]){_N}[\s-]+(?P<u>{words.UNIT})\b(?![\s-]olds?\b)(?:[\s-]long\b)?", _duration),
)  # fmt: skip
