"""Carrying a span from the text that Reportedly made to the text that the gold was written on.

Clean text may have a title in front, other line breaks or composed letters. White space, quote forms and dashes are
set aside; if the gold text then stands inside ours, offsets follow at once, else the two are aligned piece by piece.
"""

import difflib
import unicodedata
from collections.abc import Callable

Range = tuple[int, int]
Carrier = Callable[[Range], Range | None]

PLAIN = {ord(mark): plain for plain, marks in {"'": "’‘", '"': "“”„«»", "-": "–—\u2212"}.items() for mark in marks}
INVISIBLE = "\u200b\ufeff\u00ad"


def letters(text: str) -> list[tuple[str, int, int]]:
    """Every character that is not white space, in plain form, with where its cluster starts and ends in the text."""
    found = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[start:end]).translate(PLAIN)
        found += [(mark, start, end) for mark in cluster if not mark.isspace() and mark not in INVISIBLE]
        start = end
    return found


def carrier(ours: str | None, gold: str) -> Carrier:
    """A function from spans of our text to spans of the gold text; None for what has no place there."""
    if ours is None or ours == gold:
        return lambda span: (span[0], span[1])
    mine, theirs = letters(ours), letters(gold)
    partner = _partners("".join(mark for mark, _, _ in mine), "".join(mark for mark, _, _ in theirs))

    def carry(span: Range) -> Range | None:
        landed = [
            partner[place]
            for place, (_, start, end) in enumerate(mine)
            if place in partner and start < span[1] and span[0] < end
        ]
        return (theirs[min(landed)][1], theirs[max(landed)][2]) if landed else None

    return carry


def _partners(ours: str, gold: str) -> dict[int, int]:
    """For characters of ours, the character of the gold that they are."""
    offset = ours.find(gold) if gold else -1
    if offset >= 0:
        return {offset + place: place for place in range(len(gold))}
    blocks = difflib.SequenceMatcher(None, ours, gold, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}
