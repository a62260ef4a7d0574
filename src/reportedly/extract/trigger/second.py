"""A second look at which words tell of an event, by weights fitted to situations that people read.

Word lists are sure of the words that they have, in the surroundings that they name; a report may tell of a shelling in
any others. So every word is looked at again: a small net over `signs` says how likely it tells of something, whether
the lists took it or passed it over; a logistic regression says of which type, where the lists have none.
`training.second` fits them; their file names the reader model whose scores they were fitted with.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelMismatchError
from reportedly.extract.trigger.kinds import Kinds, Opinion, coded
from reportedly.extract.trigger.sieve import DISMISSED, Hits
from reportedly.extract.trigger.signs import Look, Scene, looks
from reportedly.extract.trigger.unlisted import UNLISTED
from reportedly.extract.words.event_words import Hit
from reportedly.extract.words.fitted import fitted
from reportedly.extract.words.pattern import View

Floats = NDArray[np.float32]
SHIPPED = "second-look.npz"
SECOND_LOOK = "second look"
ADDED = 0.45  # of the chance that a passed-over word tells of an event; set on authors that the weights had not seen
HOPELESS = 0.06  # of `Token.told`: below, not one word of 240 reports was added; saves a fifth of reading's time
KEPT = 0.3  # below this chance a found word is dropped

Judge = Callable[[Look], Opinion]
"""How likely a looked-at word tells of an event, and of which type and mode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The fitted weights."""

    names: dict[str, int]
    """Row of each sign; a constant stands behind them."""
    inner: Floats
    """[signs + 1, neurons]; a neuron gives what is above zero."""
    outer: Floats
    """[neurons + 1]"""
    kinds: Kinds
    model: str
    """Digest of the reader model that they were fitted with."""

    def judge(self, look: Look) -> Opinion:
        """Give how likely a word tells of an event and, if it may, its type and mode."""
        made = row(look, self.names)
        score = float(np.maximum(made @ self.inner, 0) @ self.outer[:-1] + self.outer[-1])
        chance = 1 / (1 + np.exp(-score))
        return self.kinds.of(look, chance) if look.is_found or chance >= ADDED else Opinion(chance)


def row(look: Look, names: dict[str, int]) -> Floats:
    """Write a look as one row of numbers, the constant last."""
    made = np.zeros(len(names) + 1, dtype=np.float32)
    for name, value in look.signs.items():
        place = names.get(name)
        if place is not None:
            made[place] = value
    made[-1] = 1
    return made


def look_again(scene: Scene, judge: Judge, here: View, kept: Hits) -> dict[int, Hit | None]:
    """Give what a second look changes: hits of words passed over, hits that have another type, None for those to drop.

    Args:
        scene: The sentence on its page.
        judge: What the weights say.
        here: The sentence.
        kept: What the lists and rules found, by head.
    """
    made: dict[int, Hit | None] = {}
    for look in looks(scene, here, kept, least=HOPELESS):
        opinion = judge(look)
        known = kept.get(look.head)
        if known is None and opinion.chance >= ADDED:
            made[look.head] = _added(here, look.head, opinion)
        elif known is not None and known.entry.name != DISMISSED and known.entry.code is None:
            made[look.head] = coded(known, opinion) if opinion.chance >= KEPT else None
    return made


def _added(here: View, head: int, opinion: Opinion) -> Hit:
    """Make the hit of a word that the lists passed over."""
    is_noun = here.token(head).upos not in {"VERB", "AUX", "ADJ"}
    event = opinion.type
    entry = replace(UNLISTED, name=f"{SECOND_LOOK} {opinion.chance:.2f}", event=event, noun=is_noun)
    return Hit(head=head, filled=(), topics=(), entry=entry, mode=opinion.modes.get(event))


@cache
def shipped() -> Weights | None:
    """Read the weights that ship with Reportedly; None where none do."""
    file = files("reportedly.extract.trigger") / "data" / SHIPPED
    return parse(file.read_bytes(), name=SHIPPED) if file.is_file() else None


def parse(content: bytes, *, name: str) -> Weights:
    """Read weights from bytes.

    Raises:
        ModelMismatchError: if they are not of this form.
    """
    keys = ("names", "inner", "outer", "marks", "kind_inner", "kind_outer", "codes", "model")
    held = fitted(content, keys, name=name, program="training.second")
    kinds = Kinds(
        names={str(each): place for place, each in enumerate(held["marks"])},
        inner=held["kind_inner"],
        outer=held["kind_outer"],
        codes=tuple(_code(str(each)) for each in held["codes"]),
    )
    made = Weights(
        names={str(each): place for place, each in enumerate(held["names"])},
        inner=held["inner"],
        outer=held["outer"],
        kinds=kinds,
        model=str(held["model"]),
    )
    shapes = (made.inner.shape, kinds.inner.shape[1:], kinds.outer.shape)
    n, n_kinds = len(made.outer) - 1, len(kinds.outer) - 1
    is_short = len(kinds.inner) <= len(kinds.names)
    if is_short or shapes != ((len(made.names) + 1, n), (n_kinds,), (n_kinds + 1, len(kinds.codes))):
        raise ModelMismatchError(f"{name} has weights of another form; fit it anew with training.second")
    return made


def _code(written: str) -> tuple[str | None, str | None]:
    """Type and mode of "ASSAULT.firearms", "ASSAULT" or nothing."""
    event, _, mode = written.partition(".")
    return event or None, mode or None
