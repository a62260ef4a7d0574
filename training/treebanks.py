"""EWT (with the names of UNER and the factuality of UDS-IH2 on the same sentences) and GUM, as documents."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from reportedly.annotate import features, lemma
from training import conllu, names
from training.documents import Document

Scores = dict[str, list[tuple[int, int, float]]]
"""Sentence without spaces -> predicates as code points in it, with their score."""
_NOUNS = ("NOUN", "PROPN")


def ewt(data: Path) -> Iterator[Document]:
    """EWT's training part with everything that other corpora say about its sentences."""
    tags = names.uner(data / "ner/uner-ewt-train.conll")
    scores = _factuality(data / "factuality/uds-ih2-train.jsonl")
    blocks = conllu.read(data / "treebank/ewt-train.conllu.gz")
    for _, group in groupby(blocks, key=lambda block: block.document):
        sentences = list(group)
        document = _document("ewt", sentences)
        document.names = [
            one for block in sentences for one in names.possible_in_ewt(block.rows, tags.get(block.sent_id))
        ]
        document.factuality, document.is_judged = [], []
        for block in sentences:
            found = _judge(block, scores)
            document.factuality += found or [None] * len(block.rows)
            document.is_judged += [found is not None] * len(block.rows)
        yield document


def gum(data: Path) -> Iterator[Document]:
    """GUM's training part, its entity marks read as names; speeches left out (their licence is not named)."""
    blocks = conllu.read(data / "treebank/gum-train.conllu.gz")
    for document_id, group in groupby(blocks, key=lambda block: block.document):
        if "_speech_" in document_id:
            continue
        sentences = list(group)
        document = _document("gum", sentences)
        document.names = names.possible_in_gum(sentences)
        document.nominals = nominals(sentences)
        yield document


def nominals(blocks: list[conllu.Block]) -> list[int]:
    """Which nouns head a mention of an event (GUM's entity type), sentence after sentence."""
    found = [[0 if row.upos in _NOUNS else -1 for row in block.rows] for block in blocks]
    for sentence, first, last, kind in conllu.entities(blocks):
        rows = blocks[sentence].rows
        for at in range(first, last + 1):
            is_head = not first <= rows[at].head <= last
            if kind == "event" and is_head and rows[at].upos in _NOUNS:
                found[sentence][at] = 1
    return [one for sentence in found for one in sentence]


def _document(corpus: str, blocks: list[conllu.Block]) -> Document:
    upos, relations, edits = list[str](), list[str](), list[str]()
    heads = list[int]()
    document = Document(corpus, [], [], [], upos=upos, heads=heads, relations=relations, edits=edits)
    after_space = True
    for block in blocks:
        offset = len(document.words)
        document.starts.append(offset)
        for position, row in enumerate(block.rows):
            document.words.append(row.form)
            document.places.append(
                features.place(
                    opens_sentence=position == 0,
                    after_space=after_space,
                    opens_paragraph=position == 0 and block.opens_paragraph,
                )
            )
            upos.append(row.upos)
            heads.append(row.head + offset if row.head >= 0 else -1)
            relations.append(row.relation)
            edits.append(lemma.script(row.form, row.lemma))
            after_space = row.is_followed_by_space
    return document


def _factuality(path: Path) -> Scores:
    found: Scores = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            edges = [0]
            for token in record["tokens"]:
                edges.append(edges[-1] + len(token))
            found["".join(record["tokens"])] = [
                (edges[event["start"]], edges[event["end"]], event["score"]) for event in record["events"]
            ]
    return found


def _judge(block: conllu.Block, scores: Scores) -> list[float | None] | None:
    predicates = scores.get("".join(row.form for row in block.rows))
    if predicates is None:
        return None
    judged: list[float | None] = []
    at = 0
    for row in block.rows:
        score = [score for start, end, score in predicates if start <= at < end]
        judged.append(score[0] if score else None)
        at += len(row.form)
    return judged
