"""Where in a text the words of time are, so that rules are tried there only."""

import re
from collections.abc import Iterator

from reportedly.resolve import timex_words as words
from reportedly.resolve.stretch import SEASONS
from reportedly.resolve.timex_calendar import DECADES, HOLIDAYS, MOVABLE

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
    | dict.fromkeys(("yesterday", "today", "tomorrow", "tmrw", "tmw", "tonight", "tonite", "overnight"), "deictic")
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
    | dict.fromkeys(("further", "indefinitely", "indefinite"), "open")
    | {word: "figure" for word in words.ORDINALS if word.isalpha() and words.ORDINALS[word] > 2}
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


def _figure_kinds(figure: str, following: str) -> tuple[str, ...]:
    """What a figure may be a part of, by its length and the two characters behind it."""
    if len(figure) == 4 and "1000" <= figure <= "2299":
        return ("year", "figure", "decade")
    if len(figure) <= 4 and len(following) == 2 and following[0] in ":./-h" and following[1].isdigit():
        return ("clock", "figure")
    if following[:2].casefold() in ("am", "pm") or following[1:2].casefold() in ("a", "p"):
        return ("clock",)
    if len(figure) == 8 and figure.startswith(("19", "20")):
        return ("compact",)
    if len(figure) <= 2 and following and following[0] in "stnrd":
        return ("figure", "unit")
    return ("decade",) if following and following[0] in "s'\u2019" and figure.endswith("0") else ()


def _spots(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Every word of time and what kinds it may be."""
    for m in _WORD.finditer(text):
        word = m.group()
        if word.isdigit():
            kinds = _figure_kinds(word, text[m.end() : m.end() + 2])
        else:
            lower = word.lower()
            kind = _KINDS.get(lower)
            kinds = (kind, *_ALSO.get(lower, ())) if kind else ()
        if kinds:
            yield m.start(), m.end(), kinds


def windows(text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The stretches of text that hold a word of time, with the kinds of such words in them."""
    start = end = -1
    kinds: set[str] = set()
    for first, last, names in _spots(text):
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
