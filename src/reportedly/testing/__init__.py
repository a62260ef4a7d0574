"""What tests lean on, ours and those of plug-in authors: marked sentences, a fake annotator, one whole reading.

Fakes, not mocks: each of them is a small, honest implementation of its protocol that needs no model and no network.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from reportedly.records import Annotation, Article, Findings, Producer, Sentence, Span, Token
from reportedly.testing.marks import marked
from reportedly.testing.sample import sample_board, sample_reading

__all__ = ["FakeAnnotator", "article_of", "marked", "only", "sample_board", "sample_reading"]

One = TypeVar("One")

_SENTENCE = re.compile(r"\S(?:.|\n(?!\s*\n))*?(?:[.!?][\"'”’)]*(?=\s|\Z)|(?=\n\s*\n)|\Z)")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def only(found: Iterable[One]) -> One:
    """The one record there is.

    Raises:
        AssertionError: if there is none, or more than one.
    """
    found = tuple(found)
    if len(found) != 1:
        raise AssertionError(f"expected one, found {len(found)}: {found}")
    return found[0]


def article_of(text: str, **fields: object) -> Article:
    """An article with this text and nothing else known of it, but for the fields given."""
    given: dict[str, object] = {
        "id": "article-1", "snapshot_id": "snapshot-1", "url": None, "outlet": None, "byline": None, "title": None,
        "published": None, "published_at": None, "language": "en", "text": text,
    }  # fmt: skip
    return Article(**(given | fields))  # type: ignore[arg-type]


class FakeAnnotator:
    """An `Annotator` without a model: sentences end at full stops, every word hangs on the first, nothing is named.

    Give it annotations by article id where a test needs a tree or a name.
    """

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._known = {annotation.article_id: annotation for annotation in annotations}

    def annotate(self, articles: Iterable[Article]) -> Iterator[Findings[Annotation]]:
        """Give the annotation that was handed in for each article, else a flat one."""
        for article in articles:
            yield Findings(found=(self._known.get(article.id) or _flat(article),))


def _flat(article: Article) -> Annotation:
    return Annotation(
        article_id=article.id,
        sentences=tuple(_sentence(article.text, match.span()) for match in _SENTENCE.finditer(article.text)),
        mentions=(),
        attributions=(),
        producer=Producer(name="testing/fake", version="1"),
    )


def _sentence(text: str, bounds: tuple[int, int]) -> Sentence:
    tokens = tuple(
        Token(
            span=Span(*word.span()),
            upos="X" if word[0][0].isalnum() else "PUNCT",
            lemma=word[0].lower(),
            head=0 if number else -1,
            relation="dep" if number else "root",
        )
        for number, word in enumerate(_WORD.finditer(text, *bounds))
    )
    return Sentence(span=Span(*bounds), tokens=tokens)
