"""From pairs to events: average-link clustering, so that one doubtful pair does not chain two events together."""

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

Scores = Mapping[tuple[str, str], float]
"""Log-odds of one event for pairs of ids, smaller id first; pairs that are not there are far apart."""

JOIN = -1.5
"""Least log-odds between two groups that become one. F1 of pairs and CoNLL F1 are best here on development and open
situations (52 and 61, 78 and 79; at -1.8 50 and 59, 77 and 78; at -1.2 50 and 58, 77 and 79).
"""
APART = -3.0
"""What a pair counts that was never compared or has no chance; also the floor of what a bad pair can spoil."""
_SURE = 3.0
"""The ceiling of what a good pair can carry."""
_EDGE = -1.5
"""Pairs below this do not hold a component together."""


def clusters(ids: Sequence[str], scores: Scores) -> tuple[tuple[str, ...], ...]:
    """Groups of ids that tell of one event; singletons included, in order of their smallest id.

    Args:
        ids: Every statement.
        scores: Log-odds by pair.
    """
    near: dict[str, set[str]] = defaultdict(set)
    for (one, two), score in scores.items():
        if score > APART:
            near[one].add(two)
            near[two].add(one)
    seen: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in sorted(ids):
        if start in seen:
            continue
        component, stack = [], [start]
        seen.add(start)
        while stack:
            member = stack.pop()
            component.append(member)
            fresh = {other for other in near[member] - seen if _held(scores, member, other) > _EDGE}
            seen |= fresh
            stack += fresh
        found += _split(sorted(component), scores, near)
    return tuple(sorted(found))


def _split(component: Sequence[str], scores: Scores, near: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """Average-link clusters of one component; every step joins the two groups with the best mean."""
    members: dict[int, list[str]] = {n: [i] for n, i in enumerate(component)}
    number = {i: n for n, i in enumerate(component)}
    total: dict[int, dict[int, float]] = {n: {} for n in members}
    for one in component:
        for two in near[one] & number.keys():
            total[number[one]][number[two]] = _held(scores, one, two) - APART
    heap = [(-(v + APART), a, b) for a, row in total.items() for b, v in row.items() if a < b]
    heapq.heapify(heap)
    fresh = len(members)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if -mean < JOIN:
            break
        if a not in members or b not in members:
            continue
        joined = members.pop(a) + members.pop(b)
        row = _sum(total.pop(a), total.pop(b), a, b)
        members[fresh], total[fresh] = joined, row
        for other, value in row.items():
            for gone in (a, b):
                total[other].pop(gone, None)
            total[other][fresh] = value
            heapq.heappush(heap, (-(value / (len(joined) * len(members[other])) + APART), other, fresh))
        fresh += 1
    return [tuple(sorted(group)) for group in members.values()]


def _held(scores: Scores, one: str, two: str) -> float:
    return clip(scores[(one, two) if one < two else (two, one)])


def clip(score: float | None) -> float:
    """Log-odds as they count in a mean: neither a sure pair nor a hopeless one outweighs all others."""
    return APART if score is None else max(APART, min(_SURE, score))


def _sum(left: Mapping[int, float], right: Mapping[int, float], a: int, b: int) -> dict[int, float]:
    row = {other: value for other, value in left.items() if other != b}
    for other, value in right.items():
        if other != a:
            row[other] = row.get(other, 0.0) + value
    return row
