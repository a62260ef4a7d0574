"""Putting a situation's reports through Reportedly, in this process, by its Python doors."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.situations.gold import Json, Situation
from evaluation.situations.marking import Answered
from reportedly import codec, pipeline
from reportedly.pipeline import open_reader
from reportedly.records import Reading, Stated

__all__ = ["answered", "open_reader", "readings"]


def readings(situation: Situation, reader: pipeline.Reader) -> dict[str, Reading]:
    """What Reportedly reads in one situation's reports, by report; one that cannot be read is left out.

    Reports are read in the order in which they were published, as JSON lines with url, title, text, published,
    outlet and language.
    """
    urls = {_url(situation, report): report["id"] for report in situation.reports}
    with TemporaryDirectory() as folder:
        file = Path(folder, f"{situation.id}.jsonl")
        file.write_text("".join(_row(situation, report) for report in _by_day(situation)), encoding="utf-8")
        outcomes = pipeline.read_all(pipeline.snapshots([str(file)], stated=Stated()), reader=reader)
        found = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
    return {urls[reading.article.url]: reading for reading in found if reading.article.url in urls}


def answered(situation: Situation, reader: pipeline.Reader) -> Answered:
    """What Reportedly says about one situation: one reading for each report, and the board of all.

    A report that cannot be read counts as an empty answer.
    """
    found = readings(situation, reader)
    ledger = pipeline.open_ledger(":memory:")
    pipeline.add(list(found.values()), ledger)
    board: dict[str, Any] = json.loads(codec.board_json(*pipeline.board(ledger)))
    return Answered(
        readings={report: json.loads(codec.reading_json(reading)) for report, reading in found.items()}, board=board
    )


def _by_day(situation: Situation) -> list[Json]:
    return sorted(situation.reports, key=lambda report: (report["published"], report["id"]))


def _url(situation: Situation, report: Json) -> str:
    return f"https://exam.invalid/{situation.id}/{report['id']}"


def _row(situation: Situation, report: Json) -> str:
    stated = {key: report[key] for key in ("title", "text", "published", "outlet")}
    return json.dumps({"url": _url(situation, report), **stated, "language": "en"}, ensure_ascii=False) + "\n"
