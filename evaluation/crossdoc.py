"""Exams of events across documents: ECB+ end to end, from text to clusters of event mentions.

Everything that Reportedly takes for an event in the annotated sentences is a mention: triggers of its statements and
the cues of its attributions, which the corpus marks as reporting events. Mentions that the corpus does not know are
wrong, those that were not found are missed; the three scores of the CoNLL mean are over all of them.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.score import Exam, Score, bootstrap
from evaluation.situations.clusters import Cluster, Groups, conll, mark_clusters, pairs
from evaluation.situations.figures import Retrieval, Tally, total
from reportedly import link, pipeline
from reportedly.records import Article, LinkKind, Reading

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Something that Reportedly takes for an event."""

    id: str
    start: int
    end: int


def _rows(path: Path) -> Iterator[Json]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _article(row: Json) -> Article:
    name = f"a-{row['id']}"
    return Article(
        id=name, snapshot_id=name, url=None, outlet=None, byline=None, title=None, published=None, published_at=None,
        language="en", text=row["text"],
    )  # fmt: skip


def ecb(paths: Sequence[Path]) -> Sequence[Score]:
    """Cluster the event mentions of all dev documents at once, as one ledger, and mark each topic.

    A mention counts as found where its trigger overlaps the corpus's; mentions outside the sentences that hold a scored
    mention are not looked at. Only rows of the dev part are read; rows without a part all are.
    """
    rows = [row for path in paths for row in _rows(path) if row.get("split", "dev") == "dev"]
    reader = pipeline.open_reader()
    readings = {row["id"]: reader.read_article(_article(row)) for row in rows}
    events = Groups()
    for each in link.across(readings.values()).found:
        if each.kind is LinkKind.SAME_EVENT:
            events.join(each.left, each.right)
    topics: dict[str, list[Json]] = {}
    for row in rows:
        topics.setdefault(str(row["topic"]), []).append(row)
    return marked([mark_topic(members, readings, events) for members in topics.values()])


def mark_topic(rows: Sequence[Json], readings: Mapping[str, Reading], events: Groups) -> Tally:
    """The figures of one topic: its documents' mentions against those that the corpus clusters."""
    tally = Tally()
    gold, ours, subtopic = Groups(), Groups(), dict[str, str]()
    asked, made = list[str](), list[str]()
    by_event: dict[str, list[str]] = {}
    found = 0
    for row in rows:
        scored = [event for event in row["events"] if event["scored"]]
        for event in scored:
            asked.append(event["id"])
            subtopic[event["id"]] = row["subtopic"]
            if event["chain"]:
                gold.join(event["id"], f"chain {event['chain']}")
        mentions = _mentions(readings[row["id"]], {row["sentences"][e["sentence"]][0] for e in scored}, row)
        answers = _answers(mentions, scored)
        found += len(answers)
        for mention in mentions:
            name = answers.get(mention.id, f"ours {mention.id}")
            subtopic[name] = row["subtopic"]
            made.append(name)
            by_event.setdefault(events.name(mention.id), []).append(name)
    for names in by_event.values():
        for other in names[1:]:
            ours.join(names[0], other)
    _mark(gold.among(asked), ours.among(made), tally)
    tally.mark("mentions found", found, len(asked))
    tally.mark("mentions right", found, len(made))
    joined = pairs(ours.among(made))
    # Two subtopics are two happenings of one kind: what joins them is a false merge, whatever the corpus marks.
    tally.mark("false merges", sum(len({subtopic[name] for name in pair}) > 1 for pair in joined), len(joined))
    return tally


def _mark(gold: Sequence[Cluster], made: Sequence[Cluster], tally: Tally) -> None:
    """The three scores; a mention that the corpus does not know is wrong, also where it stands alone (Pradhan 2014)."""
    three = Tally()
    mark_clusters(gold, made, three)
    for name in ("same_event MUC", "same_event CEAF-e"):
        tally.find(name, three.retrieval(name))
    right = {member: cluster for cluster in gold for member in cluster}
    mine = {member: cluster for cluster in made for member in cluster}
    known = right.keys() & mine.keys()
    precision = sum(len(mine[each] & right[each]) / len(mine[each]) for each in known)
    recall = sum(len(right[each] & mine[each]) / len(right[each]) for each in known)
    tally.find("same_event B-cubed", Retrieval(precision, len(mine), recall, len(right)))


def _mentions(reading: Reading, sentences: set[int], row: Json) -> list[Mention]:
    """Triggers of statements, then cues of attributions that are none, inside some sentences."""
    spans = [(start, end) for start, end in row["sentences"] if start in sentences]
    found = [Mention(id=s.id, start=s.trigger.start, end=s.trigger.end) for s in reading.statements]
    cues = [span for attribution in reading.attributions for span in attribution.cue[-1:]]
    for span in sorted(set(cues)):
        if not any(span.start < other.end and other.start < span.end for other in found):
            found.append(Mention(id=f"{row['id']} cue {span.start}", start=span.start, end=span.end))
    return [each for each in found if any(start <= each.start < end for start, end in spans)]


def _answers(mentions: Sequence[Mention], scored: Sequence[Json]) -> dict[str, str]:
    """For our mentions the one of the corpus each answers, longest overlap first, one to one."""
    overlaps = sorted(
        (-max(min(m.end, end) - max(m.start, start) for start, end in event["spans"]), n, k)
        for n, m in enumerate(mentions)
        for k, event in enumerate(scored)
    )
    answers: dict[str, str] = {}
    taken: set[str] = set()
    for size, n, k in overlaps:
        mine, its = mentions[n].id, str(scored[k]["id"])
        if size < 0 and mine not in answers and its not in taken:
            answers[mine] = its
            taken.add(its)
    return answers


def _figures(tallies: Sequence[Tally]) -> dict[str, tuple[float | None, int]]:
    whole = total(tallies)
    right, asked = whole.share("mentions right"), whole.share("mentions found")
    figures: dict[str, tuple[float | None, int]] = {
        "CoNLL F1": (conll(whole), asked.n),
        "mention recall": (asked.value, asked.n),
        "mention precision": (right.value, right.n),
    }
    for name in ("B-cubed", "MUC", "CEAF-e"):
        figures[f"{name} F1"] = (whole.retrieval(f"same_event {name}").f1, asked.n)
    merges = whole.share("false merges")
    figures["false merges"] = (merges.value, merges.n)
    return figures


def marked(tallies: Sequence[Tally]) -> Sequence[Score]:
    """Figures over all topics, with intervals over topics."""
    figures = _figures(tallies)
    spans = bootstrap(tallies, lambda draw: {name: value for name, (value, _) in _figures(draw).items()})
    return [
        Score(name=name, value=value, low=spans.get(name, (None,))[0], high=spans.get(name, (None, None))[1], n=n)
        for name, (value, n) in figures.items()
    ]


EXAMS: dict[str, Exam] = {
    "ecb": Exam(
        run=ecb,
        files=("crossdoc/ecbplus-traindev.jsonl.gz",),
        kind="scoreboard",
        about="ECB+ dev end to end: event mentions of 197 documents found and clustered across documents",
    ),
}
"""Exams of this module by name."""
