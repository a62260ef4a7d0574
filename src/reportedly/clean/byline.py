"""Who signed a report, and the lines around a headline that carry only a name or a day."""

import re
from datetime import date, datetime

from reportedly.clean.day import MONTHS, read_date

_LONGEST = 160
_BY = re.compile(
    r"[(\[]?(?:(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting)(?: and [\w ]{1,30})? by"
    r"|(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Tt]ext|[Ww]ords|[Rr]eport) by|"
    r"By|BY|by|Text:|Words:|Author:|Byline:|From our)\s+"
)
_EDITING = re.compile(
    r"[(\[]?(?:[Ee]dit(?:ing|ed)|[Cc]ompiled|[Tt]ranslat(?:ion|ed)|[Pp]roduction|[Pp]hotos?|[Gg]raphics?) by\s+"
)
_DATE_LABEL = re.compile(
    r"(?P<label>(?:[Ff]irst )?[Pp]ublished|PUBLISHED|[Pp]osted|[Dd]ate|[Uu]pdated|UPDATED|[Ll]ast updated|[Mm]odified)"
    r"\s*(?:on|at|:)?\s*"
)
# The places of words that stand beside names in a byline and are no names themselves.
_ROLES = frozenset(
    "and in for at of with from the a an our staff writer writers reporter reporters correspondent "
    "correspondents special agency "
    "bureau chief editor editors desk team contributor political foreign local regional senior al bin bint da "
    "de del der di do dos "
    "du el ibn la le van von den ter zu".split()
)
_NOT_NAMES = frozenset(MONTHS) | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday now then contrast comparison far law noon "
    "midnight dawn dusk".split()
)
_MAX_WORDS = 20
_CUTS = re.compile(r"\s*(?:[|•·]|\s[-–—]\s|;|,\s*(?=\d))\s*")


def read_byline(line: str) -> str | None:
    """The names in a byline (`By Jane Doe and John Roe, staff writers`); None if the line is none."""
    if len(line) > _LONGEST or "\n" in line.strip():
        return None
    match = _BY.match(line)
    if match is None:
        return None
    names = _CUTS.split(line[match.end() :].strip().rstrip(")].").strip())[0].strip()
    words = names.replace(",", " ").replace("&", " and ").split()
    if not 1 <= len(words) <= _MAX_WORDS:
        return None
    named = False
    for word in words:
        bare = word.strip(".'’\"()").casefold()
        if bare in _NOT_NAMES or (word[:1].islower() and bare not in _ROLES) or not word[:1].isalpha():
            return None
        named = named or (word[:1].isupper() and bare not in _ROLES)
    # "By Wednesday evening" and "By Force" are no signatures; a sentence would go on in small letters.
    return names if named and (len(words) >= 2 or match.group().strip().casefold() != "by") else None


def is_credit(line: str) -> bool:
    """Whether a line says only who edited, translated or photographed."""
    return len(line) <= _LONGEST and (_EDITING.match(line) is not None or read_byline(line) is not None)


def read_date_line(line: str) -> tuple[date | datetime | None, bool] | None:
    """Read a line that holds only a date (`Published: 2 March 2031, 14:05 CET`).

    Returns:
        The date and whether it is that of an update; None if the line holds anything else.
    """
    line = line.strip()
    if not 8 <= len(line) <= 90:
        return None
    match = _DATE_LABEL.match(line)
    label = match["label"].casefold() if match else ""
    found = read_date(line[match.end() :] if match else line)
    if found is None:
        return None
    return found, "update" in label or "modified" in label
