"""Nets in plain numpy."""

import numpy as np

from training import neurons


def rows_of(n):
    chance = np.random.default_rng(7)
    rows = chance.integers(0, 2, (n, 4)).astype(np.float32)
    rows[:, -1] = 1
    return rows


def chances(rows, weights):
    inner, outer = weights
    return 1 / (1 + np.exp(-(np.maximum(rows @ inner, 0) @ outer[:-1] + outer[-1])))


def test_a_net_learns_what_no_sum_of_signs_can_say():
    rows = rows_of(4000)
    wanted = (rows[:, 0] != rows[:, 1]).astype(np.float32)
    said = chances(rows, neurons.fit(rows, wanted))
    assert ((said > 0.5) == (wanted > 0)).all()


def test_the_same_rows_give_the_same_net():
    rows = rows_of(600)
    first, second = (neurons.fit(rows, rows[:, 0]) for _ in range(2))
    assert all(np.array_equal(*pair) for pair in zip(first, second, strict=True))
