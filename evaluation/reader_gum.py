"""GUM's own marks of who says what and of nouns that name events: news, courts, interviews, lives and travel.

Attribution here is out of domain: the model learnt it from election news alone. GUM marks clauses, not words: one
clause holds source and cue ("researchers say"), others what is said.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from evaluation.score import f1
from reportedly.annotate import OnnxAnnotator, conllu
from reportedly.annotate.reader import words_of
from reportedly.records import Annotation, Article, Span

_JACCARD = 0.5  # contents agree if they share half of the characters that either has
_SURE = 0.2  # best F1 on 25 of GUM's training documents (79); few nouns name events, so the model hesitates
_NOUNS = ("NOUN", "PROPN")

FIGURES = {
    "content overlap F1": "content",
    "clause of source and cue F1": "clause",
    "whole attribution F1": "whole",
}
"""Figure by what is counted for it."""


def figures(total: Counter[str]) -> dict[str, float | None]:
    """F1 of everything that `marked` counts."""
    return {name: f1(*(total[f"{key} {part}"] for part in ("right", "made", "asked"))) for name, key in FIGURES.items()}


def marked(report: Mapping[str, Any], annotator: OnnxAnnotator) -> Counter[str]:
    """Counts of right, made and asked-for cases in one document.

    Content counts characters that are not white space. A clause is found if the source or the cue of an attribution
    shares a character with it; the attribution is right as a whole if the contents also share half of their characters
    (Jaccard). One gold link is used once, the one whose content fits best.
    """
    text = report["text"]
    article = Article(
        id="report", snapshot_id="", url=None, outlet=None, byline=None, title=None, published=None, published_at=None,
        language="en", text=text,
    )  # fmt: skip
    found = annotator.read(words_of(article)).found[0].attributions
    made = [(_characters((*one.source, *one.cue), text), _characters(one.content, text)) for one in found]
    gold = [(_stretches(one["source_cue"], text), _stretches(one["content"], text)) for one in report["attributions"]]
    said, asked = set().union(*(one for _, one in made)), set().union(*(one for _, one in gold))
    counts = Counter({"content right": len(said & asked), "content made": len(said), "content asked": len(asked)})
    for key in ("clause", "whole"):
        counts.update({f"{key} made": len(made), f"{key} asked": len(gold)})
    for clause, content in made:
        fitting = [one for one in gold if one[0] & clause]
        if fitting:
            best = max(fitting, key=lambda one: _shared(one[1], content))
            gold.remove(best)
            counts.update({"clause right": 1, "whole right": int(_shared(best[1], content) >= _JACCARD)})
    return counts


def _characters(spans: tuple[Span, ...], text: str) -> set[int]:
    return _stretches([[span.start, span.end] for span in spans], text)


def _stretches(pieces: list[list[int]], text: str) -> set[int]:
    return {at for start, end in pieces for at in range(start, end) if not text[at].isspace()}


def _shared(left: set[int], right: set[int]) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


def nominals(given: conllu.Given, annotation: Annotation) -> Counter[str]:
    """Nouns that head an event mention in GUM against nouns that the model takes for the name of an event."""
    counts: Counter[str] = Counter()
    for lines, sentence in zip(given.lines, annotation.sentences, strict=True):
        rows = [line.split("\t") for line in lines if line.split("\t")[0].isdigit()]
        heads = set(_event_heads(rows))
        for at, (cells, token) in enumerate(zip(rows, sentence.tokens, strict=True)):
            if cells[3] in _NOUNS:
                is_made = token.nominal >= _SURE
                counts.update({"right": at in heads and is_made, "made": is_made, "asked": at in heads})
    return counts


def _event_heads(rows: list[list[str]]) -> Iterator[int]:
    """Words that no word of their own event mention governs, in a sentence's CoNLL-U cells."""
    begun: dict[str, list[tuple[int, str]]] = {}
    for at, cells in enumerate(rows):
        value = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", value.group(1) if value else ""):
            parts = mark.strip("()").split("-")
            if mark.startswith("("):
                begun.setdefault(parts[0], []).append((at, parts[1] if len(parts) > 1 else ""))
            if mark.endswith(")") and begun.get(parts[0]):
                first, kind = begun[parts[0]].pop()
                if kind == "event":
                    yield from (n for n in range(first, at + 1) if not first <= int(rows[n][6]) - 1 <= at)
