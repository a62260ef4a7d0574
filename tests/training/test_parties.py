"""Fitting the choice of who takes part."""

import numpy as np
import pytest
from training.parties import Signs, logistic


def signs(rows):
    starts, columns, values = [], [], []
    for row in rows:
        starts.append(len(columns))
        for place, value in [*row.items(), (2, 1.0)]:
            columns.append(place)
            values.append(value)
    return Signs(np.array(starts), np.array(columns), np.array(values, dtype=np.float32), 3)


def test_sparse_rows_multiply_as_full_ones_do():
    made = signs([{0: 2.0}, {0: 1.0, 1: 3.0}, {}])
    full = np.array([[2, 0, 1], [1, 3, 1], [0, 0, 1]], dtype=np.float32)
    weights = np.array([0.5, -1.0, 0.25], dtype=np.float32)
    assert made.scores(weights) == pytest.approx(full @ weights)
    assert made.pulled(weights) == pytest.approx(full.T @ weights)


def test_a_sign_that_tells_gets_its_weight():
    made = signs([{0: 1.0}] * 20 + [{1: 1.0}] * 20)
    weights = logistic(made, np.array([1.0] * 20 + [0.0] * 20, dtype=np.float32))
    assert weights[0] > 1
    assert weights[1] < -1
