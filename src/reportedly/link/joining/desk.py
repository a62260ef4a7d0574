"""What linking has in hand while it joins reports to a ledger: readings looked up once, links as they will stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from reportedly.link.copy.reprint import same_statements
from reportedly.link.copy.shingle import Fingerprint
from reportedly.link.joining.known import Known, Made
from reportedly.link.same.groups import Groups
from reportedly.link.telling.profile import Profile
from reportedly.protocols import Shelf
from reportedly.records import Article, Joined, Link, LinkKind, Marks, Reading

REACH = timedelta(days=60)
"""Reports further apart than this are not compared; what is said of last year's event is background."""

Order = tuple[date, str]


def order(article: Article) -> Order:
    """Where a report stands among all: by day, then id; undated ones first."""
    return (article.published or date.min, article.id)


class Desk:
    """Looks things up on a shelf, over what has changed since."""

    def __init__(self, shelf: Shelf, known: Known | None = None) -> None:
        self._shelf = shelf
        self.known = known or Known()
        self._readings: dict[str, Reading | None] = {}
        self._home: dict[str, str | None] = {}
        self._made: dict[str, Made] = {}
        self._twins: dict[tuple[str, str], dict[str, str]] = {}
        self._links: dict[str, dict[str, Link]] = {}
        self._before: dict[str, Link] = {}
        self._now: dict[str, Link] = {}

    def fetch(self, ids: Iterable[str]) -> None:
        """Have the readings of these articles or statements at hand."""
        missing = [i for i in dict.fromkeys(ids) if i not in self._readings and i not in self._home]
        if not missing:
            return
        for reading in self._shelf.readings_of(missing):
            self._readings[reading.article.id] = reading
            self._home.update({statement.id: reading.article.id for statement in reading.statements})
        for asked in missing:
            if asked not in self._readings and asked not in self._home:
                self._readings[asked] = self._home[asked] = None

    def has(self, article_id: str) -> bool:
        """Whether the article is there, and not of a page that a later one took the place of."""
        self.fetch([article_id])
        return self._readings.get(article_id) is not None

    def reading(self, article_id: str) -> Reading:
        """The newest reading of an article that is there."""
        self.fetch([article_id])
        found = self._readings[article_id]
        if found is None:
            raise KeyError(article_id)
        return found

    def article(self, article_id: str) -> Article:
        """The article itself."""
        return self.reading(article_id).article

    def home(self, end: str) -> str | None:
        """The article that a statement stands in, or that an article is; None if it is on the shelf no more."""
        self.fetch([end])
        return end if self._readings.get(end) is not None else self._home.get(end)

    def _of(self, article_id: str) -> Made:
        if article_id not in self._made:
            self._made[article_id] = self.known.of(self.reading(article_id))
        return self._made[article_id]

    def marks(self, article_id: str) -> Marks:
        """The marks of an article."""
        return self._of(article_id).marks

    def print_of(self, article_id: str) -> Fingerprint:
        """The shingles of an article."""
        return self._of(article_id).fingerprint

    def profiles(self, article_id: str) -> tuple[Profile, ...]:
        """The statements of an article, ready to be compared."""
        return self._of(article_id).profiles

    def twins(self, copy: str, original: str) -> Mapping[str, str]:
        """Statements of a copy, each with the one of the original in the same words."""
        if (copy, original) not in self._twins:
            pairs = same_statements(self.reading(copy), self.reading(original))
            self._twins[copy, original] = {mine.id: its.id for mine, its in pairs}
        return self._twins[copy, original]

    def sharing(self, asked: Iterable[str], first: date | None, last: date | None, latest: int) -> dict[str, list[str]]:
        """By article the asked marks that it bears; some may be gone. Most share too little to be looked at."""
        found: dict[str, list[str]] = defaultdict(list)
        for article_id, mark in self._shelf.sharing(asked, first, last, latest=latest):
            found[article_id].append(mark)
        return dict(sorted(found.items()))

    def there(self, article_ids: Iterable[str]) -> list[str]:
        """Those of the articles that are there, fetched in one go."""
        article_ids = list(article_ids)
        self.fetch(article_ids)
        return [article_id for article_id in article_ids if self._readings.get(article_id) is not None]

    def look_up(self, ends: Iterable[str]) -> None:
        """Have the links of these statements or articles at hand, asked for in one go."""
        missing = [end for end in dict.fromkeys(ends) if end not in self._links]
        if not missing:
            return
        self._links.update({end: {} for end in missing})
        wanted = set(missing)
        for link in self._shelf.links_of(missing):
            # What was changed since the shelf was asked about its other end is known better here.
            if link.id in self._before and link.id not in self._now:
                continue
            self._before.setdefault(link.id, link)
            kept = self._now.setdefault(link.id, link)
            for end in wanted & {link.left, link.right}:
                self._links[end][link.id] = kept

    def links(self, ends: Iterable[str]) -> tuple[Link, ...]:
        """The links that will touch one of these statements or articles, by id."""
        ends = list(ends)
        if not all(end in self._links for end in ends):
            self.look_up(ends)
        if len(ends) == 1:
            one = self._links[ends[0]]
            return tuple(one[name] for name in sorted(one))
        found = {name: link for end in ends for name, link in self._links[end].items()}
        return tuple(found[name] for name in sorted(found))

    def events(self, ends: Iterable[str], here: Order, among: Collection[str]) -> Groups:
        """Which of these statements are of one event: by a link between two, or by way of one statement more.

        Only so far, since the links of an event that everybody tells of would otherwise all be walked for each report.

        Args:
            ends: Statements.
            here: Links to reports from here on do not count.
            among: Articles that the one statement more may stand in.
        """
        ends = frozenset(ends)
        self.look_up(ends)
        links = [
            k for end in ends for k in self._links[end].values()
            # A link between two of them stands under both.
            if k.kind is LinkKind.SAME_EVENT and (k.left == end or k.left not in ends)
        ]  # fmt: skip
        between = {end for link in links for end in (link.left, link.right)} - ends
        self.fetch(between)
        homes = {end: home for end in between if (home := self._home.get(end)) in among}
        known = ends | {end for end, home in homes.items() if home and order(self.article(home)) < here}
        events = Groups()
        for link in links:
            if link.left in known and link.right in known:
                events.join(link.left, link.right)
        return events

    def original_of(self, article_id: str) -> str | None:
        """The report that an article copies; None for an original, or where that report is gone."""
        links = (k for k in self.links([article_id]) if k.kind is LinkKind.REPRINTS and k.left == article_id)
        return next((link.right for link in links if self.has(link.right)), None)

    def change(self, old: Iterable[Link], new: Iterable[Link]) -> bool:
        """Put some links in the place of others; whether anything is another now."""
        before = {link.id: link for link in old}
        after = {link.id: link for link in new}
        for name in before.keys() - after.keys():
            link = self._now.pop(name, None)
            for end in (link.left, link.right) if link else ():
                self._links.get(end, {}).pop(name, None)
        self.look_up(end for link in after.values() for end in (link.left, link.right))
        for name, link in after.items():
            self._now[name] = link
            for end in (link.left, link.right):
                self._links[end][name] = link
        return before != after

    def joined(self) -> Joined:
        """What is another now than on the shelf."""
        return Joined(
            found=tuple(self._now[i] for i in sorted(self._now) if self._before.get(i) != self._now[i]),
            withdrawn=tuple(i for i in sorted(self._before) if self._now.get(i) != self._before[i]),
        )
