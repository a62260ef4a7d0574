"""Nets of one layer."""

import numpy as np
import pytest

pytest.importorskip("torch")  # is installed where models are trained, not where reports are read
neurons = pytest.importorskip("training.neurons")


def rows_of(n):
    chance = np.random.default_rng(7)
    rows = chance.integers(0, 2, (n, 4)).astype(np.float32)
    rows[:, -1] = 1
    return rows


def scores(rows, weights):
    inner, outer = weights
    return np.maximum(rows @ inner, 0) @ outer[:-1] + outer[-1]


def test_a_net_learns_what_no_sum_of_signs_can_say():
    rows = rows_of(4000)
    wanted = rows[:, 0] != rows[:, 1]
    said = scores(rows, neurons.fit(rows, wanted, plan=neurons.Plan(epochs=30)))[:, 0]
    assert ((said > 0) == wanted).all()


def test_a_net_tells_several_classes_apart():
    rows = rows_of(4000)
    wanted = (rows[:, 0] + 2 * rows[:, 1]).astype(np.int64)
    assert (scores(rows, neurons.fit(rows, wanted, classes=4)).argmax(axis=1) == wanted).all()


def test_the_same_rows_give_the_same_net():
    rows = rows_of(600)
    first, second = (neurons.fit(rows, rows[:, 0]) for _ in range(2))
    assert all(np.array_equal(*pair) for pair in zip(first, second, strict=True))
