"""Build a full gazetteer: the embedded one, with every place of the GeoNames files that are given.

The embedded file is the ground, so that countries in many languages, our overlay and the towns of all other countries
stay; what GeoNames has of the countries asked for is added to it, in the same tables. The new file appears whole or not
at all.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import GazetteerError
from reportedly.lexicon import load
from reportedly.records import Problem
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer_build import ALWAYS, FOREIGN, MAIN, OTHER, Names, degrees
from reportedly.resolve.geonames import NameLine, PlaceLine, Reading

_BATCH = 20_000
# In a derived division's id; see gazetteer_build.
_DERIVED = -1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The files to take."""

    places: tuple[Path, ...]
    """Main files, of countries or of all."""
    names: tuple[Path, ...] = ()
    """Files of alternate names; without them, the names in the main files are taken."""
    admins: Path | None = None
    """`admin1CodesASCII.txt`."""
    digests: tuple[tuple[str, str], ...] = ()
    """File name and SHA-256, to be kept in the gazetteer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What came of it."""

    n_places: int
    n_names: int
    problems: tuple[Problem, ...]


def build_gazetteer(
    out: Path, sources: Sources, *, base: Path, on_line: Callable[[str, int], None] | None = None
) -> Built:
    """Write a gazetteer of all places in the files.

    Args:
        out: Where it goes; an older file is replaced when the new one is whole.
        sources: The files.
        base: The embedded gazetteer, which it is built on.
        on_line: Told a file's name and line number, every ten thousand lines.

    Returns:
        How much was added; a problem `gazetteer-line` for each line or file that could not be read.

    Raises:
        GazetteerError: if no file holds a single place that can be used, or the gazetteer cannot be written.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(out.name + ".part")
    reading = Reading(on_line)
    try:
        shutil.copyfile(base, part)
        with closing(sqlite3.connect(part)) as file:
            writer = _Writer(file)
            _fill(writer, reading, sources)
            if not writer.n_places:
                raise GazetteerError(
                    f"no place could be taken from {', '.join(path.name for path in sources.places) or 'no file'};"
                    f" give GeoNames files such as XK.zip or allCountries.zip"
                )
            writer.finish(sources)
        part.replace(out)
    except (sqlite3.DatabaseError, OSError) as error:
        raise GazetteerError(
            f"the gazetteer {out} cannot be written ({error}); check the folder and its space"
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return Built(n_places=writer.n_places, n_names=writer.n_names, problems=tuple(reading.problems))


def _fill(writer: "_Writer", reading: Reading, sources: Sources) -> None:
    if sources.admins is not None:
        writer.admins.update(reading.admins(sources.admins))
    for path in sources.places:
        # With a file of its own for names, the main file's list of them, which has no languages, is left aside.
        writer.add_places(reading.places(path), with_others=not sources.names)
    for path in sources.names:
        writer.add_names(reading.names(path))


class _Writer:
    """Adds rows to an open file."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._names = Names(fold)
        self._alpha3 = {row["iso2"]: row["iso3"] for row in load("countries").rows}
        self._numbers: dict[str, int] = {}
        self._next = 1 + int(file.execute("SELECT coalesce(max(id), 0) FROM admin").fetchone()[0])
        self._cleared: set[str] = set()
        self.admins: dict[str, str] = {}
        self.n_places = 0
        self.n_names = 0
        file.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")

    def add_places(self, lines: Iterable[PlaceLine], *, with_others: bool) -> None:
        """Add places; those that the embedded gazetteer has keep what is known of them."""
        for line in lines:
            country = self._alpha3.get(line.country)
            self._clear_derived(country)
            row = (
                line.id,
                line.name,
                country,
                self._admin(line),
                degrees(line.lat),
                degrees(line.lon),
                line.population,
                line.precision,
            )
            self._file.execute("INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)", row)
            keys = self._names(line.name, line.others if with_others else (), line.population)
            self._keep((key, line.id, kind, *ALWAYS) for key, kind in keys.items())
            self.n_places += 1
            if self.n_places % _BATCH == 0:
                self._file.commit()

    def add_names(self, lines: Iterable[NameLine]) -> None:
        """Add names of places that are there."""
        for number, line in enumerate(lines):
            known = self._file.execute("SELECT name, population FROM place WHERE id = ?", (line.place,)).fetchone()
            if known is None:
                continue
            kinds = self._names(known[0], (line.name,), known[1])
            kinds.pop(fold(known[0]), None)
            is_own = line.preferred and line.language == "en"
            self._keep((key, line.place, _kind(kind, is_own=is_own), *line.dates) for key, kind in kinds.items())
            if number % _BATCH == 0:
                self._file.commit()

    def finish(self, sources: Sources) -> None:
        """Say in the file what it was made of."""
        rows = [(f"sha256 {name}", digest) for name, digest in sources.digests]
        files = ", ".join(path.name for path in (*sources.places, *sources.names))
        self._file.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)
        self._file.execute("UPDATE meta SET value = value || ? WHERE key = 'source'", (f"; GeoNames {files}",))
        self._file.commit()

    def _keep(self, rows: Iterable[tuple[str, int, int, int | None, int | None]]) -> None:
        # A name that is there already may have been reviewed; it stays.
        cursor = self._file.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?)", rows)
        self.n_names += max(0, cursor.rowcount)

    def _clear_derived(self, country: str | None) -> None:
        """Take out the divisions that we had to derive from towns, for a country whose own are coming."""
        if country is None or country in self._cleared:
            return
        self._cleared.add(country)
        gone = "SELECT id FROM place WHERE id < ? AND country = ?"
        self._file.execute(f"DELETE FROM name WHERE place IN ({gone})", (_DERIVED, country))  # noqa: S608 - our own words
        self._file.execute("DELETE FROM place WHERE id < ? AND country = ?", (_DERIVED, country))

    def _admin(self, line: PlaceLine) -> int | None:
        """The number of a place's first-level division; a division's own line gives its name if no file did."""
        if not line.admin1 or line.admin1 == "00":
            return None
        code = f"{line.country}.{line.admin1}"
        name = self.admins.get(code) or (line.name if line.code == "ADM1" else None)
        number = self._numbers.get(code)
        if number is None:
            number = self._numbers[code] = self._next
            self._next += 1
            self._file.execute("INSERT INTO admin VALUES (?, ?)", (number, name or line.admin1))
        elif line.code == "ADM1" and code not in self.admins:
            self._file.execute("UPDATE admin SET name = ? WHERE id = ?", (line.name, number))
        return number


def _kind(kind: int, *, is_own: bool) -> int:
    return MAIN if is_own and kind != FOREIGN else kind if kind != MAIN else OTHER
