"""Match a pattern that is written as words before and after a verb, as the dictionaries of the PETRARCH coders are.

`WORDS * WORDS`, the star standing for the verb. Words joined by `_` follow each other, others may have words between.
`$` is the source, `+` the target, `%` a party that is both, `^` any one phrase. Parties and phrases are nominals.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract.words.pattern import View

SOURCE, TARGET, BOTH, ANY = "$", "+", "%", "^"
PARTIES = frozenset({SOURCE, TARGET, BOTH, ANY})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
WIDEST = 8  # words between two parts of a pattern; further apart they speak of something else


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a pattern."""

    words: frozenset[str]
    """Forms and lemmas in lower case; empty for a party."""
    party: str
    """`$`, `+`, `%` or `^`; empty for words."""
    is_next: bool
    """Whether it follows the part before it at once, reading away from the verb."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a verb, each side read away from it."""

    before: tuple[Step, ...]
    after: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a pattern fits."""

    own: tuple[int, ...]
    """Positions of its words."""
    parties: tuple[tuple[str, int], ...]
    """`$`, `+` or `%`, and where it stands."""


def match(here: View, index: int, around: Around) -> Found | None:
    """Match a pattern around the verb at a position; None if it does not fit."""
    own: list[int] = []
    parties: list[tuple[str, int]] = []
    for steps, way in ((around.before, -1), (around.after, 1)):
        at = index
        for step in steps:
            place = next((p for p in _reach(here, at, way, step) if _fits(here, p, step)), None)
            if place is None:
                return None
            at = place
            if step.words:
                own.append(place)
            elif step.party != ANY:
                parties.append((step.party, place))
    return Found(tuple(sorted(own)), tuple(parties))


def _reach(here: View, at: int, way: int, step: Step) -> Iterator[int]:
    for distance in range(1, 2 if step.is_next else WIDEST + 2):
        place = at + way * distance
        if 0 <= place < len(here.forms):
            yield place


def _fits(here: View, place: int, step: Step) -> bool:
    if step.words:
        return here.has(place, step.words)
    # The head of a phrase, not a noun before a noun.
    return here.token(place).upos in NOMINAL and here.tree.bases[place] not in {"compound", "flat", "det"}
