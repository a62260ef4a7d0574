"""Which things with a state may be one, directly or through others, in whatever reports they are named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from reportedly.link.joining.desk import Desk
from reportedly.link.same.groups import Groups
from reportedly.link.thing.subject import Thing, fits, things
from reportedly.link.view.ends import Ends
from reportedly.link.view.rows import Rows
from reportedly.records import LinkKind

_TWIN = "link/reprint"
_BySort = dict[str, list[tuple[str, Thing]]]
_NO_EVENTS = Groups()


class Blocks:
    """Follows things from report to report. What it has found holds until events or links change."""

    def __init__(self, desk: Desk, rows: Rows, ends: Ends) -> None:
        """Take where readings and links are, the rows of events and reports, and which statements count."""
        self._desk, self._rows, self._ends = desk, rows, ends
        self._near: dict[str, frozenset[str]] = {}
        self._things: dict[str, list[Thing]] = {}
        self._told: dict[str, _BySort] = {}
        self._event_by_statement: dict[str, str] = {}

    def things(self, article_id: str) -> list[Thing]:
        """The things whose state a report tells in words of its own."""
        if article_id not in self._things:
            self._things[article_id] = self._made(article_id)
        return self._things[article_id]

    def _made(self, article_id: str) -> list[Thing]:
        if not self._desk.has(article_id):
            return []
        original = self._desk.original_of(article_id)
        copied = self._twins(article_id) if original else frozenset()
        mine = (p for p in self._desk.profiles(article_id) if p.statement.status is not None and self._ends.lives(p.id))
        return [thing for p in mine if p.id not in copied for thing in things(p)]

    def _twins(self, article_id: str) -> frozenset[str]:
        """Statements of a copy in the words of its original."""
        ids = [statement.id for statement in self._desk.reading(article_id).statements]
        links = [k for k in self._desk.links(ids) if k.kind is LinkKind.SAME_EVENT and k.producer.name == _TWIN]
        mine = {link.left if link.left in set(ids) else link.right: link for link in links}
        original = self._desk.original_of(article_id)
        return frozenset(i for i, k in mine.items() if original in {self._desk.home(k.left), self._desk.home(k.right)})

    def all(self, articles: Iterable[str]) -> Iterator[tuple[list[Thing], set[tuple[str, str]]]]:
        """Things that may be one, directly or through others, with the pairs of their reports that are on one matter.

        Whether two things fit hangs on the two alone, so what is grouped inside a block is what would be grouped if
        everything were looked at.
        """
        seen: set[str] = set()
        # An article that is still to be looked at brings its things along then.
        first = sorted(self._rows.sorts(articles))
        self._look_near(first)
        for article in first:
            for told in self._told_in(article).values():
                for key, thing in told:
                    if key not in seen:
                        block = self._block(key, thing)
                        seen |= block.keys()
                        homes = {one.profile.article.id for one in block.values()}
                        pairs = {(a, b) for a in homes for b in self._near[a] & homes if a < b}
                        yield [block[name] for name in sorted(block)], pairs

    def _told_in(self, article: str) -> _BySort:
        """The things of a report by their sort, each with its key."""
        if article not in self._told:
            self._told[article] = defaultdict(list)
            for thing in self.things(article):
                self._told[article][thing.sort].append((thing.key, thing))
        return self._told[article]

    def _block(self, key: str, first: Thing) -> dict[str, Thing]:
        block, waiting = {key: first}, [first]
        apart: dict[str, list[tuple[str, Thing]]] = {}  # by report what is of its sort and not in the block yet
        while waiting:
            self._look_near({one.profile.article.id for one in waiting})
            wave, waiting = waiting, []
            for one in wave:
                here = one.profile.article.id
                for article in (here, *self._near[here]):
                    held = apart.get(article)
                    if held is None:
                        held = [pair for pair in self._told_in(article).get(one.sort, ()) if pair[0] not in block]
                        apart[article] = held
                    if held and (fit := [p for p in held if not _differ(one, p[1]) and self._fits(one, p[1])]):
                        block.update(fit)
                        waiting += (two for _, two in fit)
                        apart[article] = [pair for pair in held if pair[0] not in block]
        return block

    def _fits(self, one: Thing, two: Thing) -> bool:
        """Whether two things may be one; those without a name may be where their statements are of one event."""
        if one.words and two.words:
            return fits(one, two, _NO_EVENTS)
        events = Groups((one.profile.id, two.profile.id))
        if self._event_of(one) == self._event_of(two):
            events.join(one.profile.id, two.profile.id)
        return fits(one, two, events)

    def _event_of(self, thing: Thing) -> str:
        """The event of a thing's statement; the statement's own name where it is of none."""
        name = thing.profile.id
        if name not in self._event_by_statement:
            self._look_events([thing.profile.article.id])
        return self._event_by_statement[name]

    def _look_events(self, articles: Iterable[str]) -> None:
        """Have the events of every state that these reports tell at hand."""
        told = (s.id for i in articles for s in self._desk.reading(i).statements if s.status is not None)
        ids = [i for i in told if i not in self._event_by_statement]
        self._event_by_statement |= {i: i for i in ids} | self._rows.events_with(ids)

    def _look_near(self, articles: Iterable[str]) -> None:
        """Find the reports on one matter with these that tell states: by names, by an event of both, or by a link."""
        wanted = [article for article in articles if article not in self._near]
        if not wanted:
            return
        found = {article: set(others) for article, others in self._rows.tied(wanted).items()}
        for others in self._rows.shared(wanted).values():
            for article in others.intersection(wanted):
                found.setdefault(article, set()).update(others)
        # All of its statements, since a link from a state may lead to what is none: nearness must hold both ways.
        ids = {i: [statement.id for statement in self._desk.reading(i).statements] for i in wanted}
        self._desk.look_up(end for mine in ids.values() for end in mine)
        beside = {
            i: {end for one in mine for k in self._desk.links([one]) for end in (k.left, k.right)}
            for i, mine in ids.items()
        }
        self._desk.fetch(set[str]().union(*beside.values()))
        for article, touched in beside.items():
            found.setdefault(article, set()).update(home for end in touched if (home := self._ends.home(end)))
        telling = frozenset(self._rows.sorts(set().union(*found.values())))
        self._near.update({article: (telling & found.get(article, set())) - {article} for article in wanted})
        self._desk.fetch(telling)
        self._desk.look_up(telling)
        self._look_events(i for i in telling if self._desk.has(i))


def _differ(one: Thing, two: Thing) -> bool:
    """Whether both have names and share no word: such things never fit, and most pairs are such."""
    return bool(one.words and two.words) and one.words.isdisjoint(two.words)
