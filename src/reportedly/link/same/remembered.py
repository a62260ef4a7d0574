"""How alike pairs of statements were found to be, kept from one report joined to the next.

What is kept is a function of the two statements, so that whether it was kept never shows in a link.
"""

from collections.abc import Sequence

from reportedly.link.same.candidates import paired
from reportedly.link.same.compare import likeness, likenesses
from reportedly.link.telling.profile import Profile

_PAIRS = 150_000
"""Pairs kept in each of two generations, some 30 MB at most."""


_FEW = 100
"""So few pairs are compared sooner one by one than laid out side by side."""


class Remembered:
    """Log-odds of one event for pairs that were compared lately."""

    def __init__(self) -> None:
        self._pairs, self._older = _Pairs(), _Pairs()

    def keep(self, pairs: Sequence[tuple[Profile, Profile]], scores: Sequence[float]) -> None:
        """Keep what was found."""
        if len(self._pairs.found) + len(pairs) >= _PAIRS:
            self._older, self._pairs = self._pairs, _Pairs()
        self._pairs.keep(pairs, scores)

    def scores(self, pairs: Sequence[tuple[Profile, Profile]]) -> list[float]:
        """The log-odds of one event for each pair, the smaller id first."""
        found = [self._pairs.of(one, two) or self._older.of(one, two) for one, two in pairs]
        if missing := [n for n, score in enumerate(found) if score is None]:
            asked = [pairs[n] for n in missing]
            fresh = _scores(asked)
            self.keep(asked, fresh)
            for n, score in zip(missing, fresh, strict=True):
                found[n] = score
        return [score for score in found if score is not None]


def _scores(pairs: Sequence[tuple[Profile, Profile]]) -> list[float]:
    if len(pairs) < _FEW:
        return [likeness(one, two).score for one, two in pairs]
    scores: list[float] = likenesses(*paired(pairs)).scores.tolist()
    return scores


class _Pairs:
    """Scores by the two profiles, told by identity: another reading may give a statement other words."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], float] = {}
        self._alive: dict[int, Profile] = {}

    def keep(self, pairs: Sequence[tuple[Profile, Profile]], scores: Sequence[float]) -> None:
        """Keep scores, and the profiles: so long no other has their identity."""
        for (one, two), score in zip(pairs, scores, strict=True):
            left, right = id(one), id(two)
            self.found[left, right] = score
            self._alive[left], self._alive[right] = one, two

    def of(self, one: Profile, two: Profile) -> float | None:
        """What was kept of a pair."""
        return self.found.get((id(one), id(two)))
