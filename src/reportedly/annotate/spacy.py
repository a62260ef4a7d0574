"""An annotator over any spaCy pipeline, for those who have one; needs the extra `[spacy]`.

It gives what the pipeline gives: words, sentences, tags, lemmas, trees and names. A pipeline tags no attributions and
judges no factuality, so there are no attributions, and every factuality is 0, which says nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.annotate import clearnlp
from reportedly.annotate.reader import Words, stretches
from reportedly.errors import ModelMismatchError, ModelMissingError
from reportedly.records import Annotation, Article, Findings, Mention, Problem, Producer, Sentence, Span, Stage, Token

MAX_CHARACTERS = 50_000
"""Code points that the pipeline is given at a time; it may take ten kilobytes of memory for each."""
KINDS = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP",
    "EVENT": "EVENT", "LAW": "LAW", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LANGUAGE": "MISC", "MISC": "MISC",
}  # fmt: skip
"""Ours for the kinds of OntoNotes and CoNLL; others (dates, numbers, money) are no names."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A spaCy token and where it stands in the article."""

    token: Any
    span: Span


class SpacyAnnotator:
    """Reads articles with a spaCy pipeline; an `Annotator`.

    Trees of pipelines with ClearNLP labels become Universal Dependencies (see `clearnlp`); others are taken for UD.
    Without a parser every word hangs on the first of its sentence; without anything that finds sentences spaCy's rule
    for full stops does.

    Args:
        pipeline: A loaded spaCy pipeline.
    """

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        if not {"parser", "senter", "sentencizer"} & set(pipeline.pipe_names):
            pipeline.add_pipe("sentencizer")
        labels = set(pipeline.pipe_labels.get("parser", ()))
        self._is_clearnlp = bool(labels & clearnlp.LABELS)
        name = f"{pipeline.meta['lang']}_{pipeline.meta['name']}"
        self.producer = Producer(name=f"annotate/spacy-{name}", version=pipeline.meta["version"])

    def annotate(self, articles: Iterable[Article]) -> Iterator[Findings[Annotation]]:
        """Give each article's annotation, in order; a problem for each block that was too long to read in one go."""
        for article in articles:
            documents, problems = list[list[_Word]](), list[Problem]()
            for start, end in stretches(article):
                pieces = list(_cut(article.text, start, end))
                if len(pieces) > 1:
                    problems.append(_too_long(article, Span(start, end), len(pieces)))
                for first, last in pieces:
                    read = self._pipeline(article.text[first:last])
                    documents.append([_placed(token, first) for token in read if not token.is_space])
            yield Findings(found=(self._annotation(article.id, documents),), problems=tuple(problems))

    def read(self, words: Words) -> Findings[Annotation]:
        """Annotate a text whose words are given; the annotation has exactly these words and sentences."""
        from spacy.tokens import Doc  # noqa: PLC0415 - the extra may not be there

        documents = []
        for sentence in words.sentences:
            ends = [*(start for start, _ in sentence[1:]), sentence[-1][1]]
            spaces = [end < after for (_, end), after in zip(sentence, ends, strict=True)]
            forms = [words.text[start:end] for start, end in sentence]
            # A sentence is a text of its own here, or the pipeline would find sentences anew.
            read = self._pipeline(Doc(self._pipeline.vocab, words=forms, spaces=spaces))
            documents.append([_Word(token, Span(*word)) for token, word in zip(read, sentence, strict=True)])
        return Findings(found=(self._annotation(words.article_id, documents, is_settled=True),))

    def _annotation(
        self, article_id: str, documents: Sequence[Sequence[_Word]], *, is_settled: bool = False
    ) -> Annotation:
        sentences, mentions = list[Sentence](), list[Mention]()
        for words in documents:
            if words:
                parts = [words] if is_settled else _sentences(words)
                sentences += [self._sentence(part) for part in parts]
                mentions += _mentions(words)
        return Annotation(
            article_id=article_id, sentences=tuple(sentences), mentions=tuple(mentions), attributions=(),
            producer=self.producer,
        )  # fmt: skip

    def _sentence(self, words: Sequence[_Word]) -> Sentence:
        upos = [_upos(word.token) for word in words]
        lemmas = [word.token.lemma_ or word.token.lower_ for word in words]
        heads, relations = _heads(words)
        if self._is_clearnlp:
            heads, relations = clearnlp.universal(heads, relations, upos, lemmas)
        heads, relations = _one_root(heads, relations)
        tokens = tuple(
            Token(
                span=word.span, upos=upos[at], lemma=lemmas[at], head=heads[at], relation=relations[at],
                predicate=float(upos[at] == "VERB"),
            )
            for at, word in enumerate(words)
        )  # fmt: skip
        return Sentence(span=Span(words[0].span.start, words[-1].span.end), tokens=tokens)


def open_spacy(name: str) -> SpacyAnnotator:
    """Load a spaCy pipeline by the name of its package or by its folder.

    Raises:
        ModelMissingError: if spaCy or the pipeline is not installed.
        ModelMismatchError: if the pipeline cannot be loaded.
    """
    try:
        import spacy  # noqa: PLC0415 - the extra may not be there
    except ImportError as error:
        message = (
            f'spaCy is not installed, and reader.annotator is "spacy:{name}"; run: pip install "reportedly[spacy]"'
        )
        raise ModelMissingError(message) from error
    try:
        return SpacyAnnotator(spacy.load(name))
    except OSError as error:
        message = f'the spaCy pipeline "{name}" is not installed; run: python -m spacy download {name}'
        raise ModelMissingError(message) from error
    except (ValueError, ImportError, KeyError) as error:  # what spaCy raises for files of another version
        message = f'the spaCy pipeline "{name}" cannot be loaded by spaCy {spacy.__version__}; install one made for it'
        raise ModelMismatchError(message) from error


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A block in pieces that the pipeline can take, cut at white space where there is any."""
    while end - start > MAX_CHARACTERS:
        cut = max(text.rfind(sign, start + 1, start + MAX_CHARACTERS) for sign in " \n")
        cut = cut if cut > start else start + MAX_CHARACTERS
        yield start, cut
        start = cut
    yield start, end


def _too_long(article: Article, span: Span, n: int) -> Problem:
    return Problem(
        code="sentence-cut", stage=Stage.ANNOTATE, article_id=article.id, span=span,
        message=f"This block has {len(span.of(article.text)):,} characters and was read in {n} pieces; what belongs "
        "together across them may be missed. Check whether it is one block.",
    )  # fmt: skip


def _placed(token: Any, offset: int) -> _Word:
    start = offset + token.idx
    return _Word(token, Span(start, start + len(token)))


def _sentences(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    held: list[_Word] = []
    for word in words:
        if held and word.token.sent != held[0].token.sent:
            yield held
            held = []
        held.append(word)
    yield held


def _upos(token: Any) -> str:
    return token.pos_ or ("X" if any(sign.isalnum() for sign in token.text) else "PUNCT")


def _heads(words: Sequence[_Word]) -> tuple[list[int], list[str]]:
    if not words[0].token.doc.has_annotation("DEP"):
        return [-1] + [0] * (len(words) - 1), ["root"] + ["dep"] * (len(words) - 1)
    place = {word.token.i: at for at, word in enumerate(words)}
    heads = []
    for word in words:
        head = word.token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        heads.append(-1 if head.i == word.token.i else place.get(head.i, -1))
    return heads, [word.token.dep_ for word in words]


def _one_root(heads: Sequence[int], relations: Sequence[str]) -> tuple[list[int], list[str]]:
    """The same tree with one root: later roots hang on the first as `parataxis`."""
    root = heads.index(-1)
    single = [root if head < 0 and at != root else head for at, head in enumerate(heads)]
    named = [
        "parataxis" if head < 0 or relation == "root" else relation
        for head, relation in zip(heads, relations, strict=True)
    ]
    named[root] = "root"
    return single, named


def _mentions(words: Sequence[_Word]) -> Iterator[Mention]:
    spans = {word.token.i: word.span for word in words}
    # A text whose sentences are settled is one small document for each of them.
    for entity in words[0].token.doc.ents:
        inside = [spans[at] for at in range(entity.start, entity.end) if at in spans]
        if entity.label_ in KINDS and inside:
            yield Mention(span=Span(inside[0].start, inside[-1].end), kind=KINDS[entity.label_])
