"""One of several, by fitted weights: what may be meant, what speaks for each, and which is likeliest.

The model is a conditional logit (McFadden 1973): each option has signs, every sign a weight, and the chances of the
options of one question are to each other as the exponentials of their sums.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelMismatchError
from reportedly.extract.words.fitted import fitted
from reportedly.records import Argument, Statement

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that may be meant."""

    argument: Argument | None
    """None: nothing is."""
    signs: tuple[str, ...]
    """What is so of it, by name."""


Judge = Callable[[Statement, Sequence[Option]], int]
"""Which of the options it is; at least one is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The fitted weights."""

    weights: Mapping[str, float]
    """By sign; one that was not fitted weighs nothing."""
    lean: float
    """How much less likely nothing is held to be than the weights say."""

    def judge(self, _: Statement, options: Sequence[Option]) -> int:
        """Give the place of the likeliest option, the first of equals."""
        known = self.weights.get
        scores = [
            sum(filter(None, map(known, option.signs))) - (self.lean if option.argument is None else 0.0)
            for option in options
        ]
        return scores.index(max(scores))


def parse(content: bytes, *, name: str, program: str, lean: float) -> Weights:
    """Read weights from the bytes of an `.npz` file with `names` and `weights`.

    Args:
        content: Of the file.
        name: Of the file, for the error.
        program: What fits such weights anew, for the error.
        lean: How much less likely nothing is held to be.

    Raises:
        ModelMismatchError: if they are not of this form.
    """
    held = fitted(content, ("names", "weights"), name=name, program=program)
    names, weights = held["names"], held["weights"]
    if names.shape != weights.shape:
        raise ModelMismatchError(f"{name} has weights of another form; fit it anew with {program}")
    return Weights(weights=dict(zip(map(str, names), map(float, weights), strict=True)), lean=lean)
