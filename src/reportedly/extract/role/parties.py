"""Choose who takes part by weighing the rules' choice against what the reader sees.

Three logistic regressions over the signs of `partaking` say how likely a word is actor, recipient or place of what a
trigger tells of. A word that the rules passed over comes in, and one that they took goes out, if the weights are sure
enough; so "nobody" is an answer, too. `training.parties` fits them to situations that people read; their file names
the reader model whose scores they were fitted with.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelMismatchError
from reportedly.extract.role.argument import not_part
from reportedly.extract.role.partaking import ROLES, Look, Scene, looks
from reportedly.extract.sentence.syntax import phrase
from reportedly.extract.words.fitted import fitted
from reportedly.records import Argument, Role

Floats = NDArray[np.float32]
SHIPPED = "parties.npz"
ADDED = {Role.ACTOR: 0.5, Role.RECIPIENT: 0.5, Role.LOCATION: 0.45}
"""From this chance on a word that the rules passed over takes part; set on authors that the weights had not seen."""
KEPT = {Role.ACTOR: 0.35, Role.RECIPIENT: 0.3, Role.LOCATION: 0.35}
"""Below this chance a word that the rules took does not."""
JUDGING = frozenset(
    """applaud bemoan castigate commend condemn criticise criticize decry denounce deplore deride disapprove
    lament mourn praise regret repudiate slam welcome""".split()
)
LOOKED_AGAIN = "reader and rules"

Judge = Callable[[Look], tuple[float, ...]]
"""How likely a looked-at word has each of `ROLES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The fitted weights."""

    names: dict[str, int]
    """Row of each sign; a constant stands behind them."""
    weights: Floats
    """[signs + 1, roles]"""
    model: str
    """Digest of the reader model that they were fitted with."""

    def judge(self, look: Look) -> tuple[float, ...]:
        """Give how likely a word has each of `ROLES`."""
        known = [(self.names[name], value) for name, value in look.signs.items() if name in self.names]
        rows = [place for place, _ in known]
        scores = np.array([value for _, value in known], dtype=np.float32) @ self.weights[rows] + self.weights[-1]
        return tuple(float(chance) for chance in 1 / (1 + np.exp(-scores)))


def choose(scene: Scene, judge: Judge) -> tuple[tuple[Argument, ...], tuple[str, ...]]:
    """Weigh who takes part in what a trigger tells of.

    Args:
        scene: The trigger, and what the rules found.
        judge: What the weights say.

    Returns:
        Arguments by role, those of the rules before new ones; other roles as they were, behind them. And a reason for
        each that came in.
    """
    tree, trigger = scene.tree, scene.trigger
    fixed = {tree.tokens[place].span for _, place in trigger.parties}
    dropped: set[tuple[Role, int]] = set()
    added: list[Argument] = []
    reasons: list[str] = []
    chances: dict[tuple[Role, int], float] = {}
    for look in looks(scene):
        head = tree.tokens[look.position].span
        for role, chance in zip(ROLES, judge(look), strict=True):
            chances[role, head.start] = chance
            is_there = any(one.role is role and one.head == head for one in scene.found)
            if is_there and chance < KEPT[role] and head not in fixed:
                dropped.add((role, head.start))
            elif not is_there and chance >= ADDED[role] and head not in fixed and _may_be(role, look):
                span = phrase(tree, look.position, without=not_part(tree, look.position, trigger))
                added.append(Argument(role=role, span=span, head=head))
                reasons.append(f"{role} {LOOKED_AGAIN} {chance:.2f}")
    sure = [one for one in scene.found if (one.role, one.head.start) not in dropped]
    kept = [one for one in scene.found if one in sure or _names_part_of(one, sure)]
    added = [one for one in added if not any(one.role is other.role and one.span == other.span for other in kept)]
    whole = _one_role_each(kept, added, chances)
    order = {role: place for place, role in enumerate(ROLES)}
    return tuple(sorted(whole, key=lambda one: order.get(one.role, len(ROLES)))), tuple(reasons)


def _may_be(role: Role, look: Look) -> bool:
    """Whether a word may have the role at all: "it" is no place, nor is who acts or undergoes by the rules.

    Who condemns a mutiny does not lead it.
    """
    if role is Role.ACTOR:
        return not _is_judge(look)
    if role is not Role.LOCATION:
        return True
    is_pronoun = look.scene.tree.tokens[look.position].upos == "PRON"
    return not is_pronoun and look.taken not in {Role.ACTOR, Role.RECIPIENT}


def _is_judge(look: Look) -> bool:
    """Whether a word is the subject of a verb that judges what the trigger names: "the Union condemned the mutiny"."""
    tree, head = look.scene.tree, look.scene.trigger.head
    verb = tree.tokens[head].head
    is_judged = look.scene.trigger.is_nominal and tree.bases[head] in {"obj", "obl"} and verb >= 0
    return is_judged and tree.lemma(verb) in JUDGING and tree.tokens[look.position].head == verb


def _one_role_each(
    kept: Sequence[Argument], added: Sequence[Argument], chances: Mapping[tuple[Role, int], float]
) -> list[Argument]:
    """All of them; of two that make one word act on itself, of which the rules knew one alone, the likelier."""
    sides = {Role.ACTOR: Role.RECIPIENT, Role.RECIPIENT: Role.ACTOR}
    lost: set[tuple[Role, int]] = set()
    for one in added:
        other = sides.get(one.role), one.head.start
        if other[0] is not None and any((two.role, two.head.start) == other for two in (*kept, *added)):
            pair = [(one.role, one.head.start), (other[0], other[1])]
            lost.add(min(pair, key=lambda each: chances.get(each, 1.0)))
    return [one for one in (*kept, *added) if (one.role, one.head.start) not in lost]


def _names_part_of(one: Argument, sure: Sequence[Argument]) -> bool:
    """Whether it is a place inside a place that stays: the villages of "the crossings of Jarinje and Brnjak"."""
    places = (other.span for other in sure if other.role is one.role is Role.LOCATION)
    return any(place.start <= one.span.start and one.span.end <= place.end for place in places)


@cache
def shipped() -> Weights | None:
    """Read the weights that ship with Reportedly; None where none do."""
    file = files("reportedly.extract.role") / "data" / SHIPPED
    return parse(file.read_bytes(), name=SHIPPED) if file.is_file() else None


def parse(content: bytes, *, name: str) -> Weights:
    """Read weights from bytes.

    Raises:
        ModelMismatchError: if they are not of this form.
    """
    held = fitted(content, ("names", "weights", "model"), name=name, program="training.parties")
    made = Weights(
        names={str(each): place for place, each in enumerate(held["names"])},
        weights=held["weights"],
        model=str(held["model"]),
    )
    if made.weights.shape != (len(made.names) + 1, len(ROLES)):
        raise ModelMismatchError(f"{name} has weights of another form; fit it anew with training.parties")
    return made
