"""PolNeAR as documents: who says what, with the reader's own words and sentences."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.annotate import features, tokens
from training.documents import Document
from training.labels import ROLE_TAGS

Range = tuple[int, int]


def polnear(data: Path) -> Iterator[Document]:
    """The training articles."""
    with gzip.open(data / "attribution/polnear/train/polnear-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _document(json.loads(line))


def _document(article: dict[str, Any]) -> Document:
    text = article["text"]
    document = Document("polnear", [], [], [])
    ranges: list[Range] = []
    blocks = tokens.paragraphs(text)
    openings = {start for start, _ in blocks}
    for sentence in tokens.sentences(text, blocks):
        document.starts.append(len(ranges))
        for position, (start, end) in enumerate(sentence):
            document.words.append(text[start:end])
            after_space = start == 0 or text[start - 1].isspace()
            document.places.append(
                features.place(opens_sentence=position == 0, after_space=after_space, opens_paragraph=start in openings)
            )
        ranges += sentence
    document.roles, document.cues = _roles(ranges, article)
    return document


def _roles(ranges: list[Range], article: dict[str, Any]) -> tuple[list[int], list[int]]:
    roles, cues = [0] * len(ranges), [-1] * len(ranges)
    # Few words have two roles (0.7 %); the cue is the rarest and wins, then the source.
    for role in reversed(("CUE", "SOURCE", "CONTENT")):
        for attribution in article["attributions"]:
            cue_words = [at for piece in attribution["cue"] for at in _inside(ranges, piece)]
            for piece in attribution[role.lower()]:
                for n, at in enumerate(_inside(ranges, piece)):
                    roles[at] = ROLE_TAGS.index(f"{'B' if n == 0 else 'I'}-{role}")
                    cues[at] = min(cue_words) if cue_words else -1
    for at in (at for piece in article["discard"] for at in _inside(ranges, piece)):
        roles[at] = -1
    return roles, cues


def _inside(ranges: list[Range], piece: list[int]) -> list[int]:
    low, high = 0, len(ranges)
    while low < high:
        middle = (low + high) // 2
        if ranges[middle][1] <= piece[0]:
            low = middle + 1
        else:
            high = middle
    found = []
    while low < len(ranges) and ranges[low][0] < piece[1]:
        found.append(low)
        low += 1
    return found
