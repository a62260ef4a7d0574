"""What one report adds to what earlier ones told: which events its statements belong to, and how they stand to others.

Every decision is about one report and those before it, so that the ledger is the same in whatever order they came.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp

import numpy as np

from reportedly.link.between.corroborate import corroborations
from reportedly.link.between.oppose import drawn
from reportedly.link.between.relate import Pairs, contradictions, updates
from reportedly.link.between.voice import Voices
from reportedly.link.same.candidates import Compared, compared
from reportedly.link.same.cluster import JOIN, clusters
from reportedly.link.same.compare import Likenesses, likenesses
from reportedly.link.same.groups import Groups
from reportedly.link.same.linkage import Linkage
from reportedly.link.same.linked import linked
from reportedly.link.same.remembered import Remembered
from reportedly.link.telling.profile import Profile
from reportedly.link.thing.states import reports, state_links
from reportedly.link.thing.subject import subjects, things
from reportedly.records import Link, LinkKind

_PER_STATEMENT = 6
"""So many of its likest fellows a statement is linked to; clusters are closed over links, so more would say nothing."""
_OF_AN_EVENT = 12
"""Statements of an earlier event that stand for it: those of the nearest reports. A new one is compared with these
alone, so that an event that hundreds of reports tell of costs no more than one of a dozen."""
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
    alike: Remembered = field(default_factory=Remembered)
    """How alike pairs of statements were found to be."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """Pairs of statements that were compared, by their ids, the smaller one first."""

    scores: dict[_Pair, float]
    """Log-odds of one event, for every pair that is worth comparing."""
    found: dict[_Pair, tuple[Likenesses, int]]
    """Where the reasons of each pair stand."""
    looked_at: list[tuple[Compared, Likenesses]]
    """The same pairs in columns."""

    def reasons(self, pair: _Pair) -> tuple[str, ...]:
        """What speaks for one event."""
        likely, k = self.found[pair]
        return likely.reasons(k)


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
    before = replace(before, near=tuple(_standing_for(before)))
    by_id = {p.id: p for p in (*mine, *before.near)}
    own = frozenset(p.id for p in mine)
    scored = _scored(mine, before)
    groups = _groups(mine, before, scored.scores)
    events = Groups(by_id)
    for group in groups:
        for other in group[1:]:
            events.join(group[0], other)
    found = [link for group in groups for link in _same_event(group, own, before.events, scored)]
    found += _relations(own, by_id, events, groups, scored, before, voices)
    return tuple(sorted({link.id: link for link in found}.values(), key=lambda link: link.id))


def _standing_for(before: Before) -> Iterator[Profile]:
    """The statements of each earlier event that stand for it, in the order in which they came."""
    taken: Counter[str] = Counter()
    for p in before.near:
        name = before.events.find(p.id)
        if taken[name] < _OF_AN_EVENT:
            taken[name] += 1
            yield p


def _scored(mine: Sequence[Profile], before: Before) -> _Scored:
    """How alike each statement of the report is to its fellows and to those before it."""
    scored = _Scored({}, {}, [])
    for some in compared(mine, before.near):
        likely, told = likenesses(some.later, some.earlier), some.later.sheet.profiles
        ends = zip(some.later.at.tolist(), some.earlier.at.tolist(), strict=True)
        profiles = [_by_id(told[one], told[two]) for one, two in ends]
        pairs, scores = [(one.id, two.id) for one, two in profiles], likely.scores.tolist()
        before.alike.keep(profiles, scores)
        for k, (pair, score, is_beside) in enumerate(zip(pairs, scores, some.is_beside.tolist(), strict=True)):
            if not is_beside:
                scored.scores[pair], scored.found[pair] = score, (likely, k)
        scored.looked_at.append((some, likely))
    return scored


def _by_id(one: Profile, two: Profile) -> tuple[Profile, Profile]:
    return (one, two) if one.id < two.id else (two, one)


def _groups(mine: Sequence[Profile], before: Before, scored: Mapping[_Pair, float]) -> list[tuple[str, ...]]:
    """The report's statements with the earlier ones of their events: its own clusters joined to the likest events."""
    own = frozenset(p.id for p in mine)
    inside = {pair: score for pair, score in scored.items() if own.issuperset(pair)}
    groups = clusters(tuple(sorted(own)), inside)
    units = [list(part) for group in groups for part in _parted(group, inside, before.apart)]
    touched = {before.events.find(i) for pair in scored for i in pair if i not in own}
    earlier: dict[str, list[str]] = {}
    for p in before.near:
        name = before.events.find(p.id)
        if name in touched:
            earlier.setdefault(name, []).append(p.id)
    by_id = {p.id: p for p in (*mine, *before.near)}
    linkage = Linkage(
        [*units, *(earlier[name] for name in sorted(earlier))], by_id, own=own, scored=scored, alike=before.alike.scores
    )
    return _merged(linkage, set(range(len(units))), before.apart)


def _parted(
    group: tuple[str, ...], scores: Mapping[_Pair, float], apart: frozenset[frozenset[str]]
) -> tuple[tuple[str, ...], ...]:
    """The group; or, where a person keeps two of it apart, its members joined anew, the surest pairs first."""
    kept = [pair for pair in apart if pair <= set(group)]
    if not kept:
        return (group,)
    parts = Groups(group)
    pairs = sorted((-score, pair) for pair, score in scores.items() if set(group).issuperset(pair) and score >= JOIN)
    for _, pair in pairs:
        one, two = map(parts.find, pair)
        if one != two and not any({one, two} == {parts.find(i) for i in ends} for ends in kept):
            parts.join(one, two)
    return parts.all()


def _merged(linkage: Linkage, fresh: set[int], apart: frozenset[frozenset[str]]) -> list[tuple[str, ...]]:
    """Join the two likest groups for as long as they are like enough; two earlier events only where a new one is in.

    Args:
        linkage: The groups.
        fresh: Which of them hold a statement of the report.
        apart: Pairs of statements that a person says are not of one event.
    """
    value: dict[tuple[int, int], float] = {}

    def look(a: int, b: int) -> None:
        alike = linkage.likeness(a, b)
        if alike >= JOIN and not _kept_apart(linkage.members[a], linkage.members[b], apart):
            value[min(a, b), max(a, b)] = alike

    for a in sorted(fresh):
        for b in linkage.near(a):
            if b not in fresh:
                look(a, b)
    while value:
        a, b = max(value, key=lambda pair: (value[pair], -pair[0], -pair[1]))
        value = {pair: alike for pair, alike in value.items() if not {a, b} & set(pair)}
        new = linkage.join(a, b)
        fresh = (fresh - {a, b}) | {new}
        near = linkage.near(new)
        linkage.compare(new, near)
        for other in near:
            look(new, other)
    return [tuple(sorted(linkage.members[n])) for n in sorted(fresh)]


def _kept_apart(one: Iterable[str], two: Sequence[str], apart: frozenset[frozenset[str]]) -> bool:
    return bool(apart) and any(frozenset((a, b)) in apart for a in one for b in two)


def _same_event(group: Sequence[str], own: frozenset[str], events: Groups, scored: _Scored) -> Iterator[Link]:
    """Links from the report's statements to the likest of their event, and whatever else joins it."""
    inside = sorted(
        ((scored.scores[a, b], a, b) for n, b in enumerate(group) for a in group[:n] if (a, b) in scored.scores),
        reverse=True,
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
            a, b, LinkKind.SAME_EVENT, score=1 / (1 + exp(-score)), reasons=scored.reasons((a, b)) or ("told alike",),
            rule="event",
        )  # fmt: skip


def _related(some: Compared, likely: Likenesses, events: Groups) -> Pairs:
    """Pairs that were compared, with what is known of them."""
    number: dict[str, int] = {}
    event = np.array([number.setdefault(events.find(p.id), len(number)) for p in some.later.sheet.profiles], np.int64)
    return Pairs(
        later=some.later, earlier=some.earlier, scores=likely.scores, is_beside=some.is_beside,
        together=event[some.later.at] == event[some.earlier.at],
    )  # fmt: skip


def _relations(
    own: frozenset[str],
    by_id: Mapping[str, Profile],
    events: Groups,
    groups: Iterable[Sequence[str]],
    scored: _Scored,
    before: Before,
    voices: Voices,
) -> list[Link]:
    """Contradictions, updates and corroborations of the report's statements."""

    def mine(links: Iterable[Link]) -> list[Link]:
        return [link for link in links if link.left in own or link.right in own]

    found_against: list[tuple[Profile, Profile, Link]] = []
    later: list[Link] = []
    for some, likely in scored.looked_at:
        pairs = _related(some, likely, events)
        found_against += contradictions(pairs, voices)
        later += updates(pairs)
    against = drawn(found_against)
    named = [thing for p in by_id.values() for thing in p.noted(things)]
    matters = subjects(named, events, before.articles)
    same_thing = Groups()
    for first, *rest in matters:
        for thing in rest:
            same_thing.join(first.profile.id, thing.profile.id)
    found = [*against, *later]
    apart = [*(k for _, _, k in found_against), *later]
    for group in groups:
        told = [by_id[i] for i in group]
        found += mine(corroborations(told, voices, apart=apart, same_thing=same_thing, alike=before.alike.scores))
    for matter in matters:
        found += mine(state_links(reports(matter), voices))
    return found
