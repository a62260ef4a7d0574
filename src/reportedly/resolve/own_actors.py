"""Actors of a user's own: PETRARCH dictionaries and Wikidata exports, read into the tables of our own lists.

A line that cannot be read becomes a problem that names file and line; the rest is loaded. What a user gives is tried
before our own lists, within the days for which it is given.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from reportedly.errors import LexiconError
from reportedly.records import Findings, Problem
from reportedly.resolve import petrarch, wikidata
from reportedly.resolve.own_entry import Notes, OwnActor
from reportedly.resolve.tables import Party, Sense, Tables, add_sense, key_of, load_tables

_SUFFIXES = frozenset({".txt", ".csv", ".tsv", ".json"})
_BYTES = 500_000_000  # a larger file is a mistake


_LANDS = frozenset({"name", "demonym", "ethnonym", "seat", "people"})


def load_actors(path: Path) -> Findings[Tables]:
    """The shipped lists with the actors of a file, or of every file in a folder, before them.

    Args:
        path: A PETRARCH actor or agent dictionary (`.txt`), a Wikidata export (`.csv`, `.tsv`, `.json`), or a folder of
            such files, which are read in the order of their names.

    Returns:
        One set of tables; a problem `actor-line` for each line that could not be read.

    Raises:
        LexiconError: if the file cannot be opened, is of no known kind, or holds no entry at all.
    """
    return _loaded(path.resolve(), _stamp(path))


@cache
def _loaded(path: Path, _: tuple[tuple[str, int, int], ...]) -> Findings[Tables]:
    problems: list[Problem] = []
    found: list[OwnActor] = []
    for file in _files(path):
        found += _read(file, problems)
    if not found:
        raise LexiconError(f"{path}: holds no actor; give a PETRARCH dictionary or a Wikidata export")
    return Findings(found=(extended(load_tables(), found),), problems=tuple(problems))


def _stamp(path: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells one state of the files from another, so that they are read once."""
    try:
        stats = [(file.name, file.stat()) for file in _files(path)]
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.suffix in _SUFFIXES)


def _read(path: Path, problems: list[Problem]) -> list[OwnActor]:
    try:
        if path.stat().st_size > _BYTES:
            raise LexiconError(f"{path}: larger than {_BYTES // 1_000_000} MB; give a part of it")
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    notes = Notes(path.name, problems)
    for number, line in enumerate(text.splitlines(), start=1):
        if "\ufffd" in line:
            notes.odd(number, "holds bytes that are no UTF-8; names in it may be damaged")
    if path.suffix == ".txt":
        return list(petrarch.read(text, notes))
    if path.suffix in {".csv", ".tsv", ".json"}:
        return list(wikidata.read(text, path.suffix, notes))
    raise LexiconError(f"{path}: of no known kind; give .txt (PETRARCH) or .csv, .tsv, .json (Wikidata)")


def extended(tables: Tables, actors: Iterable[OwnActor]) -> Tables:
    """Tables in which a user's actors are found before those of our own lists."""
    senses: dict[str, list[Sense]] = {}
    for actor in actors:
        if not actor.is_role and not actor.sectors and actor.id is None and actor.country in tables.countries:
            # A bare country's name stays one, so that it can still be a place.
            for form in actor.forms:
                if not any(sense.kind in _LANDS for sense in tables.senses.get(key_of(form), ())):
                    add_sense(senses, form, Sense("name", form, actor.country))
            continue
        party = None
        if not actor.is_role:
            party = Party(
                name=actor.forms[0],
                country=actor.country,
                sectors=actor.sectors,
                kind="own",
                start=actor.start,
                end=actor.end,
                id=actor.id,
            )
        for form in actor.forms:
            kind = "role" if actor.is_role else "party"
            sense = Sense(kind, form, actor.country, party, actor.sectors, "group" if actor.is_role else "")
            add_sense(senses, form, sense)
    merged = {key: (*found, *tables.senses.get(key, ())) for key, found in senses.items()}
    return replace(
        tables,
        senses={**tables.senses, **merged},
        starts=tables.starts | frozenset(key.split(" ", 1)[0] for key in merged),
    )
