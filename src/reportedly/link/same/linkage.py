"""How alike two groups of statements are, which is what decides whether they become one event."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from reportedly.link.same.cluster import APART, clip
from reportedly.link.telling.profile import Profile

_Pair = tuple[str, str]


class Linkage:
    """Groups of statements by number, and between any two what their pairs have in common.

    Two parts of three are the mean log-odds over all pairs with an end in each group, one part the mean, over the
    members of the smaller, of each one's likest in the other. The mean alone loses whoever tells one side of an event
    that many tell of; the likest pair alone chains two large events together by one report that reads like both.
    """

    def __init__(
        self, groups: Sequence[list[str]], by_id: Mapping[str, Profile], *, own: frozenset[str],
        scored: Mapping[_Pair, float], alike: Callable[[Sequence[tuple[Profile, Profile]]], Iterable[float]],
    ) -> None:  # fmt: skip
        """Take the groups as they stand.

        Args:
            groups: Ids; the place of each is its number.
            by_id: Their statements.
            own: Those of the report that is decided on; every pair with one of them was compared if it is worth it.
            scored: How alike pairs are, the smaller id first.
            alike: Compares more of them.
        """
        self.members = dict(enumerate(groups))
        self._by_id = by_id
        self._own = own
        self._alike = alike
        self._compared = set(scored)
        self._much: dict[int, dict[int, dict[_Pair, int]]] = {n: {} for n in self.members}
        home = {i: n for n, group in self.members.items() for i in group}
        for pair, score in scored.items():
            a, b = (home.get(i) for i in pair)
            if a is not None and b is not None and a != b:
                self._keep(a, b, pair, score)

    def likeness(self, a: int, b: int) -> float:
        """Log-odds of one event for two groups; what was never compared counts as apart."""
        much = self._much[a].get(b)
        if not much:
            return APART
        mean = sum(much.values()) / (len(self.members[a]) * len(self.members[b]))
        return APART + (2 * mean + self._of_each(a, b, much)) / 3000

    def near(self, a: int) -> list[int]:
        """The groups that a pair joins to this one, in order."""
        return sorted(self._much[a])

    def join(self, a: int, b: int) -> int:
        """Make two groups one; gives its number."""
        new = max(self.members) + 1
        self.members[new] = self.members.pop(a) + self.members.pop(b)
        gone = self._much.pop(a), self._much.pop(b)
        self._much[new] = {}
        for row in gone:
            for third, much in row.items():
                if third in self._much:
                    self._much[new].setdefault(third, {}).update(much)
        for third, much in self._much[new].items():
            for old in (a, b):
                self._much[third].pop(old, None)
            self._much[third][new] = much
        return new

    def compare(self, a: int, others: Iterable[int]) -> None:
        """Hold statements of earlier events against each other, which only a new report brings together."""
        mine = [one for one in self.members[a] if one not in self._own]
        pairs = {
            (one, two) if one < two else (two, one): b
            for b in others for two in self.members[b] if two not in self._own for one in mine
        }  # fmt: skip
        asked = [pair for pair in pairs if pair not in self._compared]
        self._compared.update(asked)
        found = self._alike([(self._by_id[one], self._by_id[two]) for one, two in asked])
        for pair, score in zip(asked, found, strict=True):
            self._keep(a, pairs[pair], pair, score)

    def _keep(self, a: int, b: int, pair: _Pair, score: float) -> None:
        """What a pair adds above one that was never compared, in thousandths: whole, so that no order shows."""
        if surplus := round((clip(score) - APART) * 1000):
            much = self._much[a].setdefault(b, {})
            much[pair] = surplus
            self._much[b][a] = much

    def _of_each(self, a: int, b: int, much: Mapping[_Pair, int]) -> float:
        """The mean of each one's likest in the other group, over the smaller; the larger mean of equal groups."""
        likest: dict[str, int] = defaultdict(int)
        for pair, surplus in much.items():
            for i in pair:
                likest[i] = max(likest[i], surplus)
        mine, its = self.members[a], self.members[b]
        smaller = [mine] if len(mine) < len(its) else [its] if len(its) < len(mine) else [mine, its]
        return max(sum(likest[i] for i in group) / len(group) for group in smaller)
