"""What is contested: statements that cannot all be right, parted into sides; counts by the value that each gives."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from reportedly.link.between.rules import CONTEST_KINDS
from reportedly.link.telling.profile import Profile
from reportedly.records import Contest, Link

_COUNTS = "counts of "
_Range = tuple[float, float]


def contests(links: Sequence[Link], profiles: Mapping[str, Profile]) -> tuple[Contest, ...]:
    """One entry for each point of dispute of one event, and one for each state that is given as two.

    Args:
        links: Contradictions with an end in the event.
        profiles: The statements at both ends of each.
    """
    pairs: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        kind = next((kind for start, kind in CONTEST_KINDS if link.reasons[0].startswith(start)), "state")
        what = link.reasons[0].removeprefix(_COUNTS).partition(" that ")[0] if kind == "count" else ""
        pairs[kind, what or (link.left if kind == "state" else "")].append(link)
    return tuple(
        _by_value(what, found, profiles) if kind == "count" else _parted(kind, found, profiles)
        for (kind, what), found in sorted(pairs.items())
    )


def _in_order(ids: set[str], profiles: Mapping[str, Profile]) -> list[str]:
    return sorted(ids, key=lambda i: (profiles[i].article.published or date.max, i))


def _by_value(what: str, links: Sequence[Link], profiles: Mapping[str, Profile]) -> Contest:
    """One side for each value; the lowest first."""
    order = _in_order({end for link in links for end in (link.left, link.right)}, profiles)
    sides: dict[_Range, list[str]] = defaultdict(list)
    for member in order:
        sides[profiles[member].counts.get(what, (0.0, math.inf))].append(member)
    values = sorted(sides)
    return Contest(
        kind="count",
        statement_ids=tuple(order),
        sides=tuple(tuple(sides[value]) for value in values),
        what=what,
        values=tuple(_bounds(value) for value in values),
    )


def _bounds(value: _Range) -> tuple[int | None, int | None]:
    low, high = value
    is_open = high == math.inf
    return (None if low == 0 and is_open else int(low)), None if is_open else int(high)


def _parted(kind: str, links: Sequence[Link], profiles: Mapping[str, Profile]) -> Contest:
    """Sides by greedy colouring: a statement joins the first side with which it is not at odds."""
    odds: dict[str, set[str]] = defaultdict(set)
    for link in links:
        odds[link.left].add(link.right)
        odds[link.right].add(link.left)
    sides: list[list[str]] = []
    order = _in_order(set(odds), profiles)
    for member in order:
        side = next((side for side in sides if not odds[member] & set(side)), None)
        if side is None:
            sides.append([member])
        else:
            side.append(member)
    return Contest(kind=kind, statement_ids=tuple(order), sides=tuple(tuple(side) for side in sides))
