"""What follows from readings and links, kept up to date report by report: events, things with a state.

Each derived row is a function of what it is made from and of nothing else: an event of its statements and the links
among them, a thing of the statements that it may be named by, both with the copies among their reports. So it does not
matter in which order reports came, and rows that are made anew from nothing are the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from reportedly.link.contest import contests
from reportedly.link.desk import Desk
from reportedly.link.events import event_of
from reportedly.link.groups import Groups
from reportedly.link.judged import Judged, events_of
from reportedly.link.known import Known
from reportedly.link.parts import dyad, parties, places
from reportedly.link.profile import Profile
from reportedly.link.relate import is_actual, is_negative
from reportedly.link.rows import Rows
from reportedly.link.states import subject_state
from reportedly.link.subject import Thing, fits, subjects, things
from reportedly.link.voice import Voices, voices
from reportedly.link.weight import best, rank, weight
from reportedly.link.worthy import can_be_placed
from reportedly.protocols import Shelf
from reportedly.records import (
    ArticleStanding,
    EventStanding,
    Link,
    LinkKind,
    Marks,
    SubjectStanding,
)

NAMES = "n:"
"""Begins the marks that are names."""
_FORTNIGHT = timedelta(days=14)
_SHARED = 2
"""Names that two reports of one matter share at least."""
_ONE_TOPIC = 0.4
"""Share of names, of the report with fewer, from which two reports of one fortnight are on one matter."""
_ALL = 1_000_000
_TIES = 8
"""Earlier reports, the latest of those with enough of the same names, that a report is tied to: enough to hold a
situation together, however many tell of it."""
_TWIN = "link/reprint"


_NOTHING = Judged()


class Standing:
    """Keeps derived rows up to date with a shelf."""

    def __init__(
        self,
        shelf: Shelf,
        rows: Rows,
        *,
        judged: Judged = _NOTHING,
        as_of: date | None = None,
        known: Known | None = None,
    ) -> None:
        """Take a shelf and the rows that are made from it.

        Args:
            shelf: Readings that stand, their links and their marks.
            rows: What was derived before; is changed.
            judged: What people said; nothing follows from a statement that is wrong.
            as_of: States that begin later are not counted; None counts all.
            known: What was made of reports before, for the next to find; it changes no row.
        """
        self._shelf, self._rows, self._judged, self._as_of = shelf, rows, judged, as_of
        self._desk = Desk(shelf, known)
        self._inner: dict[str, dict[str, list[Link]]] = {}
        self._voices: dict[tuple[str, ...], Voices] = {}
        self._profiles: dict[str, Profile] = {}
        self._event_by_statement: dict[str, str] = {}

    def refresh(self, stale: Iterable[str]) -> None:
        """Derive anew what hangs on these articles; their situations are left to `settle`.

        Args:
            stale: Articles that are new, gone, read or judged anew, or an end of a link that came or went.
        """
        around = self._copies(stale)
        self._desk.fetch(around)
        here = sorted(i for i in around if self._desk.has(i))
        self._rows.unsettle(sorted(around))
        touched = around | self._events(around, here)
        self._articles(around, here)
        touched |= self._subjects(touched)
        self._rows.unsettle(sorted(touched))

    def _copies(self, articles: Iterable[str]) -> set[str]:
        """These and all that copy them or that they copy, however far."""
        found = set(articles)
        waiting = sorted(found)
        while waiting:
            links = [link for link in self._desk.links(waiting) if link.kind is LinkKind.REPRINTS]
            waiting = sorted({end for link in links for end in (link.left, link.right)} - found)
            found.update(waiting)
        return found

    def _lives(self, statement_id: str) -> bool:
        home = self._desk.home(statement_id)
        return home is not None and home != statement_id and statement_id not in self._judged.wrong

    def _links(self, statement_ids: Iterable[str]) -> Iterator[Link]:
        """Links that touch these statements, across reports and within one."""
        ids = list(statement_ids)
        yield from self._desk.links(ids)
        for one in ids:
            yield from self._within(self._desk.home(one) or "").get(one, ())

    def _within(self, article_id: str) -> Mapping[str, Sequence[Link]]:
        if article_id not in self._inner:
            found: dict[str, list[Link]] = defaultdict(list)
            for link in self._desk.reading(article_id).links if article_id else ():
                found[link.left].append(link)
                found[link.right].append(link)
            self._inner[article_id] = found
        return self._inner[article_id]

    # Events

    def _events(self, around: set[str], here: Sequence[str]) -> set[str]:
        """Make the events of these articles anew; gives every article that told or tells of one of them."""
        old = {one.event.id: one for one in self._rows.events_of(around)}
        told = {s.id for i in here for s in self._desk.reading(i).statements}
        seeds = told.union(*(one.event.statement_ids for one in old.values()))
        # What contradicts a statement that now says something else is contested otherwise.
        seeds.update(end for k in self._desk.links(told) if k.kind is LinkKind.CONTRADICTS for end in (k.left, k.right))
        self._desk.fetch(seeds)
        groups = self._grown(sorted(i for i in seeds if self._lives(i)))
        before = set(self._rows.events_with(i for group in groups for i in group).values())
        old |= self._rows.events(before - old.keys())
        self._rows.drop_events(sorted(old))
        self._event_by_statement.clear()
        made = [self._event(group) for group in groups]
        self._rows.put_events([one for one in made if one is not None])
        touched = {article for one in old.values() for article in one.article_ids}
        return touched | {self._home(i) for group in groups for i in group}

    def _home(self, statement_id: str) -> str:
        home = self._desk.home(statement_id)
        if home is None:
            raise KeyError(statement_id)
        return home

    def _grown(self, seeds: Sequence[str]) -> list[tuple[str, ...]]:
        """Whole events: what same_event links join to these statements, however far."""
        seen, waiting = set(seeds), list(seeds)
        same: dict[str, Link] = {}
        while waiting:
            found = [link for link in self._links(waiting) if link.kind is LinkKind.SAME_EVENT]
            self._desk.fetch(end for link in found for end in (link.left, link.right))
            living = [link for link in found if self._lives(link.left) and self._lives(link.right)]
            same |= {link.id: link for link in living}
            waiting = sorted({end for link in living for end in (link.left, link.right)} - seen)
            seen.update(waiting)
        return list(events_of(sorted(seen), same.values(), self._judged.apart).all())

    def _profile(self, statement_id: str) -> Profile:
        if statement_id not in self._profiles:
            self._profiles |= {p.id: p for p in self._desk.profiles(self._home(statement_id))}
        return self._profiles[statement_id]

    def _heard(self, article_ids: Iterable[str]) -> Voices:
        """Whose word is whose among some articles; copies count with what they copy, be it among them or not."""
        ids = tuple(sorted(set(article_ids)))
        if ids not in self._voices:
            family = self._copies(ids)
            self._desk.fetch(family)
            copies = Groups(sorted(i for i in family if self._desk.has(i)))
            for link in self._desk.links(sorted(family)):
                if link.kind is LinkKind.REPRINTS and self._desk.has(link.left) and self._desk.has(link.right):
                    copies.join(link.left, link.right)
            known = [self._desk.article(i) for i in sorted(family) if self._desk.has(i)]
            self._voices[ids] = voices(known, copies)
        return self._voices[ids]

    def _event(self, ids: Sequence[str]) -> EventStanding | None:
        """The row of one event; None for a lone statement that is no event and that nobody contests."""
        group = [self._profile(i) for i in ids]
        among = [k for k in {k.id: k for k in self._links(ids)}.values() if k.kind in _AMONG]
        self._desk.fetch(end for link in among for end in (link.left, link.right))
        among = sorted((k for k in among if self._lives(k.left) and self._lives(k.right)), key=lambda k: k.id)
        mine = [k for k in among if k.kind is LinkKind.CONTRADICTS and k.left in set(ids)]
        is_shown = len(group) > 1 or group[0].statement.event is not None
        if not is_shown and not mine:
            return None
        articles = sorted({p.article.id for p in group})
        event = event_of(group, self._heard(articles), among)
        event = replace(event, weight=weight(event, group))
        told = [p for p in group if is_actual(p) and not is_negative(p)]
        scores = [p.statement.plover_score for p in told if p.statement.plover_score is not None]
        published = min((p.article.published for p in group if p.article.published is not None), default=None)
        ends = {end: self._profile(end) for link in mine for end in (link.left, link.right)}
        return EventStanding(
            event=event,
            article_ids=tuple(articles),
            members=tuple((p.id, p.article.id) for p in group),
            best=best([p for i in event.statement_ids for p in group if p.id == i]),
            rank=rank(event, published),
            is_shown=is_shown,
            happened=bool(told),
            contests=contests(mine, ends),
            parties=parties(group),
            places=places(group),
            dyad=dyad(told),
            score=round(sum(scores) / len(scores), 4) if scores else None,
        )

    # Reports, and which are on one matter by their names

    def _articles(self, around: Iterable[str], here: Sequence[str]) -> None:
        """Keep which articles stand, what states they tell, and which earlier ones bear the same names."""
        known = self._rows.articles(around)
        gone = sorted(known.keys() - set(here))
        bereft = {i for i, earlier in self._rows.ties(self._tied_to(gone)).items() if earlier & set(gone)} - set(gone)
        self._rows.drop_articles(gone)
        # A text never changes under its id, so neither do its names.
        names = {i: _names(self._desk.marks(i)) for i in here if i not in known}
        fresh = [ArticleStanding(id=i, day=self._desk.article(i).published, names=names[i]) for i in sorted(names)]
        self._rows.put_articles(fresh)
        self._rows.put_sorts({i: {thing.sort for thing in self._things(i)} for i in here})
        for one in fresh:
            self._tie(one)
        for one in self._rows.articles(bereft).values():
            self._rows.tie(
                one.id, self._latest(other.id for other in self._named_alike(one) if _order(other) < _order(one))
            )

    def _tied_to(self, ids: Iterable[str]) -> set[str]:
        return set[str]().union(*self._rows.tied(ids).values())

    def _tie(self, one: ArticleStanding) -> None:
        """Tie a new report to the latest before it, and those after it to the new one if it is among their latest."""
        alike = {other.id: other for other in self._named_alike(one)}
        self._rows.tie(one.id, self._latest(i for i, other in alike.items() if _order(other) < _order(one)))
        later = {i: other for i, other in alike.items() if _order(other) > _order(one)}
        ties = self._rows.ties(later)
        for i in later:
            before = ties.get(i, frozenset())
            if (after := self._latest({*before, one.id})) != before:
                self._rows.tie(i, after)

    def _latest(self, ids: Iterable[str]) -> frozenset[str]:
        found = self._rows.articles(ids).values()
        return frozenset(one.id for one in sorted(found, key=_order)[-_TIES:])

    def _named_alike(self, one: ArticleStanding) -> list[ArticleStanding]:
        """Reports of the same fortnight that bear enough of the same names."""
        first, last = (one.day - _FORTNIGHT, one.day + _FORTNIGHT) if one.day else (None, None)
        shared: Counter[str] = Counter()
        for other, _ in self._shelf.sharing(one.names, first, last, latest=_ALL):
            shared[other] += 1
        shared.pop(one.id, None)
        close = self._rows.articles(other for other, n in shared.items() if n >= _SHARED)
        return [
            other for other in close.values() if shared[other.id] >= _ONE_TOPIC * min(len(one.names), len(other.names))
        ]

    # Things with a state

    def _things(self, article_id: str) -> list[Thing]:
        """The things whose state a report tells in words of its own."""
        if not self._desk.has(article_id):
            return []
        original = self._desk.original_of(article_id)
        copied = self._twins(article_id) if original else frozenset()
        mine = (p for p in self._desk.profiles(article_id) if p.statement.status is not None and self._lives(p.id))
        return [thing for p in mine if p.id not in copied for thing in things(p)]

    def _twins(self, article_id: str) -> frozenset[str]:
        """Statements of a copy in the words of its original."""
        ids = [statement.id for statement in self._desk.reading(article_id).statements]
        links = [k for k in self._desk.links(ids) if k.kind is LinkKind.SAME_EVENT and k.producer.name == _TWIN]
        mine = {link.left if link.left in set(ids) else link.right: link for link in links}
        original = self._desk.original_of(article_id)
        return frozenset(i for i, k in mine.items() if original in {self._desk.home(k.left), self._desk.home(k.right)})

    def _subjects(self, touched: set[str]) -> set[str]:
        """Make the things of these articles anew; gives every article that names one of them."""
        old = {one.id: one for one in self._rows.subjects_of(touched)}
        found = list(self._blocks(touched.union(*(one.article_ids for one in old.values()))))
        named = {thing.profile.article.id for block, _ in found for thing in block}
        keys = {thing.key for block, _ in found for thing in block}
        # A thing that was one of others with one of these is in the same block as they are now.
        old |= {one.id: one for one in self._rows.subjects_of(named) if keys.intersection(one.keys)}
        self._rows.drop_subjects(sorted(old))
        for block, near in found:
            self._rows.put_subjects(self._named(block, near))
        return {article for one in old.values() for article in one.article_ids} | named

    def _blocks(self, articles: Iterable[str]) -> Iterator[tuple[list[Thing], set[tuple[str, str]]]]:
        """Things that may be one, directly or through others, with the pairs of their reports that are on one matter.

        Whether two things fit hangs on the two alone, so what is grouped inside a block is what would be grouped if
        everything were looked at.
        """
        near: dict[str, frozenset[str]] = {}
        things_of: dict[str, list[Thing]] = {}
        seen: set[str] = set()
        # An article that is still to be looked at brings its things along then.
        for article in sorted(self._rows.sorts(articles)):
            for thing in self._told_in(article, things_of):
                if thing.key not in seen:
                    block = self._block(thing, near, things_of)
                    seen |= {one.key for one in block}
                    homes = sorted({one.profile.article.id for one in block})
                    pairs = {(a, b) for a in homes for b in self._near(a, near) if a < b and b in set(homes)}
                    yield block, pairs

    def _told_in(self, article: str, known: dict[str, list[Thing]]) -> list[Thing]:
        if article not in known:
            known[article] = self._things(article)
        return known[article]

    def _block(self, first: Thing, near: dict[str, frozenset[str]], known: dict[str, list[Thing]]) -> list[Thing]:
        block, waiting = {first.key: first}, [first]
        while waiting:
            one = waiting.pop()
            here = one.profile.article.id
            for article in sorted(self._near(here, near) | {here}):
                for two in self._told_in(article, known):
                    if two.key not in block and one.sort == two.sort and self._fits(one, two):
                        block[two.key] = two
                        waiting.append(two)
        return [block[key] for key in sorted(block)]

    def _fits(self, one: Thing, two: Thing) -> bool:
        """Whether two things may be one; those without a name may be where their statements are of one event."""
        events = Groups((one.profile.id, two.profile.id))
        if not (one.words and two.words) and self._event_of(one) == self._event_of(two):
            events.join(one.profile.id, two.profile.id)
        return fits(one, two, events)

    def _event_of(self, thing: Thing) -> str:
        """The event of a thing's statement; the statement's own name where it is of none."""
        name = thing.profile.id
        if name not in self._event_by_statement:
            ids = [s.id for s in self._desk.reading(thing.profile.article.id).statements if s.status is not None]
            self._event_by_statement |= {i: i for i in ids} | self._rows.events_with(ids)
        return self._event_by_statement[name]

    def _near(self, article: str, known: dict[str, frozenset[str]]) -> frozenset[str]:
        """Reports on one matter with this one that tell states: by names, by an event of both, or by a link."""
        if article not in known:
            found = set(self._rows.tied([article]).get(article, ()))
            found.update(*self._rows.shared([article]).values())
            # All of its statements, since a link from a state may lead to what is none: nearness must hold both ways.
            ids = [statement.id for statement in self._desk.reading(article).statements]
            links = self._desk.links(ids)
            self._desk.fetch(end for link in links for end in (link.left, link.right))
            found |= {home for k in links for end in (k.left, k.right) if (home := self._desk.home(end)) is not None}
            telling = self._rows.sorts(found - {article})
            known[article] = frozenset(telling)
        return known[article]

    def _named(self, block: Sequence[Thing], near: Iterable[tuple[str, str]]) -> Iterator[SubjectStanding]:
        events = Groups(thing.profile.id for thing in block)
        by_event: dict[str, str] = {}
        for statement, event in sorted(self._rows.events_with(thing.profile.id for thing in block).items()):
            events.join(by_event.setdefault(event, statement), statement)
        for group in subjects(block, events, near):
            articles = tuple(sorted({thing.profile.article.id for thing in group}))
            heard = self._heard(articles)
            state = subject_state(group, heard, as_of=self._as_of) if can_be_placed(group) else None
            yield SubjectStanding(
                id="t-" + min(thing.key for thing in group),
                state=state,
                keys=tuple(sorted(thing.key for thing in group)),
                article_ids=articles,
            )


_AMONG = (LinkKind.CONTRADICTS, LinkKind.CORROBORATES)


def _order(one: ArticleStanding) -> tuple[date, str]:
    return (one.day or date.min, one.id)


def _names(made: Marks) -> tuple[str, ...]:
    return tuple(name for name in made.names if name.startswith(NAMES))
