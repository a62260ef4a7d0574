"""Datelines, in the forms of wire services and newspapers.

`MITROVICA, March 2 (Agency) -`, `KYIV (Agency) —`, `Brezna, 2 March 2031 –`, `BAKU, April 9, Agency.`

Found by cutting the beginning of a paragraph at its first dash (colon, full stop) and asking of every part whether it
is a place, a day or an agency. One part that is none of them, and it is a sentence.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from reportedly.clean.day import MONTH_WORD, WEEKDAY_WORD, read_day

# Room for three places, a weekday, a date and the name of an agency.
_REACH = 120
_DASH = re.compile(r"(?:\s+-{1,3}|\s*(?:[–—―]|--))\s+|(?<=\))\s*[-–—:]\s*")
_COLON = re.compile(r":\s+")
_STOP = re.compile(r"\.\s+(?=[\"“‘'«(]?\w)")
_PARENS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_WEEKDAY = re.compile(rf"{WEEKDAY_WORD}$", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|CET|CEST|local time))?$", re.IGNORECASE)
_DAY = re.compile(
    rf"(?:{WEEKDAY_WORD},?\s+)?(?:(?P<month>{MONTH_WORD})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{MONTH_WORD}))(?:,?\s+(?P<year>\d{{4}}))?$",
    re.IGNORECASE,
)
# The stop of a short month ends no part: "Feb. 12" is one day.
_SHORT_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[6-9]|2[0-3])\d\d$")
# Small words inside a name: the Hague, Rio de Janeiro, Stoke-on-Trent, Port of Spain, Khartoum and Cairo.
_PARTICLES = frozenset(
    "al and da de del der des di do dos du e el en i in la las le les los of on san sur the und upon van von y".split()
)
# Words that begin a sentence and no place. A capital at the beginning of a sentence would pass for a name otherwise.
_OPENERS = frozenset(
    "a after all an and as at before both but by during for from he her here his how i if in it its many more "
    "most my no not now "
    "on one our she since so some that their then there these they this those though to two under until we "
    "what when where "
    "while who why with yes yet you".split()
)
# What newsrooms write in capitals before a dash that is no place.
_LABELS = frozenset(
    "access alert analysis background breaking brief clarification comment corrected correction editorial "
    "exclusive explainer file image photo "
    "factbox feature flash interview just live news newsletter note opinion photos podcast profile recap "
    "report response review "
    "security story summary timeline update updated urgent video warning watch weather".split()
)
_MAX_PLACES = 3
_MAX_WORDS = 5


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says, and how many code points it takes."""

    length: int
    """Code points up to and with its last mark, without the white space that follows."""
    place: str | None
    agency: str | None
    day: str | None
    month: str | None
    year: str | None

    def published(self, near: date | None = None) -> date | None:
        """Its calendar day; None if it gives none, or none whose year is known."""
        if self.day is None or self.month is None:
            return None
        return read_day(day=self.day, month=self.month, year=self.year, near=near)


def find_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline at the beginning of a paragraph; None if there is none."""
    head = paragraph[:_REACH]
    for mark in list(_DASH.finditer(head))[:2]:
        parts = _read(head[: mark.start()])
        after = paragraph[mark.end() : mark.end() + 1]
        if parts is not None and after and _strong(parts, dash=True, after=after):
            return _built(parts, length=len(head[: mark.end()].rstrip()))
    colons = ((mark, False) for mark in islice(_COLON.finditer(head), 1))
    stops = ((mark, True) for mark in islice(_STOP.finditer(head), 3))
    for mark, needs_agency in (*colons, *stops):
        parts = _read(head[: mark.start()])
        if parts is None or not parts.places:
            continue
        sure = parts.day is not None and (not needs_agency or parts.agency or parts.places[0].isupper())
        if sure or (not needs_agency and parts.agency):
            return _built(parts, length=len(head[: mark.end()].rstrip()))
    return None


@dataclass(slots=True)
class _Parts:
    places: list[str]
    agency: str | None = None
    day: str | None = None
    month: str | None = None
    year: str | None = None


def _read(head: str) -> _Parts | None:
    """Tell the parts of what stands before the mark; None if one of them is neither place, day nor agency."""
    found = _Parts(places=[])
    for inside in _PARENS.findall(head):
        if not _read_day(inside.strip(), found):
            if found.agency is not None or not _is_name(inside, most=8):
                return None
            found.agency = inside.strip()
    rest = _SHORT_MONTH.sub(r"\1", _PARENS.sub(" ", head))
    # "Washington, D.C." and "St. Louis" keep their stops; "Moscow. March 2. AGENCY" is cut at them.
    cells = [cell.strip() for cell in re.split(r",|(?<=[^\W\d_]{3})\.\s|(?<=\d)\.\s", rest)]
    for cell in cells:
        if not cell or _WEEKDAY.match(cell) or _CLOCK.match(cell) or _read_day(cell, found):
            continue
        if not _is_name(cell, most=_MAX_WORDS):
            return None
        if found.day is not None and found.places and found.agency is None:
            found.agency = cell
        else:
            found.places.append(cell)
    if len(found.places) > _MAX_PLACES or not (found.places or found.day):
        return None
    return found


def _read_day(cell: str, found: _Parts) -> bool:
    match = _DAY.match(cell)
    if match and found.day is None:
        found.day, found.month = match["day"] or match["day2"], match["month"] or match["month2"]
        found.year = match["year"]
        return True
    if _YEAR.match(cell) and found.day is not None and found.year is None:
        found.year = cell
        return True
    return False


def _is_name(cell: str, *, most: int) -> bool:
    words = re.split(r"[\s/]+", cell.strip())
    if not words or len(words) > most or words[0].casefold() in _OPENERS:
        return False
    return all(word[:1].isupper() or word.casefold() in _PARTICLES for word in words if word) and any(
        word[:1].isupper() for word in words
    )


def _strong(parts: _Parts, *, dash: bool, after: str) -> bool:
    """Whether there is enough to call it a dateline and not a sentence with a dash."""
    if parts.places and (parts.day is not None or parts.agency is not None):
        return True
    if not parts.places:
        return parts.agency is not None
    begins_sentence = after.isupper() or not after.isalpha()
    place = parts.places[0]
    if place.isupper() and sum(letter.isalpha() for letter in place) >= 3 and place.casefold() not in _LABELS:
        return begins_sentence
    # "Nairobi, Kenya – Police ..." is one; "Georgia – Zurab ..." could be a subject and is left alone.
    return dash and begins_sentence and len(parts.places) >= 2


def _built(parts: _Parts, *, length: int) -> Dateline:
    return Dateline(
        length=length,
        place=parts.places[0] if parts.places else None,
        agency=parts.agency,
        day=parts.day,
        month=parts.month,
        year=parts.year,
    )
