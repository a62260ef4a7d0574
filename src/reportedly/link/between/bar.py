"""Whether weighed signs add up to a bar, without asking more of them than it takes.

Most pairs of statements are nothing to each other, and a handful of signs shows it: once all that could still speak for
a pair would not lift it over the bar, the others need not be asked. Only which signs are asked, and in what order, is
chosen here; whatever it is, a pair that can reach the bar is never turned down.
"""

from collections.abc import Iterable
from functools import lru_cache

from reportedly.link.between.needs import NEEDS, SOONEST
from reportedly.link.between.weighed import ANY, Sign, Test
from reportedly.link.telling.profile import Profile

_ROUNDING = 1e-6
"""Sums of the same weights in two orders differ by less."""
_Asked = tuple[float, tuple[tuple[Test, bool, float], ...]]


class Bar:
    """A sum of weights that a pair must reach."""

    def __init__(self, signs: Iterable[tuple[Sign, float]], *, base: float, least: float) -> None:
        """Take signs and what they must add up to.

        Args:
            signs: Each with its weight, which counts where it holds.
            base: The sum where no sign shows.
            least: What must be reached.
        """
        place = {name: n for n, name in enumerate(SOONEST)}
        weighed = [(sign, weight) for sign, weight in signs if weight]
        self._signs = sorted(weighed, key=lambda entry: (place.get(entry[0].words, len(place)), -abs(entry[1])))
        self._room = base - least + _ROUNDING
        self._asked = lru_cache(maxsize=1 << 14)(self._worth_asking)

    def can_be_reached(self, later: Profile, earlier: Profile) -> bool:
        """False only where the weights of all signs that show add up to less than the bar."""
        room, asked = self._asked(later.traits, earlier.traits, later.article.id == earlier.article.id)
        for holds, is_for, size in asked:
            if (not holds(later, earlier)) is is_for:
                room -= size
                if room < 0:
                    return False
        return room >= 0

    def _worth_asking(self, left: int, right: int, same_report: bool, /) -> _Asked:  # noqa: FBT001 - of a cache
        """Of statements with these traits: how far all that may speak for a pair lifts it over the bar; the tests."""
        asked = [
            (sign.holds, weight)
            for sign, weight in self._signs
            if sign.needs.open(left, right, same_report=same_report)
            and NEEDS.get(sign.words, ANY).open(left, right, same_report=same_report)
        ]
        room = self._room + sum(weight for _, weight in asked if weight > 0)
        return room, tuple((holds, weight > 0, abs(weight)) for holds, weight in asked)
