"""One statement in columns: numbers, yes and no in a row, and what it has sets of as hashes of 64 bits."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from reportedly.link.telling.named import Party
from reportedly.records import Place

if TYPE_CHECKING:
    from reportedly.link.telling.profile import Profile

ROW = np.dtype([
    *((name, "i8") for name in (
        "traits", "report", "event", "mode", "kind", "state", "voice", "evidence", "outlet", "breath", "day",
        "paragraph", "nth", "begins", "ends", "first", "last",
    )),
])  # fmt: skip
_NAMED = ("report", "event", "mode", "kind", "state", "voice", "evidence", "outlet", "breath")
"""Columns of which only counts whether two are the same; 0 where there is none."""
SETS = (
    "act_words", "telling_words", "sorts", "families", "opposites", "words", "names", "victims", "place_names",
    "thing_words", "actor_names", "recipient_names", "before", "itself", "long_words",
)  # fmt: skip
LISTS = ("actors", "recipients", "said_by", "spots", "fine", "heard")
PART = np.dtype([
    ("country", "i8"), ("id", "i8"), ("head", "i8"), ("is_named", "?"), ("known", "?"), ("is_state", "?"),
    ("is_official", "?"), ("is_authority", "?"), ("is_armed", "?"), ("lat", "f8"), ("lon", "f8"),
])  # fmt: skip
PART_SETS = ("words", "heads", "sectors", "own_words", "sides")


@dataclass(frozen=True, slots=True)
class Packed:
    """One statement's rows and hashes, ready to be laid under each other."""

    row: bytes
    lengths: bytes
    """How many hashes each of its sets has."""
    hashes: bytes
    n_parts: bytes
    """How many parties and places each of its lists has."""
    parts: bytes
    part_lengths: bytes
    part_hashes: bytes


def packed(p: "Profile") -> Packed:
    """What a profile says, in columns."""
    numbers = (_named(getattr(p, name)) if name in _NAMED else getattr(p, name) for name in ROW.names or ())
    sets = [p.sorts.sorts, p.sorts.families, p.sorts.opposites]
    sets = [*(getattr(p, name) for name in SETS[:2]), *sets, *(getattr(p, name) for name in SETS[5:])]
    lists = [getattr(p, name) for name in LISTS]
    parts = [*chain.from_iterable(lists)]
    part_sets = [held for part in parts for held in _sets_of(part)]
    return Packed(
        row=np.array([tuple(numbers)], ROW).tobytes(),
        lengths=_lengths(sets),
        hashes=_hashes(sets),
        n_parts=_lengths(lists),
        parts=np.array([_part(part) for part in parts], PART).tobytes(),
        part_lengths=_lengths(part_sets),
        part_hashes=_hashes(part_sets),
    )


def _named(value: object) -> int:
    """A number that stands for a value: two are the same if it is; none for nothing."""
    return 0 if value is None else hash(value) or 1


def _part(part: Any) -> tuple[Any, ...]:
    """A party's or place's row; what it does not have counts nowhere."""
    if isinstance(part, Party):
        named = _named(part.country), _named(part.id), _named(part.head)
        kinds = part.is_state, part.is_official, part.is_authority, part.is_armed
        return (*named, part.is_named, part.known, *kinds, 0.0, 0.0)
    is_place = isinstance(part, Place)
    return (0, 0, 0, *[False] * 6, part.lat if is_place else 0.0, part.lon if is_place else 0.0)


_NO_SETS = (frozenset[str](),) * len(PART_SETS)


def _sets_of(part: Any) -> tuple[frozenset[str], ...]:
    if isinstance(part, Party):
        return part.words, part.heads, part.sectors, part.own_words, part.sides
    return _NO_SETS if isinstance(part, Place) else (part.words, *_NO_SETS[1:])


def _lengths(sets: Sequence[Any]) -> bytes:
    return np.fromiter(map(len, sets), np.int64, len(sets)).tobytes()


def _hashes(sets: Sequence[Any]) -> bytes:
    return np.fromiter(map(hash, chain.from_iterable(sets)), np.int64).tobytes()
