"""A ledger that lives as long as the process: for trials, tests and reading without a file."""

from collections.abc import Iterable, Iterator
from datetime import date

from reportedly.errors import LedgerError
from reportedly.records import Article, Link, Reading
from reportedly.store import sheets


class MemoryLedger:
    """Keeps the laws of the file ledger without a file: append only, all or none, adding twice changes nothing."""

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}
        self._digests: dict[str, set[str]] = {}
        self._by_text: dict[tuple[str, date | None, str], str] = {}
        self._latest_at_url: dict[str, str] = {}
        self._superseded: dict[str, str] = {}
        self._sightings: set[tuple[str, ...]] = set()
        self._links: dict[str, Link] = {}

    def add(self, readings: Iterable[Reading], links: Iterable[Link] | None = None) -> int:
        """Append readings and, if given, all that linking now says of them; gives how many articles were new.

        Raises:
            LedgerError: if a link names something that is not in the ledger; nothing is added then.
        """
        batch = tuple(readings)
        derived = None if links is None else tuple(links)
        if derived is not None:
            derived = self._known(derived, batch)
        new = sum(self._append(reading) for reading in batch)
        if derived is not None:
            self._links = {link.id: link for link in derived}
        return new

    def _known(self, derived: tuple[Link, ...], batch: tuple[Reading, ...]) -> tuple[Link, ...]:
        """The links without those of reports that are only sightings of others."""
        seen = sheets.seen_elsewhere(batch, {r.article.id: self._kept_as(r.article) or r.article.id for r in batch})
        ends = {end for reading in (*self._readings.values(), *batch) for end in sheets.ends(reading)}
        kept = tuple(link for link in derived if link.left not in seen and link.right not in seen)
        for link in kept:
            if not {link.left, link.right} <= ends:
                raise LedgerError(f"link {link.id} names what is not in the ledger; add its reading first")
        return kept

    def _append(self, reading: Reading) -> bool:
        article = reading.article
        kept = self._kept_as(article)
        self._sightings.add(tuple(sheets.sighting_row(article, kept or article.id).values()))
        if kept is not None and kept != article.id:
            return False
        digest = sheets.sheet(reading).digest
        if digest not in self._digests.setdefault(article.id, set()):
            self._digests[article.id].add(digest)
            self._readings[article.id] = _without_annotation(reading)
        if kept is not None:
            return False
        if article.outlet is not None:
            self._by_text[article.outlet, article.published, sheets.text_digest(article.text)] = article.id
        if article.url is not None:
            earlier = self._latest_at_url.get(article.url)
            if earlier is not None:
                self._superseded[earlier] = article.id
            self._latest_at_url[article.url] = article.id
        return True

    def _kept_as(self, article: Article) -> str | None:
        """The id under which this report is already kept; None if it is new."""
        if article.id in self._readings:
            return article.id
        if article.outlet is None:
            return None
        return self._by_text.get((article.outlet, article.published, sheets.text_digest(article.text)))

    def readings(self) -> Iterator[Reading]:
        """Every reading, by publication day (undated last), then id."""
        yield from sorted(self._readings.values(), key=lambda r: (r.article.published or date.max, r.article.id))

    def links(self) -> Iterator[Link]:
        """Every link between statements or articles of different readings that is in force, by id."""
        yield from sorted(self._links.values(), key=lambda link: link.id)

    def superseded(self) -> dict[str, str]:
        """For every article whose page changed later, the id of the article that took its place."""
        return dict(self._superseded)

    def sightings(self) -> int:
        """How many times, at different addresses or in different bytes, the ledger's articles were met."""
        return len(self._sightings)


def _without_annotation(reading: Reading) -> Reading:
    if reading.annotation is None:
        return reading
    return Reading(
        article=reading.article,
        statements=reading.statements,
        attributions=reading.attributions,
        mentions=reading.mentions,
        times=reading.times,
        groundings=reading.groundings,
        links=reading.links,
        problems=reading.problems,
    )
