"""Read the files of a GeoNames dump: one record a line, tabs between the fields, UTF-8.

A line that cannot be read becomes a problem that names its file and number, and the rest is read. Files are read as
streams, zipped or not, because the largest has twelve million lines. The fields are those of the dump's readme.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zlib import error as DecompressionError  # noqa: N812 - the library's name says nothing

from reportedly.records import Problem, Stage
from reportedly.resolve.gazetteer_build import Dates, day_number

PLACE_FIELDS, NAME_FIELDS, ADMIN_FIELDS = 19, 10, 4
# No names: links, codes of post, airports, ports and other registers, and spellings for one script's readers.
_NO_NAMES = frozenset("link post iata icao faac tcid wkdt unlc abbr phon piny".split())

# How large the things of a feature code are; what stands in neither table is left out (shops, schools, wells).
_BY_CODE = {
    "ADM1": "province",
    "ADM1H": "province",
    "ADM2": "district",
    "ADM2H": "district",
    "ADM3": "district",
    "ADM4": "district",
    "ADM5": "district",
    "ADMD": "district",
    "PCLH": "country",
    "PCL": "country",
    "PCLD": "country",
    "PCLF": "country",
    "PCLI": "country",
    "PCLIX": "country",
    "PCLS": "country",
    "PASS": "point",
    "MT": "point",
    "PK": "point",
    "HLL": "point",
    "ISL": "area",
    "ISLS": "area",
    "PEN": "area",
    "MTS": "area",
    "VAL": "area",
    "PLAT": "area",
    "DSRT": "area",
    "CAPE": "point",
} | dict.fromkeys(
    """AIRB AIRF AIRH AIRP AIRQ BDG CMPRF CMP CSTM DAM DCKY EMBM FRMT FT FY HSP HSPC INSM LCTY MFG MILB MN MNQ NSY OILF
    OILR OILT PIER PRN PRT PS PSH PSN PSTB PSTC PSTP TRMO TRANT UNIV USGE""".split(),
    "point",
)
_BY_CLASS = {"P": "city", "L": "area", "H": "area", "A": "area"}


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One place of the main file."""

    id: int
    name: str
    others: tuple[str, ...]
    lat: float
    lon: float
    code: str
    country: str
    """ISO 3166-1 alpha-2."""
    admin1: str
    population: int
    precision: str


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name of the file of alternate names."""

    place: int
    language: str
    name: str
    preferred: bool
    dates: Dates


class Reading:
    """Problems met so far; the lines of one file after the other."""

    def __init__(self, on_line: Callable[[str, int], None] | None = None) -> None:
        self.problems: list[Problem] = []
        self._on_line = on_line

    def odd(self, where: str, message: str) -> None:
        """Keep a finding."""
        self.problems.append(
            Problem(
                code="gazetteer-line", stage=Stage.RESOLVE, article_id=None, span=None, message=f"{where}: {message}"
            )
        )

    def places(self, path: Path) -> Iterator[PlaceLine]:
        """The places of a main file (`XK.txt`, `XK.zip`, `allCountries.zip`) that a report may name."""
        for where, cells in self._rows(path, PLACE_FIELDS):
            try:
                found = _place(cells)
            except ValueError as error:
                self.odd(where, f"{error}; the line was left out")
                continue
            if found is not None:
                yield found

    def names(self, path: Path) -> Iterator[NameLine]:
        """The names of a file of alternate names, each with the days on which it was in use."""
        for where, cells in self._rows(path, NAME_FIELDS):
            if cells[2] in _NO_NAMES or not cells[3]:
                continue
            try:
                place = int(cells[1])
            except ValueError:
                self.odd(where, f'"{cells[1][:30]}" is no number of a place; the line was left out')
                continue
            yield NameLine(place, cells[2], cells[3], cells[4] == "1", _dates(cells[8], cells[9]))

    def admins(self, path: Path) -> Iterator[tuple[str, str]]:
        """Code and name of first-level divisions, as in `XK.10097358`."""
        for _, cells in self._rows(path, ADMIN_FIELDS):
            yield cells[0], cells[1]

    def _rows(self, path: Path, n_fields: int) -> Iterator[tuple[str, list[str]]]:
        """Where a line stands, and its fields."""
        number = 0
        try:
            with _lines(path) as lines:
                for number, raw in enumerate(lines, start=1):
                    where = f"{path.name}, line {number}"
                    if self._on_line and number % 10_000 == 0:
                        self._on_line(path.name, number)
                    if raw.startswith(b"#") or not raw.strip():
                        continue
                    try:
                        cells = raw.decode("utf-8").rstrip("\r\n").split("\t")
                    except UnicodeDecodeError:
                        self.odd(where, "no UTF-8; the line was left out")
                        continue
                    if len(cells) < n_fields:
                        self.odd(where, f"{len(cells)} fields, not {n_fields}; it may be cut short and was left out")
                        continue
                    yield where, cells
        except (zipfile.BadZipFile, DecompressionError, EOFError) as error:
            after = f" after line {number:,}" if number else ""
            self.odd(path.name, f"damaged or cut short{after} ({error}); get it again")


@contextmanager
def _lines(path: Path) -> Iterator[Iterable[bytes]]:
    if path.suffix != ".zip":
        with path.open("rb") as plain:
            yield plain
        return
    with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path)) as packed:
        yield packed


def _member(archive: zipfile.ZipFile, path: Path) -> str:
    """The table in a zip file, which a readme or a list of languages may stand beside."""
    names = [name for name in archive.namelist() if name.endswith(".txt")]
    own = f"{path.stem}.txt"
    found = own if own in names else next((n for n in names if "readme" not in n and "language" not in n), None)
    if found is None:
        message = f"holds no {own}"
        raise zipfile.BadZipFile(message)
    return found


def _place(cells: list[str]) -> PlaceLine | None:
    """One line of a main file; None for what no report names.

    Raises:
        ValueError: saying what is wrong with it.
    """
    number, name, others, kind, code = cells[0], cells[1], cells[3], cells[6], cells[7]
    precision = _BY_CODE.get(code) or (_BY_CLASS.get(kind) if code != "PPLH" else None)
    if precision is None or not name:
        return None
    if not number.isdigit():
        message = f'"{number[:30]}" is no number of a place'
        raise ValueError(message)
    lat, lon = _degrees(cells[4], 90, "latitude"), _degrees(cells[5], 180, "longitude")
    people = int(cells[14]) if cells[14].isdigit() else 0
    alternates = tuple(other for other in others.split(",") if other)
    return PlaceLine(int(number), name, (cells[2], *alternates), lat, lon, code, cells[8], cells[10], people, precision)


def _degrees(cell: str, most: int, what: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        message = f'"{cell[:30]}" is no {what}'
        raise ValueError(message) from None
    if not -most <= value <= most:  # not a number fails this, too
        message = f"a {what} of {value:g} is beyond {most} degrees"
        raise ValueError(message)
    return value


def _dates(first: str, last: str) -> Dates:
    """From when to when; what is no date ("around 1900") leaves it open."""
    return _day_or_open(first), _day_or_open(last)


def _day_or_open(cell: str) -> int | None:
    try:
        return day_number(cell.strip())
    except ValueError:
        return None
