"""Which contradictions are drawn: for each statement the surest ones to what was told before it.

Every voice that says otherwise is set against every voice that it cannot agree with, as a reader would. In a ledger
where ten reports follow one side and ten the other, that grows with the square of their number; so a statement is set
against no more than a few of those before it.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from reportedly.link.telling.profile import Profile
from reportedly.records import Link

MOST = 6
"""Contradictions of one statement with earlier ones."""


def drawn(found: Iterable[tuple[Profile, Profile, Link]]) -> list[Link]:
    """The contradictions to keep.

    Args:
        found: Every contradiction with an end in one report, both ends given.

    Returns:
        For each statement that was told later than the other at most `MOST`, the surest first.
    """
    kept: list[Link] = []
    drawn_to: Counter[str] = Counter()
    for late, link in sorted(
        ((max(one, two, key=order), link) for one, two, link in found), key=lambda entry: (-entry[1].score, entry[1].id)
    ):
        if drawn_to[late.id] < MOST:
            drawn_to[late.id] += 1
            kept.append(link)
    return kept


def order(p: Profile) -> tuple[date, str, int]:
    """The order in which statements were told: day of the report, its id, place in it."""
    return p.article.published or date.min, p.article.id, p.statement.trigger.start
