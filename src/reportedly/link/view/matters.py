"""Which earlier reports are on one matter with a report by the names they bear; found for many reports at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from reportedly.link.view.rows import Rows
from reportedly.protocols import Shelf
from reportedly.records import ArticleStanding

_FORTNIGHT = timedelta(days=14)
_SHARED = 2
"""Names that two reports of one matter share at least."""
_ONE_TOPIC = 0.4
"""Share of names, of the report with fewer, from which two reports of one fortnight are on one matter."""
_ALL = 1_000_000
_STEPS = (0, 2, 6, _FORTNIGHT.days)
"""Days back in which earlier bearers of the same names are looked for, until enough are found."""
_TIES = 8
"""Earlier reports, the latest of those with enough of the same names, that a report is tied to: enough to hold a
situation together, however many tell of it."""


class Matters:
    """Ties reports to the latest before them that bear the same names; reports of one day are looked up together."""

    def __init__(self, shelf: Shelf, rows: Rows) -> None:
        """Take where names are looked up, and the rows of reports, in which ties are kept."""
        self._shelf, self._rows = shelf, rows
        self._articles: dict[str, ArticleStanding | None] = {}

    def tie(self, fresh: Sequence[ArticleStanding], bereft: Sequence[ArticleStanding]) -> set[str]:
        """Tie new reports to the latest before them, and those after them to the new ones that are among their latest.

        Args:
            fresh: Reports whose rows were just put.
            bereft: Reports that were tied to one that is gone; they are tied anew, too.

        Returns:
            Those that were there before and are tied otherwise now, with what they were and are tied to.
        """
        earlier = self._earlier([*fresh, *bereft])
        self._rows.tie(earlier)
        moved = {one.id for one in bereft}.union(*(earlier[one.id] for one in bereft))
        # Those that were tied just now have these already.
        joined = {i: them for i, them in self._later(fresh).items() if i not in earlier}
        ties, changed = self._rows.ties(joined), dict[str, frozenset[str]]()
        for i in sorted(joined):
            before = ties.get(i, frozenset())
            if (after := self._latest(before | joined[i])) != before:
                changed[i] = after
                moved |= {i, *before, *after}
        self._rows.tie(changed)
        return moved

    def _earlier(self, ones: Sequence[ArticleStanding]) -> dict[str, frozenset[str]]:
        """The latest reports before each of some, of the same fortnight, that bear enough of the same names.

        Days are asked for back to where enough are found, so that what a report costs does not hang on how many others
        tell of its matter.
        """
        found, waiting = dict[str, frozenset[str]](), list(ones)
        for n_days in _STEPS:
            for one, alike in self._alike(waiting, -n_days):
                before = [other for other in alike if _order(other) < _order(one)]
                found[one.id] = self._latest(other.id for other in before)
            waiting = [one for one in waiting if one.day is not None and len(found[one.id]) < _TIES]
        return found

    def _later(self, fresh: Sequence[ArticleStanding]) -> dict[str, frozenset[str]]:
        """Later reports of the same fortnight, each with those of the new ones that bear enough of its names."""
        found: dict[str, set[str]] = defaultdict(set)
        for one, alike in self._alike(fresh, _FORTNIGHT.days):
            for other in alike:
                if _order(other) > _order(one):
                    found[other.id].add(one.id)
        return {i: frozenset(them) for i, them in found.items()}

    def _alike(
        self, ones: Iterable[ArticleStanding], n_days: int
    ) -> Iterator[tuple[ArticleStanding, list[ArticleStanding]]]:
        """For each report those of so many days before (if negative) or after it, and undated ones, on its matter."""
        by_day: dict[date | None, list[ArticleStanding]] = defaultdict(list)
        for one in ones:
            by_day[one.day].append(one)
        for day, held in by_day.items():
            first, last = sorted((day, day + timedelta(days=n_days))) if day else (None, None)
            bearers: dict[str, list[str]] = defaultdict(list)
            for article, name in self._shelf.sharing({n for one in held for n in one.names}, first, last, latest=_ALL):
                bearers[name].append(article)
            for one in held:
                shared = Counter(article for name in one.names for article in bearers[name])
                shared.pop(one.id, None)
                close = self._known(i for i, n in shared.items() if n >= _SHARED)
                yield one, [
                    other for other in close
                    if shared[other.id] >= _ONE_TOPIC * min(len(one.names), len(other.names))
                ]  # fmt: skip

    def _known(self, ids: Iterable[str]) -> list[ArticleStanding]:
        """The rows of those of these reports that have one; each is looked up once."""
        ids = list(ids)
        if missing := [i for i in ids if i not in self._articles]:
            self._articles |= dict.fromkeys(missing) | self._rows.articles(missing)
        return [one for i in ids if (one := self._articles[i]) is not None]

    def _latest(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(one.id for one in sorted(self._known(ids), key=_order)[-_TIES:])


def _order(one: ArticleStanding) -> tuple[date, str]:
    return (one.day or date.min, one.id)
