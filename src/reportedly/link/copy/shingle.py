"""Fingerprints of texts: hashed word shingles, and the sample of them by which near-duplicates find each other.

The sample keeps every shingle whose hash is divisible by a fixed number (Broder 1997, "On the resemblance and
containment of documents"): unlike a MinHash of fixed length it estimates containment, so a copy cut to a fifth still
meets its original. The hash is ours and frozen: a change of it raises `VERSION`.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from reportedly.link.telling.wording import words

VERSION = 1
WIDTH = 4
"""Words in a shingle: three are shared by chance too often, five die out when every fifth word is changed."""
_KEEP_ONE_IN = np.uint64(8)
SKETCH = 48
"""Hashes in a sketch: of a copy cut to a third, with every fifth word changed, six are still in the original's."""
_FEW = 64
"""A text with fewer shingles is kept whole."""

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """One text as shingle hashes."""

    shingles: Hashes
    """One for each run of `WIDTH` words, in text order."""
    sample: Hashes
    """Sorted, distinct: those by which candidates are found."""
    order: tuple[int, ...]
    """The shingles as plain numbers, in text order."""
    kept: frozenset[int]
    """The same without order: two texts that share none are told apart soonest so."""

    @property
    def n_words(self) -> int:
        """How many words the text has."""
        return len(self.shingles) + WIDTH - 1 if len(self.shingles) else 0


@lru_cache(maxsize=1 << 18)
def _hash_word(word: str) -> int:
    """FNV-1a, 64 bit, over UTF-8: the same on every machine and in every run."""
    value = 0xCBF29CE484222325
    for byte in word.encode("utf-8", "surrogatepass"):
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def _mix(values: Hashes) -> Hashes:
    """The finaliser of splitmix64, so that neighbouring inputs land far apart."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def fingerprint(text: str) -> Fingerprint:
    """The shingles of a text; a text shorter than one shingle has none."""
    hashes = np.array([_hash_word(word) for word in words(text)], dtype=np.uint64)
    if len(hashes) < WIDTH:
        empty = np.zeros(0, dtype=np.uint64)
        return Fingerprint(empty, empty, (), frozenset())
    n = len(hashes) - WIDTH + 1
    with np.errstate(over="ignore"):
        shingles = np.zeros(n, dtype=np.uint64)
        for offset in range(WIDTH):
            shingles = _mix(shingles * np.uint64(0x9E3779B97F4A7C15) + hashes[offset : offset + n])
    sample = np.unique(shingles)
    if len(sample) > _FEW:
        sample = sample[sample % _KEEP_ONE_IN == 0]
    order = tuple(shingles.tolist())
    return Fingerprint(shingles, sample, order, frozenset(order))


def sketch(text: Fingerprint) -> list[int]:
    """The smallest hashes of a text's shingles, as signed numbers (bottom sketch, Broder 1997).

    By them a ledger finds candidates for copies without holding whole texts against each other.
    """
    smallest = np.unique(text.shingles)[:SKETCH]
    return [int(value) for value in smallest.view(np.int64)]


def coverage(copy: Fingerprint, original: Fingerprint, *, least: float = 0.0) -> float:
    """Share of the first text's words that stand in shingles of the second, 0 to 1; 0 if it cannot reach `least`."""
    shared = copy.kept & original.kept
    # A shingle that stands once covers no more than its own words.
    most = 0.5 + WIDTH * (len(shared) + len(copy.order) - len(copy.kept))
    covered = end = 0
    for n, shingle in enumerate(copy.order if shared and most >= least * copy.n_words else ()):
        if shingle in shared:
            covered += n + WIDTH - max(n, end)
            end = n + WIDTH
    return covered / copy.n_words if covered else 0.0


def longest_passage(copy: Fingerprint, original: Fingerprint) -> int:
    """Words in the longest run of the first text that the second has shingle by shingle; 0 if they share none."""
    shared = np.isin(copy.shingles, original.shingles)
    if not shared.any():
        return 0
    edges = np.flatnonzero(np.diff(np.concatenate(([0], shared.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max()) + WIDTH - 1
