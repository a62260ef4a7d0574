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
    """Mean probability of the label over its words, 0 to 1, by the words' own scores."""
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
    padded = np.zeros((len(scores), longest, n_tags), dtype=np.float32)
    for window, row in zip(scores, padded, strict=True):
        row[: len(window)] = window
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


def pieces(tags: Integers, scores: Floats, names: Sequence[str]) -> Iterator[Piece]:
    """The spans that a tag sequence marks, in order.

    Args:
        tags: [words] of tag numbers.
        scores: [words, tags], for the spans' own scores.
        names: The BIO tag of each number.
    """
    marked = np.flatnonzero(tags)
    if not len(marked):
        return
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances = shifted / shifted.sum(axis=1, keepdims=True)
    first = -1
    for at in (int(word) for word in marked):
        tag = names[int(tags[at])]
        if first < 0 or tag[0] == "B" or tags[at - 1] == 0 or at == 0:
            first = at
        following = names[int(tags[at + 1])] if at + 1 < len(tags) else "O"
        if following[0] == "I" and following[2:] == tag[2:]:
            continue
        columns = [number for number, name in enumerate(names) if name[2:] == tag[2:] and name != "O"]
        score = float(chances[first : at + 1, columns].sum(axis=1).mean())
        yield Piece(label=tag[2:], first=first, last=at, score=score, is_continued=names[int(tags[first])][0] == "I")
        first = -1
