"""Treebank files (CoNLL-U) in and out.

A file that is read keeps its words, its sentences and its order; only the columns that the reader fills are new.
Format: https://universaldependencies.org/format.html
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.annotate.reader import Words
from reportedly.annotate.tokens import Range
from reportedly.records import Annotation, Sentence, Span, Token

_COLUMNS = 10
_SENTENCE_KEY = re.compile(r"#\s*sent_id\s*=\s*(?P<id>.*\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One document of a treebank file."""

    words: Words
    """Its text, put together from the words, and where they stand in it."""
    lines: tuple[tuple[str, ...], ...]
    """The lines of each sentence as they were, comments, multi-word and empty nodes included."""


@dataclass(slots=True)
class _Draft:
    text: list[str] = field(default_factory=list)
    length: int = 0
    sentences: list[tuple[Range, ...]] = field(default_factory=list)
    openings: set[int] = field(default_factory=set)
    lines: list[tuple[str, ...]] = field(default_factory=list)
    gap: str = ""

    def add(self, lines: Sequence[str]) -> None:
        is_opening = not self.lines or any(re.match(r"#\s*newpar\b", line) for line in lines)
        if is_opening and self.lines:
            self.gap = "\n\n"
        words: list[Range] = []
        for form, is_glued in _forms(lines):
            self._put(self.gap)
            start = self.length
            self._put(form)
            words.append((start, self.length))
            self.gap = "" if is_glued else " "
        if words:
            self.lines.append(tuple(lines))
            self.sentences.append(tuple(words))
            if is_opening:
                self.openings.add(words[0][0])

    def _put(self, piece: str) -> None:
        self.text.append(piece)
        self.length += len(piece)

    def given(self, article_id: str) -> Given:
        text = "".join(self.text)
        sentences, openings = tuple(self.sentences), frozenset(self.openings)
        words = Words(article_id=article_id, text=text, sentences=sentences, openings=openings)
        return Given(words=words, lines=tuple(self.lines))


def read(lines: Iterable[str]) -> Iterator[Given]:
    """The documents of a CoNLL-U file, in order; a file that marks none is one document.

    Raises:
        ValueError: if a line is neither a comment nor ten columns with a word in the second; it names the line.
    """
    draft, held, name, n = _Draft(), [], "", 0
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip("\r\n")
        if line.startswith("#"):
            if re.match(r"#\s*newdoc\b", line) and draft.lines:
                yield draft.given(name or f"document-{n}")
                draft, n, name = _Draft(), n + 1, ""
            if re.match(r"#\s*newdoc\b", line) and "=" in line:
                name = line.split("=", 1)[1].strip()
            held.append(line)
        elif line.strip():
            if line.count("\t") != _COLUMNS - 1 or not line.split("\t")[1]:
                raise ValueError(f"line {number} is not CoNLL-U: it has {line.count(chr(9)) + 1} columns, not 10")
            held.append(line)
        elif held:
            draft.add(held)
            held = []
    if held:
        draft.add(held)
    if draft.lines:
        yield draft.given(name or f"document-{n}")


def _forms(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    glued_until, ends_glued = 0, False
    for line in lines:
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        is_glued = "SpaceAfter=No" in cells[9].split("|")
        if "-" in cells[0]:
            glued_until, ends_glued = int(cells[0].split("-")[1]), is_glued
        elif "." not in cells[0]:
            number = int(cells[0])
            # The parts of a multi-word token stand together, and its own line says what follows them.
            if number < glued_until:
                is_glued = True
            elif number == glued_until:
                is_glued = ends_glued
            yield cells[1], is_glued


def filled(given: Given, annotation: Annotation) -> Iterator[str]:
    """The document's own lines with lemma, UPOS, head and relation replaced by the annotation's, and its marks in MISC.

    Yields:
        Lines without their line end; an empty one after each sentence.
    """
    marks = _marks(annotation)
    for lines, sentence in zip(given.lines, annotation.sentences, strict=True):
        at = 0
        for line in lines:
            cells = line.split("\t")
            if line.startswith("#") or not cells[0].isdigit():
                yield line
                continue
            token = sentence.tokens[at]
            at += 1
            spaced = [mark for mark in cells[9].split("|") if mark == "SpaceAfter=No"]
            misc = "|".join((*spaced, *marks.get(token.span.start, ()))) or "_"
            yield "\t".join(
                (cells[0], cells[1], token.lemma, token.upos, "_", "_", str(token.head + 1), token.relation, "_", misc)
            )
        yield ""


def written(annotation: Annotation, text: str) -> Iterator[str]:
    """An article's annotation as CoNLL-U lines, without line ends; an empty one after each sentence.

    MISC holds SpaceAfter, Name and Attribution (BIO tags), Predicate (0 to 1) and Factuality (-3 to 3).
    """
    marks = _marks(annotation)
    yield f"# newdoc id = {annotation.article_id}"
    for number, sentence in enumerate(annotation.sentences, start=1):
        yield f"# sent_id = {annotation.article_id}-{number}"
        yield f"# text = {' '.join(sentence.span.of(text).split())}"
        yield from _rows(sentence, text, marks)
        yield ""


def _rows(sentence: Sentence, text: str, marks: dict[int, list[str]]) -> Iterator[str]:
    for number, token in enumerate(sentence.tokens, start=1):
        end = token.span.end
        spaced = ["SpaceAfter=No"] if text[end : end + 1].strip() else []
        misc = "|".join((*spaced, *marks.get(token.span.start, ()))) or "_"
        form = token.span.of(text)
        yield "\t".join(
            (str(number), form, token.lemma, token.upos, "_", "_", str(token.head + 1), token.relation, "_", misc)
        )


def _marks(annotation: Annotation) -> dict[int, list[str]]:
    """What goes into MISC, by the first code point of the word."""
    tokens = [token for sentence in annotation.sentences for token in sentence.tokens]
    marks: dict[int, list[str]] = {}
    for mention in annotation.mentions:
        _tag(_inside(tokens, mention.span), f"Name={{}}-{mention.kind}", marks)
    tagged: set[Span] = set()
    for attribution in annotation.attributions:
        for role in ("source", "cue", "content"):
            for span in getattr(attribution, role):
                if span not in tagged:
                    _tag(_inside(tokens, span), f"Attribution={{}}-{role.upper()}", marks)
                    tagged.add(span)
    for token in tokens:
        if token.predicate >= 0.5:  # the reader's own cut between predicates and other words
            held = marks.setdefault(token.span.start, [])
            held += [f"Predicate={token.predicate:.2f}", f"Factuality={token.factuality:.2f}"]
    return marks


def _inside(tokens: Sequence[Token], span: Span) -> list[int]:
    """First code points of the tokens that start in the span, in order."""
    first = bisect_left(tokens, span.start, key=_start)
    return [token.span.start for token in tokens[first : bisect_left(tokens, span.end, key=_start)]]


def _start(token: Token) -> int:
    return token.span.start


def _tag(starts: list[int], form: str, marks: dict[int, list[str]]) -> None:
    for n, start in enumerate(starts):
        marks.setdefault(start, []).append(form.format("I" if n else "B"))
