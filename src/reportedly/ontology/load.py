"""Read an ontology from its TOML file.

The one that ships is PLOVER 2 (16 event types). A user's own file has the same form: `[[type]]` tables with `code`,
`quad`, `score`, `definition` and, as far as it has any, `recipient`, `cameo`, `modes` and `like` (the PLOVER type
that it is read as); and the tables `contexts`, `sectors`, `labels` and `cameo`. It may bring words (`[[word]]`, the
columns of the event list), word classes (`[classes]`) and rules (`[[rule]]`: an event in a world or polarity becomes
another). Codes are strings that are checked against the loaded ontology, never an enumeration.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from reportedly.errors import OntologyError, UnknownCodeError

SHIPPED = "plover-2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an event of a type is done."""

    code: str
    score: float | None
    """Conflict-cooperation score, -10 to 10; None if the mode has none of its own and takes its type's."""
    cameo: str | None
    """The CAMEO code that comes nearest."""
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type of event."""

    code: str
    quad: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    score: float
    """Conflict-cooperation score of the bare type, -10 to 10."""
    needs_recipient: bool
    cameo: str | None
    definition: str
    modes: tuple[Mode, ...]
    """In the file's order."""
    like: str | None = None
    """The PLOVER type that it behaves as, where rules of reading look at the type; None for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """One code of CAMEO."""

    code: str
    goldstein: float
    """Goldstein's (1992) value, -10 to 10."""
    event: str | None
    """The type that it maps to; None for public statements and appeals, for which PLOVER has none."""
    mode: str | None
    contexts: tuple[str, ...]
    gloss: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWord:
    """A word that an ontology brings, in the columns of the event list."""

    line: int
    """Line of its `[[word]]` in the file, from 1."""
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRule:
    """A decision rule: in this world or polarity, an event becomes another."""

    event: str
    becomes: str
    mode: str | None
    world: str | None
    """A modality, as `planned`; None for any."""
    polarity: str | None
    """positive or negative; None for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """Event types and everything that belongs to them."""

    name: str
    version: str
    types: Mapping[str, EventType]
    contexts: Mapping[str, str]
    """Code and definition."""
    sectors: Mapping[str, str]
    """Code and definition."""
    cameo: Mapping[str, CameoCode]
    labels: Mapping[str, Mapping[str, str]]
    """Older or foreign labels and ours, by kind: events, modes, contexts, countries."""
    words: tuple[OwnWord, ...] = ()
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: tuple[OwnRule, ...] = ()

    def type(self, event: str) -> EventType:
        """The type with this code.

        Raises:
            UnknownCodeError: if there is none.
        """
        found = self.types.get(event)
        if found is None:
            raise UnknownCodeError(
                f'unknown event type "{event}"; {self.name} {self.version} has {", ".join(sorted(self.types))}'
            )
        return found

    def mode(self, event: str, mode: str) -> Mode:
        """The mode of a type.

        Raises:
            UnknownCodeError: if the type or its mode is unknown.
        """
        for found in self.type(event).modes:
            if found.code == mode:
                return found
        known = ", ".join(each.code for each in self.type(event).modes) or "none"
        raise UnknownCodeError(f'unknown mode "{mode}" of {event}; its modes: {known}')

    def quad(self, event: str | None) -> int | None:
        """The quad class of a type, 1 to 4; None for no type."""
        return None if event is None else self.type(event).quad

    def score(self, event: str | None, mode: str | None = None) -> float | None:
        """The conflict-cooperation score of type and mode, -10 to 10; None for no type."""
        if event is None:
            return None
        own = self.mode(event, mode).score if mode else None
        return self.type(event).score if own is None else own

    def goldstein(self, cameo: str | None) -> float | None:
        """Goldstein's value of a CAMEO code, -10 to 10; None for no code.

        Raises:
            UnknownCodeError: if the code is unknown.
        """
        if cameo is None:
            return None
        if cameo not in self.cameo:
            raise UnknownCodeError(f'unknown CAMEO code "{cameo}"; codes have three or four digits, as in "173"')
        return self.cameo[cameo].goldstein

    def default_cameo(self, event: str | None, mode: str | None = None) -> str | None:
        """The CAMEO code that comes nearest to type and mode; None for no type."""
        if event is None:
            return None
        own = self.mode(event, mode).cameo if mode else None
        return own or self.type(event).cameo

    def current(self, label: str, *, kind: str) -> str:
        """Today's code for an older or foreign label; the label itself where it is none.

        Args:
            label: A code from a file of an older version.
            kind: events, modes, contexts or countries.
        """
        return self.labels.get(kind, {}).get(label, label)


@cache
def load(path: str | Path | None = None) -> Ontology:
    """Read an ontology file, the shipped PLOVER 2 if none is named.

    Raises:
        OntologyError: if the file cannot be read or is no ontology.
    """
    if path is None:
        file = files("reportedly.ontology") / "data" / f"{SHIPPED}.toml"
        return parse(file.read_text(encoding="utf-8"), name=f"{SHIPPED}.toml")
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"cannot read the ontology {path}: {error}; check the path and that it is UTF-8") from error
    return parse(text, name=str(path))


def parse(text: str, *, name: str) -> Ontology:
    """Read an ontology from its text.

    Raises:
        OntologyError: if it is no TOML or lacks something that an ontology needs.
    """
    try:
        table = tomllib.loads(text)
        return Ontology(
            name=table["name"],
            version=str(table["version"]),
            types={each["code"]: _type(each) for each in table["type"]},
            contexts=dict(table.get("contexts", {})),
            sectors=dict(table.get("sectors", {})),
            cameo={code: _cameo(code, each) for code, each in table.get("cameo", {}).items()},
            labels={kind: dict(each) for kind, each in table.get("labels", {}).items()},
            words=tuple(_words(table.get("word", ()), text)),
            classes={each: tuple(words) for each, words in table.get("classes", {}).items()},
            rules=tuple(_rule(each) for each in table.get("rule", ())),
        )
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{name} is no valid TOML: {error}") from error
    except KeyError as error:
        raise OntologyError(f"{name} lacks the key {error}; see the form in ontology/data/{SHIPPED}.toml") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise OntologyError(f"{name} is not in the form of an ontology: {error}") from error


def _type(table: Mapping[str, Any]) -> EventType:
    return EventType(
        code=table["code"],
        quad=int(table["quad"]),
        score=float(table["score"]),
        needs_recipient=bool(table.get("recipient", False)),
        cameo=table.get("cameo") or None,
        definition=table.get("definition", ""),
        modes=tuple(_mode(each) for each in table.get("modes", ())),
        like=table.get("like") or None,
    )


def _words(tables: Sequence[Mapping[str, Any]], text: str) -> Iterator[OwnWord]:
    heads = [number for number, line in enumerate(text.splitlines(), start=1) if line.strip() == "[[word]]"]
    for place, each in enumerate(tables):
        cells = {key: "|".join(value) if isinstance(value, list) else str(value) for key, value in each.items()}
        yield OwnWord(line=heads[place] if place < len(heads) else 0, cells=cells)


def _rule(table: Mapping[str, Any]) -> OwnRule:
    return OwnRule(
        event=table["event"],
        becomes=table["becomes"],
        mode=table.get("mode") or None,
        world=table.get("world") or None,
        polarity=table.get("polarity") or None,
    )


def _mode(table: Mapping[str, Any]) -> Mode:
    score = table.get("score")
    return Mode(
        code=table["code"],
        score=None if score is None else float(score),
        cameo=table.get("cameo") or None,
        definition=table.get("definition", ""),
    )


def _cameo(code: str, table: Mapping[str, Any]) -> CameoCode:
    return CameoCode(
        code=code,
        goldstein=float(table["goldstein"]),
        event=table.get("event") or None,
        mode=table.get("mode") or None,
        contexts=tuple(table.get("contexts", ())),
        gloss=table.get("gloss", ""),
    )
