"""Where derivation keeps what it found: in memory here, in a ledger's own tables elsewhere; both behave alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

from reportedly.records import ArticleStanding, EventStanding, SituationStanding, SubjectStanding


class Rows(Protocol):
    """Derived rows. Each kind is kept under the id of its record; putting one again takes the old one's place."""

    def put_articles(self, found: Iterable[ArticleStanding]) -> None:
        """Keep reports that are not kept; they are in no situation yet."""

    def put_sorts(self, found: Mapping[str, Iterable[str]]) -> None:
        """Keep of what sorts the things are whose state some reports tell."""

    def drop_articles(self, ids: Iterable[str]) -> None:
        """Forget reports, their ties and their sorts."""

    def articles(self, ids: Iterable[str]) -> dict[str, ArticleStanding]:
        """Those of these reports that are kept."""

    def sorts(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The sorts of things whose state these reports tell; reports without any are left out."""

    def tie(self, found: Mapping[str, Iterable[str]]) -> None:
        """Keep which earlier reports some are tied to by their names; those they were tied to before are forgotten."""

    def ties(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The earlier reports that each of these is tied to."""

    def tied(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The earlier and later reports that each of these is tied to."""

    def put_events(self, found: Iterable[EventStanding]) -> None:
        """Keep events."""

    def drop_events(self, ids: Iterable[str]) -> None:
        """Forget events."""

    def events(self, ids: Iterable[str]) -> dict[str, EventStanding]:
        """Those of these events that are kept."""

    def events_of(self, article_ids: Iterable[str]) -> tuple[EventStanding, ...]:
        """Every event that one of these reports tells of."""

    def events_under(self, article_ids: Iterable[str]) -> tuple[EventStanding, ...]:
        """Every event that is kept under one of these reports."""

    def events_with(self, statement_ids: Iterable[str]) -> dict[str, str]:
        """The event of each of these statements that has one."""

    def shared(self, article_ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """Events that one of these reports tells of and another report as well: the reports of each."""

    def put_subjects(self, found: Iterable[SubjectStanding]) -> None:
        """Keep things."""

    def drop_subjects(self, ids: Iterable[str]) -> None:
        """Forget things."""

    def subjects(self, ids: Iterable[str]) -> dict[str, SubjectStanding]:
        """Those of these things that are kept."""

    def subjects_of(self, article_ids: Iterable[str]) -> tuple[SubjectStanding, ...]:
        """Every thing whose state one of these reports tells."""

    def subjects_under(self, article_ids: Iterable[str]) -> tuple[SubjectStanding, ...]:
        """Every thing that is kept under one of these reports."""

    def unsettle(self, article_ids: Iterable[str]) -> None:
        """Forget the situations that these reports are in; all reports of those are in none then."""

    def unsettled(self) -> tuple[str, ...]:
        """The reports that are to be put into a situation, sorted."""

    def settle(self, found: Iterable[SituationStanding], alone: Iterable[str]) -> None:
        """Keep situations, and which reports are in none because they tell of nothing."""

    def situations(self, ids: Iterable[str] | None = None) -> tuple[SituationStanding, ...]:
        """These situations, or all, the latest first."""


class MemoryRows:
    """Derived rows in memory."""

    def __init__(self) -> None:
        self._articles: dict[str, ArticleStanding] = {}
        self._sorts: dict[str, frozenset[str]] = {}
        self._ties: dict[str, set[str]] = defaultdict(set)
        self._later: dict[str, set[str]] = defaultdict(set)
        self._events: dict[str, EventStanding] = {}
        self._events_by_article: dict[str, set[str]] = defaultdict(set)
        self._event_by_statement: dict[str, str] = {}
        self._subjects: dict[str, SubjectStanding] = {}
        self._subjects_by_article: dict[str, set[str]] = defaultdict(set)
        self._situations: dict[str, SituationStanding] = {}
        self._settled: dict[str, str] = {}

    def put_articles(self, found: Iterable[ArticleStanding]) -> None:
        """Keep reports that are not kept."""
        self._articles.update({one.id: one for one in found})

    def put_sorts(self, found: Mapping[str, Iterable[str]]) -> None:
        """Keep of what sorts the things are whose state some reports tell."""
        for article, sorts in found.items():
            self._sorts.pop(article, None)
            if told := frozenset(sorts):
                self._sorts[article] = told

    def drop_articles(self, ids: Iterable[str]) -> None:
        """Forget reports, their ties and their sorts."""
        for gone in ids:
            self._articles.pop(gone, None)
            self._sorts.pop(gone, None)
            self._settled.pop(gone, None)
            for other in self._later.pop(gone, ()):
                self._ties[other].discard(gone)
            for other in self._ties.pop(gone, ()):
                self._later[other].discard(gone)

    def articles(self, ids: Iterable[str]) -> dict[str, ArticleStanding]:
        """Those of these reports that are kept."""
        return {i: self._articles[i] for i in ids if i in self._articles}

    def sorts(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The sorts of things whose state these reports tell."""
        return {i: self._sorts[i] for i in ids if i in self._sorts}

    def tie(self, found: Mapping[str, Iterable[str]]) -> None:
        """Keep which earlier reports some are tied to by their names."""
        for article, earlier in found.items():
            for other in self._ties.pop(article, ()):
                self._later[other].discard(article)
            self._ties[article] = set(earlier)
            for other in self._ties[article]:
                self._later[other].add(article)

    def ties(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The earlier reports that each of these is tied to."""
        return {i: frozenset(self._ties[i]) for i in ids if self._ties.get(i)}

    def tied(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The earlier and later reports that each of these is tied to."""
        both = {i: frozenset(self._ties.get(i, set()) | self._later.get(i, set())) for i in ids}
        return {i: others for i, others in both.items() if others}

    def put_events(self, found: Iterable[EventStanding]) -> None:
        """Keep events."""
        for one in found:
            self._events[one.event.id] = one
            self._event_by_statement.update(dict.fromkeys(one.event.statement_ids, one.event.id))
            for article in one.article_ids:
                self._events_by_article[article].add(one.event.id)

    def drop_events(self, ids: Iterable[str]) -> None:
        """Forget events."""
        for gone in ids:
            one = self._events.pop(gone, None)
            if one is not None:
                for statement in one.event.statement_ids:
                    self._event_by_statement.pop(statement, None)
                for article in one.article_ids:
                    self._events_by_article[article].discard(gone)

    def events(self, ids: Iterable[str]) -> dict[str, EventStanding]:
        """Those of these events that are kept."""
        return {i: self._events[i] for i in ids if i in self._events}

    def events_of(self, article_ids: Iterable[str]) -> tuple[EventStanding, ...]:
        """Every event that one of these reports tells of."""
        return tuple(self._events[i] for i in sorted(self._ids(self._events_by_article, article_ids)))

    def events_under(self, article_ids: Iterable[str]) -> tuple[EventStanding, ...]:
        """Every event that is kept under one of these reports."""
        wanted = set(article_ids)
        return tuple(one for one in self.events_of(wanted) if one.article_id in wanted)

    def events_with(self, statement_ids: Iterable[str]) -> dict[str, str]:
        """The event of each of these statements that has one."""
        return {i: self._event_by_statement[i] for i in statement_ids if i in self._event_by_statement}

    def shared(self, article_ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """Events of one of these reports and another: the reports of each."""
        found = self.events_of(article_ids)
        return {one.event.id: frozenset(one.article_ids) for one in found if len(one.article_ids) > 1}

    def put_subjects(self, found: Iterable[SubjectStanding]) -> None:
        """Keep things."""
        for one in found:
            self._subjects[one.id] = one
            for article in one.article_ids:
                self._subjects_by_article[article].add(one.id)

    def drop_subjects(self, ids: Iterable[str]) -> None:
        """Forget things."""
        for gone in ids:
            one = self._subjects.pop(gone, None)
            for article in one.article_ids if one else ():
                self._subjects_by_article[article].discard(gone)

    def subjects(self, ids: Iterable[str]) -> dict[str, SubjectStanding]:
        """Those of these things that are kept."""
        return {i: self._subjects[i] for i in ids if i in self._subjects}

    def subjects_of(self, article_ids: Iterable[str]) -> tuple[SubjectStanding, ...]:
        """Every thing whose state one of these reports tells."""
        return tuple(self._subjects[i] for i in sorted(self._ids(self._subjects_by_article, article_ids)))

    def subjects_under(self, article_ids: Iterable[str]) -> tuple[SubjectStanding, ...]:
        """Every thing that is kept under one of these reports."""
        wanted = set(article_ids)
        return tuple(one for one in self.subjects_of(wanted) if one.article_id in wanted)

    @staticmethod
    def _ids(by_article: Mapping[str, set[str]], article_ids: Iterable[str]) -> set[str]:
        return {i for article in article_ids for i in by_article.get(article, ())}

    def unsettle(self, article_ids: Iterable[str]) -> None:
        """Forget the situations that these reports are in."""
        ids = {self._settled.pop(i, "") for i in article_ids}
        gone = {i for i in ids if self._situations.pop(i, None) is not None}
        self._settled = {i: where for i, where in self._settled.items() if where not in gone}

    def unsettled(self) -> tuple[str, ...]:
        """The reports that are to be put into a situation, sorted."""
        return tuple(sorted(self._articles.keys() - self._settled.keys()))

    def settle(self, found: Iterable[SituationStanding], alone: Iterable[str]) -> None:
        """Keep situations, and which reports are in none."""
        self._settled.update(dict.fromkeys(alone, ""))
        for one in found:
            self._situations[one.situation.id] = one
            self._settled.update(dict.fromkeys(one.situation.article_ids, one.situation.id))

    def situations(self, ids: Iterable[str] | None = None) -> tuple[SituationStanding, ...]:
        """These situations, or all, the latest first."""
        found = [one for i, one in self._situations.items() if ids is None or i in set(ids)]
        return tuple(sorted(found, key=latest_first))


def latest_first(one: SituationStanding) -> tuple[int, str]:
    """Orders situations."""
    end = one.situation.end
    return (-end.toordinal() if end else 0, one.situation.id)
