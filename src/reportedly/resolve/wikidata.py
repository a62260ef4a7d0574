"""Read an export of Wikidata's query service: persons in office, parties, armed groups, ministries.

docs/grounding.md has the query. Each row gives an item and its label, and may give other names (joined by `|`), an
ISO 3166-1 alpha-3 code of a country, a position or kind in words, and the first and last day. The files that the
service offers are understood: CSV, TSV, JSON and its verbose form.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from reportedly.errors import LexiconError
from reportedly.lexicon import load
from reportedly.resolve.own_entry import Notes, OwnActor
from reportedly.resolve.tables import load_tables

# Columns by what they mean; the first that is there counts.
_COLUMNS = {
    "item": ("item", "qid", "id"),
    "label": ("itemLabel", "label", "name"),
    "others": ("aliases", "altLabels", "itemAltLabel", "alias"),
    "country": ("iso3", "country", "countryCode"),
    "role": ("positionLabel", "position", "kindLabel", "kind", "classLabel", "role"),
    "sectors": ("sectors", "sector"),
    "start": ("start", "from"),
    "end": ("end", "to"),
}
_QID = re.compile(r"Q\d+$")


def read(text: str, suffix: str, notes: Notes) -> Iterator[OwnActor]:
    """Every row of an export that names somebody.

    Args:
        text: The export.
        suffix: Its kind: `.csv`, `.tsv` or `.json`.
        notes: Takes a problem for each row that cannot be read.

    Raises:
        LexiconError: if it has no column of names, or is no JSON at all.
    """
    rows = _json_rows(text, notes) if suffix == ".json" else _table_rows(text, "\t" if suffix == ".tsv" else ",")
    known = {row["iso3"] for row in load("countries").rows}
    asked = False
    for line, row in rows:
        if not asked and _cell(row, "label") is None:
            raise LexiconError(f"{notes.name}: no column itemLabel, label or name; there are {', '.join(row)}")
        asked = True
        try:
            found = _actor(row, known)
        except ValueError as error:
            notes.odd(line, f"{error}; the row was left out")
            continue
        yield found


def _table_rows(text: str, separator: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.DictReader(io.StringIO(text), delimiter=separator)
    for row in reader:
        yield reader.line_num, {(key or "").lstrip("?"): value or "" for key, value in row.items() if key is not None}


def _json_rows(text: str, notes: Notes) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        body: Any = json.loads(text)
    except ValueError as error:
        raise LexiconError(f"{notes.name}: not JSON ({error}); export it again") from error
    rows = body.get("results", {}).get("bindings", []) if isinstance(body, dict) else body
    for number, row in enumerate(rows if isinstance(rows, list) else [], start=1):
        if not isinstance(row, dict):
            notes.odd(number, "no object; the row was left out")
            continue
        cells = {key: value.get("value", "") if isinstance(value, dict) else value for key, value in row.items()}
        yield number, {key: str(value) for key, value in cells.items() if value is not None}


def _cell(row: Mapping[str, str], meaning: str) -> str | None:
    """The cell that means this; None if the table has no such column."""
    return next((row[name].strip() for name in _COLUMNS[meaning] if name in row), None)


def _actor(row: Mapping[str, str], known: set[str]) -> OwnActor:
    """One row.

    Raises:
        ValueError: saying what is wrong with it.
    """
    label = _cell(row, "label") or ""
    if not label or _QID.fullmatch(label):
        message = "it has no label"
        raise ValueError(message)
    country = (_cell(row, "country") or "").upper() or None
    country = "XKX" if country in {"XK", "XKS", "KOS"} else country
    if country is not None and country not in known:
        message = f"{country[:20]} is no ISO 3166-1 alpha-3 code"
        raise ValueError(message)
    start, end = _day(_cell(row, "start")), _day(_cell(row, "end"))
    if start and end and start > end:
        message = f"it begins on {start} and ends on {end}"
        raise ValueError(message)
    number = _QID.search(_cell(row, "item") or "")
    others = [other.strip() for other in (_cell(row, "others") or "").split("|")]
    return OwnActor(
        forms=tuple(dict.fromkeys(form for form in (label, *others) if form)),
        country=country,
        sectors=_sectors(row),
        start=start,
        end=end,
        id=f"wikidata:{number.group()}" if number else None,
    )


def _sectors(row: Mapping[str, str]) -> tuple[str, ...]:
    """As the row says, else as our list of roles reads the position: "Minister of Defence" is GOV and MIL."""
    given = _cell(row, "sectors")
    if given:
        return tuple(part.strip() for part in re.split(r"[|,; ]+", given) if part.strip())
    roles = [hit for hit in load_tables().scan(_cell(row, "role") or "") if hit.kind == "role"]
    return roles[0].sectors if roles else ()


def _day(cell: str | None) -> date | None:
    """The day of `2031-03-02T00:00:00Z` or `2031-03-02`; a blank node of the service means that it is not known.

    Raises:
        ValueError: if it is no day that a calendar of the years 1 to 9999 has.
    """
    if not cell or cell.startswith(("_:", "http", "t")):
        return None
    try:
        return date.fromisoformat(cell.lstrip("+")[:10])
    except ValueError:
        message = f'"{cell[:30]}" is no day of the years 1 to 9999'
        raise ValueError(message) from None
