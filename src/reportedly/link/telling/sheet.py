"""Statements in columns, so that a question is asked of many pairs of them at once.

What a profile says in numbers, yes and no stands in a row of its own; its words, and what else it has sets of, as
hashes of 64 bits. In a sheet of statements the words are bits: only those count that one of the statements asked about
has, since no other can be in common.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from reportedly.link.telling.either import Mask, Side
from reportedly.link.telling.packed import LISTS, PART, PART_SETS, ROW, SETS

if TYPE_CHECKING:
    from reportedly.link.telling.profile import Profile

Numbers = NDArray[np.int64]
Bits = NDArray[np.uint64]

_LOOK = 1 << 16
"""Places of a first look at a hash: what is not there is in no set that counts."""


class Sheet:
    """Statements under each other."""

    def __init__(self, profiles: Sequence["Profile"], n_asked: int) -> None:
        """Lay out statements.

        Args:
            profiles: The statements.
            n_asked: So many, the first ones, are asked about: one of every pair is among them.
        """
        packs = [p.packed for p in profiles]
        self.profiles = profiles
        rows = np.frombuffer(b"".join([p.row for p in packs]), ROW)
        self.rows = {name: np.ascontiguousarray(rows[name]) for name in ROW.names or ()}
        lengths = np.frombuffer(b"".join([p.lengths for p in packs]), np.int64)
        hashes = np.frombuffer(b"".join([p.hashes for p in packs]), np.int64)
        n_parts = np.frombuffer(b"".join([p.n_parts for p in packs]), np.int64)
        parts = np.frombuffer(b"".join([p.parts for p in packs]), PART)
        self.parts = {name: np.ascontiguousarray(parts[name]) for name in PART.names or ()}
        part_lengths = np.frombuffer(b"".join([p.part_lengths for p in packs]), np.int64)
        part_hashes = np.frombuffer(b"".join([p.part_hashes for p in packs]), np.int64)
        own = int(lengths[: n_asked * len(SETS)].sum())
        own_parts = int(part_lengths[: int(n_parts[: n_asked * len(LISTS)].sum()) * len(PART_SETS)].sum())
        words = _Words(np.concatenate((hashes[:own], part_hashes[:own_parts])))
        self.sizes = np.ascontiguousarray(lengths.reshape(-1, len(SETS)).T)
        self.part_sizes = np.ascontiguousarray(part_lengths.reshape(-1, len(PART_SETS)).T)
        self.bits = words.bits(hashes, lengths, len(SETS))
        self.part_bits = words.bits(part_hashes, part_lengths, len(PART_SETS))
        self.n_parts = n_parts.reshape(-1, len(LISTS))
        self.first_part = (np.cumsum(n_parts) - n_parts).reshape(-1, len(LISTS))

    @cached_property
    def matters(self) -> tuple[Numbers, list[Any]]:
        """For each statement the number of what its report is about, and these."""
        number: dict[int, int] = {}
        at = [number.setdefault(id(p.matter), len(number)) for p in self.profiles]
        by_id = {id(p.matter): p.matter for p in self.profiles}
        return np.array(at, np.int64), [by_id[name] for name in number]


class _Words:
    """The words that count, each with a bit of its own."""

    def __init__(self, hashes: Numbers) -> None:
        self._sorted = np.unique(hashes)
        self._may_be = np.zeros(_LOOK, bool)
        self._may_be[self._sorted & (_LOOK - 1)] = True

    def bits(self, hashes: Numbers, lengths: Numbers, n_kinds: int) -> Bits:
        """Sets as bits, [kinds of sets, words of 64 bits, rows]; every row has all kinds, one after another."""
        n_words = len(self._sorted) // 64 + 1
        n_rows = len(lengths) // n_kinds
        bits = np.zeros(n_words * len(lengths), np.uint64)
        look = np.flatnonzero(self._may_be[hashes & (_LOOK - 1)])
        place = np.searchsorted(self._sorted, hashes[look])
        place[place == len(self._sorted)] = 0
        is_there = self._sorted[place] == hashes[look] if len(self._sorted) else np.zeros(0, bool)
        of = np.repeat(np.arange(len(lengths)), lengths)[look[is_there]]
        place = place[is_there]
        row, kind = np.divmod(of, n_kinds)
        at = (kind * n_words + (place >> 6)) * n_rows + row
        np.bitwise_or.at(bits, at, np.uint64(1) << (place & 63).astype(np.uint64))
        return bits.reshape(n_kinds, n_words, n_rows)


class Sets:
    """A set of each of many statements or parties."""

    def __init__(self, bits: Bits, sizes: Numbers | None = None) -> None:
        """Take bits, and sizes where words that do not count are in them, too."""
        self.bits = bits
        self._sizes = sizes

    @property
    def size(self) -> Numbers:
        """How many are in each."""
        if self._sizes is None:
            self._sizes = np.bitwise_count(self.bits).sum(0, dtype=np.int64)
        return self._sizes

    def __and__(self, other: "Sets") -> "Sets":
        return Sets(self.bits & other.bits)

    def __or__(self, other: "Sets") -> "Sets":
        """What is in either, as far as it can be in common."""
        return Sets(self.bits | other.bits)

    def __sub__(self, other: "Sets") -> "Sets":
        """What is in the one and not in the other; of sets in common."""
        return Sets(self.bits & ~other.bits)

    def __le__(self, other: "Sets") -> Mask:
        inside: Mask = (self & other).size == self.size
        return inside

    def isdisjoint(self, other: "Sets") -> Mask:
        """Where two have nothing in common."""
        apart: Mask = np.bitwise_or.reduce(self.bits & other.bits, axis=0) == 0
        return apart

    def take(self, at: Numbers) -> "Sets":
        """Some of them."""
        return Sets(self.bits.take(at, axis=1), self.size.take(at))


class _Columns:
    """Columns of some rows of a table, looked up when they are asked for."""

    def __init__(
        self, rows: Mapping[str, NDArray[Any]], at: Numbers, sets: Mapping[str, int], bits: Bits, sizes: Numbers
    ) -> None:
        self._rows, self._sets, self._bits, self._sizes = rows, sets, bits, sizes
        self.at = at

    def __getattr__(self, name: str) -> Any:
        """A column by its name; kept."""
        if name in self._sets:
            place = self._sets[name]
            column: Any = Sets(self._bits[place].take(self.at, axis=1), self._sizes[place].take(self.at))
        elif name in self._rows:
            column = self._rows[name].take(self.at)
        else:
            raise AttributeError(name)
        setattr(self, name, column)
        return column


class Many(_Columns, Side):
    """Statements in columns: one side of many pairs."""

    def __init__(self, sheet: Sheet, at: Numbers) -> None:
        """Take the statements of a sheet at these places."""
        _Columns.__init__(self, sheet.rows, at, _SET_AT, sheet.bits, sheet.sizes)
        Side.__init__(self)
        self.sheet = sheet
        self._asked: dict[object, NDArray[Any]] = {}
        self._having: dict[int, Mask] = {}
        self.taken_from: tuple[Many, Numbers] | None = None

    def __len__(self) -> int:
        return len(self.at)

    def profile(self, k: int) -> "Profile":
        """One of them."""
        told: Profile = self.sheet.profiles[self.at[k]]
        return told

    def has(self, trait: int) -> Mask:
        """Which of them have one of these traits."""
        if trait not in self._having:
            self._having[trait] = self.traits & trait != 0
        return self._having[trait]

    def taken(self, at: Numbers) -> "Many":
        """Some of them; what was answered of all is not asked again."""
        some = Many(self.sheet, self.at.take(at))
        some.taken_from = self, at
        return some

    def answered_before(self, test: object, other: Side) -> Any:
        """What was answered of the pairs that these were taken from; None if they were not asked."""
        if self.taken_from is None or not isinstance(other, Many) or other.taken_from is None:
            return None
        (mine, at), (others, _) = self.taken_from, other.taken_from
        known = mine.answers(others).get(test)
        return None if known is None else np.asarray(known).take(at)

    def noted(self, test: Callable[["Profile"], Any]) -> NDArray[Any]:
        """What a test of one statement says of each; kept."""
        if test not in self._asked:
            rows, at = self._rows_at
            said = [self.sheet.profiles[row].noted(test) for row in rows.tolist()]
            self._asked[test] = np.array(said)[at] if said else np.zeros(0, bool)
        return self._asked[test]

    @cached_property
    def _rows_at(self) -> tuple[Numbers, Numbers]:
        """The rows that stand here, and which of them each is."""
        rows, at = np.unique(self.at, return_inverse=True)
        return rows, at

    @cached_property
    def sorts(self) -> "SortsOfMany":
        """What sort of act each tells of."""
        return SortsOfMany(*(_Columns.__getattr__(self, f"{name}") for name in ("_sorts", "families", "opposites")))

    @cached_property
    def matter(self) -> "Matters":
        """What the report of each is about."""
        number, all_of_them = self.sheet.matters
        return Matters(number[self.at], all_of_them)

    @cached_property
    def actors(self) -> "Parts":
        """Who acts in each."""
        return self._parts(0)

    @cached_property
    def recipients(self) -> "Parts":
        """Whom each befell."""
        return self._parts(1)

    @cached_property
    def said_by(self) -> "Parts":
        """The innermost source of each."""
        return self._parts(2)

    @cached_property
    def spots(self) -> "Parts":
        """Where each was."""
        return self._parts(3)

    @cached_property
    def fine(self) -> "Parts":
        """The places of each that are known to a town or better."""
        return self._parts(4)

    @cached_property
    def heard(self) -> "Parts":
        """The innermost source of each that the text names."""
        return self._parts(5)

    def _parts(self, which: int) -> "Parts":
        sheet = self.sheet
        return Parts(sheet, sheet.first_part[self.at, which], sheet.n_parts[self.at, which])


@dataclass(frozen=True, slots=True)
class SortsOfMany:
    """As `sorts.Sorts`."""

    sorts: Sets
    families: Sets
    opposites: Sets


class Part(_Columns):
    """Parties or places in columns."""

    def __init__(self, sheet: Sheet, at: Numbers) -> None:
        super().__init__(sheet.parts, at, _PART_SET_AT, sheet.part_bits, sheet.part_sizes)


_SET_AT = {("_sorts" if name == "sorts" else name): place for place, name in enumerate(SETS)}
_PART_SET_AT = {name: place for place, name in enumerate(PART_SETS)}


class Parts:
    """The parties or places of each of many statements."""

    def __init__(self, sheet: Sheet, first: Numbers, size: Numbers) -> None:
        self.sheet, self.first = sheet, first
        self.size = size
        self._against: dict[int, tuple[object, Numbers, Any, Any]] = {}

    def any_of(self, test: Callable[[Any, Any], Mask], right: "Parts | tuple[Sets]") -> Mask:
        """Whether some of each and some of the other's pass a test."""
        of, one, two = self._crossed(right)
        found = np.zeros(len(self.size), bool)
        if len(of):
            found[of[test(one, two)]] = True
        return found

    def smallest(self, measure: Callable[[Any, Any], NDArray[np.float64]], right: "Parts") -> NDArray[np.float64]:
        """The smallest of a measure over some of each and some of the other's."""
        of, one, two = self._crossed(right)
        found = np.full(len(self.size), np.inf)
        if len(of):
            np.minimum.at(found, of, measure(one, two))
        return found

    def _crossed(self, right: Any) -> tuple[Numbers, Any, Any]:
        """Each of one side with each of the other: which pair of statements they are of, and they."""
        name = id(right[0] if isinstance(right, tuple) else right)
        if name not in self._against:
            self._against[name] = (right, *(self._alone(right[0]) if isinstance(right, tuple) else self._with(right)))
        return self._against[name][1:]

    def _alone(self, right: Sets) -> tuple[Numbers, Any, Any]:
        of = np.repeat(np.arange(len(self.size)), self.size)
        nth = np.arange(len(of)) - np.repeat(np.cumsum(self.size) - self.size, self.size)
        return of, Part(self.sheet, self.first[of] + nth), right.take(of)

    def _with(self, right: "Parts") -> tuple[Numbers, Any, Any]:
        n = self.size * right.size
        of = np.repeat(np.arange(len(n)), n)
        nth = np.arange(len(of)) - np.repeat(np.cumsum(n) - n, n)
        row, column = np.divmod(nth, right.size[of])
        return of, Part(self.sheet, self.first[of] + row), Part(self.sheet, right.first[of] + column)


class Matters:
    """What the reports of many statements are about."""

    def __init__(self, number: Numbers, all_of_them: Sequence[Any]) -> None:
        self.number, self._all = number, all_of_them

    def measured(self, measure: Callable[[Any, Any], float], other: "Matters") -> NDArray[np.float64]:
        """A measure of the two reports of each pair."""
        n = len(self._all)
        kinds, at = np.unique(self.number * n + other.number, return_inverse=True)
        return np.array([measure(self._all[k // n], self._all[k % n]) for k in kinds.tolist()], float)[at]
