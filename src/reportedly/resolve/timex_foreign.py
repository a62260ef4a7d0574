"""Absolute dates in other languages than English: "3 марта 2031", "le 3 mars 2031".

Our own grammar speaks English alone. For a wording on its own that it cannot read, dateparser is asked, for whole dates
with day, month and year only: what it makes of relative ones is too often wrong (see docs/dependencies.md).
"""

import re
from datetime import date

from reportedly.records import Time

# A longer wording is no date; asking costs milliseconds for each word.
_LONGEST = 60
_YEAR = re.compile(r"\d{4}")
_FOREIGN = re.compile(r"[^\W\d_]")


def foreign_day(words: str) -> Time | None:
    """The day that a wording in another language names; None if it names no whole date."""
    if len(words) > _LONGEST or not _YEAR.search(words) or not _FOREIGN.search(words):
        return None
    from dateparser import parse  # noqa: PLC0415 - takes a third of a second, for those who need it

    found = parse(words, settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY"})
    if found is None:
        return None
    day = date(found.year, found.month, found.day)
    return Time(start=day, end=day, granularity="day", relation="on")
