"""Words as the search index knows them: folded alike for every database, so that each finds the same."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.records import Span
from reportedly.store.stem import stem

_WORD = re.compile(r"[^\W_]+")
_QUERY = re.compile(r'"([^"]*)"?|(\S+)')
_LONGEST = 60
"""Letters of a word that are kept; what is longer is an address or noise, and each engine cuts it elsewhere."""
_PARAGRAPHS = 1 << 16
"""Most paragraphs of one article that have a number of their own."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that must stand side by side in a passage."""

    words: tuple[str, ...]
    is_prefix: bool = False
    """Whether the last one may go on."""
    is_exact: bool = False
    """Whether no other form of a word will do."""


def fold(text: str) -> str:
    """The text without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def tokens(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return [word[:_LONGEST] for word in _WORD.findall(fold(text))]


def paragraphs(text: str) -> Iterator[tuple[int, int, int]]:
    """Number, first code point and end of every line with a word in it."""
    start = number = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            yield min(number, _PARAGRAPHS - 1), start, end
            number += 1
        start = end + 1


def passage_number(article: int, paragraph: int) -> int:
    """The number under which the index keeps a paragraph of the article with this number."""
    return article * _PARAGRAPHS + paragraph


def article_and_paragraph(passage: int) -> tuple[int, int]:
    """What `passage_number` was given."""
    return divmod(passage, _PARAGRAPHS)


def wanted(query: str) -> tuple[Wanted, ...]:
    """What somebody who types this wants: words in any form, "words side by side" as they are, and beginnings*.

    Returns:
        One entry for each word or phrase, in order; empty if there is no word in it.
    """
    found = []
    for match in _QUERY.finditer(query):
        phrase, word = match.groups()
        said = phrase if phrase is not None else word
        if words := tuple(tokens(said)):
            exact = phrase is not None or len(words) > 1
            found.append(Wanted(words, is_prefix=said.endswith("*"), is_exact=exact))
    return tuple(found)


def standing_in(text: str, within: Span, want: Wanted) -> Iterator[Span]:
    """Where the words that are wanted stand in a part of a text, one span for each word."""
    there = [
        (Span(within.start + match.start(), within.start + match.end()), word)
        for match in _WORD.finditer(within.of(text))
        for word in tokens(match.group())
    ]
    for n in range(len(there) - len(want.words) + 1):
        run = there[n : n + len(want.words)]
        if all(_is_form(word, want, at) for at, (_, word) in enumerate(run)):
            yield from (span for span, _ in run)


def _is_form(word: str, want: Wanted, at: int) -> bool:
    """Whether a word of a text is the one that is wanted at this place, or a form of it."""
    asked = want.words[at]
    if want.is_prefix and at == len(want.words) - 1:
        return word.startswith(asked)
    return word == asked or (not want.is_exact and stem(word) == stem(asked))


def likeness(one: str, two: str) -> float:
    """How many of the runs of three letters of two words are the same, 0 to 1 (as PostgreSQL's pg_trgm counts)."""
    mine, its = trigrams(one), trigrams(two)
    return len(mine & its) / len(mine | its)


def trigrams(word: str) -> frozenset[str]:
    """Runs of three letters, with two blanks before and one behind the word."""
    padded = f"  {word} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))
