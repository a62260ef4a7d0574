"""Read actor and agent dictionaries of the PETRARCH coders.

An actor dictionary gives names, each with codes that hold on some days:

    DAILAWI_FRONT_ [PSEREB]              # a code that always holds
    +DAILAWI_                            # another name of the one above
        [YUGKSV 920428-990610]           # codes of the last name, each with its days
        [KSV >080217]

An agent dictionary gives roles: `POLICE_OFFICER {POLICE_OFFICERS} [~COP]`, with sets of words that entries may hold, as
in `!MINIST! = MINISTER, MINISTERS`. Two-digit years from 30 on are of the twentieth century, the others of ours.

A code is a country or body of three letters followed by what the actor does there (CAMEO's roles, as PLOVER's sectors).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import product

from reportedly.lexicon import load
from reportedly.resolve.own_entry import Notes, OwnActor

_PIVOT = 30
_CODE = re.compile(r"\[([^\]]*)\]")
_CODE_FORM = re.compile(r"~?(?P<code>[A-Z]*)~?(?:\s+(?P<dates>\S.*))?")
_DAYS = re.compile(r"(?:(?P<sign>[<>])(?P<one>\d{6,8})|(?P<first>\d{6,8})\s*-\s*(?P<last>\d{6,8}))")
_PLURAL = re.compile(r"\{([^}]*)\}")
_SET = re.compile(r"^\s*(![A-Z_]+!)\s*=\s*(.+)$")
# One entry with several sets could stand for thousands of names.
_MOST_FORMS = 200

# CAMEO's roles that PLOVER names otherwise; MED was the media.
_SECTORS = {
    "MED": "JRN",
    "HLH": "MED",
    "INS": "REB",
    "SEP": "REB",
    "RAD": "REB",
    "HRI": "SOC",
    "DEV": "SOC",
    "ENV": "SOC",
    "NGO": "SOC",
    "SET": "CVL",
    "CHR": "REL",
    "MOS": "REL",
    "JEW": "REL",
    "HIN": "REL",
    "BUD": "REL",
} | {
    code: code
    for code in (
        "AGR BUS COP CRM CVL EDU ELI GOV JRN JUD LAB LEG MIL OPP PRE PRM PTY REB REF REL SOC SPY UAF UNK"
    ).split()
}
# First triples that are no state: bodies between states, and what has no state.
_BODIES = {
    "IGO": "IGO",
    "UNO": "UNO",
    "EUR": "EUR",
    "NGO": "NGO",
    "NGM": "NGO",
    "MNC": "MNC",
    "IMG": "IMG",
    "ISM": "ISM",
}
_STATELESS = frozenset(
    "INT AFR ASA BLK CAS CAU CFR CIS CRB EAF EEU EIN LAM MDT MEA NAF NMR PGS SAF SAM SAS SCN SEA SHN WAF WST".split()
)


@dataclass(slots=True)
class _Entry:
    """A name with its other names and codes, while its lines are read."""

    line: int
    forms: list[str]
    codes: list[tuple[int, str]] = field(default_factory=list)
    """Line number and what stands between the brackets."""


def read(text: str, notes: Notes) -> Iterator[OwnActor]:
    """Every name and role of a dictionary.

    Args:
        text: The dictionary.
        notes: Takes a problem for each line that cannot be read.
    """
    sets: dict[str, tuple[str, ...]] = {}
    entry: _Entry | None = None
    for number, raw in enumerate(text.splitlines(), start=1):
        line = re.sub(r"\s*(?:#|;).*$", "", re.sub(r"<!--.*?-->", "", raw)).rstrip()
        if not line.strip() or line.lstrip().startswith("<"):
            continue
        given = _SET.match(line)
        if given:
            sets[given.group(1)] = tuple(word.strip() for word in given.group(2).split(",") if word.strip())
            continue
        words = _CODE.sub("", line).strip()
        if entry is not None and (words.startswith("+") or (not words and line[:1].isspace())):
            entry.forms += _forms(words.lstrip("+"), sets, number, notes) if words else []
            entry.codes += [(number, code) for code in _CODE.findall(line)]
            continue
        if entry is not None:
            yield from _actors(entry, notes)
        entry = _begun(words, line, number, sets, notes)
    if entry is not None:
        yield from _actors(entry, notes)


def _begun(words: str, line: str, number: int, sets: dict[str, tuple[str, ...]], notes: Notes) -> _Entry | None:
    """The entry that a line begins; None for a line that is none."""
    if not words or words.startswith("+"):
        notes.odd(number, "a code or another name without a name before it; the line was left out")
        return None
    if line.count("[") != line.count("]"):
        notes.odd(number, "a bracket is missing; the line was left out")
        return None
    return _Entry(number, _forms(words, sets, number, notes), [(number, code) for code in _CODE.findall(line)])


def _forms(words: str, sets: dict[str, tuple[str, ...]], number: int, notes: Notes) -> list[str]:
    """What an entry's words stand for: underscores are blanks, a plural may stand in braces, sets are filled in."""
    plurals = [plural for plural in _PLURAL.findall(words) if plural.strip()]
    found: list[str] = []
    for phrase in (_PLURAL.sub("", words), *plurals):
        parts = re.split(r"(![A-Z_]+!)", phrase)
        missing = [part for part in parts if part.startswith("!") and part not in sets]
        if missing:
            notes.odd(number, f"no set {missing[0]} stands above it; the name was left out")
            continue
        choices = [sets.get(part, (part,)) for part in parts]
        for filled in product(*choices):
            form = re.sub(r"[_\s]+", " ", "".join(filled)).strip()
            if form and len(found) < _MOST_FORMS:
                found.append(form.title() if form.isupper() else form)
    return found


def _actors(entry: _Entry, notes: Notes) -> Iterator[OwnActor]:
    if not entry.codes:
        notes.odd(entry.line, "a name without a code; it was left out")
    for number, words in entry.codes:
        given = _CODE_FORM.fullmatch(words.strip())
        if given is None or not given.group("code"):
            notes.odd(number, f"[{words}] is no code; it was left out")
            continue
        try:
            start, end = _days(given.group("dates"))
        except ValueError as error:
            notes.odd(number, f"[{words}]: {error}; the code was left out")
            continue
        is_role = "~" in words
        country, sectors, unknown = meaning(given.group("code"), is_role=is_role)
        if unknown:
            notes.odd(number, f"[{words}]: nothing is known of {', '.join(unknown)}; the rest of the code was taken")
        if entry.forms and (country or sectors):
            forms = tuple(form.lower() for form in entry.forms) if is_role else tuple(entry.forms)
            yield OwnActor(forms=forms, country=country, sectors=sectors, start=start, end=end, is_role=is_role)


def _days(words: str | None) -> tuple[date | None, date | None]:
    """From when to when a code holds: `920428-990610`, `>080217`, `<19911226`.

    Raises:
        ValueError: if it is no day of the calendar.
    """
    if not words:
        return None, None
    m = _DAYS.fullmatch(words.strip())
    if m is None:
        message = f'"{words.strip()[:40]}" gives no days; write 920428-990610, >080217 or <911226'
        raise ValueError(message)
    if m.group("one"):
        day = _day(m.group("one"))
        return (day, None) if m.group("sign") == ">" else (None, day)
    first, last = _day(m.group("first")), _day(m.group("last"))
    if first > last:
        message = f"{m.group('first')} comes after {m.group('last')}"
        raise ValueError(message)
    return first, last


def _day(digits: str) -> date:
    if len(digits) == 7:
        message = f"{digits} is no day"
        raise ValueError(message)
    if len(digits) == 8:
        year, rest = int(digits[:4]), digits[4:]
    else:
        short, rest = int(digits[:2]), digits[2:]
        year = short + (1900 if short >= _PIVOT else 2000)
    try:
        return date(year, int(rest[:2]), int(rest[2:]))
    except ValueError:
        message = f"{digits} is no day of the calendar"
        raise ValueError(message) from None


@cache
def _countries() -> dict[str, str]:
    """Alpha-3 by CAMEO's code and by itself; Kosovo has several."""
    rows = load("countries").rows
    found = {row["iso3"]: row["iso3"] for row in rows}
    found |= {row["cameo"]: row["iso3"] for row in rows if row["cameo"]}
    return found | {"KOS": "XKX", "KSV": "XKX"}


def meaning(code: str, *, is_role: bool = False) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """What a code says: country or body, sectors, and the triples that nobody knows.

    The last country in it counts: FRYKSV is Kosovo within Yugoslavia.
    """
    country: str | None = None
    sectors: list[str] = []
    unknown: list[str] = []
    for place in range(0, len(code), 3):
        triple = code[place : place + 3]
        land = _countries().get(triple)
        if land and not is_role and not (place and triple in _SECTORS):
            country = land
        elif place == 0 and not is_role and triple in _BODIES:
            country = _BODIES[triple]
        elif triple in _SECTORS:
            sectors.append(_SECTORS[triple])
        elif not (triple in _STATELESS or triple in _BODIES):
            unknown.append(triple)
    return country, tuple(dict.fromkeys(sectors)), tuple(unknown)
