"""Windows of whole sentences, small enough for the encoder."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

MAX_PIECES = 160
"""Word pieces in a window, not counting the encoder's own two marks."""
_EARLY = 0.6  # a window this full ends with its paragraph rather than running into the next


def windows(
    starts: Sequence[int],
    sizes: Sequence[int],
    *,
    openings: frozenset[int] = frozenset(),
    most: int = MAX_PIECES,
    first: int | None = None,
) -> Iterator[tuple[int, int]]:
    """Pack neighbouring sentences into windows.

    Args:
        starts: Position of each sentence's first word.
        sizes: Number of pieces of each word.
        openings: Positions of words that open a paragraph.
        most: Pieces that a window may hold.
        first: Another limit for the first window only (training varies the cuts).

    Yields:
        First word and end (not included) of each window, in order and without gaps. A sentence that is too long by
        itself is cut; no other window starts inside a sentence.
    """
    limit = first or most
    begin, held = 0, 0
    for start, end in pairwise([*starts, len(sizes)]):
        size = sum(sizes[start:end])
        if held and (held + size > limit or (start in openings and held >= _EARLY * limit)):
            yield begin, start
            begin, held, limit = start, 0, most
        if size > limit:
            if begin < start:
                yield begin, start
            yield from (cuts := list(_cut(start, end, sizes, most)))[:-1]
            begin, held, limit = cuts[-1][0], sum(sizes[slice(*cuts[-1])]), most
        else:
            held += size
    if held:
        yield begin, len(sizes)


def _cut(start: int, end: int, sizes: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    begin, held = start, 0
    for at in range(start, end):
        if held + sizes[at] > most:
            yield begin, at
            begin, held = at, 0
        held += sizes[at]
    yield begin, end
