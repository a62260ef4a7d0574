"""The annotator that ships: one small model over windows of whole sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

import numpy as np

from reportedly.annotate import agreement, chains, decode, features, linking, tokens
from reportedly.annotate.onnx import Floats, Look, Model
from reportedly.annotate.tokens import Range
from reportedly.annotate.windows import windows
from reportedly.records import Annotation, Article, Findings, Mention, Post, Problem, Producer, Sentence, Span, Stage

_AT_ONCE = 32
"""Windows whose scores are kept at a time: enough to find their tags in step, few enough to bound memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text whose words and sentences are settled."""

    article_id: str
    text: str
    sentences: tuple[tuple[Range, ...], ...]
    """Words as code points of the text, in order; no sentence is empty."""
    openings: frozenset[int]
    """Code points at which a paragraph opens."""


@dataclass(slots=True)
class _Window:
    first: int
    last: int
    """Position after the last word."""
    look: Look


class OnnxAnnotator:
    """Reads articles with one ONNX model; an `Annotator`. It uses one thread, so give each process its own.

    Args:
        model: A loaded model.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        labels = model.labels
        self._name_pairs = chains.closed(labels.name_pairs, labels.names)
        self._role_pairs = chains.closed(labels.role_pairs, labels.roles)
        self.producer = Producer(name=f"annotate/{model.name}", version=model.version, digest=model.digest)

    def annotate(self, articles: Iterable[Article]) -> Iterator[Findings[Annotation]]:
        """Give each article's annotation, in order; a problem for each sentence that was too long to read in one go."""
        for article in articles:
            yield self.read(words_of(article))

    def read(self, words: Words) -> Findings[Annotation]:
        """Annotate a text whose words are given; the annotation has exactly these words and sentences."""
        flat, starts = _flat(words)
        parts: list[decode.Part] = []
        linked: list[linking.Linked] = []
        meanings: list[bytes] = []
        names: list[Floats] = []
        looks = self._looks(words, flat, starts)
        while some := list(islice(looks, _AT_ONCE)):
            roles = _tagged([window.look.roles for window in some], self._role_pairs, self._model.labels.roles)
            for window, found in zip(some, roles, strict=True):
                parts += self._parts(words.text, flat, starts, window)
                names.append(window.look.names)
                linked += linking.link(found, window.look.cues, offset=window.first)
                meanings.append(decode.meanings(window.look.meaning))
        sentences, problems = _joined(words, parts)
        annotation = Annotation(
            article_id=words.article_id, sentences=sentences, mentions=tuple(self._mentions(words.text, flat, names)),
            attributions=linking.attributions(linked, flat, sentences), producer=self.producer,
            meanings=b"".join(meanings),
        )  # fmt: skip
        return Findings(found=(annotation,), problems=problems)

    def _mentions(self, text: str, flat: Sequence[Range], scores: list[Floats]) -> Iterator[Mention]:
        """Names of all windows; they wait for the last one because a text's mentions of a word help each other."""
        if not scores:
            return
        tags, forms = self._model.labels.names, [text[start:end] for start, end in flat]
        ends = list(accumulate(len(window) for window in scores))
        windows_of_names = np.split(agreement.agreed(np.concatenate(scores), forms, tags), ends[:-1])
        waiting = iter(zip([0, *ends], windows_of_names, strict=False))
        while some := list(islice(waiting, _AT_ONCE)):
            found = _tagged([window for _, window in some], self._name_pairs, tags)
            for (first, window), named in zip(some, found, strict=True):
                yield from decode.mentions(flat[first : first + len(window)], named)

    def looks(self, words: Words) -> Iterator[Look]:
        """Give the model's answer about each window of a text, in order, before anything is made of it."""
        for window in self._looks(words, *_flat(words)):
            yield window.look

    def _looks(self, words: Words, flat: Sequence[Range], starts: Sequence[int]) -> Iterator[_Window]:
        text = words.text
        forms = [text[start:end] for start, end in flat]
        pieces = self._model.pieces.of(forms)
        openings = frozenset(at for at in starts if flat[at][0] in words.openings)
        opens = frozenset(starts)
        shapes = [features.shape(form) for form in forms]
        places = [
            features.place(
                opens_sentence=at in opens,
                after_space=start == 0 or text[start - 1].isspace(),
                opens_paragraph=at in openings,
            )
            for at, (start, _) in enumerate(flat)
        ]
        sizes = [len(word) for word in pieces]
        for first, last in windows(starts, sizes, openings=openings, most=self._model.labels.window):
            number, sentences = 0, []
            for at in range(first, last):
                number += at in opens
                sentences.append(number)
            here = slice(first, last)
            yield _Window(first, last, self._model.look(pieces[here], shapes[here], places[here], sentences))

    def _parts(self, text: str, flat: Sequence[Range], starts: Sequence[int], window: _Window) -> Iterator[decode.Part]:
        edges = sorted({window.first, window.last, *_between(starts, window.first, window.last)})
        for first, last in pairwise(edges):
            yield decode.part(
                text, flat[first:last], window.look, offset=first - window.first, labels=self._model.labels
            )


def _flat(words: Words) -> tuple[list[Range], list[int]]:
    """All words of a text, and the position of each sentence's first."""
    starts = (
        list(accumulate((len(sentence) for sentence in words.sentences[:-1]), initial=0)) if words.sentences else []
    )
    return [word for sentence in words.sentences for word in sentence], starts


def words_of(article: Article) -> Words:
    """An article's words and sentences, by rule; blocks end sentences, blank lines do where there are no blocks."""
    blocks = stretches(article)
    sentences = tuple(tuple(sentence) for sentence in tokens.sentences(article.text, blocks))
    opening = set()
    for start, end in blocks:
        first = next(iter(tokens.words(article.text, start, min(end, start + 200))), None)
        if first is not None:
            opening.add(first[0])
    return Words(article_id=article.id, text=article.text, sentences=sentences, openings=frozenset(opening))


def stretches(article: Article) -> tuple[Range, ...]:
    """Where sentences can stand: the article's blocks, or its paragraphs if it has none, parted from signatures."""
    blocks = tuple((block.span.start, block.span.end) for block in article.blocks) or tokens.paragraphs(article.text)
    return tuple(part for block in blocks for part in _without_signatures(block, article.posts))


def _without_signatures(block: tuple[int, int], posts: Iterable[Post]) -> Iterator[tuple[int, int]]:
    """Part a block at both ends of a post's body: who posted when is no part of its first or last sentence."""
    start, end = block
    for edge in sorted({edge for post in posts for edge in (post.body.start, post.body.end)}):
        if start < edge < end:
            yield start, edge
            start = edge
    yield start, end


def _tagged(scores: list[Floats], pairs: Floats, names: Sequence[str]) -> Iterator[list[chains.Piece]]:
    best = chains.best(scores, pairs)
    for tags, chances in zip(best, chains.chances(scores, pairs), strict=True):
        yield list(chains.pieces(tags, chances, names))


def _between(starts: Sequence[int], first: int, last: int) -> Sequence[int]:
    return starts[bisect_right(starts, first) : bisect_left(starts, last)]


def _joined(words: Words, parts: Sequence[decode.Part]) -> tuple[tuple[Sentence, ...], tuple[Problem, ...]]:
    sentences, problems = [], []
    waiting = iter(parts)
    for wanted in words.sentences:
        held = [next(waiting)]
        while sum(len(one.words) for one in held) < len(wanted):
            held.append(next(waiting))
        sentences.append(decode.sentence(held))
        if len(held) > 1:
            problems.append(
                Problem(
                    code="sentence-cut",
                    stage=Stage.ANNOTATE,
                    article_id=words.article_id,
                    span=Span(wanted[0][0], wanted[-1][1]),
                    message=f"This sentence has {len(wanted)} words and was read in {len(held)} pieces; what belongs "
                    "together across them may be missed. Check whether it is one sentence.",
                )
            )
    return tuple(sentences), tuple(problems)
