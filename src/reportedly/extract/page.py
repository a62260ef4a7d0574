"""An article as the rules look at it: trees, quotation marks and times side by side."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract.syntax import Tree, grow
from reportedly.records import Annotation, Article, Mention, Post, Span, TimeExpression

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'


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
    quotes: tuple[Span, ...]
    """What stands between quotation marks, marks included."""
    times: tuple[TimeExpression, ...]
    starts: tuple[int, ...]
    """Where each sentence begins."""

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
        return next((name for name in self.annotation.mentions if name.span.meets(span)), None)

    def paragraph_at(self, offset: int) -> Span:
        """Give the block that holds an offset, or the whole text."""
        for block in self.article.blocks:
            if block.span.start <= offset < block.span.end:
                return block.span
        return Span(0, max(1, len(self.text)))

    def quoted(self, span: Span) -> bool:
        """Whether a span stands wholly inside quotation marks."""
        return any(quote.holds(span) for quote in self.quotes)

    def partly_quoted(self, span: Span) -> bool:
        """Whether a span shares at least a word with a quotation."""
        return any(quote.meets(span) for quote in self.quotes)


def lay_out(article: Article, annotation: Annotation, times: tuple[TimeExpression, ...]) -> Page:
    """Put an article, its trees, its quotations and its times on one page."""
    return Page(
        article=article,
        annotation=annotation,
        trees=tuple(grow(sentence) for sentence in annotation.sentences if sentence.tokens),
        quotes=tuple(quotations(article)),
        times=times,
        starts=tuple(sentence.span.start for sentence in annotation.sentences if sentence.tokens),
    )


def quotations(article: Article) -> Iterator[Span]:
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
                yield Span(opened, offset + 1)
                opened = None
        if opened is not None and opened + 1 < block.end:
            yield Span(opened, block.end)
