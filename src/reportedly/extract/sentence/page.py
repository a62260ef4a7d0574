"""An article as the rules look at it: trees, quotation marks and times side by side."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reportedly.extract.sentence.syntax import Tree
from reportedly.records import Annotation, Article, Mention, Post, Span, TimeExpression

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'
ENTRY = re.compile(r"\s*(?:\d{1,2}\s*/|(?:UPDATE|BREAKING|UPD)\b)")
CASUAL = re.compile("(?:^|\\s)#[^\\W\\d]\\w+|!!|\\?\\?|[\U0001f300-\U0001faff]|(?:^|\\s)@\\w{3,}")
"""Hashtags, handles, doubled marks and pictures: how people write who post."""
FEWEST_ENTRIES = 3


class Placed(Protocol):
    """Anything that stands somewhere."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Thing = TypeVar("Thing", bound=Placed)


def meeting(things: Sequence[Thing], span: Span) -> Sequence[Thing]:
    """Give the things that overlap a span; they must be in text order and not overlap each other."""
    first = bisect_right(things, span.start, key=lambda thing: thing.span.end)
    last = bisect_left(things, span.end, key=lambda thing: thing.span.start)
    return things[first:last]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks."""

    span: Span
    """Marks included."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a page: which sentence, which position in it."""

    sentence: int
    position: int


@dataclass(frozen=True, slots=True)
class Page:
    """One article with its annotation, ready for the rules."""

    article: Article
    annotation: Annotation
    trees: tuple[Tree, ...]
    """One for each sentence, in text order."""
    quotes: tuple[Quotation, ...]
    """In text order."""
    times: tuple[TimeExpression, ...]
    starts: tuple[int, ...]
    """Where each sentence begins."""
    is_thread: bool = False
    """Whether it is written as a thread of posts: numbered entries, hashtags, pictures."""

    @property
    def text(self) -> str:
        """The article's final text."""
        return self.article.text

    def sentence_at(self, offset: int) -> int:
        """Give the number of the sentence that holds an offset, or the one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def words_in(self, span: Span) -> Iterator[Word]:
        """Give the words that overlap a span, in text order."""
        number = self.sentence_at(span.start)
        while number < len(self.trees) and self.starts[number] < span.end:
            for position, token in enumerate(self.trees[number].tokens):
                if token.span.meets(span):
                    yield Word(number, position)
            number += 1

    def head_of(self, span: Span) -> Word | None:
        """Give the highest word inside a span: the one whose governor stands outside."""
        words = list(self.words_in(span))
        for word in words:
            tree = self.trees[word.sentence]
            head = tree.tokens[word.position].head
            if tree.tokens[word.position].upos != "PUNCT" and (head < 0 or Word(word.sentence, head) not in words):
                return word
        return words[0] if words else None

    def span_of(self, word: Word) -> Span:
        """Give a word's span."""
        return self.trees[word.sentence].tokens[word.position].span

    def post_at(self, span: Span) -> Post | None:
        """Give the post whose body holds a span, or None."""
        return next((post for post in self.article.posts if post.body.holds(span)), None)

    def name_at(self, span: Span) -> Mention | None:
        """Give the first name that overlaps a span, or None."""
        return next(iter(meeting(self.annotation.mentions, span)), None)

    def paragraph_at(self, offset: int) -> Span:
        """Give the block that holds an offset, or the whole text."""
        found = meeting(self.article.blocks, Span(offset, offset + 1))
        return found[0].span if found else Span(0, max(1, len(self.text)))

    def times_in(self, span: Span) -> Sequence[TimeExpression]:
        """Give the time expressions that overlap a span."""
        return meeting(self.times, span)

    def quotes_in(self, span: Span) -> Sequence[Quotation]:
        """Give the quotations that overlap a span."""
        return meeting(self.quotes, span)

    def quoted(self, span: Span) -> bool:
        """Whether a span stands wholly inside quotation marks."""
        return any(quote.span.holds(span) for quote in self.quotes_in(span))


def lay_out(
    article: Article, annotation: Annotation, times: tuple[TimeExpression, ...], *, trees: tuple[Tree, ...]
) -> Page:
    """Put an article, its trees, its quotations and its times on one page; sentences without words have no tree."""
    return Page(
        article=article,
        annotation=annotation,
        trees=trees,
        quotes=tuple(quotations(article)),
        times=times,
        starts=tuple(tree.sentence.span.start for tree in trees),
        is_thread=_is_thread(article),
    )


def _is_thread(article: Article) -> bool:
    lines = [line for line in article.text.splitlines() if line.strip()]
    entries = sum(ENTRY.match(line) is not None for line in lines)
    is_numbered = entries >= FEWEST_ENTRIES and 2 * entries >= len(lines)
    return is_numbered or len(CASUAL.findall(article.text)) >= FEWEST_ENTRIES


def quotations(article: Article) -> Iterator[Quotation]:
    """Give what stands between quotation marks, block by block.

    A quotation that is open at the end of a block ends there; where it goes on, the next block opens it again.
    """
    blocks = [block.span for block in article.blocks] or [Span(0, max(1, len(article.text)))]
    for block in blocks:
        opened: int | None = None
        for offset in range(block.start, min(block.end, len(article.text))):
            mark = article.text[offset]
            if mark in OPENING or (mark == STRAIGHT and opened is None):
                opened = offset
            elif opened is not None and mark in CLOSING + STRAIGHT:
                yield Quotation(Span(opened, offset + 1))
                opened = None
        if opened is not None and opened + 1 < block.end:
            yield Quotation(Span(opened, block.end))
