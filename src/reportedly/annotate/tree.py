"""Dependency trees out of arc scores: the best head of each word if that is a tree, else the best tree.

Source: Chu and Liu 1965, Edmonds 1967. Exactly one word hangs on the root.
"""

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate.onnx import Floats, Integers

_ROOT_PRICE = 1e6  # makes a second word on the root dearer than any other tree


def heads(arcs: Floats) -> list[int]:
    """The head of each word of one sentence.

    Args:
        arcs: [n, 1 + n], the score of the root (column 0) and of each word as governor.

    Returns:
        Positions in the sentence from 0; -1 for the one word on the root.
    """
    arcs = arcs.copy()
    words = np.arange(len(arcs))
    arcs[words, words + 1] = -np.inf
    # One word goes to the root, the one that gains most by it; each other word takes its best governor. Where that is a
    # tree no other has a higher score.
    columns = 1 + arcs[:, 1:].argmax(axis=1)
    columns[int((arcs[:, 0] - arcs[words, columns]).argmax())] = 0
    found = [int(column) for column in columns]
    if not _is_tree(found):
        found = _best_tree(arcs)
    return [column - 1 for column in found]


def _is_tree(columns: list[int]) -> bool:
    if columns.count(0) != 1:
        return False
    state = [0] * len(columns)
    for start in range(len(columns)):
        trail = []
        at = start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            trail.append(at)
            at = columns[at] - 1
        if at >= 0 and state[at] == 1:
            return False
        for word in trail:
            state[word] = 2
    return True


def _best_tree(arcs: Floats) -> list[int]:
    n = len(arcs)
    scores = np.full((n + 1, n + 1), -np.inf)
    scores[1:, :] = arcs
    np.fill_diagonal(scores, -np.inf)
    columns = [int(column) for column in _contracted(scores)[1:]]
    if columns.count(0) == 1:
        # The best tree of all, and nearly always there already; the price below makes every word part of some cycle.
        return columns
    scores[1:, 0] -= _ROOT_PRICE
    return [int(column) for column in _contracted(scores)[1:]]


def _contracted(scores: NDArray[np.float64]) -> Integers:
    """Best head of each node (row: dependent, column: head; node 0 is the root)."""
    n = len(scores)
    chosen: Integers = scores.argmax(axis=1)
    chosen[0] = 0
    cycle = np.array(_cycle(chosen), dtype=np.int64)
    if not len(cycle):
        return chosen
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    own = scores[cycle, chosen[cycle]]
    smaller = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    # Into the cycle: what it costs to break it at the word that is entered. Out of it: its best word as head.
    entering = scores[np.ix_(cycle, outside)] - own[:, None]
    smaller[-1, :-1] = entering.max(axis=0)
    leaving = scores[np.ix_(outside, cycle)]
    smaller[:-1, -1] = leaving.max(axis=1)
    smaller[0, :] = -np.inf
    found = _contracted(smaller)
    result: Integers = chosen.copy()
    for position, node in enumerate(outside):
        if position == 0:
            continue
        head = found[position]
        result[node] = cycle[int(leaving[position].argmax())] if head == len(outside) else outside[head]
    source = found[-1]
    entered = int(entering[:, source].argmax())
    result[cycle[entered]] = outside[source]
    return result


def _cycle(chosen: Integers) -> list[int]:
    seen = np.zeros(len(chosen), dtype=np.int64)
    for start in range(1, len(chosen)):
        at, trail = start, []
        while at != 0 and seen[at] == 0:
            seen[at] = start
            trail.append(at)
            at = int(chosen[at])
        if at != 0 and seen[at] == start and at in trail:
            return trail[trail.index(at) :]
    return []
