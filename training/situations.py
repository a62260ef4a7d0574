"""Situations that people read, as documents: by which words a report tells of something, and of what.

Sentences, words and trees are the reader's own; a reader's note (a gold statement) is laid on the head word of its
trigger. What may be noted or left out, and the other words of an expression, count neither for nor against.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.situations.align import carrier
from evaluation.situations.gold import Gold, load_situations

from reportedly import annotate
from reportedly.annotate import features
from reportedly.extract.code.classify import head_at, lens
from reportedly.records import Annotation, Article, Span
from reportedly.testing import article_of
from training.documents import UNKNOWN_TYPE, Document
from training.stories import NO_EVENT

UNJUDGED = -1


def situations(paths: Sequence[Path], names: list[str]) -> Iterator[Document]:
    """Each report that copies no other, each word with its type's number in `names` and whether it tells."""
    annotator = annotate.open_annotator()
    for situation in load_situations(paths):
        for report in situation.reports:
            if report["origin"].startswith("reprint"):
                continue
            article = article_of(report["text"])
            annotation = next(iter(annotator.annotate([article]))).found[0]
            back = carrier(report["text"], article.text)
            golds = situation.of_report(report["id"])
            noted = [(back(at), gold if at == gold.triggers[0] else None) for gold in golds for at in gold.triggers]
            yield _document(article, annotation, [(Span(*at), gold) for at, gold in noted if at], names)


def _document(
    article: Article, annotation: Annotation, noted: Sequence[tuple[Span, Gold | None]], names: list[str]
) -> Document:
    none = names.index(NO_EVENT)
    document = Document("situations", [], [], [], types=[], told=[])
    types, told = dict[int, int](), dict[int, int]()
    seen = lens(annotation)
    for at, gold in noted:
        first, sentence, head = head_at(seen, at)
        for position, token in enumerate(sentence.tokens):
            if token.span.meets(at):
                types.setdefault(first + position, UNKNOWN_TYPE)
                told.setdefault(first + position, UNJUDGED)
        if gold is None:  # another word by which the same may be noted
            continue
        event = gold.events[0][0]
        types[first + head] = names.index(event) if event in names else UNKNOWN_TYPE
        told[first + head] = UNJUDGED if gold.optional else 1
    for sentence in annotation.sentences:
        document.starts.append(len(document.words))
        for position, token in enumerate(sentence.tokens):
            number = len(document.words)
            start, end = token.span.start, token.span.end
            document.words.append(article.text[start:end])
            after_space = start == 0 or article.text[start - 1].isspace()
            document.places.append(
                features.place(
                    opens_sentence=position == 0,
                    after_space=after_space,
                    opens_paragraph=position == 0 and article.text[max(0, start - 1) : start] in {"", "\n"},
                )
            )
            document.types = [*(document.types or ()), types.get(number, none)]
            document.told = [*(document.told or ()), told.get(number, 0)]
    return document
