"""What is asked of two statements, in words that hold of many pairs of them at once as well.

A test takes two statements (`Profile`) or two columns of them (`sheet.Many`), and says yes or no, once or for each
pair. Written with `&`, `|` and `no`, and with what stands here in the place of Python's words, it reads the same for
both, so that no reason for anything is told twice. Such a test is marked `of_many`; any other is asked of one pair
after another.
"""

from collections.abc import Callable
from functools import reduce, wraps
from itertools import chain, product
from typing import TYPE_CHECKING, Any, Protocol, overload

import numpy as np
from numpy.typing import NDArray

from reportedly.link.telling.last import of_last

if TYPE_CHECKING:
    from reportedly.link.telling.profile import Profile

Mask = NDArray[np.bool_]
Truth = Any
"""A bool of two statements, a `Mask` of many pairs."""
Two = Any
"""A `Profile`, or a `Many`."""


class Test(Protocol):
    """A test of two statements, or of many pairs of them."""

    @overload
    def __call__(self, a: "Profile", b: "Profile", /) -> bool: ...

    @overload
    def __call__(self, a: Two, b: Two, /) -> Truth: ...


class Side:
    """One side of many pairs, with what was answered of them."""

    def __init__(self) -> None:
        self._answers: dict[int, tuple[Side, dict[object, Any]]] = {}

    def answers(self, other: "Side") -> dict[object, Any]:
        """What was answered when these and others were asked about as pairs."""
        found = self._answers.get(id(other)) or self._answers.setdefault(id(other), (other, {}))
        return found[1]

    def answered_before(self, test: object, other: "Side") -> Any:
        """What was answered of the pairs that these were taken from; None if they were not asked."""
        raise NotImplementedError


def of_many(test: Callable[[Two, Two], Truth]) -> Test:
    """A test that can be asked of many pairs at once, and remembers its last answer."""
    of_two = of_last(test)

    @wraps(test)
    def asked(a: Two, b: Two) -> Truth:
        if not isinstance(a, Side):
            return of_two(a, b)
        answers = a.answers(b)
        if test not in answers:
            known = a.answered_before(test, b)
            answers[test] = test(a, b) if known is None else known
        return answers[test]

    told: Any = asked
    told.is_of_many = True
    kept: Test = told
    return kept


def is_of_many(test: Callable[..., Any]) -> bool:
    """Whether a test can be asked of many pairs at once."""
    return hasattr(test, "is_of_many")


def no(truth: Truth) -> Truth:
    """Whether it is not so."""
    return ~truth if isinstance(truth, np.ndarray) else not truth


def given(value: Any) -> Truth:
    """Whether there is a value at all."""
    return value != 0 if isinstance(value, np.ndarray) else value is not None


def size(of: Any) -> Any:
    """How many are in a set, or in a row of parties or places."""
    return len(of) if isinstance(of, (frozenset, tuple)) else of.size


def some(of: Any) -> Truth:
    """Whether there is one in it."""
    return bool(of) if isinstance(of, (frozenset, tuple)) else of.size > 0


def meets(one: Any, two: Any) -> Truth:
    """Whether two sets have something in common."""
    return no(one.isdisjoint(two))


def greatest(*numbers: Any) -> Any:
    """The greatest number."""
    return reduce(np.maximum, numbers) if any(isinstance(n, np.ndarray) for n in numbers) else max(numbers)


def number(truth: Truth) -> Any:
    """1 where it is so, else 0."""
    return 1 * truth


def of_one(test: Callable[["Profile"], Any], p: Two) -> Any:
    """What is asked of one statement by itself, or of each of many; each is asked once."""
    return p.noted(test)


def least(one: Any, two: Any) -> Any:
    """The smaller number."""
    return np.minimum(one, two) if isinstance(one, np.ndarray) else min(one, two)


def any_of(test: Callable[[Any, Any], Truth], left: Any, right: Any) -> Truth:
    """Whether some of the one side and some of the other pass a test.

    Args:
        test: Of one of each, in the words of this page.
        left: Parties or places of a statement.
        right: The same of another; or anything else of it, as the only one of a tuple.
    """
    if not isinstance(left, tuple):
        return left.any_of(test, right)
    for x in left:
        for y in right:
            if test(x, y):
                return True
    return False


def smallest(measure: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """The smallest of a measure over some of the one side and some of the other; infinite where there is none."""
    if not isinstance(left, tuple):
        return left.smallest(measure, right)
    return min((measure(x, y) for x, y in product(left, right)), default=np.inf)


def of_reports(measure: Callable[[Any, Any], float], one: Any, two: Any) -> Any:
    """A measure of the reports that two statements stand in; each two reports are measured once.

    Args:
        measure: Of what two reports are about.
        one: A statement's `matter`.
        two: The other's.
    """
    return one.measured(measure, two) if hasattr(one, "measured") else measure(one, two)


def of_each(test: Callable[[Any, Any], Truth], a: Any, b: Any, where: Callable[[], Mask]) -> Mask:
    """What a test says of each of many pairs.

    Args:
        test: If it is not `of_many`, it is asked of one pair after another.
        a: The one side.
        b: The other.
        where: The pairs that such a test is asked of; of the others it does not hold.
    """
    tests = test.tests if isinstance(test, Every) else (test,)
    one_by_one = [t for t in tests if not is_of_many(t)]
    at_once = [t(a, b) for t in tests if is_of_many(t)]
    if not one_by_one:
        together: Mask = reduce(np.logical_and, at_once)
        return together
    said: Mask = reduce(np.logical_and, at_once, where()).copy()
    for test_of_two in one_by_one:
        told = a.answers(b).setdefault((test_of_two,), {})
        for k in np.flatnonzero(said).tolist():
            if k not in told:
                told[k] = bool(test_of_two(a.profile(k), b.profile(k)))
            said[k] = told[k]
    return said


class Every:
    """A test that holds where all of some tests hold; those that are not `of_many` are asked where the others hold."""

    def __init__(self, *tests: Callable[[Any, Any], Truth]) -> None:
        parts = ((test.tests if isinstance(test, Every) else (test,)) for test in tests)
        self.tests: tuple[Callable[[Any, Any], Truth], ...] = tuple(chain.from_iterable(parts))

    def __call__(self, a: "Profile", b: "Profile") -> bool:
        """What all of them say of two statements."""
        return all(test(a, b) for test in self.tests)
