"""Scores of clusterings: pairs, B-cubed (Bagga and Baldwin 1998), MUC (Vilain 1995), CEAF-e (Luo 2005).

The mean of the last three F1 values is the CoNLL score.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from evaluation.situations.figures import Retrieval, Tally, retrieval

Cluster = frozenset[str]


class Groups:
    """Things that belong together, closed transitively; whoever was never joined stands alone."""

    def __init__(self) -> None:
        self._members: dict[str, set[str]] = {}

    def join(self, left: str, right: str) -> None:
        """Put two things and all that belongs to them together."""
        mine, theirs = self._members.setdefault(left, {left}), self._members.setdefault(right, {right})
        if mine is not theirs:
            mine |= theirs
            for member in theirs:
                self._members[member] = mine

    def name(self, member: str) -> str:
        """One name for everything that belongs together with it."""
        return min(self._members.get(member, {member}))

    def among(self, members: Iterable[str]) -> list[Cluster]:
        """The groups as they look among some members, in the order of the first of each."""
        groups: dict[str, set[str]] = {}
        for member in members:
            groups.setdefault(self.name(member), set()).add(member)
        return [frozenset(group) for group in groups.values()]


def pairs(clusters: Iterable[Cluster]) -> set[Cluster]:
    """Every two things that a clustering puts together."""
    return {frozenset(pair) for cluster in clusters for pair in combinations(sorted(cluster), 2)}


def mark_clusters(gold: Sequence[Cluster], made: Sequence[Cluster], tally: Tally) -> None:
    """Add the sums of the three scores; `made` may lack members that were not found."""
    tally.find("same_event B-cubed", _b_cubed(gold, made))
    tally.find("same_event MUC", _muc(gold, made))
    similar = [[2 * len(mine & right) / (len(mine) + len(right)) for mine in made] for right in gold]
    best = best_assignment(similar)
    tally.find("same_event CEAF-e", Retrieval(best, len(made), best, len(gold)))


def conll(tally: Tally) -> float | None:
    """Mean F1 of the three; None where there was nothing to cluster."""
    values = [tally.retrieval(f"same_event {name}").f1 for name in ("B-cubed", "MUC", "CEAF-e")]
    return sum(value or 0.0 for value in values) / len(values) if any(value is not None for value in values) else None


def _b_cubed(gold: Sequence[Cluster], made: Sequence[Cluster]) -> Retrieval:
    right = {member: cluster for cluster in gold for member in cluster}
    mine = {member: cluster for cluster in made for member in cluster}
    precision = sum(len(mine[each] & right.get(each, frozenset({each}))) / len(mine[each]) for each in mine)
    recall = sum(len(right[each] & mine[each]) / len(right[each]) for each in right if each in mine)
    return Retrieval(precision, len(mine), recall, len(right))


def _muc(gold: Sequence[Cluster], made: Sequence[Cluster]) -> Retrieval:
    found, asked = _kept_links(gold, made)
    right, given = _kept_links(made, gold)
    return Retrieval(right, given, found, asked)


def _kept_links(clusters: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[int, int]:
    """How many of the links that hold clusters together survive in the other clustering, and how many there are."""
    home = {member: number for number, cluster in enumerate(other) for member in cluster}
    kept = links = 0
    for cluster in clusters:
        pieces = {home.get(member, member) for member in cluster}
        kept += len(cluster) - len(pieces)
        links += len(cluster) - 1
    return kept, links


def best_assignment(weights: Sequence[Sequence[float]]) -> float:
    """The largest sum of weights of one-to-one picks of rows and columns.

    Grows the picks by one best augmenting path at a time (Bellman-Ford over the rows), so that the sum after each
    step is the largest for that many picks.
    """
    row_of: dict[int, int] = {}
    columns = [[place for place, weight in enumerate(row) if weight > 0] for row in weights]
    while path := _augmenting_path(weights, columns, row_of):
        row_of |= {column: row for row, column in path}
    return sum(weights[row][column] for column, row in row_of.items())


def _augmenting_path(
    weights: Sequence[Sequence[float]], columns: Sequence[Collection[int]], row_of: dict[int, int]
) -> list[tuple[int, int]]:
    """The picks to change for the largest gain; empty if no change gains anything."""
    gain = {row: 0.0 for row in range(len(weights)) if row not in row_of.values()}
    came: dict[int, tuple[int, int]] = {}
    ends: dict[int, tuple[float, int]] = {}
    queue = list(gain)
    while queue:
        row = queue.pop(0)
        for column in columns[row]:
            reached = gain[row] + weights[row][column]
            owner = row_of.get(column)
            if owner is None:
                if reached > ends.get(column, (1e-12, 0))[0] + 1e-12:
                    ends[column] = (reached, row)
            elif owner != row and reached - weights[owner][column] > gain.get(owner, float("-inf")) + 1e-12:
                gain[owner] = reached - weights[owner][column]
                came[owner] = (row, column)
                queue.append(owner)
    if not ends:
        return []
    column, (_, row) = max(ends.items(), key=lambda end: end[1][0])
    path = [(row, column)]
    while row in came:
        row, column = came[row]
        path.append((row, column))
    return path


def mark_sets(gold: set[object], made: set[object], excused: set[object], tally: Tally, name: str) -> None:
    """Add precision and recall of a set of links; excused ones count neither way."""
    right = len(gold & made)
    tally.find(name, retrieval(right, right + len(made - gold - excused), len(gold)))
