"""Exams of grounding: places on LGL and TR-News, actors on PLOVER's gold records, dates on recognisers' unit tests.

Each takes file paths in the formats that `data/README.md` describes, so that held-back sets of the same form run by the
same commands. Names of places are given (gold toponyms); what is measured is which place they are taken for.
"""

import gzip
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evaluation.geoparse import geoparse
from evaluation.score import Exam, Score, scored
from reportedly import acquire, clean, resolve
from reportedly.records import Actor, Article, GroundingKind, Snapshot, Span, Time
from reportedly.resolve.distance import distance_km
from reportedly.resolve.place import resolve_toponyms
from reportedly.resolve.tables import load_tables

NEAR_KM = 161.0
"""A hundred miles, the customary limit of Acc@161."""

# Written for a country or a body in the gold records, and as we write it.
_CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "UNO": "IGO", "EUR": "IGO", "KOS": "XKX"}
_SECTORS = {"CIV": "CVL", "MOS": "REL", "ITL": ""}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in raw.decode("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


@dataclass(frozen=True, slots=True)
class _Marks:
    """One document's or record's tally."""

    right: int
    asked: int


def _share(marks: Sequence[_Marks]) -> float | None:
    asked = sum(mark.asked for mark in marks)
    return sum(mark.right for mark in marks) / asked if asked else None


def _score(name: str, marks: Sequence[_Marks]) -> Score:
    return scored(name, marks, _share, n=sum(mark.asked for mark in marks))


def toponyms(paths: Sequence[Path]) -> Sequence[Score]:
    """Share of gold toponyms that lie within 161 km of the place chosen; one that is not resolved counts as wrong.

    Args:
        paths: LGL, TR-News or others of their form, JSON lines, perhaps compressed.
    """
    gazetteer, tables = resolve.open_gazetteer(), load_tables()
    scores = []
    for path in paths:
        near, land, sizes = [], [], []
        for document in _lines(path):
            spans = {Span(t["start"], t["end"]): t for t in document["toponyms"]}
            found = resolve_toponyms(document["text"], spans, gazetteer=gazetteer, tables=tables)
            gold = [(span, t) for span, t in spans.items() if t.get("geonameid") and t.get("lat") is not None]
            best = [(found[span].best, t) for span, t in gold]
            hits = [
                b is not None and distance_km(t["lat"], t["lon"], b.entry.lat, b.entry.lon) <= NEAR_KM for b, t in best
            ]
            near.append(_Marks(sum(hits), len(gold)))
            land.append(_Marks(sum(b is not None for b, _ in best), len(gold)))
            sizes.append(len(gold))
        name = path.name.partition(".")[0]
        scores += [_score(f"{name}: within 161 km", near), _score(f"{name}: resolved at all", land)]
    return scores


def actors(paths: Sequence[Path]) -> Sequence[Score]:
    """Country and sector of the actors in PLOVER's gold records, given the actor's words.

    UN, EU and other bodies between states are one code in these records; sectors are compared by their first
    three letters.
    """
    gazetteer = resolve.open_gazetteer()
    country, sector = [], []
    for path in paths:
        for record in json.loads(path.read_text(encoding="utf-8")):
            for actor in _actors(record):
                found = resolve.ground(
                    GroundingKind.ACTOR, actor["actorText"].strip(), context=record["text"], gazetteer=gazetteer
                ).target
                got = found if isinstance(found, Actor) else None
                want = _CODES.get(actor["code"], actor["code"])
                country.append(_Marks(got is not None and _CODES.get(got.country or "", got.country) == want, 1))
                part = (actor.get("sector") or "")[:3]
                if part and part != "***":
                    sector.append(_Marks(got is not None and _SECTORS.get(part, part) in got.sectors, 1))
    return [_score("country", country), _score("sector", sector)]


def _actors(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for side in ("source", "target"):
        for actor in record.get(side) or ():
            if isinstance(actor, dict) and actor.get("actorText") and actor.get("code"):
                yield actor


_KINDS = {"date", "daterange", "datetime", "datetimerange"}


def dates(paths: Sequence[Path]) -> Sequence[Score]:
    """Share of time expressions whose days are exactly one of the readings that the case allows.

    Only cases that speak of dates are asked (date, daterange, datetime, datetimerange), each input and day once. Their
    ranges leave out the last day, month or year that the words name ("from March to May" ends with April), ours hold
    it, as news means it; both are accepted.
    """
    found_marks, right = [], []
    for path in paths:
        seen = set()
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            reference = (case.get("Context") or {}).get("ReferenceDateTime")
            key = (case["Input"], reference)
            if not reference or key in seen:
                continue
            seen.add(key)
            for result in case.get("Results", ()):
                wanted = set(_wanted(result))
                if wanted:
                    hit, exact = _dated(case["Input"], date.fromisoformat(reference[:10]), result, wanted)
                    found_marks.append(_Marks(hit, 1))
                    right.append(_Marks(exact, 1))
    return [_score("found", found_marks), _score("days exact", right)]


def _wanted(result: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if result.get("TypeName", "").rpartition(".")[2] not in _KINDS:
        return
    for value in (result.get("Resolution") or {}).get("values") or ():
        if value["type"] in ("date", "datetime") and value["value"][:1].isdigit():
            yield value["value"][:10], value["value"][:10]
            continue
        start, end = value.get("start", "")[:10], value.get("end", "")[:10]
        if start[:1].isdigit() or end[:1].isdigit():
            yield start, end
            if end and value["type"] == "daterange":
                yield start, (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def _fits(time: Time, want: tuple[str, str]) -> bool:
    """Whether our days are the wanted ones, their open ends and left-out last granule allowed for."""
    start = time.start.isoformat() if time.start else ""
    if want[0] and start != want[0]:
        return False
    if not want[1] or time.end is None:
        return not want[1]
    granule = {"year": time.end.replace(month=1, day=1), "month": time.end.replace(day=1)}.get(
        time.granularity, time.end
    )
    return want[1] in (time.end.isoformat(), granule.isoformat())


def _dated(text: str, day: date, result: dict[str, Any], wanted: set[tuple[str, str]]) -> tuple[bool, bool]:
    article = Article(
        id="case",
        snapshot_id="case",
        url=None,
        outlet=None,
        byline=None,
        title=None,
        published=day,
        published_at=None,
        language="en",
        text=text,
    )
    expressions = resolve.recognise_times(article).found
    there = [e for e in expressions if e.span.start <= result["End"] and result["Start"] < e.span.end]
    for expression in there:
        days = expression.time
        if days is None:
            continue
        if any(_fits(days, want) for want in wanted):
            return True, True
    return bool(there), False


_TRIES = 5


def dates_speed(paths: Sequence[Path]) -> Sequence[Score]:
    """Milliseconds of one core for the time expressions of one report: the middle of five tries, over all reports.

    Args:
        paths: Files or folders of reports, as `reportedly read` takes them.
    """
    found = (each for path in paths for each in acquire.fetch(str(path)))
    articles = [clean.clean(each).found[0] for each in found if isinstance(each, Snapshot)]
    for article in articles[:1]:
        resolve.recognise_times(article)  # patterns are compiled with the first use
    marks = [_Marks(round(1e6 * _seconds(article)), 1000) for article in articles]
    length = sum(len(article.text) for article in articles) // max(1, len(articles))
    return [
        scored("times of a report", marks, _share, n=len(articles), unit="ms"),
        Score(name="length of a report", value=length, n=len(articles), unit="characters"),
    ]


def _seconds(article: Article) -> float:
    spent = []
    for _ in range(_TRIES):
        began = time.process_time()
        resolve.recognise_times(article)
        spent.append(time.process_time() - began)
    return sorted(spent)[_TRIES // 2]


def _exam(run: Callable[[Sequence[Path]], Sequence[Score]], files: tuple[str, ...], about: str) -> Exam:
    return Exam(run=run, files=files, kind="scoreboard", about=about)


EXAMS: dict[str, Exam] = {
    "toponyms": _exam(
        toponyms, ("places/lgl.jsonl.gz", "places/tr-news.jsonl.gz"), "which place a given name means (LGL, TR-News)"
    ),
    "geoparse": _exam(
        geoparse, ("places/tr-news.jsonl.gz",), "which names are places, and which places, end to end (TR-News)"
    ),
    "actors": _exam(actors, ("events/plover-gsr.json",), "country and sector of given actors (PLOVER gold records)"),
    "dates-speed": _exam(
        dates_speed, ("articles/*",), "milliseconds for the time expressions of a report (news articles)"
    ),
    "dates": _exam(
        dates, ("time/recognizers-english/DateTimeModel.json",), "days of time expressions (unit tests of a recogniser)"
    ),
}
