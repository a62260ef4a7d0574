"""A net of one layer in plain numpy: chances of words from the signs of words, where sums of signs are not enough."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
NEURONS = 32
NETS = 3
"""Nets that begin at different weights and stand side by side; what they say is their mean."""
EPOCHS = 6
BATCH = 256
RATE = 3e-3
DECAY = 0.05
DROPOUT = 0.2  # of neurons
_BETAS = (0.9, 0.999)
_FLOOR = 0.15  # of a sign's spread: a rare one would weigh too much


@dataclass(slots=True)
class _Moving:
    """A weight and the moments of its gradient (AdamW, Loshchilov and Hutter 2019)."""

    value: Floats
    first: Floats
    second: Floats

    def step(self, slope: Floats, number: int, rate: float) -> None:
        self.first += (1 - _BETAS[0]) * (slope - self.first)
        self.second += (1 - _BETAS[1]) * (slope * slope - self.second)
        mean, square = self.first / (1 - _BETAS[0] ** number), self.second / (1 - _BETAS[1] ** number)
        self.value *= 1 - rate * DECAY
        self.value -= rate * mean / (np.sqrt(square) + 1e-8)


def fit(rows: Floats, wanted: Floats) -> tuple[Floats, Floats]:
    """Fit nets to rows of signs, the constant last.

    Args:
        rows: [cases, signs + 1]
        wanted: 0 or 1 for each case.

    Returns:
        Weights [signs + 1, neurons] of the neurons, which give what is above zero, and [neurons + 1] of their sum, the
        constant last; its logistic function is the chance.
    """
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + np.float32(_FLOOR)
    scaled = (rows - middle) / spread
    scaled[:, -1] = 1
    nets = [_net(scaled, wanted, np.random.default_rng(seed)) for seed in range(NETS)]
    inner = np.concatenate([net[0] for net in nets], axis=1)
    outer = np.concatenate([net[1][:-1] for net in nets]) / NETS
    signs = inner[:-1] / spread[:-1, np.newaxis]
    constant = inner[-1] - middle[:-1] @ signs
    return np.vstack([signs, constant]), np.append(outer, sum(net[1][-1] for net in nets) / NETS).astype(np.float32)


def _net(rows: Floats, wanted: Floats, chance: np.random.Generator) -> tuple[Floats, Floats]:
    n, width = rows.shape
    inner = _moving(chance.normal(0, width**-0.5, (width, NEURONS)))
    outer = _moving(np.append(chance.normal(0, NEURONS**-0.5, NEURONS), 0.0))
    steps, number = EPOCHS * (n // BATCH), 0
    for _ in range(EPOCHS):
        order = chance.permutation(n)
        for at in range(0, n - BATCH + 1, BATCH):
            number += 1
            some = order[at : at + BATCH]
            kept = (chance.random((len(some), NEURONS)) >= DROPOUT).astype(np.float32) / np.float32(1 - DROPOUT)
            seen = np.maximum(rows[some] @ inner.value, 0) * kept
            wrong = (1 / (1 + np.exp(-(seen @ outer.value[:-1] + outer.value[-1]))) - wanted[some]) / len(some)
            back = np.outer(wrong, outer.value[:-1]) * kept * (seen > 0)
            rate = RATE * (1 - (number - 1) / steps)
            outer.step(np.append(wrong @ seen, wrong.sum()).astype(np.float32), number, rate)
            inner.step((rows[some].T @ back).astype(np.float32), number, rate)
    return inner.value, outer.value


def _moving(value: NDArray[np.float64]) -> _Moving:
    begun = value.astype(np.float32)
    return _Moving(begun, np.zeros_like(begun), np.zeros_like(begun))
