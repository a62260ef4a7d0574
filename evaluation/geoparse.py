"""End to end: which names of a text are places, and which places they are, against gold toponyms.

The reader model sees the names, `resolve` adds those of the gazetteer and chooses. A toponym found is right if it
overlaps a gold one (one to one, in text order) and its place lies within 161 km. Gold toponyms without coordinates are
left out, and so is what was found on them, because nobody can say whether it is right.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.score import Score, f1, scored
from reportedly import annotate, extract, resolve
from reportedly.records import Annotation, Article, Span, Statement
from reportedly.resolve.distance import distance_km
from reportedly.resolve.gazetteer import Entry, lookup_of
from reportedly.resolve.report_places import find_places
from reportedly.resolve.tables import load_tables

NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class _Tally:
    """One document."""

    seen: int
    """Toponyms found that overlap a gold one."""
    right: int
    """Of these, those within 161 km."""
    found: int
    gold: int


def geoparse(paths: Sequence[Path]) -> Sequence[Score]:
    """F1 of finding toponyms, and of finding and placing them.

    Args:
        paths: TR-News, LGL or others of their form, JSON lines, perhaps compressed.
    """
    annotator, gazetteer = annotate.open_annotator(), resolve.open_gazetteer()
    words = extract.english()
    scores = []
    for path in paths:
        tallies = []
        for document in _documents(path):
            article = _article(document)
            annotation = next(iter(annotator.annotate([article]))).found[0]
            times = resolve.recognise_times(article, annotation.sentences).found
            statements = extract.extract(article, annotation, times=times, words=words).found
            tallies.append(_tally(document, _toponyms(article, annotation, statements, gazetteer)))
        name = path.name.partition(".")[0]
        for what, count in (("recognised", "seen"), ("recognised and within 161 km", "right")):
            scores.append(_score(f"{name}: {what}", tallies, count))
    return scores


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in raw.decode("utf-8").split("\n") if line.strip())


def _article(document: dict[str, Any]) -> Article:
    return Article(
        id="document",
        snapshot_id="document",
        url=None,
        outlet=None,
        byline=None,
        title=None,
        published=_day(document.get("published") or document.get("date")),
        published_at=None,
        language="en",
        text=document["text"],
    )


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None


def _toponyms(
    article: Article, annotation: Annotation, statements: tuple[Statement, ...], gazetteer: resolve.EmbeddedGazetteer
) -> list[tuple[Span, Entry]]:
    places = find_places(article, annotation, statements, gazetteer=lookup_of(gazetteer), tables=load_tables())
    return [(span, found.best.entry) for span, found in places.toponyms if found.best is not None]


def _tally(document: dict[str, Any], found: list[tuple[Span, Entry]]) -> _Tally:
    gold = [(Span(t["start"], t["end"]), t) for t in document["toponyms"]]
    asked = [(span, t) for span, t in gold if t.get("geonameid") and t.get("lat") is not None]
    unplaced = [span for span, t in gold if not (t.get("geonameid") and t.get("lat") is not None)]
    kept = [(span, entry) for span, entry in found if not any(span.meets(other) for other in unplaced)]
    seen = right = 0
    free = list(kept)
    for span, toponym in asked:
        met = next((one for one in free if one[0].meets(span)), None)
        if met is None:
            continue
        free.remove(met)
        seen += 1
        right += distance_km(toponym["lat"], toponym["lon"], met[1].lat, met[1].lon) <= NEAR_KM
    return _Tally(seen=seen, right=right, found=len(kept), gold=len(asked))


def _score(name: str, tallies: Sequence[_Tally], count: str) -> Score:
    def measure(some: Sequence[_Tally]) -> float | None:
        hits = sum(getattr(one, count) for one in some)
        return f1(hits, sum(one.found for one in some), sum(one.gold for one in some))

    return scored(name, tallies, measure, n=sum(one.gold for one in tallies))
