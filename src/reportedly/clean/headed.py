"""The day that the head of a report names among other words, and the outlet beside it.

`(Gulf Morning Post, April 6 2031, from Meridian Wire)`, `# Access note no. 7 - Upper Nile - Wednesday 7 April 2031`,
`Nile Courier | 10 April 2031`. Only a full day with its year counts, in a cell of its own, and only one day in all: a
day in the middle of a sentence is what the report tells of, not when it appeared.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from reportedly.clean.day import WEEKDAY_WORD, read_date

_LONGEST = 200
_PARENS = re.compile(r"[(\[](?P<inside>[^()\[\]\n]{8,120})[)\]](?=\s|$)")
_BARS = r"\s+[-–—|•·/]+\s+|\s*[|•·]\s*|\s*[()\[\]]\s*"
_AS_OF = r"(?:as of|as at|dated|issued(?: on)?|published(?: on)?|date:)\s+"
# A comma parts names, too, but not inside "April 6, 2031", nor a day from its hour.
_CUT = re.compile(rf"{_BARS}|,\s+(?!\d{{4}}\b)(?!\d{{1,2}}[:.]\d\d)")
_CUT_TITLE = re.compile(rf"{_BARS}|,?\s+(?={_AS_OF})", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"(?P<name>{WEEKDAY_WORD})(?:,?\s|$)", re.IGNORECASE)
_BEFORE_A_DAY = re.compile(_AS_OF, re.IGNORECASE)
_CREDIT = re.compile(r"(?:from|via|by arrangement with|courtesy of)\s+(?:the\s+)?(?P<name>[^\W\d_].{1,60})$")
_MARKS = re.compile(r"^#{1,6}\s+|^\*\*|\*\*$")
# What a name holds that is an outlet's and no town's.
_PRESS = frozenset(
    "agency agencia agence bulletin chronicle courier daily diario dispatch echo examiner gazette globe guardian "
    "herald independent inquirer journal jornal ledger magazine mail media messenger mirror monitor nation news "
    "newspaper newswire observer online post press radio record reporter review sentinel standard star sun telegraph "
    "television times tribune tv voice weekly wire".split()
)
_KIND_REACH = 4
"""Words at the beginning of a heading among which it says that it is a note; headlines end in "report" too."""
# What a heading is called that is the name of a note and not a headline: it is dated by its day, and tells of nothing.
_KINDS = frozenset(
    "advisory alert assessment brief briefing bulletin circular communique communiqué dashboard digest dispatch "
    "factsheet flash log memo minutes monitor newsletter note notice overview report roundup sitrep snapshot "
    "statement summary update release".split()
)


@dataclass(frozen=True, slots=True)
class Headed:
    """What such words say."""

    length: int
    """Code points that they take."""
    published: date | datetime
    outlet: str | None = None
    agency: str | None = None
    """Whom the outlet copied."""


def in_parentheses(paragraph: str) -> Headed | None:
    """Read a day in parentheses that open a paragraph, with the outlet before it; None if there is none."""
    match = _PARENS.match(paragraph)
    if match is None:
        return None
    return _read(match["inside"], length=match.end(), is_label=False)


def own_line(line: str) -> Headed | None:
    """Read a line of names and a day (`Nile Courier, 10 April 2031`); None if it holds any other words."""
    return _read(line, length=len(line), is_label=False) if len(line) <= _LONGEST and "\n" not in line else None


def dated_title(title: str) -> date | datetime | None:
    """The day in the heading of a note, report or bulletin; None for a headline, which names days it tells of."""
    title = _MARKS.sub("", title.strip())
    first = {word.strip(".,:;()").casefold() for word in title.split()[:_KIND_REACH]}
    if len(title) > _LONGEST or not first & _KINDS:
        return None
    found = _read(title, length=len(title), is_label=True)
    return found.published if found else None


def _read(words: str, *, length: int, is_label: bool) -> Headed | None:
    """Tell the cells; None where a cell is neither a day nor a name, or where there is not just one day.

    Args:
        words: Names and a day.
        length: Code points that they take.
        is_label: Whether cells may be any words: what stands beside the day is the name of a note.
    """
    days: list[date | datetime] = []
    names: list[str] = []
    weekdays: set[str] = set()
    agency = None
    for cell in (cell.strip() for cell in (_CUT_TITLE if is_label else _CUT).split(words) if cell and cell.strip()):
        when = _day(cell)
        credit = _CREDIT.match(cell)
        weekdays |= {match["name"][:3].casefold()} if (match := _WEEKDAY.match(cell)) else set()
        if when is not None:
            days.append(when)
        elif _WEEKDAY.fullmatch(cell):
            continue
        elif credit is not None:
            agency = credit["name"].strip()
        elif is_label or _is_name(cell):
            names.append(cell)
        else:
            return None
    if len(days) != 1 or (not names and not agency):
        return None
    # Where the weekday is another day's, one of the two is a slip, and nobody knows which.
    if weekdays - {_WEEKDAYS[days[0].weekday()]}:
        return None
    outlet = next((name for name in names if _is_press(name)), None) if not is_label else None
    # Who took it from an agency published it, whatever he is called.
    return Headed(length, days[0], outlet or (names[0] if agency and names else None), agency)


def _day(cell: str) -> date | datetime | None:
    """A full day; bare digits may be any number."""
    cell = _BEFORE_A_DAY.sub("", cell, count=1)
    return read_date(cell) if any(letter.isalpha() or letter in "-." for letter in cell) else None


def _is_name(cell: str) -> bool:
    words = cell.split()
    return (
        len(words) <= 6
        and cell[-1] not in ".!?;:"
        and words[0][:1].isupper()
        and not any(word.isdigit() for word in words)
        and all(word[:1].isupper() or len(word) <= 3 for word in words)
    )


def _is_press(name: str) -> bool:
    return any(word.strip(".'’").casefold() in _PRESS for word in name.split())
