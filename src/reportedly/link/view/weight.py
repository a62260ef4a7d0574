"""How much an event matters to a hurried reader."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from math import log2

from reportedly.link.between.relate import is_actual, is_negative
from reportedly.link.telling.profile import Profile
from reportedly.records import Event, Role

CASUALTIES = frozenset(("killed", "injured", "missing", "abducted", "displaced", "detained"))
"""What counts say of people who were hit."""
_MATERIAL = frozenset((2, 4))
"""Quad classes of deeds; the others are words."""
_MOST_TOLD = 16
_OLD = timedelta(days=60)
"""So much older than its report an event without a day counts."""
_DAYS_A_POINT = 7
"""A week's age weighs as much as one voice."""


def weight(event: Event, group: Sequence[Profile]) -> float:
    """Who tells it, whom it hit, its disputes; its age is left out.

    Args:
        event: What the statements add up to.
        group: The statements.
    """
    hit = max((c.high or c.low or 0 for c in event.counts if c.what in CASUALTIES), default=0)
    total = event.origins + log2(1 + hit) + min(len(event.statement_ids), _MOST_TOLD) / 4
    total += 2.0 * any(p.statement.quad in _MATERIAL for p in group)
    return round(total + (event.verification in {"contested", "corroborated", "admitted"}), 3)


def rank(event: Event, published: date | None) -> float:
    """The weight with the event's day in it: of two that weigh the same the later one is higher."""
    day = event.start or (published - _OLD if published else date.min)
    return round(event.weight + day.toordinal() / _DAYS_A_POINT, 3)


def best(group: Sequence[Profile]) -> str:
    """The statement that tells an event best: flatly, as so, in a dated report, by the event's own code, most of it.

    An undated report may be anybody's copy of a dated one.
    """
    codes = Counter((p.statement.event or "", p.statement.mode or "") for p in group)
    usual = max(sorted(codes), key=lambda code: codes[code])

    def merit(p: Profile) -> tuple[bool, bool, bool, bool, bool, int, bool, float]:
        told = p.statement
        roles = {argument.role for argument in told.arguments}
        return (
            is_actual(p), not is_negative(p), p.article.published is not None,
            (told.event or "", told.mode or "") == usual,
            any(count.what in CASUALTIES for count in told.counts), len(roles - {Role.DATE}), Role.ACTOR in roles,
            told.score,
        )  # fmt: skip

    return max(group, key=merit).id
