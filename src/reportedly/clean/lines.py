"""Plain text cut into units: paragraphs, headings, list lines. The text itself is never re-flowed.

Two customs have to be told apart. In hard-wrapped text a newline inside a paragraph means nothing; in text with one
paragraph per line it ends the paragraph. A line was wrapped if the next word would not have fitted into it.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

# Wrapped text is narrow: mail and terminals wrap at 72 to 80 columns, old newsrooms at 65, some tools at 100 or 120.
_COMMON_WRAP = 84
_WIDEST_WRAP = 120
# Up to the common width one line that ends inside a sentence shows wrapping; in wider text it may be a slip.
_SIGNS_BEYOND = 3
_SENTENCE_END = re.compile(r"[.!?:…][\"”’»)\]]*\s*$")
_CHUNK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LIST_LINE = re.compile(r"[ \t]*(?:[-*+•‣–—]\s+|\d{1,3}[.)]\s+|>|#{1,6}\s|!\[)")
_RULE = re.compile(r"[ \t]*(?:[-*_=~#][ \t]*){3,}$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a line that stands for itself; no white space at either end."""

    start: int
    end: int
    chunk: int
    """Number of the stretch between blank lines that it stands in."""
    n_lines: int

    def of(self, text: str) -> str:
        """Its words."""
        return text[self.start : self.end]


def units(text: str) -> list[Unit]:
    """Cut a text into its units, in order. Together they hold every character that is not white space."""
    width = _wrap_width(text)
    found: list[Unit] = []
    for number, chunk in enumerate(_CHUNK.finditer(text)):
        found += _chunk_units(text, chunk.start(), chunk.end(), number=number, width=width)
    return found


def _wrap_width(text: str) -> int:
    """The column at which the text was wrapped; 0 if it was not."""
    lines = text.split("\n")
    width = max(map(len, lines), default=0)
    if width > _WIDEST_WRAP:
        return 0
    n_signs = sum(_is_full(line, after, width) and not _SENTENCE_END.search(line) for line, after in pairwise(lines))
    return width if n_signs >= (1 if width <= _COMMON_WRAP else _SIGNS_BEYOND) else 0


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted into this one."""
    words = after.split(maxsplit=1)
    return bool(words and line.strip()) and len(line.rstrip()) + 1 + len(words[0]) > width


def _chunk_units(text: str, start: int, end: int, *, number: int, width: int) -> list[Unit]:
    lines: list[tuple[int, int]] = []
    at = start
    for line in text[start:end].split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    found: list[Unit] = []
    first = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or _ends_unit(text, lines[i - 1], lines[i], width=width):
            unit = _stripped(text, lines[first][0], lines[i - 1][1], chunk=number, n_lines=i - first)
            if unit is not None:
                found.append(unit)
            first = i
    return found


def _ends_unit(text: str, this: tuple[int, int], after: tuple[int, int], *, width: int) -> bool:
    """Whether the newline between two lines ends a unit."""
    line, following = text[this[0] : this[1]], text[after[0] : after[1]]
    if _LIST_LINE.match(following) or _RULE.match(line) or _RULE.match(following) or line.lstrip().startswith("#"):
        return True
    return not width or not _is_full(line, following, width)


def _stripped(text: str, start: int, end: int, *, chunk: int, n_lines: int) -> Unit | None:
    words = text[start:end]
    bare = words.strip()
    if not bare:
        return None
    left = start + len(words) - len(words.lstrip())
    return Unit(left, left + len(bare), chunk, n_lines)


def folded(words: str) -> str:
    """Letters and digits only, in one case: what two readings of the same words have in common."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())
