"""One sign of how two statements bear on each other: a test, and what it weighs; see `bearing`."""

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.link.between import signs
from reportedly.link.telling.profile import Profile
from reportedly.link.telling.traits import Gate, Trait, both, one

Test = Callable[[Profile, Profile], bool]
"""Of the later statement and the earlier one."""
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
    holds: Callable[[Profile, Profile, float, bool], bool]
    """Of the two statements, the log-odds that they are of one event, and whether they were found to be."""
    odds: float = 0.0
    """Log-odds that the two are at odds."""


def every(*tests: Test) -> Test:
    """All of them hold."""
    return lambda a, b: all(test(a, b) for test in tests)


def of_type(event: str | None, number: int) -> Test:
    """So many of the two are of this type of event."""
    return lambda a, b: signs.of_type(event, a, b) == number


def sharing(number: int) -> Test:
    """So many words of their sentences are the same."""
    return lambda a, b: len(a.words & b.words) >= number
