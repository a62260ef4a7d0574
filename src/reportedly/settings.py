"""What can be set: one frozen object, from `reportedly.toml` and the environment.

A value is taken from the default, then the file, then `REPORTEDLY_<SECTION>_<KEY>`, then a flag, the last one winning.
A key that nobody knows is an error, because a setting that is misspelled is a setting that is silently not made.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_type_hints

from reportedly.errors import SettingsError

FILE = "reportedly.toml"
"""Looked for in the current folder."""
PREFIX = "REPORTEDLY_"
NOT_SETTINGS = frozenset({"REPORTEDLY_DEBUG", "REPORTEDLY_SETTINGS"})
"""Variables that are no settings: whether to show a traceback, and where the settings file is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSettings:
    """How reports are read."""

    workers: int = 1
    """Processes that read at the same time; each holds a model of its own."""
    language: str | None = None
    """ISO 639-1 code of reports that do not say theirs; None to guess it from the text."""
    model_folder: Path | None = None
    """Folder of the reader model; None for the one that ships."""
    annotator: str | None = None
    """`spacy:` and the name or folder of a spaCy pipeline, to read with it instead of a reader model; None for no."""
    gazetteer_file: Path | None = None
    """The gazetteer; None for the one that ships."""
    ontology_file: Path | None = None
    """A TOML file whose event types are given instead of PLOVER's; None for PLOVER."""
    verbs_file: Path | None = None
    """A verb dictionary of the PETRARCH coders, whose patterns win over the shipped lists; None for no."""
    actors_file: Path | None = None
    """Actors of the user's own, a file or a folder of files; None for our lists alone."""

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise SettingsError(f"reader.workers is {self.workers}; give 1 or more")
        kind, _, name = (self.annotator or "spacy:-").partition(":")
        if kind != "spacy" or not name:
            raise SettingsError(
                f'reader.annotator is "{self.annotator}"; give "spacy:" and the name of a spaCy pipeline'
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How pages are fetched."""

    timeout_seconds: float = 60.0
    """For one page from first look-up to last byte."""
    report_megabytes: float = 10.0
    """The longest report that is read, after decompression."""

    def __post_init__(self) -> None:
        for name, value in (("timeout_seconds", self.timeout_seconds), ("report_megabytes", self.report_megabytes)):
            if value <= 0:
                raise SettingsError(f"fetch.{name} is {value}; give more than 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesSettings:
    """What the user thinks of sources."""

    grades: Mapping[str, str] = field(default_factory=dict)
    """Reliability by name of a source or outlet, A (reliable) to E (unreliable), F (cannot be judged)."""

    def __post_init__(self) -> None:
        for name, grade in self.grades.items():
            if grade not in {*"ABCDEF"}:
                raise SettingsError(f'sources.grades: "{name}" is graded {grade!r}; give one letter from A to F')


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set."""

    reader: ReaderSettings = field(default_factory=ReaderSettings)
    fetch: FetchSettings = field(default_factory=FetchSettings)
    sources: SourcesSettings = field(default_factory=SourcesSettings)


def load(*, folder: Path, environment: Mapping[str, str]) -> Settings:
    """The settings that hold in a folder.

    Args:
        folder: Its `reportedly.toml` is read if there is one; `REPORTEDLY_SETTINGS` names another file.
        environment: Usually `os.environ`.

    Raises:
        SettingsError: if the file cannot be read, a key is unknown, or a value is not of its kind.
    """
    named = environment.get("REPORTEDLY_SETTINGS")
    path = Path(named) if named else folder / FILE
    settings = Settings()
    if named or path.is_file():
        settings = _merged(settings, _table(path), where=str(path))
    return _merged(settings, _from_environment(environment), where="environment")


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML ({error}); correct it") from error


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """`REPORTEDLY_READER_WORKERS=4` as `{"reader": {"workers": "4"}}`."""
    table: dict[str, Any] = {}
    sections = {section.name for section in fields(Settings)}
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in NOT_SETTINGS:
            continue
        section, _, key = name.removeprefix(PREFIX).lower().partition("_")
        if section not in sections or not key:
            known = [f"{PREFIX}{one}_{other}".upper() for one, other in names()]
            raise SettingsError(f"environment: no setting {name}{_nearest(name, known)}")
        table.setdefault(section, {})[key] = environment[name]
    return table


def names() -> tuple[tuple[str, str], ...]:
    """Every setting there is, as section and key."""
    return tuple((name, key.name) for name, section in get_type_hints(Settings).items() for key in fields(section))


def _merged(settings: Settings, table: Mapping[str, Any], *, where: str) -> Settings:
    sections = get_type_hints(Settings)
    for name, values in table.items():
        if name not in sections:
            raise SettingsError(f"{where}: no section [{name}]{_nearest(name, sections)}")
        if not isinstance(values, Mapping):
            raise SettingsError(f"{where}: {name} is a section; write [{name}] and its keys below")
        hints = get_type_hints(sections[name])
        for key in values:
            if key not in hints:
                raise SettingsError(f"{where}: no setting {name}.{key}{_nearest(key, hints)}")
        given = {key: _value(value, hints[key], f"{where}: {name}.{key}") for key, value in values.items()}
        try:
            settings = replace(settings, **{name: replace(getattr(settings, name), **given)})
        except SettingsError as error:
            raise SettingsError(f"{where}: {error}") from error
    return settings


def _nearest(name: str, known: Any) -> str:
    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean {close[0]}?" if close else f"; there are {', '.join(known)}"


def _value(value: Any, kind: Any, where: str) -> Any:
    """A value as its field wants it; the environment gives text for every kind."""
    if kind == Mapping[str, str]:
        return _by_name(value, where)
    try:
        if kind is int and not isinstance(value, bool | float):
            return int(value)
        if kind is float and not isinstance(value, bool):
            return float(value)
    except (TypeError, ValueError):
        pass
    else:
        if kind not in {int, float} and isinstance(value, str):
            return Path(value).expanduser() if kind == Path | None else value
    wanted = {int: "a whole number", float: "a number"}.get(kind, "a text")
    raise SettingsError(f"{where} is {value!r}; give {wanted}")


def _by_name(value: Any, where: str) -> dict[str, str]:
    """A table of texts; in the environment `NAME=TEXT; NAME=TEXT`."""
    if isinstance(value, str):
        parts = [part.partition("=") for part in value.split(";") if part.strip()]
        return {name.strip(): text.strip() for name, _, text in parts}
    if isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values()):
        return dict(value)
    raise SettingsError(f'{where} is {value!r}; give a table of names and texts, as {{ "Valley Courier" = "B" }}')


def here() -> Settings:
    """The settings that hold in the current folder and environment.

    Raises:
        SettingsError: as `load`.
    """
    return load(folder=Path.cwd(), environment=os.environ)
