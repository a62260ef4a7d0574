"""Situations that people read, as documents: by which words a report tells of something, of what, and of whom.

Sentences, words and trees are the reader's own; a reader's note (a gold statement) is laid on the head word of its
trigger. What may be noted or left out, and the other words of an expression, count neither for nor against. Who takes
part is the head of the words that name the party, where they stand in the trigger's sentence; nearest, if twice.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.situations.align import carrier
from evaluation.situations.gold import Gold, load_situations

from reportedly import annotate
from reportedly.annotate import features
from reportedly.extract.code.classify import head_at, lens
from reportedly.records import Annotation, Article, Sentence, Span
from reportedly.testing import article_of
from training.documents import UNKNOWN_TYPE, Document
from training.labels import PARTIES
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
            noted = [(back(at), gold, at == gold.triggers[0]) for gold in golds for at in gold.triggers]
            yield _document(article, annotation, [(Span(*at), gold, first) for at, gold, first in noted if at], names)


def _document(
    article: Article, annotation: Annotation, noted: Sequence[tuple[Span, Gold, bool]], names: list[str]
) -> Document:
    """Lay a reader's notes on a report; the flag of each says whether its trigger is the first choice."""
    none = names.index(NO_EVENT)
    document = Document("situations", [], [], [], types=[], told=[], parties=[])
    types, told = dict[int, int](), dict[int, int]()
    seen = lens(annotation)
    chosen = {head_at(seen, at)[0] + head_at(seen, at)[2] for at, _, is_first in noted if is_first}
    for at, gold, is_first in noted:
        first, sentence, head = head_at(seen, at)
        for position, token in enumerate(sentence.tokens):
            if token.span.meets(at):
                types.setdefault(first + position, UNKNOWN_TYPE)
                told.setdefault(first + position, UNJUDGED)
        if not gold.optional and (is_first or first + head not in chosen):
            taking = _parties(article.text, sentence, head, gold)
            document.parties = [*(document.parties or ()), *((role, first + head, first + at) for role, at in taking)]
        if not is_first:  # another word by which the same may be noted
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


def _parties(text: str, sentence: Sentence, head: int, gold: Gold) -> Iterator[tuple[int, int]]:
    """Role and position of each word of a sentence that heads the name of a party."""
    named: dict[str, list[str | None]] = {
        "actor": [party.text for party in gold.actors],
        "recipient": [party.text for party in gold.recipients],
        "location": [gold.where],
    }
    for role, wordings in named.items():
        for words in filter(None, wordings):
            heads = {_head(sentence, Span(*at)) for at in _places(text, sentence.span, words)} - {head}
            if heads:
                yield PARTIES.index(role), min(heads, key=lambda at: (abs(at - head), at))


def _places(text: str, within: Span, words: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", within.of(text)):
        yield within.start + found.start(), within.start + found.end()


def _head(sentence: Sentence, span: Span) -> int:
    """The highest word of a span that holds at least one."""
    inside = [at for at, token in enumerate(sentence.tokens) if token.span.meets(span)]
    tops = (at for at in inside if sentence.tokens[at].head not in inside and sentence.tokens[at].upos != "PUNCT")
    return next(tops, inside[0])
