"""One sign of how two statements bear on each other: a test, and what it weighs; see `bearing`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.link.between import signs
from reportedly.link.telling.either import Every, Truth, of_many
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.traits import Gate, Trait, both, one

Test = Callable[[Any, Any], Truth]
"""Of the later statement and the earlier one; best `of_many`."""
ANY = Gate()
APART, TOGETHER = Gate(same_report=False), Gate(same_report=True)
"""In two reports; in one."""
PARTED = one(Trait.NEGATIVE)
"""One says that it is not so."""
COUNTED, IN_STATES = both(Trait.COUNTS), both(Trait.STATUS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign: a test of the later statement and the earlier one, and what it weighs."""

    words: str
    """For a reader."""
    holds: Test
    odds: float = 0.0
    """Log-odds that the two are at odds."""
    news: float = 0.0
    """Log-odds that the later brings the earlier up to date."""
    needs: Gate = ANY
    """What the two must have for it to be asked at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A sign that hangs on how surely the two are of one event."""

    words: str
    """For a reader."""
    least: float | None = None
    """Least log-odds that they are of one event; None where they must have been found to be."""
    also: Test = of_many(lambda _a, _b: True)  # noqa: RUF009 - a test has no state that shows
    """What must hold besides."""
    odds: float = 0.0
    """Log-odds that the two are at odds."""

    def may_hold(self, score: Any, together: Truth) -> Truth:
        """Whether the two are so surely of one event, by their log-odds of it and whether they were found to be."""
        return together if self.least is None else score >= self.least

    def holds(self, a: Profile, b: Profile, score: float, together: bool) -> bool:  # noqa: FBT001 - as it is found
        """Whether the sign shows."""
        return bool(self.may_hold(score, together) and self.also(a, b))


def every(*tests: Test) -> Test:
    """All of them hold."""
    return Every(*tests)


def of_type(event: str | None, number: int) -> Test:
    """So many of the two are of this type of event."""
    return of_many(lambda a, b: signs.of_type(event, a, b) == number)


@cache
def sharing(number: int) -> Test:
    """So many words of their sentences are the same."""
    return of_many(lambda a, b: signs.words_shared(a, b) >= number)
