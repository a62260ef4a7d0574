"""Reads the dev sets of the reader model's exams; formats as in the data folder's own description."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.annotate import Words

_GLUED_LEFT = frozenset(". , ; : ! ? ) ] } 's n't 're 've 'll 'd 'm % ''".split())
_GLUED_RIGHT = frozenset("( [ { $ £ € # ``".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One text with given words and the BIO tag of each."""

    words: Words
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One sentence and the factuality score of its predicates, by position of the word."""

    words: Words
    scores: tuple[tuple[int, float], ...]


def words_from(name: str, sentences: Sequence[Sequence[str]]) -> Words:
    """A text put together from words, spaced as English is; its first word opens a paragraph."""
    text, at, placed = [], 0, []
    for forms in sentences:
        row, before = [], ""
        for form in forms:
            gap = "" if at == 0 or form in _GLUED_LEFT or before in _GLUED_RIGHT else " "
            at += len(gap)
            row.append((at, at + len(form)))
            at += len(form)
            text += [gap, form]
            before = form
        placed.append(tuple(row))
    return Words(article_id=name, text="".join(text), sentences=tuple(placed), openings=frozenset((0,)))


def tagged(path: Path) -> Iterator[Tagged]:
    """Texts of a file with a word and a tag on each line; sentences of one document stand together where ids tell."""
    document = ""
    sentences: list[list[tuple[str, str]]] = []
    for name, rows in _blocks(path):
        if sentences and (name != document or not name):
            yield _tagged(document, sentences)
            sentences = []
        document = name
        sentences.append(rows)
    if sentences:
        yield _tagged(document, sentences)


def _tagged(name: str, sentences: list[list[tuple[str, str]]]) -> Tagged:
    words = words_from(name or "text", [[word for word, _ in rows] for rows in sentences])
    return Tagged(words=words, tags=tuple(tag for rows in sentences for _, tag in rows))


def _blocks(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    name, rows = "", []
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        if line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip().rsplit("-", 1)[0]
        elif line.startswith("#") and "\t" not in line:
            continue
        elif line.strip():
            word, tag = line.rstrip().rsplit("\t", 1)
            rows.append((word.strip() or "_", tag))
        elif rows:
            yield name, rows
            rows = []


def judged(path: Path) -> Iterator[Judged]:
    """Sentences with judged predicates."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            # A predicate of several words is judged at its first, as it is taught.
            scores = tuple((event["start"], float(event["score"])) for event in record["events"])
            yield Judged(words=words_from(record["id"], [record["tokens"]]), scores=scores)


def reports(path: Path) -> Iterator[dict[str, Any]]:
    """Articles with attributions (JSON lines, gzip by name)."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
