"""What one report adds to what earlier ones told: which events its statements belong to, and how they stand to others.

Every decision is about one report and those before it, so that the ledger is the same in whatever order they came.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from reportedly.link.candidates import pairs as compared
from reportedly.link.cluster import APART, JOIN, clip, clusters
from reportedly.link.compare import Likeness, likeness
from reportedly.link.groups import Groups
from reportedly.link.linked import linked
from reportedly.link.profile import Profile
from reportedly.link.relate import contradiction, corroborations, update
from reportedly.link.states import reports, state_links
from reportedly.link.subject import subjects, things
from reportedly.link.voice import Voices
from reportedly.records import Link, LinkKind

_PER_STATEMENT = 6
"""So many of its likest fellows a statement is linked to; clusters are closed over links, so more would say nothing."""
_OF_AN_EVENT = 30
"""Statements of an event that a new one is held against: those of the nearest reports."""
_REMEMBERED = 300_000
"""Pairs whose likeness is kept while reports are joined, some 100 MB at most; then afresh."""
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What stands already: the statements of a report's neighbours, and which of them are of one event."""

    near: tuple[Profile, ...] = ()
    """Of earlier reports, nearest first, those of copies left out."""
    events: Groups = field(default_factory=Groups)
    """Over their ids."""
    articles: tuple[_Pair, ...] = ()
    """Pairs of articles that may tell of one matter, the report's own included."""
    apart: frozenset[frozenset[str]] = frozenset()
    """Pairs of statements that a person says are not of one event."""
    known: dict[_Pair, Likeness] = field(default_factory=dict)
    """How alike pairs are that were compared for an earlier report; filled here. It depends on the pair alone."""


def decided(mine: Sequence[Profile], before: Before, voices: Voices) -> tuple[Link, ...]:
    """Every link with an end in one report.

    Args:
        mine: Its statements, those that stand in the words of an original left out.
        before: What earlier reports say.
        voices: Who depends on whom, among all of them.

    Returns:
        same_event, contradicts, updates and corroborates, by id.
    """
    if not mine:
        return ()
    by_id = {p.id: p for p in (*mine, *before.near)}
    own = frozenset(p.id for p in mine)
    if len(before.known) > _REMEMBERED:
        before.known.clear()
    scored = dict(_scores(mine, before.near, before.known))
    groups = _groups(mine, before, scored)
    events = Groups(by_id)
    for group in groups:
        for other in group[1:]:
            events.join(group[0], other)
    found = [link for group in groups for link in _same_event(group, own, before.events, scored)]
    found += _relations(own, by_id, events, groups, scored, before, voices)
    return tuple(sorted({link.id: link for link in found}.values(), key=lambda link: link.id))


def _alike(one: Profile, two: Profile, known: dict[_Pair, Likeness]) -> Likeness:
    pair = (one.id, two.id)
    if pair not in known:
        known[pair] = likeness(one, two)
    return known[pair]


def _scores(
    mine: Sequence[Profile], near: Sequence[Profile], known: dict[_Pair, Likeness]
) -> Iterator[tuple[_Pair, Likeness]]:
    """How alike each statement of the report is to its fellows and to those before it."""
    by_article: dict[str, list[Profile]] = {}
    for p in near:
        by_article.setdefault(p.article.id, []).append(p)
    home = mine[0].article.id
    for a, b in compared({home: mine, **by_article}, [(home, other) for other in by_article], within=(home,)):
        one, two = (a, b) if a.id < b.id else (b, a)
        yield (one.id, two.id), _alike(one, two, known)


class _Means:
    """Mean likeness between groups of statements; what was never compared has none."""

    def __init__(
        self,
        by_id: Mapping[str, Profile],
        own: frozenset[str],
        scored: Mapping[_Pair, Likeness],
        remembered: dict[_Pair, Likeness],
    ) -> None:
        self._by_id = by_id
        self._own = own
        self._remembered = remembered
        self._known = {pair: alike.score for pair, alike in scored.items()}

    def between(self, one: Sequence[str], two: Sequence[str]) -> float:
        """Mean over every pair with an end in each."""
        total = sum(clip(self._score(a, b)) for a in one for b in two)
        return total / (len(one) * len(two))

    def _score(self, a: str, b: str) -> float | None:
        return self._known.get((a, b) if a < b else (b, a))

    def compare(self, one: Sequence[str], two: Sequence[str]) -> None:
        """Hold statements of two earlier events against each other, which only a new report brings together."""
        for a in one:
            for b in two:
                pair = (a, b) if a < b else (b, a)
                if pair not in self._known and not self._own & set(pair):
                    left, right = self._by_id[pair[0]], self._by_id[pair[1]]
                    self._known[pair] = _alike(left, right, self._remembered).score


def _groups(mine: Sequence[Profile], before: Before, scored: Mapping[_Pair, Likeness]) -> list[tuple[str, ...]]:
    """The report's statements with the earlier ones of their events: average-link over its own clusters and events."""
    own = frozenset(p.id for p in mine)
    inside = {pair: alike.score for pair, alike in scored.items() if own.issuperset(pair)}
    units = [list(group) for group in clusters(tuple(sorted(own)), inside)]
    touched = {before.events.find(i) for pair in scored for i in pair if i not in own}
    earlier: dict[str, list[str]] = {}
    for p in before.near:
        name = before.events.find(p.id)
        if name in touched and len(earlier.setdefault(name, [])) < _OF_AN_EVENT:
            earlier[name].append(p.id)
    means = _Means({p.id: p for p in (*mine, *before.near)}, own, scored, before.known)
    nodes = [*units, *(earlier[name] for name in sorted(earlier))]
    fresh = [True] * len(units) + [False] * len(earlier)
    return _merged(nodes, fresh, means, before.apart)


def _merged(
    nodes: list[list[str]], fresh: list[bool], means: _Means, apart: frozenset[frozenset[str]]
) -> list[tuple[str, ...]]:
    """Join the two likest groups for as long as they are like enough; two earlier events only where a new one is in."""
    value: dict[tuple[int, int], float] = {}
    alive = set(range(len(nodes)))

    def look(a: int, b: int) -> None:
        if (fresh[a] or fresh[b]) and not _kept_apart(nodes[a], nodes[b], apart):
            mean = means.between(nodes[a], nodes[b])
            if mean >= JOIN:
                value[min(a, b), max(a, b)] = mean

    for a in alive:
        for b in alive:
            if a < b and fresh[a] and not (fresh[a] and fresh[b]):
                look(a, b)
    while value:
        a, b = max(value, key=lambda pair: (value[pair], -pair[0], -pair[1]))
        nodes.append(nodes[a] + nodes[b])
        fresh.append(True)
        alive -= {a, b}
        value = {pair: v for pair, v in value.items() if not {a, b} & set(pair)}
        new = len(nodes) - 1
        for other in sorted(alive):
            if means.between(nodes[new], nodes[other]) > APART:
                means.compare(nodes[new], nodes[other])
                look(new, other)
        alive.add(new)
    return [tuple(sorted(nodes[n])) for n in sorted(alive) if fresh[n]]


def _kept_apart(one: Iterable[str], two: Sequence[str], apart: frozenset[frozenset[str]]) -> bool:
    return bool(apart) and any(frozenset((a, b)) in apart for a in one for b in two)


def _same_event(
    group: Sequence[str], own: frozenset[str], events: Groups, scored: Mapping[_Pair, Likeness]
) -> Iterator[Link]:
    """Links from the report's statements to the likest of their event, and whatever else joins it."""
    inside = sorted(
        ((scored[a, b].score, a, b) for n, b in enumerate(group) for a in group[:n] if (a, b) in scored), reverse=True
    )
    joined, degree = Groups(group), dict.fromkeys(group, 0)
    for i in group:
        if i not in own:
            joined.join(i, events.find(i))
    for score, a, b in inside:
        needed = not joined.together(a, b)
        if not needed and (score <= 0 or max(degree[a], degree[b]) >= _PER_STATEMENT):
            continue
        joined.join(a, b)
        degree[a] += 1
        degree[b] += 1
        yield linked(
            a, b, LinkKind.SAME_EVENT, score=1 / (1 + exp(-score)), reasons=scored[a, b].reasons or ("told alike",),
            rule="event",
        )  # fmt: skip


def _relations(
    own: frozenset[str],
    by_id: Mapping[str, Profile],
    events: Groups,
    groups: Iterable[Sequence[str]],
    scored: Mapping[_Pair, Likeness],
    before: Before,
    voices: Voices,
) -> list[Link]:
    """Contradictions, updates and corroborations of the report's statements."""

    def mine(links: Iterable[Link]) -> list[Link]:
        return [link for link in links if link.left in own or link.right in own]

    pairs = [(by_id[one], by_id[two], alike) for (one, two), alike in scored.items()]
    against = [
        k
        for a, b, alike in pairs
        if (k := contradiction(a, b, voices, score=alike.score, together=events.together(a.id, b.id))) is not None
    ]
    later = [
        k
        for a, b, alike in pairs
        if (k := update(a, b, score=alike.score, together=events.together(a.id, b.id))) is not None
    ]
    named = [thing for p in by_id.values() for thing in things(p)]
    matters = subjects(named, events, before.articles)
    same_thing = Groups()
    for first, *rest in matters:
        for thing in rest:
            same_thing.join(first.profile.id, thing.profile.id)
    found = [*against, *later]
    for group in groups:
        told = [by_id[i] for i in group]
        found += mine(corroborations(told, voices, apart=[*against, *later], same_thing=same_thing))
    for matter in matters:
        found += mine(state_links(reports(matter), voices))
    return found
