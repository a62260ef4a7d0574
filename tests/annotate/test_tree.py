"""Trees out of arc scores."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate import tree


def is_tree(heads):
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while at >= 0 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at >= 0:
            return False
    return True


def decoded(arcs):
    return tree.heads(np.array(arcs, dtype=np.float32))


@given(st.integers(1, 9), st.integers(0, 10**6))
@settings(max_examples=200, deadline=None)
def test_any_scores_give_one_tree_with_one_root(n, seed):
    assert is_tree(decoded(np.random.default_rng(seed).integers(-3, 4, (n, n + 1))))


@given(st.integers(1, 4), st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_no_other_tree_has_a_higher_score(n, seed):
    arcs = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)

    def score(heads):
        return sum(float(arcs[word, head + 1]) for word, head in enumerate(heads))

    trees = [heads for heads in product(range(-1, n), repeat=n) if is_tree(list(heads))]
    assert abs(score(decoded(arcs)) - max(map(score, trees))) < 1e-4


def test_a_cycle_is_broken_where_it_costs_least():
    # Words 0 and 1 prefer each other; word 1 hangs on the root almost as gladly.
    assert decoded([[0, 0, 9, 0], [8, 9, 0, 0], [1, 5, 1, 0]]) == [1, -1, 0]


def test_of_two_roots_only_the_better_supported_one_stays():
    assert decoded([[9, 0, 8], [9, 1, 0]]) == [1, -1]


def test_a_lone_word_is_its_own_root():
    assert decoded([[0, 0]]) == [-1]
