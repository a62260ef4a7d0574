"""Nets of one layer: chances of words from the signs of words, where sums of signs are not enough."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

Floats = NDArray[np.float32]
NETS = 3
"""Nets that begin at different weights and stand side by side; what they say is their mean."""
_FLOOR = 0.15  # of a sign's spread: a rare one would weigh too much


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How nets are fitted."""

    neurons: int = 32
    epochs: int = 6
    batch: int = 256
    rate: float = 3e-3
    decay: float = 0.05
    dropout: float = 0.2
    """Of neurons."""
    unseen: float = 0.0
    """Share of signs that a net is not shown, in turn."""


def fit(rows: Floats, wanted: NDArray[Any], *, classes: int = 1, plan: Plan | None = None) -> tuple[Floats, Floats]:
    """Fit nets to rows of signs, the constant last.

    Args:
        rows: [cases, signs + 1]
        wanted: The class of each case, or 0 and 1 for the one class.
        classes: How many there are; with one, its logistic function is the chance.
        plan: How.

    Returns:
        Weights [signs + 1, neurons] of the neurons, which give what is above zero, and [neurons + 1, classes] of their
        sums, the constant last.
    """
    plan = plan or Plan()
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + np.float32(_FLOOR)
    scaled = torch.from_numpy((rows[:, :-1] - middle[:-1]) / spread[:-1])
    target = torch.from_numpy(wanted.astype(np.float32 if classes == 1 else np.int64))
    nets = [_net(scaled, target, classes, plan, seed) for seed in range(NETS)]
    inner = np.concatenate([_numbers(net[1].weight).T for net in nets], axis=1)
    constants = np.concatenate([_numbers(net[1].bias) for net in nets])
    outer = np.concatenate([_numbers(net[4].weight).T for net in nets]) / NETS
    sums = sum(_numbers(net[4].bias) for net in nets) / NETS
    signs = inner / spread[:-1, np.newaxis]
    return np.vstack([signs, constants - middle[:-1] @ signs]), np.vstack([outer, sums])


def _numbers(weight: Tensor) -> Floats:
    return weight.detach().numpy()


def _net(rows: Tensor, target: Tensor, classes: int, plan: Plan, seed: int) -> Any:
    torch.manual_seed(seed)
    n, width = rows.shape
    net = nn.Sequential(
        nn.Dropout(plan.unseen), nn.Linear(width, plan.neurons), nn.ReLU(), nn.Dropout(plan.dropout),
        nn.Linear(plan.neurons, classes),
    )  # fmt: skip
    optimizer = torch.optim.AdamW(net.parameters(), lr=plan.rate, weight_decay=plan.decay)
    steps = plan.epochs * max(1, n // plan.batch)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    for _ in range(plan.epochs):
        order = torch.randperm(n)
        for at in range(0, max(1, n - plan.batch + 1), plan.batch):
            some = order[at : at + plan.batch]
            said = net(rows[some])
            if classes == 1:
                loss = functional.binary_cross_entropy_with_logits(said[:, 0], target[some])
            else:
                loss = functional.cross_entropy(said, target[some])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            pace.step()
    return net.eval()
