"""What tests lean on, ours and those of plug-in authors: marked sentences, a fake annotator, one whole reading.

Fakes, not mocks: each of them is a small, honest implementation of its protocol that needs no model and no network.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from reportedly.records import Annotation, Article, Findings, Producer, Sentence, Span, Token

One = TypeVar("One")

_LABEL = re.compile(r"\w+")
_SENTENCE = re.compile(r"\S(?:.|\n(?!\s*\n))*?(?:[.!?][\"'”’)]*(?=\s|\Z)|(?=\n\s*\n)|\Z)")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def marked(source: str) -> tuple[str, dict[str, Span]]:
    r"""A text and its spans, from a sentence with the spans written into it.

    `[The army]source [denied]cue [it had [shelled]trigger the camp]content.` gives the plain sentence and the spans
    `source`, `cue`, `trigger` and `content`. Marks nest; a label is a word right behind its closing bracket; `\[` and
    `\]` are brackets of the text.

    Args:
        source: The marked text.

    Returns:
        The text without marks, and the span of each label in code points.

    Raises:
        ValueError: if a bracket has no partner, a label is missing, or a label is used twice.
    """
    text: list[str] = []
    opened: list[int] = []
    spans: dict[str, Span] = {}
    at = 0
    while at < len(source):
        letter = source[at]
        at += 1
        if letter == "\\" and source[at : at + 1] in {"[", "]"}:
            text.append(source[at])
            at += 1
        elif letter == "[":
            opened.append(len(text))
        elif letter == "]":
            label = _LABEL.match(source, at)
            if label is None or not opened:
                raise ValueError(f"bracket at {at - 1} of {source!r} has no {'label' if opened else 'partner'}")
            if label[0] in spans:
                raise ValueError(f"label {label[0]!r} stands twice in {source!r}; number them")
            spans[label[0]] = Span(opened.pop(), len(text))
            at = label.end()
        else:
            text.append(letter)
    if opened:
        raise ValueError(f"bracket before {''.join(text[opened[-1] :])[:20]!r} is never closed")
    return "".join(text), spans


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
