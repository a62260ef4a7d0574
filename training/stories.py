"""Stories told to a given PLOVER type, as documents with silver labels on the words that tell of an event.

The stories (`events/ngec-synthetic.csv.gz`) carry one noisy label each, and no sentence of them enters this project.
Which words tell of which event is what the reading rules say of them; the model learns it from the words around, since
the words themselves are often masked in training, and so comes to know events that no list names.
"""

import csv
import gzip
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from reportedly import open_reader
from reportedly.annotate import features
from reportedly.records import Article, Reading, Sentence, Span
from training.documents import UNKNOWN_TYPE, Document

NO_EVENT = "NONE"
_MOST_STORIES = 3200
_MOST_CHARACTERS = 900  # the type is that of the first paragraphs; later ones wander
_TELLING = 0.5
_OPEN_KINDS = ("NOUN", "VERB", "PROPN", "ADJ")


def types(data: Path) -> list[str]:
    """The types that stories are labelled with, sorted, and `NO_EVENT` last."""
    return [*sorted({label for label, _ in _stories(data)}), NO_EVENT]


def stories(data: Path, names: list[str]) -> Iterator[Document]:
    """The first paragraphs of the stories, each word with the number of its type in `names`."""
    reader = open_reader()
    for label, text in _stories(data):
        yield _document(reader.read_article(_article(text)), names, label)


def _stories(data: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(data / "events/ngec-synthetic.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        for row in islice(shuffled(list(csv.DictReader(lines))), _MOST_STORIES):
            yield row["label"], opening(row["text"])


def shuffled(rows: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Each row once, neighbours far apart."""
    # The file is sorted by label; a stride that shares no factor with its length visits every row once.
    step = 1009
    for n in range(len(rows)):
        yield rows[n * step % len(rows)]


def opening(text: str) -> str:
    """The first whole sentences of a text, about a hundred and fifty words."""
    if len(text) <= _MOST_CHARACTERS:
        return text
    cut = text.rfind(". ", 0, _MOST_CHARACTERS)
    return text[: cut + 1] if cut > 0 else text[:_MOST_CHARACTERS]


def _article(text: str) -> Article:
    return Article(
        id="story", snapshot_id="story", url=None, outlet=None, byline=None, title=None, published=None,
        published_at=None, language="en", text=text,
    )  # fmt: skip


def _document(reading: Reading, names: list[str], label: str) -> Document:
    sentences = reading.annotation.sentences if reading.annotation else ()
    document = Document("stories", [], [], [], types=[], story=names.index(label))
    found = {statement.trigger: statement.event for statement in reading.statements if statement.event in names}
    text = reading.article.text
    for sentence in sentences:
        document.starts.append(len(document.words))
        for position, token in enumerate(sentence.tokens):
            start, end = token.span.start, token.span.end
            document.words.append(text[start:end])
            after_space = start == 0 or text[start - 1].isspace()
            document.places.append(
                features.place(opens_sentence=position == 0, after_space=after_space, opens_paragraph=False)
            )
    document.types = list(types_of(sentences, found, names))
    return document


def types_of(sentences: Iterable[Sentence], found: Mapping[Span, str | None], names: list[str]) -> Iterator[int]:
    """A number in `names` for each word, given the triggers that the rules found and their types."""
    none = names.index(NO_EVENT)
    for sentence in sentences:
        for token in sentence.tokens:
            hits = [kind for span, kind in found.items() if span.start <= token.span.start < span.end]
            if hits and hits[0] is not None:
                yield names.index(hits[0]) if token.upos in _OPEN_KINDS else UNKNOWN_TYPE
            else:
                # A word that tells of something and that no list knows may be the very event to be learnt.
                yield UNKNOWN_TYPE if token.predicate > _TELLING else none
