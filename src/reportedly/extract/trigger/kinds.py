"""Of what kind a word is that tells of something: type and mode, by weights fitted to situations that people read.

A list knows the words that it has; of the others, and of those that it gives no code, a small net says how likely each
type and mode is, from the same signs as `second` and from the words beside. A code that a list gives stands unless
another type is several times as likely.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.trigger.signs import Look
from reportedly.extract.trigger.unlisted import UNLISTED
from reportedly.extract.words.event_words import Hit

Floats = NDArray[np.float32]
LEAD = 3.0
"""How many times as likely as a list's code another type must be, where the list looks at the word alone."""
FAR_LEAD = 8.0
"""The same where it looks at the surroundings, too, or gives no code on purpose; with less, reports in plain agency
style lose what others gain."""


MEANT = 127.0
"""What a number of a word's meaning is divided by."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is thought of one word."""

    chance: float
    """How likely it tells of something."""
    types: Mapping[str | None, float] = field(default_factory=dict)
    """How likely each type is if it does, None being none; empty where nobody was asked."""
    modes: Mapping[str | None, str | None] = field(default_factory=dict)
    """The likeliest mode of each type."""

    @property
    def type(self) -> str | None:
        """The likeliest type."""
        return max(self.types, key=lambda each: self.types[each], default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """The fitted weights of types and modes."""

    names: Mapping[str, int]
    """Row of each sign or word beside; behind them stand the numbers of the word's meaning and a constant."""
    inner: Floats
    """[signs + meaning + 1, neurons]; a neuron gives what is above zero."""
    outer: Floats
    """[neurons + 1, codes]"""
    codes: tuple[tuple[str | None, str | None], ...]
    """Type and mode that each column stands for."""

    def of(self, look: Look, chance: float) -> Opinion:
        """Give the opinion of a word that tells of something with the given chance."""
        signs = [*look.signs.items(), *((word, 1.0) for word in look.words)]
        known = [(self.names[name], value) for name, value in signs if value and name in self.names]
        places, values = [place for place, _ in known], np.array([value for _, value in known], dtype=np.float32)
        sums = values @ self.inner[places] + self.inner[-1]
        if len(look.meaning) == len(self.inner) - len(self.names) - 1:
            sums += np.array(look.meaning, dtype=np.float32) / MEANT @ self.inner[len(self.names) : -1]
        seen = np.maximum(sums, 0)
        scores = seen @ self.outer[:-1] + self.outer[-1]
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        types, best = dict[str | None, float](), dict[str | None, tuple[float, str | None]]()
        for (event, mode), share in zip(self.codes, shares.tolist(), strict=True):
            types[event] = types.get(event, 0.0) + share
            best[event] = max(best.get(event, (0.0, None)), (share, mode), key=lambda each: each[0])
        return Opinion(chance, types, {event: mode for event, (_, mode) in best.items()})


def coded(hit: Hit, opinion: Opinion) -> Hit:
    """Give a found word with the type it most likely has, and the mode to fall back on; the hit itself as it was.

    Args:
        hit: What the lists or rules found.
        opinion: Of this word.
    """
    if not opinion.types or hit.entry.code is not None:
        return hit
    event, entry = opinion.type, hit.entry
    is_listed = not entry.name.startswith(UNLISTED.name) and entry.name.partition(":")[0] != "a state"
    lead = FAR_LEAD if entry.pattern or entry.event is None else LEAD
    if is_listed and opinion.types[event] <= lead * opinion.types.get(entry.event, 0.0):
        event = entry.event
    mode = opinion.modes.get(event)
    if event == entry.event:
        return hit if mode == hit.mode else replace(hit, mode=mode)
    name = f"{entry.name}, second look {event or 'no type'} {opinion.types[event]:.2f}"
    return replace(hit, entry=replace(entry, name=name, event=event, mode=None, cameo=None), mode=mode)
