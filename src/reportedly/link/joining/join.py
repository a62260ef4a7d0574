"""Join new reports to a ledger: only their neighbours are looked at, and the outcome does not depend on the order.

A report is decided on against the earlier ones (by day, then id) that it shares enough with. A late report makes those
after it that it bears on be decided anew, and what changes there is followed until nothing changes.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from reportedly.link.between.voice import voices
from reportedly.link.copy.reprint import family_links, is_copy
from reportedly.link.joining.decide import Before, decided
from reportedly.link.joining.desk import REACH, Desk, order
from reportedly.link.joining.known import Known
from reportedly.link.joining.marks import LEAST, weight
from reportedly.link.same.groups import Groups
from reportedly.link.same.linked import linked
from reportedly.link.telling.profile import Profile
from reportedly.protocols import Shelf
from reportedly.records import Joined, Judgement, Link, LinkKind, Reading, Verdict

_ON_PAIRS = frozenset((Verdict.SAME, Verdict.NOT_SAME, Verdict.WITHDRAWN))
_ON_ONE = frozenset((Verdict.RIGHT, Verdict.WRONG, Verdict.WITHDRAWN))

_NEIGHBOURS = 40
"""At most so many earlier reports are compared with one: those that share most with it."""
_LATEST = 60
"""Of a mark that many bear the latest so many are asked for: news of one event lies close together."""
_STEPS = (1, 3, 7, 15, 31, REACH.days)
"""Days ahead in which later bearers of a common mark are looked for, until enough are found."""
_ALL = 1_000_000
"""As good as no bound: a late report must find every later one that it bears on."""
_TWIN = "link/reprint"


def join(
    new: Iterable[str],
    shelf: Shelf,
    *,
    gone: Iterable[Reading] = (),
    judgements: Iterable[Judgement] = (),
    later: Iterable[str] = (),
    known: Known | None = None,
) -> Joined:
    """What linking some reports changes; doing it twice changes nothing.

    Args:
        new: Ids of articles that are on the shelf, with their marks, and not linked yet; or of those to be looked at
            again, because somebody judged one of their statements.
        shelf: Where they and their neighbours stand.
        gone: Readings that no longer stand: pages that a later version took the place of, readings made anew.
        judgements: What people said; it outranks every rule.
        later: Ids of articles that will be joined by a call of their own: nothing is decided on them in this one.
        known: What the last call made of reports, for the next to find; it changes no link.

    Returns:
        The links that are new or changed, and the ids of those that no longer hold.
    """
    new = tuple(new)
    desk = Desk(shelf, known)
    return _Joining(desk, tuple(judgements), frozenset(later).difference(new)).all(new, tuple(gone))


class _Joining:
    """One call of `join`: which reports are still to be decided on."""

    def __init__(self, desk: Desk, judgements: tuple[Judgement, ...], later: frozenset[str]) -> None:
        self._desk = desk
        self._later = later
        self._waiting = list[tuple[date, str]]()
        self._queued: set[str] = set()
        self._sharing: dict[str, dict[str, list[str]]] = {}
        """By report the later ones that share marks with it, each with the marks: no link changes them."""
        pairs = {(j.left, j.right): j for j in judgements if j.right is not None and j.verdict in _ON_PAIRS}
        self._same = [j for j in pairs.values() if j.verdict is Verdict.SAME]
        self._apart = frozenset(
            frozenset((j.left, j.right or "")) for j in pairs.values() if j.verdict is Verdict.NOT_SAME
        )
        self._wrong = frozenset(
            j.left for j in {j.left: j for j in judgements if j.right is None and j.verdict in _ON_ONE}.values()
            if j.verdict is Verdict.WRONG
        )  # fmt: skip

    def all(self, new: tuple[str, ...], gone: tuple[Reading, ...]) -> Joined:
        desk = self._desk
        desk.fetch(new)
        for reading in gone:
            self._forget(reading)
        present = [article_id for article_id in new if desk.has(article_id)]
        self._look_up(present)
        for article_id in present:
            self._reprints(article_id)
        for article_id in present:
            self._queue(article_id)
            self._queue_later(article_id)
        while self._waiting:
            _, article_id = heapq.heappop(self._waiting)
            self._queued.discard(article_id)
            if self._decide(article_id):
                self._queue_later(article_id)
        return desk.joined()

    def _look_up(self, article_ids: Iterable[str]) -> None:
        """Ask for the links of these reports and their statements at once, before each is asked for by itself."""
        desk = self._desk
        desk.look_up(i for a in article_ids for i in (a, *(statement.id for statement in desk.reading(a).statements)))

    def _forget(self, reading: Reading) -> None:
        """Take out what hung on a reading that no longer stands, and look at its neighbours again."""
        ends = [reading.article.id, *(statement.id for statement in reading.statements)]
        links = self._desk.links(ends)
        self._desk.change(links, ())
        homes = {self._desk.home(end) for link in links for end in (link.left, link.right)}
        for home in sorted(home for home in homes if home is not None):
            self._reprints(home)
            self._queue(home)

    def _queue(self, article_id: str) -> None:
        if article_id not in self._queued and article_id not in self._later and self._desk.has(article_id):
            self._queued.add(article_id)
            heapq.heappush(self._waiting, order(self._desk.article(article_id)))

    def _queue_later(self, article_id: str) -> None:
        """Later reports that compare themselves with this one, or did before it crowded another out."""
        article = self._desk.article(article_id)
        names, day, here = self._desk.marks(article_id).names, article.published, order(article)
        if article_id not in self._sharing:
            self._sharing[article_id] = self._sharing_later(names, day)
        found = self._sharing[article_id]
        waiting = [other for other in found if other not in self._queued and other not in self._later]
        near = [other for other in waiting if weight(found[other]) >= LEAST]
        far = self._after((other for other in waiting if weight(found[other]) < LEAST), here)
        crowded = self._crowded(names, day) if far else frozenset[str]()
        for other in (*self._after(near, here), *(other for other in far if not crowded.isdisjoint(found[other]))):
            self._queue(other)

    def _after(self, article_ids: Iterable[str], here: tuple[date, str]) -> list[str]:
        return [other for other in self._desk.there(article_ids) if order(self._desk.article(other)) > here]

    def _sharing_later(self, names: Iterable[str], day: date | None) -> dict[str, list[str]]:
        """By report the marks for whose sake it may look at one of this day; earlier ones of the day may be among them.

        It does so while that one is among the latest that bear the mark: as far as `_LATEST` others came after it.
        """
        if day is None:
            return self._desk.sharing(names, None, None, _ALL)
        found = self._desk.sharing(names, day, day + REACH, _LATEST)
        borne = Counter(mark for shared in found.values() for mark in shared)
        many = {mark for mark, n in borne.items() if n >= _LATEST}
        found = defaultdict(
            list, {o: kept for o, shared in found.items() if (kept := [m for m in shared if m not in many])}
        )
        same_day = self._desk.sharing(many, day, day, _ALL) if many else {}
        for other, shared in same_day.items():
            found[other] += shared
        for n_days in _STEPS:
            if not many:
                break
            later = self._desk.sharing(many, day + timedelta(days=1), day + timedelta(days=n_days), _ALL)
            later = {other: shared for other, shared in later.items() if other not in same_day}
            passed = Counter(mark for shared in later.values() for mark in shared)
            ready = {mark for mark in many if passed[mark] >= _LATEST or n_days == _STEPS[-1]}
            many -= ready
            for other, shared in later.items():
                found[other] += ready.intersection(shared)
        return found

    def _crowded(self, names: Iterable[str], day: date | None) -> frozenset[str]:
        """Marks that so many bear that one bearer more takes another's place."""
        first, last = (day - REACH, day + REACH) if day else (None, None)
        found = self._desk.sharing(names, first, last, _LATEST)
        borne = Counter(mark for shared in found.values() for mark in shared)
        return frozenset(mark for mark, n in borne.items() if n >= _LATEST)

    def _reprints(self, article_id: str) -> None:
        """Find the family of copies that a report belongs to; whose copy changes is decided on again."""
        desk = self._desk
        family = {article_id, *self._copies(article_id)}
        waiting = sorted(family)
        while waiting:
            links = [link for link in desk.links(waiting) if link.kind is LinkKind.REPRINTS]
            waiting = sorted({e for k in links for e in (k.left, k.right) if e not in family and desk.has(e)})
            family.update(waiting)
        articles = [desk.article(i) for i in sorted(family)]
        old = [link for link in desk.links(sorted(family)) if link.kind is LinkKind.REPRINTS]
        new = family_links(articles, {i: desk.print_of(i) for i in family}) if len(family) > 1 else []
        new = [link for link in new if frozenset((link.left, link.right)) not in self._apart]
        if not desk.change(old, new):
            return
        originals = {link.left: link.right for link in new}
        before = {link.left: link.right for link in old}
        for copy in sorted(originals.keys() | before.keys()):
            if originals.get(copy) != before.get(copy) and desk.has(copy):
                ends = [statement.id for statement in desk.reading(copy).statements]
                desk.change(desk.links(ends), ())
                self._queue(copy)
                self._queue_later(copy)

    def _copies(self, article_id: str) -> list[str]:
        """Articles that one copies, or that copy it, among those that share most of its sketch."""
        desk = self._desk
        article = desk.article(article_id)
        day = article.published
        first, last = (day - REACH, day + REACH) if day else (None, None)
        asked = [f"#{number}" for number in desk.marks(article_id).sample]
        shared = desk.sharing(asked, first, last, _LATEST)
        several = desk.there(other for other, marks in shared.items() if len(marks) >= 2)
        likely = sorted((-len(shared[other]), other) for other in several)[:_NEIGHBOURS]
        mine = desk.print_of(article_id)
        return [o for _, o in likely if o != article_id and is_copy(mine, desk.print_of(o))]

    def _decide(self, article_id: str) -> bool:
        """Decide on one report; whether its links are others than before."""
        desk = self._desk
        near, among = self._near(article_id)
        self._look_up([article_id, *near])
        original = desk.original_of(article_id)
        twins = desk.twins(article_id, original) if original else {}
        mine = [p for p in desk.profiles(article_id) if p.id not in twins and p.id not in self._wrong]
        others = [p for other in near for p in self._own(other)]
        ids = [*near, article_id]
        families = Groups(ids)
        for other in ids:
            copied = desk.original_of(other)
            if copied is not None:
                families.join(other, copied)
        before = Before(
            near=tuple(others),
            events=desk.events([p.id for p in others], order(desk.article(article_id)), among),
            articles=tuple((min(article_id, other), max(article_id, other)) for other in near),
            apart=self._apart,
            alike=desk.known.alike,
        )
        found = list(decided(mine, before, voices([desk.article(i) for i in ids], families)))
        found += [
            linked(copy, its, LinkKind.SAME_EVENT, score=1.0, reasons=("same words in a reprint",), rule="reprint")
            for copy, its in twins.items()
        ]
        found += self._judged(article_id)
        return desk.change(self._owned(article_id, original), found)

    def _near(self, article_id: str) -> tuple[list[str], frozenset[str]]:
        """The earlier reports that a report is compared with, nearest first; and all that share enough with it."""
        desk = self._desk
        article, here = desk.article(article_id), order(desk.article(article_id))
        first, last = (article.published - REACH, article.published) if article.published else (None, None)
        shared = desk.sharing(desk.marks(article_id).names, first, last, _LATEST)
        by_weight: dict[int, list[str]] = defaultdict(list)
        for other, marks in shared.items():
            by_weight[weight(marks)].append(other)
        near: list[str] = []
        # Those that share little are not even fetched where enough share more.
        for much in sorted((much for much in by_weight if much >= LEAST), reverse=True):
            if len(near) >= _NEIGHBOURS:
                break
            found = ((order(desk.article(other)), other) for other in desk.there(by_weight[much]))
            near += [other for _, other in sorted((-at[0].toordinal(), other) for at, other in found if at < here)]
        return near[:_NEIGHBOURS], frozenset(o for much, others in by_weight.items() if much >= LEAST for o in others)

    def _own(self, article_id: str) -> list[Profile]:
        """The statements of a report that stand for themselves: not in the words of its original, not judged wrong."""
        original = self._desk.original_of(article_id)
        twins = self._desk.twins(article_id, original) if original else {}
        return [p for p in self._desk.profiles(article_id) if p.id not in twins and p.id not in self._wrong]

    def _owned(self, article_id: str, original: str | None) -> list[Link]:
        """The links that were decided with this report: those to earlier reports, and of a copy to its original."""
        desk, here = self._desk, order(self._desk.article(article_id))
        owned = []
        for link in desk.links([statement.id for statement in desk.reading(article_id).statements]):
            homes = {desk.home(link.left), desk.home(link.right)} - {article_id}
            other = next(iter(homes), article_id)
            if other is None:
                owned.append(link)
            elif link.producer.name == _TWIN:
                owned += [link] if other == original else []
            elif other == article_id or order(desk.article(other)) < here:
                owned.append(link)
        return owned

    def _judged(self, article_id: str) -> list[Link]:
        """What people say is of one event, as links of the later report."""
        found = []
        for judgement in self._same:
            homes = [self._desk.home(end) for end in (judgement.left, judgement.right or "")]
            if article_id not in homes or None in homes or judgement.left == homes[0]:
                continue
            if max(order(self._desk.article(home)) for home in homes if home)[1] == article_id:
                reason = f"judged by {judgement.judge}"
                ends = judgement.left, judgement.right or ""
                found.append(linked(*ends, LinkKind.SAME_EVENT, score=1.0, reasons=(reason,), rule="judged"))
        return found
