"""What follows from readings and links, kept up to date report by report: events, things with a state.

Each derived row is a function of what it is made from and of nothing else: an event of its statements and the links
among them, a thing of the statements that it may be named by, both with the copies among their reports. So it does not
matter in which order reports came, and rows that are made anew from nothing are the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportedly.link.between.contest import contests
from reportedly.link.between.relate import is_actual, is_negative
from reportedly.link.between.voice import Voices, voices
from reportedly.link.joining.desk import Desk
from reportedly.link.joining.judged import Judged, events_of
from reportedly.link.joining.known import Known
from reportedly.link.same.groups import Groups
from reportedly.link.telling.profile import Profile
from reportedly.link.thing.states import subject_state
from reportedly.link.thing.subject import Thing, subjects
from reportedly.link.view.blocks import Blocks
from reportedly.link.view.ends import Ends, grown
from reportedly.link.view.events import event_of
from reportedly.link.view.matters import Matters
from reportedly.link.view.parts import dyad, parties, places
from reportedly.link.view.rows import Rows
from reportedly.link.view.weight import best, rank, weight
from reportedly.link.view.worthy import can_be_placed
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
        self._ends = Ends(self._desk, judged.wrong)
        self._voices: dict[tuple[str, ...], Voices] = {}
        self._profiles: dict[str, Profile] = {}

    def refresh(self, stale: Iterable[str]) -> None:
        """Derive anew what hangs on these articles; their situations are left to `settle`.

        Args:
            stale: Articles that are new, gone, read or judged anew, or an end of a link that came or went.
        """
        around = self._ends.copies(stale)
        self._desk.fetch(around)
        here = sorted(i for i in around if self._desk.has(i))
        self._rows.unsettle(sorted(around - set(here)))
        touched, moved = self._events(around, here)
        blocks = Blocks(self._desk, self._rows, self._ends)
        moved |= around | self._articles(around, here, blocks)
        touched |= moved | self._subjects(moved, blocks)
        self._rows.unsettle(sorted(touched))

    # Events

    def _events(self, around: set[str], here: Sequence[str]) -> tuple[set[str], set[str]]:
        """Make the events of these articles anew.

        Returns:
            Every article that told or tells of one of them; and those of them whose earlier statements are of one event
            now and were not, or the other way round. An event that only grew moves nothing but what joined it.
        """
        old = {one.event.id: one for one in self._rows.events_of(around)}
        told = {s.id for i in here for s in self._desk.reading(i).statements}
        seeds = told.union(*(one.event.statement_ids for one in old.values()))
        # What contradicts a statement that now says something else is contested otherwise.
        odds = (k for k in self._ends.among(told).values() if k.kind is LinkKind.CONTRADICTS)
        seeds.update(end for k in odds for end in (k.left, k.right))
        self._desk.fetch(seeds)
        same = dict[str, Link]()
        seen = grown((i for i in seeds if self._ends.lives(i)), lambda ids: _noted(self._ends.same(ids), same))
        groups = events_of(sorted(seen), same.values(), self._judged.apart).all()
        before = set(self._rows.events_with(i for group in groups for i in group).values())
        old |= self._rows.events(before - old.keys())
        made = {one.event.id: one for group in groups if (one := self._event(group)) is not None}
        moved = self._moved(old, groups)
        kept = {i for i, one in made.items() if old.get(i) == one}
        self._rows.drop_events(sorted(old.keys() - kept))
        self._rows.put_events([one for i, one in made.items() if i not in kept])
        changed = [one for held in (old, made) for i, one in held.items() if i not in kept]
        return moved.union(*(one.article_ids for one in changed)), moved

    def _moved(self, old: Mapping[str, EventStanding], groups: Iterable[Sequence[str]]) -> set[str]:
        """The articles of events that fell apart or came together, and of what joined those that only grew."""
        event_by_statement = {i: name for name, one in old.items() for i in one.event.statement_ids}
        moved, whole = set[str](), set[str]()
        for group in groups:
            names = {event_by_statement[i] for i in group if i in event_by_statement}
            fresh = [i for i in group if i not in event_by_statement]
            if len(names) == 1 and len(group) - len(fresh) == len(old[min(names)].event.statement_ids):
                whole |= names
                moved.update(map(self._home, fresh))
            else:
                moved.update(map(self._home, group))
        return moved | {article for name in old.keys() - whole for article in old[name].article_ids}

    def _home(self, statement_id: str) -> str:
        home = self._ends.home(statement_id)
        if home is None:
            raise KeyError(statement_id)
        return home

    def _profile(self, statement_id: str) -> Profile:
        if statement_id not in self._profiles:
            self._profiles |= {p.id: p for p in self._desk.profiles(self._home(statement_id))}
        return self._profiles[statement_id]

    def _heard(self, article_ids: Iterable[str]) -> Voices:
        """Whose word is whose among some articles; copies count with what they copy, be it among them or not."""
        ids = tuple(sorted(set(article_ids)))
        if ids not in self._voices:
            family = self._ends.copies(ids)
            there = sorted(self._desk.there(family))
            copies = Groups(there)
            for link in self._ends.reprints(family).values() if len(there) > 1 else ():
                if self._desk.has(link.left) and self._desk.has(link.right):
                    copies.join(link.left, link.right)
            self._voices[ids] = voices([self._desk.article(i) for i in there], copies)
        return self._voices[ids]

    def _event(self, ids: Sequence[str]) -> EventStanding | None:
        """The row of one event; None for a lone statement that is no event and that nobody contests."""
        group = [self._profile(i) for i in ids]
        by_id = {p.id: p for p in group}
        among = sorted(self._ends.among(ids).values(), key=lambda k: k.id)
        mine = [k for k in among if k.kind is LinkKind.CONTRADICTS and k.left in by_id]
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
            best=best([by_id[i] for i in event.statement_ids]),
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

    def _articles(self, around: Iterable[str], here: Sequence[str], blocks: Blocks) -> set[str]:
        """Keep which articles stand, what states they tell, and which earlier ones bear the same names.

        Returns:
            Articles that are tied to others by their names now and were not, or the other way round.
        """
        known = self._rows.articles(around)
        gone = sorted(known.keys() - set(here))
        beside = set[str]().union(*self._rows.tied(gone).values())
        bereft = {i for i, earlier in self._rows.ties(beside).items() if earlier & set(gone)} - set(gone)
        self._rows.drop_articles(gone)
        # A text never changes under its id, so neither do its names.
        names = {i: _names(self._desk.marks(i)) for i in here if i not in known}
        fresh = [ArticleStanding(id=i, day=self._desk.article(i).published, names=names[i]) for i in sorted(names)]
        self._rows.put_articles(fresh)
        sorts = self._rows.sorts(here)
        now = {i: frozenset(thing.sort for thing in blocks.things(i)) for i in here}
        self._rows.put_sorts({i: held for i, held in now.items() if held != sorts.get(i, frozenset())})
        return beside | Matters(self._shelf, self._rows).tie(fresh, list(self._rows.articles(bereft).values()))

    # Things with a state

    def _subjects(self, touched: set[str], blocks: Blocks) -> set[str]:
        """Make the things of these articles anew; gives every article that names one of them."""
        old = {one.id: one for one in self._rows.subjects_of(touched)}
        found = list(blocks.all(touched.union(*(one.article_ids for one in old.values()))))
        named = {thing.profile.article.id for block, _ in found for thing in block}
        keys = {thing.key for block, _ in found for thing in block}
        # A thing that was one of others with one of these is in the same block as they are now.
        old |= {one.id: one for one in self._rows.subjects_of(named) if keys.intersection(one.keys)}
        event_by_statement = self._rows.events_with(thing.profile.id for block, _ in found for thing in block)
        made = {one.id: one for block, near in found for one in self._named(block, near, event_by_statement)}
        kept = {i for i, one in made.items() if old.get(i) == one}
        self._rows.drop_subjects(sorted(old.keys() - kept))
        self._rows.put_subjects([one for i, one in made.items() if i not in kept])
        changed = [one for held in (old, made) for i, one in held.items() if i not in kept]
        return {article for one in changed for article in one.article_ids}

    def _named(
        self, block: Sequence[Thing], near: Iterable[tuple[str, str]], event_by_statement: Mapping[str, str]
    ) -> Iterator[SubjectStanding]:
        ids = sorted({thing.profile.id for thing in block})
        events, by_event = Groups(ids), dict[str, str]()
        for statement in ids:
            if (event := event_by_statement.get(statement)) is not None:
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


def _noted(links: Mapping[str, Link], into: dict[str, Link]) -> Mapping[str, Link]:
    """These links, which are kept as well."""
    into.update(links)
    return links


def _names(made: Marks) -> tuple[str, ...]:
    return tuple(name for name in made.names if name.startswith(NAMES))
