"""Every extension point on one page. Each has at most three methods and one sentence of contract."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol, TextIO

from reportedly.errors import AcquireError
from reportedly.records import Annotation, Article, Candidate, Findings, Link, Place, Reading, Snapshot


class Fetcher(Protocol):
    """Turns a source (a path, a URL) into snapshots; what cannot be had is an error value in its place."""

    def fetch(self, source: str) -> Iterator[Snapshot | AcquireError]:
        """Give every snapshot that the source holds, in its own order, and an error where one cannot be had."""


class Annotator(Protocol):
    """Says what stands in an article; the same article always gives the same annotation."""

    def annotate(self, articles: Iterable[Article]) -> Iterator[Findings[Annotation]]:
        """Give one annotation for each article, in order, and a problem for what could not be read whole."""


class Gazetteer(Protocol):
    """Knows places by name; never guesses."""

    def places(self, name: str) -> tuple[Candidate, ...]:
        """Give every place that bears the name, the most prominent first; scores are prominence, 0 to 1."""

    def place(self, place_id: str) -> Place | None:
        """Give the place with this id."""


class Ledger(Protocol):
    """Remembers readings and links; adding the same one twice changes nothing."""

    def add(self, readings: Iterable[Reading], links: Iterable[Link] | None = None) -> int:
        """Append readings, and all that linking now says of the whole ledger, all or none; gives how many were new."""

    def readings(self) -> Iterator[Reading]:
        """Give every reading, by publication day, then id."""

    def links(self) -> Iterator[Link]:
        """Give every link between statements or articles of different readings, by id."""


class Shelf(Protocol):
    """Where linking looks up the neighbours of a report; a ledger is one."""

    def sharing(
        self, marks: Iterable[str], first: date | None, last: date | None, *, latest: int = 60
    ) -> Iterator[tuple[str, str]]:
        """Give articles published in these days, or undated, that bear one of the marks, each with it."""

    def readings_of(self, ids: Iterable[str]) -> Iterator[Reading]:
        """Give the newest reading of these articles, or of those that hold these statements."""

    def links_of(self, ends: Iterable[str]) -> Iterator[Link]:
        """Give the links in force, of those across readings, that touch one of these statements or articles."""


class Exporter(Protocol):
    """Writes readings in one format."""

    name: str
    media_type: str

    def write(self, readings: Iterable[Reading], out: TextIO) -> None:
        """Write all readings, in the order given."""
