"""The embedded gazetteer: places by name, read from one compact SQLite file.

The file is opened read-only and immutable, so that processes share its pages; a report's names are asked for in one
query. It knows names and prominence and makes no choice: that is for `place`.
"""

import math
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from reportedly.errors import GazetteerError
from reportedly.protocols import Gazetteer
from reportedly.records import Candidate, Place
from reportedly.resolve.fold import fold

VERSION = "3"
"""Of the file's tables; `gazetteer_build` writes it."""

EMBEDDED = Path(__file__).parent / "data" / "places.sqlite"
"""The file that comes with the package."""

# SQLite allows 999 parameters in its oldest builds.
_BATCH = 500
# Names kept, found or not: about 10 MB when full.
_KEPT = 20_000
_QUERY = (
    "SELECT n.key, n.kind, n.since, n.until, p.id, p.name, p.country, a.name, p.lat, p.lon, p.population, p.precision,"
    " p.slug"
    " FROM name n JOIN place p ON p.id = n.place LEFT JOIN admin a ON a.id = p.admin WHERE n.key IN ({})"
)
_BY_ID = (
    "SELECT p.id, p.name, p.country, a.name, p.lat, p.lon, p.precision, p.slug"
    " FROM place p LEFT JOIN admin a ON a.id = p.admin WHERE p.id = ?"
)
_BY_SLUG = _BY_ID.replace("WHERE p.id", "WHERE p.slug")
# SQLite's integers have 18 safe digits.
_DIGITS = 19
# More readings than this are never needed, and a "San Jose" has hundreds.
_MOST = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that bears a name."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    precision: str
    kind: int
    """0 if the name asked for is its own, 1 if it is another, 2 if it is one in another script."""
    reviewed: bool
    """Whether it stands in our own overlay."""
    since: int | None = None
    """The first day on which it bore the name, as 20190323; None if that is open."""
    until: int | None = None
    """The last day on which it bore the name."""

    def bears_name_on(self, day: date) -> bool:
        """Whether the name asked for was in use on a day."""
        number = day.year * 10_000 + day.month * 100 + day.day
        return (self.since or 0) <= number <= (self.until or number)

    @property
    def prominence(self) -> float:
        """0 to 1: countries above all, then divisions and towns by the logarithm of their population."""
        if self.precision == "country":
            return 1.0
        size = min(1.0, math.log10(self.population + 1) / 8)
        return max(size, 0.55) if self.reviewed and self.population == 0 else size

    def place(self) -> Place:
        """The record of it."""
        return Place(
            id=self.id,
            name=self.name,
            country=self.country,
            admin1=self.admin1,
            lat=self.lat,
            lon=self.lon,
            precision=self.precision,
        )


class Lookup(Protocol):
    """Answers for many names at once."""

    def look_up(self, names: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """Every place that bears each of the names, the most prominent first."""


class EmbeddedGazetteer:
    """The gazetteer that comes with the package; it fulfils `protocols.Gazetteer`.

    Raises:
        GazetteerError: if the file is missing, damaged or of another version.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or EMBEDDED
        if not self._path.is_file():
            mend = "install the package again: pip install ." if path is None else "run: reportedly gazetteer build"
            raise GazetteerError(f"the gazetteer {self._path} is missing; {mend}")
        self._base = sqlite3.connect(f"file:{self._path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._kept: OrderedDict[str, tuple[Entry, ...]] = OrderedDict()
        self.meta = self._read_meta()

    def _read_meta(self) -> Mapping[str, str]:
        try:
            meta = dict(self._base.execute("SELECT key, value FROM meta").fetchall())
        except sqlite3.DatabaseError as error:
            raise GazetteerError(
                f"the gazetteer {self._path} cannot be read ({error}); install the package again"
            ) from error
        if meta.get("version") != VERSION:
            raise GazetteerError(
                f"the gazetteer {self._path} is of version {meta.get('version')}, this code reads {VERSION}; install "
                f"the package again, or run: reportedly gazetteer build"
            )
        return meta

    def look_up(self, names: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """Every place that bears each of the names, by the name as given; the most prominent first.

        One query serves all names that were not asked for lately.
        """
        keys = {name: fold(name) for name in names}
        missing = [key for key in dict.fromkeys(keys.values()) if key and key not in self._kept]
        for start in range(0, len(missing), _BATCH):
            self._fetch(missing[start : start + _BATCH])
        found = {}
        for name, key in keys.items():
            found[name] = self._kept.get(key, ())
            if key in self._kept:
                self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def _fetch(self, keys: list[str]) -> None:
        rows: dict[str, list[Entry]] = {key: [] for key in keys}
        try:
            cursor = self._base.execute(_QUERY.format(",".join("?" * len(keys))), keys)
            for key, kind, since, until, number, name, country, admin, lat, lon, population, precision, slug in cursor:
                place_id = f"geonames:{number}" if slug is None else f"overlay:{slug}"
                rows[key].append(
                    Entry(
                        place_id,
                        name,
                        country,
                        admin,
                        lat / 1e4,
                        lon / 1e4,
                        population,
                        precision,
                        kind,
                        slug is not None and number > -1_000_000,
                        since,
                        until,
                    )
                )
        except sqlite3.DatabaseError as error:
            raise GazetteerError(
                f"the gazetteer {self._path} cannot be read ({error}); install the package again"
            ) from error
        for key, entries in rows.items():
            entries.sort(key=lambda e: (-(e.prominence - 0.1 * e.kind), e.id))
            self._kept[key] = tuple(entries[:_MOST])

    def places(self, name: str) -> tuple[Candidate, ...]:
        """Give every place that bears the name, the most prominent first; scores are prominence, 0 to 1."""
        return tuple(
            Candidate(target=entry.place(), score=round(entry.prominence, 3)) for entry in self.look_up((name,))[name]
        )

    def place(self, place_id: str) -> Place | None:
        """Give the place with this id."""
        scheme, _, rest = place_id.partition(":")
        value = rest if scheme == "overlay" else int(rest) if rest.isdigit() and len(rest) < _DIGITS else None
        if value is None:
            return None
        row = self._base.execute(_BY_SLUG if scheme == "overlay" else _BY_ID, (value,)).fetchone()
        if row is None:
            return None
        _, name, country, admin, lat, lon, precision, _ = row
        return Place(
            id=place_id, name=name, country=country, admin1=admin, lat=lat / 1e4, lon=lon / 1e4, precision=precision
        )

    def close(self) -> None:
        """Give the file back."""
        self._base.close()


class _Adapted:
    """Another gazetteer behind `look_up`: its scores stand for how known its places are."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def look_up(self, names: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """Every place that bears each of the names."""
        return {name: tuple(_entry(name, candidate) for candidate in self._gazetteer.places(name)) for name in names}


def _entry(name: str, candidate: Candidate) -> Entry:
    place = candidate.target
    if not isinstance(place, Place):
        raise GazetteerError(
            f'the gazetteer gave no place for "{name}"; every candidate of a gazetteer must be a place'
        )
    population = round(10 ** (8 * max(0.0, min(1.0, candidate.score)))) - 1
    kind = 0 if fold(place.name) == fold(name) else 1
    return Entry(
        place.id,
        place.name,
        place.country,
        place.admin1,
        place.lat,
        place.lon,
        population,
        place.precision,
        kind,
        reviewed=False,
    )


def lookup_of(gazetteer: Gazetteer) -> Lookup:
    """The gazetteer as something that many names can be asked of at once."""
    return gazetteer if isinstance(gazetteer, EmbeddedGazetteer) else _Adapted(gazetteer)
