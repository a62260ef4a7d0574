"""A shelf in memory: linking a handful of readings goes the same way as linking into a ledger."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reportedly.link.joining.marks import marks
from reportedly.records import Link, Reading


class MemoryShelf:
    """Readings and links that linking can look up by mark and by end."""

    def __init__(self, readings: Sequence[Reading], links: Iterable[Link] = ()) -> None:
        self._readings: dict[str, Reading] = {}
        self._home: dict[str, str] = {}
        self._bearers: dict[str, set[tuple[date, str]]] = defaultdict(set)
        self._links: dict[str, Link] = {}
        self._by_end: dict[str, set[str]] = defaultdict(set)
        for reading in readings:
            self.put(reading)
        self.change(links, ())

    def put(self, reading: Reading) -> None:
        """Add a reading."""
        article = reading.article
        self._readings[article.id] = reading
        self._home[article.id] = article.id
        self._home.update({statement.id: article.id for statement in reading.statements})
        made = marks(reading)
        for mark in (*made.names, *(f"#{number}" for number in made.sample)):
            self._bearers[mark].add((article.published or date.min, article.id))

    def change(self, found: Iterable[Link], withdrawn: Iterable[str]) -> None:
        """Take links out of force and add others."""
        for name in withdrawn:
            gone = self._links.pop(name, None)
            if gone is not None:
                self._by_end[gone.left].discard(name)
                self._by_end[gone.right].discard(name)
        for link in found:
            self._links[link.id] = link
            self._by_end[link.left].add(link.id)
            self._by_end[link.right].add(link.id)

    def links(self) -> tuple[Link, ...]:
        """Every link in force, by id."""
        return tuple(self._links[name] for name in sorted(self._links))

    def sharing(
        self, asked: Iterable[str], first: date | None, last: date | None, *, latest: int = 60
    ) -> Iterator[tuple[str, str]]:
        """Articles of these days that bear one of the marks, each with it; of many the latest."""
        low, high = first or date.min, last or date.max
        for mark in asked:
            bearers = [
                (day, article) for day, article in self._bearers.get(mark, ()) if day == date.min or low <= day <= high
            ]
            yield from ((article, mark) for _, article in sorted(bearers, reverse=True)[:latest])

    def readings_of(self, ids: Iterable[str]) -> Iterator[Reading]:
        """The readings of these articles or statements, by article id."""
        found = {self._home[i] for i in ids if i in self._home}
        yield from (self._readings[i] for i in sorted(found))

    def links_of(self, ends: Iterable[str]) -> Iterator[Link]:
        """The links that touch one of these statements or articles, by id."""
        found = {name for end in ends for name in self._by_end.get(end, ())}
        yield from (self._links[name] for name in sorted(found))
