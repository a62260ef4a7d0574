"""Groups of ids that grow together; the order in which they were joined does not show."""

from collections import defaultdict
from collections.abc import Iterable


class Groups:
    """Disjoint sets with path halving (Tarjan 1975)."""

    def __init__(self, members: Iterable[str] = ()) -> None:
        self._parent = {member: member for member in members}

    def find(self, member: str) -> str:
        """A name of the member's group: the smallest id in it."""
        parent = self._parent
        above = parent.get(member)
        if above is None:
            parent[member] = member
            return member
        while above != member:
            parent[member] = further = parent[above]
            member, above = further, parent[further]
        return member

    def join(self, left: str, right: str) -> None:
        """Put two members into one group."""
        one, two = self.find(left), self.find(right)
        if one < two:
            self._parent[two] = one
        else:
            self._parent[one] = two

    def together(self, left: str, right: str) -> bool:
        """Whether two members are in one group."""
        return self.find(left) == self.find(right)

    def all(self) -> tuple[tuple[str, ...], ...]:
        """Every group, its members and the groups in order of id."""
        groups: dict[str, list[str]] = defaultdict(list)
        for member in sorted(self._parent):
            groups[self.find(member)].append(member)
        return tuple(tuple(group) for _, group in sorted(groups.items()))
