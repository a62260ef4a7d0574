"""Lines of styled text, wrapped to a width; a terminal colours them, plain text drops the styles."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Style = Literal[
    "", "title", "faint", "number", "trigger", "source", "cue",
    "deed", "voice", "fact", "negative", "hedged", "odds", "problem", "rule",
]  # fmt: skip

NO_BREAK = "\u00a0"
"""A space that a row does not end at."""

_ATOM = re.compile(r" +|[^ ]+")


@dataclass(frozen=True, slots=True)
class Styled:
    """Some text in one style."""

    text: str
    style: Style = ""


Row = tuple[Styled, ...]
"""One line of the screen, without its line feed."""


def plain(row: Row) -> str:
    """The words of a row, without trailing space."""
    return margin(row).replace(NO_BREAK, " ").rstrip()


def cells(text: str) -> int:
    """How many columns the text takes on a terminal: none for what combines, two for what is wide."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(letter) for letter in text)


def _cells_of(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def wrap(parts: Iterable[Styled], width: int, *, first: Row = (), rest: Row = ()) -> Iterator[Row]:
    """Fill rows with words, greedily.

    Args:
        parts: The text; white space between words may fall at a row's end, where it is dropped.
        width: Columns of a row, margin included.
        first: Margin of the first row.
        rest: Margin of the others.

    Yields:
        Rows no wider than `width`, but for a single letter or margin that is wider itself.
    """
    row, used, room = list(first), 0, max(1, width - cells(margin(first)))
    space: Styled | None = None
    for word in _words(parts):
        size = sum(cells(part.text) for part in word)
        if word[0].text == " ":
            space = Styled(" ", word[0].style)
            continue
        if used and used + (1 if space else 0) + size > room:
            yield _joined(row)
            row, used, room = list(rest), 0, max(1, width - cells(margin(rest)))
        elif used and space:
            row.append(space)
            used += 1
        space = None
        for piece in _broken(word, room):
            if used and used + cells(piece.text) > room:
                yield _joined(row)
                row, used, room = list(rest), 0, max(1, width - cells(margin(rest)))
            row.append(piece)
            used += cells(piece.text)
    if used:
        yield _joined(row)


def _joined(row: list[Styled]) -> Row:
    """The row with neighbours of one style put together."""
    return tuple(
        Styled("".join(part.text for part in parts), style)
        for style, parts in groupby(row, key=lambda part: part.style)
    )


def margin(row: Row) -> str:
    """The words of a row, as they are."""
    return "".join(part.text for part in row)


def _words(parts: Iterable[Styled]) -> Iterator[list[Styled]]:
    """Runs of letters, each in as many styles as it has, and the spaces between them."""
    word: list[Styled] = []
    for part in parts:
        for atom in _ATOM.findall(part.text):
            if atom[0] == " ":
                if word:
                    yield word
                yield [Styled(" ", part.style)]
                word = []
            else:
                word.append(Styled(atom, part.style))
    if word:
        yield word


def _broken(word: list[Styled], room: int) -> Iterator[Styled]:
    """The word itself if it fits a row, else its letters: scripts without spaces and long addresses break anywhere."""
    if sum(cells(part.text) for part in word) <= room:
        yield from word
        return
    for part in word:
        for letter in part.text:
            yield Styled(letter, part.style)
