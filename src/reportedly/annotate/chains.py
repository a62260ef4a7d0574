"""The best sequence of BIO tags, and the spans it marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.annotate.onnx import Floats, Integers

_CLOSED = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words with one label."""

    label: str
    first: int
    last: int
    """Position of the last word, included."""
    score: float
    """Mean probability of the label over its words, 0 to 1."""
    is_continued: bool
    """Whether it opens without a "B" tag, as what runs over from the window before does."""


def closed(pairs: Floats, tags: Sequence[str]) -> Floats:
    """The pair scores with every pair shut where "I-X" follows anything but "B-X" or "I-X"."""
    allowed = np.array([[not right.startswith("I-") or left[1:] == right[1:] for right in tags] for left in tags])
    return np.where(allowed, pairs, np.float32(_CLOSED)).astype(np.float32)


def best(scores: Sequence[Floats], pairs: Floats) -> list[Integers]:
    """The best tag sequence of each window, found for all windows in step (Viterbi).

    Args:
        scores: [words, tags] of each window.
        pairs: [tags, tags] of neighbouring tags, left by right.

    Returns:
        [words] of tag numbers for each window. A window may open with "I": what it names began before.
    """
    lengths = np.array([len(window) for window in scores])
    longest, n_tags = int(lengths.max()), pairs.shape[0]
    padded = _stacked(scores)
    back = np.zeros((longest, len(scores), n_tags), dtype=np.int64)
    alpha = padded[:, 0]
    keep = np.arange(n_tags)
    for at in range(1, longest):
        paths = alpha[:, :, None] + pairs
        inside = (at < lengths)[:, None]
        # Past its end a window stays as it is, so that its last column holds the same answer.
        back[at] = np.where(inside, paths.argmax(axis=1), keep)
        alpha = np.where(inside, paths.max(axis=1) + padded[:, at], alpha)
    tags = alpha.argmax(axis=1)
    found = np.zeros((len(scores), longest), dtype=np.int64)
    rows = np.arange(len(scores))
    for at in range(longest - 1, -1, -1):
        found[:, at] = tags
        tags = back[at][rows, tags]
    return [row[:length] for row, length in zip(found, lengths, strict=True)]


def chances(scores: Sequence[Floats], pairs: Floats) -> list[Floats]:
    """How likely each tag is at each word, over all sequences of its window (forward-backward).

    Args:
        scores: [words, tags] of each window.
        pairs: [tags, tags] of neighbouring tags, left by right.

    Returns:
        [words, tags] of probabilities for each window.
    """
    lengths = np.array([len(window) for window in scores])
    padded, longest = _stacked(scores), int(lengths.max())
    forward, backward = padded.copy(), np.zeros_like(padded)
    for at in range(1, longest):
        forward[:, at] += _summed(forward[:, at - 1, :, None] + pairs, axis=1)
    for at in range(longest - 2, -1, -1):
        after = _summed(pairs + (backward[:, at + 1] + padded[:, at + 1])[:, None, :], axis=2)
        # Nothing comes after a window's last word.
        backward[:, at] = np.where((at + 1 < lengths)[:, None], after, 0.0)
    both = forward + backward
    both = np.exp(both - both.max(axis=2, keepdims=True))
    both /= both.sum(axis=2, keepdims=True)
    return [row[:length] for row, length in zip(both, lengths, strict=True)]


def _stacked(scores: Sequence[Floats]) -> Floats:
    padded = np.zeros((len(scores), max(len(window) for window in scores), scores[0].shape[1]), dtype=np.float32)
    for window, row in zip(scores, padded, strict=True):
        row[: len(window)] = window
    return padded


def _summed(paths: Floats, *, axis: int) -> Floats:
    """Logarithm of the sum of exponentials along an axis."""
    most = paths.max(axis=axis, keepdims=True)
    total: Floats = np.log(np.exp(paths - most).sum(axis=axis)) + most.squeeze(axis)
    return total


def pieces(tags: Integers, chances: Floats, names: Sequence[str]) -> Iterator[Piece]:
    """The spans that a tag sequence marks, in order.

    Args:
        tags: [words] of tag numbers.
        chances: [words, tags] of probabilities, for the spans' own scores.
        names: The BIO tag of each number.
    """
    first = -1
    for at in (int(word) for word in np.flatnonzero(tags)):
        tag = names[int(tags[at])]
        if first < 0 or tag[0] == "B":
            first = at
        following = names[int(tags[at + 1])] if at + 1 < len(tags) else "O"
        if following[0] == "I" and following[2:] == tag[2:]:
            continue
        columns = [number for number, name in enumerate(names) if name[2:] == tag[2:] and name != "O"]
        score = float(chances[first : at + 1, columns].sum(axis=1).mean())
        is_continued = names[int(tags[first])][0] == "I"
        yield Piece(label=tag[2:], first=first, last=at, score=score, is_continued=is_continued)
        first = -1
