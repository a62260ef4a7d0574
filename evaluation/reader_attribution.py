"""Marks attributions against gold: characters, exact spans, and whole source-cue-content relations."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from evaluation.score import f1
from reportedly.annotate import OnnxAnnotator
from reportedly.annotate.reader import words_of
from reportedly.records import Article, Span, TaggedAttribution

ROLES = ("source", "cue", "content")
FIGURES = {
    **{f"{role} overlap F1": f"{role} characters" for role in ROLES},
    **{f"{role} exact F1": f"{role} spans" for role in ROLES},
    "cue linked to source F1": "source link",
    "cue linked to content F1": "content link",
    "whole attribution F1": "whole",
}
"""Figure by what is counted for it."""

_JACCARD = 0.5  # contents agree if they share half of the words that either has
Range = tuple[int, int]
Gold = dict[str, list[list[int]]]


def figures(total: Counter[str]) -> dict[str, float | None]:
    """F1 of everything that `marked` counts."""
    return {
        name: f1(total[f"{key} right"], total[f"{key} made"], total[f"{key} asked"]) for name, key in FIGURES.items()
    }


def marked(report: dict[str, Any], annotator: OnnxAnnotator) -> Counter[str]:
    """Counts of right, made and asked-for cases in one report; page furniture is left out of all of them.

    Characters are those that are not white space. Spans are the pieces of a role, right if both edges are. A relation
    is right if its cue shares a character with the gold cue, and so do the sources (or both have none); contents must
    share half of their characters (Jaccard). One gold relation is used once.
    """
    text = report["text"]
    article = Article(
        id="report", snapshot_id="", url=None, outlet=None, byline=None, title=None, published=None, published_at=None,
        language="en", text=text,
    )  # fmt: skip
    ours = annotator.read(words_of(article)).found[0].attributions
    furniture = _characters(report["discard"], text)
    gold = [one for one in report["attributions"] if not _characters(one["cue"], text) & furniture]
    made = [_plain(one) for one in ours if not _characters(_plain(one)["cue"], text) & furniture]
    counts: Counter[str] = Counter()
    for role in ROLES:
        asked, found = _all(gold, role), _all(made, role)
        _count(counts, f"{role} spans", asked, found)
        _count(counts, f"{role} characters", _characters(asked, text) - furniture, _characters(found, text) - furniture)
    _count_relations(counts, gold, made, text)
    return counts


def _plain(one: TaggedAttribution) -> Gold:
    return {role: [[span.start, span.end] for span in _spans(one, role)] for role in ROLES}


def _spans(one: TaggedAttribution, role: str) -> tuple[Span, ...]:
    spans: tuple[Span, ...] = getattr(one, role)
    return spans


def _all(relations: Iterable[Gold], role: str) -> set[Range]:
    return {(start, end) for one in relations for start, end in one[role]}


def _characters(pieces: Iterable[Iterable[int]], text: str) -> set[int]:
    return {at for start, end in pieces for at in range(start, end) if not text[at].isspace()}


def _count(counts: Counter[str], key: str, asked: set[Any], made: set[Any]) -> None:
    counts.update({f"{key} right": len(asked & made), f"{key} made": len(made), f"{key} asked": len(asked)})


def _count_relations(counts: Counter[str], gold: list[Gold], made: list[Gold], text: str) -> None:
    for key in ("source link", "content link", "whole"):
        counts.update({f"{key} made": len(made), f"{key} asked": len(gold)})
    free = [{role: _characters(one[role], text) for role in ROLES} for one in gold]
    for one in made:
        mine = {role: _characters(one[role], text) for role in ROLES}
        match = next((other for other in free if other["cue"] & mine["cue"]), None)
        if match is None:
            continue
        free.remove(match)
        is_source = bool(match["source"] & mine["source"]) or not (match["source"] or mine["source"])
        either = match["content"] | mine["content"]
        is_content = bool(either) and len(match["content"] & mine["content"]) >= _JACCARD * len(either)
        counts.update(
            {"source link right": is_source, "content link right": is_content, "whole right": is_source and is_content}
        )
